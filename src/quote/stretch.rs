//! A stretch of an article: consecutive paragraphs as one row of words.

use super::pattern::Pattern;
use super::words::{Word, Words};
use crate::article::{ParagraphKind, ParagraphNumber};

/// Consecutive paragraphs of an article, ready to be compared with one quotation.
#[derive(Debug, Default)]
pub(super) struct Stretch {
    parts: Vec<Part>,
    flow: Vec<Place>,
}

/// A paragraph of a stretch.
#[derive(Debug)]
struct Part {
    number: ParagraphNumber,
    text: String,
    words: Words,
    /// Where its words begin in the row.
    start: usize,
    /// Whether it stands beside the text, so that a sentence may go on behind it.
    is_floating: bool,
}

/// Where a word of the row stands.
#[derive(Clone, Copy, Debug)]
struct Place {
    part: usize,
    word: usize,
    /// Which word of the quotation it is, but for case; 0 for none.
    id: u32,
}

impl Stretch {
    /// Adds the next paragraph.
    pub(super) fn push(
        &mut self,
        pattern: &Pattern,
        number: ParagraphNumber,
        kind: ParagraphKind,
        text: String,
    ) {
        let words = Words::of(&text);
        let part = self.parts.len();
        let start = self.flow.len();
        let mut folded = String::new();
        let places = words.list().iter().enumerate().map(|(index, word)| Place {
            part,
            word: index,
            id: pattern.id(words.key(word), &mut folded),
        });
        self.flow.extend(places);
        use ParagraphKind as Kind;
        let is_floating = matches!(kind, Kind::Caption | Kind::Note | Kind::Table);
        self.parts.push(Part { number, text, words, start, is_floating });
    }

    /// Returns the number of words.
    pub(super) fn len(&self) -> usize {
        self.flow.len()
    }

    /// Returns the numbers of the first paragraph and of the last.
    pub(super) fn ends(&self) -> Option<(ParagraphNumber, ParagraphNumber)> {
        Some((self.parts.first()?.number, self.parts.last()?.number))
    }

    fn part(&self, index: usize) -> Option<&Part> {
        self.parts.get(self.flow.get(index)?.part)
    }

    /// Returns the word at `index`.
    pub(super) fn word(&self, index: usize) -> Option<&Word> {
        let place = self.flow.get(index)?;
        self.parts.get(place.part)?.words.get(place.word)
    }

    /// Returns which word of the quotation the word at `index` is, but for case; 0
    /// for none.
    pub(super) fn id(&self, index: usize) -> u32 {
        self.flow.get(index).map_or(0, |place| place.id)
    }

    /// Returns what the word at `index` is compared by; empty where there is none.
    pub(super) fn key(&self, index: usize) -> &str {
        let Some(place) = self.flow.get(index) else { return "" };
        self.parts.get(place.part).map_or("", |part| part.words.key_at(place.word))
    }

    /// Returns the marks behind the word at `index`.
    pub(super) fn mark(&self, index: usize) -> &str {
        match (self.part(index), self.word(index)) {
            (Some(part), Some(word)) => part.words.mark(word),
            _ => "",
        }
    }

    /// Says whether a paragraph begins with the word at `index`, or the stretch
    /// ends before it.
    pub(super) fn is_border(&self, index: usize) -> bool {
        self.flow.get(index).is_none_or(|place| place.word == 0)
    }

    /// Where something begins with the word at `index` that stands beside the text,
    /// returns where the text goes on.
    pub(super) fn behind_floating(&self, index: usize) -> Option<usize> {
        let place = self.flow.get(index).filter(|place| place.word == 0)?;
        let mut parts = self.parts.get(place.part..)?.iter();
        parts.next().filter(|part| part.is_floating)?;
        parts.find(|part| !part.is_floating).map(|part| part.start)
    }

    /// Returns the number of the paragraph that the word at `index` stands in.
    pub(super) fn number(&self, index: usize) -> Option<ParagraphNumber> {
        self.part(index).map(|part| part.number)
    }

    /// Returns the word at `index` with what stands between it and the next; at the
    /// end of a paragraph, a blank.
    pub(super) fn chunk(&self, index: usize) -> String {
        let (Some(part), Some(place)) = (self.part(index), self.flow.get(index)) else {
            return String::new();
        };
        let text = &part.text;
        let start = match place.word {
            0 => 0,
            word => boundary(text, &part.words, word - 1),
        };
        let mut chunk =
            text.get(start..boundary(text, &part.words, place.word)).unwrap_or_default().to_owned();
        if place.word + 1 == part.words.len() {
            chunk.push(' ');
        }
        chunk
    }

    /// Returns the text from the word at `first` to the one before `end`;
    /// paragraphs are parted by a line feed.
    pub(super) fn text(&self, first: usize, end: usize) -> String {
        let last = end.saturating_sub(1).max(first);
        let (Some(begin), Some(finish)) = (self.flow.get(first), self.flow.get(last)) else {
            return String::new();
        };
        let mut text = String::new();
        for part in begin.part..=finish.part {
            let Some(of) = self.parts.get(part) else { break };
            if part > begin.part {
                text.push('\n');
            }
            let whole = &of.text;
            let from = match part == begin.part {
                true => self.word(first).map_or(0, |word| word.span.start),
                false => 0,
            };
            let to = match part == finish.part {
                true => self.word(last).map_or(whole.len(), |word| word.span.end),
                false => whole.len(),
            };
            text.push_str(whole.get(from..to).unwrap_or_default());
        }
        text
    }
}

/// Returns where in `text` what belongs to the word at `index` ends and the next
/// word begins, with the quotation marks and brackets before it.
pub(super) fn boundary(text: &str, words: &Words, index: usize) -> usize {
    let (Some(word), Some(next)) = (words.get(index), words.get(index + 1)) else {
        return text.len();
    };
    split(text, word.span.end, next.span.start)
}

/// Returns where to cut between two words: behind the last white space.
pub(super) fn split(text: &str, end: usize, start: usize) -> usize {
    let between = text.get(end..start).unwrap_or_default();
    let blank = between.char_indices().rev().find(|(_, c)| c.is_whitespace());
    blank.map_or(start, |(at, c)| end + at + c.len_utf8())
}
