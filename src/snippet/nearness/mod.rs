//! Whether several things stand near one another, over positions alone.
//!
//! What is near is an *operand*: the places of one word, phrase or alternative
//! in one text, as [`Interval`]s of positions. A *choice* takes one interval of
//! each operand, no two of which share a position, in the order of the operands
//! where that matters. Its *hull* reaches from the first position chosen to the
//! last, and its *slack* is how many positions of the hull nothing chosen
//! covers. A choice is valid where the slack is at most
//! [`Nearness::distance`].
//!
//! Three questions are answered, each exactly:
//!
//! - [`Nearness::matches`]: is there a valid choice? The engine asks this of
//!   postings, the matcher of texts.
//! - [`Nearness::hulls`]: what are the hulls of all valid choices? They are the
//!   intervals of the whole, where it is an operand of another nearness.
//! - [`Nearness::taking_part`]: which intervals take part in a valid choice?
//!   These are marked.
//!
//! A phrase with slop is the same: its words are the operands, in order.
//!
//! How: one [sweep](sweep) over the intervals from left to right, which
//! remembers of every set of operands chosen so far only how little slack it
//! can have. For words in order there are as many such sets as operands, so that
//! the time grows with the number of intervals. In any order there may be two to
//! the power of the operands; operands with the same intervals count as several
//! of one kind, and sets that cannot become whole in reach are dropped, so that
//! texts people write stay far from that. What is beyond is bounded by
//! [`Steps`].

mod keys;
mod steps;
mod sweep;
mod taking_part;
#[cfg(test)]
mod tests;

pub(crate) use steps::Steps;
pub(crate) use taking_part::TakingPart;

use keys::Keys;
use sweep::{Frame, Place, Sweep};

/// Positions of one text, from `first` to before `end`; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Interval {
    pub(crate) first: u32,
    pub(crate) end: u32,
}

impl Interval {
    const fn len(self) -> u32 {
        self.end.saturating_sub(self.first)
    }
}

/// How near, and in which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Nearness {
    /// The slack of a choice, at most.
    pub(crate) distance: u32,
    /// Whether they must stand in the order of the operands.
    pub(crate) ordered: bool,
}

impl Nearness {
    /// Says whether there is a valid choice.
    ///
    /// `operands` has the intervals of each operand, in order and without
    /// duplicates. Without operands nothing matches. Where `steps` run out
    /// before a choice was found, there is none.
    pub(crate) fn matches<L: AsRef<[Interval]>>(self, operands: &[L], steps: &mut Steps) -> bool {
        if let [a, b] = operands {
            let (a, b) = (a.as_ref(), b.as_ref());
            return self.follows(a, b) || (!self.ordered && self.follows(b, a));
        }
        let Some(prepared) = self.prepare(operands, steps) else { return false };
        let mut any = false;
        prepared.sweep().run(
            Frame::ANY,
            steps,
            |_, _, _| {},
            |_| {
                any = true;
                false
            },
        );
        any
    }

    /// Says whether one of `after` begins at or soon behind the end of one of
    /// `before`. Two operands are the commonest case by far.
    fn follows(self, before: &[Interval], after: &[Interval]) -> bool {
        before.iter().any(|before| {
            let next = after.partition_point(|after| after.first < before.end);
            after.get(next).is_some_and(|after| after.first - before.end <= self.distance)
        })
    }

    /// Returns the hulls of all valid choices, in order and without duplicates.
    ///
    /// `operands` as for [`matches`](Self::matches). Where `steps` run out, the
    /// last ones are missing.
    pub(crate) fn hulls<L: AsRef<[Interval]>>(
        self,
        operands: &[L],
        steps: &mut Steps,
    ) -> Vec<Interval> {
        let mut hulls = Vec::new();
        let Some(prepared) = self.prepare(operands, steps) else { return hulls };
        let longest = prepared.longest_choice().saturating_add(self.distance);
        let mut rest = prepared.places.as_slice();
        while let Some(first) = rest.first().map(|place| place.interval.first) {
            let reach = first.saturating_add(longest);
            let near = rest.partition_point(|place| place.interval.first < reach);
            let sweep = prepared.sweep_of(rest.get(..near).unwrap_or_default());
            let before = hulls.len();
            let frame = Frame { first: Some(first), end: None };
            sweep.run(
                frame,
                steps,
                |_, _, _| {},
                |hull| {
                    hulls.push(hull);
                    true
                },
            );
            let mut own = hulls.split_off(before);
            own.sort_unstable();
            own.dedup();
            hulls.append(&mut own);
            if steps.ran_out() {
                break;
            }
            let next = rest.partition_point(|place| place.interval.first <= first);
            rest = rest.get(next..).unwrap_or_default();
        }
        hulls
    }

    /// Finds out which intervals take part in a valid choice; in one with
    /// such a hull, where `hulls` are given.
    ///
    /// `operands` as for [`matches`](Self::matches). Where `steps` run out, it
    /// is as if the text ended there.
    pub(crate) fn taking_part<L: AsRef<[Interval]>>(
        self,
        operands: &[L],
        hulls: Option<&[Interval]>,
        steps: &mut Steps,
    ) -> TakingPart {
        let mut found = TakingPart::none(operands);
        let Some(prepared) = self.prepare(operands, steps) else { return found };
        match hulls {
            None => found.add(&prepared, Frame::ANY, &prepared.places, steps),
            Some(hulls) => {
                for hull in hulls {
                    if steps.ran_out() {
                        break;
                    }
                    let inside = prepared.inside(*hull);
                    let frame = Frame { first: Some(hull.first), end: Some(hull.end) };
                    found.add(&prepared, frame, &inside, steps);
                }
            }
        }
        found
    }

    /// Brings operands into the form that is swept over; `None` where there can
    /// be no choice.
    fn prepare<'a, L: AsRef<[Interval]>>(
        self,
        operands: &'a [L],
        steps: &mut Steps,
    ) -> Option<Prepared<'a>> {
        let mut kinds: Vec<&'a [Interval]> = Vec::with_capacity(operands.len());
        let mut kind_of_operand = Vec::with_capacity(operands.len());
        for operand in operands {
            let intervals = operand.as_ref();
            if intervals.is_empty() {
                return None;
            }
            let same = |known: &&[Interval]| std::ptr::eq(*known, intervals) || *known == intervals;
            let known = kinds.iter().position(same);
            kind_of_operand.push(known.unwrap_or(kinds.len()));
            if known.is_none() {
                kinds.push(intervals);
            }
        }
        if operands.is_empty() {
            return None;
        }
        let Some(keys) = Keys::new(&kind_of_operand, kinds.len(), self.ordered) else {
            steps.give_up();
            return None;
        };
        let mut places = Vec::with_capacity(kinds.iter().map(|kind| kind.len()).sum());
        for (kind, intervals) in kinds.iter().enumerate() {
            let places_of_kind = intervals.iter().enumerate();
            places.extend(places_of_kind.map(|(index, &interval)| Place { interval, kind, index }));
        }
        // Stable, since that merges lists that are in order.
        places.sort_by_key(|place| (place.interval, place.kind));
        Some(Prepared { kinds, kind_of_operand, keys, places, distance: self.distance })
    }
}

/// Operands, told apart by their intervals.
struct Prepared<'a> {
    /// The intervals of each kind of operand.
    kinds: Vec<&'a [Interval]>,
    kind_of_operand: Vec<usize>,
    keys: Keys,
    /// All intervals of all kinds, in order.
    places: Vec<Place>,
    distance: u32,
}

impl Prepared<'_> {
    fn sweep(&self) -> Sweep<'_> {
        self.sweep_of(&self.places)
    }

    fn sweep_of<'s>(&'s self, places: &'s [Place]) -> Sweep<'s> {
        Sweep { keys: &self.keys, places, distance: self.distance }
    }

    /// Returns the most positions that a choice can cover.
    fn longest_choice(&self) -> u32 {
        let longest = |kind: &usize| {
            let intervals = self.kinds.get(*kind).copied().unwrap_or_default();
            intervals.iter().map(|interval| interval.len()).max().unwrap_or(0)
        };
        self.kind_of_operand.iter().map(longest).fold(0, u32::saturating_add)
    }

    /// Returns the places within a hull.
    fn inside(&self, hull: Interval) -> Vec<Place> {
        let start = self.places.partition_point(|place| place.interval.first < hull.first);
        let rest = self.places.get(start..).unwrap_or_default().iter();
        let near = rest.take_while(|place| place.interval.first < hull.end);
        near.filter(|place| place.interval.end <= hull.end).copied().collect()
    }
}
