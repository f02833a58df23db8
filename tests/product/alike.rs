//! What people type alike is found alike: ligatures, barred letters, apostrophes, hyphens; by searches and by targets.

use carnet::contacts::search::Search;
use carnet::schema::{contact_words, contacts};
use carnet::targets::{self, Query};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use crate::support::{TestApp, Which};
use crate::targets::{make, person};

on_both!(
    a_search_finds_a_name_however_it_is_typed,
    a_target_finds_a_town_however_it_is_typed,
    words_of_an_earlier_version_are_brought_up,
);

/// As it stands in a contact, and ways to type it.
const NAMES: [(&str, &[&str]); 7] = [
    ("Œuilly", &["oeuilly", "œuilly", "OEUI"]),
    ("L’Haÿ-les-Roses", &["l'hay", "l’haÿ", "hay les roses", "L'HAY-LES-ROSES"]),
    ("Plan-d'Aups", &["plan d'aups", "Plan-d’Aups", "aups", "plan‑d’aups"]),
    ("Łódź", &["lodz", "łódź"]),
    ("Straße", &["strasse", "STRASSE", "straße"]),
    ("Sønderborg", &["sonderborg", "sønder"]),
    ("Saint Étienne", &["saint-etienne", "étienne saint", "Saint-Étienne"]),
];

fn a_search_finds_a_name_however_it_is_typed(app: TestApp) {
    let db = &mut *app.database.get().unwrap();
    let numbers: Vec<String> = (0..NAMES.len()).map(|at| format!("{at:06}")).collect();
    let people: Vec<_> = numbers.iter().zip(NAMES).map(|(nr, (name, _))| person(nr, "Ana", name, "Lyon")).collect();
    let ids = make(db, app.institution.id, &people);
    for (id, (name, typed)) in ids.iter().zip(NAMES) {
        for typed in typed {
            let page = Search::new(typed, None).page(db, app.institution.id, None, 10, &|_| true).unwrap();
            let found: Vec<i64> = page.contacts.iter().map(|contact| contact.id).collect();
            assert_eq!(found, [*id], "{typed} for {name}");
        }
    }
}

fn a_target_finds_a_town_however_it_is_typed(app: TestApp) {
    let db = &mut *app.database.get().unwrap();
    let numbers: Vec<String> = (0..NAMES.len()).map(|at| format!("{at:06}")).collect();
    let people: Vec<_> = numbers.iter().zip(NAMES).map(|(nr, (town, _))| person(nr, "Ana", "Silva", town)).collect();
    make(db, app.institution.id, &people);
    for (town, number) in [
        ("oeuilly", "000000"),
        ("l'hay les roses", "000001"),
        ("Plan d’Aups", "000002"),
        ("lodz", "000003"),
        ("strasse", "000004"),
        ("sonderborg", "000005"),
        ("saint-etienne", "000006"),
    ] {
        let query = Query::from_json(&format!(r#"{{"field": "TOWN", "is": "{town}"}}"#)).unwrap();
        let found = targets::preview(db, None, &app.institution, &query).unwrap();
        let found: Vec<&str> = found.sample.iter().map(|contact| contact.number.as_str()).collect();
        assert_eq!(found, [number], "{town}");
    }
}

/// The words as an earlier version has kept them, in a database that is brought up.
fn words_of_an_earlier_version_are_brought_up(app: TestApp) {
    const UP: [(Which, &str); 2] = [
        (Which::Sqlite, include_str!("../../migrations/sqlite/2026-11-30-000050_one_folding/up.sql")),
        (Which::Postgres, include_str!("../../migrations/postgres/2026-11-30-000050_one_folding/up.sql")),
    ];
    let db = &mut *app.database.get().unwrap();
    let people: Vec<_> = [("1", "œuilly"), ("2", "l’haÿ‐straße"), ("3", "łødź þı")]
        .map(|(nr, name)| person(nr, "", name, "Lyon"))
        .into();
    let ids = make(db, app.institution.id, &people);
    let words = |db: &mut carnet::db::Db| -> Vec<(String, i64)> {
        let words = contact_words::table.order((contact_words::word, contact_words::contact_id));
        words.select((contact_words::word, contact_words::contact_id)).load(db).unwrap()
    };
    let keys = |db: &mut carnet::db::Db| -> Vec<String> {
        contacts::table.order(contacts::id).select(contacts::name_key).load(db).unwrap()
    };
    let (fresh, fresh_keys) = (words(db), keys(db));
    let old = [
        (0, "œuilly", &["1", "œuilly"][..]),
        (1, "l’hay‐straße", &["2", "l", "hay", "straße", "l’hay‐straße"]),
        // One of its words stands there in both ways.
        (2, "łødz þı", &["3", "łødz", "lodz", "þı"]),
    ];
    diesel::delete(contact_words::table).execute(db).unwrap();
    for (at, key, words) in old {
        diesel::update(contacts::table.find(ids[at])).set(contacts::name_key.eq(key)).execute(db).unwrap();
        for word in words {
            let row = (contact_words::institution_id.eq(app.institution.id), contact_words::word.eq(word));
            diesel::insert_into(contact_words::table)
                .values((row, contact_words::contact_id.eq(ids[at])))
                .execute(db)
                .unwrap();
        }
    }
    let (_, up) = UP.into_iter().find(|(which, _)| *which == app.which()).unwrap();
    for _ in 0..2 {
        db.batch_execute(up).unwrap();
        assert_eq!((words(db), keys(db)), (fresh.clone(), fresh_keys.clone()));
    }
}
