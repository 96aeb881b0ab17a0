//! Text with marks, wrapped into lines.

use pincite::text::{escape_controls, wrap};
use pincite::{ByteSpan, Highlight};

use super::style::{Paint, Style};

/// Stands around what matched where there is no colour.
const MARK: &str = "**";

/// Returns `text` with `highlights` marked, wrapped into lines of at most
/// `width` columns. Control characters are escaped.
pub fn lines(text: &str, highlights: &[Highlight], width: usize, style: &Style) -> Vec<String> {
    if style.color {
        coloured(None, text, highlights, width, style)
    } else {
        starred(text, highlights, width)
    }
}

/// The same, with everything that is not marked in the look `paint`.
pub fn lines_in(
    paint: Paint,
    text: &str,
    highlights: &[Highlight],
    width: usize,
    style: &Style,
) -> Vec<String> {
    if style.color {
        coloured(Some(paint), text, highlights, width, style)
    } else {
        starred(text, highlights, width)
    }
}

/// Marks by colour. What is marked over a break is marked on both lines.
fn coloured(
    paint: Option<Paint>,
    text: &str,
    highlights: &[Highlight],
    width: usize,
    style: &Style,
) -> Vec<String> {
    let colour = |line: ByteSpan| {
        let plain = |start, end| {
            let text = escaped(text, ByteSpan::new(start, end));
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
            marked += &style.paint(Paint::Match, &escaped(text, ByteSpan::new(start, end)));
            at = end;
        }
        marked + &plain(at, line.end)
    };
    wrap(text, width).into_iter().map(colour).collect()
}

/// Marks by asterisks, which take room as letters do; only among ideographs a
/// line may become two columns too long.
fn starred(text: &str, highlights: &[Highlight], width: usize) -> Vec<String> {
    let mut marked = String::with_capacity(text.len());
    let (mut opening, mut closing) = (Vec::new(), Vec::new());
    let mut at = 0;
    for highlight in highlights {
        let span = highlight.span;
        let (Some(before), Some(hit)) = (text.get(at..span.start), span.slice(text)) else {
            continue;
        };
        marked.push_str(before);
        opening.push(marked.len());
        marked.extend([MARK, hit]);
        closing.push(marked.len());
        marked.push_str(MARK);
        at = span.end;
    }
    marked.push_str(text.get(at..).unwrap_or_default());

    let mut lines = wrap(&marked, width);
    // Between ideographs a line may break anywhere, but asterisks stay with
    // what they mark.
    for next in 1..lines.len() {
        let [last, line] = [lines[next - 1], lines[next]];
        if last.end == line.start && last.len() > MARK.len() {
            if opening.contains(&(last.end - MARK.len())) {
                lines[next - 1].end -= MARK.len();
                lines[next].start -= MARK.len();
            } else if closing.contains(&line.start) {
                lines[next - 1].end += MARK.len();
                lines[next].start += MARK.len();
            }
        }
    }
    // A line of nothing but those has become empty.
    let was_mark = |at: usize| closing.iter().any(|closing| closing + MARK.len() == at);
    lines.retain(|line| !line.is_empty() || !was_mark(line.start));
    lines.into_iter().map(|line| escaped(&marked, line)).collect()
}

fn escaped(text: &str, span: ByteSpan) -> String {
    escape_controls(span.slice(text).unwrap_or_default()).replace(['\n', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use pincite::HighlightKind;

    use super::*;

    const PLAIN: Style = Style { color: false, links: false, width: 80 };
    const COLOUR: Style = Style { color: true, ..PLAIN };

    /// Marks what stands in brackets.
    #[track_caller]
    fn check(text: &str, width: usize, starred: &[&str], coloured: &[&str]) {
        let mut plain = String::new();
        let mut highlights = Vec::new();
        for piece in text.split_inclusive(['[', ']']) {
            let start = plain.len();
            plain.push_str(piece.trim_end_matches(['[', ']']));
            if piece.ends_with(']') {
                let span = ByteSpan::new(start, plain.len());
                highlights.push(Highlight { span, kind: HighlightKind::Exact, term: 0 });
            }
        }
        assert_eq!(lines(&plain, &highlights, width, &PLAIN), starred, "{text}");
        let bracketed: Vec<_> = lines(&plain, &highlights, width, &COLOUR)
            .into_iter()
            .map(|line| line.replace("\u{1B}[1m\u{1B}[33m", "[").replace("\u{1B}[0m", "]"))
            .collect();
        assert_eq!(bracketed, coloured, "{text}");
    }

    #[test]
    fn marks_are_coloured_or_starred() {
        check("", 10, &[], &[]);
        check("no mark", 10, &["no mark"], &["no mark"]);
        check("the [toll] [bridge]", 30, &["the **toll** **bridge**"], &["the [toll] [bridge]"]);
        check("a\tb\u{1B}[c\u{7}]", 30, &["a b␛**c␇**"], &["a b␛[c␇]"]);
        check("one\n\n[two]", 30, &["one", "", "**two**"], &["one", "", "[two]"]);
    }

    #[test]
    fn asterisks_take_room() {
        check("the [toll] here", 13, &["the **toll**", "here"], &["the [toll] here"]);
        check("the [toll bridge]", 9, &["the", "**toll", "bridge**"], &["the [toll]", "[bridge]"]);
        check("\"[toll]\" on", 10, &["\"**toll**\"", "on"], &["\"[toll]\" on"]);
    }

    #[test]
    fn asterisks_stay_with_what_they_mark() {
        check("收费桥[关闭]了", 8, &["收费桥", "**关闭**了"], &["收费桥[关]", "[闭]了"]);
        check("收费[关闭]了", 8, &["收费**关", "闭**了"], &["收费[关闭]", "了"]);
        check("收费[关闭]", 10, &["收费**关闭**"], &["收费[关闭]"]);
        check("[收费桥]", 8, &["**收费桥**"], &["[收费桥]"]);
        check("收[关闭]了", 8, &["收**关闭**", "了"], &["收[关闭]了"]);
    }
}
