//! Other spellings of words with several parts: `Tehrik-e-Taliban`.
//!
//! Each part is looked up by itself, and what comes of it has to stand side by
//! side in some passage.

use super::near::{Cost, MAX_EDITS, MIN_CHARS, NearForm};
use super::{Candidate, FEW_PASSAGES, Spellings};
use crate::analysis::Term;
use crate::text::ByteSpan;

/// Words of more parts are left as they are.
const MAX_PARTS: usize = 6;
/// At most so many ways of putting parts together are tried.
const MAX_TRIED: usize = 48;
/// At most so many spellings are of use.
const MAX_FOUND: usize = 4;

/// Links of transliterated names, one written for another.
const LINKS: [&[&str]; 2] =
    [&["e", "i", "ye"], &["al", "el", "ul", "ur", "ud", "us", "ut", "uz", "ar", "ad", "as", "az"]];

/// A part of a word in another spelling; `None` where it is left out.
type Part = (Option<String>, Cost);

impl Spellings<'_> {
    /// Returns other spellings of a word with these parts, which `passages`
    /// passages have.
    pub(super) fn compounds(
        &mut self,
        parts: &[Term],
        passages: u64,
        span: ByteSpan,
    ) -> tantivy::Result<Vec<Candidate>> {
        if parts.len() > MAX_PARTS {
            return Ok(Vec::new());
        }
        let mut choices = Vec::with_capacity(parts.len());
        for part in parts {
            let choice = self.choices(&part.form, passages, span)?;
            if choice.is_empty() {
                return Ok(Vec::new());
            }
            choices.push(choice);
        }
        let mut found: Vec<Candidate> = Vec::new();
        for (forms, cost) in combined(&choices) {
            if forms.iter().eq(parts.iter().map(|part| &part.form)) || forms.len() < 2 {
                continue;
            }
            let with = self.passages_side_by_side(&forms)?;
            if with == 0 || with < passages {
                continue;
            }
            found.push(Candidate { forms, passages: with, cost });
            if found.len() == MAX_FOUND {
                break;
            }
        }
        Ok(found)
    }

    /// Returns what may stand in the place of one part, itself first where the
    /// collection has it.
    fn choices(&mut self, form: &str, passages: u64, span: ByteSpan) -> tantivy::Result<Vec<Part>> {
        let same = (Some(form.to_owned()), Cost::Same);
        if let Some(links) = LINKS.iter().find(|links| links.contains(&form)) {
            let others = links.iter().filter(|link| **link != form);
            let mut choices = vec![same];
            choices.extend(others.map(|link| (Some((*link).to_owned()), Cost::Variant)));
            choices.push((None, Cost::Variant));
            return Ok(choices);
        }
        let with = self.passages_with(form)?;
        if form.chars().count() < MIN_CHARS {
            return Ok(if with > 0 { vec![same] } else { Vec::new() });
        }
        let mut choices = if with > 0 { vec![same] } else { Vec::new() };
        // A part that often stands elsewhere is right as it is, or a variant.
        let any = passages == 0 && with <= FEW_PASSAGES;
        for NearForm { form, cost, .. } in self.near(form, MAX_EDITS, span)? {
            if any || cost == Cost::Variant {
                choices.push((Some(form), cost));
            }
        }
        Ok(choices)
    }

    /// Returns in how many passages forms stand side by side, at most some.
    pub(super) fn passages_side_by_side(&self, forms: &[String]) -> tantivy::Result<u64> {
        let mut most = 0;
        for stems in self.stems_of(forms) {
            let stems: Vec<&str> = stems.iter().map(String::as_str).collect();
            if let Some(query) = super::side_by_side(self.snapshot, &stems) {
                let found = super::matches_up_to(self.snapshot, &*query, MAX_COUNTED)?;
                most = most.max(found);
            }
        }
        Ok(most)
    }
}

/// Counting further changes no weight by much.
const MAX_COUNTED: u64 = 1000;

/// Puts parts together in every way, the nearest ways first.
fn combined(choices: &[Vec<Part>]) -> Vec<(Vec<String>, Cost)> {
    let mut ways: Vec<(Vec<String>, Cost, u32)> = vec![(Vec::new(), Cost::Same, 0)];
    for choice in choices {
        let mut longer = Vec::new();
        for (forms, cost, steps) in &ways {
            for (part, own_cost) in choice {
                let mut forms = forms.clone();
                forms.extend(part.clone());
                longer.push((forms, (*cost).max(*own_cost), steps + *own_cost as u32));
            }
        }
        longer.sort_by_key(|a| a.2);
        longer.truncate(MAX_TRIED);
        ways = longer;
    }
    ways.into_iter().map(|(forms, cost, _)| (forms, cost)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Cost, combined};

    #[test]
    fn the_nearest_ways_come_first() {
        let part = |text: &str, cost| (Some(text.to_owned()), cost);
        let ways = combined(&[
            vec![part("tehreek", Cost::Variant), part("tariq", Cost::TwoEdits)],
            vec![part("e", Cost::Same), part("i", Cost::Variant), (None, Cost::Variant)],
        ]);
        let shown: Vec<_> = ways.iter().map(|(forms, _)| forms.join(" ")).collect();
        assert_eq!(shown, ["tehreek e", "tehreek i", "tehreek", "tariq e", "tariq i", "tariq"]);
        assert_eq!(ways[4].1, Cost::TwoEdits);
        assert!(combined(&vec![vec![part("a", Cost::Same); 10]; 10]).len() <= 48);
    }
}
