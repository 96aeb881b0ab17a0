//! Dates of China, Japan and Korea, with a sign after each number.

use super::tokens::{Kind, Token};
use super::{DateReading, reading, year_only};

/// The eras of Japan since it has the Gregorian calendar, and that of Taiwan:
/// the name, its first year, and which of its years may be meant. The sixth
/// year of Meiji is the first of the Gregorian calendar.
const ERAS: &[(&str, u16, std::ops::RangeInclusive<u16>)] = &[
    ("令和", 2019, 1..=99),
    ("平成", 1989, 1..=31),
    ("昭和", 1926, 1..=64),
    ("大正", 1912, 1..=15),
    ("明治", 1868, 6..=45),
    ("民國", 1912, 1..=199),
    ("民国", 1912, 1..=199),
];

/// The word for the first year of an era.
const FIRST_YEAR: char = '元';

/// Reads `2024年5月9日`, `2024年5月`, `2024년 5월 9일`, `令和6年5月9日`.
pub(super) fn read(tokens: &[Token<'_>]) -> Option<(usize, DateReading)> {
    let (year, after_year) = match era_year(tokens) {
        Some(found) => found,
        None => (tokens.first()?.year()?, 1),
    };
    let is = |at: usize, signs: [&str; 2]| {
        tokens.get(at).is_some_and(|token| signs.contains(&token.text))
    };
    let number = |at: usize| tokens.get(at).and_then(|token| token.number(1..=2));
    if !is(after_year, ["年", "년"]) {
        return None;
    }
    let month = number(after_year + 1).filter(|_| is(after_year + 2, ["月", "월"]));
    let Some(month) = month else {
        // `2024年` is a bare year, but that of an era says what it is.
        return (after_year > 1).then(|| (after_year + 1, year_only(year)));
    };
    match number(after_year + 3) {
        Some(day) if is(after_year + 4, ["日", "일"]) => {
            Some((after_year + 5, reading(year, month, Some(day))))
        }
        _ => Some((after_year + 3, reading(year, month, None))),
    }
}

/// Reads the year of an era; what stands before the era's name is part of the
/// same token.
fn era_year(tokens: &[Token<'_>]) -> Option<(u16, usize)> {
    let first = tokens.first().filter(|token| token.kind == Kind::Word)?;
    let name = first.text.strip_suffix(FIRST_YEAR).unwrap_or(first.text);
    let (_, start, years) = ERAS.iter().find(|(era, ..)| name.ends_with(era))?;
    let (number, used) =
        if name.len() < first.text.len() { (1, 1) } else { (tokens.get(1)?.number(1..=3)?, 2) };
    years.contains(&number).then(|| (start + number - 1, used))
}
