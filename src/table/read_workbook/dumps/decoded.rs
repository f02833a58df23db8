//! A file as text, by what it says of its encoding.

use std::path::Path;

use encoding_rs::{Encoding, UTF_8};

use super::super::super::problem::{Problem, ReadError};

/// Bytes in which a file says its encoding.
const HEAD: usize = 4096;

/// All of a file as text: by its byte order mark, as UTF-8 if it is that, else in the encoding that it says after one of
/// `words` (`charset=`), else in `usual`. A byte without a meaning refuses it.
pub(super) fn decoded(path: &Path, words: &[&str], usual: Option<&'static Encoding>) -> Result<String, ReadError> {
    let bytes = std::fs::read(path)?;
    if let Some((encoding, length)) = Encoding::for_bom(&bytes) {
        return decode(&bytes[length..], encoding);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(text),
        Err(error) => error.into_bytes(),
    };
    let head = String::from_utf8_lossy(&bytes[..HEAD.min(bytes.len())]).to_ascii_lowercase();
    let said = words.iter().find_map(|word| Some(&head[head.find(word)? + word.len()..]));
    let label = said.map(|rest| rest.trim_start_matches(['"', '\'', ' ', '=']));
    let label = label.and_then(|label| label.split(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c))).next());
    let encoding = label.and_then(|label| Encoding::for_label(label.as_bytes())).filter(|said| *said != UTF_8);
    decode(&bytes, encoding.or(usual).ok_or_else(|| Problem::unreadable("encoding"))?)
}

fn decode(bytes: &[u8], encoding: &'static Encoding) -> Result<String, ReadError> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    Ok(text.ok_or_else(|| Problem::unreadable("encoding"))?.into_owned())
}
