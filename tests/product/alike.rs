//! What people type alike is found alike: ligatures, barred letters, apostrophes, hyphens; by searches and by targets.

use carnet::contacts::search::Search;
use carnet::fields::standard::LASTNAME;
use carnet::schema::contacts;
use carnet::targets::{self, Query};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;

use crate::support::{TestApp, Which};
use crate::targets::{make, person, write};

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

/// The words as an earlier version has kept them, in a database that is brought up: first they were folded otherwise, then they
/// stood in a row each.
fn words_of_an_earlier_version_are_brought_up(app: TestApp) {
    let db = &mut *app.database.get().unwrap();
    let people: Vec<_> = [("1", "œuilly"), ("2", "l’haÿ‐straße"), ("3", "łødź þı")]
        .map(|(nr, name)| person(nr, "", name, "Lyon"))
        .into();
    let ids = make(db, app.institution.id, &people);
    let keys = |db: &mut carnet::db::Db| -> Vec<String> {
        contacts::table.order(contacts::id).select(contacts::name_key).load(db).unwrap()
    };
    let fresh_keys = keys(db);
    let old = [
        (0, "œuilly", &["1", "œuilly"][..]),
        (1, "l’hay‐straße", &["2", "l", "hay", "straße", "l’hay‐straße"]),
        // One of its words stands there in both ways.
        (2, "łødz þı", &["3", "łødz", "lodz", "þı"]),
    ];
    stand_in_rows(db, app.which());
    for (at, key, words) in old {
        diesel::update(contacts::table.find(ids[at])).set(contacts::name_key.eq(key)).execute(db).unwrap();
        words.iter().for_each(|word| insert_word(db, app.institution.id, word, ids[at]));
    }
    // More than one chunk and than one shelf holds, of contacts that are no more; a word of many of them.
    for gone in 0..3_000 {
        insert_word(db, app.institution.id, "alle", 40_000 + 2 * gone);
        insert_word(db, app.institution.id, &format!("é{gone}"), 40_000 + 2 * gone);
    }
    let [folding, chunks] = ups(app.which());
    for _ in 0..2 {
        db.batch_execute(folding).unwrap();
    }
    db.batch_execute(chunks).unwrap();
    assert_eq!(keys(db), fresh_keys);
    let found = |db: &mut carnet::db::Db, typed: &str| -> Vec<i64> {
        let page = Search::new(typed, None).page(db, app.institution.id, None, 10, &|_| true).unwrap();
        page.contacts.iter().map(|contact| contact.id).collect()
    };
    for (typed, at) in [
        ("oeuilly", 0),
        ("1", 0),
        ("hay", 1),
        ("l'hay-strasse", 1),
        ("strasse", 1),
        ("lodz thi", 2),
        ("lodz", 2),
        ("3", 2),
    ] {
        assert_eq!(found(db, typed), [ids[at]], "{typed}");
    }
    // What has been brought up is edited like anything else.
    write(db, app.institution.id, ids[2], LASTNAME, "Zoé");
    assert_eq!((found(db, "lodz"), found(db, "zoe"), found(db, "3")), (vec![], vec![ids[2]], vec![ids[2]]));
}

/// The migrations that brought words up.
fn ups(which: Which) -> [&'static str; 2] {
    match which {
        Which::Sqlite => [
            include_str!("../../migrations/sqlite/2026-11-30-000050_one_folding/up.sql"),
            include_str!("../../migrations/sqlite/2026-12-01-000040_words_in_chunks/up.sql"),
        ],
        Which::Postgres => [
            include_str!("../../migrations/postgres/2026-11-30-000050_one_folding/up.sql"),
            include_str!("../../migrations/postgres/2026-12-01-000040_words_in_chunks/up.sql"),
        ],
    }
}

/// The table of words as it was.
fn stand_in_rows(db: &mut carnet::db::Db, which: Which) {
    let text = if which == Which::Postgres { "TEXT COLLATE \"C\"" } else { "TEXT" };
    let table = format!(
        "DROP TABLE word_chunks; CREATE TABLE contact_words (institution_id BIGINT NOT NULL, word {text} NOT NULL, \
         contact_id BIGINT NOT NULL, PRIMARY KEY (institution_id, word, contact_id));"
    );
    db.batch_execute(&table).unwrap();
}

fn insert_word(db: &mut carnet::db::Db, institution: i64, word: &str, contact: i64) {
    let row = format!("INSERT INTO contact_words VALUES ({institution}, '{word}', {contact})");
    db.batch_execute(&row).unwrap();
}
