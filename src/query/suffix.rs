//! What follows a word, a phrase or a group: `word~1`, `"…"~5`, `(…)@sentence`,
//! each with a weight, `^2`, where wanted.

use crate::text::ByteSpan;

use super::chars::{has_content, is_noise, shown};
use super::lexer::Lexer;
use super::nearest::nearest;
use super::token::{Token, TokenKind};
use super::{MAX_BOOST, MAX_DISTANCE, NodeKind};

/// A run of characters, parted into its word and what follows that.
pub(super) struct Split<'a> {
    /// The run up to the first of the items.
    pub(super) head: &'a str,
    /// What follows the word, in order.
    pub(super) items: Vec<Item<'a>>,
}

/// A sign after a word, and its number: `~1`, `^2.5`.
pub(super) struct Item<'a> {
    /// `~` or `^`.
    pub(super) sign: char,
    /// What stands after the sign, of digits, dots and signs; may be empty.
    pub(super) number: &'a str,
    /// Where it begins, in bytes of the run.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
}

/// Parts a run into its word and what follows that.
pub(super) fn split(run: &str) -> Split<'_> {
    let whole = Split { head: run, items: Vec::new() };
    let before = run.trim_end_matches(|c: char| c.is_ascii_digit() || is_noise(c)).len();
    let tail = run.get(before..).unwrap_or_default();
    let Some(first) = tail.find(['~', '^']) else { return whole };
    let Some((head, _)) = run.split_at_checked(before + first) else { return whole };
    // `~5` alone is a number with a curl before it, not a curl with a number.
    if !has_content(head) && !head.contains('*') {
        return whole;
    }
    let mut items = Vec::new();
    let mut at = head.len();
    while let Some(rest) = run.get(at..)
        && let Some(next) = rest.find(['~', '^'])
    {
        let start = at + next;
        let sign = if run.get(start..).is_some_and(|r| r.starts_with('~')) { '~' } else { '^' };
        let number = number(run.get(start + 1..).unwrap_or_default());
        let end = start + 1 + number.len();
        items.push(Item { sign, number, start, end });
        at = end;
    }
    Split { head, items }
}

/// Returns what stands for a number at the beginning of `text`; a full stop
/// after it ends a sentence.
fn number(text: &str) -> &str {
    let end = text
        .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '+' | '-'))
        .unwrap_or(text.len());
    text.get(..end).unwrap_or_default().trim_end_matches(['.', '+', '-'])
}

/// What a suffix stands after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    Phrase,
    Exact,
    Group,
    Regex,
}

impl Lexer<'_, '_> {
    /// Reads what follows the piece that was read last.
    pub(super) fn suffixes(&mut self, after: After) {
        loop {
            let rest = self.rest();
            let start = self.at;
            let sign = rest.chars().next();
            let number = number(rest.get(1..).unwrap_or_default());
            let end = start + 1 + number.len();
            let span = ByteSpan::new(start, end);
            match sign {
                Some('~') => self.distance(after, number, span),
                Some('^') => self.weight(number, span),
                Some('*') => {
                    let end = start + rest.len() - rest.trim_start_matches('*').len();
                    let typed = shown(self.text.get(start..end).unwrap_or_default());
                    self.remarks.push(
                        ByteSpan::new(start, end),
                        format!("an asterisk stands within or after a word; '{typed}' is ignored"),
                    );
                    self.at = end;
                    continue;
                }
                Some('@') if self.unit(after) => continue,
                _ => return,
            }
            self.at = end;
        }
    }

    /// Takes the distance at `span`.
    fn distance(&mut self, after: After, number: &str, span: ByteSpan) {
        let typed = shown(self.text.get(span.range()).unwrap_or_default());
        let why = match after {
            After::Group => "words near one another are written a NEAR/5 b",
            After::Exact => "the words of an exact phrase stand side by side",
            After::Regex => "an expression has no distance",
            After::Phrase => return self.slop(number, &typed, span),
        };
        self.remarks.push(span, format!("{why}; '{typed}' is ignored"));
    }

    /// Gives the phrase that was read last a distance.
    fn slop(&mut self, number: &str, typed: &str, span: ByteSpan) {
        let Some(Token { span: phrase, kind, .. }) = self.tokens.last_mut() else { return };
        if matches!(kind, TokenKind::Weight(_)) {
            let message = format!(
                "a distance stands before the weight, as in \"a b\"~3^2; '{typed}' is ignored"
            );
            return self.remarks.push(span, message);
        }
        let TokenKind::Leaf(NodeKind::Phrase { text, slop }) = kind else { return };
        if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
            let message =
                format!("a distance is a number of words, as in \"a b\"~5; '{typed}' is ignored");
            return self.remarks.push(span, message);
        }
        if is_one_word(text) {
            let word = shown(text);
            let message = format!(
                "a phrase of one word has no distance, and near spellings are written {word}~; '{typed}' is ignored"
            );
            return self.remarks.push(span, message);
        }
        // What is no number of 32 bits is a large one.
        let words = number.parse().unwrap_or(u32::MAX);
        if words > MAX_DISTANCE {
            let message = format!(
                "words stand at most {MAX_DISTANCE} apart; '{typed}' is read as ~{MAX_DISTANCE}"
            );
            self.remarks.push(span, message);
        }
        *slop = words.min(MAX_DISTANCE);
        *phrase = phrase.cover(span);
    }

    /// Takes the weight at `span`.
    pub(super) fn weight(&mut self, number: &str, span: ByteSpan) {
        let typed = shown(self.text.get(span.range()).unwrap_or_default());
        let is_second = self
            .tokens
            .iter()
            .rev()
            .take_while(|token| token.kind.is_suffix())
            .any(|token| matches!(token.kind, TokenKind::Weight(_)));
        let factor = Some(number).filter(|number| !number.contains(['+', '-']));
        let factor = factor.and_then(|number| number.parse::<f32>().ok());
        match factor.filter(|&factor| factor > 0.0 && factor <= MAX_BOOST) {
            Some(_) if is_second => {
                self.remarks.push(span, format!("a part has one weight; '{typed}' is ignored"));
            }
            Some(factor) => {
                self.at = span.start;
                self.push(TokenKind::Weight(factor), span.end);
            }
            None => self.remarks.push(
                span,
                format!("a weight is a number above 0 and at most {MAX_BOOST}, as in word^2; '{typed}' is ignored"),
            ),
        }
    }

    /// Reads `@sentence` after a group; `false` where something else is meant.
    fn unit(&mut self, after: After) -> bool {
        let name = self.rest().get(1..).unwrap_or_default();
        let end = name.find(|c: char| !c.is_alphanumeric()).unwrap_or(name.len());
        let name = name.get(..end).unwrap_or_default();
        let span = ByteSpan::new(self.at, self.at + 1 + name.len());
        let is_sentence = name.eq_ignore_ascii_case("sentence");
        if name.is_empty() || (after != After::Group && !is_sentence) {
            return false;
        }
        let typed = shown(self.text.get(span.range()).unwrap_or_default());
        if is_sentence && after == After::Group {
            let is_second = self
                .tokens
                .iter()
                .rev()
                .take_while(|t| t.kind.is_suffix())
                .any(|token| token.kind == TokenKind::AtSentence);
            if is_second {
                self.remarks
                    .push(span, format!("a group is in one sentence; '{typed}' is ignored"));
                self.at = span.end;
            } else {
                self.push(TokenKind::AtSentence, span.end);
            }
            return true;
        }
        let why = if is_sentence {
            "'@sentence' stands after a parenthesis, as in (a b)@sentence, and is ignored"
                .to_owned()
        } else {
            no_unit(&typed, name)
        };
        self.remarks.push(span, why);
        self.at = span.end;
        true
    }
}

/// Words why `@name` after a group is none, and what may have been meant.
fn no_unit(typed: &str, name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    match lower.as_str() {
        "paragraph" | "passage" => {
            format!("a paragraph is what is searched anyway; '{typed}' is ignored")
        }
        "article" | "doc" | "document" => {
            format!("passages of one article are written a DOC b; '{typed}' is ignored")
        }
        _ if "sentences".starts_with(&lower) || nearest(name, ["sentence"], 2).is_some() => {
            format!("there is no '{typed}'; did you mean @sentence? it is ignored")
        }
        _ => format!("after a parenthesis only @sentence has a meaning; '{typed}' is ignored"),
    }
}

/// Says whether a phrase is one word of a script that parts words by blanks.
fn is_one_word(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() && c < '\u{E00}')
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn parts_a_run() {
        for (run, head, items) in [
            ("word", "word", ""),
            ("word~", "word", "~"),
            ("word~1^2.5", "word", "~1 ^2.5"),
            ("word^2.", "word", "^2"),
            ("word~1,", "word", "~1"),
            ("word^-2", "word", "^-2"),
            ("U.S.^2", "U.S.", "^2"),
            ("C++~1", "C++", "~1"),
            ("3.14^2", "3.14", "^2"),
            ("x^y", "x^y", ""),
            ("~user", "~user", ""),
            ("~5", "~5", ""),
            ("a~b~1", "a~b", "~1"),
            ("*^2", "*", "^2"),
        ] {
            let split = split(run);
            let found: Vec<String> =
                split.items.iter().map(|item| format!("{}{}", item.sign, item.number)).collect();
            assert_eq!((split.head, found.join(" ").as_str()), (head, items), "{run}");
        }
    }
}
