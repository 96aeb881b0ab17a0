//! Joining wrapped lines.

use std::collections::HashSet;

use super::lines::Line;
use super::shape::is_unspaced;
use crate::source::tidy;

/// The words of a text, for deciding what a hyphen at a line end was.
pub(super) struct Words<'a> {
    seen: HashSet<&'a str>,
}

impl<'a> Words<'a> {
    /// Collects the words of a text, if it may have words broken at line ends.
    pub(super) fn new(source: &'a str, lines: &[Line], wrapped: bool) -> Self {
        let broken = wrapped && lines.iter().any(|line| line.text(source).ends_with(['-', '‐']));
        let seen = if broken {
            lines.iter().flat_map(|line| words(line.text(source))).collect()
        } else {
            HashSet::new()
        };
        Self { seen }
    }

    fn contains(&self, word: &str) -> bool {
        self.seen.contains(word)
    }
}

/// The words of a line, hyphens inside them kept.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Joins lines into one: with a blank, without one between characters of
/// scripts that have none, and with broken words made whole.
pub(super) fn lines(source: &str, lines: &[Line], words: &Words<'_>) -> String {
    let mut joined = String::with_capacity(lines.iter().map(|line| line.span.len() + 1).sum());
    for line in lines {
        let next = line.text(source);
        match (joined.chars().next_back(), next.chars().next()) {
            (Some('-' | '‐'), Some(first)) if first.is_alphanumeric() => {
                mend(&mut joined, next, words)
            }
            (Some(last), Some(first)) if !(is_unspaced(last) && is_unspaced(first)) => {
                joined.push(' ')
            }
            _ => {}
        }
        tidy::tidy_onto(&mut joined, next);
    }
    joined
}

/// Decides on the hyphen at the end of `joined`, before `next`.
///
/// The text itself is the witness: the hyphen stays where the hyphenated word
/// stands elsewhere, goes where the whole word does; without a witness it goes
/// between lower-case letters only. A dash (`--`, ` -`) always keeps its blank.
fn mend(joined: &mut String, next: &str, words: &Words<'_>) {
    let hyphen = joined.len() - joined.chars().next_back().map_or(0, char::len_utf8);
    let before = &joined[..hyphen];
    if !before.ends_with(char::is_alphanumeric) {
        joined.push(' ');
        return;
    }
    let head_start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let head = before[head_start..].trim_start_matches(|c: char| !c.is_alphanumeric());
    let tail = next
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .trim_end_matches(|c: char| !c.is_alphanumeric());
    let whole = format!("{head}{tail}");
    let keeps = if words.contains(&format!("{head}-{tail}")) {
        true
    } else if words.contains(&whole) {
        false
    } else {
        // "Anglo-\nSaxon", "1914-\n1918", "state-of-the-\nart"
        !head.ends_with(char::is_lowercase)
            || !tail.starts_with(char::is_lowercase)
            || head.contains('-')
    };
    if !keeps {
        joined.truncate(hyphen);
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::{Words, lines};

    fn check(source: &str, expected: &str) {
        let split = split(source);
        let words = Words::new(source, &split, true);
        assert_eq!(lines(source, &split, &words), expected);
    }

    #[test]
    fn joins() {
        check("one\ntwo", "one two");
        check("the har-\nbour wall", "the harbour wall");
        check(
            "a counter-\nterrorism law; counter-terrorism",
            "a counter-terrorism law; counter-terrorism",
        );
        check("the Anglo-\nSaxon", "the Anglo-Saxon");
        check("in 1914-\n1918", "in 1914-1918");
        check("a dash -\nso", "a dash - so");
        check("a dash--\nso", "a dash-- so");
        check("议会开会\n讨论道路", "议会开会讨论道路");
        check("state-of-the-\nart", "state-of-the-art");
    }
}
