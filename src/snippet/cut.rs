//! Where text may be cut: between clauses, else words, never in a grapheme.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use crate::text::{ByteSpan, grapheme_width, prefix_within_width};

/// Unicode's bounds of words are found from a blank on; where there is none, from
/// so many bytes before.
const CONTEXT_BYTES: usize = 100;

/// Returns the end of `before` that fits in `room` columns, cut behind a clause
/// in its first half, else before a word, else between graphemes.
pub(super) fn cut_before(before: &str, room: usize) -> &str {
    let mut width = 0;
    let mut start = before.len();
    for (at, grapheme) in before.grapheme_indices(true).rev() {
        width += grapheme_width(grapheme);
        if width > room {
            break;
        }
        start = at;
    }
    let kept = before.get(start..).unwrap_or_default();
    if start == 0 {
        return kept;
    }
    let half = kept.len() / 2;
    let clause = kept
        .match_indices(is_clause_mark)
        .map(|(at, mark)| at + mark.len())
        .take_while(|&at| at <= half)
        .find(|&at| ends_clause(kept, at));
    let word = || first_word(before, start).map(|at| at - start);
    let cut = clause.or_else(word).and_then(|at| kept.get(at..));
    cut.map_or(kept, str::trim_start)
}

/// Returns the beginning of `after` that fits in `room` columns, cut behind a
/// clause in its second half, else behind a word, else between graphemes.
pub(super) fn cut_after(after: &str, room: usize) -> &str {
    let end = prefix_within_width(after, room);
    let kept = after.get(..end).unwrap_or_default();
    if end == after.len() {
        return kept;
    }
    let half = kept.len() / 2;
    let clause = kept
        .rmatch_indices(is_clause_mark)
        .take_while(|&(at, _)| at >= half)
        .find(|&(at, mark)| ends_clause(after, at + mark.len()))
        .map(|(at, _)| at);
    let cut = clause.or_else(|| last_word(after, end)).and_then(|at| kept.get(..at));
    cut.unwrap_or(kept).trim_end()
}

/// Returns the first place from `from` on where a word may begin. The end of the
/// text is one if a blank stands before it.
fn first_word(text: &str, from: usize) -> Option<usize> {
    let (head, rest) = text.split_at_checked(from)?;
    if head.ends_with(char::is_whitespace) {
        return Some(from);
    }
    let blank = rest.find(char::is_whitespace);
    let chunk_end = from + blank.unwrap_or(rest.len());
    let chunk = text.get(from..chunk_end)?;
    if blank.is_some() && !chunk.contains(is_unspaced) {
        return Some(chunk_end);
    }
    let start = context_start(text, from);
    let bounds = text.get(start..chunk_end)?.split_word_bound_indices().map(|(at, _)| start + at);
    let bounds = bounds.filter(|&at| at >= from);
    let good =
        bounds.clone().find(|&at| is_between_unspaced(text, at)).or(blank.map(|_| chunk_end));
    good.or_else(|| bounds.clone().find(|&at| begins_word(text, at)))
}

/// Returns the last place up to `to` where a word may end.
fn last_word(text: &str, to: usize) -> Option<usize> {
    let (head, rest) = text.split_at_checked(to)?;
    if rest.starts_with(char::is_whitespace) {
        return Some(to);
    }
    let blank = head.rfind(char::is_whitespace);
    let chunk_start = blank.unwrap_or(0);
    let chunk = text.get(chunk_start..to)?;
    if blank.is_some() && !chunk.contains(is_unspaced) {
        return blank;
    }
    let start = context_start(text, to).max(chunk_start);
    // The word that goes on behind is looked at as far as it matters.
    let end = (to + CONTEXT_BYTES..text.len()).find(|&at| text.is_char_boundary(at));
    let slice = text.get(start..end.unwrap_or(text.len()))?;
    let bounds = slice.split_word_bound_indices().map(|(at, _)| start + at);
    let bounds: Vec<usize> =
        bounds.filter(|&at| at > chunk_start).take_while(|&at| at <= to).collect();
    let last =
        |test: fn(&str, usize) -> bool| bounds.iter().rev().copied().find(|&at| test(text, at));
    last(is_between_unspaced).or(blank).or_else(|| last(ends_word))
}

/// Returns where to begin to look for bounds of words around `at`.
fn context_start(text: &str, at: usize) -> usize {
    let floor = (0..=at.saturating_sub(CONTEXT_BYTES)).rev().find(|&at| text.is_char_boundary(at));
    let floor = floor.unwrap_or(0);
    let head = text.get(floor..at).unwrap_or_default();
    head.rfind(char::is_whitespace).map_or(floor, |blank| floor + blank)
}

/// Says whether a word may end and another begin at `at`, one of them of a
/// script that writes no blanks.
fn is_between_unspaced(text: &str, at: usize) -> bool {
    let Some((head, tail)) = text.split_at_checked(at) else { return false };
    let (Some(before), Some(after)) = (head.chars().next_back(), tail.chars().next()) else {
        return false;
    };
    (is_unspaced(before) || is_unspaced(after)) && !opens(before) && !closes(after)
}

fn begins_word(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|tail| tail.starts_with(char::is_alphanumeric))
}

fn ends_word(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|head| head.ends_with(char::is_alphanumeric))
}

/// Says whether the clause mark that ends at `at` ends a clause, and is not
/// part of a number or name.
fn ends_clause(text: &str, at: usize) -> bool {
    let Some((head, tail)) = text.split_at_checked(at) else { return false };
    tail.starts_with(char::is_whitespace)
        || (head.ends_with(is_unspaced) && !tail.starts_with(closes))
}

const fn is_clause_mark(c: char) -> bool {
    matches!(
        c,
        ',' | ';' | ':' | '—' | '–' | ')' | '،' | '؛' | '，' | '；' | '：' | '、' | '）' | '。'
    )
}

/// Punctuation that belongs to what stands before it.
const fn closes(c: char) -> bool {
    matches!(
        c,
        ',' | '.'
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
            | '”'
            | '’'
            | '»'
            | '，'
            | '。'
            | '；'
            | '：'
            | '、'
            | '！'
            | '？'
            | '）'
            | '」'
            | '』'
            | '】'
            | '》'
            | '〉'
            | '・'
            | 'ー'
            | '々'
            | 'ๆ'
            | 'ฯ'
    )
}

/// Punctuation that belongs to what stands after it.
const fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '“' | '‘' | '«' | '（' | '「' | '『' | '【' | '《' | '〈')
}

/// Says whether `c` is of a script that writes no blanks between words,
/// punctuation of such, or a picture.
const fn is_unspaced(c: char) -> bool {
    matches!(c,
        // Thai, Lao; Tibetan; Myanmar; Khmer; Tai.
        '\u{E00}'..='\u{EFF}' | '\u{F00}'..='\u{FFF}' | '\u{1000}'..='\u{109F}'
        | '\u{1780}'..='\u{17FF}' | '\u{1950}'..='\u{19DF}' | '\u{1A20}'..='\u{1AAF}'
        | '\u{A9E0}'..='\u{A9FF}' | '\u{AA60}'..='\u{AADF}'
        // Ideographs, kana, bopomofo, their punctuation and wide forms.
        | '\u{2E80}'..='\u{312F}' | '\u{31A0}'..='\u{4DBF}' | '\u{4E00}'..='\u{A4CF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}'
        | '\u{1B000}'..='\u{1B16F}' | '\u{1F000}'..='\u{1FAFF}' | '\u{20000}'..='\u{3FFFD}')
}

/// Widens a span to whole graphemes of `text`.
pub(super) fn whole_graphemes(text: &str, span: ByteSpan) -> ByteSpan {
    if is_between_graphemes(text, span.start) && is_between_graphemes(text, span.end) {
        return span;
    }
    let cursor = |at: usize| GraphemeCursor::new(at, text.len(), true);
    let start = match is_between_graphemes(text, span.start) {
        true => span.start,
        false => cursor(span.start).prev_boundary(text, 0).ok().flatten().unwrap_or(0),
    };
    let end = match is_between_graphemes(text, span.end) {
        true => span.end,
        false => cursor(span.end).next_boundary(text, 0).ok().flatten().unwrap_or(text.len()),
    };
    ByteSpan::new(start, end)
}

/// Says whether no grapheme of `text` reaches across `at`.
fn is_between_graphemes(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let (Some(before), Some(&after)) =
        (at.checked_sub(1).and_then(|at| bytes.get(at)), bytes.get(at))
    else {
        return true;
    };
    if before.is_ascii() && after.is_ascii() && *before != b'\r' {
        return true;
    }
    GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}
