//! Names of columns: code beats alias beats label beats the usual headers of other programs, in any of the three languages.

use std::collections::{BTreeMap, HashMap};

use super::header_name::{bare, before_brackets};
use crate::contacts::catalogue::Catalogue;
use crate::fields::{Field, FieldId, standard, usual_headers};
use crate::imports::model::column_mapping::Choice;
use crate::imports::model::options::Options;
use crate::kinds::{Kind, OwnColumn};
use crate::seal;
use crate::text::{fold, fold_tight, near, trim};

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
    /// The fields that may be meant where it is not known, the nearest first.
    pub maybe: Vec<Maybe>,
}

/// A field that may be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Maybe {
    /// How many letters are otherwise.
    pub slips: usize,
    /// Whether letters are changed, not only left out at the end.
    pub is_changed: bool,
    pub field: FieldId,
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
    pub(crate) fn is_known(&self) -> bool {
        matches!(self.meaning, Meaning::Field(_) | Meaning::Own(_) | Meaning::Check)
    }

    /// Whether it is nearly one.
    pub(crate) fn has_near(&self) -> bool {
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

/// The letters and digits of a name, folded: `E-mail`, `e_mail` and `Email` are the same.
fn letters(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Where names of one rank lead.
type ByName = HashMap<String, Vec<FieldId>>;

/// All names that a column may have.
pub(crate) struct HeaderIndex {
    kind: Kind,
    /// By codes, aliases and labels as they are written.
    exact: [ByName; 3],
    /// The same by their letters, and the usual headers.
    loose: [ByName; 4],
    codes: BTreeMap<FieldId, String>,
}

/// The rank of usual headers among the loose names.
const USUAL: usize = 3;

impl HeaderIndex {
    /// The names of an institution's fields.
    pub(crate) fn new(catalogue: &Catalogue, kind: Kind) -> Self {
        let mut this = Self { kind, exact: Default::default(), loose: Default::default(), codes: BTreeMap::new() };
        for field in catalogue.fields().iter().chain(catalogue.consent()) {
            this.add(0, &field.code, field);
            field.aliases.iter().for_each(|alias| this.add(1, alias, field));
            field.labels.iter().for_each(|label| this.add(2, label, field));
            if is_of_use(field, kind) {
                usual_headers(field.id).iter().for_each(|name| insert(&mut this.loose[USUAL], letters(name), field.id));
            }
            this.codes.insert(field.id, field.code.clone());
        }
        this.exact[0].insert("status".to_owned(), vec![standard::STATUS]);
        this
    }

    fn add(&mut self, rank: usize, name: &str, field: &Field) {
        insert(&mut self.exact[rank], fold_tight(name), field.id);
        insert(&mut self.loose[rank], letters(name), field.id);
    }

    /// The field that a name means, if it means one.
    pub(crate) fn field(&self, name: &str) -> Option<FieldId> {
        match self.candidates(name, true) {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// The fields that a name may mean, of the best rank that knows it; `usual` headers only where the file is none of ours.
    fn candidates(&self, name: &str, usual: bool) -> &[FieldId] {
        let ranks = if usual { USUAL + 1 } else { USUAL };
        let find = |name: &str| {
            let (exact, loose) = (fold_tight(name), letters(name));
            let by_letters = self.loose.iter().take(ranks).filter(|_| !loose.is_empty());
            let found = self.exact.iter().find_map(|names| names.get(&exact));
            found.or_else(|| by_letters.into_iter().find_map(|names| names.get(&loose)))
        };
        find(name).or_else(|| find(bare(name))).map_or(&[], Vec::as_slice)
    }

    /// What a header at a position says, with what the user said about it.
    pub(crate) fn label(&self, at: usize, header: &str, usual: bool, options: &Options) -> Label {
        let (prefix, name) = prefixed(header);
        let meaning = match options.answers.columns.get(&at) {
            _ if name.is_empty() => Meaning::Blank,
            Some(Choice::Ignore) => Meaning::Ignored,
            Some(Choice::Field(code)) => self.meaning(code, usual),
            Some(Choice::NewField(new)) => self.meaning(&new.code, usual),
            Some(Choice::Context) | None => self.meaning(name, usual),
        };
        let maybe = match meaning {
            Meaning::Unknown { .. } if self.kind.is_about_contacts() => self.maybe(name, usual),
            _ => Vec::new(),
        };
        Label { prefix, meaning, maybe }
    }

    fn meaning(&self, name: &str, usual: bool) -> Meaning {
        if let Some(own) = self.kind.column(name).or_else(|| self.kind.column(bare(name))) {
            return Meaning::Own(own);
        }
        match self.candidates(name, usual) {
            _ if !self.kind.is_about_contacts() => Meaning::Unknown { near: None },
            _ if name.eq_ignore_ascii_case(seal::CHECK) => Meaning::Check,
            [one] => Meaning::Field(*one),
            _ => Meaning::Unknown { near: None },
        }
    }

    /// The code of a field.
    pub(crate) fn code(&self, field: FieldId) -> Option<&String> {
        self.codes.get(&field)
    }

    /// The fields that an unknown name may mean: those that share it, that of the name before its brackets, then those
    /// whose name is a slip away.
    fn maybe(&self, name: &str, usual: bool) -> Vec<Maybe> {
        let exactly = |field: &FieldId| Maybe { slips: 0, is_changed: false, field: *field };
        let same: Vec<Maybe> = self.candidates(name, usual).iter().map(exactly).collect();
        if !same.is_empty() {
            return same;
        }
        let before = before_brackets(name).map_or(&[][..], |before| self.candidates(before, usual));
        let mut found: Vec<Maybe> = before.iter().map(exactly).collect();
        if found.is_empty() {
            let name = Written::new(bare(name));
            let ranks = self.loose.iter().take(if usual { USUAL + 1 } else { USUAL }).enumerate();
            let all = ranks.flat_map(|(rank, names)| names.iter().map(move |(known, fields)| (rank, known, fields)));
            found = all.filter_map(|(rank, known, fields)| name.slip(known, rank == USUAL, *fields.first()?)).collect();
        }
        found.sort_unstable();
        found
    }
}

/// Whether it helps to know a field by its usual headers: it can be written, tells who is meant, or is compared.
fn is_of_use(field: &Field, kind: Kind) -> bool {
    kind.can_change(field) || kind.keys().contains(&field.id) || kind.compared().contains(&field.id)
}

fn insert(names: &mut ByName, name: String, field: FieldId) {
    let fields = names.entry(name).or_default();
    if !fields.contains(&field) {
        fields.push(field);
    }
}

/// A name that is compared with all known ones.
struct Written {
    letters: String,
    length: usize,
    digits: String,
    /// Its words, where there are several.
    words: Vec<String>,
}

impl Written {
    fn new(name: &str) -> Self {
        let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(letters);
        let words: Vec<String> = words.collect();
        let letters = letters(name);
        Self {
            length: letters.chars().count(),
            digits: digits(&letters),
            words: if words.len() > 1 { words } else { Vec::new() },
            letters,
        }
    }

    /// How far it is from a known name, if that may be a slip. Digits and whole words are no slips: `Address 3` is not
    /// `Address 2`, and `Address ID` is no address; of short names only the end may be missing. A usual header is meant only
    /// with its first letter.
    fn slip(&self, known: &str, is_usual: bool, field: FieldId) -> Option<Maybe> {
        /// The most letters that a slip adds or takes.
        const MOST: usize = 2;
        let length = known.chars().count();
        if self.length.abs_diff(length) > MOST {
            return None;
        }
        let is_changed = !(self.letters.starts_with(known) || known.starts_with(&self.letters));
        let is_short = self.length.min(length) < if is_usual { 6 } else { 5 };
        let is_far = is_usual && self.letters.chars().next() != known.chars().next();
        if is_changed && is_short || is_far || self.digits != digits(known) {
            return None;
        }
        let slips = near(&self.letters, known)?;
        let has_extra = self.words.iter().any(|word| is_extra(word, &self.letters, known));
        (!has_extra).then_some(Maybe { slips, is_changed, field })
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Whether the known name is what a name is without one of its words.
fn is_extra(word: &str, name: &str, known: &str) -> bool {
    name.strip_suffix(word).or_else(|| name.strip_prefix(word)).is_some_and(|rest| rest == known)
}
