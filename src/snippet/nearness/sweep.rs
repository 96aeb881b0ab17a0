//! Going over intervals from left to right.

use rustc_hash::FxHashMap;

use super::keys::{Key, Keys};
use super::{Interval, Steps};

/// One interval of one kind of operand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) interval: Interval,
    pub(super) kind: usize,
    /// Its number among those of its kind.
    pub(super) index: usize,
}

/// What the hull of a choice must be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) first: Option<u32>,
    pub(super) end: Option<u32>,
}

impl Frame {
    pub(super) const ANY: Self = Self { first: None, end: None };

    fn can_begin_at(self, first: u32) -> bool {
        self.first.is_none_or(|wanted| wanted == first)
    }

    fn can_end_at(self, end: u32) -> bool {
        self.end.is_none_or(|wanted| wanted == end)
    }
}

/// The best partial choice of its operands.
///
/// Its slack at a later position is the distance from `covered`: the first
/// position chosen plus all that is covered. The larger, the better, and nothing
/// else matters for how the choice can go on.
#[derive(Clone, Copy, Debug)]
struct Partial {
    covered: u32,
    /// The first position chosen.
    first: u32,
}

pub(super) struct Sweep<'a> {
    pub(super) keys: &'a Keys,
    /// In order.
    pub(super) places: &'a [Place],
    pub(super) distance: u32,
}

impl Sweep<'_> {
    /// Goes over the places.
    ///
    /// `visit` is told, for each place in order, every set of operands that may
    /// be chosen to the left of it and lacks it, and how much such a choice
    /// covers at best. `complete` is told a hull of a valid choice that ends
    /// with each place, if there is one, and says whether to go on. Returns how
    /// many places were passed before the steps ran out.
    pub(super) fn run(
        &self,
        frame: Frame,
        steps: &mut Steps,
        mut visit: impl FnMut(usize, Key, u32),
        mut complete: impl FnMut(Interval) -> bool,
    ) -> usize {
        let mut left = Left::new(self);
        let mut by_end: Vec<usize> = (0..self.places.len()).collect();
        by_end.sort_by_key(|&at| self.end_of(at));
        let mut ended = by_end.into_iter().peekable();
        // What each place has made of the sets before it.
        let mut made: Vec<(Key, Partial)> = Vec::new();
        let mut made_by: Vec<std::ops::Range<usize>> = Vec::with_capacity(self.places.len());
        let mut open: FxHashMap<Key, Partial> = FxHashMap::default();
        let mut last_end = 0;
        for (at, place) in self.places.iter().enumerate() {
            let Interval { first, end } = place.interval;
            while let Some(done) = ended.next_if(|&done| self.end_of(done) <= first) {
                let range = made_by.get(done).cloned().unwrap_or_default();
                for &(key, partial) in made.get(range).unwrap_or_default() {
                    open.entry(key)
                        .and_modify(|known| *known = known.better(partial))
                        .or_insert(partial);
                }
            }
            let begins = frame.can_begin_at(first);
            if !begins && open.is_empty() && first >= last_end && !made_by.is_empty() {
                break;
            }
            let work = u32::try_from(open.len()).unwrap_or(u32::MAX).saturating_add(1);
            if !steps.take(work) {
                return at;
            }
            let made_from = made.len();
            let mut whole: Option<Partial> = None;
            let mut extend = |key: Key, before: Partial| {
                let Some(next) = self.keys.with(key, place.kind) else { return };
                visit(at, key, before.covered);
                let after = Partial { covered: before.covered + place.interval.len(), ..before };
                if next != self.keys.full() {
                    made.push((next, after));
                } else if end - after.covered <= self.distance && frame.can_end_at(end) {
                    whole = Some(whole.map_or(after, |known| known.better(after)));
                }
            };
            open.retain(|&key, partial| {
                if first - partial.covered > self.distance || left.is_too_little(self.keys, key) {
                    return false;
                }
                extend(key, *partial);
                true
            });
            if begins {
                extend(0, Partial { covered: first, first });
            }
            if made.len() > made_from {
                last_end = last_end.max(end);
            }
            made_by.push(made_from..made.len());
            left.pass(self.keys, place.kind);
            if let Some(whole) = whole
                && !complete(Interval { first: whole.first, end })
            {
                return at + 1;
            }
        }
        self.places.len()
    }

    fn end_of(&self, at: usize) -> u32 {
        self.places.get(at).map_or(u32::MAX, |place| place.interval.end)
    }
}

impl Partial {
    fn better(self, other: Self) -> Self {
        if (other.covered, other.first) > (self.covered, self.first) { other } else { self }
    }
}

/// How many places of each kind are still to come.
struct Left {
    of_kind: Vec<usize>,
    /// The kinds of which fewer are left than are wanted.
    scarce: Vec<usize>,
}

impl Left {
    fn new(sweep: &Sweep<'_>) -> Self {
        let mut of_kind = Vec::new();
        for place in sweep.places {
            if of_kind.len() <= place.kind {
                of_kind.resize(place.kind + 1, 0);
            }
            if let Some(count) = of_kind.get_mut(place.kind) {
                *count += 1;
            }
        }
        Self { of_kind, scarce: Vec::new() }
    }

    fn pass(&mut self, keys: &Keys, kind: usize) {
        let Some(count) = self.of_kind.get_mut(kind) else { return };
        *count -= 1;
        if *count < keys.lacks(0, kind) && !self.scarce.contains(&kind) {
            self.scarce.push(kind);
        }
    }

    /// Says whether a set of operands can no longer become whole.
    fn is_too_little(&self, keys: &Keys, key: Key) -> bool {
        self.scarce
            .iter()
            .any(|&kind| keys.lacks(key, kind) > self.of_kind.get(kind).copied().unwrap_or(0))
    }
}
