//! Turns messages into words by the Fluent files of `locales/`, which are part of the program.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::{Arg, Language, Message, format};

#[derive(rust_embed::RustEmbed)]
#[folder = "locales/"]
struct Locales;

static BUNDLES: LazyLock<[FluentBundle<FluentResource>; 3]> = LazyLock::new(|| Language::ALL.map(bundle));

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    // The language of a bundle decides plurals alone. By the rules of Brazil nothing is singular, as one is ("0 linha"), which
    // nobody writes; by those of Portugal only one is.
    let tag = match language {
        Language::Portuguese => "pt-PT",
        other => other.tag(),
    };
    let tag = tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // All three languages are written left to right, so no isolation marks around arguments.
    bundle.set_use_isolating(false);
    let folder = format!("{}/", language.tag());
    for path in Locales::iter().filter(|path| path.starts_with(&folder)) {
        let Some(file) = Locales::get(&path) else { continue };
        let text = String::from_utf8_lossy(&file.data).into_owned();
        match FluentResource::try_new(text) {
            Ok(resource) => {
                if let Err(errors) = bundle.add_resource(resource) {
                    tracing::error!(%path, ?errors, "a message stands twice");
                }
            }
            Err((resource, errors)) => {
                tracing::error!(%path, ?errors, "a locale file has errors");
                // The messages that could be read still serve; a test holds every file free of errors.
                let _ = bundle.add_resource(resource);
            }
        }
    }
    bundle
}

/// The message in words. A number argument `n` is passed as `$n`, for plurals, and as `$n_shown`, written by the
/// locale's rules. A text argument `near` is passed as `$near` and as `$near_given`, which is `yes` or, for an empty text,
/// `no`: Fluent itself can't tell. A key that is missing shows itself in brackets; a test holds that none is.
pub fn translate(language: Language, message: &Message) -> String {
    let bundle = &BUNDLES[language.index()];
    let Some(pattern) = bundle.get_message(&message.key).and_then(|m| m.value()) else {
        tracing::error!(key = message.key, language = language.tag(), "a message is missing");
        return format!("[{}]", message.key);
    };
    let mut args = FluentArgs::new();
    for (name, arg) in &message.args {
        match arg {
            Arg::Number(n) => {
                args.set(name.clone(), FluentValue::from(*n));
                args.set(format!("{name}_shown"), format::number(language, *n));
            }
            Arg::Text(text) => {
                args.set(name.clone(), text.clone());
                args.set(format!("{name}_given"), if text.is_empty() { "no" } else { "yes" });
            }
            Arg::Message(inner) => args.set(name.clone(), translate(language, inner)),
        }
    }
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&args), &mut errors);
    if !errors.is_empty() {
        tracing::error!(key = message.key, ?errors, "a message lacks an argument");
    }
    text.into_owned()
}

/// Whether `locales/` has a message with this key.
pub fn has(language: Language, key: &str) -> bool {
    BUNDLES[language.index()].has_message(key)
}
