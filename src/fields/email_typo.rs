//! Slips of the finger in the domains of e-mail addresses: `gmial.com`, `yaho.fr`.

use super::country;
use crate::text::distance;

/// Providers of mailboxes that many people have.
#[rustfmt::skip]
const PROVIDERS: &[&str] = &[
    "gmail.com", "googlemail.com", "hotmail.com", "hotmail.fr", "hotmail.co.uk", "hotmail.com.br", "outlook.com",
    "outlook.fr", "outlook.pt", "outlook.com.br", "yahoo.com", "yahoo.fr", "yahoo.co.uk", "yahoo.com.br", "icloud.com",
    "protonmail.com", "proton.me", "orange.fr", "wanadoo.fr", "laposte.net", "numericable.fr", "club-internet.fr",
    "free.fr", "neuf.fr", "live.fr", "live.com", "bbox.fr", "terra.com.br", "globo.com", "btinternet.com",
    "sapo.pt", "netcabo.pt",
];

/// Domains that look like slips and are none.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "mail.com", "email.com", "ymail.com", "cloud.com", "globe.com", "global.com", "grange.fr", "wahoo.com", "mailo.com",
    "serra.com.br", "yahoo.co", "yahoo.com.co", "protomail.com", "proton.com",
];

/// Names of fewer letters are too near each other.
const SHORTEST: usize = 5;

/// Names of at least so many letters may have two slips.
const LONG: usize = 7;

/// Gmail has a single domain, so these are slips of it.
const ENDS_OF_GMAIL: [&str; 11] = ["fr", "com.br", "br", "pt", "co.uk", "net", "org", "be", "ch", "ca", "es"];

/// Ends of countries that more often are `com` or `com.br` with a letter missing.
const CUT_ENDS: [&str; 6] = ["co", "cm", "om", "con.br", "co.br", "cm.br"];

/// The address as it was probably meant, if its domain is nearly that of a well-known provider.
pub(super) fn meant(address: &str) -> Option<String> {
    let (user, domain) = address.rsplit_once('@')?;
    let domain = domain.to_lowercase();
    if PROVIDERS.contains(&&*domain) || OTHERS.contains(&&*domain) {
        return None;
    }
    let (name, end) = domain.split_once('.')?;
    let typed = Domain { name, end, has_known_end: has_known_end(end), letters: letters(name) };
    let near = PROVIDERS.iter().filter_map(|provider| typed.slips_from(provider).map(|slips| (slips, provider)));
    near.min_by_key(|(slips, _)| *slips).map(|(_, provider)| format!("{user}@{provider}"))
}

/// A domain that somebody typed.
struct Domain<'a> {
    name: &'a str,
    /// What stands behind the first point.
    end: &'a str,
    /// Whether domains do end like this.
    has_known_end: bool,
    letters: u32,
}

impl Domain<'_> {
    /// How many slips lead from a provider's domain to this one; `None` if they are too many for one to be meant.
    fn slips_from(&self, provider: &str) -> Option<usize> {
        let (name, end) = provider.split_once('.')?;
        // Two slips change at most four letters of the set, and two of the length.
        let apart = (letters(name) ^ self.letters).count_ones();
        if apart > 4 || name.len().abs_diff(self.name.len()) > 2 {
            return None;
        }
        let in_name = distance_of(self.name, name);
        if self.has_other_end(end) {
            return (name == "gmail" && in_name == 0 && ENDS_OF_GMAIL.contains(&self.end)).then_some(2);
        }
        let is_near = match (in_name, distance_of(self.end, end)) {
            (0, 1) => true,
            (1, 0 | 1) => name.len() >= SHORTEST,
            (2, 0) => name.len() >= LONG,
            _ => false,
        };
        is_near.then(|| in_name + distance_of(self.end, end))
    }

    /// Whether the domain ends as one of another country does, or one of another kind.
    fn has_other_end(&self, end: &str) -> bool {
        let is_cut = matches!(end, "com" | "com.br") && CUT_ENDS.contains(&self.end);
        self.end != end && !is_cut && self.has_known_end
    }
}

fn has_known_end(end: &str) -> bool {
    let last = end.rsplit('.').next().unwrap_or_default();
    let is_country = country::CODES.iter().any(|code| code.eq_ignore_ascii_case(last));
    is_country || matches!(end, "com" | "net" | "org") || matches!(last, "uk" | "eu")
}

/// The letters of a text as a set.
fn letters(text: &str) -> u32 {
    text.bytes().fold(0, |set, b| set | 1 << (b % 32))
}

fn distance_of(a: &str, b: &str) -> usize {
    let letters = |text: &str| text.chars().collect::<Vec<_>>();
    if a == b { 0 } else { distance(&letters(a), &letters(b)) }
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;
    use super::*;
    use crate::codes::Code;
    use crate::fields::{Decoded, Finding, Type};

    #[test]
    fn slips_in_well_known_domains_are_named_with_the_right_one() {
        for (domain, right) in [
            ("gmial.com", "gmail.com"),
            ("gmal.com", "gmail.com"),
            ("gmaill.com", "gmail.com"),
            ("gmail.con", "gmail.com"),
            ("gmail.co", "gmail.com"),
            ("gmail.cm", "gmail.com"),
            ("gmail.fr", "gmail.com"),
            ("gmail.com.br", "gmail.com"),
            ("gnail.com", "gmail.com"),
            ("hotmial.com", "hotmail.com"),
            ("hotmai.fr", "hotmail.fr"),
            ("hotmal.com", "hotmail.com"),
            ("hotmil.com.br", "hotmail.com.br"),
            ("yaho.fr", "yahoo.fr"),
            ("yahooo.com", "yahoo.com"),
            ("yhaoo.com.br", "yahoo.com.br"),
            ("yahoo.con.br", "yahoo.com.br"),
            ("orage.fr", "orange.fr"),
            ("ornage.fr", "orange.fr"),
            ("orange.rf", "orange.fr"),
            ("wandoo.fr", "wanadoo.fr"),
            ("laposte.ent", "laposte.net"),
            ("outlok.com", "outlook.com"),
            ("outllok.fr", "outlook.fr"),
            ("iclod.com", "icloud.com"),
            ("tera.com.br", "terra.com.br"),
            ("GMIAL.COM", "gmail.com"),
        ] {
            let wanted = Decoded::set(format!("anna@{domain}"))
                .remark(Finding::new(Code::EmailTypo).with("proposal", format!("anna@{right}")));
            assert_eq!(decoded(&field(Type::Email), &format!("anna@{domain}")), wanted, "{domain}");
        }
    }

    #[test]
    fn other_domains_are_left_alone() {
        for domain in PROVIDERS.iter().chain(OTHERS).chain(&[
            "theatre.example",
            "gmx.fr",
            "gmx.de",
            "sfr.fr",
            "aol.com",
            "uol.com.br",
            "bol.com.br",
            "yahoo.de",
            "yahoo.it",
            "hotmail.it",
            "hotmail.es",
            "hotmail.be",
            "live.be",
            "live.nl",
            "free.com",
            "tree.fr",
            "me.com",
            "msn.com",
            "ig.com.br",
            "outlook.de",
            "orange.com",
            "proton.fr",
            "oranges.com",
            "example.com",
            "mairie.fr",
        ]) {
            assert_eq!(meant(&format!("anna@{domain}")), None, "{domain}");
        }
    }
}
