//! How many terminal columns text takes.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Returns the columns that one grapheme cluster takes: 0 for control
/// characters, 2 for most ideographs and emoji.
#[must_use]
pub fn grapheme_width(grapheme: &str) -> usize {
    match grapheme.as_bytes() {
        [0x20..=0x7E] => 1,
        [_] => 0,
        // Combinations of control characters that are one cluster: CR LF.
        _ if grapheme.chars().all(char::is_control) => 0,
        _ => grapheme.width(),
    }
}

/// Returns the columns that `text` takes, control characters counting nothing.
///
/// ```
/// use pincite::text::display_width;
///
/// assert_eq!(display_width("cafe\u{301}"), 4);
/// assert_eq!(display_width("日本"), 4);
/// assert_eq!(display_width("a\tb"), 2);
/// ```
#[must_use]
pub fn display_width(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|byte| (0x20..=0x7E).contains(byte)).count();
    }
    if text.chars().all(is_simple) {
        return text.chars().filter(|c| !c.is_control()).count();
    }
    text.graphemes(true).map(grapheme_width).sum()
}

/// Says whether `c` is a cluster of its own, of one column unless it is a
/// control character: nearly all of European text, typographic quotation marks
/// and dashes included. Clusters cost twenty times as much to find.
const fn is_simple(c: char) -> bool {
    matches!(c,
        '\0'..='\x7F' | '\u{A1}'..='\u{A8}' | '\u{AA}'..='\u{AC}' | '\u{AF}'..='\u{2FF}'
        | '\u{391}'..='\u{3A1}' | '\u{3A3}'..='\u{482}' | '\u{48A}'..='\u{52F}'
        | '\u{2010}'..='\u{2026}')
}

/// Returns the length in bytes of the longest beginning of `text` that takes
/// at most `max_width` columns and ends between grapheme clusters.
#[must_use]
pub fn prefix_within_width(text: &str, max_width: usize) -> usize {
    if text.len() <= max_width && text.is_ascii() {
        return text.len();
    }
    let mut width = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        width += grapheme_width(grapheme);
        if width > max_width {
            return at;
        }
    }
    text.len()
}

/// Returns `text`, or as much of its beginning as fits in `max_width` columns
/// together with an ellipsis. Blanks before the ellipsis are left out.
///
/// ```
/// use pincite::text::truncate_to_width;
///
/// assert_eq!(truncate_to_width("Islamic State", 20), "Islamic State");
/// assert_eq!(truncate_to_width("Islamic State", 9), "Islamic…");
/// assert_eq!(truncate_to_width("日本語", 4), "日…");
/// assert_eq!(truncate_to_width("no room", 0), "");
/// ```
#[must_use]
pub fn truncate_to_width(text: &str, max_width: usize) -> Cow<'_, str> {
    if prefix_within_width(text, max_width) == text.len() {
        return Cow::Borrowed(text);
    }
    let Some(room) = max_width.checked_sub(1) else {
        return Cow::Borrowed("");
    };
    let kept = text.get(..prefix_within_width(text, room)).unwrap_or_default();
    Cow::Owned(format!("{}…", kept.trim_end()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{display_width, prefix_within_width, truncate_to_width};

    #[test]
    fn counts_columns() {
        for (text, width) in [
            ("", 0),
            ("abc", 3),
            ("\u{1B}[1m\r\n\u{7F}", 3),
            ("e\u{301}", 1),
            ("日本語", 6),
            ("👩\u{200D}👩\u{200D}👧", 2),
            ("🇩🇪", 2),
            ("\u{85}", 0),
        ] {
            assert_eq!(display_width(text), width, "{text:?}");
        }
    }

    #[test]
    fn simple_characters_are_one_column() {
        for c in ('\0'..='\u{2100}').filter(|&c| super::is_simple(c) && !c.is_control()) {
            assert_eq!(
                super::grapheme_width(c.encode_utf8(&mut [0; 4])),
                1,
                "U+{:04X}",
                u32::from(c)
            );
        }
    }

    proptest! {
        #[test]
        fn never_wider_than_asked(text in "\\PC{0,20}|.{0,20}|[a-z 日👩\u{200D}\u{301}]{0,20}", max in 0_usize..12) {
            prop_assert!(display_width(&truncate_to_width(&text, max)) <= max);
            let end = prefix_within_width(&text, max);
            prop_assert!(text.is_char_boundary(end));
            prop_assert!(display_width(&text[..end]) <= max);
        }
    }
}
