//! A text as it is compared: its words, and the marks between them.

use super::key::push_key;
use super::lexer::{Lexer, Piece, PieceKind};
use crate::analysis::ascii_digit;
use crate::text::ByteSpan;

/// The words of a text, kept without an allocation for each.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    /// Keys and marks, end to end.
    terms: String,
    list: Vec<Word>,
}

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// What it covers in the text.
    pub(super) span: ByteSpan,
    /// Where its key is in the terms, and behind it the marks that follow.
    key: ByteSpan,
    mark: ByteSpan,
    /// What it is.
    pub(super) kind: WordKind,
    /// Whether the next word follows without white space.
    pub(super) touches: bool,
    /// Whether a hyphen and white space follow, so that it may be the first half
    /// of a word broken at the end of a line.
    pub(super) is_broken: bool,
}

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordKind {
    /// Letters.
    Letters,
    /// Something with digits.
    Number,
    /// A sign that counts as a word: `%`.
    Sign,
}

impl Words {
    /// Takes the words of a text. Footnote marks in brackets (`[12]`) are passed
    /// over.
    pub(super) fn of(text: &str) -> Self {
        let mut words = Self::default();
        words.reserve(text.len());
        let mut lexer = Lexer::new(text);
        while let Some(piece) = lexer.next() {
            if piece.kind == PieceKind::Open
                && words.last_ends_at(piece.span.start)
                && let Some(len) = footnote_len(text.get(piece.span.start..).unwrap_or_default())
            {
                lexer.go_to(piece.span.start + len);
            } else {
                words.push(text, piece);
            }
        }
        words.list.shrink_to_fit();
        words
    }

    fn reserve(&mut self, bytes: usize) {
        self.terms.reserve(bytes);
        self.list.reserve(bytes / 6);
    }

    /// Adds a piece, which must follow the one before.
    pub(super) fn push(&mut self, text: &str, piece: Piece) {
        match piece.kind {
            PieceKind::Word | PieceKind::Sign => {
                let of_text = piece.span.slice(text).unwrap_or_default();
                let start = self.terms.len();
                let kind = match piece.kind {
                    PieceKind::Sign => WordKind::Sign,
                    _ if of_text.contains(|c| ascii_digit(c).is_some()) => WordKind::Number,
                    _ => WordKind::Letters,
                };
                push_sign_or_key(of_text, kind, &mut self.terms);
                let end = self.terms.len();
                self.list.push(Word {
                    span: piece.span,
                    key: ByteSpan::new(start, end),
                    mark: ByteSpan::new(end, end),
                    kind,
                    touches: true,
                    // A soft hyphen is part of the word it stands behind.
                    is_broken: of_text.ends_with('\u{AD}'),
                });
            }
            PieceKind::Mark(mark) => self.push_mark(mark),
            PieceKind::Ellipsis => self.push_mark('…'),
            PieceKind::Blank => {
                if let Some(last) = self.list.last_mut().filter(|last| last.touches) {
                    last.touches = false;
                    let hyphen = text.get(last.span.end..piece.span.start);
                    last.is_broken |= matches!(hyphen, Some("-" | "‐" | "\u{AD}"));
                    last.is_broken &= matches!(hyphen, Some("" | "-" | "‐" | "\u{AD}"));
                }
            }
            PieceKind::Open | PieceKind::Close | PieceKind::Ignored => {}
        }
    }

    /// Adds a word whose key is known.
    pub(super) fn push_word(&mut self, text: &str, span: ByteSpan, key: &str) {
        self.push(text, Piece { kind: PieceKind::Word, span });
        if let Some(last) = self.list.last_mut() {
            self.terms.truncate(last.key.start);
            self.terms.push_str(key);
            let end = self.terms.len();
            (last.key.end, last.mark) = (end, ByteSpan::new(end, end));
        }
    }

    /// Takes the last word off.
    pub(super) fn pop(&mut self) {
        if let Some(last) = self.list.pop() {
            self.terms.truncate(last.key.start);
        }
    }

    fn push_mark(&mut self, mark: char) {
        let Some(last) = self.list.last_mut() else { return };
        let marks = last.mark.slice(&self.terms).unwrap_or_default();
        if !marks.ends_with(mark) {
            self.terms.push(mark);
            last.mark.end = self.terms.len();
        }
    }

    fn last_ends_at(&self, at: usize) -> bool {
        self.list.last().is_some_and(|last| last.touches && last.span.end <= at)
    }

    /// Returns the words.
    pub(super) fn list(&self) -> &[Word] {
        &self.list
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// Returns the word at `index`.
    pub(super) fn get(&self, index: usize) -> Option<&Word> {
        self.list.get(index)
    }

    /// Returns what a word of these is compared by.
    pub(super) fn key(&self, word: &Word) -> &str {
        word.key.slice(&self.terms).unwrap_or_default()
    }

    /// Returns the key of the word at `index`; empty where there is none.
    pub(super) fn key_at(&self, index: usize) -> &str {
        self.list.get(index).map_or("", |word| self.key(word))
    }

    /// Returns the marks between a word of these and the next.
    pub(super) fn mark(&self, word: &Word) -> &str {
        word.mark.slice(&self.terms).unwrap_or_default()
    }
}

/// The styles of a sign are one sign.
fn push_sign_or_key(of_text: &str, kind: WordKind, terms: &mut String) {
    match (kind, of_text) {
        (WordKind::Sign, "-" | "−" | "–" | "－") => terms.push('−'),
        _ => push_key(of_text, terms),
    }
}

/// Returns the length of the footnote mark in brackets that `rest` begins with.
fn footnote_len(rest: &str) -> Option<usize> {
    const LONGEST: usize = 24;
    let inner = rest.strip_prefix('[')?;
    let end = inner.find(']').filter(|end| *end <= LONGEST)?;
    let inside = inner.get(..end)?.trim();
    let is_number =
        !inside.is_empty() && inside.len() <= 3 && inside.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = inside.len() == 1 && inside.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_note = inside.starts_with("note ") || inside == "citation needed";
    (is_number || is_letter || is_note).then_some(end + 2)
}

/// Says whether two keys are the same but for the case of their first letter.
pub(super) fn same_but_first_case(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.chars(), b.chars());
    let (Some(first), Some(other)) = (a.next(), b.next()) else { return false };
    a.as_str() == b.as_str() && (first == other || first.to_lowercase().eq(other.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::{Words, same_but_first_case};

    /// Words with their marks behind; `-` before what touches the word before,
    /// `/` behind what may be broken.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let words = Words::of(text);
        let shown: Vec<String> = words
            .list()
            .iter()
            .map(|word| {
                let (key, mark) = (words.key(word), words.mark(word));
                let (touches, broken) =
                    (if word.touches { "+" } else { "" }, if word.is_broken { "/" } else { "" });
                format!("{key}{mark}{touches}{broken}")
            })
            .collect();
        assert_eq!(shown.join(" "), expected, "{text}");
    }

    #[test]
    fn texts_are_words_and_marks() {
        for (text, expected) in [
            ("", ""),
            ("“The minister,” he said.", "The minister, he said.+"),
            ("The army — which lost — left", "The army- which lost- left+"),
            ("A -- b --- c", "A- b- c+"),
            ("cost US$5 (12%)", "cost US+ $+ 5( 12+ %)+"),
            ("fell to -5", "fell to −+ 5+"),
            ("so [12] it was[3] then[citation needed], no[no]", "so 12 it was then, no+ no+"),
            ("govern-\nment, well-known", "govern-/ ment, well-+ known+"),
            ("govern\u{AD}\nment gov\u{AD}ern", "govern/ ment govern+"),
            ("pre- and post-war", "pre-/ and post-+ war+"),
            ("it…or… no ...", "it…+ or… no…"),
            ("他说：“中国”。", "他+ 说:+ 中+ 国.+"),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn only_the_case_of_the_first_letter_may_differ() {
        for (a, b, same) in [
            ("the", "The", true),
            ("the", "the", true),
            ("the", "THE", false),
            ("Élan", "élan", true),
            ("the", "she", false),
            ("a", "A", true),
            ("", "", false),
        ] {
            assert_eq!(same_but_first_case(a, b), same, "{a} {b}");
        }
    }
}
