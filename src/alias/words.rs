//! Small words, and what they may do in a name.

/// Words that stand in lower case within a name and have no letter in its short
/// form: `Movement for the Liberation of Palestine`.
const CONNECTORS: &[&str] = &[
    "a", "against", "an", "and", "at", "between", "by", "for", "from", "in", "of", "on", "or",
    "the", "to", "under", "with", "without", // English
    "au", "aux", "d", "de", "des", "du", "et", "l", "la", "le", "les", "pour",
    "sur", // French
    "da", "das", "del", "do", "dos", "e", "el", "los", "las", "para", "por", "y", // Iberian
    "della", "delle", "dei", "degli", "di", "il", "per", // Italian
    "der", "die", "dem", "den", "für", "im", "und", "vom", "von", "zu", "zum",
    "zur", // German
    "en", "het", "van", "voor", // Dutch
    "в", "во", "для", "и", "из", "за", "к", "на", "о", "об", "по", "при", "с", "у", // Russian
];

/// Articles and links of transliterated names: `Jamaat-ul-Ahrar`,
/// `Tehrik-i-Taliban`. They may begin a name: `al-Qaeda`.
const PARTICLES: &[&str] = &[
    "ad", "al", "an", "ar", "as", "ash", "at", "az", "bin", "e", "ed", "el", "es", "i", "ibn",
    "ud", "ul", "ur", "us", "ut", "uz", "va", "wa", "wal", "ye",
];

/// What a short form is before which nobody means that form: a passage with
/// `is` is none about the Islamic State. Case is folded where words are looked
/// up, so that these are never looked for in the place of a name.
const COMMON: &[&str] = &[
    "a", "ad", "all", "am", "an", "and", "any", "are", "art", "as", "at", "be", "but", "by", "can",
    "car", "cop", "dare", "de", "do", "el", "es", "est", "et", "for", "go", "had", "has", "he",
    "her", "him", "his", "how", "if", "im", "in", "is", "it", "its", "la", "le", "man", "may",
    "me", "mr", "ms", "my", "new", "no", "not", "now", "of", "on", "one", "or", "our", "out",
    "own", "per", "pm", "say", "see", "she", "so", "st", "that", "the", "they", "this", "to",
    "too", "two", "un", "up", "us", "was", "we", "who", "why", "will", "with", "you", "в", "и",
    "на", "не", "но", "о", "он", "по", "с", "то", "у", "я",
];

/// Names of months and days, short or in full, and what else stands in brackets
/// with a capital.
const NO_SHORT_FORMS: &[&str] = &[
    "apr",
    "april",
    "aug",
    "august",
    "dec",
    "december",
    "eds",
    "feb",
    "february",
    "fig",
    "fri",
    "friday",
    "jan",
    "january",
    "jr",
    "jul",
    "july",
    "jun",
    "june",
    "mar",
    "march",
    "may",
    "mon",
    "monday",
    "no",
    "nov",
    "november",
    "oct",
    "october",
    "sat",
    "saturday",
    "sept",
    "september",
    "sep",
    "sr",
    "sun",
    "sunday",
    "table",
    "thu",
    "thursday",
    "tue",
    "tuesday",
    "vol",
    "wed",
    "wednesday",
    "ii",
    "iii",
    "iv",
    "vi",
    "vii",
    "viii",
    "ix",
    "xi",
    "xii",
];

/// Words that no name begins with, beside connectors.
const FUNCTION_WORDS: &[&str] = &[
    "a",
    "after",
    "an",
    "and",
    "are",
    "as",
    "at",
    "because",
    "but",
    "by",
    "for",
    "former",
    "from",
    "had",
    "has",
    "have",
    "he",
    "her",
    "his",
    "in",
    "including",
    "is",
    "it",
    "its",
    "like",
    "of",
    "on",
    "or",
    "our",
    "said",
    "says",
    "several",
    "she",
    "since",
    "some",
    "such",
    "than",
    "that",
    "the",
    "their",
    "these",
    "they",
    "this",
    "those",
    "to",
    "under",
    "was",
    "we",
    "were",
    "when",
    "where",
    "which",
    "while",
    "who",
    "with",
];

fn is_in(list: &[&str], word: &str) -> bool {
    // The longest of all has nine letters of two bytes at most.
    word.len() <= 18 && list.contains(&word.to_lowercase().as_str())
}

/// Says whether `word`, as written, may be passed over in a name.
pub(super) fn is_connector(word: &str) -> bool {
    if word == "&" {
        return true;
    }
    let mut capitals = word.chars().filter(|c| c.is_uppercase());
    // `US` and `AT` are no small words.
    let one_at_most = capitals.next().is_none() || capitals.next().is_none();
    one_at_most && (is_in(CONNECTORS, word) || is_in(PARTICLES, word))
}

/// Says whether a connector holds a name together so well that two letters may
/// pass it over: `War of Independence (WI)`, but not `Azaim on Monday (AM)`.
pub(super) fn is_close_connector(word: &str) -> bool {
    !is_in(
        &[
            "a", "against", "an", "at", "between", "by", "from", "in", "on", "or", "to", "under",
            "with", "without",
        ],
        word,
    )
}

/// Says whether `word` is an article or a link of transliterated names.
pub(super) fn is_particle(word: &str) -> bool {
    is_in(PARTICLES, word)
}

/// Says whether no name begins with `word`.
pub(super) fn is_function_word(word: &str) -> bool {
    let mut capitals = word.chars().filter(|c| c.is_uppercase());
    (capitals.next().is_none() || capitals.next().is_none()) && is_in(FUNCTION_WORDS, word)
}

/// Says whether a list of things ends with `word` and one thing more.
pub(super) fn is_and(word: &str) -> bool {
    is_in(&["&", "and", "e", "en", "et", "und", "y", "и"], word)
}

/// Says whether the folded `word` is one that every other passage has.
pub(crate) fn is_common_word(word: &str) -> bool {
    is_in(COMMON, word)
}

/// Says whether what stands in brackets is a word of another kind.
pub(super) fn is_no_short_form(word: &str) -> bool {
    is_in(NO_SHORT_FORMS, word)
}

/// Says whether `word` tells whose the following is: `established its Khorasan
/// Province`.
pub(super) fn is_possessive(word: &str) -> bool {
    is_in(&["its", "their", "his", "her"], word) || word.ends_with("'s") || word.ends_with("’s")
}

/// Says whether what follows `word` is where something is, and not who it is.
pub(super) fn is_of_place(word: &str) -> bool {
    is_in(&["at", "from", "in", "inside", "near", "on", "outside", "to"], word)
}

#[cfg(test)]
mod tests {
    use super::{is_common_word, is_connector, is_no_short_form};

    #[test]
    fn capitals_tell_names_from_small_words() {
        for (word, expected) in [
            ("of", true),
            ("The", true),
            ("al", true),
            ("für", true),
            ("US", false),
            ("AT", false),
            ("State", false),
            ("&", true),
        ] {
            assert_eq!(is_connector(word), expected, "{word}");
        }
    }

    #[test]
    fn lists_are_in_lower_case() {
        for list in [super::CONNECTORS, super::PARTICLES, super::COMMON, super::NO_SHORT_FORMS] {
            for word in list {
                assert_eq!(word.to_lowercase(), *word);
                assert!(word.len() <= 18);
            }
        }
        assert!(is_common_word("who") && !is_common_word("iskp"));
        assert!(is_no_short_form("Sept") && !is_no_short_form("SEATO"));
    }
}
