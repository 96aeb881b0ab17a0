//! "Did you mean", for phrases that no passage has.

use super::near::{Cost, MAX_EDITS, MIN_CHARS, NearForm};
use super::{Spellings, counts, written};
use crate::analysis::Analyzer;
use crate::query::{Diagnostic, Node, NodeKind};

/// At most so many phrases of a query are looked into.
const MAX_PHRASES: usize = 4;
/// Longer phrases are quotations; whoever types one knows what it says.
const MAX_WORDS: usize = 8;
/// At most so many phrases are tried in the place of one.
const MAX_TRIED: usize = 64;

impl Spellings<'_> {
    /// Suggests another phrase for each that no passage has. Says nothing where
    /// no near one occurs either.
    pub(in crate::search) fn suggestions(
        &mut self,
        root: &Node,
    ) -> tantivy::Result<Vec<Diagnostic>> {
        let mut suggestions = Vec::new();
        let mut looked_into = 0;
        for leaf in root.positive_leaves() {
            let NodeKind::Phrase { text, slop: 0 } = &leaf.node.kind else { continue };
            if leaf.field.is_some() || looked_into == MAX_PHRASES {
                continue;
            }
            let parts = Analyzer::unstemmed().pattern(text).parts;
            let forms: Vec<String> = parts.into_iter().map(|part| part.form).collect();
            if forms.is_empty() || forms.len() > MAX_WORDS || self.occurs(&forms)? {
                continue;
            }
            looked_into += 1;
            if let Some(found) = self.nearest(&forms, leaf.node)? {
                let message = format!("no passage has this phrase; did you mean \"{found}\"?");
                suggestions.push(Diagnostic { span: leaf.node.span, message });
            }
        }
        Ok(suggestions)
    }

    fn occurs(&self, forms: &[String]) -> tantivy::Result<bool> {
        for stems in self.stems_of(forms) {
            let stems: Vec<&str> = stems.iter().map(String::as_str).collect();
            if let Some(query) = counts::side_by_side(self.snapshot, &stems)
                && counts::matches_up_to(self.snapshot, &*query, 1)? > 0
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Returns the nearest phrase that some passage has: words that no passage
    /// has are replaced, all of them, or else one word that others have.
    fn nearest(&mut self, forms: &[String], node: &Node) -> tantivy::Result<Option<String>> {
        let mut is_missing = Vec::with_capacity(forms.len());
        for form in forms {
            is_missing.push(self.passages_with(form)? == 0);
        }
        let any_missing = is_missing.contains(&true);
        // Where all words occur, nobody means two wrong letters; and looking for
        // those takes ten times as long.
        let max_edits = if any_missing { MAX_EDITS } else { 1 };
        let mut choices: Vec<Vec<(String, Cost)>> = Vec::with_capacity(forms.len());
        for (form, missing) in forms.iter().zip(&is_missing) {
            let is_of_use = *missing == any_missing && form.chars().count() >= MIN_CHARS;
            let near = match is_of_use {
                true => self.near(form, max_edits, node.span)?,
                false => Vec::new(),
            };
            let near = near.into_iter().map(|NearForm { form, cost, .. }| (form, cost));
            choices.push(near.collect());
        }
        let ways = if any_missing {
            all_replaced(forms, &choices, &is_missing)
        } else {
            one_replaced(forms, &choices)
        };
        for way in ways {
            if self.occurs(&way)? {
                let Some((_, passages)) = self.first_passages(&way)? else { continue };
                return written::as_written(self.snapshot, &passages, &way).map(Some);
            }
        }
        Ok(None)
    }
}

/// Replaces every word that is missing, in every way, the nearest first.
fn all_replaced(
    forms: &[String],
    choices: &[Vec<(String, Cost)>],
    is_missing: &[bool],
) -> Vec<Vec<String>> {
    let mut ways: Vec<(Vec<String>, u32)> = vec![(Vec::new(), 0)];
    for ((form, choice), missing) in forms.iter().zip(choices).zip(is_missing) {
        let own = [(form.clone(), Cost::Same)];
        let choice: &[(String, Cost)] = if *missing { choice } else { &own };
        let mut longer = Vec::new();
        for (way, steps) in &ways {
            for (form, cost) in choice {
                let mut way = way.clone();
                way.push(form.clone());
                longer.push((way, steps + *cost as u32));
            }
        }
        longer.sort_by_key(|(_, steps)| *steps);
        longer.truncate(MAX_TRIED);
        ways = longer;
    }
    ways.into_iter().map(|(way, _)| way).collect()
}

/// Replaces one word, in every way, the nearest first.
fn one_replaced(forms: &[String], choices: &[Vec<(String, Cost)>]) -> Vec<Vec<String>> {
    let mut ways: Vec<(Vec<String>, Cost)> = Vec::new();
    for (at, choice) in choices.iter().enumerate() {
        for (form, cost) in choice {
            let mut way = forms.to_vec();
            if let Some(place) = way.get_mut(at) {
                place.clone_from(form);
            }
            ways.push((way, *cost));
        }
    }
    ways.sort_by_key(|(_, cost)| *cost);
    ways.truncate(MAX_TRIED);
    ways.into_iter().map(|(way, _)| way).collect()
}
