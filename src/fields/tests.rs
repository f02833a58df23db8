//! Fields and surroundings for the tests of the codecs, and what holds for all types together.

use std::collections::HashMap;
use std::sync::LazyLock;

use proptest::prelude::*;

use super::{Decoded, Field, Group, Input, Surroundings, Type, Value, standard as standard_fields};
use crate::codes::{Code, Severity};
use crate::i18n::{Language, Message, has};
use crate::text::fold_tight;

/// A field of a type, without values.
pub fn field(kind: Type) -> Field {
    Field::new(1001, "FIELD", Group::Criterion, kind, Default::default())
}

/// The standard field of a code.
pub fn standard(code: &str) -> Field {
    standard_fields::fields().into_iter().find(|field| field.code == code).unwrap()
}

/// A list with codes, labels, several values of one label and one out of use.
pub fn genre() -> Field {
    field(Type::List).with_values(values())
}

/// The same as a multi-list.
pub fn genres() -> Field {
    field(Type::MultiList).with_values(values())
}

fn values() -> Vec<Value> {
    let value = |code: &str, labels: [&str; 3], rank: i64| Value {
        id: rank,
        code: code.into(),
        labels: labels.map(str::to_owned),
        rank,
        active: true,
    };
    vec![
        value("JAZZ", ["Jazz"; 3], 1),
        value("CLASS", ["Classical music", "Musique classique", "Música clássica"], 2),
        value("OPERA", ["Opéra"; 3], 3),
        value("SINGING", ["OPERA", "Chant", "Canto"], 4),
        value("ROCK1", ["Rock"; 3], 5),
        value("ROCK2", ["Rock"; 3], 6),
        value("SENIOR", ["60+"; 3], 7),
        value("18-", ["Under 18"; 3], 8),
        value("OLD-JAZZ", ["Swing"; 3], 9),
        Value { active: false, ..value("DISCO", ["Disco music"; 3], 10) },
    ]
}

/// France on 21 November 2026, with one user.
pub fn around() -> Surroundings<'static> {
    static USERS: LazyLock<HashMap<String, String>> =
        LazyLock::new(|| HashMap::from([("anne@theatre.example".into(), "Anne@theatre.example".into())]));
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    Surroundings::new("FR", today, &USERS)
}

/// What a cell of a field asks for.
pub fn decoded(field: &Field, cell: &str) -> Decoded {
    field.decode(cell, &around())
}

/// The codes of all findings.
pub fn codes(decoded: &Decoded) -> Vec<Code> {
    decoded.findings.iter().map(|finding| finding.code).collect()
}

/// Every standard field and one of each type that institutions define.
static ALL_FIELDS: LazyLock<Vec<Field>> = LazyLock::new(|| {
    let own = Type::ALL.into_iter().filter(|kind| !kind.has_codes()).map(field);
    standard_fields::fields().into_iter().chain(own).chain([genre(), genres()]).collect()
});

/// Cells of all sorts: texts, and what looks like a value of some type or nearly so.
fn cells() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,30}",
        any::<String>(),
        "[-+−]?[0-9 \u{a0}]{0,9}[.,]?[0-9]{0,7}",
        "[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}",
        "[+0]{0,2}[0-9 ().-]{5,16}",
        "[+|=a' -]{0,8}",
        "\\|{0,5} ?(=|Vide|\\|\\|)? ?[a-z]{0,3}",
        "[+-]?(JAZZ|CLASS|18-|60\\+|Disco music|rock)[+-]?(\\|[+-]?(OPERA|SENIOR)[+-]?){0,3}",
        "[a-zé.+\"-]{1,9}@[a-zé.-]{1,9}\\.[a-z0-9]{1,3}",
        "(fr|FR|pt_BR|Brésil|anglais|Anne@theatre\\.example|SIM|vrai|TRUE|0|1)",
    ]
}

/// The values that a cell gives, as they are stored, and the cell that is written for each.
fn stored(field: &Field, input: Input) -> Option<String> {
    match input {
        Input::Keep | Input::Clear => None,
        Input::Set(value) | Input::Append(value) => Some(value),
        Input::SetCodes(codes) => Some(field.join_codes(codes.iter().map(String::as_str))),
        Input::EditCodes { add, .. } => {
            Some(field.join_codes(add.iter().map(String::as_str))).filter(|value| !value.is_empty())
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Also when today, the country or the writing of the column's dates are others.
    #[test]
    fn a_value_that_was_read_is_written_so_that_it_reads_back(cell in cells()) {
        let later = Surroundings { country: "BR", today: chrono::NaiveDate::MAX, month_first: true, ..around() };
        for field in &*ALL_FIELDS {
            let Some(value) = decoded(field, &cell).input.and_then(|input| stored(field, input)) else { continue };
            let written = field.encode(&value);
            let again = field.decode(&written, &later);
            prop_assert!(!matches!(again.input, Some(Input::Append(_))), "{} {value:?}", field.code);
            prop_assert_eq!(again.input.and_then(|input| stored(field, input)), Some(value), "{}", field.code);
        }
    }

    #[test]
    fn a_cell_gives_an_input_or_an_error_and_never_both(cell in cells()) {
        for field in &*ALL_FIELDS {
            let Decoded { input, findings } = decoded(field, &cell);
            let wrong = findings.iter().any(|finding| finding.code.severity() == Severity::Error);
            prop_assert_eq!(input.is_none(), wrong, "{}", field.code);
        }
    }

    /// Writing it down for people never fails either, whatever the database holds.
    #[test]
    fn any_text_can_be_shown(text in cells()) {
        for field in &*ALL_FIELDS {
            for language in Language::ALL {
                prop_assert_eq!(field.show(&text, language).is_empty(), text.is_empty(), "{}", field.code);
            }
        }
    }
}

#[test]
fn no_name_of_a_standard_field_is_the_name_of_another() {
    let mut names = HashMap::new();
    for field in standard_fields::fields() {
        for name in [field.code.as_str()]
            .into_iter()
            .chain(field.labels.iter().map(String::as_str))
            .chain(field.aliases.iter().copied())
        {
            let other = names.insert(fold_tight(name), field.code.clone());
            assert!(other.is_none_or(|other| other == field.code), "{name} of {}", field.code);
        }
    }
}

#[test]
fn fields_types_and_statuses_have_words() {
    let kinds = ALL_FIELDS.iter().map(|field| Message::new(field.kind.key()));
    let statuses = ["ACTIVE", "INVALID", "DELETED", "ANONYMISED", "ERASED"].map(standard_fields::status_label);
    let fields = standard_fields::fields().into_iter().map(|field| Message::new(format!("field-{}", field.code)));
    for message in kinds.chain(statuses).chain(fields) {
        assert!(Language::ALL.iter().all(|language| has(*language, &message.key)), "{}", message.key);
    }
}
