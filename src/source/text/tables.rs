//! Tables drawn with tabs, bars or runs of blanks.

use std::ops::Range;

use super::lines::Line;
use crate::ParagraphKind;
use crate::source::block::{Block, Role};
use crate::source::tidy;

/// A part of a chunk of lines.
pub(super) struct Part {
    pub(super) range: Range<usize>,
    pub(super) is_table: bool,
}

/// Parts the lines of a chunk into tables and the rest. A table has at least
/// two rows of at least two cells.
pub(super) fn split(source: &str, lines: &[Line], chunk: Range<usize>) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut at = chunk.start;
    while at < chunk.end {
        let rows = (at..chunk.end).take_while(|row| cells(lines[*row].text(source)) >= 2).count();
        let is_table = rows >= 2;
        let end = if is_table { at + rows } else { at + 1.max(rows) };
        match parts.last_mut() {
            Some(last) if !last.is_table && !is_table => last.range.end = end,
            _ => parts.push(Part { range: at..end, is_table }),
        }
        at = end;
    }
    parts
}

/// Makes the block of a table.
pub(super) fn block(source: &str, lines: &[Line], range: Range<usize>) -> Block {
    let span = lines[range.start].span.cover(lines[range.end - 1].span);
    let text = tidy::tidy_lines(span.slice(source).unwrap_or_default());
    let mut block = super::lines::block(&lines[range], text);
    block.role = Role::Paragraph(ParagraphKind::Table);
    block
}

/// Counts the cells of a line. Two blanks after the end of a sentence part no
/// cells, they are an old way of typing.
fn cells(line: &str) -> usize {
    let bars = line.matches('|').count();
    if bars >= 2 {
        return bars;
    }
    let tabs = line.matches('\t').count();
    let mut gaps = 0;
    let mut blanks = 0;
    let mut before = ' ';
    for c in line.chars() {
        if c == ' ' {
            blanks += 1;
            continue;
        }
        let wide = blanks >= 4
            || blanks >= 3 && !matches!(before, '.' | '?' | '!' | ':' | ',' | '”' | '"');
        gaps += usize::from(wide);
        blanks = 0;
        before = c;
    }
    1 + tabs.max(gaps)
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn counts_cells() {
        for (line, expected) in [
            ("a\tb\tc", 3),
            ("Bridge    1901    stone", 3),
            ("| a | b |", 3),
            ("It rained.  It stopped.", 1),
            ("", 1),
        ] {
            assert_eq!(cells(line), expected, "{line}");
        }
    }
}
