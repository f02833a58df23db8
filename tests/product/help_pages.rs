//! The help: every topic in every language, with anchors that other pages lead to; the same in the shell.

use std::collections::BTreeSet;

use carnet::codes::Code;
use carnet::help::{IMPORT_SAMPLE, Topic};
use carnet::i18n::{Language, translate};
use serde_json::Value;

use crate::support::{Page, TestApp, selector};

on_both!(
    every_topic_is_read_in_every_language,
    a_report_leads_to_the_entry_of_each_code,
    the_page_of_a_new_import_leads_to_the_help,
    the_json_of_the_help_is_that_of_an_import,
    a_topic_that_is_not_there_is_not_found,
    the_shell_says_the_same,
);

fn ids(page: &Page) -> BTreeSet<String> {
    let html = page.html();
    html.select(&selector("[id]")).filter_map(|element| element.attr("id")).map(str::to_owned).collect()
}

fn every_topic_is_read_in_every_language(app: TestApp) {
    let mut ada = app.administrator();
    for language in Language::ALL {
        ada.language = language.tag().to_owned();
        let index = ada.get("/help").ok();
        let links = index.links();
        for topic in Topic::ALL {
            let path = format!("/help/{}", topic.name());
            assert!(links.contains(&path), "{path}");
            let page = ada.get(&path).ok();
            page.must_say(&translate(language, &topic.title()));
            let (own, of_index) = (ids(&page), ids(&index));
            for section in topic.sections(&app.config().limits) {
                page.must_say(&translate(language, &section.title));
                assert!(own.contains(&section.anchor) && of_index.contains(&section.anchor), "{}", section.anchor);
            }
        }
        let checks = ids(&ada.get("/help/checks").ok());
        let missing: Vec<_> = Code::ALL.iter().map(|code| code.name()).filter(|name| !checks.contains(*name)).collect();
        assert_eq!(missing, Vec::<&str>::new());
    }
}

fn a_report_leads_to_the_entry_of_each_code(app: TestApp) {
    app.stock();
    let import = app.test("criteria", "CONTACT_NR,[new] GENRE\n000001,NONSENSE\n999999,JAZZ\n");
    let mut ada = app.administrator();
    for path in [format!("/imports/{}", import.id()), format!("/imports/{}/issues", import.id())] {
        let page = ada.get(&path).ok();
        let html = page.html();
        let links: BTreeSet<_> =
            html.select(&selector("a[href^='/help/checks#']")).filter_map(|a| a.attr("href")).collect();
        let expected = ["/help/checks#key-unknown", "/help/checks#unknown-code"];
        assert_eq!(links.into_iter().collect::<Vec<_>>(), expected, "{path}: {}", page.text());
    }
}

fn the_page_of_a_new_import_leads_to_the_help(app: TestApp) {
    let links = app.administrator().get("/imports/new").ok().links();
    assert!(links.contains(&"/help".to_owned()) && links.contains(&"/help/files".to_owned()), "{links:?}");
}

fn the_json_of_the_help_is_that_of_an_import(app: TestApp) {
    app.stock();
    let import = app.test("criteria", "CONTACT_NR,[new] GENRE\n000001,NONSENSE\n");
    let real = app.administrator().get(&format!("/imports/{}.json", import.id())).ok().json();
    let sample: Value = serde_json::from_str(IMPORT_SAMPLE).unwrap();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<BTreeSet<_>>();
    assert_eq!(keys(&sample), keys(&real));
    assert_eq!(keys(&sample["issues"][0]), keys(&real["issues"][0]));
}

fn a_topic_that_is_not_there_is_not_found(app: TestApp) {
    assert_eq!(app.administrator().get("/help/nonsense").status, 404);
}

fn the_shell_says_the_same(app: TestApp) {
    let all = app.run(&["help", "files"]).exits(0).out;
    let missing: Vec<_> = Code::ALL.iter().map(|code| code.name()).filter(|name| !all.contains(name)).collect();
    assert_eq!(missing, Vec::<&str>::new());
    let cells = app.run(&["help", "files", "cells", "--json"]).exits(0).json();
    let sections = cells["topics"][0]["sections"].as_array().unwrap();
    assert!(sections.iter().any(|section| section["anchor"] == "cell-date"), "{cells}");
    assert_eq!(app.run(&["help", "files", "nonsense", "--json"]).exits(3).refusal(), "unknown-topic");
    assert!(app.run(&["help", "import"]).exits(0).out.contains("--kind"));
    assert!(app.run(&["help"]).exits(0).out.contains("import"));
    app.run(&["help", "nonsense"]).exits(2);
}
