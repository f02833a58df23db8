//! The files of `static/`, which are part of the program, and their addresses.

use data_encoding::HEXLOWER;

/// The files of `static/`.
#[derive(rust_embed::RustEmbed)]
#[folder = "static/"]
pub(super) struct Files;

/// The address of a file, which changes when the file does: `/static/carnet.css?v=0a1b2c3d4e5f6071`.
pub(super) fn address(name: &str) -> String {
    match Files::get(name) {
        Some(file) => format!("/static/{name}?v={}", version(&file.metadata.sha256_hash())),
        None => format!("/static/{name}"),
    }
}

/// The version of a file, by its SHA-256.
pub(super) fn version(hash: &[u8]) -> String {
    HEXLOWER.encode(hash).chars().take(16).collect()
}
