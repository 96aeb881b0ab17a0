//! Step 1: the text is cut at blanks, and outer punctuation set aside.
//!
//! No word reaches across a blank, so that chunks can be worked on one by one
//! and remembered. Setting punctuation aside makes `State`, `State,` and
//! `(State)` one thing to remember.

use crate::text::ByteSpan;

/// Calls `each` with every chunk of `text` and its start, in order. A chunk has
/// no blank in it and holds more than outer punctuation.
#[inline]
pub(super) fn for_each_chunk<'t>(text: &'t str, mut each: impl FnMut(usize, &'t str)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut start = 0;
    while let Some(&byte) = bytes.get(at) {
        let separator_len = match CLASS[usize::from(byte)] {
            Class::Inside => {
                at += 1;
                continue;
            }
            Class::Blank => 1,
            Class::Lead => match separator_len(text, at) {
                0 => {
                    at += 1;
                    continue;
                }
                len => len,
            },
        };
        finish(text, ByteSpan::new(start, at), &mut each);
        at += separator_len;
        start = at;
    }
    finish(text, ByteSpan::new(start, at), &mut each);
}

#[inline]
fn finish<'t>(text: &'t str, chunk: ByteSpan, each: &mut impl FnMut(usize, &'t str)) {
    if chunk.is_empty() {
        return;
    }
    let core = trim(text, chunk);
    if let Some(core_text) = core.slice(text)
        && !core.is_empty()
    {
        each(core.start, core_text);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Cannot begin a separator.
    Inside,
    /// Is a separator: ASCII blanks and control characters.
    Blank,
    /// May begin a separator of several bytes.
    Lead,
}

static CLASS: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut classes = [Class::Inside; 256];
    let mut byte = 0;
    while byte <= 0x20 {
        classes[byte] = Class::Blank;
        byte += 1;
    }
    classes[0x7F] = Class::Blank;
    // U+0080..U+00BF, U+1680, U+2000..U+2FFF, U+3000.
    classes[0xC2] = Class::Lead;
    classes[0xE1] = Class::Lead;
    classes[0xE2] = Class::Lead;
    classes[0xE3] = Class::Lead;
    classes
}

/// Returns the length of the separator at `at`, 0 where none stands there.
/// Apart from blanks, dashes that set off a clause and ellipses are separators:
/// Unicode's rules break words around them everywhere.
fn separator_len(text: &str, at: usize) -> usize {
    match text.get(at..).and_then(|rest| rest.chars().next()) {
        Some(c) if c.is_whitespace() || c.is_control() || matches!(c, '—' | '―' | '…') => {
            c.len_utf8()
        }
        _ => 0,
    }
}

/// Takes off punctuation at both ends. What can belong to a word stays at the
/// right: `C++`, `C#`, and the dot of a word with another dot (`U.S.`).
fn trim(text: &str, chunk: ByteSpan) -> ByteSpan {
    let bytes = text.as_bytes();
    let ByteSpan { mut start, mut end } = chunk;
    while start < end {
        match bytes.get(start) {
            Some(byte) if byte.is_ascii() && !byte.is_ascii_alphanumeric() => start += 1,
            Some(0xC2 | 0xE2) => match opening_len(bytes.get(start..end).unwrap_or_default()) {
                0 => break,
                len => start += len,
            },
            _ => break,
        }
    }
    let full_end = end;
    while start < end {
        match bytes.get(end - 1) {
            Some(b'+' | b'#') => break,
            Some(byte) if byte.is_ascii() && !byte.is_ascii_alphanumeric() => end -= 1,
            Some(byte) if !byte.is_ascii() => {
                match closing_len(bytes.get(start..end).unwrap_or_default()) {
                    0 => break,
                    len => end -= len,
                }
            }
            _ => break,
        }
    }
    let dotted = end < full_end
        && bytes.get(end) == Some(&b'.')
        && bytes.get(start..end).is_some_and(|core| core.contains(&b'.'));
    ByteSpan::new(start, if dotted { end + 1 } else { end })
}

/// Returns the length of the quotation mark that `bytes` begin with, else 0.
fn opening_len(bytes: &[u8]) -> usize {
    match bytes {
        // « » and ‘ ’ ‚ ‛ “ ” „ ‟
        [0xC2, 0xAB | 0xBB, ..] => 2,
        [0xE2, 0x80, 0x98..=0x9F, ..] => 3,
        _ => 0,
    }
}

/// Returns the length of the quotation mark that `bytes` end with, else 0.
fn closing_len(bytes: &[u8]) -> usize {
    match bytes {
        [.., 0xC2, 0xAB | 0xBB] => 2,
        [.., 0xE2, 0x80, 0x98..=0x9F] => 3,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::for_each_chunk;

    fn check(text: &str, expected: &[&str]) {
        let mut chunks = Vec::new();
        for_each_chunk(text, |start, chunk| {
            assert_eq!(text.get(start..start + chunk.len()), Some(chunk));
            chunks.push(chunk);
        });
        assert_eq!(chunks, expected, "{text:?}");
    }

    #[test]
    fn cuts_at_blanks_and_sets_punctuation_aside() {
        check("", &[]);
        check(" .,; -- ", &[]);
        check("(The “Islamic State,”\u{A0}he said)", &["The", "Islamic", "State", "he", "said"]);
        check("dash—dash …or…", &["dash", "dash", "or"]);
        check("C++, C#. +1", &["C++", "C#", "1"]);
        check("in the U.S., example.com. End.", &["in", "the", "U.S.", "example.com.", "End"]);
        check("the ministers’ l'eau state's.", &["the", "ministers", "l'eau", "state's"]);
        check("日本\u{3000}語", &["日本", "語"]);
    }
}
