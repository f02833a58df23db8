//! Individuals.

use super::places::{Country, Town};
use super::random::Random;
use super::{Addresses, DemoContact};
use crate::fields::standard::INDIVIDUAL;

/// Makes the contact an individual of the country.
pub(super) fn describe(contact: &mut DemoContact, country: &Country, addresses: &mut Addresses, random: &mut Random) {
    contact.kind = INDIVIDUAL.to_owned();
    name(contact, country, random);
    if random.chance(96) {
        contact.pref_lang = random.weighted(&[(95, country.language), (3, "en"), (2, "fr")]).to_owned();
    }
    if random.chance(80) {
        contact.birthdate =
            format!("{}-{:02}-{:02}", random.between(1938, 2012), random.between(1, 12), random.between(1, 28));
    }
    if random.chance(28) {
        contact.function = random.word(country.names.jobs).to_owned();
    }
    let town = random.pick(&country.towns.iter().collect::<Vec<_>>());
    reach(contact, country, town, addresses, random);
    home(contact, country, town, random);
    if random.chance(9) {
        contact.remark = remark(country, random).to_owned();
    }
    if random.chance(18) {
        contact.tags =
            random.pick(&["vip", "press", "volunteer", "donor", "donor|vip", "press|vip", "lottery-2026"]).to_owned();
    }
}

fn name(contact: &mut DemoContact, country: &Country, random: &mut Random) {
    let names = country.names;
    contact.lastname = random.word(names.families).to_owned();
    if random.chance(names.double) {
        let second = random.word(names.families);
        if second != contact.lastname {
            contact.lastname = format!("{}{}{second}", contact.lastname, names.hyphen);
        }
    }
    let (title, first) = match random.below(100) {
        0 => ("MR_AND_MRS", format!("{} {} {}", random.word(names.men), names.and, random.word(names.women))),
        1..49 => ("MRS", random.word(names.women).to_owned()),
        49..51 => ("MISS", random.word(names.women).to_owned()),
        51..54 => ("UNDEFINED", random.word(names.women).to_owned()),
        _ => ("MR", random.word(names.men).to_owned()),
    };
    (contact.title, contact.firstname) = (title.to_owned(), first);
}

fn reach(contact: &mut DemoContact, country: &Country, town: &Town, addresses: &mut Addresses, random: &mut Random) {
    if random.chance(88) {
        let name = format!("{} {}", contact.firstname, contact.lastname);
        contact.email = addresses.of(&name, random.pick(country.domains));
    }
    if random.chance(45) {
        contact.phone = random.fill(town.3);
    }
    if random.chance(75) {
        contact.cellphone = country.mobile(town, random);
    }
}

/// Where the contact lives or has its seat.
pub(super) fn home(contact: &mut DemoContact, country: &Country, town: &Town, random: &mut Random) {
    contact.country = country.code.to_owned();
    if random.chance(93) {
        contact.line1 = country.street(random);
        contact.zipcode = random.fill(town.2);
        contact.town = town.0.to_owned();
        contact.state = town.1.to_owned();
    }
}

fn remark(country: &Country, random: &mut Random) -> &'static str {
    random.pick(match country.language {
        "fr" => &[
            "Préfère un appel le soir, après 18 h.",
            "- ne pas déplacer de la loge 3\n- prévenir en cas d’annulation",
            "A demandé à recevoir la brochure « saison 2026 ».",
            "De retour après les travaux de la grande salle.",
            "Vient avec sa classe deux fois par an ; contact : l’intendance.",
        ],
        "pt" => &[
            "Prefere contato pelo WhatsApp.",
            "Pediu lugares próximos à saída.\nCadeira de rodas.",
            "Participou da oficina de dança em março.",
            "Convite para a estreia; confirmar presença.",
            "Não ligar antes das 10 h.",
        ],
        _ => &[
            "Prefers the aisle; tall.",
            "Asked for the brochure in large print.",
            "Met at the festival, \"very keen on jazz\".",
            "- no calls before noon\n- e-mail is fine",
        ],
    })
}
