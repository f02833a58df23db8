//! Fields and values of changes in words, and who wrote them.

use crate::contacts::catalogue::Catalogue;
use crate::contacts::change::Proof;
use crate::contacts::definitions;
use crate::contacts::writers::Writing;
use crate::fields::{FieldId, standard};
use crate::i18n::{Language, Message, translate};

/// Says fields and values in one language.
pub(super) struct ValueWords<'a> {
    pub catalogue: &'a Catalogue,
    pub language: Language,
}

/// A change of one value, in words.
pub(super) struct Shown {
    /// The field.
    pub label: String,
    /// The value before.
    pub old: Option<String>,
    /// The value after.
    pub new: Option<String>,
}

impl ValueWords<'_> {
    /// The label of a field, or of what a definition consists of.
    pub(super) fn label(&self, field: FieldId) -> String {
        match self.catalogue.by_id(field) {
            Some(field) => field.labels[self.language.index()].clone(),
            None => translate(self.language, &Message::new(slot_key(field))),
        }
    }

    /// A value as people read it; of a list with its internal code.
    pub(super) fn value(&self, field: FieldId, value: &str) -> String {
        if field == standard::STATUS {
            return translate(self.language, &standard::status_label(value));
        }
        let Some(field) = self.catalogue.by_id(field) else { return value.to_owned() };
        let shown = field.show(value, self.language);
        let has_codes = !field.values().is_empty();
        if has_codes && shown != value { format!("{shown} ({value})") } else { shown }
    }

    /// A change in words.
    pub(super) fn change(&self, field: FieldId, old: Option<&str>, new: Option<&str>) -> Shown {
        // A contact whose status was never written is active.
        let old = old.or((field == standard::STATUS).then_some(standard::ACTIVE));
        Shown {
            label: self.label(field),
            old: old.map(|value| self.value(field, value)),
            new: new.map(|value| self.value(field, value)),
        }
    }
}

impl ValueWords<'_> {
    /// Where and when an authorisation was given, in words; empty if nobody said.
    pub(super) fn proof(&self, proof: &Proof) -> String {
        let date = proof.date.as_deref().map(|date| self.value(standard::CONSENT_DATE, date));
        let message = match (proof.source.as_deref(), date) {
            (Some(source), Some(date)) => Message::new("proof-source-date").with("source", source).with("date", date),
            (Some(source), None) => Message::new("proof-source").with("source", source),
            (None, Some(date)) => Message::new("proof-date").with("date", date),
            (None, None) => return String::new(),
        };
        translate(self.language, &message)
    }
}

/// Who wrote: an import or a hand, with or without a known user. Lacks the date.
pub(super) fn by(writing: &Writing) -> Message {
    let key = match (writing.import, &writing.user) {
        (Some(_), Some(_)) => "written-by-import-of",
        (Some(_), None) => "written-by-import",
        (None, Some(_)) => "written-by",
        (None, None) => "written",
    };
    let mut message = Message::new(key);
    if let Some(number) = writing.import {
        message = message.with("number", number);
    }
    match &writing.user {
        Some(user) => message.with("user", user.as_str()),
        None => message,
    }
}

/// What a part of a definition is called.
fn slot_key(slot: FieldId) -> &'static str {
    let [english, french, portuguese] = definitions::LABEL;
    match slot {
        standard::STATUS => "contact-status",
        definitions::GROUP => "slot-group",
        definitions::TYPE => "slot-type",
        definitions::CONTACT_TYPE => "slot-contact-type",
        definitions::MANDATORY => "slot-mandatory",
        definitions::RANK => "slot-rank",
        definitions::ACTIVE => "slot-active",
        definitions::CODE => "slot-code",
        definitions::FIELD => "slot-field",
        slot if slot == english => "slot-label-en",
        slot if slot == french => "slot-label-fr",
        slot if slot == portuguese => "slot-label-pt",
        _ => "slot-gone",
    }
}
