//! Dates as bibliographies write them: EDTF, parts, free text.

use crate::PartialDate;
pub(super) use crate::article::written_date::DateReading;
use crate::article::written_date::read_date;

/// Words beside a year that make it no other year.
const ASIDES: &[&str] = &[
    "c",
    "ca",
    "circa",
    "about",
    "approx",
    "approximately",
    "cop",
    "copyright",
    "spring",
    "summer",
    "autumn",
    "fall",
    "winter",
    "early",
    "mid",
    "late",
    "q1",
    "q2",
    "q3",
    "q4",
];

/// Reads a date: EDTF as BibLaTeX has it (`2024-05-09/2024-06`, `2024~`,
/// `2024-21`, `2024-05-XX`), else whatever people write.
///
/// Of a range the first date is taken; of a season and of a date marked as
/// uncertain or approximate, only the year.
pub(super) fn read(text: &str) -> Option<DateReading> {
    let text = text.trim();
    if text.starts_with("..") || text.starts_with('/') {
        // A range without a beginning: when it ended says not when it began.
        return None;
    }
    let first = range_start(text);
    if let Some(reading) = edtf(first) {
        return Some(reading);
    }
    read_date(first)
        .or_else(|| read_date(text))
        .or_else(|| year_among_asides(text).and_then(|year| checked(year, None, None)))
}

/// Makes a date of its parts; a month that is a season, as EDTF counts them
/// (21 to 41), leaves the year.
pub(super) fn from_parts(year: i64, month: Option<i64>, day: Option<i64>) -> Option<DateReading> {
    match month {
        Some(21..=41) => checked(year, None, None),
        _ => checked(year, month, day),
    }
}

/// Returns the year of a date, for one that is said to be approximate.
pub(super) fn year_of(reading: DateReading) -> DateReading {
    match reading.taken() {
        Some(date) => PartialDate::new(date.year(), None, None)
            .map_or(DateReading::Impossible, DateReading::Date),
        None => reading,
    }
}

fn checked(year: i64, month: Option<i64>, day: Option<i64>) -> Option<DateReading> {
    let year = u16::try_from(year).ok()?;
    let small = |part: Option<i64>| part.map(u8::try_from).transpose();
    let date = match (small(month), small(day)) {
        (Ok(month), Ok(day)) => PartialDate::new(year, month, day),
        _ => None,
    };
    Some(date.map_or(DateReading::Impossible, DateReading::Date))
}

/// Returns the first date of a range (`2024-05-09/2024-06`); a text that is no
/// range of years is returned whole: `9/5/2024` is a date.
fn range_start(text: &str) -> &str {
    let year = |text: &str| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    if let Some((first, last)) = text.split_once(['-', '–', '—'])
        && year(first.trim())
        && year(last.trim_matches(['-', ' ']))
    {
        return first.trim();
    }
    let Some((first, last)) = text.split_once('/') else { return text };
    let last = last.trim();
    // `2024/25` is a range of years.
    let ends = matches!(last, "" | "..")
        || last.len() == 2 && last.bytes().all(|b| b.is_ascii_digit())
        || edtf(last).is_some();
    if ends && edtf(first).is_some() { first.trim() } else { text }
}

fn leading_year(text: &str) -> Option<i64> {
    let year = text.trim().get(..4)?;
    year.bytes().all(|b| b.is_ascii_digit()).then(|| year.parse().ok()).flatten()
}

/// Reads one date of EDTF; `None` where the text has another form.
fn edtf(text: &str) -> Option<DateReading> {
    let text = text.trim();
    let unsure = text.trim_start_matches(['~', '?', '%']);
    let bare = unsure.trim_end_matches(['~', '?', '%']);
    let is_unsure = bare.len() < text.len();
    let (date, _time) = bare.split_once(['T', 't']).unwrap_or((bare, ""));
    let year = leading_year(date)?;
    let rest = date.get(4..)?;
    let mut parts = Vec::new();
    for part in rest.split('-').skip(1) {
        let part = part.trim_end_matches(['~', '?', '%']);
        let unknown = matches!(part, "XX" | "xx" | "uu" | "00");
        let digits = part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        match (unknown, digits) {
            (true, _) => break,
            (false, true) => parts.push(part.parse::<i64>().ok()?),
            (false, false) => return None,
        }
    }
    if !rest.is_empty() && !rest.starts_with('-') || parts.len() > 2 {
        return None;
    }
    let reading = from_parts(year, parts.first().copied(), parts.get(1).copied())?;
    Some(if is_unsure || rest.contains(['~', '?', '%']) { year_of(reading) } else { reading })
}

/// Finds the one year of a text that has nothing else but words of no account:
/// `c. 2019`, `[2019]`, `Spring 2019`.
fn year_among_asides(text: &str) -> Option<i64> {
    let lower = text.to_lowercase();
    let mut year = None;
    for word in lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let digits = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
        if digits && year.is_none() {
            year = word.parse().ok();
        } else if !ASIDES.contains(&word) {
            return None;
        }
    }
    year
}

#[cfg(test)]
mod tests {
    use super::{DateReading, from_parts, read};

    fn say(reading: Option<DateReading>) -> String {
        match reading {
            Some(DateReading::Date(date)) => date.to_string(),
            Some(DateReading::Ambiguous(date)) => format!("{date}?"),
            Some(_) => "impossible".to_owned(),
            None => "none".to_owned(),
        }
    }

    #[test]
    fn reads_what_bibliographies_write() {
        for (text, expected) in [
            ("2024", "2024"),
            ("2024-05", "2024-05"),
            ("2024-05-09", "2024-05-09"),
            ("2024-05-09/2024-06", "2024-05-09"),
            ("2024/2025", "2024"),
            ("2024/25", "2024"),
            ("2024-2026", "2024"),
            ("2024–2026", "2024"),
            ("2024 -- 2026", "2024"),
            ("2024/..", "2024"),
            ("2024-05/", "2024-05"),
            ("2024~", "2024"),
            ("2024-05~", "2024"),
            ("2024-05-09?", "2024"),
            ("~2024-05", "2024"),
            ("2024-21", "2024"),
            ("2024-05-XX", "2024-05"),
            ("2024-XX-XX", "2024"),
            ("2024-00-00", "2024"),
            ("2024-05-09T10:00:00Z", "2024-05-09"),
            ("9 May 2024", "2024-05-09"),
            ("May 2024", "2024-05"),
            ("2024/05/09", "2024-05-09"),
            ("31/12/2024", "2024-12-31"),
            ("09/05/2024", "2024?"),
            ("Spring 2024", "2024"),
            ("c. 2024", "2024"),
            ("[2024]", "2024"),
            ("2024-02-30", "impossible"),
            ("2024-13-01", "impossible"),
            ("2024-19", "impossible"),
            ("31 April 2024", "impossible"),
            ("../2024", "none"),
            ("/2024", "none"),
            ("in press", "none"),
            ("202X", "none"),
            ("2024a b", "none"),
            ("", "none"),
        ] {
            assert_eq!(say(read(text)), expected, "{text}");
        }
    }

    #[test]
    fn makes_dates_of_parts() {
        assert_eq!(say(from_parts(2024, Some(5), Some(9))), "2024-05-09");
        assert_eq!(say(from_parts(2024, Some(22), None)), "2024");
        assert_eq!(say(from_parts(2024, Some(2), Some(30))), "impossible");
        assert_eq!(say(from_parts(2024, Some(900), None)), "impossible");
        assert_eq!(say(from_parts(-44, None, None)), "none");
    }
}
