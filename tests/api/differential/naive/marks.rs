//! What is marked, and which of the marks are kept where they overlap.

use std::cmp::Reverse;
use std::fmt::Write;

use pincite::{ByteSpan, HighlightKind};

use super::Place;

/// A marked span of one of the texts, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark {
    pub place: Place,
    pub span: ByteSpan,
    pub kind: HighlightKind,
}

/// The kinds from the plainest reason to the least plain.
pub const KINDS: [HighlightKind; 8] = [
    HighlightKind::Phrase,
    HighlightKind::Exact,
    HighlightKind::Stem,
    HighlightKind::Prefix,
    HighlightKind::Fuzzy,
    HighlightKind::Wildcard,
    HighlightKind::Regex,
    HighlightKind::Alias,
];

/// How far a reason is from the plainest.
pub fn plainness(kind: HighlightKind) -> usize {
    KINDS.iter().position(|known| *known == kind).unwrap()
}

/// Keeps of marks that overlap the one that wins: a phrase over words, then the
/// earlier over the later, the longer over the shorter, the plainer reason over
/// the others. They are taken in this order, each that no taken one overlaps.
pub fn without_overlaps(mut marks: Vec<Mark>) -> Vec<Mark> {
    marks.sort_by_key(|mark| {
        let is_word = mark.kind != HighlightKind::Phrase;
        (is_word, mark.span.start, Reverse(mark.span.end), plainness(mark.kind))
    });
    let mut taken: Vec<Mark> = Vec::new();
    for mark in marks {
        let overlaps = |other: &Mark| other.place == mark.place && other.span.overlaps(mark.span);
        if !taken.iter().any(overlaps) {
            taken.push(mark);
        }
    }
    taken.sort();
    taken
}

/// Writes marks into the text they are of: `the [exact:State]`.
pub fn marked(text: &str, marks: impl IntoIterator<Item = Mark>) -> String {
    let mut out = String::new();
    let mut end = 0;
    for Mark { span, kind, .. } in marks {
        let kind = format!("{kind:?}").to_lowercase();
        // Marks that overlap, or lie out of bounds, are to be seen and not to
        // end the test before it reports.
        out.push_str(text.get(end..span.start).unwrap_or("<?>"));
        write!(out, "[{kind}:{}]", span.slice(text).unwrap_or("<?>")).unwrap();
        end = span.end;
    }
    out + text.get(end..).unwrap_or("<?>")
}
