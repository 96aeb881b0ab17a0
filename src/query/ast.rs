//! The query as understood.
//!
//! One tree serves the engine, the highlighter and the explanation. It holds
//! words as typed; analysis happens where they are looked up.

use crate::article::PartialDate;
use crate::text::ByteSpan;

use super::Diagnostic;

/// A query as typed and as understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    /// The query as typed.
    pub text: String,
    /// The tree; [`NodeKind::Nothing`] when there is nothing to look for.
    pub root: Node,
    /// What was odd about the text, in the order of their spans.
    pub diagnostics: Vec<Diagnostic>,
}

/// One part of a query, and where it was typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it stands in [`Query::text`].
    pub span: ByteSpan,
    /// What it asks for.
    pub kind: NodeKind,
}

/// What a part of a query asks for.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum NodeKind {
    /// Nothing to look for: matches no passage.
    Nothing,
    /// `word`: a word in any of its forms. A word of several tokens (`ISIS-K`)
    /// matches the tokens side by side, or written as one.
    Word(String),
    /// `"several words"`: the words side by side, in this order, in any of
    /// their forms. The text is what stood between the quotation marks, on one
    /// line: runs of white space are one blank. It holds a letter, a digit or a
    /// symbol.
    Phrase(String),
    /// `terror*`: any word that begins so. The text is without the asterisk;
    /// of several tokens (`al-q*`) the last is the beginning of a word.
    Prefix(String),
    /// `a b`, `+a -b c`: clauses side by side. All required ones must match
    /// and no excluded one; where nothing is required, at least one optional
    /// clause must match.
    ///
    /// A parsed query has two clauses or more here, not all of them excluded
    /// (that is a [`Not`](Self::Not)). Where fields filter and no word has a
    /// `+`, the words are one required clause: `a b author:c` is understood as
    /// `+(a b) author:c`.
    Clauses(Vec<Clause>),
    /// `a AND b`: every one matches. Two or more.
    And(Vec<Node>),
    /// `a OR b`: at least one matches. Two or more.
    Or(Vec<Node>),
    /// `NOT a`: it does not match.
    Not(Box<Node>),
    /// `field:a`: the same, looked up in a field.
    Field {
        /// The field.
        field: Field,
        /// What is looked up in it: words, phrases, prefixes and their
        /// combinations, never another field.
        node: Box<Node>,
    },
    /// `date:2024-05..2025-03`: published in that time. Matches where the
    /// stated date and the range share a day.
    Date {
        /// The first date of the range; open where `None`.
        from: Option<PartialDate>,
        /// The last date of the range, inclusive; open where `None`.
        until: Option<PartialDate>,
    },
}

/// One of several parts side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// Whether it must match.
    pub occur: Occur,
    /// What it asks for.
    pub node: Node,
}

/// Whether a clause must match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Occur {
    /// A match is welcome; the more and the rarer, the better.
    Optional,
    /// `+a`, and every field that filters (`author:`, `date:` …): it must
    /// match.
    Required,
    /// `-a`, `NOT a`: it must not match.
    Excluded,
}

/// A field that a query may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Field {
    /// `title:` words of the title.
    Title,
    /// `heading:` words of the heading the paragraph stands under.
    Heading,
    /// `author:` words of an author's or translator's name.
    Author,
    /// `publisher:` words of the publisher's name.
    Publisher,
    /// `lang:` a language tag; `pt` finds `pt-BR` too.
    Language,
    /// `tag:` a label, as a whole.
    Tag,
    /// `path:` a part of the source's path: whole file or folder names, or a
    /// beginning with `*`.
    Path,
    /// `id:` an article id, or a passage id.
    Id,
}

impl Field {
    /// Every field, in the order they are documented.
    pub const ALL: [Self; 8] = [
        Self::Title,
        Self::Heading,
        Self::Author,
        Self::Publisher,
        Self::Language,
        Self::Tag,
        Self::Path,
        Self::Id,
    ];

    /// Returns the name as typed, without the colon.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Heading => "heading",
            Self::Author => "author",
            Self::Publisher => "publisher",
            Self::Language => "lang",
            Self::Tag => "tag",
            Self::Path => "path",
            Self::Id => "id",
        }
    }
}
