//! Finding the element that holds the text of the article.
//!
//! Each paragraph of prose speaks for the elements around it, the nearer the
//! louder; the element with the most voices holds the article, or is a part
//! of what holds it. Names and microdata count where the prose agrees.

use super::cut::{Piece, PieceKind};
use super::page::Page;
use super::tag::Tag;
use super::vocabulary::{self, BodyHint, Why};
use crate::source::text::joins_without_blank;

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

/// Decides for every piece why it is no part of an article, by the elements
/// that it stands in.
pub(super) fn exclude(page: &Page, pieces: &[Piece]) -> Vec<Option<Why>> {
    let mut whys: Vec<Option<Why>> = vec![None; pieces.len()];
    // Comments first: there may be more of them than of the article.
    mark(page, pieces, &mut whys, |why| why == Why::Comments);
    mark(page, pieces, &mut whys, |why| why != Why::Comments);
    unmark_misnomers(pieces, &mut whys);
    mark_teasers(page, pieces, &mut whys);
    whys
}

/// Takes back a reason that takes most of the prose of the page, part by part:
/// the name means something else here.
fn unmark_misnomers(pieces: &[Piece], whys: &mut [Option<Why>]) {
    let comments = |why: &Option<Why>| *why == Some(Why::Comments);
    let sum = |wanted: Option<Why>| -> usize {
        let found = pieces.iter().zip(&*whys);
        found.filter(|(_, why)| **why == wanted).map(|(piece, _)| weight(piece)).sum()
    };
    let all: usize =
        pieces.iter().zip(&*whys).filter(|(_, why)| !comments(why)).map(|(p, _)| weight(p)).sum();
    let names = [
        Why::Newsletter,
        Why::Advertisement,
        Why::Share,
        Why::Byline,
        Why::Tags,
        Why::Caption,
        Why::AuthorNote,
    ];
    let wrong: Vec<Why> = names.into_iter().filter(|why| sum(Some(*why)) * 2 > all).collect();
    for why in whys.iter_mut() {
        if why.is_some_and(|why| wrong.contains(&why)) {
            *why = None;
        }
    }
}

/// The prose of a teaser has fewer letters.
const MAX_TEASER_CHARS: usize = 400;

/// A page with less prose besides its teasers is a list of articles.
const MIN_ARTICLE_CHARS: usize = 120;

/// Marks the boxes of other articles: one heading that is a link, and a few
/// lines below it.
fn mark_teasers(page: &Page, pieces: &[Piece], whys: &mut [Option<Why>]) {
    let prose = Prose::new(pieces, whys);
    let is_linked_heading = |piece: &Piece| {
        matches!(piece.kind, PieceKind::Heading(2..)) && piece.is_linked(80) && piece.words() >= 3
    };
    let mut teasers: Vec<usize> = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        if whys[index].is_some() || !is_linked_heading(piece) {
            continue;
        }
        let mut found = None;
        for at in page.ancestors(piece.home).take(REACH) {
            let (from, to) = prose.range(page, at);
            let is_heading = |piece: &&Piece| matches!(piece.kind, PieceKind::Heading(_));
            if prose.of(page, at) > MAX_TEASER_CHARS
                || to - from > MAX_TEASER_PIECES
                || pieces[from..to].iter().filter(is_heading).count() > 1
            {
                break;
            }
            if prose.of(page, at) > 0 {
                found = Some((from, to));
            }
        }
        teasers.extend(found.map_or(0..0, |(from, to)| from..to));
    }
    let own: usize =
        teasers.iter().filter(|at| whys[**at].is_none()).map(|at| weight(&pieces[*at])).sum();
    if prose.total().saturating_sub(own) < MIN_ARTICLE_CHARS {
        return;
    }
    for at in teasers {
        whys[at].get_or_insert(Why::Related);
    }
}

/// A teaser has its heading, a label, a date, a few lines.
const MAX_TEASER_PIECES: usize = 6;

fn mark(page: &Page, pieces: &[Piece], whys: &mut [Option<Why>], wanted: impl Fn(Why) -> bool) {
    let prose = Prose::new(pieces, whys);
    let heads = Heads::find(page);
    let mut at = 0;
    while at < page.nodes.len() {
        let found = vocabulary::why(page, at).filter(|why| wanted(*why));
        let plausible = |why: &Why| {
            is_plausible(page, &prose, &heads, at, *why)
                && (*why != Why::Related || leads_elsewhere(page, pieces, &prose, at))
        };
        let Some(why) = found.filter(plausible) else {
            at += 1;
            continue;
        };
        let (from, to) = prose.range(page, at);
        let end = page.end(at);
        let found = pieces[from..to].iter().zip(whys.get_mut(from..to).unwrap_or_default());
        // A text that only begins in the element is not in it.
        for (_, why_of_piece) in found.filter(|(piece, _)| piece.last < end) {
            why_of_piece.get_or_insert(why);
        }
        at = page.end(at).max(at + 1);
    }
}

/// The elements that only the article has: its heading, and what states that
/// it is its body.
struct Heads(Vec<usize>);

impl Heads {
    fn find(page: &Page) -> Self {
        let is_head = |at: &usize| {
            page.tag(*at) == Tag::H1 || vocabulary::body_hint(page, *at) == BodyHint::Stated
        };
        Self((0..page.nodes.len()).filter(is_head).collect())
    }

    fn are_in(&self, page: &Page, at: usize) -> bool {
        let next = self.0.partition_point(|head| *head <= at);
        self.0.get(next).is_some_and(|head| *head < page.end(at))
    }
}

/// Says whether an element can be what its name says: one with most of the
/// prose of the page is the article, whatever its name.
fn is_plausible(page: &Page, prose: &Prose, heads: &Heads, at: usize, why: Why) -> bool {
    let total = prose.total();
    let own = prose.of(page, at);
    if own == 0 {
        // A text of nothing but short lines may still be all there is.
        return total > 0 && !matches!(page.tag(at), Tag::Article);
    }
    if heads.are_in(page, at) && own * 10 > total {
        return false;
    }
    match why {
        Why::Comments => total - own >= 200 || own * 3 < total,
        Why::Hidden => own * 2 < total,
        // Names of these stand on parts of an article too, such as the part
        // for subscribers; what they mean is short.
        Why::Newsletter | Why::Advertisement | Why::Share => own < MAX_BOX_CHARS,
        Why::Byline | Why::Tags | Why::Caption => own * 4 < total && own < 1_500,
        Why::Related => own * 3 < total,
        _ => own * 5 < total * 2,
    }
}

/// The prose of a prompt, an advertisement or a row of buttons has fewer
/// letters.
const MAX_BOX_CHARS: usize = 500;

/// Says whether enough of an element is links for it to be about other
/// articles.
fn leads_elsewhere(page: &Page, pieces: &[Piece], prose: &Prose, at: usize) -> bool {
    let (from, to) = prose.range(page, at);
    let chars: usize = pieces[from..to].iter().map(|piece| piece.chars).sum();
    let links: usize = pieces[from..to].iter().map(|piece| piece.link_chars).sum();
    links * 10 >= chars || links > 0 && chars < SMALL_BOX_CHARS
}

/// A box with fewer letters and any link in it leads to another article.
const SMALL_BOX_CHARS: usize = 300;

/// Returns the elements that together hold the article, in document order; none
/// where there is no prose.
pub(super) fn choose(page: &Page, pieces: &[Piece], whys: &[Option<Why>]) -> Vec<usize> {
    let prose = Prose::new(pieces, whys);
    if prose.total() == 0 {
        // A page of a few short lines is an article of short lines.
        let is_text = |(piece, why): (&Piece, &Option<Why>)| {
            why.is_none() && piece.kind == PieceKind::Text && !piece.is_linked(MAX_PROSE_LINKS)
        };
        let any = pieces.iter().zip(whys).any(is_text);
        return if any { vec![0] } else { Vec::new() };
    }
    let top = top_candidate(page, pieces, whys);
    let Some(top) = top else { return Vec::new() };
    let wide = climb(page, pieces, whys, &prose, top);
    let root = named_body(page, &prose, wide).unwrap_or(wide);
    siblings(page, &prose, root)
}

/// How far a paragraph is heard, in elements.
const REACH: usize = 6;

fn top_candidate(page: &Page, pieces: &[Piece], whys: &[Option<Why>]) -> Option<usize> {
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
    let best = scores
        .iter()
        .enumerate()
        .filter(|(at, _)| !matches!(page.tag(*at), Tag::Html) && page.is_element(*at));
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
