//! Asking for the language of most passages apart from the others; see
//! [`ByLanguage`] for why.

use tantivy::Term;

use super::filters::{all, any, filtered, term_query, unscored};
use super::words::LanguagePattern;
use super::{Boxed, Compiler, Mode};
use crate::query::{Node, NodeKind};
use crate::search::by_language::ByLanguage;

/// Longer phrases may have to be looked up in texts.
const MAX_PHRASE_BYTES: usize = 120;

/// Which passages a query is compiled for. Languages are told by the names of
/// their stemmers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Languages {
    /// All: what a language looks for is limited to its texts.
    All,
    /// Those of one language: nothing is limited, and what is found in others is
    /// passed over.
    Main(&'static str),
    /// Those of all languages but one.
    Others(&'static str),
}

impl Languages {
    /// Says whether a pattern is looked for in these passages.
    pub(super) fn ask(self, pattern: &LanguagePattern) -> bool {
        let Some(stemmers) = &pattern.stemmers else { return true };
        match self {
            Self::All => true,
            Self::Main(main) => stemmers.contains(&main),
            Self::Others(main) => stemmers.iter().any(|stemmer| *stemmer != main),
        }
    }
}

impl Compiler<'_> {
    /// Returns the stemmer of most passages, if there are other passages as well
    /// and the query is such as can be asked apart.
    pub(super) fn main_language(&self, root: &Node) -> Option<&'static str> {
        if self.analyzers.len() < 2 || !is_plain(root) {
            return None;
        }
        let passages = |stemmer| self.snapshot.passages_stemmed_by(stemmer);
        let stemmers = || self.analyzers.iter().map(|analyzer| analyzer.stemmer());
        let main = stemmers().max_by_key(|stemmer| passages(stemmer))?;
        let all: u64 = stemmers().map(passages).sum();
        (2 * passages(main) > all).then_some(main)
    }

    /// Compiles a tree, filtered, for the main language and for the others.
    pub(super) fn main_language_apart(
        &mut self,
        main: &'static str,
        root: &Node,
        filters: &[Boxed],
        mode: Mode,
    ) -> tantivy::Result<Boxed> {
        self.languages = Languages::Others(main);
        let of_others = filtered(self.node(root, mode)?, filters);
        let differs = |found: &LanguagePattern| found.stemmers.is_some();
        if !self.analysed.borrow().values().flatten().any(differs) {
            // All languages look for the same.
            self.languages = Languages::All;
            return Ok(of_others);
        }
        // What to rank by and what to say is known by now.
        let known = (self.leaves.len(), self.diagnostics.len());
        self.languages = Languages::Main(main);
        let of_main = filtered(self.node(root, mode)?, filters);
        self.leaves.truncate(known.0);
        self.diagnostics.truncate(known.1);
        self.languages = Languages::All;
        let others = self.analyzers.iter().map(|analyzer| analyzer.stemmer());
        let others = others.filter(|stemmer| *stemmer != main);
        let stemmer = |name| term_query(Term::from_field_text(self.fields.stemmer, name));
        let others = any(others.map(stemmer));
        let rest = all([of_others, unscored(others.box_clone())].into_iter());
        Ok(Box::new(ByLanguage::new(of_main, rest, others)))
    }
}

/// Says whether postings of words decide on a query, in whatever language.
fn is_plain(node: &Node) -> bool {
    let is_short = |text: &str| text.len() <= MAX_PHRASE_BYTES;
    match &node.kind {
        NodeKind::Word(text) | NodeKind::Phrase { text, slop: 0 } => is_short(text),
        NodeKind::Clauses(clauses) => clauses.iter().all(|clause| is_plain(&clause.node)),
        NodeKind::And(nodes) | NodeKind::Or(nodes) => nodes.iter().all(is_plain),
        NodeKind::Not(node) | NodeKind::Boosted { node, .. } => is_plain(node),
        NodeKind::Expanded { node, others } => {
            is_plain(node) && others.iter().all(|other| is_short(&other.text))
        }
        NodeKind::Date { .. } | NodeKind::Has(_) | NodeKind::Nothing => true,
        _ => false,
    }
}
