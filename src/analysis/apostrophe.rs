//! Step 3: possessives, elided articles and what Turkish adds to names are taken
//! off.
//!
//! Apostrophes that remain inside a word (`don't`, `Qa'ida`) are dropped when
//! the word is folded.

use super::language::Language;

/// Says whether `c` is written as an apostrophe.
pub(crate) const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '＇' | '‛')
}

/// Returns the word without a possessive ending: `state's` to `state`.
pub(super) fn without_possessive(word: &str) -> &str {
    let stripped =
        word.strip_suffix(['s', 'S', 'ｓ', 'Ｓ']).and_then(|rest| rest.strip_suffix(is_apostrophe));
    match stripped {
        Some(rest) if rest.chars().any(char::is_alphanumeric) => rest,
        _ => word,
    }
}

/// Returns a name without what Turkish adds behind an apostrophe:
/// `Türkiye'nin` to `Türkiye`.
pub(super) fn without_addition(word: &str, language: Language) -> &str {
    if !language.adds_to_names() {
        return word;
    }
    match word.split_once(is_apostrophe) {
        Some((name, _)) if name.chars().filter(|c| c.is_alphanumeric()).nth(1).is_some() => name,
        _ => word,
    }
}

/// Returns how many bytes of `word` are an elided article or pronoun with its
/// apostrophe: 2 for a French `l'homme`, 0 for an English `l'homme`.
pub(super) fn elision_len(word: &str, language: Language) -> usize {
    let elisions = language.elisions();
    if elisions.is_empty() {
        return 0;
    }
    let Some((at, apostrophe)) = word.char_indices().find(|&(_, c)| is_apostrophe(c)) else {
        return 0;
    };
    let after = at + apostrophe.len_utf8();
    let elided = word
        .get(..at)
        .is_some_and(|head| elisions.iter().any(|elision| head.eq_ignore_ascii_case(elision)));
    if elided && after < word.len() { after } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::{Language, elision_len, without_addition, without_possessive};

    #[test]
    fn takes_possessives_off() {
        for (word, expected) in [
            ("state's", "state"),
            ("Qa'ida’S", "Qa'ida"),
            ("stateʼs", "state"),
            ("state＇s", "state"),
            ("'s", "'s"),
            ("states", "states"),
        ] {
            assert_eq!(without_possessive(word), expected);
        }
    }

    #[test]
    fn takes_additions_off_in_turkish_only() {
        for (word, tag, expected) in [
            ("Türkiye'nin", "tr", "Türkiye"),
            ("İstanbul’da", "tr", "İstanbul"),
            ("O'Brien", "tr", "O'Brien"),
            ("Qur'an", "en", "Qur'an"),
        ] {
            assert_eq!(without_addition(word, Language::of_tag(Some(tag))), expected);
        }
    }

    #[test]
    fn takes_elisions_off_in_their_languages_only() {
        for (word, tag, len) in [
            ("l'homme", "fr", 2),
            ("L’homme", "fr", 4),
            ("qu'il", "fr", 3),
            ("aujourd'hui", "fr", 0),
            ("l'", "fr", 0),
            ("dell'arte", "it", 5),
            ("l'home", "ca", 2),
            ("d'fhear", "ga", 2),
            ("l'homme", "en", 0),
            ("O'Brien", "en", 0),
        ] {
            assert_eq!(elision_len(word, Language::of_tag(Some(tag))), len, "{word}");
        }
    }
}
