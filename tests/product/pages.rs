//! Every page, in every language.

use std::collections::BTreeSet;

use carnet::web::routes::{Access, Entry, routes};

use crate::support::{Form, Page, TestApp, crawl, problems, route_of, selector};

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
        pages.map(|entry| entry.path).filter(|path| !visited.contains(*path) && !is_stream(path)).collect();
    assert_eq!(missed, Vec::<&str>::new(), "no link leads to these routes");
}

/// Server-sent events, which no link leads to.
fn is_stream(path: &str) -> bool {
    path.ends_with("/events") || path.ends_with("/progress")
}

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
    let strange = foreign.iter().filter(|word| all.contains(**word));
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

/// All that an administrator of DEMO finds, asked for by an administrator of another institution.
fn nothing_of_another_institution_can_be_reached(app: TestApp) {
    app.live_in();
    let routes = routes();
    let mut ada = app.signed_in("ada@example.org");
    let pages = crawl(&mut ada);
    let mut gets: BTreeSet<String> = pages.iter().map(|page| page.path.clone()).collect();
    let forms: Vec<_> = pages.iter().filter(|page| page.is_html()).flat_map(Page::forms).collect();
    let mut posts: BTreeSet<String> =
        forms.iter().filter(|form| form.is_post()).map(|form| form.path().to_owned()).collect();
    gets.extend(streams(&pages));
    // Its button is there only where a mail server is configured.
    posts.insert("/outbox/1/send".to_owned());
    let other = app.other_institution("OTHER");
    app.user("eve@example.org", &other, carnet::accounts::Role::Administrator);
    let mut eve = app.signed_in("eve@example.org");
    let token = eve.get("/").form("/logout").value("csrf").unwrap_or_default().to_owned();
    let mut tried = BTreeSet::new();
    for path in gets.iter().filter(|path| varies(&routes, "GET", path)) {
        let page = eve.get_one(path);
        assert_eq!(page.status, 404, "{path}: {}", page.text());
        tried.extend(route_of(&routes, "GET", path).map(|entry| ("GET", entry.path)));
    }
    for path in posts.iter().filter(|path| varies(&routes, "POST", path)) {
        let page = eve.submit_one(&Form::new(path, &[("csrf", &token)]));
        assert!(matches!(page.status, 404 | 400), "{path}: {} {}", page.status, page.text());
        tried.extend(route_of(&routes, "POST", path).map(|entry| ("POST", entry.path)));
    }
    let untried =
        routes.iter().filter(|entry| entry.path.contains('{') && !tried.contains(&(entry.method.as_str(), entry.path)));
    assert_eq!(
        untried.map(|entry| entry.path).collect::<Vec<_>>(),
        Vec::<&str>::new(),
        "no page leads to these routes"
    );
}

fn varies(routes: &[Entry], method: &str, path: &str) -> bool {
    route_of(routes, method, path).is_some_and(|entry| entry.path.contains('{'))
}

/// The addresses that pages follow by script.
fn streams(pages: &[Page]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for page in pages.iter().filter(|page| page.is_html()) {
        let html = page.html();
        for element in html.select(&selector("*")) {
            let addresses =
                element.value().attrs().filter(|(name, value)| name.starts_with("data-") && value.starts_with('/'));
            found.extend(addresses.map(|(_, value)| value.to_owned()));
        }
    }
    found
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
