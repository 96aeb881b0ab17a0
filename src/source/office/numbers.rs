//! The numbers that a word processor prints before the items of a list and
//! does not store: `3.`, `2.1`, `(b)`, `iv)`.

use std::collections::HashMap;

/// Lists nest no deeper than this in any of the formats.
pub(super) const MAX_LEVELS: usize = 10;

/// How the numbers of one level of a list are written.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Level {
    /// The digits or letters used; `None` where the items have bullets.
    pub(super) form: Option<Form>,
    /// What is printed, with `%1` to `%9` where the numbers of levels stand.
    pub(super) pattern: String,
    /// The number of the first item.
    pub(super) start: u32,
}

/// The digits or letters that numbers are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Decimal,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
}

impl Form {
    fn write(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::LowerLetter => letters(number),
            Self::UpperLetter => letters(number).to_uppercase(),
            Self::LowerRoman => roman(number),
            Self::UpperRoman => roman(number).to_uppercase(),
        }
    }
}

/// `a` to `z`, then `aa`, `bb`: as word processors count on.
fn letters(number: u32) -> String {
    let Some(index) = number.checked_sub(1) else { return number.to_string() };
    let repeats = index / 26 + 1;
    match (char::from_u32(u32::from(b'a') + index % 26), repeats) {
        // Nobody reads "zzzzzz"; so long a list is a mistake of the file.
        (Some(letter), 1..=5) => (0..repeats).map(|_| letter).collect(),
        _ => number.to_string(),
    }
}

fn roman(number: u32) -> String {
    const DIGITS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    // Roman numerals are written for these numbers only.
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut written = String::new();
    for (value, digits) in DIGITS {
        while rest >= value {
            written.push_str(digits);
            rest -= value;
        }
    }
    written
}

/// Where each list stands.
#[derive(Debug, Default)]
pub(super) struct Counters {
    lists: HashMap<String, [Option<u32>; MAX_LEVELS]>,
}

impl Counters {
    /// Counts the next item of a list and returns what is printed before it;
    /// empty where that is a bullet or nothing.
    pub(super) fn next(&mut self, list: &str, level: usize, levels: &[Level]) -> String {
        let Some(format) = levels.get(level).filter(|_| level < MAX_LEVELS) else {
            return String::new();
        };
        let counts = match self.lists.get_mut(list) {
            Some(counts) => counts,
            None => self.lists.entry(list.to_owned()).or_default(),
        };
        counts[level] = Some(counts[level].map_or(format.start, |count| count.saturating_add(1)));
        counts[level + 1..].fill(None);
        if format.form.is_none() {
            return String::new();
        }
        let mut printed = String::new();
        let mut pattern = format.pattern.chars().peekable();
        while let Some(c) = pattern.next() {
            let digit = pattern.peek().and_then(|c| c.to_digit(10)).filter(|_| c == '%');
            let place = digit.and_then(|digit| (digit as usize).checked_sub(1));
            let Some((place, shown)) = place.and_then(|place| Some((place, levels.get(place)?)))
            else {
                printed.push(c);
                continue;
            };
            pattern.next();
            let count = counts.get(place).copied().flatten().unwrap_or(shown.start);
            printed.push_str(&shown.form.unwrap_or(Form::Decimal).write(count));
        }
        printed.trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{Counters, Form, Level, letters, roman};

    #[test]
    fn writes_numbers() {
        for (number, letter, numeral) in [
            (1, "a", "i"),
            (4, "d", "iv"),
            (26, "z", "xxvi"),
            (27, "aa", "xxvii"),
            (0, "0", "0"),
            (4000, "4000", "4000"),
        ] {
            assert_eq!((letters(number).as_str(), roman(number).as_str()), (letter, numeral));
        }
    }

    #[test]
    fn counts_items() {
        let level = |form, pattern: &str, start| Level { form, pattern: pattern.to_owned(), start };
        let levels = [
            level(Some(Form::Decimal), "%1.", 3),
            level(Some(Form::LowerLetter), "%1.%2)", 1),
            level(None, "•", 1),
        ];
        let mut counters = Counters::default();
        let printed: Vec<String> = [0, 1, 1, 2, 0, 1, 7]
            .into_iter()
            .map(|at| counters.next("list", at, &levels))
            .collect();
        assert_eq!(printed, ["3.", "3.a)", "3.b)", "", "4.", "4.a)", ""]);
    }
}
