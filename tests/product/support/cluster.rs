//! PostgreSQL servers of a test's own, to be stopped, started and failed over: in temporary folders, on sockets only.

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;

use diesel::connection::SimpleConnection;
use diesel::{Connection, PgConnection};

use super::authority::{Authority, free_port};

/// A server, gone when the test ends.
pub struct Server {
    folder: tempfile::TempDir,
}

/// What standby and primary have in common. The machine itself does not crash, so nothing waits for its disk.
const OPTIONS: &str = "-c listen_addresses='' -c fsync=off -c max_connections=100 -c max_wal_senders=4";

impl Server {
    /// A new server at work.
    pub fn new() -> Self {
        let server = Self::empty();
        server.init();
        server.start();
        server
    }

    fn init(&self) {
        let data = self.data();
        run(&[
            "initdb",
            "-D",
            data.to_str().unwrap(),
            "-U",
            "postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ]);
    }

    /// A new server that can be reached by TLS alone, at a port of this machine: it has a certificate of its own authority.
    pub fn with_tls(authority: &Authority) -> Self {
        let server = Self::empty();
        server.init();
        let (certificate, key) = authority.issue("localhost");
        for (name, content) in [("server.crt", certificate), ("server.key", key)] {
            let path = server.data().join(name);
            std::fs::write(&path, content).unwrap();
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
            if is_root() {
                assert!(Command::new("chown").arg(user()).arg(&path).status().unwrap().success());
            }
        }
        let rules = "local all all trust\nhostssl all all 127.0.0.1/32 trust\n";
        std::fs::write(server.data().join("pg_hba.conf"), rules).unwrap();
        let port = free_port();
        let settings = format!("listen_addresses = '127.0.0.1'\nport = {port}\nssl = on\n");
        std::fs::write(server.data().join("postgresql.auto.conf"), settings).unwrap();
        server.start_with("-c fsync=off");
        server
    }

    /// The port of this machine at which it listens.
    pub fn port(&self) -> u16 {
        let settings = std::fs::read_to_string(self.data().join("postgresql.auto.conf")).unwrap_or_default();
        settings.lines().find_map(|line| line.strip_prefix("port = ")).map_or(5432, |port| port.parse().unwrap())
    }

    /// The place of a server that is not there yet.
    pub fn empty() -> Self {
        let folder = tempfile::Builder::new().prefix("pg").tempdir().unwrap();
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
        let here = folder.path().join("s");
        std::fs::create_dir(&here).unwrap();
        if is_root() {
            assert!(Command::new("chown").arg(user()).arg(&here).status().unwrap().success());
        }
        Self { folder }
    }

    /// Becomes a standby that follows another server, whatever it was before.
    pub fn follow(&self, primary: &Self) {
        let data = self.data();
        if data.exists() {
            std::fs::remove_dir_all(&data).unwrap();
        }
        let (host, data) = (primary.host(), data.to_str().unwrap().to_owned());
        run(&[
            "pg_basebackup",
            "-h",
            &host,
            "-U",
            "postgres",
            "-D",
            &data,
            "-R",
            "-X",
            "stream",
            "-c",
            "fast",
            "--no-sync",
        ]);
        self.start();
    }

    /// The folder of its socket.
    pub fn host(&self) -> String {
        self.folder.path().join("s").to_str().unwrap().to_owned()
    }

    fn data(&self) -> PathBuf {
        Path::new(&self.host()).join("data")
    }

    /// Starts it, and returns when it answers.
    pub fn start(&self) {
        self.start_with(OPTIONS);
    }

    fn start_with(&self, options: &str) {
        let log = Path::new(&self.host()).join("log");
        let (data, log) = (self.data(), log.to_str().unwrap().to_owned());
        let options = format!("-k {} {options}", self.host());
        run(&["pg_ctl", "-D", data.to_str().unwrap(), "-l", &log, "-w", "-t", "60", "start", "-o", &options]);
    }

    /// Stops it: `fast` ends all sessions, `immediate` is what a crash is.
    pub fn stop(&self, mode: &str) {
        run(&["pg_ctl", "-D", self.data().to_str().unwrap(), "-w", "-t", "60", "-m", mode, "stop"]);
    }

    /// Makes a standby the primary.
    pub fn promote(&self) {
        run(&["pg_ctl", "-D", self.data().to_str().unwrap(), "-w", "-t", "60", "promote"]);
    }

    /// From now on a commit is told only when a standby has it too.
    pub fn wait_for_standby(&self) {
        self.tell("ALTER SYSTEM SET synchronous_standby_names = '*'");
        self.tell("SELECT pg_reload_conf()");
    }

    /// Makes a database and gives its address.
    pub fn database(&self, name: &str) -> String {
        self.tell(&format!("CREATE DATABASE {name}"));
        Self::address(&[self], name)
    }

    /// The address of a database that is on whichever of these servers takes writes.
    pub fn address(servers: &[&Self], database: &str) -> String {
        let hosts: Vec<String> = servers.iter().map(|server| server.host().replace('/', "%2F")).collect();
        let only = if servers.len() > 1 { "?target_session_attrs=read-write" } else { "" };
        format!("postgres://postgres@{}/{database}{only}", hosts.join(","))
    }

    /// Runs a statement in its first database.
    pub fn tell(&self, statement: &str) {
        let url = format!("{}?port={}", Self::address(&[self], "postgres"), self.port());
        PgConnection::establish(&url).unwrap().batch_execute(statement).unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may be stopped already.
        let _ = command(&["pg_ctl", "-D", self.data().to_str().unwrap(), "-m", "immediate", "stop"]).output();
    }
}

#[track_caller]
fn run(arguments: &[&str]) {
    // What is started must not hold the pipes of an output that is waited for.
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut command = command(arguments);
    command.stdout(log.reopen().unwrap()).stderr(log.reopen().unwrap());
    let status = command.status().unwrap();
    assert!(status.success(), "{arguments:?}: {}", std::fs::read_to_string(log.path()).unwrap());
}

/// A program of PostgreSQL, as a user that it accepts: it refuses to run as root.
fn command(arguments: &[&str]) -> Command {
    let bin = std::env::var("CARNET_TEST_POSTGRES_BIN").expect("no PostgreSQL programs: run tests/run, it names them");
    let program = Path::new(&bin).join(arguments[0]);
    let mut command = if is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", &user(), "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.args(&arguments[1..]).current_dir("/");
    command
}

fn user() -> String {
    std::env::var("CARNET_TEST_POSTGRES_USER").unwrap_or_else(|_| "postgres".to_owned())
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").unwrap().uid() == 0
}
