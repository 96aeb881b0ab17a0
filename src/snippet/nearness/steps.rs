//! How much work may be done.

/// What one nearness may cost in one passage: some ten milliseconds. A megabyte of
/// two words stays below, and so does a paragraph of a thousand words with ten
/// frequent ones near one another.
const MAX_STEPS: u32 = 1_000_000;

/// The steps that are left. Shared by all that is asked of one nearness in one
/// passage.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Steps {
    left: u32,
}

impl Default for Steps {
    fn default() -> Self {
        Self { left: MAX_STEPS }
    }
}

impl Steps {
    /// Takes so many steps; says whether they were left.
    pub(crate) const fn take(&mut self, steps: u32) -> bool {
        match self.left.checked_sub(steps) {
            Some(left) => {
                self.left = left;
                true
            }
            None => {
                self.left = 0;
                false
            }
        }
    }

    /// Says whether there are no steps left: an answer may be incomplete.
    pub(crate) const fn ran_out(self) -> bool {
        self.left == 0
    }

    /// Gives up the steps that are left: what was asked is too much.
    pub(super) const fn give_up(&mut self) {
        self.left = 0;
    }

    /// Makes steps for going back over what was gone over since `earlier`. It
    /// takes about as many; several times as many is a bound, no measure.
    pub(super) const fn for_return(self, earlier: Self) -> Self {
        let spent = earlier.left - self.left;
        Self { left: spent.saturating_mul(4).saturating_add(1000) }
    }

    /// Makes steps for a test.
    #[cfg(test)]
    pub(super) const fn of(left: u32) -> Self {
        Self { left }
    }
}
