//! The commands: their exit codes, their JSON, their refusals.

use std::collections::BTreeSet;

use crate::support::{Import, Table, TestApp, lines};

on_both!(
    wrong_usage_exits_with_2,
    help_and_wrong_usage_are_in_the_language_of_the_shell,
    refusals_exit_with_3_and_say_why,
    an_import_is_shown_in_one_shape,
    the_list_of_issues_is_bounded_but_not_the_counts,
    the_history_lists_all_imports_newest_first,
    without_json_commands_speak_to_people,
    an_institution_and_its_users_are_made_from_the_shell,
    an_export_holds_every_field_of_every_contact,
    an_export_can_be_of_a_target,
    migrate_can_run_again,
    a_page_and_a_shell_give_one_document,
);

const WRONG_FILE: &str = "CONTACT_NR;[new] GENRE;[new] SEATS\n000001;JAZ;x\n000002;OPERA;many\n000003;THEATRE;3\n";

fn wrong_usage_exits_with_2(app: TestApp) {
    for arguments in [
        &["import"][..],
        &["import", "a.csv", "--institution", "DEMO", "--kind", "criteria"],
        &["import", "a.csv", "--institution", "DEMO", "--kind", "wishes", "--action", "test"],
        &["show", "one", "--institution", "DEMO"],
        &["template", "--institution", "DEMO", "--kind", "criteria"],
        &["fly"],
    ] {
        assert_eq!(app.run(arguments).code, Some(2), "{arguments:?}");
    }
}

fn help_and_wrong_usage_are_in_the_language_of_the_shell(app: TestApp) {
    for (language, arguments, code, said) in [
        ("fr_FR.UTF-8", &["import", "--help"][..], 0, "Utilisation\u{a0}: carnet import [OPTIONS]"),
        ("pt_BR", &["user", "add", "-h"], 0, "Uso: carnet user add [OPÇÕES]"),
        ("en_GB", &["--help"], 0, "Usage: carnet [OPTIONS] <COMMAND>"),
        ("fr", &["import", "a.csv", "--kind", "wishes"], 2, "Choisissez parmi\u{a0}: criteria, authorisations"),
        ("pt", &["show", "one"], 2, "<NÚMERO> não aceita “one”."),
        ("fr", &["importe"], 2, "Vouliez-vous dire import"),
        ("en", &["list", "--institutoin", "A"], 2, "Did you mean --institution?"),
    ] {
        let output = app.command(arguments).env("LANG", language).output().unwrap();
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {out}{err}");
        let (text, silent) = if code == 0 { (&out, &err) } else { (&err, &out) };
        assert!(text.contains(said) && silent.is_empty(), "{arguments:?}: {out}{err}");
    }
}

fn refusals_exit_with_3_and_say_why(app: TestApp) {
    for (arguments, code) in [
        (&["show", "7"][..], "not-found"),
        (&["start", "7"], "not-found"),
        (&["undo", "7"], "not-found"),
        (&["cancel", "7"], "not-found"),
    ] {
        assert_eq!(app.carnet(arguments).exits(3).refusal(), code, "{arguments:?}");
    }
    let elsewhere = app.run(&["list", "--institution", "NOWHERE", "--json"]).exits(3);
    assert_eq!(elsewhere.refusal(), "unknown-institution");
    assert!(elsewhere.json()["error"]["message"].as_str().unwrap().contains("NOWHERE"));
    let query = app.file("query.json", r#"{"all": [{"field": "GENRE", "resembles": "JAZZ"}]}"#);
    app.carnet(&["target", "add", "T", "--name", "T", "--query", query.to_str().unwrap()]).exits(3).refusal();
    app.carnet(&["template", "--kind", "criteria", "--target", "T", "--out", "t.zip"]).exits(3).refusal();
}

const SHAPE: [&str; 20] = [
    "id",
    "kind",
    "action",
    "state",
    "file",
    "sha256",
    "rows",
    "rows_changed",
    "rows_unchanged",
    "rows_rejected",
    "changes",
    "applied",
    "conflicts",
    "undone",
    "kept",
    "errors",
    "warnings",
    "notes",
    "waits",
    "issues",
];

fn an_import_is_shown_in_one_shape(app: TestApp) {
    app.stock();
    let tested = app.test("criteria", WRONG_FILE);
    let keys: BTreeSet<&str> = tested.0.as_object().unwrap().keys().map(String::as_str).collect();
    let missing: Vec<_> = SHAPE.iter().filter(|key| !keys.contains(*key)).collect();
    assert_eq!(missing, Vec::<&&str>::new());
    assert_eq!((tested.0["kind"].as_str(), tested.0["action"].as_str()), (Some("criteria"), Some("test")));
    assert_eq!((tested.0["file"].as_str(), tested.id()), (Some("import.csv"), 3));
    assert_eq!(tested.0["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(tested.counts(["rows", "rows_changed", "rows_rejected", "errors", "changes"]), [3, 1, 2, 3, 2]);
    let first = serde_json::json!({
        "row": 2, "column": "[new] GENRE", "severity": "error", "code": "unknown-code", "value": "JAZ", "contact": "000001"
    });
    assert_eq!(tested.0["issues"][0], first);
    assert_eq!(app.must("show", &tested), tested);
    let started = app.must("start", &tested);
    assert_eq!(app.must("show", &tested), started);
}

fn the_list_of_issues_is_bounded_but_not_the_counts(app: TestApp) {
    app.stock();
    let import = app.test("criteria", WRONG_FILE);
    for (bound, listed) in [("0", 0), ("1", 1), ("2", 2), ("100", 3)] {
        let shown = Import(app.carnet(&["show", "3", "--issues", bound]).exits(0).json());
        assert_eq!((shown.issues().len(), shown.count("errors")), (listed, 3));
    }
    assert_eq!(import.issues().len(), 3);
}

fn the_history_lists_all_imports_newest_first(app: TestApp) {
    app.stock();
    let third = app.test("criteria", WRONG_FILE);
    let history = app.carnet(&["list"]).exits(0).json();
    let history = history.as_array().unwrap();
    assert_eq!(history.iter().map(|import| import["id"].as_i64().unwrap()).collect::<Vec<_>>(), [3, 2, 1]);
    let mut expected = third.0;
    expected.as_object_mut().unwrap().remove("issues");
    assert_eq!(history[0], expected);
}

fn without_json_commands_speak_to_people(app: TestApp) {
    app.stock();
    app.test("criteria", WRONG_FILE);
    for arguments in [&["list"][..], &["show", "3"], &["start", "3"], &["undo", "3"]] {
        let ran = app.run(&[arguments, &["--institution", "DEMO"]].concat()).exits(0);
        assert!(!ran.out.trim().is_empty() && !ran.out.contains("[import"), "{ran:#?}");
    }
    let ran = app.run(&["show", "99", "--institution", "DEMO"]).exits(3);
    assert!(ran.err.contains("99") || !ran.err.trim().is_empty(), "{ran:#?}");
}

fn an_institution_and_its_users_are_made_from_the_shell(app: TestApp) {
    let add = ["institution", "add", "LAC", "--name", "Théâtre du Lac", "--language", "fr", "--country", "FR"];
    app.run(&add).exits(0);
    assert_eq!(app.run(&[&add[..], &["--json"]].concat()).exits(3).refusal(), "institution-exists");
    let file = app.file("password", "a password of my own\n");
    let mut command = app.command(&["user", "add", "zoe@example.org", "--institution", "LAC", "--role", "editor"]);
    let ended = command.stdin(std::fs::File::open(file).unwrap()).output().unwrap();
    assert!(ended.status.success(), "{ended:?}");
    let mut zoe = app.stranger();
    let form = zoe.get("/login").form("/login").set("email", "zoe@example.org").set("password", "a password of my own");
    zoe.submit(&form).ok().must_say("Théâtre du Lac");
    let made = app.run(&["user", "add", "bob@example.org", "--institution", "LAC", "--role", "viewer"]).exits(0);
    assert!(made.out.contains("bob@example.org"), "{made:#?}");
}

fn an_export_holds_every_field_of_every_contact(app: TestApp) {
    app.stock();
    app.update("criteria", lines(&["CONTACT_NR;[new] INTERESTS;[new] MEMBER", "000001;CINEMA|MUSIC;FALSE"]));
    let table = app.table();
    assert_eq!(table.numbers().len(), 12);
    assert!(table.numbers().is_sorted());
    for column in ["CONTACT_NR", "KIND", "STATUS", "EMAIL", "PHONE", "GENRE", "INTERESTS", "OPTIN_SMS"] {
        table.column(column);
    }
    assert_eq!((table.cell("000001", "INTERESTS"), table.cell("000001", "MEMBER")), ("MUSIC|CINEMA", "FALSE"));
    assert_eq!((table.cell("000001", "STATUS"), table.cell("000009", "OFFICIAL_NAME")), ("ACTIVE", "Théâtre du Lac"));
    assert_eq!(app.export(), app.export());
}

fn an_export_can_be_of_a_target(app: TestApp) {
    app.stock();
    let query = app.file("query.json", r#"{"all": [{"field": "TOWN", "is": "Lyon"}]}"#);
    app.carnet(&["target", "add", "LYON", "--name", "Lyon", "--query", query.to_str().unwrap()]).exits(0);
    let out = app.folder().join("lyon.csv");
    app.carnet(&["export", "--target", "LYON", "--out", out.to_str().unwrap()]).exits(0);
    let table = Table::read(&std::fs::read(out).unwrap());
    assert_eq!(table.numbers(), ["000001", "000003", "000006", "000007", "000010"]);
}

fn migrate_can_run_again(app: TestApp) {
    app.run(&["migrate"]).exits(0);
    app.run(&["migrate"]).exits(0);
}

fn a_page_and_a_shell_give_one_document(app: TestApp) {
    app.stock();
    let tested = app.test("criteria", WRONG_FILE);
    let document = app.administrator().get("/imports/3.json").ok();
    assert!(document.header("content-type").unwrap().starts_with("application/json"));
    assert_eq!(document.json(), tested.0);
}
