//! Streams contacts into a file, in memory that does not grow with their number.

use std::fs::File;
use std::io::{self, Cursor, Seek, Write};
use std::path::Path;

use super::book::{self, About};
use super::export::Export;
use super::output::{Output, Place};
use super::progress::{Follow, Unfollowed};
use super::removal_sheet::RemovalSheet;
use super::request::ContactsRequest;
use super::sheet::{PlainSheet, Seal, TemplateSheet};
use super::{naming, values};
use crate::accounts::{Institution, users};
use crate::contacts::catalogue::Catalogue;
use crate::contacts::contact::Contact;
use crate::contacts::read;
use crate::contacts::slots::Slots;
use crate::context::Context;
use crate::db::Db;
use crate::error::Result;
use crate::fields::{FieldId, standard};
use crate::i18n::Language;
use crate::imports::Import;
use crate::imports::corrected::{self, Which};
use crate::kinds::Kind;
use crate::seal::Sealer;
use crate::storage::Storage;
use crate::table::FileFormat;
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

/// An import template: a workbook, or CSV in a zip. The template of criterion values is the list of those that there are.
pub(super) fn template<W: Write + Seek + Send>(
    db: &mut Db,
    institution: &Institution,
    export: &Export,
    kind: Kind,
    place: Place<'_, W>,
    follow: &mut dyn Follow,
) -> Result<Written> {
    let catalogue = Catalogue::load(db, institution.id)?;
    let about = about(db, institution, export.language)?;
    if !kind.is_about_contacts() {
        return criterion_values(&catalogue, &about, place, export.is_empty);
    }
    let seal = Seal { sealer: Sealer::load(db)?, institution: institution.id, export: export.id };
    if kind.is_by_operation() {
        let sheet = RemovalSheet { institution: &institution.code, seal };
        let blueprint = book::marks(kind, &about, export.is_empty);
        let output = Output::begin(place, blueprint, Some(&naming::inner(&export.file_name)))?;
        return marks(db, institution, export, &sheet, output, follow);
    }
    let asks_for_status = asks_for_status(db, institution, export.target)?;
    let sheet = TemplateSheet::new(kind, &catalogue, export.fields.as_deref(), seal);
    let blueprint = book::template(&sheet, kind, &about, export.is_empty);
    let mut output = Output::begin(place, blueprint, Some(&naming::inner(&export.file_name)))?;
    let mut written = Written { fields: Some(sheet.field_ids()), ..Written::default() };
    if !export.is_empty {
        each(db, institution, export.target, follow, |number, slots| {
            if !asks_for_status && slots.value(standard::STATUS).is_some_and(|status| status != standard::ACTIVE) {
                return Ok(());
            }
            if !sheet.takes(slots) {
                written.left_out += 1;
                return Ok(());
            }
            written.rows += 1;
            output.write_row(sheet.cells(number, slots))
        })?;
    }
    output.finish()?;
    Ok(written)
}

/// Who there is, to be marked with what is to happen to them.
fn marks<W: Write + Seek + Send>(
    db: &mut Db,
    institution: &Institution,
    export: &Export,
    sheet: &RemovalSheet<'_>,
    mut output: Output<W>,
    follow: &mut dyn Follow,
) -> Result<Written> {
    let mut written = Written { fields: Some(Vec::new()), ..Written::default() };
    if !export.is_empty {
        each(db, institution, export.target, follow, |number, slots| {
            written.rows += 1;
            output.write_row(sheet.cells(number, slots))
        })?;
    }
    output.finish()?;
    Ok(written)
}

/// Whether a dynamic target says which contacts it wants: else those that are not active have no row in a template.
fn asks_for_status(db: &mut Db, institution: &Institution, target: Option<i64>) -> Result<bool> {
    let Some(target) = target else { return Ok(false) };
    Ok(targets::find(db, institution.id, target)?.is_dynamic)
}

/// Every field of the contacts of a target, or of all of them: one row a contact, in byte order of their numbers.
pub(super) fn contacts<W: Write + Seek + Send>(
    db: &mut Db,
    institution: &Institution,
    target: Option<i64>,
    place: Place<'_, W>,
    follow: &mut dyn Follow,
) -> Result<Written> {
    let catalogue = Catalogue::load(db, institution.id)?;
    let sheet = PlainSheet::new(&catalogue);
    let blueprint = book::plain(&sheet, &about(db, institution, place.language)?);
    let mut output = Output::begin(place, blueprint, None)?;
    let mut written = Written::default();
    each(db, institution, target, follow, |number, slots| {
        written.rows += 1;
        output.write_row(sheet.cells(number, slots))
    })?;
    output.finish()?;
    Ok(written)
}

/// The file of an import, to be corrected.
pub(super) fn corrected(
    db: &mut Db,
    context: &Context,
    import: i64,
    request: corrected::Request,
    out: &mut File,
    follow: &mut dyn Follow,
) -> Result<Written> {
    let import = Import::by_id(db, import)?;
    follow.total(import.counts.rows)?;
    let mut rows = 0;
    corrected::write(db, context, &import, request, out, &mut |done| {
        rows = done;
        follow.done(done)
    })?;
    let rows = if request.which == Which::Rejected { import.counts.rows_rejected } else { rows };
    Ok(Written { rows, ..Written::default() })
}

fn about<'a>(db: &mut Db, institution: &'a Institution, language: Language) -> Result<About<'a>> {
    Ok(About { language, institution: &institution.name, users: users::addresses(db, institution.id)? })
}

/// Writes a plain export at once, for a shell: equal states give equal bytes. `scratch` is a folder for what is written
/// on the way. Returns the number of rows.
pub fn write_contacts<W: Write + Seek + Send>(
    db: &mut Db,
    institution: &Institution,
    request: &ContactsRequest,
    out: W,
    scratch: &Path,
) -> Result<i64> {
    let ContactsRequest { format, language, for_programs, .. } = *request;
    let place = Place { out, scratch, format, language, for_programs };
    Ok(contacts(db, institution, request.target, place, &mut Unfollowed)?.rows)
}

/// Writes the CSV that is inside of a stored template, also of one that is in no zip.
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

/// The criterion values of an institution as a file that defines them, to be read and to be imported.
pub fn values_file(
    db: &mut Db,
    institution: &Institution,
    format: FileFormat,
    language: Language,
    scratch: &Path,
) -> Result<Vec<u8>> {
    let catalogue = Catalogue::load(db, institution.id)?;
    let about = about(db, institution, language)?;
    let mut out = Cursor::new(Vec::new());
    criterion_values(
        &catalogue,
        &about,
        Place { out: &mut out, scratch, format, language, for_programs: false },
        false,
    )?;
    Ok(out.into_inner())
}

/// The name of that file on this day.
pub fn values_file_name(language: Language, format: FileFormat, today: chrono::NaiveDate) -> String {
    naming::outer(language, Some(Kind::CriterionValues), format, None, today)
}

fn criterion_values<W: Write + Seek + Send>(
    catalogue: &Catalogue,
    about: &About<'_>,
    place: Place<'_, W>,
    empty: bool,
) -> Result<Written> {
    let mut output = Output::begin(place, book::values(about), None)?;
    let rows = if empty { Vec::new() } else { values::rows(catalogue) };
    for row in &rows {
        output.write_row(row)?;
    }
    output.finish()?;
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
    let target = target.map(|target| targets::find(db, institution.id, target)).transpose()?;
    let total = match &target {
        Some(target) => target.counted,
        None => Some(read::count(db, institution.id)?),
    };
    total.map_or(Ok(()), |total| follow.total(total))?;
    let mut done = 0;
    let page = |contacts: &[Contact]| {
        for contact in contacts {
            visit(&contact.number, &contact.slots()?)?;
        }
        done += contacts.len() as i64;
        follow.done(done)
    };
    match &target {
        Some(target) => targets::each(db, institution, target, page),
        None => each_of_all(db, institution.id, page),
    }
}

fn each_of_all(db: &mut Db, institution: i64, mut visit: impl FnMut(&[Contact]) -> Result<()>) -> Result<()> {
    let mut last: Option<String> = None;
    loop {
        let page = read::scan(db, institution, last.as_deref(), A_PAGE)?;
        let Some(end) = page.last() else { return Ok(()) };
        last = Some(end.number.clone());
        visit(&page)?;
    }
}
