//! The last failures of ours, under the numbers that users were shown, so that who operates the installation finds what
//! they are told of. A failure is noted in memory, since the database may be what failed, and written soon after.

use std::collections::VecDeque;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::db::{self, Database, Db};
use crate::error::Result;
use crate::schema::failures;
use crate::{insert_all, metrics, process};

/// So many of an installation are kept.
const KEPT: i64 = 200;
/// So many wait in memory for the database.
const WAITING: usize = 200;
/// Characters of a cause that are kept.
const LONGEST: usize = 1_000;

/// A failure of ours.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
pub struct Failure {
    /// The number that the user was shown.
    pub number: String,
    /// Whose work it was, if it was of one institution.
    pub institution_id: Option<i64>,
    /// Where: `web GET /imports`, `imports`, ….
    pub place: String,
    /// Why, in English.
    pub cause: String,
    /// The process.
    pub process: String,
    /// When, in UTC.
    pub at: NaiveDateTime,
}

#[derive(Debug, Insertable)]
#[diesel(table_name = failures, treat_none_as_default_value = false)]
struct New {
    number: String,
    institution_id: Option<i64>,
    place: String,
    cause: String,
    process: &'static str,
    at: NaiveDateTime,
}

/// What is not written yet, with the database that it belongs to.
static UNWRITTEN: Mutex<VecDeque<(Arc<str>, New)>> = Mutex::new(VecDeque::new());

/// Logs and keeps a failure, and returns the number by which users can name it. `place` is one of few words (`web`,
/// `imports`, …), `detail` says more, or nothing.
pub fn note(
    database: &Database,
    place: &'static str,
    detail: &str,
    institution: Option<i64>,
    cause: &anyhow::Error,
) -> String {
    let number = number();
    note_as(&number, database, place, detail, institution, cause);
    number
}

/// Logs and keeps a failure under the number of the request that met it.
pub fn note_as(
    number: &str,
    database: &Database,
    place: &'static str,
    detail: &str,
    institution: Option<i64>,
    cause: &anyhow::Error,
) {
    tracing::error!(%number, place, detail, "{cause:?}");
    metrics::failure(place);
    let new = New {
        number: number.to_owned(),
        institution_id: institution,
        place: format!("{place} {detail}").trim_end().to_owned(),
        cause: format!("{cause:#}").chars().take(LONGEST).collect(),
        process: &process::this().name,
        at: db::now(),
    };
    let mut unwritten = UNWRITTEN.lock().unwrap_or_else(PoisonError::into_inner);
    if unwritten.len() == WAITING {
        unwritten.pop_front();
    }
    unwritten.push_back((database.address(), new));
}

/// Eight letters and digits that are easy to spell on the phone.
pub fn number() -> String {
    let random = RandomState::new().build_hasher().finish().to_be_bytes();
    data_encoding::BASE32_NOPAD.encode(&random[..5]).to_ascii_lowercase()
}

/// Writes what this process has noted for the database since the last time. What can't be written waits on.
pub fn flush(database: &Database) -> Result<()> {
    let address = database.address();
    let rows: Vec<New> = {
        let mut unwritten = UNWRITTEN.lock().unwrap_or_else(PoisonError::into_inner);
        let (ours, others) = unwritten.drain(..).partition::<VecDeque<_>, _>(|(of, _)| *of == address);
        *unwritten = others;
        ours.into_iter().map(|(_, row)| row).collect()
    };
    if rows.is_empty() {
        return Ok(());
    }
    let written = database.get().and_then(|mut db| db::write(&mut db, |db| write(db, &rows)));
    if written.is_err() {
        let mut unwritten = UNWRITTEN.lock().unwrap_or_else(PoisonError::into_inner);
        rows.into_iter().rev().for_each(|row| unwritten.push_front((Arc::clone(&address), row)));
        unwritten.truncate(WAITING);
    }
    written
}

fn write(db: &mut Db, rows: &Vec<New>) -> Result<()> {
    insert_all!(&mut *db, failures::table, *rows)?;
    let last: Option<i64> = failures::table.select(failures::id).order(failures::id.desc()).first(db).optional()?;
    diesel::delete(failures::table.filter(failures::id.le(last.unwrap_or_default() - KEPT))).execute(db)?;
    Ok(())
}

/// The last failures, newest first.
pub fn recent(db: &mut Db, limit: i64) -> Result<Vec<Failure>> {
    Ok(failures::table.order(failures::id.desc()).limit(limit).select(Failure::as_select()).load(db)?)
}
