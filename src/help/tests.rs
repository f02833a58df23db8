use std::collections::BTreeSet;

use super::{Block, Cell, QUERY_SAMPLE, Section, Topic, address_of};
use crate::codes::Code;
use crate::config::Limits;
use crate::fields::{Type, standard};
use crate::i18n::{Language, Message, has, translate};
use crate::imports::State;
use crate::kinds::Kind;
use crate::targets::Query;

fn sections() -> Vec<Section> {
    Topic::ALL.iter().flat_map(|topic| topic.sections(&Limits::default())).collect()
}

/// Every message of a section.
fn messages(section: &Section) -> Vec<Message> {
    let mut found = vec![section.title.clone()];
    for block in &section.blocks {
        match block {
            Block::Text(message) => found.push(message.clone()),
            Block::Sample(_) => {}
            Block::Table(heads, rows) => {
                found.extend(heads.iter().map(|head| Message::new(*head)));
                let cells = rows.iter().flat_map(|row| &row.cells);
                found.extend(
                    cells.filter_map(|cell| if let Cell::Words(words) = cell { Some(words.clone()) } else { None }),
                );
            }
        }
    }
    found
}

/// Every anchor: of sections and of rows.
fn anchors() -> Vec<String> {
    let mut found = Vec::new();
    for section in sections() {
        found.push(section.anchor);
        for block in section.blocks {
            if let Block::Table(_, rows) = block {
                found.extend(rows.into_iter().map(|row| row.anchor).filter(|anchor| !anchor.is_empty()));
            }
        }
    }
    found
}

#[test]
fn every_sentence_has_words_in_every_language() {
    let topics = Topic::ALL.iter().flat_map(|topic| [topic.title(), topic.lead()]);
    for message in topics.chain(sections().iter().flat_map(messages)) {
        for language in Language::ALL {
            assert!(has(language, &message.key), "{} lacks {}", language.tag(), message.key);
            let words = translate(language, &message);
            assert!(!words.contains("{$") && !words.contains("{ $"), "{}: {words}", message.key);
        }
    }
}

#[test]
fn what_the_checks_use_is_in_the_help() {
    let anchors: BTreeSet<String> = anchors().into_iter().collect();
    let codes = Code::ALL.iter().map(|code| code.name().to_owned());
    let types = Type::ALL.iter().map(|kind| kind.key().replace("type-", "cell-"));
    let states = State::ALL.iter().map(|state| format!("state-{}", state.name().replace('_', "-")));
    let kinds = Kind::ALL.iter().map(|kind| format!("kind-{}", kind.name()));
    let fields = standard::fields().into_iter().map(|field| format!("field-{}", field.code));
    let columns = Kind::ALL.iter().flat_map(|kind| kind.columns().iter().map(|column| (kind.name(), column.header())));
    let columns = columns.map(|(kind, header)| format!("{kind}-{}", header.to_lowercase().replace('_', "-")));
    for anchor in codes.chain(types).chain(states).chain(kinds).chain(fields).chain(columns) {
        assert!(anchors.contains(&anchor), "{anchor}");
    }
}

#[test]
fn an_anchor_stands_once() {
    let mut seen = BTreeSet::new();
    for anchor in anchors().into_iter().chain(Topic::ALL.map(|topic| topic.name().to_owned())) {
        assert!(!anchor.contains(char::is_whitespace), "{anchor:?}");
        assert!(seen.insert(anchor.clone()), "{anchor} stands twice");
    }
}

#[test]
fn rows_have_a_cell_for_each_head() {
    for section in sections() {
        for block in &section.blocks {
            if let Block::Table(heads, rows) = block {
                assert!(rows.iter().all(|row| row.cells.len() == heads.len()), "{}", section.anchor);
            }
        }
    }
}

#[test]
fn limits_are_those_of_the_installation() {
    let limits = Limits { max_rows: 4321, max_csv_bytes: 87_000_000, ..Limits::default() };
    let rows = |cell: &Cell| matches!(cell, Cell::Number(4321) | Cell::Bytes(87_000_000));
    let sections = Topic::Limits.sections(&limits);
    let tables = sections.iter().flat_map(|section| &section.blocks);
    let cells = tables.filter_map(|block| if let Block::Table(_, rows) = block { Some(rows) } else { None }).flatten();
    assert_eq!(cells.flat_map(|row| &row.cells).filter(|cell| rows(cell)).count(), 2);
}

#[test]
fn a_code_leads_to_its_entry() {
    assert_eq!(address_of(Code::UnknownCode), "/help/checks#unknown-code");
}

#[test]
fn the_query_of_the_help_is_one() {
    assert_eq!(Query::from_json(QUERY_SAMPLE).map(|query| query.root.members.len()), Ok(3));
}

/// Comments name the help by its anchors.
#[test]
fn anchors_that_comments_name_are_there() {
    let mut places: BTreeSet<String> = BTreeSet::from(["/help".to_owned()]);
    for topic in Topic::ALL {
        let page = format!("/help/{}", topic.name());
        for section in topic.sections(&Limits::default()) {
            places.insert(format!("{page}#{}", section.anchor));
            for block in section.blocks {
                if let Block::Table(_, rows) = block {
                    places.extend(rows.into_iter().map(|row| format!("{page}#{}", row.anchor)));
                }
            }
        }
        places.insert(page);
    }
    let mut named = 0;
    for (file, text) in program() {
        for place in text.split('`').filter(|part| part.starts_with("/help") && !part.contains(['{', ' ', '.'])) {
            named += 1;
            assert!(places.contains(place), "{file} names {place}");
        }
        let cites =
            ["PRODUCT.", "seeds/0"].iter().find(|cite| text.contains(*cite) && !file.ends_with("help/tests.rs"));
        assert_eq!(cites, None, "{file} cites what is not in the repository");
    }
    assert!(named > 10, "{named}");
}

/// Source and tests: the file and its text.
fn program() -> Vec<(String, String)> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut found, mut open) = (Vec::new(), vec![root.join("src"), root.join("tests")]);
    while let Some(folder) = open.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found
}
