//! The lines of a text.

use crate::SourceSpan;
use crate::source::block::{Block, Role};
use crate::source::tidy::is_blank;
use crate::text::ByteSpan;

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Its number in the file, from 1, counting blank lines.
    pub(super) number: u32,
    /// Its bytes without the blanks at both ends.
    pub(super) span: ByteSpan,
    /// Columns before its first character; a tab counts as four.
    pub(super) indent: usize,
    /// Characters from the first to the last that is not blank.
    pub(super) width: usize,
    /// Whether a blank line, or nothing, stands before it.
    pub(super) after_blank: bool,
}

impl Line {
    /// Returns the line's text without the blanks at both ends.
    pub(super) fn text(self, source: &str) -> &str {
        self.span.slice(source).unwrap_or_default()
    }
}

/// Makes an open block of some lines, with `text` as its text.
pub(super) fn block(lines: &[Line], text: String) -> Block {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return Block::new(text, Role::Open, SourceSpan::default());
    };
    let place = SourceSpan {
        line_start: Some(first.number),
        line_end: Some(last.number),
        bytes: Some(first.span.cover(last.span)),
        page: None,
    };
    let block = Block::new(text, Role::Open, place);
    Block { lines: lines.len(), after_blank: first.after_blank, ..block }
}

/// Cuts a text into lines at LF, CR LF and CR; blank lines are not returned.
pub(super) fn split(source: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut after_blank = true;
    let mut start = 0;
    let mut number: u32 = 1;
    while start < source.len() {
        let rest = &source[start..];
        let end = rest.bytes().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len());
        let raw = &rest[..end];
        let content = raw.trim_start_matches(is_blank);
        if content.is_empty() {
            after_blank = true;
        } else {
            let lead = &raw[..raw.len() - content.len()];
            let content = content.trim_end_matches(is_blank);
            let from = start + lead.len();
            lines.push(Line {
                number,
                span: ByteSpan::new(from, from + content.len()),
                indent: lead
                    .chars()
                    .map(|c| if c == '\t' { 4 } else { usize::from(c.is_whitespace()) })
                    .sum(),
                width: content.chars().count(),
                after_blank,
            });
            after_blank = false;
        }
        let break_len = if rest[end..].starts_with("\r\n") { 2 } else { 1 };
        start += end + break_len;
        number = number.saturating_add(1);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn cuts_at_every_kind_of_line_end() {
        let source = "\u{FEFF}a\r\n\r\n  b \rc\n\u{a0}\nd";
        let lines: Vec<_> = split(source)
            .iter()
            .map(|line| (line.number, line.text(source), line.indent, line.after_blank))
            .collect();
        assert_eq!(
            lines,
            [(1, "a", 0, true), (3, "b", 2, true), (4, "c", 0, false), (6, "d", 0, true)]
        );
        assert!(split("").is_empty() && split(" \n\r\n").is_empty());
    }
}
