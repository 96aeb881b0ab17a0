//! What stands for many words: wildcards, regular expressions, near spellings.
//!
//! A [`WordPattern`] is compared with the *forms* of words, which are folded:
//! lower case, without accents. Its letters are folded in the same way, so that
//! `Isl?m*` finds *Islam*. It is an automaton over the bytes of a form, which
//! serves both for looking at one word and for walking through the sorted words
//! of a whole collection without looking at each.

use std::fmt;
use std::sync::{Arc, OnceLock};

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};
use regex_automata::dfa::{Automaton as _, StartKind, dense};
use regex_automata::util::primitives::StateID;
use regex_automata::util::start;
use regex_automata::{Anchored, MatchKind, util::syntax};

use super::accent::fold_accents;
use super::fold::{Dots, fold};
use super::language::Language;

/// The most memory that the automaton of one expression may take, in bytes;
/// repetitions of repetitions would take any amount.
const MAX_AUTOMATON_BYTES: usize = 1 << 20;

/// Longest pattern, in bytes. No word is longer than 200.
const MAX_PATTERN_BYTES: usize = 1000;

/// Something that many words fit.
#[derive(Clone)]
pub struct WordPattern {
    automaton: Automaton,
    source: String,
}

#[derive(Clone)]
enum Automaton {
    Expression(Arc<dense::DFA<Vec<u32>>>),
    Spelling(Arc<DFA>),
}

/// A state of the automaton of a [`WordPattern`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PatternState(u32);

impl WordPattern {
    /// Makes the pattern of a word with wildcards: `?` is any one character,
    /// `*` any number of them.
    ///
    /// # Errors
    ///
    /// Says in words what is wrong: the pattern is too long or too complex, or
    /// holds nothing but wildcards.
    ///
    /// ```
    /// use pincite::WordPattern;
    ///
    /// let pattern = WordPattern::wildcard("Isl?m*").unwrap();
    /// assert!(pattern.fits("islamabad"));
    /// assert!(!pattern.fits("isolation"));
    /// assert!(WordPattern::wildcard("*").is_err());
    /// ```
    pub fn wildcard(text: &str) -> Result<Self, String> {
        let mut expression = String::new();
        let mut has_letter = false;
        for part in text.split_inclusive(['?', '*']) {
            let literal = part.trim_end_matches(['?', '*']);
            // What holds no letter or digit, as the hyphen of `ISIS-*`, is in no form.
            if literal.contains(char::is_alphanumeric) {
                has_letter = true;
                expression.push_str(&folded(literal));
            }
            match part.chars().next_back() {
                Some('?') => expression.push('.'),
                Some('*') => expression.push_str(".*"),
                _ => {}
            }
        }
        if !has_letter {
            return Err("a pattern needs a letter or digit beside its wildcards".to_owned());
        }
        Self::expression(text, &expression)
    }

    /// Makes the pattern of a regular expression, in the syntax of the `regex`
    /// crate, which a word must match as a whole. Case and accents of its
    /// letters do not matter.
    ///
    /// # Errors
    ///
    /// Says in words what is wrong with the expression.
    ///
    /// ```
    /// use pincite::WordPattern;
    ///
    /// let pattern = WordPattern::regex("ISK[AP]?").unwrap();
    /// assert!(pattern.fits("isk") && pattern.fits("iskp"));
    /// assert!(!pattern.fits("iskander"));
    /// assert!(WordPattern::regex("isk[").is_err());
    /// ```
    pub fn regex(text: &str) -> Result<Self, String> {
        let plain: String = text.chars().map(folded_letter).collect();
        Self::expression(text, &plain)
    }

    /// Makes the pattern of words that differ from `word` by at most
    /// `max_edits` (1 or 2) letters inserted, deleted, replaced, or swapped
    /// with their neighbour; the first letters may differ as well. A word of
    /// several parts counts as written as one.
    ///
    /// # Errors
    ///
    /// Says in words what is wrong: there is no letter, or too many edits.
    ///
    /// ```
    /// use pincite::WordPattern;
    ///
    /// let pattern = WordPattern::fuzzy("Balochistan", 1).unwrap();
    /// assert!(pattern.fits("baluchistan"));
    /// assert!(!pattern.fits("beluchistan"));
    /// ```
    pub fn fuzzy(word: &str, max_edits: u8) -> Result<Self, String> {
        if !word.contains(char::is_alphanumeric) {
            return Err("a near spelling is looked for of one word".to_owned());
        }
        Self::spelling(word, &folded(word), max_edits)
    }

    fn spelling(source: &str, word: &str, max_edits: u8) -> Result<Self, String> {
        static BUILDERS: [OnceLock<LevenshteinAutomatonBuilder>; 2] =
            [OnceLock::new(), OnceLock::new()];
        if word.len() > MAX_PATTERN_BYTES {
            return Err("a near spelling is looked for of one word".to_owned());
        }
        let builder = usize::from(max_edits).checked_sub(1).and_then(|at| BUILDERS.get(at));
        let Some(builder) = builder else {
            return Err("a near spelling is 1 or 2 edits away".to_owned());
        };
        let builder = builder.get_or_init(|| LevenshteinAutomatonBuilder::new(max_edits, true));
        let dfa = builder.build_dfa(word);
        Ok(Self { automaton: Automaton::Spelling(Arc::new(dfa)), source: source.to_owned() })
    }

    /// Makes the pattern of whole values (paths, tags) that match a regular
    /// expression: nothing but case is folded, since punctuation is a part of
    /// them.
    pub(crate) fn value(expression: &str) -> Result<Self, String> {
        Self::expression(expression, expression)
    }

    /// Makes the pattern of values near to `value`, as [`fuzzy`](Self::fuzzy)
    /// does for words.
    pub(crate) fn near_value(value: &str, max_edits: u8) -> Result<Self, String> {
        Self::spelling(value, value, max_edits)
    }

    fn expression(source: &str, expression: &str) -> Result<Self, String> {
        if expression.len() > MAX_PATTERN_BYTES {
            return Err(format!("a pattern is at most {MAX_PATTERN_BYTES} bytes long"));
        }
        let config = dense::Config::new()
            .match_kind(MatchKind::All)
            .start_kind(StartKind::Anchored)
            .dfa_size_limit(Some(MAX_AUTOMATON_BYTES))
            .determinize_size_limit(Some(MAX_AUTOMATON_BYTES));
        let syntax = syntax::Config::new().case_insensitive(true).nest_limit(50);
        let thompson =
            regex_automata::nfa::thompson::Config::new().nfa_size_limit(Some(MAX_AUTOMATON_BYTES));
        let built = dense::Builder::new()
            .configure(config)
            .syntax(syntax)
            .thompson(thompson)
            // The end of the word is looked for, so that nothing may follow.
            .build(&format!("(?:{expression})"));
        let dfa = built.map_err(|_| wrong_with(expression))?;
        Ok(Self { automaton: Automaton::Expression(Arc::new(dfa)), source: source.to_owned() })
    }

    /// Says whether a folded form fits as a whole.
    #[must_use]
    pub fn fits(&self, form: &str) -> bool {
        let mut state = self.start();
        for &byte in form.as_bytes() {
            if !self.can_fit(state) {
                return false;
            }
            state = self.next(state, byte);
        }
        self.fits_at(state)
    }

    /// Returns the state before any byte.
    pub(crate) fn start(&self) -> PatternState {
        match &self.automaton {
            Automaton::Expression(dfa) => {
                let config = start::Config::new().anchored(Anchored::Yes);
                // Anchored searches are what it was built for.
                PatternState(dfa.start_state(&config).map_or(0, |state| state.as_u32()))
            }
            Automaton::Spelling(dfa) => PatternState(dfa.initial_state()),
        }
    }

    /// Returns the state after one byte more.
    pub(crate) fn next(&self, state: PatternState, byte: u8) -> PatternState {
        match &self.automaton {
            Automaton::Expression(dfa) => PatternState(dfa.next_state(id(state), byte).as_u32()),
            Automaton::Spelling(dfa) => PatternState(dfa.transition(state.0, byte)),
        }
    }

    /// Says whether a word that ends here fits.
    pub(crate) fn fits_at(&self, state: PatternState) -> bool {
        match &self.automaton {
            Automaton::Expression(dfa) => dfa.is_match_state(dfa.next_eoi_state(id(state))),
            Automaton::Spelling(dfa) => matches!(dfa.distance(state.0), Distance::Exact(_)),
        }
    }

    /// Says whether any word that goes on from here may fit.
    pub(crate) fn can_fit(&self, state: PatternState) -> bool {
        match &self.automaton {
            Automaton::Expression(dfa) => !dfa.is_dead_state(id(state)),
            Automaton::Spelling(_) => state.0 != SINK_STATE,
        }
    }

    /// Returns how many edits a form is away, where near spellings are asked
    /// for and it fits.
    #[must_use]
    pub fn edits(&self, form: &str) -> Option<u8> {
        match &self.automaton {
            Automaton::Expression(_) => None,
            Automaton::Spelling(dfa) => match dfa.eval(form) {
                Distance::Exact(edits) => Some(edits),
                Distance::AtLeast(_) => None,
            },
        }
    }
}

impl fmt::Debug for WordPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("WordPattern").field(&self.source).finish()
    }
}

impl PartialEq for WordPattern {
    fn eq(&self, other: &Self) -> bool {
        let same_kind =
            std::mem::discriminant(&self.automaton) == std::mem::discriminant(&other.automaton);
        same_kind && self.source == other.source
    }
}

impl Eq for WordPattern {}

fn id(state: PatternState) -> StateID {
    StateID::new(state.0 as usize).unwrap_or(StateID::ZERO)
}

/// Folds a run of letters as the form of a word is.
fn folded(text: &str) -> String {
    let mut whole = String::new();
    fold(text, Language::UNSTEMMED, Dots::Dropped, &mut whole);
    let mut plain = String::new();
    fold_accents(&whole, &mut plain);
    plain
}

/// Folds one character of an expression, where that leaves one; case is the
/// expression's own matter, since `\D` is not `\d`.
fn folded_letter(c: char) -> char {
    if c.is_ascii() || !c.is_alphanumeric() {
        return c;
    }
    let plain = folded(c.encode_utf8(&mut [0; 4]));
    let mut letters = plain.chars();
    letters.next().filter(|_| letters.next().is_none()).unwrap_or(c)
}

/// Words why an expression cannot be used, in a few words and one line.
fn wrong_with(expression: &str) -> String {
    let parsed = regex_syntax::ParserBuilder::new().nest_limit(50).build().parse(expression);
    match parsed {
        Err(regex_syntax::Error::Parse(error)) => error.kind().to_string(),
        Err(regex_syntax::Error::Translate(error)) => error.kind().to_string(),
        // A pattern is compared with whole words: Unicode's boundaries of words
        // are all that an automaton can be refused for but its size.
        _ if is_about_boundaries(expression) => "a pattern has no boundaries of words".to_owned(),
        _ => "the pattern is too complex".to_owned(),
    }
}

fn is_about_boundaries(expression: &str) -> bool {
    [r"\b", r"\B"].iter().any(|boundary| expression.contains(boundary))
}

#[cfg(test)]
mod tests {
    use super::WordPattern;

    #[test]
    fn wildcards_stand_for_characters() {
        for (pattern, form, fits) in [
            ("wil?car*d", "wildcard", true),
            ("wil?car*d", "wildcarded", true),
            ("wil?car*d", "wilcard", false),
            ("*stan", "pakistan", true),
            ("*stan", "stan", true),
            ("*stan", "standard", false),
            ("É?ole", "ecole", true),
            ("?", "x", false),
            ("ISIS-*", "isisk", true),
            ("a?c", "aéc", true),
            ("a.c*", "abc", false),
        ] {
            let found = WordPattern::wildcard(pattern).is_ok_and(|pattern| pattern.fits(form));
            assert_eq!(found, fits, "{pattern} {form}");
        }
    }

    #[test]
    fn expressions_match_whole_words() {
        for (pattern, form, fits) in [
            ("isk[ap]?", "isk", true),
            ("isk[ap]?", "iskap", false),
            ("a|ab", "ab", true),
            ("colou?r", "colour", true),
            (r"\d{4}", "2024", true),
            (r"\D+", "2024", false),
            ("É.*", "ecole", true),
            ("^a$", "a", true),
            ("", "", true),
        ] {
            let found = WordPattern::regex(pattern).is_ok_and(|pattern| pattern.fits(form));
            assert_eq!(found, fits, "{pattern} {form}");
        }
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (pattern, wrong) in
            [("a[", "unclosed character class"), ("((a{99}){99}){99}", "too complex")]
        {
            let message = WordPattern::regex(pattern).map(|_| ()).unwrap_err();
            assert!(message.contains(wrong), "{message}");
        }
    }

    #[test]
    fn spellings_count_edits() {
        let pattern = WordPattern::fuzzy("Ehsan", 2).unwrap();
        assert_eq!(pattern.edits("ehsan"), Some(0));
        assert_eq!(pattern.edits("ehsaan"), Some(1));
        assert_eq!(pattern.edits("hesan"), Some(1));
        assert_eq!(pattern.edits("eshaan"), Some(2));
        assert_eq!(pattern.edits("khorasan"), None);
    }
}
