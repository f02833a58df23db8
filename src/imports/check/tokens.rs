//! Tokens: what a row is about, as a number that no two rows of a file may share.

use std::hash::Hasher;

use siphasher::sip::SipHasher13;

/// Tokens from this bit on are hashes of keys of contacts that do not exist yet.
const HASH: u64 = 1 << 62;

/// The token of a contact that exists.
pub(crate) fn of_contact(id: i64) -> u64 {
    id as u64
}

/// The token of a key of a contact that does not exist yet, or of another thing with a name.
pub(crate) fn of_name(what: &str, name: &str) -> u64 {
    let mut hasher = SipHasher13::new();
    hasher.write(what.as_bytes());
    hasher.write_u8(0);
    hasher.write(name.as_bytes());
    hasher.finish() >> 2 | HASH
}

/// Whether a token is the hash of a name, not an id.
pub(crate) fn is_of_name(token: u64) -> bool {
    token >= HASH
}
