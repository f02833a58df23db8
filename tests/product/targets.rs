//! Targets and lists of contacts, on a real database.

use carnet::contacts::change::{Change, Part, Proof, SubjectChange, SubjectKind};
use carnet::contacts::contact::{Contact, ContactView};
use carnet::contacts::search::Search;
use carnet::contacts::{catalogue::Catalogue, read, store};
use carnet::db::{self, Db};
use carnet::error::{Error, Result};
use carnet::fields::{FieldId, standard};
use carnet::targets::{self, New, Query, Target, TargetCheck, Why};

use crate::support::TestApp;

on_both!(
    a_dynamic_target_has_whoever_matches_when_it_is_used,
    a_static_target_stays_as_it_was,
    a_large_static_target_comes_in_order_too,
    contacts_of_others_get_into_no_target,
    a_query_means_the_same_however_contacts_are_read,
    a_preview_counts_and_shows_the_first_contacts,
    an_empty_preview_names_what_empties_it,
    a_code_is_unique_and_made_from_the_name_if_none_is_given,
    a_bad_query_or_name_makes_no_target,
    the_type_of_a_target_never_changes,
    archived_targets_are_listed_apart,
    targets_of_others_are_not_found,
    what_an_import_changed_is_a_condition,
    contacts_are_listed_by_name_page_by_page,
    a_search_finds_the_beginnings_of_words,
    a_filter_that_finds_little_ends_a_page_early,
);

type Pooled = Box<dyn std::ops::DerefMut<Target = Db>>;

fn open(app: &TestApp) -> Pooled {
    Box::new(app.database.get().unwrap())
}

/// Makes contacts of these values under one writer; returns their ids.
pub fn make(db: &mut Db, institution: i64, contacts: &[Vec<(FieldId, &str)>]) -> Vec<i64> {
    let first = db::reserve_ids(db, contacts.len() as i64).unwrap();
    let rows: Vec<SubjectChange> = contacts
        .iter()
        .zip(first..)
        .map(|(values, id)| {
            let mut changes = vec![Change::single(standard::EXISTS, None, 0, Some("1"))];
            changes.extend(values.iter().map(|(field, value)| match *field {
                standard::TAGS => Change {
                    field: standard::TAGS,
                    old: None,
                    new: Some((*value).to_owned()),
                    parts: vec![Part { code: (*value).to_owned(), old_writer: 0, added: true }],
                },
                field => Change::single(field, None, 0, Some(value)),
            }));
            SubjectChange {
                row: id,
                part: 0,
                subject: id,
                kind: SubjectKind::Contact,
                changes,
                proof: Proof::default(),
            }
        })
        .collect();
    let outcome = db::write(db, |db| store::apply(db, institution, 1, &rows)).unwrap();
    assert_eq!(outcome.conflicts, []);
    (first..first + contacts.len() as i64).collect()
}

pub fn person<'a>(number: &'a str, first: &'a str, last: &'a str, town: &'a str) -> Vec<(FieldId, &'a str)> {
    vec![
        (standard::CONTACT_NR, number),
        (standard::KIND, standard::INDIVIDUAL),
        (standard::FIRSTNAME, first),
        (standard::LASTNAME, last),
        (standard::TOWN, town),
    ]
}

pub fn write(db: &mut Db, institution: i64, contact: i64, field: FieldId, value: &str) {
    let writer = read::by_id(db, institution, contact).unwrap().slots().unwrap().writer(field, "");
    let change = Change::single(field, None, writer, Some(value));
    let row = SubjectChange {
        row: 1,
        part: 0,
        subject: contact,
        kind: SubjectKind::Contact,
        changes: vec![change],
        proof: Proof::default(),
    };
    let outcome = db::write(db, |db| store::apply(db, institution, 2, &[row])).unwrap();
    assert_eq!(outcome.conflicts, []);
}

fn query(json: &str) -> Query {
    Query::from_json(json).unwrap()
}

fn new(name: &str) -> New<'_> {
    New { name, code: None, user: None }
}

fn numbers(db: &mut Db, app: &TestApp, target: &Target) -> Vec<String> {
    let mut found = Vec::new();
    targets::each(db, &app.institution, target, |page| {
        assert!(!page.is_empty());
        found.extend(page.iter().map(|contact| contact.number.clone()));
        Ok(())
    })
    .unwrap();
    found
}

fn refusal<T: std::fmt::Debug>(result: Result<T>) -> &'static str {
    match result {
        Err(Error::Refusal(refusal)) => refusal.code,
        other => panic!("not refused: {other:?}"),
    }
}

const LYON: &str = r#"{"field": "TOWN", "is": "lyon"}"#;

fn a_dynamic_target_has_whoever_matches_when_it_is_used(app: TestApp) {
    let db = &mut **open(&app);
    let people = [
        person("0002", "Anna", "Silva", "Lyon"),
        person("0001", "Éric", "Le Goff", "LYON"),
        person("0003", "John", "Smith", "Leeds"),
    ];
    let ids = make(db, app.institution.id, &people);
    let target = targets::create(db, &app.institution, new("In Lyon"), &query(LYON)).unwrap();
    assert_eq!((target.code.as_str(), target.is_dynamic), ("IN_LYON", true));
    assert_eq!(numbers(db, &app, &target), ["0001", "0002"]);
    write(db, app.institution.id, ids[2], standard::TOWN, "Lyon");
    write(db, app.institution.id, ids[1], standard::STATUS, "DELETED");
    assert_eq!(numbers(db, &app, &target), ["0002", "0003"]);
    assert_eq!(members(db, &app, &target, &ids), [true, false, true]);
}

/// What the check says of contacts, deleted ones too.
fn members(db: &mut Db, app: &TestApp, target: &Target, ids: &[i64]) -> Vec<bool> {
    let catalogue = Catalogue::load(db, app.institution.id).unwrap();
    let check = TargetCheck::load(db, &app.institution, &catalogue, target).unwrap();
    let loaded = read::by_ids(db, app.institution.id, ids).unwrap();
    let holds = |id: &i64| {
        let contact = loaded.iter().find(|contact| contact.id == *id);
        contact.is_some_and(|contact| check.contains(&contact.view(&contact.slots().unwrap())))
    };
    ids.iter().map(holds).collect()
}

fn a_static_target_stays_as_it_was(app: TestApp) {
    let db = &mut **open(&app);
    let people = [person("2", "A", "A", "Lyon"), person("1", "B", "B", "Lyon"), person("3", "C", "C", "Leeds")];
    let ids = make(db, app.institution.id, &people);
    let dynamic = targets::create(db, &app.institution, new("Lyon"), &query(LYON)).unwrap();
    let picture = targets::duplicate_as_static(db, &app.institution, dynamic.id, new("Lyon then")).unwrap();
    assert!(!picture.is_dynamic && picture.has_query());
    assert_eq!(picture.counted, Some(2));
    write(db, app.institution.id, ids[2], standard::TOWN, "Lyon");
    assert_eq!(numbers(db, &app, &dynamic), ["1", "2", "3"]);
    assert_eq!(numbers(db, &app, &picture), ["1", "2"]);
    let copy = targets::duplicate(db, &app.institution, picture.id, new("Copy")).unwrap();
    assert!(!copy.is_dynamic);
    write(db, app.institution.id, ids[0], standard::STATUS, "DELETED");
    assert_eq!(numbers(db, &app, &copy), ["1"]);
    assert_eq!(members(db, &app, &copy, &ids), [false, true, false]);
}

fn a_large_static_target_comes_in_order_too(app: TestApp) {
    let db = &mut **open(&app);
    let numbered: Vec<String> = (0..21_000).map(|n| format!("{:06}", (n * 7919) % 21_000)).collect();
    let people: Vec<_> = numbered.iter().map(|number| vec![(standard::CONTACT_NR, number.as_str())]).collect();
    make(db, app.institution.id, &people);
    let all = targets::collect(db, &app.institution, &query(r#"{"field": "CONTACT_NR", "is_not": "000007"}"#)).unwrap();
    let target = targets::create_static(db, &app.institution, new("All"), &all, None).unwrap();
    assert!(!target.has_query());
    assert_eq!(target.counted, Some(20_999));
    let mut wanted = numbered.clone();
    wanted.sort();
    wanted.remove(7);
    assert_eq!(numbers(db, &app, &target), wanted);
    let page = targets::page(db, &app.institution, &target, Some("000005"), 3).unwrap();
    assert_eq!(
        (found_numbers(&page.contacts), page.has_more, page.count),
        (vec!["000006", "000008", "000009"], true, 20_999)
    );
    let last = targets::page(db, &app.institution, &target, Some("020997"), 3).unwrap();
    assert_eq!((found_numbers(&last.contacts), last.has_more), (vec!["020998", "020999"], false));
}

fn contacts_of_others_get_into_no_target(app: TestApp) {
    let db = &mut **open(&app);
    let other = app.other_institution("OTHER");
    let mine = make(db, app.institution.id, &[person("1", "A", "A", "Lyon")]);
    let theirs = make(db, other.id, &[person("1", "B", "B", "Lyon")]);
    let dynamic = targets::create(db, &app.institution, new("Lyon"), &query(LYON)).unwrap();
    assert_eq!(numbers(db, &app, &dynamic), ["1"]);
    let ids = mine.iter().chain(&theirs).chain(&[999_999]).map(|id| *id as u64).collect();
    let picture = targets::create_static(db, &app.institution, new("Both?"), &ids, None).unwrap();
    assert_eq!(picture.counted, Some(1));
    assert_eq!(targets::preview(db, None, &app.institution, &query(LYON)).unwrap().count, 1);
    assert_eq!(refusal(read::by_id(db, app.institution.id, theirs[0])), "not-found");
    assert_eq!(read::by_id(db, app.institution.id, mine[0]).unwrap().number, "1");
    assert_eq!(read::by_numbers(db, other.id, &["1", "2"]).unwrap()[0].id, theirs[0]);
}

/// As they are stored, by one connection or two; or in order of number, where an institution has few of all contacts or a
/// condition asks for more than what their bodies hold.
fn a_query_means_the_same_however_contacts_are_read(app: TestApp) {
    let db = &mut **open(&app);
    let numbered: Vec<String> = (0..21_000).map(|n| format!("{n:06}")).collect();
    let speaks = |n: usize| if n.is_multiple_of(3) { "fr" } else { "pt" };
    let someone =
        |(n, number)| vec![(standard::CONTACT_NR, number), (standard::PREF_LANG, speaks(n)), (standard::TOWN, "Sète")];
    let ids =
        make(db, app.institution.id, &numbered.iter().map(String::as_str).enumerate().map(someone).collect::<Vec<_>>());
    let other = app.other_institution("OTHER");
    make(db, other.id, &[someone((0, "1")), someone((1, "2"))]);
    write(db, app.institution.id, ids[3], standard::STATUS, "DELETED");
    let speak_french = r#"{"field": "PREF_LANG", "is": "fr"}, {"field": "TOWN", "starts_with": "S"}"#;
    for helpers in [None, Some(&app.database)] {
        for (also, count) in [
            ("", 6_999),
            (r#", {"field": "CONTACT_NR", "is_not": "000006"}"#, 6_998),
            (r#", {"field": "TOWN", "is_empty": true}"#, 0),
        ] {
            let query = query(&format!(r#"{{"all": [{speak_french}{also}]}}"#));
            let found = targets::preview(db, helpers, &app.institution, &query).unwrap();
            assert_eq!(found.count, count, "{also}");
            assert_eq!(targets::count(db, helpers, &app.institution, &query).unwrap(), count, "{also}");
            let sample = targets::sample(db, &app.institution, &query, i64::MAX).unwrap();
            assert_eq!(found_numbers(&found.sample), found_numbers(&sample), "{also}");
            assert_eq!(found.emptied_by.is_some(), count == 0, "{also}");
        }
        let theirs = targets::preview(db, helpers, &other, &query(&format!(r#"{{"all": [{speak_french}]}}"#))).unwrap();
        assert_eq!((theirs.count, found_numbers(&theirs.sample)), (1, vec!["1"]));
    }
}

fn a_preview_counts_and_shows_the_first_contacts(app: TestApp) {
    let db = &mut **open(&app);
    let numbered: Vec<String> = (0..1500).map(|n| format!("{n:04}")).collect();
    let people: Vec<_> = numbered.iter().map(|number| person(number, "A", "B", "Lyon")).collect();
    make(db, app.institution.id, &people);
    let found =
        targets::preview(db, None, &app.institution, &query(r#"{"field": "CONTACT_NR", "starts_with": "1"}"#)).unwrap();
    assert_eq!((found.count, found.emptied_by), (500, None));
    let sample: Vec<_> = found.sample.iter().map(|contact| contact.number.clone()).collect();
    assert_eq!(sample, numbered[1000..1020]);
}

fn an_empty_preview_names_what_empties_it(app: TestApp) {
    let db = &mut **open(&app);
    let empty = targets::preview(db, None, &app.institution, &query(LYON)).unwrap();
    assert_eq!((empty.count, empty.emptied_by), (0, None), "nobody there, so no condition is to blame");
    make(
        db,
        app.institution.id,
        &[person("1", "Anna", "A", "Lyon"), person("2", "Anna", "B", "Lyon"), person("3", "Bob", "C", "Leeds")],
    );
    let town = |town: &str| format!(r#"{{"field": "TOWN", "is": "{town}"}}"#);
    let first = |name: &str| format!(r#"{{"field": "FIRSTNAME", "is": "{name}"}}"#);
    let (lyon, leeds, rome, anna) = (town("Lyon"), town("Leeds"), town("Rome"), first("Anna"));
    let cases = [
        (format!(r#"{{"all": [{lyon}, {rome}, {anna}]}}"#), vec![1], Why::Alone),
        (format!(r#"{{"all": [{lyon}, {leeds}]}}"#), vec![1], Why::Otherwise(2)),
        (format!(r#"{{"all": [{lyon}, {anna}, {leeds}]}}"#), vec![2], Why::Otherwise(2)),
        (format!(r#"{{"all": [{lyon}, {leeds}, {lyon}, {leeds}]}}"#), vec![1], Why::WithThoseBefore),
        (format!(r#"{{"all": [{lyon}, {{"off": {rome}}}, {leeds}]}}"#), vec![2], Why::Otherwise(2)),
        (format!(r#"{{"all": [{anna}, {{"all": [{lyon}, {rome}]}}]}}"#), vec![1, 1], Why::Alone),
        (format!(r#"{{"all": [{anna}, {{"any": [{rome}]}}]}}"#), vec![1, 0], Why::Alone),
        (format!(r#"{{"all": [{anna}, {{"any": [{rome}, {rome}]}}]}}"#), vec![1], Why::Alone),
        (format!(r#"{{"any": [{rome}, {rome}]}}"#), vec![], Why::Alone),
        (format!(r#"{{"none": [{anna}, {{"any": [{lyon}, {leeds}]}}]}}"#), vec![1], Why::Alone),
        (format!(r#"{{"none": [{lyon}, {leeds}]}}"#), vec![0], Why::Otherwise(2)),
        (format!(r#"{{"not_all": [{{"any": [{lyon}, {leeds}]}}]}}"#), vec![], Why::Alone),
    ];
    for (json, path, why) in cases {
        let found = targets::preview(db, None, &app.institution, &query(&json)).unwrap();
        let culprit = found.emptied_by.unwrap_or_else(|| panic!("{json}: {} found", found.count));
        assert_eq!((culprit.path, culprit.why), (path, why), "{json}");
    }
}

fn a_code_is_unique_and_made_from_the_name_if_none_is_given(app: TestApp) {
    let db = &mut **open(&app);
    let mut create = |name, code| {
        let new = New { name, code, user: None };
        targets::create(db, &app.institution, new, &query(LYON)).map(|target| target.code)
    };
    assert_eq!(create("Français à Lyon", None).unwrap(), "FRANCAIS_A_LYON");
    assert_eq!(create("francais, a lyon!", None).unwrap(), "FRANCAIS_A_LYON_2");
    assert_eq!(create("Français à Lyon", Some(" ")).unwrap(), "FRANCAIS_A_LYON_3");
    assert_eq!(create("X", Some("vip.2026-a_b")).unwrap(), "vip.2026-a_b");
    assert_eq!(refusal(create("Y", Some("vip.2026-a_b"))), "target-code-taken");
    assert_eq!(refusal(create("Y", Some("a b"))), "target-code-bad");
    let other = app.other_institution("OTHER");
    let new = New { name: "Z", code: Some("vip.2026-a_b"), user: None };
    targets::create(db, &other, new, &query(LYON)).unwrap();
}

fn a_bad_query_or_name_makes_no_target(app: TestApp) {
    let db = &mut **open(&app);
    let mut create = |name, json| targets::create(db, &app.institution, new(name), &query(json));
    let too_long = "x".repeat(101);
    assert_eq!(refusal(create(" ", LYON)), "target-name-missing");
    assert_eq!(refusal(create(&too_long, LYON)), "target-name-too-long");
    assert_eq!(refusal(create("X", r#"{"field": "GENRE", "is": "JAZZ"}"#)), "query-unknown-field");
    assert_eq!(refusal(create("X", r#"{"off": {"field": "TOWN", "is": "x"}}"#)), "query-nothing-on");
    assert_eq!(refusal(create("X", r#"{"field": "LIFECYCLE", "is": "x"}"#)), "query-unknown-value");
    assert_eq!(targets::list(db, app.institution.id, false).unwrap(), []);
}

fn the_type_of_a_target_never_changes(app: TestApp) {
    let db = &mut **open(&app);
    make(db, app.institution.id, &[person("1", "A", "A", "Lyon")]);
    let dynamic = targets::create(db, &app.institution, new("One"), &query(LYON)).unwrap();
    targets::keep_count(db, dynamic.id, 1).unwrap();
    let renamed = targets::update(db, &app.institution, dynamic.id, " Two ", Some(&query(LYON))).unwrap();
    assert_eq!((renamed.name.as_str(), renamed.code.as_str(), renamed.counted), ("Two", "ONE", Some(1)));
    let rome = query(r#"{"field": "TOWN", "is": "Rome"}"#);
    let changed = targets::update(db, &app.institution, dynamic.id, "Two", Some(&rome)).unwrap();
    assert_eq!((changed.query().unwrap(), changed.counted, changed.is_dynamic), (rome.clone(), None, true));
    let picture = targets::duplicate_as_static(db, &app.institution, dynamic.id, new("Picture")).unwrap();
    assert_eq!(refusal(targets::update(db, &app.institution, picture.id, "X", Some(&rome))), "target-is-static");
    let renamed = targets::update(db, &app.institution, picture.id, "X", None).unwrap();
    assert_eq!((renamed.name.as_str(), renamed.is_dynamic), ("X", false));
}

fn archived_targets_are_listed_apart(app: TestApp) {
    let db = &mut **open(&app);
    for name in ["beta", "Élan", "Alpha", "delta"] {
        targets::create(db, &app.institution, new(name), &query(LYON)).unwrap();
    }
    let names = |db: &mut Db, archived| {
        let found = targets::list(db, app.institution.id, archived).unwrap();
        found.into_iter().map(|target| target.name).collect::<Vec<_>>()
    };
    assert_eq!(names(db, false), ["Alpha", "beta", "delta", "Élan"]);
    let beta = targets::by_code(db, app.institution.id, "BETA").unwrap();
    assert!(targets::archive(db, app.institution.id, beta.id, true).unwrap().archived_at.is_some());
    assert_eq!((names(db, false).len(), names(db, true)), (3, vec!["beta".to_owned()]));
    targets::archive(db, app.institution.id, beta.id, false).unwrap();
    assert_eq!((names(db, false).len(), names(db, true).len()), (4, 0));
}

fn targets_of_others_are_not_found(app: TestApp) {
    let db = &mut **open(&app);
    let other = app.other_institution("OTHER");
    let theirs = targets::create(db, &other, new("Theirs"), &query(LYON)).unwrap();
    let mine = app.institution.id;
    assert_eq!(refusal(targets::find(db, mine, theirs.id)), "not-found");
    assert_eq!(refusal(targets::by_code(db, mine, "THEIRS")), "unknown-target");
    assert_eq!(refusal(targets::archive(db, mine, theirs.id, true)), "not-found");
    assert_eq!(refusal(targets::update(db, &app.institution, theirs.id, "X", None)), "not-found");
    assert_eq!(refusal(targets::duplicate(db, &app.institution, theirs.id, new("X"))), "not-found");
    assert_eq!(refusal(targets::duplicate_as_static(db, &app.institution, theirs.id, new("X"))), "not-found");
}

/// The imports are worked from a shell, as users do.
fn what_an_import_changed_is_a_condition(app: TestApp) {
    app.stock();
    let first = app.update("criteria", "CONTACT_NR;[new] GENRE\n000001;JAZZ\n000002;JAZZ\n000003;\n");
    let second = app.update("criteria", "CONTACT_NR;[new] GENRE\n000001;OPERA\n");
    let tested = app.test("criteria", "CONTACT_NR;[new] GENRE\n000004;JAZZ\n");
    let db = &mut **open(&app);
    let mut changed_by = |import: i64| {
        let json = format!(r#"{{"field": "CHANGED_BY_IMPORT", "is": {import}}}"#);
        let found = targets::preview(db, None, &app.institution, &query(&json)).unwrap();
        found.sample.into_iter().map(|contact| contact.number).collect::<Vec<_>>()
    };
    assert_eq!(changed_by(first.id()), ["000001", "000002"], "what was overwritten since was changed too");
    assert_eq!(changed_by(second.id()), ["000001"]);
    assert!(changed_by(tested.id()).is_empty(), "a test changes nothing");
    app.must("undo", &first);
    assert!(changed_by(first.id()).is_empty(), "what was undone does not count");
    assert_eq!(changed_by(second.id()), ["000001"]);
    let unknown = query(r#"{"field": "CHANGED_BY_IMPORT", "is": 99}"#);
    assert_eq!(refusal(targets::create(db, &app.institution, new("X"), &unknown)), "query-unknown-import");
}

fn found_numbers(contacts: &[Contact]) -> Vec<&str> {
    contacts.iter().map(|contact| contact.number.as_str()).collect()
}

fn contacts_are_listed_by_name_page_by_page(app: TestApp) {
    let db = &mut **open(&app);
    let names = ["Zoé", "Éric", "eric", "Anna", "Émile", "Bob", "Ana", "Óscar"];
    let numbered: Vec<String> = (0..names.len()).map(|n| n.to_string()).collect();
    let people: Vec<_> = names.iter().zip(&numbered).map(|(name, number)| person(number, "X", name, "")).collect();
    let ids = make(db, app.institution.id, &people);
    write(db, app.institution.id, ids[5], standard::STATUS, "DELETED");
    let mut page = |after| Search::default().page(db, app.institution.id, after, 3, &|_| true).unwrap();
    let first = page(None);
    assert_eq!(found_numbers(&first.contacts), ["6", "3", "4"]);
    let second = page(first.next);
    assert_eq!(found_numbers(&second.contacts), ["1", "2", "7"]);
    let third = page(second.next);
    assert_eq!((found_numbers(&third.contacts), third.next), (vec!["0"], None));
}

fn a_search_finds_the_beginnings_of_words(app: TestApp) {
    let db = &mut **open(&app);
    let mut people = vec![
        person("000123", "Éric", "Le Goff", "Lyon"),
        person("000124", "Erica", "Silva", "Lyon"),
        person("000125", "João", "Goffman", "Lyon"),
    ];
    people[1].push((standard::EMAIL, "erica.silva@example.org"));
    // So many that a search for them walks the list instead of collecting them.
    let many: Vec<String> = (0..6000).map(|n| format!("M{n:05}")).collect();
    people.extend(many.iter().map(|number| person(number, "Maria", "Many", "Porto")));
    make(db, app.institution.id, &people);
    let mut found = |text: &str| {
        let page = Search::new(text, None).page(db, app.institution.id, None, 50, &|_| true).unwrap();
        let more = page.next.is_some();
        (page.contacts.iter().map(|contact| contact.number.clone()).collect::<Vec<_>>(), more)
    };
    let some = |numbers: &[&str]| (numbers.iter().map(|number| (*number).to_owned()).collect::<Vec<_>>(), false);
    assert_eq!(found("goff"), some(&["000125", "000123"]));
    assert_eq!(found("ERIC"), some(&["000123", "000124"]));
    assert_eq!(found("eric goff"), some(&["000123"]));
    assert_eq!(found("erica.silva@ex"), some(&["000124"]));
    assert_eq!(found("joao"), some(&["000125"]));
    assert_eq!(found("000124"), some(&["000124"]));
    assert_eq!(found("nobody"), some(&[]));
    assert_eq!(found("maria m05999"), some(&["M05999"]));
    assert_eq!(found("nobody maria"), some(&[]));
    let (many, more) = found("mar man");
    assert_eq!((many.len(), more), (50, true));
}

fn a_filter_that_finds_little_ends_a_page_early(app: TestApp) {
    let db = &mut **open(&app);
    let numbered: Vec<String> = (0..21_000).map(|n| format!("{n:06}")).collect();
    let people: Vec<_> = numbered.iter().map(|number| vec![(standard::CONTACT_NR, number.as_str())]).collect();
    make(db, app.institution.id, &people);
    let is_last = |contact: &ContactView<'_>| contact.number == "020999";
    let mut page = |after| Search::default().page(db, app.institution.id, after, 50, &is_last).unwrap();
    let mut last = page(None);
    assert!(last.contacts.is_empty() && last.is_partial);
    while last.is_partial {
        assert!(last.contacts.is_empty());
        last = page(last.next);
    }
    assert_eq!((found_numbers(&last.contacts), last.next), (vec!["020999"], None));
}
