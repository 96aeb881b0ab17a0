//! Step 7: pieces held together are also written down as one word.
//!
//! `ISIS-K` becomes `isisk` over `isis` and `k`, so that it is found as
//! `ISIS-K`, `ISIS K`, `ISISK`, `ISIS` and by the phrase around it. This step
//! gathers what the others give, and knows positions.

use std::ops::Range;

use crate::text::ByteSpan;

use super::accent::fold_accents;
use super::apostrophe::{elision_len, without_possessive};
use super::fold::fold;
use super::language::Language;
use super::pieces::{self, Joint, Piece};
use super::stem::stem;
use super::tokens::Tokens;

/// Compounds of more parts are found by part only. They are sentences in
/// disguise (slugs of addresses, ranges of identifiers).
const MAX_PARTS: usize = 6;

/// Room that is used again for every chunk.
#[derive(Clone, Debug, Default)]
pub(super) struct Scratch {
    pieces: Vec<Piece>,
    /// The folded words of a compound, end to end, accents kept.
    words: String,
    /// Where each piece's word ends in `words`, and what it covers.
    parts: Vec<(usize, ByteSpan)>,
    form: String,
    stem: String,
}

/// Appends the tokens of `chunk` to `tokens`, with spans and positions counted
/// from the chunk's beginning. Returns how many positions they take.
pub(super) fn push_tokens(
    chunk: &str,
    language: Language,
    scratch: &mut Scratch,
    tokens: &mut Tokens,
) -> u32 {
    let Scratch { pieces, words, parts, form, stem } = scratch;
    pieces.clear();
    pieces::cut(chunk, pieces);
    let mut position = 0;
    let mut terms = Terms { language, form, stem };
    for run in pieces.chunk_by(|_, next| next.joint != Joint::Apart) {
        words.clear();
        parts.clear();
        for piece in run {
            let span = push_word(chunk, piece, language, words);
            parts.push((words.len(), span));
        }
        let count = u32::try_from(parts.len()).unwrap_or(u32::MAX);
        if let (Some(&(_, first)), Some(&(_, last)), 2..=MAX_PARTS) =
            (parts.first(), parts.last(), parts.len())
        {
            let whole = with_dots(words, run, parts);
            terms.push(&whole, first.cover(last), position, count, tokens);
        }
        let mut start = 0;
        for &(end, span) in parts.iter() {
            terms.push(words.get(start..end).unwrap_or_default(), span, position, 1, tokens);
            start = end;
            position += 1;
        }
    }
    position
}

/// Appends the folded word of `piece`; returns what it covers in the chunk.
fn push_word(chunk: &str, piece: &Piece, language: Language, words: &mut String) -> ByteSpan {
    let Range { mut start, end } = piece.start..piece.word_end;
    let mut word = chunk.get(start..end).unwrap_or_default();
    if !word.is_ascii() || word.contains('\'') {
        let elided = elision_len(word, language);
        start += elided;
        word = without_possessive(word.get(elided..).unwrap_or_default());
    }
    fold(word, language, piece.dots, words);
    words.push_str(piece.suffix);
    ByteSpan::new(start, piece.end)
}

/// Returns the parts as one word, with dots where they stay.
fn with_dots<'w>(
    words: &'w str,
    run: &[Piece],
    parts: &[(usize, ByteSpan)],
) -> std::borrow::Cow<'w, str> {
    if run.iter().all(|piece| piece.joint != Joint::Dotted) {
        return words.into();
    }
    let mut whole = String::with_capacity(words.len() + run.len());
    let mut start = 0;
    for (piece, &(end, _)) in run.iter().zip(parts) {
        if piece.joint == Joint::Dotted && start > 0 {
            whole.push('.');
        }
        whole.push_str(words.get(start..end).unwrap_or_default());
        start = end;
    }
    whole.into()
}

/// Makes form and stem of folded words.
struct Terms<'s> {
    language: Language,
    form: &'s mut String,
    stem: &'s mut String,
}

impl Terms<'_> {
    fn push(
        &mut self,
        word: &str,
        span: ByteSpan,
        position: u32,
        positions: u32,
        tokens: &mut Tokens,
    ) {
        let word = super::tokens::cut(word);
        self.form.clear();
        fold_accents(word, self.form);
        if self.language.ignores_accents() {
            let stem = stem(self.form, self.language);
            tokens.push(span, position, positions, self.form, &stem);
        } else {
            self.stem.clear();
            fold_accents(&stem(word, self.language), self.stem);
            tokens.push(span, position, positions, self.form, self.stem);
        }
    }
}
