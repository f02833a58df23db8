//! The card of a contact: all its values by group, and who wrote each.

use std::collections::HashMap;

use actix_web::web::{Data, Path};
use askama::Template;

use crate::contacts::catalogue::Catalogue;
use crate::contacts::contact::Contact;
use crate::contacts::read;
use crate::contacts::slots::{Slots, Writer};
use crate::contacts::writers::{self, Writing};
use crate::db::Db;
use crate::error::Result as ServiceResult;
use crate::fields::{AppliesTo, Field, FieldId, Group, Type, standard};
use crate::i18n::{Language, Message};
use crate::web::error::Result;
use crate::web::html::Html;
use crate::web::page::Page;
use crate::web::state::State;
use crate::web::visitor::SignedIn;

#[derive(Template)]
#[template(path = "contacts/card.html")]
pub(in crate::web) struct CardPage {
    page: Page,
    number: String,
    name: String,
    initials: String,
    is_structure: bool,
    status: String,
    tags: Vec<String>,
    changed_at: chrono::NaiveDateTime,
    groups: Vec<GroupView>,
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
}

impl CardPage {
    /// Who wrote, when.
    fn said(&self, writing: &Writing) -> String {
        self.page.m(&by(writing).with("date", self.page.day(&writing.at)))
    }
}

/// Who wrote: an import or a hand, with or without a known user. Lacks the date.
pub(in crate::web) fn by(writing: &Writing) -> Message {
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

/// Standard fields by heading; the name and what identifies the contact stands in the head of the page too.
const STANDARD: [(&str, &[FieldId]); 4] = [
    (
        "card-identity",
        &[
            standard::CONTACT_NR,
            standard::EXTERNAL_ID,
            standard::KIND,
            standard::TITLE,
            standard::FIRSTNAME,
            standard::LASTNAME,
            standard::OFFICIAL_NAME,
            standard::STRUCT_TYPE,
            standard::FUNCTION,
            standard::BIRTHDATE,
            standard::ADMIN_NUMBER,
        ],
    ),
    ("card-reach", &[standard::EMAIL, standard::PHONE, standard::CELLPHONE, standard::WEB_SITE, standard::PREF_LANG]),
    (
        "card-address",
        &[
            standard::LINE1,
            standard::LINE2,
            standard::LINE3,
            standard::ZIPCODE,
            standard::TOWN,
            standard::TOWN_COMPLEMENT,
            standard::STATE,
            standard::COUNTRY,
        ],
    ),
    ("card-relation", &[standard::LIFECYCLE, standard::OWNER, standard::REMARK]),
];

/// `GET /contacts/{id}`.
pub(in crate::web) async fn show(
    page: Page,
    user: SignedIn,
    state: Data<State>,
    id: Path<i64>,
) -> Result<Html<CardPage>> {
    let institution = user.institution.id;
    let id = id.into_inner();
    Ok(Html(state.database.run(move |db| read_card(db, institution, id, page)).await?))
}

fn read_card(db: &mut Db, institution: i64, id: i64, page: Page) -> ServiceResult<CardPage> {
    let catalogue = Catalogue::load(db, institution)?;
    let contact = read::by_id(db, institution, id)?;
    let slots = contact.slots()?;
    let mut ids: Vec<Writer> = slots.entries().iter().map(|entry| entry.writer).filter(|id| *id != 0).collect();
    ids.sort_unstable();
    ids.dedup();
    let writings = writers::by_ids(db, institution, &ids)?;
    Ok(card(page, &contact, &slots, &catalogue, &writings))
}

fn card(
    page: Page,
    contact: &Contact,
    slots: &Slots<'_>,
    catalogue: &Catalogue,
    writings: &HashMap<Writer, Writing>,
) -> CardPage {
    let view = contact.view(slots);
    let name = view.name();
    let reader = Reader { slots, writings, language: page.language, is_structure: view.is_structure() };
    let mut groups: Vec<GroupView> = STANDARD
        .iter()
        .map(|(title, ids)| reader.group(title, ids.iter().filter_map(|id| catalogue.by_id(*id))))
        .collect();
    groups.push(reader.group("card-criteria", catalogue.group(Group::Criterion)));
    groups.push(reader.group("card-authorisations", catalogue.group(Group::Authorisation)));
    groups.push(reader.group("card-custom", catalogue.group(Group::Custom)));
    groups.retain(|group| !group.facts.is_empty() || !group.blank.is_empty());
    CardPage {
        number: contact.number.clone(),
        initials: initials(&name),
        name,
        is_structure: view.is_structure(),
        status: view.status().to_owned(),
        tags: slots.codes(standard::TAGS).map(str::to_owned).collect(),
        changed_at: contact.changed_at,
        groups,
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
    slots: &'a Slots<'a>,
    writings: &'a HashMap<Writer, Writing>,
    language: Language,
    is_structure: bool,
}

impl Reader<'_> {
    fn group<'f>(&self, title: &'static str, fields: impl Iterator<Item = &'f Field>) -> GroupView {
        let mut group = GroupView { title, facts: Vec::new(), blank: Vec::new() };
        for field in fields {
            match self.value(field) {
                Some(value) => group.facts.push(self.fact(field, &value)),
                None if self.applies(field) => group.blank.push(field.labels[self.language.index()].clone()),
                None => {}
            }
        }
        group
    }

    fn applies(&self, field: &Field) -> bool {
        match field.applies_to {
            _ if field.group == Group::Authorisation => !self.is_structure,
            AppliesTo::Both => true,
            AppliesTo::Individual => !self.is_structure,
            AppliesTo::Structure => self.is_structure,
        }
    }

    fn value(&self, field: &Field) -> Option<String> {
        if field.kind == Type::MultiList {
            let codes = field.join_codes(self.slots.codes(field.id));
            return (!codes.is_empty()).then_some(codes);
        }
        self.slots.value(field.id).map(str::to_owned)
    }

    fn fact(&self, field: &Field, value: &str) -> Fact {
        let codes = match field.kind {
            Type::List | Type::MultiList => value.split('|').map(str::to_owned).collect(),
            _ => Vec::new(),
        };
        let link = match field.kind {
            Type::Email => format!("mailto:{value}"),
            Type::Phone => format!("tel:{value}"),
            _ => String::new(),
        };
        Fact {
            label: field.labels[self.language.index()].clone(),
            code: field.code.clone(),
            shown: field.show(value, self.language),
            codes,
            link,
            writing: self.last_writing(field).cloned(),
        }
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
