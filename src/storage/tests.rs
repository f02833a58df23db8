use std::io::Write;

use super::cache::Cache;
use super::*;

fn draft(storage: &Storage, content: &[u8]) -> NamedTempFile {
    let mut draft = storage.draft().unwrap();
    draft.write_all(content).unwrap();
    draft
}

fn content(mut file: File) -> Vec<u8> {
    let mut content = Vec::new();
    file.read_to_end(&mut content).unwrap();
    content
}

#[test]
fn a_kept_file_is_there_until_it_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    let storage = Storage::open(folder.path()).unwrap();
    let key = storage.keep(draft(&storage, b"CONTACT_NR\n1\n")).unwrap();
    assert_eq!(content(storage.read(&key).unwrap()), b"CONTACT_NR\n1\n");
    assert_eq!(std::fs::read(&*storage.path(&key).unwrap()).unwrap(), b"CONTACT_NR\n1\n");
    storage.remove(&key).unwrap();
    storage.remove(&key).unwrap();
    assert!(Gone::caused(&storage.read(&key).unwrap_err()));
}

#[test]
fn a_key_names_nothing_outside_of_the_storage() {
    let folder = tempfile::tempdir().unwrap();
    let storage = Storage::open(folder.path()).unwrap();
    for key in ["", "../secret", "a/b", ".draft-1", "a%2Fb"] {
        assert!(storage.path(key).is_err() && storage.remove(key).is_err(), "{key}");
    }
}

#[test]
fn a_draft_that_is_dropped_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let storage = Storage::open(folder.path()).unwrap();
    drop(draft(&storage, b"half"));
    storage.check().unwrap();
    assert_eq!(std::fs::read_dir(folder.path().join("files")).unwrap().count(), 0);
}

#[test]
fn settings_of_a_bucket_are_refused_with_what_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let keys = Settings { s3_key_id: Some("id".into()), s3_secret: Some("secret".into()), ..Settings::default() };
    let bucket = Some("s3://files/carnet/".to_owned());
    let plain = Some("http://127.0.0.1:9000/".to_owned());
    for (settings, expected) in [
        (Settings { storage: Some("/srv/files".into()), ..keys.clone() }, "storage-address"),
        (Settings { storage: Some("s3:///carnet".into()), ..keys.clone() }, "storage-address"),
        (Settings { storage: bucket.clone(), ..Settings::default() }, "storage-keys"),
        (Settings { storage: bucket.clone(), s3_endpoint: plain.clone(), ..keys.clone() }, "storage-plain-http"),
    ] {
        let Err(Error::Refusal(refusal)) = settings.open(folder.path()) else { panic!("not refused: {expected}") };
        assert_eq!(refusal.code, expected);
    }
    let shown = |settings: Settings| settings.open(folder.path()).unwrap().shown();
    assert_eq!(
        shown(Settings { storage: Some(" ".into()), ..keys.clone() }),
        folder.path().join("files").display().to_string()
    );
    assert_eq!(shown(Settings { storage: bucket.clone(), ..keys.clone() }), "s3://files/carnet (Amazon S3, us-east-1)");
    let plain = Settings { storage: bucket, s3_endpoint: plain, s3_allow_http: true, ..keys };
    assert_eq!(shown(plain), "s3://files/carnet (http://127.0.0.1:9000)");
}

fn copy(cache: &Cache, key: &str, age: u64) -> LocalFile {
    let mut whole = draft_in(cache.folder()).unwrap();
    whole.write_all(&[0; 100]).unwrap();
    let copy = cache.admit(whole, key, 100).unwrap();
    let used = crate::db::now().and_utc() - chrono::TimeDelta::seconds(age as i64);
    File::options().write(true).open(&copy).unwrap().set_modified(used.into()).unwrap();
    copy
}

#[test]
fn the_cache_gives_up_what_was_not_used_for_longest() {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::open(folder.path().join("cache"), 250).unwrap();
    drop(copy(&cache, "a", 30));
    drop(copy(&cache, "b", 20));
    assert!(cache.hold("a").unwrap().is_some());
    drop(copy(&cache, "c", 10));
    let there = ["a", "b", "c"].map(|key| cache.hold(key).unwrap().is_some());
    assert_eq!(there, [true, false, true]);
}

#[test]
fn the_cache_gives_up_nothing_that_is_in_use() {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::open(folder.path().join("cache"), 150).unwrap();
    let used = copy(&cache, "a", 30);
    let other = copy(&cache, "b", 20);
    cache.remove("a");
    assert!(used.exists() && other.exists());
    drop((used, other));
    drop(copy(&cache, "c", 10));
    let there = ["a", "b", "c"].map(|key| cache.hold(key).unwrap().is_some());
    assert_eq!(there, [false, false, true]);
}

/// What a column names would be removed after a day if it were not asked.
#[test]
fn every_column_that_names_a_stored_file_is_asked_before_one_is_removed() {
    const LOOK_UPS: [&str; 2] = ["email_key", "name_key"];
    let schema = [include_str!("../schema.rs"), include_str!("../schema/services.rs")].concat();
    let (mut table, mut found) = ("", 0);
    for line in schema.lines().map(str::trim) {
        if let Some((name, _)) = line.split_once(" (").filter(|_| line.ends_with('{')) {
            table = name;
        }
        let column = line.split(" -> ").next().unwrap_or_default();
        if column.ends_with("_key") && !LOOK_UPS.contains(&column) {
            assert!(NAMED_BY.contains(&(table, column)), "{table}.{column}");
            found += 1;
        }
    }
    assert_eq!(found, NAMED_BY.len(), "the schema was not understood");
}
