//! From text to a query: the ways in.

use crate::article::{PartialDate, calendar};
use crate::text::ByteSpan;

use super::assemble::{self, Part};
use super::balance::balance;
use super::chars::is_blank;
use super::diagnostic::Diagnostics;
use super::display::depth;
use super::lexer::lex;
use super::limits::{MAX_DEPTH, MAX_PHRASE_WORDS, MAX_QUERY_BYTES, MAX_TERMS, cut, cut_words};
use super::parser::Parser;
use super::{Node, NodeKind, Query, word};

impl Query {
    /// Reads a query; `today` and other words for dates count from the present
    /// day, UTC.
    ///
    /// Never fails: whatever is odd about the text is a diagnostic that says
    /// how it was read. Takes time linear in the length of the text. A query
    /// holds at most 64 KiB, 1024 words, phrases and patterns, and 64 patterns;
    /// parentheses nest at most 64 deep; what is beyond is left out with a
    /// diagnostic.
    ///
    /// ```
    /// use pincite::Query;
    ///
    /// let query = Query::parse("islamic state OR daesh -\"strategic depth");
    /// assert_eq!(query.to_string(), "islamic (state OR daesh) -\"strategic depth\"");
    /// assert_eq!(
    ///     query.diagnostics[0].message,
    ///     "the quotation mark is not closed; the phrase runs to the end",
    /// );
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self::parse_on(text, calendar::today())
    }

    /// Reads a query as it is meant on the day `today`; of a month or a year,
    /// on its first day. For the rest see [`parse`](Self::parse).
    ///
    /// ```
    /// use pincite::Query;
    ///
    /// let query = Query::parse_on("date:\"last month\"", "2025-03-05".parse().unwrap());
    /// assert_eq!(query.to_string(), "date:2025-02");
    /// ```
    #[must_use]
    pub fn parse_on(text: &str, today: PartialDate) -> Self {
        let mut remarks = Diagnostics::default();
        let kept = bounded(text, &mut remarks);
        Self::read(text, kept, today, remarks)
    }

    /// Reads `kept`, the beginning of `text`, however long it is.
    pub(super) fn read(text: &str, kept: &str, today: PartialDate, remarks: Diagnostics) -> Self {
        let (root, remarks) = tree(kept, today, remarks);
        Self::finish(text, root, remarks)
    }

    /// Reads a query as plain words: whatever stands between blanks is a word,
    /// without the punctuation around it, and every word is optional.
    ///
    /// There are no operators, phrases or fields; of more than 1024 words the
    /// rest is left out with a diagnostic.
    ///
    /// ```
    /// use pincite::Query;
    ///
    /// let query = Query::literal("rise AND fall -- title:x");
    /// assert_eq!(query.to_string(), "rise \"AND\" fall \"title:x\"");
    /// assert!(query.diagnostics.is_empty());
    /// ```
    #[must_use]
    pub fn literal(text: &str) -> Self {
        let mut remarks = Diagnostics::default();
        let mut parts = Vec::new();
        let mut at = 0;
        for run in bounded(text, &mut remarks).split_inclusive(is_blank) {
            let span = ByteSpan::new(at, at + run.trim_end_matches(is_blank).len());
            at += run.len();
            let word = span.slice(text).and_then(word::literal);
            let Some(mut word) = word else { continue };
            if parts.len() >= MAX_TERMS {
                let message =
                    format!("a query holds at most {MAX_TERMS} words; the rest is ignored");
                remarks.push(ByteSpan::new(span.start, text.len()), message);
                break;
            }
            if let Some(kept) = cut_words(&word) {
                word = word::literal(kept).unwrap_or_default();
                let message = format!(
                    "a word holds at most {MAX_PHRASE_WORDS} parts; the rest of it is ignored"
                );
                remarks.push(span, message);
            }
            let node = Node { span, kind: NodeKind::Word(word) };
            parts.push(Part { plus: None, node });
        }
        Self::finish(text, assemble::clauses(parts), remarks)
    }

    fn finish(text: &str, root: Option<Node>, mut remarks: Diagnostics) -> Self {
        let everything = ByteSpan::new(0, text.len());
        match &root {
            None if remarks.is_empty() => {
                remarks.push(everything, "there is no word to look for");
            }
            Some(root) if assemble::only_excludes(root) => remarks.push(
                root.span,
                "nothing is asked for but exclusions; every passage without them matches",
            ),
            _ => {}
        }
        let root = root.unwrap_or(Node { span: everything, kind: NodeKind::Nothing });
        Self { text: text.to_owned(), root, diagnostics: remarks.finish(text.len()) }
    }
}

/// Returns what is read of a query: all of it, but for the longest.
fn bounded<'t>(text: &'t str, remarks: &mut Diagnostics) -> &'t str {
    let kept = cut(text, MAX_QUERY_BYTES);
    if kept.len() < text.len() {
        let message = format!("a query holds at most {MAX_QUERY_BYTES} bytes; the rest is ignored");
        remarks.push(ByteSpan::new(kept.len(), text.len()), message);
    }
    kept
}

/// Makes a tree of `text`; `None` where there is nothing to look for.
///
/// The tree is no deeper than its own text may be: operators of several kinds
/// within each of many parentheses make more levels than there are parentheses.
/// Such a text is read again with fewer.
fn tree(text: &str, today: PartialDate, mut remarks: Diagnostics) -> (Option<Node>, Diagnostics) {
    let tokens = lex(text, &mut remarks);
    let mut max_depth = MAX_DEPTH;
    loop {
        let mut remarks = remarks.clone();
        let tokens = balance(tokens.clone(), max_depth, &mut remarks);
        let root = Parser { text, tokens, at: 0, today, classes: 0, remarks: &mut remarks }.parse();
        let is_fine = root.as_ref().is_none_or(|root| depth(root) <= MAX_DEPTH);
        if is_fine || max_depth == 0 {
            return (root, remarks);
        }
        max_depth /= 2;
    }
}
