//! From what a cell asks for to a change of a slot.

use std::collections::BTreeSet;

use super::change::{Change, Part};
use super::slots::Slots;
use crate::fields::{Field, Input, Type, text};

/// The change that an input makes to the present value of a field; `None` if it changes nothing. `renew`: the value is
/// written again although it is the same, since its proof is new.
pub(crate) fn change(field: &Field, slots: &Slots<'_>, input: Input, renew: bool) -> Option<Change> {
    if field.kind == Type::MultiList {
        return change_of_codes(field, slots, &input);
    }
    let old = slots.value(field.id);
    let new = match input {
        Input::Set(value) => Some(value),
        Input::Append(text) => Some(text::append(old, &text)?),
        Input::Clear => None,
        Input::Keep | Input::SetCodes(_) | Input::EditCodes { .. } => return None,
    };
    let changes = old != new.as_deref() || renew && old.is_some();
    changes.then(|| Change::set(field.id, old, slots.writer(field.id, ""), new))
}

fn change_of_codes(field: &Field, slots: &Slots<'_>, input: &Input) -> Option<Change> {
    let old: BTreeSet<&str> = slots.codes(field.id).collect();
    let new: BTreeSet<&str> = match input {
        Input::SetCodes(codes) => codes.iter().map(String::as_str).collect(),
        Input::Set(code) => BTreeSet::from([code.as_str()]),
        Input::EditCodes { add, remove } => {
            let kept = old.iter().copied().filter(|code| !remove.iter().any(|gone| gone == code));
            kept.chain(add.iter().map(String::as_str)).collect()
        }
        Input::Clear => BTreeSet::new(),
        Input::Keep | Input::Append(_) => return None,
    };
    let parts: Vec<Part> = old
        .symmetric_difference(&new)
        .map(|code| Part {
            code: (*code).to_owned(),
            old_writer: slots.writer(field.id, code),
            added: new.contains(code),
        })
        .collect();
    let shown = |codes: &BTreeSet<&str>| (!codes.is_empty()).then(|| field.join_codes(codes.iter().copied()));
    (!parts.is_empty()).then(|| Change { field: field.id, old: shown(&old), new: shown(&new), parts })
}
