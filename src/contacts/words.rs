//! The words by which the search box finds a contact, kept in chunks ([`super::word_chunk`]). There is one index: what words a
//! contact had is told by the slots that it had.

use std::collections::{BTreeMap, HashSet};

use super::slots::Slots;
use super::word_chunk::{WordEdit, contact_at, edited, shelf_of};
use crate::db::Db;
use crate::db::word_chunks::{self, Chunk, Rewriting, WordPlace};
use crate::error::Result;
use crate::fields::{FieldId, national_digits, standard};
use crate::text::fold;

/// The slots by whose words a contact is found.
const WORDED: [FieldId; 8] = [
    standard::CONTACT_NR,
    standard::EXTERNAL_ID,
    standard::FIRSTNAME,
    standard::LASTNAME,
    standard::OFFICIAL_NAME,
    standard::EMAIL,
    standard::PHONE,
    standard::CELLPHONE,
];

/// More edits than these are worth reading the whole shelf.
const FEW: usize = 64;

/// Whether a contact is found by words of a field.
pub(super) fn is_worded(field: FieldId) -> bool {
    WORDED.contains(&field)
}

/// The words of names, number, external id, e-mail address and phones: each once, in order.
pub(super) fn words(slots: &Slots<'_>) -> Vec<String> {
    let mut words: Vec<String> = Vec::with_capacity(12);
    for field in WORDED {
        let Some(value) = slots.value(field) else { continue };
        let folded = fold(value);
        words.extend(folded.split(|c: char| !c.is_alphanumeric()).filter(|word| *word != folded).map(str::to_owned));
        if folded.contains(' ') {
            words.extend(folded.split(' ').map(str::to_owned));
        } else {
            words.push(folded);
        }
        if matches!(field, standard::PHONE | standard::CELLPHONE) {
            words.push(national_digits(value));
        }
    }
    words.retain(|word| !word.is_empty());
    words.sort_unstable();
    words.dedup();
    words
}

/// Words that contacts get and lose.
#[derive(Debug, Default)]
pub(super) struct WordEdits {
    shelves: BTreeMap<i64, Vec<WordEdit>>,
}

impl WordEdits {
    /// Notes what a contact has, and what it has had: none where it is new, or goes.
    pub(super) fn note(&mut self, contact: i64, before: Option<&Slots<'_>>, after: Option<&Slots<'_>>) {
        let (old, new) = (before.map(words).unwrap_or_default(), after.map(words).unwrap_or_default());
        let (shelf, at) = shelf_of(contact);
        let edits = self.shelves.entry(shelf).or_default();
        let edit = |comes| move |word| WordEdit { word, at, comes };
        let stays = |word: &String, others: &[String]| others.binary_search(word).is_ok();
        // Most have only one of both.
        let (old, new) = match (old.is_empty(), new.is_empty()) {
            (false, false) => {
                let gone: Vec<String> = old.iter().filter(|word| !stays(word, &new)).cloned().collect();
                (gone, new.into_iter().filter(|word| !stays(word, &old)).collect())
            }
            _ => (old, new),
        };
        edits.extend(old.into_iter().map(edit(false)));
        edits.extend(new.into_iter().map(edit(true)));
    }

    /// Leaves these contacts out.
    pub(super) fn forget(&mut self, contacts: &HashSet<i64>) {
        for (shelf, edits) in &mut self.shelves {
            edits.retain(|edit| !contacts.contains(&contact_at(*shelf, edit.at)));
        }
    }

    /// Writes them.
    pub(super) fn save(self, db: &mut Db, institution: i64) -> Result<()> {
        if self.shelves.values().all(Vec::is_empty) {
            return Ok(());
        }
        word_chunks::lock(db, institution)?;
        for (shelf, mut edits) in self.shelves {
            edits.sort_unstable();
            save_shelf(db, institution, shelf, &edits)?;
        }
        Ok(())
    }
}

fn save_shelf(db: &mut Db, institution: i64, shelf: i64, edits: &[WordEdit]) -> Result<()> {
    let mut chunks = match edits.len() {
        0..FEW => holding(db, institution, shelf, edits)?,
        _ => word_chunks::of_shelf(db, institution, shelf)?,
    };
    let is_new = chunks.is_empty();
    if is_new {
        chunks.push(Chunk { institution_id: institution, shelf, word: String::new(), first: 0, body: Vec::new() });
    }
    let (mut rest, mut all) = (edits, Rewriting::default());
    for (nr, chunk) in chunks.iter().enumerate() {
        let end = chunks.get(nr + 1).map(|next| (next.word.as_str(), next.first));
        let is_before = |edit: &WordEdit| end.is_none_or(|end| (edit.word.as_str(), edit.at) < end);
        let (mine, others) = rest.split_at(rest.partition_point(is_before));
        rest = others;
        if !mine.is_empty() {
            add(&mut all, chunk, is_new, edited(chunk, mine)?);
        }
    }
    word_chunks::rewrite(db, institution, shelf, &all)
}

/// The chunks that hold these edits, in order.
fn holding(db: &mut Db, institution: i64, shelf: i64, edits: &[WordEdit]) -> Result<Vec<Chunk>> {
    let mut found: Vec<Chunk> = Vec::new();
    for edit in edits {
        let place = WordPlace { word: &edit.word, shelf, at: edit.at };
        let chunk = word_chunks::holding(db, institution, place)?;
        let is_known =
            |chunk: &Chunk| found.last().is_some_and(|last| (&last.word, last.first) == (&chunk.word, chunk.first));
        found.extend(chunk.filter(|chunk| !is_known(chunk)));
    }
    Ok(found)
}

fn add(all: &mut Rewriting, chunk: &Chunk, is_new: bool, parts: Vec<Chunk>) {
    let mut parts = parts.into_iter();
    let is_first = chunk.word.is_empty() && chunk.first == 0;
    match parts.next() {
        Some(first) if is_new => all.new.push(first),
        Some(first) if first.body != chunk.body => all.changed.push(first),
        Some(_) => {}
        None if is_new => {}
        None if is_first => all.changed.push(Chunk { body: Vec::new(), ..chunk.clone() }),
        None => all.gone.push(chunk.clone()),
    }
    all.new.extend(parts);
}
