//! Which of the languages a browser would rather have.

use fluent_langneg::{NegotiationStrategy, negotiate_languages};
use unic_langid::LanguageIdentifier;

use super::Language;

/// The best language for an `Accept-Language` header; `None` if none of those asked for is there.
pub fn negotiate(accepted: &str) -> Option<Language> {
    let available: Vec<LanguageIdentifier> = Language::ALL.iter().filter_map(|l| l.tag().parse().ok()).collect();
    let asked = by_weight(accepted);
    let best = negotiate_languages(&asked, &available, None, NegotiationStrategy::Filtering);
    best.first().and_then(|tag| Language::from_tag(&tag.to_string()))
}

/// The languages asked for, the dearest first; those with weight 0 are not wanted.
fn by_weight(accepted: &str) -> Vec<LanguageIdentifier> {
    let mut asked: Vec<(f32, LanguageIdentifier)> = accepted.split(',').filter_map(weighed).collect();
    asked.retain(|(weight, _)| *weight > 0.0);
    asked.sort_by(|a, b| b.0.total_cmp(&a.0));
    asked.into_iter().map(|(_, tag)| tag).collect()
}

fn weighed(item: &str) -> Option<(f32, LanguageIdentifier)> {
    let mut parts = item.split(';').map(str::trim);
    let tag = parts.next()?.parse().ok()?;
    let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(Some(1.0), |q| q.parse().ok())?;
    Some((weight, tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_gets_the_best_language_that_is_there() {
        for (accepted, expected) in [
            ("fr-CA,fr;q=0.9,en;q=0.8", Some(Language::French)),
            ("pt", Some(Language::Portuguese)),
            ("pt-PT", Some(Language::Portuguese)),
            ("pt-br", Some(Language::Portuguese)),
            ("en;q=0.3, fr;q=0.9", Some(Language::French)),
            ("es,pt;q=0.8", Some(Language::Portuguese)),
            ("fr;q=0, en-US", Some(Language::English)),
            ("xx", None),
            ("", None),
        ] {
            assert_eq!(negotiate(accepted), expected, "{accepted}");
        }
    }
}
