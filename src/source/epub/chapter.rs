//! A page of a book as blocks.

use super::links::Bound;
use super::navigation::Navigation;
use super::opf::Opf;
use super::pages;
use crate::article::SourceSpan;
use crate::source::block::{Block, Role};
use crate::source::{html, text};

/// A heading this far from the top of a page is that of the page: a number or
/// a motto may stand before it.
const TOP_BLOCKS: usize = 3;

/// Reads a page. Without a heading of its own it gets its title in the
/// navigation; a page without that either goes on with what came before.
pub(super) fn read(page: &Bound, book: &Opf, navigation: &Navigation, blocks: &mut Vec<Block>) {
    let mut own = html::body_blocks(&page.html);
    page.finish_notes(&mut own);
    let why = navigation
        .why_left_out(&page.name)
        .or_else(|| book.why_left_out(&page.name))
        .or_else(|| pages::why_stated(&page.html));
    if let Some(why) = why {
        for block in &mut own {
            block.leave_out(why);
        }
        blocks.append(&mut own);
        return;
    }
    let title = navigation.title_of(&page.name);
    let has_text = own.iter().any(|block| block.paragraph_kind().is_some());
    if let Some(title) = title.filter(|title| has_text && !take_heading(&mut own, title)) {
        let mut heading = Block::new(title.to_owned(), Role::Heading, SourceSpan::default());
        heading.heading_level = 1;
        blocks.push(heading);
    }
    blocks.append(&mut own);
}

/// Says whether a page has a heading at its top; a paragraph there that says
/// what its title is becomes one.
fn take_heading(blocks: &mut [Block], title: &str) -> bool {
    let is_kept = |block: &&mut Block| !matches!(block.role, Role::LeftOut(_));
    let mut top: Vec<&mut Block> = blocks.iter_mut().filter(is_kept).take(TOP_BLOCKS).collect();
    if top.iter().any(|block| block.role == Role::Heading) {
        return true;
    }
    let same = top
        .iter_mut()
        .find(|block| block.role == Role::Open && text::same_wording(&block.text, title));
    if let Some(block) = same {
        block.role = Role::Heading;
        block.heading_level = 1;
        return true;
    }
    false
}
