//! The pieces a query is made of.

use crate::text::ByteSpan;

use super::field::Scope;

/// One piece of a query, and where it was typed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) span: ByteSpan,
    pub(super) kind: TokenKind,
    /// Whether a blank, or nothing at all, stands before it.
    pub(super) spaced: bool,
}

/// What a piece of a query is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum TokenKind {
    /// A word, without the punctuation around it.
    Word(String),
    /// The text before an asterisk.
    Prefix(String),
    /// What stands between quotation marks, on one line.
    Phrase(String),
    /// Something to look for that held nothing, and was remarked upon.
    Dropped,
    /// Punctuation right after the colon of a field.
    Punctuation,
    /// A field's name and its colon.
    Field(Scope),
    /// `(`
    Open,
    /// `)`
    Close,
    /// `AND`, `&&`
    And,
    /// `OR`, `||`
    Or,
    /// `NOT`, `!`, `-`
    Not,
    /// `+`
    Plus,
}
