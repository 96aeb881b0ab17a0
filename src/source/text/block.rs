//! The pieces that a text is cut into, each with the role it plays.

use std::borrow::Cow;
use std::ops::Range;

use super::lines::Line;
use super::shape;
use crate::ParagraphKind;
use crate::article::SourceSpan;
use crate::text::ByteSpan;

/// A run of lines that plays one role.
///
/// The blocks of a text do not overlap, stand in source order, and hold every
/// character that is not blank.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// The bytes from the first to the last character that is not blank.
    pub(crate) span: ByteSpan,
    /// The text on one line.
    pub(crate) text: String,
    /// What it is in the article.
    pub(crate) role: Role,
    /// First and last line, from 1.
    pub(super) line_numbers: (u32, u32),
    /// The level of the heading it is, from 1, where the format has levels.
    pub(crate) heading_level: u8,
    /// How many lines it was made of.
    pub(super) lines: usize,
    /// Whether a blank line, or nothing, stands before it.
    pub(super) after_blank: bool,
    /// Whether its lines are verses: short lines that are meant.
    pub(super) verse: bool,
}

/// What a block is in its article.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Role {
    /// Not decided yet; what stays so is running text.
    Open,
    /// The title.
    Title,
    /// The heading of what follows.
    Heading,
    /// A paragraph.
    Paragraph(ParagraphKind),
    /// Left out, and why.
    LeftOut(Cow<'static, str>),
    /// Left out because the block at this index repeats it.
    Repeats(usize),
}

impl Block {
    /// Makes an open block of the lines of `range`, with `text` as its text.
    pub(super) fn new(lines: &[Line], range: Range<usize>, text: String) -> Self {
        let (first, last) = (lines[range.start], lines[range.end - 1]);
        Self {
            span: first.span.cover(last.span),
            text,
            role: Role::Open,
            line_numbers: (first.number, last.number),
            heading_level: 0,
            lines: range.len(),
            after_blank: first.after_blank,
            verse: false,
        }
    }

    /// Makes a block of a format with blocks of its own.
    pub(crate) fn of_span(
        span: ByteSpan,
        line_numbers: (u32, u32),
        text: String,
        role: Role,
    ) -> Self {
        Self {
            span,
            text,
            role,
            line_numbers,
            heading_level: 0,
            lines: 1,
            after_blank: true,
            verse: false,
        }
    }

    /// Says whether the role is not decided yet.
    pub(super) fn is_open(&self) -> bool {
        self.role == Role::Open
    }

    /// Says whether the block will be running text for certain.
    pub(super) fn is_open_prose(&self) -> bool {
        self.is_open() && shape::is_prose(&self.text)
    }

    /// Decides that the block is left out.
    pub(crate) fn leave_out(&mut self, why: impl Into<Cow<'static, str>>) {
        self.role = Role::LeftOut(why.into());
    }

    /// Returns the block's place in its source.
    pub(super) fn source(&self) -> SourceSpan {
        SourceSpan {
            line_start: Some(self.line_numbers.0),
            line_end: Some(self.line_numbers.1),
            bytes: Some(self.span),
        }
    }

    /// Says in words where the block stands: `line 5`.
    pub(crate) fn place(&self) -> String {
        format!("line {}", self.line_numbers.0)
    }
}

/// No more blocks than these stand above a body; a text whose first long
/// paragraph comes later is made of short ones.
pub(super) const MAX_HEADER_BLOCKS: usize = 20;

/// Returns the index of the first block that is running text for certain;
/// everything before it may be a title, a byline and the like. A text without
/// such a block may have them in its first eight.
pub(super) fn body_start(blocks: &[Block]) -> usize {
    let header = &blocks[..blocks.len().min(MAX_HEADER_BLOCKS)];
    header.iter().position(Block::is_open_prose).unwrap_or_else(|| blocks.len().min(8))
}
