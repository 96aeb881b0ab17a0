//! Articles made by rule: the same texts every time, with words as frequent as in
//! natural language.

use pincite::Index;

use crate::differential::random::Random;
use crate::harness::World;

/// A place in a list of so many words, the earlier the more often (Zipf's law).
fn rank(random: &mut Random, words: usize) -> usize {
    let share = random.below(1 << 30) as f64 / f64::from(1 << 30);
    ((words as f64).powf(share) as usize).saturating_sub(1)
}

/// Words that stand in nearly every sentence, the most frequent first.
const SMALL: &[&str] = &[
    "the", "of", "and", "to", "in", "a", "that", "was", "for", "on", "it", "with", "as", "by",
    "he", "is", "at", "from", "they", "had", "his", "were", "this", "which", "be", "have", "their",
    "an", "but", "who", "her", "she", "been", "would", "there", "when", "or", "more", "after",
    "will", "all", "over", "if", "about", "into", "than", "before", "could", "only", "under",
];
const NEGATIONS: &[&str] = &["not", "never", "no", "didn’t", "cannot"];
const WORDS: usize = 12_000;
const NAMES: usize = 400;

fn content(place: usize) -> String {
    const ONSETS: [&str; 16] =
        ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "st", "tr"];
    const VOWELS: [&str; 8] = ["a", "e", "i", "o", "u", "ai", "ea", "ou"];
    const ENDINGS: [&str; 6] = ["", "s", "ing", "ed", "ation", "er"];
    let mut word = String::new();
    let mut left = place / ENDINGS.len() + 20;
    while left > 0 {
        word += ONSETS[left % ONSETS.len()];
        left /= ONSETS.len();
        word += VOWELS[left % VOWELS.len()];
        left /= VOWELS.len();
    }
    word + ENDINGS[place % ENDINGS.len()]
}

pub fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().collect::<String>() + chars.as_str())
}

pub fn name(place: usize) -> String {
    capital(&(content(place * 7 + 3) + "o"))
}

pub fn number(random: &mut Random) -> String {
    match random.below(4) {
        0 => format!("{}", random.between(2, 98)),
        1 => format!("{}", random.between(1950, 2025)),
        2 => format!("{},{:03}", random.between(1, 399), random.below(1000)),
        _ => format!("{}.{}%", random.between(1, 59), random.below(10)),
    }
}

/// A sentence of so many words, with its full stop.
pub fn sentence(random: &mut Random) -> String {
    let words = random.between(8, 27);
    let mut sentence: Vec<String> = Vec::with_capacity(words);
    for n in 0..words {
        let last = sentence.last().cloned().unwrap_or_default();
        let word = match random.below(100) {
            _ if n == 0 => capital(SMALL[rank(random, SMALL.len())]),
            0..45 => SMALL[rank(random, SMALL.len())].to_owned(),
            45..49 => NEGATIONS[random.below(NEGATIONS.len())].to_owned(),
            49..53 => number(random),
            53..60 => name(rank(random, NAMES)),
            _ => content(rank(random, WORDS)),
        };
        // Nobody writes a word twice.
        let word = if word == last { content(rank(random, WORDS)) } else { word };
        let comma = if n > 2 && n + 2 < words && random.percent(9) { "," } else { "" };
        sentence.push(word + comma);
    }
    sentence.join(" ") + "."
}

/// An article: what identifies it, and the sentences of its paragraphs.
pub struct Article {
    pub id: String,
    pub url: String,
    pub family: String,
    pub year: i32,
    pub paragraphs: Vec<Vec<String>>,
}

impl Article {
    pub fn paragraph(&self, index: usize) -> String {
        self.paragraphs[index].join(" ")
    }
}

pub struct Collection {
    /// Kept for its folder.
    _world: World,
    pub index: Index,
    pub articles: Vec<Article>,
}

/// Makes and indexes articles. Every fifteenth reprints a paragraph of the one
/// before it.
pub fn collection(articles: usize) -> Collection {
    let mut random = Random::new(20_261_125);
    let mut made: Vec<Article> = Vec::new();
    for n in 0..articles {
        let mut paragraphs: Vec<Vec<String>> = (0..random.between(6, 10))
            .map(|_| (0..random.between(2, 4)).map(|_| sentence(&mut random)).collect())
            .collect();
        if n % 15 == 14 {
            paragraphs[2] = made[n - 1].paragraphs[3].clone();
        }
        made.push(Article {
            id: format!("article-{n}"),
            url: format!("https://www.example.org/{n}/report"),
            // A name and a year are those of one article.
            family: name(n % 190),
            year: 2000 + (n / 190) as i32,
            paragraphs,
        });
    }
    let world = World::new();
    let lines = made.iter().map(|article| {
        let paragraphs: Vec<_> =
            (0..article.paragraphs.len()).map(|n| article.paragraph(n)).collect();
        let line = serde_json::json!({
            "id": article.id, "url": article.url, "authors": [format!("{}, A.", article.family)],
            "date": format!("{}-05-06", article.year), "language": "en", "paragraphs": paragraphs,
        });
        format!("{line}\n")
    });
    world.file("articles.jsonl", lines.collect::<String>());
    let (index, report) = world.sync();
    assert_eq!((report.articles, report.problems.len()), (articles as u64, 0));
    Collection { _world: world, index, articles: made }
}
