//! Looking contacts up by the words that they have.

use std::collections::VecDeque;

use roaring::RoaringTreemap;

use super::word_chunk::{Pairs, contact_at, shelf_of};
use crate::db::Db;
use crate::db::word_chunks::{self, Chunk, WordPlace};
use crate::error::Result;

/// How many chunks are read on at once.
const CHUNKS: i64 = 16;

/// A word, and a contact that has it.
pub(super) type Found = (String, i64);

/// The contacts with a word that begins so; `None` if they are more than `most`.
pub(super) fn having(db: &mut Db, institution: i64, word: &str, most: usize) -> Result<Option<RoaringTreemap>> {
    let (mut ids, mut count) = (RoaringTreemap::new(), 0);
    for mut shelf in shelves(db, institution, word, None)? {
        shelf.fill(db)?;
        while let Some((_, contacts)) = shelf.next.pop_front() {
            count += contacts.len();
            ids.extend(contacts.into_iter().filter_map(|id| u64::try_from(id).ok()));
            if count > most {
                return Ok(None);
            }
            shelf.fill(db)?;
        }
    }
    Ok(Some(ids))
}

/// At most `most` contacts with exactly this word.
pub(super) fn having_exactly(db: &mut Db, institution: i64, word: &str, most: usize) -> Result<Vec<i64>> {
    let found = after(db, institution, word, None, most)?;
    Ok(found.into_iter().take_while(|(found, _)| found == word).map(|(_, contact)| contact).collect())
}

/// The next `size` words that begin so with their contacts, in order, after one of them.
pub(super) fn after(
    db: &mut Db,
    institution: i64,
    word: &str,
    after: Option<&Found>,
    size: usize,
) -> Result<Vec<Found>> {
    let mut found = Vec::with_capacity(size);
    let mut shelves = shelves(db, institution, word, after)?;
    loop {
        for shelf in &mut shelves {
            shelf.fill(db)?;
        }
        let Some(next) = shelves.iter().filter_map(Shelf::word).min().map(str::to_owned) else { return Ok(found) };
        // In order of shelf contacts of one word are in order of id.
        for shelf in &mut shelves {
            while shelf.word() == Some(next.as_str()) {
                let contacts = shelf.next.pop_front().map(|(_, contacts)| contacts).unwrap_or_default();
                let room = size - found.len();
                found.extend(contacts.into_iter().take(room).map(|id| (next.clone(), id)));
                if found.len() == size {
                    return Ok(found);
                }
                shelf.fill(db)?;
            }
        }
    }
}

/// The shelves of an institution, at what comes after a place among the words that begin so.
fn shelves(db: &mut Db, institution: i64, word: &str, after: Option<&Found>) -> Result<Vec<Shelf>> {
    let from = after.cloned().unwrap_or_else(|| (word.to_owned(), -1));
    let (shelf, at) = after.map_or((-1, 0), |(_, contact)| shelf_of(*contact));
    let chunks = word_chunks::behind(db, institution, WordPlace { word: &from.0, shelf, at })?;
    chunks.into_iter().map(|chunk| Shelf::at(chunk, from.clone(), end(word))).collect()
}

/// The end of the words that begin with this one, excluded.
fn end(word: &str) -> String {
    format!("{word}{}", char::MAX)
}

/// The words of a shelf, read chunk by chunk.
struct Shelf {
    /// What was read last; its pairs are gone.
    last: Chunk,
    /// What was found last: only what stands behind it is new.
    from: Found,
    end: String,
    /// Words with contacts that were found and not yet taken.
    next: VecDeque<(String, Vec<i64>)>,
    is_end: bool,
}

impl Shelf {
    fn at(chunk: Chunk, from: Found, end: String) -> Result<Self> {
        let mut this = Self { last: chunk.clone(), from, end, next: VecDeque::new(), is_end: false };
        this.read(chunk)?;
        Ok(this)
    }

    /// The word that comes next.
    fn word(&self) -> Option<&str> {
        self.next.front().map(|(word, _)| word.as_str())
    }

    /// Reads on if nothing is left of what was read.
    fn fill(&mut self, db: &mut Db) -> Result<()> {
        while self.next.is_empty() && !self.is_end {
            let chunks = word_chunks::following(db, &self.last, &self.end, CHUNKS)?;
            self.is_end = chunks.is_empty();
            for chunk in chunks {
                self.read(chunk)?;
            }
        }
        Ok(())
    }

    fn read(&mut self, mut chunk: Chunk) -> Result<()> {
        let body = std::mem::take(&mut chunk.body);
        let shelf = chunk.shelf;
        self.last = chunk;
        let mut pairs = Pairs::of(&body);
        while pairs.next_word()? {
            if pairs.word < self.from.0 {
                continue;
            }
            if pairs.word >= self.end {
                self.is_end = true;
                return Ok(());
            }
            let least = if pairs.word == self.from.0 { self.from.1 } else { -1 };
            let mut contacts = Vec::new();
            while let Some(at) = pairs.next_place()? {
                contacts.extend(Some(contact_at(shelf, at)).filter(|contact| *contact > least));
            }
            if let Some(last) = contacts.last() {
                self.from = (pairs.word.clone(), *last);
                self.next.push_back((pairs.word.clone(), contacts));
            }
        }
        Ok(())
    }
}
