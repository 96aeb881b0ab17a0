//! Plain text: finding out what each line of a scraped or typed text is.
//!
//! A text is cut into lines, the lines into blocks ([`layout`]), and a row of
//! small steps decides what each block is. A step only decides on blocks that
//! no earlier step decided on; what no step decides on is running text. So the
//! order of the steps is the order of their certainty, and it stands at one
//! place, in [`blocks`].

mod author_note;
mod boilerplate;
mod byline;
mod closing;
mod gutenberg;
mod headings;
mod join;
mod labels;
mod layout;
mod lines;
mod names;
mod notes;
mod opening;
mod phrases;
mod repeats;
mod shape;
mod tables;
#[cfg(test)]
mod tests;
mod translation;

pub(super) use shape::{count_words, ends_sentence, is_prose};

use super::block::{Block, assemble};
use super::{ReadOptions, resize};
use crate::Article;

/// Reads a text into `article`, which may hold metadata already: what is known
/// stays, and what the text states is added.
pub(super) fn read(article: &mut Article, source: &str, options: &ReadOptions) {
    let mut blocks = blocks(article, source, options);
    resize::resize(&mut blocks, Some(source));
    assemble(article, Some(source), blocks);
}

/// Cuts a text into blocks and decides on each, reading metadata on the way.
///
/// The blocks are in source order, do not overlap, and hold every character of
/// `source` that is not blank.
pub(crate) fn blocks(article: &mut Article, source: &str, options: &ReadOptions) -> Vec<Block> {
    let lines = lines::split(source);
    let mut blocks = layout::blocks(source, &lines);
    labels::mark(&mut blocks, article, options);
    gutenberg::mark(&mut blocks);
    boilerplate::mark(&mut blocks);
    translation::mark(&mut blocks, article);
    byline::mark(&mut blocks, article, options);
    opening::mark(&mut blocks, article);
    notes::mark(&mut blocks);
    closing::mark(&mut blocks, article);
    headings::mark(&mut blocks);
    repeats::mark(&mut blocks);
    blocks
}

/// Decides on the furniture among the blocks of a format that marks titles and
/// headings itself: bylines, boilerplate, notes on the author.
pub(super) fn mark_furniture(blocks: &mut [Block], article: &mut Article, options: &ReadOptions) {
    labels::mark(blocks, article, options);
    boilerplate::mark(blocks);
    translation::mark(blocks, article);
    byline::mark(blocks, article, options);
    closing::mark(blocks, article);
}

/// Leaves out the licence around a text of Project Gutenberg.
#[cfg(feature = "epub")]
pub(super) fn mark_licence(blocks: &mut [Block]) {
    gutenberg::mark(blocks);
}

/// Says whether two texts have the same letters and digits.
pub(super) fn same_wording(a: &str, b: &str) -> bool {
    shape::skeleton(a, usize::MAX) == shape::skeleton(b, usize::MAX)
}

/// Says whether two characters, the last of a line and the first of the next,
/// are joined without a blank.
pub(crate) fn joins_without_blank(last: char, first: char) -> bool {
    shape::is_unspaced(last) && shape::is_unspaced(first)
}

/// No more blocks than these stand above a body; a text whose first long
/// paragraph comes later is made of short ones.
const MAX_HEADER_BLOCKS: usize = 20;

/// Returns the index of the first block that is running text for certain;
/// everything before it may be a title, a byline and the like. A text without
/// such a block may have them in its first eight.
fn body_start(blocks: &[Block]) -> usize {
    let header = &blocks[..blocks.len().min(MAX_HEADER_BLOCKS)];
    header.iter().position(Block::is_open_prose).unwrap_or_else(|| blocks.len().min(8))
}
