//! Which updates start by themselves once they are tested.

use crate::codes::Code;
use crate::imports::model::counts::Counts;
use crate::imports::model::import::Import;
use crate::imports::model::options::{Damaged, Placeholders};

/// Whether an update may start without anybody looking (`/help/states#states-action`). What a spreadsheet has damaged and words for
/// no value have been looked at once the user chose what becomes of them.
pub(super) fn starts_by_itself(import: &Import, counts: &Counts) -> bool {
    const LOOK_FIRST: [Code; 4] =
        [Code::OldStale, Code::ConsentUnproven, Code::RefusalOverridden, Code::SeparatorDoubtful];
    let needs_a_look = |code: Code| match code {
        Code::SpreadsheetDamage => import.options.damaged == Damaged::LeftOut,
        Code::Placeholder => import.options.placeholders == Placeholders::LeftOut,
        code => LOOK_FIRST.contains(&code),
    };
    !import.kind.needs_confirmation()
        && counts.errors == 0
        && !counts.groups.iter().any(|group| needs_a_look(group.code))
}
