//! From what is drawn on pages to what is read: words, columns, lines,
//! paragraphs, in the order in which a person reads them.
//!
//! A page holds glyphs at places and nothing more, so that everything here is
//! told by looks: by gaps, indents, sizes, and by what repeats from page to
//! page.

mod bidi;
mod columns;
mod flow;
mod furniture;
mod headings;
mod hyphens;
mod lines;
mod notes;
mod paragraphs;
mod style;
mod tables;
mod words;

pub(super) use words::{PageText, words};

use super::super::block::{Block, Role};
use super::super::text;
use crate::SourceSpan;
use style::Style;

/// Turns the text of pages into blocks.
pub(super) fn blocks(mut pages: Vec<PageText>) -> Vec<Block> {
    let furniture = furniture::take(&mut pages);
    let style = Style::of(&pages);
    let mut left_out = Vec::new();
    let mut columns = Vec::new();
    for (page, furniture) in pages.into_iter().zip(furniture) {
        let place = SourceSpan { page: Some(page.number), ..SourceSpan::default() };
        let pieces = furniture.into_iter().map(|piece| (piece.text, piece.why));
        for (text, why) in pieces.chain(page.aside) {
            let text = super::super::tidy::tidy(&text);
            left_out.push(Block::new(text, Role::LeftOut(why.into()), place));
        }
        for words in columns::split(page.words) {
            let mut lines = lines::lines(words, page.number);
            lines::mirror(&mut lines);
            columns.push(paragraphs::column(lines, page.number, &page.rules, &style));
        }
    }
    let parts = flow::join(columns, &style);
    let mut blocks = headings::blocks(parts, &style);
    blocks.extend(left_out);
    blocks
}

/// Says whether two pieces of a line are set without a blank between them.
fn is_unspaced_join(before: &str, next: &str) -> bool {
    match (before.chars().next_back(), next.chars().next()) {
        (Some(last), Some(first)) => text::joins_without_blank(last, first),
        _ => true,
    }
}
