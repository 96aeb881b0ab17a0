//! Making untrusted text harmless to a terminal.

use std::borrow::Cow;

/// Replaces control characters, and those that reorder or hide the text around
/// them, by visible stand-ins. Line feeds and tabs stay.
///
/// Text from an article could otherwise move the cursor, change colours or the
/// window's title, or show words in another order than they are stored in.
/// ASCII control characters become their pictures (`␛`), all others `\u{FFFD}`.
///
/// ```
/// use pincite::text::escape_controls;
///
/// assert_eq!(escape_controls("plain\ttext\n"), "plain\ttext\n");
/// assert_eq!(escape_controls("\u{1B}[31mred"), "␛[31mred");
/// assert_eq!(escape_controls("a\u{202E}b"), "a\u{FFFD}b");
/// ```
#[must_use]
pub fn escape_controls(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_unsafe(c) { stand_in(c) } else { c }).collect())
}

const fn is_unsafe(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\0'..='\x1F' | '\x7F'..='\u{9F}' => true,
        // Embeddings, overrides and isolates; line and paragraph separators;
        // annotations; tags.
        '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0001}' => true,
        _ => false,
    }
}

fn stand_in(c: char) -> char {
    match u32::from(c) {
        code @ 0..=0x1F => char::from_u32(0x2400 + code).unwrap_or(char::REPLACEMENT_CHARACTER),
        0x7F => '␡',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::escape_controls;

    #[test]
    fn shows_what_it_disarms() {
        for (text, expected) in [
            ("\0\x07\r\x7F", "␀␇␍␡"),
            ("\u{9B}31m", "\u{FFFD}31m"),
            ("a\u{2066}b\u{2069}", "a\u{FFFD}b\u{FFFD}"),
            ("\u{1B}]0;title\u{7}", "␛]0;title␇"),
            ("שלום\u{200F}", "שלום\u{200F}"),
        ] {
            assert_eq!(escape_controls(text), expected);
        }
    }

    proptest! {
        #[test]
        fn leaves_no_control(text in ".*") {
            let safe = escape_controls(&text);
            prop_assert!(safe.chars().all(|c| !c.is_control() || c == '\n' || c == '\t'));
            prop_assert_eq!(safe.chars().count(), text.chars().count());
        }
    }
}
