//! What one passage is to another.

/// What a passage is to another that has nearly the same words, or some of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kinship {
    /// It is the same text, or nearly.
    Same,
    /// It is the longer text that the other is a part of.
    Whole,
    /// It is a part of the other's longer text.
    Part,
}

impl Kinship {
    /// Returns its name in lower case: `same`, `whole`, `part`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Whole => "whole",
            Self::Part => "part",
        }
    }
}

/// Which passages one is compared with in the place of all others: those that
/// come first among the passages like it, the longest. Passages are named by
/// numbers.
///
/// Nothing is concluded from one to another: that A is the same as B, and B as C,
/// does not make A and C the same. Only who has the same first passage, or is
/// it, belongs together: both were compared with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Ties {
    /// The first passage that it is the same as.
    pub(crate) same: Option<u32>,
    /// The first passage that it is a part of.
    pub(crate) part: Option<u32>,
}

impl Ties {
    pub(crate) fn is_none(self) -> bool {
        self == Self::default()
    }

    /// Returns what the passage `b` is to the passage `a`, given the ties of
    /// both.
    pub(crate) fn kinship((a, of_a): (u32, Self), (b, of_b): (u32, Self)) -> Option<Kinship> {
        let stands_for = |passage: u32, ties: Self, other: Option<u32>| {
            other.is_some_and(|other| other == passage || Some(other) == ties.same)
        };
        if stands_for(a, of_a, Some(b)) || stands_for(a, of_a, of_b.same) {
            return Some(Kinship::Same);
        }
        if stands_for(b, of_b, of_a.part) {
            return Some(Kinship::Whole);
        }
        stands_for(a, of_a, of_b.part).then_some(Kinship::Part)
    }
}

#[cfg(test)]
mod tests {
    use super::{Kinship, Ties};

    #[test]
    fn nothing_is_concluded_from_one_to_another() {
        let none = Ties::default();
        let same = |as_what| Ties { same: Some(as_what), part: None };
        let part = |of| Ties { same: None, part: Some(of) };
        for (a, b, expected) in [
            ((1, none), (2, none), None),
            ((1, none), (2, same(1)), Some(Kinship::Same)),
            ((2, same(1)), (1, none), Some(Kinship::Same)),
            ((2, same(1)), (3, same(1)), Some(Kinship::Same)),
            // 3 is the same as 2, and 2 as 1.
            ((1, none), (3, same(2)), None),
            ((2, same(1)), (3, same(2)), Some(Kinship::Same)),
            ((1, none), (4, part(1)), Some(Kinship::Part)),
            ((4, part(1)), (1, none), Some(Kinship::Whole)),
            ((2, same(1)), (4, part(1)), Some(Kinship::Part)),
            ((4, part(1)), (2, same(1)), Some(Kinship::Whole)),
            // Two parts of one text have nothing in common.
            ((4, part(1)), (5, part(1)), None),
            ((1, none), (4, part(2)), None),
        ] {
            assert_eq!(Ties::kinship(a, b), expected, "{a:?} {b:?}");
        }
    }
}
