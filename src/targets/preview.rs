//! What a query finds, before anybody relies on it: how many contacts, a sample of them, and why if there are none.

use super::diagnosis::{Culprit, Diagnosis};
use super::members::each_while;
use super::query::Query;
use super::setting::Setting;
use crate::accounts::Institution;
use crate::contacts::catalogue::Catalogue;
use crate::contacts::contact::Contact;
use crate::db::Db;
use crate::error::Result;

/// How many contacts a sample has at most.
pub const SAMPLE: usize = 20;

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

/// Looks at every contact once. Refused if the query can't be compiled ([`Query::compile`]).
pub fn preview(db: &mut Db, institution: &Institution, query: &Query) -> Result<Preview> {
    glimpse(db, institution, query, u64::MAX).map(|(preview, _)| preview)
}

/// [`preview`] of the first `most` contacts in order of number, and whether those are all: what can be shown at once of
/// a target in an institution of any size.
pub fn glimpse(db: &mut Db, institution: &Institution, query: &Query, most: u64) -> Result<(Preview, bool)> {
    let catalogue = Catalogue::load(db, institution.id)?;
    let matcher = query.compile(&Setting::load(db, institution, &catalogue, query)?)?;
    let mut diagnosis = Diagnosis::of(&matcher);
    let (mut count, mut looked_at, mut sample) = (0, 0_u64, Vec::new());
    let is_whole = each_while(db, institution.id, |contact| {
        if looked_at == most {
            return Ok(false);
        }
        let slots = contact.slots()?;
        let view = contact.view(&slots);
        looked_at += 1;
        if matcher.matches(&view) {
            count += 1;
            if sample.len() < SAMPLE {
                sample.push(contact.clone());
            }
        } else if count == 0 && matcher.sees(&view) {
            diagnosis.note(&view);
        }
        Ok(true)
    })?;
    let emptied_by = (count == 0 && looked_at > 0).then(|| diagnosis.culprit());
    Ok((Preview { count, sample, emptied_by }, is_whole))
}
