//! Passwords: what a good one is, and how it is kept.

use std::sync::LazyLock;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

use crate::error::{Refusal, Result};

/// The fewest characters of a password.
pub(crate) const SHORTEST: usize = 10;
/// The most characters of a password.
pub(crate) const LONGEST: usize = 200;

/// What is compared with when there is no such user, so that the answer takes as long.
static NOBODY: LazyLock<Option<String>> = LazyLock::new(|| hash("nobody has this password").ok());

/// Refuses a password that is too short, too long, or the user's own e-mail address.
pub(crate) fn check(password: &str, email: &str) -> Result<()> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(Refusal::new("password-too-short").with("n", SHORTEST as i64).into());
    }
    if length > LONGEST {
        return Err(Refusal::new("password-too-long").with("n", LONGEST as i64).into());
    }
    if password.to_lowercase() == email.to_lowercase() {
        return Err(Refusal::new("password-is-email").into());
    }
    Ok(())
}

/// The hash to keep: argon2id with its salt, as PHC text. Takes 19 MiB and some tens of milliseconds.
pub(crate) fn hash(password: &str) -> Result<String> {
    let hash = Argon2::default()
        .hash_password(password.as_bytes())
        .map_err(|e| anyhow::anyhow!("a password could not be hashed: {e}"))?;
    Ok(hash.to_string())
}

/// Whether this is the password that was hashed; without a hash it takes as long and is not.
pub(crate) fn verify(password: &str, hash: Option<&str>) -> bool {
    let kept = hash.or(NOBODY.as_deref()).unwrap_or_default();
    let Ok(parsed) = PasswordHash::new(kept) else { return false };
    Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && hash.is_some()
}

/// A password for a user who will change it: five groups of five letters and digits that are not mistaken.
pub(crate) fn make() -> Result<String> {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut bytes = [0_u8; 20];
    getrandom::fill(&mut bytes).map_err(|e| anyhow::anyhow!("no random numbers: {e}"))?;
    let letters: Vec<char> = bytes.iter().map(|b| char::from(LETTERS[usize::from(*b) % 32])).collect();
    Ok(letters.chunks(5).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_password_itself_is_right() {
        let kept = hash("open sesame please").unwrap();
        assert!(verify("open sesame please", Some(&kept)));
        assert!(!verify("Open sesame please", Some(&kept)));
        assert!(!verify("open sesame please", Some("damaged")));
        assert!(!verify("nobody has this password", None));
        assert_ne!(hash("open sesame please").unwrap(), kept, "each has its own salt");
    }

    #[test]
    fn a_made_password_is_good_and_new_each_time() {
        let made = make().unwrap();
        assert!(check(&made, "ada@example.org").is_ok(), "{made}");
        assert_ne!(made, make().unwrap());
    }
}
