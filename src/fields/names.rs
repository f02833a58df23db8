//! Names in three languages, each meaning one code of a fixed list.

use std::collections::HashMap;

use crate::i18n::{Language, Message, translate};
use crate::text::fold;

/// Codes by their names; a name of several codes means none.
pub(super) struct Names {
    by_name: HashMap<String, Option<&'static str>>,
}

impl Names {
    /// The names of codes: the messages `PREFIX-CODE` of `locales/` in every language, then `more`. Of `Myanmar (Burma)`
    /// each half is a name too, unless it is the name of another code.
    pub(super) fn new(prefix: &str, codes: &[&'static str], more: &[(&str, &'static str)]) -> Self {
        let mut names = Self { by_name: HashMap::with_capacity(codes.len() * 4) };
        let mut halves = Vec::new();
        for code in codes {
            for language in Language::ALL {
                let name = translate(language, &Message::new(format!("{prefix}-{code}")));
                if let Some((outside, inside)) = name.strip_suffix(')').and_then(|name| name.split_once(" (")) {
                    halves.extend([(key(outside), *code), (key(inside), *code)]);
                }
                names.add(key(&name), code);
            }
        }
        for (name, code) in more {
            names.by_name.insert(key(name), Some(code));
        }
        names.add_new(halves);
        names
    }

    /// The code of a name.
    pub(super) fn code(&self, name: &str) -> Option<&'static str> {
        self.by_name.get(&key(name)).copied().flatten()
    }

    fn add(&mut self, name: String, code: &'static str) {
        let same = self.by_name.entry(name).or_insert(Some(code));
        if *same != Some(code) {
            *same = None;
        }
    }

    fn add_new(&mut self, halves: Vec<(String, &'static str)>) {
        let mut new = Self { by_name: HashMap::new() };
        for (name, code) in halves.into_iter().filter(|(name, _)| !self.by_name.contains_key(name)) {
            new.add(name, code);
        }
        self.by_name.extend(new.by_name);
    }
}

/// Folded, with one kind of apostrophe and without hyphens: `Côte d’Ivoire` and `cote d'ivoire` are the same.
fn key(name: &str) -> String {
    fold(&name.replace('’', "'").replace(['-', '\u{2011}', '–'], " "))
}
