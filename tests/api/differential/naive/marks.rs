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

/// Leaves marks of which none overlaps another.
///
/// They are taken in this order: phrases before words, then the earlier, the
/// longer, the plainer. What overlaps a phrase that was taken is left out, and
/// so is what lies within a word that was; a word that reaches further makes it
/// longer, for the less plain reason of the two.
pub fn without_overlaps(mut marks: Vec<Mark>) -> Vec<Mark> {
    let is_word = |mark: &Mark| mark.kind != HighlightKind::Phrase;
    marks.sort_by_key(|mark| {
        (is_word(mark), mark.span.start, Reverse(mark.span.end), plainness(mark.kind))
    });
    let mut taken: Vec<Mark> = Vec::new();
    for mark in marks {
        let overlaps =
            |other: &&mut Mark| other.place == mark.place && other.span.overlaps(mark.span);
        let phrase = taken.iter_mut().filter(|other| !is_word(other)).find(overlaps);
        if phrase.is_some() {
            continue;
        }
        match taken.iter_mut().find(overlaps) {
            Some(word) if word.span.contains(mark.span) => {}
            Some(word) => {
                word.span = word.span.cover(mark.span);
                word.kind =
                    [word.kind, mark.kind].into_iter().max_by_key(|it| plainness(*it)).unwrap();
            }
            None => taken.push(mark),
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
