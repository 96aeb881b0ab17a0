//! Dates by words: `today`, `last month`, `last 7 days`.
//!
//! Weeks begin on Monday. All days are those of the calendar, UTC.

use crate::article::PartialDate;
use crate::article::calendar::{date_of_day, day_of_date};

/// The first and the last of several days in a row.
type Days = (PartialDate, PartialDate);

/// The largest number that may be typed: more than there are days in the
/// calendar.
const MAX_NUMBER: i64 = 10_000_000;

/// Returns the days that `text` stands for on the day `today`; `None` where it
/// is no words for days.
pub(super) fn relative(text: &str, today: PartialDate) -> Option<Days> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    let today = day_of_date(today);
    match words.as_slice() {
        ["today"] => days(today, today),
        ["yesterday"] => days(today - 1, today - 1),
        ["this", unit] => period(Unit::named(unit)?, today, 0),
        ["last", unit] => period(Unit::named(unit)?, today, -1),
        ["last", number, unit] => {
            let number =
                number.bytes().all(|b| b.is_ascii_digit()).then(|| number.parse().ok())??;
            last(number, Unit::named(unit.strip_suffix('s').unwrap_or(unit))?, today)
        }
        _ => None,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

impl Unit {
    fn named(name: &str) -> Option<Self> {
        match name {
            "day" => Some(Self::Day),
            "week" => Some(Self::Week),
            "month" => Some(Self::Month),
            "year" => Some(Self::Year),
            _ => None,
        }
    }
}

fn days(first: i64, last: i64) -> Option<Days> {
    Some((date_of_day(first)?, date_of_day(last)?))
}

/// Returns the week, month or year of `today`, or one `step` from it.
fn period(unit: Unit, today: i64, step: i64) -> Option<Days> {
    let date = date_of_day(today)?;
    let whole = |date: PartialDate| Some((date, date));
    match unit {
        Unit::Day => days(today + step, today + step),
        Unit::Week => {
            // The first day of 1970 was a Thursday.
            let monday = today - (today + 3).rem_euclid(7) + 7 * step;
            days(monday, monday + 6)
        }
        Unit::Month => whole(month(date, step)?),
        Unit::Year => whole(year(date, step)?),
    }
}

/// Returns the last so many days, weeks, months or years, up to `today`.
fn last(number: i64, unit: Unit, today: i64) -> Option<Days> {
    if !(1..=MAX_NUMBER).contains(&number) {
        return None;
    }
    let first = match unit {
        Unit::Day => Some(today - number + 1),
        Unit::Week => Some(today - 7 * number + 1),
        Unit::Month => day_before(today, number),
        Unit::Year => day_before(today, 12 * number),
    };
    // What reaches back before the calendar reaches back to its beginning.
    let beginning = PartialDate::new(1, Some(1), Some(1))?;
    let first = first.and_then(date_of_day).unwrap_or(beginning);
    Some((first, date_of_day(today)?))
}

/// Returns the day after the one that was `months` ago: of a month without such
/// a day the last one.
fn day_before(today: i64, months: i64) -> Option<i64> {
    let date = date_of_day(today)?;
    let month = month(date, -months)?;
    let of_month = |day| PartialDate::new(month.year(), month.month(), Some(day));
    let day = (1..=date.day()?).rev().find_map(of_month)?;
    Some(day_of_date(day) + 1)
}

/// Returns the month of `date`, or one `step` from it.
fn month(date: PartialDate, step: i64) -> Option<PartialDate> {
    let months = i64::from(date.year()) * 12 + i64::from(date.month()?) - 1 + step;
    let month = u8::try_from(months.rem_euclid(12) + 1).ok()?;
    PartialDate::new(u16::try_from(months.div_euclid(12)).ok()?, Some(month), None)
}

/// Returns the year of `date`, or one `step` from it.
fn year(date: PartialDate, step: i64) -> Option<PartialDate> {
    PartialDate::new(u16::try_from(i64::from(date.year()) + step).ok()?, None, None)
}

/// Returns the day, month or year before `date`.
pub(super) fn previous(date: PartialDate) -> Option<PartialDate> {
    beside(date, -1)
}

/// Returns the day, month or year after `date`.
pub(super) fn next(date: PartialDate) -> Option<PartialDate> {
    beside(date, 1)
}

fn beside(date: PartialDate, step: i64) -> Option<PartialDate> {
    match (date.month(), date.day()) {
        (_, Some(_)) => date_of_day(day_of_date(date) + step),
        (Some(_), None) => month(date, step),
        (None, None) => year(date, step),
    }
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[track_caller]
    fn check(today: &str, text: &str, expected: &str) {
        let found = relative(text, today.parse().unwrap());
        let found = found.map(|(from, until)| format!("{from} {until}")).unwrap_or_default();
        assert_eq!(found, expected, "{text} on {today}");
    }

    #[test]
    fn days_by_name() {
        check("2024-03-01", "today", "2024-03-01 2024-03-01");
        check("2024-03-01", "Yesterday", "2024-02-29 2024-02-29");
        check("2025-01-01", "yesterday", "2024-12-31 2024-12-31");
        check("2024", "today", "2024-01-01 2024-01-01");
        check("0001-01-01", "yesterday", "");
    }

    #[test]
    fn weeks_begin_on_monday() {
        // A Wednesday, a Monday and a Sunday.
        check("2025-03-05", "this week", "2025-03-03 2025-03-09");
        check("2025-03-03", "this week", "2025-03-03 2025-03-09");
        check("2025-03-09", "this week", "2025-03-03 2025-03-09");
        check("2025-03-05", "last  week", "2025-02-24 2025-03-02");
    }

    #[test]
    fn months_and_years() {
        check("2025-01-31", "this month", "2025-01 2025-01");
        check("2025-01-31", "last month", "2024-12 2024-12");
        check("2025-01-31", "this year", "2025 2025");
        check("2025-01-31", "last year", "2024 2024");
        check("0001-01-31", "last year", "");
    }

    #[test]
    fn so_many_days_with_today() {
        check("2025-03-05", "last 1 day", "2025-03-05 2025-03-05");
        check("2025-03-05", "last 7 days", "2025-02-27 2025-03-05");
        check("2025-03-05", "last 2 weeks", "2025-02-20 2025-03-05");
        check("2025-03-05", "last 3 months", "2024-12-06 2025-03-05");
        check("2025-05-31", "last 3 months", "2025-03-01 2025-05-31");
        check("2024-02-29", "last 1 year", "2023-03-01 2024-02-29");
        check("2025-03-05", "last 2 years", "2023-03-06 2025-03-05");
        check("2025-03-05", "last 999999 days", "0001-01-01 2025-03-05");
        check("2025-03-05", "last 9999999 years", "0001-01-01 2025-03-05");
    }

    #[test]
    fn anything_else_is_no_date() {
        for text in [
            "",
            "last",
            "last 0 days",
            "last -1 days",
            "last 7",
            "last days",
            "next week",
            "last 99999999999999999999 days",
            "tomorrow",
            "today today",
            "last ٧ days",
        ] {
            check("2025-03-05", text, "");
        }
    }
}
