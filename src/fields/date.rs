//! A day: `YYYY-MM-DD`.

use chrono::NaiveDate;

use super::cell::{Decoded, Finding, Surroundings};
use super::field::FieldId;
use super::standard;
use crate::codes::Code;
use crate::i18n::{Language, format};

/// The years that a date may have.
const YEARS: std::ops::RangeInclusive<i32> = 1800..=2200;

/// Reads a trimmed cell: year first, or day first; never month first. If a column has month-first dates
/// ([`Surroundings::month_first`]), those that could be either are `bad-date` too.
pub(super) fn decode(field: FieldId, cell: &str, around: &Surroundings<'_>) -> Decoded {
    let date = match parts(cell) {
        Some(Parts::DayFirst(day, month, _)) if around.month_first && month != day && day <= 12 => None,
        _ => read(cell),
    };
    match date {
        Some(date) if field == standard::BIRTHDATE && date > around.today => {
            Decoded::wrong(Finding::new(Code::DateFuture))
        }
        Some(date) => Decoded::set(date.format("%Y-%m-%d").to_string()),
        None => Decoded::wrong(Finding::new(Code::BadDate)),
    }
}

/// The day that a trimmed cell means, year first or day first.
pub fn read(cell: &str) -> Option<NaiveDate> {
    match parts(cell)? {
        Parts::YearFirst(year, month, day) | Parts::DayFirst(day, month, year) => date(year, month, day),
    }
}

/// Whether a cell can only be a month-first date (`03/25/2026`), which tells how its whole column was written.
pub fn is_month_first_only(cell: &str) -> bool {
    match parts(crate::text::trim(cell)) {
        Some(Parts::DayFirst(first, second, year)) => second > 12 && date(year, first, second).is_some(),
        _ => false,
    }
}

enum Parts {
    YearFirst(i32, u32, u32),
    DayFirst(u32, u32, i32),
}

/// The three numbers of a date with one kind of mark between them.
fn parts(cell: &str) -> Option<Parts> {
    let cell = without_midnight(cell);
    let mark = cell.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '-' | '/' | '.'))?;
    let mut parts = cell.split(mark);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    if mark == '-' && first.len() == 4 {
        return Some(Parts::YearFirst(year(first)?, short(second)?, short(third)?));
    }
    Some(Parts::DayFirst(short(first)?, short(second)?, year(third)?))
}

/// A real date of a spreadsheet may come with a time of day, which is midnight.
fn without_midnight(cell: &str) -> &str {
    [" 00:00:00", "T00:00:00", " 00:00"].iter().find_map(|time| cell.strip_suffix(time)).unwrap_or(cell)
}

fn short(digits: &str) -> Option<u32> {
    matches!(digits.len(), 1 | 2).then(|| number(digits)).flatten()
}

fn year(digits: &str) -> Option<i32> {
    (digits.len() == 4).then(|| number(digits)).flatten().and_then(|year| year.try_into().ok())
}

fn number(digits: &str) -> Option<u32> {
    // `parse` alone would take a sign.
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

fn date(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    YEARS.contains(&year).then(|| NaiveDate::from_ymd_opt(year, month, day)).flatten()
}

/// The day with the name of its month.
pub(super) fn show(value: &str, language: Language) -> String {
    value.parse().map_or_else(|_| value.to_owned(), |date| format::date(language, date))
}

#[cfg(test)]
mod tests {
    use super::super::tests::*;
    use super::*;
    use crate::fields::{Input, Type};

    #[test]
    fn year_first_and_day_first_are_read() {
        for (cell, value) in [
            ("2026-03-09", "2026-03-09"),
            ("2026-3-9", "2026-03-09"),
            ("09.03.2026", "2026-03-09"),
            ("9.3.2026", "2026-03-09"),
            ("09/03/2026", "2026-03-09"),
            ("9/3/2026", "2026-03-09"),
            ("09-03-2026", "2026-03-09"),
            (" 25/12/1800\u{a0}", "1800-12-25"),
            ("31.12.2200", "2200-12-31"),
            ("29/02/2024", "2024-02-29"),
            ("2026-03-09 00:00:00", "2026-03-09"),
            ("2026-03-09T00:00:00", "2026-03-09"),
            ("09/03/2026 00:00", "2026-03-09"),
        ] {
            assert_eq!(decoded(&field(Type::Date), cell), Decoded::set(value), "{cell:?}");
        }
    }

    #[test]
    fn month_first_and_impossible_dates_are_refused() {
        for cell in [
            "03/25/2026",
            "2026-25-03",
            "30/02/2026",
            "29/02/2026",
            "00/01/2026",
            "01/00/2026",
            "31/12/1799",
            "01/01/2201",
            "01/01/26",
            "2026/03/09",
            "2026.03.09",
            "09-03.2026",
            "09/03",
            "09/03/2026/1",
            "9 mars 2026",
            "46090",
            "2026-03-09 13:05",
            "+9/03/2026",
            "009/03/2026",
            "2026-03-",
            "--",
            "9é3é2026",
        ] {
            assert_eq!(codes(&decoded(&field(Type::Date), cell)), [Code::BadDate], "{cell:?}");
        }
    }

    #[test]
    fn a_date_that_can_only_be_month_first_is_known() {
        for (cell, month_first) in [
            ("03/25/2026", true),
            (" 3-25-2026 ", true),
            ("3.25.2026", true),
            ("25/03/2026", false),
            ("03/04/2026", false),
            ("2026-03-25", false),
            ("25/25/2026", false),
            ("02/30/2026", false),
            ("", false),
            ("x", false),
        ] {
            assert_eq!(is_month_first_only(cell), month_first, "{cell:?}");
        }
    }

    #[test]
    fn beside_month_first_dates_the_ambiguous_ones_are_refused() {
        let around = Surroundings { month_first: true, ..around() };
        let date = field(Type::Date);
        assert_eq!(codes(&date.decode("03/04/2026", &around)), [Code::BadDate]);
        for (cell, value) in [("25/03/2026", "2026-03-25"), ("03/03/2026", "2026-03-03"), ("2026-03-04", "2026-03-04")]
        {
            assert_eq!(date.decode(cell, &around), Decoded::set(value), "{cell:?}");
        }
    }

    #[test]
    fn nobody_is_born_in_the_future() {
        let birthdate = standard("BIRTHDATE");
        assert_eq!(codes(&decoded(&birthdate, "22/11/2026")), [Code::DateFuture]);
        assert_eq!(decoded(&birthdate, "21/11/2026"), Decoded::set("2026-11-21"));
        assert_eq!(decoded(&field(Type::Date), "22/11/2026"), Decoded::set("2026-11-22"));
        assert_eq!(decoded(&birthdate, "Vazio"), Decoded::of(Input::Clear));
    }

    #[test]
    fn a_date_is_shown_by_the_languages_rules() {
        for language in Language::ALL {
            let day = NaiveDate::from_ymd_opt(2026, 3, 9).unwrap();
            assert_eq!(field(Type::Date).show("2026-03-09", language), format::date(language, day));
        }
        assert_eq!(field(Type::Date).show("no date", Language::French), "no date");
    }
}
