//! Mail through a server as offices have one: encrypted, with an authority of its own, and with settings that may be wrong.

use std::io::Write;

use carnet::accounts::Role;
use carnet::config::Config;
use carnet::i18n::{Language, Message};
use carnet::mail::{self, Attachment, Letter, Mail, Mailer, State};
use diesel::prelude::*;

use crate::support::{Authority, MailServer, Rules, TestApp};

on_both!(
    a_password_travels_encrypted_and_the_authority_of_the_office_is_trusted,
    a_password_is_never_sent_where_nothing_is_encrypted,
    wrong_settings_hold_mails_up_until_they_are_corrected,
    a_file_that_is_too_large_for_the_server_goes_as_a_link,
);

fn config(app: &TestApp, address: String, authority: Option<&Authority>) -> Config {
    Config {
        smtp_url: Some(address),
        smtp_ca: authority.map(Authority::certificate),
        mail_from: "Carnet <carnet@example.org>".to_owned(),
        public_address: Some("https://carnet.example.org".to_owned()),
        ..app.config().clone()
    }
}

fn queue(app: &TestApp, attachment: Option<Attachment>) -> i64 {
    let letter = Letter {
        recipient: "ada@example.org".to_owned(),
        language: Language::English,
        subject: Message::new("mail-export-ready-subject").with("name", "all.csv"),
        body: Message::new("mail-export-ready-attached").with("name", "all.csv").with("institution", "Lac"),
        attachment,
        instead: Some(
            Message::new("mail-export-ready-page")
                .with("name", "all.csv")
                .with("institution", "Lac")
                .with("expires", "soon"),
        ),
    };
    mail::queue(&mut app.database.get().unwrap(), app.institution.id, &letter).unwrap()
}

/// Tries one mail, if one is due.
fn deliver(app: &TestApp, config: &Config) -> bool {
    mail::work_next(&app.database, &app.storage(), &Mailer::new(config).unwrap()).unwrap()
}

fn look(app: &TestApp, id: i64) -> Mail {
    mail::by_id(&mut app.database.get().unwrap(), app.institution.id, id).unwrap()
}

fn with_ada(app: &TestApp) {
    app.user("ada@example.org", &app.institution, Role::Administrator);
}

fn a_password_travels_encrypted_and_the_authority_of_the_office_is_trusted(app: TestApp) {
    with_ada(&app);
    let authority = Authority::new();
    let server = MailServer::start(&authority, Rules { wants_domain: true, ..Rules::default() });
    let id = queue(&app, None);
    assert!(deliver(&app, &config(&app, format!("smtp://ada:secret@{}", server.place), Some(&authority))));
    let mail = look(&app, id);
    assert_eq!((mail.state, mail.error), (State::Sent, None));
    server.got(|got| {
        assert!(!got.password_in_clear && got.mails.len() == 1);
        assert!(got.greetings.iter().all(|name| name.contains('.')), "{:?}", got.greetings);
    });
}

fn a_password_is_never_sent_where_nothing_is_encrypted(app: TestApp) {
    with_ada(&app);
    let authority = Authority::new();
    let server = MailServer::start(&authority, Rules { starttls: false, ..Rules::default() });
    let id = queue(&app, None);
    let address = format!("smtp://ada:secret@{}", server.place);
    assert!(deliver(&app, &config(&app, address.clone(), Some(&authority))));
    let mail = look(&app, id);
    assert_eq!((mail.state, mail.attempts), (State::Waiting, 0), "{:?}", mail.error);
    assert!(mail.error.unwrap().contains("STARTTLS"));
    server.got(|got| assert!(!got.password_in_clear && got.mails.is_empty()));
    // Whoever says so gets it.
    mail::try_held_up(&mut app.database.get().unwrap()).unwrap();
    assert!(deliver(&app, &config(&app, format!("{address}?tls=none"), None)));
    assert_eq!(look(&app, id).state, State::Sent);
    server.got(|got| assert!(got.password_in_clear));
}

fn wrong_settings_hold_mails_up_until_they_are_corrected(app: TestApp) {
    let mut ada = app.administrator();
    let (authority, other) = (Authority::new(), Authority::new());
    let server = MailServer::start(&authority, Rules::default());
    let address = |password: &str| format!("smtp://ada:{password}@{}", server.place);
    let short = Config { smtp_hello: Some("office".to_owned()), ..config(&app, address("secret"), Some(&authority)) };
    let id = queue(&app, None);
    for (config, says) in [
        (config(&app, address("wrong"), Some(&authority)), "535"),
        (config(&app, address("secret"), Some(&other)), "certificate"),
        (config(&app, address("secret"), None), "certificate"),
        (short, "504"),
    ] {
        server.set(|rules| rules.wants_domain = says == "504");
        for _ in 0..3 {
            mail::try_held_up(&mut app.database.get().unwrap()).unwrap();
            assert!(deliver(&app, &config), "{says}");
            let mail = look(&app, id);
            assert_eq!((mail.state, mail.attempts), (State::Waiting, 0), "{says}: {:?}", mail.error);
            let said = mail.error.unwrap();
            assert!(said.contains(says), "{said}");
            assert!(!deliver(&app, &config), "its time has not come");
        }
        let page = ada.get("/system").ok();
        page.must_say("1 message waits").must_say(says);
    }
    // A start of a worker tries at once.
    server.set(|rules| rules.wants_domain = false);
    let right = config(&app, address("secret"), Some(&authority));
    let worker = carnet::worker::Worker::new(app.database.clone(), app.storage(), &right).unwrap();
    let running = worker.start();
    crate::support::until(|| look(&app, id).state == State::Sent);
    running.stop(std::time::Duration::from_secs(5));
    assert!(!ada.get("/system").ok().says("message waits"));
}

fn a_file_that_is_too_large_for_the_server_goes_as_a_link(app: TestApp) {
    with_ada(&app);
    let authority = Authority::new();
    let server = MailServer::start(&authority, Rules { most_bytes: 20_000, ..Rules::default() });
    let config = config(&app, format!("smtp://ada:secret@{}", server.place), Some(&authority));
    let mut draft = app.storage().draft().unwrap();
    draft.write_all(&[b'x'; 30_000]).unwrap();
    let key = app.storage().keep(draft).unwrap();
    let id = queue(&app, Some(Attachment { key, name: "all.csv".to_owned() }));
    assert!(deliver(&app, &config) && deliver(&app, &config));
    let mail = look(&app, id);
    assert_eq!((mail.state, mail.attachment), (State::Sent, None), "{:?}", mail.error);
    server.got(|got| {
        let [sent] = got.mails.as_slice() else { panic!("{:?}", got.mails) };
        assert!(sent.len() < 20_000 && !sent.contains("multipart"), "{sent}");
    });
    // What is too large for usual servers is not even tried: it is the mail as it travels that counts.
    assert!(mail::can_attach(7_000_000) && !mail::can_attach(9_900_000));
    let kept: i64 = carnet::schema::mails::table.count().get_result(&mut *app.database.get().unwrap()).unwrap();
    assert_eq!(kept, 1);
}
