//! Texts as a browser compares them.

use memchr::memmem;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Between the paragraphs of a folded text: no text has it, so that nothing is
/// found across two of them.
const BORDER: char = '\u{1}';

/// An article in the form in which a browser looks for words in it.
///
/// What is counted here is at least what a browser finds: it finds whole words
/// only.
pub(super) struct Folded(String);

impl Folded {
    /// Folds paragraphs.
    pub(super) fn of<'t>(paragraphs: impl IntoIterator<Item = &'t str>) -> Self {
        let mut all = String::new();
        for paragraph in paragraphs {
            all.push(BORDER);
            all.push_str(&fold(paragraph));
        }
        all.push(BORDER);
        Self(all)
    }

    /// Counts where some words stand. Places that overlap count each.
    pub(super) fn count(&self, words: &str) -> usize {
        count(&self.0, &fold(words))
    }

    /// Counts where some words stand at the end of a paragraph, or anywhere in
    /// one, and others right behind them.
    pub(super) fn count_joined(&self, words: &[&str]) -> usize {
        let folded: Vec<_> = words.iter().map(|words| fold(words)).collect();
        let across = count(&self.0, &folded.join(&BORDER.to_string()));
        across + count(&self.0, &folded.join(" "))
    }
}

fn count(text: &str, words: &str) -> usize {
    if words.is_empty() {
        return 0;
    }
    let finder = memmem::Finder::new(words);
    let (mut found, mut from) = (0, 0);
    while let Some(at) = text.as_bytes().get(from..).and_then(|rest| finder.find(rest)) {
        found += 1;
        from += at + 1;
    }
    found
}

/// Folds a text: small letters without accents, one blank between words.
fn fold(text: &str) -> String {
    let plain = text.nfkd().filter(|c| !is_combining_mark(*c) && *c != '\u{AD}');
    let lower: String = plain.flat_map(char::to_lowercase).collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}
