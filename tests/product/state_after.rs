//! What is judged on the state after the whole plan: external ids that change hands, addresses and structures that would
//! be there twice.

use crate::support::{Import, TestApp, lines};

on_both!(
    two_contacts_exchange_their_external_ids_and_undo_exchanges_them_back,
    an_external_id_goes_down_a_chain_to_a_new_contact,
    who_keeps_an_external_id_stops_all_that_wait_for_it,
    external_ids_change_hands_across_batches,
    an_import_that_overtook_a_hand_over_keeps_every_id_unique,
    the_same_address_in_several_rows_is_told_of_each,
    contacts_that_exchange_addresses_are_not_warned_of,
    the_same_new_structure_twice_is_told_of_both_rows,
    rows_that_are_alike_in_two_ways_are_told_of_both,
    a_person_may_give_a_company_and_a_structure_a_person,
    a_blank_key_makes_a_contact_where_rows_may,
);

fn three_with_ids(app: &TestApp) {
    let contacts = lines(&["CONTACT_NR,LASTNAME,EXTERNAL_ID", "1,Adam,A-1", "2,Brun,B-2", "3,Caron,C-3", "4,Denis,"]);
    app.update_with("contacts", contacts, &["--mode", "create"]);
}

fn ids(app: &TestApp) -> Vec<String> {
    let table = app.table();
    let (number, id) = (table.column("CONTACT_NR"), table.column("EXTERNAL_ID"));
    table.rows.iter().map(|row| format!("{}={}", row[number], row[id])).collect()
}

fn two_contacts_exchange_their_external_ids_and_undo_exchanges_them_back(app: TestApp) {
    three_with_ids(&app);
    let before = app.export();
    let import = app.update("contacts", lines(&["CONTACT_NR,EXTERNAL_ID", "1,B-2", "2,A-1"]));
    assert_eq!(import.counts(["applied", "conflicts"]), [2, 0]);
    assert_eq!(ids(&app), ["1=B-2", "2=A-1", "3=C-3", "4="]);
    let undone = app.must("undo", &import);
    assert_eq!(undone.counts(["undone", "kept"]), [2, 0]);
    assert_eq!(app.export(), before);
}

fn an_external_id_goes_down_a_chain_to_a_new_contact(app: TestApp) {
    three_with_ids(&app);
    let before = app.export();
    let file = lines(&["CONTACT_NR,LASTNAME,EXTERNAL_ID", ",Neuf,A-1", "1,,B-2", "2,,C-3", "3,,D-4"]);
    let import = app.update_with("contacts", file, &["--mode", "upsert"]);
    assert_eq!(import.count("conflicts"), 0);
    assert_eq!(ids(&app), ["000001=A-1", "1=B-2", "2=C-3", "3=D-4", "4="]);
    app.must("undo", &import);
    assert_eq!(app.export(), before);
}

fn who_keeps_an_external_id_stops_all_that_wait_for_it(app: TestApp) {
    three_with_ids(&app);
    let before = app.export();
    // Caron's row has an error of its own, so it keeps C-3; nobody may have B-2 or A-1 then.
    let file = lines(&["CONTACT_NR,LASTNAME,EXTERNAL_ID,BIRTHDATE", "4,,A-1,", "1,,B-2,", "2,,C-3,", "3,,D-4,someday"]);
    let import = Import(app.try_import("contacts", file, &["--action", "update"]).exits(3).json());
    let told: Vec<_> = import.issues().into_iter().map(|(row, _, code)| (row, code)).collect();
    let in_use = |row| (row, "external-id-in-use".to_owned());
    assert_eq!(told, [in_use(2), in_use(3), in_use(4), (5, "bad-date".to_owned())]);
    assert_eq!(import.counts(["rows_changed", "rows_rejected", "changes"]), [0, 4, 0]);
    assert_eq!(app.export(), before);
}

/// More contacts than two batches hold, each of which gets the external id of one far behind or before it.
fn external_ids_change_hands_across_batches(app: TestApp) {
    const COUNT: usize = 9_000;
    let row = |n: usize, id: usize| format!("N{n:05},X{id:05}");
    let create: Vec<String> = (0..COUNT).map(|n| format!("N{n:05},Nom,X{n:05}")).collect();
    let file = format!("CONTACT_NR,LASTNAME,EXTERNAL_ID\n{}\n", create.join("\n"));
    app.update_with("contacts", file, &["--mode", "create"]);
    let before = app.export();
    let moved: Vec<String> = (0..COUNT).map(|n| row(n, (n + 4_500) % COUNT)).collect();
    let import = app.update("contacts", format!("CONTACT_NR,EXTERNAL_ID\n{}\n", moved.join("\n")));
    assert_eq!(import.counts(["applied", "conflicts"]), [COUNT as i64, 0]);
    let wanted: Vec<String> = (0..COUNT).map(|n| row(n, (n + 4_500) % COUNT).replace(',', "=")).collect();
    assert_eq!(ids(&app), wanted);
    assert_eq!(app.must("undo", &import).counts(["undone", "kept"]), [COUNT as i64, 0]);
    assert_eq!(app.export(), before);
}

fn an_import_that_overtook_a_hand_over_keeps_every_id_unique(app: TestApp) {
    three_with_ids(&app);
    let exchange = app.test("contacts", lines(&["CONTACT_NR,EXTERNAL_ID", "1,B-2", "2,A-1"]));
    app.update("contacts", lines(&["CONTACT_NR,EXTERNAL_ID", "2,E-5"]));
    let started = app.must("start", &exchange);
    assert_eq!(started.state(), "completed");
    assert_eq!(started.counts(["applied", "conflicts"]), [1, 1]);
    assert_eq!(ids(&app)[..2], ["1=B-2", "2=E-5"]);
    app.must("undo", &started);
    assert_eq!(ids(&app)[..2], ["1=A-1", "2=E-5"]);
}

fn told(import: &Import, code: &str) -> Vec<i64> {
    import.issues().into_iter().filter(|(.., found)| found == code).map(|(row, ..)| row).collect()
}

fn the_same_address_in_several_rows_is_told_of_each(app: TestApp) {
    app.stock();
    let file =
        lines(&["CONTACT_NR,EMAIL", "000001,new@example.org", "000002,other@example.org", "000003,NEW@example.org"]);
    assert_eq!(told(&app.test("contacts", file), "email-in-use"), [2, 4]);
    let file = lines(&["LASTNAME,EMAIL", "Un,same@example.org", "Deux,same@example.org", "Trois,ana@example.org"]);
    let made = Import(app.try_import("contacts", file, &["--action", "test", "--mode", "create"]).exits(0).json());
    assert_eq!(told(&made, "email-in-use"), [2, 3, 4]);
    assert_eq!(made.count("warnings"), 3);
}

fn contacts_that_exchange_addresses_are_not_warned_of(app: TestApp) {
    app.stock();
    let file = lines(&["CONTACT_NR,EMAIL", "000001,zoe@example.org", "000002,ana@example.org"]);
    let import = app.test("contacts", file);
    assert_eq!(told(&import, "email-in-use"), [0_i64; 0]);
    assert_eq!(import.count("warnings"), 0);
    // Whose owner keeps it, is.
    let import = app.test("contacts", lines(&["CONTACT_NR,EMAIL", "000001,zoe@example.org", "000002,zoe@example.org"]));
    assert_eq!(told(&import, "email-in-use"), [2]);
}

fn the_same_new_structure_twice_is_told_of_both_rows(app: TestApp) {
    let file = lines(&[
        "OFFICIAL_NAME,LINE1,TOWN",
        "Théâtre du Parc,1 rue du Parc,Lyon",
        "THEATRE DU PARC,1 Rue du Parc,LYON",
        "Théâtre du Parc,2 rue du Parc,Lyon",
    ]);
    let made = Import(app.try_import("contacts", file, &["--action", "test", "--mode", "create"]).exits(0).json());
    assert_eq!(told(&made, "structure-duplicate"), [2, 3]);
}

fn rows_that_are_alike_in_two_ways_are_told_of_both(app: TestApp) {
    let row = "Théâtre du Parc,1 rue du Parc,Lyon,parc@example.org";
    let file = lines(&["OFFICIAL_NAME,LINE1,TOWN,EMAIL", row, row]);
    let made = Import(app.try_import("contacts", file, &["--action", "test", "--mode", "create"]).exits(0).json());
    assert_eq!(made.state(), "tested");
    assert_eq!((told(&made, "structure-duplicate"), told(&made, "email-in-use")), (vec![2, 3], vec![2, 3]));
}

fn a_person_may_give_a_company_and_a_structure_a_person(app: TestApp) {
    let file = lines(&[
        "CONTACT_NR,FULL_NAME,FIRSTNAME,LASTNAME,OFFICIAL_NAME,KIND",
        "1,Zoé Durand,,,Acme SARL,",
        "2,,Luc,,Acme SARL,",
        "3,,,,Acme SARL,",
        "4,Zoé Durand,,,Acme SARL,STRUCTURE",
        "5,Acme SARL,,,ACME SARL,STRUCTURE",
    ]);
    app.update_with("contacts", file, &["--mode", "create"]);
    let table = app.table();
    let shown = |number: &str| {
        ["KIND", "FIRSTNAME", "LASTNAME", "OFFICIAL_NAME"].map(|field| table.cell(number, field)).join(",")
    };
    assert_eq!(shown("1"), "INDIVIDUAL,Zoé,Durand,Acme SARL");
    assert_eq!(shown("2"), "INDIVIDUAL,Luc,,Acme SARL");
    assert_eq!(shown("3"), "STRUCTURE,,,Acme SARL");
    assert_eq!(shown("4"), "STRUCTURE,Zoé,Durand,Acme SARL");
    assert_eq!(shown("5"), "STRUCTURE,,,ACME SARL");
}

fn a_blank_key_makes_a_contact_where_rows_may(app: TestApp) {
    app.stock();
    for (key, known) in [("EMAIL", "ana@example.org"), ("EXTERNAL_ID", "E-9"), ("PHONE", "+33612345699")] {
        let file = lines(&[&format!("{key},LASTNAME"), ",Sans", &format!("{known},Avec")]);
        let import = app.update_with("contacts", file, &["--mode", "upsert", "--key", key]);
        assert_eq!(import.count("rows_rejected"), 0, "{key}");
    }
    let table = app.table();
    let name = table.column("LASTNAME");
    assert_eq!(table.rows.iter().filter(|row| row[name] == "Sans").count(), 3);
}
