//! All the words of a passage, to compare it with another.

use xxhash_rust::xxh3::xxh3_64;

use super::Kinship;
use crate::analysis::Tokens;

/// Words of a run: few, so that an edit breaks few.
const RUN: usize = 3;

/// Two texts are the same if they share this much of all the runs they have. A
/// text in which every tenth word was replaced shares 0.57 with what it was, one
/// with every twentieth 0.75, with every fifth 0.34.
const SAME: f64 = 0.5;

/// A text is a part of another if the other has this much of its runs.
const PART: f64 = 0.75;

/// A text with so many words or fewer is short.
const SHORT: usize = 40;

/// Two short texts are the same if they share this much: with two of twenty words
/// changed a formula is about another place.
const SAME_IF_SHORT: f64 = 0.7;

/// A text with fewer words is the same as another only word for word: with one
/// word changed it says something else.
const FEWEST_WORDS_OF_EDITED: usize = 16;

/// A text of which another has so much more around it is a part of that, and not
/// the same.
const MUCH_LONGER: f64 = 1.5;

/// What is not the same can be a part only of what is so much longer: else it is
/// the same formula with another name in it.
const LONGER: f64 = 1.2;

/// A part has at least so many words: fewer are a phrase that many use.
const FEWEST_WORDS_OF_PART: usize = 12;

/// Of the numbers that two texts name, so many must be in both: what differs in
/// them says the like of something else.
const SAME_NUMBERS: f64 = 0.5;

/// The runs of words of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wording {
    /// The runs, each once, in order of their hashes.
    runs: Box<[u64]>,
    /// The numbers that it names, likewise.
    numbers: Box<[u64]>,
    /// How many of its words are no numbers.
    words: usize,
}

impl Wording {
    /// Reads the words of a text.
    pub(crate) fn of(tokens: &Tokens) -> Self {
        let (mut hashes, mut numbers) = (Vec::with_capacity(tokens.len()), Vec::new());
        let mut words = 0;
        for word in tokens.iter().filter(|token| token.positions == 1) {
            let hash = xxh3_64(word.form.as_bytes());
            hashes.push(hash);
            if word.form.contains(char::is_numeric) {
                numbers.push(hash);
            } else {
                words += 1;
            }
        }
        let run = |words: &[u64]| {
            words.iter().fold(0, |number: u64, word| number.rotate_left(21).wrapping_mul(31) ^ word)
        };
        let runs = hashes.windows(RUN).map(run).collect();
        Self { runs: set(runs), numbers: set(numbers), words }
    }

    /// Returns what this text is to another that stands before it in line.
    pub(crate) fn kinship_to(&self, other: &Self) -> Option<Kinship> {
        let common = common(&self.runs, &other.runs) as f64;
        let (own, others) = (self.runs.len() as f64, other.runs.len() as f64);
        // So much longer, it is not the same; and it is no part.
        if common == 0.0 || others * MUCH_LONGER <= own {
            return None;
        }
        let numbers = common_numbers(&self.numbers, &other.numbers);
        let is_part = |longer: f64| {
            own * longer <= others
                && common / own >= PART
                && numbers.of_own >= PART
                && self.words >= FEWEST_WORDS_OF_PART
        };
        let least = match self.words {
            ..FEWEST_WORDS_OF_EDITED => 1.0,
            ..=SHORT => SAME_IF_SHORT,
            _ => SAME,
        };
        if is_part(MUCH_LONGER) {
            Some(Kinship::Part)
        } else if own * MUCH_LONGER > others
            && common / (own + others - common) >= least
            && numbers.of_all >= SAME_NUMBERS
        {
            Some(Kinship::Same)
        } else {
            is_part(LONGER).then_some(Kinship::Part)
        }
    }
}

/// How many numbers two texts have in common.
struct CommonNumbers {
    /// As a share of those that either has.
    of_all: f64,
    /// As a share of those that the first has.
    of_own: f64,
}

fn common_numbers(own: &[u64], others: &[u64]) -> CommonNumbers {
    let common = common(own, others) as f64;
    let share = |of: usize| if of == 0 { 1.0 } else { common / of as f64 };
    let all = own.len() + others.len() - common as usize;
    CommonNumbers { of_all: share(all), of_own: share(own.len()) }
}

fn set(mut hashes: Vec<u64>) -> Box<[u64]> {
    hashes.sort_unstable();
    hashes.dedup();
    hashes.into()
}

/// Counts what two sets have in common.
fn common(a: &[u64], b: &[u64]) -> usize {
    let (mut at_a, mut at_b, mut common) = (0, 0, 0);
    while let (Some(in_a), Some(in_b)) = (a.get(at_a), b.get(at_b)) {
        common += usize::from(in_a == in_b);
        at_a += usize::from(in_a <= in_b);
        at_b += usize::from(in_b <= in_a);
    }
    common
}
