//! What is true of any draft.

use proptest::prelude::*;

use super::super::{Draft, DraftOptions};
use crate::source::Format;

/// Reads `text` in every format that is text, all quotations of it.
fn drafts(text: &str) -> Vec<Draft> {
    let options = DraftOptions { min_words: 0 };
    let formats = [Format::Text, Format::Markdown, Format::Html];
    let readable = formats.into_iter().filter(|format| format.missing_feature().is_none());
    let read = |format| Draft::from_bytes(text.as_bytes(), "draft", format, &options);
    readable.filter_map(|format| read(format).ok()).collect()
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn check(text: &str) -> Result<(), TestCaseError> {
    for draft in drafts(text) {
        let mut before = 0;
        for quotation in draft.quotations() {
            let Some(span) = quotation.place.span else { continue };
            let slice = span.slice(text);
            prop_assert!(slice.is_some(), "{span} of {text:?}");
            prop_assert!(span.start >= before, "{text:?}");
            before = span.start;
            let before_it = text[..span.start].replace("\r\n", "\n");
            let line = before_it.matches(['\n', '\r']).count() + 1;
            prop_assert_eq!(quotation.place.line, u32::try_from(line).ok());
            // Where there is no markup, the words are those of the draft.
            if !text
                .contains(['<', '&', '`', '[', '\\', '*', '_', '!', '~', '#', '>', '-', '{', '|'])
            {
                prop_assert_eq!(letters(slice.unwrap()), letters(&quotation.text));
            }
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_a_draft(text in ".{0,200}") {
        check(&text)?;
    }

    #[test]
    fn any_marks_are_a_draft(text in "([a-z]{1,3}|[ ’‘'\"“”„«»‹›「」.,]|\n\n?| (\\(Roe 2024\\)|a#1)|é|雨){0,60}") {
        check(&text)?;
    }

    #[test]
    fn any_markup_is_a_draft(text in "([a-z]{1,3}|[ \"“”>*`_\\[\\]()!#|~\\\\:-]|\n\n?|\\[\\^1\\]|\\[\\^1\\]: |<q>|</q>|<blockquote>|</blockquote>|<a href='#x'>|</a>|<p id=x>|<code>|</code>|<pre>|&quot;|&amp;|    |\u{AD}|\u{A0}){0,60}") {
        check(&text)?;
    }
}

/// Texts of a size that anything but linear time would take hours for.
#[test]
fn long_texts_take_no_long_time() {
    for (bytes, pieces) in [(1_000_000, &MARKS[..]), (100_000, &MARKUP[..])] {
        for piece in pieces {
            let text = piece.repeat(bytes / piece.len()) + "”\"’»";
            let count: usize = drafts(&text).iter().map(|draft| draft.quotations().len()).sum();
            assert!(count < bytes, "{piece}");
        }
    }
}

/// Quotation marks, alone and around words.
const MARKS: [&str; 6] = ["\"", "“", "“”", "'", "‘’", "“a b c d” "];

/// What else could be read again and again.
const MARKUP: [&str; 39] = [
    "«",
    "„“",
    "\"“‘",
    "\" ",
    "x\"y",
    "\n\n\"",
    "”",
    "’",
    "‘",
    "「",
    "“ ",
    "“a b c d” (Roe 2024) ",
    "(",
    "Roe (2024) ",
    "[^1]",
    "“[^1].",
    "@a ",
    "a#1 ",
    "\\cite{a} ",
    "https://e.org/a ",
    "<a ",
    "<a \"",
    "<q>",
    "<blockquote>",
    "&",
    "&#",
    "> ",
    "> a b c d\n\n",
    "“a b c d\n\n",
    "\"a b c d\n\n",
    "<p>",
    "<p id=a>",
    "</p>",
    "<a href='#a'>1</a>",
    "a — ",
    "`",
    "a' ",
    "2024 (",
    "[a](b) ",
];
