//! What a contact has to do with the house: life cycle, criteria, authorisations.

use super::DemoContact;
use super::definitions::{GENRES, INTERESTS, LIFE_CYCLES, Value};
use super::random::Random;
use crate::fields::standard::INDIVIDUAL;

/// Fills the criteria and, for individuals, the authorisations. Some of each stay empty, as in life.
pub(super) fn describe(contact: &mut DemoContact, random: &mut Random) {
    contact.lifecycle = random.pick(LIFE_CYCLES).0.to_owned();
    if random.chance(58) {
        contact.genre = random.pick(GENRES).0.to_owned();
    }
    if random.chance(40) {
        contact.interests = several(INTERESTS, random);
    }
    visits(contact, random);
    if contact.kind == INDIVIDUAL {
        habits(contact, random);
        authorisations(contact, random);
    }
}

/// One to three codes in the order of the list.
fn several(values: &[Value], random: &mut Random) -> String {
    let wanted = random.between(1, 3);
    let first = random.below(values.len() as u64 - wanted);
    let mut places =
        Vec::from_iter((0..wanted).map(|n| (first + n * random.between(1, 2)).min(values.len() as u64 - 1)));
    places.sort_unstable();
    places.dedup();
    places.into_iter().map(|place| values[place as usize].0).collect::<Vec<_>>().join("|")
}

fn visits(contact: &mut DemoContact, random: &mut Random) {
    let visits = random.weighted(&[(30, 0), (25, 1), (15, 2), (10, 3), (10, 5), (6, 8), (3, 12), (1, 27)]);
    contact.visits = visits.to_string();
    if visits > 0 {
        let (year, month) =
            random.pick(&[(2025, 9), (2025, 10), (2025, 11), (2025, 12), (2026, 1), (2026, 3), (2026, 5), (2026, 6)]);
        contact.last_visit = format!("{year}-{month:02}-{:02}", random.between(1, 28));
    } else if random.chance(40) {
        contact.last_visit =
            format!("{}-{:02}-{:02}", random.between(2015, 2024), random.between(1, 12), random.between(1, 28));
    }
}

fn habits(contact: &mut DemoContact, random: &mut Random) {
    contact.subscriber = random.weighted(&[(30, "TRUE"), (45, "FALSE"), (25, "")]).to_owned();
    if random.chance(15) {
        contact.seating = random
            .pick(match contact.pref_lang.as_str() {
                "fr" => &[
                    "Balcon, premier rang",
                    "Orchestre, près de l’allée",
                    "Loge, côté jardin",
                    "Place pour fauteuil roulant",
                ],
                "pt" => &[
                    "Balcão, primeira fila",
                    "Plateia, perto do corredor",
                    "Camarote, lado esquerdo",
                    "Lugar para cadeira de rodas",
                ],
                _ => &["Balcony, front row", "Stalls, near the aisle", "Box, stage left", "Wheelchair place"],
            })
            .to_owned();
    }
}

fn authorisations(contact: &mut DemoContact, random: &mut Random) {
    let mut answer =
        |yes: u64, no: u64| random.weighted(&[(yes, "TRUE"), (no, "FALSE"), (100 - yes - no, "")]).to_owned();
    contact.optin_mail = answer(55, 15);
    contact.optin_sms = answer(25, 35);
    contact.optin_post = answer(40, 20);
    contact.optin_partners = answer(12, 58);
}
