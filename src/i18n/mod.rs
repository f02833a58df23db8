//! Languages: what a user reads is a [`Message`] until the last moment, then a [`Translator`] makes words of it.

pub(crate) mod format;
mod negotiation;
mod translator;

use serde::{Deserialize, Serialize};

pub use negotiation::negotiate;
pub use translator::{has, translate};

/// A language of the interface. The order is the order of labels in `[T; 3]` arrays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub enum Language {
    /// English, `en`.
    #[default]
    #[serde(rename = "en")]
    English,
    /// French, `fr`.
    #[serde(rename = "fr")]
    French,
    /// Portuguese of Brazil, `pt-BR`.
    #[serde(rename = "pt-BR")]
    Portuguese,
}

impl Language {
    /// All languages, in the order of label arrays.
    pub const ALL: [Self; 3] = [Self::English, Self::French, Self::Portuguese];

    /// The language's tag: `en`, `fr` or `pt-BR`; also its folder in `locales/`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
            Self::Portuguese => "pt-BR",
        }
    }

    /// What it is called by those who speak it.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::French => "Français",
            Self::Portuguese => "Português",
        }
    }

    /// Its name in two letters, as a switch shows it: `EN`, `FR`, `PT`.
    pub fn short_name(self) -> String {
        self.tag().chars().take(2).map(|c| c.to_ascii_uppercase()).collect()
    }

    /// The language of a tag; `pt` and `pt-BR` both mean Portuguese. `None` for any other.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.to_ascii_lowercase().as_str() {
            "en" => Some(Self::English),
            "fr" => Some(Self::French),
            "pt" | "pt-br" => Some(Self::Portuguese),
            _ => None,
        }
    }

    /// The language's place in `[T; 3]` label arrays.
    pub fn index(self) -> usize {
        self as usize
    }
}

/// A sentence without a language: a key of `locales/` and its arguments.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// The key in the Fluent files.
    pub key: String,
    /// Named arguments, in the order given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<(String, Arg)>,
}

/// An argument of a [`Message`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Arg {
    /// A number: chooses the plural form as `$name`; shown by the locale's rules as `$name_shown`.
    Number(i64),
    /// A text that stays as it is: a name, a value, a code.
    Text(String),
    /// A message inside a message.
    Message(Box<Message>),
}

impl Message {
    /// A message without arguments.
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), args: Vec::new() }
    }

    /// The message with one more argument.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.args.push((name.to_owned(), value.into()));
        self
    }
}

impl From<i64> for Arg {
    fn from(n: i64) -> Self {
        Self::Number(n)
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}
