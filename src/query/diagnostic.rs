//! What was odd about a query.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::text::ByteSpan;

use super::chars::{is_blank, is_ignorable};

/// Something odd about a query, and what was done about it.
///
/// Parsing never fails: every repair is one of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where in the query's text; empty at its end where something is missing.
    pub span: ByteSpan,
    /// What is odd and how it was read, in lower case, without a full stop.
    pub message: String,
}

/// More columns of a query are not shown under a message, so that the picture
/// keeps to one line of a terminal.
const MAX_COLUMNS: usize = 72;

/// So many columns before the place concerned stay visible.
const COLUMNS_BEFORE: usize = 24;

impl Diagnostic {
    /// Draws the query on one line and, on a second, carets under the place
    /// concerned, with no line feed at the end.
    ///
    /// `query` is the text that was parsed. Columns are those of a terminal
    /// (`漢` takes two). Control characters are shown as blanks and invisible
    /// characters are left out; of a query wider than 72 columns the part
    /// around the place is shown, with `…` where it was cut. An empty span
    /// gives one caret.
    ///
    /// ```
    /// use pincite::Query;
    ///
    /// let query = Query::parse("islamic title:");
    /// let picture = query.diagnostics[0].caret(&query.text);
    /// assert_eq!(picture, "islamic title:\n        ^^^^^^");
    /// ```
    #[must_use]
    pub fn caret(&self, query: &str) -> String {
        self.caret_within(query, MAX_COLUMNS)
    }

    /// The same for a narrow terminal: of the query at most `max_columns` are
    /// shown, and two more where it was cut on both sides.
    ///
    /// ```
    /// use pincite::Query;
    ///
    /// let query = Query::parse("the islamic state of colour:red");
    /// let picture = query.diagnostics[0].caret_within(&query.text, 20);
    /// assert_eq!(picture, "…te of colour:red\n       ^^^^^^^^^^");
    /// ```
    #[must_use]
    pub fn caret_within(&self, query: &str, max_columns: usize) -> String {
        let cells = cells(query);
        let first = cells.iter().position(|cell| cell.end > self.span.start).unwrap_or(cells.len());
        let last = cells.iter().rposition(|cell| cell.start < self.span.end).unwrap_or(first);

        let total: usize = cells.iter().map(|cell| cell.columns).sum();
        let (mut from, mut until) = (0, cells.len());
        if total > max_columns {
            from = walk_back(&cells, first, COLUMNS_BEFORE.min(max_columns / 3));
            let mut columns = 0;
            until = from;
            while let Some(cell) = cells.get(until)
                && columns + cell.columns <= max_columns
            {
                columns += cell.columns;
                until += 1;
            }
        }

        let mut line = String::new();
        let mut under = String::new();
        if from > 0 {
            line.push('…');
            under.push(' ');
        }
        let mut carets = 0;
        for (at, cell) in cells.iter().enumerate().take(until).skip(from) {
            line.push_str(&cell.shown);
            if at < first {
                under.extend(std::iter::repeat_n(' ', cell.columns));
            } else if at <= last && !self.span.is_empty() {
                carets += cell.columns;
            }
        }
        if until < cells.len() {
            line.push('…');
        }
        under.extend(std::iter::repeat_n('^', carets.max(1)));
        format!("{line}\n{under}")
    }
}

/// One character as a person sees it, and how it is shown.
struct Cell {
    start: usize,
    end: usize,
    columns: usize,
    shown: String,
}

fn cells(text: &str) -> Vec<Cell> {
    text.grapheme_indices(true)
        .map(|(start, grapheme)| {
            let visible = grapheme.chars().filter(|&c| !is_ignorable(c));
            let shown: String = if grapheme == "\r\n" {
                " ".to_owned()
            } else {
                visible.map(|c| if is_blank(c) && c != '\u{3000}' { ' ' } else { c }).collect()
            };
            Cell { start, end: start + grapheme.len(), columns: shown.width(), shown }
        })
        .collect()
}

/// Returns the first of the cells before `at` that together take no more than
/// `columns`.
fn walk_back(cells: &[Cell], at: usize, columns: usize) -> usize {
    let mut left = columns;
    let mut from = at;
    for cell in cells.iter().take(at).rev() {
        let Some(rest) = left.checked_sub(cell.columns) else { break };
        left = rest;
        from -= 1;
    }
    from
}

/// Gathers diagnostics while a query is read, and bounds their number: a
/// pasted file of stray parentheses is one mistake, not a million.
#[derive(Clone, Debug, Default)]
pub(super) struct Diagnostics {
    list: Vec<Diagnostic>,
    unlisted: usize,
}

/// Nobody reads more remarks on one query.
const MAX_DIAGNOSTICS: usize = 50;

impl Diagnostics {
    /// Adds a remark.
    pub(super) fn push(&mut self, span: ByteSpan, message: impl Into<String>) {
        if self.list.len() < MAX_DIAGNOSTICS {
            self.list.push(Diagnostic { span, message: message.into() });
        } else {
            self.unlisted += 1;
        }
    }

    /// Says whether nothing was odd so far.
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Returns the remarks in the order of their spans; a last one, at the end
    /// of the text of `len` bytes, counts those that were too many.
    pub(super) fn finish(mut self, len: usize) -> Vec<Diagnostic> {
        self.list.sort_by_key(|diagnostic| diagnostic.span);
        if self.unlisted > 0 {
            let message = format!("{} more remarks on this query are not listed", self.unlisted);
            self.list.push(Diagnostic { span: ByteSpan::new(len, len), message });
        }
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::{ByteSpan, Diagnostic};

    #[track_caller]
    fn check(query: &str, under: &str, expected: &str) {
        let start = query.find(under).expect("the text under the carets");
        let span = ByteSpan::new(start, start + under.len());
        let picture = Diagnostic { span, message: String::new() }.caret(query);
        assert_eq!(picture, expected);
    }

    #[test]
    fn counts_columns_not_bytes() {
        check("État a(", "(", "État a(\n      ^");
        check("漢字 title:", "title:", "漢字 title:\n     ^^^^^^");
        check("a 漢字", "漢字", "a 漢字\n  ^^^^");
        check("e\u{301}x y", "y", "e\u{301}x y\n   ^");
    }

    #[test]
    fn shows_one_line_whatever_is_in_it() {
        check("a\nb\tc\0d", "d", "a b c d\n      ^");
        check("a\r\nb", "b", "a b\n  ^");
        check("a\u{202E}b \u{AD}c", "c", "ab c\n   ^");
        check("a\u{3000}b", "b", "a\u{3000}b\n   ^");
    }

    #[test]
    fn an_empty_span_gets_one_caret() {
        check("a AND", "", "a AND\n^");
        let picture = Diagnostic { span: ByteSpan::new(5, 5), message: String::new() };
        assert_eq!(picture.caret("a AND"), "a AND\n     ^");
        assert_eq!(picture.caret(""), "\n^");
    }

    #[test]
    fn shows_the_part_of_a_long_query_that_matters() {
        let query = format!("{}HERE{}", "x ".repeat(500), " y".repeat(500));
        let start = query.find("HERE").unwrap_or_default();
        let picture = Diagnostic { span: ByteSpan::new(start, start + 4), message: String::new() };
        let picture = picture.caret(&query);
        let (line, under) = picture.split_once('\n').unwrap_or_default();
        assert!(line.starts_with("…x x ") && line.ends_with('…'), "{line}");
        assert_eq!(line.chars().count(), 74);
        assert_eq!(under, format!("{}^^^^", " ".repeat(25)));
    }
}
