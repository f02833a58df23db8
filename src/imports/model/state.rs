//! The states of an import and the steps between them. The database refuses any other step (table `import_steps`); here
//! each step is one compare-and-set.

use diesel::prelude::*;
use serde::{Deserialize, Serialize};

use crate::db::Db;
use crate::error::{Refusal, Result};
use crate::i18n::Message;
use crate::schema::imports;

macro_rules! states {
    ($($variant:ident $name:literal $doc:literal;)*) => {
        /// Where an import stands (`/help/states#states-all`).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum State { $(#[doc = $doc] $variant,)* }

        impl State {
            /// Every state, in the order of a life.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name in the database and in JSON.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// The state of a name.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

states! {
    Uploaded "uploaded" "The file is stored.";
    NeedsMapping "needs_mapping" "The user has to say what some columns are.";
    Testing "testing" "The file is being read and checked, or waits for it.";
    Tested "tested" "The plan is ready; nothing was changed.";
    AwaitingApproval "awaiting_approval" "A second person has to agree.";
    Scheduled "scheduled" "It starts at a given time.";
    Queued "queued" "Started, waits for a worker.";
    Running "running" "The plan is being applied.";
    Completed "completed" "The plan was applied.";
    Cancelled "cancelled" "A user stopped it; what was applied until then stays, and can be undone.";
    Failed "failed" "Something of ours broke; what was applied until then stays, and can be undone.";
    Refused "refused" "The file as a whole was refused.";
    Undoing "undoing" "The applied changes are being taken back, or wait for it.";
    Undone "undone" "The applied changes were taken back.";
}

impl State {
    /// Whether a worker is at it or will be, without anybody doing anything.
    pub fn is_at_work(self) -> bool {
        matches!(self, Self::Uploaded | Self::Testing | Self::Queued | Self::Running | Self::Undoing)
    }

    /// Whether it writes contacts, or waits for its turn to.
    pub fn writes(self) -> bool {
        matches!(self, Self::Queued | Self::Running | Self::Undoing)
    }

    /// The state's name for people: `state-NAME`, whose keys have hyphens.
    pub fn message(self) -> Message {
        Message::new(format!("state-{}", self.name().replace('_', "-")))
    }
}

/// Whether a user asked to stop an import.
pub(crate) fn is_cancelled(db: &mut Db, import: i64) -> Result<bool> {
    Ok(imports::table.find(import).select(imports::cancel_asked).first(db)?)
}

/// Holds an import until the transaction ends: what is asked of its state from here on is about one moment, even if a worker is
/// just beginning or ending.
pub(crate) fn hold(db: &mut Db, import: i64) -> Result<()> {
    // On SQLite a transaction that writes holds everything; on PostgreSQL this waits for whoever has the row.
    let row = diesel::update(imports::table.find(import));
    row.set(imports::cancel_asked.eq(imports::cancel_asked)).execute(db)?;
    Ok(())
}

/// Takes the step from one of `from` to `to`; a [`Refusal`] `wrong-import-state` if the import stands elsewhere.
pub(crate) fn step(db: &mut Db, import: i64, from: &[State], to: State) -> Result<()> {
    let names: Vec<&str> = from.iter().map(|state| state.name()).collect();
    let here = imports::table.filter(imports::id.eq(import).and(imports::state.eq_any(names)));
    // Who asked to stop meant what was at work then.
    let change = (imports::state.eq(to.name()), imports::cancel_asked.eq(false));
    if diesel::update(here).set(change).execute(db)? == 1 {
        return Ok(());
    }
    let name: String = imports::table.find(import).select(imports::state).first(db)?;
    let state = State::from_name(&name).unwrap_or(State::Failed);
    Err(Refusal::new("wrong-import-state").with("state", state.message()).into())
}
