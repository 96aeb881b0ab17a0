//! What passages are ranked by.

use std::sync::Arc;

use crate::analysis::{Pattern, Term};
use crate::search::checked::Check;
use crate::search::dictionary::Fits;

/// Something asked for in the text. Where something else is looked for in its
/// place, the choice that is worth most in a passage counts there.
#[derive(Clone, Debug)]
pub(in crate::search) struct Leaf {
    /// Each is the sum of what it asks for.
    pub(in crate::search) choices: Vec<Vec<Asked>>,
}

/// A word, phrase or pattern that is asked for.
#[derive(Clone, Debug)]
pub(in crate::search) struct Asked {
    /// As the query language writes it.
    pub(in crate::search) term: String,
    /// What is looked for in its place.
    pub(in crate::search) substitute: Option<String>,
    /// What it is worth by itself.
    pub(in crate::search) weight: f64,
    /// The best of these counts.
    pub(in crate::search) alternatives: Vec<Alternative>,
    /// What decides where the postings find more than is asked for.
    pub(in crate::search) check: Option<Arc<dyn Check>>,
}

/// A way in which something asked for may stand in a passage.
#[derive(Clone, Debug)]
pub(in crate::search) struct Alternative {
    pub(in crate::search) what: What,
    /// The stemmers of the languages it is looked for in; all where `None`.
    pub(in crate::search) stemmers: Option<Vec<&'static str>>,
    /// What it is worth, as a share of the weight.
    pub(in crate::search) share: f64,
}

/// What the postings are asked for.
#[derive(Clone, Debug)]
pub(in crate::search) enum What {
    /// The parts in this order, with at most so many positions among them, or
    /// the whole as one.
    Pattern { pattern: Pattern, slop: u32 },
    /// Any of these forms.
    Forms {
        forms: Fits,
        /// How many passages have any form of the leaf.
        documents: u64,
        /// Whether they are what was typed.
        exact: bool,
    },
    /// Two words of the query next to one another in it, and what each is worth:
    /// beside the words themselves it counts that they stand side by side.
    Pair([(Term, f64); 2]),
    /// Words side by side, the last of which is one of these forms: where that
    /// stands is not known.
    Beginning { before: Vec<Term>, forms: Fits },
}

impl Leaf {
    /// Something asked for that nothing stands in for.
    pub(in crate::search) fn new(asked: Asked) -> Self {
        Self { choices: vec![vec![asked]] }
    }

    /// Returns the stems that it asks for.
    pub(in crate::search) fn stems(&self) -> impl Iterator<Item = &str> {
        let asked = self.choices.iter().flatten().flat_map(|asked| &asked.alternatives);
        asked
            .flat_map(|alternative| match &alternative.what {
                What::Pattern { pattern, .. } => {
                    pattern.parts.iter().chain(&pattern.whole).collect()
                }
                What::Pair(words) => words.iter().map(|(word, _)| word).collect(),
                What::Beginning { before, .. } => before.iter().collect(),
                What::Forms { .. } => Vec::new(),
            })
            .map(|term| term.stem.as_str())
    }

    /// Multiplies what it is worth.
    pub(in crate::search) fn boost(&mut self, factor: f32) {
        for asked in self.choices.iter_mut().flatten() {
            asked.weight *= f64::from(factor);
        }
    }
}

impl Asked {
    pub(in crate::search) fn new(term: String, alternatives: Vec<Alternative>) -> Self {
        Self { term, substitute: None, weight: 1.0, alternatives, check: None }
    }
}
