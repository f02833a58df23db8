//! Templates: what is downloaded, edited and brought back, and what the signed check of each row reveals.

use crate::support::{Import, Table, TestApp};

on_both!(
    a_template_has_its_columns_in_order,
    an_untouched_template_changes_nothing,
    an_edited_template_changes_what_was_edited,
    a_template_of_a_target_holds_its_contacts,
    the_check_reveals_what_was_done_to_a_row,
    a_row_of_another_institution_is_foreign,
    a_value_changed_since_the_template_was_made_is_left_out,
    a_value_changed_since_the_template_is_overwritten_if_the_user_says_so,
    text_that_looks_like_a_formula_makes_the_round_trip,
);

fn template(app: &TestApp) -> Table {
    app.stock();
    app.update(
        "criteria",
        "CONTACT_NR;[new] GENRE;[new] NICKNAME;[new] MEMBER\n000001;JAZZ;Nana;TRUE\n000002;OPERA;;\n",
    );
    app.template("criteria", &["--language", "fr"])
}

fn a_template_has_its_columns_in_order(app: TestApp) {
    let table = template(&app);
    let identity = ["CONTACT_NR", "LASTNAME", "FIRSTNAME", "OFFICIAL_NAME", "EMAIL"];
    assert_eq!(table.header[..5], identity);
    assert_eq!(table.header.last().map(String::as_str), Some("CHECK"));
    for pair in table.header[5..table.header.len() - 1].chunks(2) {
        assert_eq!(pair[0].strip_prefix("[old] "), pair[1].strip_prefix("[new] "), "{pair:?}");
    }
    assert_eq!(table.rows.len(), 12);
    assert_eq!((table.cell("000001", "[old] GENRE"), table.cell("000001", "[new] GENRE")), ("JAZZ", ""));
    assert!(!table.header.contains(&"[new] OPTIN_MAIL".to_owned()));
}

fn an_untouched_template_changes_nothing(app: TestApp) {
    let table = template(&app);
    let import = app.test("criteria", table.write());
    assert_eq!(import.counts(["rows", "rows_changed", "rows_unchanged", "errors", "warnings"]), [12, 0, 12, 0, 0]);
}

fn an_edited_template_changes_what_was_edited(app: TestApp) {
    let mut table = template(&app);
    table.set("000001", "[new] GENRE", "Vide");
    table.set("000002", "[new] NICKNAME", "Zaza");
    table.set("000003", "[old] MEMBER", "");
    table.rows.reverse();
    let import = app.update("criteria", table.write());
    assert_eq!(import.counts(["changes", "applied", "warnings"]), [2, 2, 0]);
    assert_eq!((app.value("000001", "GENRE"), app.value("000002", "NICKNAME")), ("".into(), "Zaza".into()));
}

fn a_template_of_a_target_holds_its_contacts(app: TestApp) {
    app.stock();
    let query = app
        .file("query.json", r#"{"all": [{"field": "PREF_LANG", "is": "fr"}, {"field": "GENRE", "is_empty": true}]}"#);
    let query = query.to_str().unwrap();
    app.carnet(&["target", "add", "FR_NO_GENRE", "--name", "Francophones", "--query", query]).exits(0);
    app.update("criteria", "CONTACT_NR;[new] GENRE\n000002;JAZZ\n000003;JAZZ\n");
    let table = app.template("criteria", &["--target", "FR_NO_GENRE"]);
    assert_eq!(table.numbers(), ["000004", "000005", "000006", "000007", "000009", "000010"]);
    app.update("criteria", "CONTACT_NR;[new] GENRE\n000004;JAZZ\n");
    let import = app.test("criteria", table.write());
    assert!(import.codes().contains(&"contact-left-target".to_owned()), "{:#}", import.0);
}

fn the_check_reveals_what_was_done_to_a_row(app: TestApp) {
    let table = template(&app);
    let issues = |change: &dyn Fn(&mut Table)| {
        let mut changed = table.clone();
        change(&mut changed);
        let import = app.test("criteria", changed.write());
        import.issues().into_iter().map(|(row, _, code)| (row, code)).collect::<Vec<_>>()
    };
    let key = |table: &mut Table| table.set("000003", "CONTACT_NR", "000777");
    assert_eq!(
        issues(&|table| {
            key(table);
        }),
        [(4, "key-unknown".to_owned())]
    );
    let swapped = issues(&|table| {
        table.set("000003", "CONTACT_NR", "x");
        table.set("000004", "CONTACT_NR", "000003");
        table.set("x", "CONTACT_NR", "000004");
    });
    assert_eq!(swapped, [(4, "key-edited".to_owned()), (5, "key-edited".to_owned())]);
    assert_eq!(issues(&|table| table.set("000001", "[old] GENRE", "OPERA")), [(2, "old-edited".to_owned())]);
    let vrai = issues(&|table| table.set("000001", "[old] MEMBER", "VRAI"));
    assert_eq!(vrai, []);
}

fn a_row_of_another_institution_is_foreign(app: TestApp) {
    app.other_institution("OTHER");
    for institution in ["DEMO", "OTHER"] {
        for (kind, text, options) in [
            ("criterion-values", crate::support::FIELDS, &[][..]),
            ("contacts", crate::support::CONTACTS, &["--mode", "create"][..]),
        ] {
            let file = app.file("stock.csv", text);
            let arguments = ["import", file.to_str().unwrap(), "--kind", kind, "--action", "update"];
            app.run(&[&arguments[..], &["--institution", institution, "--json"], options].concat()).exits(0);
        }
    }
    let out = app.folder().join("other.zip");
    let arguments = ["template", "--kind", "criteria", "--institution", "OTHER", "--out", out.to_str().unwrap()];
    app.run(&arguments).exits(0);
    let import = app.test("criteria", crate::support::unpacked(&out));
    assert_eq!(import.count("rows_rejected"), 12);
    assert!(import.codes().iter().all(|code| code == "foreign-file"), "{:#}", import.0);
}

fn a_value_changed_since_the_template_was_made_is_left_out(app: TestApp) {
    let mut table = template(&app);
    table.set("000001", "[new] GENRE", "THEATRE");
    table.set("000001", "[new] SEATS", "2");
    app.update("criteria", "CONTACT_NR;[new] GENRE\n000001;OPERA\n");
    let ran = app.try_import("criteria", table.write(), &["--action", "update"]).exits(3);
    let import = Import(ran.json());
    assert_eq!((import.state(), import.codes(), import.count("changes")), ("tested", vec!["old-stale".to_owned()], 1));
    app.must("start", &import);
    assert_eq!((app.value("000001", "GENRE"), app.value("000001", "SEATS")), ("OPERA".into(), "2".into()));
}

fn a_value_changed_since_the_template_is_overwritten_if_the_user_says_so(app: TestApp) {
    let mut table = template(&app);
    table.set("000001", "[new] GENRE", "THEATRE");
    app.update("criteria", "CONTACT_NR;[new] GENRE\n000001;OPERA\n");
    let ran = app.try_import("criteria", table.write(), &["--action", "test", "--stale", "mine"]).exits(0);
    app.must("start", &Import(ran.json()));
    assert_eq!(app.value("000001", "GENRE"), "THEATRE");
}

fn text_that_looks_like_a_formula_makes_the_round_trip(app: TestApp) {
    app.stock();
    let names = ["=1+1", "+33", "-x", "@you", "'quoted", "||", "plain; with \"quotes\"", "a\nb"];
    let mut file = csv::WriterBuilder::new().from_writer(Vec::new());
    file.write_record(["CONTACT_NR", "[new] NICKNAME"]).unwrap();
    for (name, number) in names.iter().zip(1..) {
        let guard = if name.starts_with(['=', '+', '-', '@', '\'', '|']) { "'" } else { "" };
        file.write_record([format!("{number:06}"), format!("{guard}{name}")]).unwrap();
    }
    app.update("criteria", file.into_inner().unwrap());
    let before = app.export();
    let mut table = app.template("criteria", &[]);
    for row in 1..=8 {
        let number = format!("{row:06}");
        let old = table.cell(&number, "[old] NICKNAME").to_owned();
        assert!(!old.starts_with(['=', '+', '-', '@']), "a spreadsheet would run {old:?}");
        table.set(&number, "[new] NICKNAME", &old);
    }
    let import = app.update("criteria", table.write());
    assert_eq!(import.counts(["rows_unchanged", "changes"]), [12, 0]);
    assert_eq!(app.export(), before);
}
