//! The signed check of a template's row (`/help/files#files-templates`): the text of the column CHECK.
//!
//! It tells a file of another institution, an edited key, a row of which a part was moved, and an edited `[old]` cell
//! from one another. The text is `L id stamp signature digests`, in letters of base32: `L` is a letter that tells how many
//! letters the export's id takes (a text that starts with a letter is no number and no formula to a spreadsheet), the
//! stamp is 20 keyed bits over institution and export (so a file of another installation is told from a shifted row even
//! where both have an export with this id), the signature is 50 bits of HMAC-SHA256 over institution, export and contact
//! number, and each `[old]` value has a digest of 15 bits, in the order of the template's fields. A digest does not depend on the contact: so an edited key, whose
//! digests still fit, differs from a row that was shifted.

mod base32;
mod verdict;

use std::borrow::Cow;
use std::hash::Hasher;

use anyhow::{Context, anyhow};
use diesel::prelude::*;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use siphasher::sip::SipHasher13;

pub use verdict::{OldCell, Verdict, verdict};

use crate::contacts::slots::Slots;
use crate::db::{self, Db};
use crate::error::Result;
use crate::fields::{Field, FieldId, Input, Type};
use crate::schema::exports;
use crate::table::FileFormat;

/// The header of the column.
pub const CHECK: &str = "CHECK";

const STAMP_LETTERS: usize = 4;
const SIGNATURE_LETTERS: usize = 10;
const DIGEST_LETTERS: usize = 3;

/// Makes and reads checks with the installation's signing key. Make one for a job, not for a row.
#[derive(Clone)]
pub struct Sealer {
    signer: Hmac<Sha256>,
    digester: SipHasher13,
}

impl Sealer {
    /// A sealer with the key of this installation, which is made when it is first asked for.
    pub fn load(db: &mut Db) -> Result<Self> {
        let mut fresh = [0_u8; 32];
        getrandom::fill(&mut fresh).map_err(|e| anyhow!("no random numbers: {e}"))?;
        let key = db::setting(db, "signing-key", || data_encoding::HEXLOWER.encode(&fresh))?;
        let key = data_encoding::HEXLOWER.decode(key.as_bytes()).context("the signing key is damaged")?;
        Self::new(&key)
    }

    fn new(key: &[u8]) -> Result<Self> {
        let signer = Hmac::new_from_slice(key).context("the signing key has a wrong length")?;
        let mut digest_key = [0_u8; 16];
        let derived = mac(&signer, &[b"digest"]);
        digest_key.copy_from_slice(derived.first_chunk::<16>().context("a short hash")?);
        Ok(Self { signer, digester: SipHasher13::new_with_key(&digest_key) })
    }

    /// The check of a row. `olds` are the present values in the order of the template's fields, each as
    /// [`text_of_slots`] gives it.
    pub fn seal<'a>(
        &self,
        institution: i64,
        export: i64,
        number: &str,
        olds: impl Iterator<Item = (FieldId, &'a str)>,
    ) -> String {
        let mut text = String::with_capacity(48);
        let letters = base32::letters(export);
        text.push(base32::letter(letters as u64));
        base32::put(&mut text, export as u64, letters);
        base32::put(&mut text, self.stamp(institution, export), STAMP_LETTERS);
        base32::put(&mut text, self.signature(institution, export, number), SIGNATURE_LETTERS);
        for (field, value) in olds {
            base32::put(&mut text, self.digest(export, field, value), DIGEST_LETTERS);
        }
        text
    }

    /// Reads a check. `None` if the text is none: it was damaged, or never was one. It says nothing yet about whether
    /// the signature is ours.
    pub fn open<'a>(&'a self, institution: i64, text: &'a str) -> Option<Opened<'a>> {
        let mut rest = text.trim();
        let letters = base32::take(&mut rest, 1).filter(|n| (1..=base32::MOST_LETTERS).contains(n))?;
        let export = i64::try_from(base32::take(&mut rest, letters as usize)?).ok()?;
        let stamp = base32::take(&mut rest, STAMP_LETTERS)?;
        let signature = base32::take(&mut rest, SIGNATURE_LETTERS)?;
        Some(Opened { sealer: self, institution, export, stamp, signature, digests: rest })
    }

    /// The mark of a file that we gave back to be corrected: it names the import and is signed.
    pub fn mark(&self, institution: i64, import: i64) -> String {
        let mut text = String::with_capacity(24);
        let letters = base32::letters(import);
        text.push(base32::letter(letters as u64));
        base32::put(&mut text, import as u64, letters);
        base32::put(&mut text, self.mark_signature(institution, import), SIGNATURE_LETTERS);
        text
    }

    /// The import that a mark names; `None` if we have not made it for this institution.
    pub fn read_mark(&self, institution: i64, text: &str) -> Option<i64> {
        let mut rest = text.trim();
        let letters = base32::take(&mut rest, 1).filter(|n| (1..=base32::MOST_LETTERS).contains(n))?;
        let import = i64::try_from(base32::take(&mut rest, letters as usize)?).ok()?;
        let signature = base32::take(&mut rest, SIGNATURE_LETTERS)?;
        (rest.is_empty() && signature == self.mark_signature(institution, import)).then_some(import)
    }

    fn mark_signature(&self, institution: i64, import: i64) -> u64 {
        signature_bits(mac(&self.signer, &[b"corrected", &institution.to_le_bytes(), &import.to_le_bytes()]))
    }

    /// 20 bits that tell an export of this institution from one of any other.
    fn stamp(&self, institution: i64, export: i64) -> u64 {
        let mut hasher = self.digester;
        hasher.write(b"stamp");
        hasher.write(&institution.to_le_bytes());
        hasher.write(&export.to_le_bytes());
        hasher.finish() >> (64 - 5 * STAMP_LETTERS)
    }

    /// 50 bits over all that tells the row's contact from any other.
    fn signature(&self, institution: i64, export: i64, number: &str) -> u64 {
        signature_bits(mac(
            &self.signer,
            &[b"row", &institution.to_le_bytes(), &export.to_le_bytes(), number.as_bytes()],
        ))
    }

    /// 15 bits of a value. Keyed, so that a check can't be made to fit an edited value; cheap, since a template of a
    /// million contacts has ten million of them.
    fn digest(&self, export: i64, field: FieldId, value: &str) -> u64 {
        let mut hasher = self.digester;
        hasher.write(&export.to_le_bytes());
        hasher.write(&field.to_le_bytes());
        hasher.write(value.as_bytes());
        hasher.finish() >> (64 - 5 * DIGEST_LETTERS)
    }
}

/// The first bits of a hash, as many as a signature has.
fn signature_bits(hash: [u8; 32]) -> u64 {
    let first = hash.first_chunk::<8>().map_or(0, |bytes| u64::from_be_bytes(*bytes));
    first >> (64 - 5 * SIGNATURE_LETTERS)
}

fn mac(keyed: &Hmac<Sha256>, parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = keyed.clone();
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// A check that was read from a cell.
pub struct Opened<'a> {
    sealer: &'a Sealer,
    institution: i64,
    export: i64,
    stamp: u64,
    signature: u64,
    digests: &'a str,
}

impl Opened<'_> {
    /// The export that the row claims to be of; look it up with [`fields_of_export`].
    pub fn export_id(&self) -> i64 {
        self.export
    }

    /// Whether the export that the row claims to be of was made here, for this institution.
    pub fn is_ours(&self) -> bool {
        self.sealer.stamp(self.institution, self.export) == self.stamp
    }

    /// Whether this check was made for the contact with this number, of this institution.
    pub fn is_signed_for(&self, number: &str) -> bool {
        self.sealer.signature(self.institution, self.export, number) == self.signature
    }

    /// How far an `[old]` value at this position is from the one that was written. Distances of a column of which only
    /// the order has changed add up to 0, whatever its values are.
    pub fn distance(&self, position: usize, field: FieldId, value: &str) -> i64 {
        let mut written = self.digests.get(position * DIGEST_LETTERS..).unwrap_or_default();
        let written = base32::take(&mut written, DIGEST_LETTERS).unwrap_or_default();
        let spread = |digest: u64| {
            let mut hasher = self.sealer.digester;
            hasher.write(&digest.to_le_bytes());
            hasher.finish() as i64
        };
        spread(written).wrapping_sub(spread(self.sealer.digest(self.export, field, value)))
    }

    /// Whether the `[old]` value at this position of the template's fields is the one that was written.
    pub fn digest_fits(&self, position: usize, field: FieldId, value: &str) -> bool {
        let mut digest = self.digests.get(position * DIGEST_LETTERS..).unwrap_or_default();
        base32::take(&mut digest, DIGEST_LETTERS) == Some(self.sealer.digest(self.export, field, value))
    }
}

/// A field's present value as one text, "" if there is none: what a digest is made of. Codes of a multi-list stand in
/// byte order, so that a new rank of a value is no edit.
pub fn text_of_slots<'a>(slots: &'a Slots<'_>, field: &Field) -> Cow<'a, str> {
    if field.kind == Type::MultiList {
        let codes: Vec<&str> = slots.codes(field.id).collect();
        return Cow::Owned(codes.join("|"));
    }
    Cow::Borrowed(slots.value(field.id).unwrap_or_default())
}

/// A decoded `[old]` cell as [`text_of_slots`] would have given it; `None` if the cell asks for something that no
/// value is (codes to add, a text to append): it does not fit then.
pub fn text_of_cell(cell: &Input) -> Option<Cow<'_, str>> {
    match cell {
        Input::Keep | Input::Clear => Some(Cow::Borrowed("")),
        Input::Set(value) => Some(Cow::Borrowed(value)),
        Input::SetCodes(codes) => {
            let mut codes: Vec<&str> = codes.iter().map(String::as_str).collect();
            codes.sort_unstable();
            codes.dedup();
            Some(Cow::Owned(codes.join("|")))
        }
        Input::EditCodes { .. } | Input::Append(_) => None,
    }
}

/// What a template was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its fields in the order of its columns, which is the order of the digests.
    pub fields: Vec<FieldId>,
    /// The target whose contacts it listed.
    pub target: Option<i64>,
    /// Whether it was written as CSV, with guards before formulas.
    pub is_csv: bool,
}

/// The template that an export was; `None` if the institution has no such export. An export is known for ever, also
/// when its file is gone.
pub fn fields_of_export(db: &mut Db, institution: i64, export: i64) -> Result<Option<Template>> {
    let row: Option<(Option<String>, Option<i64>, String)> = exports::table
        .filter(exports::id.eq(export))
        .filter(exports::institution_id.eq(institution))
        .select((exports::fields, exports::target_id, exports::format))
        .first(db)
        .optional()?;
    let Some((Some(fields), target, format)) = row else { return Ok(None) };
    let is_csv = FileFormat::from_name(&format) == Some(FileFormat::Csv);
    Ok(Some(Template { fields: serde_json::from_str(&fields)?, target, is_csv }))
}

#[cfg(test)]
mod tests;
