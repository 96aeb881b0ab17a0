//! Finding the element that holds the text of the article.
//!
//! Each paragraph of prose speaks for the elements around it, the nearer the
//! louder; the element with the most voices holds the article, or is a part
//! of what holds it. Names and microdata count where the prose agrees.

use std::ops::Range;

use super::cut::{Piece, PieceKind};
use super::page::Page;
use super::tag::Tag;
use super::vocabulary::{self, BodyHint, Why};
use crate::source::text::{self, joins_without_blank};

/// Prose has at least this many letters, about ten words.
const MIN_PROSE_CHARS: usize = 50;

/// Prose has at most this share of linked letters, in percent.
const MAX_PROSE_LINKS: usize = 34;

/// How much prose the pieces of a page hold, so that the sum over an element
/// is found at once.
pub(super) struct Prose {
    firsts: Vec<usize>,
    /// The weight of the pieces before each.
    sums: Vec<usize>,
}

impl Prose {
    pub(super) fn new(pieces: &[Piece], whys: &[Option<Why>]) -> Self {
        let mut sums = vec![0];
        let mut sum = 0;
        for (piece, why) in pieces.iter().zip(whys) {
            if why.is_none() {
                sum += weight(piece);
            }
            sums.push(sum);
        }
        Self { firsts: pieces.iter().map(|piece| piece.first).collect(), sums }
    }

    pub(super) fn total(&self) -> usize {
        self.sums.last().copied().unwrap_or(0)
    }

    /// Returns the weight of the prose in an element.
    pub(super) fn of(&self, page: &Page, at: usize) -> usize {
        let (from, to) = self.range(page, at);
        self.sums.get(to).copied().unwrap_or(0) - self.sums.get(from).copied().unwrap_or(0)
    }

    /// Returns the indices of the pieces in an element.
    pub(super) fn range(&self, page: &Page, at: usize) -> (usize, usize) {
        let from = self.firsts.partition_point(|first| *first < at);
        let to = self.firsts.partition_point(|first| *first < page.end(at));
        (from, to)
    }
}

/// Weighs a piece: its letters if it is prose.
pub(super) fn weight(piece: &Piece) -> usize {
    let prose = match piece.kind {
        PieceKind::Text | PieceKind::List | PieceKind::Quote => true,
        PieceKind::Heading(_) | PieceKind::Table | PieceKind::Code => false,
        PieceKind::Note | PieceKind::Caption => false,
    };
    let dense = piece.text.chars().any(|c| joins_without_blank(c, c));
    let min = if dense { MIN_PROSE_CHARS / 3 } else { MIN_PROSE_CHARS };
    if prose && piece.chars >= min && !piece.is_linked(MAX_PROSE_LINKS) {
        if dense { piece.chars * 3 } else { piece.chars }
    } else {
        0
    }
}

/// Returns the elements that together hold the article, in document order; none
/// where there is no prose.
pub(super) fn choose(
    page: &Page,
    pieces: &[Piece],
    whys: &[Option<Why>],
    title: Option<&str>,
) -> Vec<usize> {
    let prose = Prose::new(pieces, whys);
    if prose.total() == 0 {
        // A page of a few short lines is an article of short lines.
        let is_text = |(piece, why): (&Piece, &Option<Why>)| {
            why.is_none() && piece.kind == PieceKind::Text && !piece.is_linked(MAX_PROSE_LINKS)
        };
        let any = pieces.iter().zip(whys).any(is_text);
        return if any { vec![0] } else { Vec::new() };
    }
    let Some(mut top) = top_candidate(page, pieces, whys, 0..page.nodes.len()) else {
        return Vec::new();
    };
    if let Some(scope) = below_title(page, pieces, &prose, title)
        && !page.contains(scope, top)
        && !page.contains(top, scope)
        && prose.of(page, scope) * 2 >= prose.of(page, top)
    {
        top = top_candidate(page, pieces, whys, scope..page.end(scope)).unwrap_or(top);
    }
    let wide = climb(page, pieces, whys, &prose, top);
    let root = named_body(page, &prose, wide).unwrap_or(wide);
    siblings(page, &prose, root)
}

/// How far a paragraph is heard, in elements.
pub(super) const REACH: usize = 6;

/// Returns the innermost element with the title and some paragraphs in it: a
/// short article may have less prose than what stands at other places.
fn below_title(page: &Page, pieces: &[Piece], prose: &Prose, title: Option<&str>) -> Option<usize> {
    let title = title?;
    let heading = pieces.iter().find(|piece| {
        matches!(piece.kind, PieceKind::Heading(1..=2)) && text::same_wording(title, &piece.text)
    })?;
    page.ancestors(heading.home).find(|at| {
        let (from, to) = prose.range(page, *at);
        prose.of(page, *at) > 0
            && pieces[from..to].iter().filter(|piece| weight(piece) > 0).count() >= 2
    })
}

/// Returns the element with the most voices among the nodes `within`.
fn top_candidate(
    page: &Page,
    pieces: &[Piece],
    whys: &[Option<Why>],
    within: Range<usize>,
) -> Option<usize> {
    let mut scores: Vec<f32> = vec![0.0; page.nodes.len()];
    for (piece, _) in pieces.iter().zip(whys).filter(|(_, why)| why.is_none()) {
        let weight = weight(piece);
        if weight == 0 {
            continue;
        }
        let score = 1.0 + weight.min(1_000) as f32 / 100.0;
        // The element of a paragraph holds nothing else.
        let leaf = matches!(page.tag(piece.home), Tag::P | Tag::Li | Tag::Dd | Tag::Dt);
        let start = if leaf { page.parent(piece.home) } else { Some(piece.home) };
        let heard = std::iter::successors(start, |at| page.parent(*at)).take(REACH);
        for (level, at) in heard.enumerate() {
            let share = match level {
                0 => 1.0,
                1 => 0.6,
                level => 1.0 / (level as f32 * 2.5),
            };
            scores[at] += score * share;
        }
    }
    let best = scores.iter().enumerate().filter(|(at, _)| {
        within.contains(at) && !matches!(page.tag(*at), Tag::Html) && page.is_element(*at)
    });
    let best = best.max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0)));
    best.filter(|(_, score)| **score > 0.0).map(|(at, _)| at)
}

/// Goes outwards from an element as long as more prose stands around it and
/// little else.
fn climb(page: &Page, pieces: &[Piece], whys: &[Option<Why>], prose: &Prose, top: usize) -> usize {
    let mut chosen = top;
    for at in page.ancestors(top) {
        if matches!(page.tag(at), Tag::Html) {
            break;
        }
        let (own, outer) = (prose.of(page, chosen), prose.of(page, at));
        let more = outer - own;
        if more * 100 < own * 15 {
            continue;
        }
        // Only what would be added counts: teasers of other articles are short
        // and stand next to links.
        let (mut all, mut count) = (0, 0);
        let (from, to) = prose.range(page, at);
        let (inner_from, inner_to) = prose.range(page, chosen);
        for index in (from..inner_from).chain(inner_to..to) {
            if whys[index].is_none() {
                let heads = matches!(pieces[index].kind, PieceKind::Heading(_));
                let own = if heads { 0 } else { pieces[index].chars };
                all += own + pieces[index].link_chars;
                count += usize::from(weight(&pieces[index]) > 0);
            }
        }
        let inner = inner_from..inner_to;
        let inner_count =
            inner.filter(|at| whys[*at].is_none() && weight(&pieces[*at]) > 0).count();
        let as_long = more * inner_count.max(1) * 10 >= own * count.max(1) * 4;
        // An article of many small parts has none that is most of it.
        let in_parts = more >= own && inner_count <= 3;
        if more * 10 >= all * 7 && (as_long || in_parts) {
            chosen = at;
        }
    }
    chosen
}

/// Returns the innermost element that names itself the body of an article and
/// holds most of the prose of `wide`.
fn named_body(page: &Page, prose: &Prose, wide: usize) -> Option<usize> {
    let total = prose.of(page, wide);
    let mut best: Option<(BodyHint, usize, usize)> = None;
    // What stands around counts only if it says so for certain: it holds more
    // than the prose that belongs together.
    let outer =
        page.ancestors(wide).filter(|at| vocabulary::body_hint(page, *at) == BodyHint::Stated);
    for at in outer.chain(wide..page.end(wide)) {
        let hint =
            if page.is_element(at) { vocabulary::body_hint(page, at) } else { BodyHint::None };
        if hint == BodyHint::None {
            continue;
        }
        let own = prose.of(page, at);
        let needed = if hint == BodyHint::Stated { 40 } else { 65 };
        if own * 100 < total * needed {
            continue;
        }
        // Of two that hold nearly the same, the inner one.
        let better = match best {
            None => true,
            Some((known, _, weight)) => hint > known || hint == known && own * 100 >= weight * 85,
        };
        if better {
            best = Some((hint, at, own));
        }
    }
    best.map(|(_, at, _)| at)
}

/// Adds the siblings of the same name: a body that advertisements cut in parts.
fn siblings(page: &Page, prose: &Prose, root: usize) -> Vec<usize> {
    let signature = |at: usize| (page.attribute(at, "class"), page.attribute(at, "itemprop"));
    let Some(parent) = page.parent(root).filter(|_| signature(root) != (None, None)) else {
        return vec![root];
    };
    let mut roots = Vec::new();
    let mut at = parent + 1;
    while at < page.end(parent) {
        let same = at == root
            || page.is_element(at)
                && page.tag(at) == page.tag(root)
                && signature(at) == signature(root)
                && prose.of(page, at) > 0;
        if same {
            roots.push(at);
        }
        at = page.end(at).max(at + 1);
    }
    roots
}
