//! An export as it stands in the database.

use anyhow::Context;
use chrono::NaiveDateTime;
use diesel::prelude::*;

use crate::fields::FieldId;
use crate::i18n::{Language, Message};
use crate::imports::corrected::Which;
use crate::kinds::Kind;
use crate::schema::exports;
use crate::table::FileFormat;

/// What an export holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// An import template of this kind: to edit.
    Template(Kind),
    /// Every field of the contacts: to read.
    Contacts,
    /// The file of an import, to be corrected: its id, and which rows.
    Corrected(i64, Which),
}

impl What {
    /// The word in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Template(_) => "template",
            Self::Contacts => "contacts",
            Self::Corrected(..) => "corrected",
        }
    }

    /// The kind of a template.
    pub fn template(self) -> Option<Kind> {
        match self {
            Self::Template(kind) => Some(kind),
            Self::Contacts | Self::Corrected(..) => None,
        }
    }

    /// The kind of a template, or which rows of a file, as a word in the database.
    pub(super) fn kind(self) -> Option<&'static str> {
        match self {
            Self::Template(kind) => Some(kind.name()),
            Self::Contacts => None,
            Self::Corrected(_, which) => Some(which.name()),
        }
    }

    /// The import whose file is to be corrected, by id.
    pub fn import(self) -> Option<i64> {
        match self {
            Self::Corrected(import, _) => Some(import),
            Self::Template(_) | Self::Contacts => None,
        }
    }
}

/// How far an export got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Waits for a worker.
    Waiting,
    /// Is being made.
    Running,
    /// Can be downloaded.
    Ready,
    /// Could not be made.
    Failed,
    /// Its file is gone.
    Expired,
}

impl State {
    const ALL: [Self; 5] = [Self::Waiting, Self::Running, Self::Ready, Self::Failed, Self::Expired];

    /// The word in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Ready => "ready",
            Self::Failed => "failed",
            Self::Expired => "expired",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether a worker still has something to do.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Running)
    }
}

/// A file that was asked for.
#[derive(Debug, Clone)]
pub struct Export {
    /// Its id; the checks of a template's rows name it.
    pub id: i64,
    /// Its institution.
    pub institution: i64,
    /// Who asked for it; `None` from a shell.
    pub user: Option<i64>,
    /// What it holds.
    pub what: What,
    /// Whose contacts; all of the institution if `None`.
    pub target: Option<i64>,
    /// A sample without contacts.
    pub is_empty: bool,
    /// Its format.
    pub format: FileFormat,
    /// The fields of a template, if they were chosen, or once it is made.
    pub fields: Option<Vec<FieldId>>,
    /// Whether a CSV is for other programs, without guards.
    pub for_programs: bool,
    /// The language of its name, of a workbook's notes and of a CSV file's delimiter.
    pub language: Language,
    /// Where to send it.
    pub email: Option<String>,
    /// How far it got.
    pub state: State,
    /// Its name for the user.
    pub file_name: String,
    /// The stored file, when it is ready.
    pub file_key: Option<String>,
    /// Its size.
    pub bytes: Option<i64>,
    /// Contacts to look at, when they are counted.
    pub rows_total: Option<i64>,
    /// Contacts looked at; when it is ready, rows of the file.
    pub rows_done: i64,
    /// Structures that an authorisation template leaves out.
    pub rows_left_out: i64,
    /// Why it could not be made.
    pub error: Option<Message>,
    /// When it was asked for, in UTC.
    pub created_at: NaiveDateTime,
    /// When its file goes, in UTC.
    pub expires_at: NaiveDateTime,
}

impl Export {
    /// Whether it was made, also if its file is gone by now.
    pub fn is_made(&self) -> bool {
        matches!(self.state, State::Ready | State::Expired)
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = exports)]
pub(super) struct Row {
    id: i64,
    institution_id: i64,
    user_id: Option<i64>,
    what: String,
    kind: Option<String>,
    fields: Option<String>,
    target_id: Option<i64>,
    is_empty: bool,
    format: String,
    language: String,
    email: Option<String>,
    state: String,
    file_name: String,
    file_key: Option<String>,
    bytes: Option<i64>,
    rows_total: Option<i64>,
    rows_done: i64,
    rows_left_out: i64,
    error: Option<String>,
    created_at: NaiveDateTime,
    expires_at: NaiveDateTime,
    import_id: Option<i64>,
    for_programs: bool,
}

impl TryFrom<Row> for Export {
    type Error = anyhow::Error;

    fn try_from(row: Row) -> anyhow::Result<Self> {
        let kind = row.kind.as_deref();
        let what = match row.what.as_str() {
            "template" => What::Template(kind.and_then(Kind::from_name).context("a template of no known kind")?),
            "corrected" => {
                let which = kind.and_then(Which::from_name).context("a corrected file of no known rows")?;
                What::Corrected(row.import_id.context("a corrected file of no import")?, which)
            }
            _ => What::Contacts,
        };
        Ok(Self {
            id: row.id,
            institution: row.institution_id,
            user: row.user_id,
            what,
            target: row.target_id,
            is_empty: row.is_empty,
            format: FileFormat::from_name(&row.format).context("an export in no known format")?,
            fields: row.fields.as_deref().map(serde_json::from_str).transpose()?,
            for_programs: row.for_programs,
            language: Language::from_tag(&row.language).unwrap_or_default(),
            email: row.email,
            state: State::from_name(&row.state).context("an export in no known state")?,
            file_name: row.file_name,
            file_key: row.file_key,
            bytes: row.bytes,
            rows_total: row.rows_total,
            rows_done: row.rows_done,
            rows_left_out: row.rows_left_out,
            error: row.error.as_deref().map(serde_json::from_str).transpose()?,
            created_at: row.created_at,
            expires_at: row.expires_at,
        })
    }
}
