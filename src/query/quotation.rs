//! Quotation marks: phrases, exact ones among them, and marks that close
//! nothing.

use crate::text::ByteSpan;

use super::NodeKind;
use super::chars::{has_content, one_line};
use super::lexer::{Edge, Lexer};
use super::limits::{MAX_PHRASE_WORDS, cut_words};
use super::quotes;
use super::suffix::After;
use super::token::TokenKind;

impl Lexer<'_, '_> {
    /// Reads the quotation mark here: a phrase, or a mark that closes nothing.
    /// The piece begins at byte `from`: at the mark or, of an exact phrase, at
    /// its equals sign.
    pub(super) fn quotation(&mut self, mark: char, from: usize) {
        let is_exact = from < self.at;
        let start = self.at + mark.len_utf8();
        let span = ByteSpan::new(self.at, start);
        let closer = quotes::closers(mark)
            .filter(|_| !quotes::is_closing(mark) || self.edge != Edge::Term)
            .and_then(|closers| quotes::find_closer(self.text, start, closers));
        if closer.is_none() && quotes::is_closing(mark) {
            self.remarks.push(span, "the quotation mark closes nothing and is ignored");
            self.at = start;
            return;
        }
        let content = self.text.get(start..closer.unwrap_or(self.text.len())).unwrap_or_default();
        let found = has_content(content);
        let message = match (closer, found) {
            (Some(_), true) => None,
            (Some(_), false) => Some("a phrase without a word is ignored"),
            (None, true) => Some("the quotation mark is not closed; the phrase runs to the end"),
            (None, false) => Some("a quotation mark with nothing after it is ignored"),
        };
        let end = closer.map_or(self.text.len(), |at| at + self.char_len(at));
        if let Some(message) = message {
            let span = if closer.is_some() { ByteSpan::new(self.at, end) } else { span };
            self.remarks.push(span, message);
        }
        let kind = match found.then(|| self.phrase_text(start, content)) {
            Some(text) if is_exact => TokenKind::Leaf(NodeKind::Exact(text)),
            Some(text) => TokenKind::Leaf(NodeKind::Phrase { text, slop: 0 }),
            None => TokenKind::Dropped,
        };
        self.push_from(from, kind, end);
        self.suffixes(if is_exact { After::Exact } else { After::Phrase });
    }

    /// Reads a phrase in `‘…’`; `false` where the mark is an apostrophe.
    pub(super) fn single_quotation(&mut self) -> bool {
        let start = self.at + '‘'.len_utf8();
        let Some(closer) = quotes::find_single_closer(self.text, start) else { return false };
        let content = self.text.get(start..closer).unwrap_or_default();
        let text = self.phrase_text(start, content);
        let kind = TokenKind::Leaf(NodeKind::Phrase { text, slop: 0 });
        self.push(kind, closer + '’'.len_utf8());
        self.suffixes(After::Phrase);
        true
    }

    /// Returns what a phrase is to hold of its content, which begins at byte
    /// `start`.
    fn phrase_text(&mut self, start: usize, content: &str) -> String {
        let line = one_line(content);
        let Some(kept) = cut_words(&line) else { return line };
        let span = ByteSpan::new(start, start + content.len());
        let message =
            format!("a phrase holds at most {MAX_PHRASE_WORDS} words; the rest of it is ignored");
        self.remarks.push(span, message);
        kept.trim_end().to_owned()
    }

    fn char_len(&self, at: usize) -> usize {
        self.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
    }
}
