//! What a column is by its values, for headers that say nothing: proposals for the page, with the share of cells that fit.
//! Nothing is taken for a guess alone.

use std::collections::HashSet;

use crate::contacts::catalogue::Catalogue;
use crate::contacts::find;
use crate::db::Db;
use crate::error::Result;
use crate::fields::{Field, FieldId, Group, Input, Surroundings, Type, standard};
use crate::kinds::Kind;

/// What a column may be, by its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// The field, by code; `None`: a new field of this type would fit.
    pub field: Option<String>,
    /// The word of the type that a new field would have.
    pub new_type: Option<&'static str>,
    /// How many of a hundred filled cells that were looked at fit.
    pub percent: usize,
    /// How many filled cells were looked at.
    pub cells: usize,
}

impl Guess {
    /// Whether it is sure enough to be filled in.
    pub fn is_likely(&self) -> bool {
        self.percent >= LIKELY_PERCENT
    }
}

/// From this share on a guess is filled in, for the user to agree.
const LIKELY_PERCENT: usize = 80;

/// Below this share a guess is none.
const LEAST_PERCENT: usize = 60;

/// Fewer different cells prove nothing where one of few words fits.
const LEAST_CELLS: usize = 3;

/// The columns of which something is asked, with the cells that were looked at.
pub(crate) struct Guesser<'a> {
    catalogue: &'a Catalogue,
    kind: Kind,
    around: Surroundings<'a>,
    /// Fields that other columns have.
    taken: HashSet<FieldId>,
}

impl<'a> Guesser<'a> {
    /// For a file of this kind in which other columns have these fields; phones are read by `around`.
    pub(crate) fn new(catalogue: &'a Catalogue, kind: Kind, around: Surroundings<'a>, taken: HashSet<FieldId>) -> Self {
        Self { catalogue, kind, around, taken }
    }

    /// Guesses what columns are, one column a field: the surest first. `columns` are filled cells by position.
    pub(crate) fn guess(
        mut self,
        db: &mut Db,
        institution: i64,
        columns: &[(usize, Vec<&str>)],
    ) -> Result<Vec<(usize, Guess)>> {
        let mut all: Vec<(usize, usize, Guess, FieldId)> = Vec::new();
        for (at, cells) in columns.iter().filter(|(_, cells)| cells.len() >= LEAST_CELLS) {
            let mut found = self.keys(db, institution, cells)?;
            found.extend(self.fields(cells));
            found.extend(self.new_field(cells));
            found.extend(self.town(*at, columns));
            all.extend(found.into_iter().map(|(rank, guess, field)| (*at, rank, guess, field)));
        }
        all.sort_by(|(a_at, a_rank, a, _), (b_at, b_rank, b, _)| {
            (a_rank, b.percent, a_at).cmp(&(b_rank, a.percent, b_at))
        });
        let mut guesses: Vec<(usize, Guess)> = Vec::new();
        for (at, _, guess, field) in all {
            let is_free = guess.field.is_none() || self.taken.insert(field);
            if is_free && !guesses.iter().any(|(other, _)| *other == at) {
                guesses.push((at, guess));
            }
        }
        Ok(guesses)
    }

    /// Contact numbers and external ids that there are.
    fn keys(&self, db: &mut Db, institution: i64, cells: &[&str]) -> Result<Vec<(usize, Guess, FieldId)>> {
        /// So many are looked up.
        const MOST: usize = 200;
        let cells = &cells[..cells.len().min(MOST)];
        let mut found = Vec::new();
        for field in [standard::CONTACT_NR, standard::EXTERNAL_ID] {
            let mut contacts = HashSet::new();
            for contact in find::by_keys(db, institution, field, cells)? {
                contacts.extend(match field {
                    standard::CONTACT_NR => Some(contact.number),
                    _ => contact.slots()?.value(field).map(str::to_owned),
                });
            }
            found.extend(self.sure(field, cells, |cell| contacts.contains(cell)).map(|guess| (0, guess, field)));
        }
        Ok(found)
    }

    /// Fields whose cells are of a form or among few: e-mail, phone, country, language, date of birth, postcode, lists.
    fn fields(&self, cells: &[&str]) -> Vec<(usize, Guess, FieldId)> {
        let fields = self.catalogue.fields().iter().filter(|field| self.kind.can_change(field) || is_key(field.id));
        let free = fields.filter(|field| !self.taken.contains(&field.id));
        free.filter_map(|field| {
            let rank = rank(field)?;
            let guess = self.sure(field.id, cells, |cell| self.fits(field, cell))?;
            Some((rank, guess, field.id))
        })
        .collect()
    }

    fn fits(&self, field: &Field, cell: &str) -> bool {
        let is_read = || matches!(field.decode(cell, &self.around).input, Some(Input::Set(_) | Input::SetCodes(_)));
        match field.id {
            standard::ZIPCODE => is_postcode(cell),
            standard::PHONE | standard::CELLPHONE => is_like_phone(cell) && is_read(),
            standard::BIRTHDATE => is_read() && is_of_a_life(field, cell, &self.around),
            standard::PREF_LANG => cell.chars().any(char::is_lowercase) && is_read(),
            standard::COUNTRY => !(cell.len() == 2 && cell.chars().all(char::is_lowercase)) && is_read(),
            _ => is_read(),
        }
    }

    /// A town: words beside a column of postcodes.
    fn town(&self, at: usize, columns: &[(usize, Vec<&str>)]) -> Option<(usize, Guess, FieldId)> {
        let is_beside = |other: usize| other + 1 == at || at + 1 == other;
        let beside = columns.iter().filter(|(other, _)| is_beside(*other));
        let has_postcodes = beside.map(|(_, cells)| share(cells, is_postcode)).any(|share| share >= LEAST_PERCENT);
        let (_, cells) = columns.iter().find(|(other, _)| *other == at)?;
        let is_word = |cell: &str| !cell.chars().any(|c| c.is_ascii_digit() || c == '@');
        let guess = self.sure(standard::TOWN, cells, is_word)?;
        has_postcodes.then_some((5, guess, standard::TOWN))
    }

    /// The type of a new field, where no field fits.
    fn new_field(&self, cells: &[&str]) -> Option<(usize, Guess, FieldId)> {
        if !self.kind.makes_fields() {
            return None;
        }
        let types = [("yes/no", Type::YesNo), ("date", Type::Date), ("number", Type::Number)];
        types.into_iter().find_map(|(word, kind)| {
            let field = Field::new(0, "", Group::Custom, kind, Default::default());
            let percent = share(cells, |cell| matches!(field.decode(cell, &self.around).input, Some(Input::Set(_))));
            let guess = Guess { field: None, new_type: Some(word), percent, cells: cells.len() };
            (percent >= LEAST_PERCENT && !(kind == Type::Number && cells.iter().any(|cell| has_zero_before(cell))))
                .then_some((9, guess, 0))
        })
    }

    fn sure(&self, id: FieldId, cells: &[&str], fits: impl Fn(&str) -> bool) -> Option<Guess> {
        let field = self.catalogue.by_id(id).filter(|_| !self.taken.contains(&id))?;
        let percent = share(cells, fits);
        let guess = Guess { field: Some(field.code.clone()), new_type: None, percent, cells: cells.len() };
        (percent >= LEAST_PERCENT).then_some(guess)
    }
}

/// How many of a hundred cells fit, rounded down.
fn share(cells: &[&str], fits: impl Fn(&str) -> bool) -> usize {
    let fit = cells.iter().filter(|cell| fits(cell)).count();
    fit * 100 / cells.len().max(1)
}

fn is_key(field: FieldId) -> bool {
    matches!(field, standard::EMAIL | standard::PHONE)
}

/// How telling the form of a field's cells is, the most telling first; `None` where anything fits.
fn rank(field: &Field) -> Option<usize> {
    match (field.id, field.kind) {
        (standard::OWNER | standard::TAGS, _) => None,
        (_, Type::Email) => Some(1),
        (_, Type::List | Type::MultiList) if !field.values().is_empty() => Some(2),
        (standard::BIRTHDATE, _) | (_, Type::Country | Type::Language) => Some(3),
        (standard::PHONE, _) => Some(4),
        (standard::CELLPHONE, _) => Some(5),
        (standard::ZIPCODE, _) => Some(6),
        _ => None,
    }
}

/// Four or five digits, or a postcode of eight digits, `75001`, `01310-100`.
fn is_postcode(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    let is_plain = cell.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '.' | ' '));
    is_plain && (matches!(digits, 4 | 5) && digits == cell.len() || digits == 8 && cell.contains('-'))
}

/// A number that is dialled has eight digits or more.
fn is_like_phone(cell: &str) -> bool {
    cell.chars().filter(char::is_ascii_digit).count() >= 8 && !cell.chars().any(char::is_alphabetic)
}

/// A date on which somebody living may be born, who is no child.
fn is_of_a_life(field: &Field, cell: &str, around: &Surroundings<'_>) -> bool {
    /// The youngest whom an institution writes to.
    const YOUNGEST: i32 = 10;
    /// The oldest.
    const OLDEST: i32 = 110;
    let today: i32 = around.today.format("%Y").to_string().parse().unwrap_or(0);
    match field.decode(cell, around).input {
        Some(Input::Set(date)) => {
            let year = date.get(..4).and_then(|year| year.parse::<i32>().ok());
            year.is_some_and(|year| (today - OLDEST..=today - YOUNGEST).contains(&year))
        }
        _ => false,
    }
}

/// `007` is no number.
fn has_zero_before(cell: &str) -> bool {
    cell.len() > 1 && cell.starts_with('0') && cell.bytes().all(|b| b.is_ascii_digit())
}
