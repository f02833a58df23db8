//! The help of the commands in the language of the shell.
//!
//! Commands are declared beside their code, without a word of help; what is said of them are the messages of
//! `locales/LANG/commands.ftl`, looked up by name: `command-user-add`; `option-user-add-role`, or `option-role` for what
//! several commands take; `value-role` for what stands for a value.

use clap::builder::PossibleValue;
use clap::{Arg, Command};

use crate::i18n::{Language, Message, has, translate};

/// The command with all that hangs on it, in the words of a language.
pub(super) fn in_words(mut command: Command, language: Language) -> Command {
    command.build();
    Words { language }.command(command, &[])
}

struct Words {
    language: Language,
}

impl Words {
    fn command(&self, command: Command, path: &[String]) -> Command {
        let key = command_key(path);
        let mut command = command
            .about(self.say(&key))
            .subcommand_value_name(self.say("help-command-word"))
            .subcommand_help_heading(self.say("heading-commands"))
            .mut_args(|arg| if arg.is_hide_set() { arg } else { self.argument(arg, path) });
        let usage = self.usage(&mut command);
        command.override_usage(usage).help_template(self.template()).mut_subcommands(|inner| {
            let path = [path, &[inner.get_name().to_owned()]].concat();
            if inner.is_hide_set() { inner } else { self.command(inner, &path) }
        })
    }

    fn template(&self) -> String {
        let style = clap::builder::Styles::styled();
        let heading = style.get_usage();
        format!("{{about-with-newline}}\n{heading}{}{heading:#} {{usage}}\n\n{{all-args}}", self.say("help-usage"))
    }

    /// `carnet import [OPTIONS] --kind <TYPE> <FILE>`: how clap writes it, its one English word translated.
    fn usage(&self, command: &mut Command) -> String {
        let usage = command.render_usage().to_string();
        usage.trim_start_matches("Usage: ").replace("[OPTIONS]", &self.say("help-options-word"))
    }

    fn argument(&self, arg: Arg, path: &[String]) -> Arg {
        let names = arg.get_value_names().unwrap_or_default().iter();
        let names: Vec<_> = names.map(|name| self.say(&value_key(name))).collect();
        let (text, notes) = (self.say(&self.option_key(&arg, path)), self.notes(&arg));
        let short = [std::slice::from_ref(&text), &*notes].concat().join(" ");
        let long = if notes.is_empty() { text } else { format!("{text}\n\n{}", notes.join("\n")) };
        let arg = arg.clone().help_heading(self.say(&heading_key(&arg))).help(short).long_help(long);
        let arg = arg.hide_default_value(true).hide_possible_values(true).hide_env(true);
        if names.is_empty() { arg } else { arg.value_names(names) }
    }

    /// What an argument may be, is by default, and can be set by, which clap would say in English.
    fn notes(&self, arg: &Arg) -> Vec<String> {
        if !arg.get_action().takes_values() {
            return self.variable(arg).into_iter().collect();
        }
        let possible = arg.get_possible_values();
        let possible: Vec<_> =
            possible.iter().filter(|value| !value.is_hide_set()).map(PossibleValue::get_name).collect();
        let usual: Vec<_> = arg.get_default_values().iter().filter_map(|value| value.to_str()).collect();
        let usual: Vec<_> = usual.into_iter().filter(|value| !value.is_empty()).collect();
        let list = |key: &str, values: &[&str]| {
            let message = Message::new(key).with("values", values.join(", "));
            (!values.is_empty()).then(|| translate(self.language, &message))
        };
        [list("help-values", &possible), list("help-default", &usual), self.variable(arg)]
            .into_iter()
            .flatten()
            .collect()
    }

    fn variable(&self, arg: &Arg) -> Option<String> {
        let name = arg.get_env()?.to_str()?;
        Some(translate(self.language, &Message::new("help-variable").with("name", name)))
    }

    /// The message of an argument: the command's own, else the one that several commands share.
    fn option_key(&self, arg: &Arg, path: &[String]) -> String {
        let name = in_key(arg.get_id().as_str());
        let own = format!("option-{}-{name}", path.join("-"));
        if has(self.language, &own) { own } else { format!("option-{name}") }
    }

    fn say(&self, key: &str) -> String {
        translate(self.language, &Message::new(key))
    }
}

/// The message of a command, `command-user-add`. `carnet help user add` and `carnet user help add` know the same commands
/// once more.
fn command_key(path: &[String]) -> String {
    match path.last() {
        Some(last) if last == "help" => "command-help".to_owned(),
        _ => {
            let named = path.iter().map(String::as_str).filter(|name| *name != "help");
            ["command"].into_iter().chain(named).collect::<Vec<_>>().join("-")
        }
    }
}

fn heading_key(arg: &Arg) -> String {
    match arg.get_help_heading() {
        Some(heading) => format!("heading-{}", in_key(heading)),
        None if arg.is_positional() => "heading-arguments".to_owned(),
        None => "heading-options".to_owned(),
    }
}

fn value_key(name: &str) -> String {
    format!("value-{}", in_key(name))
}

fn in_key(name: &str) -> String {
    name.to_lowercase().replace('_', "-")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory;

    use super::*;
    use crate::cli::Cli;

    /// What is said of every command and every argument: its place, and its words.
    fn said(language: Language) -> Vec<(String, String)> {
        let (mut said, mut open) = (Vec::new(), vec![("carnet".to_owned(), in_words(Cli::command(), language))]);
        while let Some((place, command)) = open.pop() {
            said.push((place.clone(), command.get_about().map(ToString::to_string).unwrap_or_default()));
            for arg in command.get_arguments() {
                said.push((
                    format!("{place} {}", arg.get_id()),
                    arg.get_help().map(ToString::to_string).unwrap_or_default(),
                ));
            }
            let visible = command.get_subcommands().filter(|inner| !inner.is_hide_set());
            open.extend(visible.map(|inner| (format!("{place} {}", inner.get_name()), inner.clone())));
        }
        said
    }

    #[test]
    fn every_command_and_every_argument_has_words_in_every_language() {
        let english = said(Language::English);
        assert!(english.len() > 300, "commands below commands are walked too: {}", english.len());
        for language in Language::ALL {
            for ((place, words), (_, in_english)) in said(language).iter().zip(&english) {
                assert!(!words.trim().is_empty() && !words.starts_with('['), "{language:?} {place}: {words:?}");
                assert!(language == Language::English || words != in_english, "{language:?} {place}: {words:?}");
            }
        }
    }

    #[test]
    fn nothing_that_clap_says_by_itself_is_left() {
        for language in [Language::French, Language::Portuguese] {
            let mut open = vec![in_words(Cli::command(), language)];
            while let Some(mut command) = open.pop() {
                for text in [command.render_help(), command.render_long_help()] {
                    let text = text.to_string();
                    let left = [
                        "Usage:",
                        "Commands:",
                        "Arguments:",
                        "Options:",
                        "[default:",
                        "[env:",
                        "[possible values",
                        "Print ",
                    ];
                    let left: Vec<_> = left.iter().filter(|word| text.contains(**word)).collect();
                    assert!(left.is_empty(), "{language:?} {left:?} in {text}");
                }
                open.extend(command.get_subcommands().filter(|inner| !inner.is_hide_set()).cloned());
            }
        }
    }

    #[test]
    fn every_message_of_the_help_is_needed() {
        let words = Words { language: Language::English };
        let (mut needed, mut command) = (BTreeSet::from(["heading-commands".to_owned()]), Cli::command());
        command.build();
        let mut open = vec![(Vec::new(), command)];
        while let Some((path, command)) = open.pop() {
            needed.insert(command_key(&path));
            for arg in command.get_arguments() {
                needed.insert(words.option_key(arg, &path));
                needed.insert(heading_key(arg));
                needed.extend(arg.get_value_names().unwrap_or_default().iter().map(|name| value_key(name)));
            }
            let visible = command.get_subcommands().filter(|inner| !inner.is_hide_set());
            open.extend(visible.map(|inner| ([&*path, &[inner.get_name().to_owned()]].concat(), inner.clone())));
        }
        let text = include_str!("../../locales/en/commands.ftl");
        let keys = text.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
        let families = ["command", "option-", "value-", "heading-"];
        let dead: Vec<_> =
            keys.filter(|key| families.iter().any(|f| key.starts_with(f)) && !needed.contains(*key)).collect();
        assert!(dead.is_empty(), "nothing asks for {dead:?}");
    }
}
