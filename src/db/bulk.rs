//! The few paths where each database wants its own way: many rows in, many bodies rewritten, rows locked.

use std::collections::HashSet;

use chrono::NaiveDateTime;
use diesel::prelude::*;
use diesel::result::DatabaseErrorKind;
use diesel::sql_types::{Array, BigInt, Binary, Timestamp};

use super::Db;
use crate::error::Result;
use crate::schema::contacts;

/// Inserts rows into a table: COPY on PostgreSQL, one cached statement a row on SQLite, where that beats statements of many
/// rows. The rows are a vector of a type that is `Insertable` with `treat_none_as_default_value = false`.
#[macro_export]
macro_rules! insert_all {
    ($db:expr, $table:expr, $rows:expr) => {
        match $db {
            $crate::db::Db::Postgres(c) => {
                if $rows.is_empty() {
                    Ok(())
                } else {
                    let copy = diesel::copy_from($table).from_insertable(&$rows);
                    diesel::ExecuteCopyFromDsl::execute(copy, c).map(drop)
                }
            }
            $crate::db::Db::Sqlite(c) => {
                $rows.iter().try_for_each(|row| diesel::insert_into($table).values(row).execute(c).map(drop))
            }
        }
    };
}

/// Inserts rows like [`insert_all!`] unless a row that is there has what must be unique. Gives the places of those that were left
/// out: on PostgreSQL, which would end the whole transaction, all of them where one had to be.
#[macro_export]
macro_rules! insert_unless_taken {
    ($db:expr, $table:expr, $rows:expr) => {
        match $db {
            $crate::db::Db::Postgres(c) => {
                let copied = diesel::Connection::transaction(c, |c| {
                    let copy = diesel::copy_from($table).from_insertable(&$rows);
                    diesel::ExecuteCopyFromDsl::execute(copy, c).map(drop)
                });
                match copied {
                    Ok(()) => Ok(Vec::new()),
                    Err(error) if $crate::db::bulk::is_taken(&error) => Ok((0..$rows.len()).collect()),
                    Err(error) => Err(error),
                }
            }
            $crate::db::Db::Sqlite(c) => {
                let mut left = Ok(Vec::new());
                for (at, row) in $rows.iter().enumerate() {
                    match (diesel::insert_or_ignore_into($table).values(row).execute(c), &mut left) {
                        (Ok(0), Ok(left)) => left.push(at),
                        (Ok(_), _) => {}
                        (Err(error), left) => {
                            *left = Err(error);
                            break;
                        }
                    }
                }
                left
            }
        }
    };
}

/// Whether a row could not be inserted since another has what must be unique.
pub(crate) fn is_taken(error: &diesel::result::Error) -> bool {
    matches!(error, diesel::result::Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _))
}

/// Rows of which table to lock.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Lockable {
    /// Contacts.
    Contacts,
    /// Definitions of fields.
    Fields,
    /// Values of fields.
    FieldValues,
}

/// Locks rows against other writers until the transaction ends, in order of id so that two writers never wait for each
/// other. On SQLite the transaction holds the only write lock already.
pub(crate) fn lock(db: &mut Db, table: Lockable, ids: &[i64]) -> Result<()> {
    let Db::Postgres(c) = db else { return Ok(()) };
    let query = match table {
        Lockable::Contacts => "SELECT id FROM contacts WHERE id = ANY($1) ORDER BY id FOR UPDATE",
        Lockable::Fields => "SELECT id FROM fields WHERE id = ANY($1) ORDER BY id FOR UPDATE",
        Lockable::FieldValues => "SELECT id FROM field_values WHERE id = ANY($1) ORDER BY id FOR UPDATE",
    };
    diesel::sql_query(query).bind::<Array<BigInt>, _>(ids).execute(c)?;
    Ok(())
}

/// Has PostgreSQL look at how contacts and their words are by now. It would do so by itself, but only minutes after many
/// came, and would walk whole tables for every page until then. SQLite knows from its migration what to expect.
pub(crate) fn analyse_contacts(db: &mut Db) {
    let Db::Postgres(c) = db else { return };
    if let Err(error) = diesel::sql_query("ANALYZE contacts, word_chunks").execute(c) {
        tracing::warn!(%error, "contacts were not analysed");
    }
}

#[derive(QueryableByName)]
pub(super) struct Id {
    #[diesel(sql_type = BigInt)]
    pub(super) id: i64,
}

/// Removes contacts whose bodies are still these: id and body. Returns those that have another by now, and were left alone.
pub(crate) fn remove_contacts(db: &mut Db, all: &[(i64, &[u8])]) -> Result<HashSet<i64>> {
    let mut missed = HashSet::new();
    match db {
        Db::Sqlite(c) => {
            for (id, body) in all {
                let this = contacts::id.eq(*id).and(contacts::body.eq(*body));
                if diesel::delete(contacts::table.filter(this)).execute(c)? == 0 {
                    missed.insert(*id);
                }
            }
        }
        Db::Postgres(c) => {
            let (ids, bodies): (Vec<i64>, Vec<&[u8]>) = all.iter().copied().unzip();
            missed.extend(&ids);
            let removed = diesel::sql_query(
                "DELETE FROM contacts USING unnest($1, $2) AS old (id, body) \
                 WHERE contacts.id = old.id AND contacts.body = old.body RETURNING contacts.id",
            )
            .bind::<Array<BigInt>, _>(ids)
            .bind::<Array<Binary>, _>(bodies)
            .load::<Id>(c)?;
            removed.iter().for_each(|row| {
                missed.remove(&row.id);
            });
        }
    }
    Ok(missed)
}

/// Rewrites the bodies of contacts whose other columns stay the same.
pub(crate) fn update_contact_bodies(db: &mut Db, bodies: &[(i64, Vec<u8>)], now: NaiveDateTime) -> Result<()> {
    match db {
        Db::Sqlite(c) => {
            for (id, body) in bodies {
                diesel::update(contacts::table.find(id))
                    .set((contacts::body.eq(body), contacts::changed_at.eq(now)))
                    .execute(c)?;
            }
        }
        Db::Postgres(c) => {
            let (ids, texts): (Vec<i64>, Vec<&[u8]>) = bodies.iter().map(|(id, body)| (*id, body.as_slice())).unzip();
            diesel::sql_query(
                "UPDATE contacts SET body = new.body, changed_at = $3 \
                 FROM unnest($1, $2) AS new (id, body) WHERE contacts.id = new.id",
            )
            .bind::<Array<BigInt>, _>(ids)
            .bind::<Array<Binary>, _>(texts)
            .bind::<Timestamp, _>(now)
            .execute(c)?;
        }
    }
    Ok(())
}
