//! `date:` values: one date or a range of dates.

use std::fmt;

use crate::article::PartialDate;

use super::chars::is_ignorable;
use super::relative::{next, previous, relative};

/// A time of publication, both ends inclusive and open where `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DateRange {
    pub(super) from: Option<PartialDate>,
    pub(super) until: Option<PartialDate>,
}

impl DateRange {
    /// Reads `2024`, `2024-05..2025-03`, `2024..`, `..2024`, and the same with
    /// words for dates: `yesterday..`, `last 7 days`; `None` for anything else.
    /// A reversed range is read as it stands.
    pub(super) fn parse(text: &str, today: PartialDate) -> Option<Self> {
        let text: String = text.chars().filter(|&c| !is_ignorable(c)).collect();
        let text = text.trim().trim_end_matches([',', ';', ':', '!', '?']);
        let Some((from, until)) = text.split_once("..") else {
            let (from, until) = days(text.trim_end_matches('.'), today)?;
            return Some(Self { from: Some(from), until: Some(until) });
        };
        let until = until.trim_end_matches('.');
        if from.is_empty() && until.is_empty() {
            return None;
        }
        let end =
            |text: &str| if text.is_empty() { Some(None) } else { days(text, today).map(Some) };
        let (from, until) = (end(from)?, end(until)?);
        Some(Self { from: from.map(|(from, _)| from), until: until.map(|(_, until)| until) })
    }

    /// Says whether it ends before it begins.
    pub(super) fn is_reversed(self) -> bool {
        matches!((self.from, self.until), (Some(from), Some(until))
            if from.first_day() > until.last_day())
    }

    /// Returns the range with its ends exchanged.
    pub(super) fn reversed(self) -> Self {
        Self { from: self.until, until: self.from }
    }

    /// Returns all that is before the range; `None` where nothing is.
    pub(super) fn before(self) -> Option<Self> {
        Some(Self { from: None, until: Some(previous(self.from?)?) })
    }

    /// Returns all that is after the range; `None` where nothing is.
    pub(super) fn after(self) -> Option<Self> {
        Some(Self { from: Some(next(self.until?)?), until: None })
    }
}

/// Reads one date, or words for several days in a row: the first and the last.
fn days(text: &str, today: PartialDate) -> Option<(PartialDate, PartialDate)> {
    match text.parse() {
        Ok(date) => Some((date, date)),
        Err(_) => relative(text, today),
    }
}

/// Words what would be a date in place of what was typed.
pub(super) fn expected(typed: &str) -> &'static str {
    if typed.eq_ignore_ascii_case("last") || typed.eq_ignore_ascii_case("this") {
        return "words want quotation marks, as in date:\"last week\" or date:\"this year\"";
    }
    "expected YYYY, YYYY-MM, YYYY-MM-DD, today, yesterday, \"last 7 days\", \"last month\" or a range such as 2024-05..2025-03"
}

/// Writes the range as it is typed, without `date:`.
impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let (Some(from), Some(until)) = (self.from, self.until)
            && from == until
        {
            return from.fmt(f);
        }
        if let Some(from) = self.from {
            from.fmt(f)?;
        }
        f.write_str("..")?;
        if let Some(until) = self.until {
            until.fmt(f)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{DateRange, PartialDate};

    fn parse(text: &str) -> Option<DateRange> {
        let today: PartialDate = "2025-03-05".parse().unwrap();
        DateRange::parse(text, today)
    }

    #[test]
    fn writes_what_it_reads() {
        for text in ["2024", "2024-05-09", "2024..", "..2024-05", "2024-05..2025-03-01"] {
            assert_eq!(parse(text).map(|range| range.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in
            ["", "..", "foo", "2024-13", "2024..x", "2024/05", "24", "2024..2025..2026", "last"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_range_within_one_year_is_not_reversed() {
        assert!(!parse("2024-05..2024").is_some_and(DateRange::is_reversed));
        assert!(parse("2025..2024-12").is_some_and(DateRange::is_reversed));
    }

    #[test]
    fn before_and_after_are_as_precise_as_the_date() {
        for (text, before, after) in [
            ("2024", "..2023", "2025.."),
            ("2024-01", "..2023-12", "2024-02.."),
            ("2024-02-29", "..2024-02-28", "2024-03-01.."),
            ("last week", "..2025-02-23", "2025-03-03.."),
        ] {
            let range = parse(text).expect(text);
            let found = [range.before(), range.after()].map(|side| side.expect(text).to_string());
            assert_eq!(found, [before, after], "{text}");
        }
        assert_eq!(parse("0001").and_then(DateRange::before), None);
        assert_eq!(parse("9999-12").and_then(DateRange::after), None);
    }
}
