//! Arabic: what is written onto a word is taken off before it is stemmed.
//!
//! Conjunctions, prepositions and the article are written as one with the word
//! after them, pronouns with the word before. Snowball's stemmer takes off the
//! first layer only. This step takes off the affixes of the light stemmers
//! (Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information
//! Retrieval", 2007), conjunctions and prepositions of one letter included, and
//! leaves the rest to Snowball. Measured as nDCG@10 on the passages of XQuAD:
//! Snowball alone 0.935, Lucene's light stemmer with its stop words 0.938, both
//! in this order 0.946.

/// What begins a word and is another word, longer ones first.
const PREFIXES: [&str; 11] =
    ["وبال", "وكال", "فبال", "وال", "بال", "كال", "فال", "ولل", "فلل", "ال", "لل"];

/// The same of one letter. Many words begin with these letters by themselves.
const LETTERS: [char; 5] = ['و', 'ف', 'ب', 'ل', 'ك'];

/// Pronouns and endings of number and gender, each taken off once, in this
/// order.
const SUFFIXES: [&str; 16] = [
    "هما", "كما", "تها", "تهم", "هم", "هن", "نا", "ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي", "ا",
];

/// Letters that remain at least.
const LEAST_AFTER_PREFIX: usize = 3;
/// More than after a prefix: كتاب, "book", is not "like" something. With 3 the
/// measure above is 0.950, for many more words taken for others.
const LEAST_AFTER_LETTER: usize = 4;
const LEAST_BEFORE_SUFFIX: usize = 2;
/// And, to, the: no word has more before it.
const MOST_PREFIXES: usize = 3;

/// Returns a folded word with variants of letters folded and without affixes;
/// Snowball's letters, so that Persian's `ک` and `ی` become Arabic's.
pub(super) fn lighten(word: &str) -> String {
    let plain: String = word.chars().map(plain_letter).collect();
    let mut rest = plain.as_str();
    // Endings first: whether a first letter is a word of its own is decided by
    // what is left, the same with every ending.
    for suffix in SUFFIXES {
        if let Some(shorter) = rest.strip_suffix(suffix)
            && has_letters(shorter, LEAST_BEFORE_SUFFIX)
        {
            rest = shorter;
        }
    }
    for _ in 0..MOST_PREFIXES {
        match without_prefix(rest) {
            Some(shorter) => rest = shorter,
            None => break,
        }
    }
    rest.to_owned()
}

fn without_prefix(word: &str) -> Option<&str> {
    let long = PREFIXES.iter().find_map(|prefix| {
        word.strip_prefix(prefix).filter(|rest| has_letters(rest, LEAST_AFTER_PREFIX))
    });
    long.or_else(|| word.strip_prefix(LETTERS).filter(|rest| has_letters(rest, LEAST_AFTER_LETTER)))
}

fn has_letters(word: &str, least: usize) -> bool {
    word.chars().take(least).count() == least
}

const fn plain_letter(c: char) -> char {
    match c {
        'آ' | 'أ' | 'إ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::lighten;

    #[test]
    fn takes_affixes_off() {
        for (word, expected) in [
            ("الكتاب", "كتاب"),
            ("والكتاب", "كتاب"),
            ("بالكتاب", "كتاب"),
            ("وبالكتاب", "كتاب"),
            ("كتاب", "كتاب"),
            ("كتابها", "كتاب"),
            ("كتابهم", "كتاب"),
            ("للحكومة", "حكوم"),
            ("الحكومة", "حكوم"),
            ("حكومتهم", "حكوم"),
            ("وحكومة", "حكوم"),
            ("لمدينة", "مدين"),
            ("المدينة", "مدين"),
            ("مسلمون", "مسلم"),
            ("المسلمين", "مسلم"),
            ("إسلام", "اسلام"),
            ("من", "من"),
            ("علي", "عل"),
            ("بلاد", "بلاد"),
            ("بالعراق", "عراق"),
            ("فبكتابهم", "كتاب"),
            ("", ""),
        ] {
            assert_eq!(lighten(word), expected, "{word}");
        }
    }
}
