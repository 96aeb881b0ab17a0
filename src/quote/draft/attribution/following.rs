//! What directly follows a quotation.

use super::marker::{Marker, near};

/// A bracket that says where something is from is no longer.
pub(super) const MAX_BRACKET_BYTES: usize = 400;

/// Returns where what directly follows the byte `from` ends: blanks,
/// punctuation, sources, and brackets.
pub(super) fn following(text: &str, from: usize, markers: &[Marker]) -> usize {
    let mut at = from;
    let mut end = from;
    let mut next = markers.partition_point(|marker| marker.span.start < from);
    loop {
        while markers.get(next).is_some_and(|marker| marker.span.start < at) {
            next += 1;
        }
        if let Some(marker) = markers.get(next).filter(|marker| marker.span.start == at) {
            // `“It rained.” Rawal (2024) says more` is another sentence.
            if marker.is_narrative {
                return end;
            }
            // An empty one is passed too.
            end = marker.span.end + usize::from(marker.span.is_empty());
            at = marker.span.end;
            next += 1;
            continue;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return end };
        match c {
            '(' | '[' | '（' | '{' => match closing(text, at) {
                Some(close) => {
                    // A bracket with a source belongs to it as a whole.
                    let last = markers.partition_point(|marker| marker.span.start < close);
                    if last > next {
                        end = close;
                    }
                    next = last.max(next);
                    at = close;
                }
                None => return end,
            },
            '\\' => match text.get(at..).and_then(|rest| rest.strip_prefix("\\footnote")) {
                Some(_) => at += "\\footnote".len(),
                None => return end,
            },
            c if c.is_whitespace()
                || matches!(
                    c,
                    '.' | ','
                        | ';'
                        | ':'
                        | '!'
                        | '?'
                        | '…'
                        | '^'
                        | '*'
                        | '_'
                        | '~'
                        | '。'
                        | '，'
                        | '、'
                        | '"'
                        | '”'
                        | '’'
                        | '\''
                        | '»'
                        | '«'
                        | '“'
                        | '」'
                        | '』'
                        | '<'
                        | '>'
                        | '—'
                        | '–'
                        | '-'
                ) =>
            {
                at += c.len_utf8();
            }
            _ => return end,
        }
    }
}

/// Returns where the bracket closes that opens at `at`.
fn closing(text: &str, at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (offset, c) in near(text.get(at..)?, MAX_BRACKET_BYTES).char_indices() {
        match c {
            '(' | '[' | '（' | '{' => depth += 1,
            ')' | ']' | '）' | '}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + offset + c.len_utf8());
                }
            }
            _ => {}
        }
    }
    None
}
