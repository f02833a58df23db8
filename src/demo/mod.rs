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

use std::collections::HashMap;
use std::io::{self, Write};

pub(crate) use contact::{COLUMNS, DemoContact};
pub(crate) use definitions::fields_csv;
pub(crate) use installation::{EMAIL, install};
pub(crate) use random::Random;

use crate::i18n::Language;
use crate::table::csv_writer;
use crate::text::fold;

/// Every contact's data come from this and its number alone, so fewer contacts are a beginning of more.
const SEED: u64 = 20_261_121;

/// The first `n` contacts. Their numbers have leading zeros; no two have the same number or e-mail address.
pub(crate) fn contacts(n: usize) -> impl Iterator<Item = DemoContact> {
    let mut addresses = Addresses::default();
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
