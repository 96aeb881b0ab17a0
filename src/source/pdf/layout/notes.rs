//! Notes at the foot of a page.

use std::collections::HashSet;

use super::lines::Line;
use super::paragraphs::{Kind, Part};
use super::style::Style;

/// A note: its mark and its lines.
pub(super) type Note = (Option<String>, Vec<Line>);

/// Notes are set smaller than this share of the size of running text.
const SMALLER: f64 = 0.93;

/// Takes the notes from the end of a column.
///
/// They are small lines at its end, of which one begins with a mark; or lines
/// below a rule, of which the first does.
pub(super) fn take(lines: &mut Vec<Line>, rules: &[(f64, f64, f64)], style: &Style) -> Vec<Note> {
    let small_from = lines.iter().rposition(|line| line.size > style.size * SMALLER);
    let mut start = small_from.map_or(0, |last| last + 1);
    let below_rule = rule_above_notes(lines, rules);
    if let Some(at) = below_rule.filter(|at| *at <= start) {
        start = at;
    } else {
        // Without a rule, small lines above the first mark are a caption.
        let marked = lines[start..].iter().position(|line| mark(line).is_some());
        start = marked.map_or(lines.len(), |at| start + at);
    }
    if start == 0 && below_rule.is_none() {
        return Vec::new();
    }
    let mut notes: Vec<Note> = Vec::new();
    for line in lines.split_off(start.min(lines.len())) {
        let found = mark(&line).filter(|mark| follows(notes.last(), mark));
        match (found, notes.last_mut()) {
            (None, Some((_, lines))) => lines.push(line),
            (mark, _) => notes.push((mark, vec![line])),
        }
    }
    notes
}

/// Says whether a mark can come after the note before it: numbers count up.
fn follows(before: Option<&Note>, mark: &str) -> bool {
    let number = |mark: &str| mark.parse::<u32>().ok();
    match (before.and_then(|(mark, _)| number(mark.as_deref()?)), number(mark)) {
        (Some(before), Some(next)) => next == before + 1,
        _ => true,
    }
}

/// Returns the first line below a rule in the lower part of the page, if it
/// begins with a mark.
fn rule_above_notes(lines: &[Line], rules: &[(f64, f64, f64)]) -> Option<usize> {
    let left = lines.iter().map(|line| line.x0).fold(f64::INFINITY, f64::min);
    let right = lines.iter().map(|line| line.x1).fold(f64::NEG_INFINITY, f64::max);
    let lowest = rules
        .iter()
        .filter(|(x0, x1, _)| *x0 >= left - 6.0 && *x0 <= left + 6.0 && *x1 <= right + 6.0)
        // A rule above notes is short; one as wide as the text may end a table.
        .filter(|(x0, x1, _)| x1 - x0 < (right - left) * 0.7)
        .map(|(_, _, y)| *y)
        .fold(f64::NEG_INFINITY, f64::max);
    let at = lines.iter().position(|line| line.y > lowest).filter(|at| *at > 0)?;
    (lowest.is_finite() && mark(&lines[at]).is_some()).then_some(at)
}

/// Returns the mark that a line begins with.
pub(super) fn mark(line: &Line) -> Option<String> {
    let first = line.words.first()?;
    let raised = line.y - first.y > line.size * 0.1 && first.size < line.size * 0.9;
    let plain = first.text.trim_matches(|c: char| matches!(c, '[' | ']' | '(' | ')' | '.'));
    let is_number =
        (1..=3).contains(&plain.len()) && plain.bytes().all(|byte| byte.is_ascii_digit());
    let is_sign = matches!(first.text.as_str(), "*" | "**" | "***" | "†" | "‡" | "§");
    let has_text = line.words.len() > 1;
    if has_text && (is_number || is_sign) {
        return Some(plain.to_owned());
    }
    // "1See": a raised number that touches the word.
    (raised && is_number).then(|| plain.to_owned())
}

/// How references to notes are told apart: by their marks, and also by their
/// pages where the marks begin anew on each page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Labels {
    begin_anew: bool,
}

impl Labels {
    pub(super) fn of_all(parts: &[Part]) -> Self {
        let marks = parts.iter().filter_map(|part| match &part.kind {
            Kind::Note(mark) => mark.as_deref(),
            _ => None,
        });
        let mut seen = HashSet::new();
        Self { begin_anew: marks.into_iter().any(|mark| !seen.insert(mark)) }
    }

    pub(super) fn of(self, page: u32, mark: &str) -> String {
        if self.begin_anew { format!("{mark} on page {page}") } else { mark.to_owned() }
    }
}

/// Writes a note as text, its mark in brackets, as the text refers to it.
pub(super) fn text(mark: Option<&str>, text: &str) -> String {
    let Some(mark) = mark else { return text.to_owned() };
    let rest = text.trim_start_matches(['[', '(']);
    match rest.strip_prefix(mark) {
        Some(rest) => {
            let rest = rest.trim_start_matches([']', ')', '.']);
            format!("[{mark}] {}", rest.trim_start())
        }
        None => text.to_owned(),
    }
}
