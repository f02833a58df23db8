//! The time-line of a contact: what each import or edit changed on it.

use crate::contacts::catalogue::Catalogue;
use crate::fields::Group;
use crate::imports::history::Event;
use crate::web::page::Page;
use crate::web::value_words::{Shown, ValueWords};

/// One import or edit.
pub(super) struct EventView {
    /// `Import no. 12`, or that it was done by hand.
    pub title: String,
    /// The import; empty for an edit.
    pub address: String,
    /// Who, if it is known.
    pub user: String,
    pub time: String,
    /// The same for machines.
    pub iso: String,
    pub undone: bool,
    pub creates: bool,
    pub changes: Vec<Shown>,
    /// What proves the authorisations that were set; empty if there are none, or nothing does.
    pub proof: String,
}

impl EventView {
    /// How many values were changed.
    pub(super) fn count(&self) -> i64 {
        self.changes.len() as i64
    }
}

/// An event in words.
pub(super) fn view(event: &Event, catalogue: &Catalogue, page: &Page) -> EventView {
    let words = ValueWords { catalogue, language: page.language };
    let writer = &event.writer;
    let is_authorisation = |id| catalogue.by_id(id).is_some_and(|field| field.group == Group::Authorisation);
    let sets = event.changes.iter().any(|change| change.new.is_some() && is_authorisation(change.field));
    EventView {
        title: match writer.import {
            Some(number) => page.text("import-title", "number", &number.to_string()),
            None => page.t("edited-by-hand"),
        },
        address: writer.import.map(|number| format!("/imports/{number}")).unwrap_or_default(),
        user: writer.user.clone().unwrap_or_default(),
        time: page.time(&writer.at),
        iso: page.iso(&writer.at),
        undone: event.undone,
        creates: event.creates,
        changes: event
            .changes
            .iter()
            .map(|change| words.change(change.field, change.old.as_deref(), change.new.as_deref()))
            .collect(),
        proof: if sets { words.proof(&event.proof) } else { String::new() },
    }
}
