//! A user of the institution, by e-mail address.

use std::collections::HashMap;

use super::cell::{Decoded, Finding};
use crate::codes::Code;
use crate::text::fold;

/// Reads a trimmed cell: the address as the user is registered, whatever its case in the cell.
pub(super) fn decode(cell: &str, users: &HashMap<String, String>) -> Decoded {
    match users.get(&fold(cell)) {
        Some(address) => Decoded::set(address.as_str()),
        None => Decoded::wrong(Finding::new(Code::UnknownUser)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;
    use super::*;

    #[test]
    fn a_user_is_found_whatever_the_case() {
        for cell in ["Anne@theatre.example", "ANNE@THEATRE.EXAMPLE", " anne@theatre.example "] {
            assert_eq!(decoded(&standard("OWNER"), cell), Decoded::set("Anne@theatre.example"), "{cell:?}");
        }
    }

    #[test]
    fn nobody_else_is_in_charge() {
        for cell in ["Anne", "bob@theatre.example"] {
            assert_eq!(codes(&decoded(&standard("OWNER"), cell)), [Code::UnknownUser], "{cell:?}");
        }
    }
}
