//! The outbox: mails as they stand, for administrators.

use anyhow::Context;
use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::Attachment;
use crate::db::{self, Db};
use crate::error::{Refusal, Result};
use crate::i18n::{Arg, Language, Message, translate};
use crate::schema::mails;

/// How far a mail got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Waits for its first or next attempt.
    Waiting,
    /// A worker is handing it over.
    Sending,
    /// The server has taken it.
    Sent,
    /// Kept here, since no server is configured.
    Kept,
    /// Given up.
    Failed,
}

impl State {
    const ALL: [Self; 5] = [Self::Waiting, Self::Sending, Self::Sent, Self::Kept, Self::Failed];

    /// The word in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Kept => "kept",
            Self::Failed => "failed",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// A mail of the outbox.
#[derive(Debug, Clone)]
pub struct Mail {
    /// Its id.
    pub id: i64,
    /// The institution that it is from.
    pub institution: i64,
    /// The address it goes to.
    pub recipient: String,
    /// The language it is written in.
    pub language: Language,
    /// Its subject.
    pub subject: Message,
    /// Its text.
    pub body: Message,
    /// The file that goes with it.
    pub attachment: Option<Attachment>,
    /// The text that it has where its file is too large for the server.
    pub(super) instead: Option<Message>,
    /// How far it got.
    pub state: State,
    /// How often it was tried.
    pub attempts: i32,
    /// What the server said last, in the server's words.
    pub error: Option<String>,
    /// When it was queued, in UTC.
    pub created_at: NaiveDateTime,
    /// When it is tried next, if it waits, in UTC.
    pub not_before: NaiveDateTime,
    /// When the server took it, in UTC.
    pub sent_at: Option<NaiveDateTime>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = mails)]
struct Row {
    id: i64,
    institution_id: i64,
    recipient: String,
    language: String,
    subject: String,
    body: String,
    attachment_key: Option<String>,
    attachment_name: Option<String>,
    state: String,
    attempts: i32,
    error: Option<String>,
    created_at: NaiveDateTime,
    not_before: NaiveDateTime,
    sent_at: Option<NaiveDateTime>,
}

impl Mail {
    /// Its subject in words, with secrets masked.
    pub fn shown_subject(&self) -> String {
        shown(self.language, &self.subject)
    }

    /// Its text in words, with secrets masked.
    pub fn shown_body(&self) -> String {
        shown(self.language, &self.body)
    }

    /// Whether it was tried and will be tried again by itself.
    pub fn waits_again(&self) -> bool {
        self.state == State::Waiting && self.error.is_some()
    }

    /// Whether someone may let it be tried again.
    pub fn may_be_sent_again(&self) -> bool {
        matches!(self.state, State::Kept | State::Failed)
    }

    fn of(row: Row) -> Result<Self> {
        let (body, instead) = parted(serde_json::from_str(&row.body)?);
        Ok(Self {
            id: row.id,
            institution: row.institution_id,
            recipient: row.recipient,
            language: Language::from_tag(&row.language).unwrap_or_default(),
            subject: serde_json::from_str(&row.subject)?,
            body,
            instead,
            attachment: row.attachment_key.zip(row.attachment_name).map(|(key, name)| Attachment { key, name }),
            state: State::from_name(&row.state).context("a mail in no known state")?,
            attempts: row.attempts,
            error: row.error,
            created_at: row.created_at,
            not_before: row.not_before,
            sent_at: row.sent_at,
        })
    }
}

/// The argument of a text that holds the one to be sent instead where the file is too large.
const INSTEAD: &str = "instead";

/// A text that knows which is sent instead of it, where the server takes no file of that size.
pub(super) fn with_instead(body: &Message, instead: Option<&Message>) -> Message {
    match instead {
        Some(instead) => body.clone().with(INSTEAD, instead.clone()),
        None => body.clone(),
    }
}

fn parted(mut body: Message) -> (Message, Option<Message>) {
    let at = body.args.iter().position(|(name, _)| name == INSTEAD);
    let instead = at.map(|at| body.args.remove(at).1);
    let instead = instead.and_then(|arg| if let Arg::Message(instead) = arg { Some(*instead) } else { None });
    (body, instead)
}

/// Lets a mail go without its file, with another text.
pub(super) fn leave_file_out(db: &mut Db, id: i64, instead: &Message) -> Result<()> {
    diesel::update(mails::table.find(id))
        .set((
            mails::body.eq(serde_json::to_string(instead)?),
            mails::attachment_key.eq(None::<String>),
            mails::attachment_name.eq(None::<String>),
        ))
        .execute(db)?;
    Ok(())
}

/// Mails that wait until an operator corrects the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldUp {
    /// How many.
    pub mails: i64,
    /// What the server said of the last one, addresses left out.
    pub words: String,
}

/// The mails of the whole installation that wrong settings hold up: they wait with an error and count no attempt.
pub fn held_up(db: &mut Db) -> Result<Option<HeldUp>> {
    let held = || {
        mails::table
            .filter(mails::state.eq(State::Waiting.name()).and(mails::attempts.eq(0)))
            .filter(mails::error.is_not_null())
    };
    let said: Option<Option<String>> =
        held().order(mails::not_before.desc()).select(mails::error).first(db).optional()?;
    let Some(said) = said.flatten() else { return Ok(None) };
    Ok(Some(HeldUp { mails: held().count().get_result(db)?, words: without_addresses(&said) }))
}

/// Lets what wrong settings held up be tried at once: they may be others now.
pub fn try_held_up(db: &mut Db) -> Result<()> {
    let now = db::clock(db)?;
    diesel::update(mails::table)
        .filter(mails::state.eq(State::Waiting.name()).and(mails::attempts.eq(0)))
        .filter(mails::error.is_not_null().and(mails::not_before.gt(now)))
        .set(mails::not_before.eq(now))
        .execute(db)?;
    Ok(())
}

/// What a server said, without whom it was about.
fn without_addresses(words: &str) -> String {
    let shown = words.split(' ').map(|word| if word.contains('@') { "…" } else { word });
    shown.collect::<Vec<_>>().join(" ")
}

/// The institution's mails, newest first, `limit` of them, older than the mail `before` if it is given.
pub fn list(db: &mut Db, institution: i64, before: Option<i64>, limit: i64) -> Result<Vec<Mail>> {
    let rows: Vec<Row> = mails::table
        .filter(mails::institution_id.eq(institution))
        .filter(mails::id.lt(before.unwrap_or(i64::MAX)))
        .order(mails::id.desc())
        .limit(limit)
        .select(Row::as_select())
        .load(db)?;
    rows.into_iter().map(Mail::of).collect()
}

/// A mail of the institution; refused as `not-found` if there is none with this id.
pub fn by_id(db: &mut Db, institution: i64, id: i64) -> Result<Mail> {
    let row: Option<Row> = mails::table
        .filter(mails::id.eq(id))
        .filter(mails::institution_id.eq(institution))
        .select(Row::as_select())
        .first(db)
        .optional()?;
    Mail::of(row.ok_or_else(|| Refusal::new("not-found"))?)
}

/// A mail that a worker claimed, of whatever institution.
pub(super) fn claimed(db: &mut Db, id: i64) -> Result<Mail> {
    Mail::of(mails::table.find(id).select(Row::as_select()).first(db)?)
}

/// Lets a mail that was kept or given up be tried again, at once. Refused in any other state (`wrong-state`).
pub fn send_again(db: &mut Db, institution: i64, id: i64) -> Result<()> {
    by_id(db, institution, id)?;
    let changed = diesel::update(mails::table.find(id))
        .filter(mails::state.eq_any([State::Kept.name(), State::Failed.name()]))
        .set((
            mails::state.eq(State::Waiting.name()),
            mails::attempts.eq(0),
            mails::error.eq(None::<String>),
            mails::not_before.eq(db::clock(db)?),
        ))
        .execute(db)?;
    if changed == 0 { Err(Refusal::new("wrong-state").into()) } else { Ok(()) }
}

/// A message of a mail for every eye but the recipient's.
fn shown(language: Language, message: &Message) -> String {
    translate(language, &masked(message))
}

pub(super) fn masked(message: &Message) -> Message {
    let args = message.args.iter().map(|(name, arg)| {
        let arg = match arg {
            _ if name.starts_with("secret") => Arg::Text("••••••••".to_owned()),
            Arg::Message(inner) => Arg::Message(Box::new(masked(inner))),
            other => other.clone(),
        };
        (name.clone(), arg)
    });
    Message { key: message.key.clone(), args: args.collect() }
}
