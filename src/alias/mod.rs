//! Several spellings of one name: as somebody lists them, and as texts state
//! them themselves.
//!
//! [`mine()`] finds where a paragraph says what a short form stands for,
//! "Islamic State Khorasan Province (ISKP)": [`places`] finds where such a
//! thing may stand, [`units`] cuts the words before it, [`short`] says what may
//! be a short form, [`fit`] whether it is one of these words, and [`names`]
//! where a name begins that no letters vouch for. [`Aliases`] are those that
//! somebody [lists](given). What names are compared by is their
//! [`key`](key::name_key).
//!
//! Everything here is pure: a text in, pairs of names out.

mod fit;
mod given;
mod key;
mod mine;
mod names;
mod places;
mod short;
mod skeleton;
#[cfg(test)]
mod tests;
mod units;
mod words;

pub(crate) use given::line;
pub use given::{AliasRule, Aliases, AliasesProblem};
pub(crate) use key::{Keys, NameKey, has_words, name_key};
pub(crate) use mine::{Definition, DefinitionKind, mine};
pub(crate) use skeleton::skeleton;
pub(crate) use words::is_common_word;
