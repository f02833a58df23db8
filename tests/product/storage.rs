//! Where files are: a folder or a bucket, which nobody should be able to tell apart.

use std::fs::File;
use std::io::{Read, Write};
use std::path::PathBuf;

use carnet::db::{self, Outage};
use carnet::storage::{Gone, Storage};
use chrono::TimeDelta;

use crate::support::{TestApp, TestBucket};

on_both!(
    files_in_a_bucket_are_imported_exported_and_downloaded,
    a_file_that_was_damaged_on_the_way_is_not_taken,
    work_waits_while_the_bucket_is_away,
    files_that_nothing_names_go_after_a_day,
    files_of_a_bucket_that_nothing_names_go_after_a_day,
);

const GENRES: &str = "CONTACT_NR;[new] GENRE\n000001;JAZZ\n000002;OPERA\n";

fn files_in_a_bucket_are_imported_exported_and_downloaded(mut app: TestApp) {
    let bucket = TestBucket::new();
    app.keep_files_in(&bucket);
    app.stock();
    let import = app.test("criteria", GENRES);
    let stored = bucket.objects();
    assert!(stored.keys().all(|key| key.starts_with("carnet/")), "{:?}", stored.keys());
    assert!(stored.values().any(|object| object.bytes == GENRES.as_bytes()));
    // Nothing of it has to stay on the machine.
    std::fs::remove_dir_all(app.data()).unwrap();
    app.must("start", &import);
    assert_eq!(app.value("000001", "GENRE"), "JAZZ");
    let mut ada = app.administrator();
    let sent = ada.get(&format!("/imports/{}/file", import.id())).ok();
    assert_eq!(sent.body, GENRES.as_bytes());
    assert_eq!(sent.header("content-length"), Some(GENRES.len().to_string().as_str()));
    let ask = ada.get("/exports/new?what=all").ok().form("/exports").set("language", "fr").set("format", "csv");
    ada.submit(&ask).ok();
    app.worker().run_until_idle().unwrap();
    let page = ada.get("/exports").ok();
    let link = page.links().into_iter().find(|link| link.ends_with("/file")).unwrap();
    assert_eq!(ada.get(&link).ok().body, app.export());
}

fn a_file_that_was_damaged_on_the_way_is_not_taken(mut app: TestApp) {
    let bucket = TestBucket::new();
    app.keep_files_in(&bucket);
    let key = keep(&app.storage(), GENRES.as_bytes());
    // The copy of who kept it is whole; another machine has none.
    assert_eq!(read(&app.storage(), &key), GENRES.as_bytes());
    std::fs::remove_dir_all(app.data().join("cache")).unwrap();
    bucket.tamper(&format!("carnet/{key}"), |object| object.bytes[0] = b'X');
    let error = app.storage().path(&key).unwrap_err();
    assert!(error.to_string().contains("damaged"), "{error}");
}

fn work_waits_while_the_bucket_is_away(mut app: TestApp) {
    let bucket = TestBucket::new();
    app.keep_files_in(&bucket);
    app.stock();
    let mut ada = app.administrator();
    let form = ada.get("/imports/new").ok().form("/imports").set("kind", "criteria").set("action", "update");
    let import = ada.submit(&form.file("file", "genres.csv", GENRES.as_bytes())).ok();
    let form = ada.get("/exports/new?what=all").ok().form("/exports");
    ada.submit(&form).ok();
    std::fs::remove_dir_all(app.data().join("cache")).unwrap();
    bucket.go_away(true);
    for _ in 0..2 {
        let error = app.worker().run_until_idle().unwrap_err();
        assert_eq!(Outage::of(&error), Some(Outage::StorageAway), "{error:#}");
    }
    assert_eq!(app.value("000001", "GENRE"), "");
    bucket.go_away(false);
    app.worker().run_until_idle().unwrap();
    ada.get(&import.path).ok().must_say("2 values were changed");
    assert_eq!(app.value("000001", "GENRE"), "JAZZ");
    assert!(ada.get("/exports").ok().links().iter().any(|link| link.ends_with("/file")));
}

fn keep(storage: &Storage, content: &[u8]) -> String {
    let mut draft = storage.draft().unwrap();
    draft.write_all(content).unwrap();
    storage.keep(draft).unwrap()
}

fn read(storage: &Storage, key: &str) -> Vec<u8> {
    let mut content = Vec::new();
    storage.read(key).unwrap().read_to_end(&mut content).unwrap();
    content
}

fn files_that_nothing_names_go_after_a_day(app: TestApp) {
    app.stock();
    app.test("criteria", GENRES);
    let named = files(&app);
    let orphan = keep(&app.storage(), b"an orphan");
    app.worker().remove_orphans().unwrap();
    assert_eq!(files(&app).len(), named.len() + 1, "it may still be on its way");
    for path in files(&app) {
        let old = db::now().and_utc() - TimeDelta::hours(25);
        File::options().write(true).open(path).unwrap().set_modified(old.into()).unwrap();
    }
    app.worker().remove_orphans().unwrap();
    assert_eq!(files(&app), named);
    assert!(Gone::caused(&app.storage().path(&orphan).unwrap_err()));
}

fn files(app: &TestApp) -> Vec<PathBuf> {
    let mut files: Vec<_> =
        std::fs::read_dir(app.data().join("files")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn files_of_a_bucket_that_nothing_names_go_after_a_day(mut app: TestApp) {
    let bucket = TestBucket::new();
    app.keep_files_in(&bucket);
    app.stock();
    let named: Vec<String> = bucket.objects().into_keys().collect();
    let orphan = keep(&app.storage(), b"an orphan");
    app.worker().remove_orphans().unwrap();
    assert!(bucket.objects().contains_key(&format!("carnet/{orphan}")), "it may still be on its way");
    bucket.age(TimeDelta::hours(25));
    app.worker().remove_orphans().unwrap();
    assert_eq!(bucket.objects().into_keys().collect::<Vec<_>>(), named);
}

#[test]
fn a_large_file_goes_in_parts_and_is_whole_or_not_there() {
    let (bucket, folder) = (TestBucket::new(), tempfile::tempdir().unwrap());
    let storage = bucket.settings().open(folder.path()).unwrap();
    let content: Vec<u8> = (0..20_000_000_u32).map(|n| (n % 251) as u8).collect();
    let key = keep(&storage, &content);
    assert_eq!(bucket.asked("POST /files/carnet/"), 2, "begun and completed");
    assert!(bucket.objects()[&format!("carnet/{key}")].bytes == content);
    std::fs::remove_file(folder.path().join("cache").join(&key)).unwrap();
    assert!(read(&storage, &key) == content);

    let mut draft = storage.draft().unwrap();
    draft.write_all(&content).unwrap();
    bucket.refuse_parts(true);
    assert!(storage.keep(draft).is_err());
    assert_eq!((bucket.objects().len(), bucket.unfinished()), (1, 0));
}

#[test]
fn a_copy_that_is_here_is_not_fetched_again() {
    let (bucket, folder) = (TestBucket::new(), tempfile::tempdir().unwrap());
    let storage = bucket.settings().open(folder.path()).unwrap();
    let key = keep(&storage, b"once");
    for _ in 0..3 {
        assert_eq!(read(&storage, &key), b"once");
    }
    assert_eq!(bucket.asked("GET /files/"), 0, "it was never away");
    storage.remove(&key).unwrap();
    assert!(Gone::caused(&storage.read(&key).unwrap_err()));
    assert_eq!(bucket.objects().len(), 0);
}
