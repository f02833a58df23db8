//! What is wrong with a command line, or the help that it asks for, in the language of the shell.

use std::io::Write;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};

use super::{command_line, help};
use crate::i18n::{Language, Message, translate};
use crate::imports::Rule;

/// Reads the command line once more, with words, and answers it: help (exit code 0), or what is wrong (2).
pub(super) fn answer(command: Command, language: Language, first: Error) -> ExitCode {
    let line = command_line::words(std::env::args_os());
    said(&help::in_words(command, language).try_get_matches_from(line).err().unwrap_or(first), language)
}

/// Answers another command line, that of `carnet COMMAND --help`.
pub(super) fn answer_to<'a>(command: Command, language: Language, line: impl IntoIterator<Item = &'a str>) -> ExitCode {
    match help::in_words(command, language).try_get_matches_from(line) {
        Ok(_) => ExitCode::SUCCESS,
        Err(error) => said(&error, language),
    }
}

fn said(error: &Error, language: Language) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
        }
        _ => {
            let _ = write!(std::io::stderr(), "{}", in_words(error, language));
        }
    }
    if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS }
}

/// The fault, how the command is used, and where to read on.
fn in_words(error: &Error, language: Language) -> String {
    let say = |message: &Message| translate(language, message);
    let mut text = format!("{}\n", say(&fault(error)));
    if let Some(usage) = usage(error) {
        text += &format!("\n{} {usage}\n", say(&Message::new("help-usage")));
    }
    text + &format!("\n{}\n", say(&Message::new("usage-try-help").with("command", command(error))))
}

fn fault(error: &Error) -> Message {
    let option = || text(error, ContextKind::InvalidArg);
    let value = || text(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => Message::new("usage-unknown-option")
            .with("option", option())
            .with("near", text(error, ContextKind::SuggestedArg)),
        ErrorKind::InvalidSubcommand => Message::new("usage-unknown-command")
            .with("command", text(error, ContextKind::InvalidSubcommand))
            .with("near", nearest_command(error)),
        ErrorKind::MissingSubcommand => {
            Message::new("usage-no-command").with("command", text(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => Message::new("usage-missing").with("options", option()),
        ErrorKind::InvalidValue if value().is_empty() => {
            Message::new("usage-no-value").with("option", option()).with("values", text(error, ContextKind::ValidValue))
        }
        ErrorKind::InvalidValue => Message::new("usage-wrong-value")
            .with("option", option())
            .with("value", value())
            .with("values", text(error, ContextKind::ValidValue)),
        ErrorKind::ValueValidation if option().starts_with("--rules") => {
            let rules = Rule::ALL.map(|rule| format!("COLUMN={}", rule.name())).join(", ");
            Message::new("usage-wrong-value").with("option", option()).with("value", value()).with("values", rules)
        }
        // Only whole numbers have a bound that clap checks; all else is checked by the commands.
        ErrorKind::ValueValidation => Message::new("usage-no-number").with("option", option()).with("value", value()),
        ErrorKind::TooManyValues => {
            Message::new("usage-needs-no-value").with("option", option()).with("value", value())
        }
        ErrorKind::ArgumentConflict if option() == text(error, ContextKind::PriorArg) => {
            Message::new("usage-twice").with("option", option())
        }
        ErrorKind::ArgumentConflict => Message::new("usage-not-together")
            .with("option", option())
            .with("other", text(error, ContextKind::PriorArg)),
        ErrorKind::InvalidUtf8 => Message::new("usage-not-text"),
        _ => Message::new("usage-wrong"),
    }
}

/// clap names the nearest one last.
fn nearest_command(error: &Error) -> String {
    match error.get(ContextKind::SuggestedSubcommand) {
        Some(ContextValue::Strings(names)) => names.last().cloned().unwrap_or_default(),
        _ => text(error, ContextKind::SuggestedSubcommand),
    }
}

/// What clap knows of a fault, lists joined by commas; blank if it knows nothing of the kind.
fn text(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}

fn usage(error: &Error) -> Option<String> {
    let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) else { return None };
    Some(usage.to_string().trim_start_matches("Usage: ").to_owned())
}

/// The command that was meant: `carnet user add` of its usage, up to the first option or value.
fn command(error: &Error) -> String {
    let usage = usage(error).unwrap_or_default();
    let words = usage.split(' ').take_while(|word| !word.starts_with(['[', '<', '-']));
    let command = words.collect::<Vec<_>>().join(" ");
    if command.is_empty() { "carnet".to_owned() } else { command }
}
