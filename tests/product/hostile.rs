//! Files that nobody saves by accident: each is refused with a named reason, and whoever else is at work notices nothing.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use carnet::accounts::Role;
use serde_json::Value;

use crate::support::{TestApp, Visitor};

on_both!(
    a_hostile_file_is_refused_with_a_reason,
    a_file_that_is_only_odd_is_read,
    a_server_that_gets_hostile_files_goes_on_as_before,
);

/// Each file with the codes that may be its reason: how far a reader comes before its time or its memory ends depends on
/// the machine.
const HOSTILE: [(&str, &[&str]); 19] = [
    ("corners.xlsx", &["too-many-columns"]),
    ("many-texts.xlsx", &["file-unreadable"]),
    ("padding.xlsx", &["file-unreadable", "too-costly"]),
    ("one-cell.xlsx", &["file-unreadable", "too-costly"]),
    ("attributes.xlsx", &["file-unreadable"]),
    ("laughs.xlsx", &["file-unreadable"]),
    ("laughing-texts.xlsx", &["file-unreadable"]),
    ("lying.xlsx", &["file-unreadable"]),
    ("depth.xlsx", &["file-unreadable", "too-costly"]),
    ("repeated.ods", &["too-many-columns"]),
    ("climbing.zip", &["file-unreadable"]),
    ("link.zip", &["file-unreadable"]),
    ("nested.zip", &["file-unreadable"]),
    ("padding.zip", &["cell-too-long"]),
    ("field.csv", &["cell-too-long"]),
    ("columns.csv", &["too-many-columns"]),
    ("nuls.csv", &["file-unreadable"]),
    ("quote.csv", &["cell-too-long"]),
    ("password.xlsx", &["file-encrypted"]),
];

/// All files, made once for both databases.
static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap().keep();
    let script = folder.join("hostile.py");
    std::fs::write(&script, include_str!("support/hostile.py")).unwrap();
    assert!(Command::new("/usr/bin/python3").arg(&script).arg(&folder).status().unwrap().success());
    std::fs::write(folder.join("password.xlsx"), include_bytes!("files/password.xlsx")).unwrap();
    folder
});

fn a_hostile_file_is_refused_with_a_reason(app: TestApp) {
    app.stock();
    for (name, codes) in HOSTILE {
        let file = FOLDER.join(name);
        let arguments = ["import", file.to_str().unwrap(), "--kind", "criteria", "--action", "test"];
        let import = app.carnet(&arguments).exits(3).json();
        let code = import["issues"][0]["code"].as_str().unwrap();
        assert!(import["state"] == "refused" && codes.contains(&code), "{name}: {import:#}");
    }
    let kept: Vec<_> = std::fs::read_dir(app.data().join("files")).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(kept.len(), 2, "only the two files of the stock are kept: {kept:?}");
}

fn a_file_that_is_only_odd_is_read(app: TestApp) {
    app.stock();
    for (name, rows) in [("phantom-rows.xlsx", 1), ("carriage-returns.csv", 1), ("claimed-texts.xlsx", 1)] {
        let file = FOLDER.join(name);
        let arguments = ["import", file.to_str().unwrap(), "--kind", "criteria", "--action", "test"];
        let import = app.carnet(&arguments).exits(0).json();
        assert_eq!((&import["rows"], &import["changes"]), (&rows.into(), &rows.into()), "{name}: {import:#}");
    }
}

/// A server as a process of its own, so that its memory is only its own.
struct Server {
    process: Child,
    address: String,
}

impl Server {
    fn start(app: &TestApp) -> Self {
        let mut process = app
            .command(&["serve", "--bind", "127.0.0.1:0", "--json"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let said = BufReader::new(process.stdout.take().unwrap());
        let document = serde_json::Deserializer::from_reader(said).into_iter::<Value>().next().unwrap().unwrap();
        Self { process, address: document["address"].as_str().unwrap().to_owned() }
    }

    /// The most memory that it ever had, in MB.
    fn peak(&self) -> u64 {
        let status = std::fs::File::open(format!("/proc/{}/status", self.process.id())).unwrap();
        let line = BufReader::new(status).lines().map(Result::unwrap).find(|line| line.starts_with("VmHWM:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn sign_in(app: &TestApp, server: &Server) -> Visitor {
    app.user("ada@example.org", &app.institution, Role::Administrator);
    let mut ada = Visitor::new(&server.address);
    let form = ada.get("/login").ok().form("/login");
    ada.submit(&form.set("email", "ada@example.org").set("password", crate::support::PASSWORD)).ok();
    ada
}

/// Sends a file and waits for what comes of it; other pages answer all the while.
fn send(ada: &mut Visitor, file: &Path) -> Value {
    let name = file.file_name().unwrap().to_str().unwrap();
    let form = ada.get("/imports/new").ok().form("/imports").add("kind", "criteria");
    let import = ada.submit(&form.file("file", name, &std::fs::read(file).unwrap())).ok().path.clone();
    let since = Instant::now();
    loop {
        ada.get("/contacts").ok();
        let document: Value = serde_json::from_slice(&ada.get(&format!("{import}.json")).body).unwrap();
        if !["uploaded", "testing"].contains(&document["state"].as_str().unwrap()) {
            return document;
        }
        assert!(since.elapsed() < Duration::from_secs(120), "{name} is still being tested");
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn a_server_that_gets_hostile_files_goes_on_as_before(app: TestApp) {
    app.stock();
    let server = Server::start(&app);
    let mut ada = sign_in(&app, &server);
    let honest = FOLDER.join("phantom-rows.xlsx");
    assert_eq!(send(&mut ada, &honest)["state"], "tested");
    let before = server.peak();
    for (name, _) in HOSTILE {
        assert_eq!(send(&mut ada, &FOLDER.join(name))["state"], "refused", "{name}");
    }
    assert_eq!(send(&mut ada, &honest)["changes"], 1);
    // What the files unpack to is hundreds of times as much.
    let grown = server.peak() - before;
    assert!(grown < 64, "the server's memory has grown by {grown} MB from {before} MB");
}
