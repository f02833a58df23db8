//! What monitors ask, without a log-in.

use carnet::db::Database;
use carnet::web;
use diesel::prelude::*;

use crate::support::{TestApp, Visitor};

on_both!(
    a_portal_says_that_it_is_up_and_ready,
    a_portal_is_not_ready_where_files_can_not_be_kept,
    a_portal_is_not_ready_before_its_migrations,
    metrics_are_shown_only_where_the_operator_wants_them,
    metrics_count_rows_jobs_requests_and_queues,
);

fn a_portal_says_that_it_is_up_and_ready(app: TestApp) {
    let mut monitor = app.stranger();
    for (path, says) in [("/healthz", "ok\n"), ("/readyz", "ready\n")] {
        let page = monitor.get_one(path);
        assert_eq!((page.status, page.body.as_slice()), (200, says.as_bytes()), "{path}");
        assert_eq!(monitor.head(path), 200, "{path}");
    }
}

/// Who watches a server for monitors alone, freshly started: what was found is good for some seconds.
fn asked(app: &TestApp, path: &str) -> (u16, String) {
    let database = Database::open(app.url()).unwrap();
    let server = web::watch(database, app.storage(), "127.0.0.1:0").unwrap();
    let page = Visitor::new(&format!("http://{}", server.address)).get_one(path);
    server.stop().unwrap();
    (page.status, String::from_utf8(page.body).unwrap())
}

fn a_portal_is_not_ready_where_files_can_not_be_kept(app: TestApp) {
    assert_eq!(asked(&app, "/readyz"), (200, "ready\n".to_owned()));
    let database = Database::open(app.url()).unwrap();
    let server = web::watch(database, app.storage(), "127.0.0.1:0").unwrap();
    // A file where the folder was: nobody can write there, not even root.
    std::fs::remove_dir_all(app.data().join("files")).unwrap();
    std::fs::write(app.data().join("files"), "").unwrap();
    let page = Visitor::new(&format!("http://{}", server.address)).get_one("/readyz");
    server.stop().unwrap();
    assert_eq!(page.status, 503);
    page.must_say("files cannot be kept");
}

fn a_portal_is_not_ready_before_its_migrations(app: TestApp) {
    let forget =
        "DELETE FROM __diesel_schema_migrations WHERE version = (SELECT MAX(version) FROM __diesel_schema_migrations)";
    diesel::sql_query(forget).execute(&mut *app.database.get().unwrap()).unwrap();
    let (status, says) = asked(&app, "/readyz");
    assert_eq!(status, 503);
    assert!(says.contains("carnet migrate"), "{says}");
    assert_eq!(asked(&app, "/healthz").0, 200);
}

fn metrics_are_shown_only_where_the_operator_wants_them(app: TestApp) {
    assert_eq!(app.stranger().get_one("/metrics").status, 404);
    let (status, text) = asked(&app, "/metrics");
    assert_eq!(status, 200);
    assert!(text.contains("# TYPE carnet_leases_lost counter") && text.ends_with("# EOF\n"), "{text}");
}

/// Counters are of the process, which other tests share: they only grow.
fn metrics_count_rows_jobs_requests_and_queues(app: TestApp) {
    app.stock();
    let mut ada = app.administrator();
    let send = ada.get("/imports/new").ok().form("/imports").add("kind", "criteria");
    ada.submit(&send.file("file", "waiting.csv", b"CONTACT_NR;[new] GENRE\n000001;JAZZ\n")).ok();
    let (_, text) = asked(&app, "/metrics");
    assert_eq!(number(&text, "carnet_queue_jobs{queue=\"imports\",state=\"waiting\"}"), 1);
    let before = number(&text, "carnet_rows_total{phase=\"test\"}");
    app.worker().run_until_idle().unwrap();
    let (_, text) = asked(&app, "/metrics");
    assert_eq!(number(&text, "carnet_queue_jobs{queue=\"imports\",state=\"waiting\"}"), 0);
    assert!(number(&text, "carnet_rows_total{phase=\"test\"}") > before);
    assert!(number(&text, "carnet_jobs_total{queue=\"imports\",outcome=\"worked\"}") > 0);
    let route = r#"carnet_request_duration_seconds_count{method="GET",route="/imports/new",status="200"}"#;
    assert!(number(&text, route) > 0);
    assert!(!text.contains("waiting.csv") && !text.contains("\"000001\""), "numbers, and nothing of anybody: {text}");
}

/// The value of a line; nothing counted yet is 0.
fn number(text: &str, name: &str) -> i64 {
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    line.map_or(0, |value| value.trim().parse().unwrap())
}
