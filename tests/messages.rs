//! Every message that the program names has words in every language, and every message of `locales/` is named somewhere.
//!
//! A key that the program puts together (`format!("state-{name}")`) is of a family: [`FAMILIES`] says where its names
//! stand, and only those are named.
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

/// Keys with a name in them, `{}` for the name, and the files or folders in which these names are string literals. A name in
/// capitals or with `_` may stand in the key as it is, or in small letters with `-`.
const FAMILIES: [(&str, &[&str]); 61] = [
    ("action-{}", &["src/imports"]),
    ("capitals-{}", &["src/imports/model/reading.rs"]),
    ("condition-import-{}", &["src/targets"]),
    ("condition-{}", &["src/targets"]),
    ("config-source-{}", &["src/cli/config.rs"]),
    ("contact-type-{}", &["src/fields/standard.rs"]),
    ("country-{}", &["src/fields/country.rs"]),
    ("date-order-{}", &["src/fields/day.rs"]),
    ("doctor-{}", &["src/doctor"]),
    ("doctor-verdict-{}", &["src/doctor/finding.rs"]),
    ("error-{}", &["src/web"]),
    ("export-file-{}", &["src/kinds"]),
    ("export-format-{}", &["src/table/format.rs"]),
    ("export-state-{}", &["src/exports"]),
    ("export-what-{}", &["src/kinds", "src/web"]),
    ("export-what-{}-help", &["src/kinds", "src/web"]),
    ("field-{}", &["src/fields/standard.rs"]),
    ("help-{}", &["src/fields/field.rs"]),
    ("help-{}-title", &["src/help/topic.rs"]),
    ("help-{}-lead", &["src/help/topic.rs"]),
    ("help-word-{}", &["src/help/words.rs"]),
    ("help-word-{}-text", &["src/help/words.rs"]),
    ("help-kind-{}", &["src/kinds"]),
    ("help-column-{}", &["src/kinds"]),
    ("help-operation-{}", &["src/kinds"]),
    ("help-check-{}", &["src/codes.rs"]),
    ("help-checks-{}", &["src/codes.rs"]),
    ("help-checks-{}-text", &["src/codes.rs"]),
    ("help-states-{}", &["src/help/states.rs"]),
    ("help-states-{}-text", &["src/help/states.rs"]),
    ("help-state-{}", &["src/imports"]),
    ("help-exit-{}", &["src/help/results.rs"]),
    ("help-json-{}", &["src/help/results.rs"]),
    ("join-{}", &["src/targets/query.rs"]),
    ("issue-bad-definition-{}", &["src/imports"]),
    ("issue-{}", &["src/codes.rs"]),
    ("issue-{}-title", &["src/codes.rs"]),
    ("kept-{}", &["src/contacts"]),
    ("kind-{}", &["src/kinds"]),
    ("kind-{}-help", &["src/kinds"]),
    ("language-{}", &["src/fields/language.rs"]),
    ("made-{}", &["src/web/imports/made_view.rs"]),
    ("mail-state-{}", &["src/mail/outbox.rs"]),
    ("mode-{}", &["src/kinds/mode.rs"]),
    ("mode-{}-help", &["src/kinds/mode.rs"]),
    ("operator-{}", &["src/targets"]),
    ("outage-{}", &["src/db/outage.rs"]),
    ("role-{}", &["src/accounts/mod.rs"]),
    ("rule-{}", &["src/imports/model/rule.rs"]),
    ("severity-{}", &["src/codes.rs"]),
    ("state-{}", &["src/imports"]),
    ("status-{}", &["src/targets"]),
    ("system-queue-{}", &["src/db/queues.rs"]),
    ("table-size-{}", &["src/table/problem.rs"]),
    ("table-unreadable-{}", &["src/table"]),
    ("values-note-{}", &["src/kinds"]),
    ("yes-no-{}", &["src/fields/yes_no.rs"]),
    // What the help says: src/cli/help.rs holds that each of these is asked for.
    ("option-{}", &[]),
    ("value-{}", &[]),
    ("heading-{}", &[]),
    ("waits-{}", &["src/codes.rs", "src/imports/model/waits.rs"]),
];

/// What the help says of commands, options, values and headings.
const HELP: [&str; 4] = ["command", "option-", "value-", "heading-"];

/// What looks like a family and is no message.
const NO_FAMILIES: [&str; 6] = ["mail-domains-{}", "mail-attaches-{}", "word-{}", "cell-{}", "checks-{}", "states-{}"];

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
    let text = fs::read_to_string(path).unwrap().replace("#[cfg(test)]\nmod tests;", "");
    let program = text.split("\n#[cfg(test)]").next().unwrap_or_default();
    program.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The messages of a language with their texts.
fn messages(language: &str) -> BTreeMap<String, String> {
    let paths = files(&root().join("locales").join(language), "ftl");
    paths.iter().flat_map(messages_of).collect()
}

/// The messages of a file.
fn messages_of(path: impl AsRef<Path>) -> BTreeMap<String, String> {
    let (mut messages, mut last) = (BTreeMap::<String, String>::new(), String::new());
    for line in fs::read_to_string(root().join(path)).unwrap().lines() {
        let key: String = line.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
        if !key.is_empty() && line[key.len()..].trim_start().starts_with('=') {
            last = key;
        }
        if !line.starts_with('#') {
            *messages.entry(last.clone()).or_default() += line;
        }
    }
    messages.remove("");
    messages
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
fn every_family_of_messages_is_listed() {
    let mut unknown = BTreeSet::new();
    for (path, text) in program() {
        for family in literals(&text).into_iter().filter_map(family) {
            let known = FAMILIES.iter().any(|(known, _)| *known == family) || NO_FAMILIES.contains(&family.as_str());
            if !known {
                unknown.insert(format!("{family} in {path}"));
            }
        }
    }
    assert_none("families of messages are not in FAMILIES", unknown);
}

/// `state-{name}` → `state-{}`; `None` for what can't be a key.
fn family(literal: &str) -> Option<String> {
    let (before, rest) = literal.split_once('{')?;
    let (_, after) = rest.split_once('}')?;
    let in_key = |text: &str| text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    (before.len() > 1 && before.ends_with('-') && in_key(before) && in_key(after))
        .then(|| format!("{before}{{}}{after}"))
}

/// The messages that a family may mean: one for each string literal of the files that hold its names.
fn members(family: &str, places: &[&str]) -> BTreeSet<String> {
    let mut members = BTreeSet::new();
    for place in places {
        let path = root().join(place);
        assert!(path.exists(), "the names of {family} are in {place}, which there is not");
        let paths = if path.is_dir() { files(&path, "rs") } else { vec![path] };
        for text in paths.iter().map(|path| code(path)) {
            for name in literals(&text) {
                members.extend(
                    [name.to_owned(), name.to_lowercase().replace('_', "-")].map(|name| family.replace("{}", &name)),
                );
            }
        }
    }
    members
}

#[test]
fn every_message_is_named_somewhere() {
    let program = program();
    let named: BTreeSet<&str> = program.iter().flat_map(|(_, text)| literals(text)).collect();
    let members: BTreeSet<String> = FAMILIES.iter().flat_map(|(family, places)| members(family, places)).collect();
    let help = messages_of("locales/en/commands.ftl");
    let in_help = |key: &String| help.contains_key(key) && HELP.iter().any(|family| key.starts_with(family));
    let messages = messages("en");
    let inside: String = messages.values().map(String::as_str).collect();
    let mut unused = BTreeSet::new();
    for key in messages.keys().filter(|key| !in_help(key)) {
        let refused = key.strip_prefix("refusal-").is_some_and(|code| named.contains(code));
        let referred = inside.contains(&format!("{{ {key} }}")) || inside.contains(&format!("{{{key}}}"));
        if !named.contains(key.as_str()) && !members.contains(key) && !refused && !referred {
            unused.insert(key.clone());
        }
    }
    assert_none("messages are named nowhere", unused);
}
