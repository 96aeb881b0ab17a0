//! Drafts in HTML, and HTML in Markdown.

use std::ops::Range;

use super::block::BlockKind;
use super::gather::Gatherer;
use super::tags::{Piece, Pieces, Tag};
use crate::source::next_entity;
use crate::text::ByteSpan;

/// Elements whose text is not shown, or is no text.
const HIDDEN: [&str; 10] = [
    "script", "style", "template", "title", "textarea", "select", "svg", "math", "iframe", "object",
];

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 34] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
    "xmp",
];

/// Elements whose text stands alone.
const ALONE: [&str; 7] = ["caption", "dt", "figcaption", "li", "summary", "td", "th"];

/// Deeper than this nothing is kept open.
const MAX_DEPTH: usize = 256;

/// Cuts a page into its blocks.
pub(super) fn gather(gatherer: &mut Gatherer<'_>) {
    let mut walker = Walker::new();
    let len = gatherer.draft().len();
    walker.walk(gatherer, 0..len);
    walker.end_block(gatherer);
}

/// Walks through HTML, perhaps in several pieces.
pub(super) struct Walker {
    open: Vec<Open>,
    /// How many of the open elements are `pre`.
    pre_depth: usize,
}

/// An element that is open, and matters.
struct Open {
    name: String,
    what: What,
    /// Whether it has a name for references.
    is_anchor: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    Quote,
    /// Where a block quote is from.
    Source,
    Code,
    Pre,
    /// `q`
    Marks,
    /// `q` with an address, `a`
    Link {
        is_marked: bool,
    },
    /// `a` to a place in the page.
    Reference {
        from: usize,
    },
    Heading,
    Other,
}

impl Walker {
    pub(super) const fn new() -> Self {
        Self { open: Vec::new(), pre_depth: 0 }
    }

    /// Takes a part of the draft.
    pub(super) fn walk(&mut self, gatherer: &mut Gatherer<'_>, range: Range<usize>) {
        let draft = gatherer.draft();
        let mut pieces = Pieces::new(draft, range.into());
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Text(_) if self.pre_depth > 0 => {}
                Piece::Text(span) => text(gatherer, span),
                Piece::Open(tag) => {
                    let name = tag.name.to_ascii_lowercase();
                    if HIDDEN.contains(&name.as_str()) {
                        pieces.skip_to_end_of(&name);
                    } else {
                        self.begin(gatherer, name, &tag);
                    }
                }
                Piece::Close(tag) => self.end(gatherer, &tag),
                Piece::Other(_) => {}
            }
        }
    }

    /// Ends the block that is open. Elements may stay open.
    pub(super) fn end_block(&self, gatherer: &mut Gatherer<'_>) {
        gatherer.flush(self.kind());
    }

    fn begin(&mut self, gatherer: &mut Gatherer<'_>, name: String, tag: &Tag<'_>) {
        let is_heading = heading_level(&name);
        if BLOCKS.contains(&name.as_str()) || is_heading {
            self.begin_block(gatherer, &name);
        }
        let is_block = BLOCKS.contains(&name.as_str());
        let anchor = tag.attribute("id").or_else(|| tag.attribute("name").filter(|_| name == "a"));
        let anchor = anchor.filter(|anchor| !anchor.is_empty());
        let what = match name.as_str() {
            "blockquote" => {
                gatherer.begin_quote();
                if let Some(address) = tag.attribute("cite") {
                    gatherer.quote_address(&address);
                }
                What::Quote
            }
            "footer" | "figcaption" if gatherer.is_in_quote() => What::Source,
            "code" | "kbd" | "samp" | "tt" => {
                gatherer.begin_code();
                What::Code
            }
            "pre" | "xmp" => {
                self.pre_depth += 1;
                What::Pre
            }
            "q" => {
                gatherer.mark("“", tag.span);
                match tag.attribute("cite") {
                    Some(address) => {
                        gatherer.begin_link(&address);
                        What::Link { is_marked: true }
                    }
                    None => What::Marks,
                }
            }
            "a" => match tag.attribute("href") {
                Some(address) if address.starts_with('#') => {
                    gatherer.begin_link(&address);
                    What::Reference { from: gatherer.len() }
                }
                Some(address) => {
                    gatherer.begin_link(&address);
                    What::Link { is_marked: false }
                }
                None => What::Other,
            },
            "br" => {
                gatherer.line_break();
                What::Other
            }
            _ if is_heading => What::Heading,
            _ => What::Other,
        };
        if let Some(anchor) = &anchor {
            if is_block && !is_void(&name) {
                gatherer.anchors.push(anchor.to_string());
            } else if gatherer.len() == 0 {
                gatherer.anchor(anchor);
            }
        }
        let is_anchor = anchor.is_some() && is_block && !is_void(&name);
        let matters =
            what != What::Other || is_anchor || ALONE.contains(&name.as_str()) || name == "p";
        if matters && !is_void(&name) {
            // Too deep, what was opened is closed again at once.
            let open = Open { name, what, is_anchor };
            if self.open.len() < MAX_DEPTH {
                self.open.push(open);
            } else {
                self.close(gatherer, &open, tag.span);
            }
        }
    }

    /// Ends what a block ends by beginning: the text before it, and a paragraph
    /// or an item that is still open.
    fn begin_block(&mut self, gatherer: &mut Gatherer<'_>, name: &str) {
        gatherer.flush(self.kind());
        let here = ByteSpan::default();
        while let Some(open) = self.open.pop() {
            let is_inline = matches!(
                open.what,
                What::Code | What::Marks | What::Link { .. } | What::Reference { .. }
            );
            let ends = is_inline || open.name == "p" || open.name == name && ALONE.contains(&name);
            if !ends {
                self.open.push(open);
                return;
            }
            // What was inline has ended with the text.
            if !is_inline {
                self.close(gatherer, &open, here);
            }
        }
    }

    fn end(&mut self, gatherer: &mut Gatherer<'_>, tag: &Tag<'_>) {
        let name = tag.name.to_ascii_lowercase();
        if BLOCKS.contains(&name.as_str()) || heading_level(&name) {
            gatherer.flush(self.kind());
        }
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else { return };
        while self.open.len() > at {
            if let Some(open) = self.open.pop() {
                self.close(gatherer, &open, tag.span);
            }
        }
    }

    fn close(&mut self, gatherer: &mut Gatherer<'_>, open: &Open, span: ByteSpan) {
        match open.what {
            What::Quote => {
                gatherer.flush(self.kind());
                gatherer.end_quote();
            }
            What::Source | What::Heading => gatherer.flush(BlockKind::Alone),
            What::Code => gatherer.end_code(),
            What::Pre => {
                self.pre_depth = self.pre_depth.saturating_sub(1);
                gatherer.flush(BlockKind::Bar);
            }
            What::Marks => gatherer.mark("”", span),
            What::Link { is_marked } => {
                gatherer.end_link(Some(span.end));
                if is_marked {
                    gatherer.mark("”", span);
                }
            }
            What::Reference { from } => reference(gatherer, from),
            What::Other => {}
        }
        if open.is_anchor {
            gatherer.anchors.pop();
        }
    }

    /// What the text of the innermost element is.
    fn kind(&self) -> BlockKind {
        for open in self.open.iter().rev() {
            match open.what {
                What::Source => return BlockKind::Source,
                What::Heading => return BlockKind::Alone,
                What::Quote => return BlockKind::Paragraph,
                _ if open.name == "p" => {
                    let source = self.open.iter().rev().take_while(|open| open.what != What::Quote);
                    let is_source = source.into_iter().any(|open| open.what == What::Source);
                    return if is_source { BlockKind::Source } else { BlockKind::Paragraph };
                }
                _ if ALONE.contains(&open.name.as_str()) => return BlockKind::Alone,
                _ => {}
            }
        }
        BlockKind::Paragraph
    }
}

/// Takes text with references to characters.
fn text(gatherer: &mut Gatherer<'_>, span: ByteSpan) {
    let draft = gatherer.draft();
    let mut start = span.start;
    while let Some(rest) = draft.get(start..span.end).filter(|rest| !rest.is_empty()) {
        match next_entity(rest) {
            Some((at, len, c)) => {
                gatherer.text(&rest[..at], ByteSpan::new(start, start + at));
                let mut buffer = [0; 4];
                let at = start + at;
                gatherer.text(c.encode_utf8(&mut buffer), ByteSpan::new(at, at + len));
                start = at + len;
            }
            None => {
                gatherer.text(rest, ByteSpan::new(start, span.end));
                return;
            }
        }
    }
}

/// Ends a link to a place in the page, which is a reference to a note where its
/// text is a mark: a number, a star.
fn reference(gatherer: &mut Gatherer<'_>, from: usize) {
    let mark: String = gatherer
        .text_since(from)
        .chars()
        .filter(|c| !matches!(c, '[' | ']' | '(' | ')' | ' '))
        .collect();
    let is_mark = mark.chars().count() <= 3 && !mark.chars().all(char::is_alphabetic)
        || mark.chars().count() == 1;
    let address = gatherer.drop_link();
    if let Some(address) = address.filter(|_| is_mark && !mark.is_empty()) {
        gatherer.take_back(from);
        gatherer.reference(address.trim_start_matches('#'));
    }
}

fn heading_level(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

fn is_void(name: &str) -> bool {
    matches!(name, "br" | "hr" | "img" | "input" | "wbr" | "meta" | "link" | "col" | "source")
}
