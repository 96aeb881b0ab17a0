//! What was typed, analysed as the text is that it is looked up in.

use pincite::Analyzer;

use super::texts::{Token, tokens};

/// The words of a leaf.
pub struct Typed {
    /// Its parts, in order; none where it is punctuation only.
    pub parts: Vec<Token>,
    /// All parts as one, where they were typed as one word: `ISIS-K`.
    pub whole: Option<Token>,
}

impl Typed {
    pub fn new(text: &str, analyzer: &Analyzer) -> Self {
        let tokens = tokens(text, analyzer);
        let positions = tokens.iter().map(|token| token.end).max().unwrap_or(0);
        let covers_all =
            |token: &&Token| token.is_compound() && token.end - token.first == positions;
        Self {
            whole: tokens.iter().find(covers_all).cloned(),
            parts: tokens.into_iter().filter(|token| !token.is_compound()).collect(),
        }
    }

    /// Says whether it is more than one word to whoever typed it.
    pub fn is_several_words(&self) -> bool {
        self.parts.len() > 1 && self.whole.is_none()
    }
}
