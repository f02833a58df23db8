//! What can be wrong with a link between a person and a structure, and what must be known to tell.

use std::collections::{HashMap, HashSet};

use super::checker::Checker;
use super::damage;
use crate::codes::Code;
use crate::contacts::{find, people};
use crate::db::Db;
use crate::error::Result;
use crate::fields::standard::{CONTACT_NR, KIND, NUMBER_MAX, STRUCTURE_NR};
use crate::imports::model::issue::Issue;
use crate::imports::model::layout::Role;
use crate::imports::model::options::Mode;
use crate::table::Row;

/// What is wrong with a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Broken {
    /// No contact has the number; perhaps it is what a spreadsheet made of this one.
    Nobody { meant: Option<String> },
    /// The contact is an individual.
    Individual,
    /// This row would make the structure, but is rejected.
    Rejected { row: i64 },
    /// This row makes an individual of it, or makes an individual of this number.
    BecomesIndividual { row: i64 },
    /// This contact belongs to the structure, which would be none any more.
    HasPeople { person: String },
    /// The contact that would be a structure belongs to this one.
    Belongs { structure: String },
}

impl Broken {
    /// The issue, which stands at the cell that breaks the link.
    pub(crate) fn issue(self, row: i64, column: Option<usize>, value: &str) -> Issue {
        let (why, other, rows) = match self {
            Self::Nobody { meant } => ("nobody", meant, None),
            Self::Individual => ("individual", None, None),
            Self::Rejected { row } => ("rejected", None, Some(row)),
            Self::BecomesIndividual { row } => ("becomes-individual", None, Some(row)),
            Self::HasPeople { person } => ("has-people", Some(person), None),
            Self::Belongs { structure } => ("belongs", Some(structure), None),
        };
        let mut issue = Issue::row(row, Code::UnknownStructure).with("why", why);
        issue.column = column.and_then(|at| i32::try_from(at).ok());
        issue.value = value.to_owned();
        issue.with("other", other.unwrap_or_default()).with("rows", rows.map_or(String::new(), |row| row.to_string()))
    }
}

impl Checker {
    /// Whether rows may make structures that other rows link to.
    pub(super) fn may_make_structures(&self) -> bool {
        self.options.mode != Mode::Update && self.writes(CONTACT_NR)
    }

    /// Whether rows may make structures of individuals, or individuals of structures.
    pub(crate) fn may_change_kinds(&self) -> bool {
        self.options.mode != Mode::Create && self.writes(KIND)
    }

    /// The column where a link stands.
    pub(crate) fn link_column(&self) -> Option<usize> {
        self.layout.find(&Role::New(STRUCTURE_NR))
    }
}

/// Of the numbers that these rows link to, and of those that they may have been before a spreadsheet: which a contact has,
/// and whether it is a structure.
pub(crate) fn linked(db: &mut Db, checker: &Checker, rows: &[Row]) -> Result<HashMap<String, bool>> {
    let mut linked = HashMap::new();
    if !checker.writes(STRUCTURE_NR) {
        return Ok(linked);
    }
    let cells: HashSet<String> = rows.iter().filter_map(|row| checker.new_value(row, STRUCTURE_NR)).collect();
    let undamaged = cells.iter().flat_map(|cell| damage::undamaged_keys(cell, &checker.zero_led_numbers));
    let undamaged: HashSet<String> = undamaged.collect();
    let numbers: Vec<&str> = cells.union(&undamaged).map(String::as_str).collect();
    for contact in find::by_keys(db, checker.institution, CONTACT_NR, &numbers)? {
        let is_structure = people::is_structure(&contact.slots()?);
        linked.insert(contact.number, is_structure);
    }
    Ok(linked)
}

/// What is wrong with a link to the contact of this number, as things are; `None` if it is a structure.
pub(crate) fn broken(db: &mut Db, institution: i64, number: &str) -> Result<Option<Broken>> {
    let lengths: Vec<usize> = (1..=NUMBER_MAX).collect();
    let before: Vec<String> = damage::undamaged_keys(number, &lengths).collect();
    let numbers: Vec<&str> = before.iter().map(String::as_str).chain([number]).collect();
    let mut structures = HashSet::new();
    for contact in find::by_keys(db, institution, CONTACT_NR, &numbers)? {
        let is_structure = people::is_structure(&contact.slots()?);
        match contact.number == number {
            true if is_structure => return Ok(None),
            true => return Ok(Some(Broken::Individual)),
            false => structures.extend(Some(contact.number).filter(|_| is_structure)),
        }
    }
    Ok(Some(Broken::Nobody { meant: before.into_iter().find(|number| structures.contains(number)) }))
}
