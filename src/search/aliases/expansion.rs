//! What was looked for besides what was typed.

use std::sync::Arc;

use crate::alias::Aliases;
use crate::article::PassageId;
use crate::query::{Substitute, SubstituteKind};
use crate::text::ByteSpan;

/// Which other names and spellings a search looks for.
#[derive(Clone, Debug)]
pub struct AliasOptions {
    /// Aliases that somebody listed.
    pub given: Option<Arc<Aliases>>,
    /// Whether to look for the names that passages of the collection define;
    /// `true` by default.
    pub mined: bool,
    /// Whether to look for near spellings of words that no passage has, or
    /// hardly any; `true` by default.
    pub spellings: bool,
}

impl Default for AliasOptions {
    fn default() -> Self {
        Self { given: None, mined: true, spellings: true }
    }
}

impl AliasOptions {
    /// Looks for what was typed and nothing else.
    #[must_use]
    pub const fn off() -> Self {
        Self { given: None, mined: false, spellings: false }
    }
}

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

    /// Returns what it is in the tree of a query.
    const fn substitute(self) -> SubstituteKind {
        match self {
            Self::AliasGiven | Self::AliasMined => SubstituteKind::Alias,
            Self::Spelling => SubstituteKind::Spelling,
        }
    }
}

/// Another name or spelling of something typed.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::search) struct OtherName {
    pub(in crate::search) text: String,
    pub(in crate::search) kind: ExpansionKind,
    pub(in crate::search) weight: f32,
    pub(in crate::search) passages: u64,
    pub(in crate::search) proof: Vec<PassageId>,
    pub(in crate::search) is_ambiguous: bool,
}

impl OtherName {
    /// Makes what stands for it in the tree of a query.
    pub(super) fn substitute(&self) -> Substitute {
        Substitute { text: self.text.clone(), kind: self.kind.substitute(), weight: self.weight }
    }

    /// Makes what is told of it, given what was typed and where.
    pub(super) fn expansion(self, typed: &str, span: ByteSpan) -> Expansion {
        let Self { text, kind, weight, passages, proof, is_ambiguous } = self;
        let typed = typed.to_owned();
        Expansion { typed, span, found: text, kind, weight, passages, proof, is_ambiguous }
    }
}
