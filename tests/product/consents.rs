//! Consents by row: where and when each authorisation was given, kept as exactly as what an import says for all its rows.

use crate::support::{Import, Page, TestApp, Visitor};

on_both!(
    rows_say_where_and_when_their_consents_were_given,
    an_authorisation_without_a_source_of_its_row_or_import_is_unproven,
    a_consent_is_not_of_the_future,
    another_proof_is_a_new_one_and_undoing_it_brings_back_the_former,
    templates_take_the_columns_of_consents,
    a_mapping_gives_every_row_its_proof,
    where_nothing_is_authorised_the_columns_are_only_read,
    usual_headers_in_three_languages_are_known,
    new_contacts_bring_their_proof,
);

fn sent(app: &TestApp, kind: &str, file: &str, options: &[&str]) -> Import {
    let ran = app.try_import(kind, file, &[&["--action", "update"], options].concat());
    Import(ran.json())
}

/// The card of a contact, in English.
fn card(ada: &mut Visitor, number: &str) -> Page {
    let list = ada.get(&format!("/contacts?q={number}")).ok();
    let address = list.links().into_iter().find(|link| {
        link.strip_prefix("/contacts/").is_some_and(|id| !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit()))
    });
    ada.get(&address.expect("the contact is in the list")).ok()
}

/// What the card says beside its authorisations, and what the newest event of the time-line says.
fn proofs(ada: &mut Visitor, number: &str) -> Vec<String> {
    let said = card(ada, number).texts("section[aria-labelledby=card-authorisations] dd .writer");
    said.into_iter().filter(|words| words.starts_with("Consent")).collect()
}

const FILE: &str = "CONTACT_NR;OPTIN_MAIL;CONSENT_SOURCE;CONSENT_DATE
000001;TRUE;Form at the box office;09/03/2026
000002;FALSE;Phone call;2026-03-10
000003;TRUE;;12 mars 2026
000004;;Form;2026-03-11
";

fn rows_say_where_and_when_their_consents_were_given(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let import = sent(&app, "authorisations", FILE, &["--source", "Fair of spring"]);
    assert_eq!((import.state(), import.codes()), ("completed", Vec::new()), "{:#}", import.0);
    assert_eq!(import.counts(["changes", "rows_changed", "applied"]), [3, 3, 3]);
    assert_eq!(proofs(&mut ada, "000001"), ["Consent: Form at the box office, 9 Mar 2026"]);
    assert_eq!(proofs(&mut ada, "000002"), ["Consent: Phone call, 10 Mar 2026"]);
    assert_eq!(proofs(&mut ada, "000003"), ["Consent: Fair of spring, 12 Mar 2026"]);
    assert_eq!(proofs(&mut ada, "000004"), Vec::<String>::new());
    assert!(card(&mut ada, "000001").texts("#timeline li")[0].contains("Consent: Form at the box office"));
    let preview = ada.get(&format!("/imports/{}/changes", import.id())).ok();
    preview.must_say("Consent: Phone call, 10 Mar 2026").must_say("Consent of 12 Mar 2026");
    assert!(!String::from_utf8(app.export()).unwrap().contains("box office"), "an export is of values");
}

fn an_authorisation_without_a_source_of_its_row_or_import_is_unproven(app: TestApp) {
    app.stock();
    let import = sent(&app, "authorisations", FILE, &[]);
    assert_eq!((import.state(), import.codes()), ("tested", vec!["consent-unproven".to_owned()]), "{:#}", import.0);
    assert_eq!(import.issues()[0].0, 4, "only the row that names no source");
    let named = "CONTACT_NR;OPTIN_MAIL;CONSENT_SOURCE\n000001;TRUE;Form\n000002;TRUE;Form\n";
    assert_eq!(sent(&app, "contacts", named, &[]).state(), "completed");
    let words = sent(&app, "contacts", "CONTACT_NR;OPTIN_SMS;CONSENT_SOURCE\n000001;TRUE;N/A\n", &[]);
    assert_eq!(words.codes(), ["placeholder", "consent-unproven"], "{:#}", words.0);
}

fn a_consent_is_not_of_the_future(app: TestApp) {
    app.stock();
    let file = |date: &str| format!("CONTACT_NR;OPTIN_MAIL;CONSENT_SOURCE;CONSENT_DATE\n000001;TRUE;Form;{date}\n");
    for (date, codes) in [
        ("31/12/2199", vec!["date-future"]),
        ("03/25/2026", vec!["bad-date"]),
        ("soon", vec!["bad-date"]),
        ("#N/A", vec!["cell-error"]),
        ("2026-03-09 14:05", vec!["time-left-out"]),
        ("9.3.2026", vec![]),
    ] {
        assert_eq!(app.test("authorisations", file(date)).codes(), codes, "{date}");
    }
    let long = "x".repeat(501);
    let file = format!("CONTACT_NR;OPTIN_MAIL;CONSENT_SOURCE\n000001;TRUE;{long}\n000002;TRUE;{}\n", &long[1..]);
    assert_eq!(app.test("authorisations", file).codes(), ["too-long"]);
}

fn another_proof_is_a_new_one_and_undoing_it_brings_back_the_former(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let file = |source: &str, date: &str| {
        format!("CONTACT_NR;OPTIN_MAIL;CONSENT_SOURCE;CONSENT_DATE\n000001;TRUE;{source};{date}\n")
    };
    let changes = |file: &str, options: &[&str]| sent(&app, "authorisations", file, options).count("applied");
    assert_eq!(changes(&file("Form", "2026-03-09"), &[]), 1);
    assert_eq!(changes(&file("Form", "2026-03-09"), &[]), 0, "the same proof is nothing new");
    assert_eq!(changes(&file("Form", ""), &[]), 0);
    assert_eq!(changes(&file("", "2026-05-05"), &[]), 0, "a day alone proves nothing");
    assert_eq!(changes("CONTACT_NR;OPTIN_MAIL\n000001;TRUE\n", &["--source", "Form"]), 0);
    let before = app.export();
    let later = sent(&app, "authorisations", &file("Form", "2026-04-01"), &[]);
    let other = sent(&app, "authorisations", "CONTACT_NR;OPTIN_MAIL\n000001;TRUE\n", &["--source", "Phone call"]);
    assert_eq!([&later, &other].map(|import| import.count("applied")), [1, 1]);
    assert_eq!(proofs(&mut ada, "000001"), ["Consent: Phone call"]);
    app.must("undo", &other);
    assert_eq!(proofs(&mut ada, "000001"), ["Consent: Form, 1 Apr 2026"]);
    app.must("undo", &later);
    assert_eq!(proofs(&mut ada, "000001"), ["Consent: Form, 9 Mar 2026"]);
    assert_eq!(app.export(), before);
    assert_eq!(changes(&file("Form", "2026-03-09"), &[]), 0, "and it is known as the proof again");
}

fn templates_take_the_columns_of_consents(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let mut table = app.template("authorisations", &[]);
    table.set("000001", "[new] OPTIN_SMS", "TRUE");
    table.header.extend(["Consent source".to_owned(), "Consent date".to_owned()]);
    for row in &mut table.rows {
        row.extend(["Form".to_owned(), "2026-03-09".to_owned()]);
    }
    let import = Import(app.try_import("authorisations", table.write(), &["--action", "update"]).exits(0).json());
    assert_eq!((import.state(), import.codes()), ("completed", Vec::new()), "{:#}", import.0);
    assert_eq!(import.count("applied"), 1);
    assert_eq!(proofs(&mut ada, "000001"), ["Consent: Form, 9 Mar 2026"]);
}

fn a_mapping_gives_every_row_its_proof(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let mapping = app.file(
        "mapping.json",
        r#"{"kind": "contacts", "columns": [
            {"header": "No", "is": {"field": "CONTACT_NR"}, "key": true},
            {"header": "When", "is": {"field": "CONSENT_DATE"}, "reading": {"dates": {"order": "m-d-y", "century": 30}}}],
            "constants": {"OPTIN_MAIL": "TRUE", "CONSENT_SOURCE": "Fair of spring"}}"#,
    );
    let options = ["--mapping-file", mapping.to_str().unwrap()];
    let import = sent(&app, "contacts", "No;When\n000001;03/04/26\n000002;03/25/26\n", &options);
    assert_eq!((import.state(), import.codes()), ("completed", Vec::new()), "{:#}", import.0);
    assert_eq!(proofs(&mut ada, "000001"), ["Consent: Fair of spring, 4 Mar 2026"]);
    assert_eq!(proofs(&mut ada, "000002"), ["Consent: Fair of spring, 25 Mar 2026"]);
    let columns = ada.get(&format!("/imports/{}/columns", import.id())).ok();
    assert!(columns.form("/columns").offered("c1").contains(&"field:CONSENT_DATE"));
}

fn where_nothing_is_authorised_the_columns_are_only_read(app: TestApp) {
    app.stock();
    for kind in ["contacts", "criteria"] {
        let import = app.test(kind, "CONTACT_NR;GENRE;CONSENT_SOURCE;CONSENT_DATE\n000001;JAZZ;Form;soon\n");
        assert_eq!(import.codes(), ["context-column", "context-column"], "{kind} {:#}", import.0);
        assert_eq!(import.count("changes"), 1);
    }
}

fn usual_headers_in_three_languages_are_known(app: TestApp) {
    app.stock();
    for (source, date) in [
        ("Source of the consent", "Date of the consent"),
        ("Consent source", "Opt-in date"),
        ("Source du consentement", "Date du consentement (JJ/MM/AAAA)"),
        ("Provenance du consentement", "Date d’opt-in"),
        ("Fonte do consentimento", "Data do consentimento"),
        ("Origem do consentimento", "Data de opt-in"),
    ] {
        let file = format!("CONTACT_NR;OPTIN_MAIL;{source};{date}\n000001;TRUE;Form;soon\n");
        assert_eq!(app.test("authorisations", file).codes(), ["bad-date"], "{source} {date}");
    }
}

fn new_contacts_bring_their_proof(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let file = "CONTACT_NR;LASTNAME;FIRSTNAME;LIFECYCLE;OWNER;KIND;OPTIN_MAIL;CONSENT_SOURCE;CONSENT_DATE
000101;Morel;Inès;;;INDIVIDUAL;TRUE;Form;2026-03-09
000102;Morel;Luc;;;INDIVIDUAL;FALSE;;
";
    let import = sent(&app, "contacts", file, &["--mode", "create"]);
    assert_eq!(import.state(), "completed", "{:#}", import.0);
    assert_eq!(proofs(&mut ada, "000101"), ["Consent: Form, 9 Mar 2026"]);
    assert_eq!(proofs(&mut ada, "000102"), Vec::<String>::new());
    app.must("undo", &import);
    assert!(app.table().numbers().iter().all(|number| *number != "000101"));
}
