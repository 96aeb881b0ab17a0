//! The calendars that count from the Hijra.
//!
//! The Solar Hijri calendar of Iran and Afghanistan is converted exactly. The
//! lunar one is not: its months begin when the moon is seen, or by tables that
//! differ from country to country.

use super::tokens::{Kind, Token};
use super::{DateReading, date, year_only};
use crate::PartialDate;

/// The years of the Solar Hijri calendar that are converted.
///
/// It was made law in Iran in 1304 (1925). Its year begins at the spring
/// equinox at 52.5 degrees east; until 1501 the leap years by that are those of
/// a cycle of 33 years, eight of them (`(25 * year + 11) mod 33 < 8`), as ICU4X
/// found by comparing the two, and as the table of the University of Tehran for
/// 1206 to 1498 has them. 1502 is the first year for which they differ.
const SOLAR_YEARS: std::ops::RangeInclusive<u16> = 1304..=1501;

/// The years without a name of a month or of the calendar that are taken for
/// Solar Hijri where they are in Persian digits: no Gregorian year of anything
/// published.
const LIKELY_YEARS: std::ops::RangeInclusive<u16> = 1300..=1450;

pub(super) fn is_solar_year(year: u16) -> bool {
    LIKELY_YEARS.contains(&year)
}

/// Years between 1 Farvardin and the Gregorian year that it falls in.
const YEARS_BETWEEN: u16 = 621;

/// Says whether a year has a 30th of Esfand.
fn is_leap(year: u16) -> bool {
    (25 * u32::from(year) + 11) % 33 < 8
}

fn days_in(year: u16, month: u16) -> u16 {
    match month {
        1..=6 => 31,
        12 if !is_leap(year) => 29,
        7..=12 => 30,
        _ => 0,
    }
}

/// Returns the days from 1 March to 1 Farvardin of a year.
fn new_year(year: u16) -> u16 {
    // Days before 1 Farvardin, and before 1 March of the same spring, each
    // from a beginning of its own: 1 Farvardin 1403 was 20 March 2024.
    const BETWEEN_BEGINNINGS: u32 = 227_200;
    let (solar, gregorian) = (u32::from(year), u32::from(year) + u32::from(YEARS_BETWEEN));
    let solar_days = 365 * (solar - 1) + (8 * solar + 21) / 33;
    let gregorian_days = 365 * gregorian + gregorian / 4 - gregorian / 100 + gregorian / 400;
    u16::try_from(solar_days + BETWEEN_BEGINNINGS - gregorian_days).unwrap_or(20)
}

/// Reads a date of the Solar Hijri calendar; `None` for a year that is not
/// converted.
pub(super) fn solar(year: u16, month: u16, day: Option<u16>) -> Option<DateReading> {
    if !SOLAR_YEARS.contains(&year) {
        return None;
    }
    let Some(day) = day else {
        // All but the tenth month, which the first of January is in.
        let gregorian = match month {
            1..=9 => date(year + YEARS_BETWEEN, None, None),
            11 | 12 => date(year + YEARS_BETWEEN + 1, None, None),
            _ => None,
        };
        return Some(DateReading::SolarMonth(gregorian));
    };
    let converted =
        (day >= 1 && day <= days_in(year, month)).then(|| to_gregorian(year, month, day));
    Some(converted.flatten().map_or(DateReading::Impossible, DateReading::Date))
}

fn to_gregorian(year: u16, month: u16, day: u16) -> Option<PartialDate> {
    let before: u16 = (1..month).map(|month| days_in(year, month)).sum();
    let mut days = new_year(year) + before + day - 1;
    let (mut gregorian, mut month) = (year + YEARS_BETWEEN, 3);
    loop {
        let length =
            (28..=31).rev().find(|day| date(gregorian, Some(month), Some(*day)).is_some())?;
        if days < length {
            return date(gregorian, Some(month), Some(days + 1));
        }
        days -= length;
        (gregorian, month) = if month == 12 { (gregorian + 1, 1) } else { (gregorian, month + 1) };
    }
}

/// What the letters and words after a year say of its calendar.
#[derive(Clone, Copy, PartialEq)]
enum Era {
    Solar,
    Lunar,
}

/// Reads the marks of a calendar at `at`: `ش`, `ه‍.ش`, `هجری شمسی`,
/// `خورشیدی`; `ق`, `هـ`, `هجری قمری`.
fn era(tokens: &[Token<'_>], at: usize) -> Option<(Era, usize)> {
    let mut hijri = None;
    for (index, token) in tokens.iter().enumerate().skip(at).take(5) {
        if token.kind != Kind::Word {
            if matches!(token.text, "." | "(" | ")" | "،" | "\u{200D}") {
                continue;
            }
            break;
        }
        let end = index + 1;
        match token.folded().as_str() {
            "ش" | "شمسی" | "خورشیدی" | "هش" => return Some((Era::Solar, end)),
            "ق" | "قمری" | "هق" => return Some((Era::Lunar, end)),
            // Alone it is the lunar era.
            "ه" | "هجری" | "هجریه" => hijri = Some((Era::Lunar, end)),
            _ => break,
        }
    }
    hijri
}

/// Reads a date of numbers whose year, `year_token`, is one of the Hijra: it
/// says so behind it, or is a likely one in Persian digits. `end` is the number
/// of tokens of the date.
pub(super) fn marked(
    tokens: &[Token<'_>],
    end: usize,
    year_token: &Token<'_>,
    (year, month, day): (u16, u16, u16),
) -> Option<(usize, DateReading)> {
    if !(1200..=1500).contains(&year) {
        return None;
    }
    match era(tokens, end) {
        Some((Era::Solar, end)) => solar(year, month, Some(day)).map(|reading| (end, reading)),
        Some((Era::Lunar, end)) => Some((end, DateReading::LunarHijri)),
        None if year_token.is_persian() && is_solar_year(year) => {
            solar(year, month, Some(day)).map(|reading| (end, reading))
        }
        None => None,
    }
}

/// Returns the end of a date behind the mark of the calendar after it.
pub(super) fn after_era(tokens: &[Token<'_>], end: usize) -> usize {
    era(tokens, end).map_or(end, |(_, end)| end)
}

/// The first words of the names of lunar months.
const LUNAR_MONTHS: &[&str] = &[
    "محرم",
    "صفر",
    "ربیع",
    "جمادی",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو",
    "ذی",
    "ذوالقعده",
    "ذیقعده",
    "ذوالحجه",
    "ذیحجه",
    "ذی‌القعده",
    "ذوالقعدة",
];

/// Reads a day, a lunar month and a year: `1 ذو القعدة 1445 هـ`.
pub(super) fn read_lunar(tokens: &[Token<'_>]) -> Option<(usize, DateReading)> {
    let day = usize::from(tokens.first()?.number(1..=2).is_some());
    let is_word = |token: &&Token<'_>| token.kind == Kind::Word;
    let month = tokens.get(day).filter(is_word)?;
    if !LUNAR_MONTHS.contains(&month.folded().as_str()) {
        return None;
    }
    let second = usize::from(tokens.get(day + 1).filter(is_word).is_some());
    let at = day + 1 + second;
    let comma = usize::from(tokens.get(at).is_some_and(|token| matches!(token.text, "،" | ",")));
    let year = tokens.get(at + comma)?.year()?;
    let end = at + comma + 1;
    (1200..=1500).contains(&year).then(|| (after_era(tokens, end), DateReading::LunarHijri))
}

/// Returns the year that a season of a Solar Hijri year lies in; winter lies in
/// two.
pub(super) fn season(year: u16, season: usize) -> DateReading {
    if !SOLAR_YEARS.contains(&year) || season == 3 {
        return DateReading::SolarMonth(None);
    }
    year_only(year + YEARS_BETWEEN)
}

#[cfg(test)]
mod tests {
    use super::{DateReading, solar};

    #[test]
    fn converts_known_days() {
        for ((year, month, day), expected) in [
            ((1403, 1, 1), "2024-03-20"),
            ((1404, 1, 1), "2025-03-21"),
            ((1399, 12, 30), "2021-03-20"),
            ((1400, 1, 1), "2021-03-21"),
            ((1398, 1, 1), "2019-03-21"),
            ((1375, 1, 1), "1996-03-20"),
            ((1357, 11, 22), "1979-02-11"),
            ((1304, 1, 1), "1925-03-21"),
            ((1403, 2, 20), "2024-05-09"),
            ((1403, 10, 11), "2024-12-31"),
            ((1403, 10, 12), "2025-01-01"),
            ((1403, 12, 30), "2025-03-20"),
            ((1402, 12, 29), "2024-03-19"),
            ((1408, 12, 30), "2030-03-20"),
        ] {
            let Some(DateReading::Date(date)) = solar(year, month, Some(day)) else {
                panic!("{expected}");
            };
            assert_eq!(date.to_string(), expected);
        }
        for (year, month, day) in [(1402, 12, 30), (1403, 7, 31), (1403, 13, 1), (1403, 1, 0)] {
            assert_eq!(solar(year, month, Some(day)), Some(DateReading::Impossible));
        }
        assert_eq!(solar(1502, 1, Some(1)), None);
        assert_eq!(solar(1303, 1, Some(1)), None);
    }

    #[test]
    fn years_follow_each_other() {
        let day = |year, month, day| match solar(year, month, Some(day)) {
            Some(DateReading::Date(date)) => date,
            other => panic!("{other:?}"),
        };
        for year in 1304..1501 {
            let last = if super::is_leap(year) { 30 } else { 29 };
            let (end, next) = (day(year, 12, last), day(year + 1, 1, 1));
            assert_eq!(next.first_day(), end.first_day() + 1, "{year}");
        }
    }
}
