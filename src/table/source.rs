//! Where the bytes of a table are: in the file itself, or in the one file of a ZIP.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use super::archive::{self, Held, Member};
use super::file_kind::{self, FileKind};
use super::format::WorkbookFormat;
use super::limits::Limits;
use super::problem::{Problem, ReadError};

/// Enough of a file to know what it is: a dump says much before its first table.
const HEAD: u64 = 64 << 10;

/// The file that holds a table.
pub(super) struct Source<'a> {
    path: &'a Path,
    /// The one file of the ZIP at `path`.
    member: Option<Member>,
    /// That file by itself, which a workbook has to be.
    pub unpacked: Option<NamedTempFile>,
    /// The format, if it is a workbook.
    pub workbook: Option<WorkbookFormat>,
}

impl<'a> Source<'a> {
    /// Looks at a file, and into it if it is a ZIP.
    pub(super) fn find(path: &'a Path, limits: &Limits) -> Result<Self, ReadError> {
        let bytes = path.metadata()?.len();
        let mut source = Self { path, member: None, unpacked: None, workbook: None };
        match what(File::open(path)?)? {
            What::Text if bytes > limits.csv_bytes => Err(Problem::too_large(limits.csv_bytes, bytes).into()),
            What::Text => Ok(source),
            What::Table(format) => {
                source.workbook = Some(format);
                Ok(source)
            }
            _ if bytes > limits.archive_bytes => Err(Problem::too_large(limits.archive_bytes, bytes).into()),
            What::Zip => match zip(path, limits)? {
                Held::Workbook(format) => Ok(Self { workbook: Some(format), ..source }),
                Held::File(member) => source.look_inside(member, limits),
            },
            What::Compound => {
                source.workbook = Some(WorkbookFormat::Xls);
                Ok(source)
            }
        }
    }

    /// A workbook in a ZIP is taken out, since it is not read from its beginning to its end.
    fn look_inside(mut self, member: Member, limits: &Limits) -> Result<Self, ReadError> {
        let content = || archive::unpack(self.path, &member);
        let what = what(content()?)?;
        if what != What::Text {
            let is_text = matches!(what, What::Table(format) if format.is_text());
            let most = if is_text { limits.csv_bytes } else { limits.archive_bytes };
            if member.bytes > most {
                return Err(Problem::too_large(most, member.bytes).into());
            }
            let file = take_out(content()?, self.path)?;
            self.workbook = Some(match what {
                What::Table(format) => format,
                What::Compound => WorkbookFormat::Xls,
                _ => match zip(file.path(), limits)? {
                    Held::Workbook(format) => format,
                    Held::File(_) => return Err(FileKind::Archive.refused().into()),
                },
            });
            self.unpacked = Some(file);
        }
        self.member = Some(member);
        Ok(self)
    }

    /// The content from its beginning.
    pub(super) fn read(&self) -> io::Result<Box<dyn Read + Send>> {
        match &self.member {
            None => Ok(Box::new(File::open(self.path)?)),
            Some(member) => archive::unpack(self.path, member),
        }
    }

    /// The file that is the workbook.
    pub(super) fn path(&self) -> &Path {
        self.unpacked.as_ref().map_or(self.path, NamedTempFile::path)
    }

    /// How many bytes a text may have.
    pub(super) fn limit(&self, limits: &Limits) -> u64 {
        if self.member.is_some() { limits.unpacked_bytes } else { limits.csv_bytes }
    }

    /// The name of the one file of a ZIP.
    pub(super) fn inside_zip(&self) -> Option<String> {
        self.member.as_ref().map(|member| member.name.clone())
    }
}

/// What a file is by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    /// A text, or something that is none and is refused as such.
    Text,
    Zip,
    Compound,
    /// A table of another system.
    Table(WorkbookFormat),
}

fn what(content: impl Read) -> io::Result<What> {
    let mut head = Vec::new();
    content.take(HEAD).read_to_end(&mut head)?;
    Ok(match () {
        () if file_kind::is_zip(&head) => What::Zip,
        () if file_kind::is_compound(&head) => What::Compound,
        () => file_kind::written_table(&head).map_or(What::Text, What::Table),
    })
}

fn zip(path: &Path, limits: &Limits) -> Result<Held, ReadError> {
    let mut head = Vec::new();
    File::open(path)?.take(HEAD).read_to_end(&mut head)?;
    archive::content(path, file_kind::open_document(&head), limits)
}

/// Writes a file of a ZIP beside the ZIP, where there is room for what users send.
fn take_out(mut content: impl Read, zip: &Path) -> io::Result<NamedTempFile> {
    let folder = zip.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".draft-").tempfile_in(folder)?;
    io::copy(&mut content, &mut file)?;
    file.flush()?;
    Ok(file)
}
