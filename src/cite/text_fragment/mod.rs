//! Links that lead to a passage within a page.
//!
//! A browser that opens `URL#:~:text=START,END` looks for these words, scrolls
//! to them and marks what stands from the first to the last (the specification
//! is the [URL Fragment Text Directives](https://wicg.github.io/scroll-to-text-fragment/)
//! of the WICG). The words are chosen so that they stand nowhere else in the
//! article, and are as few as that allows.

mod encode;
mod folded;
mod words;

use encode::encode;
use folded::Folded;
use words::{Word, words};

/// The words that lead to a passage.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TextFragment {
    /// Words right before the passage, where its own stand elsewhere too.
    prefix: Option<String>,
    /// The whole passage, or how it begins.
    start: String,
    /// How it ends, where `start` is not the whole.
    end: Option<String>,
    /// Words right behind the passage.
    suffix: Option<String>,
}

/// A page has more words than its article: menus, captions, teasers. Fewer
/// words than these are too easily among them.
const MIN_WORDS: usize = 3;

/// Of a passage that is seen alone so many words of its beginning and of its
/// end are taken.
const FIRST_WORDS: usize = 6;
const LAST_WORDS: usize = 4;

/// A passage with so many words is written whole: its beginning and end would
/// be no shorter.
const MAX_WHOLE: usize = 2 * MIN_WORDS + 2;

/// Neighbours tell a passage apart by at most so many words.
const MAX_NEIGHBOUR: usize = 8;

impl TextFragment {
    /// Makes a fragment of a passage alone: cheap, and nearly always right,
    /// since six words in a row are seldom written twice. `None` where the
    /// passage has no words.
    ///
    /// ```
    /// use pincite::cite::TextFragment;
    ///
    /// let text = "The river rose by two metres within one night, and nobody slept in the old town.";
    /// let fragment = TextFragment::of_passage(text).unwrap();
    /// assert_eq!(
    ///     fragment.to_string(),
    ///     "text=The%20river%20rose%20by%20two%20metres,in%20the%20old%20town."
    /// );
    /// ```
    #[must_use]
    pub fn of_passage(text: &str) -> Option<Self> {
        let words = words(text);
        let count = words.len();
        if count <= FIRST_WORDS + LAST_WORDS {
            return Self::whole(text, &words);
        }
        let last = LAST_WORDS..=count - FIRST_WORDS;
        Self::range(text, &words, FIRST_WORDS, last)
    }

    /// Makes the shortest fragment that leads to a paragraph and to nothing
    /// else in the article: `paragraphs` are all of its texts in their order,
    /// `at` the index of the one that is meant.
    ///
    /// `None` where no such fragment is found, because the passage stands
    /// several times in the article between the same neighbours.
    ///
    /// ```
    /// use pincite::cite::TextFragment;
    ///
    /// let paragraphs = ["The river rose.", "The river rose again in the spring of that year."];
    /// let fragment = TextFragment::within(&paragraphs, 1).unwrap();
    /// assert_eq!(fragment.to_string(), "text=The%20river%20rose%20again,of%20that%20year.");
    /// ```
    #[must_use]
    pub fn within<S: AsRef<str>>(paragraphs: &[S], at: usize) -> Option<Self> {
        let article = Folded::of(paragraphs.iter().map(AsRef::as_ref));
        Self::within_folded(paragraphs, &article, at)
    }

    fn within_folded<S: AsRef<str>>(paragraphs: &[S], article: &Folded, at: usize) -> Option<Self> {
        let text = paragraphs.get(at)?.as_ref();
        let words = words(text);
        let count = words.len();
        if count > MAX_WHOLE {
            let begins = |first: &usize| article.count(part(text, &words, 0, *first)) == 1;
            if let Some(first) = (MIN_WORDS..=count - MIN_WORDS).find(begins) {
                return Self::range(text, &words, first, MIN_WORDS..=count - first);
            }
        }
        let whole = Self::whole(text, &words)?;
        if article.count(&whole.start) == 1 {
            return Some(whole);
        }
        let before = at.checked_sub(1).and_then(|before| paragraphs.get(before));
        let behind = paragraphs.get(at + 1);
        let before = before.map(AsRef::as_ref).unwrap_or_default();
        let behind = behind.map(AsRef::as_ref).unwrap_or_default();
        whole.beside(article, before, behind)
    }

    /// The whole text.
    fn whole(text: &str, words: &[Word]) -> Option<Self> {
        let start = part(text, words, 0, words.len());
        (!start.is_empty()).then(|| Self::of(start, None))
    }

    /// The first words, and as few of the last as end nothing else behind them.
    fn range(
        text: &str,
        words: &[Word],
        first: usize,
        last: std::ops::RangeInclusive<usize>,
    ) -> Option<Self> {
        let count = words.len();
        let rest = Folded::of([part(text, words, first, count)]);
        let ends = |last: &usize| rest.count(part(text, words, count - last, count)) == 1;
        match last.into_iter().find(ends) {
            Some(last) => {
                let end = part(text, words, count - last, count);
                Some(Self::of(part(text, words, 0, first), Some(end)))
            }
            None => Self::whole(text, words),
        }
    }

    fn of(start: &str, end: Option<&str>) -> Self {
        Self { prefix: None, start: line(start), end: end.map(line), suffix: None }
    }

    /// Adds words of a neighbour, as few as tell a passage from those that are
    /// the same.
    fn beside(self, article: &Folded, before: &str, behind: &str) -> Option<Self> {
        let (before_words, behind_words) = (words(before), words(behind));
        let counts = 1..=MAX_NEIGHBOUR;
        let prefix = counts.clone().filter(|n| *n <= before_words.len()).find_map(|n| {
            let prefix = part(before, &before_words, before_words.len() - n, before_words.len());
            (article.count_joined(&[prefix, &self.start]) == 1).then(|| line(prefix))
        });
        if prefix.is_some() {
            return Some(Self { prefix, ..self });
        }
        let suffix = counts.filter(|n| *n <= behind_words.len()).find_map(|n| {
            let suffix = part(behind, &behind_words, 0, n);
            (article.count_joined(&[&self.start, suffix]) == 1).then(|| line(suffix))
        })?;
        Some(Self { suffix: Some(suffix), ..self })
    }

    /// Adds the fragment to an address. A fragment that it has already is kept,
    /// but for another text that it leads to.
    ///
    /// ```
    /// use pincite::cite::TextFragment;
    ///
    /// let fragment = TextFragment::of_passage("The river rose.").unwrap();
    /// assert_eq!(
    ///     fragment.add_to("https://example.org/a#top"),
    ///     "https://example.org/a#top:~:text=The%20river%20rose."
    /// );
    /// ```
    #[must_use]
    pub fn add_to(&self, url: &str) -> String {
        const DELIMITER: &str = ":~:";
        let (address, fragment) = url.split_once('#').unwrap_or((url, ""));
        let fragment = fragment.split(DELIMITER).next().unwrap_or_default();
        format!("{address}#{fragment}{DELIMITER}{self}")
    }
}

/// The paragraphs of an article, prepared for making the fragments of several
/// of them.
pub(crate) struct TextFragments {
    paragraphs: Vec<String>,
    article: Folded,
}

impl TextFragments {
    pub(crate) fn new(paragraphs: Vec<String>) -> Self {
        let article = Folded::of(paragraphs.iter().map(String::as_str));
        Self { paragraphs, article }
    }

    /// As [`TextFragment::within`].
    pub(crate) fn get(&self, at: usize) -> Option<TextFragment> {
        TextFragment::within_folded(&self.paragraphs, &self.article, at)
    }
}

/// Writes the directive: `text=PREFIX-,START,END,-SUFFIX`.
impl std::fmt::Display for TextFragment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("text=")?;
        if let Some(prefix) = &self.prefix {
            write!(f, "{}-,", encode(prefix))?;
        }
        f.write_str(&encode(&self.start))?;
        if let Some(end) = &self.end {
            write!(f, ",{}", encode(end))?;
        }
        match &self.suffix {
            Some(suffix) => write!(f, ",-{}", encode(suffix)),
            None => Ok(()),
        }
    }
}

/// Returns the text from one word to before another.
fn part<'t>(text: &'t str, words: &[Word], from: usize, to: usize) -> &'t str {
    match (words.get(from), to.checked_sub(1).and_then(|last| words.get(last))) {
        (Some(first), Some(last)) => text.get(first.start..last.end).unwrap_or_default(),
        _ => "",
    }
}

/// Makes a text one line, as a page shows it.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
