//! Which part of a passage to show.

use serde::{Deserialize, Serialize};

use crate::text::{ByteSpan, display_width, prefix_within_width, sentences};

use super::highlight::Highlight;
use super::window;

/// How much of a passage to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SnippetOptions {
    /// The width of a fragment in terminal columns, at most; 1 at least.
    pub max_width: usize,
    /// How many fragments to show, at most; 1 at least.
    pub max_fragments: usize,
}

impl Default for SnippetOptions {
    /// One fragment of 300 columns: four lines of a terminal, and two thirds of
    /// an average paragraph.
    fn default() -> Self {
        Self { max_width: 300, max_fragments: 1 }
    }
}

/// The fragments of a passage that are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snippet {
    /// In the order of the passage, none overlapping another; none for a
    /// passage without text.
    pub fragments: Vec<Fragment>,
}

/// A part of a passage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fragment {
    /// Exactly what stands at [`span`](Self::span); no ellipsis is added.
    pub text: String,
    /// Where it stands in the passage's text.
    #[serde(flatten)]
    pub span: ByteSpan,
    /// What is marked; the spans count in [`text`](Self::text).
    pub highlights: Vec<Highlight>,
}

/// Chooses what to show of `text`.
///
/// `highlights` are those of the text, in order and without overlaps, as in
/// [`Evidence`](super::Evidence). `weights` says of each term of the query how
/// rare it is (its inverse document frequency, say), by
/// [`Highlight::term`](super::Highlight::term); terms beyond its end weigh 1.
///
/// A text that fits is shown whole. Otherwise a fragment is as many whole
/// sentences as fit or, of a sentence that does not, a window cut at the ends
/// of clauses, else words, with some context on both sides. Of all these the
/// one is taken whose distinct terms weigh most, then the one with most
/// highlights, then the earliest. Without highlights it is the beginning.
/// Further fragments are added for terms not yet shown only. Highlights that
/// are not wholly in the fragment are left out, one wider than the fragment is
/// cut.
///
/// ```
/// use pincite::{ByteSpan, Highlight, HighlightKind, SnippetOptions, snippet};
///
/// let text = "It was a quiet day. Then the army attacked. Nobody knows why.";
/// let attacked = Highlight { span: ByteSpan::new(34, 42), kind: HighlightKind::Exact, term: 0 };
/// let options = SnippetOptions { max_width: 30, ..SnippetOptions::default() };
/// let snippet = snippet(text, &[attacked], &[1.0], &options);
/// assert_eq!(snippet.fragments[0].text, "Then the army attacked.");
/// assert_eq!(snippet.fragments[0].highlights[0].span, ByteSpan::new(14, 22));
/// ```
#[must_use]
pub fn snippet(
    text: &str,
    highlights: &[Highlight],
    weights: &[f32],
    options: &SnippetOptions,
) -> Snippet {
    if text.is_empty() {
        return Snippet::default();
    }
    let max_width = options.max_width.max(1);
    // No character is wider than it has bytes.
    if text.len() <= max_width || display_width(text) <= max_width {
        let whole = ByteSpan::new(0, text.len());
        return Snippet { fragments: vec![fragment(text, whole, highlights)] };
    }
    let mut candidates = candidates(text, highlights, max_width);
    let mut chosen: Vec<ByteSpan> = Vec::new();
    let mut shown = Terms::default();
    for _ in 0..options.max_fragments.max(1) {
        candidates.retain(|candidate| !chosen.iter().any(|span| span.overlaps(candidate.span)));
        let Some(best) = best(&candidates, shown, weights) else { break };
        let new = best.terms.without(shown);
        if !chosen.is_empty() && new.is_empty() {
            break;
        }
        shown = shown.with(best.terms);
        chosen.push(best.span);
    }
    chosen.sort_unstable();
    Snippet { fragments: chosen.into_iter().map(|span| fragment(text, span, highlights)).collect() }
}

/// A set of terms of the query, as bits; those from the 64th on are one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Terms(u64);

impl Terms {
    fn of(highlights: &[Highlight]) -> Self {
        Self(highlights.iter().fold(0, |bits, highlight| bits | 1 << highlight.term.min(63)))
    }

    const fn is_empty(self) -> bool {
        self.0 == 0
    }

    const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Returns the sum of the weights.
    fn weight(self, weights: &[f32]) -> f32 {
        (0..64)
            .filter(|term| self.0 >> term & 1 == 1)
            .map(|term| weights.get(term).copied().unwrap_or(1.0))
            .sum()
    }
}

/// A part that could be shown.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    span: ByteSpan,
    terms: Terms,
    hits: usize,
}

fn candidate(span: ByteSpan, highlights: &[Highlight]) -> Candidate {
    let inside = inside(span, highlights);
    Candidate { span, terms: Terms::of(inside), hits: inside.len() }
}

/// Returns the highlights that lie wholly in `span`.
fn inside(span: ByteSpan, highlights: &[Highlight]) -> &[Highlight] {
    let first = highlights.partition_point(|highlight| highlight.span.start < span.start);
    let end = highlights.partition_point(|highlight| highlight.span.end <= span.end);
    highlights.get(first..end).unwrap_or_default()
}

/// Returns the best candidate, the earliest of equals.
fn best(candidates: &[Candidate], shown: Terms, weights: &[f32]) -> Option<Candidate> {
    let mut best: Option<(f32, Candidate)> = None;
    for &candidate in candidates {
        let weight = candidate.terms.without(shown).weight(weights);
        let is_better = best.is_none_or(|(best_weight, best)| {
            weight > best_weight || (weight == best_weight && candidate.hits > best.hits)
        });
        if is_better {
            best = Some((weight, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Returns everything that could be shown, in order.
fn candidates(text: &str, highlights: &[Highlight], max_width: usize) -> Vec<Candidate> {
    let measured = measured_sentences(text, highlights);
    let mut candidates = Vec::with_capacity(measured.len());
    for (index, &(sentence, width)) in measured.iter().enumerate() {
        let here = touching(sentence, highlights);
        if here.is_empty() && (index > 0 || !highlights.is_empty()) {
            continue;
        }
        if width > max_width {
            let windows = window::windows(text, sentence, here, max_width);
            candidates.extend(windows.into_iter().map(|span| candidate(span, highlights)));
            continue;
        }
        let rest = measured.get(index..).unwrap_or_default();
        candidates.push(candidate(run(text, rest, max_width), highlights));
    }
    if candidates.is_empty() {
        // Blanks only, or highlights outside of the text.
        let end = prefix_within_width(text, max_width);
        let first = text.chars().next().map_or(0, char::len_utf8);
        candidates.push(candidate(ByteSpan::new(0, end.max(first)), highlights));
    }
    candidates
}

/// Returns the sentences with their widths. Those that a highlight reaches
/// across are taken as one.
fn measured_sentences(text: &str, highlights: &[Highlight]) -> Vec<(ByteSpan, usize)> {
    let mut measured: Vec<(ByteSpan, usize)> = Vec::new();
    let mut highlights = highlights.iter().map(|highlight| highlight.span).peekable();
    for sentence in sentences(text) {
        while highlights.next_if(|highlight| highlight.end <= sentence.start).is_some() {}
        let crossed = highlights.peek().is_some_and(|highlight| highlight.start < sentence.start);
        match measured.last_mut() {
            Some((last, width)) if crossed => {
                let added = text.get(last.end..sentence.end).unwrap_or_default();
                *width += display_width(added);
                *last = last.cover(sentence);
            }
            _ => {
                let width = display_width(sentence.slice(text).unwrap_or_default());
                measured.push((sentence, width));
            }
        }
    }
    measured
}

/// Returns the highlights that begin in `span`.
fn touching(span: ByteSpan, highlights: &[Highlight]) -> &[Highlight] {
    let first = highlights.partition_point(|highlight| highlight.span.start < span.start);
    let end = highlights.partition_point(|highlight| highlight.span.start < span.end);
    highlights.get(first..end).unwrap_or_default()
}

/// Returns as many of the sentences as fit together, from the first on.
fn run(text: &str, sentences: &[(ByteSpan, usize)], max_width: usize) -> ByteSpan {
    let Some((&(first, first_width), rest)) = sentences.split_first() else {
        return ByteSpan::default();
    };
    let mut span = first;
    let mut width = first_width;
    for &(next, next_width) in rest {
        let gap = text.get(span.end..next.start).unwrap_or_default();
        width += display_width(gap) + next_width;
        if width > max_width {
            break;
        }
        span = span.cover(next);
    }
    span
}

fn fragment(text: &str, span: ByteSpan, highlights: &[Highlight]) -> Fragment {
    let inside = inside(span, highlights);
    let mut marked = Vec::with_capacity(inside.len());
    for highlight in inside {
        let moved =
            ByteSpan::new(highlight.span.start - span.start, highlight.span.end - span.start);
        marked.push(Highlight { span: moved, ..*highlight });
    }
    // One that is wider than the fragment.
    let wider = highlights
        .iter()
        .find(|highlight| highlight.span.start >= span.start && highlight.span.contains(span));
    if let (true, Some(highlight)) = (marked.is_empty(), wider) {
        marked.push(Highlight { span: ByteSpan::new(0, span.len()), ..*highlight });
    }
    Fragment { text: span.slice(text).unwrap_or_default().to_owned(), span, highlights: marked }
}
