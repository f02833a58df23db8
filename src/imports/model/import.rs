//! An import: a file that a user sent, with its options, counts and state.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::column_mapping::Origin;
use super::counts::Counts;
use super::layout::{Layout, Role};
use super::options::{Action, Options};
use super::state::State;
use crate::codes::Code;
use crate::db::Db;
use crate::error::{Refusal, Result};
use crate::i18n::Message;
use crate::kinds::Kind;
use crate::schema::{imports, users};
use crate::table::Encoding;

/// What a file may leave open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// In which encoding a text is, which comes before all else.
    Encoding,
    /// Which sheet of a workbook is meant.
    Sheet,
    /// What the columns are.
    Columns,
}

/// An import as it stands.
#[derive(Debug, Clone)]
pub struct Import {
    /// The id in the installation.
    pub id: i64,
    /// Whose it is.
    pub institution_id: i64,
    /// The number in the institution, without gaps: what users see.
    pub number: i64,
    /// Under which its changes are written.
    pub write_id: i64,
    /// Who sent it; `None` for the command line.
    pub user_id: Option<i64>,
    /// What the file brings.
    pub kind: Kind,
    /// What is wanted.
    pub action: Action,
    /// Where it stands.
    pub state: State,
    /// The file's name as sent.
    pub file_name: String,
    /// Where the file is stored; empty when it was removed.
    pub file_key: String,
    /// The file's SHA-256, in hexadecimal.
    pub sha256: String,
    /// The file's length.
    pub bytes: i64,
    /// The choices.
    pub options: Options,
    /// What the columns are, once the header was read.
    pub layout: Option<Layout>,
    /// The counts.
    pub counts: Counts,
    /// The version of the data model that the test used.
    pub model_version: Option<i64>,
    /// The id of the import whose corrected file this is.
    pub parent_id: Option<i64>,
    /// The last row tested or applied.
    pub cursor: i64,
    /// Rows below this one still are to be undone.
    pub undo_cursor: Option<i64>,
    /// Whether a user asked to stop.
    pub cancel_asked: bool,
    /// When the file was stored, in UTC like all times.
    pub created_at: NaiveDateTime,
    /// When the test ended.
    pub tested_at: Option<NaiveDateTime>,
    /// When it was started.
    pub started_at: Option<NaiveDateTime>,
    /// When applying ended.
    pub finished_at: Option<NaiveDateTime>,
    /// When undoing ended.
    pub undone_at: Option<NaiveDateTime>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = imports)]
struct Record {
    id: i64,
    institution_id: i64,
    number: i64,
    write_id: i64,
    user_id: Option<i64>,
    kind: String,
    action: String,
    state: String,
    file_name: String,
    file_key: String,
    sha256: String,
    bytes: i64,
    options: String,
    layout: Option<String>,
    counts: String,
    model_version: Option<i64>,
    parent_id: Option<i64>,
    cursor: i64,
    undo_cursor: Option<i64>,
    cancel_asked: bool,
    created_at: NaiveDateTime,
    tested_at: Option<NaiveDateTime>,
    started_at: Option<NaiveDateTime>,
    finished_at: Option<NaiveDateTime>,
    undone_at: Option<NaiveDateTime>,
}

impl Import {
    /// The encoding in which the file was read, if that was not UTF-8.
    pub fn read_as(&self) -> Option<Encoding> {
        self.options.encoding.filter(|encoding| *encoding != Encoding::Utf8 && self.state != State::Refused)
    }

    /// What the user is asked before the file can be tested.
    pub fn asks(&self) -> Option<Asked> {
        let is_asked = |code: Code| self.counts.groups.iter().any(|group| group.code == code);
        match self.state {
            State::NeedsMapping if is_asked(Code::EncodingDoubtful) => Some(Asked::Encoding),
            State::NeedsMapping if self.layout.is_none() => Some(Asked::Sheet),
            State::NeedsMapping => Some(Asked::Columns),
            _ => None,
        }
    }

    /// Where it stands, for people: while the user is asked something, what that is.
    pub fn state_message(&self) -> Message {
        match self.asks() {
            Some(Asked::Encoding) => Message::new("state-asks-encoding"),
            Some(Asked::Sheet) => Message::new("state-asks-sheet"),
            Some(Asked::Columns) | None => self.state.message(),
        }
    }

    /// What was settled without asking when the columns were recognised: that the kind followed the file, and which
    /// columns of a known system's file are left out.
    pub fn recognised(&self) -> Vec<Message> {
        let chosen = self.options.sent_as.as_deref().and_then(Kind::from_name);
        let followed = chosen.map(|chosen| {
            Message::new("import-kind-followed").with("chosen", chosen.label()).with("kind", self.kind.label())
        });
        let columns: Vec<&str> =
            self.options.left_out.iter().map(String::as_str).filter(|at| self.ignores(at)).collect();
        let left_out = match &self.options.answers.origin {
            Some(Origin::System(name)) if !columns.is_empty() => {
                Some(Message::new("import-left-out").with("system", name.as_str()).with("columns", columns.join(", ")))
            }
            _ => None,
        };
        let unused = self.options.unused_encoding;
        let unused = unused.map(|encoding| Message::new("import-encoding-unused").with("encoding", encoding.name()));
        followed.into_iter().chain(left_out).chain(unused).collect()
    }

    fn ignores(&self, header: &str) -> bool {
        let columns = self.layout.iter().flat_map(|layout| &layout.columns);
        columns.into_iter().any(|column| column.header == header && column.role == Role::Ignored)
    }

    /// The import with this number; a [`Refusal`] `not-found` if the institution has none.
    pub fn find(db: &mut Db, institution: i64, number: i64) -> Result<Self> {
        let found = imports::table
            .filter(imports::institution_id.eq(institution).and(imports::number.eq(number)))
            .select(Record::as_select())
            .first(db)
            .optional()?;
        found.ok_or_else(|| Refusal::new("not-found"))?.try_into()
    }

    /// The import with this id.
    pub fn by_id(db: &mut Db, id: i64) -> Result<Self> {
        imports::table.find(id).select(Record::as_select()).first(db)?.try_into()
    }

    /// A page of an institution's imports, newest first, with numbers below `before`.
    pub fn list(db: &mut Db, institution: i64, before: Option<i64>, limit: i64) -> Result<Vec<Self>> {
        imports::table
            .filter(imports::institution_id.eq(institution).and(imports::number.lt(before.unwrap_or(i64::MAX))))
            .order(imports::number.desc())
            .limit(limit)
            .select(Record::as_select())
            .load(db)?
            .into_iter()
            .map(Self::try_from)
            .collect()
    }

    /// Earlier imports of exactly the same file, newest first, by number.
    pub fn same_file(&self, db: &mut Db) -> Result<Vec<i64>> {
        Ok(imports::table
            .filter(imports::institution_id.eq(self.institution_id).and(imports::sha256.eq(&self.sha256)))
            .filter(imports::number.lt(self.number))
            .order(imports::number.desc())
            .select(imports::number)
            .limit(10)
            .load(db)?)
    }

    /// The name of who sent it; `None` for the command line.
    pub fn user_name(&self, db: &mut Db) -> Result<Option<String>> {
        let Some(user) = self.user_id else { return Ok(None) };
        Ok(users::table.find(user).select(users::name).first(db).optional()?)
    }

    /// How far the present work is, from 0 to 1.
    pub fn progress(&self) -> f64 {
        let (done, all) = match self.state {
            State::Testing => (self.counts.bytes_read, self.counts.bytes_total),
            State::Running => (self.counts.applied + self.counts.conflicts, self.counts.changes),
            State::Undoing => (self.counts.undone + self.counts.kept, self.counts.applied),
            State::Uploaded | State::Queued => (0, 1),
            _ => (1, 1),
        };
        if all == 0 { 0.0 } else { (done as f64 / all as f64).clamp(0.0, 1.0) }
    }
}

impl TryFrom<Record> for Import {
    type Error = crate::error::Error;

    fn try_from(row: Record) -> Result<Self> {
        let strange = |what: &str| anyhow::anyhow!("import {} has an unknown {what}", row.id);
        Ok(Self {
            kind: Kind::from_name(&row.kind).ok_or_else(|| strange("kind"))?,
            action: Action::from_name(&row.action).ok_or_else(|| strange("action"))?,
            state: State::from_name(&row.state).ok_or_else(|| strange("state"))?,
            options: serde_json::from_str(&row.options)?,
            layout: row.layout.as_deref().map(serde_json::from_str).transpose()?,
            counts: serde_json::from_str(&row.counts)?,
            id: row.id,
            institution_id: row.institution_id,
            number: row.number,
            write_id: row.write_id,
            user_id: row.user_id,
            file_name: row.file_name,
            file_key: row.file_key,
            sha256: row.sha256,
            bytes: row.bytes,
            model_version: row.model_version,
            parent_id: row.parent_id,
            cursor: row.cursor,
            undo_cursor: row.undo_cursor,
            cancel_asked: row.cancel_asked,
            created_at: row.created_at,
            tested_at: row.tested_at,
            started_at: row.started_at,
            finished_at: row.finished_at,
            undone_at: row.undone_at,
        })
    }
}
