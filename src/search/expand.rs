//! The terms of the collection that begin in a certain way.

use std::collections::BTreeSet;

use tantivy::schema::Field;

use crate::index::Snapshot;

/// At most so many terms stand for one prefix. "a*" would else read the whole
/// index; the most that a word of English has is some two hundred.
pub(super) const MAX_EXPANSIONS: usize = 1000;

/// Terms that begin with a prefix.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Expansion {
    /// The terms, in alphabetical order.
    pub(super) terms: Vec<String>,
    /// Whether there are more than were taken.
    pub(super) is_cut: bool,
}

/// Finds the terms of a field that begin with `prefix`.
pub(super) fn expand(
    snapshot: &Snapshot,
    field: Field,
    prefix: &str,
) -> tantivy::Result<Expansion> {
    let mut terms = BTreeSet::new();
    let mut is_cut = false;
    for reader in snapshot.searcher().segment_readers() {
        let inverted = reader.inverted_index(field)?;
        let mut stream = inverted.terms().range().ge(prefix.as_bytes()).into_stream()?;
        let mut taken = 0;
        while stream.advance() {
            let Some(term) =
                std::str::from_utf8(stream.key()).ok().filter(|t| t.starts_with(prefix))
            else {
                break;
            };
            if taken == MAX_EXPANSIONS {
                is_cut = true;
                break;
            }
            taken += 1;
            terms.insert(term.to_owned());
        }
    }
    // Each segment gave its first terms, so the first of all are the same
    // however the collection is cut into segments.
    is_cut |= terms.len() > MAX_EXPANSIONS;
    let terms = terms.into_iter().take(MAX_EXPANSIONS).collect();
    Ok(Expansion { terms, is_cut })
}
