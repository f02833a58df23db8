//! Hands mails over to an SMTP server, with patience: what fails for now is tried again, later each time.

use std::time::Duration;

use anyhow::Context;
use diesel::prelude::*;
use lettre::message::header::ContentType;
use lettre::message::{Attachment as Part, Mailbox, MultiPart, SinglePart};
use lettre::{SmtpTransport, Transport};

use super::Attachment;
use super::outbox::{self, Mail, State};
use crate::config::Config;
use crate::db::lease::{Lease, Queue};
use crate::db::{self, Database, Db};
use crate::error::Result;
use crate::i18n::translate;
use crate::schema::mails;
use crate::storage::{Gone, Storage};

/// How long to wait after the first, second, … failed attempt. After the last one the mail is given up.
const WAITS: [Duration; 7] =
    [minutes(1), minutes(5), minutes(15), minutes(60), minutes(240), minutes(720), minutes(1440)];

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
    /// A mailer by these settings; fails if the server's or the sender's address can't be read. Connects to nothing yet.
    pub fn new(config: &Config) -> Result<Self> {
        Self::with(config.smtp_url.as_deref(), &config.mail_from)
    }

    pub(super) fn with(smtp_url: Option<&str>, from: &str) -> Result<Self> {
        let from = from.parse().context("the sender's address of mails can't be read")?;
        let server = match smtp_url {
            None => None,
            // The error is left out, since it may hold the address with its password.
            Some(url) => Some(SmtpTransport::from_url(url).ok().context("the mail server's address can't be read")?),
        };
        let server = server.map(|server| server.timeout(Some(Duration::from_secs(30))).build());
        Ok(Self { from, server })
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
        Err(error) if error.is_permanent() => Attempt::Never(words(&error)),
        Err(error) => Attempt::Later(words(&error)),
    }
}

fn attached(storage: &Storage, file: &Attachment) -> Result<Vec<u8>> {
    Ok(std::fs::read(storage.path(&file.key)?)?)
}

/// An error with its causes, which lettre's own text leaves out.
fn words(error: &lettre::transport::smtp::Error) -> String {
    let mut words = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(next) = cause {
        let more = next.to_string();
        if !words.contains(&more) {
            words = format!("{words}: {more}");
        }
        cause = next.source();
    }
    words
}

fn record(db: &mut Db, mail: &Mail, attempt: &Attempt) -> Result<()> {
    let now = db::clock(db)?;
    let tries = mail.attempts + 1;
    let wait = usize::try_from(mail.attempts).ok().and_then(|n| WAITS.get(n));
    let (state, error, not_before) = match attempt {
        Attempt::Sent => (State::Sent, None, now),
        Attempt::Kept => (State::Kept, None, now),
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
