//! The file of an import, opened at the table that it is about. Of a workbook that is one sheet, which is found once and
//! noted among the options, so that whoever reads the file later reads the same.

use diesel::prelude::*;

use super::header;
use super::known_systems::System;
use super::mappings::Mapping;
use crate::contacts::catalogue::Catalogue;
use crate::context::Context;
use crate::db::lease::Lease;
use crate::db::{self, Db};
use crate::error::Result;
use crate::imports::model::corrections;
use crate::imports::model::import::Import;
use crate::schema::imports;
use crate::seal::Sealer;
use crate::table::{self, ReadError, Reader, Row, Wanted};

/// The file opened, or what is wrong with it.
pub(crate) type Opened = std::result::Result<Reader, ReadError>;

/// Opens the file: a problem of the file is inside, a failure of ours outside.
pub(crate) fn open(context: &Context, import: &Import) -> Result<Opened> {
    let path = context.storage.path(&import.file_key)?;
    let wanted = Wanted { name: import.options.sheet.as_deref(), is_table: None };
    Ok(table::open_sheet(&path, &import.file_name, wanted, &context.limits))
}

/// [`open`] before it is known which sheet is meant: the one that the user named, else the only one whose header is known
/// by itself, by a mapping, as that of another system or as that of a corrected file.
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
            || mappings.iter().any(|mapping| mapping.headers() == headers)
            || headers.iter().any(|header| corrections::read_mark(&sealer, import.institution_id, header).is_some())
    };
    let is_table =
        |rows: &[Row]| header::read(rows, catalogue, import.kind, &import.options).is_ok() || rows.iter().any(is_known);
    let wanted = Wanted { name: import.options.sheet.as_deref(), is_table: Some(&is_table) };
    let opened = table::open_sheet(&path, &import.file_name, wanted, &context.limits);
    if let Some(sheet) = opened.as_ref().ok().and_then(Reader::sheet) {
        note(db, lease, import, sheet)?;
    }
    Ok(opened)
}

fn note(db: &mut Db, lease: &Lease, import: &mut Import, sheet: &str) -> Result<()> {
    if import.options.sheet.as_deref() == Some(sheet) {
        return Ok(());
    }
    import.options.sheet = Some(sheet.to_owned());
    let options = serde_json::to_string(&import.options)?;
    db::write(db, |db| {
        lease.renew(db)?;
        diesel::update(imports::table.find(import.id)).set(imports::options.eq(options)).execute(db)?;
        Ok(())
    })
}
