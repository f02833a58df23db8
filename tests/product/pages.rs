//! Every page, in every language.

use std::collections::{BTreeMap, BTreeSet};

use carnet::accounts::Role;
use carnet::fields::standard;
use carnet::help::Topic;
use carnet::schema;
use carnet::web::routes::{Access, Entry, routes};
use diesel::prelude::*;

use crate::support::{Form, Page, TestApp, crawl, problems, route_of};

on_both!(
    every_page_reads_in_every_language,
    nothing_of_another_institution_can_be_reached,
    a_page_that_is_not_there_says_so_in_the_readers_language,
);

/// Words that no page of another language has: language of the page, words.
const FOREIGN: [(&str, &[&str]); 3] = [
    ("en", &["vous", "votre", "importation", "você", "não", "importação", "arquivo", "fichier"]),
    (
        "fr",
        &[
            "the",
            "and",
            "with",
            "your",
            "undo",
            "upload",
            "file",
            "rows",
            "search",
            "sign",
            "você",
            "não",
            "arquivo",
            "importação",
        ],
    ),
    (
        "pt-BR",
        &[
            "the",
            "and",
            "with",
            "your",
            "undo",
            "upload",
            "file",
            "rows",
            "search",
            "sign",
            "vous",
            "votre",
            "fichier",
            "importation",
        ],
    ),
];

fn every_page_reads_in_every_language(app: TestApp) {
    app.live_in();
    let mut visitor = app.signed_in("ada@example.org");
    let (mut visited, mut wrong) = (BTreeSet::new(), Vec::new());
    for (language, foreign) in FOREIGN {
        visitor.language = language.to_owned();
        let pages = crawl(&mut visitor);
        for page in pages.iter().filter(|page| page.is_html()) {
            wrong.extend(check(page, language, foreign));
        }
        let routes = routes();
        visited.extend(
            pages.iter().filter_map(|page| route_of(&routes, "GET", &page.path)).map(|entry| entry.path.to_owned()),
        );
    }
    assert!(wrong.is_empty(), "{} problems:\n{}", wrong.len(), wrong.join("\n"));
    let pages = routes().into_iter().filter(|entry| entry.method.as_str() == "GET" && entry.access != Access::Anyone);
    let missed: Vec<_> =
        pages.map(|entry| entry.path).filter(|path| !visited.contains(*path) && !is_for_programs(path)).collect();
    assert_eq!(missed, Vec::<&str>::new(), "no link leads to these routes");
}

/// Progress and documents for programs, which no link leads to.
fn is_for_programs(path: &str) -> bool {
    ["/progress", ".json"].iter().any(|end| path.ends_with(end))
}

/// English words that the help names as commands and options, which are the same in every language; `file` is French too,
/// in « file d’attente ».
const OF_THE_SHELL: &[&str] = &["undo", "file"];

/// Everything that is wrong with a page in a language.
fn check(page: &Page, language: &str, foreign: &[&str]) -> Vec<String> {
    let text = format!("{} {}", page.texts("title").join(" "), page.text());
    let mut found = problems(&page.html());
    if page.attribute("html", "lang").as_deref() != Some(language) {
        found.push(format!("html lang is {:?}", page.attribute("html", "lang")));
    }
    found.extend(missing_message(&text).map(|key| format!("a message is missing: {key}")));
    if text.contains("{$") || text.contains("{ $") || text.contains("{-") {
        found.push(format!("an argument is missing: {text}"));
    }
    // A mail of the outbox reads in its own language, and says which.
    let own = page.texts("main [lang]").iter().fold(text, |text, theirs| text.replace(theirs.as_str(), ""));
    let all: BTreeSet<String> = own.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect();
    let of_the_shell = |word: &str| page.path.starts_with("/help") && OF_THE_SHELL.contains(&word);
    let strange = foreign.iter().filter(|word| all.contains(**word) && !of_the_shell(word));
    found.extend(strange.map(|word| format!("a word of another language: {word}")));
    found.into_iter().map(|problem| format!("{} in {language}: {problem}", page.path)).collect()
}

/// `[some-key]`, as a message without words shows itself.
fn missing_message(text: &str) -> Option<&str> {
    let parts = text.split('[').skip(1).filter_map(|part| part.split_once(']')).map(|(inside, _)| inside);
    let is_key =
        |part: &str| part.contains('-') && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    parts.into_iter().find(|part| is_key(part))
}

/// Everything that an administrator of DEMO finds, asked for by an administrator of another institution.
fn nothing_of_another_institution_can_be_reached(app: TestApp) {
    app.live_in();
    let routes = routes();
    let mut samples = samples(&routes, &crawl(&mut app.signed_in("ada@example.org")));
    samples.insert("/outbox/".to_owned(), mails(&app));
    let other = app.other_institution("OTHER");
    app.user("eve@example.org", &other, Role::Administrator);
    let mut eve = app.signed_in("eve@example.org");
    let token = eve.get("/").form("/logout").value("csrf").unwrap_or_default().to_owned();
    for entry in routes.iter().filter(|entry| entry.path.contains('{')) {
        let (before, after) = around(entry.path);
        let values = samples.get(before).unwrap_or_else(|| panic!("no page leads to anything below {before}"));
        for value in values.iter().filter(|value| !is_everybodys(value)) {
            let path = format!("{before}{value}{after}");
            let page = match entry.method.as_str() {
                "GET" => eve.get_one(&path),
                _ => eve.submit_one(&Form::new(&path, &[("csrf", &token)])),
            };
            assert_eq!(page.status, 404, "{} {path}: {}", entry.method, page.text());
        }
    }
}

/// What stands for the part of a path that varies, by what stands before it, in all links and forms.
fn samples(routes: &[Entry], pages: &[Page]) -> BTreeMap<String, BTreeSet<String>> {
    let mut samples: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let forms = pages.iter().filter(|page| page.is_html()).flat_map(Page::forms);
    let posts = forms.filter(Form::is_post).map(|form| ("POST", form.path().to_owned()));
    for (method, path) in pages.iter().map(|page| ("GET", page.path.clone())).chain(posts) {
        let Some(entry) = route_of(routes, method, &path).filter(|entry| entry.path.contains('{')) else { continue };
        let (before, after) = around(entry.path);
        let path = path.split('?').next().unwrap_or_default();
        let value = path.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)).unwrap_or_default();
        samples.entry(before.to_owned()).or_default().insert(value.to_owned());
    }
    samples
}

/// The mails of the outbox, which offers to send them only once there is a mail server.
fn mails(app: &TestApp) -> BTreeSet<String> {
    let all: Vec<i64> = schema::mails::table.select(schema::mails::id).load(&mut *app.database.get().unwrap()).unwrap();
    assert!(!all.is_empty());
    all.iter().map(i64::to_string).collect()
}

/// What stands before and after the part of a path that varies.
fn around(pattern: &str) -> (&str, &str) {
    let (before, rest) = pattern.split_once('{').unwrap();
    (before, rest.rsplit_once('}').unwrap().1)
}

/// Every institution has the standard fields and the help.
fn is_everybodys(value: &str) -> bool {
    Topic::from_name(value).is_some() || standard::fields().iter().any(|field| field.code == value)
}

fn a_page_that_is_not_there_says_so_in_the_readers_language(app: TestApp) {
    let mut ada = app.administrator();
    for language in ["en", "fr", "pt-BR"] {
        ada.language = language.to_owned();
        for path in ["/nowhere", "/contacts/999999"] {
            let page = ada.get(path);
            assert_eq!((page.status, page.attribute("html", "lang").as_deref()), (404, Some(language)), "{path}");
            assert_eq!(missing_message(&page.text()), None, "{}", page.text());
        }
    }
}
