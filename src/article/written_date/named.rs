//! Dates with the name of a month.

use super::hijri;
use super::months::{Calendar, Month, month};
use super::tokens::{Kind, Token};
use super::{DateReading, reading, year_only};

/// Words that may stand between the parts of a date.
const JOINTS: &[&str] = &[
    "of", "de", "del", "di", "the", "den", "ماه", "سال", "عام", "لعام", "سنه", "من", "شهر", "พ.ศ",
    "พ", "ศ",
];

/// Ordinal endings of a day (`9th`, `1er`, `2º`).
const ORDINALS: &[&str] = &["st", "nd", "rd", "th", "er", "º", "°", "ª", "م", "ام", "वीं"];

/// Years between the Buddhist era and ours, in Thailand since 1941.
const BUDDHIST_YEARS: u16 = 543;

/// Reads `May 09, 2024`, `9th of May 2024`, `9. Mai 2024`, `May 2024`,
/// `9–11 May 2024`, `۲۰ اردیبهشت ۱۴۰۳`.
pub(super) fn read(tokens: &[Token<'_>]) -> Option<(usize, DateReading)> {
    day_first(tokens).or_else(|| month_first(tokens))
}

/// A cursor over the parts of a date.
struct Parts<'a, 't> {
    tokens: &'a [Token<'t>],
}

impl Parts<'_, '_> {
    /// Passes signs and words that say nothing.
    fn skip(&self, mut at: usize) -> usize {
        while self.tokens.get(at).is_some_and(|token| {
            matches!(token.text, "." | "," | "-" | "/" | "،")
                || token.kind == Kind::Word && JOINTS.contains(&token.folded().as_str())
        }) {
            at += 1;
        }
        at
    }

    fn skip_ordinal(&self, at: usize) -> usize {
        let ordinal = self.tokens.get(at).is_some_and(|token| ORDINALS.contains(&token.text));
        self.skip(if ordinal { at + 1 } else { at })
    }

    fn number(&self, at: usize) -> Option<u16> {
        self.tokens.get(at)?.number(1..=2)
    }

    fn year(&self, at: usize) -> Option<u16> {
        self.tokens.get(at)?.year()
    }

    fn month(&self, at: usize) -> Option<Month> {
        month(self.tokens.get(at..)?)
    }

    /// Returns the place after the sign of a range, if there is one.
    fn range(&self, at: usize) -> Option<usize> {
        let is_sign = self
            .tokens
            .get(at)
            .is_some_and(|token| matches!(token.text, "–" | "—" | "-" | "−" | "/"));
        is_sign.then_some(at + 1)
    }
}

fn day_first(tokens: &[Token<'_>]) -> Option<(usize, DateReading)> {
    let parts = Parts { tokens };
    let day = parts.number(0)?;
    let after =
        if tokens.get(1).is_some_and(|token| ORDINALS.contains(&token.text)) { 2 } else { 1 };
    // `9–11 May 2024` and `30 April – 2 May 2024` keep what all days share.
    if let Some(second) = parts.range(after).filter(|at| parts.number(*at).is_some()) {
        let next = parts.skip_ordinal(second + 1);
        let month = parts.month(next)?;
        let last = parts.skip(next + month.used);
        return finish(tokens, last, month, None, parts.year(last)?);
    }
    let next = parts.skip_ordinal(1);
    let month = parts.month(next)?;
    let has_dot = tokens.get(1).is_some_and(|token| token.text == ".");
    if month.is_doubtful && has_dot {
        return None;
    }
    let after_month = next + month.used;
    if let Some(second) = parts.range(after_month).filter(|at| parts.number(*at).is_some()) {
        let next = parts.skip_ordinal(second + 1);
        if let Some(second_month) = parts.month(next) {
            let last = parts.skip(next + second_month.used);
            return Some((last + 1, year_of(month, parts.year(last)?)?));
        }
    }
    let last = parts.skip(after_month);
    finish(tokens, last, month, Some(day), parts.year(last)?)
}

fn month_first(tokens: &[Token<'_>]) -> Option<(usize, DateReading)> {
    let parts = Parts { tokens };
    let month = parts.month(0)?;
    if let Some(second) = parts.range(month.used)
        && let Some(second_month) = parts.month(second)
    {
        // `May–June 2024`
        let last = parts.skip(second + second_month.used);
        return Some((last + 1, year_of(month, parts.year(last)?)?));
    }
    let next = parts.skip(month.used);
    if let Some(day) = parts.number(next) {
        let after = next + 1;
        if let Some(second) = parts.range(after).filter(|at| parts.number(*at).is_some()) {
            let last = parts.skip_ordinal(second + 1);
            return finish(tokens, last, month, None, parts.year(last)?);
        }
        let last = parts.skip_ordinal(after);
        return finish(tokens, last, month, Some(day), parts.year(last)?);
    }
    if month.wants_day || month.is_doubtful {
        return None;
    }
    finish(tokens, next, month, None, parts.year(next)?)
}

/// Puts a date together; `last` is the place of its year.
fn finish(
    tokens: &[Token<'_>],
    last: usize,
    month: Month,
    day: Option<u16>,
    year: u16,
) -> Option<(usize, DateReading)> {
    let end = last + 1;
    match month.calendar {
        Calendar::Gregorian => Some((end, reading(year, month.number, day))),
        Calendar::Thai => {
            let year = if year >= 2400 { year - BUDDHIST_YEARS } else { year };
            Some((end, reading(year, month.number, day)))
        }
        Calendar::SolarHijri => {
            let reading = hijri::solar(year, month.number, day)?;
            Some((hijri::after_era(tokens, end), reading))
        }
    }
}

/// Returns the year of a range of months, where they lie in one for certain.
fn year_of(month: Month, year: u16) -> Option<DateReading> {
    (month.calendar == Calendar::Gregorian).then(|| year_only(year))
}

/// Names of seasons, from spring to winter; each row is a season.
const SEASONS: [&[&str]; 4] = [
    &[
        "spring",
        "frühjahr",
        "frühling",
        "printemps",
        "primavera",
        "весна",
        "ربیع",
        "بهار",
        "voorjaar",
    ],
    &["summer", "sommer", "été", "verano", "verão", "estate", "лето", "صیف", "تابستان", "zomer"],
    &[
        "autumn",
        "fall",
        "herbst",
        "automne",
        "otoño",
        "outono",
        "autunno",
        "осень",
        "خریف",
        "پاییز",
        "خزان",
        "herfst",
    ],
    &["winter", "hiver", "invierno", "inverno", "зима", "شتاء", "زمستان"],
];

/// Reads a field that states a season or a quarter of a year: `Spring 2024`,
/// `Q2 2024`, `2024 Q2`. All that is sure is the year.
pub(super) fn read_season(tokens: &[Token<'_>]) -> Option<DateReading> {
    let mut season = None;
    let mut year = None;
    for (at, token) in tokens.iter().enumerate() {
        if let Some(found) = token.year() {
            // `Winter 2023/2024`: which of them is not said.
            if year.replace(found).is_some() {
                return None;
            }
        } else if token.kind == Kind::Word {
            let word = token.folded();
            let quarter = matches!(word.as_str(), "q" | "quarter" | "quartal" | "trimestre" | "t");
            let named = SEASONS.iter().position(|names| names.contains(&word.as_str()));
            match named {
                Some(found) => season = Some(found),
                None if quarter => season = season.or(Some(0)),
                None if JOINTS.contains(&word.as_str()) || ORDINALS.contains(&word.as_str()) => {}
                None => return None,
            }
        } else if token.number(1..=1).is_none() && !matches!(token.text, "," | "." | "،") {
            // `2023/24`, too.
            return None;
        } else if token.number(1..=1).is_some()
            && at + 1 < tokens.len()
            && season.is_none()
            && year.is_none()
        {
            // `2nd quarter 2024`
            continue;
        }
    }
    let (season, year) = (season?, year?);
    let is_persian = tokens.iter().any(|token| {
        token.kind == Kind::Word
            && matches!(token.folded().as_str(), "بهار" | "تابستان" | "پاییز" | "خزان" | "زمستان")
    });
    Some(if is_persian && hijri::is_solar_year(year) {
        hijri::season(year, season)
    } else {
        year_only(year)
    })
}
