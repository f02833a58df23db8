use std::io::Write;

use sink::Sink;

use super::*;
use crate::config::Config;
use crate::db::Database;
use crate::error::Error;
use crate::schema::{institutions, memberships, users};
use crate::storage::Storage;

struct Office {
    database: Database,
    storage: Storage,
    _folder: tempfile::TempDir,
}

impl Office {
    /// An institution with one user, `zoé@example.org`.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(folder.path().join("carnet.sqlite").to_str().unwrap()).unwrap();
        database.migrate().unwrap();
        let storage = Storage::open(folder.path()).unwrap();
        let office = Self { database, storage, _folder: folder };
        let db = &mut *office.database.get().unwrap();
        diesel::insert_into(institutions::table)
            .values((
                institutions::id.eq(1),
                institutions::code.eq("A"),
                institutions::name.eq("A"),
                institutions::language.eq("fr"),
                institutions::country.eq("FR"),
                institutions::time_zone.eq("Europe/Paris"),
                institutions::created_at.eq(db::now()),
            ))
            .execute(db)
            .unwrap();
        diesel::insert_into(users::table)
            .values((
                users::id.eq(1),
                users::email.eq("zoe@example.org"),
                users::name.eq("Zoé"),
                users::password_hash.eq(""),
                users::created_at.eq(db::now()),
            ))
            .execute(db)
            .unwrap();
        diesel::insert_into(memberships::table)
            .values((memberships::user_id.eq(1), memberships::institution_id.eq(1), memberships::role.eq("editor")))
            .execute(db)
            .unwrap();
        office
    }

    fn queue(&self, letter: &Letter) -> Mail {
        let db = &mut *self.database.get().unwrap();
        let id = queue(db, 1, letter).unwrap();
        by_id(db, 1, id).unwrap()
    }

    fn refusal(&self, address: &str) -> Option<&'static str> {
        match check_recipient(&mut self.database.get().unwrap(), 1, address) {
            Ok(()) => None,
            Err(Error::Refusal(refusal)) => Some(refusal.code),
            Err(error) => panic!("{error}"),
        }
    }

    fn deliver(&self, smtp_url: Option<&str>) -> bool {
        let config = Config {
            smtp_url: smtp_url.map(str::to_owned),
            mail_from: "Carnet <carnet@example.org>".to_owned(),
            ..Config::in_folder("data")
        };
        work_next(&self.database, &self.storage, &Mailer::new(&config).unwrap()).unwrap()
    }

    fn mail(&self, id: i64) -> Mail {
        by_id(&mut self.database.get().unwrap(), 1, id).unwrap()
    }

    /// Makes a waiting mail's time come.
    fn wait(&self) {
        let db = &mut *self.database.get().unwrap();
        diesel::update(mails::table).set(mails::not_before.eq(db::now())).execute(db).unwrap();
    }
}

fn letter() -> Letter {
    Letter {
        recipient: "zoe@example.org".into(),
        language: Language::French,
        subject: Message::new("mail-export-ready-subject").with("name", "été.zip"),
        body: Message::new("mail-export-ready-attached").with("name", "été.zip").with("institution", "Théâtre"),
        attachment: None,
        instead: None,
    }
}

#[test]
fn users_of_the_institution_and_allowed_domains_can_be_written_to() {
    let office = Office::new();
    set_domains(&mut office.database.get().unwrap(), 1, &["@Museum.example".into()]).unwrap();
    for (address, refusal) in [
        ("zoe@example.org", None),
        ("Zoe@Example.org", None),
        ("press@museum.example", None),
        ("paul@example.org", Some("recipient-not-allowed")),
        ("zoe@museum.example.com", Some("recipient-not-allowed")),
        ("zoe", Some("bad-recipient")),
        ("zoe@example.org\r\nBcc: all@example.org", Some("bad-recipient")),
        ("Zoé <zoe@example.org>", Some("bad-recipient")),
    ] {
        assert_eq!(office.refusal(address), refusal, "{address}");
    }
    let other = check_recipient(&mut office.database.get().unwrap(), 2, "zoe@example.org");
    assert!(matches!(other, Err(Error::Refusal(_))));
    let wrong = set_domains(&mut office.database.get().unwrap(), 1, &["a b".into()]);
    assert!(matches!(wrong, Err(Error::Refusal(refusal)) if refusal.code == "bad-domain"));
}

#[test]
fn a_mail_with_a_file_reaches_the_server_with_its_accents() {
    let (office, sink) = (Office::new(), Sink::start("250 ok"));
    let mut draft = office.storage.draft().unwrap();
    draft.write_all(b"PK\x03\x04\xff\x00").unwrap();
    let key = office.storage.keep(draft).unwrap();
    let attachment = Some(Attachment { key, name: "critères.zip".into() });
    let mail = office.queue(&Letter { attachment, ..letter() });

    assert!(office.deliver(Some(&sink.url)));
    let sent = sink.mail();
    assert!(sent.contains("To: zoe@example.org") && sent.contains("From: Carnet <carnet@example.org>"), "{sent}");
    assert!(sent.contains("UEsDBP8A") && sent.contains("filename*0*=utf-8''crit%C3%A8res.zip"), "{sent}");
    assert!(sent.contains("Content-Type: application/zip"), "{sent}");
    assert!(!sent.contains("été") && sent.contains("=?utf-8?"), "{sent}");
    let mail = office.mail(mail.id);
    assert_eq!((mail.state, mail.attempts, mail.error), (State::Sent, 1, None));
    assert!(mail.sent_at.is_some());
    assert!(!office.deliver(Some(&sink.url)), "nothing is left");
}

#[test]
fn without_a_server_a_mail_is_kept_and_can_be_sent_later() {
    let office = Office::new();
    let id = office.queue(&letter()).id;
    assert!(office.deliver(None));
    assert_eq!(office.mail(id).state, State::Kept);
    let sink = Sink::start("250 ok");
    assert!(!office.deliver(Some(&sink.url)));
    send_again(&mut office.database.get().unwrap(), 1, id).unwrap();
    assert!(office.deliver(Some(&sink.url)));
    assert_eq!(office.mail(id).state, State::Sent);
    assert!(send_again(&mut office.database.get().unwrap(), 1, id).is_err(), "a sent mail is not sent twice");
}

#[test]
fn a_mail_that_is_refused_for_now_is_tried_again_later_and_at_last_given_up() {
    let (office, sink) = (Office::new(), Sink::start("450 try later"));
    let id = office.queue(&letter()).id;
    for attempts in 1..=7 {
        assert!(office.deliver(Some(&sink.url)));
        let mail = office.mail(id);
        assert_eq!((mail.state, mail.attempts), (State::Waiting, attempts));
        assert!(mail.error.unwrap().contains("try later"));
        assert!(!office.deliver(Some(&sink.url)), "its time has not come");
        office.wait();
    }
    assert!(office.deliver(Some(&sink.url)));
    assert_eq!(office.mail(id).state, State::Failed);
}

#[test]
fn a_server_that_is_away_is_no_reason_to_give_up() {
    let office = Office::new();
    let id = office.queue(&letter()).id;
    assert!(office.deliver(Some("smtp://127.0.0.1:1")));
    assert_eq!(office.mail(id).state, State::Waiting);
}

#[test]
fn a_mail_that_is_refused_for_good_is_given_up_at_once() {
    let (office, sink) = (Office::new(), Sink::start("550 no such user"));
    let id = office.queue(&letter()).id;
    assert!(office.deliver(Some(&sink.url)));
    let mail = office.mail(id);
    assert_eq!(mail.state, State::Failed);
    assert!(mail.error.unwrap().contains("no such user"));
}

#[test]
fn the_outbox_masks_secrets_and_shows_nothing_of_other_institutions() {
    let office = Office::new();
    let body = Message::new("mail-export-ready-link")
        .with("secret_link", "token-1234")
        .with("inner", Message::new("x").with("secret", "s3"));
    let id = office.queue(&Letter { body, ..letter() }).id;
    let db = &mut *office.database.get().unwrap();
    assert_eq!(list(db, 1, None, 10).unwrap().len(), 1);
    assert!(list(db, 1, Some(id), 10).unwrap().is_empty());
    assert!(list(db, 2, None, 10).unwrap().is_empty() && by_id(db, 2, id).is_err());
    let masked = format!("{:?}", outbox::masked(&office.mail(id).body));
    assert!(!masked.contains("token-1234") && !masked.contains("s3"), "{masked}");
}

/// An SMTP server that takes what it is given, or refuses it.
mod sink {
    use std::io::{BufRead, BufReader, Write};
    use std::net::{TcpListener, TcpStream};
    use std::sync::mpsc::{Receiver, Sender, channel};

    /// A server on a port of its own. Its thread ends with the test's process.
    pub struct Sink {
        pub url: String,
        mails: Receiver<String>,
    }

    impl Sink {
        /// `answer` is what it says to each recipient: `250 ok`, `450 later`, `550 never`.
        pub fn start(answer: &'static str) -> Self {
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            let url = format!("smtp://{}", listener.local_addr().unwrap());
            let (sender, mails) = channel();
            std::thread::spawn(move || {
                for stream in listener.incoming() {
                    let (stream, sender) = (stream.unwrap(), sender.clone());
                    std::thread::spawn(move || converse(stream, answer, &sender));
                }
            });
            Self { url, mails }
        }

        /// The next mail that was taken, as it came.
        pub fn mail(&self) -> String {
            self.mails.recv().unwrap()
        }
    }

    fn converse(mut stream: TcpStream, answer: &str, mails: &Sender<String>) -> Option<()> {
        let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
        stream.write_all(b"220 sink\r\n").ok()?;
        while let Some(Ok(line)) = lines.next() {
            let reply = match line.split([' ', ':']).next()? {
                "EHLO" => "250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8",
                "RCPT" => answer,
                "DATA" => {
                    stream.write_all(b"354 go on\r\n").ok()?;
                    let mail: Vec<String> =
                        lines.by_ref().map_while(Result::ok).take_while(|line| line != ".").collect();
                    mails.send(mail.join("\n")).ok()?;
                    "250 taken"
                }
                "QUIT" => return stream.write_all(b"221 bye\r\n").ok(),
                _ => "250 ok",
            };
            stream.write_all(format!("{reply}\r\n").as_bytes()).ok()?;
        }
        None
    }
}
