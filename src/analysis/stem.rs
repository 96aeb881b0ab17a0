//! Step 5: the Snowball stem.

use std::borrow::Cow;

use frostem::Stemmer;

use super::language::Language;

/// Returns the stem of a folded word. Words with signs in them (`c++`, `3.14`)
/// and languages without a stemmer keep the word.
pub(super) fn stem(word: &str, language: Language) -> Cow<'_, str> {
    let Some(algorithm) = language.algorithm() else {
        return Cow::Borrowed(word);
    };
    if word.ends_with(['+', '#']) || word.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return Cow::Borrowed(word);
    }
    let stem = Stemmer::new(algorithm).stem(word);
    // Nothing vanishes: a word that is all ending keeps itself.
    if stem.is_empty() { Cow::Borrowed(word) } else { stem }
}
