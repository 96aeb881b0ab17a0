//! Texts of words that mean nothing, and what editors do to them.

use crate::differential::random::Random;

/// Words of the language; the first are used most.
const WORDS: usize = 4_000;

/// Makes texts, the same in every run.
pub struct Planter {
    pub random: Random,
}

impl Planter {
    pub fn new(seed: u64) -> Self {
        Self { random: Random::new(seed) }
    }

    /// A word: frequent ones are short.
    pub fn word(&mut self) -> String {
        // The n-th word is about as frequent as 1/n.
        let exponent = self.random.below(10_000) as f64 / 10_000.0;
        let n = (WORDS as f64).powf(exponent) as usize;
        name(n)
    }

    pub fn words(&mut self, count: usize) -> Vec<String> {
        (0..count).map(|_| self.word()).collect()
    }

    /// A paragraph of so many words in sentences.
    pub fn paragraph(&mut self, words: usize) -> String {
        let words = self.words(words);
        sentences(&words)
    }

    /// The text with so many of a hundred words replaced, dropped or put in.
    pub fn edited(&mut self, text: &str, percent: usize) -> String {
        let mut words = Vec::new();
        for word in text.split(' ') {
            if !self.random.percent(percent) {
                words.push(word.to_owned());
                continue;
            }
            match self.random.below(4) {
                0 => {}
                1 => words.extend([word.to_owned(), self.word()]),
                _ => words.push(self.word()),
            }
        }
        words.join(" ")
    }

    /// So many words in a row, from anywhere in the text.
    pub fn part(&mut self, text: &str, count: usize) -> String {
        let words: Vec<&str> = text.split(' ').collect();
        let start = self.random.below(words.len() - count + 1);
        words[start..start + count].join(" ")
    }
}

/// The n-th word.
fn name(n: usize) -> String {
    const ONSETS: [&str; 12] = ["b", "d", "f", "g", "k", "l", "m", "n", "r", "s", "t", "v"];
    const RIMES: [&str; 9] = ["a", "e", "i", "o", "u", "an", "el", "ir", "os"];
    let mut word = String::new();
    let mut left = n + 1;
    while left > 0 {
        word += ONSETS[left % ONSETS.len()];
        word += RIMES[(left / ONSETS.len() + n) % RIMES.len()];
        left /= ONSETS.len() * 2;
    }
    word
}

fn sentences(words: &[String]) -> String {
    let sentences = words.chunks(14).map(|sentence| format!("{}.", sentence.join(" ")));
    sentences.collect::<Vec<_>>().join(" ")
}
