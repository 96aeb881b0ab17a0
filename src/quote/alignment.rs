//! The best local alignment of two rows, with affine gaps.
//!
//! What two rows have in common, however much of either stands around it, is found
//! by the recurrence of Smith and Waterman ("Identification of common molecular
//! subsequences", J. Mol. Biol. 147, 1981). With gaps that cost something to open
//! and little to go on, it takes time in proportion to the product of the lengths
//! by the three tables of Gotoh ("An improved algorithm for matching biological
//! sequences", J. Mol. Biol. 162, 1982).
//!
//! A gap is one edit however long it is: a clause left out is one thing done to a
//! quotation, and should not part what stands on either side of it.

/// What pairs and gaps are worth.
pub(super) trait Scoring {
    /// The number of items in the rows.
    fn lengths(&self) -> (usize, usize);

    /// What it is worth to pair item `a` of the first row with item `b` of the
    /// second.
    fn pair(&self, a: usize, b: usize) -> i32;

    /// What it costs to leave out items of the second row behind item `a` of the
    /// first.
    fn left_out(&self, a: usize) -> Gap;
}

/// What a gap costs: `open` with its first item, `extend` for each further one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gap {
    pub(super) open: i32,
    pub(super) extend: i32,
}

/// A gap where nothing says that there is one.
pub(super) const GAP: Gap = Gap { open: 8, extend: 1 };

/// A step of an alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// An item of the first row, and one of the second.
    Pair(usize, usize),
    /// An item of the first row alone.
    First(usize),
    /// An item of the second row alone.
    Second(usize),
}

/// An alignment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Alignment {
    pub(super) score: i32,
    /// From the first pair to the last.
    pub(super) steps: Vec<Step>,
}

/// Where a cell's score comes from, one byte for all three tables.
mod from {
    pub(super) const STOP: u8 = 0;
    pub(super) const PAIR: u8 = 1;
    pub(super) const SECOND: u8 = 2;
    pub(super) const FIRST: u8 = 3;
    pub(super) const BEST: u8 = 3;
    /// The gap in the first row, or in the second, goes on here.
    pub(super) const SECOND_GOES_ON: u8 = 4;
    pub(super) const FIRST_GOES_ON: u8 = 8;
}

/// No score: so low that nothing follows from it, and no addition overflows.
const NONE: i32 = i32::MIN / 2;

/// Aligns two rows; empty where no pair is worth anything. Takes time and memory
/// in proportion to the product of the lengths, one byte for each.
///
/// Of several best alignments, the one that ends first is taken, with pairs as
/// late as can be.
pub(super) fn align(scoring: &impl Scoring) -> Alignment {
    let (rows, columns) = scoring.lengths();
    let width = columns + 1;
    let mut trace = vec![from::STOP; (rows + 1) * width];
    // Of the row above: the best score, and the best that ends with an item of
    // the first row alone.
    let mut best_above = vec![0; width];
    let mut first_alone = vec![NONE; width];
    let (mut score, mut end) = (0, (0, 0));
    for a in 0..rows {
        let left_out = scoring.left_out(a);
        let mut diagonal = 0;
        let mut best_left = 0;
        let mut second_alone = NONE;
        for b in 0..columns {
            let column = b + 1;
            let mut cell = 0;
            let above = best_above.get(column).copied().unwrap_or(0);

            let opened = above - GAP.open;
            let goes_on = first_alone.get(column).copied().unwrap_or(NONE) - GAP.extend;
            let first = opened.max(goes_on);
            if goes_on > opened {
                cell |= from::FIRST_GOES_ON;
            }
            let opened = best_left - left_out.open;
            let goes_on = second_alone - left_out.extend;
            second_alone = opened.max(goes_on);
            if goes_on > opened {
                cell |= from::SECOND_GOES_ON;
            }
            let pair = diagonal + scoring.pair(a, b);

            let best = pair.max(second_alone).max(first).max(0);
            cell |= if best == 0 {
                from::STOP
            } else if best == pair {
                from::PAIR
            } else if best == second_alone {
                from::SECOND
            } else {
                from::FIRST
            };
            if best > score {
                (score, end) = (best, (a + 1, column));
            }
            if let Some(place) = trace.get_mut((a + 1) * width + column) {
                *place = cell;
            }
            if let Some(place) = first_alone.get_mut(column) {
                *place = first;
            }
            if let Some(place) = best_above.get_mut(column) {
                *place = best;
            }
            diagonal = above;
            best_left = best;
        }
    }
    Alignment { score, steps: walk_back(&trace, width, end) }
}

/// Which table a walk is in.
enum Table {
    Best,
    Second,
    First,
}

fn walk_back(trace: &[u8], width: usize, (mut row, mut column): (usize, usize)) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut table = Table::Best;
    while row > 0 && column > 0 {
        let cell = trace.get(row * width + column).copied().unwrap_or(from::STOP);
        match table {
            Table::Best => match cell & from::BEST {
                from::PAIR => {
                    steps.push(Step::Pair(row - 1, column - 1));
                    (row, column) = (row - 1, column - 1);
                }
                from::SECOND => table = Table::Second,
                from::FIRST => table = Table::First,
                _ => break,
            },
            Table::Second => {
                steps.push(Step::Second(column - 1));
                column -= 1;
                if cell & from::SECOND_GOES_ON == 0 {
                    table = Table::Best;
                }
            }
            Table::First => {
                steps.push(Step::First(row - 1));
                row -= 1;
                if cell & from::FIRST_GOES_ON == 0 {
                    table = Table::Best;
                }
            }
        }
    }
    steps.reverse();
    steps
}
