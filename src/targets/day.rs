//! Days of the institution as spans of UTC time.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone};
use chrono_tz::Tz;

use super::matcher::Span;

/// The span of a day, by the clocks of a time zone: 23, 24 or 25 hours.
pub(super) fn span(day: NaiveDate, zone: Tz) -> Span {
    Span { from: start(day, zone), until: end(day, zone) }
}

/// All that lies before a day.
pub(super) fn before(day: NaiveDate, zone: Tz) -> Span {
    Span { from: NaiveDateTime::MIN, until: start(day, zone) }
}

/// All that lies after a day.
pub(super) fn after(day: NaiveDate, zone: Tz) -> Span {
    Span { from: end(day, zone), until: NaiveDateTime::MAX }
}

fn end(day: NaiveDate, zone: Tz) -> NaiveDateTime {
    day.checked_add_days(Days::new(1)).map_or(NaiveDateTime::MAX, |next| start(next, zone))
}

/// The first instant of a day. Where clocks are put forward at midnight the day begins later than 0:00.
fn start(day: NaiveDate, zone: Tz) -> NaiveDateTime {
    let midnight = day.and_time(NaiveTime::MIN);
    let quarters = (0..=12).filter_map(|n| midnight.checked_add_signed(TimeDelta::minutes(15 * n)));
    let first = quarters.filter_map(|local| zone.from_local_datetime(&local).earliest()).next();
    first.map_or(midnight, |instant| instant.naive_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    #[test]
    fn a_day_is_as_long_as_the_clocks_say() {
        let cases = [
            ("2026-07-14", Tz::Europe__Paris, "2026-07-13 22:00", "2026-07-14 22:00"),
            ("2026-03-29", Tz::Europe__Paris, "2026-03-28 23:00", "2026-03-29 22:00"),
            ("2026-10-25", Tz::Europe__Paris, "2026-10-24 22:00", "2026-10-25 23:00"),
            // Clocks went from 0:00 to 1:00.
            ("2018-11-04", Tz::America__Sao_Paulo, "2018-11-04 03:00", "2018-11-05 02:00"),
            ("2026-01-01", Tz::UTC, "2026-01-01 00:00", "2026-01-02 00:00"),
        ];
        for (day, zone, from, until) in cases {
            assert_eq!(span(day.parse().unwrap(), zone), Span { from: utc(from), until: utc(until) }, "{day} {zone}");
        }
    }

    #[test]
    fn before_and_after_leave_the_day_itself_out() {
        let day: NaiveDate = "2026-07-14".parse().unwrap();
        let whole = span(day, Tz::Europe__Paris);
        assert_eq!(before(day, Tz::Europe__Paris).until, whole.from);
        assert_eq!(after(day, Tz::Europe__Paris).from, whole.until);
    }
}
