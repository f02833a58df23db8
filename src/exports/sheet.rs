//! What stands in the columns of an export: pure, one contact at a time.

use std::borrow::Cow;

use crate::contacts::catalogue::Catalogue;
use crate::contacts::slots::Slots;
use crate::error::{Refusal, Result};
use crate::fields::{Field, FieldId, Group, Type, standard};
use crate::kinds::Kind;
use crate::seal::{self, Sealer};
use crate::table::write_workbook::SHEET_COLUMNS;

/// The columns that tell people whom a template's row is about. Only the first is read; the others are context.
const IDENTITY: [&str; 5] = ["CONTACT_NR", "LASTNAME", "FIRSTNAME", "OFFICIAL_NAME", "EMAIL"];

/// The columns of an import template: who it is, then `[old]` and `[new]` of each field, then the signed check.
pub(super) struct TemplateSheet<'a> {
    identity: Vec<&'a Field>,
    fields: Vec<&'a Field>,
    individuals_only: bool,
    seal: Seal,
}

/// What stands in a column of a template.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    /// Whom the row is about.
    Identity(&'a Field),
    /// The present value of a field.
    Old(&'a Field),
    /// The value that it is to have.
    New(&'a Field),
    /// The signed check.
    Check,
}

impl Place<'_> {
    /// The header of the column.
    pub(super) fn header(self) -> String {
        match self {
            Self::Identity(field) => field.code.clone(),
            Self::Old(field) => format!("[old] {}", field.code),
            Self::New(field) => format!("[new] {}", field.code),
            Self::Check => seal::CHECK.to_owned(),
        }
    }
}

/// How the rows of a template are sealed.
pub(super) struct Seal {
    pub sealer: Sealer,
    pub institution: i64,
    pub export: i64,
}

/// The fields that a template of a kind can let people edit. The contact number, which is the key, and the full name, which
/// is made of others, are nothing to edit.
pub(super) fn editable(kind: Kind, catalogue: &Catalogue) -> Vec<&Field> {
    let mut fields = kind.fields(catalogue);
    fields.retain(|field| !matches!(field.id, standard::CONTACT_NR | standard::FULL_NAME));
    fields
}

/// How many columns a template of so many fields has.
pub(super) fn template_width(fields: usize) -> i64 {
    (IDENTITY.len() + 2 * fields + 1) as i64
}

/// Refuses a plain export as a workbook where a worksheet has not so many columns.
pub(super) fn fits_a_worksheet(catalogue: &Catalogue) -> Result<()> {
    let columns = (PLAIN_FIRST.len() + PlainSheet::new(catalogue).fields.len()) as i64;
    match columns > SHEET_COLUMNS {
        true => Err(Refusal::new("workbook-too-wide").with("n", columns).with("limit", SHEET_COLUMNS).into()),
        false => Ok(()),
    }
}

impl<'a> TemplateSheet<'a> {
    /// The template of a kind, for all its fields or for those that were chosen.
    pub(super) fn new(kind: Kind, catalogue: &'a Catalogue, chosen: Option<&[FieldId]>, seal: Seal) -> Self {
        let mut fields = editable(kind, catalogue);
        fields.retain(|field| chosen.is_none_or(|chosen| chosen.contains(&field.id)));
        // Authorisations apply to individuals only: a structure's row could take nothing but blank cells.
        let individuals_only = !fields.is_empty() && fields.iter().all(|field| field.group == Group::Authorisation);
        let identity = IDENTITY.iter().filter_map(|code| catalogue.by_code(code)).collect();
        Self { identity, fields, individuals_only, seal }
    }

    /// Their ids in the order of their columns, for [`seal::fields_of_export`].
    pub(super) fn field_ids(&self) -> Vec<FieldId> {
        self.fields.iter().map(|field| field.id).collect()
    }

    /// The fields that can be edited.
    pub(super) fn fields(&self) -> &[&'a Field] {
        &self.fields
    }

    /// What stands in each column.
    pub(super) fn places(&self) -> impl Iterator<Item = Place<'a>> {
        let identity = self.identity.iter().map(|field| Place::Identity(field));
        let pairs = self.fields.iter().flat_map(|field| [Place::Old(field), Place::New(field)]);
        identity.chain(pairs).chain([Place::Check])
    }

    /// How many columns tell whom a row is about.
    pub(super) fn identity(&self) -> usize {
        self.identity.len()
    }

    /// Whether the contact has a row.
    pub(super) fn takes(&self, slots: &Slots<'_>) -> bool {
        !self.individuals_only || slots.value(standard::KIND) != Some(standard::STRUCTURE)
    }

    /// The cells of a contact.
    pub(super) fn cells<'s>(&'s self, number: &'s str, slots: &'s Slots<'_>) -> impl Iterator<Item = Cow<'s, str>> {
        let identity = self.identity.iter().map(move |field| cell(field, number, slots));
        let pairs = self.fields.iter().flat_map(move |field| [cell(field, number, slots), Cow::Borrowed("")]);
        identity.chain(pairs).chain([Cow::Owned(self.check(number, slots))])
    }

    fn check(&self, number: &str, slots: &Slots<'_>) -> String {
        let Seal { sealer, institution, export } = &self.seal;
        let olds: Vec<Cow<'_, str>> = self.fields.iter().map(|field| seal::text_of_slots(slots, field)).collect();
        let olds = self.fields.iter().zip(&olds).map(|(field, old)| (field.id, &**old));
        sealer.seal(*institution, *export, number, olds)
    }
}

/// The first columns of a plain export.
pub(super) const PLAIN_FIRST: [&str; 2] = ["CONTACT_NR", "STATUS"];

/// The columns of a plain export: every field, for reading and for comparing two states. The status, which is no field,
/// stands after the contact number.
pub(super) struct PlainSheet<'a> {
    fields: Vec<&'a Field>,
}

impl<'a> PlainSheet<'a> {
    /// Every field but the full name, which is made of others.
    pub(super) fn new(catalogue: &'a Catalogue) -> Self {
        let fields = catalogue.fields().iter();
        Self { fields: fields.filter(|f| !matches!(f.id, standard::CONTACT_NR | standard::FULL_NAME)).collect() }
    }

    /// The fields, which stand after [`PLAIN_FIRST`] in this order.
    pub(super) fn fields(&self) -> &[&'a Field] {
        &self.fields
    }

    /// The cells of a contact.
    pub(super) fn cells<'s>(&'s self, number: &'s str, slots: &'s Slots<'_>) -> impl Iterator<Item = Cow<'s, str>> {
        let status = slots.value(standard::STATUS).unwrap_or(standard::ACTIVE);
        let fields = self.fields.iter().map(move |field| cell(field, number, slots));
        [Cow::Borrowed(number), Cow::Borrowed(status)].into_iter().chain(fields)
    }
}

/// A field's value as a cell that reads back as the same.
fn cell<'s>(field: &Field, number: &'s str, slots: &'s Slots<'_>) -> Cow<'s, str> {
    match (field.id, field.kind) {
        (standard::CONTACT_NR, _) => Cow::Borrowed(number),
        (id, Type::MultiList) => Cow::Owned(field.join_codes(slots.codes(id))),
        (id, _) => slots.value(id).map_or(Cow::Borrowed(""), |value| field.encode(value)),
    }
}
