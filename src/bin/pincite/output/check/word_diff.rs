//! The difference between two texts, word by word.

use pincite::ByteSpan;
use pincite::text::{Change, DiffPart, escape_controls, wrap};

use crate::output::marked::lines;
use crate::output::{Paint, Style};

/// What stands around words that stand in the article alone, and in the draft
/// alone.
const REMOVED: [&str; 2] = ["[-", "-]"];
const ADDED: [&str; 2] = ["{+", "+}"];

/// Explains the marks.
pub fn legend(style: &Style) -> String {
    let removed = marked(Change::Removed, "in the article", style);
    let added = marked(Change::Added, "in the draft", style);
    format!("{removed} {added}")
}

fn marked(change: Change, text: &str, style: &Style) -> String {
    match paint(change).filter(|_| style.color) {
        Some(paint) => style.paint(paint, text),
        None => plain(change, text),
    }
}

/// Writes a difference on one line, with marks in place of colour.
pub fn on_one_line(diff: &[DiffPart]) -> String {
    joined(diff).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes a difference in lines of at most `width` columns.
pub fn diff_lines(diff: &[DiffPart], width: usize, style: &Style) -> Vec<String> {
    if !style.color {
        return lines(&joined(diff), &[], width, style);
    }
    let mut text = String::new();
    let mut parts = Vec::new();
    for DiffPart { change, text: part } in diff {
        let start = text.len();
        text.push_str(part);
        // Words that take the place of others are set apart from them.
        if !part.ends_with(char::is_whitespace) && *change == Change::Removed {
            text.push(' ');
        }
        parts.push((*change, ByteSpan::new(start, start + part.trim_end().len())));
    }
    let colour = |line: ByteSpan| {
        let mut coloured = String::new();
        let mut at = line.start;
        let piece = |start, end| {
            let piece = ByteSpan::new(start, end).slice(&text).unwrap_or_default();
            escape_controls(piece).replace(['\n', '\t'], " ")
        };
        let first = parts.partition_point(|(_, span)| span.end <= line.start);
        for (change, span) in parts[first..].iter().take_while(|(_, span)| span.start < line.end) {
            let Some(paint) = paint(*change) else { continue };
            let (start, end) = (span.start.max(line.start), span.end.min(line.end));
            coloured += &piece(at, start);
            coloured += &style.paint(paint, &piece(start, end));
            at = end;
        }
        coloured + &piece(at, line.end)
    };
    wrap(&text, width).into_iter().map(colour).collect()
}

fn paint(change: Change) -> Option<Paint> {
    match change {
        Change::Same => None,
        Change::Removed => Some(Paint::Removed),
        Change::Added => Some(Paint::Added),
    }
}

/// Joins the parts, with marks around those that changed.
fn joined(diff: &[DiffPart]) -> String {
    let mut joined = String::new();
    for DiffPart { change, text } in diff {
        let words = text.trim_end();
        joined += &plain(*change, words);
        let blanks = &text[words.len()..];
        let is_bare = blanks.is_empty() && *change == Change::Removed;
        joined += if is_bare { " " } else { blanks };
    }
    joined
}

fn plain(change: Change, words: &str) -> String {
    let [opening, closing] = match change {
        Change::Removed if !words.is_empty() => REMOVED,
        Change::Added if !words.is_empty() => ADDED,
        _ => return words.to_owned(),
    };
    format!("{opening}{words}{closing}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(change: Change, text: &str) -> DiffPart {
        DiffPart { change, text: text.to_owned() }
    }

    #[test]
    fn marks_or_colours_stand_for_changes() {
        let diff = [
            part(Change::Same, "The river rose by "),
            part(Change::Removed, "two "),
            part(Change::Added, "three "),
            part(Change::Same, "metres\n"),
            part(Change::Removed, "in a night"),
            part(Change::Added, "at once"),
        ];
        let plain = "The river rose by [-two-] {+three+} metres";
        assert_eq!(on_one_line(&diff), format!("{plain} [-in a night-] {{+at once+}}"));
        let style = Style { color: false, links: false, width: 80 };
        assert_eq!(diff_lines(&diff, 80, &style), [plain, "[-in a night-] {+at once+}"]);
        assert_eq!(legend(&style), "[-in the article-] {+in the draft+}");
        let style = Style { color: true, ..style };
        let coloured = diff_lines(&diff, 21, &style).join("|");
        let bare: String = coloured
            .split('\u{1B}')
            .enumerate()
            .map(|(at, part)| if at == 0 { part } else { part.split_once('m').unwrap().1 })
            .collect();
        assert_eq!(bare, "The river rose by two|three metres|in a night at once");
        assert!(coloured.contains("\u{1B}[31m"), "{coloured:?}");
        assert_eq!(diff_lines(&[part(Change::Added, "\u{1B}x")], 9, &style).len(), 1);
    }
}
