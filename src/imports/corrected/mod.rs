//! The corrected file: the user's own file given back with what is wrong in it, to be corrected and sent again.
//!
//! A workbook has the wrong cells coloured, with a comment on each, and a first sheet with the summary. Both a workbook and
//! a CSV have two columns more, behind those of the file: where each row stands, and what is wrong with it. Their headers
//! carry a signed mark, by which the file is known when it comes back ([`super::story`]).
//!
//! Rows stream from the stored file, issues from the database, both in order of row: memory does not grow with the file.

mod csv;
mod rows;
mod words;
mod workbook;

use std::fs::File;
use std::io::Write;

use super::import::Import;
use super::{Layout, Office, story};
use crate::db::Db;
use crate::error::{Refusal, Result};
use crate::i18n::{Language, Message, translate};
use crate::seal::Sealer;
use crate::table::FileFormat;
use rows::Rows;
use words::Words;

/// Which rows of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// All rows, where they stand in the file.
    All,
    /// Only those that were rejected.
    Rejected,
}

impl Which {
    /// Both.
    pub const ALL: [Self; 2] = [Self::All, Self::Rejected];

    /// The word in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Rejected => "rejected",
        }
    }

    /// The rows of a word.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|which| which.name() == name)
    }
}

/// How a corrected file is to be.
#[derive(Debug, Clone, Copy)]
pub struct Request {
    /// Which rows.
    pub which: Which,
    /// In which format.
    pub format: FileFormat,
    /// In whose words.
    pub language: Language,
}

/// Hears how many rows of the file were looked at. An error stops the work.
pub type Tell<'a> = &'a mut dyn FnMut(i64) -> Result<()>;

/// Makes the corrected file of a tested import and returns it with its name. Refused like [`check`], and
/// `corrected-too-long` for a workbook of more rows than one can have.
pub fn corrected(
    db: &mut Db,
    office: &Office,
    import: &Import,
    request: Request,
) -> Result<(tempfile::NamedTempFile, String)> {
    let mut draft = office.storage.draft()?;
    write(db, office, import, request, draft.as_file_mut(), &mut |_| Ok(()))?;
    draft.flush()?;
    Ok((draft, file_name(import, request)))
}

/// What the corrected file of an import needs: the columns of a finished test. Refused: `corrected-not-tested`,
/// `corrected-no-file` where the file was removed.
pub fn check(import: &Import) -> Result<Layout> {
    let Some(layout) = import.layout.clone().filter(|_| import.tested_at.is_some()) else {
        return Err(Refusal::new("corrected-not-tested").into());
    };
    if import.file_key.is_empty() {
        return Err(Refusal::new("corrected-no-file").into());
    }
    Ok(layout)
}

/// Writes the corrected file, and tells how far it is. Refused like [`corrected`].
pub fn write(
    db: &mut Db,
    office: &Office,
    import: &Import,
    request: Request,
    out: &mut File,
    tell: Tell<'_>,
) -> Result<()> {
    let layout = check(import)?;
    let mark = story::mark(&Sealer::load(db)?, import);
    let words = Words::new(import.catalogue(db)?, layout, request.language, mark);
    let mut rows = Rows::open(db, office, import, request.which, tell)?;
    match request.format {
        FileFormat::Csv => csv::write(&mut rows, &words, out),
        FileFormat::Xlsx => workbook::write(&mut rows, &words, import, out),
    }
}

/// `spring.csv` as `spring-corrections.xlsx`.
pub fn file_name(import: &Import, request: Request) -> String {
    let stem = import.file_name.rsplit_once('.').map_or(import.file_name.as_str(), |(stem, _)| stem);
    let what = translate(request.language, &Message::new("corrected-file"));
    format!("{stem}-{what}.{}", request.format.name())
}
