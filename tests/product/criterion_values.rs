//! Criterion-values files: criteria, authorisations and lists of the institution, defined by spreadsheet.

use crate::support::{TestApp, lines};

on_both!(
    a_file_defines_a_criterion_of_each_type,
    an_existing_criterion_takes_more_values_and_new_labels,
    the_lists_of_the_institution_take_values,
    each_wrong_definition_is_an_issue,
    an_undo_takes_definitions_back_but_not_those_in_use,
    definitions_are_sent_read_started_and_undone_in_the_browser,
);

/// Type, cell, value after.
const TYPES: [(&str, &str, &str); 6] = [
    ("text", "hello", "hello"),
    ("number", "1 200,5", "1200.5"),
    ("date", "9.3.2019", "2019-03-09"),
    ("yes/no", "oui", "TRUE"),
    ("list", "B", "B"),
    ("multi-list", "B|A", "A|B"),
];

fn a_file_defines_a_criterion_of_each_type(app: TestApp) {
    app.stock();
    let mut file =
        vec!["CRITERION;TYPE;CONTACT_TYPE;MANDATORY;LABEL_EN;LABEL_FR;LABEL_PT;VALUE;RANK;VALUE_EN".to_owned()];
    for (number, (kind, ..)) in TYPES.iter().enumerate() {
        let row = |value: &str, rank: &str| {
            format!(
                "C{number};{kind};INDIVIDUAL;FALSE;English {number};Français {number};Português {number};{value};{rank};"
            )
        };
        match *kind {
            "list" | "multi-list" => file.extend([row("B", "2"), row("A", "1")]),
            _ => file.push(row("", "")),
        }
    }
    file.push("NEWS;authorisation;;;News;Nouvelles;Notícias;;;".to_owned());
    let import = app.update("criterion-values", file.join("\n"));
    assert_eq!(import.counts(["rows", "rows_changed", "errors", "warnings"]), [9, 9, 0, 0]);
    for (number, (kind, cell, after)) in TYPES.iter().enumerate() {
        app.update("criteria", lines(&[&format!("CONTACT_NR;Português {number}"), &format!("000001;{cell}")]));
        assert_eq!(app.value("000001", &format!("C{number}")), *after, "{kind}");
        let structure = app.test("criteria", lines(&[&format!("CONTACT_NR;C{number}"), &format!("000009;{cell}")]));
        assert_eq!(structure.codes()[0], "not-applicable", "{kind}");
    }
    app.update_with("authorisations", "CONTACT_NR;NEWS\n000001;TRUE\n", &["--source", "form"]);
    assert_eq!(app.value("000001", "NEWS"), "TRUE");
    let again = app.test("criterion-values", file.join("\n"));
    assert_eq!(again.counts(["rows_unchanged", "changes"]), [9, 0]);
}

fn an_existing_criterion_takes_more_values_and_new_labels(app: TestApp) {
    app.stock();
    let file = lines(&[
        "CRITERION;VALUE;VALUE_EN;VALUE_FR;LABEL_FR",
        "GENRE;FOLK;Folk;Folk;Style préféré",
        "GENRE;JAZZ;;Le jazz;",
    ]);
    let import = app.update("criterion-values", file);
    assert_eq!(import.counts(["rows_changed", "errors"]), [2, 0]);
    app.update("criteria", "CONTACT_NR;Style préféré\n000001;FOLK\n000002;le jazz\n");
    assert_eq!((app.value("000001", "GENRE"), app.value("000002", "GENRE")), ("FOLK".into(), "JAZZ".into()));
}

fn the_lists_of_the_institution_take_values(app: TestApp) {
    app.stock();
    let file = lines(&[
        "CRITERION;TYPE;VALUE;RANK;VALUE_EN;VALUE_FR;VALUE_PT",
        "STRUCT_TYPE;list;SCHOOL;1;School;École;Escola",
        "LIFECYCLE;;PROSPECT;1;Prospect;Prospect;Prospecto",
        "TITLE;;DR;9;Doctor;Docteur;Doutor",
    ]);
    app.update("criterion-values", file);
    app.update("contacts", "CONTACT_NR;STRUCT_TYPE;TITLE;Sessão\n000009;Escola;;\n000001;;docteur;Prospecto\n");
    let table = app.table();
    assert_eq!(table.cell("000009", "STRUCT_TYPE"), "SCHOOL");
    assert_eq!((table.cell("000001", "TITLE"), table.cell("000001", "LIFECYCLE")), ("DR", "PROSPECT"));
}

/// Header, row, what is wrong.
const WRONG: [(&str, &str); 13] = [
    ("CRITERION;TYPE", "GENRE;number"),
    ("CRITERION;TYPE", "TITLE;number"),
    ("CRITERION;TYPE", "NEW;colour"),
    ("CRITERION;TYPE", "NEW;"),
    ("CRITERION;TYPE", "N W;text"),
    ("CRITERION;TYPE", "Vide;text"),
    ("CRITERION;TYPE", ";text"),
    ("CRITERION;TYPE", "EMAIL;text"),
    ("CRITERION;TYPE", "OPERATION;text"),
    ("CRITERION;TYPE", "genre;list"),
    ("CRITERION;TYPE;VALUE", "NEW;text;A"),
    ("CRITERION;TYPE;CONTACT_TYPE", "NEW;text;ROBOT"),
    ("CRITERION;VALUE;RANK", "GENRE;FOLK;first"),
];

fn each_wrong_definition_is_an_issue(app: TestApp) {
    app.stock();
    for (header, row) in WRONG {
        let import = app.test("criterion-values", lines(&[header, row]));
        assert_eq!(import.codes(), ["bad-definition"], "{header} {row}");
        assert_eq!(import.counts(["rows_rejected", "changes"]), [1, 0], "{header} {row}");
    }
    let mandatory = app.test("criterion-values", "CRITERION;MANDATORY\nGENRE;perhaps\n");
    assert_eq!(mandatory.codes(), ["bad-boolean"]);
    let twice = app.test("criterion-values", "CRITERION;VALUE;VALUE_EN\nGENRE;FOLK;A\nGENRE;FOLK;B\n");
    assert_eq!(twice.codes(), ["key-repeated", "key-repeated"]);
}

fn an_undo_takes_definitions_back_but_not_those_in_use(app: TestApp) {
    app.stock();
    let before = app.export();
    let file = "CRITERION;TYPE;LABEL_EN;VALUE;VALUE_EN\nHALL;list;Hall;H1;One\nHALL;;;H2;Two\n";
    let unused = app.update("criterion-values", file);
    assert_eq!(app.must("undo", &unused).count("kept"), 0);
    assert_eq!(app.export(), before);
    let used = app.update("criterion-values", file);
    app.update("criteria", "CONTACT_NR;HALL\n000001;H2\n");
    let undone = app.must("undo", &used);
    assert!(undone.count("kept") > 0 && undone.count("undone") > 0, "{:#}", undone.0);
    assert_eq!(app.value("000001", "HALL"), "H2");
    assert_eq!(app.test("criteria", "CONTACT_NR;HALL\n000002;H1\n").codes(), ["unknown-code"]);
}

fn definitions_are_sent_read_started_and_undone_in_the_browser(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let form = ada.get("/imports/new?kind=criterion-values").ok().form("/imports").set("action", "test");
    let file = lines(&[
        "CRITERION;TYPE;LABEL_EN;LABEL_FR;LABEL_PT;VALUE;VALUE_EN;VALUE_FR;VALUE_PT",
        "HALL;list;Hall;Salle;Sala;MAIN;Main hall;Grande salle;Sala grande",
        "GENRE;number;;;;;;;",
    ]);
    let sent = ada.submit(&form.file("file", "halls.csv", file.as_bytes())).ok();
    app.worker().run_until_idle().unwrap();
    for (language, kind, label, issue) in [
        ("en", "Criterion values", "French label", "The field exists already with another type"),
        ("fr", "Valeurs de critères", "Libellé français", "Le champ existe déjà avec un autre type"),
        ("pt-BR", "Valores de critérios", "Rótulo em francês", "O campo já existe com outro tipo"),
    ] {
        let report = ada.get(&sent.path).ok();
        let switch = report.form("/language").set("language", language);
        ada.submit(&switch).ok();
        ada.get(&sent.path).ok().must_say(kind);
        ada.get(&format!("{}/issues", sent.path)).ok().must_say(issue);
        ada.get(&format!("{}/changes", sent.path)).ok().must_say("HALL").must_say(label).must_say("Grande salle");
    }
    let report = ada.get(&sent.path).ok();
    let started = ada.submit(&report.form("/start")).ok();
    app.worker().run_until_idle().unwrap();
    ada.get("/fields").ok().must_say("Sala").must_say("MAIN").must_say("Sala grande");
    let ask = ada.get(&format!("{}/undo", started.path)).ok();
    ada.submit(&ask.form("/undo")).ok();
    app.worker().run_until_idle().unwrap();
    let fields = ada.get("/fields").ok();
    assert!(!fields.text().contains("Sala grande"), "{}", fields.text());
}
