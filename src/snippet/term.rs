//! What a query looks for, one word or phrase at a time.

use unicode_normalization::UnicodeNormalization;

use crate::analysis::{Analyzer, Memo, Pattern, Tokens, WordPattern};
use crate::query::{NodeKind, Substitute, SubstituteKind};

use super::highlight::HighlightKind;

/// A word, a phrase, or something that stands for words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchTerm {
    /// The words it looks for; without parts where it stands for words that are
    /// not known.
    pub pattern: Pattern,
    /// How.
    pub kind: TermKind,
    /// What the form of a word has to fit, where it stands for words.
    pub(super) fits: Option<WordPattern>,
    /// The parts as typed, composed, and then the whole, where the form alone
    /// will not do.
    pub(super) written: Vec<String>,
}

/// How a term looks for its pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TermKind {
    /// In any form; several parts side by side, or written as one.
    Word,
    /// Just as typed, case, accents and inner punctuation included.
    Exact,
    /// As a word, and marked as a phrase.
    Phrase {
        /// So many other words may stand among the words of the phrase.
        slop: u32,
    },
    /// The last part, or the whole written as one, is the beginning of a word.
    Prefix,
    /// A word that fits a pattern with wildcards.
    Wildcard,
    /// A word that is so many edits away at most.
    Fuzzy {
        /// 1 or 2.
        max_edits: u8,
    },
    /// A word that fits a regular expression.
    Regex,
    /// As a phrase, in place of another name of the same.
    Alias,
    /// As a phrase, in place of a word spelled nearly so.
    Spelling,
}

impl MatchTerm {
    /// Makes the term of a leaf; `None` for what is no leaf, and for one that
    /// nothing can match: punctuation only, or a pattern that is none.
    pub(super) fn of_leaf(kind: &NodeKind, analyzer: &Analyzer) -> Option<Self> {
        match kind {
            NodeKind::Word(text) => Self::of_words(text, TermKind::Word, analyzer),
            NodeKind::Prefix(text) => Self::of_words(text, TermKind::Prefix, analyzer),
            NodeKind::Phrase { text, slop } => {
                Self::of_words(text, TermKind::Phrase { slop: *slop }, analyzer)
            }
            NodeKind::Exact(text) => {
                let term = Self::of_words(text, TermKind::Exact, analyzer)?;
                Some(Self { written: written(text, analyzer), ..term })
            }
            NodeKind::Wildcard(text) => {
                Self::of_pattern(WordPattern::wildcard(text).ok()?, TermKind::Wildcard)
            }
            NodeKind::Regex(text) => {
                Self::of_pattern(WordPattern::regex(text).ok()?, TermKind::Regex)
            }
            NodeKind::Fuzzy { text, max_edits } => {
                let fits = WordPattern::fuzzy(text, *max_edits).ok()?;
                let kind = TermKind::Fuzzy { max_edits: *max_edits };
                let term = Self::of_pattern(fits, kind)?;
                Some(Self { pattern: analyzer.pattern(text), ..term })
            }
            _ => None,
        }
    }

    /// Makes the term of what is looked for in place of something.
    pub(super) fn of_substitute(other: &Substitute, analyzer: &Analyzer) -> Option<Self> {
        let kind = match other.kind {
            SubstituteKind::Alias => TermKind::Alias,
            SubstituteKind::Spelling => TermKind::Spelling,
        };
        Self::of_words(&other.text, kind, analyzer)
    }

    fn of_words(text: &str, kind: TermKind, analyzer: &Analyzer) -> Option<Self> {
        let pattern = analyzer.pattern(text);
        let has_words = !pattern.parts.is_empty();
        has_words.then_some(Self { pattern, kind, fits: None, written: Vec::new() })
    }

    fn of_pattern(fits: WordPattern, kind: TermKind) -> Option<Self> {
        Some(Self { pattern: Pattern::default(), kind, fits: Some(fits), written: Vec::new() })
    }

    /// Returns how many other words may stand among its words, where they need
    /// not stand side by side.
    pub(super) fn slop(&self) -> Option<u32> {
        match self.kind {
            TermKind::Phrase { slop } if slop > 0 && self.pattern.parts.len() > 1 => Some(slop),
            _ => None,
        }
    }

    /// Returns what its matches are marked as whatever makes them one; `None`
    /// where that is the weakest reason why its parts match.
    pub(super) fn marked_as(&self) -> Option<HighlightKind> {
        let several = self.pattern.parts.len() > 1;
        match self.kind {
            TermKind::Phrase { .. } if several => Some(HighlightKind::Phrase),
            TermKind::Exact if several && self.pattern.whole.is_none() => {
                Some(HighlightKind::Phrase)
            }
            TermKind::Alias => Some(HighlightKind::Alias),
            TermKind::Spelling => Some(HighlightKind::Fuzzy),
            _ => None,
        }
    }
}

/// Returns the characters of each part of the pattern of `text`, composed, and
/// then those of its whole.
fn written(text: &str, analyzer: &Analyzer) -> Vec<String> {
    let mut tokens = Tokens::default();
    analyzer.analyze(text, &mut Memo::default(), &mut tokens);
    let all = tokens.positions();
    let parts = tokens.iter().filter(|token| token.positions == 1);
    let whole = tokens.iter().filter(|token| token.positions > 1 && token.positions == all);
    let slices = parts.chain(whole).map(|token| token.span.slice(text).unwrap_or_default());
    slices.map(|slice| slice.nfc().collect()).collect()
}
