//! Runs the steps.

use super::chunk::for_each_chunk;
#[cfg(test)]
use super::compound::{Scratch, push_tokens};
use super::language::Language;
use super::memo::Memo;
use super::pattern::{Pattern, Term};
use super::stopwords;
use super::tokens::Tokens;

/// Makes tokens of texts and patterns of query words, in one language.
///
/// Index, query and snippet must use the same analyzer: its
/// [`name`](Self::name) is recorded with an index. It is small, immutable, and
/// may be used from any thread.
///
/// ```
/// use pincite::{Analyzer, Memo, Tokens};
///
/// let analyzer = Analyzer::for_language(Some("en"));
/// let (mut memo, mut tokens) = (Memo::default(), Tokens::default());
/// let text = "The ministers’ cafés, U.S.-led";
/// analyzer.analyze(text, &mut memo, &mut tokens);
/// let found: Vec<_> = tokens
///     .iter()
///     .map(|token| (token.span.slice(text).unwrap(), token.form, token.stem))
///     .collect();
/// assert_eq!(
///     found,
///     [
///         ("The", "the", "the"),
///         ("ministers", "ministers", "minist"),
///         ("cafés", "cafes", "cafe"),
///         ("U.S.-led", "usled", "usl"),
///         ("U.S.", "us", "us"),
///         ("led", "led", "led"),
///     ]
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Analyzer {
    language: Language,
}

impl Analyzer {
    /// The version of the steps; raised whenever terms change.
    pub const VERSION: u32 = 3;

    /// Makes the analyzer for texts of a language, given as a BCP 47 tag.
    ///
    /// Without a tag words are stemmed as English; in a language without a
    /// stemmer they are not stemmed.
    ///
    /// ```
    /// use pincite::Analyzer;
    ///
    /// assert_eq!(Analyzer::for_language(Some("pt-BR")).stemmer(), "portuguese");
    /// assert_eq!(Analyzer::for_language(Some("zh")).stemmer(), "none");
    /// assert_eq!(Analyzer::for_language(None).stemmer(), "english");
    /// ```
    #[must_use]
    pub fn for_language(tag: Option<&str>) -> Self {
        Self { language: Language::of_tag(tag) }
    }

    /// Makes the analyzer that does not stem: for names, which stemming would
    /// take for others.
    #[must_use]
    pub fn unstemmed() -> Self {
        Self { language: Language::UNSTEMMED }
    }

    /// Makes the analyzer with the stemmer of that [name](Self::stemmer);
    /// `None` where there is no such stemmer.
    #[must_use]
    pub fn with_stemmer(name: &str) -> Option<Self> {
        Language::of_stemmer(name).map(|language| Self { language })
    }

    /// Returns the name that stands for everything terms depend on:
    /// `pincite-3/english`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("pincite-{}/{}", Self::VERSION, self.stemmer())
    }

    /// Returns the name of the stemmer, `none` where words are not stemmed.
    #[must_use]
    pub fn stemmer(&self) -> &'static str {
        self.language.stemmer_name()
    }

    /// Says whether a word, folded as the [form](super::TokenRef::form) of a token is,
    /// says little about what a text is about: an article, a preposition, a verb
    /// that helps, a word that asks. It is for ranking: such words are indexed
    /// and searched like any other.
    ///
    /// ```
    /// use pincite::Analyzer;
    ///
    /// let german = Analyzer::for_language(Some("de"));
    /// assert!(german.is_stop_word("fur") && german.is_stop_word("wer"));
    /// assert!(!german.is_stop_word("regierung"));
    /// // Languages without a stemmer share their words.
    /// assert!(Analyzer::for_language(Some("zh")).is_stop_word("什么"));
    /// ```
    #[must_use]
    pub fn is_stop_word(&self, form: &str) -> bool {
        stopwords::contains(self.language, form)
    }

    /// Makes the analyzer of a language.
    pub(super) const fn of(language: Language) -> Self {
        Self { language }
    }

    /// Replaces `tokens` by those of `text`.
    ///
    /// Spans count in `text`, positions from 0; every letter and digit of the
    /// text is covered by a token, except elided articles. Takes time in
    /// proportion to the text.
    pub fn analyze(&self, text: &str, memo: &mut Memo, tokens: &mut Tokens) {
        tokens.clear();
        let mut memo = memo.of(self.language);
        let mut position: u32 = 0;
        for_each_chunk(text, |start, chunk| {
            let positions = memo.push_tokens(text, start, chunk, position, tokens);
            position = position.saturating_add(positions);
        });
    }

    /// Returns what a query word or phrase looks for.
    ///
    /// ```
    /// use pincite::Analyzer;
    ///
    /// let analyzer = Analyzer::for_language(None);
    /// let pattern = analyzer.pattern("ISIS-K");
    /// let parts: Vec<_> = pattern.parts.iter().map(|part| part.form.as_str()).collect();
    /// assert_eq!(parts, ["isis", "k"]);
    /// assert_eq!(pattern.whole.unwrap().form, "isisk");
    ///
    /// assert!(analyzer.pattern("Dabori agreement").whole.is_none());
    /// assert!(analyzer.pattern("?!").parts.is_empty());
    /// ```
    #[must_use]
    pub fn pattern(&self, text: &str) -> Pattern {
        let mut tokens = Tokens::default();
        self.analyze(text, &mut Memo::default(), &mut tokens);
        let all = tokens.positions();
        let mut pattern = Pattern::default();
        for token in tokens.iter() {
            let term = Term { form: token.form.to_owned(), stem: token.stem.to_owned() };
            if token.positions == 1 {
                pattern.parts.push(term);
            } else if token.positions == all {
                pattern.whole = Some(term);
            }
        }
        pattern
    }

    /// The naive twin of [`analyze`](Self::analyze): remembers nothing.
    #[cfg(test)]
    pub(super) fn analyze_plainly(&self, text: &str, tokens: &mut Tokens) {
        tokens.clear();
        let mut position = 0;
        for_each_chunk(text, |start, chunk| {
            let mut chunk_tokens = Tokens::default();
            let positions =
                push_tokens(chunk, self.language, &mut Scratch::default(), &mut chunk_tokens);
            for token in chunk_tokens.iter() {
                tokens.push(
                    token.span.shifted(start),
                    token.position + position,
                    token.positions,
                    token.form,
                    token.stem,
                );
            }
            position += positions;
        });
    }
}
