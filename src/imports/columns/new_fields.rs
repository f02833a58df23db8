//! Custom fields that an import of contact information makes for columns that no field had: they are part of its plan,
//! come before its rows, and go with an undo unless somebody uses them by then.

use crate::contacts::catalogue::Catalogue;
use crate::contacts::change::{Change, Proof, SubjectChange, SubjectKind};
use crate::contacts::definitions::{self, CODE, CONTACT_TYPE, GROUP, LABEL, TYPE};
use crate::contacts::store::{LeftOut, Outcome};
use crate::db::{self, Db};
use crate::error::Result;
use crate::fields::{AppliesTo, FieldId, Group, standard};
use crate::imports::model::column_mapping::{Choice, NewField};
use crate::imports::model::import::Import;
use crate::imports::model::layout::Layout;
use crate::kinds::Kind;

/// Gives the fields that the user wants made their ids, the same in every test of the file, and adds them to the
/// catalogue. Those that exist by now are not made.
pub(crate) fn plan(db: &mut Db, import: &Import, catalogue: &mut Catalogue) -> Result<Vec<(FieldId, NewField)>> {
    let mut planned = Vec::new();
    if !import.kind.makes_fields() {
        return Ok(planned);
    }
    let before = import.layout.as_ref().map_or(&[][..], |layout| &layout.new_fields);
    for choice in import.options.answers.columns.values() {
        let Choice::NewField(new) = choice else { continue };
        if catalogue.by_code(&new.code).is_some() {
            continue;
        }
        let id = match before.iter().find(|(_, planned)| planned.code == new.code) {
            Some((id, _)) => *id,
            None => db::reserve_ids(db, 1)?,
        };
        catalogue.add(new.field(id));
        planned.push((id, new.clone()));
    }
    Ok(planned)
}

/// The definitions as changes of the header row.
pub(crate) fn changes(layout: &Layout) -> Vec<SubjectChange> {
    let definition = |(part, (id, new)): (i16, &(FieldId, NewField))| {
        let mut values = vec![
            (standard::EXISTS, "1"),
            (GROUP, definitions::group_word(Group::Custom)),
            (TYPE, new.kind.as_str()),
            (CONTACT_TYPE, definitions::contact_type_word(AppliesTo::Both)),
            (CODE, new.code.as_str()),
        ];
        values.extend(LABEL.map(|slot| (slot, new.label.as_str())));
        values.sort_unstable();
        let changes = values.into_iter().map(|(slot, value)| Change::single(slot, None, 0, Some(value))).collect();
        SubjectChange {
            row: layout.header_row,
            part,
            subject: *id,
            kind: SubjectKind::Field,
            changes,
            proof: Proof::default(),
        }
    };
    (0..).zip(&layout.new_fields).map(definition).collect()
}

/// Takes definitions out of what a batch of an import of contacts did: its counts are of values of contacts. One that
/// was left as it was counts as one.
pub(crate) fn exclude_definitions(kind: Kind, rows: &[SubjectChange], skipped: &LeftOut, outcome: &mut Outcome) {
    if !kind.is_about_contacts() {
        return;
    }
    for row in rows.iter().filter(|row| row.kind != SubjectKind::Contact) {
        let values = row.changes.len() as i64 - 1;
        if outcome.conflicts.iter().any(|left| (left.row, left.part) == (row.row, row.part)) {
            outcome.left -= values - 1;
        } else if !skipped.contains_key(&(row.row, row.part, standard::EXISTS)) {
            outcome.done -= values;
        }
    }
}

impl Import {
    /// The fields of the institution, with those that this import is to make.
    pub fn catalogue(&self, db: &mut Db) -> Result<Catalogue> {
        let mut catalogue = Catalogue::load(db, self.institution_id)?;
        for (id, new) in self.layout.iter().flat_map(|layout| &layout.new_fields) {
            if catalogue.by_id(*id).is_none() {
                catalogue.add(new.field(*id));
            }
        }
        Ok(catalogue)
    }
}
