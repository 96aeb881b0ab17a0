//! What a query word or phrase looks for.

/// What a query word or phrase looks for: its parts side by side, or the whole
/// written as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    /// The parts in order; none where the text is punctuation only.
    pub parts: Vec<Term>,
    /// All parts as one word, where they were typed as one: `ISIS-K`.
    pub whole: Option<Term>,
}

/// A term of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Term {
    /// The word, folded.
    pub form: String,
    /// Its stem, folded.
    pub stem: String,
}
