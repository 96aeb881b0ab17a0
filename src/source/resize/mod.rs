//! Bringing paragraphs to a readable size.
//!
//! A paragraph is what is ranked, shown and cited, so that neither a stray
//! word nor a whole transcript on one line should be one. Fragments join their
//! neighbours or are left out; far too long paragraphs are split, at the ends
//! of sentences where there are any. Nothing else is touched.

mod align;
mod cuts;
mod fragments;
#[cfg(test)]
mod tests;

use super::block::{Block, Role};
use crate::text::ByteSpan;
use crate::{ParagraphKind, SourceSpan};
use cuts::pieces;
use fragments::Fate;

/// Merges fragments with their neighbours and splits paragraphs that are far
/// too long.
///
/// Where the format is a text, `source` is the text that the bytes of the
/// blocks count in; each piece then says where it stands itself.
pub(super) fn resize(blocks: &mut Vec<Block>, source: Option<&str>) {
    fragments::decide(blocks);
    let fates: Vec<(usize, Fate)> = fragments::merges(blocks);
    let long = blocks.iter().any(|block| is_body(block) && cuts::is_too_long(&block.text));
    if fates.is_empty() && !long {
        return;
    }
    let mut fates = fates.into_iter().peekable();
    let mut resized: Vec<Block> = Vec::with_capacity(blocks.len());
    // Where each block went, for those that say which other they repeat.
    let mut moved: Vec<usize> = Vec::with_capacity(blocks.len());
    let mut waiting: Option<(Block, &'static str)> = None;
    for (at, mut block) in std::mem::take(blocks).into_iter().enumerate() {
        let fate = fates.next_if(|(which, _)| *which == at).map(|(_, fate)| fate);
        if let Some((before, between)) = waiting.take() {
            block = merged(before, between, block);
        }
        match fate {
            Some(Fate::IntoNext(between)) => {
                moved.push(resized.len());
                waiting = Some((block, between));
                continue;
            }
            Some(Fate::IntoPrevious) => {
                if let Some(before) = resized.pop() {
                    block = merged(before, " ", block);
                }
            }
            None => {}
        }
        moved.push(resized.len());
        if is_body(&block) && cuts::is_too_long(&block.text) {
            split(block, source, &mut resized);
        } else {
            resized.push(block);
        }
    }
    resized.extend(waiting.map(|(block, _)| block));
    for block in &mut resized {
        if let Role::Repeats(other) = &mut block.role {
            *other = moved.get(*other).copied().unwrap_or_default();
        }
    }
    *blocks = resized;
}

/// Says whether a block is running text; verses are as long as they are meant
/// to be.
fn is_body(block: &Block) -> bool {
    block.paragraph_kind() == Some(ParagraphKind::Body) && !block.verse
}

/// Joins two neighbours; what they know of themselves is that of the longer
/// one, as the other is a fragment.
fn merged(mut first: Block, between: &str, mut second: Block) -> Block {
    let text = format!("{}{between}{}", first.text, second.text);
    let source = cover(first.source, second.source);
    let lines = first.lines + second.lines;
    let after_blank = first.after_blank;
    let refers_to = [std::mem::take(&mut first.refers_to), std::mem::take(&mut second.refers_to)];
    let longer = if first.text.len() > second.text.len() { first } else { second };
    Block { text, source, lines, after_blank, refers_to: refers_to.concat(), ..longer }
}

fn cover(first: SourceSpan, second: SourceSpan) -> SourceSpan {
    SourceSpan {
        line_start: first.line_start.or(second.line_start),
        line_end: second.line_end.or(first.line_end),
        bytes: match (first.bytes, second.bytes) {
            (Some(first), Some(second)) => Some(first.cover(second)),
            (first, second) => first.or(second),
        },
        page: first.page.or(second.page),
    }
}

/// Splits a block that is too long into `pieces`.
fn split(block: Block, source: Option<&str>, resized: &mut Vec<Block>) {
    let spans = pieces(&block.text);
    let places = source
        .zip(block.source.bytes)
        .and_then(|(source, bytes)| align::places(&block, source, bytes, &spans));
    for (at, span) in spans.iter().enumerate() {
        let text = span.slice(&block.text).unwrap_or_default().to_owned();
        let place = places.as_ref().and_then(|places| places.get(at)).copied();
        let mut piece = Block::new(text, block.role.clone(), place.unwrap_or(block.source));
        piece.after_blank = at == 0 && block.after_blank;
        piece.lines = 1;
        if at == 0 {
            piece.label.clone_from(&block.label);
        }
        piece.refers_to = notes_of(&block, &spans, at);
        resized.push(piece);
    }
}

/// Returns the notes that the piece at `at` refers to: those whose label
/// stands in it; the first piece has those that stand nowhere, as they may be
/// marked by a sign that is no part of the text.
fn notes_of(block: &Block, spans: &[ByteSpan], at: usize) -> Vec<String> {
    // Each label is looked for in each piece: a paragraph of more notes is no
    // text that somebody reads.
    const MAX_LABELS: usize = 200;
    if block.refers_to.len() > MAX_LABELS {
        return if at == 0 { block.refers_to.clone() } else { Vec::new() };
    }
    let holds = |span: &ByteSpan, label: &str| {
        let text = span.slice(&block.text).unwrap_or_default();
        text.contains(&format!("[{label}]")) || text.contains(&format!("[^{label}]"))
    };
    let labels = block
        .refers_to
        .iter()
        .filter(|label| spans.iter().position(|span| holds(span, label)).unwrap_or_default() == at);
    labels.cloned().collect()
}
