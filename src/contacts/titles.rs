//! The titles that every institution has from its first day; it may add others.

use diesel::prelude::*;

use super::change::{Change, Proof, SubjectChange, SubjectKind};
use super::definitions::{CODE, FIELD, LABEL, RANK};
use super::slots::Writer;
use super::store;
use crate::db::{self, Db};
use crate::error::Result;
use crate::fields::{FieldId, standard};
use crate::schema::writes;

/// Codes and labels in the order of [`Language::ALL`](crate::i18n::Language::ALL).
pub(crate) const TITLES: &[(&str, [&str; 3])] = &[
    ("MR", ["Mr", "M.", "Sr."]),
    ("MRS", ["Mrs", "Mme", "Sra."]),
    ("MISS", ["Miss", "Mlle", "Srta."]),
    ("MR_AND_MRS", ["Mr and Mrs", "M. et Mme", "Sr. e Sra."]),
    ("UNDEFINED", ["Not given", "Non précisé", "Não informado"]),
];

/// Gives a new institution its titles. The caller holds the transaction that makes it.
pub(crate) fn give(db: &mut Db, institution: i64) -> Result<()> {
    let writer: Writer = diesel::insert_into(writes::table)
        .values((writes::institution_id.eq(institution), writes::at.eq(db::now())))
        .returning(writes::id)
        .get_result(db)?;
    let first = db::reserve_ids(db, TITLES.len() as i64)?;
    let rows: Vec<SubjectChange> = TITLES.iter().zip(first..).zip(1..).map(value).collect();
    store::apply(db, institution, writer, &rows)?;
    Ok(())
}

fn value((((code, labels), id), rank): ((&(&str, [&str; 3]), i64), i64)) -> SubjectChange {
    let mut values: Vec<(FieldId, String)> = vec![
        (standard::EXISTS, "1".to_owned()),
        (CODE, (*code).to_owned()),
        (FIELD, standard::TITLE.to_string()),
        (RANK, rank.to_string()),
    ];
    values.extend(LABEL.iter().zip(labels).map(|(slot, label)| (*slot, (*label).to_owned())));
    values.sort_unstable();
    let changes = values.iter().map(|(slot, value)| Change::single(*slot, None, 0, Some(value))).collect();
    SubjectChange { row: rank, part: 0, subject: id, kind: SubjectKind::Value, changes, proof: Proof::default() }
}
