//! Contacts as they are stored, many in one look-up: what imports and exports do a million times.
//!
//! On SQLite these are statements of their own that stay prepared. The query builder would write a list of a thousand keys
//! as a thousand placeholders, to be parsed each time, and would read each time stamp by trial.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::prelude::*;
use diesel::query_builder::{AstPass, Query, QueryFragment, QueryId};
use diesel::sql_types::{BigInt, Binary, Text};
use diesel::sqlite::{Sqlite, SqliteValue};

use super::Db;
use crate::error::Result;
use crate::schema::contacts;

/// Id, contact number, body, when it was made and last changed, in UTC.
pub(crate) type StoredContact = (i64, String, Vec<u8>, NaiveDateTime, NaiveDateTime);

/// The contacts of an institution with these numbers, in no particular order. Those with the status `but` are left out.
pub(crate) fn contacts_by_numbers(
    db: &mut Db,
    institution: i64,
    numbers: &[&str],
    but: &str,
) -> Result<Vec<StoredContact>> {
    match db {
        Db::Sqlite(c) => {
            let numbers = serde_json::to_string(numbers)?;
            read(
                Statement {
                    sql: BY_NUMBERS,
                    binds: [Bind::Text(&numbers), Bind::Number(institution), Bind::Text(but)],
                },
                c,
            )
        }
        Db::Postgres(c) => Ok(contacts::table
            .filter(contacts::institution_id.eq(institution).and(contacts::number.eq_any(numbers)))
            .filter(contacts::status.ne(but))
            .select(STORED)
            .load(c)?),
    }
}

/// The first contacts of an institution in order of number, from the number `first` to `last`: at most `limit`. Those with
/// the status `but` are left out.
pub(crate) fn contacts_between(
    db: &mut Db,
    institution: i64,
    (first, last): (&str, &str),
    limit: i64,
    but: &str,
) -> Result<Vec<StoredContact>> {
    match db {
        Db::Sqlite(c) => {
            let binds =
                [Bind::Number(institution), Bind::Text(first), Bind::Text(last), Bind::Text(but), Bind::Number(limit)];
            read(Statement { sql: BETWEEN, binds }, c)
        }
        Db::Postgres(c) => Ok(contacts::table
            .filter(contacts::institution_id.eq(institution).and(contacts::number.between(first, last)))
            .filter(contacts::status.ne(but))
            .order(contacts::number)
            .limit(limit)
            .select(STORED)
            .load(c)?),
    }
}

/// The next contacts of an institution in order of number, after `number`: at most `limit`. Those with the status `but`
/// are left out.
pub(crate) fn contacts_after(
    db: &mut Db,
    institution: i64,
    number: &str,
    limit: i64,
    but: &str,
) -> Result<Vec<StoredContact>> {
    match db {
        Db::Sqlite(c) => {
            let binds = [Bind::Number(institution), Bind::Text(number), Bind::Text(but), Bind::Number(limit)];
            read(Statement { sql: AFTER, binds }, c)
        }
        Db::Postgres(c) => Ok(contacts::table
            .filter(contacts::institution_id.eq(institution).and(contacts::number.gt(number)))
            .filter(contacts::status.ne(but))
            .order(contacts::number)
            .limit(limit)
            .select(STORED)
            .load(c)?),
    }
}

/// Id, institution and body of the contacts with these ids, in no particular order.
pub(crate) fn bodies_by_ids(db: &mut Db, ids: &[i64]) -> Result<Vec<(i64, i64, Vec<u8>)>> {
    match db {
        Db::Sqlite(c) => {
            let ids = serde_json::to_string(ids)?;
            Ok(Bodies(Statement { sql: BY_IDS, binds: [Bind::Text(&ids)] }).load(c)?)
        }
        Db::Postgres(c) => Ok(contacts::table
            .filter(contacts::id.eq_any(ids))
            .select((contacts::id, contacts::institution_id, contacts::body))
            .load(c)?),
    }
}

/// Name key and id of an institution's contacts among these ids, in no particular order.
pub(crate) fn names_by_ids(db: &mut Db, institution: i64, ids: &[i64]) -> Result<Vec<(String, i64)>> {
    match db {
        Db::Sqlite(c) => {
            let ids = serde_json::to_string(ids)?;
            let binds = [Bind::Text(&ids), Bind::Number(institution)];
            Ok(Names(Statement { sql: NAMES_BY_IDS, binds }).load(c)?)
        }
        Db::Postgres(c) => Ok(contacts::table
            .filter(contacts::id.eq_any(ids).and(contacts::institution_id.eq(institution)))
            .select((contacts::name_key, contacts::id))
            .load(c)?),
    }
}

type Stored = (contacts::id, contacts::number, contacts::body, contacts::created_at, contacts::changed_at);
const STORED: Stored = (contacts::id, contacts::number, contacts::body, contacts::created_at, contacts::changed_at);

/// A piece of SQL and where values are bound in it.
type Sql = &'static [&'static str];

const BY_NUMBERS: Sql = &[
    "SELECT c.id, c.number, c.body, c.created_at, c.changed_at FROM json_each(",
    ") AS wanted CROSS JOIN contacts AS c WHERE c.number = wanted.value AND c.institution_id = ",
    " AND c.status <> ",
];
const BETWEEN: Sql = &[
    "SELECT id, number, body, created_at, changed_at FROM contacts WHERE institution_id = ",
    " AND number >= ",
    " AND number <= ",
    " AND status <> ",
    " ORDER BY number LIMIT ",
];
const AFTER: Sql = &[
    "SELECT id, number, body, created_at, changed_at FROM contacts WHERE institution_id = ",
    " AND number > ",
    " AND status <> ",
    " ORDER BY number LIMIT ",
];
const BY_IDS: Sql = &[
    "SELECT c.id, c.institution_id, c.body FROM json_each(",
    ") AS wanted CROSS JOIN contacts AS c WHERE c.id = wanted.value",
];
const NAMES_BY_IDS: Sql = &[
    "SELECT c.name_key, c.id FROM json_each(",
    ") AS wanted CROSS JOIN contacts AS c WHERE c.id = wanted.value AND c.institution_id = ",
];

fn read<const N: usize>(statement: Statement<'_, N>, c: &mut SqliteConnection) -> Result<Vec<StoredContact>> {
    let rows: Vec<(i64, String, Vec<u8>, Moment, Moment)> = Contacts(statement).load(c)?;
    let rows = rows.into_iter().map(|(id, number, body, created, changed)| (id, number, body, created.0, changed.0));
    Ok(rows.collect())
}

/// A time, read where it stands.
#[derive(FromSqlRow)]
struct Moment(NaiveDateTime);

impl FromSql<Text, Sqlite> for Moment {
    fn from_sql(mut value: SqliteValue<'_, '_, '_>) -> deserialize::Result<Self> {
        let text = value.read_text();
        moment(text).map(Self).ok_or_else(|| format!("not a time: {text}").into())
    }
}

/// A time as SQLite keeps it: `2026-11-27 21:18:11.123456`.
fn moment(text: &str) -> Option<NaiveDateTime> {
    let part = |from: usize, to: usize| number(text.as_bytes().get(from..to)?);
    let date = NaiveDate::from_ymd_opt(part(0, 4)? as i32, part(5, 7)?, part(8, 10)?)?;
    let micros = match text.as_bytes().get(19..)? {
        [] => 0,
        [b'.', digits @ ..] => number(digits)? * 10_u32.pow(6_u32.checked_sub(digits.len() as u32)?),
        _ => return None,
    };
    date.and_hms_micro_opt(part(11, 13)?, part(14, 16)?, part(17, 19)?, micros)
}

/// A number of at most six digits.
fn number(digits: &[u8]) -> Option<u32> {
    let is_number = (1..=6).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
    is_number.then(|| digits.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0')))
}

#[derive(Clone, Copy)]
enum Bind<'a> {
    Text(&'a str),
    Number(i64),
}

/// A statement with a value after each piece. It stays prepared, by its text.
struct Statement<'a, const N: usize> {
    sql: Sql,
    binds: [Bind<'a>; N],
}

impl<const N: usize> Statement<'_, N> {
    fn write<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        for (at, piece) in self.sql.iter().enumerate() {
            out.push_sql(piece);
            match self.binds.get(at) {
                Some(Bind::Text(text)) => out.push_bind_param::<Text, _>(text)?,
                Some(Bind::Number(number)) => out.push_bind_param::<BigInt, _>(number)?,
                None => {}
            }
        }
        Ok(())
    }
}

/// A statement that gives contacts.
struct Contacts<'a, const N: usize>(Statement<'a, N>);
/// A statement that gives bodies.
struct Bodies<'a, const N: usize>(Statement<'a, N>);
/// A statement that gives name keys.
struct Names<'a, const N: usize>(Statement<'a, N>);

macro_rules! statement {
    ($name:ident, $row:ty) => {
        impl<const N: usize> Query for $name<'_, N> {
            type SqlType = $row;
        }
        impl<const N: usize> QueryFragment<Sqlite> for $name<'_, N> {
            fn walk_ast<'b>(&'b self, out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
                self.0.write(out)
            }
        }
        impl<const N: usize> QueryId for $name<'_, N> {
            type QueryId = ();
            const HAS_STATIC_QUERY_ID: bool = false;
        }
        impl<const N: usize> RunQueryDsl<SqliteConnection> for $name<'_, N> {}
    };
}

statement!(Contacts, (BigInt, Text, Binary, Text, Text));
statement!(Bodies, (BigInt, BigInt, Binary));
statement!(Names, (Text, BigInt));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_with_and_without_fractions() {
        let at = |text: &str| moment(text).map(|at| at.format("%F %T%.6f").to_string());
        assert_eq!(at("2026-11-27 21:18:11").as_deref(), Some("2026-11-27 21:18:11.000000"));
        assert_eq!(at("2026-11-27 21:18:11.5").as_deref(), Some("2026-11-27 21:18:11.500000"));
        assert_eq!(at("2026-11-27 21:18:11.000123").as_deref(), Some("2026-11-27 21:18:11.000123"));
        for wrong in ["", "2026-11-27", "2026-13-27 21:18:11", "2026-11-27 21:18:11.1234567", "yesterday"] {
            assert_eq!(at(wrong), None, "{wrong}");
        }
    }
}
