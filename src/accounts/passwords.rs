//! Passwords: what a good one is, and how it is kept.

use std::sync::LazyLock;

use zxcvbn::Score;

use super::hashing;
use crate::error::{Refusal, Result};

/// The fewest characters of a password.
pub(crate) const SHORTEST: usize = 10;
/// The most characters of a password.
pub(crate) const LONGEST: usize = 200;

/// What is compared with when there is no such user, so that the answer takes as long.
static NOBODY: LazyLock<Option<String>> = LazyLock::new(|| hash("nobody has this password").ok());

/// What people who use Carnet choose beside the words of the estimate's own lists, which know English best.
const COMMON: [&str; 28] = [
    "carnet",
    "contact",
    "contacts",
    "azerty",
    "azertyuiop",
    "motdepasse",
    "passe",
    "bienvenue",
    "bonjour",
    "soleil",
    "doudou",
    "chouchou",
    "loulou",
    "jetaime",
    "marseille",
    "theatre",
    "musee",
    "senha",
    "minhasenha",
    "bemvindo",
    "mudar",
    "brasil",
    "flamengo",
    "corinthians",
    "palmeiras",
    "familia",
    "amor",
    "teatro",
];

/// Refuses a password that is too short, too long, the user's own e-mail address, or easily guessed: a common one, a date,
/// keys beside each other, the parts of the address.
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
    if is_easily_guessed(password, email) {
        return Err(Refusal::new("password-too-easy").into());
    }
    Ok(())
}

fn is_easily_guessed(password: &str, email: &str) -> bool {
    let own = email.split(|c: char| !c.is_alphanumeric()).filter(|part| part.chars().count() > 2);
    let known: Vec<&str> = own.chain([email]).chain(COMMON).collect();
    zxcvbn::zxcvbn(password, &known).score() < Score::Three
}

/// The hash to keep: argon2id with its salt, as PHC text. Takes 19 MiB and some tens of milliseconds, and its turn.
pub(crate) fn hash(password: &str) -> Result<String> {
    hashing::hash(password)
}

/// Whether this is the password that was hashed; without a hash it takes as long and is not.
pub(crate) fn verify(password: &str, hash: Option<&str>) -> bool {
    let kept = hash.or(NOBODY.as_deref()).unwrap_or_default();
    hashing::is_hash_of(password, kept) && hash.is_some()
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
    fn what_is_guessed_first_is_no_password() {
        for easy in [
            "1234567890",
            "azertyuiop",
            "qwertyuiop",
            "password123",
            "motdepasse1",
            "Bienvenue2026",
            "aaaaaaaaaaaa",
            "abcabcabcabc",
            "lovelace-ada",
            "ada.lovelace",
            "senha12345",
            "01/02/1980",
            "P@ssw0rd2026",
        ] {
            assert!(check(easy, "ada.lovelace@example.org").is_err(), "{easy}");
        }
        for good in ["open sesame please", "trois chats verts dansent", "o rato roeu a roupa", "kX9#vQ2pLm"] {
            assert!(check(good, "ada.lovelace@example.org").is_ok(), "{good}");
        }
    }

    #[test]
    fn a_made_password_is_good_and_new_each_time() {
        let made = make().unwrap();
        assert!(check(&made, "ada@example.org").is_ok(), "{made}");
        assert_ne!(made, make().unwrap());
    }
}
