//! Telling the language of a text by its function words.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::words::{LANGUAGES, LETTERS, SPARSE};

/// A set of languages: the bit of each is its place in [`LANGUAGES`].
pub(super) type Languages = u64;

/// A longer word is no function word.
const MAX_WORD_BYTES: usize = 32;

/// A function word, or a sign of some languages in a longer word.
#[derive(Clone, Copy, Debug)]
struct Hit {
    /// The languages that have it.
    languages: Languages,
    /// Which word it is; 0 for a sign, and for words of a single letter, which
    /// stand in tables and formulas too.
    word: u16,
}

static WORDS: LazyLock<FxHashMap<Box<[u8]>, Hit>> = LazyLock::new(|| {
    let mut words: FxHashMap<Box<[u8]>, Hit> = FxHashMap::default();
    for (at, (_, list)) in LANGUAGES.iter().enumerate() {
        each_word(list, |word| {
            let letters = std::str::from_utf8(word).map_or(0, |word| word.chars().count());
            let number =
                if letters > 1 { u16::try_from(words.len() + 1).unwrap_or(u16::MAX) } else { 0 };
            let hit = words.entry(word.into()).or_insert(Hit { languages: 0, word: number });
            hit.languages |= 1 << at;
            true
        });
    }
    words
});

/// The letters that only some languages have, in code order, and those
/// languages.
static RARE_LETTERS: LazyLock<Vec<(char, Languages)>> = LazyLock::new(|| {
    let mut letters: Vec<(char, Languages)> = Vec::new();
    for (set, tags) in LETTERS {
        let languages = tags.iter().fold(0, |set, tag| set | bit(tag));
        letters.extend(set.chars().map(|c| (c, languages)));
    }
    letters.sort_unstable_by_key(|(c, _)| *c);
    letters
});

/// The Arabic article, alone and with the particles written before it; a
/// longer word that begins so is as good as a function word.
const ARABIC_ARTICLES: &[&str] = &["ال", "وال", "بال", "لل", "فال", "کال"];

/// The least bytes of a word with the Arabic article: three letters more.
const MIN_ARABIC_BYTES: usize = 10;

/// Returns the bit of a language; 0 for one that has no words here.
pub(super) fn bit(tag: &str) -> Languages {
    LANGUAGES.iter().position(|(known, _)| *known == tag).map_or(0, |at| 1 << at)
}

/// Says whether function words are half as many in a language.
pub(super) fn is_sparse(language: Languages) -> bool {
    static SPARSE_SET: LazyLock<Languages> =
        LazyLock::new(|| SPARSE.iter().fold(0, |set, tag| set | bit(tag)));
    language & *SPARSE_SET != 0
}

/// Looks a word up; a word that is not in the table may still show which
/// language it is of.
fn look_up(words: &FxHashMap<Box<[u8]>, Hit>, word: &[u8]) -> Option<Hit> {
    if let Some(hit) = words.get(word) {
        return Some(*hit);
    }
    if word.is_ascii() {
        return None;
    }
    let languages = signs(std::str::from_utf8(word).ok()?)?;
    Some(Hit { languages, word: 0 })
}

fn signs(word: &str) -> Option<Languages> {
    static ARABIC: LazyLock<Languages> = LazyLock::new(|| bit("ar"));
    if word.len() >= MIN_ARABIC_BYTES
        && ARABIC_ARTICLES.iter().any(|article| word.starts_with(article))
    {
        return Some(*ARABIC);
    }
    let letters = &*RARE_LETTERS;
    word.chars().filter(|c| !c.is_ascii()).find_map(|c| {
        let at = letters.binary_search_by_key(&c, |(letter, _)| *letter).ok()?;
        letters.get(at).map(|(_, languages)| *languages)
    })
}

/// Function words of one language alone after which a text is taken to be in
/// it without reading on.
const ENOUGH_OWN_WORDS: u32 = 3;

/// Function words of a language, some of them shared with others, after which
/// a text is taken to be in it if others have almost none that it has not.
const ENOUGH_WORDS: u32 = 6;

/// Says at a glance whether a text is in the single language `own`. Reads no
/// further than it must: prose says so within ten words or so.
pub(super) fn speaks(text: &str, own: Languages) -> bool {
    let (mut alone, mut shared, mut foreign) = (0, 0, 0);
    let words = &*WORDS;
    let mut is_enough = false;
    each_word(text, |word| {
        if let Some(hit) = words.get(word) {
            alone += u32::from(hit.languages == own);
            shared += u32::from(hit.languages & own != 0);
            foreign += u32::from(hit.languages & own == 0);
            is_enough = alone >= ENOUGH_OWN_WORDS || shared >= ENOUGH_WORDS && foreign <= 1;
        }
        !is_enough
    });
    is_enough
}

/// The function words found in a text.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The number of words of any kind.
    pub(super) words: u32,
    hits: Vec<Hit>,
}

impl Found {
    /// Finds the function words of `text`.
    pub(super) fn of(text: &str) -> Self {
        // Half the words of English are function words.
        let mut found = Self { words: 0, hits: Vec::with_capacity(text.len() / 10) };
        let words = &*WORDS;
        each_word(text, |word| {
            found.words = found.words.saturating_add(1);
            found.hits.extend(look_up(words, word));
            true
        });
        found
    }

    /// Counts the words that are function words of a language of `set`.
    pub(super) fn hits(&self, set: Languages) -> u32 {
        count(self.hits.iter().filter(|hit| hit.languages & set != 0))
    }

    /// Counts the words that `a` has and `b` has not.
    pub(super) fn hits_without(&self, a: Languages, b: Languages) -> u32 {
        count(self.hits.iter().filter(|hit| hit.languages & a != 0 && hit.languages & b == 0))
    }

    /// Counts the different function words of `language`.
    pub(super) fn different(&self, language: Languages) -> u32 {
        let of_it = self.hits.iter().filter(|hit| hit.languages & language != 0 && hit.word != 0);
        let mut words: Vec<u16> = of_it.map(|hit| hit.word).collect();
        words.sort_unstable();
        words.dedup();
        count(words.iter())
    }

    /// Returns the languages by their hits, the most first.
    pub(super) fn ranking(&self) -> Vec<(Languages, u32)> {
        let mut counts = [0_u32; 64];
        for hit in &self.hits {
            let mut left = hit.languages;
            while left != 0 {
                if let Some(count) = counts.get_mut(left.trailing_zeros() as usize) {
                    *count += 1;
                }
                left &= left - 1;
            }
        }
        let hits = counts.into_iter().enumerate().filter(|(_, count)| *count > 0);
        let mut ranking: Vec<_> = hits.map(|(at, count)| (1 << at, count)).collect();
        ranking.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        ranking
    }
}

fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}

/// Calls `take` with each word in lower case until it returns `false`.
fn each_word(text: &str, mut take: impl FnMut(&[u8]) -> bool) {
    let mut word = [0_u8; MAX_WORD_BYTES];
    // Beyond the buffer: the word is too long to be looked up.
    let mut len = 0;
    let mut is_initial = false;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at <= bytes.len() {
        let byte = bytes.get(at).copied().unwrap_or(b' ');
        if byte.is_ascii() {
            at += 1;
            if byte.is_ascii_alphabetic() {
                is_initial = len == 0 && byte.is_ascii_uppercase();
                if let Some(slot) = word.get_mut(len) {
                    *slot = byte.to_ascii_lowercase();
                }
                len += 1;
                continue;
            }
        } else {
            let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return };
            at += c.len_utf8();
            if is_mark(c) {
                continue;
            }
            if is_letter(c) {
                let c = folded(c);
                match word.get_mut(len..len + c.len_utf8()) {
                    Some(slots) => {
                        c.encode_utf8(slots);
                        len += c.len_utf8();
                    }
                    None => len = MAX_WORD_BYTES + 1,
                }
                continue;
            }
        }
        if len > 0 {
            // A capital alone is an initial, not a word.
            let known = if is_initial { None } else { word.get(..len) };
            if !take(known.unwrap_or_default()) {
                return;
            }
            len = 0;
            is_initial = false;
        }
    }
}

fn is_letter(c: char) -> bool {
    match c {
        // Asked often enough to be answered first: Cyrillic, Arabic, Indic.
        '\u{400}'..='\u{481}' | '\u{621}'..='\u{64A}' | '\u{671}'..='\u{6D3}' => true,
        // Vowel signs are part of the word.
        '\u{900}'..='\u{963}' => true,
        '\u{2000}'..='\u{206F}' => false,
        _ => c.is_alphabetic(),
    }
}

/// Says whether a character only adorns the letter before it: accents written
/// apart, Arabic vowel signs.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{AD}')
}

/// Returns the letter as the tables of words have it.
fn folded(c: char) -> char {
    match c {
        'ي' | 'ى' => 'ی',
        'ك' => 'ک',
        'а'..='ї' => c,
        '\u{600}'..='\u{1FFF}' | '\u{2C00}'..='\u{FFFF}' => c,
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}
