//! Plain text: finding out what each line of a scraped or typed text is.
//!
//! A text is cut into lines, the lines into blocks ([`layout`]), and a row of
//! small steps decides what each block is. A step only decides on blocks that
//! no earlier step decided on; what no step decides on is running text. So the
//! order of the steps is the order of their certainty, and it stands at one
//! place, in [`blocks`].

mod author_note;
mod block;
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

pub(crate) use block::{Block, Role};
pub(super) use shape::{count_words, ends_sentence};

use super::{ReadOptions, tidy};
use crate::article::{LeftOut, Paragraph, ParagraphNumber};
use crate::{Article, ParagraphKind};

/// Reads a text into `article`, which may hold metadata already: what is known
/// stays, and what the text states is added.
pub(super) fn read(article: &mut Article, source: &str, options: &ReadOptions) {
    let blocks = blocks(article, source, options);
    assemble(article, source, blocks);
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

/// Says whether two texts have the same letters and digits.
pub(super) fn same_wording(a: &str, b: &str) -> bool {
    shape::skeleton(a, usize::MAX) == shape::skeleton(b, usize::MAX)
}

/// Says whether two characters, the last of a line and the first of the next,
/// are joined without a blank.
pub(super) fn joins_without_blank(last: char, first: char) -> bool {
    shape::is_unspaced(last) && shape::is_unspaced(first)
}

/// Turns decided blocks into the paragraphs and the left-out pieces of an
/// article.
pub(super) fn assemble(article: &mut Article, source: &str, mut blocks: Vec<Block>) {
    let mut numbers = vec![None; blocks.len()];
    let mut heading: Option<usize> = None;
    let mut heading_used = true;
    let mut bare_headings = vec![false; blocks.len()];
    for at in 0..blocks.len() {
        let kind = match &blocks[at].role {
            Role::Open => ParagraphKind::Body,
            Role::Paragraph(kind) => *kind,
            Role::Heading => {
                mark_bare(&mut bare_headings, heading, heading_used);
                (heading, heading_used) = (Some(at), false);
                continue;
            }
            Role::Title | Role::LeftOut(_) | Role::Repeats(_) => continue,
        };
        heading_used = true;
        numbers[at] = Some(ParagraphNumber::from_index(article.paragraphs.len()));
        article.paragraphs.push(Paragraph {
            heading: heading.map(|at| blocks[at].text.clone()),
            kind,
            // Moved, not copied: a text may be hundreds of megabytes.
            text: std::mem::take(&mut blocks[at].text),
            source: blocks[at].source(),
        });
    }
    mark_bare(&mut bare_headings, heading, heading_used);
    for (at, block) in blocks.iter().enumerate() {
        let why = match &block.role {
            Role::LeftOut(why) => why.to_string(),
            Role::Repeats(other) => match numbers[*other] {
                Some(number) => format!("repeats paragraph {number}"),
                None => "repeats another paragraph".to_owned(),
            },
            Role::Heading if bare_headings[at] => {
                "heading without a paragraph of its own".to_owned()
            }
            _ => continue,
        };
        let text = tidy::trim(block.span.slice(source).unwrap_or_default()).to_owned();
        article.left_out.push(LeftOut { text, why, source: block.source() });
    }
}

fn mark_bare(bare: &mut [bool], heading: Option<usize>, used: bool) {
    if let Some(at) = heading.filter(|_| !used) {
        bare[at] = true;
    }
}
