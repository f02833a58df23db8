//! Checks the rows of a criterion-values file: a criterion (or authorisation) and one of its values in each row.
//!
//! The file defines a criterion by its first row; later rows may leave its columns blank or repeat them. What the rows
//! before have planned is kept here, so that a row is checked against it as if it were there already.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::definition_cells::Cells;
use super::outcome::Checked;
use super::tokens;
use crate::contacts::catalogue::Catalogue;
use crate::contacts::change::{Change, Proof, SubjectChange, SubjectKind};
use crate::contacts::definitions::{self, CODE, FIELD, GROUP, MANDATORY, RANK, TYPE};
use crate::contacts::slots::{Slots, Writer};
use crate::contacts::subjects;
use crate::db::{self, Db};
use crate::error::Result;
use crate::fields::{FieldId, Group, Type, is_reserved, standard};
use crate::imports::model::issue::{Issue, OrIssue};
use crate::imports::model::layout::Layout;
use crate::kinds::Definition;
use crate::table::Row;

/// Checks rows in their order.
pub(crate) struct DefinitionChecker {
    layout: Arc<Layout>,
    /// The writer of this plan: what a row before has planned is as good as written by it.
    writer: Writer,
    standard: HashMap<String, FieldId>,
    fields: BTreeMap<String, Known>,
    values: HashMap<(FieldId, String), Known>,
}

/// A definition as the database and the rows before have it.
#[derive(Clone)]
struct Known {
    id: i64,
    slots: Slots<'static>,
}

/// What a row gives: the check, its changes (criterion first), the token that no other row may have.
pub(crate) struct CheckedDefinition {
    pub checked: Checked,
    pub changes: Vec<SubjectChange>,
    pub token: Option<u64>,
}

impl CheckedDefinition {
    /// A rejected row.
    pub(crate) fn rejected(issue: Issue) -> Self {
        Self { checked: Checked::rejected(issue), changes: Vec::new(), token: None }
    }
}

impl DefinitionChecker {
    /// Loads what is defined.
    pub(crate) fn load(
        db: &mut Db,
        institution: i64,
        writer: Writer,
        catalogue: &Catalogue,
        layout: Layout,
    ) -> Result<Self> {
        let standard = catalogue.group(Group::Standard).map(|field| (field.code.clone(), field.id)).collect();
        let mut this =
            Self { layout: Arc::new(layout), writer, standard, fields: BTreeMap::new(), values: HashMap::new() };
        for (id, code, body) in subjects::all_fields(db, institution)? {
            this.fields.insert(code, Known { id, slots: Slots::decode(&body)?.into_owned() });
        }
        for (id, field, code, body) in subjects::all_values(db, institution)? {
            this.values.insert((field, code), Known { id, slots: Slots::decode(&body)?.into_owned() });
        }
        Ok(this)
    }

    /// Checks a row. Ids for what it creates come from the sequence of all subjects.
    pub(crate) fn check(&mut self, db: &mut Db, row: &Row) -> Result<CheckedDefinition> {
        let layout = Arc::clone(&self.layout);
        let cells = Cells { layout: &layout, row };
        let mut outcome = match self.plan(db, &cells)? {
            Ok(outcome) => outcome,
            Err(issue) => {
                return Ok(CheckedDefinition::rejected(*issue));
            }
        };
        outcome.changes.retain(|change| !change.changes.is_empty());
        Ok(outcome)
    }

    fn plan(&mut self, db: &mut Db, cells: &Cells<'_>) -> Result<OrIssue<CheckedDefinition>> {
        let mut out = CheckedDefinition { checked: Checked::default(), changes: Vec::new(), token: None };
        if let Some(issue) = cells.error() {
            return Ok(Err(issue));
        }
        let code = match cells.code(Definition::Criterion) {
            Ok(code) => code,
            Err(issue) => return Ok(Err(issue)),
        };
        let value = cells.text(Definition::Value);
        out.token = Some(tokens::of_name("definition", &format!("{code}|{value}")));
        let kept = self.standard.get(&code).copied().filter(|id| standard::KEPT_LISTS.contains(id));
        if let Some(reason) = self.unusable(&code).filter(|_| kept.is_none()) {
            return Ok(Err(cells.bad(Definition::Criterion, reason)));
        }
        let (field, kind) = match kept {
            Some(id) => match cells.field_type() {
                Ok(None | Some((_, Type::List))) => (id, Type::List),
                Ok(Some(_)) => return Ok(Err(cells.bad(Definition::Type, "type-differs"))),
                Err(issue) => return Ok(Err(issue)),
            },
            None => match self.field(db, cells, &code)? {
                Ok((known, kind, changes)) => {
                    out.changes.extend(changes);
                    (known, kind)
                }
                Err(issue) => return Ok(Err(issue)),
            },
        };
        if value.is_empty() {
            return Ok(Ok(out));
        }
        if !kind.has_codes() {
            return Ok(Err(cells.bad(Definition::Value, "values-not-allowed")));
        }
        match self.value(db, cells, field)? {
            Ok(change) => out.changes.extend(change),
            Err(issue) => return Ok(Err(issue)),
        }
        Ok(Ok(out))
    }

    /// Why no field can be made with this code: headers match whatever their case, so codes that differ by it alone are
    /// the same. What there is already may go on being kept.
    fn unusable(&self, code: &str) -> Option<&'static str> {
        let is_same = |known: &String| known.eq_ignore_ascii_case(code);
        match () {
            () if self.fields.contains_key(code) => None,
            () if is_reserved(code) => Some("reserved-code"),
            () => self.fields.keys().any(is_same).then_some("code-taken"),
        }
    }

    /// The criterion of a row: its id, type, and what the row changes of it.
    fn field(
        &mut self,
        db: &mut Db,
        cells: &Cells<'_>,
        code: &str,
    ) -> Result<OrIssue<(FieldId, Type, Option<SubjectChange>)>> {
        let present = self.fields.get(code).cloned();
        let wanted = match wanted_field(cells, present.as_ref().map(|known| &known.slots)) {
            Ok(wanted) => wanted,
            Err(issue) => return Ok(Err(issue)),
        };
        let mut known = match present {
            Some(known) => known,
            None => Known { id: db::reserve_ids(db, 1)?, slots: Slots::default() },
        };
        let change = known.write(self.writer, cells.row_number(), 0, SubjectKind::Field, code, wanted);
        let kind = known.slots.value(TYPE).and_then(definitions::field_type).unwrap_or(Type::List);
        let id = known.id;
        self.fields.insert(code.to_owned(), known);
        Ok(Ok((id, kind, change)))
    }

    fn value(&mut self, db: &mut Db, cells: &Cells<'_>, field: FieldId) -> Result<OrIssue<Option<SubjectChange>>> {
        let code = match cells.code(Definition::Value) {
            Ok(code) => code,
            Err(issue) => return Ok(Err(issue)),
        };
        let key = (field, code.clone());
        let present = self.values.get(&key).cloned();
        let mut wanted = match cells.rank() {
            Ok(rank) => Vec::from_iter(rank.map(|rank| (RANK, rank))),
            Err(issue) => return Ok(Err(issue)),
        };
        wanted.extend(cells.labels([Definition::ValueEn, Definition::ValueFr, Definition::ValuePt]));
        let mut known = match present {
            Some(known) => known,
            None => {
                wanted.push((FIELD, field.to_string()));
                if wanted.iter().all(|(slot, _)| *slot != RANK) {
                    let rank = self.values.keys().filter(|(of, _)| *of == field).count() + 1;
                    wanted.push((RANK, rank.to_string()));
                }
                Known { id: db::reserve_ids(db, 1)?, slots: Slots::default() }
            }
        };
        let change = known.write(self.writer, cells.row_number(), 1, SubjectKind::Value, &code, wanted);
        self.values.insert(key, known);
        Ok(Ok(change))
    }
}

/// What the cells of a row say about the criterion itself.
fn wanted_field(cells: &Cells<'_>, present: Option<&Slots<'_>>) -> OrIssue<Vec<(FieldId, String)>> {
    let mut wanted = Vec::new();
    if let Some((group, kind)) = cells.field_type()? {
        let is_other = |slot, word: &str| present.and_then(|slots| slots.value(slot)).is_some_and(|old| old != word);
        if is_other(TYPE, definitions::type_word(kind)) || is_other(GROUP, definitions::group_word(group)) {
            return Err(cells.bad(Definition::Type, "type-differs"));
        }
        wanted.push((TYPE, definitions::type_word(kind).to_owned()));
        wanted.push((GROUP, definitions::group_word(group).to_owned()));
    } else if present.is_none() {
        return Err(cells.bad(Definition::Type, "unknown-type"));
    }
    wanted.extend(cells.contact_type()?.map(|word| (definitions::CONTACT_TYPE, word)));
    wanted.extend(cells.mandatory()?.map(|word| (MANDATORY, word)));
    wanted.extend(cells.labels([Definition::LabelEn, Definition::LabelFr, Definition::LabelPt]));
    Ok(wanted)
}

impl Known {
    /// Writes what a row wants and gives the change, if it is one.
    fn write(
        &mut self,
        writer: Writer,
        row: i64,
        part: i16,
        kind: SubjectKind,
        code: &str,
        mut wanted: Vec<(FieldId, String)>,
    ) -> Option<SubjectChange> {
        if self.slots.value(standard::EXISTS).is_none() {
            wanted.push((standard::EXISTS, "1".to_owned()));
            wanted.push((CODE, code.to_owned()));
        }
        wanted.sort();
        let mut changes = Vec::new();
        for (slot, value) in wanted {
            if self.slots.value(slot) != Some(&value) {
                let old = self.slots.value(slot).map(str::to_owned);
                changes.push(Change::single(slot, old.as_deref(), self.slots.writer(slot, ""), Some(&value)));
                self.slots.set(slot, "", writer, Some(&value));
            }
        }
        (!changes.is_empty()).then_some(SubjectChange {
            row,
            part,
            subject: self.id,
            kind,
            changes,
            proof: Proof::default(),
        })
    }
}
