//! A day as people and programs write it, in figures or with the name of its month, with or without a time.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::text::fold;

/// The years that a date may have.
const YEARS: std::ops::RangeInclusive<i32> = 1800..=2200;

/// Names of months and what they are cut to, folded, in the three languages.
const MONTHS: [&[&str]; 12] = [
    &["january", "janvier", "janeiro", "jan", "janv"],
    &["february", "fevrier", "fevereiro", "feb", "fev", "fevr"],
    &["march", "mars", "marco", "mar"],
    &["april", "avril", "abril", "apr", "avr", "abr"],
    &["may", "mai", "maio"],
    &["june", "juin", "junho", "jun"],
    &["july", "juillet", "julho", "jul", "juil"],
    &["august", "aout", "agosto", "aug", "ago", "aou"],
    &["september", "septembre", "setembro", "sep", "sept", "set"],
    &["october", "octobre", "outubro", "oct", "out"],
    &["november", "novembre", "novembro", "nov"],
    &["december", "decembre", "dezembro", "dec", "dez"],
];

/// Words in a date that say nothing more: the days of the week, what they are cut to, and small ones. (`mar` is March.)
#[rustfmt::skip]
const FILLERS: &[&str] = &[
    "de", "of", "the", "le", "a", "as", "at", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "lun", "mer", "jeu", "ven",
    "sam", "dim", "seg", "ter", "qua", "qui", "sex", "sab", "dom", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "lundi",
    "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "segunda", "terca", "quarta", "quinta", "sexta",
    "feira", "sabado", "domingo",
];

/// How a column writes its dates, where a mapping says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DateForm {
    /// The order of day, month and year; without it dates of figures are read year first or day first, never month first.
    pub order: Option<DateOrder>,
    /// Years of two digits up to this one are of the 2000s, later ones of the 1900s; without it they can't be read.
    pub century: Option<u8>,
}

/// The order of a date's figures. Four digits at the beginning always are the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DateOrder {
    /// 25/03/2026.
    #[serde(rename = "d-m-y")]
    DayFirst,
    /// 03/25/2026.
    #[serde(rename = "m-d-y")]
    MonthFirst,
    /// 26/03/25.
    #[serde(rename = "y-m-d")]
    YearFirst,
}

impl DateOrder {
    /// Every order.
    pub const ALL: [Self; 3] = [Self::DayFirst, Self::MonthFirst, Self::YearFirst];

    /// `d-m-y`, `m-d-y` or `y-m-d`.
    pub fn name(self) -> &'static str {
        match self {
            Self::DayFirst => "d-m-y",
            Self::MonthFirst => "m-d-y",
            Self::YearFirst => "y-m-d",
        }
    }

    /// The order of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.name() == name)
    }
}

/// A day that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day {
    pub date: NaiveDate,
    /// Whether a time other than midnight stood beside it.
    pub has_time: bool,
    /// Whether day and month could have changed places.
    pub is_ambiguous: bool,
}

/// Why a cell is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoDay {
    /// Nothing like a date.
    Unreadable,
    /// A year of two digits, of a century that nobody has said.
    ShortYear,
    /// Day and month only.
    NoYear,
}

impl NoDay {
    /// The name in messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::ShortYear => "short-year",
            Self::NoYear => "no-year",
        }
    }
}

/// Reads a trimmed cell.
pub(super) fn read(cell: &str, form: DateForm) -> Result<Day, NoDay> {
    let (text, has_time) = without_time(cell);
    let parts = match figures(text) {
        Some([first, second, third]) => ordered(first, second, third, form)?,
        None if is_day_and_month(text) => return Err(NoDay::NoYear),
        None => named(text, form).or_else(|| compact(text).map(Ok)).ok_or(NoDay::Unreadable)??,
    };
    let date = date(parts.year, parts.month, parts.day).ok_or(NoDay::Unreadable)?;
    Ok(Day { date, has_time, is_ambiguous: parts.is_ambiguous })
}

/// Day and month as they would be if the first two figures of a date stood month first (`03/25/2026`).
pub(super) fn month_first(cell: &str) -> Option<NaiveDate> {
    let [first, second, third] = figures(without_time(cell).0)?;
    date(full_year(third)?, short(first)?, short(second)?)
}

struct Parts {
    year: i32,
    month: u32,
    day: u32,
    is_ambiguous: bool,
}

/// The three groups of digits of a date with one kind of mark between them.
fn figures(text: &str) -> Option<[&str; 3]> {
    let mark = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '-' | '/' | '.'))?;
    let mut groups = text.split(mark);
    let found = [groups.next()?, groups.next()?, groups.next()?];
    let are_digits = found.iter().all(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit()));
    (are_digits && groups.next().is_none()).then_some(found)
}

fn ordered(first: &str, second: &str, third: &str, form: DateForm) -> Result<Parts, NoDay> {
    let order = match form.order {
        _ if first.len() == 4 => DateOrder::YearFirst,
        None => DateOrder::DayFirst,
        Some(order) => order,
    };
    let (year, month, day) = match order {
        DateOrder::YearFirst => (first, second, third),
        DateOrder::DayFirst => (third, second, first),
        DateOrder::MonthFirst => (third, first, second),
    };
    let (month, day) = (short(month).ok_or(NoDay::Unreadable)?, short(day).ok_or(NoDay::Unreadable)?);
    let is_ambiguous = form.order.is_none() && order == DateOrder::DayFirst && day <= 12 && day != month;
    Ok(Parts { year: any_year(year, form)?, month, day, is_ambiguous })
}

fn is_day_and_month(text: &str) -> bool {
    text.split_once(['-', '/', '.']).is_some_and(|(day, month)| short(day).is_some() && short(month).is_some())
}

/// `12 mars 2026`, `March 12, 2026`, `12-Mar-2026`: a month by its name can stand in no wrong place.
fn named(text: &str, form: DateForm) -> Option<Result<Parts, NoDay>> {
    let text = fold(text);
    let words = text.split([' ', '-', '/', '.', ',']).filter(|word| !word.is_empty() && !FILLERS.contains(word));
    let words: Vec<&str> = words.collect();
    let [first, second, third] = words.as_slice() else { return None };
    let (month, day, year) = match (month(first), month(second)) {
        (None, Some(month)) if full_year(first).is_some() => (month, third, first),
        (None, Some(month)) => (month, first, third),
        (Some(month), None) => (month, second, third),
        _ => return None,
    };
    let day = short(without_ordinal(day))?;
    Some(any_year(year, form).map(|year| Parts { year, month, day, is_ambiguous: false }))
}

fn month(word: &str) -> Option<u32> {
    MONTHS.iter().zip(1..).find(|(names, _)| names.contains(&word)).map(|(_, month)| month)
}

/// `1er`, `1º`, `12th` as their figures.
fn without_ordinal(day: &str) -> &str {
    ["er", "st", "nd", "rd", "th", "º", "°", "o"].iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day)
}

/// `20260309`. Read day first it would be of a year that nobody has.
fn compact(text: &str) -> Option<Parts> {
    let is_compact = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
    let parts = is_compact.then(|| (text[..4].parse(), text[4..6].parse(), text[6..].parse()));
    match parts? {
        (Ok(year), Ok(month), Ok(day)) => Some(Parts { year, month, day, is_ambiguous: false }),
        _ => None,
    }
}

fn any_year(digits: &str, form: DateForm) -> Result<i32, NoDay> {
    match (full_year(digits), short(digits).filter(|_| digits.len() == 2), form.century) {
        (Some(year), ..) => Ok(year),
        (None, Some(year), Some(last)) => {
            let century = if year <= u32::from(last) { 2000 } else { 1900 };
            Ok(century + i32::try_from(year).unwrap_or_default())
        }
        (None, Some(_), None) => Err(NoDay::ShortYear),
        (None, None, _) => Err(NoDay::Unreadable),
    }
}

fn full_year(digits: &str) -> Option<i32> {
    (digits.len() == 4).then(|| number(digits)).flatten().and_then(|year| year.try_into().ok())
}

fn short(digits: &str) -> Option<u32> {
    matches!(digits.len(), 1 | 2).then(|| number(digits)).flatten()
}

fn number(digits: &str) -> Option<u32> {
    // `parse` alone would take a sign.
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    YEARS.contains(&year).then(|| NaiveDate::from_ymd_opt(year, month, day)).flatten()
}

/// The cell without its time, and whether that was another one than midnight.
fn without_time(cell: &str) -> (&str, bool) {
    let mut marks = cell.char_indices().filter(|(_, c)| matches!(c, ' ' | 'T' | 't' | '\u{a0}' | '\u{202f}'));
    let found = marks.find_map(|(at, mark)| Some((at, is_midnight(&cell[at + mark.len_utf8()..], mark == 'T')?)));
    found.map_or((cell, false), |(at, is_midnight)| (cell[..at].trim_end_matches(','), !is_midnight))
}

/// Whether a time is midnight; `None` if a text is no time; `may_be_bare` says that it may have no marks. `14:05`,
/// `00:00:00.000Z`, `2:05 pm`, `14:05:00+02:00`.
fn is_midnight(text: &str, may_be_bare: bool) -> Option<bool> {
    let text = without_zone(text.trim());
    let half = text.to_ascii_lowercase();
    let (clock, half) = match half.strip_suffix("am").or_else(|| half.strip_suffix("pm")) {
        Some(clock) => (clock.trim_end(), half.get(half.len() - 2..)),
        None => (half.as_str(), None),
    };
    let (clock, fraction) = clock.split_once(['.', ',']).unwrap_or((clock, "0"));
    let groups = groups(clock, may_be_bare)?;
    let (hour, rest) = groups.split_first()?;
    let is_time = *hour <= 24 && matches!(rest.len(), 1 | 2) && rest.iter().all(|part| *part < 60);
    let is_fraction = !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit());
    let is_first = *hour == 0 && half != Some("pm") || *hour == 12 && half == Some("am");
    let is_rest = rest.iter().all(|part| *part == 0) && fraction.bytes().all(|b| b == b'0');
    (is_time && is_fraction).then_some(is_first && is_rest)
}

/// Hours, minutes and seconds: of `14:05:00`, `14h05`, and bare ones of `T140500`.
fn groups(clock: &str, may_be_bare: bool) -> Option<Vec<u32>> {
    match clock.len() {
        4 | 6 if may_be_bare && clock.bytes().all(|b| b.is_ascii_digit()) => {
            (0..clock.len()).step_by(2).map(|at| number(clock.get(at..at + 2)?)).collect()
        }
        _ => clock.split([':', 'h']).map(short).collect(),
    }
}

/// The time without `Z`, `UTC`, `+02:00`, `-0300`, `+02`, `GMT+0100 (CET)`.
fn without_zone(time: &str) -> &str {
    let time = time.split_once(" (").map_or(time, |(time, _)| time);
    if let Some(time) = ["Z", "z", "UTC", "GMT"].iter().find_map(|zone| time.strip_suffix(zone)) {
        return time.trim_end();
    }
    match time.rfind(['+', '-', '\u{2212}']) {
        Some(at) if at > 0 => {
            let offset = time[at..].trim_start_matches(['+', '-', '\u{2212}']).replace(':', "");
            let is_offset = matches!(offset.len(), 2 | 4) && offset.bytes().all(|b| b.is_ascii_digit());
            if !is_offset {
                return time;
            }
            let time = time[..at].trim_end();
            ["GMT", "UTC"].iter().find_map(|zone| time.strip_suffix(zone)).unwrap_or(time).trim_end()
        }
        _ => time,
    }
}
