//! Scripts without blanks between words: where a text is cut all the same.
//!
//! Chinese, Japanese, Thai, Lao, Khmer and Burmese do not set words apart, and
//! Korean sets apart what a word has taken on with the word. Their texts are cut
//! into *signs*: a character of Chinese, a syllable of Korean, a consonant with
//! all that is written around it in Thai. No word begins or ends within a sign,
//! so that whatever is typed is found by its signs side by side. Two signs that
//! touch are also written down as one [compound](super::compound), the bigram
//! that Chinese and Japanese are commonly indexed by: most words have two signs
//! or more, and how rare a word is can be told from its bigrams.
//!
//! No dictionary: measured as nDCG@10 on the passages of XQuAD with BM25, bigrams
//! give 0.967 for Chinese and 0.971 for Thai, the dictionaries of ICU 0.961 and
//! 0.970, for 3.5 MB more of program. Bigrams also need not agree on where a
//! word ends, and know new names. For Korean they do as well as words taken
//! apart (Lee and Ahn, "Using n-grams for Korean text retrieval", SIGIR 1996).

use unicode_normalization::char::is_combining_mark;

/// Says whether `c` is of a script without blanks. Its digits are not: they
/// are written as numbers everywhere.
pub(crate) const fn is_spaceless(c: char) -> bool {
    if c < '\u{E01}' {
        return false;
    }
    matches!(c,
        // Thai, Lao.
        '\u{E01}'..='\u{E3A}' | '\u{E40}'..='\u{E4E}' | '\u{E81}'..='\u{ECE}' | '\u{EDC}'..='\u{EDF}'
        // Burmese and its extensions.
        | '\u{1000}'..='\u{103F}' | '\u{104E}'..='\u{108F}' | '\u{109A}'..='\u{109F}'
        | '\u{A9E0}'..='\u{A9EF}' | '\u{A9FA}'..='\u{A9FE}' | '\u{AA60}'..='\u{AA7F}'
        // Hangul: letters, syllables, half width.
        | '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318E}' | '\u{A960}'..='\u{A97C}'
        | '\u{AC00}'..='\u{D7FB}' | '\u{FFA0}'..='\u{FFDC}'
        // Khmer.
        | '\u{1780}'..='\u{17D3}' | '\u{17D7}' | '\u{17DC}' | '\u{17DD}'
        // Kana, with the mark of length, and Bopomofo.
        | '\u{3041}'..='\u{309F}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{312F}'
        | '\u{31A0}'..='\u{31BF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}'
        | '\u{1AFF0}'..='\u{1B16F}'
        // Han.
        | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Says whether `c` is a letter that is a sign, or begins one, whatever stands
/// around it; Unicode's rules need not be asked.
pub(super) const fn is_plain_sign(c: char) -> bool {
    matches!(c,
        '\u{E01}'..='\u{E30}' | '\u{E32}' | '\u{E33}' | '\u{E40}'..='\u{E46}'
        | '\u{3005}' | '\u{3007}' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')
}

/// Says whether a term is two signs of Chinese, Japanese or Korean: it stands
/// for two positions wherever it stands, since each of them is one character.
pub(crate) fn is_pair(term: &str) -> bool {
    let mut signs = term.chars();
    let is_sign = |c: Option<char>| c.is_some_and(|c| c >= '\u{3005}' && is_plain_sign(c));
    term.len() <= 8 && is_sign(signs.next()) && is_sign(signs.next()) && signs.next().is_none()
}

/// Says whether `c` is a mark on a letter of Thai.
pub(super) const fn is_plain_mark(c: char) -> bool {
    matches!(c, '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}')
}

/// Says whether `c` belongs to what it follows by Unicode's rules.
pub(super) fn is_attached(c: char) -> bool {
    c >= '\u{80}'
        && (is_combining_mark(c)
            || matches!(c,
                '\u{AD}' | '\u{61C}' | '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FF9E}' | '\u{FF9F}'
                | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0001}'..='\u{E01EF}'))
}

/// Returns where the first plain sign of `text` stands.
pub(super) fn find_sign(text: &str) -> Option<usize> {
    // No letter of Europe or the Near East has three bytes.
    let at = text.bytes().position(|byte| byte >= 0xE0)?;
    text.get(at..)?.find(is_plain_sign).map(|further| at + further)
}

/// Says whether folding leaves `word` as it is: plain signs, with marks that
/// stand in order.
pub(super) fn is_settled(word: &str) -> bool {
    let mut marks = 0;
    let mut is_below = false;
    word.chars().all(|c| {
        marks += usize::from(is_plain_mark(c));
        is_below |= matches!(c, '\u{E38}'..='\u{E3A}');
        (is_plain_sign(c) && c != '\u{E33}') || (is_plain_mark(c) && !(is_below && marks > 1))
    })
}

/// Says whether `word` goes on the sign that `before` is, which it follows at
/// once: the one holds no consonant of its own, or does not stand without the
/// other.
///
/// Both are as Unicode's rules cut them: one letter and the marks on it.
pub(super) fn goes_on(before: &str, word: &str) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), word.chars().next()) else {
        return false;
    };
    match first {
        // Thai and Lao write some vowels before the consonant, some after it.
        '\u{E01}'..='\u{E2E}' => matches!(last, '\u{E40}'..='\u{E44}'),
        '\u{E30}' | '\u{E32}' | '\u{E33}' | '\u{E45}' => matches!(last, '\u{E01}'..='\u{E4E}'),
        '\u{E81}'..='\u{EAE}' | '\u{EDC}'..='\u{EDF}' => matches!(last, '\u{EC0}'..='\u{EC4}'),
        '\u{EB0}' | '\u{EB2}' | '\u{EB3}' | '\u{EBD}' => matches!(last, '\u{E81}'..='\u{ECE}'),
        // Khmer stacks consonants below the sign that joins them.
        '\u{1780}'..='\u{17B3}' => last == '\u{17D2}',
        // So does Burmese, where a consonant with the killing mark also ends
        // the syllable before it.
        '\u{1000}'..='\u{102A}' | '\u{103F}' | '\u{104E}'..='\u{1081}' => {
            let mut marks = word.chars().skip(1);
            let is_burmese = matches!(last, '\u{1000}'..='\u{109D}');
            last == '\u{1039}'
                || is_burmese && matches!(marks.find(|&c| c != '\u{1037}'), Some('\u{103A}'))
        }
        _ => false,
    }
}

/// Says whether two signs, which begin with these letters and have `gap` between
/// them, are written as one. The
/// syllables of Tibetan, which are words to Unicode, touch with a dot between.
pub(super) fn touches(sign: char, gap: &str, next: char) -> bool {
    match gap {
        "" => is_spaceless(sign) && is_spaceless(next),
        "\u{F0B}" | "\u{F0C}" => is_tibetan(sign) && is_tibetan(next),
        _ => false,
    }
}

/// Says whether `c` is a letter of Tibetan, or a mark on one.
pub(super) const fn is_tibetan(c: char) -> bool {
    matches!(c, '\u{F00}'..='\u{FBC}')
}

#[cfg(test)]
mod tests {
    use super::{goes_on, is_spaceless};

    #[test]
    fn knows_the_scripts() {
        for c in "ไทยລາວខ្មែរမြန်မာ한ㄱ中々〇のカーｶㄅ𠮷".chars()
        {
            assert!(is_spaceless(c), "{c}");
        }
        for c in "aéßяαاहת๑໑၁១३0５、。・「".chars() {
            assert!(!is_spaceless(c), "{c}");
        }
    }

    #[test]
    fn signs_go_on() {
        for (before, word, expected) in [
            ("เ", "ท", true),
            ("ท", "า", true),
            ("เท่", "า", true),
            ("ท", "ศ", false),
            ("ท", "ไ", false),
            ("ເ", "ມ", true),
            ("ວ", "ຽ", true),
            ("ខ្", "ម", true),
            ("ខ", "ម", false),
            ("မြ", "န်", true),
            ("န်", "မာ", false),
            ("က္", "က", true),
            ("中", "国", false),
            ("a", "န်", false),
        ] {
            assert_eq!(goes_on(before, word), expected, "{before} {word}");
        }
    }
}
