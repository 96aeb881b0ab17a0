//! The sweep against the definition, and what it must not cost.

use proptest::prelude::*;

use super::{Interval, Nearness, Steps};

fn near(distance: u32, ordered: bool) -> Nearness {
    Nearness { distance, ordered }
}

fn interval((first, end): (u32, u32)) -> Interval {
    Interval { first, end }
}

/// The intervals of single words.
fn words(positions: impl IntoIterator<Item = u32>) -> Vec<Interval> {
    positions.into_iter().map(|first| interval((first, first + 1))).collect()
}

/// Every valid choice, by the definition: one index for each operand.
fn all_choices(near: Nearness, operands: &[Vec<Interval>]) -> Vec<Vec<usize>> {
    let mut choices: Vec<Vec<usize>> = vec![Vec::new()];
    for operand in operands {
        choices = choices
            .iter()
            .flat_map(|choice| {
                (0..operand.len()).map(|index| {
                    let mut longer = choice.clone();
                    longer.push(index);
                    longer
                })
            })
            .collect();
    }
    choices.retain(|choice| {
        let chosen: Vec<Interval> =
            operands.iter().zip(choice).map(|(operand, &index)| operand[index]).collect();
        let disjoint = (0..chosen.len()).all(|a| {
            (0..a).all(|b| chosen[a].end <= chosen[b].first || chosen[b].end <= chosen[a].first)
        });
        let in_order = chosen.windows(2).all(|pair| pair[0].end <= pair[1].first);
        let Some(hull) = hull(&chosen) else { return false };
        let covered: u32 = chosen.iter().map(|interval| interval.len()).sum();
        disjoint && (in_order || !near.ordered) && hull.len() - covered <= near.distance
    });
    choices
}

fn hull(chosen: &[Interval]) -> Option<Interval> {
    let first = chosen.iter().map(|interval| interval.first).min()?;
    let end = chosen.iter().map(|interval| interval.end).max()?;
    Some(Interval { first, end })
}

/// Checks every answer against the definition.
fn check(near: Nearness, operands: &[Vec<Interval>]) {
    let choices = all_choices(near, operands);
    let hull_of = |choice: &[usize]| {
        let chosen: Vec<_> = operands.iter().zip(choice).map(|(o, &i)| o[i]).collect();
        hull(&chosen).unwrap()
    };
    let mut hulls: Vec<Interval> = choices.iter().map(|choice| hull_of(choice)).collect();
    hulls.sort();
    hulls.dedup();
    let steps = &mut Steps::default();
    assert_eq!(near.matches(operands, steps), !choices.is_empty(), "matches");
    assert_eq!(near.hulls(operands, steps), hulls, "hulls");

    let flags = |wanted: &dyn Fn(Interval) -> bool| {
        let mut flags: Vec<Vec<bool>> = operands.iter().map(|o| vec![false; o.len()]).collect();
        for choice in choices.iter().filter(|choice| wanted(hull_of(choice))) {
            for (operand, &index) in choice.iter().enumerate() {
                flags[operand][index] = true;
            }
        }
        flags
    };
    let found = |hulls: Option<&[Interval]>, steps: &mut Steps| {
        let found = near.taking_part(operands, hulls, steps);
        assert!(found.hulls().iter().all(|hull| choices.iter().any(|c| hull_of(c) == *hull)));
        (0..operands.len()).map(|operand| found.of(operand).to_vec()).collect::<Vec<_>>()
    };
    assert_eq!(found(None, steps), flags(&|_| true), "taking part");
    // Every other hull, as an outer nearness may ask.
    let some: Vec<Interval> = hulls.iter().copied().step_by(2).collect();
    assert_eq!(found(Some(&some), steps), flags(&|hull| some.contains(&hull)), "of some hulls");
    assert!(!steps.ran_out());
}

#[test]
fn choices() {
    // `a x b`: one word between.
    check(near(0, false), &[words([0]), words([2])]);
    check(near(1, false), &[words([0]), words([2])]);
    check(near(1, true), &[words([2]), words([0])]);
    // The same word twice needs two of it.
    check(near(5, false), &[words([3]), words([3])]);
    check(near(5, false), &[words([3, 5]), words([3, 5])]);
    // One of the two `a` is too far.
    check(near(2, false), &[words([0, 9]), words([10]), words([11])]);
    // What is longer leaves less between.
    check(near(1, false), &[vec![interval((0, 3))], words([2, 4])]);
    check(near(0, false), &[Vec::new(), words([2, 4])]);
    check(near(7, true), &[words([4])]);
    assert!(!near(7, true).matches::<Vec<Interval>>(&[], &mut Steps::default()));
}

fn any_operand() -> impl Strategy<Value = Vec<Interval>> {
    prop::collection::vec((0_u32..14, 1_u32..4), 0..5).prop_map(|intervals| {
        let mut intervals: Vec<_> =
            intervals.into_iter().map(|(first, len)| interval((first, first + len))).collect();
        intervals.sort();
        intervals.dedup();
        intervals
    })
}

fn any_operands() -> impl Strategy<Value = Vec<Vec<Interval>>> {
    let different = prop::collection::vec(any_operand(), 1..5);
    // The same ones again, in any order: `a NEAR b NEAR a`.
    (different, prop::collection::vec(any::<prop::sample::Index>(), 0..3)).prop_map(
        |(mut operands, again)| {
            for index in again {
                let operand = operands[index.index(operands.len())].clone();
                operands.push(operand);
            }
            operands.truncate(5);
            operands
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn is_as_defined(operands in any_operands(), distance in 0_u32..9, ordered: bool) {
        check(near(distance, ordered), &operands);
    }
}

/// Without a bound this takes years.
#[test]
fn monsters_are_bounded() {
    let everywhere = words(0..200_000);
    // The same word everywhere, 64 times.
    let same: Vec<&[Interval]> = vec![&everywhere; 64];
    // Different words that are all everywhere: so many sets of them.
    let different: Vec<Vec<Interval>> =
        (0..64).map(|n| words((0..20_000).filter(|position| position % 64 != n))).collect();
    let different: Vec<&[Interval]> = different.iter().map(Vec::as_slice).collect();
    for (operands, ordered) in
        [(&same, false), (&same, true), (&different, false), (&different, true)]
    {
        let near = near(500, ordered);
        let steps = &mut Steps::of(200_000);
        near.taking_part(operands, None, steps);
        assert!(steps.ran_out());
        let steps = &mut Steps::of(200_000);
        let hulls = near.hulls(operands, steps);
        assert!(steps.ran_out());
        near.taking_part(operands, Some(&hulls), &mut Steps::of(200_000));
    }
}

#[test]
fn two_words_of_a_megabyte_are_exact() {
    let (even, odd) = (words((0..200_000).step_by(2)), words((1..200_000).step_by(2)));
    for ordered in [false, true] {
        let steps = &mut Steps::default();
        let found = near(500, ordered).taking_part(&[&even, &odd], None, steps);
        assert!(!steps.ran_out());
        assert!((0..2).all(|operand| found.of(operand).iter().all(|taken| *taken)));
    }
}

#[test]
fn what_cannot_become_whole_costs_nothing() {
    // Thirty words, each once: a set that lacks one that has passed is dropped.
    let mut operands: Vec<Vec<Interval>> = (0..30).map(|n| words([n * 3])).collect();
    operands.push(words([100, 101]));
    let steps = &mut Steps::of(2000);
    assert!(near(500, false).matches(&operands, steps));
    let found = near(500, false).taking_part(&operands, None, steps);
    assert!(found.of(30).iter().all(|taken| *taken) && !steps.ran_out());
}

#[test]
fn what_runs_out_ends_there() {
    let operands = [words((0..100).step_by(2)), words((1..100).step_by(2)), words([50])];
    let steps = &mut Steps::of(30);
    assert!(!near(3, false).matches(&operands, steps) && steps.ran_out());
    // More kinds in any order than a set can be written down of.
    let many: Vec<Vec<Interval>> = (0..129).map(|n| words([n])).collect();
    let steps = &mut Steps::default();
    assert!(!near(3, false).matches(&many, steps) && steps.ran_out());
    let steps = &mut Steps::default();
    assert!(near(3, true).matches(&many, steps) && !steps.ran_out());
}
