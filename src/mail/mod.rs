//! Mail: messages as data, sent through an SMTP server or, without one, kept in the outbox.
//!
//! A mail is queued in the transaction of what it tells of, as messages without words; words are made when it is sent or
//! shown. An argument whose name starts with `secret` is masked wherever a mail is shown, so that who may read the
//! outbox can't use a link that was meant for one person.

mod delivery;
mod outbox;
mod recipients;
mod server;

use diesel::prelude::*;

pub use delivery::{Mailer, work_next};
pub use outbox::{HeldUp, Mail, State, by_id, held_up, list, send_again, try_held_up};
pub use recipients::{attaches, check_recipient, domains, set_attaches, set_domains};

use crate::db::{self, Db};
use crate::error::Result;
use crate::i18n::{Language, Message};
use crate::schema::mails;

/// Most bytes of a mail as it travels. Usual servers take 10,240,000.
const MOST_BYTES: i64 = 10_000_000;
/// Bytes of a mail besides its file, and more than enough.
const BESIDE_FILE: i64 = 20_000;

/// Whether a file of so many bytes may be attached; for a larger one the mail holds a link. It travels in lines of 76
/// letters for 57 bytes each.
pub fn can_attach(bytes: i64) -> bool {
    (bytes / 57 + 1) * 78 + BESIDE_FILE <= MOST_BYTES
}

/// A stored file that goes with a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its key in the storage.
    pub key: String,
    /// Its name for the recipient.
    pub name: String,
}

/// A mail to be sent.
#[derive(Debug, Clone)]
pub struct Letter {
    /// One address.
    pub recipient: String,
    /// The language it is written in.
    pub language: Language,
    /// The subject.
    pub subject: Message,
    /// The whole text.
    pub body: Message,
    /// At most one file, which [can be attached](can_attach).
    pub attachment: Option<Attachment>,
    /// The text without a file, for a server that takes none of that size.
    pub instead: Option<Message>,
}

/// Puts a mail into the queue and returns its id. Refused if the institution may not write to the address
/// ([`check_recipient`]).
pub fn queue(db: &mut Db, institution: i64, letter: &Letter) -> Result<i64> {
    check_recipient(db, institution, &letter.recipient)?;
    let now = db::clock(db)?;
    let attachment = letter.attachment.as_ref();
    Ok(diesel::insert_into(mails::table)
        .values((
            mails::institution_id.eq(institution),
            mails::recipient.eq(&letter.recipient),
            mails::language.eq(letter.language.tag()),
            mails::subject.eq(serde_json::to_string(&letter.subject)?),
            mails::body.eq(serde_json::to_string(&outbox::with_instead(&letter.body, letter.instead.as_ref()))?),
            mails::attachment_key.eq(attachment.map(|file| &file.key)),
            mails::attachment_name.eq(attachment.map(|file| &file.name)),
            mails::state.eq(State::Waiting.name()),
            mails::created_at.eq(now),
            mails::not_before.eq(now),
        ))
        .returning(mails::id)
        .get_result(db)?)
}

#[cfg(test)]
mod tests;
