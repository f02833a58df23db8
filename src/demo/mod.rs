//! The demo institution: plausible contacts and fields, the same on every machine, as files that are loaded through the
//! imports like anybody's.

mod contact;
mod definitions;
mod engagement;
mod installation;
mod names;
mod person;
mod places;
mod random;
mod structure;

use std::collections::{HashMap, VecDeque};
use std::io::{self, Write};

pub(crate) use contact::{COLUMNS, DemoContact};
pub(crate) use definitions::fields_csv;
pub(crate) use installation::{EMAIL, install};
pub(crate) use random::Random;

use crate::fields::standard::STRUCTURE;
use crate::i18n::Language;
use crate::table::csv_writer;
use crate::text::fold;

/// Every contact's data come from this and its number alone, so fewer contacts are a beginning of more.
const SEED: u64 = 20_261_121;

/// The first `n` contacts. Their numbers have leading zeros; no two have the same number or e-mail address.
pub(crate) fn contacts(n: usize) -> impl Iterator<Item = DemoContact> {
    let (mut addresses, mut structures) = (Addresses::default(), Structures::default());
    (1..=n as u64).map(move |number| {
        let mut random = Random::new(SEED ^ number.wrapping_mul(0xa076_1d64_78bd_642f));
        let mut contact = DemoContact { contact_nr: format!("{number:06}"), ..DemoContact::default() };
        let country = places::country(&mut random);
        if random.chance(12) {
            structure::describe(&mut contact, country, &mut addresses, &mut random);
        } else {
            person::describe(&mut contact, country, &mut addresses, &mut random);
        }
        engagement::describe(&mut contact, &mut random);
        structures.meet(&mut contact, &mut random);
        contact
    })
}

/// The first `n` contacts as a contacts file, with their criteria and authorisations.
pub(crate) fn write_contacts_csv(n: usize, out: impl Write) -> io::Result<()> {
    let mut writer = csv_writer(out, Language::French);
    writer.write_row(COLUMNS)?;
    for contact in contacts(n) {
        writer.write_row(contact.cells())?;
    }
    writer.finish().map(drop)
}

/// The last structures of each country, to which people of it may belong.
#[derive(Debug, Default)]
struct Structures(HashMap<String, VecDeque<String>>);

impl Structures {
    /// Remembers a structure; of people some belong to one.
    fn meet(&mut self, contact: &mut DemoContact, random: &mut Random) {
        const REMEMBERED: usize = 6;
        let near = self.0.entry(contact.country.clone()).or_default();
        if contact.kind == STRUCTURE {
            near.push_front(contact.contact_nr.clone());
            near.truncate(REMEMBERED);
        } else if random.chance(15) && !near.is_empty() {
            contact.structure_nr.clone_from(&near[random.below(near.len() as u64) as usize]);
        }
    }
}

/// E-mail addresses on domains that belong to nobody, no two the same.
#[derive(Debug, Default)]
struct Addresses(HashMap<String, u32>);

impl Addresses {
    fn of(&mut self, name: &str, domain: &str) -> String {
        let address = format!("{}@{domain}", dotted(name));
        let uses = self.0.entry(address.clone()).or_default();
        *uses += 1;
        if *uses == 1 { address } else { address.replacen('@', &format!("{uses}@"), 1) }
    }
}

/// A name as an address has it: `Anne-Sophie Le Goff` → `anne-sophie.le.goff`.
fn dotted(name: &str) -> String {
    let plain = fold(name).replace(['’', '\''], "");
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests;
