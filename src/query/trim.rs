//! The punctuation around a word that is no part of it.

use super::chars::is_noise;

/// What is trimmed off a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Around {
    /// All punctuation that is no part of a word.
    Word,
    /// The same but for `*` and `?`, which stand for characters.
    Wildcard,
}

/// Takes off the punctuation around a word.
pub(super) fn trim(text: &str, around: Around) -> &str {
    trim_end(trim_start(text, around), around)
}

fn trim_start(text: &str, around: Around) -> &str {
    let mut before = None;
    for (at, c) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        let next = rest.chars().nth(1);
        let kept = match c {
            // `.NET`, `.5`, but not the word after an ellipsis.
            '.' => before != Some('.') && next.is_some_and(char::is_alphanumeric),
            '#' | '@' | '$' | '§' => next.is_some_and(char::is_alphanumeric),
            '/' | '\\' | '_' => true,
            '*' | '?' => around == Around::Wildcard,
            _ => !is_noise(c),
        };
        if kept {
            return rest;
        }
        before = Some(c);
    }
    ""
}

fn trim_end(text: &str, around: Around) -> &str {
    let mut text = text;
    while let Some(c) = text.chars().next_back() {
        if !is_noise(c) || matches!(c, '/' | '\\' | '_') || is_variation(c) {
            break;
        }
        let shorter = match c {
            '*' | '?' if around == Around::Wildcard => break,
            // `C++`, `C#`
            '+' | '#' => {
                let base = text.trim_end_matches(['+', '#']);
                if base.ends_with(char::is_alphanumeric) {
                    break;
                }
                base
            }
            '%' if text.strip_suffix('%').is_some_and(|t| t.ends_with(char::is_alphanumeric)) => {
                break;
            }
            '.' if is_abbreviation(text) => break,
            c => text.strip_suffix(c).unwrap_or_default(),
        };
        text = shorter;
    }
    text
}

/// Keeps `❤️` from losing what makes it an emoji.
pub(super) fn is_variation(c: char) -> bool {
    c == '\u{FE0F}'
}

/// Says whether `text` is made of one or two letters and a full stop, twice or
/// more: `U.S.`, `e.g.`, `Ph.D.`.
fn is_abbreviation(text: &str) -> bool {
    let Some(body) = text.strip_suffix('.') else { return false };
    // A longer text would be read to its start for each of its full stops.
    const MAX_BYTES: usize = 64;
    body.len() <= MAX_BYTES
        && body.contains('.')
        && body.split('.').all(|part| {
            (1..=2).contains(&part.chars().count()) && part.chars().all(char::is_alphabetic)
        })
}

#[cfg(test)]
mod tests {
    use super::super::word::is_word;
    use super::{Around, trim};

    #[test]
    fn keeps_what_belongs_to_a_word() {
        for word in [
            "C++",
            "C#",
            "AD&D",
            ".NET",
            "O.K.",
            "U.S.",
            "e.g.",
            "R&D",
            "don't",
            "O'Brien",
            "50%",
            "#metoo",
            "@un",
            "€",
            "$5",
            "§12",
            "https://x.org/a?b=c",
            "C:\\path",
            "/usr/bin/",
            "می\u{200C}خواهم",
            "😀",
            "❤️",
            "COVID-19",
            "a.b.c",
            "10:30",
            "Ph.D.",
        ] {
            assert_eq!(trim(word, Around::Word), word);
            assert!(is_word(word), "{word}");
        }
    }

    #[test]
    fn takes_off_what_surrounds_it() {
        for (typed, word) in [
            ("state,", "state"),
            ("state.", "state"),
            ("state...", "state"),
            ("…state…", "state"),
            ("'quoted'", "quoted"),
            ("ministers’", "ministers"),
            ("’tis", "tis"),
            ("[1]", "1"),
            ("U.S.,", "U.S."),
            ("U.S...", "U.S."),
            ("C++?!", "C++"),
            ("¿qué?", "qué"),
            ("word-", "word"),
            ("...foo", "foo"),
            ("*foo?", "foo"),
            ("--", ""),
            (",+,+", ""),
        ] {
            assert_eq!(trim(typed, Around::Word), word);
            assert_eq!(trim(word, Around::Word), word);
        }
    }

    #[test]
    fn keeps_what_stands_for_characters() {
        for (typed, word) in [
            ("[*stan]", "*stan"),
            ("wil?car*,", "wil?car*"),
            ("?tan?!", "?tan?"),
            (".*stan", "*stan"),
            ("*.pdf", "*.pdf"),
        ] {
            assert_eq!(trim(typed, Around::Wildcard), word);
        }
    }
}
