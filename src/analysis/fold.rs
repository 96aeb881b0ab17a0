//! Step 4: compatibility characters, case and digits are folded, and what
//! cannot be seen is dropped.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::language::Language;
use super::number;
use super::spaceless::is_settled;

/// What becomes of dots in a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dots {
    /// They mean nothing: `U.S.`.
    Dropped,
    /// They are decimal points: `3.14`.
    Kept,
}

/// Appends the folded `word` to `out`; never nothing, unless `word` is empty.
///
/// Only letters, digits, the marks on them and decimal points remain. Case
/// folding is full (`ß` is `ss`, final sigma is sigma, `İ` is `i`), digits of
/// all scripts become ASCII's, and soft hyphens, joiners, direction marks,
/// tatweel, Arabic harakat and Hebrew points are dropped: they are optional in
/// writing. Persian keeps its non-joiners for the stemmer, which are dropped
/// with the accents.
pub(super) fn fold(word: &str, language: Language, dots: Dots, out: &mut String) {
    let start = out.len();
    // Turkish has its own capital I, so ASCII alone does not settle case there.
    if word.is_ascii() && !language.has_dotless_i() {
        out.extend(
            word.bytes()
                .filter(|&b| b.is_ascii_alphanumeric() || (b == b'.' && dots == Dots::Kept))
                .map(|b| char::from(b.to_ascii_lowercase())),
        );
    } else if is_settled(word) {
        out.push_str(word);
    } else {
        for c in word.nfkc() {
            push_folded(c, language, dots, out);
        }
    }
    if out.len() == start {
        out.push_str(word);
    }
}

fn push_folded(c: char, language: Language, dots: Dots, out: &mut String) {
    match c {
        'a'..='z' | '0'..='9' => out.push(c),
        'I' if language.has_dotless_i() => out.push('ı'),
        'A'..='Z' => out.push(c.to_ascii_lowercase()),
        'ß' | 'ẞ' => out.push_str("ss"),
        'ς' => out.push('σ'),
        'İ' => out.push('i'),
        c if number::is_dot(c) => {
            if dots == Dots::Kept {
                out.push('.');
            }
        }
        '\u{200C}' if language.has_joints() => out.push(c),
        c if is_optional(c) => {}
        // Thai and Lao letters and signs: no case, and the tables are slow
        // where every letter is a token.
        '\u{E01}'..='\u{E3A}' | '\u{E40}'..='\u{E4E}' | '\u{E81}'..='\u{ECF}' => out.push(c),
        c => {
            if let Some(digit) = ascii_digit(c) {
                out.push(digit);
            } else if c.is_alphanumeric() || is_combining_mark(c) {
                out.extend(c.to_lowercase());
            }
        }
    }
}

/// Says whether `c` may be left out in writing, or is a letter only by name
/// (the half rings and apostrophes of transliteration: `Qāʿida`).
pub(crate) const fn is_optional(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{640}'
        | '\u{2B9}'..='\u{2BF}' | '\u{2C8}' | '\u{2CA}'..='\u{2CD}'
        | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}' | '\u{5C4}' | '\u{5C5}' | '\u{5C7}'
        | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}'
        | '\u{6DF}'..='\u{6E4}' | '\u{6E7}' | '\u{6E8}' | '\u{6EA}'..='\u{6ED}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{E0100}'..='\u{E01EF}')
}

/// Where the digits of other scripts begin; ten in a row each. Full-width and
/// mathematical ones are folded with the compatibility characters.
const ZEROS: [u32; 36] = [
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6,
    0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50,
    0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0x1_0D30,
];

/// Returns the ASCII digit of the same value as the decimal digit `c`.
pub(crate) fn ascii_digit(c: char) -> Option<char> {
    let code = u32::from(c);
    if code < 0x660 {
        return c.is_ascii_digit().then_some(c);
    }
    let after = ZEROS.partition_point(|&zero| zero <= code);
    let zero = after.checked_sub(1).and_then(|index| ZEROS.get(index))?;
    (code - zero < 10).then(|| char::from_digit(code - zero, 10)).flatten()
}

#[cfg(test)]
mod tests {
    use super::{Dots, Language, fold};

    #[test]
    fn folds_what_is_one_word_to_a_reader() {
        for (word, tag, expected) in [
            ("State", "en", "state"),
            ("don't", "en", "dont"),
            ("O’Brien", "en", "obrien"),
            ("Straße", "de", "strasse"),
            ("STRASSE", "de", "strasse"),
            ("ΟΔΟΣ", "el", "οδοσ"),
            ("οδός", "el", "οδόσ"),
            ("İstanbul", "en", "istanbul"),
            ("ISPARTA", "tr", "ısparta"),
            ("ﬁnance", "en", "finance"),
            ("Ｔｏｋｙｏ", "en", "tokyo"),
            ("soft\u{AD}ware", "en", "software"),
            ("cafe\u{301}", "fr", "café"),
            ("٢٠٢٤", "ar", "2024"),
            ("२०२४", "hi", "2024"),
            ("كِتَاب", "ar", "كتاب"),
            ("כָּתַב", "he", "כתב"),
            ("Qāʿida", "en", "qāida"),
            ("می\u{200C}خواهم", "fa", "می\u{200C}خواهم"),
            ("می\u{200C}خواهم", "ar", "میخواهم"),
            ("हिन्दी", "hi", "हिन्दी"),
            ("ｶﾞ", "ja", "ガ"),
        ] {
            let mut out = String::new();
            fold(word, Language::of_tag(Some(tag)), Dots::Dropped, &mut out);
            assert_eq!(out, expected, "{word}");
        }
    }
}
