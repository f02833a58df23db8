//! Tokens: what a row is about, as numbers by which rows of a file are compared without keeping them.

use std::hash::Hasher;

use siphasher::sip::SipHasher13;

use super::checker::Checker;
use super::subjects::Subject;
use crate::fields::standard;
use crate::table::Row;

/// Tokens with this bit are hashes of names; those without any bit of these are ids of contacts.
const HASH: u64 = 1 << 62;

/// With [`HASH`]: several rows may share it, which is only worth a warning. Alone: a claim.
const MILD: u64 = 1 << 61;

/// With [`HASH`] and [`MILD`]: the name and address of a structure, else an e-mail address. Alone: what is judged on the
/// whole plan.
const STRUCTURE: u64 = 1 << 60;

/// The row links its contact to what may be a structure only when the whole plan is known.
pub(crate) const LINK: u64 = STRUCTURE;

/// The row makes something else of a structure.
pub(crate) const NO_STRUCTURE_ANY_MORE: u64 = STRUCTURE | 1;

/// The row deletes a structure.
pub(crate) const STRUCTURE_DELETED: u64 = STRUCTURE | 2;

/// What rows may share, but deserves a second look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Alike {
    /// An e-mail address.
    Email,
    /// Name and address of a structure.
    Structure,
}

/// Adds what no other row of the file may be about: the contact, or the number or key of a new one, and the external id.
pub(crate) fn add_of_row(checker: &Checker, row: &Row, subject: &Subject<'_>, tokens: &mut Vec<u64>) {
    match subject {
        Subject::Present { contact, .. } => tokens.push(of_contact(contact.id)),
        Subject::New { keys, .. } => {
            tokens.extend(keys.iter().map(|key| of_name("key", key)));
            let number = checker.new_cell(row, standard::CONTACT_NR);
            if !number.is_empty() {
                tokens.push(of_number(number));
            }
        }
    }
    let external_id = checker.new_cell(row, standard::EXTERNAL_ID);
    if !external_id.is_empty() {
        tokens.push(of_name("external id", external_id));
    }
}

/// The token of a contact that exists.
pub(crate) fn of_contact(id: i64) -> u64 {
    id as u64
}

/// The token of the number that a row gives to a new contact.
pub(crate) fn of_number(number: &str) -> u64 {
    of_name("number", number)
}

/// The token of a key of a contact that does not exist yet, or of another thing with a name: no two rows may share it.
pub(crate) fn of_name(what: &str, name: &str) -> u64 {
    hash(what, name) | HASH
}

/// The token of what a row gives and others may give as well.
pub(crate) fn of_alike(what: Alike, name: &str) -> u64 {
    match what {
        Alike::Email => hash("e-mail", name) | HASH | MILD,
        Alike::Structure => hash("structure", name) | HASH | MILD | STRUCTURE,
    }
}

/// The token of a row that takes the external id of this contact, which has to give it up in the same file.
pub(crate) fn of_claim(owner: i64) -> u64 {
    owner as u64 | MILD
}

fn hash(what: &str, name: &str) -> u64 {
    let mut hasher = SipHasher13::new();
    hasher.write(what.as_bytes());
    hasher.write_u8(0);
    hasher.write(name.as_bytes());
    hasher.finish() >> 4
}

/// Whether rows are compared by this token: the others say something of their row alone.
pub(crate) fn is_compared(token: u64) -> bool {
    token & HASH != 0 || token & (MILD | STRUCTURE) == 0
}

/// Whether a token is the hash of a name, not an id.
pub(crate) fn is_of_name(token: u64) -> bool {
    token & HASH != 0
}

/// What rows that share this token have alike; `None` if no two rows may share it.
pub(crate) fn alike(token: u64) -> Option<Alike> {
    match token & (HASH | MILD | STRUCTURE) {
        kind if kind == HASH | MILD => Some(Alike::Email),
        kind if kind == HASH | MILD | STRUCTURE => Some(Alike::Structure),
        _ => None,
    }
}

/// The contact whose external id a row takes, if that is what the token says.
pub(crate) fn claimed(token: u64) -> Option<i64> {
    (token & (HASH | MILD) == MILD).then_some((token & !MILD) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_of_one_kind() {
        let kinds = |token| (is_of_name(token), alike(token), claimed(token));
        assert_eq!(kinds(of_contact(1007)), (false, None, None));
        assert_eq!(kinds(of_claim(1007)), (false, None, Some(1007)));
        assert_eq!(kinds(of_name("number", "X1")), (true, None, None));
        assert_eq!(kinds(of_alike(Alike::Email, "a@x.org")), (true, Some(Alike::Email), None));
        assert_eq!(kinds(of_alike(Alike::Structure, "lac")), (true, Some(Alike::Structure), None));
        for token in [LINK, NO_STRUCTURE_ANY_MORE, STRUCTURE_DELETED] {
            assert_eq!((kinds(token), is_compared(token)), ((false, None, None), false));
        }
        assert!(is_compared(of_contact(1007)) && is_compared(of_name("number", "X1")) && !is_compared(of_claim(1007)));
    }
}
