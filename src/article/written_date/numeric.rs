//! Dates of numbers alone.

use super::hijri;
use super::tokens::Token;
use super::{DateReading, date, reading};

/// Reads `2024-05-09`, `2024/5/9`, `2024-05`, `09.05.2024`, `31/12/2024`,
/// `۱۴۰۳/۰۲/۲۰`.
pub(super) fn read(tokens: &[Token<'_>]) -> Option<(usize, DateReading)> {
    let separator = |at: usize| {
        let token = tokens.get(at)?;
        let tight = tokens.get(at.checked_sub(1)?)?.span.end == token.span.start
            && tokens.get(at + 1).is_some_and(|next| next.span.start == token.span.end);
        (tight && matches!(token.text, "-" | "/" | ".")).then_some(token.text)
    };
    let mark = separator(1)?;
    let first = tokens.first()?;
    let second = tokens.get(2)?.number(1..=2);
    if let Some(year) = first.year() {
        let month = second?;
        if separator(3) == Some(mark)
            && let Some(day) = tokens.get(4).and_then(|token| token.number(1..=2))
        {
            return Some(
                hijri::marked(tokens, 5, first, (year, month, day))
                    .unwrap_or((5, reading(year, month, Some(day)))),
            );
        }
        // `2024/25` is a season and `2023.5` a number: only `2024-05` is a month.
        let month_form = mark == "-"
            && tokens.get(2)?.text.chars().count() == 2
            && (1..=12).contains(&month)
            && !(first.is_persian() && hijri::is_solar_year(year));
        return month_form.then(|| (3, reading(year, month, None)));
    }
    let (first, second) = (first.number(1..=2)?, second?);
    if separator(3) != Some(mark) {
        return None;
    }
    let last = tokens.get(4)?;
    let year = last.year()?;
    if let Some(found) = hijri::marked(tokens, 5, last, (year, second, first)) {
        return Some(found);
    }
    let reading = match (first, second) {
        // Dots are written day first wherever they are written.
        _ if mark == "." => reading(year, second, Some(first)),
        (day @ 13.., month) | (month, day @ 13..) => reading(year, month, Some(day)),
        (day, month) if day == month => reading(year, month, Some(day)),
        (1..=12, 1..=12) => {
            date(year, None, None).map_or(DateReading::Impossible, DateReading::Ambiguous)
        }
        _ => DateReading::Impossible,
    };
    Some((5, reading))
}
