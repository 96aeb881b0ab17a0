//! Pull quotes and standfirsts that say again what the body says.

use std::collections::HashMap;

use super::shape;
use crate::ParagraphKind;
use crate::source::block::{Block, Role};

/// How many letters of a sentence's start are compared first. Fewer would let
/// common openings of sentences collide.
const KEY_CHARS: usize = 28;

/// Shorter repetitions are refrains or chance. Characters of scripts without
/// blanks say more each.
const MIN_CHARS: usize = 40;
const MIN_UNSPACED_CHARS: usize = 16;

/// Longer blocks are paragraphs, not pull quotes.
const MAX_CHARS: usize = 500;

/// How far a pull quote stands from what it repeats.
const MAX_DISTANCE: usize = 12;

/// At most this many sentences with one beginning are compared, so that a text
/// of equal lines is read in linear time.
const MAX_CANDIDATES: usize = 8;

/// A quotation that starts inside a sentence is looked for in whole blocks, and
/// so in none that is longer than this.
const MAX_SOURCE_BYTES: usize = 8_000;

/// Marks the blocks that repeat a longer one's sentence, or its beginning.
pub(super) fn mark(blocks: &mut [Block]) {
    let candidates: Vec<usize> = (0..blocks.len()).filter(|at| can_repeat(&blocks[*at])).collect();
    if candidates.is_empty() {
        return;
    }
    let mut wanted: HashMap<String, Vec<(usize, usize)>> =
        candidates.iter().map(|at| (key(&blocks[*at].text), Vec::new())).collect();
    for (at, block) in blocks.iter().enumerate().filter(|(_, block)| is_body(block)) {
        for start in sentence_starts(&block.text) {
            if let Some(found) = wanted.get_mut(&key(&block.text[start..])) {
                found.push((at, start));
            }
        }
    }
    for at in candidates {
        let text = &blocks[at].text;
        let whole = shape::skeleton(text, usize::MAX);
        let header = matches!(blocks[at].role, Role::Paragraph(ParagraphKind::Standfirst));
        if starts_inside(text) {
            let near = at.saturating_sub(MAX_DISTANCE)..blocks.len().min(at + MAX_DISTANCE + 1);
            let source = near.into_iter().find(|other| {
                let block = &blocks[*other];
                *other != at
                    && is_body(block)
                    && block.text.len() > text.len() + 20
                    && block.text.len() <= MAX_SOURCE_BYTES
                    && shape::skeleton(&block.text, usize::MAX).contains(&whole)
            });
            if let Some(source) = source {
                blocks[at].role = Role::Repeats(source);
                continue;
            }
        }
        let Some(found) = wanted.get(&key(text)) else { continue };
        let first = if header { 0 } else { at.saturating_sub(MAX_DISTANCE) };
        let last = if header { usize::MAX } else { at + MAX_DISTANCE };
        let near = found[found.partition_point(|(other, _)| *other < first)..].iter();
        let near = near.take_while(|(other, _)| *other <= last).filter(|(other, _)| *other != at);
        let repeated = near.take(MAX_CANDIDATES).find(|(other, start)| {
            let rest = &blocks[*other].text[*start..];
            let longer = blocks[*other].text.len() > text.len() + 20 || header;
            longer
                && is_body(&blocks[*other])
                && shape::skeleton(rest, whole.chars().count()) == whole
        });
        if let Some((other, _)) = repeated {
            blocks[at].role = Role::Repeats(*other);
        }
    }
}

/// Says whether a text says itself that it starts inside a sentence: `“...and`.
fn starts_inside(text: &str) -> bool {
    text.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '…'))
        .starts_with(['.', '…'])
}

fn can_repeat(block: &Block) -> bool {
    if !matches!(block.role, Role::Open | Role::Paragraph(ParagraphKind::Standfirst)) || block.verse
    {
        return false;
    }
    if block.text.len() > MAX_CHARS * 4 {
        return false;
    }
    let chars = block.text.chars().count();
    let min =
        if block.text.chars().any(shape::is_unspaced) { MIN_UNSPACED_CHARS } else { MIN_CHARS };
    (min..=MAX_CHARS).contains(&chars)
}

fn is_body(block: &Block) -> bool {
    block.role == Role::Open && !block.verse
}

fn key(text: &str) -> String {
    shape::skeleton(text, KEY_CHARS)
}

/// Returns where sentences may begin: at the start and after each end mark.
fn sentence_starts(text: &str) -> Vec<usize> {
    let mut starts = vec![0];
    let mut after_end = false;
    for (at, c) in text.char_indices() {
        if after_end && c.is_alphanumeric() {
            starts.push(at);
            after_end = false;
        } else if shape::is_terminal(c) {
            after_end = true;
        }
    }
    starts
}
