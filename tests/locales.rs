//! Holds the files of `locales/` well-formed, the three languages alike, and French typography right.
//! (`tests/messages.rs` holds that every message is used and none is missing.)

#![allow(clippy::unwrap_used, reason = "a test stops where it stands")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use carnet::codes::Code;
use carnet::i18n::{Language, Message, has, translate};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};

/// What stands in a pattern's text for an argument.
const ARGUMENT: char = 'X';

fn folder(language: Language) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language.tag())
}

/// The files of a language, by name.
fn files(language: Language) -> BTreeMap<String, Resource<String>> {
    let paths = fs::read_dir(folder(language)).unwrap().map(|entry| entry.unwrap().path());
    let ftl = paths.filter(|path| path.extension().is_some_and(|extension| extension == "ftl"));
    ftl.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), parse(&path))).collect()
}

fn parse(path: &Path) -> Resource<String> {
    match fluent_syntax::parser::parse(fs::read_to_string(path).unwrap()) {
        Ok(resource) => resource,
        Err((_, errors)) => panic!("{}: {errors:?}", path.display()),
    }
}

/// The messages of a file with their texts; attributes as `key.attribute`.
fn messages(resource: &Resource<String>) -> Vec<(String, &Pattern<String>)> {
    let mut found = Vec::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else { continue };
        found.extend(message.value.as_ref().map(|value| (message.id.name.clone(), value)));
        let attributes = message.attributes.iter();
        found.extend(attributes.map(|a| (format!("{}.{}", message.id.name, a.id.name), &a.value)));
    }
    found
}

/// What a text needs: arguments as `$name` (`$n` for `$n_shown` and `$n_given` too) and other messages.
fn needs(pattern: &Pattern<String>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_needs(expression, found);
        }
    }
}

fn expression_needs(expression: &Expression<String>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => inline_needs(inline, found),
        Expression::Select { selector, variants } => {
            inline_needs(selector, found);
            variants.iter().for_each(|variant| needs(&variant.value, found));
        }
    }
}

fn inline_needs(inline: &InlineExpression<String>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            let name = id.name.trim_end_matches("_shown").trim_end_matches("_given");
            found.insert(format!("${name}"));
        }
        InlineExpression::MessageReference { id, .. } => {
            found.insert(id.name.clone());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|argument| inline_needs(argument, found));
        }
        InlineExpression::Placeable { expression } => expression_needs(expression, found),
        _ => {}
    }
}

/// The text of a pattern, and those of its variants, with [`ARGUMENT`] for what is put in.
fn texts(pattern: &Pattern<String>) -> Vec<String> {
    let (mut text, mut more) = (String::new(), Vec::new());
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression } => {
                text.push(ARGUMENT);
                if let Expression::Select { variants, .. } = expression {
                    more.extend(variants.iter().flat_map(|variant| texts(&variant.value)));
                }
            }
        }
    }
    more.push(text);
    more
}

fn assert_none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n  {}", found.join("\n  "));
}

#[test]
fn no_message_stands_twice() {
    for language in Language::ALL {
        let (mut seen, mut twice) = (BTreeMap::new(), Vec::new());
        for (file, resource) in &files(language) {
            for (key, _) in messages(resource) {
                if let Some(other) = seen.insert(key.clone(), file.clone()) {
                    twice.push(format!("{key} in {other} and {file}"));
                }
            }
        }
        assert_none(language.tag(), &twice);
    }
}

#[test]
fn the_languages_have_the_same_messages_with_the_same_arguments() {
    let of = |language| -> BTreeMap<String, BTreeMap<String, BTreeSet<String>>> {
        let with_needs = |(key, pattern): (String, &Pattern<String>)| {
            let mut found = BTreeSet::new();
            needs(pattern, &mut found);
            (key, found)
        };
        files(language)
            .iter()
            .map(|(file, r)| (file.clone(), messages(r).into_iter().map(with_needs).collect()))
            .collect()
    };
    let english = of(Language::English);
    let mut different = Vec::new();
    for language in [Language::French, Language::Portuguese] {
        let other = of(language);
        for file in english.keys().chain(other.keys()).collect::<BTreeSet<_>>() {
            let (ours, theirs) = (english.get(file), other.get(file));
            let keys: BTreeSet<_> = ours.into_iter().chain(theirs).flat_map(|messages| messages.keys()).collect();
            for key in keys {
                let (ours, theirs) = (ours.and_then(|m| m.get(key)), theirs.and_then(|m| m.get(key)));
                if ours != theirs {
                    different.push(format!("{file} {key}: en {ours:?}, {} {theirs:?}", language.tag()));
                }
            }
        }
    }
    assert_none("not the same", &different);
}

#[test]
fn every_code_of_a_check_has_a_title_and_a_sentence() {
    let mut missing = Vec::new();
    for language in Language::ALL {
        for code in Code::ALL {
            let keys = [format!("issue-{}-title", code.name()), format!("issue-{}", code.name())];
            missing.extend(
                keys.into_iter().filter(|key| !has(language, key)).map(|key| format!("{} {key}", language.tag())),
            );
        }
    }
    assert_none("missing", &missing);
}

/// The message of a code with the arguments that its check gives besides `value`, `column`, `field` and `contact`.
fn example(code: Code) -> Message {
    let message = Message::new(format!("issue-{}", code.name()))
        .with("value", "JAZ")
        .with("column", "[new] GENRE")
        .with("field", "Genre")
        .with("contact", "000123");
    let reason = |key: &str| Message::new(key);
    match code {
        Code::FileUnreadable => message.with("reason", reason("table-unreadable-damaged")),
        Code::FileTooLarge => {
            let size = |n| Message::new("table-size-mb").with("n", n);
            message.with("limit", size(200)).with("size", size(201))
        }
        Code::TooManyRows => message.with("limit", 2_000_000),
        Code::TooManyColumns => message.with("limit", 1000),
        Code::CellTooLong => message.with("limit", 32_767).with("row", 17),
        Code::TooCostly => message.with("seconds", 10),
        Code::NoKeyColumn => message.with("keys", "CONTACT_NR, EMAIL"),
        Code::DuplicateHeader => message.with("first", "C").with("second", "F"),
        Code::EncodingDoubtful => message.with("encoding", "CP850").with("cells", "João · Conceição"),
        Code::UnknownColumn => message.with("near", ""),
        Code::NearMissColumn | Code::UnknownCode => message.with("near", "JAZZ"),
        Code::RowRagged | Code::RowsHidden => message.with("n", 2),
        Code::BadOperation => message.with("mode", "").with("words", "INSERT, UPDATE"),
        Code::KeyAmbiguous => message.with("n", 2).with("first", "000123").with("second", "000124"),
        Code::KeptByRule => message.with("rule", Message::new("rule-fill-blanks")).with("present", "ROCK"),
        Code::RuleUnfit => {
            message.with("rule", Message::new("rule-never-backwards")).with("name", "TOWN").with("written", "yes")
        }
        Code::MappingColumnMissing => message.with("name", "Rue"),
        Code::ColumnMissing => message.with("name", "OPERATION"),
        Code::UnknownStructure => message.with("why", "nobody").with("other", "").with("rows", ""),
        Code::KeyRepeated => message.with("rows", "12, 45"),
        Code::KeyDamaged => message.with("suggestion", "000123"),
        Code::ContactInvalid => message.with("status", Message::new("status-INVALID")),
        Code::OldStale | Code::NameMismatch => message.with("present", "ROCK"),
        Code::LabelUsed | Code::InactiveCode => message.with("code", "JAZZ"),
        Code::BooleanSpelling => message.with("code", "TRUE"),
        Code::SeveralValues => message.with("reason", "one"),
        Code::BadDate => message.with("reason", "short-year"),
        Code::GuardRemoved => message.with("read", "01000"),
        Code::TimeLeftOut => message.with("read", "2026-03-09"),
        Code::PhoneExtension => message.with("extension", "12"),
        Code::TagSign => message.with("sign", "add").with("tag", "Canal"),
        Code::EmailTypo => message.with("proposal", "anna@gmail.com"),
        Code::TooLong => message.with("max", 100).with("n", 120),
        Code::EmailInUse | Code::AlreadyExists | Code::ExternalIdInUse | Code::StructureDuplicate => {
            message.with("other", "000124")
        }
        Code::NameSplit => message.with("first", "Anne").with("last", "Le Goff"),
        Code::BadDefinition => message.with("reason", reason("issue-bad-definition-type-differs")),
        _ => message,
    }
}

#[test]
fn every_sentence_is_made_of_what_its_check_gives() {
    let mut wrong = Vec::new();
    for language in Language::ALL {
        for code in Code::ALL {
            let sentence = translate(language, &example(*code));
            if sentence.contains(['{', '}']) || sentence.contains("[issue") || sentence.contains("[table") {
                wrong.push(sentence);
            }
        }
    }
    assert_none("an argument is missing", &wrong);
}

/// As people write it, not as CLDR has it for Brazil, where nothing counts as one.
#[test]
fn nothing_is_plural_but_in_french() {
    let say = |language, n: i64| translate(language, &Message::new("duration-seconds").with("n", n));
    for (language, nothing, one, two) in [
        (Language::English, "0 seconds", "1 second", "2 seconds"),
        (Language::French, "0 seconde", "1 seconde", "2 secondes"),
        (Language::Portuguese, "0 segundos", "1 segundo", "2 segundos"),
    ] {
        assert_eq!([say(language, 0), say(language, 1), say(language, 2)], [nothing, one, two]);
    }
}

#[test]
fn french_puts_no_break_spaces_where_they_belong() {
    let mut wrong = Vec::new();
    for (file, resource) in &files(Language::French) {
        for (key, pattern) in messages(resource) {
            wrong.extend(
                texts(pattern).iter().filter_map(|text| misplaced(text)).map(|part| format!("{file} {key}: {part}")),
            );
        }
    }
    assert_none("spaces", &wrong);
}

/// The part of a French text where a space before `: ; ! ?` or inside `« »` would break, or where one is missing.
fn misplaced(text: &str) -> Option<String> {
    let letters: Vec<char> = text.chars().collect();
    let no_break = |c: char| matches!(c, '\u{a0}' | '\u{202f}');
    let at = (1..letters.len()).find(|at| match (letters[at - 1], letters[*at]) {
        (' ', ':' | ';' | '!' | '?') => true,
        (before, ';' | '!' | '?') => before.is_alphanumeric(),
        ('«', after) => !no_break(after),
        (before, '»') => !no_break(before),
        _ => false,
    })?;
    Some(letters[at.saturating_sub(20)..(at + 5).min(letters.len())].iter().collect())
}

#[test]
fn misplaced_spaces_are_seen() {
    for text in ["Voici :", "Oui !", "Oui!", "« oui\u{a0}»", "«\u{a0}oui »", "«oui»", "a ; b"] {
        assert!(misplaced(text).is_some(), "{text}");
    }
    for text in ["Voici\u{a0}:", "Oui\u{202f}!", "«\u{a0}oui\u{202f}»", "13:05", "sep=;", "Quoi\u{202f}?!"] {
        assert_eq!(misplaced(text), None, "{text}");
    }
}
