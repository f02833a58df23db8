//! The few paths where each database wants its own way: many rows in, many bodies rewritten, rows locked.

use std::collections::HashSet;

use chrono::NaiveDateTime;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{Array, BigInt, Binary, Text, Timestamp};
use diesel::sqlite::Sqlite;

use super::Db;
use crate::error::Result;
use crate::schema::contacts;

/// Inserts rows into a table: COPY on PostgreSQL, one cached statement a row on SQLite, where that beats many-row
/// statements. The rows are a vector of a type that is `Insertable` with
/// `treat_none_as_default_value = false`.
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
    if let Err(error) = diesel::sql_query("ANALYZE contacts, contact_words").execute(c) {
        tracing::warn!(%error, "contacts were not analysed");
    }
}

/// A body of a contact, and the one that it takes the place of.
#[derive(Debug)]
pub(crate) struct Replacement {
    /// The contact.
    pub id: i64,
    /// What was read.
    pub old: Vec<u8>,
    /// What shall be there.
    pub new: Vec<u8>,
}

/// Replaces bodies of contacts whose other columns stay the same. Returns the contacts that have another body than the
/// old one by now: they were left alone.
pub(crate) fn replace_contact_bodies(db: &mut Db, all: &[Replacement], now: NaiveDateTime) -> Result<HashSet<i64>> {
    let mut missed = HashSet::new();
    match db {
        Db::Sqlite(c) => {
            // As diesel writes a time on SQLite.
            let now = now.format("%F %T%.f").to_string();
            for one in all {
                if (ReplaceBody { one, now: &now }).execute(c)? == 0 {
                    missed.insert(one.id);
                }
            }
        }
        Db::Postgres(c) => {
            let replaced = diesel::sql_query(
                "UPDATE contacts SET body = new.body, changed_at = $4 FROM unnest($1, $2, $3) AS new (id, old, body) \
                 WHERE contacts.id = new.id AND contacts.body = new.old RETURNING contacts.id",
            )
            .bind::<Array<BigInt>, _>(all.iter().map(|one| one.id).collect::<Vec<_>>())
            .bind::<Array<Binary>, _>(all.iter().map(|one| one.old.as_slice()).collect::<Vec<_>>())
            .bind::<Array<Binary>, _>(all.iter().map(|one| one.new.as_slice()).collect::<Vec<_>>())
            .bind::<Timestamp, _>(now)
            .load::<Id>(c)?;
            missed.extend(all.iter().map(|one| one.id));
            replaced.iter().for_each(|row| {
                missed.remove(&row.id);
            });
        }
    }
    Ok(missed)
}

/// One replacement on SQLite: an update that the query builder writes would be prepared anew for each contact.
struct ReplaceBody<'a> {
    one: &'a Replacement,
    now: &'a str,
}

impl QueryId for ReplaceBody<'_> {
    type QueryId = ReplaceBody<'static>;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl QueryFragment<Sqlite> for ReplaceBody<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        out.push_sql("UPDATE contacts SET body = ");
        out.push_bind_param::<Binary, _>(&self.one.new)?;
        out.push_sql(", changed_at = ");
        out.push_bind_param::<Text, _>(self.now)?;
        out.push_sql(" WHERE id = ");
        out.push_bind_param::<BigInt, _>(&self.one.id)?;
        out.push_sql(" AND body = ");
        out.push_bind_param::<Binary, _>(&self.one.old)
    }
}

impl RunQueryDsl<SqliteConnection> for ReplaceBody<'_> {}

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    id: i64,
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
