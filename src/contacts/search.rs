//! The list of contacts: searched by words, filtered, paged by key.
//!
//! Three ways, so that a page comes at once whatever is searched. Without words, contacts are walked in order of name. If
//! the words find few contacts, those are put in order of name. Else contacts come in the order of the words that begin
//! with the longest one searched for, and are told from those that lack the others.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use roaring::RoaringTreemap;

use super::contact::{Contact, ContactView, LISTED};
use super::found_words::{self, having};
use super::people::people_of;
use super::read::{self, CHUNK};
use super::slots::Slots;
use super::typed_words::typed_words;
use super::words::words;
use crate::db::{Db, lookup};
use crate::error::Result;
use crate::fields::standard;
use crate::schema::contacts;

/// At most so many contacts are put in order of name in memory.
const FEW: usize = 5_000;

/// Several words of which each finds at most so many are held beside each other, to see whom all of them find.
const MANY: usize = 50_000;

/// How many contacts one page looks at, at most; a rare filter goes on from there when asked to.
const MOST_SEEN: usize = 10_000;

/// What is looked for.
#[derive(Debug, Clone, Default)]
pub struct Search {
    words: Vec<String>,
    status: Option<String>,
    structure: Option<String>,
}

/// A page of a list.
#[derive(Debug, Default)]
pub struct Found {
    /// The contacts.
    pub contacts: Vec<Contact>,
    /// After which contact the list goes on; `None` at its end.
    pub next: Option<i64>,
    /// The page ended before it was full, because too many contacts were looked at.
    pub is_partial: bool,
    /// So many contacts are found that they come in order of the word found, not of name.
    pub is_by_word: bool,
}

impl Search {
    /// Contacts that have words which begin with each of these, and a status. Without a status all but deleted ones.
    pub fn new(text: &str, status: Option<&str>) -> Self {
        let words = typed_words(text);
        Self { words, status: status.map(str::to_owned), structure: None }
    }

    /// The same among those who belong to a structure, by its contact number.
    #[must_use]
    pub fn among_people_of(self, structure: Option<&str>) -> Self {
        Self { structure: structure.map(str::to_owned), ..self }
    }

    /// A page of at most `limit` contacts for which `keep` is true, after the contact `after`.
    pub fn page(
        &self,
        db: &mut Db,
        institution: i64,
        after: Option<i64>,
        limit: usize,
        keep: &dyn Fn(&ContactView<'_>) -> bool,
    ) -> Result<Found> {
        let scope = Scope { search: self, institution, limit, keep };
        let Some(longest) = self.words.iter().max_by_key(|word| word.len()) else {
            let after = after.map(|id| place(db, institution, id)).transpose()?.flatten();
            return scope.by_name(db, after);
        };
        match self.few(db, institution)? {
            Some((ids, open)) => scope.among(db, &ids, &open, after),
            None => scope.by_word(db, longest, after),
        }
    }

    /// The contacts that words find, if they are few, and the words that are still to be looked for among them.
    fn few(&self, db: &mut Db, institution: i64) -> Result<Option<(Vec<i64>, Vec<&String>)>> {
        let most = if self.words.len() > 1 { MANY } else { FEW };
        let (mut common, mut open): (Option<RoaringTreemap>, _) = (None, Vec::new());
        for word in &self.words {
            match having(db, institution, word, most)? {
                Some(ids) => common = Some(common.map_or(ids.clone(), |common| common & ids)),
                None => open.push(word),
            }
        }
        let Some(common) = common.filter(|ids| ids.len() <= FEW as u64) else { return Ok(None) };
        Ok(Some((common.iter().filter_map(|id| i64::try_from(id).ok()).collect(), open)))
    }

    /// The statuses that are listed.
    fn statuses(&self) -> impl Iterator<Item = &'static str> {
        LISTED.into_iter().filter(|status| self.status.as_deref().is_none_or(|wanted| wanted == *status))
    }
}

/// Where a contact stands in a list: its name key or a word of it, and its id.
type Place = (String, i64);

fn place(db: &mut Db, institution: i64, id: i64) -> Result<Option<Place>> {
    Ok(contacts::table
        .find(id)
        .filter(contacts::institution_id.eq(institution))
        .select((contacts::name_key, contacts::id))
        .first(db)
        .optional()?)
}

/// The first word of a contact that begins so.
fn first_word(db: &mut Db, institution: i64, word: &str, id: i64) -> Result<Option<String>> {
    let Some(contact) = read::by_ids(db, institution, &[id])?.pop() else { return Ok(None) };
    Ok(first_of(&contact.slots()?, word))
}

fn first_of(slots: &Slots<'_>, word: &str) -> Option<String> {
    words(slots).into_iter().find(|own| own.starts_with(word))
}

/// Whether a contact has words that begin with each of these.
fn has_words(slots: &Slots<'_>, wanted: &[&String]) -> bool {
    let words = words(slots);
    wanted.iter().all(|wanted| words.iter().any(|own| own.starts_with(wanted.as_str())))
}

/// What a step has looked at.
struct Seen {
    count: usize,
    /// Those that may be wanted.
    contacts: Vec<Contact>,
    /// The last one looked at.
    last: Option<i64>,
    /// There are no more.
    is_end: bool,
}

struct Scope<'a> {
    search: &'a Search,
    institution: i64,
    limit: usize,
    keep: &'a dyn Fn(&ContactView<'_>) -> bool,
}

impl Scope<'_> {
    /// The page after a place among all contacts, in order of name.
    fn by_name(&self, db: &mut Db, mut after: Option<Place>) -> Result<Found> {
        self.looking_on(|size| {
            let rows = self.next_by_name(db, after.as_ref(), size)?;
            let is_end = rows.len() < size;
            after = rows.last().map(|(contact, key)| (key.clone(), contact.id)).or(after.take());
            let last = after.as_ref().map(|(_, id)| *id);
            Ok(Seen {
                count: rows.len(),
                contacts: rows.into_iter().map(|(contact, _)| contact).collect(),
                last,
                is_end,
            })
        })
    }

    /// The index leads from name to name of one status: the statuses are walked side by side.
    fn next_by_name(&self, db: &mut Db, after: Option<&Place>, size: usize) -> Result<Vec<(Contact, String)>> {
        if let Some(structure) = &self.search.structure {
            return people_of(db, self.institution, structure, after, size);
        }
        let mut rows = Vec::with_capacity(size);
        for status in self.search.statuses() {
            let mut query = contacts::table
                .filter(contacts::institution_id.eq(self.institution).and(contacts::status.eq(status)))
                .into_boxed();
            if let Some((name, id)) = after {
                query = query
                    .filter(contacts::name_key.ge(name))
                    .filter(contacts::name_key.gt(name).or(contacts::id.gt(id)));
            }
            let query = query.order((contacts::name_key, contacts::id)).limit(size as i64);
            rows.extend(query.select((Contact::as_select(), contacts::name_key)).load::<(Contact, String)>(db)?);
        }
        rows.sort_unstable_by(|(one, name), (other, its)| (name, one.id).cmp(&(its, other.id)));
        rows.truncate(size);
        Ok(rows)
    }

    /// The page after a contact among those of these contacts that have the words, too, in order of name.
    fn among(&self, db: &mut Db, ids: &[i64], words: &[&String], after: Option<i64>) -> Result<Found> {
        let after = after.map(|id| place(db, self.institution, id)).transpose()?.flatten();
        let mut places: Vec<Place> = lookup::names_by_ids(db, self.institution, ids)?;
        places.sort_unstable();
        let start = after.map_or(0, |after| places.partition_point(|place| *place <= after));
        let mut places = places.into_iter().skip(start).map(|(_, id)| id);
        self.looking_on(|size| {
            let ids: Vec<i64> = places.by_ref().take(size).collect();
            let mut contacts = read::in_order(db, self.institution, &ids)?;
            if !words.is_empty() {
                contacts.retain(|contact| contact.slots().is_ok_and(|slots| has_words(&slots, words)));
            }
            Ok(Seen { count: ids.len(), contacts, last: ids.last().copied(), is_end: ids.len() < size })
        })
    }

    /// The page after a contact among those with a word that begins like this one, in order of these words.
    fn by_word(&self, db: &mut Db, word: &str, after: Option<i64>) -> Result<Found> {
        let mut after = match after {
            // A contact that has lost the word meanwhile: those before it may come again, none is left out.
            Some(id) => first_word(db, self.institution, word, id)?.map(|first| (first, id)),
            None => None,
        };
        let found = self.looking_on(|size| {
            let rows = found_words::after(db, self.institution, word, after.as_ref(), size)?;
            let is_end = rows.len() < size;
            after = rows.last().cloned().or(after.take());
            let contacts = self.at_first_word(db, word, rows)?;
            let (count, last) = (contacts.len(), contacts.last().map(|contact| contact.id));
            Ok(Seen { count, contacts: self.with_all_words(word, contacts), last, is_end })
        })?;
        Ok(Found { is_by_word: true, ..found })
    }

    /// The contacts that stand at the first of their words that begin so: a page ends at no other.
    fn at_first_word(&self, db: &mut Db, word: &str, rows: Vec<Place>) -> Result<Vec<Contact>> {
        let ids: HashSet<i64> = rows.iter().map(|(_, id)| *id).collect();
        let ids: Vec<i64> = ids.into_iter().collect();
        let mut contacts = HashMap::with_capacity(ids.len());
        for contact in read::by_ids(db, self.institution, &ids)? {
            let first = first_of(&contact.slots()?, word);
            contacts.insert(contact.id, (first, contact));
        }
        let mut at_first = |(found, id): Place| {
            let is_first = contacts.get(&id).is_some_and(|(first, _)| first.as_deref() == Some(found.as_str()));
            is_first.then(|| contacts.remove(&id)).flatten().map(|(_, contact)| contact)
        };
        Ok(rows.into_iter().filter_map(&mut at_first).collect())
    }

    /// Those of the contacts that have the other words searched for, too.
    fn with_all_words(&self, word: &str, mut contacts: Vec<Contact>) -> Vec<Contact> {
        let others: Vec<&String> = self.search.words.iter().filter(|other| *other != word).collect();
        if !others.is_empty() {
            contacts.retain(|contact| contact.slots().is_ok_and(|slots| has_words(&slots, &others)));
        }
        contacts
    }

    /// Fills a page from steps that are asked for so many contacts at once: the first is short, since most pages end there.
    fn looking_on(&self, mut step: impl FnMut(usize) -> Result<Seen>) -> Result<Found> {
        let (mut found, mut seen, mut size) = (Found::default(), 0, self.limit + 1);
        let mut end = None;
        loop {
            let Seen { count, contacts, last, is_end } = step(size)?;
            for contact in contacts {
                if self.add(&mut found, contact)? {
                    return Ok(found);
                }
            }
            if is_end {
                return Ok(found);
            }
            seen += count;
            size = CHUNK;
            end = last.or(end);
            if seen >= MOST_SEEN {
                return Ok(Found { next: end, is_partial: true, ..found });
            }
        }
    }

    /// Adds a contact that is to be kept; true when the page is full and this one would be on the next.
    fn add(&self, found: &mut Found, contact: Contact) -> Result<bool> {
        let slots = contact.slots()?;
        let view = contact.view(&slots);
        let structure = self.search.structure.as_deref();
        let belongs = structure.is_none() || slots.value(standard::STRUCTURE_NR) == structure;
        if !belongs || !self.search.statuses().any(|status| status == view.status()) || !(self.keep)(&view) {
            return Ok(false);
        }
        if found.contacts.len() == self.limit {
            found.next = found.contacts.last().map(|last| last.id);
            return Ok(true);
        }
        drop(slots);
        found.contacts.push(contact);
        Ok(false)
    }
}
