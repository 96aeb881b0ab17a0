//! Step 6: accents are folded, and so are letters that are written one for the
//! other.
//!
//! Marks are taken off letters of the Latin, Greek and Cyrillic scripts, where
//! readers leave them out when they type. Vowel signs, viramas, tone and voicing
//! marks of other scripts make other words and are never touched; nor are `й`,
//! `ї`, `ў`, `ѓ` and `ќ`, which are letters of their own. Vietnamese loses its
//! tones: they are left out too often, and what they tell apart is told apart by
//! the words beside.
//!
//! Of the Arabic script, letters are folded that keyboards and habits of writing
//! mix up (alef with hamza, yeh, kaf, heh and teh marbuta, as written in Arabic,
//! Persian and Urdu), and of [Devanagari](super::devanagari) spellings of one
//! sound.

use unicode_normalization::char::decompose_canonical;

use super::devanagari::{fold_spellings, is_devanagari};

/// Appends `word` to `out` with accents folded. `word` is in composed form and
/// lower case.
pub(super) fn fold_accents(word: &str, out: &mut String) {
    if word.is_ascii() {
        out.push_str(word);
        return;
    }
    let start = out.len();
    if is_devanagari(word) {
        fold_spellings(word, out);
    } else {
        fold_letters(word, out);
    }
    // Nothing vanishes: a word of marks alone keeps them.
    if out.len() == start {
        out.push_str(word);
    }
}

fn fold_letters(word: &str, out: &mut String) {
    for c in word.chars() {
        match c {
            '\0'..='\x7F' => out.push(c),
            'й' | 'ї' | 'ў' | 'ѓ' | 'ќ' => out.push(c),
            'ґ' => out.push('г'),
            '\u{80}'..='\u{24F}'
            | '\u{300}'..='\u{52F}'
            | '\u{1AB0}'..='\u{1AFF}'
            | '\u{1C80}'..='\u{1C8F}'
            | '\u{1DC0}'..='\u{1FFF}'
            | '\u{20D0}'..='\u{20FF}'
            | '\u{FE20}'..='\u{FE2F}' => decompose_canonical(c, |part| push_base(part, out)),
            'آ' | 'أ' | 'إ' | 'ٱ' => out.push('ا'),
            'ؤ' => out.push('و'),
            'ى' | 'ي' | 'ئ' | 'ے' | 'ۓ' => out.push('ی'),
            'ك' => out.push('ک'),
            'ة' | 'ۀ' | 'ە' | 'ہ' | 'ۂ' | 'ۃ' | 'ھ' => out.push('ه'),
            // Kept until here for the stemmer of Persian.
            '\u{200C}' => {}
            _ => out.push(c),
        }
    }
}

fn push_base(c: char, out: &mut String) {
    let letters = match c {
        '\u{300}'..='\u{36F}'
        | '\u{483}'..='\u{487}'
        | '\u{1AB0}'..='\u{1AFF}'
        | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}'
        | '\u{FE20}'..='\u{FE2F}' => return,
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ħ' => "h",
        'ı' => "i",
        'ȷ' => "j",
        'ŧ' => "t",
        'ŋ' => "n",
        c => return out.push(c),
    };
    out.push_str(letters);
}

#[cfg(test)]
mod tests {
    use super::fold_accents;

    #[test]
    fn folds_ornament_and_keeps_letters() {
        for (word, expected) in [
            ("café", "cafe"),
            ("łódź", "lodz"),
            ("ærøskøbing", "aeroskobing"),
            ("erdoğan", "erdogan"),
            ("ởi", "oi"),
            ("άνθρωπος", "ανθρωπος"),
            ("ёлка", "елка"),
            ("мой", "мой"),
            ("हिन्दी", "हिंदी"),
            ("ґрунт", "грунт"),
            ("مسؤول", "مسوول"),
            ("مسئول", "مسیول"),
            ("ہمارے", "هماری"),
            ("می\u{200C}شود", "میشود"),
            ("ไม่", "ไม่"),
            ("が", "が"),
            ("أحمد", "احمد"),
            ("\u{301}", "\u{301}"),
            ("\u{93C}", "\u{93C}"),
        ] {
            let mut out = String::new();
            fold_accents(word, &mut out);
            assert_eq!(out, expected);
        }
    }
}
