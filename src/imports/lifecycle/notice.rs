//! The notice by mail that an import came to an end, or waits for somebody.

use diesel::prelude::*;

use crate::context::Context;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::i18n::Message;
use crate::imports::model::import::Import;
use crate::imports::model::state::State;
use crate::mail::{self, Letter};
use crate::schema::institutions;

/// Queues the notice, if one was asked for, in the transaction of the step it tells of.
pub(crate) fn send(db: &mut Db, context: &Context, import: i64) -> Result<()> {
    let import = Import::by_id(db, import)?;
    let Some(recipient) = import.options.email.clone() else { return Ok(()) };
    let name: String = institutions::table.find(import.institution_id).select(institutions::name).first(db)?;
    let letter = Letter {
        recipient,
        language: import.options.language,
        subject: Message::new("mail-import-subject")
            .with("number", import.number)
            .with("state", import.state.message())
            .with("file", import.file_name.as_str()),
        body: body(&import, &name, &context.public_address),
        attachment: None,
        instead: None,
    };
    match mail::queue(db, import.institution_id, &letter) {
        // The address was allowed when the file came; that it no longer is must not stop the import.
        Err(Error::Refusal(refusal)) => {
            tracing::warn!(import = import.id, code = refusal.code, "no notice was sent");
            Ok(())
        }
        done => done.map(drop),
    }
}

fn body(import: &Import, institution: &str, address: &str) -> Message {
    let counts = &import.counts;
    let key = match import.state {
        State::Tested => "mail-import-tested",
        State::Refused => "mail-import-refused",
        State::Undone => "mail-import-undone",
        State::Failed => "mail-import-failed",
        State::Cancelled => "mail-import-cancelled",
        _ => "mail-import-completed",
    };
    Message::new(key)
        .with("number", import.number)
        .with("file", import.file_name.as_str())
        .with("institution", institution)
        .with("rows", counts.rows)
        .with("changed", counts.rows_changed)
        .with("errors", counts.errors)
        .with("warnings", counts.warnings)
        .with("applied", counts.applied)
        .with("conflicts", counts.conflicts)
        .with("undone", counts.undone)
        .with("kept", counts.kept)
        .with("link", format!("{address}/imports/{}", import.number))
}
