//! Contact information: names, addresses, phones and all other fields, of contacts that exist and of new ones.

use crate::support::{Import, TestApp, lines};

on_both!(
    an_update_changes_contacts_and_creates_none,
    a_file_with_known_and_unknown_numbers_creates_or_updates,
    each_key_makes_a_contact_of_what_no_contact_has,
    an_operation_decides_for_its_row,
    what_was_created_or_changed_is_undone_alike,
    each_cell_of_contact_information_has_its_effect,
    each_wrong_row_of_contact_information_is_an_issue,
    the_full_name_is_split_and_the_present_one_changes_nothing,
    phones_are_read_for_the_country_of_the_row,
    a_tag_is_added_beside_the_tags_of_a_row,
    a_structure_with_the_name_and_address_of_another_is_pointed_out,
    a_row_of_a_template_makes_no_new_contact,
    the_mode_is_chosen_in_the_browser,
);

const UPSERT: &[&str] = &["--mode", "upsert"];

fn test_with(app: &TestApp, content: &str, options: &[&str]) -> Import {
    Import(app.try_import("contacts", content, &[&["--action", "test"], options].concat()).exits(0).json())
}

fn an_update_changes_contacts_and_creates_none(app: TestApp) {
    app.stock();
    let file = lines(&["CONTACT_NR;TOWN;GENRE;OPTIN_SMS;TAGS", "000001;Oslo;JAZZ;FALSE;vip|press", "999999;Rome;;;"]);
    let import = app.test("contacts", &file);
    assert_eq!((import.codes(), import.counts(["rows_changed", "changes"])), (vec!["key-unknown".into()], [1, 4]));
    app.must("start", &import);
    let table = app.table();
    let cells = ["TOWN", "GENRE", "OPTIN_SMS", "TAGS"].map(|field| table.cell("000001", field));
    assert_eq!(cells, ["Oslo", "JAZZ", "FALSE", "press|vip"]);
    assert_eq!(table.numbers().len(), 12);
}

fn a_file_with_known_and_unknown_numbers_creates_or_updates(app: TestApp) {
    app.stock();
    let file = lines(&[
        "CONTACT_NR;LASTNAME;FIRSTNAME;TOWN",
        "000001;;;Oslo",
        "A-77;Curie;Marie;Paris",
        ";Noether;Emmy;Erlangen",
        "000002;;;Paris",
    ]);
    let import = app.update_with("contacts", &file, UPSERT);
    assert_eq!(import.counts(["rows", "rows_changed", "rows_unchanged", "errors"]), [4, 3, 1, 0]);
    let table = app.table();
    assert_eq!((table.cell("000001", "TOWN"), table.cell("000001", "LASTNAME")), ("Oslo", "Silva"));
    assert_eq!((table.cell("A-77", "LASTNAME"), table.cell("A-77", "TOWN")), ("Curie", "Paris"));
    assert_eq!((table.cell("000013", "FIRSTNAME"), table.cell("000013", "KIND")), ("Emmy", "INDIVIDUAL"));
    let again = app.update_with("contacts", file.replace("\n;", "\n000013;"), UPSERT);
    assert_eq!(again.counts(["rows_unchanged", "changes"]), [4, 0]);
}

fn each_key_makes_a_contact_of_what_no_contact_has(app: TestApp) {
    app.stock();
    let by_email = lines(&["EMAIL;LASTNAME;TOWN", "ANA@example.org;;Oslo", "new@example.org;New;Rome"]);
    assert_eq!(app.update_with("contacts", by_email, UPSERT).count("applied"), 6);
    let by_phone = lines(&["PHONE;LASTNAME", "06 12 34 56 02;Lefebvre", "01 42 34 56 78;Phone"]);
    app.update_with("contacts", by_phone, UPSERT);
    let by_id = lines(&["EXTERNAL_ID;OFFICIAL_NAME", "crm-7;Opéra de Nice"]);
    app.update_with("contacts", by_id, UPSERT);
    let table = app.table();
    assert_eq!((table.cell("000001", "TOWN"), table.cell("000001", "EMAIL")), ("Oslo", "ana@example.org"));
    assert_eq!((table.cell("000013", "EMAIL"), table.cell("000013", "TOWN")), ("new@example.org", "Rome"));
    assert_eq!((table.cell("000002", "LASTNAME"), table.cell("000014", "LASTNAME")), ("Lefebvre", "Phone"));
    assert_eq!(app.value("000014", "PHONE"), "+33142345678");
    assert_eq!((table.cell("000015", "EXTERNAL_ID"), table.cell("000015", "KIND")), ("crm-7", "STRUCTURE"));
    let wrong = lines(&["EMAIL;LASTNAME", ";Blank", "twice@example.org;A", "Twice@example.org;B", "no address;C"]);
    let import = test_with(&app, &wrong, UPSERT);
    assert_eq!(import.codes(), ["key-repeated", "key-repeated", "bad-email"]);
    assert_eq!(import.counts(["rows_rejected", "rows_changed"]), [3, 1]);
}

fn an_operation_decides_for_its_row(app: TestApp) {
    app.stock();
    let file = lines(&[
        "CONTACT_NR;OPERATION;LASTNAME",
        "000001;UPDATE;Souza",
        "000002;INSERT;Twin",
        "X1;INSERT;New",
        "X2;UPDATE;Nobody",
        ";insert;Unnumbered",
        "X3;;Upserted",
        "X4;DELETE;Gone",
    ]);
    let import = test_with(&app, &file, UPSERT);
    let codes = [(3, "already-exists"), (5, "key-unknown"), (8, "bad-operation")];
    let found: Vec<(i64, String)> = import.issues().into_iter().map(|(row, _, code)| (row, code)).collect();
    assert_eq!(found, codes.map(|(row, code)| (row, code.to_owned())));
    assert_eq!(app.must("start", &import).count("conflicts"), 0);
    let table = app.table();
    assert_eq!(table.cell("000001", "LASTNAME"), "Souza");
    assert_eq!([table.cell("X1", "LASTNAME"), table.cell("X3", "LASTNAME")], ["New", "Upserted"]);
    assert_eq!(table.cell("000013", "LASTNAME"), "Unnumbered");
    for (mode, code) in [("update", "INSERT"), ("create", "UPDATE")] {
        let file = format!("CONTACT_NR;OPERATION;LASTNAME\n000001;{code};A\n");
        assert_eq!(test_with(&app, &file, &["--mode", mode]).codes(), ["bad-operation"], "{mode}");
    }
}

fn what_was_created_or_changed_is_undone_alike(app: TestApp) {
    app.stock();
    let before = app.export();
    let file = lines(&["CONTACT_NR;LASTNAME;EMAIL;TAGS", "000001;Souza;;vip", "B2;New;b2@example.org;vip|press"]);
    let import = app.update_with("contacts", &file, &["--mode", "upsert", "--tag", "spring"]);
    assert_eq!(
        (app.value("000001", "TAGS"), app.value("B2", "TAGS")),
        ("spring|vip".into(), "press|spring|vip".into())
    );
    let undone = app.must("undo", &import);
    assert_eq!((undone.count("kept"), undone.count("undone")), (0, import.count("applied")));
    assert_eq!(app.export(), before);
    app.update_with("contacts", &file, UPSERT);
    assert_eq!(app.value("B2", "LASTNAME"), "New");
}

/// Header, contact, cell, field, value after.
const EFFECTS: [(&str, &str, &str, &str, &str); 22] = [
    ("TITLE", "000001", "MR", "TITLE", "MR"),
    ("BIRTHDATE", "000001", "9.3.1985", "BIRTHDATE", "1985-03-09"),
    ("PREF_LANG", "000001", "Francês", "PREF_LANG", "fr"),
    ("CELLPHONE", "000001", "06 98 76 54 32", "CELLPHONE", "+33698765432"),
    ("TELEPHONE", "000001", "+55 11 91234-5678", "PHONE", "+5511912345678"),
    ("COUNTRY", "000001", "Brésil", "COUNTRY", "BR"),
    ("COUNTRY", "000001", "germany", "COUNTRY", "DE"),
    ("Responsável", "000001", "ADA@example.org", "OWNER", "ada@example.org"),
    ("Sessão", "000001", "PROSPECT", "LIFECYCLE", "PROSPECT"),
    ("companyName", "000009", "Théâtre du Parc", "OFFICIAL_NAME", "Théâtre du Parc"),
    ("address", "000009", "1 quai Perrière", "LINE1", "1 quai Perrière"),
    ("zip", "000009", "01234", "ZIPCODE", "01234"),
    ("city", "000009", "Talloires", "TOWN", "Talloires"),
    ("STRUCT_TYPE", "000009", "SCHOOL", "STRUCT_TYPE", "SCHOOL"),
    ("REMARK", "000002", "first", "REMARK", "first"),
    ("REMARK", "000002", "||second", "REMARK", "first\nsecond"),
    ("TAGS", "000002", "b|a", "TAGS", "a|b"),
    ("TAGS", "000002", "+c|-a", "TAGS", "b|c"),
    ("external_id", "000002", "007", "EXTERNAL_ID", "007"),
    ("EMAIL", "000002", "=", "EMAIL", ""),
    ("Jurídico", "000001", "SIM", "KIND", "STRUCTURE"),
    ("Jurídico", "000009", "NÃO", "KIND", "INDIVIDUAL"),
];

const LISTS: &str = "CRITERION;VALUE;VALUE_EN\nTITLE;MR;Mr\nLIFECYCLE;PROSPECT;Prospect\nSTRUCT_TYPE;SCHOOL;School\n";

fn each_cell_of_contact_information_has_its_effect(app: TestApp) {
    app.stock();
    app.administrator();
    app.update("criterion-values", LISTS);
    for (header, number, cell, field, after) in EFFECTS {
        app.update("contacts", lines(&[&format!("CONTACT_NR;{header}"), &format!("{number};{cell}")]));
        assert_eq!(app.value(number, field), after, "{header}: {cell:?}");
    }
}

/// Options, header, row, codes.
const WRONG: [(&[&str], &str, &str, &[&str]); 26] = [
    (&[], "CONTACT_NR;EMAIL", "000001;ana", &["bad-email"]),
    (&[], "CONTACT_NR;EMAIL", "000001;ZOE@example.org", &["email-in-use"]),
    (&[], "CONTACT_NR;PHONE", "000001;12", &["bad-phone"]),
    (&[], "CONTACT_NR;COUNTRY", "000001;Atlantis", &["bad-country"]),
    (&[], "CONTACT_NR;PREF_LANG", "000001;klingon", &["bad-language"]),
    (&[], "CONTACT_NR;BIRTHDATE", "000001;2199-01-01", &["date-future"]),
    (&[], "CONTACT_NR;BIRTHDATE", "000001;30.02.1999", &["bad-date"]),
    (&[], "CONTACT_NR;OWNER", "000001;nobody@example.org", &["unknown-user"]),
    (&[], "CONTACT_NR;LASTNAME", "000001;Silva2", &["digits-in-name"]),
    (&[], "CONTACT_NR;LASTNAME", "000001;=", &["recommended-blank"]),
    (&[], "CONTACT_NR;ZIPCODE", "000001;12345678901", &["too-long"]),
    (&[], "CONTACT_NR;STRUCT_TYPE", "000001;SCHOOL", &["not-applicable"]),
    (&[], "CONTACT_NR;OPTIN_SMS", "000009;TRUE", &["not-applicable"]),
    (&[], "CONTACT_NR;KIND;OPTIN_SMS", "000001;STRUCTURE;FALSE", &["not-applicable"]),
    (&[], "CONTACT_NR;TITLE", "000001;LORD", &["unknown-code"]),
    (&[], "CONTACT_NR;Nome", "000001;Ana Maria Silva", &["name-split"]),
    (&[], "CONTACT_NR;EXTERNAL_ID", "000001;taken", &["external-id-in-use"]),
    (&[], "CONTACT_NR;LASTNAME", "1;Silva", &["key-damaged"]),
    (&["--mode", "create"], "CONTACT_NR;LASTNAME", "000001;Silva", &["already-exists"]),
    (&["--mode", "create"], "CONTACT_NR;LASTNAME", "1;Silva", &["key-damaged"]),
    (&["--mode", "create"], "CONTACT_NR;LASTNAME", "1.23E+09;Silva", &["key-damaged"]),
    (&["--mode", "create"], "CONTACT_NR;TOWN", "X1;Lyon", &["name-missing"]),
    (&["--mode", "create"], "LASTNAME;OWNER", "Silva;", &["recommended-blank"]),
    (&["--mode", "upsert"], "CONTACT_NR;LASTNAME", "1;Silva", &["key-damaged"]),
    (&["--mode", "upsert"], "CONTACT_NR;LASTNAME", "6.12E+08;Silva", &["key-damaged"]),
    (&["--mode", "upsert"], "CONTACT_NR;TOWN", ";Lyon", &["name-missing"]),
];

fn each_wrong_row_of_contact_information_is_an_issue(app: TestApp) {
    app.stock();
    app.update("contacts", "CONTACT_NR;EXTERNAL_ID\n000002;taken\n");
    for (options, header, row, codes) in WRONG {
        let import = test_with(&app, &lines(&[header, row]), options);
        assert_eq!(import.codes(), codes, "{options:?} {header} {row}");
    }
}

fn the_full_name_is_split_and_the_present_one_changes_nothing(app: TestApp) {
    app.stock();
    let file = [
        "CONTACT_NR;Nome",
        "000001;Ana  Silva",
        "000004;Éric Le Goff",
        "000009;Théâtre du Lac",
        "000005;Maria da Cruz",
    ];
    let import = app.update("contacts", lines(&file));
    assert_eq!(import.counts(["rows_changed", "rows_unchanged", "warnings"]), [1, 3, 1]);
    let table = app.table();
    assert_eq!((table.cell("000005", "FIRSTNAME"), table.cell("000005", "LASTNAME")), ("Maria", "da Cruz"));
    app.update("contacts", lines(&["ID;Nome;Sobrenome", "000003;Jack;Black"]));
    let table = app.table();
    assert_eq!((table.cell("000003", "FIRSTNAME"), table.cell("000003", "LASTNAME")), ("Jack", "Black"));
    app.update("contacts", lines(&["CONTACT_NR;name;firstName", "000008;Tim Burton;Timothy"]));
    let table = app.table();
    assert_eq!((table.cell("000008", "FIRSTNAME"), table.cell("000008", "LASTNAME")), ("Timothy", "Burton"));
    let long = format!("CONTACT_NR;Nome\n000001;Ana {}\n", "x".repeat(101));
    assert_eq!(app.test("contacts", long).codes(), ["name-split", "too-long"]);
    app.update("contacts", lines(&["CONTACT_NR;Nome", "000010;=", "000002;="]));
    let table = app.table();
    assert_eq!((table.cell("000010", "OFFICIAL_NAME"), table.cell("000002", "FIRSTNAME")), ("", ""));
}

fn phones_are_read_for_the_country_of_the_row(app: TestApp) {
    app.stock();
    let file = lines(&["LASTNAME;COUNTRY;PHONE", "Costa;BR;(11) 91234-5678", "Roy;;06 12 34 56 99"]);
    app.update_with("contacts", file, &["--mode", "create"]);
    assert_eq!(
        (app.value("000013", "PHONE"), app.value("000014", "PHONE")),
        ("+5511912345678".into(), "+33612345699".into())
    );
    app.update("contacts", lines(&["CONTACT_NR;PHONE;COUNTRY", "000001;(11) 91234-0000;Brasil"]));
    assert_eq!(app.value("000001", "PHONE"), "+5511912340000");
}

fn a_tag_is_added_beside_the_tags_of_a_row(app: TestApp) {
    app.stock();
    let file = lines(&["CONTACT_NR;TAGS;TOWN", "000001;vip;Oslo", "000002;;Oslo", "000003;;Lyon"]);
    app.update_with("contacts", file, &["--tag", "spring"]);
    assert_eq!(["000001", "000002", "000003"].map(|number| app.value(number, "TAGS")), ["spring|vip", "spring", ""]);
}

fn a_structure_with_the_name_and_address_of_another_is_pointed_out(app: TestApp) {
    app.stock();
    let create = &["--mode", "create"];
    let file = lines(&[
        "OFFICIAL_NAME;TOWN;COUNTRY",
        "théâtre du LAC;annecy;FR",
        "Théâtre du Lac;Lyon;FR",
        "Jazz Club;Paris;FR",
    ]);
    let import = test_with(&app, &file, create);
    assert_eq!(
        import.issues().iter().map(|(row, _, code)| (*row, &**code)).collect::<Vec<_>>(),
        [(2, "structure-duplicate"), (4, "structure-duplicate")]
    );
    assert_eq!(import.counts(["rows_changed", "rows_rejected"]), [3, 0]);
    let renamed = app
        .test("contacts", lines(&["CONTACT_NR;OFFICIAL_NAME;TOWN", "000011;Casa do Fado;", "000010;Jazz club;Lyon"]));
    assert_eq!(
        renamed.issues().iter().map(|(row, _, code)| (*row, &**code)).collect::<Vec<_>>(),
        [(2, "structure-duplicate")]
    );
    let unchanged = app.test("contacts", lines(&["CONTACT_NR;OFFICIAL_NAME;TOWN", "000011;Jazz Club;Paris"]));
    assert_eq!(unchanged.codes(), Vec::<String>::new());
}

fn a_row_of_a_template_makes_no_new_contact(app: TestApp) {
    app.stock();
    let mut template = app.template("contacts", &[]);
    template.set("000001", "[new] TOWN", "Oslo");
    template.set("000002", "[new] TOWN", "Oslo");
    template.set("000002", "CONTACT_NR", "B-2");
    let import = test_with(&app, std::str::from_utf8(&template.write()).unwrap(), UPSERT);
    let found = import.issues().into_iter().filter(|(row, ..)| *row == 3).map(|(_, _, code)| code);
    assert!(found.collect::<Vec<_>>().contains(&"key-edited".to_owned()), "{:#}", import.0);
    assert_eq!(import.counts(["rows_changed", "rows_rejected"]), [1, 1]);
}

fn the_mode_is_chosen_in_the_browser(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let form = ada.get("/imports/new?kind=contacts").ok().form("/imports");
    assert_eq!(form.value("mode"), Some("update"));
    let content = "CONTACT_NR;LASTNAME\n000001;Souza\nC3;New\n";
    let form = form.set("mode", "upsert").set("action", "test").file("file", "crm.csv", content.as_bytes());
    let sent = ada.submit(&form).ok();
    app.worker().run_until_idle().unwrap();
    let report = ada.get(&sent.path).ok();
    report.must_say("Create or update").must_say("No errors.").must_say("1 new contact.");
    let started = ada.submit(&report.form("/start")).ok();
    app.worker().run_until_idle().unwrap();
    ada.get(&started.path).ok().must_say("Completed");
    assert_eq!((app.value("000001", "LASTNAME"), app.value("C3", "LASTNAME")), ("Souza".into(), "New".into()));
}
