//! What of a tested import waits for a person: cells that are left out until somebody chooses what becomes of them, and
//! values that it would clear.

use super::counts::Counts;
use super::import::Import;
use super::options::Stale;
use super::state::State;
use crate::codes::Code;
use crate::i18n::Message;

/// What waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// Cells with this warning are left out.
    Cells(Code),
    /// Values would be cleared, which nobody has agreed to.
    Clears,
}

impl Wait {
    /// The name in messages and documents: a code, or `clears`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cells(code) => code.name(),
            Self::Clears => "clears",
        }
    }
}

impl Import {
    /// What waits, and how many cells or values; nothing once the import was started.
    pub fn waits(&self) -> Vec<(Wait, i64)> {
        if self.state != State::Tested {
            return Vec::new();
        }
        let left_out =
            [Code::SpreadsheetDamage, Code::Placeholder].into_iter().filter(|code| self.options.waits(*code));
        let stale = (self.options.stale == Stale::Keep).then_some(Code::OldStale);
        let groups = || self.counts.groups.iter();
        let count = |code: Code| groups().filter(|group| group.code == code).map(|group| group.count).sum();
        let cells = left_out.chain(stale).map(|code| (Wait::Cells(code), count(code)));
        cells.chain([(Wait::Clears, self.open_clears(&self.counts))]).filter(|(_, n)| *n > 0).collect()
    }

    /// How many values of contacts it would clear that nobody has agreed to beforehand.
    pub fn open_clears(&self, counts: &Counts) -> i64 {
        let is_open = self.kind.is_about_contacts() && !self.kind.needs_confirmation() && !self.options.clears_agreed;
        if is_open { counts.cleared } else { 0 }
    }

    /// What waits, in sentences.
    pub fn waits_in_words(&self) -> Vec<Message> {
        let said = |(wait, n): (Wait, i64)| Message::new(format!("waits-{}", wait.name())).with("n", n);
        self.waits().into_iter().map(said).collect()
    }

    /// Whether all that the file would change waits for a choice.
    pub fn all_waits(&self) -> bool {
        self.counts.changes == 0 && !self.waits().is_empty()
    }
}
