//! Exports: made in the background, downloaded, mailed, expired.

use std::io::Read;

use carnet::accounts::{Institution, Role};
use carnet::contacts::definitions::{GROUP, LABEL, TYPE};
use carnet::contacts::slots::Slots;
use carnet::context::Context;
use carnet::db::{self, Db};
use carnet::exports::{self, ContactsRequest, Export, State, TemplateRequest};
use carnet::fields::{FieldId, standard};
use carnet::i18n::Language;
use carnet::kinds::Kind;
use carnet::mail;
use carnet::schema::{contacts, exports as table, fields, mails};
use carnet::seal::{self, OldCell, Sealer, Verdict, verdict};
use carnet::table::{FileFormat, Limits};
use carnet::worker::Outcome;
use diesel::prelude::*;

use crate::support::{Browser, Form, PASSWORD, Table, TestApp, Which};

on_both!(
    a_template_lists_contacts_with_their_present_values,
    each_row_of_a_template_carries_a_check_that_fits_it_alone,
    structures_have_no_row_in_an_authorisation_template,
    a_template_can_be_a_sample_without_contacts,
    a_plain_export_has_every_field_and_no_deleted_contact,
    what_a_dead_worker_has_left_is_begun_anew,
    an_export_that_fails_again_and_again_is_given_up,
    a_ready_export_is_mailed_with_the_file_or_with_a_link,
    an_expired_file_goes_and_its_export_stays_known,
    a_kind_without_fields_has_no_template,
    an_export_is_asked_for_followed_and_downloaded_in_the_browser,
    the_outbox_shows_mails_and_who_may_get_them,
    from_a_shell_a_template_is_a_zip_and_an_export_is_plain,
);

const GENRE: FieldId = 2001;
const TASTES: FieldId = 2002;
const OPTIN: FieldId = 2003;

fn app_with_contacts(app: &TestApp) -> &TestApp {
    let db = &mut *app.database.get().unwrap();
    let institution = app.institution.id;
    field(db, institution, GENRE, "GENRE", "criterion", "list");
    field(db, institution, TASTES, "TASTES", "criterion", "multi-list");
    field(db, institution, OPTIN, "OPTIN", "authorisation", "yes/no");
    let person =
        |first, last| vec![(standard::KIND, "INDIVIDUAL"), (standard::FIRSTNAME, first), (standard::LASTNAME, last)];
    contact(db, institution, 3001, "000002", &person("Zoé", "=Lefèvre"));
    contact(
        db,
        institution,
        3002,
        "000001",
        &[person("Ana", "Silva"), vec![(GENRE, "JAZZ"), (OPTIN, "TRUE")]].concat(),
    );
    contact(
        db,
        institution,
        3003,
        "000003",
        &[(standard::KIND, "STRUCTURE"), (standard::OFFICIAL_NAME, "Musée; d’Art")],
    );
    contact(db, institution, 3004, "000004", &[person("Gone", "Away"), vec![(standard::STATUS, "DELETED")]].concat());
    app
}

fn field(db: &mut Db, institution: i64, id: FieldId, code: &str, group: &str, kind: &str) {
    let mut slots = Slots::default();
    for (slot, value) in [(GROUP, group), (TYPE, kind), (LABEL[0], code)] {
        slots.set(slot, "", 1, Some(value));
    }
    let row = (
        fields::id.eq(id),
        fields::institution_id.eq(institution),
        fields::code.eq(code),
        fields::body.eq(slots.encode()),
    );
    diesel::insert_into(fields::table).values(row).execute(db).unwrap();
}

fn contact(db: &mut Db, institution: i64, id: i64, number: &str, values: &[(FieldId, &str)]) {
    let mut slots = Slots::default();
    for (field, value) in values {
        slots.set(*field, "", 1, Some(value));
    }
    for code in ["SEA", "HILLS"].iter().filter(|_| number == "000001") {
        slots.set(TASTES, code, 1, Some(""));
    }
    let status = slots.value(standard::STATUS).unwrap_or("ACTIVE").to_owned();
    diesel::insert_into(contacts::table)
        .values((
            contacts::id.eq(id),
            contacts::institution_id.eq(institution),
            contacts::number.eq(number),
            contacts::status.eq(status),
            contacts::name_key.eq(""),
            contacts::body.eq(slots.encode()),
            contacts::created_at.eq(db::now()),
            contacts::changed_at.eq(db::now()),
        ))
        .execute(db)
        .unwrap();
}

fn wish(kind: Kind) -> TemplateRequest {
    TemplateRequest {
        fields: Vec::new(),
        max_columns: 1000,
        kind,
        target: None,
        format: FileFormat::Csv,
        language: Language::French,
        email: None,
        empty: false,
    }
}

fn ask(app: &TestApp, request: &TemplateRequest) -> Export {
    exports::request_template(&mut app.database.get().unwrap(), &app.institution, None, request).unwrap()
}

fn look(app: &TestApp, id: i64) -> Export {
    exports::by_id(&mut app.database.get().unwrap(), app.institution.id, id).unwrap()
}

/// Asks for a template and lets a worker make it.
fn made(app: &TestApp, request: &TemplateRequest) -> Export {
    let asked = ask(app, request);
    assert_eq!(asked.state, State::Waiting);
    app.worker().run_until_idle().unwrap();
    let made = look(app, asked.id);
    assert_eq!(made.state, State::Ready, "{made:?}");
    made
}

fn unpacked(app: &TestApp, export: &Export) -> Table {
    let mut content = Vec::new();
    exports::unpack(&app.storage(), export.file_key.as_deref().unwrap(), &mut content).unwrap();
    Table::read(&content)
}

fn a_template_lists_contacts_with_their_present_values(app: TestApp) {
    let made = made(app_with_contacts(&app), &wish(Kind::Criteria));
    let table = unpacked(&app, &made);
    let header = [
        "CONTACT_NR",
        "LASTNAME",
        "FIRSTNAME",
        "OFFICIAL_NAME",
        "EMAIL",
        "[old] GENRE",
        "[new] GENRE",
        "[old] TASTES",
        "[new] TASTES",
        "CHECK",
    ];
    assert_eq!(table.header, header);
    assert_eq!(table.numbers(), ["000001", "000002", "000003"]);
    assert_eq!(table.rows[0][..9], ["000001", "Silva", "Ana", "", "", "JAZZ", "", "HILLS|SEA", ""]);
    assert_eq!(table.cell("000002", "LASTNAME"), "'=Lefèvre", "a formula is guarded");
    assert_eq!(table.cell("000003", "OFFICIAL_NAME"), "Musée; d’Art");
    assert_eq!((made.rows_done, made.rows_total, made.rows_left_out), (3, Some(3), 0));
    let name = format!("criteres-{}.zip", app.institution.today());
    assert_eq!(made.file_name, name);
}

fn each_row_of_a_template_carries_a_check_that_fits_it_alone(app: TestApp) {
    let made = made(app_with_contacts(&app), &wish(Kind::Criteria));
    let table = unpacked(&app, &made);
    let db = &mut *app.database.get().unwrap();
    let sealer = Sealer::load(db).unwrap();
    let template = seal::fields_of_export(db, app.institution.id, made.id).unwrap().unwrap();
    assert_eq!((template.fields.as_slice(), template.target), (&[GENRE, TASTES][..], None));
    assert!(seal::fields_of_export(db, app.institution.id + 1, made.id).unwrap().is_none());
    let judge = |check: &str, number: &str, olds: [&str; 2]| {
        let opened = sealer.open(app.institution.id, check).unwrap();
        assert_eq!(opened.export_id(), made.id);
        let olds: Vec<_> = (0..2)
            .map(|at| {
                Some(OldCell {
                    fits: opened.digest_fits(at, template.fields[at], olds[at]),
                    blank: olds[at].is_empty(),
                })
            })
            .collect();
        verdict(opened.is_signed_for(number), true, &olds)
    };
    let check = table.cell("000001", "CHECK");
    assert_eq!(judge(check, "000001", ["JAZZ", "HILLS|SEA"]), Verdict::Fits);
    assert_eq!(judge(check, "000001", ["OPERA", "HILLS|SEA"]), Verdict::OldEdited(vec![0]));
    assert_eq!(judge(check, "000002", ["JAZZ", "HILLS|SEA"]), Verdict::KeyEdited);
    assert_eq!(judge(check, "000002", ["", ""]), Verdict::RowShifted);
    assert_eq!(judge(table.cell("000002", "CHECK"), "000002", ["", ""]), Verdict::Fits);
}

fn structures_have_no_row_in_an_authorisation_template(app: TestApp) {
    let made = made(app_with_contacts(&app), &wish(Kind::Authorisations));
    let table = unpacked(&app, &made);
    assert_eq!(table.numbers(), ["000001", "000002"]);
    assert_eq!((table.cell("000001", "[old] OPTIN"), table.cell("000002", "[old] OPTIN")), ("TRUE", ""));
    assert_eq!((made.rows_done, made.rows_left_out), (2, 1));
}

fn a_template_can_be_a_sample_without_contacts(app: TestApp) {
    let sample = TemplateRequest { empty: true, ..wish(Kind::Contacts) };
    let table = unpacked(&app, &made(app_with_contacts(&app), &sample));
    assert_eq!(table.rows.len(), 0);
    assert!(table.header.contains(&"[new] TOWN".to_owned()) && table.header.contains(&"[new] OPTIN".to_owned()));
    assert!(
        !table.header.contains(&"[new] CONTACT_NR".to_owned()) && !table.header.contains(&"[new] FULL_NAME".to_owned())
    );
}

fn a_plain_export_has_every_field_and_no_deleted_contact(app: TestApp) {
    app_with_contacts(&app);
    let db = &mut *app.database.get().unwrap();
    let request = ContactsRequest {
        target: None,
        format: FileFormat::Csv,
        for_programs: false,
        language: Language::English,
        email: None,
    };
    let asked = exports::request_contacts(db, &app.institution, None, &request).unwrap();
    assert_eq!(app.worker().run_next().unwrap(), Outcome::Worked);
    assert_eq!(app.worker().run_next().unwrap(), Outcome::Idle);
    let made = look(&app, asked.id);
    let table = unpacked(&app, &made);
    assert_eq!(table.numbers(), ["000001", "000002", "000003"]);
    assert_eq!(table.header[..3], ["CONTACT_NR", "STATUS", "EXTERNAL_ID"]);
    assert_eq!((table.cell("000001", "STATUS"), table.cell("000001", "TASTES")), ("ACTIVE", "HILLS|SEA"));
    let mut direct = std::io::Cursor::new(Vec::new());
    exports::write_contacts(db, &app.institution, &request, &mut direct, app.folder()).unwrap();
    let mut stored = Vec::new();
    app.storage().read(made.file_key.as_deref().unwrap()).unwrap().read_to_end(&mut stored).unwrap();
    assert_eq!(direct.into_inner(), stored, "equal states give equal bytes");
}

fn what_a_dead_worker_has_left_is_begun_anew(app: TestApp) {
    let asked = ask(app_with_contacts(&app), &wish(Kind::Criteria));
    let db = &mut *app.database.get().unwrap();
    let lease = |until| {
        (
            table::state.eq("running"),
            table::lease_owner.eq("dead"),
            table::lease_until.eq(until),
            table::rows_done.eq(2),
        )
    };
    let now = db::now();
    diesel::update(table::table).set(lease(now + chrono::TimeDelta::seconds(9))).execute(db).unwrap();
    assert_eq!(app.worker().run_next().unwrap(), Outcome::Idle, "its lease still holds");
    diesel::update(table::table).set(lease(now)).execute(db).unwrap();
    assert_eq!(app.worker().run_next().unwrap(), Outcome::Worked);
    let made = look(&app, asked.id);
    assert_eq!((made.state, made.rows_done), (State::Ready, 3));
}

fn an_export_that_fails_again_and_again_is_given_up(app: TestApp) {
    let asked = ask(app_with_contacts(&app), &wish(Kind::Criteria));
    let db = &mut *app.database.get().unwrap();
    diesel::update(contacts::table).set(contacts::body.eq(b"damaged".to_vec())).execute(db).unwrap();
    let states = [State::Waiting, State::Waiting, State::Failed];
    for state in states {
        assert_eq!(app.worker().run_next().unwrap(), Outcome::Worked);
        assert_eq!(look(&app, asked.id).state, state);
    }
    assert_eq!(app.worker().run_next().unwrap(), Outcome::Idle);
    assert_eq!(look(&app, asked.id).error.unwrap().key, "export-failure");
    assert_eq!(std::fs::read_dir(app.data().join("files")).unwrap().count(), 0, "nothing is left behind");
}

fn a_ready_export_is_mailed_with_the_file_or_with_a_link(app: TestApp) {
    app.user("ada@example.org", &app.institution, Role::Editor);
    let mailed = TemplateRequest { email: Some(" ada@example.org ".into()), ..wish(Kind::Criteria) };
    let export = made(app_with_contacts(&app), &mailed);
    let db = &mut *app.database.get().unwrap();
    let mail = &mail::list(db, app.institution.id, None, 10).unwrap()[0];
    assert_eq!((mail.recipient.as_str(), mail.state.name()), ("ada@example.org", "kept"));
    assert_eq!(mail.attachment.as_ref().unwrap().name, export.file_name);
    assert!(mail.shown_body().contains("pièce jointe"), "{}", mail.shown_body());

    mail::set_attaches(db, app.institution.id, false).unwrap();
    let asked = ask(&app, &mailed);
    let public_address = "https://carnet.example.org".into();
    let (database, storage, limits) = (app.database.clone(), app.storage(), Limits::default());
    let context = Context { database, storage, limits, public_address };
    assert!(exports::work(&context, asked.id).unwrap());
    let mail = &mail::list(db, app.institution.id, None, 10).unwrap()[0];
    assert_eq!(mail.attachment, None);
    let link = format!("https://carnet.example.org/exports/{}/file", asked.id);
    assert!(mail.shown_body().contains(&link), "{}", mail.shown_body());

    let strange = TemplateRequest { email: Some("eve@elsewhere.example".into()), ..wish(Kind::Criteria) };
    let refused = exports::request_template(db, &app.institution, None, &strange).unwrap_err();
    assert!(refused.to_string().contains("recipient-not-allowed"), "{refused}");
}

fn an_expired_file_goes_and_its_export_stays_known(app: TestApp) {
    let made = made(app_with_contacts(&app), &wish(Kind::Criteria));
    let (db, storage) = (&mut *app.database.get().unwrap(), app.storage());
    assert_eq!(exports::expire(db, &storage).unwrap(), 0);
    diesel::update(table::table).set(table::expires_at.eq(db::now())).execute(db).unwrap();
    assert_eq!(exports::expire(db, &storage).unwrap(), 1);
    assert!(storage.read(made.file_key.as_deref().unwrap()).is_err());
    let export = look(&app, made.id);
    assert_eq!((export.state, export.file_key), (State::Expired, None));
    assert!(seal::fields_of_export(db, app.institution.id, made.id).unwrap().is_some(), "its rows are still ours");
}

fn a_kind_without_fields_has_no_template(app: TestApp) {
    let db = &mut *app.database.get().unwrap();
    let refused = exports::request_template(db, &app.institution, None, &wish(Kind::Criteria)).unwrap_err();
    assert!(refused.to_string().contains("nothing-to-edit"), "{refused}");
}

fn an_export_is_asked_for_followed_and_downloaded_in_the_browser(app: TestApp) {
    app_with_contacts(&app);
    let mut ada = app.administrator();
    let page = ada.get("/exports").ok();
    let form = ada.get(&page.link("Download import template")).ok().form("/exports");
    let refused = ada.submit(&form.clone().set("what", "criteria").set("email", "eve@elsewhere.example"));
    assert_eq!(refused.status, 422);
    refused.must_say("eve@elsewhere.example");
    let page = ada.submit(&form.set("what", "criteria").set("language", "fr").set("format", "csv")).ok();
    page.must_say("The file is being made").must_say("Waiting");
    assert_eq!(ada.get("/exports/progress").ok().json()["open"], 1);
    app.worker().run_until_idle().unwrap();
    assert_eq!(ada.get("/exports/progress").ok().json()["words"], "Your export is ready");
    ada.get("/").ok().must_say("Your export is ready");
    let page = ada.get("/exports").ok();
    page.must_say("Ready").must_say(".zip");
    assert!(!ada.get("/").ok().says("Your export is ready"), "seen");
    let file = ada.get(&page.link("Download criteres"));
    assert_eq!((file.status, file.header("content-type")), (200, Some("application/zip")));
    let disposition = file.header("content-disposition").unwrap();
    assert!(disposition.starts_with("attachment; filename=\"criteres-"), "{disposition}");
    assert_eq!(file.header("x-content-type-options"), Some("nosniff"));
    let values = ada.get("/fields.csv");
    assert_eq!(values.header("content-type"), Some("text/csv; charset=utf-8"));
    values.must_say("GENRE,list,BOTH,FALSE,GENRE");
    strangers_find_nothing(&app);
}

/// On the list the progress is followed live; on any other page a toast appears.
#[test]
fn a_browser_learns_that_a_file_is_ready_wherever_it_is() {
    let app = TestApp::new(Which::Sqlite);
    app_with_contacts(&app);
    app.user("ada@example.org", &app.institution, Role::Editor);
    let browser = Browser::open(&app.address(), "en");
    browser.goto("/login");
    browser.fill("#email", "ada@example.org");
    browser.fill("#password", PASSWORD);
    browser.click("form.card button");
    browser.wait_for("body.app");
    for (path, told) in [("/exports", "Ready"), ("/account", "Your export is ready")] {
        browser.goto("/exports/new");
        browser.press("Make the file");
        browser.wait_for_text("Waiting");
        browser.goto(path);
        app.worker().run_until_idle().unwrap();
        browser.wait_for_text(told);
    }
    browser.wait_for(".toast:not([hidden])");
}

/// Ids of another institution are not found.
fn strangers_find_nothing(app: &TestApp) {
    let other: Institution = app.other_institution("OTHER");
    app.user("bob@example.org", &other, Role::Administrator);
    let mut bob = app.signed_in("bob@example.org");
    let id = exports::list(&mut app.database.get().unwrap(), app.institution.id, None, 1).unwrap()[0].id;
    for path in [format!("/exports/{id}/file"), format!("/exports/{id}/progress")] {
        assert_eq!(bob.get(&path).status, 404, "{path}");
    }
    assert!(!bob.get("/exports").ok().says(".zip"));
}

fn the_outbox_shows_mails_and_who_may_get_them(app: TestApp) {
    app_with_contacts(&app);
    let mut ada = app.administrator();
    let mailed = TemplateRequest { email: Some("ada@example.org".into()), ..wish(Kind::Criteria) };
    made(&app, &mailed);
    let page = ada.get("/outbox").ok();
    page.must_say("ada@example.org").must_say("Kept here").must_say("pièce jointe").must_say("No mail server");
    let wrong = ada.submit(&page.form("/outbox/settings").set("domains", "no domain@"));
    assert_eq!(wrong.status, 422);
    let page =
        ada.submit(&page.form("/outbox/settings").set("domains", "Example.com, museum.example").without("attaches"));
    page.ok().must_say("The settings were saved");
    let db = &mut *app.database.get().unwrap();
    assert_eq!(mail::domains(db, app.institution.id).unwrap(), ["example.com", "museum.example"]);
    assert!(!mail::attaches(db, app.institution.id).unwrap());
    let id: i64 = mails::table.select(mails::id).first(db).unwrap();
    let csrf = ada.get("/outbox").ok().form("/outbox/settings").value("csrf").unwrap().to_owned();
    let page = ada.submit(&Form::new(&format!("/outbox/{id}/send"), &[("csrf", &csrf)]));
    page.ok().must_say("Waiting");
}

fn from_a_shell_a_template_is_a_zip_and_an_export_is_plain(app: TestApp) {
    app_with_contacts(&app);
    let table = app.template("criteria", &["--language", "en"]);
    assert_eq!(table.numbers(), ["000001", "000002", "000003"]);
    let csv = app.folder().join("plain.csv");
    let ran = app.carnet(&["template", "--kind", "authorisations", "--out", csv.to_str().unwrap()]).exits(0).json();
    assert_eq!((ran["rows"].as_i64(), ran["left_out"].as_i64()), (Some(2), Some(1)));
    assert_eq!(Table::read(&std::fs::read(&csv).unwrap()).rows.len(), 2);
    let first = app.export();
    assert!(first.starts_with("\u{feff}CONTACT_NR;STATUS".as_bytes()), "DEMO is French");
    assert_eq!(app.export(), first);
    let values = app.template("criterion-values", &[]);
    assert_eq!((values.header[0].as_str(), values.rows.len()), ("CRITERION", 3));
    app.carnet(&["template", "--kind", "criteria", "--format", "ods", "--out", "x.ods"]).exits(2);
    let out = ["--out", csv.to_str().unwrap()];
    assert_eq!(app.carnet(&[&["export", "--target", "NONE"], &out[..]].concat()).exits(3).refusal(), "unknown-target");
    let nobody = ["export", "--institution", "NOBODY", "--json", "--out", csv.to_str().unwrap()];
    assert_eq!(app.run(&nobody).exits(3).refusal(), "unknown-institution");
}
