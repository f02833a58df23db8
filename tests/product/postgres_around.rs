//! What stands around PostgreSQL: the lock of migrations, encodings, TLS with an authority of the office's own, poolers.

use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use carnet::db::{Database, Pooling};
use carnet::error::Error;
use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};

use crate::support::{Authority, Server, TestApp, TestDatabase, free_port, say, until};

/// A command on a database, in a folder of its own.
fn carnet(url: &str, arguments: &[&str]) -> Output {
    let data = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_carnet"));
    command.args(arguments).args(["--json", "--database", url, "--data"]).arg(data.path().join("data"));
    command.env_clear().env("LANG", "C.UTF-8").stdin(Stdio::null()).output().unwrap()
}

fn code(output: &Output) -> String {
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    document["error"]["code"].as_str().unwrap_or_default().to_owned()
}

fn refusal(url: &str) -> &'static str {
    match Database::open(url).unwrap().migrate() {
        Err(Error::Refusal(refusal)) => refusal.code,
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn a_lock_that_an_earlier_start_left_in_a_session_is_named_and_not_waited_for() {
    let server = Server::new();
    let url = server.database("carnet");
    let mut left = PgConnection::establish(&url).unwrap();
    left.batch_execute("SELECT pg_advisory_lock(2026112101)").unwrap();
    let begun = Instant::now();
    assert_eq!(refusal(&url), "migration-locked");
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
    let output = carnet(&url, &["migrate"]);
    assert_eq!((output.status.code(), code(&output).as_str()), (Some(3), "migration-locked"));
    drop(left);
    until(|| carnet(&url, &["migrate"]).status.success());
    // Nothing is missing any more, so nobody asks for the lock.
    let mut left = PgConnection::establish(&url).unwrap();
    left.batch_execute("SELECT pg_advisory_lock(2026112101)").unwrap();
    assert!(carnet(&url, &["migrate"]).status.success());
}

#[test]
fn processes_that_start_at_once_on_an_empty_database_all_get_on() {
    let server = Server::new();
    let url = server.database("carnet");
    std::thread::scope(|scope| {
        let starts: Vec<_> = (0..4).map(|_| scope.spawn(|| carnet(&url, &["migrate"]))).collect();
        for start in starts {
            let output = start.join().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        }
    });
}

#[test]
fn a_database_in_which_not_every_name_can_be_kept_is_refused_before_anything_is_made() {
    let server = Server::new();
    server.tell("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
    let url = Server::address(&[&server], "latin");
    assert_eq!(refusal(&url), "database-encoding");
    let output = carnet(&url, &["migrate"]);
    assert_eq!((output.status.code(), code(&output).as_str()), (Some(3), "database-encoding"));
    assert!(String::from_utf8_lossy(&output.stdout).contains("LATIN1"), "{output:?}");
}

/// The words of libpq in the address: what is not encrypted, or not who it says it is, is not spoken to.
#[test]
fn a_server_is_spoken_to_by_tls_and_known_by_the_authority_of_the_office() {
    let (authority, other) = (Authority::new(), Authority::new());
    let server = Server::with_tls(&authority);
    server.tell("CREATE DATABASE carnet");
    let address = |host: &str, settings: &str| {
        let hosted = format!("postgres://postgres@{host}:{}/carnet?hostaddr=127.0.0.1&{settings}", server.port());
        hosted
    };
    let trusting = |authority: &Authority| format!("sslrootcert={}", authority.certificate().display());
    let full = format!("sslmode=verify-full&{}", trusting(&authority));
    assert!(carnet(&address("localhost", &full), &["migrate"]).status.success());
    for (host, settings, says) in [
        ("localhost", "sslmode=disable".to_owned(), "no encryption"),
        ("localhost", format!("sslmode=verify-full&{}", trusting(&other)), "certificate verify failed"),
        ("elsewhere.example", full.clone(), "does not match host name"),
        ("localhost", "sslrootcert=system".to_owned(), "certificate verify failed"),
    ] {
        let output = carnet(&address(host, &settings), &["list", "--institution", "DEMO"]);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(output.status.code(), Some(1), "{settings}: {said}");
        assert!(said.contains(says), "{settings}: {said}");
    }
    let app = TestApp::of(TestDatabase::at(&address("localhost", &full)));
    app.stock();
    assert_eq!(app.value("000001", "LASTNAME"), app.value("000001", "LASTNAME"));
    let mut connection = PgConnection::establish(&address("localhost", &full)).unwrap();
    let is_encrypted = "DO $$ BEGIN IF NOT (SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()) THEN \
                        RAISE 'not encrypted'; END IF; END $$";
    connection.batch_execute(is_encrypted).unwrap();
}

/// A PgBouncer of Debian before a server, where it is installed.
struct Bouncer {
    child: Child,
    port: u16,
    _folder: tempfile::TempDir,
}

impl Bouncer {
    fn start(server: &Server, mode: &str) -> Option<Self> {
        let program =
            ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer"].into_iter().find(|path| std::fs::exists(path).unwrap())?;
        let folder = tempfile::Builder::new().prefix("bouncer").tempdir().unwrap();
        let port = free_port();
        let ini = format!(
            "[databases]\n* = host={host} port={server_port} user=postgres\n[pgbouncer]\nlisten_addr = 127.0.0.1\n\
             listen_port = {port}\nunix_socket_dir =\nauth_type = any\npool_mode = {mode}\n\
             ignore_startup_parameters = extra_float_digits\n",
            host = server.host(),
            server_port = server.port(),
        );
        std::fs::write(folder.path().join("pgbouncer.ini"), ini).unwrap();
        let mut command = Command::new(program);
        if std::fs::metadata("/proc/self").is_ok_and(|data| std::os::unix::fs::MetadataExt::uid(&data) == 0) {
            // It refuses to be root, and root may read what nobody else may.
            command.args(["-u", "nobody"]);
            std::os::unix::fs::chown(folder.path(), Some(65534), None).unwrap();
        }
        let child = command.arg(folder.path().join("pgbouncer.ini")).stderr(Stdio::null()).stdout(Stdio::null());
        let child = child.spawn().unwrap();
        let this = Self { child, port, _folder: folder };
        until(|| PgConnection::establish(&this.url("postgres")).is_ok());
        Some(this)
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }
}

impl Drop for Bouncer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_pooler_that_loses_what_is_needed_is_named_at_the_start() {
    let server = Server::new();
    let direct = server.database("carnet");
    assert_eq!(Database::open(&direct).unwrap().pooling().unwrap(), None);
    for (mode, expected) in
        [("statement", Some("pooler-statement")), ("transaction", Some("pooler-prepared")), ("session", None)]
    {
        let Some(bouncer) = Bouncer::start(&server, mode) else { return say("SKIPPED: no PgBouncer here") };
        let output = carnet(&bouncer.url("carnet"), &["migrate"]);
        let found = Database::open(&bouncer.url("carnet")).unwrap().pooling().unwrap();
        // From 1.21 on it can keep prepared statements, and then all is well.
        let keeps = found == Some(Pooling::Transaction);
        match expected.filter(|_| !keeps) {
            Some(expected) => assert_eq!(code(&output), expected, "{mode}: {output:?}"),
            None => assert!(output.status.success(), "{mode}: {output:?}"),
        }
        // Whatever became of it, a direct start is not held up.
        assert!(carnet(&direct, &["migrate"]).status.success(), "{mode}");
    }
}
