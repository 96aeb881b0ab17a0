//! What stands near what, as positions alone decide it.

/// Where something stands in a text: the positions from `first` to before
/// `end`. One at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Instance {
    pub(super) first: u32,
    pub(super) end: u32,
}

/// One of the operands' instances, in the order of the text.
#[derive(Clone, Copy)]
struct Choice {
    instance: Instance,
    operand: u32,
}

/// A beginning of a valid choice.
#[derive(Clone, Copy)]
struct Partial {
    /// The operands chosen of, one bit each.
    chosen: u64,
    /// Where the last one ends.
    end: u32,
    /// The positions passed over so far.
    between: u32,
}

/// So many operands are told apart.
const MAX_OPERANDS: usize = 64;

/// So many beginnings are followed at once. Only many operands with some words
/// in common come near it.
const MAX_PARTIALS: usize = 256;

/// Calls `found` with the hull of every way to choose one instance of each
/// operand, pairwise disjoint (in the order of the operands, where `ordered`),
/// such that at most `distance` positions of the hull are not covered. Stops
/// where it returns true.
pub(super) fn hulls(
    operands: &[Vec<Instance>],
    distance: u32,
    ordered: bool,
    found: &mut dyn FnMut(Instance) -> bool,
) {
    let mut choices: Vec<Choice> = (0..)
        .zip(operands)
        .flat_map(|(operand, of)| of.iter().map(move |&instance| Choice { instance, operand }))
        .collect();
    if operands.len() > MAX_OPERANDS || operands.iter().any(Vec::is_empty) {
        return;
    }
    choices.sort_unstable_by_key(|choice| (choice.instance, choice.operand));
    // Operands that are alike are chosen of in their order: any other way is
    // the same.
    let alike: Vec<u64> = (0..operands.len())
        .map(|operand| {
            let earlier = operands.iter().take(operand);
            let twin =
                earlier.zip(0u32..).filter(|(of, _)| Some(*of) == operands.get(operand)).last();
            twin.map_or(0, |(_, twin)| 1 << twin)
        })
        .collect();
    let comes_after = |operand: u32| alike.get(operand as usize).copied().unwrap_or(0);
    let all = u64::MAX >> (MAX_OPERANDS - operands.len().max(1));
    let mut partials: Vec<Partial> = Vec::new();
    for (at, start) in choices.iter().enumerate() {
        if (ordered && start.operand > 0) || comes_after(start.operand) > 0 {
            continue;
        }
        let first = start.instance.first;
        partials.clear();
        partials.push(Partial { chosen: 1 << start.operand, end: start.instance.end, between: 0 });
        if all == 1 && found(start.instance) {
            return;
        }
        for next in choices.iter().skip(at + 1) {
            let Instance { first: begins, end } = next.instance;
            let mut in_reach = false;
            for index in 0..partials.len() {
                let Some(&partial) = partials.get(index) else { break };
                let Some(gap) = begins.checked_sub(partial.end) else {
                    in_reach = true;
                    continue;
                };
                let between = partial.between + gap;
                if between > distance {
                    continue;
                }
                in_reach = true;
                let bit = 1 << next.operand;
                let is_next = !ordered || partial.chosen.count_ones() == next.operand;
                let twin = comes_after(next.operand);
                if partial.chosen & bit != 0 || partial.chosen & twin != twin || !is_next {
                    continue;
                }
                let chosen = partial.chosen | bit;
                if chosen == all {
                    if found(Instance { first, end }) {
                        return;
                    }
                    continue;
                }
                let is_full = partials.len() >= MAX_PARTIALS;
                match partials.iter_mut().find(|p| p.chosen == chosen && p.end == end) {
                    Some(known) => known.between = known.between.min(between),
                    None if !is_full => partials.push(Partial { chosen, end, between }),
                    None => {}
                }
            }
            if !in_reach {
                break;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Instance, hulls};

    /// Operands as their instances: `2` or `2-4`, the end exclusive.
    #[track_caller]
    fn check(operands: &[&str], distance: u32, ordered: bool, expected: &str) {
        let read = |text: &str| -> Vec<Instance> {
            text.split_whitespace()
                .map(|span| {
                    let (first, end) = span.split_once('-').unwrap_or((span, ""));
                    let first = first.parse().unwrap();
                    Instance { first, end: end.parse().unwrap_or(first + 1) }
                })
                .collect()
        };
        let operands: Vec<_> = operands.iter().map(|text| read(text)).collect();
        let mut found = Vec::new();
        hulls(&operands, distance, ordered, &mut |hull| {
            found.push(hull);
            false
        });
        found.sort();
        found.dedup();
        let found: Vec<_> =
            found.iter().map(|hull| format!("{}-{}", hull.first, hull.end)).collect();
        assert_eq!(found.join(" "), expected, "{operands:?} {distance} {ordered}");
    }

    #[test]
    fn counts_what_stands_between() {
        check(&["0", "1"], 0, false, "0-2");
        check(&["0", "2"], 0, false, "");
        check(&["0", "2"], 1, false, "0-3");
        check(&["2", "0"], 1, false, "0-3");
        check(&["2", "0"], 1, true, "");
        check(&["0 9", "4"], 4, true, "0-5");
        check(&["0 9", "4"], 4, false, "0-5 4-10");
    }

    #[test]
    fn counts_only_what_is_not_covered() {
        check(&["0-3", "5"], 2, false, "0-6");
        check(&["0", "2-4", "5"], 2, true, "0-6");
        check(&["0", "2-4", "5"], 1, true, "");
    }

    #[test]
    fn nothing_is_chosen_twice() {
        check(&["0", "0"], 9, false, "");
        check(&["0 3", "0 3"], 2, false, "0-4");
        check(&["0-2", "0", "1"], 9, false, "");
        check(&["0-2", "0", "2"], 9, false, "");
        check(&["0-2 4", "0", "2"], 9, false, "0-5");
    }

    #[test]
    fn the_better_way_is_found() {
        // The second of the two in the middle leaves less between.
        check(&["0", "1 3-7", "8"], 3, true, "0-9");
        check(&["0", "1 2", "3"], 2, true, "0-4");
    }

    #[test]
    fn hostile_operands_take_no_time() {
        let same: Vec<Vec<Instance>> =
            vec![(0..500).map(|n| Instance { first: 2 * n, end: 2 * n + 1 }).collect(); 20];
        let mut any = 0;
        hulls(&same, 18, false, &mut |_| {
            any += 1;
            false
        });
        assert_eq!(any, 0);
    }
}
