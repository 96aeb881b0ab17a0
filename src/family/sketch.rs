//! A few numbers that stand for the words of a passage.
//!
//! Every run of words of the passage has a number; the sketch is the smallest of
//! them by one half of its bits, kept by the other half (a bottom-k sketch: A. Broder, "On the
//! resemblance and containment of documents", 1997; E. Cohen and H. Kaplan,
//! "Summarizing data using bottom-k sketches", 2007). Two passages with a share of
//! runs in common have numbers of their sketches in common with a likelihood that
//! grows with that share, and so have a passage and a part of it. Sketches in
//! bands, as of MinHash, find likeness as well, but no parts; SimHash neither.
//!
//! Runs are of long words: short ones are in everything, and what is repeated by
//! chance ("by the end of the year") is mostly made of them.

use std::collections::BinaryHeap;

use xxhash_rust::xxh3::xxh3_64;

use crate::analysis::{TokenRef, Tokens};

/// A passage with fewer words has no sketch: what it says is said often.
pub(super) const MIN_WORDS: usize = 8;

/// Words of so many letters are long.
const LONG: usize = 4;

/// Words of a run. Of four, every seventh passage of an encyclopaedia shares a
/// number with one that it has nothing else in common with; a longer run is
/// broken by every edit.
const RUN: usize = 5;

/// Signs of a run in texts without blanks, where two or three make a word.
const RUN_OF_SIGNS: usize = 10;

/// The fewest numbers of a sketch: with fewer, one edit of a short passage would
/// change all of them.
const FEWEST: usize = 3;

/// For so many runs there is a number more, so that a part of a long passage has
/// a chance to be found.
const RUNS_PER_NUMBER: usize = 24;

/// The most numbers of a sketch.
const MOST: usize = 12;

/// Makes sketches; keeps its memory between passages.
#[derive(Debug, Default)]
pub(crate) struct Sketcher {
    /// Hashes of the long words.
    words: Vec<u64>,
    /// How many words there are, long or short.
    count: usize,
    /// How many of them are one sign.
    signs: usize,
    smallest: BinaryHeap<u64>,
    sketch: Vec<u32>,
}

impl Sketcher {
    /// Begins with another passage.
    pub(crate) fn clear(&mut self) {
        self.words.clear();
        (self.count, self.signs) = (0, 0);
    }

    /// Takes the next token of the passage.
    #[inline]
    pub(crate) fn push(&mut self, token: &TokenRef<'_>) {
        if token.positions != 1 {
            return;
        }
        self.count += 1;
        if is_long(token.form) {
            self.words.push(xxh3_64(token.form.as_bytes()));
        } else if is_sign(token.form) {
            self.signs += 1;
        }
    }

    /// Returns the sketch of the passage, the smallest number first; nothing where
    /// it has too few words. `tokens` are those that were taken.
    pub(crate) fn sketch(&mut self, tokens: &Tokens) -> &[u32] {
        self.sketch.clear();
        if self.count < MIN_WORDS {
            return &self.sketch;
        }
        let is_of_signs = self.signs * 2 > self.count;
        if is_of_signs || self.words.len() < MIN_WORDS {
            self.words.clear();
            let words = tokens.iter().filter(|token| token.positions == 1);
            self.words.extend(words.map(|token| xxh3_64(token.form.as_bytes())));
        }
        let run = if is_of_signs { RUN_OF_SIGNS.min(self.count) } else { RUN };
        self.choose(run);
        while let Some(number) = self.smallest.pop() {
            // The upper half is small in all sketches; the lower can be anything.
            self.sketch.push(number as u32);
        }
        self.sketch.reverse();
        &self.sketch
    }

    /// Chooses the smallest numbers of the runs.
    fn choose(&mut self, run: usize) {
        let runs = (self.words.len() + 1).saturating_sub(run);
        let size = (FEWEST + runs / RUNS_PER_NUMBER).min(MOST);
        let leaving = (0..run).fold(1, |factor: u64, _| factor.wrapping_mul(FACTOR));
        let mut rolling: u64 = 0;
        let mut largest = u64::MAX;
        for (at, word) in self.words.iter().enumerate() {
            rolling = rolling.wrapping_mul(FACTOR).wrapping_add(*word);
            if let Some(left) = at.checked_sub(run) {
                rolling = rolling.wrapping_sub(self.words[left].wrapping_mul(leaving));
            }
            let number = mixed(rolling);
            if at + 1 < run || number >= largest || self.smallest.iter().any(|one| *one == number) {
                continue;
            }
            if self.smallest.len() == size {
                self.smallest.pop();
            }
            self.smallest.push(number);
            if self.smallest.len() == size {
                largest = self.smallest.peek().copied().unwrap_or(u64::MAX);
            }
        }
    }
}

fn is_long(form: &str) -> bool {
    form.len() >= LONG && (form.is_ascii() || form.chars().nth(LONG - 1).is_some())
}

/// Says whether a word is one sign of a script that is cut into signs.
fn is_sign(form: &str) -> bool {
    !form.is_ascii() && form.chars().nth(1).is_none()
}

/// With what the number of a run is multiplied for each word more: 2^64 divided by
/// the golden ratio, which is odd and has no pattern.
const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;

/// Lets every bit of a number change every other (the last steps of MurmurHash3).
fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    let number = (number ^ (number >> 33)).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    number ^ (number >> 33)
}

/// Returns the number of a run of words.
#[cfg(test)]
pub(super) fn number_of(run: &[String]) -> u64 {
    let word = |number: u64, word: &String| {
        number.wrapping_mul(FACTOR).wrapping_add(xxh3_64(word.as_bytes()))
    };
    mixed(run.iter().fold(0, word))
}
