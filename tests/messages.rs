//! Every message that the program names has words in every language, and every message of `locales/` is named somewhere.
//!
//! A key that the program puts together (`format!("state-{name}")`) makes its beginning a family: messages of a family
//! count as named.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const LANGUAGES: [&str; 3] = ["en", "fr", "pt-BR"];

/// What stands before a key in source and templates, and what the key begins with.
const CALLS: [(&str, &str); 6] = [
    (".t(\"", ""),
    (".n(\"", ""),
    (".text(\"", ""),
    (".tr(\"", ""),
    ("Message::new(\"", ""),
    ("Refusal::new(\"", "refusal-"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let (mut found, mut open) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == extension) {
                found.push(path);
            }
        }
    }
    found
}

/// Source and templates, without tests and comments.
fn program() -> Vec<(String, String)> {
    let mut paths = files(&root().join("src"), "rs");
    paths.extend(files(&root().join("templates"), "html"));
    paths.extend(files(&root().join("templates"), "txt"));
    paths.into_iter().filter(|path| !path.ends_with("tests.rs")).map(|path| (shown(&path), code(&path))).collect()
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let program = text.split("\n#[cfg(test)]").next().unwrap_or_default();
    program.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The messages of a language with their texts.
fn messages(language: &str) -> BTreeMap<String, String> {
    let mut messages = BTreeMap::new();
    for path in files(&root().join("locales").join(language), "ftl") {
        let mut last = String::new();
        for line in fs::read_to_string(path).unwrap().lines() {
            let key: String =
                line.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
            if !key.is_empty() && line[key.len()..].trim_start().starts_with('=') {
                last = key;
            }
            if !line.starts_with('#') {
                *messages.entry(last.clone()).or_default() += line;
            }
        }
        messages.remove("");
    }
    messages
}

/// The key of the message that begins on a line.
fn key_of(line: &str) -> Option<String> {
    let key: String = line.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    (!key.is_empty() && line[key.len()..].trim_start().starts_with('=')).then_some(key)
}

/// All string literals of a text, escapes left as they are.
fn literals(text: &str) -> BTreeSet<&str> {
    text.split('"').filter(|part| part.len() < 100).collect()
}

fn assert_none(what: &str, found: BTreeSet<String>) {
    let shown: Vec<_> = found.iter().take(60).map(String::as_str).collect();
    assert!(found.is_empty(), "{} {what}:\n  {}", found.len(), shown.join("\n  "));
}

#[test]
fn every_message_that_the_program_names_has_words() {
    let languages = LANGUAGES.map(|language| (language, messages(language)));
    let mut missing = BTreeSet::new();
    for (path, text) in program() {
        for (call, family) in CALLS {
            for (at, _) in text.match_indices(call) {
                let key = format!("{family}{}", text[at + call.len()..].split('"').next().unwrap_or_default());
                if key.is_empty() || key.contains(['{', ' ']) {
                    continue;
                }
                let lack =
                    languages.iter().filter(|(_, messages)| !messages.contains_key(&key)).map(|(language, _)| language);
                missing.extend(lack.map(|language| format!("{language} lacks {key}, which {path} names")));
            }
        }
    }
    assert_none("messages are missing", missing);
}

#[test]
fn no_message_stands_twice() {
    let mut twice = BTreeSet::new();
    for language in LANGUAGES {
        let mut seen = BTreeMap::new();
        for path in files(&root().join("locales").join(language), "ftl") {
            for key in fs::read_to_string(&path).unwrap().lines().filter_map(key_of) {
                if let Some(before) = seen.insert(key.clone(), shown(&path)) {
                    twice.insert(format!("{key} in {before} and {}", shown(&path)));
                }
            }
        }
    }
    assert_none("messages stand twice", twice);
}

#[test]
fn every_message_is_named_somewhere() {
    let program = program();
    let named: BTreeSet<&str> = program.iter().flat_map(|(_, text)| literals(text)).collect();
    let families: BTreeSet<&str> = named
        .iter()
        .filter_map(|literal| literal.split_once("-{").map(|(family, _)| family).or_else(|| literal.strip_suffix('-')))
        .filter(|family| family.len() > 2 && family.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
        .collect();
    let refusals: BTreeSet<String> = named.iter().map(|code| format!("refusal-{code}")).collect();
    let messages = messages("en");
    let inside: String = messages.values().map(String::as_str).collect();
    let mut unused = BTreeSet::new();
    for key in messages.keys() {
        let in_family = families
            .iter()
            .any(|family| *family != "refusal" && key.strip_prefix(family).is_some_and(|rest| rest.starts_with('-')));
        let referred = inside.contains(&format!("{{ {key} }}")) || inside.contains(&format!("{{{key}}}"));
        if !named.contains(key.as_str()) && !refusals.contains(key) && !in_family && !referred {
            unused.insert(key.clone());
        }
    }
    assert_none("messages are named nowhere", unused);
}
