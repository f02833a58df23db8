//! What a query finds, before anybody relies on it: how many contacts, a sample of them, and why if there are none.

use super::diagnosis::{Culprit, Diagnosis};
use super::facts::StoredFacts;
use super::matcher::Matcher;
use super::members::{each_page, first};
use super::query::Query;
use super::scan;
use super::setting::Setting;
use crate::accounts::Institution;
use crate::contacts::catalogue::Catalogue;
use crate::contacts::contact::Contact;
use crate::contacts::packed::Walked;
use crate::contacts::read;
use crate::db::{Database, Db};
use crate::error::Result;

/// How many contacts a sample has at most.
pub const SAMPLE: usize = 20;

/// How many contacts are read at first for a sample, and at most at once.
const FIRST_STEP: i64 = 100;
const STEP: i64 = 1000;

/// What a query finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// How many contacts.
    pub count: u64,
    /// The first of them in order of contact number.
    pub sample: Vec<Contact>,
    /// Why there are none; `None` if there are some, or if the institution has no contacts at all.
    pub emptied_by: Option<Culprit>,
}

/// Looks at every contact. Refused if the query can't be compiled ([`Query::compile`]). With `helpers`, a second connection
/// takes half of the work if one is free.
pub fn preview(db: &mut Db, helpers: Option<&Database>, institution: &Institution, query: &Query) -> Result<Preview> {
    let catalogue = Catalogue::load(db, institution.id)?;
    let matcher = query.compile(&Setting::load(db, institution, &catalogue, query)?)?;
    let ids = scan::ids(db, helpers, institution.id, &matcher)?;
    let emptied_by = if ids.is_empty() { culprit(db, institution.id, &matcher)? } else { None };
    Ok(Preview { count: ids.len(), sample: first(db, institution.id, &ids, SAMPLE)?, emptied_by })
}

/// What empties a target in which nobody is.
fn culprit(db: &mut Db, institution: i64, matcher: &Matcher) -> Result<Option<Culprit>> {
    let (mut diagnosis, mut walked, mut is_anybody_there) = (Diagnosis::of(matcher), Walked::default(), false);
    each_page(db, institution, |page| {
        is_anybody_there = true;
        for contact in &page {
            let mut facts = StoredFacts::of(contact, &mut walked);
            if matcher.sees(&mut facts) {
                diagnosis.note(&mut facts);
            }
            facts.slots.end()?;
        }
        Ok(())
    })?;
    Ok(is_anybody_there.then(|| diagnosis.culprit()))
}

/// How many contacts a query finds, as [`preview`] counts them.
pub fn count(db: &mut Db, helpers: Option<&Database>, institution: &Institution, query: &Query) -> Result<u64> {
    let catalogue = Catalogue::load(db, institution.id)?;
    let matcher = query.compile(&Setting::load(db, institution, &catalogue, query)?)?;
    Ok(scan::ids(db, helpers, institution.id, &matcher)?.len())
}

/// The sample alone, of those who are found among the first `most` contacts in order of number: what can be shown at once
/// of a target in an institution of any size. Refused like [`preview`].
pub fn sample(db: &mut Db, institution: &Institution, query: &Query, most: i64) -> Result<Vec<Contact>> {
    let catalogue = Catalogue::load(db, institution.id)?;
    let matcher = query.compile(&Setting::load(db, institution, &catalogue, query)?)?.cheapest_first();
    let (mut sample, mut walked) = (Vec::with_capacity(SAMPLE), Walked::default());
    let (mut last, mut seen, mut step) = (None, 0, FIRST_STEP);
    while seen < most {
        let page = read::scan(db, institution.id, last.as_deref(), step.min(most - seen))?;
        let Some(end) = page.last() else { break };
        last = Some(end.number.clone());
        seen += page.len() as i64;
        step = STEP;
        for contact in page {
            if matcher.matches_stored(&contact, &mut walked)? {
                sample.push(contact);
                if sample.len() == SAMPLE {
                    return Ok(sample);
                }
            }
        }
    }
    Ok(sample)
}
