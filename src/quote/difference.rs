//! How a quotation differs from what comes nearest to it in a stretch.

use std::ops::Range;

use super::alignment::{self, GAP, Gap, Scoring, Step};
use super::occurrence::{CutOff, Occurrence, cut_off, may_leave_out, may_replace};
use super::pattern::{Element, Pattern};
use super::stretch::{Stretch, split};
use crate::text::{Change, DiffPart};

/// Of words left out in one place so many count: a clause left out is one thing
/// done, and two sentences run together are still two sentences of the article.
const MOST_LEFT_OUT: usize = 5;
/// So many words at either end are compared with those that stand in their place,
/// though the alignment does not reach them.
const MOST_AT_END: usize = 3;
/// The most words of a quotation that are aligned; what comes behind counts as not
/// found.
const MAX_WORDS: usize = 5_000;
/// The most cells of an alignment, a byte each.
const MAX_CELLS: usize = 32 << 20;

/// What a pair of words is worth. One pair outweighs a gap; one that is no pair,
/// half of one; and a pair that differs in case only is still the same word.
const SAME: i32 = 8;
const SAME_BUT_CASE: i32 = 6;
const OTHER: i32 = -4;

/// How a quotation differs from a part of a stretch.
#[derive(Clone, Debug, Default)]
pub(super) struct Difference {
    /// See [`Finding::similarity`](super::Finding::similarity).
    pub(super) similarity: f64,
    /// Whether nothing but case and punctuation differs.
    pub(super) is_nearly_same: bool,
    pub(super) parts: Vec<DiffPart>,
    /// The words of the stretch that it was compared with.
    pub(super) place: Range<usize>,
}

/// Compares a quotation with what comes nearest to it in a stretch; `None` where
/// they have no word in common.
pub(super) fn compare(text: &str, pattern: &Pattern, stretch: &Stretch) -> Option<Difference> {
    let rows = Rows::new(pattern, stretch);
    let steps = rows.aligned();
    if steps.is_empty() {
        return None;
    }
    let mut report = Report::new(text, &rows);
    report.steps(&steps);
    Some(report.finish(&steps))
}

/// A word of the quotation that is to stand in the article.
#[derive(Clone, Copy, Debug)]
struct Own {
    /// Its index among the words.
    word: usize,
    /// Its place among the elements.
    element: usize,
}

/// The words of a quotation, and those of a stretch.
struct Rows<'a> {
    pattern: &'a Pattern,
    stretch: &'a Stretch,
    own: Vec<Own>,
    columns: usize,
}

impl<'a> Rows<'a> {
    fn new(pattern: &'a Pattern, stretch: &'a Stretch) -> Self {
        let elements = pattern.elements.iter().enumerate();
        let own: Vec<Own> = elements
            .filter_map(|(element, what)| match what {
                Element::Word(word) => Some(Own { word: *word, element }),
                _ => None,
            })
            .collect();
        let most = MAX_CELLS / own.len().clamp(1, MAX_WORDS);
        Self { pattern, stretch, own, columns: stretch.len().min(most) }
    }

    /// Aligns the rows, and takes in words at the ends that stand in one another's
    /// place.
    fn aligned(&self) -> Vec<Step> {
        let mut steps = alignment::align(self).steps;
        let (Some(Step::Pair(first, start)), Some(Step::Pair(last, end))) =
            (steps.first().copied(), steps.last().copied())
        else {
            return Vec::new();
        };
        if first <= MOST_AT_END {
            let pairs = first.min(start);
            let is_inside = |back: &usize| !self.stretch.is_border(start + 1 - *back);
            let taken = (1..=pairs).take_while(is_inside).count();
            let before = (1..=taken).rev().map(|back| Step::Pair(first - back, start - back));
            steps.splice(0..0, before);
        }
        let behind = self.own.len() - last - 1;
        if behind <= MOST_AT_END {
            let pairs = behind.min(self.stretch.len() - end - 1);
            let is_inside = |on: &usize| !self.stretch.is_border(end + *on);
            let taken = (1..=pairs).take_while(is_inside);
            steps.extend(taken.map(|on| Step::Pair(last + on, end + on)));
        }
        steps
    }

    /// Says whether a word of the quotation may stand for one of the article.
    fn is_same(&self, own: usize, at: usize) -> bool {
        self.own.get(own).is_some_and(|own| self.pattern.is_word(own.word, self.stretch.key(at)))
    }

    /// Says whether two words are one but for case.
    fn is_same_but_case(&self, own: usize, at: usize) -> bool {
        let id = self.own.get(own).and_then(|own| self.pattern.ids.get(own.word));
        id.is_some_and(|id| *id == self.stretch.id(at))
    }

    /// Returns what stands between a word of the quotation and the next.
    fn between(&self, own: usize) -> &[Element] {
        let next = self.own.get(own + 1).map(|next| next.element);
        let range = self.own.get(own).map(|own| own.element + 1..next.unwrap_or(own.element + 1));
        range.and_then(|range| self.pattern.elements.get(range)).unwrap_or_default()
    }

    /// Says whether what stands behind a word of the quotation may stand for words
    /// of the article.
    fn may_stand_for(&self, own: usize, left_out: Range<usize>) -> bool {
        self.between(own).iter().any(|element| match element {
            Element::Ellipsis => may_leave_out(self.stretch, left_out.start, left_out.end),
            Element::Insertion(insertion) => {
                may_replace(self.pattern, insertion, self.stretch, left_out.start, left_out.end)
            }
            Element::Word(_) => false,
        })
    }

    /// Says whether the marks behind a pair are others, where the next words are a
    /// pair too.
    fn marks_differ(&self, own: usize, at: usize) -> bool {
        let word = self.own.get(own).and_then(|own| self.pattern.words.get(own.word));
        self.between(own).is_empty()
            && !self.stretch.is_border(at + 1)
            && word.is_some_and(|word| self.pattern.words.mark(word) != self.stretch.mark(at))
    }
}

impl Scoring for Rows<'_> {
    fn lengths(&self) -> (usize, usize) {
        (self.own.len().min(MAX_WORDS), self.columns)
    }

    fn pair(&self, own: usize, at: usize) -> i32 {
        let Some(Own { word, .. }) = self.own.get(own) else { return OTHER };
        let is_id = self.pattern.ids.get(*word) == Some(&self.stretch.id(at));
        if is_id {
            if self.is_same(own, at) { SAME } else { SAME_BUT_CASE }
        } else if self.pattern.is_bracketed(*word) && self.is_same(own, at) {
            SAME
        } else {
            OTHER
        }
    }

    fn left_out(&self, own: usize) -> Gap {
        match self.between(own).iter().any(|element| !matches!(element, Element::Word(_))) {
            true => Gap { open: 1, extend: 0 },
            false => GAP,
        }
    }
}

/// Writes the difference down.
struct Report<'a> {
    text: &'a str,
    rows: &'a Rows<'a>,
    parts: Vec<DiffPart>,
    /// Words put off, so that those removed come before those added.
    added: String,
    /// Twice the words that are the same, and once those that are nearly.
    halves: usize,
    /// Words that are the same or nearly.
    met: usize,
    /// Words of the article that count.
    article: usize,
}

impl<'a> Report<'a> {
    fn new(text: &'a str, rows: &'a Rows<'a>) -> Self {
        Self { text, rows, parts: Vec::new(), added: String::new(), halves: 0, met: 0, article: 0 }
    }

    fn steps(&mut self, steps: &[Step]) {
        let first = steps.iter().find_map(|step| match step {
            Step::Pair(own, _) | Step::First(own) => Some(*own),
            Step::Second(_) => None,
        });
        for own in 0..first.unwrap_or(0) {
            self.add(own);
        }
        let mut rest = steps;
        let mut last = None;
        while let Some((step, others)) = rest.split_first() {
            rest = others;
            match *step {
                Step::Pair(own, at) => {
                    last = Some(own);
                    let is_followed = matches!(rest.first(), Some(Step::Pair(..)));
                    self.pair(own, at, is_followed);
                }
                Step::First(own) => {
                    last = Some(own);
                    self.add(own);
                }
                Step::Second(at) => {
                    let more = rest.iter().take_while(|step| matches!(step, Step::Second(_)));
                    let more = more.count();
                    rest = rest.get(more..).unwrap_or_default();
                    self.left_out(last.unwrap_or(0), at..at + 1 + more);
                }
            }
        }
        for own in last.map_or(0, |last| last + 1)..self.rows.own.len() {
            self.add(own);
        }
    }

    fn pair(&mut self, own: usize, at: usize, is_followed: bool) {
        self.article += 1;
        let is_same = self.rows.is_same(own, at);
        let differs = is_followed && self.rows.marks_differ(own, at);
        if is_same && !differs {
            self.halves += 2;
            self.met += 1;
            self.same(own);
            return;
        }
        if is_same || self.rows.is_same_but_case(own, at) {
            self.halves += 1;
            self.met += 1;
        }
        self.remove(at..at + 1);
        self.add(own);
    }

    fn left_out(&mut self, behind: usize, words: Range<usize>) {
        if !self.rows.may_stand_for(behind, words.clone()) {
            self.article += words.len().min(MOST_LEFT_OUT);
            self.remove(words);
        }
    }

    fn same(&mut self, own: usize) {
        self.settle();
        let chunk = self.chunk(own);
        DiffPart::push(&mut self.parts, Change::Same, chunk);
    }

    fn add(&mut self, own: usize) {
        let chunk = self.chunk(own);
        self.added.push_str(chunk);
    }

    fn remove(&mut self, words: Range<usize>) {
        for at in words {
            DiffPart::push(&mut self.parts, Change::Removed, &self.rows.stretch.chunk(at));
        }
    }

    fn settle(&mut self) {
        DiffPart::push(&mut self.parts, Change::Added, &self.added);
        self.added.clear();
    }

    /// Returns a word of the quotation with what stands between it and the next.
    fn chunk(&self, own: usize) -> &'a str {
        let span = |own: Option<&Own>| {
            own.and_then(|own| self.rows.pattern.words.get(own.word)).map(|word| word.span)
        };
        let before = own.checked_sub(1).and_then(|before| span(self.rows.own.get(before)));
        let word = span(self.rows.own.get(own));
        let next = span(self.rows.own.get(own + 1));
        let start = match (before, word) {
            (Some(before), Some(word)) => split(self.text, before.end, word.start),
            _ => 0,
        };
        let end = match (word, next) {
            (Some(word), Some(next)) => split(self.text, word.end, next.start),
            _ => self.text.len(),
        };
        self.text.get(start..end).unwrap_or_default()
    }

    fn finish(mut self, steps: &[Step]) -> Difference {
        let places = steps.iter().filter_map(|step| match step {
            Step::Pair(_, at) | Step::Second(at) => Some(*at),
            Step::First(_) => None,
        });
        let mut place = places.clone().min().unwrap_or(0)..places.max().map_or(0, |at| at + 1);
        let CutOff { before, after } =
            cut_off(self.rows.stretch, Occurrence { first: place.start, end: place.end });
        self.settle();
        if after {
            self.remove(place.end..place.end + 1);
            place.end += 1;
        }
        if before {
            place.start -= 1;
            let removed = self.rows.stretch.chunk(place.start);
            self.parts.insert(0, DiffPart { change: Change::Removed, text: removed });
        }
        self.article += usize::from(before) + usize::from(after);
        // Words alone do not tell all: what is left is a word broken or joined, and
        // then no two words are wholly the same.
        let words = self.rows.own.len().max(self.article).max(1);
        let halves = self.halves.min(2 * words - 1);
        Difference {
            similarity: halves as f64 / (2 * words) as f64,
            is_nearly_same: self.met == words,
            parts: self.parts,
            place,
        }
    }
}
