//! Words and phrases, as each language of the collection writes them.

use tantivy::Term;
use tantivy::query::{BoostQuery, EmptyQuery, Occur as EngineOccur, PhraseQuery};
use tantivy::schema::Field as EngineField;

use super::filters::{all, any, term_query, together, unscored};
use super::main_language::Languages;
use super::{Boxed, Compiler, Mode, Place};
use crate::analysis::{Analyzer, Pattern};
use crate::index::FORM_MARK;
use crate::query::{Field, Node, NodeKind};
use crate::search::checked::Checked;
use crate::search::dictionary::{Fit, Fits};
use crate::search::feedback::FeedbackWord;
use crate::search::positions::{Placed, Standing};
use crate::search::ranking::{Alternative, Asked, Leaf, STOP_WORD, STOP_WORD_LANGUAGES, What};
use crate::search::statistics::Statistics;

/// What some languages look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LanguagePattern {
    pub(super) pattern: Pattern,
    /// The stemmers of these languages; all where `None`.
    pub(super) stemmers: Option<Vec<&'static str>>,
}

impl LanguagePattern {
    /// Returns the stemmers of the languages that look for this and for another
    /// one; none where no language does.
    fn in_common(&self, other: &Self) -> Option<Option<Vec<&'static str>>> {
        match (&self.stemmers, &other.stemmers) {
            (None, of_one) | (of_one, None) => Some(of_one.clone()),
            (Some(own), Some(others)) => {
                let both: Vec<_> = own.iter().copied().filter(|it| others.contains(it)).collect();
                (!both.is_empty()).then_some(Some(both))
            }
        }
    }
}

/// The engine looks for so many words of a phrase; what holds them is read to
/// see whether it holds the others too.
pub(super) const MAX_PHRASE_WORDS: usize = 64;

impl Compiler<'_> {
    /// A word, or a phrase with at most `slop` other words among its own.
    pub(super) fn words(
        &mut self,
        node: &Node,
        text: &str,
        slop: u32,
        mode: Mode,
    ) -> tantivy::Result<Boxed> {
        if let Place::Values(field) = mode.place {
            if field == Field::Language && !may_be_language(text) {
                let message =
                    format!("'{text}' is no language tag; expected such as en, fa, pt-BR");
                self.note(node.span, message);
            }
            return Ok(self.value(field, text));
        }
        let (mut patterns, is_cut) = self.short_patterns(text, mode.place);
        if patterns.is_empty() {
            self.note_nothing(node, text);
        }
        let found = match mode.place {
            Place::Words { engine, .. } if slop == 0 => {
                any(patterns.iter().map(|pattern| self.find(engine, pattern)))
            }
            Place::Words { engine, .. } => {
                let words = patterns.iter().map(|pattern| self.find_words(engine, pattern));
                let words = any(words);
                return self.verified(node, words, None, mode);
            }
            _ if slop == 0 => {
                let field = self.fields.text;
                let asked = patterns.iter().filter(|pattern| self.languages.ask(pattern));
                any(asked.map(|pattern| self.find(field, pattern)))
            }
            _ => any(patterns.iter().map(|pattern| self.find_loose(pattern, slop))),
        };
        let mut found = found;
        if mode.scores {
            let weight = self.weight_of(node, &patterns);
            if weight < 1.0 {
                found = Box::new(BoostQuery::new(found, weight as f32));
            }
            let alternatives = patterns.drain(..).map(|pattern| Alternative::of(pattern, slop));
            let mut asked = Asked::new(node.to_string(), alternatives.collect());
            asked.weight = weight;
            self.leaves.push(Leaf::new(asked));
        }
        if is_cut { self.verified(node, found, None, mode) } else { Ok(found) }
    }

    /// Returns what a word is worth: less if it is a stop word.
    fn weight_of(&self, node: &Node, patterns: &[LanguagePattern]) -> f64 {
        if !matches!(node.kind, NodeKind::Word(_)) {
            return 1.0;
        }
        let (mut all, mut stop) = (0, 0);
        for LanguagePattern { pattern, stemmers } in patterns {
            let is_asked = |analyzer: &&Analyzer| {
                stemmers.as_ref().is_none_or(|names| names.contains(&analyzer.stemmer()))
            };
            for analyzer in self.analyzers.iter().filter(is_asked) {
                let passages = self.snapshot.passages_stemmed_by(analyzer.stemmer());
                all += passages;
                if pattern.parts.iter().all(|part| analyzer.is_stop_word(&part.form)) {
                    stop += passages;
                }
            }
        }
        let is_stop_word = stop > 0 && stop as f64 >= STOP_WORD_LANGUAGES * all as f64;
        if is_stop_word { STOP_WORD } else { 1.0 }
    }

    /// Ranks by two words next to one another in the query also where they stand
    /// side by side, if each is one word to all languages that look for it.
    pub(super) fn pair(&mut self, first: &Node, second: &Node) {
        let (first, second) = (as_typed(first), as_typed(second));
        let (NodeKind::Word(first_text), NodeKind::Word(second_text)) = (&first.kind, &second.kind)
        else {
            return;
        };
        if first_text == second_text || first.span.overlaps(second.span) {
            return;
        }
        let firsts = self.patterns(first_text, true);
        let seconds = self.patterns(second_text, true);
        let weights = [self.weight_of(first, &firsts), self.weight_of(second, &seconds)];
        let mut alternatives = Vec::new();
        for first in &firsts {
            for second in &seconds {
                if let ([first_word], [second_word]) =
                    (first.pattern.parts.as_slice(), second.pattern.parts.as_slice())
                    && let Some(stemmers) = first.in_common(second)
                {
                    let words =
                        [(first_word.clone(), weights[0]), (second_word.clone(), weights[1])];
                    alternatives.push(Alternative {
                        what: What::Pair(words),
                        stemmers,
                        share: 1.0,
                    });
                }
            }
        }
        if !alternatives.is_empty() {
            let term = format!("{first} {second}");
            self.leaves.push(Leaf::new(Asked::new(term, alternatives)));
        }
    }

    /// Exactly as typed: candidates by the forms of the words, then the text.
    pub(super) fn exact(&mut self, node: &Node, text: &str, mode: Mode) -> tantivy::Result<Boxed> {
        let (field, mark) = match mode.place {
            Place::Values(field) => return Ok(self.value(field, text)),
            Place::Words { engine, .. } => (engine, Some(FORM_MARK)),
            Place::Text => (self.fields.form, None),
        };
        let patterns = self.form_patterns(text, mode.place);
        if patterns.is_empty() {
            self.note_nothing(node, text);
        }
        let form = |form: &str| {
            let mut marked: String = mark.into_iter().collect();
            marked.push_str(form);
            Term::from_field_text(field, &marked)
        };
        let mut candidates = Vec::with_capacity(patterns.len());
        for LanguagePattern { pattern, stemmers } in &patterns {
            let parts = pattern.parts.iter().map(|part| term_query(form(&part.form)));
            let whole = pattern.whole.iter().map(|whole| term_query(form(&whole.form)));
            let found = any(std::iter::once(all(parts)).chain(whole));
            candidates.push(self.in_languages(found, stemmers.as_deref()));
        }
        let candidates = any(candidates.into_iter());
        if !mode.scores {
            return self.verified(node, candidates, Some(text), mode);
        }
        let mut alternatives = Vec::with_capacity(patterns.len());
        for LanguagePattern { pattern, stemmers } in patterns {
            let what = match pattern.parts.as_slice() {
                // One word is ranked as rare as its form is.
                [only] if pattern.whole.is_none() => {
                    let documents =
                        Statistics::new(self.snapshot).documents_with(&form(&only.form))?;
                    let fits = vec![Fit { term: only.form.clone(), documents }];
                    let forms = Fits { total: fits.len(), terms: fits };
                    What::Forms { forms, documents, exact: true }
                }
                _ => What::Pattern { pattern, slop: 0 },
            };
            alternatives.push(Alternative { what, stemmers, share: 1.0 });
        }
        let check = self.verifier(node, Some(text), mode.place)?;
        let mut asked = Asked::new(node.to_string(), alternatives);
        asked.check = Some(check.clone());
        self.leaves.push(Leaf::new(asked));
        if mode.loosely {
            return Ok(candidates);
        }
        Ok(Box::new(Checked::new(candidates, check)))
    }

    /// Ranks what a query finds by further words, which find nothing themselves.
    pub(in crate::search) fn ranked_also(
        self,
        found: &dyn tantivy::query::Query,
        words: &[FeedbackWord],
    ) -> (Boxed, Vec<Leaf>) {
        let mut clauses = vec![(EngineOccur::Must, found.box_clone())];
        let mut leaves = Vec::with_capacity(words.len());
        for word in words {
            let (form, stem) = (word.form.clone(), word.stem.clone());
            let parts = vec![crate::analysis::Term { form, stem }];
            let pattern = Pattern { parts, whole: None };
            let is_all = word.stemmers.len() == self.analyzers.len();
            let stemmers = (!is_all).then(|| word.stemmers.iter().copied().collect());
            let pattern = LanguagePattern { pattern, stemmers };
            let ranks = self.find(self.fields.text, &pattern);
            let ranks = Box::new(BoostQuery::new(ranks, word.weight as f32));
            clauses.push((EngineOccur::Should, ranks));
            let mut asked = Asked::new(word.word.clone(), vec![Alternative::of(pattern, 0)]);
            asked.weight = word.weight;
            leaves.push(Leaf::new(asked));
        }
        (together(clauses, 0), leaves)
    }

    pub(super) fn note_nothing(&mut self, node: &Node, text: &str) {
        self.note(node.span, format!("'{text}' holds no letter or digit and finds nothing"));
    }

    /// Returns what a text looks for in a place, cut to as many words as the
    /// engine looks for, and whether any was cut.
    pub(super) fn short_patterns(&self, text: &str, place: Place) -> (Vec<LanguagePattern>, bool) {
        let stemmed = !matches!(place, Place::Words { stemmed: false, .. });
        let mut patterns = self.patterns(text, stemmed);
        let mut is_cut = false;
        for LanguagePattern { pattern, .. } in &mut patterns {
            is_cut |= pattern.parts.len() > MAX_PHRASE_WORDS;
            pattern.parts.truncate(MAX_PHRASE_WORDS);
        }
        (patterns, is_cut)
    }

    /// Returns what a text looks for in a place, where only its forms matter:
    /// languages that write a word alike are put together, however they stem
    /// it.
    pub(super) fn form_patterns(&self, text: &str, place: Place) -> Vec<LanguagePattern> {
        let (mut patterns, _) = self.short_patterns(text, place);
        for LanguagePattern { pattern, .. } in &mut patterns {
            if let ([only], None) = (pattern.parts.as_mut_slice(), &pattern.whole) {
                only.stem.clone_from(&only.form);
            }
        }
        self.gathered(patterns.into_iter())
    }

    /// Returns what a text looks for, as each analyzer sees it; none where it
    /// has no word.
    pub(super) fn patterns(&self, text: &str, stemmed: bool) -> Vec<LanguagePattern> {
        if !stemmed {
            let pattern = Analyzer::unstemmed().pattern(text);
            let all = LanguagePattern { pattern, stemmers: None };
            return Some(all).filter(|all| !all.pattern.parts.is_empty()).into_iter().collect();
        }
        if let Some(known) = self.analysed.borrow().get(text) {
            return known.clone();
        }
        let patterns = self.analyzers.iter().map(|analyzer| {
            let pattern = analyzer.pattern(text);
            LanguagePattern { pattern, stemmers: Some(vec![analyzer.stemmer()]) }
        });
        let patterns = self.gathered(patterns.filter(|found| !found.pattern.parts.is_empty()));
        self.analysed.borrow_mut().insert(text.to_owned(), patterns.clone());
        patterns
    }

    /// Puts together the languages that look for the same.
    pub(super) fn gathered(
        &self,
        found: impl Iterator<Item = LanguagePattern>,
    ) -> Vec<LanguagePattern> {
        let mut patterns: Vec<LanguagePattern> = Vec::new();
        for found in found {
            let known = patterns.iter_mut().find(|known| known.pattern == found.pattern);
            match known.map(|known| &mut known.stemmers) {
                Some(Some(stemmers)) => stemmers.extend(found.stemmers.into_iter().flatten()),
                Some(None) => {}
                None => patterns.push(found),
            }
        }
        for pattern in &mut patterns {
            // What all languages look for needs no limit.
            let is_all = |stemmers: &Vec<_>| stemmers.len() == self.analyzers.len();
            if pattern.stemmers.as_ref().is_some_and(is_all) {
                pattern.stemmers = None;
            }
        }
        patterns
    }

    /// Finds a pattern in the texts of its languages: the parts side by side,
    /// or the whole.
    pub(super) fn find(&self, field: EngineField, pattern: &LanguagePattern) -> Boxed {
        let term = |text: &str| Term::from_field_text(field, text);
        let LanguagePattern { pattern, stemmers } = pattern;
        let parts: Boxed = match pattern.parts.as_slice() {
            [] => Box::new(EmptyQuery),
            [only] => term_query(term(&only.stem)),
            parts => Box::new(PhraseQuery::new(parts.iter().map(|p| term(&p.stem)).collect())),
        };
        let whole = pattern.whole.iter().map(|whole| term_query(term(&whole.stem)));
        self.in_languages(any(std::iter::once(parts).chain(whole)), stemmers.as_deref())
    }

    /// Finds what has all the parts of a pattern, or its whole.
    fn find_words(&self, field: EngineField, pattern: &LanguagePattern) -> Boxed {
        let LanguagePattern { pattern, stemmers } = pattern;
        let term = |text: &str| term_query(Term::from_field_text(field, text));
        let parts = all(pattern.parts.iter().map(|part| term(&part.stem)));
        let whole = pattern.whole.iter().map(|whole| term(&whole.stem));
        self.in_languages(any(std::iter::once(parts).chain(whole)), stemmers.as_deref())
    }

    /// Finds the parts of a pattern in their order, with at most `slop` other
    /// words among them, or its whole.
    fn find_loose(&self, pattern: &LanguagePattern, slop: u32) -> Boxed {
        let candidates = self.find_words(self.fields.text, pattern);
        if pattern.pattern.parts.len() < 2 {
            return candidates;
        }
        let placed = Placed::Loose(pattern.pattern.clone(), slop);
        self.standing(candidates, placed)
    }

    /// Looks at the positions of candidates.
    pub(super) fn standing(&self, candidates: Boxed, placed: Placed) -> Boxed {
        let standing = Standing::new(placed, self.fields);
        Box::new(Checked::new(candidates, std::sync::Arc::new(standing)))
    }

    /// Limits a query to texts of some stemmers.
    pub(super) fn in_languages(&self, found: Boxed, stemmers: Option<&[&'static str]>) -> Boxed {
        let Some(stemmers) = stemmers else { return found };
        let main = match self.languages {
            // What is found in other languages is passed over.
            Languages::Main(_) => return found,
            Languages::Others(main) => Some(main),
            Languages::All => None,
        };
        let of_language = stemmers
            .iter()
            .filter(|stemmer| Some(**stemmer) != main)
            .map(|stemmer| term_query(Term::from_field_text(self.fields.stemmer, stemmer)));
        all([found, unscored(any(of_language))].into_iter())
    }
}

/// Returns what was typed, of a node that other names were added to.
fn as_typed(node: &Node) -> &Node {
    match &node.kind {
        NodeKind::Expanded { node, .. } => node,
        _ => node,
    }
}

/// Says whether a text may be a language tag (BCP 47), and not the name of a
/// language.
fn may_be_language(text: &str) -> bool {
    let language = text.split(['-', '_']).next().unwrap_or_default();
    matches!(language.len(), 2 | 3) && language.bytes().all(|byte| byte.is_ascii_alphabetic())
}

impl Alternative {
    /// A pattern that some languages look for.
    pub(super) fn of(found: LanguagePattern, slop: u32) -> Self {
        let LanguagePattern { pattern, stemmers } = found;
        Self { what: What::Pattern { pattern, slop }, stemmers, share: 1.0 }
    }
}
