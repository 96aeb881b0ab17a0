//! Dates as people write them.
//!
//! [`PartialDate`] reads one form only; bylines, front matter and
//! bibliographies hold a hundred. This module finds a date in a line of text
//! and says what it could make of it. A date that can be read in two ways is
//! not guessed: only the part that both readings share is kept.

mod east_asian;
mod hijri;
mod months;
mod named;
mod numeric;
#[cfg(test)]
mod tests;
mod tokens;

use super::PartialDate;
use crate::text::ByteSpan;
use tokens::tokens;

/// A date found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FoundDate {
    /// Where it stands in the text searched.
    pub(crate) span: ByteSpan,
    /// What it says.
    pub(crate) reading: DateReading,
}

/// What a written date says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateReading {
    /// This date.
    Date(PartialDate),
    /// Day and month could be exchanged (`09/05/2024`); only the year is sure.
    Ambiguous(PartialDate),
    /// A month of the Solar Hijri calendar, which lies in two Gregorian ones:
    /// the Gregorian year, where it lies in one.
    SolarMonth(Option<PartialDate>),
    /// A date of the lunar Hijri calendar, whose days differ from country to
    /// country.
    LunarHijri,
    /// A date in form, of a day that never was (`31 April 2024`).
    Impossible,
}

impl DateReading {
    /// Returns what of the date is sure, if anything.
    #[must_use]
    pub(crate) const fn taken(self) -> Option<PartialDate> {
        match self {
            Self::Date(date) | Self::Ambiguous(date) => Some(date),
            Self::SolarMonth(year) => year,
            Self::LunarHijri | Self::Impossible => None,
        }
    }

    /// Says in words why not all of the date is taken, as what follows the date
    /// in a sentence.
    #[must_use]
    pub(crate) const fn remark(self) -> Option<&'static str> {
        match self {
            Self::Date(_) => None,
            Self::Ambiguous(_) => Some("could be day/month or month/day; only the year is taken"),
            Self::SolarMonth(Some(_)) => Some(
                "is a month of the Solar Hijri calendar, which lies in two Gregorian months; only \
                 the year is taken",
            ),
            Self::SolarMonth(None) => Some(
                "is a time of the Solar Hijri calendar that lies in two Gregorian years; not taken \
                 as the date",
            ),
            Self::LunarHijri => Some(
                "is of the lunar Hijri calendar, whose days differ from country to country; not \
                 taken as the date",
            ),
            Self::Impossible => Some("is no day of the calendar; not taken as the date"),
        }
    }
}

/// Finds the first date in `text`; `None` where there is none.
///
/// A bare year is no date: it could be anything. Years run from 1000 to 9999.
#[must_use]
pub(crate) fn find_date(text: &str) -> Option<FoundDate> {
    // Most lines have no digit, and no date.
    if !text.chars().any(tokens::is_digit) {
        return None;
    }
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|at| {
        let rest = &tokens[at..];
        let (used, reading) = numeric::read(rest)
            .or_else(|| east_asian::read(rest))
            .or_else(|| named::read(rest))
            .or_else(|| hijri::read_lunar(rest))?;
        let span = rest[0].span.cover(rest[used - 1].span);
        Some(FoundDate { span, reading })
    })
}

/// Reads a field that holds a date and nothing else of interest: whatever
/// [`PartialDate`] reads, a bare year, `YYYYMMDD`, an ISO date-time, a quarter
/// or a season of a year, or any form that [`find_date`] finds.
#[must_use]
pub(crate) fn read_date(text: &str) -> Option<DateReading> {
    let text = text.trim();
    if let Ok(date) = text.parse::<PartialDate>() {
        return Some(DateReading::Date(date));
    }
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        let part = |range| text.get(range).and_then(|part: &str| part.parse::<u16>().ok());
        let date = date(part(0..4)?, part(4..6), part(6..8));
        return Some(date.map_or(DateReading::Impossible, DateReading::Date));
    }
    // "1 Dhu al-Qi'dah 1445 - 9 May 2024": the day that can be converted.
    let mut lunar = None;
    let mut rest = text;
    while let Some(found) = find_date(rest) {
        if found.reading != DateReading::LunarHijri {
            return Some(found.reading);
        }
        lunar = Some(DateReading::LunarHijri);
        rest = rest.get(found.span.end..).unwrap_or_default();
    }
    lunar.or_else(|| named::read_season(&tokens(text)))
}

fn date(year: u16, month: Option<u16>, day: Option<u16>) -> Option<PartialDate> {
    let small = |part: Option<u16>| match part {
        Some(part) => u8::try_from(part).ok().map(Some),
        None => Some(None),
    };
    PartialDate::new(year, small(month)?, small(day)?)
}

fn reading(year: u16, month: u16, day: Option<u16>) -> DateReading {
    date(year, Some(month), day).map_or(DateReading::Impossible, DateReading::Date)
}

/// Returns the year alone as what is sure.
fn year_only(year: u16) -> DateReading {
    date(year, None, None).map_or(DateReading::Impossible, DateReading::Date)
}
