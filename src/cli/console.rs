//! What commands say: sentences in the language of the shell, or one JSON document.

use std::io::{IsTerminal, Read, Write};

use serde::Serialize;
use serde_json::json;
use tracing_subscriber::EnvFilter;

use super::Ended;
use crate::config::LogFormat;
use crate::error::{Error, Refusal, Result};
use crate::i18n::{Language, Message, translate};

/// Where a command writes to.
pub struct Console {
    /// The language of the shell.
    pub language: Language,
    /// Whether one JSON document is wanted instead of sentences.
    pub json: bool,
}

impl Console {
    pub(super) fn new(json: bool) -> Self {
        Self { language: shell_language(), json }
    }

    /// A sentence for people, in a line of its own; nothing with `--json`.
    pub fn say(&self, message: &Message) {
        self.line(&translate(self.language, message));
    }

    /// A line for people as it stands; nothing with `--json`.
    pub fn line(&self, text: &str) {
        if !self.json {
            write_out(&format!("{text}\n"));
        }
    }

    /// A sentence for people on standard error, also with `--json`.
    pub fn warn(&self, message: &Message) {
        let _ = writeln!(std::io::stderr(), "{}", translate(self.language, message));
    }

    /// The one JSON document; nothing without `--json`.
    pub fn document(&self, document: &impl Serialize) -> Result<()> {
        if self.json {
            write_out(&format!("{}\n", serde_json::to_string_pretty(document)?));
        }
        Ok(())
    }

    /// What went wrong: a refusal in its words, a failure with its cause.
    pub(super) fn error(&self, error: &Error) {
        let (code, sentence) = match error {
            Error::Refusal(refusal) => (refusal.code, translate(self.language, &refusal.message())),
            Error::Failure(cause) => {
                let message = Message::new("cli-failure").with("cause", format!("{cause:#}"));
                ("failure", translate(self.language, &message))
            }
        };
        self.went_wrong(code, &sentence);
    }

    /// Why a job was refused that was made before, in the words that it keeps (`refusal-CODE` with its arguments).
    pub(super) fn refused(&self, reason: &Message) -> Ended {
        let code = Refusal::code_of(reason).unwrap_or(&reason.key);
        self.went_wrong(code, &translate(self.language, reason));
        Ended::Refused
    }

    fn went_wrong(&self, code: &str, sentence: &str) {
        if self.json {
            let document = json!({ "error": { "code": code, "message": sentence } });
            write_out(&format!("{document:#}\n"));
        } else {
            let _ = writeln!(std::io::stderr(), "{sentence}");
        }
    }

    /// A secret from standard input, its line end left out; `None` if nobody wrote any.
    pub fn secret(&self) -> Result<Option<String>> {
        let mut input = std::io::stdin();
        if input.is_terminal() {
            return Ok(None);
        }
        let mut text = String::new();
        input.read_to_string(&mut text)?;
        Ok(Some(text.trim_end_matches(['\r', '\n']).to_owned()).filter(|text| !text.is_empty()))
    }
}

/// Whoever reads may stop reading (`carnet list | head`): that is no failure.
fn write_out(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// The language of the shell: `LC_ALL`, else `LC_MESSAGES`, else `LANG`.
pub(super) fn shell_language() -> Language {
    let named = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = named("LC_ALL").or_else(|| named("LC_MESSAGES")).or_else(|| named("LANG")).unwrap_or_default();
    language(&locale)
}

/// `fr_FR.UTF-8` → French; English for what is not known.
fn language(locale: &str) -> Language {
    let tag = locale.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
    let language = tag.split('-').next().unwrap_or_default();
    Language::from_tag(&tag).or_else(|| Language::from_tag(language)).unwrap_or_default()
}

/// Logs go to standard error, as `RUST_LOG` says or else by `filter`; in colours only where somebody sees them.
pub(super) fn log(filter: &str, format: LogFormat) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(filter));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let lines = lines.with_ansi(std::io::stderr().is_terminal());
    // Only a second call can fail, and there is one.
    let _ = match format {
        LogFormat::Plain => lines.try_init(),
        LogFormat::Json => lines.json().flatten_event(true).with_span_list(false).try_init(),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shell_says_which_language_it_speaks() {
        for (locale, expected) in [
            ("fr_FR.UTF-8", Language::French),
            ("fr", Language::French),
            ("pt_BR.utf8", Language::Portuguese),
            ("pt_PT@euro", Language::Portuguese),
            ("en_GB.UTF-8", Language::English),
            ("C.UTF-8", Language::English),
            ("", Language::English),
        ] {
            assert_eq!(language(locale), expected, "{locale}");
        }
    }
}
