//! Editing a contact by hand: the same cells as in a file, judged by the same rules.

use std::collections::HashMap;

use actix_session::Session;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path};
use askama::Template;

use super::groups::groups;
use crate::contacts::catalogue::Catalogue;
use crate::contacts::read;
use crate::contacts::slots::{Slots, Writer};
use crate::contacts::slots::{applies, last_writer};
use crate::db::Db;
use crate::error::{Refusal, Result as ServiceResult};
use crate::fields::{Field, FieldId, Type, standard};
use crate::i18n::{Language, Message};
use crate::imports::{Edit, Edited, Issue, edit};
use crate::web::answer::see_other;
use crate::web::error::Result;
use crate::web::flash::{self, Tone};
use crate::web::html::{Html, render};
use crate::web::page::Page;
use crate::web::state::State;
use crate::web::visitor::SignedIn;

/// What is never edited by hand: the number and the type of a contact, and what is derived.
const FIXED: [FieldId; 3] = [standard::CONTACT_NR, standard::KIND, standard::FULL_NAME];

#[derive(Template)]
#[template(path = "contacts/edit.html")]
pub(in crate::web) struct EditPage {
    page: Page,
    id: i64,
    name: String,
    groups: Vec<(&'static str, Vec<Input>)>,
    is_wrong: bool,
}

/// A field as the form shows it.
struct Input {
    id: FieldId,
    label: String,
    /// Which control: `text`, `long`, `list`, `lists`, `date`, `email`, `number`.
    control: &'static str,
    /// What stands in it now.
    value: String,
    /// What stood in it when the form was first shown.
    original: String,
    /// Who had last written that.
    seen: Writer,
    options: Vec<Choice>,
    most: String,
    mandatory: bool,
    error: String,
}

struct Choice {
    code: String,
    label: String,
    is_chosen: bool,
}

/// What was typed, by field; more than one for lists of several.
#[derive(Debug, Default)]
struct Typed {
    cells: HashMap<FieldId, String>,
    originals: HashMap<FieldId, String>,
    seen: HashMap<FieldId, Writer>,
}

impl Typed {
    /// Reads `f12=JAZZ&o12=OPERA&w12=7`: cell, original and writer of field 12.
    fn read(form: Vec<(String, String)>) -> Self {
        let mut typed = Self::default();
        for (name, value) in form {
            let Some((kind, Ok(field))) = name.split_at_checked(1).map(|(kind, id)| (kind, id.parse())) else {
                continue;
            };
            match kind {
                "f" => join(typed.cells.entry(field).or_default(), &value),
                "o" => drop(typed.originals.insert(field, value)),
                "w" => drop(typed.seen.insert(field, value.parse().unwrap_or_default())),
                _ => {}
            }
        }
        typed
    }

    /// The cells that the user changed.
    fn edits(&self) -> Vec<Edit> {
        let changed = self.originals.iter().filter_map(|(field, original)| {
            let cell = self.cells.get(field).map_or("", String::as_str);
            (cell != original).then(|| Edit {
                field: *field,
                cell: cell.to_owned(),
                seen: self.seen.get(field).copied().unwrap_or_default(),
            })
        });
        changed.collect()
    }
}

/// Ticked codes of one field become one cell.
fn join(cell: &mut String, code: &str) {
    if !cell.is_empty() && !code.is_empty() {
        cell.push('|');
    }
    cell.push_str(code);
}

/// `GET /contacts/{id}/edit`.
pub(in crate::web) async fn edit_form(
    page: Page,
    user: SignedIn,
    state: Data<State>,
    id: Path<i64>,
) -> Result<Html<EditPage>> {
    let (institution, id) = (user.institution.id, *id);
    let read = move |db: &mut Db| form(db, institution, id, page, &Typed::default(), &[]);
    Ok(Html(state.database.run(read).await?))
}

/// `POST /contacts/{id}`: all changed values or none.
pub(in crate::web) async fn save(
    page: Page,
    user: SignedIn,
    session: Session,
    state: Data<State>,
    id: Path<i64>,
    typed: Form<Vec<(String, String)>>,
) -> Result<HttpResponse> {
    let (id, typed) = (*id, Typed::read(typed.into_inner()));
    let work = move |db: &mut Db| {
        let edits = typed.edits();
        check_offered(db, user.institution.id, id, &edits)?;
        match edit(db, &user.institution, Some(user.id), id, &edits)? {
            Edited::Done(count) => Ok(Ok(count)),
            Edited::Wrong(wrong) => form(db, user.institution.id, id, page, &typed, &wrong).map(Err),
        }
    };
    match state.database.run(work).await? {
        Ok(count) => {
            let message = match count {
                0 => Message::new("contact-unchanged"),
                count => Message::new("contact-changed").with("n", count as i64),
            };
            flash::set(&session, Tone::Success, message);
            Ok(see_other(&format!("/contacts/{id}")))
        }
        Err(form) => render(StatusCode::UNPROCESSABLE_ENTITY, &form),
    }
}

/// Refuses changes of what the form does not offer (`field-not-offered`): a crafted form, or one from before the contact
/// became another kind.
fn check_offered(db: &mut Db, institution: i64, id: i64, edits: &[Edit]) -> ServiceResult<()> {
    let catalogue = Catalogue::load(db, institution)?;
    let contact = read::by_id(db, institution, id)?;
    let slots = contact.slots()?;
    let offered: Vec<FieldId> = offered(&catalogue, &slots).flat_map(|(_, fields)| fields).map(|f| f.id).collect();
    if edits.iter().all(|edit| offered.contains(&edit.field)) {
        return Ok(());
    }
    Err(Refusal::new("field-not-offered").into())
}

/// The fields that may be edited, by heading.
fn offered<'a>(catalogue: &'a Catalogue, slots: &'a Slots<'_>) -> impl Iterator<Item = (&'static str, Vec<&'a Field>)> {
    groups(catalogue).into_iter().map(|(title, mut fields)| {
        fields.retain(|field| !FIXED.contains(&field.id) && applies(field, slots));
        (title, fields)
    })
}

/// The form, as typed if something was wrong with it. A value that someone else changed meanwhile may be written after
/// all the second time, since the form then says so.
fn form(
    db: &mut Db,
    institution: i64,
    id: i64,
    page: Page,
    typed: &Typed,
    wrong: &[(FieldId, Issue)],
) -> ServiceResult<EditPage> {
    let catalogue = Catalogue::load(db, institution)?;
    let contact = read::by_id(db, institution, id)?;
    let slots = contact.slots()?;
    let form = EditForm { slots: &slots, page: &page, typed, wrong };
    let inputs = |fields: Vec<&Field>| fields.into_iter().map(|field| form.input(field)).collect();
    let mut groups: Vec<(_, Vec<Input>)> =
        offered(&catalogue, &slots).map(|(title, fields)| (title, inputs(fields))).collect();
    groups.retain(|(_, inputs)| !inputs.is_empty());
    let name = contact.view(&slots).name();
    Ok(EditPage { id, name, groups, is_wrong: !wrong.is_empty(), page })
}

struct EditForm<'a> {
    slots: &'a Slots<'a>,
    page: &'a Page,
    typed: &'a Typed,
    wrong: &'a [(FieldId, Issue)],
}

impl EditForm<'_> {
    fn input(&self, field: &Field) -> Input {
        let present = self.present(field);
        let value = self.typed.cells.get(&field.id).cloned().unwrap_or_else(|| present.clone());
        let label = field.labels[self.page.language.index()].clone();
        let issue = self.wrong.iter().find(|(id, _)| *id == field.id).map(|(_, issue)| issue);
        Input {
            id: field.id,
            control: control(field),
            options: choices(field, &value, self.page.language),
            original: self.typed.originals.get(&field.id).cloned().unwrap_or(present),
            seen: last_writer(self.slots, field.id),
            most: match field.kind {
                Type::Text { max } => max.to_string(),
                Type::Structure => standard::NUMBER_MAX.to_string(),
                _ => String::new(),
            },
            mandatory: field.mandatory,
            error: issue.map(|issue| self.page.m(&issue.message("", &label))).unwrap_or_default(),
            label,
            value,
        }
    }

    /// The present value as a cell.
    fn present(&self, field: &Field) -> String {
        if field.kind == Type::MultiList {
            return field.join_codes(self.slots.codes(field.id));
        }
        self.slots.value(field.id).map(|value| field.encode(value).into_owned()).unwrap_or_default()
    }
}

fn control(field: &Field) -> &'static str {
    match field.kind {
        Type::Text { max } if max > 255 => "long",
        Type::List | Type::YesNo => "list",
        Type::MultiList if !field.values().is_empty() => "lists",
        Type::Date => "date",
        Type::Email => "email",
        _ => "text",
    }
}

/// The codes to choose from: those in use, and those that stand in the cell.
fn choices(field: &Field, cell: &str, language: Language) -> Vec<Choice> {
    if !control(field).starts_with("list") {
        return Vec::new();
    }
    let is_chosen = |code: &str| cell.split('|').any(|chosen| chosen == code);
    let known = field.known_choices(language).into_iter().map(|known| {
        let is_chosen = is_chosen(&known.code);
        (known.is_active, Choice { code: known.code.into_owned(), label: known.label, is_chosen })
    });
    known.filter(|(is_active, choice)| *is_active || choice.is_chosen).map(|(_, choice)| choice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_user_changed_is_edited() {
        let form = [
            ("csrf", "x"),
            ("f14", "Élodie"),
            ("o14", "Elodie"),
            ("w14", "7"),
            ("f15", "Petit"),
            ("o15", "Petit"),
            ("f38", "vip"),
            ("f38", "press"),
            ("o38", "vip"),
            ("o22", "old@example.org"),
        ];
        let typed = Typed::read(form.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect());
        let mut edits: Vec<_> = typed.edits().into_iter().map(|edit| (edit.field, edit.cell, edit.seen)).collect();
        edits.sort();
        let expected = [(14, "Élodie", 7), (22, "", 0), (38, "vip|press", 0)];
        assert_eq!(edits, expected.map(|(field, cell, seen)| (field, cell.to_owned(), seen)));
    }
}
