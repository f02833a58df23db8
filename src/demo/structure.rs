//! Structures: theatres, schools, companies, associations, public bodies, with registration numbers that are valid by form.

use super::definitions::STRUCTURE_TYPES;
use super::places::Country;
use super::random::Random;
use super::{Addresses, DemoContact, dotted, person};
use crate::fields::standard::STRUCTURE;

/// Makes the contact a structure of the country.
pub(super) fn describe(contact: &mut DemoContact, country: &Country, addresses: &mut Addresses, random: &mut Random) {
    contact.kind = STRUCTURE.to_owned();
    let (code, _) = random.pick(STRUCTURE_TYPES);
    contact.struct_type = code.to_owned();
    let town = random.pick(&country.towns.iter().collect::<Vec<_>>());
    let patron = format!("{} {}", random.word(country.names.men), random.word(country.names.families));
    contact.official_name = official_name(code, country, &patron, town.0, random);
    contact.pref_lang = country.language.to_owned();
    if random.chance(94) {
        contact.email = addresses.of(&contact.official_name, random.pick(country.domains));
    }
    if random.chance(90) {
        contact.phone = random.fill(town.3);
    }
    if random.chance(55) {
        contact.web_site = format!("https://www.example.org/{}", dotted(&contact.official_name).replace('.', "-"));
    }
    contact.admin_number = admin_number(country, random);
    person::home(contact, country, town, random);
    if random.chance(25) {
        contact.tags = random.pick(&["partner", "school-2026", "sponsor", "press"]).to_owned();
    }
}

/// Patterns of names: `{p}` is a person, `{t}` the town, `{w}` a word.
fn official_name(code: &str, country: &Country, patron: &str, town: &str, random: &mut Random) -> String {
    let (patterns, words): (&[&str], &[&str]) = match (country.language, code) {
        ("fr", "THEATRE") => (&["Théâtre {w} de {t}", "Compagnie {w}", "Scène nationale de {t}"], FRENCH_WORDS),
        ("fr", "SCHOOL") => (&["Lycée {p}", "Collège {p}", "École élémentaire {p}"], FRENCH_WORDS),
        ("fr", "COMPANY") => (&["Établissements {p}", "Imprimerie {w}", "Librairie {w}"], FRENCH_WORDS),
        ("fr", "ASSOCIATION") => {
            (&["Association {w}", "Les Amis du jazz de {t}", "Comité des fêtes de {t}"], FRENCH_WORDS)
        }
        ("fr", _) => (&["Mairie de {t}", "Médiathèque {p}", "Conservatoire de {t}"], FRENCH_WORDS),
        ("pt", "THEATRE") => (&["Teatro {w}", "Companhia {w} de {t}", "Teatro Municipal de {t}"], LUSOPHONE_WORDS),
        ("pt", "SCHOOL") => (&["Escola {p}", "Colégio {w}", "Escola Básica {p}"], LUSOPHONE_WORDS),
        ("pt", "COMPANY") => (&["Livraria {w}", "{p} & Filhos, Lda.", "Gráfica {w}"], LUSOPHONE_WORDS),
        ("pt", "ASSOCIATION") => (&["Associação {w}", "Amigos da Ópera de {t}", "Instituto {p}"], LUSOPHONE_WORDS),
        ("pt", _) => {
            (&["Biblioteca Municipal de {t}", "Secretaria de Cultura de {t}", "Casa da Cultura {p}"], LUSOPHONE_WORDS)
        }
        (_, "THEATRE") => (&["{w} Theatre", "{t} Playhouse", "{w} Players"], BRITISH_WORDS),
        (_, "SCHOOL") => (&["{w} Primary School", "{p} Academy", "{t} Grammar School"], BRITISH_WORDS),
        (_, "COMPANY") => (&["{p} & Sons Ltd", "{w} Printers Ltd", "{w} Books"], BRITISH_WORDS),
        (_, "ASSOCIATION") => (&["Friends of {t} Opera", "{w} Choral Society", "{w} Trust"], BRITISH_WORDS),
        _ => (&["{t} City Council", "{w} Library", "{t} Museum"], BRITISH_WORDS),
    };
    let pattern = random.pick(patterns);
    let name = pattern.replace("{p}", patron).replace("{t}", town).replace("{w}", random.pick(words));
    CONTRACTIONS.iter().fold(name, |name, (apart, together)| name.replace(apart, together))
}

/// What `de` becomes before some towns.
const CONTRACTIONS: &[(&str, &str)] = &[
    (" de Évr", " d’Évr"),
    (" de Angers", " d’Angers"),
    (" de Orléans", " d’Orléans"),
    (" de Rio", " do Rio"),
    (" de Recife", " do Recife"),
    (" de Funchal", " do Funchal"),
];

const FRENCH_WORDS: &[&str] = &[
    "de la Colline",
    "des Trois-Ponts",
    "du Petit-Matin",
    "de l’Étoile",
    "des Quatre-Vents",
    "de la Lune bleue",
    "du Vieux-Port",
    "des Abeilles",
    "de l’Écluse",
    "du Grand-Chêne",
];
const LUSOPHONE_WORDS: &[&str] = &[
    "Estrela",
    "Aurora",
    "Boa Vista",
    "São João",
    "Maré Alta",
    "Três Irmãs",
    "Esperança",
    "Monte Verde",
    "Sol Nascente",
    "Água Clara",
];
const BRITISH_WORDS: &[&str] = &[
    "Riverside",
    "Old Mill",
    "Castle",
    "Harbour",
    "Queen’s",
    "Northfield",
    "Crescent",
    "St Mary’s",
    "Bluebell",
    "Canal Street",
];

/// SIRET, CNPJ, NIPC or company number.
fn admin_number(country: &Country, random: &mut Random) -> String {
    match country.code {
        "FR" => siret(&random.fill("########"), &random.fill("000n")),
        "BR" => cnpj(&random.fill("########0001")),
        "PT" => nipc(&random.fill("50######")),
        _ => random.fill("0#######"),
    }
}

fn digits(text: &str) -> impl DoubleEndedIterator<Item = u32> + Clone {
    text.chars().filter_map(|c| c.to_digit(10))
}

/// A business number of 9 digits and its establishment's 5, each with the check digit of Luhn.
fn siret(business: &str, establishment: &str) -> String {
    let siren = format!("{business}{}", luhn_digit(business));
    let siret = format!("{siren}{establishment}");
    let check = luhn_digit(&siret);
    siret + &check.to_string()
}

fn luhn_digit(text: &str) -> u32 {
    let doubled = |(at, digit): (usize, u32)| if at % 2 == 0 { digit * 2 / 10 + digit * 2 % 10 } else { digit };
    (10 - digits(text).rev().enumerate().map(doubled).sum::<u32>() % 10) % 10
}

/// `12.345.678/0001-95`: two check digits of modulus 11.
fn cnpj(base: &str) -> String {
    let mut text = base.to_owned();
    for _ in 0..2 {
        let weights = (2..=9).cycle();
        let sum: u32 = digits(&text).rev().zip(weights).map(|(digit, weight)| digit * weight).sum();
        text += &(if sum % 11 < 2 { 0 } else { 11 - sum % 11 }).to_string();
    }
    format!("{}.{}.{}/{}-{}", &text[..2], &text[2..5], &text[5..8], &text[8..12], &text[12..])
}

/// Nine digits, the last of modulus 11.
fn nipc(base: &str) -> String {
    let sum: u32 = digits(base).zip((2..=9).rev()).map(|(digit, weight)| digit * weight).sum();
    format!("{base}{}", if sum % 11 < 2 { 0 } else { 11 - sum % 11 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn registration_numbers_have_the_check_digits_of_known_ones() {
        // The post offices of France, the bank of Brazil, the television of Portugal.
        assert_eq!(siret("35600000", "0004"), "35600000000048");
        assert_eq!(cnpj("000000000001"), "00.000.000/0001-91");
        assert_eq!(nipc("50022568"), "500225680");
    }
}
