//! Hashing of passwords under a bound: each hash takes 19 MiB, so only some go on at once, in memory that is made once and
//! kept. Given back and taken anew, such blocks would leave holes in the heap that nothing else fits into.

use std::num::NonZeroUsize;
use std::sync::LazyLock;

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use parking_lot::{Condvar, Mutex};
use subtle::ConstantTimeEq;

use crate::error::Result;

/// How many hashes go on at once in this process: one core is left to everybody else.
pub(crate) static AT_ONCE: LazyLock<usize> = LazyLock::new(|| {
    let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    cores.saturating_sub(1).max(1)
});

/// Memory for hashes: what was made and is free, and how much may still be made.
struct Memory {
    free: Vec<Vec<Block>>,
    unmade: usize,
}

static MEMORY: LazyLock<Mutex<Memory>> = LazyLock::new(|| Mutex::new(Memory { free: Vec::new(), unmade: *AT_ONCE }));
static GIVEN_BACK: Condvar = Condvar::new();

/// Memory that one hash has for itself; given back when it is dropped, also by a panic.
struct Lent(Vec<Block>);

impl Lent {
    /// Waits until there is some. Callers that may not block wait before ([`AT_ONCE`]).
    fn take(blocks: usize) -> Self {
        let mut memory = MEMORY.lock();
        let mut lent = loop {
            if let Some(free) = memory.free.pop() {
                break free;
            }
            if memory.unmade > 0 {
                memory.unmade -= 1;
                break Vec::new();
            }
            GIVEN_BACK.wait(&mut memory);
        };
        drop(memory);
        lent.resize(blocks, Block::default());
        Self(lent)
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        // What a password was worked into is nobody else's to see.
        self.0.fill(Block::default());
        MEMORY.lock().free.push(std::mem::take(&mut self.0));
        GIVEN_BACK.notify_one();
    }
}

/// The hash of a password with a fresh salt, as PHC text: argon2id with its usual costs.
pub(super) fn hash(password: &str) -> Result<String> {
    let mut salt = [0_u8; Salt::RECOMMENDED_LENGTH];
    getrandom::fill(&mut salt).map_err(|e| anyhow::anyhow!("no random numbers: {e}"))?;
    let params = Params::default();
    let mut out = [0_u8; Params::DEFAULT_OUTPUT_LEN];
    fill(Algorithm::default(), Version::default(), &params, password, &salt, &mut out)?;
    let hash = PasswordHash {
        algorithm: Algorithm::default().ident(),
        version: Some(Version::default().into()),
        params: ParamsString::try_from(&params).map_err(failed)?,
        salt: Some(Salt::new(&salt).map_err(failed)?),
        hash: Some(Output::new(&out).map_err(failed)?),
    };
    Ok(hash.to_string())
}

/// Whether the password has this hash; false for a hash that can't be read.
pub(super) fn is_hash_of(password: &str, kept: &str) -> bool {
    let Ok(kept) = PasswordHash::new(kept) else { return false };
    let (Some(salt), Some(right)) = (&kept.salt, &kept.hash) else { return false };
    let algorithm = Algorithm::try_from(kept.algorithm.as_str());
    let version = Version::try_from(kept.version.unwrap_or(Version::default().into()));
    let (Ok(algorithm), Ok(version), Ok(params)) = (algorithm, version, Params::try_from(&kept)) else { return false };
    let mut out = vec![0_u8; right.len()];
    fill(algorithm, version, &params, password, salt, &mut out).is_ok() && out.ct_eq(right.as_ref()).into()
}

fn fill(
    algorithm: Algorithm,
    version: Version,
    params: &Params,
    password: &str,
    salt: &[u8],
    out: &mut [u8],
) -> Result<()> {
    let mut lent = Lent::take(params.block_count());
    Argon2::new(algorithm, version, params.clone())
        .hash_password_into_with_memory(password.as_bytes(), salt, out, &mut lent.0)
        .map_err(|e| failed(e).into())
}

fn failed(error: impl std::fmt::Display) -> anyhow::Error {
    anyhow::anyhow!("a password could not be hashed: {error}")
}

#[cfg(test)]
mod tests {
    use argon2::password_hash::{PasswordHasher, PasswordVerifier};

    use super::*;

    #[test]
    fn hashes_are_those_of_the_library_itself() {
        let own = hash("open sesame please").unwrap();
        assert!(own.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{own}");
        Argon2::default().verify_password(b"open sesame please", own.as_str()).unwrap();
        let cheap = Params::new(64, 3, 2, Some(24)).unwrap();
        let its = Argon2::new(Algorithm::Argon2i, Version::V0x10, cheap).hash_password(b"open sesame please").unwrap();
        assert!(is_hash_of("open sesame please", &its.to_string()), "{its}");
        assert!(!is_hash_of("open sesame", &its.to_string()), "{its}");
    }

    #[test]
    fn many_hashes_share_the_memory_of_a_few() {
        let kept = hash("open sesame please").unwrap();
        std::thread::scope(|scope| {
            for _ in 0..3 * *AT_ONCE + 3 {
                scope.spawn(|| assert!(is_hash_of("open sesame please", &kept)));
            }
        });
        let memory = MEMORY.lock();
        assert!(memory.free.len() + memory.unmade <= *AT_ONCE, "{} blocks", memory.free.len());
    }
}
