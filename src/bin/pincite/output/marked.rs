//! Text with marks, wrapped into lines.

use pincite::text::{escape_controls, wrap};
use pincite::{ByteSpan, Highlight};

use super::style::{Paint, Style};

/// Stands around what matched where there is no colour.
const MARK: &str = "**";

/// Returns `text` with `highlights` marked, wrapped into lines of at most
/// `width` columns. Marks do not count: a line may be a little longer with
/// them. Control characters are escaped.
pub fn lines(text: &str, highlights: &[Highlight], width: usize, style: &Style) -> Vec<String> {
    wrap(text, width).into_iter().map(|line| mark(text, line, highlights, style)).collect()
}

/// Returns `text` with `highlights` marked, on one line.
pub fn line(text: &str, highlights: &[Highlight], style: &Style) -> String {
    mark(text, ByteSpan::new(0, text.len()), highlights, style)
}

/// Marks what lies within `line`.
fn mark(text: &str, line: ByteSpan, highlights: &[Highlight], style: &Style) -> String {
    let plain = |start, end| {
        escape_controls(ByteSpan::new(start, end).slice(text).unwrap_or_default()).replace(['\n', '\t'], " ")
    };
    let mut marked = String::new();
    let mut at = line.start;
    for highlight in highlights.iter().filter(|highlight| highlight.span.overlaps(line)) {
        let start = highlight.span.start.max(line.start);
        let end = highlight.span.end.min(line.end);
        if start < at {
            continue;
        }
        marked += &plain(at, start);
        let hit = plain(start, end);
        if style.color {
            marked += &style.paint(Paint::Match, &hit);
        } else {
            marked.extend([MARK, &hit, MARK]);
        }
        at = end;
    }
    marked + &plain(at, line.end)
}
