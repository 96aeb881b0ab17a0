//! Wildcards and near spellings, by recursion and by the table of distances.

use std::cell::RefCell;
use std::collections::HashMap;

use pincite::{Analyzer, HighlightKind, NodeKind};

use super::expression::{self, Expression};
use super::texts::tokens;

/// What single words are compared with; it remembers how they compared.
pub struct Spelling {
    asked: Asked,
    known: RefCell<HashMap<String, Option<HighlightKind>>>,
}

enum Asked {
    /// A pattern with wildcards.
    Wildcard(Vec<char>),
    /// A word, and how far others may be from it.
    Near(String, usize),
    /// A regular expression.
    Expression(Expression),
}

impl Spelling {
    /// Reads what a node asks for; `None` where it is no matter of spelling.
    pub fn new(kind: &NodeKind) -> Option<Self> {
        let asked = match kind {
            NodeKind::Wildcard(text) => Asked::Wildcard(folded_wildcard(text)),
            NodeKind::Fuzzy { text, max_edits } => Asked::Near(folded(text), (*max_edits).into()),
            NodeKind::Regex(text) => Asked::Expression(expression::parse(text)),
            _ => return None,
        };
        Some(Self { asked, known: RefCell::default() })
    }

    /// Says why a form fits, if it does.
    pub fn fits(&self, form: &str) -> Option<HighlightKind> {
        let mut known = self.known.borrow_mut();
        if let Some(kind) = known.get(form) {
            return *kind;
        }
        let kind = self.asked.fits(form);
        known.insert(form.to_owned(), kind);
        kind
    }
}

impl Asked {
    fn fits(&self, form: &str) -> Option<HighlightKind> {
        let letters: Vec<char> = form.chars().collect();
        match self {
            Self::Wildcard(pattern) => {
                fits_wildcard(pattern, &letters).then_some(HighlightKind::Wildcard)
            }
            Self::Near(word, most) => match distance(word, form) {
                0 => Some(HighlightKind::Exact),
                edits => (edits <= *most).then_some(HighlightKind::Fuzzy),
            },
            Self::Expression(expression) => {
                expression::fits(expression, &letters).then_some(HighlightKind::Regex)
            }
        }
    }
}

/// Returns a typed text as words of the collection are compared: without case,
/// accents and punctuation, its parts as one.
pub fn folded(text: &str) -> String {
    let tokens = tokens(text, &Analyzer::unstemmed());
    tokens.iter().filter(|token| !token.is_compound()).map(|token| token.form.as_str()).collect()
}

/// Returns a typed pattern with its letters folded.
fn folded_wildcard(pattern: &str) -> Vec<char> {
    let mut plain = Vec::new();
    for piece in pattern.split_inclusive(['?', '*']) {
        let literal = piece.trim_end_matches(['?', '*']);
        plain.extend(folded(literal).chars());
        plain.extend(piece.chars().skip(literal.chars().count()));
    }
    plain
}

/// Says whether a form is what a pattern says: `?` is any one character, `*`
/// any number of them.
fn fits_wildcard(pattern: &[char], form: &[char]) -> bool {
    match (pattern, form) {
        ([], []) => true,
        (['*', rest @ ..], _) => {
            fits_wildcard(rest, form)
                || matches!(form, [_, more @ ..] if fits_wildcard(pattern, more))
        }
        (['?', rest @ ..], [_, more @ ..]) => fits_wildcard(rest, more),
        ([c, rest @ ..], [d, more @ ..]) => c == d && fits_wildcard(rest, more),
        _ => false,
    }
}

/// Counts the characters to insert, delete, replace, or swap with their
/// neighbour to make one word of another, none of them twice (optimal string
/// alignment).
pub fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    // `table[i][j]` is the distance of the first i characters of `a` and the
    // first j of `b`.
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            let mut ways = Vec::new();
            if i == 0 && j == 0 {
                ways.push(0);
            }
            if i > 0 {
                ways.push(table[i - 1][j] + 1);
            }
            if j > 0 {
                ways.push(table[i][j - 1] + 1);
            }
            if i > 0 && j > 0 {
                ways.push(table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]));
            }
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                ways.push(table[i - 2][j - 2] + 1);
            }
            table[i][j] = ways.into_iter().min().unwrap();
        }
    }
    table[a.len()][b.len()]
}

#[test]
fn distances_are_those_of_the_books() {
    for (a, b, edits) in [
        ("", "abc", 3),
        ("kitten", "sitting", 3),
        ("ehsan", "hesan", 1),
        // A swapped pair is not edited again: 2 where swaps could be taken apart.
        ("ca", "abc", 3),
        ("کتاب", "کتب", 1),
    ] {
        assert_eq!(distance(a, b), edits, "{a} {b}");
        assert_eq!(distance(b, a), edits, "{b} {a}");
    }
}

#[test]
fn wildcards_stand_for_characters() {
    for (pattern, form, expected) in [
        ("t?rr*st", "terrorist", true),
        ("t?rr*st", "terrst", true),
        ("t?rr*st", "terror", false),
        ("*stan", "stan", true),
        ("É?ole", "ecole", true),
        ("ISI?-K", "isisk", true),
        ("a*b*c", "axbybzc", true),
    ] {
        let found = Spelling::new(&NodeKind::Wildcard(pattern.to_owned())).unwrap().fits(form);
        assert_eq!(found.is_some(), expected, "{pattern} {form}");
    }
}
