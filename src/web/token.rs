//! Random names and the tokens that forms carry.

use data_encoding::HEXLOWER;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::error::Result;

/// Random bytes of the operating system.
pub(super) fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0_u8; N];
    getrandom::fill(&mut bytes).map_err(|e| anyhow::anyhow!("no random numbers: {e}"))?;
    Ok(bytes)
}

/// A random name of 64 hexadecimal digits.
pub(super) fn random_name() -> Result<String> {
    Ok(HEXLOWER.encode(&random::<32>()?))
}

/// The token that forms of one visitor carry: bound to the name that only this browser's cookie or session holds.
pub(super) fn form_token(key: &[u8], visitor: &str) -> Result<String> {
    proof(key, "form", visitor)
}

/// What only who has the key can make of a text, for one purpose: 64 hexadecimal digits.
pub(super) fn proof(key: &[u8], purpose: &str, text: &str) -> Result<String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(|e| anyhow::anyhow!("a key cannot be used: {e}"))?;
    mac.update(purpose.as_bytes());
    mac.update(b" ");
    mac.update(text.as_bytes());
    Ok(HEXLOWER.encode(&mac.finalize().into_bytes()))
}

/// Whether two secrets are the same, in a time that does not tell where they differ.
pub(super) fn same(a: &str, b: &str) -> bool {
    a.as_bytes().ct_eq(b.as_bytes()).into()
}

/// SHA-256 in hexadecimal digits: how secrets that others hold are kept.
pub(super) fn digest(secret: &str) -> String {
    HEXLOWER.encode(&Sha256::digest(secret.as_bytes()))
}
