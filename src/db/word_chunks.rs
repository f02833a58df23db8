//! The chunks of search words (`contacts::word_chunk`) as rows of the database. The statements are in words that both
//! databases understand: on SQLite `$1` is a name, numbered by its first use.

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Binary, Text};

use super::Db;
use crate::error::Result;
use crate::insert_all;
use crate::on_each;
use crate::schema::word_chunks;

/// A chunk.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, QueryableByName, Insertable)]
#[diesel(table_name = word_chunks, treat_none_as_default_value = false)]
pub(crate) struct Chunk {
    /// Whose words.
    pub institution_id: i64,
    /// The shelf.
    pub shelf: i64,
    /// The word and the place of the contact that the chunk begins with, or begins behind.
    pub word: String,
    /// The place.
    pub first: i64,
    /// The pairs, packed.
    pub body: Vec<u8>,
}

/// A place among the words of an institution: word, shelf, place on the shelf.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WordPlace<'a> {
    /// The word.
    pub word: &'a str,
    /// The shelf.
    pub shelf: i64,
    /// The place on the shelf.
    pub at: i64,
}

/// Keeps others from rewriting words of the institution until the transaction ends: two edits may be about one chunk. On
/// SQLite the transaction holds the only write lock already.
pub(crate) fn lock(db: &mut Db, institution: i64) -> Result<()> {
    let Db::Postgres(c) = db else { return Ok(()) };
    let query = "SELECT id FROM institutions WHERE id = $1 FOR NO KEY UPDATE";
    diesel::sql_query(query).bind::<BigInt, _>(institution).execute(c)?;
    Ok(())
}

/// All chunks of a shelf, in order.
pub(crate) fn of_shelf(db: &mut Db, institution: i64, shelf: i64) -> Result<Vec<Chunk>> {
    Ok(word_chunks::table
        .filter(word_chunks::institution_id.eq(institution).and(word_chunks::shelf.eq(shelf)))
        .order((word_chunks::word, word_chunks::first))
        .select(Chunk::as_select())
        .load(db)?)
}

/// The chunk of a shelf to which a place belongs: the last that does not begin behind it.
pub(crate) fn holding(db: &mut Db, institution: i64, place: WordPlace<'_>) -> Result<Option<Chunk>> {
    let query = "SELECT institution_id, shelf, word, first, body FROM word_chunks \
                 WHERE institution_id = $1 AND shelf = $2 AND (word, first) <= ($3, $4) \
                 ORDER BY word DESC, first DESC LIMIT 1";
    Ok(on_each!(db, c => diesel::sql_query(query)
        .bind::<BigInt, _>(institution)
        .bind::<BigInt, _>(place.shelf)
        .bind::<Text, _>(place.word)
        .bind::<BigInt, _>(place.at)
        .get_result(c)
        .optional())?)
}

/// Of each shelf of an institution the chunk to which what comes behind a place belongs. Contacts of an earlier shelf that have
/// the word itself stand before the place, those of a later one behind it.
pub(crate) fn behind(db: &mut Db, institution: i64, place: WordPlace<'_>) -> Result<Vec<Chunk>> {
    // Asked for column by column: to join them, SQLite would read the whole table for a filter first.
    let column = |name: &str| {
        format!(
            "(SELECT w.{name} FROM word_chunks w WHERE w.institution_id = $1 AND w.shelf = p.shelf \
             AND (w.word, w.first) <= ($4, p.at) ORDER BY w.word DESC, w.first DESC LIMIT 1) AS {name}"
        )
    };
    let query = format!(
        "WITH RECURSIVE shelves (shelf) AS (\
           SELECT min(shelf) FROM word_chunks WHERE institution_id = $1 UNION ALL \
           SELECT (SELECT min(w.shelf) FROM word_chunks w WHERE w.institution_id = $1 AND w.shelf > s.shelf) \
           FROM shelves s WHERE s.shelf IS NOT NULL), \
         places AS (SELECT shelf, CASE WHEN shelf < $2 THEN 9999999 WHEN shelf = $2 THEN $3 ELSE 0 END AS at \
           FROM shelves WHERE shelf IS NOT NULL) \
         SELECT $1 AS institution_id, p.shelf, {}, {}, {} FROM places p ORDER BY p.shelf",
        column("word"),
        column("first"),
        column("body")
    );
    Ok(on_each!(db, c => diesel::sql_query(&query)
        .bind::<BigInt, _>(institution)
        .bind::<BigInt, _>(place.shelf)
        .bind::<BigInt, _>(place.at)
        .bind::<Text, _>(place.word)
        .load(c))?)
}

/// The chunks of the same shelf that come behind this one and begin with a word before `end`: at most `limit`.
pub(crate) fn following(db: &mut Db, chunk: &Chunk, end: &str, limit: i64) -> Result<Vec<Chunk>> {
    let query = "SELECT institution_id, shelf, word, first, body FROM word_chunks \
                 WHERE institution_id = $1 AND shelf = $2 AND (word, first) > ($3, $4) AND word < $5 \
                 ORDER BY word, first LIMIT $6";
    Ok(on_each!(db, c => diesel::sql_query(query)
        .bind::<BigInt, _>(chunk.institution_id)
        .bind::<BigInt, _>(chunk.shelf)
        .bind::<Text, _>(&chunk.word)
        .bind::<BigInt, _>(chunk.first)
        .bind::<Text, _>(end)
        .bind::<BigInt, _>(limit)
        .load(c))?)
}

/// What becomes of chunks of one shelf.
#[derive(Debug, Default)]
pub(crate) struct Rewriting {
    /// Those with other pairs.
    pub changed: Vec<Chunk>,
    /// Those that were not there.
    pub new: Vec<Chunk>,
    /// Those that are there no more.
    pub gone: Vec<Chunk>,
}

/// Writes what became of the chunks of a shelf. Its first chunk stays as long as there are others, be it empty, since each place
/// of a shelf belongs to one.
pub(crate) fn rewrite(db: &mut Db, institution: i64, shelf: i64, all: &Rewriting) -> Result<()> {
    let of_shelf =
        || word_chunks::table.filter(word_chunks::institution_id.eq(institution).and(word_chunks::shelf.eq(shelf)));
    match &mut *db {
        Db::Sqlite(c) => {
            for chunk in &all.changed {
                let key = (chunk.institution_id, chunk.shelf, &chunk.word, chunk.first);
                diesel::update(word_chunks::table.find(key)).set(word_chunks::body.eq(&chunk.body)).execute(c)?;
            }
        }
        Db::Postgres(c) if !all.changed.is_empty() => {
            diesel::sql_query(
                "UPDATE word_chunks SET body = new.body FROM unnest($3, $4, $5) AS new (word, first, body) \
                 WHERE institution_id = $1 AND shelf = $2 AND word_chunks.word = new.word \
                 AND word_chunks.first = new.first",
            )
            .bind::<BigInt, _>(institution)
            .bind::<BigInt, _>(shelf)
            .bind::<Array<Text>, _>(all.changed.iter().map(|chunk| chunk.word.as_str()).collect::<Vec<_>>())
            .bind::<Array<BigInt>, _>(all.changed.iter().map(|chunk| chunk.first).collect::<Vec<_>>())
            .bind::<Array<Binary>, _>(all.changed.iter().map(|chunk| chunk.body.as_slice()).collect::<Vec<_>>())
            .execute(c)?;
        }
        Db::Postgres(_) => {}
    }
    for chunk in &all.gone {
        let key = word_chunks::word.eq(&chunk.word).and(word_chunks::first.eq(chunk.first));
        diesel::delete(of_shelf().filter(key)).execute(db)?;
    }
    insert_all!(&mut *db, word_chunks::table, all.new)?;
    let is_emptied = !all.gone.is_empty() || all.changed.iter().any(|chunk| chunk.body.is_empty());
    if is_emptied && of_shelf().count().get_result::<i64>(db)? == 1 {
        diesel::delete(of_shelf().filter(word_chunks::body.eq(Vec::<u8>::new()))).execute(db)?;
    }
    Ok(())
}
