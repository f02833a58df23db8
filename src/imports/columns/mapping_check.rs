//! Whether a mapping can hold in an institution: its fields exist, its rules and keys fit them, what it makes has sources.

use std::collections::BTreeSet;

use super::mapping_positions::unknown_source;
use crate::contacts::catalogue::Catalogue;
use crate::contacts::definitions::type_word;
use crate::error::Refusal;
use crate::fields::Field;
use crate::i18n::Message;
use crate::imports::model::column_mapping::{Choice, NewField};
use crate::imports::model::keys::can_be_key;
use crate::imports::model::making::Making;
use crate::imports::model::mapping_file::MappingFile;
use crate::imports::model::rule::Rule;
use crate::kinds::Kind;

/// Refuses a mapping that can't hold, as `mapping-unfit` with the reason.
pub(crate) fn check_mapping(mapping: &MappingFile, kind: Kind, catalogue: &Catalogue) -> Result<(), Refusal> {
    Check { mapping, kind, catalogue }.all().map_err(|reason| Refusal::new("mapping-unfit").with("reason", reason))
}

struct Check<'a> {
    mapping: &'a MappingFile,
    kind: Kind,
    catalogue: &'a Catalogue,
}

type Checked = Result<(), Message>;

impl Check<'_> {
    fn all(&self) -> Checked {
        self.columns()?;
        self.made()?;
        self.else_keys()?;
        for (code, rule) in &self.mapping.constant_rules {
            if !self.mapping.constants.contains_key(code) {
                return Err(Message::new("mapping-unfit-column").with("column", code.as_str()));
            }
            self.rule(code, *rule)?;
        }
        Ok(())
    }

    fn columns(&self) -> Checked {
        let mut keys = self.mapping.columns.iter().filter(|column| column.is_key);
        if let (Some(_), Some(second)) = (keys.next(), keys.next()) {
            return Err(Message::new("mapping-unfit-two-keys").with("column", second.header.as_str()));
        }
        for column in &self.mapping.columns {
            match &column.choice {
                Some(Choice::Field(code)) if !self.knows(code) => return Err(unknown(code)),
                Some(Choice::Field(code)) => self.rule(code, column.reading.rule)?,
                Some(Choice::NewField(new)) => self.new_field(new)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn new_field(&self, new: &NewField) -> Checked {
        let fits = NewField::types().any(|known| type_word(known) == new.kind)
            && crate::fields::is_code(&new.code)
            && (1..=NewField::LABEL_MAX).contains(&new.label.chars().count())
            && self.kind.makes_fields();
        if fits { Ok(()) } else { Err(Message::new("mapping-unfit-new-field").with("code", new.code.as_str())) }
    }

    fn made(&self) -> Checked {
        if let Some(column) = unknown_source(self.mapping) {
            return Err(Message::new("mapping-unfit-column").with("column", column));
        }
        for made in &self.mapping.made {
            if !self.field(&made.into).is_some_and(|field| self.kind.can_change(field)) && !self.makes(&made.into) {
                return Err(unknown(&made.into));
            }
            if matches!(&made.of, Making::Join { columns, .. } if columns.is_empty()) {
                return Err(Message::new("mapping-unfit-column").with("column", made.into.as_str()));
            }
            self.rule(&made.into, made.reading.rule)?;
        }
        Ok(())
    }

    fn else_keys(&self) -> Checked {
        for codes in &self.mapping.else_keys {
            let fields: Option<Vec<&Field>> = codes.iter().map(|code| self.field(code)).collect();
            let Some(fields) = fields else {
                return Err(Message::new("mapping-unfit-key").with("key", codes.join(" + ")));
            };
            let ids: Vec<i64> = fields.iter().map(|field| field.id).collect();
            let is_each_once = ids.iter().collect::<BTreeSet<_>>().len() == ids.len();
            if !can_be_key(&fields) || !is_each_once {
                return Err(Message::new("mapping-unfit-key").with("key", codes.join(" + ")));
            }
        }
        Ok(())
    }

    fn rule(&self, code: &str, rule: Rule) -> Checked {
        match self.field(code) {
            Some(field) if !rule.fits(field) => Err(Message::new("mapping-unfit-rule").with("field", code)),
            None if rule == Rule::NeverBackwards => Err(Message::new("mapping-unfit-rule").with("field", code)),
            _ => Ok(()),
        }
    }

    fn field(&self, code: &str) -> Option<&Field> {
        self.catalogue.by_code(code)
    }

    fn knows(&self, code: &str) -> bool {
        self.field(code).is_some() || self.kind.column(code).is_some() || self.makes(code)
    }

    /// Whether the mapping makes a custom field of this code.
    fn makes(&self, code: &str) -> bool {
        let is_it = |choice: &Option<Choice>| matches!(choice, Some(Choice::NewField(new)) if new.code == code);
        self.mapping.columns.iter().any(|column| is_it(&column.choice))
    }
}

fn unknown(code: &str) -> Message {
    Message::new("mapping-unfit-field").with("code", code)
}
