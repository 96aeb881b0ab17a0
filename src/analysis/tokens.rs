//! Tokens of a text, kept without an allocation for each.

use std::ops::Range;

use crate::text::ByteSpan;

/// The longest form or stem, in bytes; longer ones are cut there.
///
/// Long enough for every word of a natural language (German and Sanskrit
/// compounds stay below), and it fits a `u8`.
pub(super) const MAX_TERM_BYTES: usize = 200;

/// The tokens of one text, in the order of their positions.
///
/// Where several tokens share a position, the one that covers most comes
/// first. A list is meant to be filled again and again: it keeps its memory.
///
/// ```
/// use pincite::{Analyzer, Memo, Tokens};
///
/// let mut tokens = Tokens::default();
/// Analyzer::for_language(Some("en")).analyze("ISIS-K attacked", &mut Memo::default(), &mut tokens);
/// let forms: Vec<_> = tokens.iter().map(|token| (token.position, token.form)).collect();
/// assert_eq!(forms, [(0, "isisk"), (0, "isis"), (1, "k"), (2, "attacked")]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    /// Forms and stems, end to end.
    terms: String,
    list: Vec<Stored>,
}

/// One token; its form starts at `terms_start`, its stem `stem_offset` further.
#[derive(Clone, Copy, Debug)]
struct Stored {
    span: ByteSpan,
    terms_start: usize,
    position: u32,
    positions: u32,
    form_len: u8,
    stem_offset: u8,
    stem_len: u8,
}

impl Stored {
    fn terms_end(&self) -> usize {
        let stem_end = usize::from(self.stem_offset) + usize::from(self.stem_len);
        self.terms_start + stem_end.max(usize::from(self.form_len))
    }
}

/// A token of a short chunk, apart from any list: what fits in 48 bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Short {
    terms: [u8; 32],
    terms_len: u8,
    start: u8,
    end: u8,
    form_len: u8,
    stem_offset: u8,
    stem_len: u8,
}

/// One token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokenRef<'a> {
    /// What it covers in the text.
    pub span: ByteSpan,
    /// The number of its first part, counted from 0 within the text.
    pub position: u32,
    /// How many parts it covers: 1, or more for a compound written as one.
    pub positions: u32,
    /// The word with case, accents and punctuation folded; at most 200 bytes,
    /// never empty.
    pub form: &'a str,
    /// The stem of the word, folded likewise.
    pub stem: &'a str,
}

impl Tokens {
    /// Returns the number of tokens.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Says whether there are no tokens.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Returns the token at `index`, counted from 0.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<TokenRef<'_>> {
        self.list.get(index).map(|stored| self.token(stored))
    }

    /// Returns the tokens in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = TokenRef<'_>> + Clone {
        self.list.iter().map(|stored| self.token(stored))
    }

    /// Says whether the token at `index` has this stem. It is asked of every token
    /// and denied of nearly all: making a [`TokenRef`] first takes longer.
    #[inline]
    pub(crate) fn has_stem(&self, index: usize, stem: &str) -> bool {
        self.list.get(index).is_some_and(|stored| {
            let start = stored.terms_start + usize::from(stored.stem_offset);
            usize::from(stored.stem_len) == stem.len()
                && self.terms.as_bytes().get(start..start + stem.len()) == Some(stem.as_bytes())
        })
    }

    /// Says whether the form of the token at `index` begins so.
    #[inline]
    pub(crate) fn form_begins(&self, index: usize, beginning: &str) -> bool {
        self.list.get(index).is_some_and(|stored| {
            let (start, len) = (stored.terms_start, beginning.len());
            usize::from(stored.form_len) >= len
                && self.terms.as_bytes().get(start..start + len) == Some(beginning.as_bytes())
        })
    }

    /// Returns the number of positions: that of the last part, plus one.
    #[must_use]
    pub fn positions(&self) -> u32 {
        self.list.last().map_or(0, |last| last.position.saturating_add(last.positions))
    }

    /// Forgets the tokens and keeps the memory.
    pub(super) fn clear(&mut self) {
        self.terms.clear();
        self.list.clear();
    }

    /// Returns the token at `index` in the form that is remembered for short
    /// chunks; `None` where it is a compound or does not fit.
    pub(super) fn short(&self, index: usize) -> Option<Short> {
        let stored = self.list.get(index)?;
        let bytes = self.terms.as_bytes().get(stored.terms_start..stored.terms_end())?;
        let mut terms = [0; 32];
        terms.get_mut(..bytes.len())?.copy_from_slice(bytes);
        (stored.position == 0 && stored.positions == 1).then_some(Short {
            terms,
            terms_len: byte(bytes.len()),
            start: u8::try_from(stored.span.start).ok()?,
            end: u8::try_from(stored.span.end).ok()?,
            form_len: stored.form_len,
            stem_offset: stored.stem_offset,
            stem_len: stored.stem_len,
        })
    }

    /// Adds a remembered token of the chunk that begins at byte `start`.
    #[inline]
    pub(super) fn push_short(&mut self, token: &Short, start: usize, position: u32) {
        let terms_start = self.terms.len();
        let bytes = token.terms.get(..usize::from(token.terms_len)).unwrap_or_default();
        self.terms.push_str(std::str::from_utf8(bytes).unwrap_or_default());
        self.list.push(Stored {
            span: ByteSpan {
                start: start + usize::from(token.start),
                end: start + usize::from(token.end),
            },
            terms_start,
            position,
            positions: 1,
            form_len: token.form_len,
            stem_offset: token.stem_offset,
            stem_len: token.stem_len,
        });
    }

    /// Forgets the tokens from `len` on.
    pub(super) fn truncate(&mut self, len: usize) {
        if let Some(first) = self.list.get(len) {
            self.terms.truncate(first.terms_start);
            self.list.truncate(len);
        }
    }

    /// Adds a token, cutting terms that are too long.
    pub(super) fn push(
        &mut self,
        span: ByteSpan,
        position: u32,
        positions: u32,
        form: &str,
        stem: &str,
    ) {
        let form = cut(form);
        let stem = cut(stem);
        let terms_start = self.terms.len();
        self.terms.push_str(form);
        // Most stems begin their word, so that they need no room of their own.
        let shared = form.starts_with(stem);
        if !shared {
            self.terms.push_str(stem);
        }
        self.list.push(Stored {
            span,
            terms_start,
            position,
            positions,
            form_len: byte(form.len()),
            stem_offset: if shared { 0 } else { byte(form.len()) },
            stem_len: byte(stem.len()),
        });
    }

    /// Adds the tokens of `other` in `range`, moved right by `bytes` and
    /// `positions`.
    #[inline]
    pub(super) fn extend_moved(
        &mut self,
        other: &Self,
        range: Range<usize>,
        bytes: usize,
        positions: u32,
    ) {
        for stored in other.list.get(range).unwrap_or_default() {
            let terms = other.terms.get(stored.terms_start..stored.terms_end()).unwrap_or_default();
            let terms_start = self.terms.len();
            self.terms.push_str(terms);
            self.list.push(Stored {
                span: stored.span.shifted(bytes),
                terms_start,
                position: stored.position.saturating_add(positions),
                ..*stored
            });
        }
    }

    fn token(&self, stored: &Stored) -> TokenRef<'_> {
        let slice = |start: usize, len: u8| {
            self.terms.get(start..start + usize::from(len)).unwrap_or_default()
        };
        TokenRef {
            span: stored.span,
            position: stored.position,
            positions: stored.positions,
            form: slice(stored.terms_start, stored.form_len),
            stem: slice(stored.terms_start + usize::from(stored.stem_offset), stored.stem_len),
        }
    }
}

/// Cuts a term at the last character boundary within the limit.
pub(super) fn cut(term: &str) -> &str {
    if term.len() <= MAX_TERM_BYTES {
        return term;
    }
    let end = (0..=MAX_TERM_BYTES).rev().find(|&at| term.is_char_boundary(at)).unwrap_or(0);
    term.get(..end).unwrap_or_default()
}

/// Converts a length that [`cut`] has bounded.
fn byte(len: usize) -> u8 {
    u8::try_from(len).unwrap_or(u8::MAX)
}
