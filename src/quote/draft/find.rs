//! The quotations of a draft: between marks, over paragraphs, in block quotes.

use std::ops::Range;

use super::annotate::LABEL;
use super::attribution::{is_reference_lead, markers_alone, source_tail, starts_with_dash};
use super::block::{Block, BlockKind};
use super::marks::{Family, opening_family};
use super::pairs::{Pair, Pairs, pairs};
use super::words::count_words;
use crate::text::ByteSpan;

/// A quotation as found in the blocks of a draft.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Its words: a part of each block that it stands in, in order.
    pub(super) parts: Vec<(usize, ByteSpan)>,
    /// Where it begins in its first block, with its mark.
    pub(super) start: usize,
    /// Where it ends in its last block, with its mark.
    pub(super) end: usize,
    /// Whether it is a block quote.
    pub(super) is_block: bool,
    /// Parts of a block quote that say where it is from.
    pub(super) sources: Vec<(usize, ByteSpan)>,
}

impl Found {
    /// Returns the first and the last block that it stands in.
    pub(super) fn ends(&self) -> Option<(usize, usize)> {
        Some((self.parts.first()?.0, self.parts.last()?.0))
    }

    /// Returns its words in its first block.
    pub(super) fn first_part(&self) -> ByteSpan {
        self.parts.first().map_or(ByteSpan::default(), |(_, span)| *span)
    }

    /// Returns its words in its last block.
    pub(super) fn last_part(&self) -> ByteSpan {
        self.parts.last().map_or(ByteSpan::default(), |(_, span)| *span)
    }

    /// Returns where it stands in a block of `len` bytes, with its marks.
    pub(super) fn span_in(&self, block: usize, len: usize) -> Option<ByteSpan> {
        let (first, last) = self.ends()?;
        if block < first || block > last {
            return None;
        }
        let start = if block == first { self.start } else { 0 };
        Some(ByteSpan::new(start, if block == last { self.end } else { len }))
    }

    /// Returns its words, paragraphs parted by an empty line.
    pub(super) fn text(&self, blocks: &[Block]) -> String {
        let parts = self
            .parts
            .iter()
            .filter_map(|(block, span)| Some(span.slice(&blocks.get(*block)?.text)?.trim()));
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
    }
}

/// Finds the quotations of at least so many words, in order.
pub(super) fn find(blocks: &[Block], min_words: usize) -> Vec<Found> {
    let mut finder = Finder { blocks, found: Vec::new(), carry: None };
    let mut at = 0;
    while at < blocks.len() {
        let group = group_at(blocks, at);
        match block_quote(blocks, group.clone()) {
            Some(quote) => {
                finder.carry = None;
                finder.found.push(quote);
            }
            None => group.clone().for_each(|block| finder.paragraph(block)),
        }
        at = group.end;
    }
    let has_words = |found: &Found| {
        let words = found.parts.iter().filter_map(|(block, span)| span.slice(&blocks[*block].text));
        words.map(count_words).sum::<usize>() >= min_words
    };
    let found = finder.found.into_iter();
    found.filter(|found| has_words(found) && !is_title(blocks, found)).collect()
}

/// Says whether a quotation is the title in a note, or in a list of references:
/// nothing but names stand before it.
fn is_title(blocks: &[Block], found: &Found) -> bool {
    let Some((first, last)) = found.ends() else { return false };
    let block = &blocks[first];
    let may_be = first == last && !found.is_block;
    let is_reference = block.note.is_some() || block.kind == BlockKind::Alone;
    may_be && is_reference && is_reference_lead(block.text.get(..found.start).unwrap_or_default())
}

/// Returns the blocks of the block quote at `at`, or the block there alone.
fn group_at(blocks: &[Block], at: usize) -> Range<usize> {
    let quote = blocks[at].quote;
    if quote.is_none() {
        return at..at + 1;
    }
    let same = blocks[at..].iter().take_while(|block| block.quote == quote).count();
    at..at + same
}

struct Finder<'a> {
    blocks: &'a [Block],
    found: Vec<Found>,
    carry: Option<Carry>,
}

/// A quotation that may go on in the next paragraph.
struct Carry {
    family: Family,
    parts: Vec<(usize, ByteSpan)>,
    start: usize,
    /// How much was found before it: what comes after it is within it.
    found_before: usize,
}

impl Finder<'_> {
    fn paragraph(&mut self, at: usize) {
        let block = &self.blocks[at];
        let carry = self.carry.take().filter(|_| block.kind == BlockKind::Paragraph);
        if block.kind == BlockKind::Bar || is_own_note(block) {
            return;
        }
        let Pairs { pairs, unclosed } = pairs(block);
        let mut pairs = &pairs[..];
        let mut ended = 0;
        let end = block.text.len();
        if let Some(mut carry) = carry {
            match (pairs.split_first(), unclosed.first()) {
                // It goes on, and ends here.
                (Some((pair, rest)), _) if pair.open.start == 0 && pair.family == carry.family => {
                    carry.parts.push((at, pair.inner()));
                    self.found.truncate(carry.found_before);
                    self.found.push(Found {
                        parts: carry.parts,
                        start: carry.start,
                        end: pair.close.end,
                        is_block: false,
                        sources: Vec::new(),
                    });
                    pairs = rest;
                    ended = 1;
                }
                // It goes on, and does not end here either.
                (_, Some(open)) if open.span.start == 0 && open.family == carry.family => {
                    self.add(at, pairs);
                    if self.goes_on(at, carry.family) {
                        carry.parts.push((at, ByteSpan::new(open.span.end, end)));
                        self.carry = Some(carry);
                    }
                    return;
                }
                _ => {}
            }
        }
        let base = self.found.len();
        self.add(at, pairs);
        let next = self.blocks.get(at + 1).and_then(opening_family);
        let open = next.and_then(|next| unclosed.iter().rev().find(|open| open.family == next));
        let Some(open) = open.filter(|open| self.goes_on(at, open.family)) else { return };
        self.carry = Some(Carry {
            family: open.family,
            parts: vec![(at, ByteSpan::new(open.span.end, end))],
            start: open.span.start,
            found_before: base + open.pairs_before.saturating_sub(ended),
        });
    }

    fn add(&mut self, at: usize, pairs: &[Pair]) {
        self.found.extend(pairs.iter().map(|pair| Found {
            parts: vec![(at, pair.inner())],
            start: pair.open.start,
            end: pair.close.end,
            is_block: false,
            sources: Vec::new(),
        }));
    }

    /// Says whether what is open at the end of a block may go on in the next:
    /// both are running text, and the next opens with the same mark.
    fn goes_on(&self, at: usize, family: Family) -> bool {
        let (Some(block), Some(next)) = (self.blocks.get(at), self.blocks.get(at + 1)) else {
            return false;
        };
        block.kind == BlockKind::Paragraph
            && next.kind == BlockKind::Paragraph
            && block.quote == next.quote
            && block.note == next.note
            && opening_family(next) == Some(family)
    }
}

/// Says whether a block is a note that was put into a copy of a draft.
fn is_own_note(block: &Block) -> bool {
    block.note.as_deref().is_some_and(|label| label.starts_with(LABEL))
}

/// Reads blocks as one block quote; `None` where they are none, or are a box
/// that is written as one (`> [!NOTE]`).
fn block_quote(blocks: &[Block], group: Range<usize>) -> Option<Found> {
    blocks.get(group.start)?.quote?;
    if blocks[group.start].text.starts_with("[!") {
        return None;
    }
    let mut sources = Vec::new();
    let mut parts: Vec<(usize, ByteSpan)> = Vec::new();
    for at in group {
        let span = ByteSpan::new(0, blocks[at].text.len());
        match blocks[at].kind {
            BlockKind::Bar => {}
            BlockKind::Source => sources.push((at, span)),
            BlockKind::Paragraph | BlockKind::Alone => parts.push((at, span)),
        }
    }
    if let [_, .., (last, span)] = parts[..]
        && starts_with_dash(&blocks[last].text)
    {
        sources.push((last, span));
        parts.pop();
    }
    let (last, span) = parts.last_mut()?;
    let block = &blocks[*last];
    let end = source_tail(block, &markers_alone(block));
    sources.push((*last, ByteSpan::new(end, block.text.len())));
    span.end = end;
    strip_marks(blocks, &mut parts);
    Some(Found { parts, start: 0, end, is_block: true, sources })
}

/// Takes the quotation marks from a block quote that has them besides.
fn strip_marks(blocks: &[Block], parts: &mut [(usize, ByteSpan)]) {
    let ends = |at: usize, pair: &Pair, span: ByteSpan| {
        let rest = blocks[at].text.get(pair.close.end..span.end).unwrap_or_default();
        !rest.contains(char::is_alphanumeric)
    };
    match parts {
        [(at, span)] => {
            let found = pairs(&blocks[*at]).pairs;
            if let Some(pair) = found.first()
                && pair.open.start == 0
                && ends(*at, pair, *span)
            {
                *span = pair.inner();
            }
        }
        [(first, span), .., (last, last_span)] => {
            let opened = pairs(&blocks[*first]);
            let closed = pairs(&blocks[*last]);
            let (Some(open), Some(pair)) = (opened.unclosed.first(), closed.pairs.first()) else {
                return;
            };
            let belong = open.span.start == 0
                && pair.open.start == 0
                && open.family == pair.family
                && ends(*last, pair, *last_span);
            if belong {
                span.start = open.span.end;
                *last_span = pair.inner();
                let family = open.family;
                for (at, span) in parts.iter_mut() {
                    let first = pairs(&blocks[*at]).unclosed.first().copied();
                    if let Some(open) = first.filter(|open| open.family == family)
                        && open.span.start == 0
                    {
                        span.start = open.span.end;
                    }
                }
            }
        }
        [] => {}
    }
}
