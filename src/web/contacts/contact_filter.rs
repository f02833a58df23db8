//! The contacts that the filters of a list let through.

use roaring::RoaringTreemap;

use super::filter::Filter;
use crate::accounts::Institution;
use crate::contacts::catalogue::Catalogue;
use crate::contacts::contact::ContactView;
use crate::contacts::search::{Found, Search};
use crate::db::Db;
use crate::error::Result;
use crate::fields::standard;
use crate::targets::{self, Target, TargetCheck};

/// Filters, ready to be asked of contacts.
pub(super) struct ContactFilter {
    institution: i64,
    search: Search,
    kind: String,
    target: Option<(Target, TargetCheck)>,
}

impl ContactFilter {
    /// Makes filters ready. Refused if the target is not known.
    pub(super) fn load(db: &mut Db, institution: &Institution, catalogue: &Catalogue, filter: &Filter) -> Result<Self> {
        let target = match filter.target.as_str() {
            "" => None,
            code => {
                let target = targets::by_code(db, institution.id, code)?;
                let check = TargetCheck::load(db, institution, catalogue, &target)?;
                Some((target, check))
            }
        };
        let status = Some(filter.status.as_str()).filter(|status| !status.is_empty());
        let structure = Some(filter.structure.as_str()).filter(|number| !number.is_empty());
        let search = Search::new(&filter.q, status).among_people_of(structure);
        Ok(Self { institution: institution.id, search, kind: filter.kind.clone(), target })
    }

    /// The target that the list is narrowed to.
    pub(super) fn target(&self) -> Option<&Target> {
        self.target.as_ref().map(|(target, _)| target)
    }

    /// A page of the contacts that pass, after a contact.
    pub(super) fn page(&self, db: &mut Db, after: Option<i64>, limit: usize) -> Result<Found> {
        self.search.page(db, self.institution, after, limit, &|contact| self.keeps(contact))
    }

    /// The ids of all contacts that pass.
    pub(super) fn all(&self, db: &mut Db) -> Result<RoaringTreemap> {
        const PAGE: usize = 1000;
        let (mut ids, mut after) = (RoaringTreemap::new(), None);
        loop {
            let found = self.page(db, after, PAGE)?;
            ids.extend(found.contacts.iter().filter_map(|contact| u64::try_from(contact.id).ok()));
            match found.next {
                Some(last) => after = Some(last),
                None => return Ok(ids),
            }
        }
    }

    fn keeps(&self, contact: &ContactView<'_>) -> bool {
        let is_kind = match self.kind.as_str() {
            standard::STRUCTURE => contact.is_structure(),
            standard::INDIVIDUAL => !contact.is_structure(),
            _ => true,
        };
        is_kind && self.target.as_ref().is_none_or(|(_, check)| check.contains(contact))
    }
}
