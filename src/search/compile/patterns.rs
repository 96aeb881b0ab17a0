//! What stands for many words: beginnings, wildcards, near spellings, regular
//! expressions.

use tantivy::Term;
use tantivy::query::{BoostQuery, EmptyQuery};

use super::filters::{all, any, term_query, unscored};
use super::words::LanguagePattern;
use super::{Boxed, Compiler, Mode, Place};
use crate::analysis::{Pattern, WordPattern};
use crate::index::FORM_MARK;
use crate::query::{Node, NodeKind};
use crate::search::dictionary::{Fit, Fits, Fitting, MAX_EXPANSIONS, TermPattern, expand};
use crate::search::ranking::{Alternative, Asked, Leaf, What};

/// What a near spelling is worth, by how many edits it is away: an exact match
/// comes before a spelling of one edit, as a rule even where that stands twice.
const OF_EDITS: [f64; 3] = [1.0, 0.5, 0.25];

impl Compiler<'_> {
    /// A wildcard, a near spelling or a regular expression: any word that fits.
    pub(super) fn pattern(&mut self, node: &Node, mode: Mode) -> tantivy::Result<Boxed> {
        let compiled = match (&node.kind, mode.place) {
            (kind, Place::Values(field)) => {
                let found = self.value_fitting(field, kind);
                return Ok(found.unwrap_or_else(|why| self.note_wrong(node, &why)));
            }
            (NodeKind::Wildcard(text), _) => WordPattern::wildcard(text),
            (NodeKind::Fuzzy { text, max_edits }, _) => WordPattern::fuzzy(text, *max_edits),
            (NodeKind::Regex(text), _) => WordPattern::regex(text),
            _ => Err("no pattern".to_owned()),
        };
        let word = match compiled {
            Ok(word) => word,
            Err(why) => return Ok(self.note_wrong(node, &why)),
        };
        let pattern = TermPattern::fitting(word.clone());
        if let Place::Words { engine, .. } = mode.place {
            return Ok(Box::new(Fitting::new(engine, pattern.marked(FORM_MARK))));
        }
        if !mode.scores {
            return Ok(unscored(Box::new(Fitting::new(self.fields.form, pattern))));
        }
        let forms = self.forms(node, &pattern)?;
        let documents = forms.documents();
        let mut alternatives = Vec::new();
        let mut found = Vec::new();
        for (edits, forms) in by_edits(&word, forms) {
            let share = OF_EDITS.get(edits).copied().unwrap_or_default();
            let terms = self.any_form(&forms);
            found.push(if edits == 0 {
                terms
            } else {
                Box::new(BoostQuery::new(terms, share as f32))
            });
            let is_typed = edits == 0 && matches!(node.kind, NodeKind::Fuzzy { .. });
            let what = What::Forms { forms, documents, exact: is_typed };
            alternatives.push(Alternative { what, stemmers: None, share });
        }
        self.leaves.push(Leaf::new(Asked::new(node.to_string(), alternatives)));
        Ok(any(found.into_iter()))
    }

    /// Any word that begins so; of several parts the last.
    pub(super) fn prefix(&mut self, node: &Node, text: &str, mode: Mode) -> tantivy::Result<Boxed> {
        if let Place::Values(field) = mode.place {
            return Ok(self.value_beginning(field, text));
        }
        let patterns = self.form_patterns(text, mode.place);
        if patterns.is_empty() {
            self.note_nothing(node, text);
        }
        let is_single = |found: &LanguagePattern| found.pattern.parts.len() == 1;
        let is_exact = patterns.iter().all(is_single);
        let mut found = Vec::with_capacity(patterns.len());
        let mut alternatives = Vec::new();
        for LanguagePattern { pattern, stemmers } in patterns {
            let of_pattern = if mode.scores {
                self.beginning(node, &pattern, stemmers.as_ref(), &mut alternatives)?
            } else {
                self.fitting_beginning(&pattern, mode.place)
            };
            found.push(self.in_languages(of_pattern, stemmers.as_deref()));
        }
        let found = any(found.into_iter());
        if !mode.scores {
            return if is_exact { Ok(found) } else { self.verified(node, found, None, mode) };
        }
        let mut asked = Asked::new(node.to_string(), alternatives);
        if is_exact {
            self.leaves.push(Leaf::new(asked));
            return Ok(found);
        }
        asked.check = Some(self.verifier(node, None, mode.place)?);
        self.leaves.push(Leaf::new(asked));
        self.verified(node, found, None, mode)
    }

    /// Finds the words that begin as a pattern does, and notes what to rank by.
    /// Of several parts those before the last are looked for, and any word that
    /// the last begins: whether they stand side by side the text will say.
    fn beginning(
        &mut self,
        node: &Node,
        pattern: &Pattern,
        stemmers: Option<&Vec<&'static str>>,
        alternatives: &mut Vec<Alternative>,
    ) -> tantivy::Result<Boxed> {
        let Some((last, before)) = pattern.parts.split_last() else {
            return Ok(Box::new(EmptyQuery));
        };
        let mut found = Vec::new();
        let mut rank_by = |what| {
            let stemmers = stemmers.cloned();
            alternatives.push(Alternative { what, stemmers, share: 1.0 });
        };
        if let Some(whole) = &pattern.whole {
            let forms = self.forms(node, &TermPattern::beginning(whole.form.clone()))?;
            found.push(self.any_form(&forms));
            rank_by(What::Forms { documents: forms.documents(), forms, exact: false });
        }
        let forms = self.forms(node, &TermPattern::beginning(last.form.clone()))?;
        let lasts = self.any_form(&forms);
        if before.is_empty() {
            found.push(lasts);
            rank_by(What::Forms { documents: forms.documents(), forms, exact: false });
        } else {
            let stems = before.iter().map(|part| self.text_term(&part.stem));
            found.push(all(stems.chain(std::iter::once(lasts))));
            rank_by(What::Beginning { before: before.to_vec(), forms });
        }
        Ok(any(found.into_iter()))
    }

    /// The same where nothing is ranked, in any field of words.
    fn fitting_beginning(&self, pattern: &Pattern, place: Place) -> Boxed {
        let Some((last, before)) = pattern.parts.split_last() else {
            return Box::new(EmptyQuery);
        };
        let (stems, forms, mark) = match place {
            Place::Words { engine, .. } => (engine, engine, Some(FORM_MARK)),
            _ => (self.fields.text, self.fields.form, None),
        };
        let fitting = |form: &str| {
            let pattern = TermPattern::beginning(form.to_owned());
            let pattern = mark.into_iter().fold(pattern, TermPattern::marked);
            unscored(Box::new(Fitting::new(forms, pattern)))
        };
        let before = before.iter().map(|part| term_query(Term::from_field_text(stems, &part.stem)));
        let parts = all(before.chain(std::iter::once(fitting(&last.form))));
        let whole = pattern.whole.iter().map(|whole| fitting(&whole.form));
        any(std::iter::once(parts).chain(whole))
    }

    /// Finds the forms that fit, and says where they are too many.
    fn forms(&mut self, node: &Node, pattern: &TermPattern) -> tantivy::Result<Fits> {
        let forms = expand(self.snapshot, self.fields.form, pattern)?;
        if forms.is_cut() {
            let message = format!(
                "'{node}' stands for {} words; only the {MAX_EXPANSIONS} most frequent are searched",
                forms.total
            );
            self.note(node.span, message);
        }
        Ok(forms)
    }

    fn any_form(&self, forms: &Fits) -> Boxed {
        let field = self.fields.form;
        any(forms.terms.iter().map(|fit| term_query(Term::from_field_text(field, &fit.term))))
    }

    fn text_term(&self, stem: &str) -> Boxed {
        term_query(Term::from_field_text(self.fields.text, stem))
    }

    fn note_wrong(&mut self, node: &Node, why: &str) -> Boxed {
        self.note(node.span, format!("'{node}' finds nothing: {why}"));
        Box::new(EmptyQuery)
    }
}

/// Parts forms by how many edits they are away; all are 0 away where near
/// spellings are not asked for.
fn by_edits(pattern: &WordPattern, forms: Fits) -> impl Iterator<Item = (usize, Fits)> {
    let total = forms.total;
    let mut parted: [Vec<Fit>; OF_EDITS.len()] = Default::default();
    for fit in forms.terms {
        let edits = usize::from(pattern.edits(&fit.term).unwrap_or(0));
        if let Some(parted) = parted.get_mut(edits) {
            parted.push(fit);
        }
    }
    let parted = parted.into_iter().enumerate().filter(|(_, terms)| !terms.is_empty());
    parted.map(move |(edits, terms)| (edits, Fits { terms, total }))
}
