//! Devanagari: spellings of one sound are folded.
//!
//! Hindi writes a nasal as a letter (`हिन्दी`) or as a dot (`हिंदी`), leaves the
//! dot below borrowed sounds out (`ज़`, `ज`), and has signs that only loan words
//! use (`कॉलेज`, `कोलेज`). Those are folded wherever the script is used. Long and
//! short vowels, which are often taken for one another, are folded in the stems
//! of Hindi only, as Lucene does: some words differ in nothing else.

/// Says whether `word` is written in the script.
pub(super) fn is_devanagari(word: &str) -> bool {
    word.chars().next().is_some_and(|c| matches!(c, '\u{900}'..='\u{97F}'))
}

/// Appends `word`, in composed form, with spellings of one sound folded.
pub(super) fn fold_spellings(word: &str, out: &mut String) {
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            // The dot below, and letters composed with it.
            '\u{93C}' => continue,
            'ऩ' => out.push('न'),
            'ऱ' => out.push('र'),
            'ऴ' => out.push('ळ'),
            '\u{901}' => out.push('\u{902}'),
            'ऄ' => out.push('अ'),
            'ऍ' | 'ऎ' => out.push('ए'),
            'ऑ' | 'ऒ' => out.push('ओ'),
            '\u{945}' | '\u{946}' => out.push('\u{947}'),
            '\u{949}' | '\u{94A}' => out.push('\u{94B}'),
            'ङ' | 'ञ' | 'ण' | 'न' | 'म' if is_before_its_row(c, chars.clone()) => {
                chars.next();
                out.push('\u{902}');
            }
            c => out.push(c),
        }
    }
}

/// Says whether a nasal has its vowel killed before a stop of its own row: it is
/// no more than the dot then.
fn is_before_its_row(nasal: char, mut after: impl Iterator<Item = char>) -> bool {
    let Some('\u{94D}') = after.next() else { return false };
    let row = match nasal {
        'ङ' => 'क'..='घ',
        'ञ' => 'च'..='झ',
        'ण' => 'ट'..='ढ',
        'न' => 'त'..='ध',
        _ => 'प'..='भ',
    };
    after.next().is_some_and(|c| row.contains(&c))
}

/// Returns `word` with long vowels as short ones and without killed vowels.
pub(super) fn shorten(word: &str) -> String {
    let short = |c| {
        Some(match c {
            '\u{94D}' => return None,
            'आ' => 'अ',
            'ई' => 'इ',
            'ऊ' => 'उ',
            'ऐ' => 'ए',
            'औ' => 'ओ',
            'ॠ' => 'ऋ',
            '\u{940}' => '\u{93F}',
            '\u{942}' => '\u{941}',
            '\u{944}' => '\u{943}',
            '\u{948}' => '\u{947}',
            '\u{94C}' => '\u{94B}',
            c => c,
        })
    };
    word.chars().filter_map(short).collect()
}

#[cfg(test)]
mod tests {
    use super::{fold_spellings, shorten};

    #[test]
    fn folds_spellings_of_one_sound() {
        for (word, expected) in [
            ("हिन्दी", "हिंदी"),
            ("हिंदी", "हिंदी"),
            ("सम्बन्ध", "संबंध"),
            ("पण्डित", "पंडित"),
            ("अङ्क", "अंक"),
            ("उन्होंने", "उन्होंने"),
            ("जन्म", "जन्म"),
            ("चाँद", "चांद"),
            ("ज\u{93C}मीन", "जमीन"),
            ("कॉलेज", "कोलेज"),
            ("न्", "न्"),
        ] {
            let mut out = String::new();
            fold_spellings(word, &mut out);
            assert_eq!(out, expected, "{word}");
        }
    }

    #[test]
    fn shortens_vowels() {
        assert_eq!(shorten("मूल्य"), "मुलय");
        assert_eq!(shorten("भारतीय"), "भारतिय");
    }
}
