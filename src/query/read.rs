//! From text to a query: the two ways in.

use crate::text::ByteSpan;

use super::assemble::{self, Part};
use super::balance::balance;
use super::chars::is_blank;
use super::diagnostic::Diagnostics;
use super::lexer::{MAX_TERMS, lex};
use super::{Node, NodeKind, Query, parser, word};

impl Query {
    /// Reads a query.
    ///
    /// Never fails: whatever is odd about the text is a diagnostic that says
    /// how it was read. Takes time linear in the length of the text. A query
    /// holds at most 1024 words, phrases and prefixes, and parentheses nest at
    /// most 64 deep; what is beyond is left out with a diagnostic.
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
        let mut remarks = Diagnostics::default();
        let tokens = lex(text, &mut remarks);
        let tokens = balance(tokens, &mut remarks);
        let root = parser::parse(text, tokens, &mut remarks);
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
        for run in text.split_inclusive(is_blank) {
            let span = ByteSpan::new(at, at + run.trim_end_matches(is_blank).len());
            at += run.len();
            let word = span.slice(text).and_then(word::literal);
            let Some(word) = word else { continue };
            if parts.len() >= MAX_TERMS {
                let message =
                    format!("a query holds at most {MAX_TERMS} words; the rest is ignored");
                remarks.push(ByteSpan::new(span.start, text.len()), message);
                break;
            }
            let node = Node { span, kind: NodeKind::Word(word) };
            parts.push(Part { plus: false, node });
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
