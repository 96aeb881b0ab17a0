//! Whom a passage is compared with.
//!
//! The passages that have a number in their sketches stand in a line, the
//! longest first. Each is compared with two of those before it: the first of all,
//! which it may be a part of, and the first that is not too long to be the same
//! text. So a number that thousands have costs two comparisons for each, and a
//! passage that comes or goes changes little for others.

/// A passage with a number in its sketch. Passages are numbered in the order in
/// which they stand in line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Holder {
    /// The number of the sketch.
    pub(crate) value: u32,
    /// The passage.
    pub(crate) passage: u32,
    /// About how many words it has; never more than those before it.
    pub(crate) words: u32,
    pub(crate) presence: Presence,
}

/// Whether a passage was there before, and is now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Presence {
    Kept,
    Added,
    Removed,
}

impl Presence {
    /// Says whether it is there now.
    pub(crate) const fn is_now(self) -> bool {
        !matches!(self, Self::Removed)
    }

    /// Says whether it was there before.
    const fn was_before(self) -> bool {
        !matches!(self, Self::Added)
    }
}

/// A text with more than so many times the words is not the same text.
const TIMES_AS_LONG: u32 = 2;

/// The passages that one is compared with for a number of its sketch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Heads {
    /// The first of all.
    pub(crate) first: Option<u32>,
    /// The first that is not too long.
    pub(crate) alike: Option<u32>,
}

impl Heads {
    /// Finds the heads of each of the holders of one number, given in line, as
    /// they are now; in their order.
    pub(crate) fn now(line: &[Holder]) -> Vec<Self> {
        Self::of(line, Presence::is_now)
    }

    /// Finds the heads as they were before.
    pub(crate) fn before(line: &[Holder]) -> Vec<Self> {
        Self::of(line, Presence::was_before)
    }

    fn of(line: &[Holder], is_there: impl Fn(Presence) -> bool) -> Vec<Self> {
        let is_there = |holder: &Holder| is_there(holder.presence);
        let first = line.iter().position(is_there);
        let mut alike = 0;
        let mut heads = Vec::with_capacity(line.len());
        for (at, holder) in line.iter().enumerate() {
            let may_be_same =
                |other: &Holder| other.words <= holder.words.saturating_mul(TIMES_AS_LONG);
            while alike < at && !(is_there(&line[alike]) && may_be_same(&line[alike])) {
                alike += 1;
            }
            let before = |place: usize| (place < at).then(|| line[place].passage);
            heads.push(Self { first: first.and_then(before), alike: before(alike) });
        }
        heads
    }

    /// Returns the passages, the first in line first.
    pub(crate) fn iter(self) -> impl Iterator<Item = u32> {
        let alike = self.alike.filter(|_| self.alike != self.first);
        self.first.into_iter().chain(alike)
    }
}

#[cfg(test)]
mod tests {
    use super::{Heads, Holder, Presence};

    /// Passages in line: words, and whether each is kept, added or removed.
    fn line(passages: &[(u32, char)]) -> Vec<Holder> {
        let holder = |(passage, (words, presence)): (usize, &(u32, char))| Holder {
            value: 7,
            passage: u32::try_from(passage).unwrap(),
            words: *words,
            presence: match presence {
                '+' => Presence::Added,
                '-' => Presence::Removed,
                _ => Presence::Kept,
            },
        };
        passages.iter().enumerate().map(holder).collect()
    }

    fn pairs(heads: &[Heads]) -> Vec<(Option<u32>, Option<u32>)> {
        heads.iter().map(|heads| (heads.first, heads.alike)).collect()
    }

    #[test]
    fn the_first_and_the_first_of_its_length() {
        let line = line(&[(100, ' '), (90, ' '), (45, ' '), (44, ' '), (20, ' '), (20, ' ')]);
        let expected = [
            (None, None),
            (Some(0), Some(0)),
            (Some(0), Some(1)),
            (Some(0), Some(2)),
            // Nothing before it is short enough.
            (Some(0), None),
            (Some(0), Some(4)),
        ];
        assert_eq!(pairs(&Heads::now(&line)), expected);
        assert_eq!(pairs(&Heads::before(&line)), expected);
    }

    #[test]
    fn who_comes_and_goes() {
        let line = line(&[(50, '+'), (50, '-'), (40, ' '), (40, ' '), (30, '+')]);
        let now = Heads::now(&line);
        assert_eq!(now[2], Heads { first: Some(0), alike: Some(0) });
        assert_eq!(now[4], Heads { first: Some(0), alike: Some(0) });
        let before = Heads::before(&line);
        assert_eq!(before[2], Heads { first: Some(1), alike: Some(1) });
        assert_eq!(before[3], Heads { first: Some(1), alike: Some(1) });
        assert_eq!(Heads { first: Some(3), alike: Some(3) }.iter().collect::<Vec<_>>(), [3]);
        assert_eq!(Heads { first: Some(1), alike: Some(3) }.iter().collect::<Vec<_>>(), [1, 3]);
    }
}
