//! Who is in a target: streamed in order of contact number, or asked contact by contact.

use diesel::prelude::*;
use roaring::RoaringTreemap;

use super::matcher::Matcher;
use super::query::Query;
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
    let ids = picture(db, target.id)?;
    if ids.len() > FEW {
        let found = page_of_many(db, institution.id, &ids, after, size)?;
        let counted = target.counted.and_then(|count| u64::try_from(count).ok());
        return Ok(Page { count: counted.unwrap_or(found.count), ..found });
    }
    let ids: Vec<i64> = ids.iter().filter_map(|id| i64::try_from(id).ok()).collect();
    let mut numbers = read::numbers(db, institution.id, &ids)?;
    numbers.sort_unstable();
    let count = numbers.len() as u64;
    let start = numbers.partition_point(|(number, _)| after.is_some_and(|after| number.as_str() <= after));
    let wanted: Vec<i64> = numbers.iter().skip(start).take(size).map(|(_, id)| *id).collect();
    let has_more = numbers.len() > start + wanted.len();
    Ok(Page { contacts: read::in_order(db, institution.id, &wanted)?, has_more, count })
}

/// So many that reading on in the order of all contacts soon fills the page. The count is that of the picture.
fn page_of_many(db: &mut Db, institution: i64, ids: &RoaringTreemap, after: Option<&str>, size: usize) -> Result<Page> {
    let mut contacts = Vec::with_capacity(size + 1);
    let mut last = after.map(str::to_owned);
    while contacts.len() <= size {
        let scanned = read::scan(db, institution, last.as_deref(), PAGE)?;
        let Some(end) = scanned.last() else { break };
        last = Some(end.number.clone());
        contacts
            .extend(scanned.into_iter().filter(|contact| u64::try_from(contact.id).is_ok_and(|id| ids.contains(id))));
    }
    let has_more = contacts.len() > size;
    contacts.truncate(size);
    Ok(Page { contacts, has_more, count: ids.len() })
}

/// The ids of all contacts that a query finds: a picture for a static target.
pub fn collect(db: &mut Db, institution: &Institution, query: &Query) -> Result<RoaringTreemap> {
    let catalogue = Catalogue::load(db, institution.id)?;
    let matcher = query.compile(&Setting::load(db, institution, &catalogue, query)?)?;
    let mut ids = RoaringTreemap::new();
    each_contact(db, institution.id, |contact| {
        if matcher.matches(&contact.view(&contact.slots()?)) {
            ids.extend(u64::try_from(contact.id).ok());
        }
        Ok(())
    })?;
    Ok(ids)
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

/// Calls `f` with every contact of the institution in order of number.
pub(super) fn each_contact(db: &mut Db, institution: i64, mut f: impl FnMut(&Contact) -> Result<()>) -> Result<()> {
    each_page(db, institution, |page| page.iter().try_for_each(&mut f))
}

/// Calls `f` with the first contacts of the institution in order of number, until it returns false. Whether there are
/// no more.
pub(super) fn each_while(db: &mut Db, institution: i64, mut f: impl FnMut(&Contact) -> Result<bool>) -> Result<bool> {
    let mut last: Option<String> = None;
    loop {
        let page = read::scan(db, institution, last.as_deref(), PAGE)?;
        let Some(end) = page.last() else { return Ok(true) };
        last = Some(end.number.clone());
        for contact in &page {
            if !f(contact)? {
                return Ok(false);
            }
        }
    }
}

fn each_page(db: &mut Db, institution: i64, mut f: impl FnMut(Vec<Contact>) -> Result<()>) -> Result<()> {
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
    let ids: Vec<i64> = ids.iter().filter_map(|id| i64::try_from(id).ok()).collect();
    let mut numbers = read::numbers(db, institution, &ids)?;
    numbers.sort_unstable();
    for some in numbers.chunks(PAGE as usize) {
        let ids: Vec<i64> = some.iter().map(|(_, id)| *id).collect();
        let page = read::in_order(db, institution, &ids)?;
        if !page.is_empty() {
            f(&page)?;
        }
    }
    Ok(())
}
