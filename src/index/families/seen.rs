//! What was seen once, and what again, in little memory.

/// Slots for each number expected: so many that few share one by chance.
const SLOTS: usize = 16;

/// Says of numbers whether they may have been seen, and may have been seen again.
/// It never denies what is so; now and then it says so of another number.
#[derive(Debug)]
pub(super) struct Seen {
    once: Vec<u64>,
    again: Vec<u64>,
    mask: usize,
}

impl Seen {
    /// Makes room for about so many numbers.
    pub(super) fn with_room_for(numbers: usize) -> Self {
        let slots = numbers.saturating_mul(SLOTS).clamp(64, 1 << 30).next_power_of_two();
        Self { once: vec![0; slots / 64], again: vec![0; slots / 64], mask: slots - 1 }
    }

    /// Notes a number.
    pub(super) fn note(&mut self, number: u32) {
        let (word, bit) = self.place(number);
        if let (Some(once), Some(again)) = (self.once.get_mut(word), self.again.get_mut(word)) {
            *again |= *once & bit;
            *once |= bit;
        }
    }

    pub(super) fn has(&self, number: u32) -> bool {
        let (word, bit) = self.place(number);
        self.once.get(word).is_some_and(|slots| slots & bit != 0)
    }

    pub(super) fn has_again(&self, number: u32) -> bool {
        let (word, bit) = self.place(number);
        self.again.get(word).is_some_and(|slots| slots & bit != 0)
    }

    fn place(&self, number: u32) -> (usize, u64) {
        let slot = number as usize & self.mask;
        (slot / 64, 1 << (slot % 64))
    }
}

#[cfg(test)]
mod tests {
    use super::Seen;

    #[test]
    fn nothing_that_was_seen_is_denied() {
        let mut seen = Seen::with_room_for(1000);
        let number = |n: u32| n.wrapping_mul(2_654_435_761);
        (0..1000).for_each(|n| seen.note(number(n)));
        (0..500).for_each(|n| seen.note(number(n)));
        assert!((0..1000).all(|n| seen.has(number(n))));
        assert!((0..500).all(|n| seen.has_again(number(n))));
        let wrong = (1000..11_000).filter(|n| seen.has(number(*n))).count();
        assert!(wrong < 1000, "{wrong} of 10000");
        let wrong = (500..1000).filter(|n| seen.has_again(number(*n))).count();
        assert!(wrong < 50, "{wrong} of 500");
    }
}
