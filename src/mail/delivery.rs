//! Hands mails over to an SMTP server, with patience: what fails for now is tried again, later each time.

use std::time::Duration;

use diesel::prelude::*;
use lettre::message::header::ContentType;
use lettre::message::{Attachment as Part, Mailbox, MultiPart, SinglePart};
use lettre::{SmtpTransport, Transport};

use super::Attachment;
use super::outbox::{self, Mail, State};
use super::server;
use crate::config::Config;
use crate::db::lease::{Lease, Queue};
use crate::db::{self, Database, Db};
use crate::error::{Refusal, Result};
use crate::i18n::translate;
use crate::schema::mails;
use crate::storage::{Gone, Storage};

/// How long to wait after the first, second, … failed attempt. After the last one the mail is given up.
const WAITS: [Duration; 7] =
    [minutes(1), minutes(5), minutes(15), minutes(60), minutes(240), minutes(720), minutes(1440)];

/// How long to wait before trying again what wrong settings held up; a start of a worker tries at once.
const UNTIL_CORRECTED: Duration = minutes(5);

const fn minutes(n: u64) -> Duration {
    Duration::from_secs(60 * n)
}

/// Who carries the mail: a connection to the configured server, kept open between mails, or nobody.
#[derive(Clone)]
pub struct Mailer {
    from: Mailbox,
    server: Option<SmtpTransport>,
}

impl Mailer {
    /// A mailer by these settings. Connects to nothing yet. Refused: addresses that can't be read (`mail-address`,
    /// `mail-from`), a file without certificates (`mail-ca`).
    pub fn new(config: &Config) -> Result<Self> {
        let from = config.mail_from.parse();
        let from = from.map_err(|_| Refusal::new("mail-from").with("address", config.mail_from.as_str()))?;
        Ok(Self { from, server: server::open(config)? })
    }

    /// Connects to the server, greets and signs in, as for a mail. Fails with the server's words; nothing without a server.
    pub fn knock(&self) -> anyhow::Result<()> {
        self.server.as_ref().map_or(Ok(()), server::knock)
    }

    fn message(&self, mail: &Mail, attached: Option<Vec<u8>>) -> anyhow::Result<lettre::Message> {
        let message = lettre::Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, mail.recipient.parse()?))
            .subject(translate(mail.language, &mail.subject))
            // The same for every attempt, so that a mail that the server got twice can be shown once.
            .message_id(Some(format!(
                "<{}.{}@{}>",
                mail.id,
                mail.created_at.and_utc().timestamp_micros(),
                self.from.email.domain()
            )));
        let text = SinglePart::plain(translate(mail.language, &mail.body));
        let Some((file, bytes)) = mail.attachment.as_ref().zip(attached) else { return Ok(message.singlepart(text)?) };
        let part = Part::new(file.name.clone()).body(bytes, content_type(&file.name)?);
        Ok(message.multipart(MultiPart::mixed().singlepart(text).singlepart(part))?)
    }
}

fn content_type(name: &str) -> anyhow::Result<ContentType> {
    let mime = match name.rsplit('.').next() {
        Some("zip") => "application/zip",
        Some("csv") => "text/csv; charset=utf-8",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    };
    Ok(ContentType::parse(mime)?)
}

/// What became of an attempt.
enum Attempt {
    Sent,
    Kept,
    Later(String),
    /// The settings are wrong, in the server's words: it waits until they are corrected.
    Settings(String),
    /// With its file it is larger than the server takes.
    TooLarge(String),
    Never(String),
}

/// Tries one mail whose time has come. Returns whether there was one.
pub fn work_next(database: &Database, storage: &Storage, mailer: &Mailer) -> Result<bool> {
    let Some(lease) = Lease::claim(database, Queue::Mails)? else { return Ok(false) };
    let mut db = database.get()?;
    let mail = outbox::claimed(&mut db, lease.id())?;
    set_state(&mut db, &lease, State::Sending)?;
    let attempt = attempt(mailer, storage, &mail);
    db::write(&mut db, |db| {
        lease.renew(db)?;
        record(db, &mail, &attempt)
    })?;
    lease.release(&mut db)?;
    Ok(true)
}

fn set_state(db: &mut Db, lease: &Lease, state: State) -> Result<()> {
    db::write(db, |db| {
        lease.renew(db)?;
        diesel::update(mails::table.find(lease.id())).set(mails::state.eq(state.name())).execute(db)?;
        Ok(())
    })
}

fn attempt(mailer: &Mailer, storage: &Storage, mail: &Mail) -> Attempt {
    let Some(server) = &mailer.server else { return Attempt::Kept };
    let attached = match mail.attachment.as_ref().map(|file| attached(storage, file)).transpose() {
        Ok(attached) => attached,
        Err(error) if Gone::caused(&error) => return Attempt::Never(error.to_string()),
        Err(error) => return Attempt::Later(error.to_string()),
    };
    let message = match mailer.message(mail, attached) {
        Ok(message) => message,
        Err(error) => return Attempt::Never(format!("{error:#}")),
    };
    match server.send(&message) {
        Ok(_) => Attempt::Sent,
        Err(error) if server::is_about_size(&error) => Attempt::TooLarge(server::words(&error)),
        Err(error) if server::is_about_settings(&error) => Attempt::Settings(server::words(&error)),
        Err(error) if error.is_permanent() => Attempt::Never(server::words(&error)),
        Err(error) => Attempt::Later(server::words(&error)),
    }
}

fn attached(storage: &Storage, file: &Attachment) -> Result<Vec<u8>> {
    Ok(std::fs::read(storage.path(&file.key)?)?)
}

fn record(db: &mut Db, mail: &Mail, attempt: &Attempt) -> Result<()> {
    let now = db::clock(db)?;
    let (mut tries, wait) = (mail.attempts + 1, usize::try_from(mail.attempts).ok().and_then(|n| WAITS.get(n)));
    let (state, error, not_before) = match attempt {
        Attempt::Sent => (State::Sent, None, now),
        Attempt::Kept => (State::Kept, None, now),
        Attempt::Settings(error) => {
            // Nobody gives a mail up for what is not its fault.
            tries = 0;
            (State::Waiting, Some(error), now + UNTIL_CORRECTED)
        }
        Attempt::TooLarge(error) => match &mail.instead {
            Some(instead) => {
                outbox::leave_file_out(db, mail.id, instead)?;
                (State::Waiting, Some(error), now)
            }
            None => (State::Failed, Some(error), now),
        },
        Attempt::Never(error) => (State::Failed, Some(error), now),
        Attempt::Later(error) => match wait {
            Some(wait) => (State::Waiting, Some(error), now + *wait),
            None => (State::Failed, Some(error), now),
        },
    };
    if let Some(error) = error {
        tracing::warn!(mail = mail.id, tries, error, "a mail was not taken");
    }
    diesel::update(mails::table.find(mail.id))
        .set((
            mails::state.eq(state.name()),
            mails::attempts.eq(tries),
            mails::error.eq(error),
            mails::not_before.eq(not_before),
            mails::sent_at.eq((state == State::Sent).then_some(now)),
        ))
        .execute(db)?;
    Ok(())
}
