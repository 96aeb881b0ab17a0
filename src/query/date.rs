//! `date:` values: one date or a range of dates.

use std::fmt;

use crate::article::PartialDate;

use super::chars::is_ignorable;

/// A time of publication, both ends inclusive and open where `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DateRange {
    pub(super) from: Option<PartialDate>,
    pub(super) until: Option<PartialDate>,
}

impl DateRange {
    /// Reads `2024`, `2024-05..2025-03`, `2024..` or `..2024`; `None` for
    /// anything else. A reversed range is read as it stands.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text: String = text.chars().filter(|&c| !is_ignorable(c)).collect();
        let text = text.trim().trim_end_matches([',', ';', ':', '!', '?']);
        let Some((from, until)) = text.split_once("..") else {
            let date = text.trim_end_matches('.').parse().ok()?;
            return Some(Self { from: Some(date), until: Some(date) });
        };
        let until = until.trim_end_matches('.');
        if from.is_empty() && until.is_empty() {
            return None;
        }
        Some(Self { from: end(from)?, until: end(until)? })
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
}

/// Reads one end of a range; the inner `None` is an open one.
fn end(text: &str) -> Option<Option<PartialDate>> {
    if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) }
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
    use super::DateRange;

    #[test]
    fn writes_what_it_reads() {
        for text in ["2024", "2024-05-09", "2024..", "..2024-05", "2024-05..2025-03-01"] {
            assert_eq!(
                DateRange::parse(text).map(|range| range.to_string()).as_deref(),
                Some(text)
            );
        }
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in ["", "..", "foo", "2024-13", "2024..x", "2024/05", "24", "2024..2025..2026"] {
            assert_eq!(DateRange::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_range_within_one_year_is_not_reversed() {
        assert!(!DateRange::parse("2024-05..2024").is_some_and(DateRange::is_reversed));
        assert!(DateRange::parse("2025..2024-12").is_some_and(DateRange::is_reversed));
    }
}
