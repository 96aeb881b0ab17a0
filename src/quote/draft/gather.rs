//! Gathering the blocks of a draft, whatever its format.

use std::collections::HashSet;

use super::annotate::LABEL;
use super::block::{Block, BlockKind, Link, Reference};
use crate::source::{is_blank, joins_without_blank};
use crate::text::ByteSpan;

/// Takes text and markup in order, and makes blocks of them.
pub(super) struct Gatherer<'a> {
    draft: &'a str,
    blocks: Vec<Block>,
    open: Block,
    gap: Gap,
    /// Links that are open, with where they begin.
    links: Vec<(usize, String)>,
    /// Where code begins, and how deep in code the text is.
    code: usize,
    code_depth: usize,
    /// Block quotes that are open, and how many there have been.
    quotes: Vec<u32>,
    quote_count: u32,
    /// Block quotes that came to an end.
    closed: HashSet<u32>,
    /// Notes that are open.
    notes: Vec<String>,
    /// Addresses of block quotes.
    addresses: Vec<(u32, String)>,
    /// Elements that a reference may name.
    pub(super) anchors: Vec<String>,
    /// Whether blocks are written in HTML.
    pub(super) is_html: bool,
    /// The line of text that has no bytes.
    pub(super) line: Option<u32>,
}

/// What stands between the text so far and the text to come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Nothing,
    Blank,
    Line,
}

impl<'a> Gatherer<'a> {
    pub(super) fn new(draft: &'a str) -> Self {
        Self {
            draft,
            blocks: Vec::new(),
            open: Block::default(),
            gap: Gap::Nothing,
            links: Vec::new(),
            code: 0,
            code_depth: 0,
            quotes: Vec::new(),
            quote_count: 0,
            closed: HashSet::new(),
            notes: Vec::new(),
            addresses: Vec::new(),
            anchors: Vec::new(),
            is_html: false,
            line: None,
        }
    }

    /// Returns the draft.
    pub(super) const fn draft(&self) -> &'a str {
        self.draft
    }

    /// Takes text that stands at `span` in the draft, perhaps written in
    /// another way there.
    pub(super) fn text(&mut self, text: &str, span: ByteSpan) {
        let is_same = span.slice(self.draft) == Some(text);
        self.words(text, |part| Some(if is_same { part.shifted(span.start) } else { span }));
    }

    /// Takes text of a format without bytes.
    pub(super) fn text_without_bytes(&mut self, text: &str) {
        self.words(text, |_| None);
    }

    /// Takes words one by one; `place` says where a part of the text stands.
    fn words(&mut self, text: &str, place: impl Fn(ByteSpan) -> Option<ByteSpan>) {
        let mut start = None;
        for (at, c) in text.char_indices() {
            if !is_blank(c) {
                start = start.or(Some(at));
                continue;
            }
            if let Some(start) = start.take() {
                self.word(text, ByteSpan::new(start, at), &place);
            }
            self.gap = match c {
                '\n' => Gap::Line,
                c if c.is_whitespace() && self.gap == Gap::Nothing => Gap::Blank,
                _ => self.gap,
            };
        }
        if let Some(start) = start {
            self.word(text, ByteSpan::new(start, text.len()), &place);
        }
    }

    fn word(&mut self, text: &str, part: ByteSpan, place: impl Fn(ByteSpan) -> Option<ByteSpan>) {
        let word = part.slice(text).unwrap_or_default();
        self.bridge(word.chars().next());
        self.open.push(word, place(part));
    }

    /// Writes down the gap before a character.
    fn bridge(&mut self, next: Option<char>) {
        let gap = std::mem::replace(&mut self.gap, Gap::Nothing);
        let Some(last) = self.open.text.chars().next_back().filter(|_| gap != Gap::Nothing) else {
            return;
        };
        if gap == Gap::Line {
            self.open.breaks.push(self.open.text.len());
        }
        if gap == Gap::Blank || !next.is_some_and(|next| joins_without_blank(last, next)) {
            self.open.push(" ", None);
        }
    }

    /// Takes a quotation mark that is meant by the markup at `span`.
    pub(super) fn mark(&mut self, mark: &str, span: ByteSpan) {
        self.bridge(mark.chars().next());
        self.open.push(mark, Some(span));
    }

    /// Takes the end of a line.
    pub(super) const fn line_break(&mut self) {
        self.gap = Gap::Line;
    }

    pub(super) fn begin_code(&mut self) {
        if self.code_depth == 0 {
            self.code = self.open.text.len();
        }
        self.code_depth += 1;
    }

    pub(super) fn end_code(&mut self) {
        self.code_depth = self.code_depth.saturating_sub(1);
        if self.code_depth == 0 {
            self.open.code.push(ByteSpan::new(self.code, self.open.text.len()));
        }
    }

    pub(super) fn begin_link(&mut self, address: &str) {
        self.links.push((self.open.text.len(), address.to_owned()));
    }

    /// Ends the innermost link, whose markup ends at `draft_end`.
    pub(super) fn end_link(&mut self, draft_end: Option<usize>) {
        let Some((start, address)) = self.links.pop() else { return };
        let start = start.min(self.open.text.len());
        let text = self.open.text.get(start..).unwrap_or_default();
        // The blank before a link is written down with its first word.
        let start = start + (text.len() - text.trim_start().len());
        let span = ByteSpan::new(start, self.open.text.len());
        self.open.links.push(Link { span, address, draft_end });
    }

    /// Gives up the innermost link, and returns its address.
    pub(super) fn drop_link(&mut self) -> Option<String> {
        self.links.pop().map(|(_, address)| address)
    }

    /// Returns the text since `at`.
    pub(super) fn text_since(&self, at: usize) -> &str {
        self.open.text.get(at..).unwrap_or_default()
    }

    /// Returns how much text there is in the open block.
    pub(super) const fn len(&self) -> usize {
        self.open.text.len()
    }

    /// Takes away the text since `at`.
    pub(super) fn take_back(&mut self, at: usize) {
        self.open.truncate(at);
    }

    /// Takes a reference to a note; one that was put into a copy says nothing
    /// of the draft.
    pub(super) fn reference(&mut self, label: &str) {
        if label.starts_with(LABEL) {
            return;
        }
        let at = self.open.text.len();
        self.open.references.push(Reference { at, label: label.to_owned() });
    }

    /// Names the open block, for references.
    pub(super) fn anchor(&mut self, name: &str) {
        self.open.anchors.push(name.to_owned());
    }

    pub(super) fn begin_note(&mut self, label: &str) {
        self.notes.push(label.to_owned());
    }

    pub(super) fn end_note(&mut self) {
        self.notes.pop();
    }

    pub(super) fn begin_quote(&mut self) {
        self.quotes.push(self.quote_count);
        self.quote_count += 1;
    }

    /// Says where the block quote is from that has just begun.
    pub(super) fn quote_address(&mut self, address: &str) {
        self.addresses.extend(self.quotes.first().map(|quote| (*quote, address.to_owned())));
    }

    pub(super) fn end_quote(&mut self) {
        self.closed.extend(self.quotes.pop());
    }

    pub(super) fn is_in_quote(&self) -> bool {
        !self.quotes.is_empty()
    }

    /// Ends the open block, and whatever is open in it.
    pub(super) fn flush(&mut self, kind: BlockKind) {
        while !self.links.is_empty() {
            self.end_link(None);
        }
        if self.code_depth > 0 {
            self.code_depth = 1;
            self.end_code();
        }
        self.gap = Gap::Nothing;
        let mut block = std::mem::take(&mut self.open);
        if block.text.is_empty() && kind != BlockKind::Bar {
            // A reference alone belongs to what stands before it.
            let Some(last) = self.blocks.last_mut() else { return };
            let at = last.text.len();
            let references = block.references.into_iter();
            last.references.extend(references.map(|reference| Reference { at, ..reference }));
            return;
        }
        if kind == BlockKind::Bar {
            block = Block::default();
        }
        block.kind = kind;
        block.quote = self.quotes.first().copied();
        block.note = self.notes.last().cloned();
        block.anchors.extend(self.anchors.iter().cloned());
        block.is_html = self.is_html;
        block.line = self.line;
        self.blocks.push(block);
    }

    /// Returns the blocks in order. A block quote that does not end is none.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.flush(BlockKind::Paragraph);
        for block in &mut self.blocks {
            block.quote = block.quote.filter(|quote| self.closed.contains(quote));
            let Some(quote) = block.quote else { continue };
            let first = self.addresses.partition_point(|(of, _)| *of < quote);
            let own = self.addresses[first..].iter().take_while(|(of, _)| *of == quote);
            let span = ByteSpan::new(0, block.text.len());
            block.links.extend(own.map(|(_, address)| Link {
                span,
                address: address.clone(),
                draft_end: None,
            }));
        }
        self.blocks
    }
}
