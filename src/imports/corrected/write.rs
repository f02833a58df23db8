//! Makes the corrected file of an import.

use std::fs::File;
use std::io::Write;

use super::request::Request;
use super::rows::{Rows, Tell};
use super::words::Words;
use super::{csv, workbook};
use crate::context::Context;
use crate::db::Db;
use crate::error::{Refusal, Result};
use crate::i18n::{Message, translate};
use crate::imports::model::corrections;
use crate::imports::model::import::Import;
use crate::imports::model::layout::Layout;
use crate::seal::Sealer;
use crate::table::FileFormat;

/// Makes the corrected file of a tested import and returns it with its name. Refused like [`check`], and
/// `corrected-too-long` for a workbook of more rows than one can have.
pub(crate) fn corrected(
    db: &mut Db,
    context: &Context,
    import: &Import,
    request: Request,
) -> Result<(tempfile::NamedTempFile, String)> {
    let mut draft = context.storage.draft()?;
    write(db, context, import, request, draft.as_file_mut(), &mut |_| Ok(()))?;
    draft.flush()?;
    Ok((draft, file_name(import, request)))
}

/// What the corrected file of an import needs: the columns of a finished test. Refused: `corrected-not-tested`,
/// `corrected-no-file` where the file was removed.
pub(crate) fn check(import: &Import) -> Result<Layout> {
    let Some(layout) = import.layout.clone().filter(|_| import.tested_at.is_some()) else {
        return Err(Refusal::new("corrected-not-tested").into());
    };
    if import.file_key.is_empty() {
        return Err(Refusal::new("corrected-no-file").into());
    }
    Ok(layout)
}

/// Writes the corrected file, and tells how far it is. Refused like [`corrected`].
pub(crate) fn write(
    db: &mut Db,
    context: &Context,
    import: &Import,
    request: Request,
    out: &mut File,
    tell: Tell<'_>,
) -> Result<()> {
    let layout = check(import)?;
    let mark = corrections::mark(&Sealer::load(db)?, import);
    let words = Words::new(import.catalogue(db)?, layout, request.language, mark);
    let mut rows = Rows::open(db, context, import, request.which, tell)?;
    match request.format {
        FileFormat::Csv => csv::write(&mut rows, &words, out),
        FileFormat::Xlsx => workbook::write(&mut rows, &words, import, out),
    }
}

/// `spring.csv` as `spring-corrections.xlsx`.
pub(crate) fn file_name(import: &Import, request: Request) -> String {
    let stem = import.file_name.rsplit_once('.').map_or(import.file_name.as_str(), |(stem, _)| stem);
    let what = translate(request.language, &Message::new("corrected-file"));
    format!("{stem}-{what}.{}", request.format.name())
}
