//! A collection made by rule: the same texts every time.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use pincite::{Index, SyncOptions};
use tempfile::TempDir;

/// Paragraphs of an article.
pub const PER_ARTICLE: usize = 20;
/// Different words.
const VOCABULARY: usize = 30_000;
const SEED: u64 = 20_240_509;

/// A source of numbers (Knuth's MMIX generator).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    /// A number from 0 to 1.
    fn share(&mut self) -> f64 {
        self.next() as f64 / (1u64 << 31) as f64
    }

    /// The place of a word in the vocabulary, the earlier the more often, as in
    /// natural language (Zipf's law).
    fn rank(&mut self) -> usize {
        ((VOCABULARY as f64).powf(self.share()) as usize).saturating_sub(1)
    }
}

/// The word at a place in the vocabulary: pronounceable, and with endings that
/// are stemmed.
pub fn word(rank: usize) -> String {
    const ONSETS: [&str; 16] =
        ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "st", "tr"];
    const VOWELS: [&str; 8] = ["a", "e", "i", "o", "u", "ai", "ea", "ou"];
    const ENDINGS: [&str; 6] = ["", "s", "ing", "ed", "ation", "er"];
    let mut word = String::new();
    let mut left = rank / ENDINGS.len() + 1;
    while left > 0 {
        word += ONSETS[left % ONSETS.len()];
        left /= ONSETS.len();
        word += VOWELS[left % VOWELS.len()];
        left /= VOWELS.len();
    }
    word + ENDINGS[rank % ENDINGS.len()]
}

/// Writes a collection of so many paragraphs as text files; returns their folder
/// and their bytes.
pub fn articles(dir: &Path, paragraphs: usize) -> (PathBuf, u64) {
    let folder = dir.join("articles");
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    let mut numbers = Numbers(SEED);
    let mut bytes = 0;
    for article in 0..paragraphs / PER_ARTICLE {
        let mut text = format!("Report {article} of the {} commission\n", word(numbers.rank()));
        for _ in 0..PER_ARTICLE {
            text.push('\n');
            let sentences = 2 + numbers.next() % 4;
            for _ in 0..sentences {
                let words = 9 + numbers.next() % 14;
                for n in 0..words {
                    let word = word(numbers.rank());
                    let first = word.chars().next().unwrap_or_default();
                    if n == 0 {
                        let _ =
                            write!(text, "{}{}", first.to_uppercase(), &word[first.len_utf8()..]);
                    } else {
                        let _ = write!(text, " {word}");
                    }
                }
                text.push_str(". ");
            }
            text.push('\n');
        }
        bytes += text.len() as u64;
        std::fs::write(folder.join(format!("{article:04}.txt")), text)
            .expect("a file can be written");
    }
    (folder, bytes)
}

/// Indexes a collection of so many paragraphs in a folder of its own.
pub fn index(paragraphs: usize) -> (TempDir, Index) {
    let dir = tempfile::tempdir().expect("a temporary folder");
    let (folder, _) = articles(dir.path(), paragraphs);
    let mut index = Index::open_or_create(dir.path().join("index")).expect("an index");
    let report = index.sync(&[folder], &SyncOptions::default(), &mut |_| {}).expect("a run");
    let made = (paragraphs / PER_ARTICLE, paragraphs);
    assert_eq!((report.articles, report.passages), (made.0 as u64, made.1 as u64));
    assert!(report.problems.is_empty());
    (dir, index)
}
