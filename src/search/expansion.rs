//! What was looked for besides what was typed.

use crate::article::PassageId;
use crate::text::ByteSpan;

/// Something that was looked for in the place of a part of a query.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Expansion {
    /// The part of the query, as typed.
    pub typed: String,
    /// Where it stands in the query.
    pub span: ByteSpan,
    /// What was looked for as well.
    pub found: String,
    /// Why.
    pub kind: ExpansionKind,
    /// What a match of it is worth, as a share of one of what was typed: above
    /// 0, at most 1.
    pub weight: f32,
    /// How many passages prove it: say that the two are the same or, of a near
    /// spelling, have it. 0 for aliases that are given.
    pub passages: u64,
    /// Some of these passages, in the order of their ids.
    pub proof: Vec<PassageId>,
    /// Whether it is one of several things that a short form stands for.
    pub is_ambiguous: bool,
}

/// Why something else was looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ExpansionKind {
    /// Somebody listed it as an alias.
    AliasGiven,
    /// Passages of the collection say that it is the same.
    AliasMined,
    /// It is a near spelling that the collection has.
    Spelling,
}

impl ExpansionKind {
    /// Returns the name used in output: `alias-given`, `alias-mined`,
    /// `spelling`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AliasGiven => "alias-given",
            Self::AliasMined => "alias-mined",
            Self::Spelling => "spelling",
        }
    }
}
