//! Which operands a partial choice has.

/// Which operands have been chosen, as a number: 0 is none.
pub(super) type Key = u128;

/// How operands are written down as a [`Key`].
///
/// In order, a key is how many there are. In any order it has a count for each
/// kind of operand, side by side in its bits.
pub(super) struct Keys {
    order: Order,
    full: Key,
}

enum Order {
    /// The kind of each operand.
    Given(Vec<usize>),
    /// The count of each kind.
    Any(Vec<Count>),
}

/// Where a key has the count of a kind, and how far that goes.
struct Count {
    shift: u32,
    /// As it stands in the lowest bits.
    full: Key,
    bits: Key,
}

impl Keys {
    /// Makes the keys of operands of these kinds; `None` for more than 128 kinds
    /// in any order, which no key can hold.
    pub(super) fn new(kind_of_operand: &[usize], kinds: usize, ordered: bool) -> Option<Self> {
        if ordered {
            let full = kind_of_operand.len() as Key;
            return Some(Self { order: Order::Given(kind_of_operand.to_vec()), full });
        }
        let mut counts = Vec::with_capacity(kinds);
        let mut shift = 0;
        let mut full: Key = 0;
        for kind in 0..kinds {
            let count = kind_of_operand.iter().filter(|of| **of == kind).count() as Key;
            let width = Key::BITS - count.leading_zeros();
            if shift + width > Key::BITS {
                return None;
            }
            full |= count << shift;
            let bits = Key::MAX >> (Key::BITS - width.max(1));
            counts.push(Count { shift, full: count, bits });
            shift += width;
        }
        Some(Self { order: Order::Any(counts), full })
    }

    /// Returns the keys of the same operands from right to left.
    pub(super) fn reversed(&self) -> Self {
        let order = match &self.order {
            Order::Given(kinds) => Order::Given(kinds.iter().rev().copied().collect()),
            Order::Any(counts) => Order::Any(counts.iter().map(Count::copy).collect()),
        };
        Self { order, full: self.full }
    }

    /// Returns the key of all operands.
    pub(super) const fn full(&self) -> Key {
        self.full
    }

    /// Returns the key of the operands that `key` lacks, in
    /// [reversed](Self::reversed) keys.
    pub(super) const fn rest(&self, key: Key) -> Key {
        self.full - key
    }

    /// Adds an operand of that kind to a key; `None` where it does not come
    /// next, or there is none left to choose.
    #[inline]
    pub(super) fn with(&self, key: Key, kind: usize) -> Option<Key> {
        match &self.order {
            Order::Given(kinds) => {
                let next = kinds.get(usize::try_from(key).ok()?)?;
                (*next == kind).then_some(key + 1)
            }
            Order::Any(counts) => {
                let count = counts.get(kind)?;
                (count.of(key) < count.full).then(|| key + (1 << count.shift))
            }
        }
    }

    /// Returns the operand that comes next, where the order is given.
    pub(super) fn next_operand(&self, key: Key) -> Option<usize> {
        match &self.order {
            Order::Given(_) => usize::try_from(key).ok(),
            Order::Any(_) => None,
        }
    }

    /// Returns how many of that kind `key` lacks, where the order is any.
    #[inline]
    pub(super) fn lacks(&self, key: Key, kind: usize) -> usize {
        match &self.order {
            Order::Given(_) => 0,
            Order::Any(counts) => counts
                .get(kind)
                .map_or(0, |count| usize::try_from(count.full - count.of(key)).unwrap_or(0)),
        }
    }
}

impl Count {
    const fn of(&self, key: Key) -> Key {
        (key >> self.shift) & self.bits
    }

    const fn copy(&self) -> Self {
        Self { shift: self.shift, full: self.full, bits: self.bits }
    }
}
