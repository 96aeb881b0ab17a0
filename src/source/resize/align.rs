//! Finding the pieces of a paragraph in the source.
//!
//! A paragraph is its source with white space tidied, words that a line end
//! hyphenated joined, and markup removed. So walking both at once, character
//! by character, finds each piece; where that fails, as at an entity, the
//! place of the whole paragraph is all that is said.

use crate::SourceSpan;
use crate::source::block::Block;
use crate::source::tidy::is_blank;
use crate::text::ByteSpan;

/// Returns the place of each piece of `block`; `pieces` are spans of its text,
/// in order. `None` where the text cannot be followed in the source.
pub(super) fn places(
    block: &Block,
    source: &str,
    bytes: ByteSpan,
    pieces: &[ByteSpan],
) -> Option<Vec<SourceSpan>> {
    let slice = bytes.slice(source)?;
    let mut walk = Walk { rest: slice, at: 0 };
    let mut line = Line { number: block.source.line_start, at: 0 };
    let mut places = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let mut span: Option<ByteSpan> = None;
        for c in piece.slice(&block.text)?.chars().filter(|c| !is_blank(*c)) {
            let found = walk.find(c)?;
            span = Some(span.map_or(found, |span| span.cover(found)));
        }
        let span = span?;
        places.push(SourceSpan {
            line_start: line.go_to(slice, span.start),
            line_end: line.go_to(slice, span.end),
            bytes: Some(span.shifted(bytes.start)),
            page: block.source.page,
        });
    }
    Some(places)
}

/// A place in the source of a block.
struct Walk<'a> {
    rest: &'a str,
    at: usize,
}

impl Walk<'_> {
    /// Returns the place of the next character, which must be `wanted`; blanks
    /// and markup before it are passed.
    fn find(&mut self, wanted: char) -> Option<ByteSpan> {
        loop {
            let c = self.rest.chars().next()?;
            if c == wanted {
                let found = ByteSpan::new(self.at, self.at + c.len_utf8());
                self.pass(c.len_utf8());
                return Some(found);
            }
            // The address of a link is no part of the text.
            if self.rest.starts_with("](") {
                self.pass(self.rest.find(')')? + 1);
            } else if is_blank(c) || !c.is_alphanumeric() && !matches!(c, '&' | '<') {
                self.pass(c.len_utf8());
            } else {
                return None;
            }
        }
    }

    fn pass(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
        self.at += bytes;
    }
}

/// Counts lines.
struct Line {
    number: Option<u32>,
    at: usize,
}

impl Line {
    fn go_to(&mut self, text: &str, end: usize) -> Option<u32> {
        let bytes = text.as_bytes();
        let breaks = (self.at..end).filter(|at| {
            let byte = bytes.get(*at);
            byte == Some(&b'\n') || byte == Some(&b'\r') && bytes.get(at + 1) != Some(&b'\n')
        });
        let breaks = u32::try_from(breaks.count()).unwrap_or(u32::MAX);
        self.number = self.number.map(|number| number.saturating_add(breaks));
        self.at = end.max(self.at);
        self.number
    }
}
