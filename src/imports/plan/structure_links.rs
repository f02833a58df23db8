//! The closing pass of a test over links between persons and structures: they are judged on the state after the whole plan.
//! A structure may be made by any row of the file, before or after those of its people; what rejects that row rejects theirs.

use std::collections::{HashMap, HashSet};

use super::closing::Closing;
use super::row_outcomes::{RowOutcome, SeenTokens, TestedRow};
use super::store;
use super::whole_file::AFTER_ALL;
use crate::contacts::change::{Change, SubjectChange};
use crate::contacts::turn::Turns;
use crate::contacts::{find, numbers, people};
use crate::db::Db;
use crate::error::Result;
use crate::fields::FieldId;
use crate::fields::standard::{CONTACT_NR, KIND, STRUCTURE, STRUCTURE_NR};
use crate::imports::check::broken_link::Broken;
use crate::imports::check::checker::Checker;
use crate::imports::check::damage;
use crate::imports::check::tokens;
use crate::imports::model::counts::Counts;
use crate::imports::model::import::Import;
use crate::imports::model::layout::Role;

/// How many rows or people are looked at at once.
const PAGE: usize = 1000;

/// The longest number that zeros may have been taken from.
const LONGEST: usize = crate::fields::standard::NUMBER_MAX;

/// Rejects the rows that would leave a link which leads to no structure.
pub(super) fn reject_broken(db: &mut Db, closing: &mut Closing<'_>, checker: &Checker) -> Result<()> {
    if checker.writes(STRUCTURE_NR) {
        let rows = SeenTokens::rows_with(db, closing.import.id, tokens::LINK)?;
        for page in rows.chunks(PAGE) {
            if !judge_links(db, closing, checker, page)? {
                return Ok(());
            }
        }
    }
    if checker.may_change_kinds() {
        for row in SeenTokens::rows_with(db, closing.import.id, tokens::NO_STRUCTURE_ANY_MORE)? {
            if !judge_unmade(db, closing, checker, row)? {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// A row of the plan that links its contact, and the number.
struct Link {
    row: i64,
    subject: i64,
    number: String,
}

/// Judges the links of these rows. False if there is no use for more.
fn judge_links(db: &mut Db, closing: &mut Closing<'_>, checker: &Checker, rows: &[i64]) -> Result<bool> {
    let links: Vec<Link> = store::of_rows(db, closing.import, rows)?.into_iter().filter_map(link).collect();
    let structures = Structures::find(db, closing.import, &links)?;
    let (mut broken, mut waits) = (Vec::new(), false);
    for link in &links {
        match structures.made_by(&link.number) {
            Ok(row) => waits |= row > link.row,
            Err(why) => broken.push((link, why)),
        }
    }
    let Some(last) = rows.last().filter(|_| waits || !broken.is_empty()) else { return Ok(true) };
    name_lost_zeros(db, closing.import, &mut broken)?;
    let numbers = numbers::of_contacts(db, broken.iter().map(|(link, _)| link.subject))?;
    closing.write(db, *last, |db, import, counts| {
        take_turns(waits, counts);
        let mut issues = Vec::with_capacity(broken.len());
        for (link, why) in broken {
            reject(db, import, link.row, counts)?;
            let issue = why.issue(link.row, checker.link_column(), &link.number);
            issues.push(issue.of(numbers.get(&link.subject).map(String::as_str)));
        }
        store::add_issues(db, import.id, issues, AFTER_ALL, counts)
    })
}

/// Where a row waits for a later one, the import is worked in turns.
fn take_turns(waits: bool, counts: &mut Counts) {
    if waits {
        counts.turns.get_or_insert_with(Turns::default);
    }
}

fn link(row: SubjectChange) -> Option<Link> {
    let number = change_of(&row, STRUCTURE_NR)?.new.clone()?;
    Some(Link { row: row.row, subject: row.subject, number })
}

fn change_of(row: &SubjectChange, field: FieldId) -> Option<&Change> {
    row.changes.iter().find(|change| change.field == field)
}

fn reject(db: &mut Db, import: &Import, row: i64, counts: &mut Counts) -> Result<()> {
    store::reject(db, import, &TestedRow { row, outcome: RowOutcome::Changed, tokens: Vec::new() }, counts)
}

/// What the contacts that links name are, and what the plan makes of them.
struct Structures {
    /// By number: its id, and whether it is a structure now.
    present: HashMap<String, (i64, bool)>,
    /// By id: the row that changes what it is, and whether that is a structure then.
    changed: HashMap<i64, (i64, bool)>,
    /// By number: the row that makes a new contact of it, and whether that is a structure; none if the row is rejected.
    made: HashMap<String, (i64, Option<bool>)>,
}

impl Structures {
    fn find(db: &mut Db, import: &Import, links: &[Link]) -> Result<Self> {
        let numbers: HashSet<&str> = links.iter().map(|link| link.number.as_str()).collect();
        let mut this = Self { present: HashMap::new(), changed: HashMap::new(), made: HashMap::new() };
        let wanted: Vec<&str> = numbers.iter().copied().collect();
        for contact in find::by_keys(db, import.institution_id, CONTACT_NR, &wanted)? {
            let is_structure = people::is_structure(&contact.slots()?);
            this.present.insert(contact.number, (contact.id, is_structure));
        }
        let ids: Vec<i64> = this.present.values().map(|(id, _)| *id).collect();
        for row in store::of_subjects(db, import, &ids)? {
            let kind = change_of(&row, KIND).map(|change| change.new.as_deref() == Some(STRUCTURE));
            this.changed.extend(kind.map(|is_structure| (row.subject, (row.row, is_structure))));
        }
        let missing = numbers.into_iter().filter(|number| !this.present.contains_key(*number));
        this.made = made(db, import, missing)?;
        Ok(this)
    }

    /// The row that makes a structure of this number, 0 if it is one already; or why there will be none.
    fn made_by(&self, number: &str) -> std::result::Result<i64, Broken> {
        if let Some((id, is_structure)) = self.present.get(number) {
            return match (self.changed.get(id), is_structure) {
                (Some((row, true)), _) => Ok(*row),
                (Some((row, false)), true) => Err(Broken::BecomesIndividual { row: *row }),
                (None, true) => Ok(0),
                (_, false) => Err(Broken::Individual),
            };
        }
        match self.made.get(number) {
            Some((row, Some(true))) => Ok(*row),
            Some((row, Some(false))) => Err(Broken::BecomesIndividual { row: *row }),
            Some((row, None)) => Err(Broken::Rejected { row: *row }),
            None => Err(Broken::Nobody { meant: None }),
        }
    }
}

/// The rows that make new contacts of these numbers, and whether those are structures; none where the row is rejected.
fn made<'n>(
    db: &mut Db,
    import: &Import,
    numbers: impl Iterator<Item = &'n str>,
) -> Result<HashMap<String, (i64, Option<bool>)>> {
    let numbers: HashMap<u64, &str> = numbers.map(|number| (tokens::of_number(number), number)).collect();
    let rows = SeenTokens::rows_by_token(db, import.id, &numbers.keys().copied().collect())?;
    let mut made: HashMap<String, (i64, Option<bool>)> =
        rows.iter().map(|(token, row)| (numbers[token].to_owned(), (*row, None))).collect();
    let rows: Vec<i64> = rows.into_values().collect();
    for row in store::of_rows(db, import, &rows)? {
        let number = change_of(&row, CONTACT_NR).and_then(|change| change.new.as_ref());
        if let Some((_, is_structure)) = number.and_then(|number| made.get_mut(number)) {
            *is_structure = change_of(&row, KIND).map(|change| change.new.as_deref() == Some(STRUCTURE));
        }
    }
    Ok(made)
}

/// Names the structures of the file whose numbers a spreadsheet has probably taken zeros from.
fn name_lost_zeros(db: &mut Db, import: &Import, broken: &mut [(&Link, Broken)]) -> Result<()> {
    let lengths: Vec<usize> = (1..=LONGEST).collect();
    let unknown = broken.iter().filter(|(_, why)| matches!(why, Broken::Nobody { .. }));
    let before: HashSet<String> =
        unknown.flat_map(|(link, _)| damage::undamaged_keys(&link.number, &lengths)).collect();
    let present =
        find::by_keys(db, import.institution_id, CONTACT_NR, &before.iter().map(String::as_str).collect::<Vec<_>>())?;
    let mut known: HashSet<String> = HashSet::new();
    for contact in present {
        let is_structure = people::is_structure(&contact.slots()?);
        known.extend(Some(contact.number).filter(|_| is_structure));
    }
    let made = made(db, import, before.iter().map(String::as_str))?;
    known.extend(
        made.into_iter().filter(|(_, (_, is_structure))| *is_structure == Some(true)).map(|(number, _)| number),
    );
    for (link, why) in broken {
        if let Broken::Nobody { meant } = why {
            *meant = damage::undamaged_keys(&link.number, &lengths).find(|number| known.contains(number));
        }
    }
    Ok(())
}

/// Rejects a row that makes something else of a structure, if people belong to it whom the plan does not lead away. False if
/// there is no use for more.
fn judge_unmade(db: &mut Db, closing: &mut Closing<'_>, checker: &Checker, row: i64) -> Result<bool> {
    let Some(planned) = store::of_rows(db, closing.import, &[row])?.pop() else { return Ok(true) };
    let subject = planned.subject;
    let Some(structure) = numbers::of_contacts(db, [subject].into_iter())?.remove(&subject) else { return Ok(true) };
    let (mut after, mut waits) = (0, false);
    let stays = loop {
        let people = people::ids_after(db, closing.import.institution_id, &structure, after, PAGE)?;
        let Some(last) = people.last() else { break None };
        after = *last;
        let leaving: HashMap<i64, i64> = store::of_subjects(db, closing.import, &people)?
            .iter()
            .filter(|person| change_of(person, STRUCTURE_NR).is_some())
            .map(|person| (person.subject, person.row))
            .collect();
        waits |= leaving.values().any(|person| *person > row);
        if let Some(stays) = people.iter().find(|person| !leaving.contains_key(person)) {
            break Some(numbers::of_contacts(db, [*stays].into_iter())?.remove(stays).unwrap_or_default());
        }
    };
    if !waits && stays.is_none() {
        return Ok(true);
    }
    closing.write(db, row, |db, import, counts| {
        take_turns(waits, counts);
        let Some(person) = stays else { return Ok(()) };
        reject(db, import, row, counts)?;
        let column = checker.layout.find(&Role::New(KIND));
        let issue = Broken::HasPeople { person }.issue(row, column, &structure).of(Some(&structure));
        store::add_issues(db, import.id, vec![issue], AFTER_ALL, counts)
    })
}
