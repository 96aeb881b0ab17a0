//! What a query may hold, so that none takes the process down.

use unicode_segmentation::UnicodeSegmentation;

/// Longest query, in bytes: room for every word a query may hold, and more than
/// anybody types.
pub(super) const MAX_QUERY_BYTES: usize = 64 << 10;

/// A query holds no more words, phrases and patterns. Each costs a look-up in
/// every segment of an index; nobody types as many.
pub(super) const MAX_TERMS: usize = 1024;

/// A query holds no more wildcards, regular expressions and near spellings.
/// Each is an automaton of up to a mebibyte that is compared with the words of
/// the collection.
pub(super) const MAX_PATTERNS: usize = 64;

/// The regular expressions of a query hold no more classes of characters, such
/// as `[a-z]` or `\w`. Reading one without regard to case takes up to a
/// thousandth of a second.
pub(super) const MAX_CLASSES: usize = 64;

/// Parentheses nest no deeper. The tree is read, shown and searched by
/// functions that call themselves for each level.
pub(super) const MAX_DEPTH: usize = 64;

/// A phrase, or a word of many parts, holds no more words. Each has to be
/// compared at every place where the others stand; a longer quotation is
/// recognised by its first words.
pub(super) const MAX_PHRASE_WORDS: usize = 256;

/// Longest wildcard or regular expression, in bytes, as where they are looked
/// up. No word is longer than 200.
pub(super) const MAX_PATTERN_BYTES: usize = 1000;

/// Longest word that near spellings are looked for of, in bytes. The automaton
/// grows with it, and no word of a collection is longer.
pub(super) const MAX_FUZZY_BYTES: usize = 200;

/// `NEAR` and `ADJ` take turns no more often without parentheses: each turn is
/// a level of the tree.
pub(super) const MAX_TURNS: usize = 8;

/// Returns the beginning of `text` that fits into `max_bytes`, ending on a
/// character boundary.
pub(super) fn cut(text: &str, max_bytes: usize) -> &str {
    let mut end = max_bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// Returns the beginning of a phrase that has as many words as a phrase may
/// have; `None` where that is all of it.
pub(super) fn cut_words(text: &str) -> Option<&str> {
    // A word takes a byte at least, and all but the last one something after
    // it in most scripts: counting is only needed for what is long.
    if text.len() <= MAX_PHRASE_WORDS {
        return None;
    }
    let (end, _) = text.unicode_word_indices().nth(MAX_PHRASE_WORDS)?;
    text.get(..end)
}

/// Returns so much of `text` as a phrase may hold.
pub(super) fn phrase(text: String) -> String {
    cut_words(&text).map(|kept| kept.trim_end().to_owned()).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::{MAX_PHRASE_WORDS, cut, cut_words};

    #[test]
    fn cuts_between_characters() {
        assert_eq!(cut("aé", 2), "a");
        assert_eq!(cut("aé", 3), "aé");
        assert_eq!(cut("a", 9), "a");
    }

    #[test]
    fn counts_words_of_any_script() {
        for (word, last) in [("ab ", "ab "), ("伊", "伊"), ("a-", "a-"), ("ไ", "ไ")] {
            assert_eq!(cut_words(&word.repeat(MAX_PHRASE_WORDS)), None, "{word}");
            let long = word.repeat(MAX_PHRASE_WORDS + 5);
            let cut = cut_words(&long).expect(word);
            assert_eq!(cut.len(), word.len() * MAX_PHRASE_WORDS, "{word}");
            assert!(cut.ends_with(last));
        }
    }
}
