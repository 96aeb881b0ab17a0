//! What of a page is no part of an article, by the elements that it stands in.
//!
//! Elements name themselves menus, comments, captions. A name is believed where
//! what stands in the element can be that: a box with most of the prose of the
//! page is the article, whatever its name.

use super::choose::{Prose, REACH, weight};
use super::cut::{Piece, PieceKind};
use super::page::Page;
use super::tag::Tag;
use super::vocabulary::{self, BodyHint, Why};

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
const MIN_ARTICLE_CHARS: usize = 60;

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
