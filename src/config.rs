//! What an operator can set, by flag or by environment variable: read once, at the start.

use std::path::PathBuf;

use crate::data_folder::{self, Depth};
use crate::db::Database;
use crate::error::{Error, Refusal, Result};
use crate::private;
use crate::storage::{self, Storage};

const DATA: &str = "data";
const MAIL_FROM: &str = "Carnet <carnet@localhost>";

/// Settings of the installation, shared by all commands.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Installation")]
pub struct Config {
    /// Where the database is: `sqlite:PATH` or `postgres://…`; without it, `carnet.sqlite` in the data folder
    #[arg(long = "database", value_name = "URL", env = "CARNET_DATABASE_URL", hide_env_values = true, global = true)]
    pub database: Option<String>,

    /// Folder of uploaded files and exports (without --storage) and of the database (without --database)
    #[arg(long, value_name = "DIR", env = "CARNET_DATA_DIR", default_value = DATA, global = true)]
    pub data: PathBuf,

    /// Mail server: `smtp://user:password@host:587` or `smtps://…`; without it, messages are kept in the outbox
    #[arg(long, value_name = "URL", env = "CARNET_SMTP_URL", hide_env_values = true, global = true)]
    pub smtp_url: Option<String>,

    /// Certificates of authorities that the mail server's certificate may be from, besides the usual ones: a PEM file
    #[arg(long, value_name = "FILE", env = "CARNET_SMTP_CA", global = true)]
    pub smtp_ca: Option<PathBuf>,

    /// Name by which this machine greets the mail server; without it, its own if it has a domain, or the portal's
    #[arg(long, value_name = "NAME", env = "CARNET_SMTP_HELLO", global = true)]
    pub smtp_hello: Option<String>,

    /// Sender of all mails
    #[arg(long, value_name = "ADDRESS", env = "CARNET_MAIL_FROM", default_value = MAIL_FROM, global = true)]
    pub mail_from: String,

    /// Address by which users reach the portal, for links in mails; https makes cookies travel by https only
    #[arg(long, value_name = "URL", env = "CARNET_PUBLIC_ADDRESS", global = true)]
    pub public_address: Option<String>,

    /// So many proxies stand in front (without a number one): each adds the address that it saw to X-Forwarded-For
    #[arg(
        long,
        value_name = "N",
        env = "CARNET_BEHIND_PROXY",
        num_args = 0..=1,
        default_value = "0",
        default_missing_value = "1",
        value_parser = hops,
        global = true
    )]
    pub behind_proxy: u8,

    /// Listen at this address, such as 127.0.0.1:9464, for monitors: /metrics, /healthz, /readyz; without it, nobody sees
    /// /metrics
    #[arg(long, value_name = "ADDRESS", env = "CARNET_METRICS_BIND", global = true)]
    pub metrics_bind: Option<String>,

    /// How lines of the log are written
    #[arg(long, value_name = "FORMAT", env = "CARNET_LOG_FORMAT", value_enum, default_value = "plain", global = true)]
    pub log_format: LogFormat,

    /// Where files are kept.
    #[command(flatten)]
    pub storage: storage::Settings,

    /// How large a file may be.
    #[command(flatten)]
    pub limits: Limits,

    /// How much of the server one client may take.
    #[command(flatten)]
    pub traffic: Traffic,
}

/// A number of proxies; `yes`, as it was written before they were counted, is one.
pub(crate) fn hops(text: &str) -> std::result::Result<u8, std::num::ParseIntError> {
    match text.trim().to_ascii_lowercase().as_str() {
        "" | "no" | "n" | "false" | "f" | "off" => Ok(0),
        "yes" | "y" | "true" | "t" | "on" => Ok(1),
        number => number.parse(),
    }
}

/// How much of the server one client may take.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
#[command(next_help_heading = "Limits")]
pub struct Traffic {
    /// Seconds within which a form has to be whole
    #[arg(long, hide_short_help = true, value_name = "SECONDS", env = "CARNET_FORM_SECONDS", default_value_t = Self::default().form_seconds, global = true)]
    pub form_seconds: u64,

    /// Fewest bytes a second of a file that is sent, over each such time
    #[arg(long, hide_short_help = true, value_name = "BYTES", env = "CARNET_UPLOAD_RATE", default_value_t = Self::default().upload_rate, global = true)]
    pub upload_rate: u64,

    /// Seconds after which who takes nothing of an answer is not waited for any more
    #[arg(long, hide_short_help = true, value_name = "SECONDS", env = "CARNET_ANSWER_SECONDS", default_value_t = Self::default().answer_seconds, global = true)]
    pub answer_seconds: u64,

    /// Most log-ins that wait for their turn
    #[arg(long, hide_short_help = true, value_name = "N", env = "CARNET_LOGINS_WAITING", default_value_t = Self::default().logins_waiting, global = true)]
    pub logins_waiting: usize,

    /// Most connections from one address at once, except from this machine and from proxies; 0 for any number
    #[arg(
        long,
        hide_short_help = true,
        value_name = "N",
        env = "CARNET_CONNECTIONS_PER_ADDRESS",
        default_value_t = Self::default().connections_per_address,
        global = true
    )]
    pub connections_per_address: usize,
}

impl Default for Traffic {
    fn default() -> Self {
        Self {
            form_seconds: 30,
            upload_rate: 1_000,
            answer_seconds: 60,
            logins_waiting: 200,
            connections_per_address: 500,
        }
    }
}

/// How lines of the log are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum LogFormat {
    /// For people.
    Plain,
    /// A JSON document each, for programs that collect them.
    Json,
}

/// How large a file may be; over a limit it is refused, never cut. Bytes, rows, columns.
#[derive(Debug, Clone, PartialEq, Eq, clap::Args)]
#[command(next_help_heading = "Limits")]
pub struct Limits {
    /// Most bytes of a CSV file
    #[arg(long, hide_short_help = true, value_name = "BYTES", env = "CARNET_MAX_CSV_BYTES", default_value_t = Self::default().max_csv_bytes, global = true)]
    pub max_csv_bytes: i64,

    /// Most bytes of a workbook or a zip
    #[arg(long, hide_short_help = true, value_name = "BYTES", env = "CARNET_MAX_ZIP_BYTES", default_value_t = Self::default().max_zip_bytes, global = true)]
    pub max_zip_bytes: i64,

    /// Most bytes of a workbook's or a zip's content once it is unpacked
    #[arg(
        long,
        hide_short_help = true,
        value_name = "BYTES",
        env = "CARNET_MAX_UNPACKED_BYTES",
        default_value_t = Self::default().max_unpacked_bytes,
        global = true
    )]
    pub max_unpacked_bytes: i64,

    /// Most bytes of an XLS or ODS workbook, which is read into memory whole
    #[arg(
        long,
        hide_short_help = true,
        value_name = "BYTES",
        env = "CARNET_MAX_WHOLE_BYTES",
        default_value_t = Self::default().max_whole_bytes,
        global = true
    )]
    pub max_whole_bytes: i64,

    /// Most rows of a file
    #[arg(long, hide_short_help = true, value_name = "N", env = "CARNET_MAX_ROWS", default_value_t = Self::default().max_rows, global = true)]
    pub max_rows: i64,

    /// Most columns of a file
    #[arg(long, hide_short_help = true, value_name = "N", env = "CARNET_MAX_COLUMNS", default_value_t = Self::default().max_columns, global = true)]
    pub max_columns: i64,

    /// Most characters of a cell
    #[arg(long, hide_short_help = true, value_name = "N", env = "CARNET_MAX_CELL_CHARS", default_value_t = Self::default().max_cell_chars, global = true)]
    pub max_cell_chars: i64,

    /// How long to wait for the next row of a file before giving up
    #[arg(long, hide_short_help = true, value_name = "SECONDS", env = "CARNET_READER_PATIENCE", default_value_t = Self::default().reader_patience, global = true)]
    pub reader_patience: i64,

    /// Memory of the process that reads a workbook
    #[arg(long, hide_short_help = true, value_name = "BYTES", env = "CARNET_READER_MEMORY", default_value_t = Self::default().reader_memory, global = true)]
    pub reader_memory: i64,

    /// The program that reads workbooks; `None` is the one that runs, which tests are not.
    #[arg(skip)]
    pub reader_program: Option<PathBuf>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            max_csv_bytes: 1_000_000_000,
            max_zip_bytes: 200_000_000,
            max_unpacked_bytes: 4_000_000_000,
            max_rows: 2_000_000,
            max_whole_bytes: 50_000_000,
            max_columns: 1_000,
            max_cell_chars: 32_767,
            reader_patience: 10,
            reader_memory: 1 << 30,
            reader_program: None,
        }
    }
}

impl Config {
    /// The settings that the flags have when nobody says otherwise, for an installation in this folder.
    pub fn in_folder(data: impl Into<PathBuf>) -> Self {
        Self {
            database: None,
            data: data.into(),
            smtp_url: None,
            smtp_ca: None,
            smtp_hello: None,
            mail_from: MAIL_FROM.to_owned(),
            public_address: None,
            behind_proxy: 0,
            metrics_bind: None,
            log_format: LogFormat::Plain,
            storage: storage::Settings::default(),
            limits: Limits::default(),
            traffic: Traffic::default(),
        }
    }

    /// Whether nobody said where data are to be kept.
    pub fn has_usual_folder(&self) -> bool {
        self.data == std::path::Path::new(DATA)
    }

    /// The address of the database.
    pub fn database_url(&self) -> String {
        self.database.clone().unwrap_or_else(|| format!("sqlite:{}", self.data.join("carnet.sqlite").display()))
    }

    /// Where monitors are answered, if anywhere; a blank address is none.
    pub fn metrics_bind(&self) -> Option<&str> {
        self.metrics_bind.as_deref().filter(|bind| !bind.trim().is_empty())
    }

    /// Whether users reach the portal by https.
    pub fn is_https(&self) -> bool {
        self.public_address.as_deref().is_some_and(|address| address.starts_with("https://"))
    }

    /// Opens the database and the storage of an installation as they are. Refused (`no-installation`) if there is none.
    pub fn open_present(&self) -> Result<(Database, Storage)> {
        let url = self.database_url();
        if let Some(file) = crate::db::sqlite_file(&url).filter(|file| !file.is_file()) {
            return Err(Refusal::new("no-installation").with("path", file.display().to_string()).into());
        }
        self.claim_data(Depth::Usual)?;
        Ok((Database::open(&url)?, self.storage.open(&self.data)?))
    }

    /// Opens the database, brought up to date, and the storage.
    pub fn open(&self) -> Result<(Database, Storage)> {
        self.open_to(Depth::Usual)
    }

    /// Opens both for a process that goes on for long, so that a look at every stored file and at what stands before the
    /// database does not matter. Refused: a pooler through which Carnet can't work.
    pub fn open_to_stay(&self) -> Result<(Database, Storage)> {
        self.open_to(Depth::Whole)
    }

    fn open_to(&self, depth: Depth) -> Result<(Database, Storage)> {
        self.claim_data(depth)?;
        let storage = self.storage.open(&self.data)?;
        let database = Database::open(&self.database_url())?;
        if depth == Depth::Whole {
            must_do(&database)?;
        }
        let migrated = database.migrate();
        if let Err(Error::Failure(_)) = &migrated {
            // What stands in between may be the reason.
            must_do(&database)?;
        }
        migrated.map(|()| (database, storage))
    }

    /// Makes the folder of the data if it is missing, and sees to it that nobody else can read what is in it. Refused
    /// (`not-owner`) if it is another user's.
    fn claim_data(&self, depth: Depth) -> Result<()> {
        let database = crate::db::sqlite_file(&self.database_url());
        data_folder::must_be_ours(&self.data, database.as_deref())?;
        private::folder(&self.data)?;
        data_folder::close(&self.data, database.as_deref(), depth);
        Ok(())
    }
}

/// Refused: a pooler before the database through which Carnet can't work.
fn must_do(database: &Database) -> Result<()> {
    match database.pooling()? {
        Some(pooling) => pooling.must_do(),
        None => Ok(()),
    }
}
