//! The data folder: nobody else reads it, and no other user writes to it.

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::{Portal, TestApp, TestDatabase, Which};

/// What lies in a folder, with its mode, that others may do anything with.
fn open_to_others(folder: &Path) -> Vec<String> {
    let mut open = Vec::new();
    let mut look = vec![folder.to_owned()];
    while let Some(path) = look.pop() {
        let data = std::fs::metadata(&path).unwrap();
        if data.mode() & 0o077 != 0 {
            open.push(format!("{} {:o}", path.display(), data.mode() & 0o777));
        }
        if data.is_dir() {
            look.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        }
    }
    open
}

/// A command in a new data folder, started with a umask that closes nothing.
fn with_open_umask(data: &Path, arguments: &[&str]) -> std::process::Output {
    let mut shell = Command::new("sh");
    shell.args(["-c", "umask 000; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_carnet")]).args(arguments);
    shell.arg("--data").arg(data).env_clear().env("PATH", std::env::var_os("PATH").unwrap()).stdin(Stdio::null());
    shell.output().unwrap()
}

#[track_caller]
fn must(output: &std::process::Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn whatever_the_umask_nobody_else_can_read_what_carnet_keeps() {
    let folder = tempfile::tempdir().unwrap();
    let (data, restored) = (folder.path().join("a/data"), folder.path().join("b/data"));
    must(&with_open_umask(&data, &["institution", "add", "LAC", "--name", "Lac"]));
    let file = folder.path().join("new.csv");
    std::fs::write(&file, "CONTACT_NR;LASTNAME\n;Curie\n").unwrap();
    let import = ["import", file.to_str().unwrap(), "--institution", "LAC", "--kind", "contacts", "--mode", "create"];
    must(&with_open_umask(&data, &[&import[..], &["--action", "update"]].concat()));
    assert_eq!(open_to_others(&data), Vec::<String>::new());
    for name in ["carnet.sqlite", "carnet.sqlite-next", "carnet.sqlite-turn"] {
        assert!(data.join(name).exists(), "{name}");
    }
    let backup = folder.path().join("backup.zip");
    must(&with_open_umask(&data, &["backup", backup.to_str().unwrap()]));
    must(&with_open_umask(&restored, &["restore", backup.to_str().unwrap()]));
    assert_eq!(open_to_others(&restored), Vec::<String>::new());
    let names = std::fs::read_dir(&restored).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let parts: Vec<String> = names.filter(|name| name.contains(".part")).collect();
    assert!(parts.is_empty(), "{parts:?}");
    assert_eq!(std::fs::metadata(&backup).unwrap().mode() & 0o777, 0o600);
}

#[test]
fn a_start_on_an_open_folder_closes_it_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let app = TestApp::of(TestDatabase::in_folder(&data));
    app.stock();
    let stored = std::fs::read_dir(data.join("files")).unwrap().next().unwrap().unwrap().path();
    for (path, mode) in [(&data, 0o755), (&data.join("files"), 0o755), (&data.join("carnet.db"), 0o644)] {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    }
    std::fs::set_permissions(&stored, std::fs::Permissions::from_mode(0o644)).unwrap();
    let portal = Portal::start(&app);
    assert_eq!(open_to_others(&data), Vec::<String>::new());
    assert!(portal.log().contains("other users of this machine could read the data"), "{}", portal.log());
    drop(portal);
    let again = Portal::start(&app);
    assert!(!again.log().contains("could read the data"), "{}", again.log());
    // A command says it too, on its own.
    std::fs::set_permissions(&stored, std::fs::Permissions::from_mode(0o640)).unwrap();
    std::fs::set_permissions(&data, std::fs::Permissions::from_mode(0o750)).unwrap();
    let ran = app.run(&["list", "--institution", "DEMO"]).exits(0);
    assert!(ran.err.contains("could read the data"), "{ran:?}");
    assert_eq!(open_to_others(&data), Vec::<String>::new());
}

/// Only root can make files of other users.
#[test]
fn a_command_of_another_user_than_the_owner_is_refused() {
    let app = TestApp::new(Which::Sqlite);
    app.stock();
    if app.folder().metadata().unwrap().uid() != 0 {
        return;
    }
    let database = app.folder().join("carnet.db");
    std::os::unix::fs::chown(&database, Some(1), Some(1)).unwrap();
    let refused = app.carnet(&["list"]).exits(3);
    assert_eq!(refused.refusal(), "not-owner");
    let sentence = refused.json()["error"]["message"].as_str().unwrap().to_owned();
    assert!(sentence.contains("runuser -u daemon -- carnet") && sentence.contains("runs as root"), "{sentence}");
    std::os::unix::fs::chown(&database, Some(0), Some(0)).unwrap();
    app.carnet(&["list"]).exits(0);
    // A folder that was made for another user, with nothing in it yet.
    let data = app.folder().join("empty");
    std::fs::create_dir(&data).unwrap();
    std::os::unix::fs::chown(&data, Some(1), Some(1)).unwrap();
    let output = with_open_umask(&data, &["institution", "add", "LAC", "--name", "Lac", "--json"]);
    assert_eq!(output.status.code(), Some(3), "{output:?}");
    assert_eq!(std::fs::read_dir(&data).unwrap().count(), 0);
}
