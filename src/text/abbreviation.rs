//! Words whose full stop does not end a sentence.

/// Always followed by more of the sentence: titles of persons, references.
const OPENING: &[&str] = &[
    "dr", "mr", "mrs", "ms", "mx", "prof", "gen", "maj", "col", "lt", "sgt", "capt", "cpl", "cmdr",
    "adm", "brig", "sen", "rep", "gov", "pres", "rev", "hon", "amb", "insp", "supt", "msgr", "fr",
    "st", "mt", "ft", "fig", "figs", "eq", "eqs", "vol", "vols", "pp", "ch", "chap", "sec", "art",
    "ed", "eds", "cf", "ca", "approx", "vs", "v", "viz", "e.g", "i.e", "al-hajj", "messrs", "mme",
    "mlle", "hr", "frau", "sr", "sra", "dott", "bzw", "z.b", "d.h", "u.a", "vgl", "т.е", "т.к",
    "г",
];

/// Followed by more of the sentence where a number comes: `No. 5`, `Nov. 12`.
const BEFORE_NUMBERS: &[&str] = &[
    "no", "nos", "nr", "p", "par", "para", "n", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
    "sep", "sept", "oct", "nov", "dec", "op", "res",
];

/// Words that seldom follow an abbreviation or initials within a sentence, so
/// that `the U.S. The` is two sentences and `U.S. Army` is one.
const STARTERS: &[&str] = &[
    "a",
    "about",
    "after",
    "all",
    "although",
    "an",
    "and",
    "as",
    "at",
    "before",
    "but",
    "by",
    "during",
    "even",
    "for",
    "from",
    "he",
    "her",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "it",
    "its",
    "many",
    "meanwhile",
    "most",
    "my",
    "no",
    "not",
    "on",
    "one",
    "our",
    "she",
    "since",
    "so",
    "some",
    "such",
    "that",
    "the",
    "their",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "to",
    "under",
    "until",
    "we",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "with",
    "you",
    "yet",
];

/// Says whether the full stop at the end of `before` belongs to an abbreviation
/// or initial, and the sentence goes on with `after`.
pub(super) fn continues(before: &str, after: &str) -> bool {
    let Some(before) = before.strip_suffix('.') else { return false };
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '"' | '“' | '‘' | '-' | '–'))
        .next()
        .unwrap_or_default();
    let is_in = |list: &[&str], word: &str| {
        // Words of the lists are short; anything longer needs no folding.
        word.len() <= 16 && list.contains(&word.to_lowercase().as_str())
    };
    if is_in(OPENING, word) {
        return true;
    }
    let after_number = after.starts_with(|c: char| c.is_numeric());
    if is_in(BEFORE_NUMBERS, word) {
        return after_number;
    }
    // Initials and acronyms: `J.`, `U.S`, `Ph.D`.
    let mut parts = word.split('.');
    let initials = parts.all(|part| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.nth(1).is_none()
    });
    if !initials {
        return false;
    }
    let next: &str = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    // `I` alone is more often a word than an initial.
    let is_pronoun = word == "I" && !after_number;
    !(after.is_empty() || is_in(STARTERS, next) || is_pronoun)
}
