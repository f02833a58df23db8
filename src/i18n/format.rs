//! Numbers, dates, sizes and durations by the rules of a locale. Formatters are made once for each language.

use std::cell::LazyCell;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use fixed_decimal::Decimal;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{YMD, YMDT};
use icu_datetime::input::{Date, DateTime, Time};
use icu_decimal::DecimalFormatter;
use icu_locale_core::{Locale, locale};

use super::{Language, Message, translate};

struct Formatters {
    decimal: Option<DecimalFormatter>,
    day: Option<DateTimeFormatter<YMD>>,
    time: Option<DateTimeFormatter<YMDT>>,
}

thread_local! {
    /// Of each thread its own, since they can't be shared; to make them takes microseconds.
    static FORMATTERS: [LazyCell<Formatters>; 3] = [
        LazyCell::new(|| formatters(Language::English)),
        LazyCell::new(|| formatters(Language::French)),
        LazyCell::new(|| formatters(Language::Portuguese)),
    ];
}

fn formatters(language: Language) -> Formatters {
    // English is that of Europe, where the users are: the day before the month, 24 hours.
    let locale: Locale = match language {
        Language::English => locale!("en-GB"),
        Language::French => locale!("fr"),
        Language::Portuguese => locale!("pt-BR"),
    };
    Formatters {
        decimal: DecimalFormatter::try_new((&locale).into(), Default::default()).ok(),
        day: DateTimeFormatter::try_new((&locale).into(), YMD::medium()).ok(),
        time: DateTimeFormatter::try_new((&locale).into(), YMD::medium().with_time_hm()).ok(),
    }
}

fn with<T>(language: Language, work: impl FnOnce(&Formatters) -> T) -> T {
    FORMATTERS.with(|all| work(&all[language.index()]))
}

/// A whole number: `1,234`, `1 234` (narrow no-break space), `1.234`.
pub(crate) fn number(language: Language, n: i64) -> String {
    write_decimal(language, &Decimal::from(n))
}

/// A decimal number in canonical form (`-1234.5`) as the language writes it: `-1,234.5`, `-1 234,5`, `-1.234,5`. What is no number stays
/// as it is.
pub(crate) fn decimal(language: Language, canonical: &str) -> String {
    match canonical.parse::<Decimal>() {
        Ok(number) => write_decimal(language, &number),
        Err(_) => canonical.to_owned(),
    }
}

fn write_decimal(language: Language, number: &Decimal) -> String {
    with(language, |formatters| match &formatters.decimal {
        Some(formatter) => formatter.format(number).to_string(),
        None => number.to_string(),
    })
}

/// A day: `9 Mar 2026`, `9 mars 2026`, `9 de mar. de 2026`.
pub(crate) fn date(language: Language, day: NaiveDate) -> String {
    let (year, month, of_month) = parts(day);
    with(language, |formatters| match (&formatters.day, Date::try_new_iso(year, month, of_month)) {
        (Some(formatter), Ok(date)) => formatter.format(&date).to_string(),
        _ => day.to_string(),
    })
}

/// A time, to the minute, in whatever zone it was given: `9 Mar 2026, 13:05`.
pub(crate) fn date_time(language: Language, moment: NaiveDateTime) -> String {
    let (year, month, of_month) = parts(moment.date());
    let clock = Time::try_new(moment.hour() as u8, moment.minute() as u8, 0, 0);
    with(language, |formatters| match (&formatters.time, Date::try_new_iso(year, month, of_month), clock) {
        (Some(formatter), Ok(date), Ok(time)) => formatter.format(&DateTime { date, time }).to_string(),
        _ => moment.format("%Y-%m-%d %H:%M").to_string(),
    })
}

fn parts(day: NaiveDate) -> (i32, u8, u8) {
    (day.year(), day.month() as u8, day.day() as u8)
}

/// The size of a file in steps of a thousand, to one decimal: `980 bytes`, `1.4 MB`, `1,4 Mo`.
pub(crate) fn bytes(language: Language, bytes: i64) -> String {
    let (unit, power) = unit(bytes);
    if power == 0 {
        return translate(language, &size(bytes));
    }
    let mut value = Decimal::from(bytes);
    value.multiply_pow10(-power);
    value.round(-1);
    value.absolute.trim_end();
    translate(language, &Message::new(unit).with("value_shown", write_decimal(language, &value)))
}

/// A size in whole steps, rounded down, for a message that names a limit: `200 MB`.
pub(crate) fn size(bytes: i64) -> Message {
    match unit(bytes) {
        (unit, 0) => Message::new(unit).with("n", bytes),
        (unit, power) => Message::new(unit).with("value", bytes / 10_i64.pow(u32::from(power.unsigned_abs()))),
    }
}

fn unit(bytes: i64) -> (&'static str, i16) {
    match bytes {
        ..1_000 => ("size-bytes", 0),
        1_000..1_000_000 => ("size-kilobytes", 3),
        1_000_000..1_000_000_000 => ("size-megabytes", 6),
        _ => ("size-gigabytes", 9),
    }
}

/// A duration of so many seconds, in the two largest units at most: `40 seconds`, `12 minutes`, `3 hours 5 minutes`.
pub(crate) fn duration(language: Language, seconds: i64) -> String {
    let say = |key: &str, n: i64| translate(language, &Message::new(key).with("n", n));
    match seconds.max(0) {
        seconds @ 0..60 => say("duration-seconds", seconds),
        seconds @ 60..3600 => say("duration-minutes", (seconds + 30) / 60),
        seconds => {
            let minutes = (seconds + 30) / 60;
            match minutes % 60 {
                0 => say("duration-hours", minutes / 60),
                rest => format!("{} {}", say("duration-hours", minutes / 60), say("duration-minutes", rest)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, French, Portuguese};

    #[test]
    fn numbers_are_written_as_the_language_writes_them() {
        for (language, whole, broken) in [
            (English, "1,234,567", "-1,234.5"),
            (French, "1\u{202f}234\u{202f}567", "-1\u{202f}234,5"),
            (Portuguese, "1.234.567", "-1.234,5"),
        ] {
            assert_eq!(number(language, 1_234_567), whole);
            assert_eq!(decimal(language, "-1234.5"), broken);
        }
        assert_eq!(decimal(English, "no number"), "no number");
        assert_eq!(number(English, i64::MIN), "-9,223,372,036,854,775,808");
    }

    #[test]
    fn days_and_times_are_written_as_the_language_writes_them() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 9).unwrap();
        let moment = day.and_hms_opt(13, 5, 59).unwrap();
        for (language, expected_day, expected_moment) in [
            (English, "9 Mar 2026", "9 Mar 2026, 13:05"),
            (French, "9 mars 2026", "9 mars 2026, 13:05"),
            (Portuguese, "9 de mar. de 2026", "9 de mar. de 2026, 13:05"),
        ] {
            assert_eq!(date(language, day), expected_day);
            assert_eq!(date_time(language, moment), expected_moment);
        }
    }

    #[test]
    fn sizes_have_one_decimal_at_most() {
        for (size, expected) in [
            (0, "0 bytes"),
            (1, "1 byte"),
            (999, "999 bytes"),
            (1_000, "1 kB"),
            (1_449_999, "1.4 MB"),
            (200_000_000, "200 MB"),
            (4_000_000_000, "4 GB"),
        ] {
            assert_eq!(bytes(English, size), expected);
        }
        assert_eq!(translate(French, &size(200_000_000)), "200\u{a0}Mo");
        assert_eq!(bytes(French, 1_449_999), "1,4\u{a0}Mo");
        assert_eq!(bytes(Portuguese, 1_449_999), "1,4 MB");
    }

    #[test]
    fn durations_name_the_largest_units() {
        for (seconds, expected) in
            [(1, "1 second"), (59, "59 seconds"), (60, "1 minute"), (3_600, "1 hour"), (11_100, "3 hours 5 minutes")]
        {
            assert_eq!(duration(English, seconds), expected);
        }
        assert_eq!(duration(French, 11_100), "3 heures 5 minutes");
    }
}
