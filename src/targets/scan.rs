//! Asks every contact of an institution whether it matches, as fast as the machine reads them.

use std::sync::atomic::{AtomicI64, Ordering};

use anyhow::anyhow;
use roaring::RoaringTreemap;

use super::matcher::Matcher;
use super::members::each_page;
use crate::contacts::contact::DELETED;
use crate::contacts::packed::Walked;
use crate::contacts::read;
use crate::db::scan::{Span, each_body, id_range};
use crate::db::{Database, Db};
use crate::error::Result;

/// How many ids are looked at in one go.
const STEP: i64 = 20_000;

/// Contacts are read in the order in which they are stored if at least one in so many of that range is the institution's.
const SPARSE: i64 = 4;

/// The ids of all contacts that match. With `helpers`, a second connection takes half of the work if one is free.
pub(super) fn ids(
    db: &mut Db,
    helpers: Option<&Database>,
    institution: i64,
    matcher: &Matcher,
) -> Result<RoaringTreemap> {
    let matcher = matcher.cheapest_first();
    let Some((first, last)) = id_range(db)? else { return Ok(RoaringTreemap::new()) };
    if !matcher.asks_body_only() || read::count(db, institution)?.saturating_mul(SPARSE) < last - first {
        return by_number(db, institution, &matcher);
    }
    let pattern = matcher.pattern();
    let scan = Scan { institution, matcher: &matcher, pattern, next: AtomicI64::new(first), last };
    let spare = helpers.filter(|_| last - first > STEP).and_then(Database::spare);
    let Some(mut spare) = spare else { return scan.run(db) };
    std::thread::scope(|scope| {
        let other = scope.spawn(|| scan.run(&mut spare));
        let mine = scan.run(db);
        let others = other.join().map_err(|_| anyhow!("a thread that evaluates a target panicked"))?;
        Ok(mine? | others?)
    })
}

/// An institution that has few of all contacts, or a query that asks for more than bodies.
fn by_number(db: &mut Db, institution: i64, matcher: &Matcher) -> Result<RoaringTreemap> {
    let (mut ids, mut walked) = (RoaringTreemap::new(), Walked::default());
    each_page(db, institution, |page| {
        for contact in &page {
            if matcher.matches_stored(contact, &mut walked)? {
                ids.extend(u64::try_from(contact.id).ok());
            }
        }
        Ok(())
    })?;
    Ok(ids)
}

/// Work that several connections share, step by step.
struct Scan<'a> {
    institution: i64,
    matcher: &'a Matcher,
    pattern: Option<Vec<u8>>,
    /// The first id that nobody took yet.
    next: AtomicI64,
    last: i64,
}

impl Scan<'_> {
    fn run(&self, db: &mut Db) -> Result<RoaringTreemap> {
        let (mut ids, mut walked) = (RoaringTreemap::new(), Walked::default());
        loop {
            let from = self.next.fetch_add(STEP, Ordering::Relaxed);
            if from > self.last {
                return Ok(ids);
            }
            let (institution, to) = (self.institution, self.last.min(from + STEP - 1));
            let span = Span { institution, from, to, but: DELETED, pattern: self.pattern.as_deref() };
            each_body(db, &span, &mut |id, body| {
                if self.matcher.matches_body(id, body, &mut walked)? {
                    ids.extend(u64::try_from(id).ok());
                }
                Ok(())
            })?;
        }
    }
}
