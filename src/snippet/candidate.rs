//! What could be shown of a text, and which of it is best.

use std::cmp::Ordering;

use unicode_segmentation::UnicodeSegmentation;

use crate::text::{ByteSpan, display_width, prefix_within_width, sentences};

use super::cut::whole_graphemes;
use super::fragment::inside;
use super::highlight::Highlight;
use super::window;

/// So many spans are kept whole at most, so that none is looked for long.
const MAX_TOGETHER: usize = 256;

/// A set of terms of the query, as bits; those from the 64th on are one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Terms(u64);

impl Terms {
    fn of(highlights: &[Highlight]) -> Self {
        Self(highlights.iter().fold(0, |bits, highlight| bits | 1 << highlight.term.min(63)))
    }

    pub(super) const fn with(self, other: Self) -> Self {
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

/// The parts of a text that could be shown.
pub(super) struct Candidates<'a> {
    text: &'a str,
    highlights: &'a [Highlight],
    /// What is to be shown whole and fits.
    together: Vec<ByteSpan>,
    sentences: Vec<Piece>,
    max_width: usize,
    /// What is not shown yet, in order.
    regions: Vec<Region>,
}

/// A part of the text that is not shown yet.
struct Region {
    span: ByteSpan,
    candidates: Vec<Candidate>,
}

/// A part that could be shown.
struct Candidate {
    span: ByteSpan,
    terms: Terms,
    /// Whether it shows something whole that is to be shown whole.
    is_whole: bool,
    hits: usize,
}

/// A sentence, or what is left of one.
#[derive(Clone, Copy, Debug)]
struct Piece {
    span: ByteSpan,
    width: usize,
}

/// How good a candidate is; what comes first decides first.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
struct Score {
    new_weight: f32,
    is_whole: bool,
    weight: f32,
    hits: usize,
}

impl<'a> Candidates<'a> {
    pub(super) fn new(
        text: &'a str,
        highlights: &'a [Highlight],
        together: &[ByteSpan],
        max_width: usize,
    ) -> Self {
        let fits = |span: &ByteSpan| {
            span.slice(text).is_some_and(|slice| display_width(slice) <= max_width)
        };
        let together = together.iter().copied().filter(fits).take(MAX_TOGETHER);
        let together: Vec<ByteSpan> = together.collect();
        let marked = highlights.iter().map(|highlight| highlight.span);
        let sentences = if together.is_empty() {
            pieces(text, marked)
        } else {
            let mut reaching: Vec<ByteSpan> = marked.chain(together.iter().copied()).collect();
            reaching.sort_unstable();
            pieces(text, reaching.into_iter())
        };
        let regions = Vec::new();
        let mut all = Self { text, highlights, together, sentences, max_width, regions };
        let everything = all.region(ByteSpan::new(0, text.len()), true);
        all.regions.push(everything);
        all
    }

    /// Takes the best of what could be shown beside what was taken before, the
    /// earliest of equals; returns it and its terms. Beside something only what
    /// has a highlight is worth showing.
    pub(super) fn take_best(&mut self, shown: Terms, weights: &[f32]) -> Option<(ByteSpan, Terms)> {
        let mut best: Option<(Score, usize, ByteSpan, Terms)> = None;
        for (index, region) in self.regions.iter().enumerate() {
            for &Candidate { span, terms, is_whole, hits } in &region.candidates {
                let score = Score {
                    new_weight: terms.without(shown).weight(weights),
                    is_whole,
                    weight: terms.weight(weights),
                    hits,
                };
                let is_better = best
                    .is_none_or(|(known, ..)| score.partial_cmp(&known) == Some(Ordering::Greater));
                if is_better {
                    best = Some((score, index, span, terms));
                }
            }
        }
        let (_, index, span, terms) = best?;
        let whole = self.regions.get(index).map_or(span, |region| region.span);
        let before = self.region(ByteSpan::new(whole.start, span.start), false);
        let after = self.region(ByteSpan::new(span.end, whole.end), false);
        self.regions.splice(index..=index, [before, after]);
        Some((span, terms))
    }

    fn region(&self, span: ByteSpan, must: bool) -> Region {
        let candidate = |span| {
            let inside = inside(span, self.highlights);
            let is_whole = self.together.iter().any(|whole| span.contains(*whole));
            Candidate { span, terms: Terms::of(inside), is_whole, hits: inside.len() }
        };
        Region { span, candidates: self.of(span, must).into_iter().map(candidate).collect() }
    }

    /// Returns everything that could be shown of `region`, in order; something
    /// at least where `must` says so.
    fn of(&self, region: ByteSpan, must: bool) -> Vec<ByteSpan> {
        let mut candidates = Vec::new();
        let pieces = self.pieces_of(region);
        for (index, piece) in pieces.iter().enumerate() {
            let here = self.beginning_in(piece.span, region);
            if here.is_empty() && !(must && index == 0 && self.highlights.is_empty()) {
                continue;
            }
            if piece.width > self.max_width {
                candidates.extend(window::windows(self.text, piece.span, here, self.max_width));
            } else {
                candidates.push(self.run(&pieces, index));
            }
        }
        if must && candidates.is_empty() {
            // Blanks only, or highlights outside of the text.
            let end = prefix_within_width(self.text, self.max_width);
            let first = self.text.graphemes(true).next().map_or(0, str::len);
            candidates.push(ByteSpan::new(0, end.max(first)));
        }
        candidates
    }

    /// Returns the sentences in a region, and what of them it has.
    fn pieces_of(&self, region: ByteSpan) -> std::borrow::Cow<'_, [Piece]> {
        if region.len() == self.text.len() {
            return self.sentences.as_slice().into();
        }
        let first = self.sentences.partition_point(|piece| piece.span.end <= region.start);
        let rest = self.sentences.get(first..).unwrap_or_default().iter();
        let overlapping = rest.take_while(|piece| piece.span.start < region.end);
        let of_region = overlapping.filter_map(|piece| {
            if region.contains(piece.span) {
                return Some(*piece);
            }
            let start = piece.span.start.max(region.start);
            let slice = self.text.get(start..piece.span.end.min(region.end))?;
            let start = start + (slice.len() - slice.trim_start().len());
            let span = whole_graphemes(self.text, ByteSpan::new(start, start + slice.trim().len()));
            let slice = span.slice(self.text).filter(|_| region.contains(span))?;
            (!slice.is_empty()).then(|| Piece { span, width: display_width(slice) })
        });
        of_region.collect::<Vec<_>>().into()
    }

    /// Returns the highlights that begin in `span` and lie in `region`.
    fn beginning_in(&self, span: ByteSpan, region: ByteSpan) -> &'a [Highlight] {
        let before = |end: usize| self.highlights.partition_point(|it| it.span.start < end);
        let first = before(span.start);
        let mut here = self.highlights.get(first..before(span.end)).unwrap_or_default();
        if region.end < self.text.len()
            && let Some((last, rest)) = here.split_last()
            && last.span.end > region.end
        {
            here = rest;
        }
        here
    }

    /// Returns as many whole pieces as fit together: the one at `index`, then
    /// those after it, then those before it.
    fn run(&self, pieces: &[Piece], index: usize) -> ByteSpan {
        let Some((first, after)) = pieces.get(index..).and_then(<[Piece]>::split_first) else {
            return ByteSpan::default();
        };
        let width_of =
            |start: usize, end: usize| display_width(self.text.get(start..end).unwrap_or_default());
        let mut run = *first;
        for next in after {
            let width = run.width + width_of(run.span.end, next.span.start) + next.width;
            if width > self.max_width {
                break;
            }
            run = Piece { span: run.span.cover(next.span), width };
        }
        for before in pieces.get(..index).unwrap_or_default().iter().rev() {
            let width = before.width + width_of(before.span.end, run.span.start) + run.width;
            if width > self.max_width {
                break;
            }
            run = Piece { span: run.span.cover(before.span), width };
        }
        run.span
    }
}

/// Returns the sentences with their widths. Those that one of `reaching`, which
/// are in order, reaches across are taken as one.
fn pieces(text: &str, reaching: impl Iterator<Item = ByteSpan>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut reaching = reaching.peekable();
    for sentence in sentences(text) {
        let sentence = whole_graphemes(text, sentence);
        while reaching.next_if(|span| span.end <= sentence.start).is_some() {}
        let crossed = reaching.peek().is_some_and(|span| span.start < sentence.start);
        match pieces.last_mut() {
            Some(last) if crossed || last.span.end > sentence.start => {
                let added = text.get(last.span.end..sentence.end).unwrap_or_default();
                last.width += display_width(added);
                last.span = last.span.cover(sentence);
            }
            _ => {
                let width = display_width(sentence.slice(text).unwrap_or_default());
                pieces.push(Piece { span: sentence, width });
            }
        }
    }
    pieces
}
