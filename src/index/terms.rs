//! Feeding the engine terms that were worked out beforehand.
//!
//! The engine wants a tokenizer per field and would analyse the same text once
//! for stems and once for forms. Instead our [`Analyzer`](crate::Analyzer)
//! runs once, in the reading threads, and its terms reach the engine written
//! one after the other into one string, which [`TermStream`] takes apart again
//! without thinking. This is the one place where analysis meets the engine.
//!
//! A term is written as its position relative to the term before (one
//! character above [`STEP_BASE`]) and its text, ended by [`END`]. Neither
//! character occurs in a term: analysis keeps letters, digits and a few marks.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// Ends a term.
const END: char = '\u{1}';
/// Code point that stands for "same position as the term before".
const STEP_BASE: u32 = 0x100;
/// The code points that are no characters: steps pass over them.
const SURROGATES: std::ops::Range<u32> = 0xD800..0xE000;
/// Longest step between two terms, a million words.
const MAX_STEP: u32 = 0x10_0000;
/// Distance between two texts in one field: no phrase reaches across.
pub(crate) const TEXT_GAP: u32 = 1000;
/// Longest term in bytes; analysis already stays far below.
const MAX_TERM_BYTES: usize = 1024;

/// Terms of one field of one engine document, in ascending position.
#[derive(Debug, Default)]
pub(crate) struct TermWriter {
    written: String,
    last_position: u32,
    /// Added to every position.
    base: u32,
    /// First position after all terms.
    end: u32,
}

impl TermWriter {
    /// Forgets everything, keeping the memory.
    pub(crate) fn clear(&mut self) {
        self.written.clear();
        (self.last_position, self.base, self.end) = (0, 0, 0);
    }

    /// Begins a further text: positions count anew, [`TEXT_GAP`] later.
    pub(crate) fn next_text(&mut self) {
        if !self.written.is_empty() {
            self.base = self.end + TEXT_GAP;
        }
    }

    /// Begins a text where `other` has begun it: for a field that holds some of
    /// the terms of another at the same positions.
    pub(crate) fn begin_at(&mut self, other: &Self) {
        self.base = other.base;
    }

    /// Says whether no term was added.
    pub(crate) fn is_empty(&self) -> bool {
        self.written.is_empty()
    }

    /// Adds a term at a position within the present text, not before that of
    /// the term added last; `mark` is put before it.
    pub(crate) fn push(&mut self, position: u32, mark: Option<char>, term: &str) {
        if term.is_empty() || term.len() > MAX_TERM_BYTES || term.contains(END) {
            return;
        }
        let position = (self.base + position).max(self.last_position);
        let step = (position - self.last_position).min(MAX_STEP);
        self.written.push(step_char(step));
        self.written.extend(mark);
        self.written.push_str(term);
        self.written.push(END);
        self.last_position += step;
        self.end = self.last_position + 1;
    }

    /// Returns what was written, for the engine.
    pub(crate) fn as_str(&self) -> &str {
        &self.written
    }
}

/// Writes a step of up to [`MAX_STEP`] as one character.
fn step_char(step: u32) -> char {
    let code = STEP_BASE + step;
    let passed = if code < SURROGATES.start { 0 } else { SURROGATES.len() as u32 };
    char::from_u32(code + passed).unwrap_or('\u{100}')
}

/// Reads a step back.
fn step_of(c: char) -> u32 {
    let code = c as u32;
    let passed = if code < SURROGATES.start { 0 } else { SURROGATES.len() as u32 };
    (code - passed).saturating_sub(STEP_BASE)
}

/// Reads what [`TermWriter`] wrote.
#[derive(Clone, Default)]
pub(crate) struct TermStream {
    token: Token,
}

/// The terms of one field value.
pub(crate) struct Terms<'a> {
    rest: &'a str,
    position: usize,
    token: &'a mut Token,
}

impl Tokenizer for TermStream {
    type TokenStream<'a> = Terms<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Terms<'a> {
        self.token.reset();
        Terms { rest: text, position: 0, token: &mut self.token }
    }
}

impl TokenStream for Terms<'_> {
    fn advance(&mut self) -> bool {
        let mut chars = self.rest.chars();
        let Some(step) = chars.next() else { return false };
        let rest = chars.as_str();
        let Some((term, rest)) = rest.split_once(END) else { return false };
        self.position += step_of(step) as usize;
        self.token.position = self.position;
        self.token.text.clear();
        self.token.text.push_str(term);
        self.rest = rest;
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::{TEXT_GAP, TermStream, TermWriter};
    use tantivy::tokenizer::{TokenStream, Tokenizer};

    fn read(writer: &TermWriter) -> Vec<(usize, String)> {
        let mut stream = TermStream::default();
        let mut terms = stream.token_stream(writer.as_str());
        let mut read = Vec::new();
        while terms.advance() {
            read.push((terms.token().position, terms.token().text.clone()));
        }
        read
    }

    #[test]
    fn what_is_written_is_read() {
        let mut writer = TermWriter::default();
        writer.push(0, None, "isisk");
        writer.push(0, None, "isis");
        writer.push(1, Some('='), "k");
        writer.push(9, None, "İstanbul");
        let expected = [(0, "isisk"), (0, "isis"), (1, "=k"), (9, "İstanbul")];
        assert_eq!(read(&writer), expected.map(|(p, t)| (p, t.to_owned())));
    }

    #[test]
    fn long_steps_are_read() {
        for position in [0xD6FF, 0xD700, 0xD701, 0xF000, 0xF_FFFF] {
            let mut writer = TermWriter::default();
            writer.push(0, None, "a");
            writer.push(position, None, "b");
            assert_eq!(read(&writer).last(), Some(&(position as usize, "b".to_owned())));
        }
    }

    #[test]
    fn some_terms_of_another_field_keep_their_positions() {
        let (mut text, mut joined) = (TermWriter::default(), TermWriter::default());
        for words in [3, 5] {
            text.next_text();
            joined.begin_at(&text);
            (0..words).for_each(|n| text.push(n, None, "a"));
            joined.push(words - 1, Some('2'), "a");
        }
        let texts = read(&text);
        assert_eq!(read(&joined), [texts[2].0, texts[7].0].map(|at| (at, "2a".to_owned())));
    }

    #[test]
    fn texts_stand_apart() {
        let mut writer = TermWriter::default();
        writer.next_text();
        writer.push(0, None, "a");
        writer.push(1, None, "b");
        writer.next_text();
        writer.push(0, None, "c");
        let gap = TEXT_GAP as usize;
        assert_eq!(read(&writer)[2], (2 + gap, "c".to_owned()));
        writer.clear();
        assert!(read(&writer).is_empty());
    }
}
