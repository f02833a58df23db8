//! Many fields: a template that could not be sent back is refused when it is asked for, and nothing fails anywhere else.

use crate::support::{Table, TestApp, unpacked};

on_both!(
    a_template_with_too_many_columns_is_refused_when_it_is_asked_for,
    a_template_may_be_of_some_fields,
    more_fields_than_a_worksheet_has_columns_fail_nowhere,
);

/// A file that defines so many criteria.
fn many(count: usize) -> String {
    let rows = (1..=count).map(|n| format!("C{n:04};text;Criterion {n}\n"));
    "CRITERION;TYPE;LABEL_EN\n".to_owned() + &rows.collect::<String>()
}

/// The refusal of a template, in both formats, in the shell and on the page.
fn refused(app: &TestApp, kind: &str) -> Vec<String> {
    let mut ada = app.signed_in("ada@example.org");
    let mut said = Vec::new();
    for format in ["csv", "xlsx"] {
        let out = app.folder().join(format!("template.{format}"));
        let ran = app.carnet(&["template", "--kind", kind, "--format", format, "--out", out.to_str().unwrap()]);
        assert_eq!(ran.refusal(), "template-too-wide");
        said.push(ran.json()["error"]["message"].as_str().unwrap().to_owned());
        assert!(!out.exists());
        let form = ada.get("/exports/new").ok().form("/exports").set("what", kind).set("format", format);
        let page = ada.submit(&form);
        assert_eq!(page.status, 422);
        said.push(page.texts("[role=alert]").join(" "));
    }
    said
}

fn a_template_with_too_many_columns_is_refused_when_it_is_asked_for(app: TestApp) {
    app.user("ada@example.org", &app.institution, carnet::accounts::Role::Administrator);
    app.update("criterion-values", many(497));
    assert_eq!(app.template("criteria", &[]).header.len(), 1000);
    app.update("criterion-values", "CRITERION;TYPE;LABEL_EN\nONE_MORE;text;One more\n");
    for words in refused(&app, "criteria") {
        assert!(
            words.contains("1,002 columns") && words.contains("1,000") && words.contains("fewer fields"),
            "{words}"
        );
    }
    let some = app.template("criteria", &["--fields", "ONE_MORE,C0007"]);
    assert_eq!(&some.header[5..], ["[old] C0007", "[new] C0007", "[old] ONE_MORE", "[new] ONE_MORE", "CHECK"]);
}

fn a_template_may_be_of_some_fields(app: TestApp) {
    app.stock();
    app.update("criteria", "CONTACT_NR;GENRE;SEATS\n000001;JAZZ;2\n");
    let mut ada = app.administrator();
    let form = ada.get("/exports/new").ok().form("/exports").set("what", "criteria").set("format", "csv");
    let strange = ada.submit(&form.clone().set("fields", "GENRE, COLOUR"));
    assert_eq!(strange.status, 422);
    strange.must_say("COLOUR");
    ada.submit(&form.set("fields", "Places, genre")).ok();
    app.worker().run_until_idle().unwrap();
    let file = ada.get("/exports").ok().links().into_iter().find(|link| link.ends_with("/file")).expect("a file");
    let path = app.folder().join("some.zip");
    std::fs::write(&path, ada.get(&file).ok().body).unwrap();
    let mut some = Table::read(&unpacked(&path));
    assert_eq!(&some.header[5..], ["[old] GENRE", "[new] GENRE", "[old] SEATS", "[new] SEATS", "CHECK"]);
    some.set("000001", "[new] GENRE", "OPERA");
    let import = app.update("criteria", some.write());
    assert_eq!((import.codes(), import.count("changes")), (Vec::new(), 1), "{:#}", import.0);
    let unknown = app.carnet(&["template", "--kind", "criteria", "--fields", "EMAIL", "--out", "/dev/null"]);
    assert_eq!(unknown.refusal(), "no-such-field");
}

fn more_fields_than_a_worksheet_has_columns_fail_nowhere(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    app.update("criterion-values", many(8190));
    let ran = app.carnet(&["template", "--kind", "contacts", "--out", "/dev/null"]);
    assert_eq!(ran.refusal(), "template-too-wide");
    let table = app.table();
    assert!(table.header.len() > 8190, "{}", table.header.len());
    let too_wide = app.try_import("contacts", app.export(), &["--action", "test"]);
    assert_eq!(too_wide.exits(3).json()["issues"][0]["code"], "too-many-columns");
    assert_eq!(app.update("criteria", "CONTACT_NR;C8190\n000001;x\n").count("applied"), 1);
    let book = app.folder().join("all.xlsx");
    app.carnet(&["export", "--out", book.to_str().unwrap()]).exits(0);
    for page in ["/fields", "/fields/C8190", "/targets/new", "/exports/new"] {
        ada.get(page).ok();
    }
    let card = ada.get("/contacts?q=000001").ok().links();
    let card = card.iter().find(|link| link.strip_prefix("/contacts/").is_some_and(|id| id.parse::<i64>().is_ok()));
    ada.get(card.unwrap()).ok().must_say("Criterion 8190");
}
