//! Which sources belong to a quotation.
//!
//! In this order, and only the first that names anything counts:
//!
//! 1. what directly follows: between the closing mark and the source stand only
//!    blanks, punctuation and other sources; brackets that hold a source count
//!    as a whole. A reference to a note at the end of the quoted words, and a
//!    link that the whole quotation is the text of, are the same as that. Of a
//!    block quote it is its last line, where that names a source, or the
//!    beginning of the paragraph after it;
//! 2. what stands in the same sentence, before the quotation back to the
//!    previous one and after it up to the next one, without what directly
//!    follows other quotations. Before a block quote it is the sentence that
//!    ends with a colon;
//! 3. what stands in the same sentence before the previous quotation.

use std::rc::Rc;

use super::super::block::{Block, BlockKind};
use super::super::find::Found;
use super::following::{MAX_BRACKET_BYTES, following};
use super::marker::{Marker, markers};
use super::notes::{Notes, named_in};
use super::tail::dash_len;
use crate::quote::Attribution;
use crate::text::{ByteSpan, sentences};

/// So many sources at most are looked at on one side of a quotation: a sentence
/// that names more tells nothing.
const MAX_NEAR: usize = 8;

/// Returns the sources of each quotation. Those found are in order.
pub(in crate::quote::draft) fn attributions(
    blocks: &[Block],
    found: &[Found],
) -> Vec<Vec<Attribution>> {
    let notes = Notes::read(blocks);
    let mut near = Near { blocks, found, notes, last: None, next: None };
    (0..found.len()).map(|at| distinct(near.of(at))).collect()
}

/// Finds what is near quotations.
struct Near<'a> {
    blocks: &'a [Block],
    found: &'a [Found],
    notes: Notes,
    /// What is known of the blocks looked at last: quotations come in order.
    last: Option<Rc<Around>>,
    next: Option<Rc<Around>>,
}

/// What is known of a block.
struct Around {
    block: usize,
    markers: Vec<Marker>,
    sentences: Vec<ByteSpan>,
    /// Its quotations, marks and all, and where what directly follows them
    /// ends.
    quoted: Vec<(ByteSpan, usize)>,
}

impl Near<'_> {
    fn of(&mut self, at: usize) -> Vec<Attribution> {
        let found = &self.found[at];
        let Some((first, last)) = found.ends() else { return Vec::new() };
        let opening = self.around(first, at);
        let closing = if first == last { Rc::clone(&opening) } else { self.around(last, at) };
        let direct = self.direct(found, &opening, &closing);
        if !direct.is_empty() {
            return direct;
        }
        if found.is_block {
            return self.before_block(first, at);
        }
        let mut near = opening.before(found.start);
        near.extend(closing.after(found.end));
        if near.is_empty() {
            near = opening.earlier(found.start);
        }
        near
    }

    /// What directly follows a quotation.
    fn direct(&mut self, found: &Found, opening: &Around, closing: &Around) -> Vec<Attribution> {
        let text = &self.blocks[closing.block].text;
        let words = found.last_part();
        // References at the end of the words are of all of them, others are of
        // a part.
        let is_end = |c: char| !c.is_alphanumeric();
        let words_len = words.slice(text).map_or(0, |words| words.trim_end_matches(is_end).len());
        let follow = closing.following(found.end);
        let is_direct = |marker: &&Marker| marker.span.is_empty() || marker.span.start >= found.end;
        let after = closing.between(words.start + words_len, follow.max(found.end));
        let mut names: Vec<Attribution> =
            after.filter(is_direct).flat_map(|marker| marker.names.iter().cloned()).collect();
        let links = opening.covering(found.first_part());
        names.extend(links.flat_map(|marker| marker.names.iter().cloned()));
        for (block, span) in &found.sources {
            let block = &self.blocks[*block];
            let references = block.references.iter().filter(|reference| reference.at >= span.start);
            names.extend(
                references.flat_map(|reference| self.notes.of(&reference.label).iter().cloned()),
            );
            names.extend(named_in(span.slice(&block.text).unwrap_or_default()));
            let links = block.links.iter().filter(|link| span.contains(link.span));
            names.extend(links.map(|link| Attribution::Url(link.address.clone())));
        }
        if found.is_block && names.is_empty() {
            names = self.after_block(closing.block);
        }
        names
    }

    /// The source that the paragraph after a block quote begins with.
    fn after_block(&mut self, block: usize) -> Vec<Attribution> {
        let Some(next) = self.blocks.get(block + 1) else { return Vec::new() };
        let begins = next.kind == BlockKind::Paragraph
            && next.quote.is_none()
            && next.note == self.blocks[block].note;
        if !begins {
            return Vec::new();
        }
        let from = dash_len(&next.text);
        let markers = markers(next, &self.notes);
        let around =
            Around { block: block + 1, markers, sentences: Vec::new(), quoted: Vec::new() };
        let end = match from {
            // `— Aparna Rawal, 2024`: the whole line.
            Some(_) if next.text.len() <= MAX_BRACKET_BYTES => next.text.len(),
            _ => following(&next.text, 0, &around.markers),
        };
        let named = around.between(0, end).filter(|marker| !marker.is_narrative || from.is_some());
        named.flat_map(|marker| marker.names.iter().cloned()).collect()
    }

    /// The sources in the sentence that leads to a block quote.
    fn before_block(&mut self, block: usize, found: usize) -> Vec<Attribution> {
        let Some(before) = block.checked_sub(1) else { return Vec::new() };
        let leads = self.blocks[before].kind == BlockKind::Paragraph
            && self.blocks[before].quote.is_none()
            && self.blocks[before].text.ends_with([':', '：']);
        if !leads {
            return Vec::new();
        }
        let around = self.around(before, found);
        around.before(self.blocks[before].text.len())
    }

    /// Finds out about a block; `found` is a quotation in it or near it.
    fn around(&mut self, block: usize, found: usize) -> Rc<Around> {
        for known in [&self.last, &self.next] {
            if let Some(known) = known.as_ref().filter(|known| known.block == block) {
                return Rc::clone(known);
            }
        }
        let text = &self.blocks[block].text;
        let markers = markers(&self.blocks[block], &self.notes);
        let is_within = |found: &Found| {
            found.ends().is_some_and(|(first, last)| first <= block && last >= block)
        };
        // Those of a block stand together, and the one given is among them or
        // comes just after.
        let start =
            self.found[..found].iter().rposition(|found| !is_within(found)).map_or(0, |at| at + 1);
        let own = self.found[start..].iter().enumerate();
        let own = own.take_while(|(at, one)| is_within(one) || start + at <= found);
        let quoted: Vec<_> = own.filter_map(|(_, one)| one.span_in(block, text.len())).collect();
        // What follows one does not go beyond the next.
        let nexts = quoted.iter().skip(1).map(|next| next.start).chain([text.len()]);
        let follow = |(span, next): (&ByteSpan, usize)| {
            let near = text.get(..next.max(span.end)).unwrap_or(text);
            (*span, following(near, span.end, &markers))
        };
        let quoted: Vec<_> = quoted.iter().zip(nexts).map(follow).collect();
        let sentences = sentences(&masked(text, &quoted)).collect();
        let around = Rc::new(Around { block, markers, sentences, quoted });
        self.last = self.next.replace(Rc::clone(&around));
        around
    }
}

impl Around {
    /// Returns the markers that begin in `start..end`.
    fn between(&self, start: usize, end: usize) -> impl DoubleEndedIterator<Item = &Marker> {
        let first = self.markers.partition_point(|marker| marker.span.start < start);
        let last = self.markers.partition_point(|marker| marker.span.start < end);
        self.markers[first..last.max(first)].iter()
    }

    /// Returns the links that the words are the text of.
    fn covering(&self, words: ByteSpan) -> impl Iterator<Item = &Marker> {
        let end = self.markers.partition_point(|marker| marker.span.start <= words.start);
        let near = self.markers[..end].iter().rev().take(MAX_NEAR);
        near.filter(move |marker| marker.span.contains(words))
    }

    /// Returns where what directly follows a quotation ends.
    fn following(&self, end: usize) -> usize {
        let at = self.quoted.partition_point(|(span, _)| span.end < end);
        self.quoted.get(at).filter(|(span, _)| span.end == end).map_or(end, |(_, follow)| *follow)
    }

    /// The sources before a quotation that begins at `start`, as far as the
    /// previous one.
    fn before(&self, start: usize) -> Vec<Attribution> {
        let sentence = self.sentence_at(start.saturating_sub(1), start);
        let at = self.quoted.partition_point(|(span, _)| span.end <= start);
        let previous = at.checked_sub(1).and_then(|at| self.quoted.get(at));
        let from = previous.map_or(0, |(_, follow)| *follow).max(sentence.start);
        let near = self.between(from, start).rev().take(MAX_NEAR);
        near.flat_map(|marker| marker.names.iter().cloned()).collect()
    }

    /// The sources after a quotation that ends at `end`, as far as the next one.
    fn after(&self, end: usize) -> Vec<Attribution> {
        let sentence = self.sentence_at(end.saturating_sub(1), end);
        let at = self.quoted.partition_point(|(span, _)| span.start < end);
        let to = self.quoted.get(at).map_or(usize::MAX, |(span, _)| span.start).min(sentence.end);
        let near = self.between(end, to).take(MAX_NEAR);
        near.flat_map(|marker| marker.names.iter().cloned()).collect()
    }

    /// The sources in the sentence before the previous quotation.
    fn earlier(&self, start: usize) -> Vec<Attribution> {
        let sentence = self.sentence_at(start.saturating_sub(1), start);
        let is_free = |marker: &&Marker| {
            let at = self.quoted.partition_point(|(_, follow)| *follow <= marker.span.start);
            self.quoted.get(at).is_none_or(|(span, _)| marker.span.start < span.start)
        };
        let all = self.between(sentence.start, start).rev().take(MAX_NEAR);
        all.filter(is_free).flat_map(|marker| marker.names.iter().cloned()).collect()
    }

    /// Returns the sentence with the byte at `at`, or else the bytes from
    /// there to `or_end`.
    fn sentence_at(&self, at: usize, or_end: usize) -> ByteSpan {
        let next = self.sentences.partition_point(|sentence| sentence.end <= at);
        let sentence = self.sentences.get(next).filter(|sentence| sentence.start <= or_end);
        sentence.copied().unwrap_or(ByteSpan::new(at, or_end))
    }
}

/// Returns the text with its quotations blotted out, so that what ends a
/// sentence in them ends none around them. What they end with stays: `He said
/// “It rained.” Then` are two sentences.
fn masked(text: &str, quoted: &[(ByteSpan, usize)]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut at = 0;
    for (span, _) in quoted {
        masked.push_str(text.get(at..span.start.max(at)).unwrap_or_default());
        let inner = span.slice(text).unwrap_or_default();
        let is_end = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
        let words = inner.trim_end_matches(is_end).len();
        let lead = inner.chars().next().map_or(0, char::len_utf8).min(words);
        masked.push_str(&inner[..lead]);
        masked.extend(std::iter::repeat_n('x', words - lead));
        masked.push_str(&inner[words..]);
        at = span.end.max(at);
    }
    masked.push_str(text.get(at..).unwrap_or_default());
    masked
}

fn distinct(names: Vec<Attribution>) -> Vec<Attribution> {
    let mut kept: Vec<Attribution> = Vec::new();
    for name in names {
        if !kept.contains(&name) {
            kept.push(name);
        }
    }
    kept
}
