//! The alignment against a naive twin.

use proptest::prelude::*;

use crate::quote::alignment::{Alignment, GAP, Gap, Scoring, Step, align};

/// Two rows of letters; behind some of the first, gaps are nearly free.
#[derive(Debug)]
struct Letters {
    first: Vec<u8>,
    second: Vec<u8>,
    free: Vec<bool>,
}

impl Scoring for Letters {
    fn lengths(&self) -> (usize, usize) {
        (self.first.len(), self.second.len())
    }

    fn pair(&self, a: usize, b: usize) -> i32 {
        if self.first[a] == self.second[b] { 8 } else { -4 }
    }

    fn left_out(&self, a: usize) -> Gap {
        if self.free[a] { Gap { open: 1, extend: 0 } } else { GAP }
    }
}

fn cost(gap: Gap, items: usize) -> i32 {
    gap.open + gap.extend * (items as i32 - 1)
}

/// The best score by the definition: every gap of every length is tried (Smith and
/// Waterman's own recurrence).
fn naive(letters: &Letters) -> i32 {
    let (rows, columns) = letters.lengths();
    let mut best = vec![vec![0; columns + 1]; rows + 1];
    let mut highest = 0;
    for a in 1..=rows {
        for b in 1..=columns {
            let mut score = (best[a - 1][b - 1] + letters.pair(a - 1, b - 1)).max(0);
            for items in 1..=b {
                score = score.max(best[a][b - items] - cost(letters.left_out(a - 1), items));
            }
            for items in 1..=a {
                score = score.max(best[a - items][b] - cost(GAP, items));
            }
            best[a][b] = score;
            highest = highest.max(score);
        }
    }
    highest
}

/// What an alignment is worth by its steps.
fn worth(letters: &Letters, alignment: &Alignment) -> i32 {
    let mut score = 0;
    let mut row = None;
    let mut run = None;
    let mut rest = alignment.steps.as_slice();
    while let Some((step, others)) = rest.split_first() {
        rest = others;
        match *step {
            Step::Pair(a, b) => {
                score += letters.pair(a, b);
                row = Some(a);
                run = None;
            }
            Step::First(a) => {
                let items = run == Some(true);
                score -= if items { GAP.extend } else { GAP.open };
                row = Some(a);
                run = Some(true);
            }
            Step::Second(_) => {
                let gap = letters.left_out(row.expect("a gap is behind something"));
                let items = run == Some(false);
                score -= if items { gap.extend } else { gap.open };
                run = Some(false);
            }
        }
    }
    score
}

fn letters() -> impl Strategy<Value = Letters> {
    let row = |most| prop::collection::vec(0..4u8, 0..most);
    (row(14), row(14), prop::collection::vec(prop::bool::weighted(0.2), 14))
        .prop_map(|(first, second, free)| Letters { first, second, free })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_alignment_is_better(letters in letters()) {
        let alignment = align(&letters);
        prop_assert_eq!(alignment.score, naive(&letters));
        prop_assert_eq!(alignment.score, worth(&letters, &alignment));
        // From a pair to a pair, and in order.
        if let (Some(first), Some(last)) = (alignment.steps.first(), alignment.steps.last()) {
            prop_assert!(matches!((first, last), (Step::Pair(..), Step::Pair(..))));
        }
        let (mut a, mut b) = (None, None);
        for step in &alignment.steps {
            if let Step::Pair(at, _) | Step::First(at) = step {
                prop_assert!(a.is_none_or(|a| a + 1 == *at));
                a = Some(*at);
            }
            if let Step::Pair(_, at) | Step::Second(at) = step {
                prop_assert!(b.is_none_or(|b| b + 1 == *at));
                b = Some(*at);
            }
        }
    }
}

#[track_caller]
fn check(first: &str, second: &str, score: i32, shown: &str) {
    let letters = Letters {
        free: vec![false; first.len()],
        first: first.bytes().collect(),
        second: second.bytes().collect(),
    };
    let alignment = align(&letters);
    let steps = alignment.steps.iter().map(|step| match *step {
        Step::Pair(a, b) if letters.first[a] == letters.second[b] => char::from(letters.first[a]),
        Step::Pair(..) => '*',
        Step::First(_) => '+',
        Step::Second(_) => '-',
    });
    let steps: String = steps.collect();
    assert_eq!((alignment.score, steps.as_str()), (score, shown), "{first} {second}");
}

#[test]
fn small_rows_are_aligned() {
    for (first, second, score, shown) in [
        ("", "", 0, ""),
        ("abc", "", 0, ""),
        ("abc", "xyz", 0, ""),
        ("abc", "xabcy", 24, "abc"),
        ("abcd", "abxd", 20, "ab*d"),
        // A gap of three costs ten.
        ("abcdef", "abcxyzdef", 38, "abc---def"),
        ("abcxyzdef", "abcdef", 38, "abc+++def"),
        // What is worth less than the gap is left.
        ("ab", "axxxxxxxxxxxb", 8, "a"),
        ("xbcd", "abcd", 24, "bcd"),
    ] {
        check(first, second, score, shown);
    }
}
