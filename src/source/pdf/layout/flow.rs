//! Joining what goes on over the end of a column or a page.

use super::super::super::text;
use super::paragraphs::{Kind, Part, is_bullet, is_numbered};
use super::style::Style;

/// Puts columns one after the other and joins the paragraphs that they cut.
/// Notes and tables between the halves come after the whole.
pub(super) fn join(columns: Vec<Vec<Part>>, style: &Style) -> Vec<Part> {
    let indents = uses_indents(&columns);
    let mut joined: Vec<Part> = Vec::new();
    let mut open: Option<usize> = None;
    for column in columns {
        let mut may_continue = true;
        let mut last_text = None;
        for part in column {
            if part.kind == Kind::Text {
                let is_small = part.lines.first().is_some_and(|line| line.size < style.size * 0.93);
                let target = open.filter(|_| may_continue).and_then(|at| joined.get_mut(at));
                if let Some(before) = target
                    && continues(before, &part, indents)
                {
                    before.lines.extend(part.lines);
                    before.left = part.left;
                    before.right = part.right;
                    last_text = open;
                    may_continue = false;
                    continue;
                }
                // A caption above the rest of a paragraph leaves it open.
                may_continue &= is_small;
                last_text = Some(joined.len());
            }
            joined.push(part);
        }
        open = last_text.or(open);
    }
    joined
}

/// Says whether paragraphs begin with an indent in this document.
fn uses_indents(columns: &[Vec<Part>]) -> bool {
    let long =
        columns.iter().flatten().filter(|part| part.kind == Kind::Text && part.lines.len() > 2);
    let (mut indented, mut all) = (0, 0);
    for part in long {
        all += 1;
        let first = part.lines.first().map_or(0.0, |line| line.x0);
        let second = part.lines.get(1).map_or(0.0, |line| line.x0);
        indented += usize::from(first - second > part.lines[0].size * 0.7);
    }
    indented * 2 > all
}

/// Says whether `next`, at the start of a column, goes on with `before`, at
/// the end of the one before it.
fn continues(before: &Part, next: &Part, indents: bool) -> bool {
    let (Some(last), Some(first)) = (before.lines.last(), next.lines.first()) else {
        return false;
    };
    let same_looks = (last.size - first.size).abs() < last.size * 0.08 && last.bold == first.bold;
    if !same_looks || is_bullet(&first.text) || is_numbered(&first.text) {
        return false;
    }
    let room = before.right - last.x1;
    let is_full = room < first.first_word_width() + last.size * 0.6;
    let starts_lower =
        first.text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
    let is_indented = first.indent(next.left) > first.size * 0.7;
    if text::ends_sentence(&last.text) {
        // Paragraphs seldom end with a full line, and still less at the end of
        // a column; most that seem to do go on.
        return is_full && !(indents && is_indented) && !starts_heading(next);
    }
    starts_lower || last.text.ends_with(['-', '‐', '\u{AD}']) || is_full && !is_indented
}

fn starts_heading(part: &Part) -> bool {
    part.lines.len() == 1
}
