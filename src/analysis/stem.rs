//! Step 5: the stem.
//!
//! It is Snowball's, of a word that is prepared for it where a language writes
//! onto its words more than Snowball takes off.

use std::borrow::Cow;

use frostem::{Algorithm, Stemmer};

use super::devanagari;
use super::language::Language;
use super::{arabic, persian};

/// Returns the stem of a folded word. Words with signs in them (`c++`, `3.14`)
/// and languages without a stemmer keep the word.
pub(super) fn stem(word: &str, language: Language) -> Cow<'_, str> {
    let Some(algorithm) = language.algorithm() else {
        return Cow::Borrowed(word);
    };
    if word.ends_with(['+', '#']) || word.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return Cow::Borrowed(word);
    }
    let stem = match algorithm {
        Algorithm::Arabic => of_prepared(&arabic::lighten(word), algorithm),
        Algorithm::Persian => match persian::lighten(word) {
            (stem, true) => Cow::Owned(stem),
            (prepared, false) => of_prepared(&prepared, algorithm),
        },
        Algorithm::Hindi if devanagari::is_devanagari(word) => {
            let mut folded = String::with_capacity(word.len());
            devanagari::fold_spellings(word, &mut folded);
            Cow::Owned(devanagari::shorten(&Stemmer::new(algorithm).stem(&folded)))
        }
        _ => Stemmer::new(algorithm).stem(word),
    };
    // Nothing vanishes: a word that is all ending keeps itself.
    if stem.is_empty() { Cow::Borrowed(word) } else { stem }
}

/// Returns the stem of a word that was prepared; the word itself where nothing
/// would be left of it.
fn of_prepared(prepared: &str, algorithm: Algorithm) -> Cow<'static, str> {
    let stem = Stemmer::new(algorithm).stem(prepared);
    let kept = if stem.is_empty() { prepared } else { &stem };
    Cow::Owned(kept.to_owned())
}
