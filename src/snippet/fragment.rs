//! Which part of a passage to show.

use serde::{Deserialize, Serialize};

use crate::text::{ByteSpan, display_width};

use super::candidate::{Candidates, Terms};
use super::cut::whole_graphemes;
use super::highlight::Highlight;

/// Fragments with no more columns between them, and no more than a tenth of
/// their width, are shown as one: a gap that is hardly longer than the mark for
/// it hides more than it saves.
const NEARLY_TOUCHING: usize = 20;

/// How much of a passage to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SnippetOptions {
    /// The width of a fragment in terminal columns, at most; 1 at least.
    pub max_width: usize,
    /// How many fragments to show, at most; 1 at least. Those that nearly touch
    /// are joined to one, which is as wide as they are with what is between.
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
/// [`Evidence`](super::Evidence); whoever has one asks
/// [its own method](super::Evidence::snippet). `weights` says of each term of
/// the query how rare it is (its inverse document frequency, say), by
/// [`Highlight::term`](super::Highlight::term); terms beyond its end weigh 1.
///
/// A text that fits is shown whole. Otherwise a fragment is as many whole
/// sentences as fit or, of a sentence that does not, a window cut at the ends
/// of clauses, else words, with some context on both sides; a grapheme is never
/// cut. Of all these the one is taken whose distinct terms weigh most, then the
/// one with most highlights, then the earliest. Further fragments are chosen of
/// what is left in the same way: for terms not yet shown first, then for their
/// weight. Without highlights there is one fragment, the beginning. Highlights
/// that are not wholly in the fragment are left out, one wider than the fragment
/// is cut.
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
    choose(text, highlights, &[], weights, options)
}

/// The same, where `together` are parts of the text that are to be shown whole
/// where they fit, in order.
pub(super) fn choose(
    text: &str,
    highlights: &[Highlight],
    together: &[ByteSpan],
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
    let mut candidates = Candidates::new(text, highlights, together, max_width);
    let mut chosen: Vec<ByteSpan> = Vec::new();
    let mut shown = Terms::default();
    for _ in 0..options.max_fragments.max(1) {
        let Some((span, terms)) = candidates.take_best(shown, weights) else { break };
        shown = shown.with(terms);
        // Sentences may be parted within a grapheme: a joiner before another script.
        chosen.push(whole_graphemes(text, span));
    }
    chosen.sort_unstable();
    let chosen = joined(text, chosen, NEARLY_TOUCHING.min(max_width / 10));
    Snippet { fragments: chosen.into_iter().map(|span| fragment(text, span, highlights)).collect() }
}

/// Makes one of those that nearly touch.
fn joined(text: &str, spans: Vec<ByteSpan>, max_gap: usize) -> Vec<ByteSpan> {
    let mut joined: Vec<ByteSpan> = Vec::with_capacity(spans.len());
    for span in spans {
        match joined.last_mut() {
            Some(last) if is_narrow(text, last.end, span.start, max_gap) => {
                *last = last.cover(span);
            }
            _ => joined.push(span),
        }
    }
    joined
}

/// Says whether a gap holds nothing but blanks, or hardly more.
fn is_narrow(text: &str, start: usize, end: usize, max_gap: usize) -> bool {
    let gap = text.get(start..end).unwrap_or_default();
    gap.chars().all(char::is_whitespace) || display_width(gap) <= max_gap
}

/// Returns the highlights that lie wholly in `span`.
pub(super) fn inside(span: ByteSpan, highlights: &[Highlight]) -> &[Highlight] {
    let first = highlights.partition_point(|highlight| highlight.span.start < span.start);
    let end = highlights.partition_point(|highlight| highlight.span.end <= span.end);
    highlights.get(first..end).unwrap_or_default()
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
