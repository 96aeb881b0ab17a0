//! The text of the article as the page states it in its structured data.
//!
//! It lacks headings and paragraphs and is often cut short, so that it is no
//! text to cite. But where it agrees with what the page shows, it tells what
//! belongs to the article better than any sign in the markup.

use super::cut::{Piece, PieceKind};
use super::judge::Verdict;
use super::page::Page;
use crate::source::text;

/// A stated text shorter than this is a summary.
const MIN_CHARS: usize = 300;

/// A longer one is not compared, so that the time stays bounded.
const MAX_CHARS: usize = 200_000;

/// Shorter pieces are found in any text by chance.
const MIN_PIECE_CHARS: usize = 18;

/// Which pieces of a page stand in the stated text.
pub(super) struct Stated {
    found: Vec<bool>,
    first: usize,
    last: usize,
    /// The letters of the pieces that are found.
    chars: usize,
    /// The letters of the stated text.
    all: usize,
    /// Whether the stated text is not cut short.
    ends: bool,
}

impl Stated {
    /// Compares; `None` where the two have too little in common.
    pub(super) fn compare(body: Option<&str>, pieces: &[Piece]) -> Option<Self> {
        let stated = body?.trim();
        let ends =
            text::ends_sentence(stated) && !stated.ends_with("...") && !stated.ends_with('…');
        let body = wording(stated);
        let all = body.chars().count();
        if !(MIN_CHARS..=MAX_CHARS).contains(&all) {
            return None;
        }
        let mut chars = 0;
        let mut found = Vec::with_capacity(pieces.len());
        for piece in pieces {
            let is_found = piece.chars >= MIN_PIECE_CHARS
                && !matches!(piece.kind, PieceKind::Caption | PieceKind::Table)
                && body.contains(&wording(&piece.text));
            chars += if is_found { piece.chars } else { 0 };
            found.push(is_found);
        }
        let first = found.iter().position(|found| *found)?;
        let last = found.iter().rposition(|found| *found)?;
        (chars * 10 >= all * 6).then_some(Self { found, first, last, chars, all, ends })
    }

    /// Returns the innermost element around all that is found.
    pub(super) fn root(&self, page: &Page, pieces: &[Piece]) -> Option<usize> {
        let (first, last) = (pieces.get(self.first)?, pieces.get(self.last)?);
        page.ancestors(first.first).find(|at| page.contains(*at, last.last))
    }

    /// Returns the share of what is found that stands in some elements, in
    /// percent.
    pub(super) fn share_in(&self, page: &Page, pieces: &[Piece], roots: &[usize]) -> usize {
        let inside = pieces
            .iter()
            .zip(&self.found)
            .filter(|(piece, found)| {
                **found && roots.iter().any(|root| page.contains(*root, piece.first))
            })
            .map(|(piece, _)| piece.chars)
            .sum::<usize>();
        inside * 100 / self.chars.max(1)
    }

    /// Takes what is stated into the article, and leaves out what stands
    /// before and after it if all of the article is stated.
    pub(super) fn correct(&self, pieces: &[Piece], verdicts: &mut [Verdict]) {
        let kept: usize = pieces
            .iter()
            .zip(&*verdicts)
            .filter(|(_, verdict)| **verdict == Verdict::Kept)
            .map(|(piece, _)| piece.chars)
            .sum();
        // Of a text that is cut short the rest is missing, which is more than
        // what stands around an article.
        let most = if self.ends { 25 } else { 15 };
        let complete = self.chars * 10 >= self.all * 8 && kept * 10 <= self.chars * most;
        for (at, (piece, verdict)) in pieces.iter().zip(verdicts).enumerate() {
            let repeated = *verdict == Verdict::LeftOut(super::judge::REPEATED);
            if self.found[at] {
                if matches!(verdict, Verdict::LeftOut(_)) && !repeated {
                    *verdict = Verdict::Kept;
                }
            } else if complete
                && *verdict == Verdict::Kept
                && matches!(piece.kind, PieceKind::Text | PieceKind::List | PieceKind::Heading(_))
            {
                let outside = at < self.first || at > self.last;
                let stray = piece.kind == PieceKind::Text
                    && (!text::ends_sentence(&piece.text) || piece.is_linked(50));
                if outside || stray {
                    *verdict = Verdict::LeftOut("outside the main text");
                }
            }
        }
    }
}

fn wording(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
