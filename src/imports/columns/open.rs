//! The file of an import, opened at the table that it is about. Of a workbook that is one sheet, of a text it is read in one
//! encoding: both are found once and noted among the options, so that whoever reads the file later reads the same.

use std::cell::RefCell;

use diesel::prelude::*;

use super::known_systems::system::System;
use super::known_words::known_words;
use super::mappings::Mapping;
use super::{file_kind, header};
use crate::contacts::catalogue::Catalogue;
use crate::context::Context;
use crate::db::lease::Lease;
use crate::db::{self, Db};
use crate::error::Result;
use crate::imports::model::corrections;
use crate::imports::model::import::Import;
use crate::imports::model::options::Options;
use crate::schema::imports;
use crate::seal::Sealer;
use crate::table::{self, Encoding, Look, Meant, ReadError, Reader, Reading, Row, Wanted, WantedText};

/// The header stands among so many filled rows.
const FIRST: usize = 4;

/// The file opened, or what is wrong with it.
pub(crate) type Opened = std::result::Result<Reader, ReadError>;

/// Opens the file: a problem of the file is inside, a failure of ours outside.
pub(crate) fn open(context: &Context, import: &Import) -> Result<Opened> {
    open_as(context, import, import.options.encoding)
}

fn open_as(context: &Context, import: &Import, encoding: Option<Encoding>) -> Result<Opened> {
    let path = context.storage.path(&import.file_key)?;
    let sheet = Wanted { name: import.options.sheet.as_deref(), is_table: None };
    let meant = Meant { sheet, text: WantedText { encoding, known_words: None } };
    Ok(table::open_meant(&path, &import.file_name, meant, &context.limits))
}

/// [`open`] before it is known which sheet or encoding is meant: the one that the user named, else the only sheet whose
/// header is known by itself, by a mapping, as that of another system or as that of a corrected file, and the encoding
/// that fits what the contacts are called, or that a mapping for these headers remembers.
pub(crate) fn find(
    db: &mut Db,
    context: &Context,
    lease: &Lease,
    import: &mut Import,
    catalogue: &Catalogue,
) -> Result<Opened> {
    let path = context.storage.path(&import.file_key)?;
    let (sealer, mappings) = (Sealer::load(db)?, Mapping::list(db, import.institution_id)?);
    let is_known = |row: &Row| {
        let headers = header::headers(row);
        System::of_headers(&headers).is_some()
            || file_kind::of_headers(&headers, import.kind, catalogue).is_some()
            || mappings.iter().any(|mapping| mapping.headers() == headers)
            || headers.iter().any(|header| corrections::read_mark(&sealer, import.institution_id, header).is_some())
    };
    let is_table =
        |rows: &[Row]| header::read(rows, catalogue, import.kind, &import.options).is_ok() || rows.iter().any(is_known);
    let sheet = Wanted { name: import.options.sheet.as_deref(), is_table: Some(&is_table) };
    let database = RefCell::new(&mut *db);
    let words = |look: &Look| Ok(known_words(&mut database.borrow_mut(), import, catalogue, look)?);
    let text = WantedText { encoding: import.options.encoding, known_words: Some(&words) };
    let mut opened = table::open_meant(&path, &import.file_name, Meant { sheet, text }, &context.limits);
    if let Err(ReadError::Encodings(readings)) = &opened {
        let known = match remembered(context, import, &mappings, readings)? {
            Some(encoding) => Some(encoding),
            None => of_corrected(db, context, import, &sealer, readings)?,
        };
        if let Some(encoding) = known {
            opened = open_as(context, import, Some(encoding))?;
        }
    }
    if let Ok(reader) = &opened {
        note(db, lease, import, reader)?;
    }
    Ok(opened)
}

/// The encoding that a mapping remembers, if it is one of those that are possible: the mapping that the user named, or one
/// whose headers the file has in that encoding.
fn remembered(
    context: &Context,
    import: &Import,
    mappings: &[Mapping],
    readings: &[Reading],
) -> Result<Option<Encoding>> {
    let is_possible = |encoding: &Encoding| readings.iter().any(|reading| reading.encoding == *encoding);
    for mapping in mappings.iter().filter(|mapping| mapping.kind == import.kind) {
        let Some(encoding) = mapping.document.encoding.filter(is_possible) else { continue };
        let is_named = import.options.mapping.as_deref() == Some(mapping.name.as_str());
        if is_named || import.options.mapping.is_none() && has_headers(context, import, encoding, mapping)? {
            return Ok(Some(encoding));
        }
    }
    Ok(None)
}

fn has_headers(context: &Context, import: &Import, encoding: Encoding, mapping: &Mapping) -> Result<bool> {
    let rows = first_rows(context, import, encoding)?;
    Ok(header::first_rows(&rows, &import.options).any(|row| mapping.is_for(&header::headers(row))))
}

/// The encoding in which the file was read that this one corrects, if it is one of those that are possible.
fn of_corrected(
    db: &mut Db,
    context: &Context,
    import: &Import,
    sealer: &Sealer,
    readings: &[Reading],
) -> Result<Option<Encoding>> {
    let Some(any) = readings.first() else { return Ok(None) };
    let rows = first_rows(context, import, any.encoding)?;
    let headers = header::first_rows(&rows, &import.options).flat_map(header::headers);
    let mut marks = headers.filter_map(|header| corrections::read_mark(sealer, import.institution_id, header));
    let Some(parent) = marks.next() else { return Ok(None) };
    let options: Option<String> = imports::table
        .filter(imports::id.eq(parent).and(imports::institution_id.eq(import.institution_id)))
        .select(imports::options)
        .first(db)
        .optional()?;
    let options: Option<Options> = options.map(|options| serde_json::from_str(&options)).transpose()?;
    let encoding = options.and_then(|options| options.encoding);
    Ok(encoding.filter(|encoding| readings.iter().any(|reading| reading.encoding == *encoding)))
}

/// The first rows of a text in an encoding.
fn first_rows(context: &Context, import: &Import, encoding: Encoding) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    let read = open_as(context, import, Some(encoding))?.and_then(|mut reader| reader.next_rows(&mut rows, FIRST));
    if let Err(ReadError::Failure(failure)) = read {
        return Err(failure.into());
    }
    Ok(rows)
}

/// Notes the sheet, or the encoding if it is not the usual one.
fn note(db: &mut Db, lease: &Lease, import: &mut Import, reader: &Reader) -> Result<()> {
    let before = import.options.clone();
    import.options.sheet = reader.sheet().map(str::to_owned).or(import.options.sheet.take());
    if reader.sheet().is_some() {
        import.options.unused_encoding = import.options.encoding.or(import.options.unused_encoding);
    }
    import.options.encoding = reader.encoding().filter(|encoding| *encoding != Encoding::Utf8);
    if import.options == before {
        return Ok(());
    }
    let options = serde_json::to_string(&import.options)?;
    db::write(db, |db| {
        lease.renew(db)?;
        diesel::update(imports::table.find(import.id)).set(imports::options.eq(options)).execute(db)?;
        Ok(())
    })
}
