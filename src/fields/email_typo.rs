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

/// The address as it was probably meant, if its domain is nearly that of a well-known provider.
pub(super) fn meant(address: &str) -> Option<String> {
    let (user, domain) = address.rsplit_once('@')?;
    let domain = domain.to_lowercase();
    if PROVIDERS.contains(&&*domain) || OTHERS.contains(&&*domain) {
        return None;
    }
    let (name, end) = domain.split_once('.')?;
    let near = PROVIDERS.iter().filter_map(|provider| {
        let (its_name, its_end) = provider.split_once('.')?;
        slips(name, end, its_name, its_end).map(|slips| (slips, provider))
    });
    near.min_by_key(|(slips, _)| *slips).map(|(_, provider)| format!("{user}@{provider}"))
}

/// How many slips lead from a provider's domain to this one; `None` if they are too many for one to be meant.
fn slips(name: &str, end: &str, its_name: &str, its_end: &str) -> Option<usize> {
    let in_name = apart(name, its_name);
    let in_end =
        if is_end_of_its_own(end, its_end) { return gmail(in_name, its_name, end) } else { apart(end, its_end) };
    let is_near = match (in_name, in_end) {
        (0, 0) => false,
        (0, 1) => true,
        (1, 0 | 1) => its_name.len() >= SHORTEST,
        (2, 0) => its_name.len() >= LONG,
        _ => false,
    };
    is_near.then_some(in_name + in_end)
}

/// Whether a domain ends in another way than the provider's, as a domain of another country does.
fn is_end_of_its_own(end: &str, its_end: &str) -> bool {
    let last = end.rsplit('.').next().unwrap_or_default();
    let is_country = country::CODES.iter().any(|code| code.eq_ignore_ascii_case(last)) || last == "uk" || last == "eu";
    let is_cut =
        matches!(its_end, "com" | "com.br") && matches!(end, "co" | "cm" | "om" | "con.br" | "co.br" | "cm.br");
    end != its_end && !is_cut && (is_country || matches!(end, "com" | "net" | "org"))
}

/// Gmail has a single domain, so any other end is a slip.
fn gmail(in_name: usize, its_name: &str, end: &str) -> Option<usize> {
    let is_usual = matches!(end, "fr" | "com.br" | "br" | "pt" | "co.uk" | "net" | "org" | "be" | "ch" | "ca" | "es");
    (its_name == "gmail" && in_name == 0 && is_usual).then_some(2)
}

fn apart(a: &str, b: &str) -> usize {
    if a == b {
        return 0;
    }
    if a.len().abs_diff(b.len()) > 2 {
        return usize::MAX / 2;
    }
    let letters = |text: &str| text.chars().collect::<Vec<_>>();
    distance(&letters(a), &letters(b))
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
