//! A fresh database for each test: an SQLite file, or a copy of a PostgreSQL database that was migrated once.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{LazyLock, Mutex};

use carnet::db::Database;
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    Sqlite,
    Postgres,
}

/// An empty database with all tables, dropped at the end, and a folder.
pub struct TestDatabase {
    pub which: Which,
    /// Its address, as `--database` takes it.
    pub url: String,
    /// Where stored files go.
    pub data: PathBuf,
    folder: tempfile::TempDir,
    /// The database of the server that all tests share, to be dropped at the end.
    name: Option<String>,
}

impl TestDatabase {
    pub fn new(which: Which) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let folder = tempfile::tempdir().unwrap();
        let name = format!("t_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let url = match which {
            Which::Sqlite => sqlite(folder.path()),
            Which::Postgres => postgres(&name),
        };
        let name = (which == Which::Postgres).then_some(name);
        Self { which, url, data: folder.path().join("data"), folder, name }
    }

    /// An SQLite database and stored files in a folder that the test has made.
    pub fn in_folder(data: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { which: Which::Sqlite, url: sqlite(data), data: data.to_owned(), folder, name: None }
    }

    /// An empty database of a server of the test's own.
    pub fn at(url: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        Database::open(url).unwrap().migrate().unwrap();
        Self { which: Which::Postgres, url: url.to_owned(), data: folder.path().join("data"), folder, name: None }
    }

    /// A folder that goes when the database goes.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Some(name) = &self.name {
            admin(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }
    }
}

fn sqlite(folder: &Path) -> String {
    let url = format!("sqlite:{}", folder.join("carnet.db").display());
    Database::open(&url).unwrap().migrate().unwrap();
    url
}

fn postgres(name: &str) -> String {
    static TEMPLATE: LazyLock<String> = LazyLock::new(|| {
        let name = format!("template_{}", std::process::id());
        admin(&format!("CREATE DATABASE {name}"));
        Database::open(&address(&name)).unwrap().migrate().unwrap();
        name
    });
    admin(&format!("CREATE DATABASE {name} TEMPLATE {}", *TEMPLATE));
    address(name)
}

fn server() -> String {
    std::env::var("CARNET_TEST_POSTGRES").expect("no PostgreSQL (CARNET_TEST_POSTGRES): run tests/run, it starts one")
}

fn address(database: &str) -> String {
    let server = server();
    let (host, _) = server.rsplit_once('/').expect("CARNET_TEST_POSTGRES is postgres://HOST/DATABASE");
    format!("{host}/{database}")
}

/// One at a time: PostgreSQL copies a database only while nobody else uses it.
fn admin(statement: &str) {
    static ONE: Mutex<()> = Mutex::new(());
    let _one = ONE.lock();
    PgConnection::establish(&server()).unwrap().batch_execute(statement).unwrap();
}
