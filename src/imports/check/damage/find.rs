//! Finds what a spreadsheet has done to a cell, and says it.

use std::borrow::Cow;

use super::accents::{broken, read_again};
use super::digits::{damaged_digits, damaged_phone, is_rounded, scientific, without_decimals};
use super::entities;
use super::harm::Harm;
use crate::fields::{Field, Type, date};
use crate::i18n::Language;
use crate::imports::model::issue::Issue;
use crate::imports::model::options::Damaged;
use crate::table::misread_alone;

/// The most characters that a spreadsheet's cell can hold.
const CELL_MAX: usize = 32_767;

/// How many characters are left where a program has cut a text: the limits of older spreadsheets and of their exchange
/// formats, and that of a cell.
const CUTS: [usize; 4] = [255, 256, 1024, CELL_MAX];

/// How much of a text a message shows.
const SHOWN: usize = 80;

/// A damaged cell.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Damage<'v> {
    pub harm: Harm,
    /// The value that proves it.
    pub proof: Option<&'v str>,
    /// The cell as it was before, where that is certain.
    pub repaired: Option<Cow<'v, str>>,
}

impl Damage<'_> {
    /// A number of more digits than a number cell keeps: which ones they were nobody can tell.
    pub(crate) fn of_many_digits() -> Self {
        Self { harm: Harm::Scientific, proof: None, repaired: None }
    }
}

/// Finds out whether a spreadsheet has damaged this cell. `known` are values that it may have been: the present one of
/// the contact, and the one of its `[old]` cell.
pub(crate) fn find<'v>(field: &Field, cell: &str, known: &[Option<&'v str>]) -> Option<Damage<'v>> {
    if !has_trace(field.kind, cell) {
        return None;
    }
    let known = known.iter().copied().flatten().filter(|known| !known.is_empty() && *known != cell);
    known.filter_map(|known| compare(field.kind, cell, known)).next().or_else(|| alone(field, cell))
}

/// What a guard has become in a workbook: a letter before this text.
pub(crate) fn guard(text: &str) -> Damage<'_> {
    Damage { harm: Harm::Guard, proof: None, repaired: Some(Cow::Borrowed(text)) }
}

/// Whether a cell looks as if there were anything to find out. Most don't.
fn has_trace(kind: Type, cell: &str) -> bool {
    let is_numeric = || cell.bytes().next().is_some_and(|b| b.is_ascii_digit() || matches!(b, b'+' | b'-'));
    match kind {
        Type::YesNo => false,
        Type::Date | Type::Number | Type::Phone => is_numeric(),
        _ => !cell.is_ascii() || cell.len() >= CUTS[0] || is_numeric() || cell.contains(['?', '&']),
    }
}

/// What a spreadsheet does to this known value to make this cell of it.
fn compare<'v>(kind: Type, cell: &str, known: &'v str) -> Option<Damage<'v>> {
    let harm = match kind {
        Type::Date => is_flipped(cell, known).then_some(Harm::Date),
        Type::Number => is_rounded(cell, known).then_some(Harm::Scientific),
        Type::Phone => damaged_phone(cell, known),
        Type::Text { .. } | Type::List | Type::MultiList | Type::Structure => {
            damaged_digits(cell, known).or_else(|| broken(cell, known)).or_else(|| cut(cell, known))
        }
        _ => broken(cell, known),
    };
    harm.map(|harm| Damage { harm, proof: Some(known), repaired: Some(Cow::Borrowed(known)) })
}

/// What a cell tells by itself.
fn alone<'v>(field: &Field, cell: &str) -> Option<Damage<'v>> {
    let unproved =
        |harm, repaired: Option<String>| Some(Damage { harm, proof: None, repaired: repaired.map(Cow::Owned) });
    if let Some(text) = read_again(cell) {
        return unproved(Harm::Accents, Some(text));
    }
    if let (Type::Text { .. }, [first, others @ ..]) = (field.kind, misread_alone(cell).as_slice()) {
        return unproved(Harm::Accents, others.is_empty().then(|| first.clone()));
    }
    if let Some(text) = entities::read(cell) {
        return unproved(Harm::Entities, Some(text));
    }
    if let Some(whole) = without_decimals(cell).filter(|whole| is_no_amount(field, cell, whole)) {
        return unproved(Harm::Number, Some(whole.to_owned()));
    }
    match field.kind {
        Type::Text { .. } if cell.contains('\u{fffd}') => unproved(Harm::Accents, None),
        Type::Text { .. } | Type::Structure if cell.contains("E+") && scientific(cell).is_some() => {
            unproved(Harm::Scientific, None)
        }
        Type::Text { .. } if cell.len() >= CELL_MAX && cell.chars().count() == CELL_MAX => unproved(Harm::Cut, None),
        _ => None,
    }
}

/// Whether a whole number with decimals (`75001.0`) is none that a person wrote: texts and phones have no decimals, and a
/// list has a code without.
fn is_no_amount(field: &Field, cell: &str, whole: &str) -> bool {
    match field.kind {
        Type::Text { .. } | Type::Phone | Type::Structure => true,
        Type::List => field.value(whole).is_some() && field.value(cell).is_none(),
        _ => false,
    }
}

/// Whether two dates are the same but for day and month, which have changed places.
fn is_flipped(cell: &str, known: &str) -> bool {
    use chrono::{Datelike, NaiveDate};
    let Ok(known) = known.parse::<NaiveDate>() else { return false };
    let flipped = NaiveDate::from_ymd_opt(known.year(), known.day(), known.month());
    flipped.is_some_and(|flipped| flipped != known && date::read(cell) == Some(flipped))
}

/// What became of a text of which the cell is only the beginning.
fn cut(cell: &str, known: &str) -> Option<Harm> {
    let is_cut = cell.len() < known.len() && known.starts_with(cell) && CUTS.contains(&cell.chars().count());
    is_cut.then_some(Harm::Cut)
}

/// Says what was found in a cell, with the proof, and what becomes of it.
pub(crate) fn issue(issue: Issue, field: &Field, damage: &Damage<'_>, choice: Damaged) -> Issue {
    let shown = |value: Option<&str>| value.map(|value| shown(field, value)).unwrap_or_default();
    issue
        .with("damage", damage.harm.name())
        .with("present", shown(damage.proof))
        .with("repaired", shown(damage.repaired.as_deref()))
        .with("choice", choice.name())
}

/// Says that a key was read as the one that it was before a spreadsheet.
pub(crate) fn key_repair(issue: Issue, key: &str) -> Issue {
    let harm = match without_decimals(&issue.value) {
        _ if scientific(&issue.value).is_some() => Harm::Scientific,
        Some(whole) if whole == key => Harm::Number,
        _ => Harm::Zeros,
    };
    let choice = Damaged::Repair.name();
    issue.with("damage", harm.name()).with("present", key).with("repaired", key).with("choice", choice)
}

/// Says of a `key-damaged` which key was probably meant, if any is known, and what the spreadsheet did.
pub(crate) fn key_damaged(issue: Issue, meant: Option<String>) -> Issue {
    let harm = if without_decimals(&issue.value).is_some() { Harm::Number } else { Harm::Scientific };
    issue.with("suggestion", meant.unwrap_or_default()).with("damage", harm.name())
}

/// A value as a message shows it: phones as people write them, long texts shortened.
fn shown(field: &Field, value: &str) -> String {
    match field.kind {
        Type::Phone => field.show(value, Language::default()),
        _ if value.chars().count() > SHOWN => value.chars().take(SHOWN).chain(['…']).collect(),
        _ => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::Group;

    fn field(kind: Type) -> Field {
        Field::new(2000, "TEST", Group::Criterion, kind, ["Test".into(), "Test".into(), "Test".into()])
    }

    const TEXT: Type = Type::Text { max: 2000 };

    #[test]
    fn what_a_spreadsheet_made_of_a_known_value_is_found() {
        let cases = [
            (Type::Phone, "+33612345678", "6.12E+8", Harm::Scientific),
            (Type::Phone, "+33612345678", "6,12E+08", Harm::Scientific),
            (Type::Phone, "+33612345678", "3.36123E+10", Harm::Scientific),
            (Type::Phone, "+33612345678", "33612345678.0", Harm::Number),
            (Type::Phone, "+33612345678", "612345678,0", Harm::Number),
            (TEXT, "12345678901234", "1.23457E+13", Harm::Scientific),
            (TEXT, "99999999", "1.00E+08", Harm::Scientific),
            (TEXT, "01234", "1234", Harm::Zeros),
            (TEXT, "0000", "0000.0", Harm::Number),
            (TEXT, "75001", "75001.0", Harm::Number),
            (TEXT, "01000", "1000.0", Harm::Zeros),
            (TEXT, "1234567890123456", "1234567890123450", Harm::Number),
            (Type::List, "007", "7", Harm::Zeros),
            (Type::Number, "61234567", "6.12E+07", Harm::Scientific),
            (Type::Date, "2020-03-04", "03/04/2020", Harm::Date),
            (Type::Date, "2020-03-04", "2020-04-03", Harm::Date),
            (TEXT, "Théâtre", "ThÃ©Ã¢tre", Harm::Accents),
            (TEXT, "Théâtre", "ThÃƒÂ©ÃƒÂ¢tre", Harm::Accents),
            (TEXT, "L’été", "Lâ€™Ã©tÃ©", Harm::Accents),
            (TEXT, "José", "JosŽ", Harm::Accents),
            (TEXT, "JOSÉ", "JOSƒ", Harm::Accents),
            (TEXT, "Conceição", "Concei‡Æo", Harm::Accents),
            (TEXT, "Cœur", "C½ur", Harm::Accents),
            (TEXT, "Théâtre", "Th?âtre", Harm::Accents),
            (TEXT, "Théâtre", "Th????tre", Harm::Accents),
            (TEXT, "Théâtre", "Th\u{fffd}\u{fffd}tre", Harm::Accents),
        ];
        for (kind, known, cell, harm) in cases {
            let found = find(&field(kind), cell, &[Some(known)]).map(|damage| (damage.harm, damage.repaired));
            assert_eq!(found, Some((harm, Some(Cow::Borrowed(known)))), "{known} → {cell}");
        }
    }

    #[test]
    fn what_a_person_wrote_is_left_alone() {
        let cases = [
            (TEXT, "01234", "1235"),
            (TEXT, "1234", "01234"),
            (TEXT, "12345", "1.23E+05"),
            (TEXT, "A-12", "12"),
            (TEXT, "SÃO PAULO", "MAÇÃ"),
            (TEXT, "Théâtre", "Theatre"),
            (TEXT, "JosŽ", "José"),
            (TEXT, "C½ur", "Cœur"),
            (TEXT, "José", "Josè"),
            (TEXT, "Erdõs", "Erdős"),
            (TEXT, "Qui ?", "Quoi ?"),
            (TEXT, "Jean-Pierre", "Jean"),
            (Type::Phone, "+33612345678", "06 12 34 56 79"),
            (Type::Phone, "+33612345678", "7.12E+8"),
            (Type::Date, "2020-03-04", "2020-04-05"),
            (Type::Date, "2020-04-04", "2020-03-04"),
            (Type::Date, "2020-03-25", "2020-03-26"),
            (Type::YesNo, "TRUE", "1"),
        ];
        for (kind, known, cell) in cases {
            let found = find(&field(kind), cell, &[Some(known)]).filter(|damage| damage.proof.is_some());
            assert_eq!(found, None, "{known} → {cell}");
        }
    }

    #[test]
    fn a_text_cut_where_programs_cut_is_found() {
        let whole = "é".repeat(300);
        let cell: String = whole.chars().take(255).collect();
        assert_eq!(find(&field(TEXT), &cell, &[Some(&whole)]).map(|found| found.harm), Some(Harm::Cut));
        let cell: String = whole.chars().take(254).collect();
        assert_eq!(find(&field(TEXT), &cell, &[Some(&whole)]), None);
        let full = "x".repeat(CELL_MAX);
        let alone = find(&field(TEXT), &full, &[None]);
        assert_eq!(alone, Some(Damage { harm: Harm::Cut, proof: None, repaired: None }));
    }

    #[test]
    fn some_traces_need_no_other_value() {
        let alone = |cell: &str| find(&field(TEXT), cell, &[None]).map(|damage| (damage.harm, damage.repaired));
        assert_eq!(alone("CafÃ© du Lac"), Some((Harm::Accents, Some("Café du Lac".into()))));
        assert_eq!(alone("VoilÃ© lÃ"), Some((Harm::Accents, Some("Voilé là".into()))));
        assert_eq!(alone("Caf\u{fffd}"), Some((Harm::Accents, None)));
        assert_eq!(alone("1.23457E+13"), Some((Harm::Scientific, None)));
        assert_eq!(alone("75001.0"), Some((Harm::Number, Some("75001".into()))));
        assert_eq!(alone("1042,0"), Some((Harm::Number, Some("1042".into()))));
        assert_eq!(alone("Du&#39;Val"), Some((Harm::Entities, Some("Du'Val".into()))));
        for cell in [
            "12E3",
            "1234",
            "12.5",
            "1.50",
            "v1.0",
            "R&B",
            "Café",
            "Quoi ?",
            "3E",
            "É+",
            "-4",
            "IRMÃ",
            "SÃO JOÃO DA MANHÃ",
        ] {
            assert_eq!(alone(cell), None, "{cell}");
        }
    }
}
