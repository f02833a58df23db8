//! Letters with accents, broken when a file was read in a wrong encoding.

use std::borrow::Cow;

use super::harm::Harm;
use crate::table::is_misread;

/// What became of letters with accents, if that is how the cell differs from the known value.
pub(super) fn broken(cell: &str, known: &str) -> Option<Harm> {
    let is_broken =
        read_again(cell).is_some_and(|text| text == known) || is_marked(cell, known) || is_misread(cell, known);
    is_broken.then_some(Harm::Accents)
}

/// The text that was read in a wrong encoding: UTF-8 taken for Windows-1252, once or twice (`Ã©` for `é`).
pub(super) fn read_again(cell: &str) -> Option<String> {
    let once = as_utf8(cell)?;
    Some(as_utf8(&once).unwrap_or(once))
}

fn as_utf8(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    // The second half of a final `Ã ` (of `à`) is a space, which was trimmed away.
    let text = match text.strip_suffix('Ã') {
        Some(before) if !before.is_ascii() => Cow::Owned(format!("{text}\u{a0}")),
        _ => Cow::Borrowed(text),
    };
    let (bytes, _, unmappable) = encoding_rs::WINDOWS_1252.encode(&text);
    if unmappable {
        return None;
    }
    String::from_utf8(bytes.into_owned()).ok()
}

/// Whether the cell is the known value with marks in place of its letters with accents: `Th??tre` or `Th�tre`. Some
/// programs put a mark for each letter, some for each byte.
fn is_marked(cell: &str, known: &str) -> bool {
    !known.is_ascii() && (has_marks(cell, known, |_| 1) || has_marks(cell, known, char::len_utf8))
}

fn has_marks(cell: &str, known: &str, marks: fn(char) -> usize) -> bool {
    let is_mark = |c: char| matches!(c, '?' | '\u{fffd}');
    let mut left = cell.chars();
    let fits = known.chars().all(|letter| match left.next() {
        Some(found) if found == letter => true,
        Some(found) if is_mark(found) && !letter.is_ascii() => {
            (1..marks(letter)).all(|_| left.next().is_some_and(is_mark))
        }
        _ => false,
    });
    fits && left.next().is_none()
}
