//! What users do with an import, as one transaction each: send a file, say what columns are, start, cancel, undo.

pub(super) mod decisions;
pub(super) mod notice;
pub(super) mod receive;
pub(super) mod transitions;
pub(super) mod waiting;
pub(super) mod write_turn;
