//! How many words a text has.

use crate::analysis::is_spaceless;

/// So many signs of a script without blanks are a word: most words of Chinese
/// and Japanese have two.
const SIGNS_IN_WORD: usize = 2;

/// So many letters of a South-East Asian script are a word: a syllable or two.
const LETTERS_IN_WORD: usize = 4;

/// Counts the words of a text: runs of letters, marks and digits. In scripts
/// without blanks between words, two signs count as one, and four letters where
/// a sign is made of several.
pub(super) fn count_words(text: &str) -> usize {
    let (mut words, mut signs, mut letters) = (0, 0, 0);
    let mut is_within = false;
    for c in text.chars() {
        if is_spaceless(c) && !is_hangul(c) {
            is_within = false;
            // What comes after Khmer is Chinese and Japanese.
            if c > '\u{2E80}' {
                signs += 1;
            } else {
                letters += 1;
            }
        } else if c.is_alphanumeric() {
            words += usize::from(!is_within);
            is_within = true;
        } else if c.is_whitespace() || !is_joint(c) {
            is_within = false;
        }
    }
    words + usize::div_ceil(signs, SIGNS_IN_WORD) + letters / LETTERS_IN_WORD
}

/// Says whether `c` is of the script of Korean, which has blanks.
const fn is_hangul(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11FF}' | '\u{3131}'..='\u{318E}' | '\u{A960}'..='\u{A97C}'
        | '\u{AC00}'..='\u{D7FB}' | '\u{FFA0}'..='\u{FFDC}')
}

/// Says whether a sign may stand within a word.
const fn is_joint(c: char) -> bool {
    matches!(c, '\'' | '’' | '-' | '\u{2010}' | '\u{2011}' | '\u{AD}' | '.' | ',' | '\u{200C}')
}

#[cfg(test)]
mod tests {
    use super::count_words;

    #[test]
    fn counts_words() {
        for (text, expected) in [
            ("", 0),
            ("… – ?", 0),
            ("one", 1),
            ("a well-known one, isn’t it?", 5),
            ("1,500 men of the U.S.", 5),
            ("[T]he rain fell", 4),
            ("今天下了大雨", 3),
            ("雨", 1),
            ("大雨下了一整天", 4),
            ("ฝนตกหนักมากวันนี้", 4),
            ("비가 많이 내렸다", 3),
            ("می\u{200C}خواهم بروم", 2),
        ] {
            assert_eq!(count_words(text), expected, "{text}");
        }
    }
}
