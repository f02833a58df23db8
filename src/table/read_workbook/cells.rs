//! The text of a workbook's cell: what stands in it, as a clean CSV would say it.
//!
//! Numbers have the 15 significant digits that spreadsheets show, never an exponent, and `.` as decimal mark; exactly three
//! decimals get a fourth, since `1.234` in a file could also be one thousand. Dates are `YYYY-MM-DD`, with a time
//! `YYYY-MM-DD HH:MM:SS`; times and durations `HH:MM:SS`. Booleans are `TRUE` and `FALSE`, errors their own sign (`#N/A`).

use std::fmt::Write;

use calamine::{CellErrorType, Data, ExcelDateTime, ExcelDateTimeType};
use chrono::{NaiveDateTime, NaiveTime, TimeDelta, Timelike};

use super::super::problem::ReadError;
use super::super::row::Mark;
use super::number_format::NumberFormat;

/// Significant digits that a spreadsheet keeps.
const DIGITS: usize = 15;
/// From here on a whole number has more digits than that.
const EXACT: f64 = 1e15;
/// The first day after 9999-12-31 as a spreadsheet counts days.
const END_OF_DAYS: f64 = 2_958_466.0;

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value<'a> {
    Blank,
    Text(&'a str),
    Number(f64),
    /// A whole number with all its digits.
    Whole(i64),
    Bool(bool),
    Moment(ExcelDateTime),
    /// A date, a time or both, in ISO 8601.
    Iso(&'a str),
    /// A duration in ISO 8601: `PT13H05M00S`.
    Duration(&'a str),
    /// The sign of an error: `#N/A`.
    Error(&'a str),
    /// A number that its cell shows by places for its digits.
    Shown(f64, &'a NumberFormat),
}

/// A cell that was met.
pub(super) struct Seen<'a> {
    /// Row and column, from 0.
    pub at: (u32, u32),
    /// What it holds.
    pub value: Value<'a>,
    /// What is to be said of it.
    pub mark: Option<Mark>,
    /// Whether its row is hidden.
    pub is_hidden: bool,
}

/// What is shown each filled cell of a sheet, in the order of the file, as long as it returns `true`. It can also ask how
/// much was read, and of how much.
pub(super) type Visit<'a> = dyn FnMut(Seen<'_>, &dyn Fn() -> (u64, u64)) -> Result<bool, ReadError> + 'a;

impl<'a> Value<'a> {
    /// What a number is by the format of its cell.
    pub(super) fn of_number(number: f64, format: &'a NumberFormat, is_1904: bool) -> Self {
        let moment = |kind| Self::Moment(ExcelDateTime::new(number, kind, is_1904));
        match format {
            NumberFormat::Plain => Self::Number(number),
            NumberFormat::Moment => moment(ExcelDateTimeType::DateTime),
            NumberFormat::Duration => moment(ExcelDateTimeType::TimeDelta),
            NumberFormat::Places(_) => Self::Shown(number, format),
        }
    }

    /// What is to be said of a value by itself.
    pub(super) fn mark(&self) -> Option<Mark> {
        match self {
            Self::Error(_) => Some(Mark::Error),
            Self::Number(number) | Self::Shown(number, _) if number.fract() == 0.0 && number.abs() >= EXACT => {
                Some(Mark::ManyDigits)
            }
            _ => None,
        }
    }
}

impl<'a> From<&'a Data> for Value<'a> {
    fn from(data: &'a Data) -> Self {
        match data {
            Data::Empty => Self::Blank,
            Data::String(text) => Self::Text(text),
            Data::Float(number) => Self::Number(*number),
            Data::Int(number) => Self::Whole(*number),
            Data::Bool(is) => Self::Bool(*is),
            Data::DateTime(moment) => Self::Moment(*moment),
            Data::DateTimeIso(text) => Self::Iso(text),
            Data::DurationIso(text) => Self::Duration(text),
            Data::Error(error) => Self::Error(sign(error)),
        }
    }
}

fn sign(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
        _ => "#N/A",
    }
}

/// Adds the text of a value to `out`.
pub(super) fn push(value: Value<'_>, out: &mut String) {
    match value {
        Value::Blank => {}
        Value::Text(text) => out.push_str(text),
        Value::Number(number) => push_number(number, out),
        Value::Whole(number) => push_shown(&number, out),
        Value::Bool(is) => out.push_str(if is { "TRUE" } else { "FALSE" }),
        Value::Moment(moment) => push_moment(moment, out),
        Value::Iso(text) => push_iso(text, out),
        Value::Duration(text) => match iso_duration(text) {
            Some(seconds) => push_clock(seconds, out),
            None => out.push_str(text),
        },
        Value::Error(sign) => out.push_str(sign),
        Value::Shown(number, format) if format.push(number, out) => {}
        Value::Shown(number, _) => push_number(number, out),
    }
}

fn push_shown(value: &dyn std::fmt::Display, out: &mut String) {
    // A String takes whatever is written.
    let _ = write!(out, "{value}");
}

fn push_number(number: f64, out: &mut String) {
    if !number.is_finite() {
        return;
    }
    if number.fract() == 0.0 && number.abs() < EXACT {
        return push_shown(&(number as i64), out);
    }
    // One digit, a point, the others, the exponent.
    let scientific = format!("{:.*e}", DIGITS - 1, number.abs());
    let Some((digits, exponent)) = scientific.split_once('e') else { return };
    let Ok(exponent) = exponent.parse::<i32>() else { return };
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    if number < 0.0 {
        out.push('-');
    }
    push_digits(digits.trim_end_matches('0'), exponent, out);
}

/// Digits whose first one counts ten to the power of `exponent`.
fn push_digits(digits: &str, exponent: i32, out: &mut String) {
    let whole = usize::try_from(exponent + 1).unwrap_or(0);
    let (before, after) = digits.split_at(whole.min(digits.len()));
    out.push_str(if before.is_empty() { "0" } else { before });
    out.extend(std::iter::repeat_n('0', whole - before.len()));
    if after.is_empty() {
        return;
    }
    let zeros = usize::try_from(-exponent - 1).unwrap_or(0);
    out.push('.');
    out.extend(std::iter::repeat_n('0', zeros));
    out.push_str(after);
    if zeros + after.len() == 3 {
        out.push('0');
    }
}

fn push_moment(moment: ExcelDateTime, out: &mut String) {
    let days = moment.as_f64();
    if moment.is_duration() {
        return push_clock((days * 86_400.0).round() as i64, out);
    }
    // Far from any day the library panics.
    match (0.0..END_OF_DAYS).contains(&days).then(|| moment.as_datetime()).flatten() {
        Some(at) if (1.0..END_OF_DAYS).contains(&days) => push_date_time(at, out),
        Some(at) if (0.0..1.0).contains(&days) => push_time(at.time(), out),
        _ => push_number(days, out),
    }
}

/// Days are kept as fractions, so a time is off by some thousandths of a second.
fn push_date_time(at: NaiveDateTime, out: &mut String) {
    let at = at.checked_add_signed(TimeDelta::milliseconds(500)).unwrap_or(at);
    push_shown(&at.date(), out);
    if at.time().num_seconds_from_midnight() != 0 {
        push_shown(&at.format(" %H:%M:%S"), out);
    }
}

fn push_time(time: NaiveTime, out: &mut String) {
    push_shown(&time.overflowing_add_signed(TimeDelta::milliseconds(500)).0.format("%H:%M:%S"), out);
}

/// Hours, minutes and seconds; there may be more than 24 hours, and fewer than none.
fn push_clock(seconds: i64, out: &mut String) {
    if seconds < 0 {
        out.push('-');
    }
    let seconds = seconds.unsigned_abs();
    let _ = write!(out, "{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

fn push_iso(text: &str, out: &mut String) {
    let parsed = ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M"];
    let text = text.strip_suffix('Z').unwrap_or(text);
    match parsed.iter().find_map(|format| NaiveDateTime::parse_from_str(text, format).ok()) {
        Some(at) => push_date_time(at, out),
        None => out.push_str(text),
    }
}

/// The seconds of `PT13H05M00S`; fractions are cut.
fn iso_duration(text: &str) -> Option<i64> {
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |text| (-1, text));
    let mut rest = text.strip_prefix("PT")?;
    let mut seconds = 0_i64;
    while let Some(end) = rest.find(['H', 'M', 'S']) {
        let (count, unit) = rest.split_at(end);
        let count: i64 = count.split(['.', ',']).next()?.parse().ok()?;
        let per = match unit.as_bytes().first()? {
            b'H' => 3600,
            b'M' => 60,
            _ => 1,
        };
        seconds = seconds.checked_add(count.checked_mul(per)?)?;
        rest = &unit[1..];
    }
    rest.is_empty().then_some(sign * seconds)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(value: Value<'_>) -> String {
        let mut out = String::new();
        push(value, &mut out);
        out
    }

    #[test]
    fn a_number_has_its_digits_and_no_exponent() {
        for (number, expected) in [
            (42.0, "42"),
            (-7.0, "-7"),
            (0.0, "0"),
            (-0.0, "0"),
            (33_612_345_678.0, "33612345678"),
            (0.1 + 0.2, "0.3"),
            (1234.5, "1234.5"),
            (-0.25, "-0.25"),
            (1e21, "1000000000000000000000"),
            (123_456_789_012_345_680.0, "123456789012346000"),
            (1e-7, "0.0000001"),
            (1.0 / 3.0, "0.333333333333333"),
            (9.995, "9.9950"),
            (0.002, "0.0020"),
            (12.34, "12.34"),
        ] {
            assert_eq!(text(Value::Number(number)), expected);
        }
        assert_eq!(text(Value::Number(f64::NAN)), "");
        assert_eq!(text(Value::Whole(-5)), "-5");
    }

    proptest! {
        #[test]
        fn a_number_keeps_15_digits(number in proptest::num::f64::NORMAL) {
            let read: f64 = text(Value::Number(number)).parse().unwrap();
            prop_assert!((read - number).abs() <= number.abs() * 1e-14, "{read} {number}");
        }
    }

    #[test]
    fn dates_and_times_read_as_iso() {
        let moment = |days, kind, is_1904| Value::Moment(ExcelDateTime::new(days, kind, is_1904));
        for (days, expected) in [
            (46_090.0, "2026-03-09"),
            (46_090.545_138_888_89, "2026-03-09 13:05:00"),
            (46_090.999_999_999, "2026-03-10"),
            (0.5, "12:00:00"),
            (1.0, "1900-01-01"),
            (61.0, "1900-03-01"),
            (-1.0, "-1"),
            (3e9, "3000000000"),
            (1e20, "100000000000000000000"),
        ] {
            assert_eq!(text(moment(days, ExcelDateTimeType::DateTime, false)), expected);
        }
        assert_eq!(text(moment(44_628.0, ExcelDateTimeType::DateTime, true)), "2026-03-09");
        assert_eq!(text(moment(1.104_166_666_7, ExcelDateTimeType::TimeDelta, false)), "26:30:00");
        for (iso, expected) in [
            ("2026-03-09", "2026-03-09"),
            ("2026-03-09T00:00:00", "2026-03-09"),
            ("2026-03-09T13:05:00.000", "2026-03-09 13:05:00"),
            ("2026-03-09T13:05Z", "2026-03-09 13:05:00"),
        ] {
            assert_eq!(text(Value::Iso(iso)), expected);
        }
        assert_eq!(text(Value::Duration("PT13H05M00S")), "13:05:00");
        assert_eq!(text(Value::Duration("P1D")), "P1D");
    }

    #[test]
    fn booleans_and_errors_have_one_spelling() {
        assert_eq!(text(Value::Bool(true)) + &text(Value::Bool(false)), "TRUEFALSE");
        assert_eq!(text(Value::Error("#N/A")), "#N/A");
        assert_eq!(text(Value::Blank), "");
    }
}
