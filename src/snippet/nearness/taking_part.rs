//! Which intervals take part in a valid choice.

use super::keys::Key;
use super::sweep::{Frame, Place, Sweep};
use super::{Interval, Prepared, Steps};

/// Which intervals take part in a valid choice.
pub(crate) struct TakingPart {
    /// For each operand, of each of its intervals.
    of_operand: Vec<Vec<bool>>,
    hulls: Vec<Interval>,
}

impl TakingPart {
    /// Says which of the intervals of an operand take part, in their order.
    pub(crate) fn of(&self, operand: usize) -> &[bool] {
        self.of_operand.get(operand).map(Vec::as_slice).unwrap_or_default()
    }

    /// Returns hulls of valid choices, in the order of their ends: for every
    /// interval that a choice can end with the hull of one with least slack.
    pub(crate) fn hulls(&self) -> &[Interval] {
        &self.hulls
    }

    /// Where nothing takes part.
    pub(super) fn none<L: AsRef<[Interval]>>(operands: &[L]) -> Self {
        let of_operand = operands.iter().map(|operand| vec![false; operand.as_ref().len()]);
        Self { of_operand: of_operand.collect(), hulls: Vec::new() }
    }

    /// Adds what takes part in choices of `places`, some of those prepared.
    pub(super) fn add(
        &mut self,
        prepared: &Prepared<'_>,
        frame: Frame,
        places: &[Place],
        steps: &mut Steps,
    ) {
        let mut before = Table::default();
        let found = self.hulls.len();
        let earlier = *steps;
        let sweep = prepared.sweep_of(places);
        let passed = sweep.run(
            frame,
            steps,
            |at, key, covered| before.push(at, key, covered),
            |hull| {
                self.hulls.push(hull);
                true
            },
        );
        let places = places.get(..passed).unwrap_or_default();
        let Some(last) = places.iter().map(|place| place.interval.end).max() else { return };
        if self.hulls.len() == found {
            return;
        }

        // The same from right to left.
        let mut mirrored: Vec<(usize, Place)> = places.iter().copied().enumerate().collect();
        for (_, place) in &mut mirrored {
            let Interval { first, end } = place.interval;
            place.interval = Interval { first: last - end, end: last - first };
        }
        mirrored.sort_by_key(|(_, place)| (place.interval, place.kind));
        let (origin, mirrored): (Vec<usize>, Vec<Place>) = mirrored.into_iter().unzip();
        let keys = prepared.keys.reversed();
        let sweep = Sweep { keys: &keys, places: &mirrored, distance: prepared.distance };
        let frame = Frame {
            first: frame.end.map(|end| last.saturating_sub(end)),
            end: frame.first.map(|first| last.saturating_sub(first)),
        };
        let mut after = Table::default();
        let mut back = steps.for_return(earlier);
        sweep.run(frame, &mut back, |at, key, covered| after.push(at, key, covered), |_| true);
        if back.ran_out() {
            steps.give_up();
        }
        after.sort();

        for (index, &at) in origin.iter().enumerate() {
            let Some(place) = places.get(at) else { continue };
            for &(key, covered) in before.of(at) {
                let rest = prepared.keys.with(key, place.kind).map(|key| prepared.keys.rest(key));
                let Some(right) = rest.and_then(|rest| after.find(index, rest)) else { continue };
                let slack = i64::from(last)
                    - i64::from(right)
                    - i64::from(covered)
                    - i64::from(place.interval.len());
                if slack <= i64::from(prepared.distance) {
                    self.take(prepared, key, place);
                    if prepared.keys.next_operand(key).is_none() {
                        break;
                    }
                }
            }
        }
    }

    /// Notes that a place takes part as what comes after the operands of `key`.
    fn take(&mut self, prepared: &Prepared<'_>, key: Key, place: &Place) {
        let mut flag = |operand: usize| {
            let operand = self.of_operand.get_mut(operand);
            if let Some(flag) = operand.and_then(|operand| operand.get_mut(place.index)) {
                *flag = true;
            }
        };
        match prepared.keys.next_operand(key) {
            Some(operand) => flag(operand),
            // In any order operands of a kind are as good as one another.
            None => {
                let kinds = prepared.kind_of_operand.iter().enumerate();
                kinds
                    .filter(|(_, kind)| **kind == place.kind)
                    .for_each(|(operand, _)| flag(operand));
            }
        }
    }
}

/// What may stand on one side of each place, and how much it covers.
#[derive(Default)]
struct Table {
    entries: Vec<(Key, u32)>,
    /// Where the entries of each place begin.
    starts: Vec<usize>,
}

impl Table {
    /// Adds to what is known of a place; places come in order.
    fn push(&mut self, at: usize, key: Key, covered: u32) {
        self.starts.resize((at + 1).max(self.starts.len()), self.entries.len());
        self.entries.push((key, covered));
    }

    fn range(&self, at: usize) -> std::ops::Range<usize> {
        let end = self.entries.len();
        let start = |at: usize| self.starts.get(at).copied().unwrap_or(end);
        start(at)..start(at + 1)
    }

    fn of(&self, at: usize) -> &[(Key, u32)] {
        self.entries.get(self.range(at)).unwrap_or_default()
    }

    /// Makes [`find`](Self::find) work.
    fn sort(&mut self) {
        for at in 0..self.starts.len() {
            let range = self.range(at);
            if let Some(entries) = self.entries.get_mut(range) {
                entries.sort_unstable();
            }
        }
    }

    fn find(&self, at: usize, key: Key) -> Option<u32> {
        let entries = self.of(at);
        let index = entries.binary_search_by_key(&key, |&(known, _)| known).ok()?;
        entries.get(index).map(|&(_, covered)| covered)
    }
}
