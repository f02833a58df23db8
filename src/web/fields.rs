//! Criteria and authorisations with their values: what may stand in the cells of a file, ready to be pasted.

use actix_web::web::{Data, Path, Query};
use askama::Template;

use super::error::{Error, Result};
use super::html::Html;
use super::page::Page;
use super::state::State;
use super::visitor::SignedIn;
use crate::contacts::catalogue::Catalogue;
use crate::fields::{AppliesTo, Field, Group, Type, Value, clear_word, standard};
use crate::i18n::Language;
use crate::text::fold_words;

/// How many values of a list stand on the page of all fields; the rest has a page of its own.
const FIRST_VALUES: usize = 30;

/// Standard fields whose values the institution keeps.

#[derive(Template)]
#[template(path = "fields/list.html")]
pub(super) struct FieldsPage {
    page: Page,
    query: String,
    sections: Vec<Section>,
}

/// The fields of a group under one heading.
struct Section {
    title: &'static str,
    fields: Vec<FieldView>,
}

/// A field as the page shows it.
struct FieldView {
    code: String,
    label: String,
    type_key: &'static str,
    applies_key: &'static str,
    mandatory: bool,
    examples: Vec<Example>,
    values: Vec<ValueView>,
    /// How many values the list has in all.
    count: i64,
}

impl FieldView {
    fn has_more(&self) -> bool {
        self.values.len() < usize::try_from(self.count).unwrap_or_default()
    }
}

/// A cell to paste, and what it does.
struct Example {
    cell: String,
    effect: &'static str,
}

/// A value as the page shows it.
struct ValueView {
    code: String,
    label: String,
    /// Labels in the other languages, where they differ.
    others: Vec<String>,
    active: bool,
}

#[derive(serde::Deserialize)]
pub(super) struct Search {
    #[serde(default)]
    q: String,
}

/// `GET /fields`.
pub(super) async fn list(
    page: Page,
    user: SignedIn,
    state: Data<State>,
    search: Query<Search>,
) -> Result<Html<FieldsPage>> {
    let catalogue = load(&state, &user).await?;
    let wanted = fold_words(&search.q);
    let section = |title, fields: Vec<&Field>| Section {
        title,
        fields: fields
            .into_iter()
            .filter(|field| finds(field, &wanted))
            .map(|field| view(field, page.language, FIRST_VALUES))
            .collect(),
    };
    let kept = standard::KEPT_LISTS.iter().filter_map(|id| catalogue.by_id(*id)).collect();
    let sections = vec![
        section("fields-criteria", catalogue.group(Group::Criterion).collect()),
        section("fields-authorisations", catalogue.group(Group::Authorisation).collect()),
        section("fields-contact-lists", kept),
        section("fields-custom", catalogue.group(Group::Custom).collect()),
    ];
    let sections = sections.into_iter().filter(|section| !section.fields.is_empty()).collect();
    Ok(Html(FieldsPage { page, query: search.into_inner().q, sections }))
}

#[derive(Template)]
#[template(path = "fields/field.html")]
pub(super) struct FieldPage {
    page: Page,
    field: FieldView,
}

/// `GET /fields/{code}`: one field with all its values.
pub(super) async fn show(
    page: Page,
    user: SignedIn,
    state: Data<State>,
    code: Path<String>,
) -> Result<Html<FieldPage>> {
    let catalogue = load(&state, &user).await?;
    let field = catalogue.by_code(&code).filter(|field| field.group != Group::Consent).ok_or(Error::NotFound)?;
    let field = view(field, page.language, usize::MAX);
    Ok(Html(FieldPage { page, field }))
}

async fn load(state: &State, user: &SignedIn) -> Result<Catalogue> {
    let institution = user.institution.id;
    Ok(state.database.run(move |db| Catalogue::load(db, institution)).await?)
}

fn finds(field: &Field, wanted: &str) -> bool {
    let has = |text: &str| fold_words(text).contains(wanted);
    wanted.is_empty()
        || has(&field.code)
        || field.labels.iter().any(|label| has(label))
        || field.values().iter().any(|value| has(&value.code) || value.labels.iter().any(|label| has(label)))
}

fn view(field: &Field, language: Language, most: usize) -> FieldView {
    FieldView {
        code: field.code.clone(),
        label: field.labels[language.index()].clone(),
        type_key: field.kind.key(),
        applies_key: applies_key(field),
        mandatory: field.mandatory,
        examples: examples(field, language),
        values: field.values().iter().take(most).map(|value| value_view(value, language)).collect(),
        count: field.values().len() as i64,
    }
}

fn value_view(value: &Value, language: Language) -> ValueView {
    let label = &value.labels[language.index()];
    let mut others: Vec<String> = value.labels.iter().filter(|other| *other != label).cloned().collect();
    others.dedup();
    ValueView { code: value.code.clone(), label: label.clone(), others, active: value.active }
}

fn applies_key(field: &Field) -> &'static str {
    match field.applies_to {
        _ if field.group == Group::Authorisation => "applies-individual",
        AppliesTo::Both => "applies-both",
        AppliesTo::Individual => "applies-individual",
        AppliesTo::Structure => "applies-structure",
    }
}

/// Cells to paste: a value, how to add and remove, how to clear. They are read back as they stand here.
fn examples(field: &Field, language: Language) -> Vec<Example> {
    let example = |cell: &str, effect| Example { cell: cell.to_owned(), effect };
    let active: Vec<&str> = field.values().iter().filter(|value| value.active).map(|v| v.code.as_str()).collect();
    let (one, other) = (active.first().copied().unwrap_or("A"), active.get(1).copied().unwrap_or("B"));
    let mut examples = match field.kind {
        Type::List => vec![example(one, "example-sets")],
        Type::MultiList => vec![
            example(&format!("{one}|{other}"), "example-replaces"),
            example(&format!("{one}+|{other}-"), "example-adds-removes"),
        ],
        Type::YesNo => vec![example("TRUE", "example-true"), example("FALSE", "example-false")],
        Type::Number => vec![example("12.5", "example-sets")],
        Type::Date => vec![example("2026-11-21", "example-sets")],
        Type::Phone => vec![example("+33 6 12 34 56 78", "example-sets")],
        Type::Country => vec![example("FR", "example-sets")],
        Type::Language => vec![example("fr", "example-sets")],
        Type::Structure => vec![example("000123", "example-sets")],
        Type::Email | Type::User => vec![example("name@example.org", "example-sets")],
        Type::Text { .. } => Vec::new(),
    };
    if !field.mandatory {
        let clear = if matches!(field.kind, Type::Text { .. }) { "=" } else { clear_word(language) };
        examples.push(example(clear, "example-clears"));
    }
    examples
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn labels(text: &str) -> [String; 3] {
        [text, text, text].map(str::to_owned)
    }

    fn value(code: &str) -> Value {
        Value { id: 0, code: code.to_owned(), labels: labels(code), rank: 1, active: true }
    }

    /// What stands on the page to be pasted must be understood by the file reader.
    #[test]
    fn every_example_decodes_without_an_error() {
        let users = [("name@example.org".to_owned(), "name@example.org".to_owned())].into();
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let around = crate::fields::Surroundings::new("FR", today, &users);
        for kind in Type::ALL {
            let field = Field::new(1001, "X", Group::Criterion, kind, labels("X"))
                .with_values(vec![value("JAZZ"), value("OPERA")]);
            for language in Language::ALL {
                for example in examples(&field, language) {
                    let decoded = field.decode(&example.cell, &around);
                    assert!(decoded.input.is_some(), "{kind:?} {} {:?}", example.cell, decoded.findings);
                }
            }
        }
    }
}
