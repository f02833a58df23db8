//! CSV as spreadsheets open it without asking, and a ZIP around it.

use std::io::{self, Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use super::formula_guard::{needs_guard, unguard};
use crate::i18n::Language;

/// Bytes gathered before they are written.
const GATHERED: usize = 64 << 10;

/// Writes rows as CSV: UTF-8 with BOM, `;` for French and Portuguese and `,` for English, lines ended by CR LF, and every
/// cell guarded against being run as a formula, unless that is not wanted.
pub struct CsvWriter<W: Write> {
    out: W,
    text: Vec<u8>,
    delimiter: u8,
    for_programs: bool,
}

/// A writer of CSV for people who read `language`.
pub fn csv_writer<W: Write>(out: W, language: Language) -> CsvWriter<W> {
    let delimiter = match language {
        Language::English => b',',
        Language::French | Language::Portuguese => b';',
    };
    CsvWriter { out, text: b"\xef\xbb\xbf".to_vec(), delimiter, for_programs: false }
}

impl<W: Write> CsvWriter<W> {
    /// Writes texts as they are, without guards, for programs that run no formulas. Only an apostrophe that a reader of
    /// ours would take for a guard stands twice.
    #[must_use]
    pub fn for_programs(self) -> Self {
        Self { for_programs: true, ..self }
    }

    /// Writes one row of texts.
    pub fn write_row<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) -> io::Result<()> {
        for (at, cell) in cells.into_iter().enumerate() {
            if at > 0 {
                self.text.push(self.delimiter);
            }
            let cell = cell.as_ref();
            let is_guarded = if self.for_programs { unguard(cell) != cell } else { needs_guard(cell) };
            push_cell(&mut self.text, cell, is_guarded);
        }
        self.text.extend_from_slice(b"\r\n");
        if self.text.len() >= GATHERED {
            self.out.write_all(&self.text)?;
            self.text.clear();
        }
        Ok(())
    }

    /// Writes what was gathered and gives back the output. Without it the end is missing.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.write_all(&self.text)?;
        self.out.flush()?;
        Ok(self.out)
    }
}

/// A cell is quoted if it has any character that could part cells, not only the one that does: so the delimiter of our
/// own files is never in doubt.
fn push_cell(text: &mut Vec<u8>, cell: &str, is_guarded: bool) {
    let quoted = cell.bytes().any(|b| matches!(b, b'"' | b'\n' | b'\r' | b',' | b';' | b'\t' | b'|'));
    if quoted {
        text.push(b'"');
    }
    if is_guarded {
        text.push(b'\'');
    }
    if cell.contains('"') {
        text.extend_from_slice(cell.replace('"', "\"\"").as_bytes());
    } else {
        text.extend_from_slice(cell.as_bytes());
    }
    if quoted {
        text.push(b'"');
    }
}

/// How hard a ZIP is packed, up to 9. More takes longer than all the rest of an export, for little: a template of a million
/// contacts gets a fifth smaller from here to the usual 6.
const PACKED: i64 = 2;

/// A ZIP of one file that is being written.
pub struct ZipSingle<W: Write + Seek>(ZipWriter<W>);

/// Begins a ZIP whose only file is `inner_name`; what is written goes into that file.
pub fn zip_single<W: Write + Seek>(out: W, inner_name: &str) -> io::Result<ZipSingle<W>> {
    let mut zip = ZipWriter::new(out).set_auto_large_file();
    let options = SimpleFileOptions::default().last_modified_time(now()).compression_level(Some(PACKED));
    zip.start_file(inner_name, options)?;
    Ok(ZipSingle(zip))
}

impl<W: Write + Seek> ZipSingle<W> {
    /// Ends the ZIP and gives back the output. Without it the file is damaged.
    pub fn finish(self) -> io::Result<W> {
        Ok(self.0.finish()?)
    }
}

impl<W: Write + Seek> Write for ZipSingle<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// The time that an unpacked file shows.
fn now() -> DateTime {
    use chrono::{Datelike, Timelike};
    let now = crate::db::now();
    let [month, day, hour, minute, second] =
        [now.month(), now.day(), now.hour(), now.minute(), now.second()].map(|n| n as u8);
    u16::try_from(now.year())
        .ok()
        .and_then(|year| DateTime::from_date_and_time(year, month, day, hour, minute, second).ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(language: Language, rows: &[&[&str]]) -> String {
        let mut writer = csv_writer(Vec::new(), language);
        for row in rows {
            writer.write_row(*row).unwrap();
        }
        String::from_utf8(writer.finish().unwrap()).unwrap()
    }

    #[test]
    fn each_language_has_the_delimiter_that_its_spreadsheets_expect() {
        assert_eq!(written(Language::English, &[&["A", "B"], &["é", ""]]), "\u{feff}A,B\r\né,\r\n");
        assert_eq!(written(Language::French, &[&["A", "B"]]), "\u{feff}A;B\r\n");
        assert_eq!(written(Language::Portuguese, &[&["A", "B"]]), "\u{feff}A;B\r\n");
    }

    #[test]
    fn a_cell_is_quoted_whatever_delimiter_it_holds() {
        let text = written(Language::French, &[&["a,b", "a;b", "a|b", "a\tb", "a\nb", "say \"x\"", "a b"]]);
        assert_eq!(text, "\u{feff}\"a,b\";\"a;b\";\"a|b\";\"a\tb\";\"a\nb\";\"say \"\"x\"\"\";a b\r\n");
    }

    #[test]
    fn a_formula_is_guarded() {
        assert_eq!(written(Language::English, &[&["=1+1", "-5", "+A|-B"]]), "\u{feff}'=1+1,'-5,\"'+A|-B\"\r\n");
    }

    #[test]
    fn for_programs_texts_stand_as_they_are() {
        let mut writer = csv_writer(Vec::new(), Language::English).for_programs();
        writer.write_row(["=1+1", "+33612345678", "-5", "@x", "'60s", "'=x", "||"]).unwrap();
        let text = String::from_utf8(writer.finish().unwrap()).unwrap();
        assert_eq!(text, "\u{feff}=1+1,+33612345678,-5,@x,'60s,''=x,\"||\"\r\n");
    }
}
