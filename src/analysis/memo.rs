//! What was worked out for a chunk, remembered.
//!
//! Half of the words of a text are among its hundred commonest, and nearly all
//! were seen before. Looking one up costs a tenth of working it out.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::compound::{Scratch, push_tokens};
use super::hot::{Hot, Packed};
use super::language::Language;
use super::tokens::Tokens;

/// Longer chunks are not remembered: they hardly come back, and texts without
/// blanks (Chinese, Thai) are made of them.
const MAX_CHUNK_BYTES: usize = 48;

/// When so many chunks are in the map, all are forgotten and it begins anew:
/// at most 8 MB. Common ones are back at once.
const MAX_CHUNKS: usize = 50_000;

/// What was worked out for words so far, for one thread.
///
/// Only speed depends on it, never what comes out. One memo may serve several
/// analyzers. It is bounded.
#[derive(Clone, Debug, Default)]
pub struct Memo {
    languages: Vec<(Language, Remembered)>,
    scratch: Scratch,
    /// Token lists that keep their memory between passages.
    lists: [Tokens; 3],
}

/// The chunks of one language.
#[derive(Clone, Debug, Default)]
struct Remembered {
    /// Chunks that are one short token.
    hot: Hot,
    /// The others.
    chunks: FxHashMap<Box<str>, Outcome>,
    /// The tokens of all chunks, end to end, then those of the last chunk that
    /// was too long to be remembered.
    tokens: Tokens,
    /// How many tokens are of chunks remembered.
    kept: usize,
}

/// The tokens of one chunk within [`Remembered::tokens`].
#[derive(Clone, Copy, Debug)]
struct Outcome {
    first: usize,
    count: usize,
    positions: u32,
}

impl Outcome {
    fn range(self) -> Range<usize> {
        self.first..self.first + self.count
    }
}

impl Memo {
    /// Lends three token lists, to be given back; what is in them is left over.
    pub(crate) fn take_lists(&mut self) -> [Tokens; 3] {
        std::mem::take(&mut self.lists)
    }

    /// Takes back what [`take_lists`](Self::take_lists) lent.
    pub(crate) fn give_back(&mut self, lists: [Tokens; 3]) {
        self.lists = lists;
    }

    /// Returns the memo of one language, for a whole text.
    pub(super) fn of(&mut self, language: Language) -> LanguageMemo<'_> {
        let known = self.languages.iter().position(|(known, _)| *known == language);
        let index = known.unwrap_or_else(|| {
            self.languages.push((language, Remembered::default()));
            self.languages.len() - 1
        });
        let remembered = self.languages.get_mut(index).map(|(_, remembered)| remembered);
        LanguageMemo { language, remembered, scratch: &mut self.scratch }
    }
}

/// The part of a [`Memo`] that one language uses.
pub(super) struct LanguageMemo<'m> {
    language: Language,
    remembered: Option<&'m mut Remembered>,
    scratch: &'m mut Scratch,
}

impl LanguageMemo<'_> {
    /// Appends the tokens of `chunk`, which begins at byte `start` of `text`;
    /// its first part has the number `position`. Returns how many positions
    /// they take.
    #[inline]
    pub(super) fn push_tokens(
        &mut self,
        text: &str,
        start: usize,
        chunk: &str,
        position: u32,
        tokens: &mut Tokens,
    ) -> u32 {
        let Some(remembered) = self.remembered.as_deref_mut() else { return 0 };
        let packed = Packed::new(text, start, chunk.len());
        if let Some(token) = packed.and_then(|packed| remembered.hot.get(packed)) {
            tokens.push_short(token, start, position);
            return 1;
        }
        // A plain word is nowhere else.
        let plain = packed.is_some_and(Packed::is_plain);
        let outcome = match (!plain).then(|| remembered.chunks.get(chunk)).flatten() {
            Some(&outcome) => outcome,
            None => remembered.work_out(chunk, packed, self.language, self.scratch),
        };
        tokens.extend_moved(&remembered.tokens, outcome.range(), start, position);
        outcome.positions
    }
}

impl Remembered {
    /// Works out the tokens of a chunk and remembers them, if it is not long.
    #[cold]
    fn work_out(
        &mut self,
        chunk: &str,
        packed: Option<Packed>,
        language: Language,
        scratch: &mut Scratch,
    ) -> Outcome {
        if self.chunks.len() >= MAX_CHUNKS {
            self.chunks.clear();
            self.kept = 0;
        }
        self.tokens.truncate(self.kept);
        let first = self.kept;
        let positions = push_tokens(chunk, language, scratch, &mut self.tokens);
        let outcome = Outcome { first, count: self.tokens.len() - first, positions };
        let in_front = packed.is_some_and(|packed| {
            outcome.count == 1 && self.hot.insert(packed, &self.tokens, first)
        });
        if !in_front && chunk.len() <= MAX_CHUNK_BYTES {
            self.chunks.insert(chunk.into(), outcome);
            self.kept = self.tokens.len();
        }
        outcome
    }
}
