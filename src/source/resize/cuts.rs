//! Where a paragraph that is far too long is split.
//!
//! Paragraphs are what is ranked and quoted. Reading takes a paragraph of a
//! hundred words in at a glance, and ranking by words favours neither the very
//! short nor the very long as long as most are of one size; books and papers
//! have paragraphs of 80 to 200 words. What its writer made 400 words long is
//! left alone: only from there on is it a text that lost its paragraphs, such
//! as a transcript, or an article on one line.

use crate::text::{ByteSpan, sentences};

/// The longest paragraph that stays whole, in letters: some 400 words.
const MAX_LETTERS: usize = 2_500;

/// The size that pieces are cut to, in letters: some 180 words.
const TARGET_LETTERS: usize = 1_100;

/// The shortest piece, in letters: some 50 words.
const MIN_LETTERS: usize = 300;

/// The letters that a character of a script without blanks counts for: two of
/// them are a word.
const LETTERS_PER_CHARACTER: usize = 3;

/// How much further from its best place a cut may be, in letters, in order to
/// stand where another speaker begins.
const SPEAKER_REACH: usize = 500;

/// How much further a cut is moved not to stand within a quotation.
const QUOTATION_REACH: usize = 500;

/// A quotation of more letters is an unclosed one.
const MAX_QUOTATION_LETTERS: usize = 1_500;

/// Says whether a paragraph is split. Costs nothing for short ones.
pub(super) fn is_too_long(text: &str) -> bool {
    // A character of three bytes counts as three letters at most, so that
    // there are no more letters than bytes.
    text.len() > MAX_LETTERS && letters(text) > MAX_LETTERS
}

fn letters(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().map(weight).sum() }
}

fn weight(c: char) -> usize {
    if super::super::text::joins_without_blank(c, c) { LETTERS_PER_CHARACTER } else { 1 }
}

/// A place where a text may be cut.
#[derive(Clone, Copy, Debug)]
struct Cut {
    /// The byte where the next piece begins.
    at: usize,
    /// Letters before it.
    letters: usize,
    /// Whether another speaker begins here.
    speaker: bool,
    /// Whether it stands within a quotation.
    quoted: bool,
}

/// Returns the pieces of a text that is too long, in order, without the blanks
/// between them.
pub(super) fn pieces(text: &str) -> Vec<ByteSpan> {
    let cuts = sentence_cuts(text);
    let mut cuts = cuts.as_slice();
    let total = letters(text);
    let mut pieces = Vec::new();
    let (mut start, mut done) = (0, 0);
    while total - done > MAX_LETTERS.min(TARGET_LETTERS * 3 / 2) {
        let count = (total - done).div_ceil(TARGET_LETTERS);
        let ideal = done + (total - done) / count.max(1);
        let room = done + MIN_LETTERS..=total.saturating_sub(MIN_LETTERS);
        // Those before the last cut are never asked for again.
        let passed = cuts.partition_point(|cut| cut.letters <= done);
        cuts = cuts.get(passed..).unwrap_or_default();
        let near = cuts
            .iter()
            .take_while(|cut| cut.letters <= done + TARGET_LETTERS * 2)
            .filter(|cut| room.contains(&cut.letters))
            .min_by_key(|cut| cost(cut, ideal))
            .copied();
        let Some(cut) = near.or_else(|| word_cut(text, start, done, ideal)) else { break };
        pieces.push(trimmed(text, start, cut.at));
        (start, done) = (cut.at, cut.letters);
    }
    pieces.push(trimmed(text, start, text.len()));
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// How bad a cut is, in letters away from the best place.
fn cost(cut: &Cut, ideal: usize) -> usize {
    let away = cut.letters.abs_diff(ideal) + SPEAKER_REACH;
    let away = if cut.speaker { away - SPEAKER_REACH } else { away };
    if cut.quoted { away + QUOTATION_REACH } else { away }
}

/// Finds the ends of sentences, and the speakers of a transcript.
fn sentence_cuts(text: &str) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut walk = Walk::default();
    for sentence in sentences(text).skip(1) {
        walk.go_to(text, sentence.start);
        let rest = text.get(sentence.start..).unwrap_or_default();
        cuts.push(Cut {
            at: sentence.start,
            letters: walk.letters,
            speaker: starts_speech(rest),
            quoted: walk.is_quoted(),
        });
    }
    cuts
}

/// Walks through a text, counting letters and following quotation marks.
#[derive(Default)]
struct Walk {
    at: usize,
    letters: usize,
    /// The marks that close the quotation, and the letters before it.
    quotation: Option<(&'static [char], usize)>,
}

impl Walk {
    fn go_to(&mut self, text: &str, end: usize) {
        for c in text.get(self.at..end).unwrap_or_default().chars() {
            self.letters += weight(c);
            self.quotation = match self.quotation {
                Some((closing, _)) if closing.contains(&c) => None,
                None => closing_marks(c).map(|marks| (marks, self.letters)),
                open => open,
            };
        }
        self.at = end;
    }

    fn is_quoted(&self) -> bool {
        self.quotation.is_some_and(|(_, start)| self.letters - start <= MAX_QUOTATION_LETTERS)
    }
}

/// Returns the marks that close the quotation which `c` opens. A single
/// quotation mark is more often an apostrophe.
const fn closing_marks(c: char) -> Option<&'static [char]> {
    match c {
        '“' => Some(&['”']),
        '„' => Some(&['“', '”']),
        '"' => Some(&['"']),
        '«' => Some(&['»']),
        '»' => Some(&['«']),
        '「' => Some(&['」']),
        '『' => Some(&['』']),
        '《' => Some(&['》']),
        _ => None,
    }
}

/// The longest name of a speaker, in bytes.
const MAX_SPEAKER_BYTES: usize = 60;

/// Says whether a text begins with the name of who speaks: `DR. ROE:`, `Q:`,
/// `Jane Doe:`, or the `>>` of captions.
fn starts_speech(text: &str) -> bool {
    if text.starts_with(">>") {
        return true;
    }
    let near = text.char_indices().take_while(|(at, _)| *at <= MAX_SPEAKER_BYTES);
    let Some((colon, _)) = near.into_iter().find(|(_, c)| matches!(c, ':' | '：')) else {
        return false;
    };
    let name = text.get(..colon).unwrap_or_default();
    let words: Vec<&str> = name.split_whitespace().collect();
    let after = text.get(colon..).and_then(|rest| rest.chars().nth(1));
    (1..=4).contains(&words.len())
        && after.is_some_and(char::is_whitespace)
        && words.iter().all(|word| {
            word.chars().next().is_some_and(char::is_uppercase)
                && !word.ends_with([',', ';', '!', '?'])
        })
}

/// Finds the blank nearest to `ideal`, or a place between characters of a
/// script without blanks, for a text without sentences.
fn word_cut(text: &str, start: usize, done: usize, ideal: usize) -> Option<Cut> {
    let mut letters = done;
    let mut best: Option<Cut> = None;
    let mut before = ' ';
    for (offset, c) in text.get(start..)?.char_indices() {
        let can_cut = before.is_whitespace() && !c.is_whitespace()
            || super::super::text::joins_without_blank(before, c) && !is_closing(c);
        if can_cut && letters > done + MIN_LETTERS {
            let cut = Cut { at: start + offset, letters, speaker: false, quoted: false };
            if best.is_some_and(|best| best.letters.abs_diff(ideal) < letters.abs_diff(ideal)) {
                return best;
            }
            best = Some(cut);
        }
        letters += weight(c);
        before = c;
    }
    best
}

/// Says whether a sign never begins a line of Chinese or Japanese.
const fn is_closing(c: char) -> bool {
    matches!(c, '。' | '，' | '、' | '；' | '：' | '！' | '？' | '」' | '』' | '）' | '》' | 'ー')
}

fn trimmed(text: &str, start: usize, end: usize) -> ByteSpan {
    let slice = text.get(start..end).unwrap_or_default();
    let start = start + (slice.len() - slice.trim_start().len());
    ByteSpan::new(start, start + slice.trim().len())
}
