//! A day: `YYYY-MM-DD`.

use chrono::NaiveDate;

use super::cell::{Decoded, Finding, Surroundings};
use super::day::{self, DateForm, NoDay};
use super::field::FieldId;
use super::standard;
use crate::codes::Code;
use crate::i18n::{Language, format};

/// Reads a trimmed cell: year first, or day first, or with the name of the month; month first only where a mapping says so.
/// If a column has month-first dates ([`Surroundings::month_first`]), those that could be either are `bad-date` too.
pub(super) fn decode(field: FieldId, cell: &str, around: &Surroundings<'_>) -> Decoded {
    let day = match day::read(cell, around.dates) {
        Ok(day) if day.is_ambiguous && around.month_first => return bad(NoDay::Unreadable),
        Ok(day) => day,
        Err(why) => return bad(why),
    };
    if matches!(field, standard::BIRTHDATE | standard::CONSENT_DATE) && day.date > around.today {
        return Decoded::wrong(Finding::new(Code::DateFuture));
    }
    let value = day.date.format("%Y-%m-%d").to_string();
    match day.has_time {
        true => Decoded::set(value.clone()).remark(Finding::new(Code::TimeLeftOut).with("read", value)),
        false => Decoded::set(value),
    }
}

fn bad(why: NoDay) -> Decoded {
    Decoded::wrong(Finding::new(Code::BadDate).with("reason", why.name()))
}

/// The day that a trimmed cell means, if no mapping says how its column writes dates.
pub(crate) fn read(cell: &str) -> Option<NaiveDate> {
    day::read(cell, DateForm::default()).ok().map(|day| day.date)
}

/// Whether a cell can only be a month-first date (`03/25/2026`), which tells how its whole column was written.
pub(crate) fn is_month_first_only(cell: &str) -> bool {
    let cell = crate::text::trim(cell);
    day::month_first(cell).is_some() && day::read(cell, DateForm::default()).is_err()
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
            ("2026/03/09", "2026-03-09"),
            ("2026.3.9", "2026-03-09"),
            ("20260309", "2026-03-09"),
            ("1980-05-03T00:00:00Z", "1980-05-03"),
            ("1980-05-03 00:00:00.000", "1980-05-03"),
            ("1980-05-03T00:00:00.000+02:00", "1980-05-03"),
            ("1980-05-03 00:00:00 UTC", "1980-05-03"),
            ("5/3/1980 12:00:00 AM", "1980-03-05"),
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
            "09-03.2026",
            "09/03",
            "09/03/2026/1",
            "46090",
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
    fn the_name_of_a_month_leaves_no_doubt() {
        for (cell, value) in [
            ("12 mars 2026", "2026-03-12"),
            ("12 MARS 2026", "2026-03-12"),
            ("1er août 1980", "1980-08-01"),
            ("lundi 3 mai 1980", "1980-05-03"),
            ("3 févr. 1980", "1980-02-03"),
            ("12 de março de 2026", "2026-03-12"),
            ("1º de setembro de 2026", "2026-09-01"),
            ("12/mar/2026", "2026-03-12"),
            ("12 dez. 2026", "2026-12-12"),
            ("12 March 2026", "2026-03-12"),
            ("12th of March, 2026", "2026-03-12"),
            ("March 12, 2026", "2026-03-12"),
            ("Sep 3, 2026", "2026-09-03"),
            ("03-May-1980", "1980-05-03"),
            ("2026-Mar-12", "2026-03-12"),
            ("12 mars 2026 00:00", "2026-03-12"),
            ("Mon, 09 Mar 2026 00:00:00 +0100", "2026-03-09"),
            ("Mon Mar 09 2026 00:00:00 GMT+0100 (heure normale)", "2026-03-09"),
            ("seg, 9 de março de 2026", "2026-03-09"),
        ] {
            assert_eq!(decoded(&field(Type::Date), cell), Decoded::set(value), "{cell:?}");
        }
        for cell in
            ["31 février 2026", "mars 2026", "12 mars", "12 brumaire 2026", "12 mars avril 2026", "May May 2026"]
        {
            assert_eq!(codes(&decoded(&field(Type::Date), cell)), [Code::BadDate], "{cell:?}");
        }
    }

    #[test]
    fn a_time_is_left_out_and_said() {
        for (cell, value) in [
            ("2026-03-09 13:05", "2026-03-09"),
            ("2026-03-09T13:05:59.123Z", "2026-03-09"),
            ("2026-03-09T22:00:00+0200", "2026-03-09"),
            ("2026-03-09 13:05:00 -03", "2026-03-09"),
            ("09/03/2026 14h30", "2026-03-09"),
            ("20260309T130500Z", "2026-03-09"),
            ("9 mars 2026 à 14:30", "2026-03-09"),
            ("9 de março de 2026 às 14h30", "2026-03-09"),
            ("9/3/2026, 2:05 PM", "2026-03-09"),
            ("12 mars 2026 14:05", "2026-03-12"),
        ] {
            let wanted = Decoded::set(value).remark(Finding::new(Code::TimeLeftOut).with("read", value));
            assert_eq!(decoded(&field(Type::Date), cell), wanted, "{cell:?}");
        }
        for cell in ["2026-03-09 25:00", "2026-03-09 13:60", "2026-03-09 13", "13:05", "2026-03-09T", "2026-03-09 Z"] {
            assert_eq!(codes(&decoded(&field(Type::Date), cell)), [Code::BadDate], "{cell:?}");
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        let reason = |why: NoDay| Decoded::wrong(Finding::new(Code::BadDate).with("reason", why.name()));
        for (cell, why) in [
            ("03/05/80", NoDay::ShortYear),
            ("80-05-03", NoDay::ShortYear),
            ("3 mai 80", NoDay::ShortYear),
            ("12/05", NoDay::NoYear),
            ("03/25/2026", NoDay::Unreadable),
            ("soon", NoDay::Unreadable),
        ] {
            assert_eq!(decoded(&field(Type::Date), cell), reason(why), "{cell:?}");
        }
    }

    #[test]
    fn a_mapping_can_say_how_a_column_writes_dates() {
        use crate::fields::DateOrder::{DayFirst, MonthFirst, YearFirst};
        let date = field(Type::Date);
        for (order, century, cell, value) in [
            (Some(MonthFirst), None, "03/04/2026", "2026-03-04"),
            (Some(MonthFirst), None, "03/25/2026", "2026-03-25"),
            (Some(DayFirst), None, "03/04/2026", "2026-04-03"),
            (Some(MonthFirst), None, "2026-03-04", "2026-03-04"),
            (None, Some(30), "03/05/80", "1980-05-03"),
            (None, Some(30), "03/05/30", "2030-05-03"),
            (None, Some(30), "03/05/31", "1931-05-03"),
            (None, Some(0), "3 mai 80", "1980-05-03"),
            (Some(YearFirst), Some(30), "80-05-03", "1980-05-03"),
            (Some(MonthFirst), Some(30), "5/3/80", "1980-05-03"),
        ] {
            let dates = DateForm { order, century };
            for month_first in [false, order.is_some()] {
                let around = Surroundings { dates, month_first, ..around() };
                assert_eq!(date.decode(cell, &around), Decoded::set(value), "{cell:?} {order:?}");
            }
        }
        let around = Surroundings { dates: DateForm { order: Some(DayFirst), century: None }, ..around() };
        assert_eq!(codes(&date.decode("03/25/2026", &around)), [Code::BadDate]);
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
