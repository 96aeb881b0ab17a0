//! Whether a quotation stands in an article word for word.
//!
//! The elements of the quotation are gone through in order, with all places of the
//! article that those before lead to: a regular expression over words. Nothing is
//! weighed, so that what passes here is verbatim.

use super::pattern::{Element, Insertion, Pattern};
use super::stretch::Stretch;
use super::weighty::{is_negation, is_number, negates_compound};
use super::words::WordKind;

/// An ellipsis leaves out at most so many words: a page.
pub(super) const MAX_LEFT_OUT: usize = 300;
/// An ellipsis that leaves out so few words must not leave out a negation, which
/// would turn the sentence around; but for a clause of so many words or more that
/// is set off by punctuation.
const FEW_WORDS: usize = 4;
const CLAUSE_WORDS: usize = 3;

/// Marks that end a sentence.
const ENDS: [char; 3] = ['.', '!', '?'];
/// So many places are tried behind ellipses; a quotation that takes more is made of
/// little else.
const MAX_TRIED: usize = 2_000_000;

/// Where in a stretch a quotation stands, as words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Occurrence {
    pub(super) first: usize,
    /// The first word after it.
    pub(super) end: usize,
}

/// What has been found of the elements so far.
#[derive(Clone, Copy, Debug)]
struct State {
    /// Where the next element has to stand.
    at: usize,
    /// Where the first one stands.
    first: usize,
}

/// Finds where the quotation stands; of several places the shortest, then the
/// first.
pub(super) fn find(pattern: &Pattern, stretch: &Stretch) -> Option<Occurrence> {
    if !pattern.elements.iter().any(|element| matches!(element, Element::Word(_))) {
        return None;
    }
    let mut search = Search { pattern, stretch, next: Vec::new(), after: Vec::new(), tried: 0 };
    let mut states: Vec<State> = (0..stretch.len()).map(|at| State { at, first: at }).collect();
    for index in 0..pattern.elements.len() {
        for state in &states {
            search.step(index, *state);
        }
        states.clear();
        states.append(&mut search.next);
        std::mem::swap(&mut search.next, &mut search.after);
        // Of the ways to one place, the one that began last.
        states.sort_unstable_by(|a, b| a.at.cmp(&b.at).then(b.first.cmp(&a.first)));
        states.dedup_by_key(|state| state.at);
        if states.is_empty() && search.next.is_empty() {
            return None;
        }
    }
    let ends = states.iter().map(|state| Occurrence { first: state.first, end: state.at });
    ends.filter(|found| cut_off(stretch, *found) == CutOff::default())
        .filter(|found| !hides_at_end(pattern, stretch, *found))
        .min_by_key(|found| (found.end - found.first, found.first))
}

struct Search<'a> {
    pattern: &'a Pattern,
    stretch: &'a Stretch,
    /// Where the next element and the one after it are to be looked for.
    next: Vec<State>,
    after: Vec<State>,
    /// How many places were tried behind ellipses.
    tried: usize,
}

impl Search<'_> {
    fn step(&mut self, index: usize, state: State) {
        let Some(element) = self.pattern.elements.get(index) else { return };
        match element {
            Element::Word(word) => {
                self.word(index, *word, state);
                if index > 0
                    && let Some(at) = self.stretch.behind_floating(state.at)
                {
                    self.word(index, *word, State { at, ..state });
                }
            }
            Element::Insertion(insertion) => self.insertion(insertion, state),
            Element::Ellipsis => self.ellipsis(index, state),
        }
    }

    fn word(&mut self, index: usize, word: usize, State { at, first }: State) {
        let (pattern, stretch) = (self.pattern, self.stretch);
        let Some(of_article) = stretch.word(at) else { return };
        let of_quotation = pattern.words.get(word);
        let is_broken = of_quotation.is_some_and(|word| word.is_broken) || of_article.is_broken;
        let may_be = stretch.id(at) == pattern.ids.get(word).copied().unwrap_or(0)
            || is_broken
            || pattern.is_bracketed(word);
        if !may_be || !self.marks_agree(index, at) {
            return;
        }
        let key = stretch.key(at);
        if pattern.is_word(word, key) {
            self.next.push(State { at: at + 1, first });
        }
        if of_article.is_broken
            && let Some(joined) = joined(key, stretch.key(at + 1))
            && pattern.is_word(word, &joined)
        {
            self.next.push(State { at: at + 2, first });
        }
        if of_quotation.is_some_and(|word| word.is_broken)
            && pattern.elements.get(index + 1) == Some(&Element::Word(word + 1))
            && let Some(joined) = joined(pattern.words.key_at(word), pattern.words.key_at(word + 1))
            && joined == key
        {
            self.after.push(State { at: at + 1, first });
        }
    }

    /// Says whether the marks before the element at `index` are those before the
    /// word at `at`. At a border of paragraphs, and where something was left out
    /// or put in, they may be others.
    fn marks_agree(&self, index: usize, at: usize) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.pattern.elements.get(before));
        let Some(Element::Word(word)) = before else { return true };
        let of_quotation = self.pattern.words.get(*word);
        let marks = of_quotation.map_or("", |word| self.pattern.words.mark(word));
        self.stretch.is_border(at)
            || at.checked_sub(1).is_none_or(|before| self.stretch.mark(before) == marks)
    }

    fn insertion(&mut self, insertion: &Insertion, State { at, first }: State) {
        // As it stands, brackets and all.
        let words = insertion.words.clone();
        let stands = words.clone().zip(at..).all(|(word, at)| {
            let key = self.pattern.words.key_at(word);
            key == self.stretch.key(at)
        });
        if stands && !words.is_empty() {
            self.next.push(State { at: at + words.len(), first });
        }
        for end in at..=at + insertion.stands_for.map_or(0, |most| most) {
            if may_replace(self.pattern, insertion, self.stretch, at, end) {
                self.next.push(State { at: end, first });
            }
        }
    }

    fn ellipsis(&mut self, index: usize, State { at, first }: State) {
        let next = self.pattern.elements.get(index + 1);
        let wanted = match next {
            Some(Element::Word(word)) if !self.pattern.is_bracketed(*word) => {
                let is_broken = self.pattern.words.get(*word).is_some_and(|word| word.is_broken);
                self.pattern.ids.get(*word).filter(|_| !is_broken)
            }
            _ => None,
        };
        if self.tried > MAX_TRIED {
            return;
        }
        self.tried += MAX_LEFT_OUT;
        for end in at..=(at + MAX_LEFT_OUT).min(self.stretch.len()) {
            let is_wanted = wanted.is_none_or(|id| {
                self.stretch.id(end) == *id
                    || self.stretch.word(end).is_some_and(|word| word.is_broken)
            });
            if is_wanted && may_leave_out(self.stretch, at, end) {
                self.next.push(State { at: end, first });
            }
        }
    }
}

/// Says whether an ellipsis may stand for the words from `at` to `end`.
pub(super) fn may_leave_out(stretch: &Stretch, at: usize, end: usize) -> bool {
    let left_out = end.saturating_sub(at);
    if left_out > MAX_LEFT_OUT
        || left_out > 0 && (cuts_before(stretch, end) || cuts_behind(stretch, at))
    {
        return false;
    }
    if left_out > FEW_WORDS {
        // `was … guilty` is not *was not, as the court found, guilty*.
        let is_one_sentence =
            (at..end).all(|at| !stretch.is_border(at) && !stretch.mark(at).contains(ENDS));
        let first = follows_plainly(stretch, at) && negates_plainly(stretch, at);
        let last = follows_plainly(stretch, end) && negates_plainly(stretch, end - 1);
        return !is_one_sentence || !first && !last;
    }
    let has_mark = |before: Option<usize>| before.is_some_and(|at| !stretch.mark(at).is_empty());
    let is_clause =
        left_out >= CLAUSE_WORDS && has_mark(at.checked_sub(1)) && has_mark(end.checked_sub(1));
    is_clause || !(at..end).any(|at| negates(stretch, at))
}

/// Says whether the word at `at` follows the one before it without a mark, in its
/// paragraph.
fn follows_plainly(stretch: &Stretch, at: usize) -> bool {
    !stretch.is_border(at)
        && at.checked_sub(1).is_some_and(|before| stretch.mark(before).is_empty())
}

/// Says whether a word negates, and is not a sign that may be half of a word, as in
/// Chinese.
fn negates_plainly(stretch: &Stretch, at: usize) -> bool {
    let key = stretch.key(at);
    negates(stretch, at) && (key.is_ascii() || key.chars().nth(1).is_some())
}

/// Says whether words in brackets may stand for the words from `at` to `end`: few,
/// of one paragraph, no number, no negation and no other name.
pub(super) fn may_replace(
    pattern: &Pattern,
    insertion: &Insertion,
    stretch: &Stretch,
    at: usize,
    end: usize,
) -> bool {
    let replaced = end.saturating_sub(at);
    insertion.stands_for.is_some_and(|most| replaced <= most)
        && end <= stretch.len()
        && (at..end).all(|index| {
            !is_weighty(stretch, index)
                && !pattern.is_another_name(insertion, stretch.key(index))
                && (index == at || !stretch.is_border(index))
        })
        && !(replaced > 0 && cuts_before(stretch, end))
}

/// Says whether a word negates more than what it makes a compound with.
fn negates(stretch: &Stretch, at: usize) -> bool {
    let is_compound = stretch.mark(at) == "-" && stretch.word(at).is_some_and(|word| word.touches);
    !is_compound && is_negation(stretch.key(at))
}

/// Says whether a word is a number or negates.
fn is_weighty(stretch: &Stretch, at: usize) -> bool {
    let kind = stretch.word(at).map_or(WordKind::Letters, |word| word.kind);
    negates(stretch, at) || is_number(stretch.key(at), kind)
}

/// Joins the halves of a word that was broken at the end of a line; `None` where
/// that would hide a number or a negation.
fn joined(first: &str, second: &str) -> Option<String> {
    let joined = format!("{first}{second}");
    let hides = |half: &str| {
        half.is_empty()
            || half.contains(char::is_numeric)
            || is_negation(half) && !is_negation(&joined)
    };
    (!hides(first) && !hides(second)).then_some(joined)
}

/// Says whether words in brackets at either end may stand for a number, a negation
/// or another name: `[Many] died` for `45 died`.
fn hides_at_end(pattern: &Pattern, stretch: &Stretch, found: Occurrence) -> bool {
    let Occurrence { first, end } = found;
    let goes_on = |at: usize| !stretch.is_border(at + 1) && !stretch.mark(at).contains(ENDS);
    let hides = |insertion: &Insertion, at: usize| {
        is_weighty(stretch, at) || pattern.is_another_name(insertion, stretch.key(at))
    };
    let before = pattern.first.as_ref().zip(first.checked_sub(1));
    let behind = pattern.last.as_ref().zip(end.checked_sub(1));
    before.is_some_and(|(insertion, before)| goes_on(before) && hides(insertion, before))
        || behind.is_some_and(|(insertion, last)| goes_on(last) && hides(insertion, end))
}

/// What a quotation takes out of its context so that it means something else: the
/// words before and after that belong to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CutOff {
    pub(super) before: bool,
    pub(super) after: bool,
}

/// Says what a quotation cuts off.
pub(super) fn cut_off(stretch: &Stretch, Occurrence { first, end }: Occurrence) -> CutOff {
    CutOff { before: cuts_before(stretch, first), after: cuts_behind(stretch, end) }
}

/// Says whether a cut before the word at `first` parts a number from its sign (`5`
/// of `-5` or `€5`), or a word from what negates it (`violent` of `non-violent`).
fn cuts_before(stretch: &Stretch, first: usize) -> bool {
    let is = |index: usize, kind| stretch.word(index).is_some_and(|word| word.kind == kind);
    first.checked_sub(1).is_some_and(|before| {
        !stretch.is_border(first)
            && stretch.word(before).is_some_and(|word| word.touches)
            && match stretch.mark(before) {
                "" => is(first, WordKind::Number) && is(before, WordKind::Sign),
                "-" => negates_compound(stretch.key(before)),
                _ => false,
            }
    })
}

/// Says whether a cut before the word at `end` parts a number from the sign behind
/// it (`5` of `5%`).
fn cuts_behind(stretch: &Stretch, end: usize) -> bool {
    let is = |index: usize, kind| stretch.word(index).is_some_and(|word| word.kind == kind);
    end.checked_sub(1).is_some_and(|last| {
        let is_share = matches!(stretch.key(end), "%" | "‰" | "‱" | "°");
        !stretch.is_border(end)
            && is(last, WordKind::Number)
            && is(end, WordKind::Sign)
            && stretch.mark(last).is_empty()
            && (is_share || stretch.word(last).is_some_and(|word| word.touches))
    })
}
