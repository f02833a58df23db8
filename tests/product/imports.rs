//! Importing criteria and authorisations: what a file says and what becomes of the contacts.

use carnet::fields::standard;

use crate::support::{Import, TestApp, large, lines};
use crate::targets::{make, person};

on_both!(
    a_wish_to_cancel_holds_for_what_was_at_work_then,
    a_test_changes_nothing,
    an_update_changes_what_the_file_says,
    each_cell_has_its_effect,
    each_wrong_cell_is_an_issue_with_its_place,
    rows_with_errors_are_left_out_when_the_import_is_started,
    an_update_with_errors_waits_for_the_user,
    an_import_that_stops_on_errors_is_not_started,
    any_key_column_finds_the_contact,
    keys_that_find_no_contact_or_several_are_errors,
    a_key_that_stands_in_several_rows_rejects_all_of_them,
    known_columns_without_new_are_context,
    headers_are_codes_or_labels_in_any_language,
    unknown_columns_wait_for_the_user,
    only_the_first_rows_are_tried,
    encodings_and_delimiters_are_detected,
    row_numbers_are_those_of_the_spreadsheet,
    consent_needs_a_source,
    a_refusal_is_not_overridden_unseen,
    criteria_apply_to_a_contact_type,
    a_bad_file_is_refused_and_leaves_only_its_history_entry,
    over_each_limit_a_file_is_refused_with_the_number,
    contacts_that_are_not_active_are_flagged,
    the_same_rows_again_change_nothing,
    mandatory_criteria_are_not_cleared,
);

fn a_test_changes_nothing(app: TestApp) {
    app.stock();
    let before = app.export();
    let import = app.test("criteria", lines(&["CONTACT_NR;[new] GENRE", "000001;JAZZ", "000002;OPERA"]));
    assert_eq!(import.state(), "tested");
    assert_eq!(import.counts(["rows", "rows_changed", "changes", "applied"]), [2, 2, 2, 0]);
    assert_eq!(app.export(), before);
}

fn an_update_changes_what_the_file_says(app: TestApp) {
    app.stock();
    let file = ["CONTACT_NR;[new] GENRE;[new] SEATS", "000001;JAZZ;2", "000002;;4,5", "000003;;"];
    let import = app.update("criteria", lines(&file));
    assert_eq!(import.counts(["rows", "rows_changed", "rows_unchanged", "rows_rejected"]), [3, 2, 1, 0]);
    assert_eq!(import.counts(["changes", "applied", "conflicts", "errors"]), [3, 3, 0, 0]);
    let table = app.table();
    assert_eq!((table.cell("000001", "GENRE"), table.cell("000001", "SEATS")), ("JAZZ", "2"));
    assert_eq!((table.cell("000002", "GENRE"), table.cell("000002", "SEATS")), ("", "4.5"));
}

/// Column, value before, cell, value after.
const EFFECTS: [(&str, &str, &str, &str); 24] = [
    ("GENRE", "JAZZ", "", "JAZZ"),
    ("GENRE", "JAZZ", "=", ""),
    ("GENRE", "JAZZ", "Vide", ""),
    ("GENRE", "JAZZ", "EMPTY", ""),
    ("GENRE", "JAZZ", " OPERA\u{a0}", "OPERA"),
    ("GENRE", "JAZZ", "Opéra", "OPERA"),
    ("GENRE", "JAZZ", "teatro", "THEATRE"),
    ("INTERESTS", "MUSIC", "CINEMA|DANCE", "DANCE|CINEMA"),
    ("INTERESTS", "MUSIC", "DANCE+", "MUSIC|DANCE"),
    ("INTERESTS", "MUSIC|DANCE", "CINEMA+|MUSIC-", "DANCE|CINEMA"),
    ("INTERESTS", "MUSIC|DANCE", "-DANCE", "MUSIC"),
    ("INTERESTS", "MUSIC|DANCE", "=", ""),
    ("MEMBER", "", "TRUE", "TRUE"),
    ("MEMBER", "TRUE", "f", "FALSE"),
    ("MEMBER", "FALSE", "Vrai", "TRUE"),
    ("MEMBER", "TRUE", "não", "FALSE"),
    ("MEMBER", "TRUE", "Vazio", ""),
    ("SEATS", "", "1 200,5", "1200.5"),
    ("SEATS", "3", "-4", "-4"),
    ("SINCE", "", "9.3.2019", "2019-03-09"),
    ("SINCE", "2019-03-09", "2020-12-31", "2020-12-31"),
    ("SINCE", "2019-03-09", "01/02/2020", "2020-02-01"),
    ("NICKNAME", "Zaza", "  Zouzou ", "Zouzou"),
    ("NICKNAME", "Zaza", "=", ""),
];

fn each_cell_has_its_effect(app: TestApp) {
    app.stock();
    for (column, before, cell, after) in EFFECTS {
        app.update(
            "criteria",
            lines(&[&format!("CONTACT_NR;[new] {column}"), &format!("000002;{}", or_clear(before))]),
        );
        app.update("criteria", lines(&[&format!("CONTACT_NR;[new] {column}"), &format!("000002;{cell}")]));
        assert_eq!(app.value("000002", column), after, "{column}: {before:?} and the cell {cell:?}");
    }
}

fn or_clear(value: &str) -> &str {
    if value.is_empty() { "=" } else { value }
}

/// Column, cell, code of the issue.
const WRONG: [(&str, &str, &str); 11] = [
    ("GENRE", "JAZ", "unknown-code"),
    ("GENRE", "JAZZ|OPERA", "several-values"),
    ("INTERESTS", "MUSIC|DRAGONS", "unknown-code"),
    ("MEMBER", "perhaps", "bad-boolean"),
    ("SEATS", "many", "bad-number"),
    ("SEATS", "1.234", "bad-number"),
    ("SINCE", "31.02.2020", "bad-date"),
    ("SINCE", "yesterday", "bad-date"),
    ("GENRE", "Opera", "label-used"),
    ("MEMBER", "oui", "boolean-spelling"),
    ("NICKNAME", "Vide", "clear-word"),
];

fn each_wrong_cell_is_an_issue_with_its_place(app: TestApp) {
    app.stock();
    for (column, cell, code) in WRONG {
        let import = app.test("criteria", lines(&[&format!("CONTACT_NR;[new] {column}"), &format!("000002;{cell}")]));
        assert_eq!(import.issues(), [(2, format!("[new] {column}"), code.to_owned())], "{column}: {cell}");
        let issue = &import.0["issues"][0];
        assert_eq!((issue["value"].as_str(), issue["contact"].as_str()), (Some(cell), Some("000002")), "{issue}");
    }
}

const MIXED: [&str; 5] =
    ["CONTACT_NR;[new] GENRE;[new] SEATS", "000001;JAZZ;1", "000002;JAZ;2", "000003;OPERA;x", "000004;OPERA;4"];

fn rows_with_errors_are_left_out_when_the_import_is_started(app: TestApp) {
    app.stock();
    let import = app.test("criteria", lines(&MIXED));
    assert_eq!(import.counts(["rows", "rows_changed", "rows_rejected", "changes", "errors"]), [4, 2, 2, 4, 2]);
    let import = app.must("start", &import);
    assert_eq!((import.state(), import.count("applied")), ("completed", 4));
    let genres = ["000001", "000002", "000003", "000004"].map(|number| app.value(number, "GENRE"));
    assert_eq!(genres, ["JAZZ", "", "", "OPERA"]);
    assert_eq!(app.on("start", &import).exits(3).refusal(), "wrong-import-state");
}

fn an_update_with_errors_waits_for_the_user(app: TestApp) {
    app.stock();
    let before = app.export();
    let import = Import(app.try_import("criteria", lines(&MIXED), &["--action", "update"]).exits(3).json());
    assert_eq!((import.state(), import.count("applied")), ("tested", 0));
    assert_eq!(app.export(), before);
    assert_eq!(app.must("start", &import).state(), "completed");
}

fn an_import_that_stops_on_errors_is_not_started(app: TestApp) {
    app.stock();
    let options = ["--action", "test", "--stop-on-error"];
    let import = Import(app.try_import("criteria", lines(&MIXED), &options).exits(0).json());
    let before = app.export();
    app.on("start", &import).exits(3).refusal();
    assert_eq!(app.export(), before);
    let clean = lines(&["CONTACT_NR;[new] GENRE", "000001;JAZZ"]);
    app.update_with("criteria", clean, &["--stop-on-error"]);
    assert_eq!(app.value("000001", "GENRE"), "JAZZ");
}

fn any_key_column_finds_the_contact(app: TestApp) {
    app.stock();
    let by_alias = app.update("criteria", lines(&["client_id;[new] GENRE", "000001;JAZZ"]));
    assert_eq!(by_alias.count("applied"), 1);
    let by_email = app.update("criteria", lines(&["EMAIL;[new] GENRE", "ZOE@example.org;OPERA"]));
    assert_eq!(by_email.count("applied"), 1);
    let by_phone = app.update("criteria", lines(&["Téléphone;[new] SEATS", "06 12 34 56 01;7"]));
    assert_eq!(by_phone.count("applied"), 1);
    let not_first = lines(&["[new] SEATS;EMAIL", "9;john@example.org"]);
    app.update_with("criteria", not_first, &["--key", "EMAIL"]);
    let table = app.table();
    assert_eq!((table.cell("000001", "GENRE"), table.cell("000001", "SEATS")), ("JAZZ", "7"));
    assert_eq!((table.cell("000002", "GENRE"), table.cell("000003", "SEATS")), ("OPERA", "9"));
}

fn keys_that_find_no_contact_or_several_are_errors(app: TestApp) {
    app.stock();
    let unknown = app.test("criteria", lines(&["CONTACT_NR;[new] GENRE", "999999;JAZZ", ";JAZZ", "12;JAZZ"]));
    assert_eq!(unknown.codes(), ["key-unknown", "key-blank", "key-damaged"]);
    assert_eq!(unknown.counts(["rows_rejected", "rows_changed"]), [3, 0]);
    let ambiguous = app.test("criteria", lines(&["EMAIL;[new] GENRE", "shared@example.org;JAZZ"]));
    assert_eq!(ambiguous.codes(), ["key-ambiguous"]);
    let other = app.other_institution("OTHER");
    assert_ne!(other.id, app.institution.id);
    let file = app.file("other.csv", lines(&["CONTACT_NR;EMAIL", "000001;ana@example.org"]));
    let arguments = [
        "import",
        file.to_str().unwrap(),
        "--kind",
        "criteria",
        "--action",
        "test",
        "--institution",
        "OTHER",
        "--json",
    ];
    let elsewhere = Import(app.run(&arguments).exits(0).json());
    assert_eq!(elsewhere.codes(), ["context-column", "key-unknown"]);
}

fn a_key_that_stands_in_several_rows_rejects_all_of_them(app: TestApp) {
    app.stock();
    let mut file = vec!["CONTACT_NR;[new] SEATS".to_owned(), "000001;1".to_owned()];
    file.extend((2..=12).map(|n| format!("{n:06};{n}")));
    file.push("000001;2".to_owned());
    let import = app.test("criteria", file.join("\n"));
    assert_eq!(
        import.issues().iter().map(|(row, _, code)| (*row, code.as_str())).collect::<Vec<_>>(),
        [(2, "key-repeated"), (14, "key-repeated")]
    );
    assert_eq!(import.counts(["rows", "rows_changed", "rows_rejected", "changes"]), [13, 11, 2, 11]);
    assert_eq!(app.must("start", &import).count("applied"), 11);
    assert_eq!(app.value("000001", "SEATS"), "");
}

fn known_columns_without_new_are_context(app: TestApp) {
    app.stock();
    let before = app.table();
    let file = lines(&["CONTACT_NR;LASTNAME;GENRE;[new] SEATS", "000001;Somebody;OPERA;3"]);
    app.update("criteria", file);
    let after = app.table();
    assert_eq!(after.cell("000001", "LASTNAME"), before.cell("000001", "LASTNAME"));
    assert_eq!((after.cell("000001", "GENRE"), after.cell("000001", "SEATS")), ("", "3"));
    app.update("criteria", lines(&["CONTACT_NR;TOWN;GENRE", "000001;Oslo;OPERA"]));
    let after = app.table();
    assert_eq!((after.cell("000001", "TOWN"), after.cell("000001", "GENRE")), ("Lyon", "OPERA"));
}

fn headers_are_codes_or_labels_in_any_language(app: TestApp) {
    app.stock();
    for (header, cell, value) in [
        ("[new] genre", "JAZZ", "JAZZ"),
        ("[NEW] GENRE PREFERE", "OPERA", "OPERA"),
        ("[new]Gênero preferido", "THEATRE", "THEATRE"),
        ("favourite genre", "JAZZ", "JAZZ"),
    ] {
        app.update("criteria", lines(&[&format!("Numéro de contact;{header}"), &format!("000001;{cell}")]));
        assert_eq!(app.value("000001", "GENRE"), value, "{header}");
    }
}

fn unknown_columns_wait_for_the_user(app: TestApp) {
    app.stock();
    let file = lines(&["CONTACT_NR;[new] GENRE;Comment", "000001;JAZZ;hello"]);
    let ran = app.try_import("criteria", &file, &["--action", "update"]).exits(3);
    let import = Import(ran.json());
    assert_eq!(import.state(), "needs_mapping");
    assert!(import.codes().contains(&"unknown-column".to_owned()), "{:#}", import.0);
    app.update_with("criteria", &file, &["--accept-columns"]);
    assert_eq!(app.value("000001", "GENRE"), "JAZZ");
    let near = lines(&["CONTACT_NR;[new] GENRES", "000002;OPERA"]);
    let import = Import(app.try_import("criteria", near, &["--action", "test"]).exits(3).json());
    assert_eq!(import.codes(), ["near-miss-column"]);
}

fn only_the_first_rows_are_tried(app: TestApp) {
    app.stock();
    let file = lines(&["CONTACT_NR;[new] GENRE", "000001;JAZZ", "000002;OPERA", "000003;OPERA"]);
    let import = app.update_with("criteria", file, &["--first", "2"]);
    assert_eq!(import.counts(["rows", "applied"]), [2, 2]);
    assert_eq!(app.value("000003", "GENRE"), "");
}

fn encodings_and_delimiters_are_detected(app: TestApp) {
    app.stock();
    let text = "Numéro de contact;[new] Surnom\r\n000002;Zoé l’été\r\n";
    let utf16: Vec<u8> = [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let cases: [(&str, Vec<u8>); 7] = [
        ("UTF-8", text.into()),
        ("UTF-8 with BOM", format!("\u{feff}{text}").into()),
        ("UTF-16", utf16),
        ("Windows-1252", windows.into_owned()),
        ("tab", text.replace(';', "\t").into()),
        ("pipe", text.replace(';', "|").into()),
        ("sep=", format!("sep=;\n{}", text.replace("\r\n", "\n")).into()),
    ];
    for (name, bytes) in cases {
        app.update("criteria", lines(&["CONTACT_NR;[new] NICKNAME", "000002;="]));
        app.update("criteria", bytes);
        assert_eq!(app.value("000002", "NICKNAME"), "Zoé l’été", "{name}");
    }
}

fn row_numbers_are_those_of_the_spreadsheet(app: TestApp) {
    app.stock();
    let file =
        lines(&["Our list;", ";", "CONTACT_NR;[new] GENRE", "000001;JAZZ", ";", "000002;\"JAZ", "\"", "000003;XX"]);
    let import = app.test("criteria", file);
    let places: Vec<(i64, String)> = import.issues().into_iter().map(|(row, _, code)| (row, code)).collect();
    assert_eq!(places, [(6, "unknown-code".to_owned()), (7, "unknown-code".to_owned())], "{:#}", import.0);
    assert_eq!(import.count("rows"), 3);
}

fn consent_needs_a_source(app: TestApp) {
    app.stock();
    let file = lines(&["CONTACT_NR;[new] OPTIN_MAIL", "000001;TRUE"]);
    let import = Import(app.try_import("authorisations", &file, &["--action", "update"]).exits(3).json());
    assert_eq!((import.state(), import.codes()), ("tested", vec!["consent-unproven".to_owned()]));
    app.update_with("authorisations", &file, &["--source", "form of spring 2026"]);
    assert_eq!(app.value("000001", "OPTIN_MAIL"), "TRUE");
}

fn a_refusal_is_not_overridden_unseen(app: TestApp) {
    app.stock();
    app.update("authorisations", lines(&["CONTACT_NR;[new] OPTIN_MAIL", "000001;FALSE"]));
    let file = lines(&["CONTACT_NR;[new] OPTIN_MAIL", "000001;TRUE"]);
    let options = ["--action", "update", "--source", "form"];
    let import = Import(app.try_import("authorisations", file, &options).exits(3).json());
    assert_eq!((import.state(), import.codes()), ("tested", vec!["refusal-overridden".to_owned()]));
    assert_eq!(app.must("start", &import).count("applied"), 1);
}

fn criteria_apply_to_a_contact_type(app: TestApp) {
    app.stock();
    let criteria = app.test("criteria", lines(&["CONTACT_NR;[new] MEMBER", "000009;TRUE", "000001;TRUE"]));
    assert_eq!(criteria.codes(), ["not-applicable"]);
    let authorisations = app.test("authorisations", lines(&["CONTACT_NR;[new] OPTIN_SMS", "000009;FALSE"]));
    assert_eq!(authorisations.codes(), ["not-applicable"]);
}

fn a_bad_file_is_refused_and_leaves_only_its_history_entry(app: TestApp) {
    app.stock();
    let before = app.export();
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x06\0\0\0\x1f\xf3\xffa".repeat(100);
    let cases: [(&str, Vec<u8>, &str); 7] = [
        ("nothing", Vec::new(), "file-empty"),
        ("a picture", picture, "file-unreadable"),
        ("no key column", "COLOUR;[new] GENRE\nred;JAZZ\n".into(), "no-key-column"),
        ("two equal headers", "CONTACT_NR;[new] GENRE;[new] GENRE\n000001;JAZZ;OPERA\n".into(), "duplicate-header"),
        ("a blank header", "CONTACT_NR;;[new] GENRE\n000001;x;JAZZ\n".into(), "blank-header"),
        ("a NUL byte", "CONTACT_NR;[new] GENRE\n000001;JA\0ZZ\n".into(), "file-unreadable"),
        ("a password", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".repeat(200), "file-unreadable"),
    ];
    for (number, (name, bytes, code)) in (3..).zip(cases) {
        let import = Import(app.try_import("criteria", bytes, &["--action", "test"]).exits(3).json());
        assert_eq!((import.state(), import.codes(), import.id()), ("refused", vec![code.to_owned()], number), "{name}");
        assert_eq!(app.export(), before, "{name}");
    }
    let long = app.folder().join("long.csv");
    large(&long, |file| {
        file.write_all(b"CONTACT_NR;[new] NICKNAME\n000001;").unwrap();
        (0..50).for_each(|_| file.write_all(&[b'x'; 1 << 20]).unwrap());
    });
    let arguments = ["import", long.to_str().unwrap(), "--kind", "criteria", "--action", "test"];
    let import = Import(app.carnet(&arguments).exits(3).json());
    assert_eq!((import.state(), import.codes()), ("refused", vec!["cell-too-long".to_owned()]));
    let history = app.carnet(&["list"]).exits(0).json();
    assert_eq!(history.as_array().unwrap().len(), 10, "{history:#}");
}

fn over_each_limit_a_file_is_refused_with_the_number(app: TestApp) {
    app.stock();
    let before = app.export();
    let mut ada = app.administrator();
    let file = "CONTACT_NR;[new] GENRE\n000001;JAZZ\n000002;OPERA\n";
    for (limit, most, code, said) in [
        ("--max-csv-bytes", "30", "file-too-large", "takes 1 kB at most"),
        ("--max-rows", "1", "too-many-rows", "more than 1 rows"),
        ("--max-columns", "1", "too-many-columns", "more than 1 columns"),
        ("--max-cell-chars", "9", "cell-too-long", "9 characters"),
    ] {
        let import = Import(app.try_import("criteria", file, &["--action", "update", limit, most]).exits(3).json());
        assert_eq!((import.state(), import.codes()), ("refused", vec![code.to_owned()]), "{limit}");
        ada.get(&format!("/imports/{}", import.id())).ok().must_say(said);
    }
    assert_eq!(app.export(), before);
}

fn contacts_that_are_not_active_are_flagged(app: TestApp) {
    app.stock();
    let mut contact = person("000099", "Ada", "Byron", "Lyon");
    contact.push((standard::STATUS, "INVALID"));
    make(&mut app.database.get().unwrap(), app.institution.id, &[contact]);
    let import = app.update("criteria", lines(&["CONTACT_NR;[new] GENRE", "000001;JAZZ", "000099;JAZZ"]));
    assert_eq!((import.counts(["applied", "warnings"]), import.codes()), ([2, 1], vec!["contact-invalid".to_owned()]));
    assert_eq!(app.value("000099", "GENRE"), "JAZZ");
    let mut ada = app.administrator();
    assert_eq!(ada.get("/contacts?status=INVALID").ok().texts("tbody th a"), ["Ada Byron"]);
    assert_eq!(ada.get("/contacts").ok().texts("tbody th a").len(), 13);
}

fn the_same_rows_again_change_nothing(app: TestApp) {
    app.stock();
    let file = lines(&["CONTACT_NR;[new] GENRE;[new] INTERESTS", "000001;JAZZ;MUSIC|DANCE", "000002;OPERA;"]);
    app.update("criteria", &file);
    let again = app.update("criteria", &file);
    assert_eq!(again.counts(["rows", "rows_changed", "rows_unchanged", "changes", "applied"]), [2, 0, 2, 0, 0]);
}

fn mandatory_criteria_are_not_cleared(app: TestApp) {
    app.stock();
    app.update("criterion-values", lines(&["CRITERION;MANDATORY", "GENRE;TRUE"]));
    app.update("criteria", lines(&["CONTACT_NR;[new] GENRE", "000001;JAZZ"]));
    let import = app.test("criteria", lines(&["CONTACT_NR;[new] GENRE", "000001;="]));
    assert_eq!(import.codes(), ["mandatory-cleared"]);
}

/// A flag that an earlier version has left, or that came as the test ended.
fn a_wish_to_cancel_holds_for_what_was_at_work_then(app: TestApp) {
    use carnet::schema::imports;
    use diesel::prelude::*;
    app.stock();
    let tested = app.test("criteria", "CONTACT_NR;[new] GENRE\n000001;JAZZ\n").id();
    let flag = |set: Option<bool>| -> bool {
        let db = &mut *app.database.get().unwrap();
        let row = imports::table.filter(imports::number.eq(tested));
        if let Some(set) = set {
            diesel::update(row).set(imports::cancel_asked.eq(set)).execute(db).unwrap();
        }
        row.select(imports::cancel_asked).first(db).unwrap()
    };
    flag(Some(true));
    app.carnet(&["start", &tested.to_string()]).exits(0);
    assert_eq!(app.value("000001", "GENRE"), "JAZZ");
    assert!(!flag(None));
    let again = app.test("criteria", "CONTACT_NR;[new] GENRE\n000002;JAZZ\n").id();
    app.carnet(&["cancel", &again.to_string()]).exits(0);
    assert!(!flag(None), "a flag stays on what nobody works at");
}
