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
    let lines = wrap(text, width).into_iter();
    lines.map(|line| mark(text, line, highlights, None, style)).collect()
}

/// The same, with everything that is not marked in the look `paint`.
pub fn lines_in<'a>(
    paint: Paint,
    text: &'a str,
    highlights: &'a [Highlight],
    width: usize,
    style: &'a Style,
) -> impl Iterator<Item = String> + 'a {
    let lines = wrap(text, width).into_iter();
    lines.map(move |line| mark(text, line, highlights, Some(paint), style))
}

/// Marks what lies within `line`.
fn mark(
    text: &str,
    line: ByteSpan,
    highlights: &[Highlight],
    paint: Option<Paint>,
    style: &Style,
) -> String {
    let escaped = |start, end| {
        let span = ByteSpan::new(start, end);
        escape_controls(span.slice(text).unwrap_or_default()).replace(['\n', '\t'], " ")
    };
    let plain = |start, end| {
        let text = escaped(start, end);
        paint.map_or_else(|| text.clone(), |paint| style.paint(paint, &text))
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
        let hit = escaped(start, end);
        if style.color {
            marked += &style.paint(Paint::Match, &hit);
        } else {
            marked.extend([MARK, &hit, MARK]);
        }
        at = end;
    }
    marked + &plain(at, line.end)
}
