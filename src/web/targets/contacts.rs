//! Contacts of a target as a table: who they are, and the values that the target asks for.

use crate::contacts::catalogue::Catalogue;
use crate::contacts::contact::Contact;
use crate::error::Result;
use crate::fields::{Field, FieldId, Type, standard};
use crate::i18n::Language;
use crate::targets::Query;
use crate::targets::query::{Group, Part};

/// The most columns beside name and number.
const COLUMNS: usize = 5;

/// Columns that a table has anyway, or that are no fact of their own.
const KNOWN: [FieldId; 5] =
    [standard::CONTACT_NR, standard::FIRSTNAME, standard::LASTNAME, standard::OFFICIAL_NAME, standard::FULL_NAME];

/// A table of contacts.
pub(super) struct Table {
    /// Labels of the columns beside name and number.
    pub columns: Vec<String>,
    pub rows: Vec<Row>,
}

/// A contact.
pub(super) struct Row {
    pub id: i64,
    pub number: String,
    pub name: String,
    pub is_structure: bool,
    pub cells: Vec<String>,
}

/// The contacts with the fields that the query asks for, or where they live if it asks for none.
pub(super) fn table(
    contacts: &[Contact],
    query: Option<&Query>,
    catalogue: &Catalogue,
    language: Language,
) -> Result<Table> {
    let mut fields = Vec::new();
    if let Some(query) = query {
        collect(&query.root, catalogue, &mut fields);
    }
    if fields.is_empty() {
        fields = [standard::EMAIL, standard::TOWN].into_iter().filter_map(|id| catalogue.by_id(id)).collect();
    }
    fields.truncate(COLUMNS);
    let rows = contacts.iter().map(|contact| row(contact, &fields, language)).collect::<Result<_>>()?;
    Ok(Table { columns: fields.iter().map(|field| field.labels[language.index()].clone()).collect(), rows })
}

fn collect<'a>(group: &Group, catalogue: &'a Catalogue, fields: &mut Vec<&'a Field>) {
    for member in group.members.iter().filter(|member| member.is_live()) {
        match &member.part {
            Part::Group(inner) => collect(inner, catalogue, fields),
            Part::Condition(condition) => {
                let new = |field: &&Field| !KNOWN.contains(&field.id) && !fields.iter().any(|one| one.id == field.id);
                let field = catalogue.by_code(&condition.field).filter(new);
                fields.extend(field);
            }
        }
    }
}

fn row(contact: &Contact, fields: &[&Field], language: Language) -> Result<Row> {
    let slots = contact.slots()?;
    let view = contact.view(&slots);
    let cell = |field: &&Field| {
        let value = match field.kind {
            Type::MultiList => Some(field.join_codes(slots.codes(field.id))).filter(|codes| !codes.is_empty()),
            _ => slots.value(field.id).map(str::to_owned),
        };
        value.map(|value| field.show(&value, language)).unwrap_or_default()
    };
    Ok(Row {
        id: contact.id,
        number: contact.number.clone(),
        name: view.name(),
        is_structure: view.is_structure(),
        cells: fields.iter().map(cell).collect(),
    })
}
