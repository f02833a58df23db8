//! The counts of an import, kept with it: whoever shows how far it is need not count again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::codes::Code;
use crate::contacts::turn::Turns;
use crate::fields::FieldId;

/// The counts of an import; kept with it, never counted again.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// Rows read, all-blank ones left out.
    pub rows: i64,
    /// Rows that would change (or create) something.
    pub rows_changed: i64,
    /// Rows without an error that change nothing.
    pub rows_unchanged: i64,
    /// Rows with an error.
    pub rows_rejected: i64,
    /// Changes of the plan: one value of one subject each.
    pub changes: i64,
    /// Changes applied; stays as it was after an undo.
    pub applied: i64,
    /// Changes left out since someone else had changed the value meanwhile.
    pub conflicts: i64,
    /// Changes taken back.
    pub undone: i64,
    /// Changes that undo left as they were.
    pub kept: i64,
    /// Issues of severity error.
    pub errors: i64,
    /// Issues of severity warning.
    pub warnings: i64,
    /// Issues of severity note.
    pub notes: i64,
    /// Issues by code and column (`None` where the issue is about the row).
    pub groups: Vec<IssueGroup>,
    /// Changes by field.
    pub fields: BTreeMap<FieldId, i64>,
    /// Values that the plan clears.
    pub cleared: i64,
    /// The same by field.
    pub cleared_fields: BTreeMap<FieldId, i64>,
    /// Contacts (or definitions) that the plan creates.
    pub created: i64,
    /// Contacts that the plan gives another status, by that status.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub statuses: BTreeMap<String, i64>,
    /// Contacts that gave up their external id to another row and wait for their own: an import is not cancelled then.
    pub waiting: i64,
    /// How far applying and undoing are, where rows depend on later ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub turns: Option<Turns>,
    /// Edited `[old]` cells by field.
    pub moved: BTreeMap<FieldId, Moved>,
    /// Rows that the workbook hides.
    pub hidden_rows: i64,
    /// Bytes of the file read, and in all: how far a test is.
    pub bytes_read: i64,
    /// The file's length.
    pub bytes_total: i64,
    /// Where the closing pass of a test is: the step, and the row that it has come to.
    pub(crate) closing: Option<(Pass, i64)>,
}

/// The steps of the closing pass, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Pass {
    /// Rows that share their key with others.
    Repeated,
    /// Columns that were sorted alone.
    Moved,
    /// Rows that depend on others which are rejected.
    Dependent,
    /// Warnings about e-mail addresses that their owners give up.
    FreedEmails,
    /// E-mail addresses that several rows give.
    AlikeEmails,
    /// Warnings about structures that become others.
    FreedStructures,
    /// Structures that several rows make.
    AlikeStructures,
    /// People of structures that are deleted.
    LetGo,
}

/// Edited `[old]` cells of one field: if they are the written ones in another order, their distances add up to 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Moved {
    /// How many cells.
    pub cells: i64,
    /// The sum of their distances from what was written.
    pub distance: i64,
}

/// How many issues have one code in one column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueGroup {
    /// The code.
    pub code: Code,
    /// The column's position, if the issues are about cells.
    pub column: Option<i32>,
    /// How many.
    pub count: i64,
}
