//! From words to lines.

use super::words::Word;
use super::{bidi, is_unspaced_join};

/// A line of a column.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Its words in reading order.
    pub(super) words: Vec<Word>,
    /// The number of its page.
    pub(super) page: u32,
    pub(super) x0: f64,
    pub(super) x1: f64,
    /// The baseline.
    pub(super) y: f64,
    /// The size of most of its letters.
    pub(super) size: f64,
    /// Whether most of it is bold.
    pub(super) bold: bool,
    /// Its text; numbers of notes stand in brackets.
    pub(super) text: String,
    /// The numbers of notes in it.
    pub(super) refers_to: Vec<String>,
}

/// An initial that is several lines high is this much larger than its line.
const INITIAL: f64 = 1.8;

/// Gathers words into lines, from top to bottom.
pub(super) fn lines(mut words: Vec<Word>, page: u32) -> Vec<Line> {
    // Words of the usual size first, then the larger ones, then the smaller:
    // raised and lowered ones then find their line, and an initial that is
    // several lines high does not make one line of them.
    let size = super::columns::common_size(&words);
    let rank = |word: &Word| {
        if word.size > size * 1.3 { 1 } else { 2 * u8::from(word.size < size * 0.85) }
    };
    words.sort_by(|a, b| rank(a).cmp(&rank(b)).then(a.y.total_cmp(&b.y)));
    let mut rows: Vec<Row> = Vec::new();
    for word in words {
        let (top, bottom) = extent(&word);
        let overlap = |row: &Row| row.bottom.min(bottom) - row.top.max(top);
        let best = rows
            .iter_mut()
            .filter(|row| overlap(row) >= (bottom - top).min(row.bottom - row.top) * 0.5)
            // Of lines beside a large initial the first is its own.
            .max_by(|a, b| overlap(a).total_cmp(&overlap(b)).then(b.top.total_cmp(&a.top)));
        match best {
            Some(row) => row.words.push(word),
            None => rows.push(Row { top, bottom, words: vec![word] }),
        }
    }
    rows.sort_by(|a, b| a.bottom.total_cmp(&b.bottom));
    rows.into_iter().filter_map(|row| Line::new(row.words, page)).collect()
}

/// Mirrors the lines of a column that runs from right to left, so that indents
/// and line ends are found in the same way in all columns.
pub(super) fn mirror(lines: &mut [Line]) {
    let is_mirrored = |line: &&Line| bidi::is_mostly_right_to_left(&line.text);
    if lines.iter().filter(is_mirrored).count() * 2 > lines.len() {
        lines.iter_mut().for_each(Line::mirror);
    }
}

struct Row {
    top: f64,
    bottom: f64,
    words: Vec<Word>,
}

/// The height in which a word stands: capitals are three quarters of the size
/// high, a fifth hangs below the baseline.
fn extent(word: &Word) -> (f64, f64) {
    (word.y - word.size * 0.75, word.y + word.size * 0.2)
}

impl Line {
    fn new(mut words: Vec<Word>, page: u32) -> Option<Self> {
        words.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        let size = super::columns::common_size(&words);
        let main = words.iter().find(|word| (word.size - size).abs() < size * 0.05)?;
        let y = main.y;
        let chars = |bold_only: bool| {
            let counted = words.iter().filter(|word| word.bold || !bold_only);
            counted.map(|word| word.text.chars().count()).sum::<usize>()
        };
        let bold = chars(true) * 3 > chars(false) * 2;
        let x0 = words.iter().map(|word| word.x0).fold(f64::INFINITY, f64::min);
        let x1 = words.iter().map(|word| word.x1).fold(f64::NEG_INFINITY, f64::max);
        join_spaced_letters(&mut words);
        if bidi::line(&mut words, |word| &word.text) {
            for word in &mut words {
                bidi::put_punctuation_last(&mut word.text);
            }
        }
        let (text, refers_to) = (String::new(), Vec::new());
        let mut line = Self { words, page, x0, x1, y, size, bold, text, refers_to };
        (line.text, line.refers_to) = line.compose();
        Some(line)
    }

    /// Writes the line as text.
    fn compose(&self) -> (String, Vec<String>) {
        let mut text = String::new();
        let mut refers_to = Vec::new();
        let mut before: Option<&Word> = None;
        for word in &self.words {
            let gap = before.map_or(0.0, |before| {
                if word.x0 >= before.x0 { word.x0 - before.x1 } else { before.x0 - word.x1 }
            });
            if self.is_note_mark(word, &text, gap) {
                text.push('[');
                text.push_str(&word.text);
                text.push(']');
                refers_to.push(word.text.clone());
            } else {
                let is_script = word.size < self.size * 0.8 && (word.y - self.y).abs() > 0.3;
                let is_near = is_script && gap < word.size * 0.25 || self.follows_initial(before);
                if !text.is_empty() && !is_near && !is_unspaced_join(&text, &word.text) {
                    text.push(' ');
                }
                text.push_str(&word.text);
            }
            before = Some(word);
        }
        (text, refers_to)
    }

    /// Says whether the word before is a large initial, which belongs to the
    /// word after it unless it is a word itself.
    fn follows_initial(&self, before: Option<&Word>) -> bool {
        before.is_some_and(|before| {
            before.size > self.size * INITIAL
                && before.text.chars().count() == 1
                && !matches!(
                    before.text.as_str(),
                    "A" | "I" | "O" | "Y" | "É" | "À" | "Я" | "В" | "О"
                )
        })
    }

    /// Says whether the line begins with an initial that is several lines high.
    pub(super) fn has_initial(&self) -> bool {
        let first = self.words.first();
        first.is_some_and(|word| {
            word.size > self.size * INITIAL
                && word.text.chars().count() <= 2
                && self.words.len() > 1
        })
    }

    /// Says whether a word is the number of a note: small, raised, right after
    /// a word of text. A number raised after a unit or a symbol is an exponent.
    fn is_note_mark(&self, word: &Word, before: &str, gap: f64) -> bool {
        let raised = self.y - word.y > self.size * 0.15;
        if !raised || word.size > self.size * 0.85 || gap > self.size * 0.4 {
            return false;
        }
        let is_number = word.text.len() <= 3 && word.text.bytes().all(|byte| byte.is_ascii_digit());
        let is_sign = matches!(word.text.as_str(), "*" | "**" | "***" | "†" | "‡");
        let letters = before.chars().rev().take_while(|c| c.is_alphabetic()).count();
        let follows_text = letters >= 3
            || before.ends_with(|c: char| !c.is_alphanumeric() && !"+-=<>(".contains(c));
        (is_number || is_sign) && follows_text && !before.is_empty()
    }

    /// Looks at the line in a mirror, so that it begins at the left.
    fn mirror(&mut self) {
        (self.x0, self.x1) = (-self.x1, -self.x0);
        for word in &mut self.words {
            (word.x0, word.x1) = (-word.x1, -word.x0);
        }
    }

    /// Returns the space between the left end of the line and a margin.
    pub(super) fn indent(&self, margin: f64) -> f64 {
        self.x0 - margin
    }

    /// Returns the width of its first word.
    pub(super) fn first_word_width(&self) -> f64 {
        self.words.first().map_or(0.0, |word| word.x1 - word.x0)
    }
}

/// Joins the letters of a word that is set with wide spaces: `H E A D`.
fn join_spaced_letters(words: &mut Vec<Word>) {
    /// Fewer letters in a row may be initials or variables.
    const MIN_LETTERS: usize = 4;
    let is_letter = |word: &Word| {
        let mut chars = word.text.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    };
    let mut start = 0;
    while start < words.len() {
        let len = words[start..].iter().take_while(|word| is_letter(word)).count();
        if len < MIN_LETTERS {
            start += len.max(1);
            continue;
        }
        let run: Vec<Word> = words.splice(start..start + len, []).collect();
        let gaps = run.windows(2).filter_map(|pair| match pair {
            [a, b] => Some(b.x0 - a.x1),
            _ => None,
        });
        let narrow = gaps.fold(f64::INFINITY, f64::min);
        let mut joined: Vec<Word> = Vec::new();
        for word in run {
            match joined.last_mut() {
                Some(last) if word.x0 - last.x1 < narrow + word.size * 0.2 => {
                    last.x1 = word.x1;
                    last.text.push_str(&word.text);
                }
                _ => joined.push(word),
            }
        }
        let count = joined.len();
        words.splice(start..start, joined);
        start += count;
    }
}
