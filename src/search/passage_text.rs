//! A passage as the matcher reads it.

use crate::article::{Metadata, ParagraphNumber};
use crate::query::Node;
use crate::snippet::PassageText;

/// Puts together what a query can match: of a passage, or of an article as a
/// whole where there is no `paragraph`.
pub(super) fn passage_text<'a>(
    metadata: &'a Metadata,
    paragraph: Option<ParagraphNumber>,
    heading: Option<&'a str>,
    text: &'a str,
    answers: &'a dyn Fn(&Node) -> bool,
) -> PassageText<'a> {
    PassageText {
        text,
        heading,
        title: metadata.title.as_deref(),
        searches_title: paragraph == Some(ParagraphNumber::FIRST),
        answers,
    }
}
