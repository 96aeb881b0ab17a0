//! Bringing paragraphs to a readable size.

use super::block::Block;

/// Merges fragments with their neighbours and splits paragraphs that are far
/// too long.
pub(super) fn resize(_blocks: &mut Vec<Block>, _source: Option<&str>) {}
