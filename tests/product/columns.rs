//! How the columns of files are recognised: by their headers, beside each other, by the system that wrote them, by their
//! values; and that a file of ours is known whatever kind was chosen.

use crate::support::{Import, Page, TestApp, Visitor, lines};

on_both!(
    near_misses_are_proposed_one_column_a_field,
    an_unknown_column_becomes_a_field_beside_a_header_with_a_mark,
    a_file_without_a_known_header_waits_for_answers,
    one_name_over_two_columns_is_asked_about,
    a_key_that_stands_elsewhere_is_asked_for,
    exports_of_known_systems_are_read,
    of_several_addresses_the_fullest_is_read,
    a_column_is_guessed_from_its_values,
    a_template_is_known_whatever_kind_was_chosen,
    definitions_are_known_whatever_kind_was_chosen,
    a_plain_export_sent_as_criteria_changes_criteria_only,
);

const CREATE: [&str; 4] = ["--mode", "create", "--action", "update"];

fn created(app: &TestApp, file: &str, options: &[&str]) -> Import {
    let import = Import(app.try_import("contacts", file, &[&CREATE, options].concat()).exits(0).json());
    assert_eq!((import.state(), import.count("errors")), ("completed", 0), "{:#}", import.0);
    import
}

/// A file that waits for answers.
fn asked(app: &TestApp, file: &str, options: &[&str]) -> Import {
    let import = Import(app.try_import("contacts", file, options).exits(3).json());
    assert_eq!(import.state(), "needs_mapping", "{:#}", import.0);
    import
}

fn columns_of(ada: &mut Visitor, import: &Import) -> Page {
    ada.get(&format!("/imports/{}/columns", import.id())).ok()
}

fn near_misses_are_proposed_one_column_a_field(app: TestApp) {
    created(&app, "email,name,note\nt@example.org,Tess Terre,bonjour\n", &["--accept-columns"]);
    let of = |field| app.value("000001", field);
    assert_eq!(["EMAIL", "LASTNAME", "REMARK"].map(of), ["t@example.org", "Terre", "bonjour"]);
    created(&app, "email,name,note,notes\nu@example.org,Uma Ulm,12,bonsoir\n", &["--accept-columns"]);
    assert_eq!(app.value("000002", "REMARK"), "bonsoir");
    created(&app, "Nom;Address ID;Address 1\nVogel;A-17;1 rue du Lac\n", &["--accept-columns"]);
    assert_eq!((app.value("000003", "LINE1").as_str(), app.value("000003", "LINE2").as_str()), ("1 rue du Lac", ""));
}

fn an_unknown_column_becomes_a_field_beside_a_header_with_a_mark(app: TestApp) {
    for (number, header) in [("000001", "Nom *"), ("000002", "Nom"), ("000003", "Nom :"), ("000004", "Last nmae")] {
        created(&app, &format!("{header};Poste\nDurand;Gardien\n"), &["--accept-columns", "--create-fields"]);
        let found = (app.value(number, "LASTNAME"), app.value(number, "POSTE"));
        assert_eq!(found, ("Durand".to_owned(), "Gardien".to_owned()), "{header}");
    }
}

fn a_file_without_a_known_header_waits_for_answers(app: TestApp) {
    let file = lines(&["nom_adh;prenom_adh", "Durand;Zoé"]);
    for options in [&["--accept-columns", "--create-fields"][..], &[]] {
        let import = asked(&app, &file, &[&CREATE, options].concat());
        assert_eq!(import.codes(), ["unknown-column", "unknown-column", "no-header"], "{options:?}");
    }
    let values = lines(&["Durand;Zoé;zoe@example.org", "Petit;Jean;jean@example.org"]);
    let refused = Import(app.try_import("contacts", values, &CREATE).exits(3).json());
    assert_eq!(
        (refused.state(), refused.codes()),
        ("refused", vec!["no-header".to_owned()]),
        "no row is taken for names"
    );
    let import = asked(&app, &file, &CREATE);
    let mut ada = app.administrator();
    let page = columns_of(&mut ada, &import);
    page.must_say("No header of this file is known here");
    let form = page.form("/columns").set("c0", "field:LASTNAME").set("c1", "field:FIRSTNAME");
    ada.submit(&form).ok();
    app.worker().run_until_idle().unwrap();
    assert_eq!(
        (app.value("000001", "LASTNAME").as_str(), app.value("000001", "FIRSTNAME").as_str()),
        ("Durand", "Zoé")
    );
}

fn one_name_over_two_columns_is_asked_about(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    for (header, both) in [("Nom;Prénom;Poste;Poste", "Poste"), ("Nom;E-mail;E-mail;Ville", "E-mail")] {
        let file = lines(&[header, "A;b@example.org;c@example.org;y"]);
        let import = asked(&app, &file, &[&CREATE[..], &["--accept-columns"]].concat());
        assert!(import.codes().contains(&"duplicate-header".to_owned()), "{header}: {:#}", import.0);
        columns_of(&mut ada, &import).must_say(&format!("“{both}”"));
    }
    let file = lines(&["CONTACT_NR;E-mail;Courriel", "000001;a@example.org;b@example.org"]);
    let import = asked(&app, &file, &["--action", "update"]);
    let form = columns_of(&mut ada, &import).form("/columns").set("c2", "ignore");
    ada.submit(&form).ok();
    app.worker().run_until_idle().unwrap();
    assert_eq!(app.value("000001", "EMAIL"), "a@example.org");
}

fn a_key_that_stands_elsewhere_is_asked_for(app: TestApp) {
    app.stock();
    let file = lines(&["lastName;email;phone", "Silva;ana@example.org;0612345678"]);
    let import = asked(&app, &file, &["--action", "update"]);
    assert_eq!(import.codes(), ["no-key-column"]);
    let mut ada = app.administrator();
    let page = columns_of(&mut ada, &import);
    page.must_say("It can be one of these: email (B), phone (C)");
    ada.submit(&page.form("/columns").set("key", "1")).ok();
    app.worker().run_until_idle().unwrap();
    assert_eq!(app.value("000001", "PHONE"), "+33612345678");
    let said = Import(app.try_import("contacts", file, &["--action", "test", "--key", "email"]).exits(0).json());
    assert_eq!((said.state(), said.count("errors")), ("tested", 0), "{:#}", said.0);
}

fn exports_of_known_systems_are_read(app: TestApp) {
    let files = [
        (
            "ID,Social title,First name,Last name,Email address,Sales,Enabled,Newsletter,Registration\n\
             17,,Zoé,Durand,zoe@example.org,12,1,1,2026-01-02\n",
            ["Durand", "Zoé", "zoe@example.org", "17", ""],
        ),
        (
            "id,name,is_company,email,street,city,country_id\n\
             __export__.res_partner_9,Ana Silva,False,ana@example.org,1 rue A,Lyon,France\n",
            ["Silva", "Ana", "ana@example.org", "__export__.res_partner_9", "Lyon"],
        ),
        (
            "id_adh;nom_adh;prenom_adh;email_adh;ville_adh;mdp_adh\n4;Petit;Jean;jean@example.org;Nantes;$2y$10\n",
            ["Petit", "Jean", "jean@example.org", "4", "Nantes"],
        ),
        (
            "EMAIL;NOM;PRENOM;SMS;OPT_IN\nlea@example.org;Roux;Léa;33612345678;true\n",
            ["Roux", "Léa", "lea@example.org", "", ""],
        ),
    ];
    for (number, (file, expected)) in (1..).zip(files) {
        created(&app, file, &[]);
        let number = format!("{number:06}");
        let found = ["LASTNAME", "FIRSTNAME", "EMAIL", "EXTERNAL_ID", "TOWN"].map(|field| app.value(&number, field));
        assert_eq!(found, expected.map(str::to_owned), "{file}");
    }
    assert_eq!(app.value("000002", "KIND"), "INDIVIDUAL");
}

fn of_several_addresses_the_fullest_is_read(app: TestApp) {
    let header = "Given Name,Family Name,Group Membership,E-mail 1 - Value,E-mail 2 - Value,Address 1 - Street,Address 1 - City,Address 2 - Street,Address 2 - City";
    created(&app, &format!("{header}\nZoé,Durand,* myContacts,z@example.org,,,,2 rue B,Brest\n"), &[]);
    assert_eq!((app.value("000001", "LINE1").as_str(), app.value("000001", "TOWN").as_str()), ("2 rue B", "Brest"));
}

fn a_column_is_guessed_from_its_values(app: TestApp) {
    app.stock();
    let mut rows = vec!["Champ A;Champ B;Champ C;Champ D;Champ E;Champ F".to_owned()];
    for n in 1..=9 {
        rows.push(format!("00000{n};p{n}@example.org;7500{n};Paris;06 12 34 56 0{n};1{n}/02/1980"));
    }
    let import = asked(&app, &rows.join("\n"), &["--action", "test"]);
    let before = app.export();
    let page = columns_of(&mut app.administrator(), &import);
    page.must_say("By its values: E-mail (100 % of 9 cells fit)").must_say("The first rows of the file");
    let form = page.form("/columns");
    let proposed: Vec<&str> = (0..6).map(|at| form.value(&format!("c{at}")).unwrap_or_default()).collect();
    assert_eq!(
        proposed,
        ["field:CONTACT_NR", "field:EMAIL", "field:ZIPCODE", "field:TOWN", "field:PHONE", "field:BIRTHDATE"]
    );
    assert_eq!(app.export(), before, "a guess alone changes nothing");
}

fn a_template_is_known_whatever_kind_was_chosen(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    for (made, field, value) in [("authorisations", "OPTIN_MAIL", "FALSE"), ("criteria", "GENRE", "JAZZ")] {
        let mut table = app.template(made, &[]);
        table.set("000001", &format!("[new] {field}"), value);
        for chosen in ["criteria", "authorisations", "contacts", "criterion-values"] {
            let import = app.test(chosen, table.write());
            assert_eq!(import.0["kind"], made, "{made} sent as {chosen}");
            assert_eq!(import.counts(["changes", "errors"]), [1, 0], "{made} sent as {chosen}");
            let report = ada.get(&format!("/imports/{}", import.id())).ok();
            assert_eq!(report.says("but this file is one of ours"), made != chosen, "{made} sent as {chosen}");
        }
        app.update("contacts", table.write());
        assert_eq!(app.value("000001", field), value);
    }
}

fn definitions_are_known_whatever_kind_was_chosen(app: TestApp) {
    app.stock();
    for (chosen, code) in [("contacts", "FOLK"), ("criteria", "ROCK"), ("authorisations", "SOUL")] {
        let import = app.update(chosen, lines(&["CRITERION;VALUE;VALUE_EN", &format!("GENRE;{code};{code}")]));
        assert_eq!(import.0["kind"], "criterion-values", "{chosen}");
        app.update("criteria", lines(&["CONTACT_NR;GENRE", &format!("000001;{code}")]));
        assert_eq!(app.value("000001", "GENRE"), code);
    }
}

fn a_plain_export_sent_as_criteria_changes_criteria_only(app: TestApp) {
    app.stock();
    let mut table = app.table();
    table.set("000001", "GENRE", "OPERA");
    table.set("000001", "TOWN", "Elsewhere");
    let before = app.value("000001", "TOWN");
    let import = app.update("criteria", table.write());
    assert_eq!((import.0["kind"].as_str(), import.count("applied")), (Some("criteria"), 1), "{:#}", import.0);
    assert_eq!((app.value("000001", "GENRE").as_str(), app.value("000001", "TOWN")), ("OPERA", before));
}
