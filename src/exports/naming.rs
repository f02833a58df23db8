//! The names of files, in the user's language and in letters that every system takes: `criteres-abonnes-2026-11-21.csv`.

use chrono::NaiveDate;

use crate::i18n::{Language, Message, translate};
use crate::kinds::Kind;
use crate::table::FileFormat;
use crate::text::fold;

/// The name that the user sees, of a template of this kind or of a plain export: a template in CSV is a zip.
pub(super) fn outer(
    language: Language,
    template: Option<Kind>,
    format: FileFormat,
    target: Option<&str>,
    today: NaiveDate,
) -> String {
    let extension = match template {
        Some(kind) if format == FileFormat::Csv && kind.is_about_contacts() => "zip",
        _ => format.name(),
    };
    format!("{}.{extension}", stem(language, template, target, today))
}

/// The name of the file inside of a zip with this name.
pub(super) fn inner(outer: &str) -> String {
    let stem = outer.rsplit_once('.').map_or(outer, |(stem, _)| stem);
    format!("{stem}.csv")
}

fn stem(language: Language, template: Option<Kind>, target: Option<&str>, today: NaiveDate) -> String {
    let what = match template {
        Some(kind) => Message::new(format!("export-file-{}", kind.name())),
        None => Message::new("export-file-all"),
    };
    let words = [Some(translate(language, &what)), target.map(slug).filter(|slug| !slug.is_empty())];
    let words: Vec<String> = words.into_iter().flatten().collect();
    format!("{}-{}", words.join("-"), today.format("%Y-%m-%d"))
}

/// Letters and digits in lower case, all else as single hyphens; at most 40.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in fold(name).chars() {
        match letter {
            'a'..='z' | '0'..='9' => slug.push(letter),
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(40);
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_what_it_holds_in_the_users_language() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let cases = [
            (
                Language::French,
                Some(Kind::Criteria),
                Some("Abonnés : été 2026"),
                ["criteres-abonnes-ete-2026-2026-11-21.xlsx", "criteres-abonnes-ete-2026-2026-11-21.zip"],
            ),
            (
                Language::English,
                Some(Kind::Authorisations),
                None,
                ["authorisations-2026-11-21.xlsx", "authorisations-2026-11-21.zip"],
            ),
            (
                Language::Portuguese,
                None,
                Some("Público"),
                ["contatos-publico-2026-11-21.xlsx", "contatos-publico-2026-11-21.csv"],
            ),
            (Language::English, None, Some("東京"), ["contacts-2026-11-21.xlsx", "contacts-2026-11-21.csv"]),
            (
                Language::French,
                Some(Kind::CriterionValues),
                None,
                ["valeurs-de-criteres-2026-11-21.xlsx", "valeurs-de-criteres-2026-11-21.csv"],
            ),
        ];
        for (language, template, target, expected) in cases {
            assert_eq!(FileFormat::ALL.map(|format| outer(language, template, format, target, day)), expected);
        }
        assert_eq!(inner("criteres-2026-11-21.zip"), "criteres-2026-11-21.csv");
    }
}
