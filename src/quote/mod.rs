//! Checking the quotations of a draft against a collection.
//!
//! [`Draft`] reads a draft and finds its quotations; that needs no index. A
//! [`Quotation`] is what a draft quotes, with what it says it is taken from;
//! [`Checker`] looks it up, and a [`Finding`] is what comes of it.
//!
//! The quotation is read as a `pattern` of `words`, brackets and ellipses. The
//! index gives candidates that share its rarest words (`probe`); in a `stretch`
//! of the article around each, `occurrence` decides whether it stands there word
//! for word, and `source` whether that is the article it is attributed to. What
//! stands nowhere is compared with what comes nearest: `alignment`,
//! `difference`. `lookup` does all this in order.

mod alignment;
mod checker;
mod difference;
mod draft;
mod key;
mod lexer;
mod lookup;
mod occurrence;
mod options;
mod pattern;
mod probe;
mod quotation;
mod source;
mod stretch;
#[cfg(test)]
mod tests;
mod title;
mod verdict;
mod weighty;
mod words;

pub use checker::Checker;
pub use draft::{Annotation, Draft, DraftOptions};
pub use options::CheckOptions;
pub use quotation::{Attribution, DraftPlace, Quotation};
pub use title::is_title;
pub use verdict::{Finding, Found, Verdict};
