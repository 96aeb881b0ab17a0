//! The words of a collection that are spelt nearly like another.

use std::collections::BTreeSet;

use tantivy::Term;
use tantivy_fst::Automaton;

use super::counts::count_up_to;
use crate::alias::skeleton;
use crate::analysis::{Analyzer, PatternState, WordPattern};
use crate::index::Snapshot;

/// Shorter words have too many neighbours.
pub(super) const MIN_CHARS: usize = 4;
/// So many letters may be wrong at most.
pub(super) const MAX_EDITS: u8 = 2;
/// From so many letters on, two of them may be wrong.
const TWO_EDITS_FROM_CHARS: usize = 8;
/// In words below so many letters the first one is right.
const FIRST_LETTER_UNTIL_CHARS: usize = 6;
/// At most so many spellings are of use for one word.
const MAX_NEAR: usize = 3;

/// A word of the collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NearForm {
    /// The word, folded.
    pub(super) form: String,
    /// How many passages have it.
    pub(super) passages: u64,
    /// How far away it is.
    pub(super) cost: Cost,
}

/// How far one spelling is from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cost {
    /// The same word.
    Same,
    /// The same, transliterated in another way.
    Variant,
    /// One letter inserted, deleted, replaced or swapped with its neighbour.
    OneEdit,
    /// Two such letters.
    TwoEdits,
}

impl Cost {
    /// What a match is worth, as a share of one of what was typed. Variants are
    /// most likely the same name; two edits in a long word are a guess.
    pub(super) const fn weight(self) -> f32 {
        match self {
            Self::Same => 1.0,
            Self::Variant => 0.7,
            Self::OneEdit => 0.5,
            Self::TwoEdits => 0.3,
        }
    }
}

/// Returns the words of the collection that are spelt like the folded `form` but
/// for at most `max_edits` letters (1 or 2), all that may be meant by it: the
/// nearest first, the more frequent before the rarer, and of all forms of one
/// word the most frequent.
pub(super) fn near_forms(
    snapshot: &Snapshot,
    stems: &Analyzer,
    form: &str,
    max_edits: u8,
) -> tantivy::Result<Vec<NearForm>> {
    let chars = form.chars().count();
    if chars < MIN_CHARS || !form.chars().all(char::is_alphabetic) {
        return Ok(Vec::new());
    }
    let Ok(pattern) = WordPattern::fuzzy(form, max_edits) else { return Ok(Vec::new()) };
    let field = snapshot.fields().form;
    let mut found = BTreeSet::new();
    for reader in snapshot.searcher().segment_readers() {
        let inverted = reader.inverted_index(field)?;
        let mut stream = inverted.terms().search(Walk(&pattern)).into_stream()?;
        while stream.advance() {
            if let Ok(term) = std::str::from_utf8(stream.key()) {
                found.insert(term.to_owned());
            }
        }
    }
    let own_skeleton = skeleton(form);
    let mut near = Vec::new();
    for other in found {
        let Some(cost) = cost(&pattern, form, &own_skeleton, &other) else { continue };
        let passages = count_up_to(snapshot, &Term::from_field_text(field, &other), u64::MAX)?;
        if passages > 0 {
            near.push(NearForm { form: other, passages, cost });
        }
    }
    near.sort_by(|a, b| {
        let by_form = || a.form.cmp(&b.form);
        a.cost.cmp(&b.cost).then_with(|| b.passages.cmp(&a.passages)).then_with(by_form)
    });
    let nearest = near.first().map(|near| near.cost);
    let mut known = vec![stem(stems, form)];
    near.retain(|near| {
        // Beside a variant nobody means two wrong letters.
        let is_far = near.cost == Cost::TwoEdits && nearest.is_some_and(|n| n < Cost::TwoEdits);
        let stem = stem(stems, &near.form);
        let is_new = !is_far && !known.contains(&stem) && known.len() <= MAX_NEAR;
        if is_new {
            known.push(stem);
        }
        is_new
    });
    Ok(near)
}

/// Says how far `other` is from `form`; `None` where it is too far to be meant.
fn cost(pattern: &WordPattern, form: &str, own_skeleton: &str, other: &str) -> Option<Cost> {
    let edits = pattern.edits(other).filter(|edits| *edits > 0)?;
    if !other.chars().all(char::is_alphabetic) {
        return None;
    }
    if skeleton(other) == own_skeleton {
        return Some(Cost::Variant);
    }
    let chars = form.chars().count();
    let same_first = form.chars().next() == other.chars().next();
    match edits {
        1 if same_first || chars >= FIRST_LETTER_UNTIL_CHARS => Some(Cost::OneEdit),
        2 if chars >= TWO_EDITS_FROM_CHARS => Some(Cost::TwoEdits),
        _ => None,
    }
}

fn stem(stems: &Analyzer, form: &str) -> String {
    let pattern = stems.pattern(form);
    pattern.parts.into_iter().next().map_or_else(|| form.to_owned(), |part| part.stem)
}

/// Walks the sorted words of a segment with a pattern.
struct Walk<'p>(&'p WordPattern);

impl Automaton for Walk<'_> {
    type State = PatternState;

    fn start(&self) -> PatternState {
        self.0.start()
    }

    fn is_match(&self, state: &PatternState) -> bool {
        self.0.fits_at(*state)
    }

    fn can_match(&self, state: &PatternState) -> bool {
        self.0.can_fit(*state)
    }

    fn accept(&self, state: &PatternState, byte: u8) -> PatternState {
        self.0.next(*state, byte)
    }
}

#[cfg(test)]
mod tests {
    use super::{Cost, cost};
    use crate::alias::skeleton;
    use crate::analysis::WordPattern;

    #[test]
    fn variants_are_nearer_than_slips() {
        for (form, other, expected) in [
            ("tehrik", "tehreek", Some(Cost::Variant)),
            ("baluchistan", "balochistan", Some(Cost::Variant)),
            ("zabiullah", "zabihullah", Some(Cost::Variant)),
            ("ehsan", "ehsaan", Some(Cost::Variant)),
            ("ehsan", "ehsan", None),
            ("attack", "attach", Some(Cost::OneEdit)),
            ("attack", "attaint", None),
            ("pakistan", "pakitsan", Some(Cost::OneEdit)),
            ("afganistan", "afghanistan", Some(Cost::Variant)),
            ("agfanistan", "afghanistan", Some(Cost::TwoEdits)),
            ("iskp", "isk", Some(Cost::OneEdit)),
            ("isks", "tsks", None),
            ("state", "estate", None),
            ("taliban", "caliban", Some(Cost::OneEdit)),
            ("talib", "talib2", None),
        ] {
            let pattern = WordPattern::fuzzy(form, 2).unwrap();
            assert_eq!(cost(&pattern, form, &skeleton(form), other), expected, "{form} {other}");
        }
    }
}
