//! HeaderIndex of columns: code beats alias beats label, in any of the three languages; a near miss is proposed, never taken.

use std::collections::{BTreeMap, HashMap};

use crate::contacts::catalogue::Catalogue;
use crate::fields::{Field, FieldId, standard};
use crate::imports::model::column_mapping::Choice;
use crate::imports::model::options::Options;
use crate::kinds::{Kind, OwnColumn};
use crate::seal;
use crate::text::{fold_tight, near, trim};

/// Which half of a pair of columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Prefix {
    Old,
    New,
}

/// What a header says.
pub(crate) struct Label {
    pub prefix: Option<Prefix>,
    pub meaning: Meaning,
}

/// What a name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Meaning {
    Field(FieldId),
    Own(OwnColumn),
    Check,
    Blank,
    Ignored,
    Unknown { near: Option<String> },
}

impl Label {
    /// Whether the name is one that the product knows.
    pub fn is_known(&self) -> bool {
        matches!(self.meaning, Meaning::Field(_) | Meaning::Own(_) | Meaning::Check)
    }

    /// Whether it is nearly one.
    pub fn has_near(&self) -> bool {
        matches!(&self.meaning, Meaning::Unknown { near: Some(_) })
    }
}

/// Splits `[old]` or `[new]` off a header, whatever its case and spaces.
pub(crate) fn prefixed(header: &str) -> (Option<Prefix>, &str) {
    let header = trim(header);
    let Some((word, rest)) = header.strip_prefix('[').and_then(|rest| rest.split_once(']')) else {
        return (None, header);
    };
    match trim(word).to_ascii_lowercase().as_str() {
        "old" => (Some(Prefix::Old), trim(rest)),
        "new" => (Some(Prefix::New), trim(rest)),
        _ => (None, header),
    }
}

/// All names that a column may have: code beats alias beats label.
pub(crate) struct HeaderIndex {
    kind: Kind,
    ranked: [HashMap<String, Vec<FieldId>>; 3],
    codes: BTreeMap<String, FieldId>,
}

impl HeaderIndex {
    /// The names of an institution's fields.
    pub fn new(catalogue: &Catalogue, kind: Kind) -> Self {
        let mut this = Self { kind, ranked: Default::default(), codes: BTreeMap::new() };
        for field in catalogue.fields() {
            this.add(0, &field.code, field);
            field.aliases.iter().for_each(|alias| this.add(1, alias, field));
            field.labels.iter().for_each(|label| this.add(2, label, field));
            this.codes.insert(field.code.clone(), field.id);
        }
        this.ranked[0].insert("status".to_owned(), vec![standard::STATUS]);
        this
    }

    fn add(&mut self, rank: usize, name: &str, field: &Field) {
        let fields = self.ranked[rank].entry(fold_tight(name)).or_default();
        if !fields.contains(&field.id) {
            fields.push(field.id);
        }
    }

    /// The field that a name means, if it means one.
    pub fn field(&self, name: &str) -> Option<FieldId> {
        match self.candidates(name) {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// The fields that a name may mean, of the best rank that knows it.
    fn candidates(&self, name: &str) -> &[FieldId] {
        let name = fold_tight(name);
        self.ranked.iter().find_map(|names| names.get(&name)).map_or(&[], Vec::as_slice)
    }

    /// What a header at a position says, with what the user said about it.
    pub fn label(&self, at: usize, header: &str, options: &Options) -> Label {
        let (prefix, name) = prefixed(header);
        let meaning = match options.answers.columns.get(&at) {
            _ if name.is_empty() => Meaning::Blank,
            Some(Choice::Ignore) => Meaning::Ignored,
            Some(Choice::Field(code)) => self.meaning(code),
            Some(Choice::NewField(new)) => self.meaning(&new.code),
            Some(Choice::Context) | None => match self.meaning(name) {
                Meaning::Unknown { near: Some(near) } if options.accept_columns => self.meaning(&near),
                meaning => meaning,
            },
        };
        Label { prefix, meaning }
    }

    fn meaning(&self, name: &str) -> Meaning {
        if let Some(own) = self.kind.column(name) {
            return Meaning::Own(own);
        }
        match self.candidates(name) {
            _ if !self.kind.is_about_contacts() => Meaning::Unknown { near: None },
            _ if name.eq_ignore_ascii_case(seal::CHECK) => Meaning::Check,
            [one] => Meaning::Field(*one),
            [first, ..] => Meaning::Unknown { near: self.code(*first) },
            [] => Meaning::Unknown { near: self.near(name) },
        }
    }

    /// The code of a field.
    pub fn code(&self, field: FieldId) -> Option<String> {
        self.codes.iter().find(|(_, id)| **id == field).map(|(code, _)| code.clone())
    }

    /// The field whose code, alias or label is nearly this name.
    fn near(&self, name: &str) -> Option<String> {
        let name = fold_tight(name);
        let all = self.ranked.iter().flatten();
        let near = all.filter_map(|(known, fields)| Some((near(&name, known)?, fields.first()?)));
        near.min().and_then(|(_, field)| self.code(*field))
    }
}
