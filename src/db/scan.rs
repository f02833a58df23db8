//! The bodies of an institution's contacts in the order in which they are stored, for work that looks at all of them.

use diesel::connection::DefaultLoadingMode;
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Binary, Bool};

use super::Db;
use crate::error::Result;
use crate::schema::contacts;

/// A part of the contacts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Span<'a> {
    /// The institution.
    pub institution: i64,
    /// The first id.
    pub from: i64,
    /// The last id.
    pub to: i64,
    /// The status of those that are left out.
    pub but: &'a str,
    /// What their bodies are LIKE; where bodies are sent over a wire, others are left out.
    pub pattern: Option<&'a [u8]>,
}

/// The lowest and the highest id of all contacts, whoever has them.
pub(crate) fn id_range(db: &mut Db) -> Result<Option<(i64, i64)>> {
    let end = |db: &mut Db, is_last: bool| -> QueryResult<Option<i64>> {
        let ids = contacts::table.select(contacts::id).limit(1);
        match is_last {
            true => ids.order(contacts::id.desc()).first(db).optional(),
            false => ids.order(contacts::id).first(db).optional(),
        }
    };
    Ok(end(db, false)?.zip(end(db, true)?))
}

/// Calls `f` with id and body of every contact of a span, in order of id.
pub(crate) fn each_body(db: &mut Db, span: &Span<'_>, f: &mut dyn FnMut(i64, &[u8]) -> Result<()>) -> Result<()> {
    // The sign keeps planners from the index of institutions, which would lead from one end of the table to the other.
    let bodies = contacts::table
        .filter(contacts::id.between(span.from, span.to))
        .filter(sql::<Bool>("+institution_id = ").bind::<BigInt, _>(span.institution))
        .filter(contacts::status.ne(span.but))
        .order(contacts::id)
        .select((contacts::id, contacts::body));
    match (db, span.pattern) {
        (Db::Sqlite(c), _) => {
            for row in bodies.load_iter::<(i64, Vec<u8>), DefaultLoadingMode>(c)? {
                let (id, body) = row?;
                f(id, &body)?;
            }
        }
        (Db::Postgres(c), None) => {
            for (id, body) in bodies.load::<(i64, Vec<u8>)>(c)? {
                f(id, &body)?;
            }
        }
        (Db::Postgres(c), Some(pattern)) => {
            let alike = bodies.filter(sql::<Bool>("body LIKE ").bind::<Binary, _>(pattern));
            for (id, body) in alike.load::<(i64, Vec<u8>)>(c)? {
                f(id, &body)?;
            }
        }
    }
    Ok(())
}
