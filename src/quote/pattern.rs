//! A quotation as what may stand for it in an article.
//!
//! What scholars mark when they quote becomes an element of its own: `[…]` and
//! `…` stand for something left out, `[the minister]` for something of the
//! editor's, and `[t]he` and `minister[s]` are words with changed letters.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::key::push_key;
use super::lexer::{Lexer, Piece, PieceKind};
use super::weighty::{is_name, is_negation, is_number, negates_compound};
use super::words::{WordKind, Words, same_but_first_case};
use crate::text::ByteSpan;

/// The longest text in brackets, in bytes: beyond it, a bracket is a mark.
const MAX_BRACKET_BYTES: usize = 400;
/// So many letters of an article's word `[s]` may stand for.
const MAX_ENDING: usize = 3;
/// So many more words than it has may text in brackets stand for.
const MORE_WORDS: usize = 3;

/// What a quotation looks for.
#[derive(Clone, Debug, Default)]
pub(super) struct Pattern {
    pub(super) words: Words,
    pub(super) elements: Vec<Element>,
    /// The words in brackets that stand at either end; they are no elements.
    pub(super) first: Option<Insertion>,
    pub(super) last: Option<Insertion>,
    /// Words with letters in brackets, by their index.
    bracketed: FxHashMap<usize, Bracketed>,
    /// For each word, whether the case of its first letter is free.
    free_case: Vec<bool>,
    /// For each word, its number among the different words of the quotation, from
    /// 1, without regard to case; the same for its other spellings.
    numbers: FxHashMap<String, u32>,
    /// For each word, that number.
    pub(super) ids: Vec<u32>,
}

/// A part of a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Element {
    /// A word, by its index.
    Word(usize),
    /// Words in brackets.
    Insertion(Insertion),
    /// Something left out.
    Ellipsis,
}

/// Words in brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Insertion {
    /// By their indices; none of `[?]`.
    pub(super) words: Range<usize>,
    /// For at most so many of the article's words it may stand; `None` where it
    /// has to stand in the article, because it negates or makes another number.
    pub(super) stands_for: Option<usize>,
}

/// A word some letters of which are in brackets.
#[derive(Clone, Debug)]
struct Bracketed {
    /// Its key with the letters in brackets, and without them.
    with: String,
    without: String,
    /// Where the brackets end it: another ending may stand in the article.
    is_ending: bool,
}

impl Pattern {
    /// Reads a quotation.
    pub(super) fn read(text: &str) -> Self {
        let mut pattern = Self::default();
        let mut lexer = Lexer::new(text);
        while let Some(piece) = lexer.next() {
            if piece.kind == PieceKind::Open
                && let Some(bracket) = Bracket::at(text, piece.span.start)
            {
                lexer.go_to(pattern.bracket(text, bracket));
                continue;
            }
            if piece.kind == PieceKind::Ellipsis {
                pattern.ellipsis();
            }
            pattern.piece(text, piece);
        }
        pattern.settle();
        pattern
    }

    /// Adds a piece that is in no bracket.
    fn piece(&mut self, text: &str, piece: Piece) {
        let index = self.words.len();
        self.words.push(text, piece);
        if self.words.len() > index {
            self.elements.push(Element::Word(index));
        }
    }

    fn ellipsis(&mut self) {
        if self.elements.last() != Some(&Element::Ellipsis) {
            self.elements.push(Element::Ellipsis);
        }
    }

    /// Adds a bracket; returns where to go on.
    fn bracket(&mut self, text: &str, bracket: Bracket) -> usize {
        let Bracket { span, inner } = bracket;
        let inside = inner.slice(text).unwrap_or_default();
        let mut pieces = Lexer::new(inside).filter(|piece| piece.kind != PieceKind::Blank);
        let first = pieces.next();
        let is_one = first.is_some() && pieces.next().is_none();
        match first.map(|piece| piece.kind) {
            Some(PieceKind::Ellipsis) if is_one => {
                self.ellipsis();
                return span.end;
            }
            Some(PieceKind::Word) if is_one && !inside.contains(char::is_whitespace) => {
                if let Some(end) = self.letters(text, bracket) {
                    return end;
                }
            }
            _ => {}
        }
        self.insertion(text, bracket);
        span.end
    }

    /// Adds letters in brackets to the word that they stand in; returns where it
    /// ends, `None` where they stand in none.
    fn letters(&mut self, text: &str, Bracket { span, inner }: Bracket) -> Option<usize> {
        let before = match (self.elements.last(), self.words.list().last()) {
            (Some(Element::Word(_)), Some(word)) if word.span.end == span.start => Some(word.span),
            _ => None,
        };
        let rest = text.get(span.end..)?;
        let after = Lexer::new(rest).next().filter(|piece| piece.kind == PieceKind::Word);
        if before.is_none() && after.is_none() {
            return None;
        }
        let letters = inner.slice(text)?;
        // `said[12]` is a footnote, whatever stood before; but `3[0]` is another number.
        let is_mark = letters.bytes().all(|byte| byte.is_ascii_digit()) && {
            let is_number = self.ends_with_number();
            !(is_number && letters.starts_with('0'))
        };
        if before.is_some() && after.is_none() && is_mark {
            return Some(span.end);
        }
        let head = before.and_then(|before| before.slice(text)).unwrap_or_default();
        let tail = after.and_then(|after| after.span.slice(rest)).unwrap_or_default();
        let end = span.end + tail.len();
        let key = |word: String| {
            let mut key = String::new();
            push_key(&word, &mut key);
            key
        };
        let bracketed = Bracketed {
            with: key(format!("{head}{letters}{tail}")),
            without: key(format!("{head}{tail}")),
            is_ending: tail.is_empty() && letters.chars().count() <= MAX_ENDING,
        };
        let start = before.map_or(span.start, |before| before.start);
        if before.is_some() {
            self.words.pop();
            self.elements.pop();
        }
        let index = self.words.len();
        let whole = ByteSpan::new(start, end);
        self.words.push_word(text, whole, &bracketed.with);
        self.elements.push(Element::Word(index));
        self.bracketed.insert(index, bracketed);
        Some(end)
    }

    fn insertion(&mut self, text: &str, bracket: Bracket) {
        let inner = bracket.inner;
        let start = self.words.len();
        let follows_number = self.ends_with_number();
        let mut lexer = Lexer::new(text.get(..inner.end).unwrap_or_default());
        lexer.go_to(inner.start);
        lexer.for_each(|piece| self.words.push(text, piece));
        let words = start..self.words.len();
        let mut keys = words.clone().map(|index| self.words.key_at(index));
        let is_hyphenated = inner.slice(text).is_some_and(|inside| inside.ends_with(['-', '‐']));
        let negates = keys.any(|key| is_negation(key) || is_hyphenated && negates_compound(key));
        let has_to_stand = negates || self.alters_number(text, bracket, &words, follows_number);
        let is_number = inner.slice(text).unwrap_or_default().bytes().all(|b| b.is_ascii_digit());
        // `[12]` is a footnote mark or what a number is in figures; `[sic]` says
        // something of what stands before it.
        let is_remark = matches!(self.words.key_at(start), "sic" | "Sic") && words.len() == 1;
        let stands_for = match (has_to_stand, is_number || is_remark) {
            (true, _) => None,
            (_, true) => Some(0),
            _ => Some(words.len() + MORE_WORDS),
        };
        self.elements.push(Element::Insertion(Insertion { words, stands_for }));
    }

    /// Says whether the last element is a number.
    fn ends_with_number(&self) -> bool {
        matches!(self.elements.last(), Some(Element::Word(index)) if self.is_number(*index))
    }

    fn is_number(&self, index: usize) -> bool {
        let kind = self.words.get(index).map_or(WordKind::Letters, |word| word.kind);
        is_number(self.words.key_at(index), kind)
    }

    /// Says whether words in brackets make another number of the one that they
    /// stand beside: `5[.5]`, `[-]5`, `5 [thousand]`, `[two] hundred`. Those of
    /// digits alone are footnote marks behind a number: `2019[12]`.
    fn alters_number(
        &self,
        text: &str,
        Bracket { span, inner }: Bracket,
        words: &Range<usize>,
        follows_number: bool,
    ) -> bool {
        let inside = inner.slice(text).unwrap_or_default();
        let before = text.get(..span.start).unwrap_or_default();
        let behind = text.get(span.end..).unwrap_or_default();
        let is_glued = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric() && c != ' ');
        let is_number = |c: Option<char>| c.is_some_and(char::is_numeric);
        let glued_behind = is_number(before.chars().next_back())
            && is_glued(inside.chars().next())
            && !words.is_empty();
        let glued_before = is_number(
            behind.trim_start_matches(['.', ',', '-', '−', '$', '€', '£']).chars().next(),
        ) && is_glued(inside.chars().next_back())
            && !inside.ends_with(['?', '!', ')']);
        if glued_behind || glued_before {
            return true;
        }
        let is_mark = inside.bytes().all(|byte| byte.is_ascii_digit());
        let has_number = words.clone().any(|index| self.is_number(index));
        if !has_number || follows_number {
            let begins = self.is_number(words.start) && !words.is_empty();
            return begins && !is_mark && !inside.starts_with(|c: char| c.is_ascii_digit());
        }
        let next = Lexer::new(behind).find(|piece| piece.kind != PieceKind::Blank);
        let next = next.filter(|piece| piece.kind == PieceKind::Word);
        let next = next.and_then(|piece| piece.span.slice(behind)).unwrap_or_default();
        super::weighty::is_number(next, WordKind::Letters)
    }

    /// Does what can be done only when all has been read.
    fn settle(&mut self) {
        // What is left out, or the editor's, at either end stands for nothing.
        let is_free = |element: &Element| match element {
            Element::Ellipsis => true,
            Element::Insertion(insertion) => insertion.stands_for.is_some(),
            Element::Word(_) => false,
        };
        let at_end = |element: Option<&Element>| match element {
            Some(Element::Insertion(insertion)) if insertion.stands_for != Some(0) => {
                Some(insertion.clone())
            }
            _ => None,
        };
        self.first = at_end(self.elements.first());
        self.last = at_end(self.elements.last());
        let kept = self.elements.iter().rposition(|element| !is_free(element));
        self.elements.truncate(kept.map_or(0, |last| last + 1));
        let first = self.elements.iter().position(|element| !is_free(element)).unwrap_or(0);
        self.elements.drain(..first);

        self.free_case = vec![false; self.words.len()];
        let mut is_first = true;
        for element in &self.elements {
            match element {
                Element::Word(index) => {
                    if let Some(free) = self.free_case.get_mut(*index) {
                        *free = is_first;
                    }
                    is_first = false;
                }
                Element::Ellipsis => is_first = true,
                Element::Insertion(_) => {}
            }
        }
        for index in 0..self.words.len() {
            let id = self.number(self.words.key_at(index).to_lowercase());
            self.ids.push(id);
        }
    }

    fn number(&mut self, folded: String) -> u32 {
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX - 1) + 1;
        *self.numbers.entry(folded).or_insert(next)
    }

    /// Returns the number of the quotation's word that an article's word is, but
    /// for case; 0 where it is none.
    pub(super) fn id(&self, key: &str, folded: &mut String) -> u32 {
        folded.clear();
        match key.is_ascii() {
            true => folded.extend(key.bytes().map(|byte| char::from(byte.to_ascii_lowercase()))),
            false => folded.push_str(&key.to_lowercase()),
        }
        self.numbers.get(folded.as_str()).copied().unwrap_or(0)
    }

    /// Returns the indices of the words that are the article's: those that are in
    /// no brackets.
    pub(super) fn own_words(&self) -> impl Iterator<Item = usize> {
        self.elements.iter().filter_map(|element| match element {
            Element::Word(index) => Some(*index),
            _ => None,
        })
    }

    /// Says whether words in brackets name somebody else than the article does, where
    /// it has the word of that key.
    pub(super) fn is_another_name(&self, insertion: &Insertion, key: &str) -> bool {
        let mut keys = insertion.words.clone().map(|index| self.words.key_at(index));
        is_name(key) && keys.clone().any(is_name) && !keys.any(|own| own == key)
    }

    /// Says whether the word at `index` has letters in brackets.
    pub(super) fn is_bracketed(&self, index: usize) -> bool {
        self.bracketed.contains_key(&index)
    }

    /// Says whether the word at `index` may stand for an article's word, given by
    /// its key.
    pub(super) fn is_word(&self, index: usize, key: &str) -> bool {
        if let Some(bracketed) = self.bracketed.get(&index) {
            return bracketed.may_be(key);
        }
        let own = self.words.key_at(index);
        own == key
            || self.free_case.get(index).is_some_and(|free| *free) && same_but_first_case(own, key)
    }
}

impl Bracketed {
    fn may_be(&self, key: &str) -> bool {
        if same_but_first_case(&self.with, key) {
            return true;
        }
        let is_fixed = |word: &str| {
            is_negation(word) || word.contains(|c: char| c.is_numeric()) || {
                is_number(word, super::words::WordKind::Letters)
            }
        };
        if is_fixed(key) || is_fixed(&self.with) || is_fixed(&self.without) {
            return false;
        }
        // `hope[less]` would turn a word around.
        if self
            .with
            .to_lowercase()
            .strip_suffix("less")
            .is_some_and(|hope| hope == self.without.to_lowercase())
        {
            return false;
        }
        // So would `[un]happy`.
        let begins_alike = self.with.chars().next() == self.without.chars().next();
        if !begins_alike {
            return false;
        }
        key == self.without
            || self.is_ending
                && self.without.chars().count() >= 3
                && key
                    .strip_prefix(self.without.as_str())
                    .is_some_and(|ending| ending.chars().count() <= MAX_ENDING)
    }
}

/// Text in square brackets.
#[derive(Clone, Copy)]
struct Bracket {
    /// With the brackets.
    span: ByteSpan,
    inner: ByteSpan,
}

impl Bracket {
    /// Finds the bracket that opens at `start` and closes before another opens.
    fn at(text: &str, start: usize) -> Option<Self> {
        let rest = text.get(start..)?;
        let open = rest.chars().next()?.len_utf8();
        let inner = rest.get(open..)?;
        let (end, close) = inner
            .char_indices()
            .take_while(|(at, _)| *at <= MAX_BRACKET_BYTES)
            .find(|(_, c)| matches!(c, '[' | '［' | ']' | '］'))?;
        if matches!(close, '[' | '［') {
            return None;
        }
        let inner = ByteSpan::new(start + open, start + open + end);
        Some(Self { span: ByteSpan::new(start, inner.end + close.len_utf8()), inner })
    }
}
