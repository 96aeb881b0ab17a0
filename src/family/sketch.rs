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
    words: Vec<u64>,
    smallest: BinaryHeap<u64>,
    sketch: Vec<u32>,
}

impl Sketcher {
    /// Returns the sketch of a text, the smallest first; nothing where it has too
    /// few words.
    pub(crate) fn sketch(&mut self, tokens: &Tokens) -> &[u32] {
        self.sketch.clear();
        let run = self.read(tokens);
        let runs = (self.words.len() + 1).saturating_sub(run);
        let size = (FEWEST + runs / RUNS_PER_NUMBER).min(MOST);
        self.smallest.clear();
        for words in self.words.windows(run) {
            let number = words.iter().fold(0, |number, word| mixed(number, *word));
            if self.smallest.len() < size {
                if !self.smallest.iter().any(|known| *known == number) {
                    self.smallest.push(number);
                }
            } else if self.smallest.peek().is_some_and(|largest| number < *largest)
                && !self.smallest.iter().any(|known| *known == number)
            {
                self.smallest.pop();
                self.smallest.push(number);
            }
        }
        while let Some(number) = self.smallest.pop() {
            // The upper half is small in all sketches; the lower can be anything.
            self.sketch.push(number as u32);
        }
        self.sketch.reverse();
        &self.sketch
    }

    /// Reads the words that runs are made of; returns how many make a run.
    fn read(&mut self, tokens: &Tokens) -> usize {
        self.words.clear();
        let words = || tokens.iter().filter(|token| token.positions == 1);
        let count = words().count();
        if count < MIN_WORDS {
            return RUN;
        }
        let hash = |token: TokenRef<'_>| xxh3_64(token.form.as_bytes());
        let signs = words().filter(is_sign).count();
        if signs * 2 > count {
            self.words.extend(words().map(hash));
            return RUN_OF_SIGNS.min(count);
        }
        self.words.extend(words().filter(is_long).map(hash));
        if self.words.len() < MIN_WORDS {
            self.words.clear();
            self.words.extend(words().map(hash));
        }
        RUN
    }
}

fn is_long(token: &TokenRef<'_>) -> bool {
    token.form.chars().nth(LONG - 1).is_some()
}

/// Says whether a token is one sign of a script that is cut into signs.
fn is_sign(token: &TokenRef<'_>) -> bool {
    !token.form.is_ascii() && token.form.chars().nth(1).is_none()
}

/// Returns the number of a run of words.
#[cfg(test)]
pub(super) fn number_of(run: &[String]) -> u64 {
    run.iter().fold(0, |number, word| mixed(number, xxh3_64(word.as_bytes())))
}

/// Takes one more word into a number; every bit of either changes every other.
fn mixed(number: u64, word: u64) -> u64 {
    // The constant is 2^64 divided by the golden ratio.
    let product = u128::from(number ^ word) * 0x9E37_79B9_7F4A_7C15;
    (product as u64 ^ (product >> 64) as u64).rotate_left(29).wrapping_add(word)
}
