//! Deciding what of the text in and around the article belongs to it.

use std::collections::HashSet;

use super::cut::{Piece, PieceKind};
use super::page::Page;
use super::tag::Tag;
use super::vocabulary::{self, Why};
use super::{lists, tail};
use crate::source::text;

/// What is decided about a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Kept,
    Title,
    LeftOut(&'static str),
}

/// Why a text that was there before is left out.
pub(super) const REPEATED: &str = "repeats another paragraph";

/// Words with which a paragraph begins that leads to another article.
pub(super) const LEADS: &[&str] = &[
    "read more",
    "read also",
    "also read",
    "see also",
    "related",
    "more:",
    "read:",
    "watch:",
    "watch ",
    "see:",
    "photos:",
    "video:",
    "listen:",
    "more on",
    "click here",
    "don't miss",
    "recommended",
    "read next",
    "you may also",
    "you might also",
    "further reading",
    "read the",
    "must read",
    "up next",
    "lire aussi",
    "a lire",
    "à lire",
    "lesen sie",
    "mehr zum thema",
    "lee también",
    "lea también",
    "leia",
    "leggi anche",
    "читайте",
    "subscribe",
    "sign up",
    "follow ",
    "download ",
    "join our",
    "join us",
    "get our",
    "like us",
    "find us",
    "view gallery",
    "gallery:",
    "opinion:",
    "analysis:",
    "explainer:",
    "live:",
    "story continues",
    "read full",
    "continue reading",
    "editor's picks",
    "in pictures",
    "from the archive",
    "previously:",
];

/// Decides about every piece. `roots` are the elements that hold the article.
pub(super) fn judge(
    page: &Page,
    pieces: &[Piece],
    whys: &[Option<Why>],
    roots: &[usize],
    title: Option<&str>,
) -> Vec<Verdict> {
    let mut verdicts: Vec<Verdict> = pieces
        .iter()
        .zip(whys)
        .map(|(piece, why)| match why {
            Some(why) => Verdict::LeftOut(why.words()),
            None if roots.iter().any(|root| page.contains(*root, piece.first)) => Verdict::Kept,
            None => Verdict::LeftOut(outside(page, piece)),
        })
        .collect();
    for (piece, verdict) in pieces.iter().zip(&mut verdicts) {
        let is_title = match piece.kind {
            PieceKind::Heading(_) => true,
            PieceKind::Text => !piece.is_linked(50),
            _ => false,
        };
        if is_title && title.is_some_and(|title| text::same_wording(title, &piece.text)) {
            *verdict = Verdict::Title;
        } else if *verdict == Verdict::Kept {
            *verdict = alone(piece);
        }
    }
    lists::leave_out_links(page, pieces, &mut verdicts);
    tail::leave_out(pieces, &mut verdicts);
    repeats(page, pieces, &mut verdicts);
    verdicts
}

/// Says why text outside the article is left out.
fn outside(page: &Page, piece: &Piece) -> &'static str {
    let in_header = page.ancestors(piece.first).any(|at| page.tag(at) == Tag::Header);
    if in_header && piece.is_linked(50) { "navigation" } else { "outside the main text" }
}

/// Decides about a piece by what it says.
fn alone(piece: &Piece) -> Verdict {
    if piece.chars == 0 {
        return Verdict::LeftOut("separator line");
    }
    match piece.kind {
        PieceKind::Caption => return Verdict::LeftOut(Why::Caption.words()),
        PieceKind::Heading(_) => {
            // A heading that is a link is the title of another article.
            return if piece.is_linked(80) && piece.words() > 3 {
                Verdict::LeftOut(Why::Related.words())
            } else {
                Verdict::Kept
            };
        }
        PieceKind::Note | PieceKind::Table | PieceKind::Code => return Verdict::Kept,
        PieceKind::Text | PieceKind::List | PieceKind::Quote => {}
    }
    if is_copyright(&piece.text) {
        return Verdict::LeftOut("copyright line");
    }
    let lower: String = piece.text.chars().take(40).flat_map(char::to_lowercase).collect();
    let lower = lower.trim_start_matches(|c: char| !c.is_alphanumeric());
    let leads = LEADS.iter().any(|lead| lower.starts_with(lead));
    if leads && piece.is_linked(40) || leads && piece.link_chars > 0 && piece.words() <= 12 {
        return Verdict::LeftOut(Why::Related.words());
    }
    if piece.kind != PieceKind::List
        && (piece.is_linked(85) || piece.is_linked(60) && !text::ends_sentence(&piece.text))
    {
        return Verdict::LeftOut(Why::Related.words());
    }
    Verdict::Kept
}

/// The longest copyright line, in characters.
const MAX_COPYRIGHT_CHARS: usize = 300;

fn is_copyright(text: &str) -> bool {
    text.len() <= MAX_COPYRIGHT_CHARS && {
        let lower = text.to_lowercase();
        lower.contains("all rights reserved")
            || lower.starts_with("copyright ")
            || lower.starts_with('©')
            || lower.starts_with("(c) ")
    }
}

/// A repeated text shorter than this may be meant.
const MIN_REPEATED_CHARS: usize = 40;

/// Leaves out what says again what was said, and pull quotes, which say what
/// stands in a paragraph.
fn repeats(page: &Page, pieces: &[Piece], verdicts: &mut [Verdict]) {
    let mut seen: HashSet<&str> = HashSet::new();
    let mut pulled: Vec<usize> = Vec::new();
    for (at, (piece, verdict)) in pieces.iter().zip(&mut *verdicts).enumerate() {
        if *verdict != Verdict::Kept || piece.chars < MIN_REPEATED_CHARS / 2 {
            continue;
        }
        let is_pulled = pulled.len() < MAX_PULLED
            && piece.words() <= MAX_PULLED_WORDS
            && (piece.kind == PieceKind::Quote
                || std::iter::once(piece.first)
                    .chain(page.ancestors(piece.first))
                    .take(4)
                    .any(|at| vocabulary::is_named(page, at, &["quote"])));
        if piece.chars >= MIN_REPEATED_CHARS && !seen.insert(&piece.text) {
            *verdict = Verdict::LeftOut(REPEATED);
        } else if is_pulled {
            pulled.push(at);
        }
    }
    for pull in pulled {
        let said = pieces[pull].text.trim_matches(|c: char| !c.is_alphanumeric());
        let repeated = pieces.iter().zip(&*verdicts).enumerate().any(|(at, (piece, verdict))| {
            at != pull
                && *verdict == Verdict::Kept
                && piece.text.len() > said.len()
                && piece.text.contains(said)
        });
        if repeated {
            verdicts[pull] = Verdict::LeftOut(REPEATED);
        }
    }
}

/// Pull quotes are few and short; each is looked for in the whole text.
const MAX_PULLED: usize = 40;
const MAX_PULLED_WORDS: usize = 60;
