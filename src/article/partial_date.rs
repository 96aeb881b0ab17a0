//! Dates that know how precise they are.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::calendar;
use crate::Error;

/// A date of the Gregorian calendar, precise to the year, the month or the
/// day.
///
/// Dates are ordered by their first day; of two that begin on the same day the
/// less precise comes first.
///
/// ```
/// use pincite::PartialDate;
///
/// let may: PartialDate = "2024-05".parse().unwrap();
/// assert_eq!(may.to_string(), "2024-05");
/// assert_eq!(may.first_day(), 20240501);
/// assert_eq!(may.last_day(), 20240531);
/// assert!("2024-13".parse::<PartialDate>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: u16,
    /// 0 where unknown.
    month: u8,
    /// 0 where unknown.
    day: u8,
}

impl PartialDate {
    /// The last day that a date can be.
    pub(super) const LAST: Self = Self { year: 9999, month: 12, day: 31 };

    /// Returns today's date, UTC.
    #[must_use]
    pub fn today() -> Self {
        calendar::today()
    }

    /// Makes a date; `None` where the calendar has no such day, the year is
    /// outside of 1 to 9999, or a day comes without a month.
    #[must_use]
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        let (month, day) = match (month, day) {
            (None, None) => (0, 0),
            (Some(month @ 1..=12), None) => (month, 0),
            (Some(month @ 1..=12), Some(day)) if day >= 1 && day <= days_in(year, month) => {
                (month, day)
            }
            _ => return None,
        };
        Some(Self { year, month, day })
    }

    /// Returns the year.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// Returns the month, 1 to 12, where known.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        (self.month > 0).then_some(self.month)
    }

    /// Returns the day of the month, where known.
    #[must_use]
    pub fn day(self) -> Option<u8> {
        (self.day > 0).then_some(self.day)
    }

    /// Returns the first day that the date may mean, as the number `YYYYMMDD`.
    #[must_use]
    pub fn first_day(self) -> u32 {
        number(self.year, self.month.max(1), self.day.max(1))
    }

    /// Returns the last day that the date may mean, as the number `YYYYMMDD`.
    #[must_use]
    pub fn last_day(self) -> u32 {
        let month = if self.month == 0 { 12 } else { self.month };
        let day = if self.day == 0 { days_in(self.year, month) } else { self.day };
        number(self.year, month, day)
    }
}

fn number(year: u16, month: u8, day: u8) -> u32 {
    u32::from(year) * 10_000 + u32::from(month) * 100 + u32::from(day)
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Writes `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

/// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and nothing else.
impl FromStr for PartialDate {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text).ok_or_else(|| Error::invalid_date(text))
    }
}

fn parse(text: &str) -> Option<PartialDate> {
    fn digits<T: FromStr>(part: &str, len: usize) -> Option<T> {
        let plain = part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| part.parse().ok()).flatten()
    }
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4)?;
    let month = parts.next().map(|part| digits(part, 2)).map_or(Some(None), |m| m.map(Some))?;
    let day = parts.next().map(|part| digits(part, 2)).map_or(Some(None), |d| d.map(Some))?;
    if parts.next().is_some() {
        return None;
    }
    PartialDate::new(year, month, day)
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::PartialDate;

    #[test]
    fn reads_and_writes_what_it_knows() {
        for text in ["2024", "2024-05", "2024-02-29", "0001", "9999-12-31"] {
            let date: PartialDate = text.parse().expect(text);
            assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn refuses_days_that_never_were() {
        for text in [
            "",
            "24",
            "2024-00",
            "2024-13",
            "2023-02-29",
            "2024-5",
            "2024-05-9",
            "2024-05-09-1",
            "0000",
            "２０２４",
        ] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn spans_the_days_it_may_mean() {
        let year: PartialDate = "2024".parse().unwrap();
        assert_eq!((year.first_day(), year.last_day()), (20_240_101, 20_241_231));
        let february: PartialDate = "2023-02".parse().unwrap();
        assert_eq!((february.first_day(), february.last_day()), (20_230_201, 20_230_228));
    }
}
