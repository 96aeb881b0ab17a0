//! Unicode's sentence bounds, found fast in European text.
//!
//! A bound can only stand after `.`, `!`, `?` or a line break there, so that
//! the rest need not be looked at. Snippets split every passage that does not
//! fit: this takes a tenth of the general way's time.

use unicode_segmentation::{USentenceBoundIndices, UnicodeSegmentation};

/// The bounds of UAX #29 in `text`: where each sentence but the first begins,
/// in order.
pub(super) enum Bounds<'t> {
    /// Text of [`is_simple`] characters, and where the next sentence begins.
    Simple(&'t str, usize),
    /// Any text.
    General(std::iter::Skip<USentenceBoundIndices<'t>>),
}

impl<'t> Bounds<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        if text.is_ascii() || text.chars().all(is_simple) {
            Self::Simple(text, 0)
        } else {
            Self::General(text.split_sentence_bound_indices().skip(1))
        }
    }
}

impl Iterator for Bounds<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        match self {
            Self::General(bounds) => bounds.next().map(|(start, _)| start),
            Self::Simple(text, from) => {
                *from = next_bound(text, *from);
                (*from < text.len()).then_some(*from)
            }
        }
    }
}

/// Says whether the rules of this file know `c`: no marks, no titlecase
/// letters, no terminators but ASCII's.
const fn is_simple(c: char) -> bool {
    matches!(c,
        '\0'..='\x7F' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{17F}' | '\u{391}'..='\u{3A1}'
        | '\u{3A3}'..='\u{3CE}' | '\u{400}'..='\u{481}' | '\u{2010}'..='\u{2023}' | '…' | '€')
}

const fn is_close(c: char) -> bool {
    matches!(c, '"' | '\'' | '(' | ')' | '[' | ']' | '{' | '}' | '«' | '»' | '‘'..='‟')
}

const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\x0B' | '\x0C' | '\u{A0}')
}

const fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?')
}

/// Returns the first bound after `from`, the end of the text where there is
/// none.
fn next_bound(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        let Some(found) = bytes.get(at..).and_then(|rest| {
            rest.iter().position(|b| matches!(b, b'.' | b'!' | b'?' | b'\n' | b'\r'))
        }) else {
            return text.len();
        };
        at += found;
        if matches!(bytes.get(at), Some(b'\n' | b'\r')) {
            return after_line_break(bytes, at);
        }
        match after_stop(text, at) {
            Ok(bound) => return bound,
            Err(next) => at = next,
        }
    }
}

/// Returns the end of the line break at `at` (rules SB3 and SB4).
fn after_line_break(bytes: &[u8], at: usize) -> usize {
    let is_crlf = bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) == Some(&b'\n');
    at + if is_crlf { 2 } else { 1 }
}

/// Returns the bound that the stop at `at` makes or, where it makes none, the
/// place to go on from. Rules SB6 to SB11.
fn after_stop(text: &str, at: usize) -> Result<usize, usize> {
    let is_full_stop = text.as_bytes().get(at) == Some(&b'.');
    let rest = text.get(at + 1..).unwrap_or_default();
    let next = rest.chars().next();
    if is_full_stop && next.is_some_and(|c| c.is_ascii_digit() || c.is_uppercase()) {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let cased = before.is_some_and(|c| c.is_lowercase() || c.is_uppercase());
        if cased || next.is_some_and(|c| c.is_ascii_digit()) {
            return Err(at + 1);
        }
    }
    let tail = rest.trim_start_matches(is_close).trim_start_matches(is_space);
    let bound = text.len() - tail.len();
    match tail.chars().next() {
        None => Ok(bound),
        Some('\n' | '\r') => Ok(after_line_break(text.as_bytes(), bound)),
        Some(c) if is_stop(c) || matches!(c, ',' | '-' | ':' | ';' | '–' | '—') => Err(bound),
        Some(_) if is_full_stop && goes_on_small(tail) => Err(bound),
        Some(_) => Ok(bound),
    }
}

/// Says whether the first letter comes before any stop or line break, and is a
/// small one (rule SB8).
fn goes_on_small(tail: &str) -> bool {
    tail.chars()
        .find(|&c| c.is_alphabetic() || is_stop(c) || matches!(c, '\n' | '\r'))
        .is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::Bounds;

    proptest! {
        #[test]
        fn are_those_of_unicode(
            text in "([A-Ca-c0-9]{1,2}|[.!?]|[ \n\r\t]|[\"'()\\[\\]“”«»,:;–—-]|[éÉßаАαΑªº²…€\u{A0}]){0,24}|[\0-\x7F\u{A0}-\u{AC}\u{AE}-\u{17F}\u{391}-\u{3A1}\u{3A3}-\u{3CE}\u{400}-\u{481}\u{2010}-\u{2023}.]{0,12}",
        ) {
            let general: Vec<_> =
                text.split_sentence_bound_indices().skip(1).map(|(start, _)| start).collect();
            let bounds = Bounds::new(&text);
            prop_assert!(matches!(bounds, Bounds::Simple(..)));
            prop_assert_eq!(bounds.collect::<Vec<_>>(), general);
        }
    }
}
