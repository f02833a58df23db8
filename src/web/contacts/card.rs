//! The card of a contact: all its values by group, and who wrote each.

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, Query};
use askama::Template;

use super::deleted::DeletedPage;
use super::groups::groups;
use super::people::{self, People, Structure};
use super::timeline::{self, EventView};
use crate::contacts::catalogue::Catalogue;
use crate::contacts::change::Proof;
use crate::contacts::contact::Contact;
use crate::contacts::slots::applies;
use crate::contacts::slots::{Slots, Writer};
use crate::contacts::writers::{self, Writing};
use crate::contacts::{proofs, read};
use crate::db::Db;
use crate::error::{Error as ServiceError, Result as ServiceResult};
use crate::fields::{Field, Group, Type, standard};
use crate::i18n::Language;
use crate::imports::history;
use crate::web::error::{Error, Result};
use crate::web::html::render;
use crate::web::page::Page;
use crate::web::state::State;
use crate::web::value_words::{ValueWords, by};
use crate::web::visitor::SignedIn;

/// What rows said of authorisations, by contact and writer.
type Proofs = HashMap<(i64, Writer), Proof>;

/// Events of the time-line a page.
const EVENTS: usize = 10;

#[derive(Template)]
#[template(path = "contacts/card.html")]
pub(in crate::web) struct CardPage {
    page: Page,
    id: i64,
    number: String,
    name: String,
    initials: String,
    is_structure: bool,
    status: String,
    tags: Vec<String>,
    changed_at: chrono::NaiveDateTime,
    groups: Vec<GroupView>,
    /// Of a structure.
    people: Option<People>,
    events: Vec<EventView>,
    /// Where the time-line goes on; empty at its end.
    older: String,
}

/// Fields under one heading, those with a value first in their order.
struct GroupView {
    title: &'static str,
    facts: Vec<Fact>,
    /// Labels of the fields without a value.
    blank: Vec<String>,
}

impl GroupView {
    /// Who wrote all values of the group, if it was one writing: said once.
    fn writing(&self) -> Option<&Writing> {
        let first = self.facts.first()?.writing.as_ref()?;
        self.facts.iter().all(|fact| fact.writing.as_ref() == Some(first)).then_some(first)
    }
}

/// A field with its value.
struct Fact {
    label: String,
    code: String,
    /// As people read it.
    shown: String,
    /// Internal codes, where the value is one or several.
    codes: Vec<String>,
    /// The address that the value is, if it is one.
    link: String,
    writing: Option<Writing>,
    /// What proves an authorisation; empty for other fields, or if nothing does.
    proof: String,
}

impl CardPage {
    /// Who wrote, when.
    fn said(&self, writing: &Writing) -> String {
        self.page.m(&by(writing).with("date", self.page.day(&writing.at)))
    }
}

#[derive(serde::Deserialize)]
pub(in crate::web) struct Place {
    /// The write before which the time-line begins.
    before: Option<Writer>,
}

/// `GET /contacts/{id}`; of a deleted contact only that it is.
pub(in crate::web) async fn show(
    page: Page,
    user: SignedIn,
    state: Data<State>,
    id: Path<i64>,
    place: Query<Place>,
) -> Result<HttpResponse> {
    let (institution, id, before) = (user.institution.id, *id, place.before);
    let again = page.clone();
    let card = state.database.run(move |db| read_card(db, institution, id, before, page)).await;
    match card {
        Ok(card) => render(StatusCode::OK, &card),
        Err(ServiceError::Refusal(refusal)) if refusal.code == "not-found" => {
            let deleted = state.database.run(move |db| DeletedPage::load(db, institution, id, again)).await?;
            deleted.map_or(Err(Error::NotFound), |deleted| render(StatusCode::OK, &deleted))
        }
        Err(error) => Err(error.into()),
    }
}

fn read_card(db: &mut Db, institution: i64, id: i64, before: Option<Writer>, page: Page) -> ServiceResult<CardPage> {
    let catalogue = Catalogue::load(db, institution)?;
    let contact = read::by_id(db, institution, id)?;
    let slots = contact.slots()?;
    let mut ids: Vec<Writer> = slots.entries().iter().map(|entry| entry.writer).filter(|id| *id != 0).collect();
    ids.sort_unstable();
    ids.dedup();
    let writings = writers::by_ids(db, institution, &ids)?;
    let proofs = proofs_of(db, id, &slots, &catalogue)?;
    let events = history::timeline(db, institution, id, before, EVENTS + 1)?;
    let structure = match slots.value(standard::STRUCTURE_NR) {
        Some(number) => people::structure(db, institution, number)?,
        None => None,
    };
    let reader = Reader {
        id,
        slots: &slots,
        structure,
        writings: &writings,
        proofs: &proofs,
        catalogue: &catalogue,
        language: page.language,
    };
    let mut card = card(page, &contact, &reader);
    if card.is_structure {
        card.people = Some(People::load(db, institution, &contact.number)?);
    }
    if events.len() > EVENTS {
        card.older = format!("/contacts/{id}?before={}#timeline", events[EVENTS - 1].write);
    }
    card.events = events.iter().take(EVENTS).map(|event| timeline::view(event, &catalogue, &card.page)).collect();
    Ok(card)
}

/// What rows said of the contact's authorisations, by contact and writer.
fn proofs_of(db: &mut Db, id: i64, slots: &Slots<'_>, catalogue: &Catalogue) -> ServiceResult<Proofs> {
    let writers = catalogue.group(Group::Authorisation).map(|field| slots.writer(field.id, ""));
    let wanted: Vec<(i64, Writer)> = writers.filter(|writer| *writer != 0).map(|writer| (id, writer)).collect();
    proofs::of_rows(db, &wanted)
}

fn card(page: Page, contact: &Contact, reader: &Reader<'_>) -> CardPage {
    let view = contact.view(reader.slots);
    let name = view.name();
    let mut groups: Vec<GroupView> =
        groups(reader.catalogue).into_iter().map(|(title, fields)| reader.group(title, fields.into_iter())).collect();
    groups.retain(|group| !group.facts.is_empty() || !group.blank.is_empty());
    CardPage {
        id: contact.id,
        number: contact.number.clone(),
        initials: initials(&name),
        name,
        is_structure: view.is_structure(),
        status: view.status().to_owned(),
        tags: reader.slots.codes(standard::TAGS).map(str::to_owned).collect(),
        changed_at: contact.changed_at,
        groups,
        people: None,
        events: Vec::new(),
        older: String::new(),
        page,
    }
}

/// The first letters of the first and the last word of a name.
fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().next());
    let (first, last) = (words.next(), words.next_back());
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

struct Reader<'a> {
    id: i64,
    slots: &'a Slots<'a>,
    /// To which the contact belongs.
    structure: Option<Structure>,
    writings: &'a HashMap<Writer, Writing>,
    proofs: &'a Proofs,
    catalogue: &'a Catalogue,
    language: Language,
}

impl Reader<'_> {
    fn group<'f>(&self, title: &'static str, fields: impl Iterator<Item = &'f Field>) -> GroupView {
        let mut group = GroupView { title, facts: Vec::new(), blank: Vec::new() };
        for field in fields {
            match self.value(field) {
                Some(value) => group.facts.push(self.fact(field, &value)),
                None if applies(field, self.slots) => group.blank.push(field.labels[self.language.index()].clone()),
                None => {}
            }
        }
        group
    }

    fn value(&self, field: &Field) -> Option<String> {
        if field.kind == Type::MultiList {
            let codes = field.join_codes(self.slots.codes(field.id));
            return (!codes.is_empty()).then_some(codes);
        }
        self.slots.value(field.id).map(str::to_owned)
    }

    fn fact(&self, field: &Field, value: &str) -> Fact {
        let structure = self.structure.as_ref().filter(|_| field.kind == Type::Structure);
        let codes = match field.kind {
            Type::List | Type::MultiList => value.split('|').map(str::to_owned).collect(),
            Type::Structure if structure.is_some() => vec![value.to_owned()],
            _ => Vec::new(),
        };
        let link = match (field.kind, structure) {
            (Type::Email, _) => format!("mailto:{value}"),
            (Type::Phone, _) => format!("tel:{value}"),
            (_, Some(structure)) => structure.address.clone(),
            _ => String::new(),
        };
        Fact {
            label: field.labels[self.language.index()].clone(),
            code: field.code.clone(),
            shown: structure.map_or_else(|| field.show(value, self.language), |structure| structure.name.clone()),
            codes,
            link,
            writing: self.last_writing(field).cloned(),
            proof: if field.group == Group::Authorisation { self.proof(field) } else { String::new() },
        }
    }

    fn proof(&self, field: &Field) -> String {
        let writer = self.slots.writer(field.id, "");
        let said = self.proofs.get(&(self.id, writer)).cloned().unwrap_or_default();
        let source = self.writings.get(&writer).and_then(|writing| writing.source.as_deref());
        ValueWords { catalogue: self.catalogue, language: self.language }.proof(&said.or_source(source))
    }

    /// Of a multi-list, the writing that touched it last.
    fn last_writing(&self, field: &Field) -> Option<&Writing> {
        let mine = self.slots.entries().iter().filter(|entry| entry.field == field.id && entry.value.is_some());
        mine.filter_map(|entry| self.writings.get(&entry.writer)).max_by_key(|writing| (writing.at, writing.id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_of_the_first_and_the_last_word() {
        for (name, expected) in
            [("Élodie Lefèvre", "ÉL"), ("João da Silva", "JS"), ("Odéon", "O"), ("", ""), ("a b", "AB")]
        {
            assert_eq!(initials(name), expected, "{name}");
        }
    }
}
