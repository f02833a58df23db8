//! Streams contacts into a file, in memory that does not grow with their number.

use std::fs::File;
use std::io::{self, BufWriter, Seek, Write};

use diesel::prelude::*;

use super::export::{Export, What};
use super::progress::{Follow, Unfollowed};
use super::sheet::{PlainSheet, Seal, TemplateSheet};
use super::{naming, values};
use crate::accounts::Institution;
use crate::contacts::catalogue::Catalogue;
use crate::contacts::contact::Contact;
use crate::contacts::read;
use crate::contacts::slots::Slots;
use crate::db::Db;
use crate::error::Result;
use crate::fields::FieldId;
use crate::i18n::Language;
use crate::kinds::Kind;
use crate::schema::contacts;
use crate::seal::Sealer;
use crate::storage::Storage;
use crate::table::{CsvWriter, csv_writer, zip_single};
use crate::targets;

/// How many contacts are in memory at once.
const A_PAGE: i64 = 1000;

/// What was written.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    /// Rows below the header.
    pub rows: i64,
    /// Contacts that this template has no row for.
    pub left_out: i64,
    /// The fields of a template, in the order of its columns.
    pub fields: Option<Vec<FieldId>>,
}

/// An import template, in a zip; the template of criterion values is the list of those that there are.
pub(super) fn template(
    db: &mut Db,
    institution: &Institution,
    export: &Export,
    kind: Kind,
    file: &mut File,
    follow: &mut dyn Follow,
) -> Result<Written> {
    let catalogue = Catalogue::load(db, institution.id)?;
    if kind == Kind::CriterionValues {
        return criterion_values(&catalogue, export.language, file, export.is_empty);
    }
    let seal = Seal { sealer: Sealer::load(db)?, institution: institution.id, export: export.id };
    let sheet = TemplateSheet::new(kind, &catalogue, seal);
    let zip = zip_single(BufWriter::new(file), &naming::inner(&export.file_name))?;
    let mut csv = csv_writer(zip, export.language);
    csv.write_row(sheet.header())?;
    let mut written = Written { fields: Some(sheet.fields()), ..Written::default() };
    if !export.is_empty {
        each(db, institution, export.target, follow, |number, slots| {
            if !sheet.takes(slots) {
                written.left_out += 1;
                return Ok(());
            }
            written.rows += 1;
            Ok(csv.write_row(sheet.cells(number, slots))?)
        })?;
    }
    csv.finish()?.finish()?.flush()?;
    Ok(written)
}

/// Every field of the contacts of a target, or of all of them: one row a contact, in byte order of their numbers.
pub(super) fn contacts(
    db: &mut Db,
    institution: &Institution,
    target: Option<i64>,
    language: Language,
    out: impl Write,
    follow: &mut dyn Follow,
) -> Result<Written> {
    let catalogue = Catalogue::load(db, institution.id)?;
    let sheet = PlainSheet::new(&catalogue);
    let mut csv = csv_writer(out, language);
    csv.write_row(sheet.header())?;
    let mut written = Written::default();
    each(db, institution, target, follow, |number, slots| {
        written.rows += 1;
        Ok(csv.write_row(sheet.cells(number, slots))?)
    })?;
    csv.finish()?;
    Ok(written)
}

/// Writes a plain export at once, for a shell: equal states give equal bytes. Returns the number of rows.
pub fn write_contacts(
    db: &mut Db,
    institution: &Institution,
    target: Option<i64>,
    language: Language,
    out: impl Write,
) -> Result<i64> {
    Ok(contacts(db, institution, target, language, out, &mut Unfollowed)?.rows)
}

/// Writes what is inside of a stored template: the CSV itself, also of one that is in no zip.
pub fn unpack(storage: &Storage, key: &str, out: &mut impl Write) -> Result<()> {
    let mut file = storage.read(key)?;
    match zip::ZipArchive::new(&file) {
        Ok(mut zip) => io::copy(&mut zip.by_index(0).map_err(anyhow::Error::from)?, out)?,
        Err(_) => {
            file.rewind()?;
            io::copy(&mut file, out)?
        }
    };
    Ok(())
}

/// Writes the criterion values of an institution as a file that defines them, to be read and to be imported.
pub fn write_values(catalogue: &Catalogue, language: Language, out: impl Write) -> Result<()> {
    criterion_values(catalogue, language, out, false).map(drop)
}

/// The name of that file on this day.
pub fn values_file_name(language: Language, today: chrono::NaiveDate) -> String {
    naming::outer(language, What::Template(Kind::CriterionValues), None, today)
}

fn criterion_values(catalogue: &Catalogue, language: Language, out: impl Write, empty: bool) -> Result<Written> {
    let mut csv: CsvWriter<_> = csv_writer(out, language);
    csv.write_row(values::HEADER)?;
    let rows = if empty { Vec::new() } else { values::rows(catalogue) };
    for row in &rows {
        csv.write_row(row)?;
    }
    csv.finish()?;
    Ok(Written { rows: i64::try_from(rows.len()).unwrap_or(i64::MAX), ..Written::default() })
}

/// Shows the contacts one after the other, in order of their numbers, and tells how far it is after each page.
fn each(
    db: &mut Db,
    institution: &Institution,
    target: Option<i64>,
    follow: &mut dyn Follow,
    mut visit: impl FnMut(&str, &Slots<'_>) -> Result<()>,
) -> Result<()> {
    let mut done = 0;
    let mut page = |contacts: &[Contact], follow: &mut dyn Follow| {
        for contact in contacts {
            visit(&contact.number, &contact.slots()?)?;
        }
        done += contacts.len() as i64;
        follow.done(done)
    };
    match target {
        Some(target) => {
            let target = targets::find(db, institution.id, target)?;
            target.counted.map_or(Ok(()), |total| follow.total(total))?;
            targets::each(db, institution, &target, |contacts| page(contacts, follow))
        }
        None => {
            follow.total(count(db, institution.id)?)?;
            each_of_all(db, institution.id, |contacts| page(contacts, follow))
        }
    }
}

fn count(db: &mut Db, institution: i64) -> Result<i64> {
    Ok(contacts::table.filter(contacts::institution_id.eq(institution)).count().get_result(db)?)
}

fn each_of_all(db: &mut Db, institution: i64, mut visit: impl FnMut(&[Contact]) -> Result<()>) -> Result<()> {
    let mut last: Option<String> = None;
    loop {
        let page = read::scan(db, institution, last.as_deref(), A_PAGE)?;
        let Some(end) = page.last() else { return Ok(()) };
        visit(&page)?;
        last = Some(end.number.clone());
    }
}
