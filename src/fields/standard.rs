//! The standard fields (`/help/fields#fields-standard`), and the ids of their slots.

use super::field::{AppliesTo, Field, FieldId, Group, Type};
use super::value::Value;
use crate::i18n::{Language, Message, translate};

/// Ids below this are standard; the institution's own fields come from one sequence above it.
pub const FIRST_OWN_ID: FieldId = 1000;

/// That the subject exists: `1`. Creating and removing are changes of this slot.
pub const EXISTS: FieldId = 1;
/// ACTIVE, INVALID, DELETED, ANONYMISED or ERASED; only removals change it.
pub const STATUS: FieldId = 2;
/// See [`ALL`] for what the other ids mean.
#[allow(missing_docs)]
mod ids {
    use super::FieldId;
    pub const CONTACT_NR: FieldId = 10;
    pub const EXTERNAL_ID: FieldId = 11;
    pub const KIND: FieldId = 12;
    pub const TITLE: FieldId = 13;
    pub const FIRSTNAME: FieldId = 14;
    pub const LASTNAME: FieldId = 15;
    pub const OFFICIAL_NAME: FieldId = 16;
    pub const FULL_NAME: FieldId = 17;
    pub const STRUCT_TYPE: FieldId = 18;
    pub const FUNCTION: FieldId = 19;
    pub const PREF_LANG: FieldId = 20;
    pub const BIRTHDATE: FieldId = 21;
    pub const EMAIL: FieldId = 22;
    pub const PHONE: FieldId = 23;
    pub const CELLPHONE: FieldId = 24;
    pub const LINE1: FieldId = 25;
    pub const LINE2: FieldId = 26;
    pub const LINE3: FieldId = 27;
    pub const ZIPCODE: FieldId = 28;
    pub const TOWN: FieldId = 29;
    pub const TOWN_COMPLEMENT: FieldId = 30;
    pub const STATE: FieldId = 31;
    pub const COUNTRY: FieldId = 32;
    pub const WEB_SITE: FieldId = 33;
    pub const ADMIN_NUMBER: FieldId = 34;
    pub const LIFECYCLE: FieldId = 35;
    pub const OWNER: FieldId = 36;
    pub const REMARK: FieldId = 37;
    pub const TAGS: FieldId = 38;
    pub const STRUCTURE_NR: FieldId = 39;
    pub const CONSENT_SOURCE: FieldId = 50;
    pub const CONSENT_DATE: FieldId = 51;
}
pub use ids::*;

/// The fields that can tell which contact a row of a file is about.
pub const KEYS: [FieldId; 4] = [CONTACT_NR, EXTERNAL_ID, EMAIL, PHONE];
/// The standard lists whose values an institution keeps.
pub const KEPT_LISTS: [FieldId; 3] = [STRUCT_TYPE, LIFECYCLE, TITLE];

/// The most characters of a contact number.
pub const NUMBER_MAX: usize = 20;
/// The longest source of a consent, in characters.
pub const SOURCE_MAX: usize = 500;

/// The status of a contact whose STATUS was never written.
pub const ACTIVE: &str = "ACTIVE";
/// The status of a contact that is out of use.
pub const INVALID: &str = "INVALID";
/// The status of a contact that only waits to be purged: left out of targets, lists and exports.
pub const DELETED: &str = "DELETED";
/// What stands in the slot of a contact that was purged: nothing is left of it but its number, which nobody gets again.
pub(crate) const PURGED: &str = "PURGED";
/// The value of KIND for a person.
pub const INDIVIDUAL: &str = "INDIVIDUAL";
/// The value of KIND for an organisation.
pub const STRUCTURE: &str = "STRUCTURE";

/// What a status of a contact is called.
pub fn status_label(status: &str) -> Message {
    Message::new(format!("status-{status}"))
}

/// A standard field as the table below gives it.
struct Row(FieldId, &'static str, Type, AppliesTo, &'static [&'static str]);

use AppliesTo::{Both, Individual, Structure};
use Type::{Country, Date, Email, List, MultiList, Phone, Text, User};

/// Code, type, contact type and aliases (names of columns in ClientTether and in Nectar CRM).
const ALL: &[Row] = &[
    Row(CONTACT_NR, "CONTACT_NR", Text { max: NUMBER_MAX }, Both, &["client_id", "ID"]),
    Row(EXTERNAL_ID, "EXTERNAL_ID", Text { max: 100 }, Both, &["external_id"]),
    Row(KIND, "KIND", List, Both, &["Jurídico"]),
    Row(TITLE, "TITLE", List, Both, &[]),
    Row(FIRSTNAME, "FIRSTNAME", Text { max: 100 }, Both, &["firstName"]),
    Row(LASTNAME, "LASTNAME", Text { max: 100 }, Both, &["lastName", "Sobrenome"]),
    Row(OFFICIAL_NAME, "OFFICIAL_NAME", Text { max: 100 }, Both, &["companyName"]),
    Row(FULL_NAME, "FULL_NAME", Text { max: 201 }, Both, &["name", "Nome"]),
    Row(STRUCT_TYPE, "STRUCT_TYPE", List, Structure, &[]),
    Row(STRUCTURE_NR, "STRUCTURE_NR", Type::Structure, Individual, &[]),
    Row(FUNCTION, "FUNCTION", Text { max: 1000 }, Both, &[]),
    Row(PREF_LANG, "PREF_LANG", Type::Language, Both, &[]),
    Row(BIRTHDATE, "BIRTHDATE", Date, Both, &[]),
    Row(EMAIL, "EMAIL", Email, Both, &["EMAIL1"]),
    Row(PHONE, "PHONE", Phone, Both, &["phone", "TELEPHONE"]),
    Row(CELLPHONE, "CELLPHONE", Phone, Both, &[]),
    Row(LINE1, "LINE1", Text { max: 100 }, Both, &["address"]),
    Row(LINE2, "LINE2", Text { max: 100 }, Both, &["address2"]),
    Row(LINE3, "LINE3", Text { max: 100 }, Both, &[]),
    Row(ZIPCODE, "ZIPCODE", Text { max: 10 }, Both, &["zip"]),
    Row(TOWN, "TOWN", Text { max: 60 }, Both, &["city"]),
    Row(TOWN_COMPLEMENT, "TOWN_COMPLEMENT", Text { max: 60 }, Both, &[]),
    Row(STATE, "STATE", Text { max: 60 }, Both, &["state"]),
    Row(COUNTRY, "COUNTRY", Country, Both, &[]),
    Row(WEB_SITE, "WEB_SITE", Text { max: 255 }, Both, &[]),
    Row(ADMIN_NUMBER, "ADMIN_NUMBER", Text { max: 100 }, Both, &[]),
    Row(LIFECYCLE, "LIFECYCLE", List, Both, &["Sessão", "Ciclo de vida"]),
    Row(OWNER, "OWNER", User, Both, &["Responsável"]),
    Row(REMARK, "REMARK", Text { max: 2000 }, Both, &[]),
    Row(TAGS, "TAGS", MultiList, Both, &[]),
];

/// The standard fields, with labels `field-CODE` of `locales/`. TITLE, STRUCT_TYPE and LIFECYCLE lack their values,
/// which the institution keeps; TAGS takes any text as a code.
pub fn fields() -> Vec<Field> {
    ALL.iter()
        .map(|Row(id, code, kind, applies_to, aliases)| {
            let mut field = Field::new(*id, code, Group::Standard, *kind, labels(&format!("field-{code}")));
            field.applies_to = *applies_to;
            field.aliases = aliases;
            match *id {
                KIND => field.with_values(contact_types()),
                _ => field,
            }
        })
        .collect()
}

/// What a row says of the authorisations that it sets or confirms: where and when they were given. Contacts don't have
/// these fields; the proof is kept with what the row changes.
pub(crate) fn consent_fields() -> [Field; 2] {
    let field = |id, code: &str, kind| Field::new(id, code, Group::Consent, kind, labels(&format!("field-{code}")));
    [field(CONSENT_SOURCE, "CONSENT_SOURCE", Text { max: SOURCE_MAX }), field(CONSENT_DATE, "CONSENT_DATE", Date)]
}

/// Whether a field is one of [`consent_fields`].
pub(crate) fn is_of_consent(field: FieldId) -> bool {
    matches!(field, CONSENT_SOURCE | CONSENT_DATE)
}

fn contact_types() -> Vec<Value> {
    [INDIVIDUAL, STRUCTURE]
        .iter()
        .zip(1..)
        .map(|(code, rank)| Value {
            id: 0,
            code: (*code).to_owned(),
            labels: labels(&format!("contact-type-{code}")),
            rank,
            active: true,
        })
        .collect()
}

fn labels(key: &str) -> [String; 3] {
    Language::ALL.map(|language| translate(language, &Message::new(key)))
}
