//! The words of a text by how rare they are, and what to do where none is rare.

use tantivy::Term;

use super::Overlap;
use crate::analysis::Tokens;
use crate::search::statistics::Statistics;

/// At most so many different words of a text are looked for.
pub(super) const MAX_TERMS: usize = 48;
/// At most so many phrases are.
const MAX_PHRASES: usize = 8;
/// So many words in a row make a phrase: the fewest that tell a place even if all
/// of them are in most passages. In a short text, where a word that was altered
/// leaves no row so long, one fewer.
const PHRASE_WORDS: usize = 4;
/// The most words of a short text: its words alone tell too little.
const SHORT: usize = 8;

/// What to look for.
pub(super) struct Terms {
    /// The different words that some passage has, the rarest first.
    pub(super) words: Vec<Rare>,
    /// Words in a row, as stems with their distance from the first.
    pub(super) phrases: Vec<Vec<(usize, Term)>>,
    /// Whether the text is short.
    pub(super) is_short: bool,
}

/// A word.
pub(super) struct Rare {
    pub(super) term: Term,
    /// How many passages have it.
    pub(super) documents: u64,
    /// What sharing it is worth: its inverse document frequency.
    pub(super) weight: f64,
}

impl Terms {
    pub(super) fn of(overlap: &Overlap, text: &str) -> tantivy::Result<Self> {
        let snapshot = &overlap.snapshot;
        let statistics = Statistics::new(snapshot);
        let fields = snapshot.fields();
        let mut memo = snapshot.memo();
        let mut tokens = Tokens::default();
        let mut forms: Vec<String> = Vec::new();
        let mut phrases: Vec<Vec<(usize, Term)>> = Vec::new();
        let mut is_short = false;
        for analyzer in &overlap.analyzers {
            analyzer.analyze(text, &mut memo, &mut tokens);
            forms.extend(tokens.iter().map(|token| token.form.to_owned()));
            let parts: Vec<_> = tokens.iter().filter(|token| token.positions == 1).collect();
            is_short |= parts.len() <= SHORT;
            let row = if parts.len() <= SHORT { PHRASE_WORDS - 1 } else { PHRASE_WORDS };
            let step = parts.len().saturating_sub(row) / MAX_PHRASES + 1;
            let rows = parts.windows(row.min(parts.len()).max(2)).step_by(step);
            for row in rows {
                let first = row.first().map_or(0, |first| first.position);
                let term = |stem| Term::from_field_text(fields.text, stem);
                let row: Vec<_> = row
                    .iter()
                    .map(|part| ((part.position - first) as usize, term(part.stem)))
                    .collect();
                if phrases.len() < MAX_PHRASES && !phrases.contains(&row) {
                    phrases.push(row);
                }
            }
        }
        forms.sort_unstable();
        forms.dedup();
        let mut words = Vec::with_capacity(forms.len());
        for form in forms {
            let term = Term::from_field_text(fields.form, &form);
            let documents = statistics.documents_with(&term)?;
            if documents > 0 {
                words.push(Rare { term, documents, weight: statistics.idf(documents) });
            }
        }
        // Equally rare ones stay in the order of the alphabet.
        words.sort_by_key(|word| word.documents);
        words.truncate(MAX_TERMS);
        Ok(Self { words, phrases, is_short })
    }
}
