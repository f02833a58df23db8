//! Making an export that waits.

use std::path::Path;

use diesel::prelude::*;

use super::export::{Export, Row, State, What};
use super::notice;
use super::output::Place;
use super::progress::Progress;
use super::write::{self, Written};
use crate::accounts::Institution;
use crate::context::Context;
use crate::db::lease::{Lease, Lost, Queue};
use crate::db::{self, Database, Db, Outage};
use crate::error::{Error, Result};
use crate::i18n::Message;
use crate::imports::corrected;
use crate::schema::exports;
use crate::system;

/// After so many failures of ours an export is given up.
const ATTEMPTS: i32 = 3;

/// Makes the oldest export that waits. Returns whether there was one.
pub fn work_next(context: &Context) -> Result<bool> {
    match Lease::claim(&context.database, Queue::Exports)? {
        Some(lease) => run(context, lease).map(|()| true),
        None => {
            context.database.resume(Queue::Exports);
            Ok(false)
        }
    }
}

/// Makes this export, if it waits and no worker has it. Returns whether it did.
pub fn work(context: &Context, export: i64) -> Result<bool> {
    match Lease::claim_job(&context.database, Queue::Exports, export)? {
        Some(lease) => run(context, lease).map(|()| true),
        None => Ok(false),
    }
}

fn run(context: &Context, lease: Lease) -> Result<()> {
    let database = &context.database;
    database.attempt(Queue::Exports);
    match run_claimed(context, &lease) {
        // Whoever has it now begins anew.
        Err(error) if Lost::caused(&error) => {
            tracing::warn!(export = lease.id(), "an export was taken over");
            return Ok(());
        }
        Err(error) => {
            if let Some(outage) = Outage::of(&error) {
                tracing::warn!(export = lease.id(), cause = format!("{error:#}"), "an export is paused");
                database.pause(Queue::Exports, outage);
            }
            // Else the lease lapses.
            let _ = database.get().and_then(|mut db| lease.release(&mut db));
            return Err(error);
        }
        Ok(()) => database.resume(Queue::Exports),
    }
    lease.release(&mut *database.get()?)
}

/// Makes an export. A failure of its own is counted; an [`Outage`] counts for nothing and is an error, like a lost lease.
fn run_claimed(context: &Context, lease: &Lease) -> Result<()> {
    let database = &context.database;
    let mut db = database.get_for_a_job()?;
    let export = begin(&mut db, lease)?;
    let file = match make(&mut db, context, lease, &export) {
        Err(error) if Lost::caused(&error) || Outage::of(&error).is_some() => return Err(error),
        // The connection that failed may be of no more use.
        Err(error) => return fail(database, lease, &export, &error),
        Ok(file) => file,
    };
    let kept = db::write(&mut db, |db| {
        lease.renew(db)?;
        finish(db, context, &export, &file)
    });
    // A database that went away may name the file, or not: it is swept away if nobody does.
    if kept.as_ref().is_err_and(|error| Outage::of(error) != Some(Outage::DatabaseAway)) {
        context.storage.remove(&file.key)?;
    }
    kept
}

fn begin(db: &mut Db, lease: &Lease) -> Result<Export> {
    db::write(db, |db| {
        lease.renew(db)?;
        diesel::update(exports::table.find(lease.id()))
            .set((
                exports::state.eq(State::Running.name()),
                exports::rows_done.eq(0),
                exports::rows_total.eq(None::<i64>),
            ))
            .execute(db)?;
        let row: Row = exports::table.find(lease.id()).select(Row::as_select()).first(db)?;
        Ok(row.try_into()?)
    })
}

/// A file in the storage.
struct File {
    key: String,
    bytes: i64,
    written: Written,
}

fn make(db: &mut Db, context: &Context, lease: &Lease, export: &Export) -> Result<File> {
    let institution = Institution::by_id(db, export.institution)?;
    let mut draft = context.storage.draft()?;
    let scratch = draft.path().parent().map(Path::to_owned).unwrap_or_default();
    let mut progress = Progress::new(&context.database, lease)?;
    let out = draft.as_file_mut();
    let (format, language) = (export.format, export.language);
    let for_programs = export.for_programs;
    let place = |out| Place { out, scratch: &scratch, format, language, for_programs };
    let written = match export.what {
        What::Corrected(import, which) => {
            let request = corrected::Request { which, format, language };
            write::corrected(db, context, import, request, out, &mut progress)?
        }
        What::Template(kind) => write::template(db, &institution, export, kind, place(out), &mut progress)?,
        What::Contacts => write::contacts(db, &institution, export.target, place(out), &mut progress)?,
    };
    let bytes = i64::try_from(draft.as_file().metadata()?.len()).unwrap_or(i64::MAX);
    Ok(File { key: context.storage.keep(draft)?, bytes, written })
}

fn finish(db: &mut Db, context: &Context, export: &Export, file: &File) -> Result<()> {
    let Written { rows, left_out, fields } = &file.written;
    diesel::update(exports::table.find(export.id))
        .set((
            exports::state.eq(State::Ready.name()),
            exports::fields.eq(fields.as_ref().map(serde_json::to_string).transpose()?),
            exports::file_key.eq(&file.key),
            exports::bytes.eq(file.bytes),
            exports::rows_total.eq(rows),
            exports::rows_done.eq(rows),
            exports::rows_left_out.eq(left_out),
            exports::finished_at.eq(db::now()),
        ))
        .execute(db)?;
    notice::queue(db, context, export, &file.key, file.bytes)
}

/// A refusal is final. After a failure of ours the export waits for another attempt, and is given up at last.
fn fail(database: &Database, lease: &Lease, export: &Export, error: &Error) -> Result<()> {
    let (reason, is_final) = match error {
        Error::Refusal(refusal) => (refusal.message(), true),
        Error::Failure(cause) => {
            let number = system::note(database, "exports", "", Some(export.institution), cause);
            (Message::new("export-failure").with("id", number), false)
        }
    };
    let reason = serde_json::to_string(&reason)?;
    db::write(&mut *database.get()?, |db| {
        lease.renew(db)?;
        let attempts: i32 = diesel::update(exports::table.find(export.id))
            .set(exports::attempts.eq(exports::attempts + 1))
            .returning(exports::attempts)
            .get_result(db)?;
        let (state, error, finished_at) = match is_final || attempts >= ATTEMPTS {
            true => (State::Failed, Some(&reason), Some(db::now())),
            false => (State::Waiting, None, None),
        };
        diesel::update(exports::table.find(export.id))
            .set((exports::state.eq(state.name()), exports::error.eq(error), exports::finished_at.eq(finished_at)))
            .execute(db)?;
        Ok(())
    })
}
