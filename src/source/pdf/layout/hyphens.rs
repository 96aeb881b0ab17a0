//! Making words whole that are broken at line ends, and joining lines.

use std::collections::HashSet;

use super::is_unspaced_join;
use crate::source::tidy;

/// The words of a document, as witnesses of what a hyphen at a line end was.
#[derive(Debug, Default)]
pub(super) struct Words {
    seen: HashSet<String>,
}

const SOFT_HYPHEN: char = '\u{AD}';

impl Words {
    /// Takes note of the words of a line; the last may be broken.
    pub(super) fn see(&mut self, line: &str) {
        for word in line.split_whitespace() {
            if !word.ends_with(['-', '‐', SOFT_HYPHEN]) {
                let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
                if !self.seen.contains(plain) {
                    self.seen.insert(plain.to_owned());
                }
            }
        }
    }

    /// Appends a line to the lines before it.
    pub(super) fn append(&self, joined: &mut String, next: &str) {
        if joined.is_empty() {
            joined.push_str(next);
            return;
        }
        if joined.ends_with(SOFT_HYPHEN) {
            joined.pop();
        } else if joined.ends_with(['-', '‐']) && next.starts_with(char::is_alphanumeric) {
            self.mend(joined, next);
        } else if !is_unspaced_join(joined, next) {
            joined.push(' ');
        }
        joined.push_str(next);
    }

    /// Joins lines.
    pub(super) fn join<'a>(&self, lines: impl IntoIterator<Item = &'a str>) -> String {
        let mut joined = String::new();
        for line in lines {
            self.append(&mut joined, line);
        }
        tidy::tidy(&joined)
    }

    /// Decides on the hyphen at the end of `joined`: it stays where the
    /// document has the word with it elsewhere, goes where it has the word
    /// without, and without a witness goes between small letters only.
    fn mend(&self, joined: &mut String, next: &str) {
        let hyphen = joined.len() - joined.chars().next_back().map_or(0, char::len_utf8);
        let before = &joined[..hyphen];
        if !before.ends_with(char::is_alphanumeric) {
            joined.push(' ');
            return;
        }
        let head = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        let head = head.trim_start_matches(|c: char| !c.is_alphanumeric());
        let tail = next.split_whitespace().next().unwrap_or_default();
        let tail = tail.trim_end_matches(|c: char| !c.is_alphanumeric());
        let stays = if self.seen.contains(&format!("{head}-{tail}")) {
            true
        } else if self.seen.contains(&format!("{head}{tail}")) {
            false
        } else {
            !head.ends_with(char::is_lowercase)
                || !tail.starts_with(char::is_lowercase)
                || head.contains('-')
        };
        if !stays {
            joined.truncate(hyphen);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn joins() {
        let mut words = Words::default();
        words.see("a counter-terrorism law in the harbour, well-");
        for (lines, expected) in [
            (["one", "two"], "one two"),
            (["the har-", "bour wall"], "the harbour wall"),
            (["the build-", "ing wall"], "the building wall"),
            (["a counter-", "terrorism law"], "a counter-terrorism law"),
            (["the Anglo-", "Saxon"], "the Anglo-Saxon"),
            (["in 1914-", "1918"], "in 1914-1918"),
            (["state-of-the-", "art"], "state-of-the-art"),
            (["so\u{AD}", "lar"], "solar"),
            (["议会开会", "讨论道路"], "议会开会讨论道路"),
            (["a dash -", "so"], "a dash - so"),
        ] {
            assert_eq!(words.join(lines), expected);
        }
    }
}
