//! The licence around the texts of Project Gutenberg.

use crate::source::block::Block;

/// Leaves out what stands before the start mark and after the end mark, once
/// the labelled lines above the start mark have been read.
pub(super) fn mark(blocks: &mut [Block]) {
    let is_mark = |block: &Block, word: &str| {
        let head: String = block.text.chars().take(60).collect();
        head.starts_with("***") && head.contains(word) && head.contains("GUTENBERG")
    };
    let start = blocks.iter().position(|block| is_mark(block, "START"));
    let end = blocks.iter().rposition(|block| is_mark(block, "END"));
    let before = start.map_or(0, |at| at + 1);
    let after = end.filter(|at| *at >= before).unwrap_or(blocks.len());
    for block in blocks[..before].iter_mut().filter(|block| block.is_open()) {
        block.leave_out("Project Gutenberg header");
    }
    for block in &mut blocks[after..] {
        block.leave_out("Project Gutenberg licence");
    }
}
