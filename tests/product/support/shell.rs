//! The product from a shell: its commands, run as a user runs them.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use super::app::TestApp;

/// How a command ended.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// What it printed, when it was asked for JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("not one JSON document: {e}: {self:#?}"))
    }

    /// Fails unless the command ended with this code.
    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        self
    }

    /// The code of the refusal it printed.
    #[track_caller]
    pub fn refusal(&self) -> String {
        self.json()["error"]["code"].as_str().unwrap_or_else(|| panic!("no refusal: {self:#?}")).to_owned()
    }
}

impl TestApp {
    /// A command on this app's database, not started yet.
    pub fn command(&self, arguments: &[&str]) -> Command {
        self.command_in(self.data(), arguments)
    }

    /// The same with another data folder, as on another machine.
    pub fn command_in(&self, data: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_carnet"));
        command.args(arguments).arg("--database").arg(self.url()).arg("--data").arg(data);
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default()).env("LANG", "C.UTF-8");
        // Whatever this machine has set up is nothing to a test.
        command.env("CARNET_CONFIG", "");
        command.envs(self.environment.iter().map(|(name, value)| (*name, value)));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs a command to its end.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        let output = self.command(arguments).output().unwrap();
        Ran {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Runs a command in the institution DEMO with `--json`.
    pub fn carnet(&self, arguments: &[&str]) -> Ran {
        self.run(&[arguments, &["--institution", "DEMO", "--json"]].concat())
    }

    /// Starts a command and leaves it at work.
    pub fn spawn(&self, arguments: &[&str]) -> Child {
        self.command(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    }

    /// A file with this content, to be given to a command.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// `carnet import` of a file with this content, whatever comes of it.
    pub fn try_import(&self, kind: &str, content: impl AsRef<[u8]>, options: &[&str]) -> Ran {
        let file = self.file("import.csv", content);
        self.carnet(&[&["import", file.to_str().unwrap(), "--kind", kind], options].concat())
    }

    /// Tests a file.
    #[track_caller]
    pub fn test(&self, kind: &str, content: impl AsRef<[u8]>) -> Import {
        Import(self.try_import(kind, content, &["--action", "test"]).exits(0).json())
    }

    /// Tests and applies a file that must be free of errors; it may clear values.
    #[track_caller]
    pub fn update(&self, kind: &str, content: impl AsRef<[u8]>) -> Import {
        self.update_with(kind, content, &[])
    }

    /// [`TestApp::update`] with more options.
    #[track_caller]
    pub fn update_with(&self, kind: &str, content: impl AsRef<[u8]>, options: &[&str]) -> Import {
        let ran = self.try_import(kind, content, &[&["--action", "update", "--clears", "ok"], options].concat());
        let import = Import(ran.exits(0).json());
        assert_eq!(import.state(), "completed", "{:#}", import.0);
        import
    }

    /// `start`, `undo`, `cancel` or `show` of an import.
    pub fn on(&self, command: &str, import: &Import) -> Ran {
        self.carnet(&[command, &import.id().to_string()])
    }

    /// [`TestApp::on`], which must succeed.
    #[track_caller]
    pub fn must(&self, command: &str, import: &Import) -> Import {
        Import(self.on(command, import).exits(0).json())
    }

    /// The bytes of `carnet export`.
    pub fn export(&self) -> Vec<u8> {
        let out = self.folder().join("export.csv");
        self.carnet(&["export", "--out", out.to_str().unwrap()]).exits(0);
        std::fs::read(&out).unwrap()
    }

    /// The whole institution as a table: header and rows.
    pub fn table(&self) -> Table {
        Table::read(&self.export())
    }

    /// The value of a contact's field, blank if it has none, without the apostrophe that keeps spreadsheets off.
    #[track_caller]
    pub fn value(&self, number: &str, field: &str) -> String {
        let table = self.table();
        let cell = table.cell(number, field);
        let guarded = cell.strip_prefix('\'').filter(|text| text.starts_with(['=', '+', '-', '@', '\'', '|']));
        guarded.unwrap_or(cell).to_owned()
    }

    /// An import template of a kind, unpacked.
    pub fn template(&self, kind: &str, options: &[&str]) -> Table {
        let out = self.folder().join("template.zip");
        self.carnet(&[&["template", "--kind", kind, "--out", out.to_str().unwrap()], options].concat()).exits(0);
        Table::read(&unpacked(&out))
    }
}

/// The only file of a zip, or the file itself if it is none.
pub fn unpacked(path: &Path) -> Vec<u8> {
    let bytes = std::fs::read(path).unwrap();
    if !bytes.starts_with(b"PK") {
        return bytes;
    }
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    assert_eq!(zip.len(), 1);
    let mut content = Vec::new();
    zip.by_index(0).unwrap().read_to_end(&mut content).unwrap();
    content
}

/// An import as `--json` shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Import(pub Value);

impl Import {
    pub fn id(&self) -> i64 {
        self.count("id")
    }

    pub fn state(&self) -> &str {
        self.0["state"].as_str().unwrap()
    }

    #[track_caller]
    pub fn count(&self, name: &str) -> i64 {
        self.0[name].as_i64().unwrap_or_else(|| panic!("no {name}: {:#}", self.0))
    }

    /// Several counts at once, in this order.
    #[track_caller]
    pub fn counts<const N: usize>(&self, names: [&str; N]) -> [i64; N] {
        names.map(|name| self.count(name))
    }

    /// Row, column and code of every issue.
    pub fn issues(&self) -> Vec<(i64, String, String)> {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let all = self.0["issues"].as_array().unwrap().iter();
        all.map(|issue| (issue["row"].as_i64().unwrap_or_default(), text(&issue["column"]), text(&issue["code"])))
            .collect()
    }

    /// The codes of all issues, in order.
    pub fn codes(&self) -> Vec<String> {
        self.issues().into_iter().map(|(_, _, code)| code).collect()
    }
}

/// A CSV file as a table of cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Reads UTF-8 with or without BOM; the delimiter is the one that the header has.
    pub fn read(bytes: &[u8]) -> Self {
        let text = std::str::from_utf8(bytes).unwrap().trim_start_matches('\u{feff}');
        let first = text.lines().next().unwrap_or_default();
        let delimiter = if first.contains(';') { b';' } else { b',' };
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_reader(text.as_bytes());
        let mut rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>());
        Self { header: rows.next().unwrap_or_default(), rows: rows.collect() }
    }

    #[track_caller]
    pub fn column(&self, name: &str) -> usize {
        let at = self.header.iter().position(|header| header == name);
        at.unwrap_or_else(|| panic!("no column {name} in {:?}", self.header))
    }

    /// The row of a contact.
    #[track_caller]
    pub fn row(&self, number: &str) -> usize {
        let key = self.column("CONTACT_NR");
        let at = self.rows.iter().position(|row| row[key] == number);
        at.unwrap_or_else(|| panic!("no contact {number} in {:?}", self.rows))
    }

    #[track_caller]
    pub fn cell(&self, number: &str, column: &str) -> &str {
        &self.rows[self.row(number)][self.column(column)]
    }

    #[track_caller]
    pub fn set(&mut self, number: &str, column: &str, value: &str) {
        let (row, column) = (self.row(number), self.column(column));
        self.rows[row][column] = value.to_owned();
    }

    /// The numbers of all contacts, in order.
    pub fn numbers(&self) -> Vec<&str> {
        let key = self.column("CONTACT_NR");
        self.rows.iter().map(|row| row[key].as_str()).collect()
    }

    /// The file that a spreadsheet would save.
    pub fn write(&self) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
        for row in std::iter::once(&self.header).chain(&self.rows) {
            writer.write_record(row).unwrap();
        }
        writer.flush().unwrap();
        writer.into_inner().unwrap()
    }
}

/// A sheet of a workbook as a table; every cell must be a text.
#[track_caller]
pub fn workbook_sheet(path: &Path, sheet: usize) -> Table {
    use calamine::{Data, Reader};
    let mut workbook = calamine::open_workbook_auto(path).unwrap();
    let range = workbook.worksheet_range_at(sheet).unwrap().unwrap();
    let text = |cell: &Data| match cell {
        Data::String(text) => text.clone(),
        Data::Empty => String::new(),
        other => panic!("not a text: {other:?}"),
    };
    let mut rows = range.rows().map(|row| row.iter().map(text).collect::<Vec<_>>());
    Table { header: rows.next().unwrap_or_default(), rows: rows.collect() }
}

/// Lines of a CSV file.
pub fn lines(lines: &[&str]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// Writes a text to a file in the order that a test builds it; for large files.
pub fn large(path: &Path, write: impl FnOnce(&mut dyn Write)) {
    let mut file = std::io::BufWriter::new(std::fs::File::create(path).unwrap());
    write(&mut file);
    file.flush().unwrap();
}
