//! Values of options that are one of a few.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::i18n::Language;
use crate::kinds::Kind;
use crate::table::{Encoding, FileFormat};

/// A value by its name, so that a wrong one is answered with the names that there are.
pub(super) fn one_of<T>(all: impl IntoIterator<Item = (&'static str, T)>) -> impl TypedValueParser<Value = T>
where
    T: Clone + Send + Sync + 'static,
{
    choice(all.into_iter().map(|(name, value)| (PossibleValue::new(name), value)))
}

/// A kind of data.
pub(super) fn kind() -> impl TypedValueParser<Value = Kind> {
    one_of(Kind::ALL.iter().map(|kind| (kind.name(), *kind)))
}

/// A kind of data of which there are templates.
pub(super) fn template_kind() -> impl TypedValueParser<Value = Kind> {
    one_of(Kind::ALL.iter().filter(|kind| kind.has_template()).map(|kind| (kind.name(), *kind)))
}

/// A format of a file.
pub(super) fn format() -> impl TypedValueParser<Value = FileFormat> {
    one_of(FileFormat::ALL.map(|format| (format.name(), format)))
}

/// An encoding by its word.
pub(super) fn encoding() -> impl TypedValueParser<Value = Encoding> {
    one_of(Encoding::ALL.map(|encoding| (encoding.code(), encoding)))
}

/// A language by its tag; `pt` alone is understood too.
pub(super) fn language() -> impl TypedValueParser<Value = Language> {
    let value = |language: Language| {
        PossibleValue::new(language.tag()).alias(language.tag().split('-').next().unwrap_or_default())
    };
    choice(Language::ALL.map(|language| (value(language), language)))
}

fn choice<T>(all: impl IntoIterator<Item = (PossibleValue, T)>) -> impl TypedValueParser<Value = T>
where
    T: Clone + Send + Sync + 'static,
{
    let all: Vec<_> = all.into_iter().collect();
    PossibleValuesParser::new(all.iter().map(|(name, _)| name.clone())).try_map(move |given| {
        let found = all.iter().find(|(name, _)| name.matches(&given, false));
        // Only names of the list come here.
        found.map(|(_, value)| value.clone()).ok_or("not in the list")
    })
}
