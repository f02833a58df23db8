//! The words by which contacts are found, as the database has them.

use carnet::contacts::packing::Reader;
use carnet::schema::word_chunks;
use diesel::prelude::*;

use super::TestApp;

impl TestApp {
    /// The words of all chunks in order, each as often as it has contacts.
    pub fn search_words(&self) -> Vec<String> {
        let chunks: Vec<Vec<u8>> =
            word_chunks::table.select(word_chunks::body).load(&mut *self.database.get().unwrap()).unwrap();
        let mut all: Vec<String> = chunks.iter().flat_map(|body| words(body)).collect();
        all.sort_unstable();
        all
    }
}

/// The words of a chunk, each of which says only where it differs from the one before.
fn words(body: &[u8]) -> Vec<String> {
    let (mut reader, mut before, mut words) = (Reader::new(body), String::new(), Vec::new());
    while !reader.is_done() {
        let shared = usize::try_from(reader.number().unwrap()).unwrap();
        let word = before[..shared].to_owned() + reader.text().unwrap();
        while reader.number().unwrap() != 0 {
            words.push(word.clone());
        }
        before = word;
    }
    words
}
