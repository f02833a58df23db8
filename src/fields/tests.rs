//! Fields and surroundings for the tests of the codecs.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Decoded, Field, Group, Surroundings, Type, Value, standard as standard_fields};
use crate::codes::Code;

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
    Surroundings { country: "FR", today, users: &USERS, month_first: false }
}

/// What a cell of a field asks for.
pub fn decoded(field: &Field, cell: &str) -> Decoded {
    field.decode(cell, &around())
}

/// The codes of all findings.
pub fn codes(decoded: &Decoded) -> Vec<Code> {
    decoded.findings.iter().map(|finding| finding.code).collect()
}
