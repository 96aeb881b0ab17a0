//! What may be a short form.

use super::units::lower;
use super::words::{is_common_word, is_no_short_form};

/// The bounds of Schwartz and Hearst (2003): two to ten characters, at most two
/// words.
const MIN_CHARS: usize = 2;
const MAX_CHARS: usize = 10;
const MAX_WORDS: usize = 2;

/// A short form, and the letters that its name must have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ShortForm<'t> {
    /// As written.
    pub(super) text: &'t str,
    /// Its letters and digits in lower case, without a plural `s`.
    pub(super) letters: Vec<char>,
    /// Whether it is written as a word, `Isis`: every letter then has to be an
    /// initial.
    pub(super) is_word: bool,
}

impl<'t> ShortForm<'t> {
    /// Reads a short form; `None` where `text` cannot be one, or is more likely
    /// something else: a year, a month, a reference, a unit, the mark of a party
    /// (`R-Tex.`).
    pub(super) fn read(text: &'t str) -> Option<Self> {
        let text = text.trim();
        let chars = text.chars().count();
        if !(MIN_CHARS..=MAX_CHARS).contains(&chars)
            || text.split_whitespace().count() > MAX_WORDS
            || !text.starts_with(char::is_alphanumeric)
            || !text.chars().all(is_allowed)
            || is_no_short_form(text)
            || is_party(text)
        {
            return None;
        }
        let is_plural = is_plural(text);
        let own = if is_plural { text.strip_suffix('s')? } else { text };
        let own = own.trim_end_matches(['\'', '’']);
        let letters: Vec<char> = own.chars().filter(|c| c.is_alphanumeric()).map(lower).collect();
        let capitals = own.chars().filter(|c| c.is_uppercase()).count();
        let digits = own.chars().filter(|c| c.is_numeric()).count();
        let is_word = capitals == 1
            && letters.len() >= 3
            && own.starts_with(char::is_uppercase)
            && own.chars().all(char::is_alphabetic);
        if letters.len() < MIN_CHARS || is_year(own, digits) {
            return None;
        }
        // Words in brackets are words, whatever capital is among them.
        if !is_word && longest_small_run(own) > 2 {
            return None;
        }
        if is_word && is_common_word(text) {
            return None;
        }
        (is_word || capitals >= 2 || (capitals == 1 && digits > 0)).then_some(Self {
            text,
            letters,
            is_word,
        })
    }
}

fn is_allowed(c: char) -> bool {
    c.is_alphanumeric()
        || unicode_normalization::char::is_combining_mark(c)
        || matches!(
            c,
            '.' | '-' | '‐' | '‑' | '–' | '—' | '&' | '/' | '+' | '\'' | '’' | ' ' | '\u{A0}'
        )
}

/// `IEDs`, `TTP's`, but not `Isis`.
fn is_plural(text: &str) -> bool {
    text.strip_suffix('s').is_some_and(|rest| {
        let mut last = rest.trim_end_matches(['\'', '’']).chars().rev();
        last.next().is_some_and(char::is_uppercase) && last.next().is_some_and(char::is_uppercase)
    })
}

/// `1998`, `Smith 2003`, `2003a`.
fn is_year(text: &str, digits: usize) -> bool {
    digits >= 4 && text.split(|c: char| !c.is_numeric()).any(|run| run.chars().count() == 4)
}

/// `R-TX`, `D-N.Y.`: the party and the place of a politician.
fn is_party(text: &str) -> bool {
    let mut chars = text.chars();
    matches!(chars.next(), Some('R' | 'D' | 'I'))
        && matches!(chars.next(), Some('-' | '–' | '‑'))
        && chars.as_str().chars().filter(|c| c.is_alphabetic()).count() >= 2
}

fn longest_small_run(text: &str) -> usize {
    let runs = text.split(|c: char| !c.is_lowercase());
    runs.map(|run| run.chars().count()).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::ShortForm;

    #[test]
    fn short_forms_are_told_from_other_asides() {
        for (text, letters) in [
            ("ISKP", "iskp"),
            ("ISIS-K", "isisk"),
            ("ISIS‑K", "isisk"),
            ("U.S.", "us"),
            ("IEDs", "ied"),
            ("TTPs", "ttp"),
            ("LeT", "let"),
            ("HuJI", "huji"),
            ("Isis", "isis"),
            ("G20", "g20"),
            ("AF/PAK", "afpak"),
            ("IS K", "isk"),
            ("AT&T", "att"),
            ("ФСБ", "фсб"),
            ("PML-N", "pmln"),
            ("3M", "3m"),
            ("", ""),
            ("A", ""),
            ("2024", ""),
            ("p. 12", ""),
            ("Smith 2003", ""),
            ("Li 2003", ""),
            ("see below", ""),
            ("ABCDEFGHIJK", ""),
            ("IS IS K", ""),
            ("May", ""),
            ("Sept", ""),
            ("III", ""),
            ("km", ""),
            ("aged 5", ""),
            ("R-TX", ""),
            ("D-N.Y.", ""),
            ("$5 US", ""),
            ("NYSE: X", ""),
            ("Who", ""),
            ("+ISK", ""),
            ("الدولة", ""),
            ("伊斯兰国", ""),
        ] {
            let found = ShortForm::read(text).map(|short| short.letters.iter().collect::<String>());
            assert_eq!(found.unwrap_or_default(), letters, "{text}");
        }
    }
}
