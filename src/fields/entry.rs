//! An entry of a drop-down: `JAZZ — Jazz`, and how it is read back.

/// What stands between code and label. No code has a space in it, so the first one parts an entry.
const BETWEEN: &str = " — ";

/// Code and label on one line; the code alone where the label says no more.
pub(super) fn entry(code: &str, label: &str) -> String {
    let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
    if label.is_empty() || label == code { code.to_owned() } else { format!("{code}{BETWEEN}{label}") }
}

/// Code and label of a cell that has the shape of an entry.
pub(super) fn parts(cell: &str) -> Option<(&str, &str)> {
    cell.split_once(BETWEEN)
}
