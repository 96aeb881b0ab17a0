//! Step 7: pieces held together are also written down as one word.
//!
//! `ISIS-K` becomes `isisk` over `isis` and `k`, so that it is found as
//! `ISIS-K`, `ISIS K`, `ISISK`, `ISIS` and by the phrase around it. This step
//! gathers what the others give, and knows positions.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::ByteSpan;

use super::accent::fold_accents;
use super::apostrophe::{elision_len, without_addition, without_possessive};
use super::fold::fold;
use super::language::Language;
use super::pieces::{self, Joint, Piece};
use super::spaceless::is_spaceless;
use super::stem::stem;
use super::tokens::Tokens;

/// Compounds of more parts are found by part only. They are sentences in
/// disguise (slugs of addresses, ranges of identifiers).
const MAX_PARTS: usize = 6;

/// Room that is used again for every chunk.
#[derive(Clone, Debug, Default)]
pub(super) struct Scratch {
    pieces: Vec<Piece>,
    /// The folded words of a chunk, end to end, accents kept.
    words: String,
    parts: Vec<Part>,
    form: String,
    stem: String,
}

/// A piece with its word folded.
#[derive(Clone, Debug)]
struct Part {
    /// Where the word stands in [`Scratch::words`].
    word: Range<usize>,
    /// What it covers in the chunk.
    span: ByteSpan,
    joint: Joint,
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
    words.clear();
    parts.clear();
    pieces::cut(chunk, pieces);
    for piece in pieces.iter() {
        let start = words.len();
        let span = push_word(chunk, piece, language, words);
        parts.push(Part { word: start..words.len(), span, joint: piece.joint });
    }
    let mut position = 0;
    let mut terms = Terms { language, form, stem };
    let mut rest = parts.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let others = after.iter().take_while(|part| part.joint.is_compound()).count();
        let (run, after) = rest.split_at(1 + others);
        if let (Some(last), 2..=MAX_PARTS) = (run.last(), run.len()) {
            let count = u32::try_from(run.len()).unwrap_or(u32::MAX);
            let whole = as_one(words, run);
            terms.push(&whole, first.span.cover(last.span), position, count, tokens);
        }
        for (index, part) in run.iter().enumerate() {
            let next = run.get(index + 1).or(after.first());
            if let Some(next) = next.filter(|next| next.joint == Joint::Touching) {
                let both = words.get(part.word.start..next.word.end).unwrap_or_default();
                terms.push_as_is(both, part.span.cover(next.span), position, 2, tokens);
            }
            let word = words.get(part.word.clone()).unwrap_or_default();
            if word.chars().next().is_some_and(is_spaceless) {
                terms.push_as_is(word, part.span, position, 1, tokens);
            } else {
                terms.push(word, part.span, position, 1, tokens);
            }
            position += 1;
        }
        rest = after;
    }
    position
}

/// Appends the folded word of `piece`; returns what it covers in the chunk.
fn push_word(chunk: &str, piece: &Piece, language: Language, words: &mut String) -> ByteSpan {
    let Range { mut start, end } = piece.start..piece.word_end;
    let mut word = chunk.get(start..end).unwrap_or_default();
    if word.chars().next().is_some_and(is_spaceless) {
        // Nothing is written onto signs.
    } else if !word.is_ascii() || word.contains('\'') {
        let elided = elision_len(word, language);
        start += elided;
        word = without_possessive(word.get(elided..).unwrap_or_default());
        word = without_addition(word, language);
    }
    fold(word, language, piece.dots, words);
    words.push_str(piece.suffix);
    ByteSpan::new(start, piece.end)
}

/// Returns parts that are held together as one word, with the signs that stay.
fn as_one<'w>(words: &'w str, run: &[Part]) -> Cow<'w, str> {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return Cow::default() };
    let end_to_end = words.get(first.word.start..last.word.end).unwrap_or_default();
    if run.iter().all(|part| part.joint.sign().is_none()) {
        return end_to_end.into();
    }
    let mut whole = String::with_capacity(end_to_end.len() + run.len());
    for part in run {
        // What holds the first part is before the run.
        whole.extend(part.joint.sign().filter(|_| !whole.is_empty()));
        whole.push_str(words.get(part.word.clone()).unwrap_or_default());
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

    /// Adds signs of a script without blanks: no script of theirs has accents
    /// or is stemmed.
    fn push_as_is(
        &mut self,
        word: &str,
        span: ByteSpan,
        position: u32,
        positions: u32,
        tokens: &mut Tokens,
    ) {
        tokens.push(span, position, positions, word, word);
    }
}
