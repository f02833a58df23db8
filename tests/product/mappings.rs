//! What a mapping can say: rules by column, separators, dates, columns made of others, keys in order, what stops a start;
//! on the page, in the shell, and kept for the next file.

use serde_json::{Value, json};

use crate::support::{Import, TestApp, Visitor, lines};

on_both!(
    a_rule_keeps_what_the_contact_has_and_says_so,
    a_rule_that_does_not_fit_is_refused,
    clearing_is_confirmed_in_the_shell,
    clearing_is_confirmed_on_the_page,
    a_mapping_file_says_how_a_foreign_file_is_read,
    keys_fall_back_in_order,
    a_new_contact_is_made_once_for_all_its_keys,
    a_mapping_is_shown_and_saved_exactly,
    a_wrong_mapping_file_is_refused_by_name,
    the_page_says_all_that_a_mapping_can_say,
    the_warnings_that_stop_an_update_are_chosen,
    the_columns_of_a_started_import_can_be_kept,
);

/// The rule, the value before, the cell, the value after, and how many notes say that it was kept.
const RULES: [(&str, &str, &str, &str, usize); 11] = [
    ("GENRE=fill-blanks", "JAZZ", "OPERA", "JAZZ", 1),
    ("GENRE=fill-blanks", "JAZZ", "JAZZ", "JAZZ", 0),
    ("GENRE=fill-blanks", "", "OPERA", "OPERA", 0),
    ("favourite genre=never-clear", "JAZZ", "=", "JAZZ", 1),
    ("[new] GENRE=never-clear", "JAZZ", "OPERA", "OPERA", 0),
    ("GENRE=never-backwards", "OPERA", "JAZZ", "OPERA", 1),
    ("GENRE=never-backwards", "JAZZ", "THEATRE", "THEATRE", 0),
    ("GENRE=never-backwards", "OPERA", "=", "OPERA", 1),
    ("GENRE=never-backwards", "", "JAZZ", "JAZZ", 0),
    ("GENRE=always", "OPERA", "=", "", 0),
    ("GENRE=always", "OPERA", "JAZZ", "JAZZ", 0),
];

fn a_rule_keeps_what_the_contact_has_and_says_so(app: TestApp) {
    app.stock();
    for (rule, before, cell, after, kept) in RULES {
        let blank = if before.is_empty() { "=" } else { before };
        app.update("criteria", lines(&["CONTACT_NR;GENRE;INTERESTS", &format!("000001;{blank};MUSIC")]));
        let was = app.export();
        let header = if rule.starts_with("fav") { "Favourite genre" } else { "[new] GENRE" };
        let file = lines(&[&format!("CONTACT_NR;{header}"), &format!("000001;{cell}")]);
        let import = app.update_with("criteria", file, &["--rules", rule]);
        let codes = import.codes();
        assert_eq!(
            codes.iter().filter(|code| *code == "kept-by-rule").count(),
            kept,
            "{rule} {before} {cell} {codes:?}"
        );
        assert_eq!(app.value("000001", "GENRE"), after, "{rule} {before} {cell}");
        if import.count("applied") > 0 {
            app.must("undo", &import);
        }
        assert!(app.export() == was, "{rule} {before} {cell}: undone exactly");
    }
    let file = lines(&["CONTACT_NR;INTERESTS;SEATS", "000001;DANCE;3", "000002;DANCE;4"]);
    app.update_with("criteria", file, &["--rules", "INTERESTS=fill-blanks", "--rules", "SEATS=never-clear"]);
    let table = app.table();
    let of = |number: &str| ["INTERESTS", "SEATS"].map(|field| table.cell(number, field).to_owned());
    assert_eq!((of("000001"), of("000002")), (["MUSIC", "3"].map(Into::into), ["DANCE", "4"].map(Into::into)));
}

fn a_rule_that_does_not_fit_is_refused(app: TestApp) {
    app.stock();
    let file = lines(&["CONTACT_NR;SEATS;GENRE", "000001;3;JAZZ"]);
    for rule in ["SEATS=never-backwards", "Colour=always", "CONTACT_NR=never-clear"] {
        let import =
            Import(app.try_import("criteria", &file, &["--action", "update", "--rules", rule]).exits(3).json());
        assert_eq!((import.state(), import.codes()), ("refused", vec!["rule-unfit".to_owned()]), "{rule}");
    }
    for rule in ["SEATS=sometimes", "SEATS"] {
        app.try_import("criteria", &file, &["--action", "update", "--rules", rule]).exits(2);
    }
}

const CLEARS: &str = "CONTACT_NR;LASTNAME;TOWN\n000001;Souza;=\n000002;;Vide\n000003;;=\n";

fn clearing_is_confirmed_in_the_shell(app: TestApp) {
    app.stock();
    let waiting = Import(app.try_import("contacts", CLEARS, &["--action", "update"]).exits(3).json());
    // “Vide” is free text in a free text field.
    assert_eq!(
        (waiting.state(), waiting.count("changes"), waiting.count("applied")),
        ("tested", 4, 0),
        "{:#}",
        waiting.0
    );
    assert_eq!(app.value("000003", "TOWN"), "Lyon");
    let started = app.must("start", &waiting);
    assert_eq!((started.state(), started.count("applied")), ("completed", 4));
    assert_eq!(app.value("000003", "TOWN"), "");
    app.must("undo", &started);
    let agreed = app.try_import("contacts", CLEARS, &["--action", "update", "--clears", "ok"]).exits(0).json();
    assert_eq!(Import(agreed).state(), "completed");
    let calm = app.try_import("contacts", "CONTACT_NR;TOWN\n000004;Metz\n", &["--action", "update"]).exits(0).json();
    assert_eq!(Import(calm).state(), "completed", "what clears nothing waits for nobody");
}

fn send(app: &TestApp, visitor: &mut Visitor, kind: &str, action: &str, content: &str) -> crate::support::Page {
    let form = visitor.get("/imports/new").ok().form("/imports").set("kind", kind).set("action", action);
    let sent = visitor.submit(&form.file("file", "sent.csv", content.as_bytes())).ok();
    app.worker().run_until_idle().unwrap();
    visitor.get(&sent.path).ok()
}

fn clearing_is_confirmed_on_the_page(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let report = send(&app, &mut ada, "contacts", "update", CLEARS);
    report.must_say("2 values would be cleared").must_say("Town");
    let form = report.form("/start");
    let refused = ada.submit(&form.clone().without("clears")).ok();
    refused.must_say("This import clears 2 values");
    let sent = ada.submit(&form.set("clears", "ok")).ok();
    app.worker().run_until_idle().unwrap();
    ada.get(&sent.path).ok().must_say("4 values were changed");
    let form = ada.get("/imports/new").ok().form("/imports").set("kind", "contacts").set("action", "update");
    let back = "CONTACT_NR;TOWN\n000002;=\n000004;=\n";
    let sent = ada.submit(&form.set("clears", "yes").file("file", "again.csv", back.as_bytes())).ok();
    app.worker().run_until_idle().unwrap();
    ada.get(&sent.path).ok().must_say("2 values were changed");
}

/// Everything that a mapping can say, of a file that no header tells anything of.
fn foreign() -> Value {
    json!({
        "kind": "contacts",
        "columns": [
            { "header": "Client", "is": { "field": "CONTACT_NR" }, "key": true },
            { "header": "Nom complet", "is": "ignore" },
            { "header": "Jour", "is": "ignore" },
            { "header": "Mois", "is": "ignore" },
            { "header": "Année", "is": "ignore" },
            { "header": "Intérêts", "is": { "field": "INTERESTS" }, "values": { "Ciné": "CINEMA", "N/A": "" },
              "reading": { "separator": "," } },
            { "header": "Mots", "is": { "field": "TAGS" }, "reading": { "separator": ";" } },
            { "header": "N°", "is": "ignore" },
            { "header": "Rue", "is": "ignore" },
            { "header": "Ville", "is": { "field": "TOWN" }, "values": { "inconnue": "=", "-": "" },
              "reading": { "capitals": "words", "trim": true } },
            { "header": "Depuis", "is": { "field": "SINCE" },
              "reading": { "dates": { "order": "m-d-y", "century": 30 } } }
        ],
        "made": [
            { "into": "FIRSTNAME", "of": { "part": { "column": "Nom complet", "at": "last-space", "take": "before" } } },
            { "into": "LASTNAME", "of": { "part": { "column": "Nom complet", "at": "last-space", "take": "after" } },
              "reading": { "capitals": "upper" } },
            { "into": "BIRTHDATE", "of": { "date": { "day": "Jour", "month": "Mois", "year": "Année" } },
              "reading": { "dates": { "order": null, "century": 30 } } },
            { "into": "LINE1", "of": { "join": { "columns": ["N°", "Rue"], "with": ", " } },
              "reading": { "rule": "fill-blanks" } }
        ],
        "constants": { "PREF_LANG": "fr" },
        "constant_rules": { "PREF_LANG": "fill-blanks" }
    })
}

fn a_mapping_file_says_how_a_foreign_file_is_read(app: TestApp) {
    app.stock();
    let was = app.export();
    let mapping = app.file("mapping.json", foreign().to_string());
    let file = "Client\tNom complet\tJour\tMois\tAnnée\tIntérêts\tMots\tN°\tRue\tVille\tDepuis\n\
        000001\tAna Maria da Silva\t3\t5\t80\tDANCE, ciné\tvip;presse\t12\true du Lac\tle  HAVRE\t12/31/29\n\
        000002\tZoé\t\tmai\t1980\tN/A\t\t\true du Port\tinconnue\t31/12/2029\n\
        000003\t\t07\tmars\t1999\tMUSIC,N/A\t\t\t\t-\t\n";
    let options = ["--action", "test", "--mapping-file", mapping.to_str().unwrap()];
    let import = Import(app.try_import("contacts", file, &options).exits(0).json());
    let mut codes = import.codes();
    codes.sort();
    // Row 3 lacks its day and has a date that can only be day-first.
    assert_eq!(codes, ["bad-date", "bad-date", "kept-by-rule", "kept-by-rule"], "{:#}", import.0);
    let started = app.must("start", &import);
    let table = app.table();
    let of = |number: &str, fields: &[&str]| -> Vec<String> {
        fields.iter().map(|field| table.cell(number, field).to_owned()).collect()
    };
    assert_eq!(
        of("000001", &["FIRSTNAME", "LASTNAME", "BIRTHDATE", "INTERESTS", "LINE1", "TOWN", "SINCE", "PREF_LANG"]),
        ["Ana Maria da", "SILVA", "1980-05-03", "DANCE|CINEMA", "12, rue du Lac", "Le Havre", "2029-12-31", "pt"]
    );
    assert_eq!(of("000001", &["TAGS"])[0].split('|').count(), 2);
    assert_eq!(of("000003", &["FIRSTNAME", "BIRTHDATE", "INTERESTS", "TOWN"]), ["John", "1999-03-07", "MUSIC", "Lyon"]);
    app.must("undo", &started);
    assert!(app.export() == was, "undone exactly");
}

/// A row of the file, whom it is about, and the codes that are said of it.
const KEYS: [(&str, &str, &[&str]); 10] = [
    ("000001;;;;Rome", "000001", &[]),
    (";ZOE@example.org;;;Rome", "000002", &[]),
    (";;smith;JOHN;Rome", "000003", &[]),
    (";;le  goff;eric;Rome", "000004", &[]),
    ("000005;tom@example.org;;;Rome", "", &["key-ambiguous"]),
    (";shared@example.org;;;Rome", "", &["key-ambiguous"]),
    (";shared@example.org;Martin;Paul;Rome", "000006", &[]),
    ("999999;tom@example.org;;;Rome", "000008", &["key-fallback"]),
    (";;;;Rome", "", &["key-blank"]),
    (";nobody@example.org;;;Rome", "", &["key-unknown"]),
];

fn keys_fall_back_in_order(app: TestApp) {
    app.stock();
    let mapping = json!({
        "kind": "contacts",
        "columns": [{ "header": "CONTACT_NR", "key": true }, { "header": "EMAIL" }],
        "else_keys": [["EMAIL"], ["LASTNAME", "FIRSTNAME"]]
    });
    let mapping = app.file("keys.json", mapping.to_string());
    let options = ["--action", "test", "--mapping-file", mapping.to_str().unwrap()];
    for (row, number, codes) in KEYS {
        let file = lines(&["CONTACT_NR;EMAIL;LASTNAME;FIRSTNAME;TOWN", row]);
        let import = Import(app.try_import("contacts", file, &options).exits(0).json());
        assert_eq!(import.codes(), codes, "{row} {:#}", import.0);
        // The town only: what told who it is, is not written.
        assert_eq!(import.count("changes"), i64::from(!number.is_empty()), "{row} {:#}", import.0);
    }
    let good: Vec<&str> = KEYS.iter().filter(|(_, number, _)| !number.is_empty()).map(|(row, ..)| *row).collect();
    let file = lines(&[&["CONTACT_NR;EMAIL;LASTNAME;FIRSTNAME;TOWN"], &good[..]].concat());
    let import = Import(app.try_import("contacts", file, &options).exits(0).json());
    app.must("start", &import);
    for (row, number, _) in KEYS.iter().filter(|(_, number, _)| !number.is_empty()) {
        assert_eq!(app.value(number, "TOWN"), "Rome", "{row}");
    }
    assert_eq!(app.value("000003", "LASTNAME"), "Smith");
    let twice = lines(&["CONTACT_NR;EMAIL;LASTNAME;FIRSTNAME;TOWN", "000001;;;;A", ";ana@example.org;;;B"]);
    let import = Import(app.try_import("contacts", twice, &options).exits(0).json());
    assert_eq!((import.codes(), import.count("changes")), (vec!["key-repeated".to_owned(); 2], 0));
}

fn a_new_contact_is_made_once_for_all_its_keys(app: TestApp) {
    app.stock();
    let mapping =
        json!({ "kind": "contacts", "columns": [{ "header": "CONTACT_NR", "key": true }], "else_keys": [["EMAIL"]] });
    let mapping = app.file("keys.json", mapping.to_string());
    let options = ["--mode", "upsert", "--mapping-file", mapping.to_str().unwrap()];
    let file = lines(&[
        "CONTACT_NR;EMAIL;LASTNAME",
        ";new@example.org;New",
        ";ana@example.org;Sousa",
        "N1;n1@example.org;One",
    ]);
    let import = app.update_with("contacts", &file, &options);
    assert_eq!(import.count("rows_changed"), 3, "{:#}", import.0);
    assert_eq!(
        (app.value("000001", "LASTNAME").as_str(), app.value("N1", "EMAIL").as_str()),
        ("Sousa", "n1@example.org")
    );
    let again = app.update_with("contacts", &file, &options);
    assert_eq!((again.count("changes"), again.count("rows_unchanged")), (0, 3), "{:#}", again.0);
    let twice = lines(&["CONTACT_NR;EMAIL;LASTNAME", ";x@example.org;A", "N2;X@example.org;B"]);
    let options = [&["--action", "test"], &options[..]].concat();
    let import = Import(app.try_import("contacts", twice, &options).exits(0).json());
    assert_eq!(import.codes().iter().filter(|code| *code == "key-repeated").count(), 2, "{:#}", import.0);
}

fn shown(app: &TestApp, name: &str) -> Value {
    app.carnet(&["mapping", "show", name]).exits(0).json()
}

fn a_mapping_is_shown_and_saved_exactly(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let documents = [
        foreign(),
        json!({ "kind": "criteria", "columns": [] }),
        json!({ "kind": "criteria", "columns": [{ "header": "" }, { "header": "A" }, { "header": "a" }],
                "else_keys": [["EMAIL"], ["LASTNAME", "ZIPCODE"], ["OFFICIAL_NAME"]], "stops": [] }),
        json!({ "kind": "contacts", "columns": [{ "header": "Pts", "is": { "new_field": { "code": "PTS", "label": "Points", "kind": "number" } },
                "reading": { "rule": "never-clear" } }, { "header": "TOWN", "is": "context" }],
                "stops": ["old-stale", "name-split"] }),
        json!({ "kind": "contacts", "columns": [{ "header": "A", "is": "ignore" }, { "header": "A", "is": "ignore" }],
                "made": [{ "into": "REMARK", "of": { "join": { "columns": ["(A)", "(B)"], "with": "" } } },
                         { "into": "GENRE", "of": { "part": { "column": "(B)", "at": "|", "take": "before" } },
                           "reading": { "rule": "never-backwards" } }] }),
    ];
    for (at, document) in documents.iter().enumerate() {
        let file = app.file("mapping.json", document.to_string());
        let name = format!("Mapping {at}");
        app.carnet(&["mapping", "save", &name, "--file", file.to_str().unwrap()]).exits(0);
        assert_eq!(shown(&app, &name), *document, "{at}");
        let out = app.folder().join("out.json");
        app.carnet(&["mapping", "show", &name, "--out", out.to_str().unwrap()]).exits(0);
        app.carnet(&["mapping", "save", "Copy", "--file", out.to_str().unwrap()]).exits(0);
        assert_eq!(shown(&app, "Copy"), *document, "{at}");
        // On the page nothing of it is lost either.
        let page = ada.get(&ada.clone().get("/mappings").ok().link(&name)).ok();
        let path = page.path.clone();
        ada.submit(&page.form(&path)).ok().must_say("The mapping is saved");
        assert_eq!(shown(&app, &name), *document, "{at} on the page");
    }
    assert_eq!(app.carnet(&["mapping", "show", "Nobody’s"]).exits(3).refusal(), "unknown-mapping");
}

fn a_wrong_mapping_file_is_refused_by_name(app: TestApp) {
    app.stock();
    let before = app.carnet(&["list"]).exits(0).json().as_array().unwrap().len();
    for (document, code, named) in [
        (json!({ "kind": "contacts", "colums": [] }), "mapping-file-key", "colums"),
        (
            json!({ "kind": "contacts", "columns": [{ "header": "A", "reading": { "seperator": "," } }] }),
            "mapping-file-key",
            "seperator",
        ),
        (json!({ "kind": "people", "columns": [] }), "mapping-file-kind", "people"),
        (json!({ "kind": "criterion-values", "columns": [] }), "mapping-file-kind", "criterion-values"),
        (
            json!({ "kind": "contacts", "columns": [{ "header": "A", "is": { "field": "COLOUR" } }] }),
            "mapping-unfit",
            "COLOUR",
        ),
        (
            json!({ "kind": "contacts", "columns": [], "made": [{ "into": "TOWN", "of": { "join": { "columns": ["B"], "with": "" } } }] }),
            "mapping-unfit",
            "B",
        ),
        (json!({ "kind": "contacts", "columns": [], "else_keys": [["TOWN"]] }), "mapping-unfit", "TOWN"),
        (json!({ "kind": "contacts", "columns": [], "constants": { "SEATS": "many" } }), "bad-constant", "SEATS"),
        (
            json!({ "kind": "contacts", "columns": [{ "header": "A", "is": { "field": "SEATS" }, "reading": { "rule": "never-backwards" } }] }),
            "mapping-unfit",
            "SEATS",
        ),
        (json!({ "kind": "criteria", "columns": [] }), "mapping-kind-differs", "criteria"),
        (json!(["contacts"]), "mapping-file-bad", "1"),
    ] {
        let file = app.file("mapping.json", document.to_string());
        let file = file.to_str().unwrap();
        let ran = app
            .try_import("contacts", "CONTACT_NR;TOWN\n000001;X\n", &["--action", "test", "--mapping-file", file])
            .exits(3);
        assert_eq!(ran.refusal(), code, "{document}");
        assert!(ran.json()["error"]["message"].as_str().unwrap().contains(named), "{document} {}", ran.json());
        if code != "mapping-kind-differs" {
            assert_eq!(app.carnet(&["mapping", "save", "M", "--file", file]).exits(3).refusal(), code, "{document}");
        }
    }
    assert_eq!(app.carnet(&["list"]).exits(0).json().as_array().unwrap().len(), before, "nothing was received");
    assert_eq!(app.carnet(&["mapping", "show", "M"]).exits(3).refusal(), "unknown-mapping");
}

fn the_page_says_all_that_a_mapping_can_say(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let file = "N° client;Nom complet;Goûts;Né le;Note\n000001;da Silva, Ana;MUSIC, Ciné;5/3/80;n.c.\n000002;Lefèvre, Zoé;;;x\n";
    let waiting = send(&app, &mut ada, "contacts", "test", file);
    let columns = ada.get(&waiting.link("Confirm the columns")).ok();
    columns.must_say("da Silva, Ana");
    let mut form = columns.form("/columns");
    for (name, value) in [
        ("c0", "field:CONTACT_NR"),
        ("key", "0"),
        ("c1", "ignore"),
        ("c2", "field:INTERESTS"),
        ("s2", "comma"),
        ("f2.0", "ciné"),
        ("t2.0", "CINEMA"),
        ("c3", "field:BIRTHDATE"),
        ("d3", "m-d-y"),
        ("y3", "30"),
        ("c4", "field:REMARK"),
        ("f4.0", "n.c."),
        ("v4.0", "blank"),
        ("r4", "fill-blanks"),
        ("m0.into", "LASTNAME"),
        ("m0.how", "before-character"),
        ("m0.with", ","),
        ("m0.0", "1"),
        ("xm0", "yes"),
        ("m1.into", "FIRSTNAME"),
        ("m1.how", "after-character"),
        ("e0.0", "EMAIL"),
        ("k0", "PREF_LANG"),
        ("w0", "fr"),
        ("kr0", "never-clear"),
        ("name", "Box office"),
    ] {
        form = form.set(name, value);
    }
    let refused = ada.submit(&form);
    assert_eq!(refused.status, 422, "{}", refused.text());
    refused.must_say("The column made for FIRSTNAME is not complete");
    let form = refused.form("/columns");
    assert_eq!(
        (form.value("m1.into"), form.value("m1.how"), form.value("y3")),
        (Some("FIRSTNAME"), Some("after-character"), Some("30"))
    );
    // EMAIL is in no column of the file: that is asked about, and nothing is lost.
    let form = form.set("m1.0", "1").set("m1.with", ",").set("e0.0", "LASTNAME").set("e0.1", "FIRSTNAME");
    let sent = ada.submit(&form).ok();
    app.worker().run_until_idle().unwrap();
    let report = ada.get(&sent.path).ok();
    report.must_say("No errors");
    let started = ada.submit(&report.form("/start")).ok();
    app.worker().run_until_idle().unwrap();
    ada.get(&started.path).ok().must_say("values were changed");
    let table = app.table();
    let of = |number: &str, fields: [&str; 6]| fields.map(|field| table.cell(number, field).to_owned());
    let fields = ["LASTNAME", "FIRSTNAME", "INTERESTS", "BIRTHDATE", "REMARK", "PREF_LANG"];
    assert_eq!(of("000001", fields), ["da Silva", "Ana", "MUSIC|CINEMA", "1980-05-03", "", "fr"]);
    assert_eq!(of("000002", fields), ["Lefèvre", "Zoé", "", "", "x", "fr"]);
    let document = shown(&app, "Box office");
    assert_eq!(document["columns"][3]["reading"], json!({ "dates": { "order": "m-d-y", "century": 30 } }));
    assert_eq!(document["columns"][4]["values"], json!({ "n.c.": "" }));
    assert_eq!(document["made"][1]["of"], json!({ "part": { "column": "Nom complet", "at": ",", "take": "after" } }));
    assert_eq!(
        (&document["else_keys"], &document["constant_rules"]),
        (&json!([["LASTNAME", "FIRSTNAME"]]), &json!({ "PREF_LANG": "never-clear" }))
    );
}

fn the_warnings_that_stop_an_update_are_chosen(app: TestApp) {
    app.stock();
    let stops = |stops: Value| {
        let document = json!({ "kind": "contacts", "columns": [{ "header": "CONTACT_NR" }], "stops": stops });
        app.file("stops.json", document.to_string())
    };
    let update = |file: &std::path::Path, rows: &str, code: i32| {
        let options = ["--action", "update", "--mapping-file", file.to_str().unwrap()];
        Import(app.try_import("contacts", rows, &options).exits(code).json()).state().to_owned()
    };
    let digits = "CONTACT_NR;LASTNAME\n000001;S1lva\n";
    assert_eq!(update(&stops(json!(["digits-in-name"])), digits, 3), "tested");
    assert_eq!(update(&stops(json!([])), digits, 0), "completed");
    let consent = "CONTACT_NR;OPTIN_MAIL\n000001;TRUE\n";
    assert_eq!(update(&stops(Value::Null), consent, 3), "tested");
    assert_eq!(update(&stops(json!(["old-stale"])), consent, 0), "completed");
}

fn the_columns_of_a_started_import_can_be_kept(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let report = send(&app, &mut ada, "criteria", "update", "CONTACT_NR;GENRE\n000001;JAZZ\n");
    report.must_say("1 value was changed");
    let columns = ada.get(&report.link("Columns")).ok();
    columns.must_say("can’t be changed any more");
    let kept = ada.submit(&columns.form("/columns").set("name", "Genres").set("keep", "yes")).ok();
    kept.must_say("The mapping is saved");
    assert_eq!(shown(&app, "Genres")["columns"][1]["header"], "GENRE");
    let forged = columns.form("/columns").without("keep").set("name", "");
    ada.submit(&forged);
    assert_eq!(ada.get(&format!("{}.json", report.path)).ok().json()["state"], "completed");
}
