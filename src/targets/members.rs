//! Who is in a target: streamed in order of contact number, or asked contact by contact.

use std::collections::HashSet;

use diesel::prelude::*;
use roaring::RoaringTreemap;

use super::matcher::Matcher;
use super::query::Query;
use super::scan;
use super::setting::Setting;
use super::store::Target;
use crate::accounts::Institution;
use crate::contacts::catalogue::Catalogue;
use crate::contacts::contact::{Contact, ContactView};
use crate::contacts::read;
use crate::db::Db;
use crate::error::Result;
use crate::schema::target_contacts;

/// How many contacts are in memory at once.
const PAGE: i64 = 1000;

/// A static target of at most this many contacts is put in order in memory, not by reading all contacts.
const FEW: u64 = 20_000;

/// For a page that somebody waits for, only so few.
const FEW_SHOWN: u64 = 2_000;

/// Says of any contact whether it is in a target. Made once, asked often.
#[derive(Debug, Clone)]
pub enum TargetCheck {
    /// Whether it matches the query.
    Dynamic(Matcher),
    /// Whether its id is in the picture.
    Static(RoaringTreemap),
}

impl TargetCheck {
    /// The check of a target. Refused if its query can't be compiled (any more).
    pub fn load(db: &mut Db, institution: &Institution, catalogue: &Catalogue, target: &Target) -> Result<Self> {
        if target.is_dynamic {
            let query = target.query()?;
            let setting = Setting::load(db, institution, catalogue, &query)?;
            return Ok(Self::Dynamic(query.compile(&setting)?));
        }
        Ok(Self::Static(picture(db, target.id)?))
    }

    /// Whether the contact is in the target. Deleted contacts never are.
    pub fn contains(&self, contact: &ContactView<'_>) -> bool {
        match self {
            Self::Dynamic(matcher) => matcher.matches(contact),
            Self::Static(ids) => !contact.is_deleted() && u64::try_from(contact.id).is_ok_and(|id| ids.contains(id)),
        }
    }
}

/// Streams the contacts of a target in order of contact number, in pages that are never empty. Memory stays flat,
/// however many there are. Contacts are read as they are when their page comes.
pub fn each(
    db: &mut Db,
    institution: &Institution,
    target: &Target,
    mut f: impl FnMut(&[Contact]) -> Result<()>,
) -> Result<()> {
    let catalogue = Catalogue::load(db, institution.id)?;
    match TargetCheck::load(db, institution, &catalogue, target)? {
        TargetCheck::Static(ids) if ids.len() <= FEW => each_of_few(db, institution.id, &ids, f),
        check => each_page(db, institution.id, |mut page| {
            let mut wanted = Vec::with_capacity(page.len());
            for contact in &page {
                wanted.push(check.contains(&contact.view(&contact.slots()?)));
            }
            let mut wanted = wanted.into_iter();
            page.retain(|_| wanted.next().unwrap_or(false));
            if page.is_empty() { Ok(()) } else { f(&page) }
        }),
    }
}

/// A page of a target's contacts.
#[derive(Debug)]
pub struct Page {
    /// The contacts, in order of contact number.
    pub contacts: Vec<Contact>,
    /// Whether more come after them.
    pub has_more: bool,
    /// How many contacts the target has in all.
    pub count: u64,
}

/// The contacts of a static target after a contact number, at most `size`.
pub fn page(db: &mut Db, institution: &Institution, target: &Target, after: Option<&str>, size: usize) -> Result<Page> {
    if let Some(count) = target.counted.and_then(|count| u64::try_from(count).ok()).filter(|count| *count > FEW_SHOWN) {
        let (contacts, has_more) = walk(db, institution.id, after, size, |db, ids| among(db, target.id, ids))?;
        return Ok(Page { contacts, has_more, count });
    }
    let ids = picture(db, target.id)?;
    let numbers = numbers_of(db, institution.id, &ids)?;
    let count = numbers.len() as u64;
    let start = numbers.partition_point(|(number, _)| after.is_some_and(|after| number.as_str() <= after));
    let wanted: Vec<i64> = numbers.iter().skip(start).take(size).map(|(_, id)| *id).collect();
    let has_more = numbers.len() > start + wanted.len();
    Ok(Page { contacts: read::in_order(db, institution.id, &wanted)?, has_more, count })
}

/// The first of the contacts with these ids in order of number, at most `size`.
pub(super) fn first(db: &mut Db, institution: i64, ids: &RoaringTreemap, size: usize) -> Result<Vec<Contact>> {
    if ids.len() > FEW_SHOWN {
        let among = |_: &mut Db, some: &[i64]| {
            Ok(some.iter().copied().filter(|id| u64::try_from(*id).is_ok_and(|id| ids.contains(id))).collect())
        };
        return Ok(walk(db, institution, None, size, among)?.0);
    }
    let numbers = numbers_of(db, institution, ids)?;
    let wanted: Vec<i64> = numbers.into_iter().take(size).map(|(_, id)| id).collect();
    read::in_order(db, institution, &wanted)
}

/// Walks the numbers of all contacts after one until `size` contacts are found of which `among` says that they are
/// wanted; and whether more come after them. For so many that the page soon is full.
fn walk(
    db: &mut Db,
    institution: i64,
    after: Option<&str>,
    size: usize,
    mut among: impl FnMut(&mut Db, &[i64]) -> Result<HashSet<i64>>,
) -> Result<(Vec<Contact>, bool)> {
    let mut contacts = Vec::with_capacity(size + 1);
    let (mut last, mut step) = (after.unwrap_or_default().to_owned(), 4 * size);
    while contacts.len() <= size {
        let places = read::numbers_after(db, institution, &last, step)?;
        let Some((end, _)) = places.last() else { break };
        last.clone_from(end);
        let ids: Vec<i64> = places.into_iter().map(|(_, id)| id).collect();
        let wanted = among(db, &ids)?;
        let missing = size + 1 - contacts.len();
        let wanted: Vec<i64> = ids.into_iter().filter(|id| wanted.contains(id)).collect();
        for some in wanted.chunks(missing) {
            if contacts.len() <= size {
                contacts.extend(read::in_order(db, institution, some)?);
            }
        }
        step = PAGE as usize;
    }
    let has_more = contacts.len() > size;
    contacts.truncate(size);
    Ok((contacts, has_more))
}

/// Those of the ids that a static target has.
fn among(db: &mut Db, target: i64, ids: &[i64]) -> Result<HashSet<i64>> {
    let mut found = HashSet::new();
    for some in ids.chunks(read::CHUNK) {
        let page: Vec<i64> = target_contacts::table
            .filter(target_contacts::target_id.eq(target).and(target_contacts::contact_id.eq_any(some)))
            .select(target_contacts::contact_id)
            .load(db)?;
        found.extend(page);
    }
    Ok(found)
}

/// Number and id of the contacts with these ids, in order of number.
fn numbers_of(db: &mut Db, institution: i64, ids: &RoaringTreemap) -> Result<Vec<(String, i64)>> {
    let ids: Vec<i64> = ids.iter().filter_map(|id| i64::try_from(id).ok()).collect();
    let mut numbers = read::numbers(db, institution, &ids)?;
    numbers.sort_unstable();
    Ok(numbers)
}

/// The ids of all contacts that a query finds: a picture for a static target.
pub fn collect(db: &mut Db, institution: &Institution, query: &Query) -> Result<RoaringTreemap> {
    let catalogue = Catalogue::load(db, institution.id)?;
    let matcher = query.compile(&Setting::load(db, institution, &catalogue, query)?)?;
    scan::ids(db, None, institution.id, &matcher)
}

/// The ids of a static target.
pub(super) fn picture(db: &mut Db, target: i64) -> Result<RoaringTreemap> {
    let mut ids = RoaringTreemap::new();
    let mut last = i64::MIN;
    loop {
        let page: Vec<i64> = target_contacts::table
            .filter(target_contacts::target_id.eq(target).and(target_contacts::contact_id.gt(last)))
            .order(target_contacts::contact_id)
            .limit(50_000)
            .select(target_contacts::contact_id)
            .load(db)?;
        let Some(end) = page.last() else { return Ok(ids) };
        last = *end;
        ids.extend(page.into_iter().filter_map(|id| u64::try_from(id).ok()));
    }
}

/// Calls `f` with all contacts of the institution in order of number, in pages that are never empty.
pub(super) fn each_page(db: &mut Db, institution: i64, mut f: impl FnMut(Vec<Contact>) -> Result<()>) -> Result<()> {
    let mut last: Option<String> = None;
    loop {
        let page = read::scan(db, institution, last.as_deref(), PAGE)?;
        let Some(end) = page.last() else { return Ok(()) };
        last = Some(end.number.clone());
        f(page)?;
    }
}

fn each_of_few(
    db: &mut Db,
    institution: i64,
    ids: &RoaringTreemap,
    mut f: impl FnMut(&[Contact]) -> Result<()>,
) -> Result<()> {
    for some in numbers_of(db, institution, ids)?.chunks(PAGE as usize) {
        let ids: Vec<i64> = some.iter().map(|(_, id)| *id).collect();
        let page = read::in_order(db, institution, &ids)?;
        if !page.is_empty() {
            f(&page)?;
        }
    }
    Ok(())
}
