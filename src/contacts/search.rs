//! The list of contacts: searched by words, filtered, paged by key.
//!
//! Two ways, so that it is fast whatever is searched: if the words find few contacts, those are put in order; else
//! contacts are walked in order of name, which soon fills a page.

use std::collections::{BTreeSet, HashMap};

use diesel::dsl::exists;
use diesel::prelude::*;
use roaring::RoaringTreemap;

use super::contact::{Contact, ContactView, DELETED};
use super::read::CHUNK;
use crate::db::{Backend, Db};
use crate::error::Result;
use crate::schema::{contact_words, contacts};
use crate::text::fold;

/// At most so many contacts are put in order in memory: a common name is among them, since contacts of one name stand
/// together in the order of names, so that a walk to the first of them may lead past nearly all others.
const FEW: usize = 20_000;

/// Several words of which each finds at most so many are held beside each other, to see whom all of them find.
const MANY: usize = 50_000;

/// How many contacts one page looks at, at most; a rare filter goes on from there when asked to.
const MOST_SEEN: usize = 10_000;

/// What is looked for.
#[derive(Debug, Clone, Default)]
pub struct Search {
    words: Vec<String>,
    status: Option<String>,
}

/// A page of a list.
#[derive(Debug, Default)]
pub struct Found {
    /// The contacts, in order of name.
    pub contacts: Vec<Contact>,
    /// After which contact the list goes on; `None` at its end.
    pub next: Option<i64>,
    /// The page ended before it was full, because too many contacts were looked at.
    pub is_partial: bool,
}

type Boxed<'a> = contacts::BoxedQuery<'a, Backend>;

impl Search {
    /// Contacts that have words which begin with each of these, and a status. Without a status all but deleted ones.
    pub fn new(text: &str, status: Option<&str>) -> Self {
        let words = match phone(text) {
            Some(digits) => vec![digits],
            None => {
                let words: BTreeSet<String> =
                    fold(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
                words.into_iter().collect()
            }
        };
        Self { words, status: status.map(str::to_owned) }
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
        let after = match after {
            Some(id) => place(db, institution, id)?,
            None => None,
        };
        let scope = Scope { search: self, institution, limit, keep };
        match self.few(db, institution)? {
            Some(ids) => scope.some(db, &ids, after),
            None => scope.walk(db, after),
        }
    }

    /// The contacts that all words find, if they are few.
    fn few(&self, db: &mut Db, institution: i64) -> Result<Option<Vec<i64>>> {
        let most = if self.words.len() > 1 { MANY } else { FEW };
        let (mut common, mut open): (Option<RoaringTreemap>, _) = (None, Vec::new());
        for word in &self.words {
            match having(db, institution, word, most)? {
                Some(ids) => common = Some(common.map_or(ids.clone(), |common| common & ids)),
                None => open.push(word),
            }
        }
        let Some(common) = common.filter(|ids| ids.len() <= FEW as u64) else { return Ok(None) };
        let mut ids: Vec<i64> = common.iter().filter_map(|id| i64::try_from(id).ok()).collect();
        for word in open {
            ids = narrowed(db, institution, word, &ids)?;
        }
        Ok(Some(ids))
    }

    fn filter<'a>(&'a self, institution: i64) -> Boxed<'a> {
        let query = contacts::table.filter(contacts::institution_id.eq(institution)).into_boxed();
        match self.status.as_deref() {
            Some(status) => query.filter(contacts::status.eq(status)).filter(contacts::status.ne(DELETED)),
            None => query.filter(contacts::status.ne(DELETED)),
        }
    }
}

/// The digits of what is typed as a phone number: digits in groups, by spaces, dots, hyphens or brackets.
fn phone(text: &str) -> Option<String> {
    let text = text.trim();
    let is_separator = |c: char| c.is_whitespace() || matches!(c, '.' | '-' | '(' | ')' | '/');
    let is_phone = text.chars().all(|c| c.is_ascii_digit() || c == '+' || is_separator(c));
    let digits: String = text.chars().filter(|c| *c == '+' || c.is_ascii_digit()).collect();
    (is_phone && text.chars().any(is_separator) && digits.len() >= 4).then_some(digits)
}

/// Where a contact stands in the list: its name key and id.
type Place = (String, i64);

fn place(db: &mut Db, institution: i64, id: i64) -> Result<Option<Place>> {
    Ok(contacts::table
        .find(id)
        .filter(contacts::institution_id.eq(institution))
        .select((contacts::name_key, contacts::id))
        .first(db)
        .optional()?)
}

/// The end of the words that begin with this one, excluded.
fn end(word: &str) -> String {
    format!("{word}{}", char::MAX)
}

/// The contacts with a word that begins so; `None` if they are more than `most`.
fn having(db: &mut Db, institution: i64, word: &str, most: usize) -> Result<Option<RoaringTreemap>> {
    let ids: Vec<i64> = contact_words::table
        .filter(contact_words::institution_id.eq(institution))
        .filter(contact_words::word.ge(word).and(contact_words::word.lt(end(word))))
        .select(contact_words::contact_id)
        .limit(most as i64 + 1)
        .load(db)?;
    Ok((ids.len() <= most).then(|| ids.into_iter().filter_map(|id| u64::try_from(id).ok()).collect()))
}

/// Those of the contacts that have a word which begins so.
fn narrowed(db: &mut Db, institution: i64, word: &str, ids: &[i64]) -> Result<Vec<i64>> {
    let mut found = BTreeSet::new();
    for some in ids.chunks(CHUNK) {
        let page: Vec<i64> = contact_words::table
            .filter(contact_words::contact_id.eq_any(some).and(contact_words::institution_id.eq(institution)))
            .filter(contact_words::word.ge(word).and(contact_words::word.lt(end(word))))
            .select(contact_words::contact_id)
            .load(db)?;
        found.extend(page);
    }
    Ok(found.into_iter().collect())
}

struct Scope<'a> {
    search: &'a Search,
    institution: i64,
    limit: usize,
    keep: &'a dyn Fn(&ContactView<'_>) -> bool,
}

impl Scope<'_> {
    /// The page after a place among these contacts.
    fn some(&self, db: &mut Db, ids: &[i64], after: Option<Place>) -> Result<Found> {
        let mut places: Vec<Place> = Vec::with_capacity(ids.len());
        for some in ids.chunks(CHUNK) {
            let query = self.search.filter(self.institution).filter(contacts::id.eq_any(some));
            places.extend(query.select((contacts::name_key, contacts::id)).load::<Place>(db)?);
        }
        places.sort_unstable();
        let start = after.map_or(0, |after| places.partition_point(|place| *place <= after));
        let mut found = Found::default();
        for some in places[start..].chunks(self.limit + 1) {
            let ids: Vec<i64> = some.iter().map(|(_, id)| *id).collect();
            let query = self.search.filter(self.institution).filter(contacts::id.eq_any(ids));
            let loaded = query.select(Contact::as_select()).load::<Contact>(db)?;
            let mut by_id: HashMap<i64, Contact> = loaded.into_iter().map(|contact| (contact.id, contact)).collect();
            for contact in some.iter().filter_map(|(_, id)| by_id.remove(id)) {
                if self.add(&mut found, contact)? {
                    return Ok(found);
                }
            }
        }
        Ok(found)
    }

    /// The page after a place among all contacts: the first steps are short, since most pages end there.
    fn walk(&self, db: &mut Db, mut after: Option<Place>) -> Result<Found> {
        let (mut found, mut seen, mut size) = (Found::default(), 0, self.limit + 1);
        while seen < MOST_SEEN {
            let rows = self.next_rows(db, after.as_ref(), size)?;
            let is_end = rows.len() < size;
            seen += rows.len();
            size = CHUNK;
            for (contact, key) in rows {
                after = Some((key, contact.id));
                if self.add(&mut found, contact)? {
                    return Ok(found);
                }
            }
            if is_end {
                return Ok(found);
            }
        }
        found.next = after.map(|(_, id)| id);
        found.is_partial = true;
        Ok(found)
    }

    fn next_rows(&self, db: &mut Db, after: Option<&Place>, size: usize) -> Result<Vec<(Contact, String)>> {
        let mut query = self.search.filter(self.institution);
        for word in &self.search.words {
            query = query.filter(exists(
                contact_words::table
                    .filter(contact_words::contact_id.eq(contacts::id))
                    .filter(contact_words::institution_id.eq(self.institution))
                    .filter(contact_words::word.ge(word).and(contact_words::word.lt(end(word)))),
            ));
        }
        if let Some((name, id)) = after {
            query =
                query.filter(contacts::name_key.ge(name)).filter(contacts::name_key.gt(name).or(contacts::id.gt(id)));
        }
        Ok(query
            .order((contacts::name_key, contacts::id))
            .limit(size as i64)
            .select((Contact::as_select(), contacts::name_key))
            .load(db)?)
    }

    /// Adds a contact that is to be kept; true when the page is full and this one would be on the next.
    fn add(&self, found: &mut Found, contact: Contact) -> Result<bool> {
        let slots = contact.slots()?;
        if !(self.keep)(&contact.view(&slots)) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_number_is_one_word_however_it_is_grouped() {
        for (typed, words) in [
            ("06 12 34 56 78", vec!["0612345678"]),
            ("06.12", vec!["0612"]),
            ("+33 6 12", vec!["+33612"]),
            ("(11) 91234-5678", vec!["11912345678"]),
            ("000123", vec!["000123"]),
            ("12 rue", vec!["12", "rue"]),
            ("1 2", vec!["1", "2"]),
        ] {
            assert_eq!(Search::new(typed, None).words, words, "{typed}");
        }
    }
}
