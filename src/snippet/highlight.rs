//! Marked spans.

use serde::{Deserialize, Serialize};

use crate::text::ByteSpan;

/// A marked span, and why it is marked.
///
/// Written to JSON as `{"start", "end", "kind"}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Highlight {
    /// What is marked; said where the highlight is used, in which text.
    #[serde(flatten)]
    pub span: ByteSpan,
    /// Why.
    pub kind: HighlightKind,
    /// Which term of the query it answers: an index into
    /// [`Matcher::terms`](super::Matcher::terms).
    #[serde(skip)]
    pub term: usize,
}

/// Why a span is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum HighlightKind {
    /// All words of a phrase, side by side.
    Phrase,
    /// The word of the query, but for case, accents and punctuation.
    Exact,
    /// Another form of the word.
    Stem,
    /// A word that begins as asked.
    Prefix,
    /// A word spelled nearly so.
    Fuzzy,
    /// A word that fits a pattern with wildcards.
    Wildcard,
    /// A word that fits a regular expression.
    Regex,
    /// Another spelling of the name.
    Alias,
}

/// Leaves highlights in order, none overlapping another: a phrase wins over
/// words, the earlier over the later, the longer over the shorter, and the
/// plainer reason over the others. Words of which each has something that the
/// other has not become one.
pub(super) fn resolve(highlights: &mut Vec<Highlight>) {
    if highlights.len() < 2 {
        return;
    }
    highlights.sort_unstable_by_key(|highlight| {
        let is_word = highlight.kind != HighlightKind::Phrase;
        let ByteSpan { start, end } = highlight.span;
        (is_word, start, std::cmp::Reverse(end), highlight.kind, highlight.term)
    });
    let phrases = highlights.partition_point(|highlight| highlight.kind == HighlightKind::Phrase);
    let mut kept: Vec<Highlight> = Vec::with_capacity(highlights.len());
    for &phrase in highlights.iter().take(phrases) {
        if kept.last().is_none_or(|last| last.span.end <= phrase.span.start) {
            kept.push(phrase);
        }
    }
    let kept_phrases = kept.len();
    let mut next_phrase = 0;
    let mut words_end = 0;
    for &word in highlights.iter().skip(phrases) {
        while next_phrase < kept_phrases
            && kept.get(next_phrase).is_some_and(|phrase| phrase.span.end <= word.span.start)
        {
            next_phrase += 1;
        }
        let in_phrase = next_phrase < kept_phrases
            && kept.get(next_phrase).is_some_and(|phrase| phrase.span.overlaps(word.span));
        if in_phrase || word.span.end <= words_end {
            continue;
        }
        match kept.last_mut().filter(|_| word.span.start < words_end) {
            // Two words that share a sign, 黑豹 and 豹队, are marked as one.
            Some(last) => {
                last.span.end = word.span.end;
                last.kind = last.kind.max(word.kind);
            }
            None => kept.push(word),
        }
        words_end = word.span.end;
    }
    kept.sort_unstable_by_key(|highlight| highlight.span);
    *highlights = kept;
}

#[cfg(test)]
mod tests {
    use super::{Highlight, HighlightKind};
    use crate::text::ByteSpan;

    #[test]
    fn is_written_flat() {
        let highlight =
            Highlight { span: ByteSpan::new(1, 4), kind: HighlightKind::Exact, term: 7 };
        let json = serde_json::to_string(&highlight).unwrap();
        assert_eq!(json, r#"{"start":1,"end":4,"kind":"exact"}"#);
    }
}
