//! Where a term of the query stands in a text.

use std::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::analysis::{TokenRef, Tokens};
use crate::text::ByteSpan;

use super::highlight::HighlightKind;
use super::nearness::{Interval, Steps};
use super::term::{MatchTerm, TermKind};

/// A part of a text that is looked at: all of it, or a sentence.
#[derive(Clone, Debug)]
pub(super) struct Window<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a Tokens,
    /// The tokens that begin in it.
    pub(super) range: Range<usize>,
    /// Its last byte; a token may begin in it and end behind it.
    pub(super) end: usize,
}

/// A place where a term stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub(super) interval: Interval,
    pub(super) span: ByteSpan,
    pub(super) kind: HighlightKind,
}

impl<'a> Window<'a> {
    /// Returns the token at an index, if it lies in the window.
    #[inline]
    fn token(&self, index: usize) -> Option<TokenRef<'a>> {
        if index >= self.range.end {
            return None;
        }
        self.tokens.get(index).filter(|token| token.span.end <= self.end)
    }
}

/// Calls `each` with every place in the window where `term` stands. Words of a
/// phrase with slop are looked for one by one, by [`each_with_stem`].
#[inline]
pub(super) fn each_hit(
    term: &MatchTerm,
    window: &Window<'_>,
    steps: &mut Steps,
    mut each: impl FnMut(Hit),
) {
    if let Some(fits) = &term.fits {
        for token in window.range.clone().filter_map(|index| window.token(index)) {
            let kind = match term.kind {
                TermKind::Fuzzy { .. } => fits.edits(token.form).map(|edits| match edits {
                    0 => HighlightKind::Exact,
                    _ => HighlightKind::Fuzzy,
                }),
                TermKind::Regex => fits.fits(token.form).then_some(HighlightKind::Regex),
                _ => fits.fits(token.form).then_some(HighlightKind::Wildcard),
            };
            if let Some(kind) = kind {
                each(hit(token, kind));
            }
        }
        return;
    }
    let marked_as = term.marked_as();
    if let ([part], None, TermKind::Word | TermKind::Phrase { .. }) =
        (term.pattern.parts.as_slice(), &term.pattern.whole, term.kind)
    {
        each_with_stem(&part.stem, window, |token| {
            each(hit(
                token,
                if token.form == part.form { HighlightKind::Exact } else { HighlightKind::Stem },
            ));
        });
        return;
    }
    let mut rows = Rows::default();
    for index in window.range.clone().filter(|index| can_begin(term, window.tokens, *index)) {
        let Some(token) = window.token(index) else { continue };
        if term.pattern.whole.is_some()
            && let Some(kind) = compare(term, Part::Whole, token, window.text)
        {
            each(hit(token, marked_as.unwrap_or(kind)));
        }
        let found = rows.find(term, window, index, token, steps);
        if steps.ran_out() {
            break;
        }
        for row in found {
            let kind = marked_as.unwrap_or(row.kind);
            let interval = Interval { first: token.position, end: row.end };
            each(Hit { interval, span: ByteSpan::new(token.span.start, row.end_byte), kind });
        }
    }
}

/// Calls `each` with every token in the window that is all parts of `term`
/// written as one.
pub(super) fn each_whole(term: &MatchTerm, window: &Window<'_>, mut each: impl FnMut(Hit)) {
    if term.pattern.whole.is_none() {
        return;
    }
    for token in window.range.clone().filter_map(|index| window.token(index)) {
        if let Some(kind) = compare(term, Part::Whole, token, window.text) {
            each(hit(token, term.marked_as().unwrap_or(kind)));
        }
    }
}

/// Calls `each` with every token in the window that has this stem.
#[inline]
pub(super) fn each_with_stem<'a>(
    stem: &str,
    window: &Window<'a>,
    mut each: impl FnMut(TokenRef<'a>),
) {
    for index in window.range.clone().filter(|index| window.tokens.has_stem(*index, stem)) {
        if let Some(token) = window.token(index) {
            each(token);
        }
    }
}

/// Returns the positions that a token takes.
pub(super) const fn interval(token: TokenRef<'_>) -> Interval {
    Interval { first: token.position, end: token.position.saturating_add(token.positions) }
}

const fn hit(token: TokenRef<'_>, kind: HighlightKind) -> Hit {
    Hit { interval: interval(token), span: token.span, kind }
}

/// A part of a pattern.
#[derive(Clone, Copy, Debug)]
enum Part {
    /// The one at this index.
    Number(usize),
    /// All parts as one word.
    Whole,
}

/// Says whether the token at `index` can be the first part of a term, or all of
/// them as one; what can be is [looked at](compare).
#[inline]
fn can_begin(term: &MatchTerm, tokens: &Tokens, index: usize) -> bool {
    let parts = &term.pattern.parts;
    let Some(first) = parts.first() else { return false };
    let whole = term.pattern.whole.as_ref();
    match term.kind {
        TermKind::Exact => {
            tokens.form_begins(index, &first.form)
                || whole.is_some_and(|whole| tokens.form_begins(index, &whole.form))
        }
        TermKind::Prefix => {
            let as_part = match parts.len() {
                1 => tokens.form_begins(index, &first.form),
                _ => tokens.has_stem(index, &first.stem),
            };
            as_part || whole.is_some_and(|whole| tokens.form_begins(index, &whole.form))
        }
        _ => {
            tokens.has_stem(index, &first.stem)
                || whole.is_some_and(|whole| tokens.has_stem(index, &whole.stem))
        }
    }
}

/// Says whether and how `token`, of `text`, is what a part asks for.
#[inline]
fn compare(term: &MatchTerm, part: Part, token: TokenRef<'_>, text: &str) -> Option<HighlightKind> {
    let parts = &term.pattern.parts;
    let (wanted, index) = match part {
        Part::Number(index) => (parts.get(index)?, index),
        Part::Whole => (term.pattern.whole.as_ref()?, parts.len()),
    };
    match term.kind {
        // Only what nothing comes after leaves its end open.
        TermKind::Prefix if index + 1 >= parts.len() => {
            token.form.starts_with(wanted.form.as_str()).then_some(HighlightKind::Prefix)
        }
        TermKind::Exact => {
            let is_so = token.form == wanted.form
                && is_written(term.written.get(index)?, token.span.slice(text)?);
            is_so.then_some(HighlightKind::Exact)
        }
        _ if token.stem != wanted.stem => None,
        _ if token.form == wanted.form => Some(HighlightKind::Exact),
        _ => Some(HighlightKind::Stem),
    }
}

/// Says whether `slice` is `typed`, which is composed, once it is composed too.
fn is_written(typed: &str, slice: &str) -> bool {
    typed == slice
        || (is_nfc_quick(slice.chars()) != IsNormalized::Yes && slice.nfc().eq(typed.chars()))
}

/// So many parts of a phrase cost no steps. Only a long phrase of few different
/// words in a long text of these can cost much.
const FREE_PARTS: usize = 20;

/// Parts that stand side by side, found so far from one first token.
#[derive(Default)]
struct Rows {
    rows: Vec<Row>,
    longer: Vec<Row>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Row {
    end_byte: usize,
    end: u32,
    /// The weakest of the reasons of its parts.
    kind: HighlightKind,
}

impl Row {
    fn of(token: TokenRef<'_>, kind: HighlightKind) -> Self {
        Self { end_byte: token.span.end, end: interval(token).end, kind }
    }

    fn and(self, other: Self) -> Self {
        Self {
            end_byte: self.end_byte.max(other.end_byte),
            end: self.end.max(other.end),
            kind: self.kind.max(other.kind),
        }
    }
}

impl Rows {
    /// Returns every row of parts that begins with the token at `index`: each
    /// part one position behind the one before. At a position may stand a
    /// compound and its first part, and each may do.
    #[inline]
    fn find<'r>(
        &'r mut self,
        term: &MatchTerm,
        window: &Window<'_>,
        index: usize,
        first: TokenRef<'_>,
        steps: &mut Steps,
    ) -> &'r [Row] {
        let Some(kind) = compare(term, Part::Number(0), first, window.text) else { return &[] };
        // A compound begins as its first part does; the part is marked.
        let part_too = first.positions > 1
            && window.token(index + 1).is_some_and(|part| {
                part.position == first.position
                    && compare(term, Part::Number(0), part, window.text).is_some()
            });
        if part_too {
            return &[];
        }
        self.rows.clear();
        self.rows.push(Row::of(first, kind));
        let mut next = index + 1;
        for (number, position) in (1..term.pattern.parts.len()).zip(first.position + 1..) {
            if number > FREE_PARTS && !steps.take(1) {
                return &[];
            }
            self.longer.clear();
            while let Some(token) = window.tokens.get(next).filter(|t| t.position <= position) {
                if token.position == position
                    && window.token(next).is_some()
                    && let Some(kind) = compare(term, Part::Number(number), token, window.text)
                {
                    for row in &self.rows {
                        let longer = row.and(Row::of(token, kind));
                        if !self.longer.contains(&longer) {
                            self.longer.push(longer);
                        }
                    }
                }
                next += 1;
            }
            std::mem::swap(&mut self.rows, &mut self.longer);
            if self.rows.is_empty() {
                break;
            }
        }
        &self.rows
    }
}
