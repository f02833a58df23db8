//! Chunks of search words: pairs of a word and a contact, in order, packed.
//!
//! The contacts of 32,768 ids in a row stand on one shelf, and the words of a shelf in chunks of a page's third: files bring
//! contacts by the thousand, so a chunk is written once for many of them, where a row for each word would touch a page for
//! each. A chunk has the pairs from its key on, to the key of the next; the first of a shelf may begin anywhere.
//!
//! A body is a run of entries `letters shared with the word before, length of the rest, the rest, contacts, 0`. The first
//! contact is its place on the shelf + 1, each further one the distance from the one before.

use super::packing::{Reader, put_number, put_text};
use crate::db::word_chunks::Chunk;

/// How many ids a shelf has. The migration `words_in_chunks` divides by it as well.
const SHELF: i64 = 1 << 15;

/// How long a body becomes at most before it is divided, and about how long the parts are then.
const MOST: usize = 1900;
const PART: usize = 1400;

/// Where a contact has its words: shelf, and place on it.
pub(super) fn shelf_of(contact: i64) -> (i64, i64) {
    (contact / SHELF, contact % SHELF)
}

/// The contact at a place on a shelf.
pub(super) fn contact_at(shelf: i64, at: i64) -> i64 {
    shelf * SHELF + at
}

/// A pair that comes or goes. In order of word and place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct WordEdit {
    pub word: String,
    /// The contact's place on the shelf.
    pub at: i64,
    /// Whether it comes.
    pub comes: bool,
}

/// The chunk after these edits, which are in order and all of its range: none if nothing is left, several if it became long.
/// The first has the old key.
pub(super) fn edited(chunk: &Chunk, edits: &[WordEdit]) -> anyhow::Result<Vec<Chunk>> {
    let whole = packed(chunk, edits, usize::MAX)?;
    match whole.first().map_or(0, |chunk| chunk.body.len()) {
        length if length > MOST => packed(chunk, edits, length / length.div_ceil(PART) + 1),
        _ => Ok(whole),
    }
}

fn packed(chunk: &Chunk, edits: &[WordEdit], most: usize) -> anyhow::Result<Vec<Chunk>> {
    let mut packer = Packer::new(chunk, most);
    let (mut pairs, mut rest) = (Pairs::of(&chunk.body), edits);
    while pairs.next_word()? {
        let before = rest.iter().take_while(|edit| edit.word < pairs.word).count();
        rest = packer.add_all(rest, before);
        let same = rest.iter().take_while(|edit| edit.word == pairs.word).count();
        let mut mine = rest.iter().take(same).peekable();
        rest = rest.get(same..).unwrap_or_default();
        packer.begin(&pairs.word);
        while let Some(at) = pairs.next_place()? {
            while let Some(edit) = mine.next_if(|edit| edit.at < at) {
                packer.add_if(edit.comes, edit.at);
            }
            let goes = mine.next_if(|edit| edit.at == at).is_some_and(|edit| !edit.comes);
            packer.add_if(!goes, at);
        }
        mine.for_each(|edit| packer.add_if(edit.comes, edit.at));
    }
    packer.add_all(rest, rest.len());
    Ok(packer.finish())
}

/// Packs pairs that come in order.
struct Packer {
    shelf: (i64, i64),
    most: usize,
    done: Vec<Chunk>,
    key: (String, i64),
    body: Vec<u8>,
    /// The word whose contacts come now; the one that the body ends with, if its list is open.
    word: String,
    last_word: String,
    /// The last place of the open list.
    open: Option<i64>,
}

impl Packer {
    fn new(chunk: &Chunk, most: usize) -> Self {
        Self {
            shelf: (chunk.institution_id, chunk.shelf),
            most,
            done: Vec::new(),
            key: (chunk.word.clone(), chunk.first),
            body: Vec::with_capacity(chunk.body.len()),
            word: String::new(),
            last_word: String::new(),
            open: None,
        }
    }

    /// Adds what comes among the first `count` edits, and gives back the others.
    fn add_all<'e>(&mut self, edits: &'e [WordEdit], count: usize) -> &'e [WordEdit] {
        let (mine, rest) = edits.split_at(count.min(edits.len()));
        for edit in mine.iter().filter(|edit| edit.comes) {
            if edit.word != self.word {
                self.begin(&edit.word);
            }
            self.add_if(true, edit.at);
        }
        rest
    }

    /// Begins the list of a word; nothing is written before its first contact comes.
    fn begin(&mut self, word: &str) {
        self.close();
        self.word.clear();
        self.word.push_str(word);
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            put_number(&mut self.body, 0);
        }
    }

    fn add_if(&mut self, is_there: bool, at: i64) {
        if !is_there {
            return;
        }
        if self.body.len() >= self.most {
            self.cut(at);
        }
        match self.open {
            Some(before) => put_number(&mut self.body, at - before),
            None => {
                let shared = shared(&self.last_word, &self.word);
                put_number(&mut self.body, shared as i64);
                put_text(&mut self.body, self.word.get(shared..).unwrap_or_default());
                put_number(&mut self.body, at + 1);
                self.last_word.clone_from(&self.word);
            }
        }
        self.open = Some(at);
    }

    /// Ends the chunk and begins another with the present word at this place.
    fn cut(&mut self, at: i64) {
        self.close();
        let key = std::mem::replace(&mut self.key, (self.word.clone(), at));
        let body = std::mem::take(&mut self.body);
        self.done.push(self.chunk(key, body));
        self.last_word.clear();
    }

    fn chunk(&self, (word, first): (String, i64), body: Vec<u8>) -> Chunk {
        Chunk { institution_id: self.shelf.0, shelf: self.shelf.1, word, first, body }
    }

    fn finish(mut self) -> Vec<Chunk> {
        self.close();
        if !self.body.is_empty() {
            let (key, body) = (std::mem::take(&mut self.key), std::mem::take(&mut self.body));
            let last = self.chunk(key, body);
            self.done.push(last);
        }
        self.done
    }
}

/// How many bytes two words begin with alike, in whole letters.
fn shared(a: &str, b: &str) -> usize {
    let mut count = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    while !b.is_char_boundary(count) {
        count -= 1;
    }
    count
}

/// Reads the pairs of a body, word by word.
pub(super) struct Pairs<'a> {
    reader: Reader<'a>,
    /// The word whose contacts come now.
    pub word: String,
    /// The place before the next one; `None` at the beginning of a list.
    before: Option<i64>,
    is_open: bool,
}

impl<'a> Pairs<'a> {
    pub(super) fn of(body: &'a [u8]) -> Self {
        Self { reader: Reader::new(body), word: String::new(), before: None, is_open: false }
    }

    /// Goes on to the next word, past the contacts of this one; false at the end.
    pub(super) fn next_word(&mut self) -> anyhow::Result<bool> {
        while self.next_place()?.is_some() {}
        if self.reader.is_done() {
            return Ok(false);
        }
        let shared = usize::try_from(self.reader.number()?)?;
        anyhow::ensure!(self.word.is_char_boundary(shared), "a word shares more than there is");
        self.word.truncate(shared);
        self.word.push_str(self.reader.text()?);
        (self.before, self.is_open) = (None, true);
        Ok(true)
    }

    /// The place of the next contact that has the word.
    pub(super) fn next_place(&mut self) -> anyhow::Result<Option<i64>> {
        if !self.is_open {
            return Ok(None);
        }
        let step = self.reader.number()?;
        if step == 0 {
            self.is_open = false;
            return Ok(None);
        }
        let at = self.before.map_or(step - 1, |before| before + step);
        self.before = Some(at);
        Ok(self.before)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn pairs(chunks: &[Chunk]) -> Vec<(String, i64)> {
        let mut found = Vec::new();
        for chunk in chunks {
            let mut pairs = Pairs::of(&chunk.body);
            while pairs.next_word().unwrap() {
                while let Some(at) = pairs.next_place().unwrap() {
                    found.push((pairs.word.clone(), at));
                }
            }
        }
        found
    }

    fn empty() -> Chunk {
        Chunk { institution_id: 1, shelf: 0, word: String::new(), first: 0, body: Vec::new() }
    }

    proptest! {
        #[test]
        fn edits_do_to_chunks_what_they_do_to_a_set(
            steps in prop::collection::vec(prop::collection::btree_map(("[aeé]{0,3}", 0_i64..400), any::<bool>(), 0..600), 1..6)
        ) {
            let (mut set, mut chunks) = (BTreeSet::new(), vec![empty()]);
            for step in steps {
                for (pair, comes) in &step {
                    if *comes { set.insert(pair.clone()); } else { set.remove(pair); }
                }
                let edits: Vec<WordEdit> =
                    step.into_iter().map(|((word, at), comes)| WordEdit { word, at, comes }).collect();
                let ends: Vec<_> = chunks.iter().skip(1).map(|c| (c.word.clone(), c.first)).collect();
                let mut after = Vec::new();
                for (nr, chunk) in chunks.iter().enumerate() {
                    let begin = (chunk.word.clone(), chunk.first);
                    let mine = edits.iter().filter(|e| {
                        let place = (e.word.clone(), e.at);
                        (nr == 0 || place >= begin) && ends.get(nr).is_none_or(|end| place < *end)
                    });
                    let parts = edited(chunk, &mine.cloned().collect::<Vec<_>>()).unwrap();
                    if let Some(first) = parts.first() {
                        prop_assert_eq!((&first.word, first.first), (&chunk.word, chunk.first));
                    }
                    after.extend(parts);
                }
                chunks = if after.is_empty() { vec![empty()] } else { after };
                prop_assert_eq!(pairs(&chunks), set.iter().cloned().collect::<Vec<_>>());
                prop_assert!(chunks.iter().all(|chunk| chunk.body.len() <= MOST));
            }
        }
    }
}
