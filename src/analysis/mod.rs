//! Text to tokens, the same way for passages, queries and snippets.
//!
//! A word of the text goes through these steps, one file each, in this order:
//!
//! 1. [`chunk`]: the text is cut at blanks, and outer punctuation set aside.
//! 2. [`pieces`]: a chunk is cut into words by Unicode's rules (UAX #29), and
//!    those into the pieces that people search for (`example.com`, `al-Qa'ida`,
//!    `2,640-kilometer`), with a note of what holds the pieces together. It
//!    decides on dots, hyphens and underscores; [`number`] on separators between
//!    digits; [`spaceless`] on scripts that do not set words apart.
//! 3. [`apostrophe`]: possessives, the elided articles of Romance languages, and
//!    what Turkish adds to names are taken off.
//! 4. [`fold`]: what cannot be seen is dropped; compatibility characters, case
//!    and digits are folded.
//! 5. [`stem`]: the Snowball stem in the language of the text, of a word that
//!    [`arabic`], [`persian`] or [`devanagari`] has prepared.
//! 6. [`accent`]: accents, and letters written one for the other, are folded in
//!    the word (its *form*) and in its stem.
//! 7. [`compound`]: pieces held together are also written down as one word, and
//!    so are two signs that touch in a script without blanks.
//!
//! [`stopwords`] tells which words say little, for ranking.
//!
//! Steps change terms, never spans: a token's span is what it covers in the
//! text as given. [`memo`] remembers what came out for a chunk; [`analyzer`]
//! runs the steps.

mod accent;
mod analyzer;
mod apostrophe;
mod arabic;
mod chunk;
mod compound;
mod devanagari;
mod fold;
mod hot;
mod language;
mod memo;
mod number;
mod pattern;
mod persian;
mod pieces;
mod run;
mod spaceless;
mod stem;
mod stopwords;
#[cfg(test)]
mod tests;
mod tokens;
mod word_pattern;

pub use analyzer::Analyzer;
pub(crate) use apostrophe::is_apostrophe;
pub(crate) use fold::{ascii_digit, is_optional};
pub use memo::Memo;
pub use pattern::{Pattern, Term};
pub(crate) use run::words_of_run;
pub(crate) use spaceless::{is_pair, is_spaceless};
pub use tokens::{TokenRef, Tokens};
pub(crate) use word_pattern::PatternState;
pub use word_pattern::WordPattern;
