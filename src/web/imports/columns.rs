//! Saying what the columns of a file are, when not all are known.

use std::collections::BTreeMap;

use actix_session::Session;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::{Data, Form, Path};
use askama::Template;

use super::names::Names;
use super::shown::View;
use crate::contacts::catalogue::Catalogue;
use crate::db::Db;
use crate::error::{Error as ServiceError, Refusal, Result as ServiceResult};
use crate::fields::Field;
use crate::i18n::Message;
use crate::imports::header::letter;
use crate::imports::{self, Choice, Column, Import, Role};
use crate::web::answer::see_other;
use crate::web::error::{Error, Result};
use crate::web::flash::{self, Tone};
use crate::web::html::render;
use crate::web::page::Page;
use crate::web::state::State;
use crate::web::visitor::SignedIn;

#[derive(Template)]
#[template(path = "imports/columns.html")]
pub(in crate::web) struct ColumnsPage {
    page: Page,
    import: View,
    columns: Vec<ColumnView>,
    /// Fields that a column can be: code and label.
    fields: Vec<(String, String)>,
}

/// A column as the page shows it.
struct ColumnView {
    at: usize,
    letter: String,
    header: String,
    /// What it was recognised as, in words; empty if it was not.
    known: String,
    /// The code of the field that is proposed.
    near: String,
}

impl ColumnView {
    fn is_open(&self) -> bool {
        self.known.is_empty()
    }
}

/// `GET /imports/{number}/columns`.
pub(in crate::web) async fn columns(
    page: Page,
    user: SignedIn,
    state: Data<State>,
    number: Path<i64>,
) -> Result<HttpResponse> {
    let (institution, number) = (user.institution.id, *number);
    let columns = state.database.run(move |db| read(db, institution, number, page)).await?;
    if !columns.import.can_confirm_columns() {
        return Ok(see_other(&columns.import.address()));
    }
    render(StatusCode::OK, &columns)
}

fn read(db: &mut Db, institution: i64, number: i64, page: Page) -> ServiceResult<ColumnsPage> {
    let import = View::load(db, institution, number)?;
    let catalogue = Catalogue::load(db, institution)?;
    let names = Names { catalogue: &catalogue, language: page.language };
    let columns = import.it.layout.iter().flat_map(|layout| &layout.columns).enumerate();
    let columns = columns
        .filter(|(_, column)| column.role != Role::Blank)
        .map(|(at, column)| view(at, column, &names, &page))
        .collect();
    let label = |field: &Field| field.labels[page.language.index()].clone();
    let fields =
        import.it.kind.fields(&catalogue).into_iter().map(|field| (field.code.clone(), label(field))).collect();
    Ok(ColumnsPage { page, import, columns, fields })
}

fn view(at: usize, column: &Column, names: &Names<'_>, page: &Page) -> ColumnView {
    let of = |key: &str, field: i64| page.text(key, "field", &names.label(field));
    let (known, near) = match &column.role {
        Role::Key(field) => (of("column-key", *field), None),
        Role::New(field) => (of("column-new", *field), None),
        Role::Old(field) => (of("column-old", *field), None),
        Role::Context(field) => (of("column-context", *field), None),
        Role::Check => (page.t("column-check"), None),
        Role::Operation => (page.t("column-operation"), None),
        Role::Definition(definition) => (definition.header().to_owned(), None),
        Role::Ignored | Role::Blank => (page.t("column-ignored"), None),
        Role::Unknown { near } => (String::new(), near.clone()),
    };
    ColumnView { at, letter: letter(at), header: column.header.clone(), known, near: near.unwrap_or_default() }
}

/// `POST /imports/{number}/columns`: fields `c0`, `c1`, … are `ignore`, `field:CODE`, or blank for "as recognised".
pub(in crate::web) async fn confirm_columns(
    user: SignedIn,
    session: Session,
    state: Data<State>,
    number: Path<i64>,
    form: Form<Vec<(String, String)>>,
) -> Result<HttpResponse> {
    let choices = choices(&form).ok_or(Error::Malformed)?;
    let (institution, number) = (user.institution.id, *number);
    let work = move |db: &mut Db| {
        let import = Import::find(db, institution, number)?;
        let open = import.layout.iter().flat_map(|layout| &layout.columns).enumerate();
        let mut open = open.filter(|(_, column)| matches!(column.role, Role::Unknown { .. }));
        if open.any(|(at, _)| !choices.contains_key(&at)) {
            return Err(Refusal::new("columns-open").into());
        }
        imports::confirm(db, &import, choices, None)
    };
    match state.database.run(work).await {
        Ok(()) => flash::set(&session, Tone::Success, Message::new("columns-confirmed")),
        Err(ServiceError::Refusal(refusal)) if refusal.code != "not-found" => {
            flash::set(&session, Tone::Error, refusal.message());
            return Ok(see_other(&format!("/imports/{number}/columns")));
        }
        Err(error) => return Err(error.into()),
    }
    Ok(see_other(&format!("/imports/{number}")))
}

/// What the form says about columns; `None` if it is no form of ours.
fn choices(form: &[(String, String)]) -> Option<BTreeMap<usize, Choice>> {
    let mut choices = BTreeMap::new();
    for (name, value) in form.iter().filter(|(name, _)| name != "csrf") {
        let at = name.strip_prefix('c')?.parse().ok()?;
        match (value.as_str(), value.strip_prefix("field:")) {
            ("", _) => {}
            ("ignore", _) => drop(choices.insert(at, Choice::Ignore)),
            (_, Some(code)) => drop(choices.insert(at, Choice::Field(code.to_owned()))),
            _ => return None,
        }
    }
    Some(choices)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_says_what_columns_are() {
        let form = [("csrf", "x"), ("c0", ""), ("c2", "ignore"), ("c11", "field:GENRE")];
        let form: Vec<(String, String)> = form.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let expected = [(2, Choice::Ignore), (11, Choice::Field("GENRE".to_owned()))];
        assert_eq!(choices(&form), Some(expected.into()));
        assert_eq!(choices(&[("c1".to_owned(), "delete".to_owned())]), None);
    }
}
