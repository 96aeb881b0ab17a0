//! Where the words of a block quote end and its source begins.

use super::super::block::Block;
use super::super::words::count_words;
use super::marker::{Marker, near_end};

/// What stands after a dash names a source with no more words.
const MAX_SOURCE_WORDS: usize = 25;

/// How far from its end a block quote is searched for its source.
const MAX_SOURCE_BYTES: usize = 400;

/// Returns where the words of a block quote end, if the rest says what they are
/// taken from: a dash and a name, a source in brackets, a key.
pub(in crate::quote::draft) fn source_tail(block: &Block, markers: &[Marker]) -> usize {
    let text = &block.text;
    let mut end = text.len();
    loop {
        let words = text.get(..end).unwrap_or_default().trim_end();
        let shorter = after_dash(block, words)
            .or_else(|| in_brackets(words, markers))
            .or_else(|| bare(block, words, markers));
        match shorter {
            Some(shorter) if shorter < end && count_words(&text[..shorter]) > 0 => end = shorter,
            _ => return words.len(),
        }
    }
}

/// Says whether a text begins with a dash, as the line does that names a source.
pub(super) fn dash_len(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("--").or(text.strip_prefix('-'));
    let rest = rest.or(text.strip_prefix(['—', '–', '―', '~', '⸺']))?;
    let rest = rest.trim_start_matches(['-', '—', ' ']);
    (!rest.is_empty()).then(|| text.len() - rest.len())
}

/// `The rain fell. — Aparna Rawal`: the dash begins a line or follows the end
/// of a sentence.
fn after_dash(block: &Block, words: &str) -> Option<usize> {
    let near = near_end(words, MAX_SOURCE_BYTES);
    let start = words.len() - near.len();
    let dashes = near.char_indices().rev().filter(|(_, c)| matches!(c, '-' | '—' | '–' | '―'));
    for (at, _) in dashes {
        let before = words.get(..start + at)?;
        let rest = near.get(at..)?;
        if before.ends_with(['-', '—']) || dash_len(rest).is_none() {
            continue;
        }
        if count_words(rest) > MAX_SOURCE_WORDS {
            return None;
        }
        let is_line_start = block.breaks.contains(&before.trim_end().len());
        let ends =
            before.trim_end().ends_with(['.', '!', '?', '…', '”', '"', '»', '’', '。', '」']);
        if is_line_start || ends && before.ends_with(' ') {
            return Some(before.trim_end().len());
        }
    }
    None
}

/// `The rain fell (Rawal, 2024).`
fn in_brackets(words: &str, markers: &[Marker]) -> Option<usize> {
    let bracketed = words.strip_suffix('.').unwrap_or(words);
    if !bracketed.ends_with([')', ']', '）']) {
        return None;
    }
    let near = near_end(bracketed, MAX_SOURCE_BYTES);
    let start = bracketed.len() - near.len() + opening_of(near)?;
    let within = markers.iter().rev().take_while(|marker| marker.span.end >= start);
    let names = |marker: &Marker| marker.span.start >= start && !marker.span.is_empty();
    within.take(50).any(names).then(|| words[..start].trim_end().len())
}

/// Returns where the bracket opens that a text ends with.
fn opening_of(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().rev() {
        match c {
            ')' | ']' | '）' => depth += 1,
            '(' | '[' | '（' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// `The rain fell. @rawal-2024`, `The rain fell. https://example.org/rain`.
fn bare(block: &Block, words: &str, markers: &[Marker]) -> Option<usize> {
    let last = markers
        .iter()
        .rev()
        .take(50)
        .find(|marker| !marker.span.is_empty() && marker.span.end <= words.len())?;
    let rest = words.get(last.span.end..)?;
    if last.is_narrative || rest.contains(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let before = words.get(..last.span.start)?.trim_end();
    let ends =
        before.ends_with(['.', '!', '?', '…', '”', '"', '»', '’', '。', '」', ':', '—', '–']);
    let is_command = words.get(last.span.start..)?.starts_with(['\\', '@']);
    let is_line_start = block.breaks.contains(&before.len());
    (ends || is_command || is_line_start).then_some(before.len())
}
