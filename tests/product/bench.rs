//! `carnet bench` and what keeps lists fast: a small work is measured, and the short ways find what the long ones find.

use std::process::Command;
use std::time::{Duration, Instant};

use carnet::codes::{Code, Severity};
use carnet::imports::Import;
use carnet::imports::history::{IssueFilter, issues};
use serde_json::Value;

use crate::support::{TestApp, TestDatabase};
use crate::targets::{make, person};

on_both!(
    a_bench_does_the_work_and_prints_its_table,
    a_bench_needs_a_database_without_institutions,
    a_narrowed_list_of_issues_is_the_whole_list_narrowed,
    words_that_many_contacts_share_find_those_that_have_them_all,
    the_page_of_a_target_in_a_large_institution_shows_a_count_that_is_made_meanwhile,
);

fn a_bench_does_the_work_and_prints_its_table(app: TestApp) {
    let empty = TestDatabase::new(app.which());
    let mut bench = Command::new(env!("CARGO_BIN_EXE_carnet"));
    bench.args(["bench", "--contacts", "1000", "--json", "--database", &empty.url]).arg("--data").arg(empty.folder());
    let output = bench.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["contacts"], 1000);
    let names = |list: &Value| list.as_array().unwrap().iter().map(|item| item["name"].to_string()).collect::<Vec<_>>();
    for figure in [
        "undo, against apply",
        "pages while an import runs",
        "test + apply",
        "template",
        "peak memory",
        "ten times",
        "a log-in",
        "creating contacts",
        "bytes in the database",
        "nothing else running",
        "six conditions",
    ] {
        assert!(names(&report["figures"]).iter().any(|name| name.contains(figure)), "{figure}: {report:#}");
    }
    for figure in report["figures"].as_array().unwrap() {
        assert!(
            figure["value"].as_f64().unwrap() > 0.0 && figure["must"].as_f64() > figure["aim"].as_f64(),
            "{figure}"
        );
    }
    assert_eq!(names(&report["pages"]).len(), 8);
    assert_eq!(names(&report["quiet_pages"]).len(), 14);
    assert_eq!(names(&report["steps"]), names(&report["steps_of_a_tenth"]));
}

fn a_bench_needs_a_database_without_institutions(app: TestApp) {
    assert_eq!(app.run(&["bench", "--contacts", "1000", "--json"]).exits(3).refusal(), "bench-database-in-use");
}

/// Errors and notes of several codes, in several columns and about rows.
const MANY_ISSUES: &str = "\
CONTACT_NR;[new] GENRE;[new] SEATS;[new] SINCE;[new] MEMBER
000001;JAZ;many;1.1.1;oui
000002;Opéra;few;2020-01-02;perhaps
000003;JAZZ;3;3.3.3;TRUE
999999;JAZZ;3;2020-01-02;TRUE
000004;ROCK;Opera;never;VRAI
000004;ROCK;2;never;SIM
";

fn a_narrowed_list_of_issues_is_the_whole_list_narrowed(app: TestApp) {
    app.stock();
    let tested = app.test("criteria", MANY_ISSUES);
    let db = &mut *app.database.get().unwrap();
    let import = Import::find(db, app.institution.id, tested.id()).unwrap();
    let all = issues(db, &import, &IssueFilter::default(), None, 1000).unwrap();
    let codes = [None, Some(Code::UnknownCode), Some(Code::BadNumber), Some(Code::KeyUnknown), Some(Code::BadEmail)];
    let severities = [None, Some(Severity::Error), Some(Severity::Note)];
    for code in codes {
        for severity in severities {
            for column in [None, Some(-1), Some(0), Some(1), Some(3), Some(9)] {
                let filter = IssueFilter { code, column, severity };
                let passes = |issue: &carnet::imports::Issue| {
                    code.is_none_or(|code| code == issue.code)
                        && severity.is_none_or(|severity| severity == issue.code.severity())
                        && column.is_none_or(|column| column == issue.column.unwrap_or(-1))
                };
                let wanted: Vec<_> = all.iter().filter(|listed| passes(&listed.issue)).map(|it| it.place).collect();
                let mut found = Vec::new();
                loop {
                    let page = issues(db, &import, &filter, found.last().copied(), 2).unwrap();
                    found.extend(page.iter().map(|listed| listed.place));
                    if page.len() < 2 {
                        break;
                    }
                }
                assert_eq!(found, wanted, "{filter:?}");
            }
        }
    }
    assert!(all.len() > 10, "{}", all.len());
}

/// Every contact has one of 25 family names and one of 40 first names: more have a name than are put in order at once.
fn words_that_many_contacts_share_find_those_that_have_them_all(app: TestApp) {
    let db = &mut *app.database.get().unwrap();
    let numbers: Vec<String> = (0..20_100).map(|n| format!("{n:06}")).collect();
    let names: Vec<_> = (0..20_100).map(|n| (format!("Ana{}", n % 40), format!("Silva {}", n % 25))).collect();
    let people: Vec<_> =
        numbers.iter().zip(&names).map(|(nr, (first, last))| person(nr, first, last, "Lyon")).collect();
    make(db, app.institution.id, &people);
    for (typed, count) in
        [("silva", 20_100), ("0", 20_100), ("silva ana7", 205), ("ana7 silva 7", 41), ("ana39 24", 41), ("ana3 8", 41)]
    {
        let search = carnet::contacts::search::Search::new(typed, None);
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            let page = search.page(db, app.institution.id, after, 500, &|_| true).unwrap();
            found.extend(page.contacts.iter().map(|contact| contact.id));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        let mut once = found.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), found.len(), "{typed}");
        assert!(found.len() >= count, "{typed}: {}", found.len());
    }
    let mut ada = app.administrator();
    ada.get("/contacts?q=silva").ok().must_say("in the order of the word found");
    assert!(!ada.get("/contacts?q=ana7+silva").ok().says("in the order of the word found"));
}

fn the_page_of_a_target_in_a_large_institution_shows_a_count_that_is_made_meanwhile(app: TestApp) {
    {
        let db = &mut *app.database.get().unwrap();
        let numbers: Vec<String> = (0..20_100).map(|n| format!("{n:06}")).collect();
        let people: Vec<_> = numbers.iter().map(|nr| person(nr, "Ana", "Silva", "Lyon")).collect();
        make(db, app.institution.id, &people);
    }
    let query = app.file("query.json", r#"{"field": "TOWN", "is": "Lyon"}"#);
    app.carnet(&["target", "add", "LYON", "--name", "Lyon", "--query", query.to_str().unwrap()]).exits(0);
    let mut ada = app.administrator();
    let address = ada.get("/targets").ok().link("Lyon");
    let first = ada.get(&address).ok();
    first.must_say("counting").must_say("The first 20 as a sample");
    let end = Instant::now() + Duration::from_secs(60);
    while ada.get(&address).ok().text().contains("counting") && Instant::now() < end {
        std::thread::sleep(Duration::from_millis(50));
    }
    ada.get(&address).ok().must_say("20,100 contacts").must_say("counted");
}
