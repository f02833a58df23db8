//! Codes that no field of an institution can have: a field of that name would hide something of ours, in a file's header
//! or in a target.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::standard;
use crate::text::fold_tight;

/// Columns of files and what targets ask about, which are no fields.
#[rustfmt::skip]
const RESERVED: [&str; 9] = [
    "CHECK", "OPERATION", "INSTITUTION", "CONSENT_SOURCE", "CONSENT_DATE", "STATUS", "CREATED", "CHANGED",
    "CHANGED_BY_IMPORT",
];

/// The reserved codes, and codes and aliases of the standard fields, as headers are compared.
static NAMES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let standard = standard::fields();
    let own =
        standard.iter().flat_map(|field| std::iter::once(field.code.as_str()).chain(field.aliases.iter().copied()));
    own.chain(RESERVED).map(fold_tight).collect()
});

/// Whether a code is a name of a standard field, of a column that is no field, or of something that targets ask about;
/// whatever its case, since headers match whatever theirs.
pub fn is_reserved(code: &str) -> bool {
    NAMES.contains(&fold_tight(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_ours_are_no_codes_of_others() {
        for code in ["CREATED", "Created", "status", "TAGS", "Check", "operation", "Client_ID", "nome", "responsavel"] {
            assert!(is_reserved(code), "{code}");
        }
        for code in ["GENRE", "CREATED_2", "CREATED_AT", "CHECKED", "OPTIN_MAIL"] {
            assert!(!is_reserved(code), "{code}");
        }
    }
}
