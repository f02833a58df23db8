//! Bodies of many contacts rewritten at once, when all that they become depends on what they are: the path on which imports
//! are applied and undone, and where each database wants its own way.
//!
//! SQLite rewrites them where they stand, by a function of this process that its statement calls: every body is read once, and
//! a run of contacts is one statement. PostgreSQL is asked for them ahead, while the batch before is being written, and
//! takes the new ones where the old ones still stand.

use std::cell::RefCell;

use chrono::NaiveDateTime;
use diesel::prelude::*;
use diesel::query_builder::{AstPass, QueryFragment, QueryId};
use diesel::sql_types::{Array, BigInt, Binary, Text, Timestamp};
use diesel::sqlite::Sqlite;

use super::Db;
use crate::error::Result;
use crate::schema::contacts;

/// What becomes of a body, by the place of its contact among all; `None` to leave it as it is.
pub(crate) type Rewrite = Box<dyn Fn(usize, &[u8]) -> Option<Vec<u8>> + Send>;

/// Contacts of an institution that are to be rewritten.
pub(crate) struct Rewriting {
    institution: i64,
    /// In ascending order.
    ids: Vec<i64>,
    work: Work,
}

enum Work {
    /// Nothing is done yet.
    InPlace(Rewrite),
    /// By the place of its contact each body that was read, with what it becomes.
    Ahead(Vec<Replacement>),
}

struct Replacement {
    at: usize,
    old: Vec<u8>,
    new: Vec<u8>,
}

impl Rewriting {
    /// Does what can be done before the transaction. `ids`: the contacts, in ascending order, each once.
    pub(crate) fn prepare(db: &mut Db, institution: i64, ids: Vec<i64>, rewrite: Rewrite) -> Result<Self> {
        let work = match db {
            Db::Sqlite(_) => Work::InPlace(rewrite),
            Db::Postgres(c) => {
                let read = bodies(c, &ids)?.into_iter().filter(|(_, owner, _)| *owner == institution);
                let replaced = read.filter_map(|(id, _, old)| {
                    let at = ids.binary_search(&id).ok()?;
                    Some(Replacement { at, new: rewrite(at, &old)?, old })
                });
                Work::Ahead(replaced.collect())
            }
        };
        Ok(Self { institution, ids, work })
    }

    /// Rewrites the bodies, inside the caller's transaction. Returns the places of the contacts that were left as they
    /// are: not there, or with another body than the one that was read, or because that was said.
    pub(crate) fn save(self, db: &mut Db, now: NaiveDateTime) -> Result<Vec<usize>> {
        let Self { institution, ids, work } = self;
        let is_written = match (db, work) {
            (Db::Sqlite(c), Work::InPlace(rewrite)) => in_place(c, institution, ids, rewrite, now)?,
            (Db::Postgres(c), Work::Ahead(all)) => replaced(c, &ids, &all, now)?,
            _ => vec![false; ids.len()],
        };
        Ok((0..).zip(is_written).filter(|(_, is_written)| !is_written).map(|(at, _)| at).collect())
    }
}

fn in_place(
    c: &mut SqliteConnection,
    institution: i64,
    ids: Vec<i64>,
    rewrite: Rewrite,
    now: NaiveDateTime,
) -> Result<Vec<bool>> {
    // As diesel writes a time on SQLite.
    let now = now.format("%F %T%.f").to_string();
    let runs = runs(&ids);
    let is_written = vec![false; ids.len()];
    AT_WORK.set(Some(AtWork { ids, rewrite, is_written }));
    let done = runs.into_iter().try_for_each(|(first, last)| {
        let range = Range { first, last, institution, now: &now };
        range.execute(c).map(drop)
    });
    let at_work = AT_WORK.take();
    done?;
    Ok(at_work.map(|at_work| at_work.is_written).unwrap_or_default())
}

/// How many contacts one statement rewrites at most: SQLite keeps the pages that it changes until it ends, and after 64
/// KiB in a file.
const RUN: usize = 50;
/// How many contacts in a row a statement passes by at most, to spare the start of another.
const GAP: i64 = 8;

/// The first and last ids of runs of contacts with small gaps.
fn runs(ids: &[i64]) -> Vec<(i64, i64)> {
    let near = ids.chunk_by(|one, next| next - one <= GAP);
    let short = near.flat_map(|near| near.chunks(RUN));
    short.filter_map(|run| Some((*run.first()?, *run.last()?))).collect()
}

/// What a thread is rewriting.
struct AtWork {
    ids: Vec<i64>,
    rewrite: Rewrite,
    is_written: Vec<bool>,
}

thread_local! {
    static AT_WORK: RefCell<Option<AtWork>> = const { RefCell::new(None) };
}

/// The new body of a contact of those that this thread is rewriting; `None`, which no contact can have, for all others.
fn rewritten(id: i64, body: Vec<u8>) -> Option<Vec<u8>> {
    AT_WORK.with_borrow_mut(|at_work| {
        let AtWork { ids, rewrite, is_written } = at_work.as_mut()?;
        let at = ids.binary_search(&id).ok()?;
        let new = rewrite(at, &body)?;
        is_written[at] = true;
        Some(new)
    })
}

mod function {
    #![allow(missing_docs, unreachable_pub)]
    use diesel::sql_types::{BigInt, Binary};

    #[diesel::declare_sql_function]
    extern "SQL" {
        fn carnet_rewritten(id: BigInt, body: Binary) -> Nullable<Binary>;
    }
}

/// Teaches a connection what its statements call.
pub(super) fn register(c: &mut SqliteConnection) -> QueryResult<()> {
    function::carnet_rewritten_utils::register_nondeterministic_impl(c, rewritten)
}

/// The contacts of an institution from one id to another, on SQLite. Those without a new body are passed by: none may be
/// without.
struct Range<'a> {
    first: i64,
    last: i64,
    institution: i64,
    now: &'a str,
}

impl QueryId for Range<'_> {
    type QueryId = Range<'static>;
    const HAS_STATIC_QUERY_ID: bool = true;
}

impl QueryFragment<Sqlite> for Range<'_> {
    fn walk_ast<'b>(&'b self, mut out: AstPass<'_, 'b, Sqlite>) -> QueryResult<()> {
        out.push_sql("UPDATE OR IGNORE contacts SET body = carnet_rewritten(id, body), changed_at = ");
        out.push_bind_param::<Text, _>(self.now)?;
        out.push_sql(" WHERE id BETWEEN ");
        out.push_bind_param::<BigInt, _>(&self.first)?;
        out.push_sql(" AND ");
        out.push_bind_param::<BigInt, _>(&self.last)?;
        // Without the sign SQLite would rather walk the institution's whole index.
        out.push_sql(" AND +institution_id = ");
        out.push_bind_param::<BigInt, _>(&self.institution)
    }
}

impl RunQueryDsl<SqliteConnection> for Range<'_> {}

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// Where contacts stand, if they are at least half of those between the first and the last: PostgreSQL then goes from one
/// to the next, instead of down its index for each.
fn dense(ids: &[i64]) -> Option<(i64, i64)> {
    let (first, last) = (*ids.first()?, *ids.last()?);
    (last - first < 2 * ids.len() as i64).then_some((first, last))
}

/// Id, institution and body of contacts, in no particular order; others may be among them.
fn bodies(c: &mut PgConnection, ids: &[i64]) -> QueryResult<Vec<(i64, i64, Vec<u8>)>> {
    let all = contacts::table.select((contacts::id, contacts::institution_id, contacts::body));
    match dense(ids) {
        Some((first, last)) => all.filter(contacts::id.between(first, last)).load(c),
        None => all.filter(contacts::id.eq_any(ids)).load(c),
    }
}

fn replaced(c: &mut PgConnection, ids: &[i64], all: &[Replacement], now: NaiveDateTime) -> Result<Vec<bool>> {
    // Without saying it twice where they stand, PostgreSQL would walk the table from its start to the last of them.
    let place = match dense(ids) {
        Some((first, last)) => format!("contacts.id BETWEEN {first} AND {last}"),
        None => "contacts.id = ANY ($1)".to_owned(),
    };
    let found = diesel::sql_query(format!(
        "UPDATE contacts SET body = new.body, changed_at = $4 FROM unnest($1, $2, $3) AS new (id, old, body) \
         WHERE {place} AND contacts.id = new.id AND contacts.body = new.old RETURNING contacts.id",
    ))
    .bind::<Array<BigInt>, _>(all.iter().filter_map(|one| ids.get(one.at)).collect::<Vec<_>>())
    .bind::<Array<Binary>, _>(all.iter().map(|one| one.old.as_slice()).collect::<Vec<_>>())
    .bind::<Array<Binary>, _>(all.iter().map(|one| one.new.as_slice()).collect::<Vec<_>>())
    .bind::<Timestamp, _>(now)
    .load::<Id>(c)?;
    let mut is_written = vec![false; ids.len()];
    for at in found.iter().filter_map(|row| ids.binary_search(&row.id).ok()) {
        is_written[at] = true;
    }
    Ok(is_written)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use diesel::connection::SimpleConnection;

    use super::*;
    use crate::db::{Database, write};

    #[test]
    fn contacts_that_are_most_of_those_between_them_are_dense() {
        assert_eq!(dense(&[]), None);
        assert_eq!(dense(&[7]), Some((7, 7)));
        assert_eq!(dense(&[7, 9, 10]), Some((7, 10)));
        assert_eq!(dense(&[7, 9, 20]), None);
    }

    #[test]
    fn contacts_that_stand_close_are_one_run() {
        assert_eq!(runs(&[]), []);
        assert_eq!(runs(&[5, 6, 9, 30, 31]), [(5, 9), (30, 31)]);
        let many: Vec<i64> = (1..=2 * RUN as i64 + 1).collect();
        assert_eq!(runs(&many), [(1, 50), (51, 100), (101, 101)]);
    }

    #[derive(QueryableByName, Debug, PartialEq)]
    struct Row {
        #[diesel(sql_type = BigInt)]
        id: i64,
        #[diesel(sql_type = Binary)]
        body: Vec<u8>,
        #[diesel(sql_type = Text)]
        changed_at: String,
    }

    /// Contacts 1 to 300, every seventh of another institution.
    fn contacts(folder: &Path) -> Database {
        let database = Database::open(folder.join("carnet.db").to_str().unwrap()).unwrap();
        database.migrate().unwrap();
        let some = "INSERT INTO institutions (id, code, name, language, country, time_zone, created_at) \
             VALUES (1, 'A', 'A', 'en', 'FR', 'UTC', 'then'), (2, 'B', 'B', 'en', 'FR', 'UTC', 'then'); \
             WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 300) \
             INSERT INTO contacts (id, institution_id, number, status, name_key, body, created_at, changed_at) \
             SELECT n, 1 + (n % 7 = 0), 'C' || n, 'ACTIVE', '', CAST('body' AS BLOB), 'then', 'then' FROM n;";
        database.get().unwrap().batch_execute(some).unwrap();
        database
    }

    #[test]
    fn bodies_are_rewritten_where_they_stand_and_no_others() {
        let folder = tempfile::tempdir().unwrap();
        let database = contacts(folder.path());
        let mut db = database.get().unwrap();
        // Those from 100 to 119 are not asked for, and from 301 there are none.
        let ids: Vec<i64> = (1..100).chain(120..310).collect();
        let asked = ids.clone();
        let rewrite = move |at: usize, body: &[u8]| {
            let is_meant = asked[at] % 5 != 0;
            is_meant.then(|| [body, asked[at].to_string().as_bytes()].concat())
        };
        let rewriting = Rewriting::prepare(&mut db, 1, ids.clone(), Box::new(rewrite)).unwrap();
        let now = crate::db::now();
        let left = write(&mut db, |db| rewriting.save(db, now)).unwrap();
        let is_left = |id: i64| id % 7 == 0 || id % 5 == 0 || id > 300;
        assert_eq!(left, (0..ids.len()).filter(|at| is_left(ids[*at])).collect::<Vec<_>>());
        let Db::Sqlite(c) = &mut *db else { panic!() };
        let rows: Vec<Row> =
            diesel::sql_query("SELECT id, body, changed_at FROM contacts ORDER BY id").load(c).unwrap();
        for row in rows {
            let is_written = !is_left(row.id) && ids.contains(&row.id);
            let (body, changed_at) = match is_written {
                true => (format!("body{}", row.id), now.format("%F %T%.f").to_string()),
                false => ("body".to_owned(), "then".to_owned()),
            };
            let id = row.id;
            assert_eq!(row, Row { id, body: body.into_bytes(), changed_at });
        }
    }
}
