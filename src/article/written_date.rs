//! Dates as people write them.
//!
//! [`PartialDate`] reads one form only; bylines, front matter and
//! bibliographies hold a hundred. This module finds a date in a line of text
//! and says what it could make of it. A date that can be read in two ways is
//! not guessed: only the part that both readings share is kept.

use super::PartialDate;
use crate::text::ByteSpan;

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
    /// A date in form, of a day that never was (`31 April 2024`).
    Impossible,
}

/// Month names in English, German, French, Spanish, Portuguese and Russian
/// (nominative and genitive), each with its usual abbreviations.
///
/// Names are compared in lower case without a final dot. An abbreviation that
/// is a common word of its own language is safe here, because a month only
/// counts next to a year.
const MONTHS: [&[&str]; 12] = [
    &[
        "january",
        "jan",
        "januar",
        "jänner",
        "janvier",
        "janv",
        "enero",
        "ene",
        "janeiro",
        "январь",
        "января",
        "янв",
    ],
    &[
        "february",
        "feb",
        "februar",
        "février",
        "fevrier",
        "févr",
        "febrero",
        "fevereiro",
        "fev",
        "февраль",
        "февраля",
        "фев",
    ],
    &["march", "mar", "märz", "mrz", "mars", "marzo", "março", "marco", "март", "марта", "мар"],
    &["april", "apr", "avril", "avr", "abril", "abr", "апрель", "апреля", "апр"],
    &["may", "mai", "mayo", "maio", "май", "мая"],
    &["june", "jun", "juni", "juin", "junio", "junho", "июнь", "июня", "июн"],
    &["july", "jul", "juli", "juillet", "juil", "julio", "julho", "июль", "июля", "июл"],
    &["august", "aug", "août", "aout", "agosto", "ago", "август", "августа", "авг"],
    &[
        "september",
        "sept",
        "sep",
        "septembre",
        "septiembre",
        "setiembre",
        "setembro",
        "set",
        "сентябрь",
        "сентября",
        "сен",
        "сент",
    ],
    &[
        "october",
        "oct",
        "oktober",
        "okt",
        "octobre",
        "octubre",
        "outubro",
        "out",
        "октябрь",
        "октября",
        "окт",
    ],
    &["november", "nov", "novembre", "noviembre", "novembro", "ноябрь", "ноября", "ноя", "нояб"],
    &[
        "december",
        "dec",
        "dezember",
        "dez",
        "décembre",
        "decembre",
        "déc",
        "diciembre",
        "dic",
        "dezembro",
        "декабрь",
        "декабря",
        "дек",
    ],
];

/// Words that may stand between the parts of a date.
const JOINTS: &[&str] = &["of", "de", "del", "the"];

/// Ordinal endings of a day (`9th`, `1er`, `2º`).
const ORDINALS: &[&str] = &["st", "nd", "rd", "th", "er", "º", "°", "ª"];

/// Finds the first date in `text`; `None` where there is none.
///
/// A bare year is no date: it could be anything. Years run from 1000 to 9999.
#[must_use]
pub(crate) fn find_date(text: &str) -> Option<FoundDate> {
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|at| {
        // A number that continues another one (`1/2024/05/09`) starts nothing.
        let rest = &tokens[at..];
        let (used, reading) = numeric(rest).or_else(|| east_asian(rest)).or_else(|| named(rest))?;
        let span = rest[0].span.cover(rest[used - 1].span);
        Some(FoundDate { span, reading })
    })
}

/// Reads a field that holds a date and nothing else of interest: whatever
/// [`PartialDate`] reads, a bare year, `YYYYMMDD`, an ISO date-time, or any
/// form that [`find_date`] finds.
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
    find_date(text).map(|found| found.reading)
}

#[derive(Clone, Copy)]
struct Token<'a> {
    span: ByteSpan,
    text: &'a str,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Number,
    Word,
    Other,
}

/// Cuts into numbers, words and single other characters; white space only
/// separates.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let kind_of = |c: char| match c {
        '0'..='9' => Kind::Number,
        c if c.is_alphabetic() && !matches!(c, '年' | '月' | '日' | 'º' | 'ª') => Kind::Word,
        _ => Kind::Other,
    };
    let mut tokens: Vec<Token<'_>> = Vec::new();
    for (start, c) in text.char_indices() {
        if c.is_whitespace() {
            continue;
        }
        let kind = kind_of(c);
        let end = start + c.len_utf8();
        match tokens.last_mut() {
            Some(last) if kind != Kind::Other && last.kind == kind && last.span.end == start => {
                last.span.end = end;
                last.text = &text[last.span.range()];
            }
            _ => tokens.push(Token {
                span: ByteSpan::new(start, end),
                text: &text[start..end],
                kind,
            }),
        }
    }
    tokens
}

impl Token<'_> {
    fn number(&self, digits: std::ops::RangeInclusive<usize>) -> Option<u16> {
        (self.kind == Kind::Number && digits.contains(&self.text.len()))
            .then(|| self.text.parse().ok())
            .flatten()
    }

    fn year(&self) -> Option<u16> {
        self.number(4..=4).filter(|year| *year >= 1000)
    }

    fn month(&self) -> Option<u16> {
        if self.kind != Kind::Word || self.text.chars().count() < 3 {
            return None;
        }
        let name = self.text.to_lowercase();
        let index = MONTHS.iter().position(|names| names.contains(&name.as_str()))?;
        u16::try_from(index + 1).ok()
    }
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

/// `2024-05-09`, `2024/5/9`, `2024.05`, `09.05.2024`, `31/12/2024`.
fn numeric(tokens: &[Token<'_>]) -> Option<(usize, DateReading)> {
    let separator = |at: usize| {
        let token = tokens.get(at)?;
        let tight = tokens[at - 1].span.end == token.span.start
            && tokens.get(at + 1).is_some_and(|next| next.span.start == token.span.end);
        (tight && matches!(token.text, "-" | "/" | ".")).then_some(token.text)
    };
    let mark = separator(1)?;
    let second = tokens.get(2)?.number(1..=2);
    if let Some(year) = tokens[0].year() {
        let month = second?;
        if separator(3) == Some(mark)
            && let Some(day) = tokens.get(4).and_then(|token| token.number(1..=2))
        {
            return Some((5, reading(year, month, Some(day))));
        }
        // `2024/25` is a season and `2023.5` a number: only `2024-05` is a month.
        let month_form = mark == "-" && tokens[2].text.len() == 2 && (1..=12).contains(&month);
        return month_form.then(|| (3, reading(year, month, None)));
    }
    let (first, second) = (tokens[0].number(1..=2)?, second?);
    if separator(3) != Some(mark) {
        return None;
    }
    let year = tokens.get(4)?.year()?;
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

/// `2024年5月9日`, `2024年5月`.
fn east_asian(tokens: &[Token<'_>]) -> Option<(usize, DateReading)> {
    let is = |at: usize, mark: &str| tokens.get(at).is_some_and(|token| token.text == mark);
    let year = tokens[0].year()?;
    let month = tokens.get(2)?.number(1..=2)?;
    if !is(1, "年") || !is(3, "月") {
        return None;
    }
    match tokens.get(4).and_then(|token| token.number(1..=2)) {
        Some(day) if is(5, "日") => Some((6, reading(year, month, Some(day)))),
        _ => Some((4, reading(year, month, None))),
    }
}

/// `May 09, 2024`, `9th of May 2024`, `9. Mai 2024`, `May 2024`.
fn named(tokens: &[Token<'_>]) -> Option<(usize, DateReading)> {
    let skip = |mut at: usize| {
        while tokens.get(at).is_some_and(|token| {
            matches!(token.text, "." | "," | "-" | "/")
                || JOINTS.contains(&token.text.to_lowercase().as_str())
        }) {
            at += 1;
        }
        at
    };
    let skip_ordinal = |at: usize| {
        let ordinal = tokens.get(at).is_some_and(|token| ORDINALS.contains(&token.text));
        skip(if ordinal { at + 1 } else { at })
    };
    let year_at = |at: usize| tokens.get(at).and_then(Token::year);
    if let Some(month) = tokens[0].month() {
        let next = skip(1);
        if let Some(day) = tokens.get(next).and_then(|token| token.number(1..=2)) {
            let last = skip_ordinal(next + 1);
            return year_at(last).map(|year| (last + 1, reading(year, month, Some(day))));
        }
        return year_at(next).map(|year| (next + 1, reading(year, month, None)));
    }
    let day = tokens[0].number(1..=2)?;
    let next = skip_ordinal(1);
    let month = tokens.get(next)?.month()?;
    let last = skip(next + 1);
    year_at(last).map(|year| (last + 1, reading(year, month, Some(day))))
}

#[cfg(test)]
mod tests {
    use super::{DateReading, find_date, read_date};

    fn say(reading: Option<DateReading>) -> String {
        match reading {
            Some(DateReading::Date(date)) => date.to_string(),
            Some(DateReading::Ambiguous(date)) => format!("{date}?"),
            Some(DateReading::Impossible) => "impossible".to_owned(),
            None => "none".to_owned(),
        }
    }

    #[test]
    fn finds_dates_in_lines() {
        for (text, expected) in [
            ("Jane Doe May 09, 2024", "2024-05-09"),
            ("9 May 2024", "2024-05-09"),
            ("9th May 2024 | 10:30 IST", "2024-05-09"),
            ("the 9th of May, 2024", "2024-05-09"),
            ("2024-05-09T10:00:00Z", "2024-05-09"),
            ("Sept. 9, 2024", "2024-09-09"),
            ("Thursday, September 5, 2024 at 8 pm", "2024-09-05"),
            ("09-May-2024", "2024-05-09"),
            ("Published: May 2024", "2024-05"),
            ("31/12/2024", "2024-12-31"),
            ("12/31/2024", "2024-12-31"),
            ("09/05/2024", "2024?"),
            ("05/05/2024", "2024-05-05"),
            ("09.05.2024", "2024-05-09"),
            ("2024/5/9", "2024-05-09"),
            ("9. März 2023", "2023-03-09"),
            ("1er août 2020", "2020-08-01"),
            ("le 14 juillet 1989", "1989-07-14"),
            ("5 de mayo de 2021", "2021-05-05"),
            ("7 de setembro de 1822", "1822-09-07"),
            ("9 мая 2024 г.", "2024-05-09"),
            ("2024年5月9日", "2024-05-09"),
            ("31 April 2024", "impossible"),
            ("2023-02-29", "impossible"),
            ("45/45/2024", "impossible"),
            ("in 2024", "none"),
            ("the 2023/24 season", "none"),
            ("you may 2 or 3", "none"),
            ("Version 1.2.3", "none"),
            ("", "none"),
        ] {
            assert_eq!(say(find_date(text).map(|found| found.reading)), expected, "{text}");
        }
    }

    #[test]
    fn says_where_the_date_stands() {
        let text = "Jane Doe — May 09, 2024, London";
        assert_eq!(find_date(text).and_then(|found| found.span.slice(text)), Some("May 09, 2024"));
    }

    #[test]
    fn reads_fields() {
        for (text, expected) in [
            ("2024", "2024"),
            ("2024-05", "2024-05"),
            ("20240509", "2024-05-09"),
            ("20241309", "impossible"),
            ("Thu, 09 May 2024 10:00:00 GMT", "2024-05-09"),
            ("2024-05-09 10:00", "2024-05-09"),
            ("soon", "none"),
        ] {
            assert_eq!(say(read_date(text)), expected, "{text}");
        }
    }
}
