//! From the lines of a column to its paragraphs.

use super::super::super::text;
use super::lines::Line;
use super::notes;
use super::style::Style;
use super::tables;

/// Lines that belong together.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) kind: Kind,
    pub(super) lines: Vec<Line>,
    /// The page on which it begins.
    pub(super) page: u32,
    /// The margins of its column.
    pub(super) left: f64,
    pub(super) right: f64,
    /// Whether it stands in the middle of its column.
    pub(super) centred: bool,
}

/// What the lines are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text: a paragraph, a heading, an item.
    Text,
    /// A note at the foot of the page, with its mark.
    Note(Option<String>),
    /// A table, its rows with their cells.
    Table(Vec<Vec<String>>),
}

/// A size that differs by this factor is another size.
const OTHER_SIZE: f64 = 1.08;
/// An indent is at least this wide, in sizes: typists use two blanks.
const MIN_INDENT: f64 = 0.7;
/// An indent is at most this wide; what begins further in stands elsewhere.
const MAX_INDENT: f64 = 6.0;
/// A gap between lines is one between paragraphs when it is this much wider
/// than between the other lines.
const WIDE_GAP: f64 = 1.25;

/// Cuts a column into paragraphs, notes and tables.
pub(super) fn column(
    mut lines: Vec<Line>,
    page: u32,
    rules: &[(f64, f64, f64)],
    style: &Style,
) -> Vec<Part> {
    let notes = notes::take(&mut lines, rules, style);
    let margins = Margins::of(&lines);
    let new_part = |kind: Kind, lines: Vec<Line>| Part {
        kind,
        centred: margins.is_centred(&lines),
        lines,
        page,
        left: margins.left,
        right: margins.right,
    };
    let mut parts: Vec<Part> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        if let Some((rows, len)) = tables::find(&lines[at..]) {
            parts.push(new_part(Kind::Table(rows), lines[at..at + len].to_vec()));
            at += len;
            continue;
        }
        let mut end = at + 1;
        while end < lines.len()
            && !margins.breaks(&lines[at..end], &lines[end])
            && tables::find(&lines[end..]).is_none()
        {
            end += 1;
        }
        parts.push(new_part(Kind::Text, lines[at..end].to_vec()));
        at = end;
    }
    parts.extend(notes.into_iter().map(|(mark, lines)| new_part(Kind::Note(mark), lines)));
    parts
}

/// How a column is set.
struct Margins {
    left: f64,
    right: f64,
    /// The usual distance of lines, by the size of their letters.
    leading: f64,
}

impl Margins {
    fn of(lines: &[Line]) -> Self {
        let left = most_common(lines.iter().map(|line| line.x0)).unwrap_or(0.0);
        let mut ends: Vec<f64> = lines.iter().map(|line| line.x1).collect();
        ends.sort_by(f64::total_cmp);
        // The longest lines reach the margin; one in twenty may hang over.
        let right = ends.get((ends.len() * 19 / 20).min(ends.len().saturating_sub(1)));
        let distances = lines.windows(2).filter_map(|pair| match pair {
            [a, b] if (a.size - b.size).abs() < a.size * 0.05 => Some((b.y - a.y) / a.size),
            _ => None,
        });
        // Below two and a half lines it may be leading, above it is a gap.
        let leading = tightest_common(distances.filter(|ratio| (0.7..2.5).contains(ratio)));
        Self { left, right: right.copied().unwrap_or(0.0), leading: leading.unwrap_or(1.3) }
    }

    /// Says whether a paragraph ends before `next`.
    fn breaks(&self, paragraph: &[Line], next: &Line) -> bool {
        let (Some(first), Some(last)) = (paragraph.first(), paragraph.last()) else { return true };
        let size = last.size;
        let ratio = (size / next.size).max(next.size / size);
        let gap = (next.y - last.y) / size.max(next.size);
        if ratio > OTHER_SIZE || gap > self.leading * WIDE_GAP + 0.05 || gap < 0.0 {
            return true;
        }
        let room = self.right - last.x1;
        let has_room = room > next.first_word_width() + size * 0.6;
        let ends = text::ends_sentence(&last.text);
        if last.bold != next.bold && (has_room || next.bold) {
            return true;
        }
        if is_bullet(&next.text) {
            return true;
        }
        if is_numbered(&next.text) && (ends || has_room) {
            return true;
        }
        let both_centred = self.is_centred(std::slice::from_ref(last))
            && self.is_centred(std::slice::from_ref(next));
        if both_centred {
            return ends && has_room && next.x0 <= self.left + size;
        }
        /// An initial is at most so many lines high.
        const INITIAL_LINES: usize = 5;
        if first.has_initial() && paragraph.len() <= INITIAL_LINES {
            return ends && has_room;
        }
        let indent = (next.x0 - last.x0) / size;
        let is_hanging =
            paragraph.len() == 1 && (is_bullet(&first.text) || is_numbered(&first.text));
        if (MIN_INDENT..=MAX_INDENT).contains(&indent) && !is_hanging {
            // One line that hangs out begins an entry of a list of works.
            let hangs = paragraph.len() == 1 && !has_room && !ends;
            return !hangs;
        }
        if indent <= -MIN_INDENT && paragraph.len() >= 2 {
            return true;
        }
        let starts_anew =
            next.text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
        has_room && starts_anew && (ends || room > (self.right - self.left) * 0.3)
    }

    fn is_centred(&self, lines: &[Line]) -> bool {
        !lines.is_empty()
            && lines.iter().all(|line| {
                let (before, after) = (line.x0 - self.left, self.right - line.x1);
                before > line.size * 1.5 && (before - after).abs() < line.size * 1.5
            })
    }
}

/// Says whether a line begins with a bullet.
pub(super) fn is_bullet(text: &str) -> bool {
    let mut chars = text.chars();
    let bullet =
        chars.next().is_some_and(|c| "•‣▪◦●○■□➢➤✓✔❖·∙".contains(c) || matches!(c, '–' | '-' | '*'));
    bullet && chars.next() == Some(' ')
}

/// Says whether a line begins with a number or a letter as an item does.
pub(super) fn is_numbered(text: &str) -> bool {
    let Some((mark, rest)) = text.split_once(' ') else { return false };
    let inner = mark.trim_start_matches('(').trim_end_matches([')', '.']);
    let is_mark = mark.ends_with(['.', ')'])
        && (inner.len() <= 2 && !inner.is_empty() && inner.bytes().all(|b| b.is_ascii_digit())
            || mark.ends_with(')')
                && inner.len() == 1
                && inner.bytes().all(|b| b.is_ascii_alphabetic()));
    is_mark && !rest.is_empty()
}

/// Returns the value that most are near to, within a point.
fn most_common(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let near = |value: f64| values.iter().filter(|other| (*other - value).abs() <= 1.0).count();
    let mut best: Option<(usize, f64)> = None;
    for value in &values {
        let count = near(*value);
        // Of equals the leftmost is the margin.
        if best.is_none_or(|(most, _)| count > most) {
            best = Some((count, *value));
        }
    }
    best.map(|(_, value)| value)
}

/// Returns the smallest distance that several lines have.
fn tightest_common(distances: impl Iterator<Item = f64>) -> Option<f64> {
    let mut distances: Vec<f64> = distances.collect();
    distances.sort_by(f64::total_cmp);
    // A quarter in: nearer ones are freaks, most further ones are gaps.
    distances.get(distances.len() / 4).copied()
}
