//! `carnet help`: what a command does; `carnet help files`, what the portal's help says.

use std::process::ExitCode;

use clap::CommandFactory;
use serde_json::{Value, json};

use super::{Cli, Console, Ended, usage};
use crate::config::{Config, Limits};
use crate::error::{Refusal, Result};
use crate::help::{Block, Cell, Row, Section, Topic};
use crate::i18n::{Language, Message, format, translate};

/// The word that asks for the help of the portal, in front of a topic.
const FILES: &str = "files";

/// The longest line, in characters.
const WIDTH: usize = 96;

#[derive(clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "COMMAND")]
    words: Vec<String>,
}

impl Args {
    /// The answer to `carnet help COMMAND`; `None` if the help of the portal is wanted.
    pub(super) fn of_command(&self, language: Language) -> Option<ExitCode> {
        if self.words.first().is_some_and(|word| word == FILES) {
            return None;
        }
        let line = ["carnet"].into_iter().chain(self.words.iter().map(String::as_str)).chain(["--help"]);
        Some(usage::answer_to(Cli::command(), language, line))
    }
}

/// Prints all topics, or the one that was named.
pub(super) fn run(config: &Config, console: &Console, args: &Args) -> Result<Ended> {
    let topics = match args.words.get(1) {
        None => Topic::ALL.to_vec(),
        Some(name) => vec![Topic::from_name(name).ok_or_else(|| unknown(name))?],
    };
    let manual = Manual { language: console.language, limits: &config.limits };
    console.line(&topics.iter().map(|topic| manual.topic(*topic)).collect::<Vec<_>>().join("\n\n"));
    console.document(&json!({ "topics": topics.iter().map(|topic| manual.document(*topic)).collect::<Vec<_>>() }))?;
    Ok(Ended::Done)
}

fn unknown(name: &str) -> Refusal {
    let known = Topic::ALL.map(Topic::name).join(", ");
    Refusal::new("unknown-topic").with("name", name).with("topics", known)
}

/// Says topics in a language, as lines.
struct Manual<'a> {
    language: Language,
    limits: &'a Limits,
}

impl Manual<'_> {
    fn topic(&self, topic: Topic) -> String {
        let title = self.say(&topic.title());
        let rule = "=".repeat(title.chars().count());
        let mut lines = vec![title, rule];
        lines.extend(wrapped(&self.say(&topic.lead()), WIDTH, ""));
        for section in topic.sections(self.limits) {
            let title = self.say(&section.title);
            let rule = "-".repeat(title.chars().count());
            lines.extend([String::new(), title, rule]);
            lines.extend(self.section(&section));
        }
        lines.join("\n")
    }

    fn document(&self, topic: Topic) -> Value {
        let section = |section: Section| {
            let text = self.section(&section).join("\n");
            json!({ "anchor": section.anchor, "title": self.say(&section.title), "text": text })
        };
        json!({
            "name": topic.name(),
            "title": self.say(&topic.title()),
            "text": self.say(&topic.lead()),
            "sections": topic.sections(self.limits).into_iter().map(section).collect::<Vec<_>>(),
        })
    }

    fn section(&self, section: &Section) -> Vec<String> {
        section.blocks.iter().flat_map(|block| self.block(block)).collect()
    }

    fn block(&self, block: &Block) -> Vec<String> {
        match block {
            Block::Text(message) => wrapped(&self.say(message), WIDTH, ""),
            Block::Sample(text) => text.lines().map(|line| format!("    {line}")).collect(),
            Block::Table(_, rows) => rows.iter().flat_map(|row| self.row(row)).collect(),
        }
    }

    /// The first cell, then the others below it, a little to the right.
    fn row(&self, row: &Row) -> Vec<String> {
        let mut cells = row.cells.iter().map(|cell| self.cell(cell)).filter(|cell| !cell.is_empty());
        let mut lines = wrapped(&cells.next().unwrap_or_default(), WIDTH, "  ");
        lines.extend(cells.flat_map(|cell| wrapped(&cell, WIDTH, "      ")));
        lines
    }

    fn cell(&self, cell: &Cell) -> String {
        match cell {
            Cell::Codes(codes) => codes.join(", "),
            Cell::Words(message) => self.say(message),
            Cell::Number(n) => format::number(self.language, *n),
            Cell::Bytes(bytes) => format::bytes(self.language, *bytes),
        }
    }

    fn say(&self, message: &Message) -> String {
        translate(self.language, message)
    }
}

/// A text as lines of at most so many characters, each begun with `indent`. A word that is longer has a line of its own.
fn wrapped(text: &str, width: usize, indent: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut().filter(|line| line.chars().count() + word.chars().count() < width) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(format!("{indent}{word}")),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_not_longer_than_they_may_be() {
        assert_eq!(wrapped("one two three", 9, ""), ["one two", "three"]);
        assert_eq!(wrapped("one two", 9, "  "), ["  one two"]);
        assert_eq!(wrapped("", 9, "  "), ["  "]);
        assert_eq!(wrapped("unbreakable x", 5, ""), ["unbreakable", "x"]);
    }

    #[test]
    fn every_topic_is_said_in_every_language() {
        for language in Language::ALL {
            let manual = Manual { language, limits: &Limits::default() };
            for topic in Topic::ALL {
                let text = manual.topic(topic);
                assert!(text.lines().all(|line| line.chars().count() <= WIDTH), "{text}");
                // The kind that only tests know has no words.
                assert!(topic == Topic::Kinds || !text.contains("[help-"), "{text}");
            }
        }
    }
}
