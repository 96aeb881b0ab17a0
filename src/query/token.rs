//! The pieces a query is made of.

use crate::text::ByteSpan;

use super::NodeKind;
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
    /// Something to look for: always a leaf of the tree. A regular expression
    /// is as typed, whatever is wrong with it.
    Leaf(NodeKind),
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
    /// `@sentence`, right after a closing parenthesis.
    AtSentence,
    /// `^2`, right after a leaf or a group.
    Weight(f32),
    /// `AND`, `&&`
    And,
    /// `OR`, `||`
    Or,
    /// `NOT`, `!`, `-`
    Not,
    /// `+`
    Plus,
    /// `SENT`
    Sent,
    /// `DOC`
    Doc,
    /// `NEAR/5`, `ADJ/5`
    Near {
        /// Whether it is `ADJ`.
        ordered: bool,
        /// The number, where one was typed.
        distance: Option<u32>,
    },
}

impl TokenKind {
    /// Says whether it says more of the piece before it.
    pub(super) const fn is_suffix(&self) -> bool {
        matches!(self, Self::AtSentence | Self::Weight(_))
    }

    /// Says whether it stands between two parts and joins them.
    pub(super) const fn is_operator(&self) -> bool {
        matches!(self, Self::And | Self::Or | Self::Sent | Self::Doc | Self::Near { .. })
    }
}
