//! The standard work W(n): n contacts with ten criteria, a file with a row for each that changes them, and what a right
//! result is. The same on every machine.
//!
//! Each contact has a value for a criterion in 60 of 100 cases. In the file a twentieth of the rows changes nothing; in
//! the others a `[new]` cell is filled in 30 of 100 cases, and 2 of 100 filled cells hold a code that is not known.

use std::fs::File;
use std::path::{Path, PathBuf};

use crate::demo::Random;
use crate::error::Result;
use crate::i18n::Language;
use crate::kinds::Definition;
use crate::table::{CsvWriter, csv_writer};

const SEED: u64 = 20_261_121;

/// Criteria, with the number of codes of each.
pub(super) const CRITERIA: [(&str, u64); 10] = [
    ("SEGMENT", 12),
    ("CHANNEL", 12),
    ("PROFESSION", 12),
    ("INTEREST", 12),
    ("ORIGIN", 12),
    ("LOYALTY", 12),
    ("BY_EMAIL", 3),
    ("BY_SMS", 3),
    ("BY_POST", 3),
    ("BY_PHONE", 3),
];
const BAD: &str = "XXX";

const FIRST: [&str; 20] = [
    "Adrien", "Amélie", "Beatriz", "Bruno", "Camille", "Catarina", "Chloé", "Diogo", "Élise", "Gaël", "Hugo", "Inês",
    "João", "Léa", "Margaux", "Mariana", "Noël", "Rui", "Sofia", "Zoé",
];
const FAMILY: [&str; 24] = [
    "Almeida",
    "Barbier",
    "Bonnet",
    "Carvalho",
    "Colin",
    "Dubois",
    "Fabre",
    "Ferreira",
    "Girard",
    "Gonçalves",
    "Joly",
    "Lambert",
    "Lefèvre",
    "Lopes",
    "Martin",
    "Moreau",
    "Nogueira",
    "Petit",
    "Pires",
    "Ribeiro",
    "Roussel",
    "Silva",
    "Teixeira",
    "Vasseur",
];
const TOWNS: [(&str, &str, &str); 6] = [
    ("Lyon", "69003", "FR"),
    ("Nantes", "44000", "FR"),
    ("Lille", "59800", "FR"),
    ("Porto", "4000-001", "PT"),
    ("Lisboa", "1100-148", "PT"),
    ("Coimbra", "3000-213", "PT"),
];

/// Files of a work in a folder, and what testing and applying the upload must count.
#[derive(Debug)]
pub(super) struct Work {
    folder: PathBuf,
    /// How many contacts.
    pub contacts: u64,
    /// What a right result is.
    pub expected: Expected,
}

/// What a right result counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Expected {
    /// Wrong cells.
    pub errors: u64,
    /// Rows that hold one.
    pub rows_rejected: u64,
    /// Rows without any that change something.
    pub rows_changed: u64,
    /// Values that those change.
    pub changes: u64,
}

impl Work {
    /// Writes the files of W(`contacts`) into a folder.
    pub(super) fn make(folder: &Path, contacts: u64) -> Result<Self> {
        std::fs::create_dir_all(folder)?;
        let mut this = Self { folder: folder.to_owned(), contacts, expected: Expected::default() };
        this.write_fields()?;
        this.write_contacts()?;
        this.write_uploads()?;
        Ok(this)
    }

    /// A criterion-values file that defines the criteria.
    pub(super) fn fields(&self) -> PathBuf {
        self.folder.join("fields.csv")
    }

    /// A contacts file that creates all contacts.
    pub(super) fn creation(&self) -> PathBuf {
        self.folder.join("contacts.csv")
    }

    /// The file that changes them.
    pub(super) fn upload(&self) -> PathBuf {
        self.folder.join("upload.csv")
    }

    /// The same with a wrong code in every row.
    pub(super) fn worst(&self) -> PathBuf {
        self.folder.join("worst.csv")
    }

    /// Where the bare export is written.
    pub(super) fn export(&self) -> PathBuf {
        self.folder.join("export.csv")
    }

    fn write_fields(&self) -> Result<()> {
        let mut file = create(&self.fields())?;
        file.write_row(Definition::ALL.map(Definition::header))?;
        for (field, codes) in CRITERIA {
            for rank in 0..codes {
                let (code, rank) = (code(field, rank), rank.to_string());
                file.write_row([
                    field, "list", "BOTH", "FALSE", field, field, field, &code, &rank, &code, &code, &code,
                ])?;
            }
        }
        file.finish()?;
        Ok(())
    }

    fn write_contacts(&self) -> Result<()> {
        let mut file = create(&self.creation())?;
        let columns =
            ["CONTACT_NR", "KIND", "EXTERNAL_ID", "FIRSTNAME", "LASTNAME", "EMAIL", "TOWN", "ZIPCODE", "COUNTRY"];
        file.write_row(columns.into_iter().chain(CRITERIA.map(|(field, _)| field)))?;
        for number in 1..=self.contacts {
            let contact = Contact::make(number);
            let (town, zip, country) = contact.town;
            let known = [&contact.number, "INDIVIDUAL", &contact.external_id, contact.first, contact.family];
            let place = [&contact.email, town, zip, country];
            let values = contact.values();
            file.write_row(known.into_iter().chain(place).chain(values.iter().map(String::as_str)))?;
        }
        file.finish()?;
        Ok(())
    }

    fn write_uploads(&mut self) -> Result<()> {
        let (mut upload, mut worst) = (create(&self.upload())?, create(&self.worst())?);
        let mut header = ["CONTACT_NR", "EXTERNAL_ID", "EMAIL", "FIRSTNAME", "LASTNAME"].map(str::to_owned).to_vec();
        header.extend(CRITERIA.iter().flat_map(|(field, _)| [format!("[old] {field}"), format!("[new] {field}")]));
        upload.write_row(&header)?;
        worst.write_row(&header)?;
        for number in 1..=self.contacts {
            let mut contact = Contact::make(number);
            let mut cells = contact.new_cells();
            self.expected.add(&contact, &cells);
            upload.write_row(contact.row(&cells))?;
            cells[0] = BAD.to_owned();
            worst.write_row(contact.row(&cells))?;
        }
        upload.finish()?;
        worst.finish()?;
        Ok(())
    }
}

impl Expected {
    fn add(&mut self, contact: &Contact, cells: &[String]) {
        let bad = cells.iter().filter(|cell| *cell == BAD).count() as u64;
        let values = contact.values();
        let changes =
            cells.iter().zip(&values).filter(|(cell, value)| !cell.is_empty() && cell != value).count() as u64;
        self.errors += bad;
        if bad > 0 {
            self.rows_rejected += 1;
        } else if changes > 0 {
            self.rows_changed += 1;
            self.changes += changes;
        }
    }
}

fn create(path: &Path) -> Result<CsvWriter<File>> {
    Ok(csv_writer(File::create(path)?, Language::English))
}

/// The code of a criterion at a place of its list.
pub(super) fn code(field: &str, rank: u64) -> String {
    format!("{}{:02}", field.trim_start_matches("BY_").get(..3).unwrap_or(field), rank + 1)
}

/// The number that the contact at a place of the file has.
pub(super) fn number(place: u64) -> String {
    format!("C{place:08}")
}

/// A contact; all about it comes from its place and the seed alone.
struct Contact {
    random: Random,
    number: String,
    external_id: String,
    email: String,
    first: &'static str,
    family: &'static str,
    town: (&'static str, &'static str, &'static str),
    /// The rank of the code that it has, for each criterion.
    ranks: [Option<u64>; CRITERIA.len()],
}

impl Contact {
    fn make(place: u64) -> Self {
        let mut random = Random::new(SEED ^ place.wrapping_mul(0xa076_1d64_78bd_642f));
        let (first, family, town) = (random.pick(&FIRST), random.pick(&FAMILY), random.pick(&TOWNS));
        Self {
            number: number(place),
            external_id: format!("EXT-{place:09}"),
            email: format!("c{place}@example.org"),
            first,
            family,
            town,
            ranks: CRITERIA.map(|(_, codes)| random.chance(60).then(|| random.below(codes))),
            random,
        }
    }

    /// Its codes, blank where it has none.
    fn values(&self) -> [String; CRITERIA.len()] {
        std::array::from_fn(|at| self.ranks[at].map(|rank| code(CRITERIA[at].0, rank)).unwrap_or_default())
    }

    /// What the file says in its `[new]` cells.
    fn new_cells(&mut self) -> [String; CRITERIA.len()] {
        let values = self.values();
        if self.random.chance(5) {
            return values.map(|value| if self.random.chance(30) { value } else { String::new() });
        }
        let mut filled = CRITERIA.map(|_| self.random.chance(30));
        if !filled.contains(&true) {
            filled[self.random.below(CRITERIA.len() as u64) as usize] = true;
        }
        std::array::from_fn(|at| if filled[at] { self.new_cell(at) } else { String::new() })
    }

    /// Another code than the present one; in 2 of 100 cases one that does not exist.
    fn new_cell(&mut self, at: usize) -> String {
        let (field, codes) = CRITERIA[at];
        if self.random.chance(2) {
            return BAD.to_owned();
        }
        let rank = match self.ranks[at] {
            Some(present) => (present + 1 + self.random.below(codes - 1)) % codes,
            None => self.random.below(codes),
        };
        code(field, rank)
    }

    fn row<'a>(&'a self, cells: &'a [String]) -> impl Iterator<Item = String> + 'a {
        let known = [&self.number, &self.external_id, &self.email, self.first, self.family].map(str::to_owned);
        known.into_iter().chain(self.values().into_iter().zip(cells.iter().cloned()).flat_map(|(old, new)| [old, new]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_have_the_shape_of_the_standard_work() {
        let folder = tempfile::tempdir().unwrap();
        let work = Work::make(folder.path(), 10_000).unwrap();
        let upload = std::fs::read_to_string(work.upload()).unwrap();
        assert_eq!(upload.lines().count(), 10_001);
        assert_eq!(upload.lines().next().unwrap().split(',').count(), 25);
        let Expected { errors, rows_rejected, rows_changed, changes } = work.expected;
        let within = |found: u64, from, until| assert!((from..until).contains(&found), "{found}: {:?}", work.expected);
        within(errors, 500, 700);
        within(rows_rejected, 480, 680);
        within(rows_changed, 8_700, 9_200);
        within(changes, 25_000, 28_500);
        let worst = std::fs::read_to_string(work.worst()).unwrap();
        assert!(worst.lines().skip(1).all(|line| line.contains(BAD)));
    }

    #[test]
    fn the_same_work_is_made_twice() {
        let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let works = [&one, &two].map(|folder| Work::make(folder.path(), 300).unwrap());
        let files = |work: &Work| {
            [work.fields(), work.creation(), work.upload(), work.worst()].map(|path| std::fs::read(path).unwrap())
        };
        assert_eq!(files(&works[0]), files(&works[1]));
        assert_eq!(works[0].expected, works[1].expected);
    }
}
