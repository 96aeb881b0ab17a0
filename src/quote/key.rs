//! What a word is compared by: its letters and digits, without what typography
//! may change.
//!
//! Composed and compatibility characters (`ﬁ`, full width), apostrophes, digits
//! of other scripts, and what is optional in writing (soft hyphens, joiners,
//! vowel points) are folded. Case and accents are not.

use unicode_normalization::UnicodeNormalization;

use super::lexer::is_raised;
use crate::analysis::{ascii_digit, is_apostrophe, is_optional};

/// Appends the key of a word to `out`; never nothing, unless `word` is empty.
pub(super) fn push_key(word: &str, out: &mut String) {
    if word.is_ascii() {
        out.push_str(word);
        return;
    }
    let start = out.len();
    let mut plain = String::with_capacity(word.len());
    for (at, c) in word.char_indices() {
        push_plain(word, at, c, &mut plain);
    }
    out.extend(plain.trim_end_matches('\'').nfkc());
    if out.len() == start {
        out.push_str(word);
    }
}

fn push_plain(word: &str, at: usize, c: char, plain: &mut String) {
    let before = plain.chars().next_back();
    let follows_digit = before.is_some_and(|c| c.is_ascii_digit());
    match c {
        _ if is_half_ring(c) || is_apostrophe(c) => plain.push('\''),
        _ if is_optional(c) => {}
        _ if is_raised(c) && !follows_digit && is_footnote(word, at) => {}
        // An exponent: `10²` is not `102`.
        _ if is_raised(c) && follows_digit => plain.extend(['^', c]),
        // `1½` is not `11/2`.
        _ if is_fraction(c) && follows_digit => plain.extend([' ', c]),
        _ => plain.push(ascii_digit(c).unwrap_or(c)),
    }
}

/// Says whether `c` is an apostrophe of transliteration: `Qāʿida`.
const fn is_half_ring(c: char) -> bool {
    matches!(c, '\u{2B9}'..='\u{2BF}')
}

const fn is_fraction(c: char) -> bool {
    matches!(c, '¼'..='¾' | '⅐'..='⅟' | '↉')
}

/// Says whether the raised digit at `at` belongs to the word only as a footnote
/// mark: nothing but such follows, and what stands before is no unit.
fn is_footnote(word: &str, at: usize) -> bool {
    const UNITS: [&str; 12] = ["m", "mm", "cm", "dm", "km", "ft", "in", "mi", "yd", "s", "м", "км"];
    let base = word.trim_end_matches(is_raised);
    at >= base.len() && !UNITS.contains(&base)
}

#[cfg(test)]
mod tests {
    use super::push_key;

    #[test]
    fn what_typography_changes_is_folded() {
        for (word, other, same) in [
            ("don't", "don’t", true),
            ("don't", "dont", false),
            ("Qāʿida", "Qā'ida", true),
            ("Qāida", "Qaida", false),
            ("ministers", "ministersʼ", true),
            ("ﬁnance", "finance", true),
            ("Ｔｏｋｙｏ", "Tokyo", true),
            ("ｶﾞ", "ガ", true),
            ("cafe\u{301}", "café", true),
            ("cafe", "café", false),
            ("soft\u{AD}ware", "software", true),
            ("كِتَاب", "كتاب", true),
            ("کتاب", "كتاب", false),
            ("می\u{200C}خواهم", "میخواهم", true),
            ("٢٠٢٤", "2024", true),
            ("٢٠٢٤", "2025", false),
            ("102", "10²", false),
            ("10^2", "10²", true),
            ("word", "word²³", true),
            ("km", "km²", false),
            ("km2", "km²", true),
            ("CO2", "CO₂", true),
            ("11⁄2", "1½", false),
            ("State", "state", false),
            ("U", "Ｕ", true),
            ("no", "now", false),
        ] {
            let (mut a, mut b) = (String::new(), String::new());
            push_key(word, &mut a);
            push_key(other, &mut b);
            assert_eq!(a == b, same, "{word} {other}: {a} {b}");
        }
    }

    #[test]
    fn no_word_is_without_key() {
        for word in ["²", "\u{AD}", "ʼ", "a"] {
            let mut key = String::new();
            push_key(word, &mut key);
            assert!(!key.is_empty(), "{word:?}");
        }
    }
}
