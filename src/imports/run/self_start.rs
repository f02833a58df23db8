//! Which updates start by themselves once they are tested.

use crate::imports::model::counts::Counts;
use crate::imports::model::import::Import;

/// Whether an update may start without anybody looking (`/help/states#states-action`): not with errors, not with warnings that
/// stop it, and not where values are cleared that nobody has agreed to.
pub(super) fn starts_by_itself(import: &Import, counts: &Counts) -> bool {
    !import.kind.needs_confirmation()
        && counts.errors == 0
        && import.open_clears(counts) == 0
        && !counts.groups.iter().any(|group| import.options.stops_at(group.code))
}
