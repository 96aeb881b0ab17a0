//! Regular expressions of the few kinds that the generator makes.

use std::collections::BTreeSet;
use std::iter::Peekable;
use std::str::Chars;

use super::spelling;

/// An expression.
pub enum Expression {
    /// One of several.
    Any(Vec<Self>),
    /// One after another.
    Row(Vec<Self>),
    /// At least so many times, and at most once where not `many`.
    Repeated { inner: Box<Self>, least: usize, many: bool },
    /// One character: one of these ranges, or any but these.
    Class { ranges: Vec<(char, char)>, negated: bool },
}

/// Says whether a form is what the expression says, as a whole.
pub fn fits(expression: &Expression, form: &[char]) -> bool {
    ends(expression, form, 0).contains(&form.len())
}

/// Returns where the expression may end that begins at `start`.
fn ends(expression: &Expression, form: &[char], start: usize) -> BTreeSet<usize> {
    match expression {
        Expression::Any(each) => {
            each.iter().flat_map(|expression| ends(expression, form, start)).collect()
        }
        Expression::Row(row) => row.iter().fold(BTreeSet::from([start]), |starts, expression| {
            starts.into_iter().flat_map(|start| ends(expression, form, start)).collect()
        }),
        Expression::Repeated { inner, least, many } => {
            // More repetitions than there are characters lead nowhere new.
            let most = if *many { form.len() + 1 } else { 1 };
            let mut found = BTreeSet::new();
            let mut now = BTreeSet::from([start]);
            for times in 0..=most {
                if times >= *least {
                    found.extend(&now);
                }
                now = now.into_iter().flat_map(|start| ends(inner, form, start)).collect();
            }
            found
        }
        Expression::Class { ranges, negated } => {
            let fits = |c: &&char| ranges.iter().any(|(a, z)| a <= *c && *c <= z) != *negated;
            form.get(start).filter(fits).map(|_| start + 1).into_iter().collect()
        }
    }
}

/// Reads an expression of letters, digits, `.`, `[…]`, `(…)`, `|`, `?`, `*` and
/// `+`. Case and accents do not matter.
///
/// # Panics
///
/// On anything else.
pub fn parse(text: &str) -> Expression {
    let mut left = text.chars().peekable();
    let expression = alternatives(&mut left);
    assert_eq!(left.next(), None, "/{text}/ goes on");
    expression
}

fn alternatives(left: &mut Peekable<Chars<'_>>) -> Expression {
    let mut each = vec![row(left)];
    while left.next_if_eq(&'|').is_some() {
        each.push(row(left));
    }
    Expression::Any(each)
}

fn row(left: &mut Peekable<Chars<'_>>) -> Expression {
    let mut row = Vec::new();
    while let Some(c) = left.next_if(|c| !matches!(c, '|' | ')')) {
        let inner = match c {
            '(' => {
                let inner = alternatives(left);
                assert_eq!(left.next(), Some(')'));
                inner
            }
            '[' => class(left),
            '.' => Expression::Class { ranges: Vec::new(), negated: true },
            c => {
                assert!(c.is_alphanumeric(), "{c} is none of the generator's");
                let c = folded(c);
                Expression::Class { ranges: vec![(c, c)], negated: false }
            }
        };
        let (least, many) = match left.peek() {
            Some('?') => (0, false),
            Some('*') => (0, true),
            Some('+') => (1, true),
            _ => {
                row.push(inner);
                continue;
            }
        };
        left.next();
        row.push(Expression::Repeated { inner: Box::new(inner), least, many });
    }
    Expression::Row(row)
}

fn class(left: &mut Peekable<Chars<'_>>) -> Expression {
    let negated = left.next_if_eq(&'^').is_some();
    let mut ranges = Vec::new();
    while let Some(c) = left.next_if(|c| *c != ']') {
        let first = folded(c);
        let last = match left.next_if_eq(&'-') {
            Some(_) => folded(left.next().unwrap()),
            None => first,
        };
        ranges.push((first, last));
    }
    assert_eq!(left.next(), Some(']'));
    Expression::Class { ranges, negated }
}

fn folded(c: char) -> char {
    let plain = spelling::folded(&c.to_string());
    let mut plain = plain.chars();
    match (plain.next(), plain.next()) {
        (Some(only), None) => only,
        _ => c,
    }
}

#[test]
fn expressions_match_whole_words() {
    for (expression, form, expected) in [
        ("ISK[ap]?", "iskp", true),
        ("isk[ap]?", "iskap", false),
        ("isk[^ap]", "iska", false),
        ("(a|bc)+d", "abcad", true),
        ("(a|bc)+d", "d", false),
        ("(a*)*b", "aab", true),
        ("É.*e", "ecole", true),
        ("[a-c]+", "abcd", false),
        ("a||b", "", true),
    ] {
        let form: Vec<char> = form.chars().collect();
        assert_eq!(fits(&parse(expression), &form), expected, "/{expression}/ {form:?}");
    }
}
