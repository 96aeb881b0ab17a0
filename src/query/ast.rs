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
    /// `=Word`, `="Several Words"`: exactly as typed, side by side: no other
    /// form, and case and accents as they are. The text is without the sign.
    Exact(String),
    /// `"several words"`, `"several words"~3`: the words in this order, each in
    /// any of its forms. The text is what stood between the quotation marks, on
    /// one line: runs of white space are one blank. It holds a letter, a digit
    /// or a symbol.
    Phrase {
        /// What stood between the quotation marks.
        text: String,
        /// At most so many other words stand among them in all, at most
        /// [`MAX_DISTANCE`]; 0 for words side by side.
        slop: u32,
    },
    /// `terror*`: any word that begins so. The text is without the asterisk;
    /// of several tokens (`al-q*`) the last is the beginning of a word.
    Prefix(String),
    /// `wil?car*d`, `*stan`: any word of this form, `?` standing for one
    /// character and `*` for any number of them. The text is as typed.
    Wildcard(String),
    /// `word~1`, `word~2`: any word that so many edits make of it at most:
    /// letters inserted, deleted, replaced, or swapped with their neighbour.
    Fuzzy {
        /// The word.
        text: String,
        /// 1 or 2.
        max_edits: u8,
    },
    /// `/isk[ap]?/`: any word that matches the regular expression as a whole.
    /// The text is without the slashes; it can be read as an expression, but
    /// may be too complex to be looked up.
    Regex(String),
    /// `a NEAR/5 b` (any order), `a ADJ/5 b` (this order): one instance of
    /// each, none overlapping another, with at most `distance` other words
    /// among them. Two nodes or more, of words, phrases and their alternatives.
    Near {
        /// What stands near one another: leaves, [`Or`](Self::Or)s,
        /// [`Clauses`](Self::Clauses) that are all optional, further `Near`s,
        /// and these [`Boosted`](Self::Boosted), within one another as typed;
        /// nothing else.
        nodes: Vec<Node>,
        /// How many other words may stand among them in all; at most
        /// [`MAX_DISTANCE`]. In a chain, `a NEAR/2 b NEAR/3 c`, the numbers add
        /// up.
        distance: u32,
        /// Whether they must stand in the order typed: `ADJ`.
        ordered: bool,
    },
    /// `a SENT b`, `(a b c)@sentence`: it matches within one sentence. Words
    /// side by side were all required, and are an [`And`](Self::And) here, but
    /// not under a [`Not`](Self::Not) or in a [`Near`](Self::Near). Holds no
    /// further `Sentence` and no [`SameArticle`](Self::SameArticle), and stands
    /// in no field.
    Sentence(Box<Node>),
    /// `a DOC b`, `a DOC NOT b`: passages with at least one of the required
    /// parts, of articles in which every required part matches some passage and
    /// no excluded part any. Two clauses or more, none optional. Stands in no
    /// field.
    SameArticle(Vec<Clause>),
    /// `word^2`: the same, worth so many times as much in ranking. Stands in no
    /// field and around none alone: these only filter.
    Boosted {
        /// What is worth more, or less.
        node: Box<Node>,
        /// Above 0, at most [`MAX_BOOST`].
        factor: f32,
    },
    /// A word, or several side by side, and what else is looked for in their
    /// place. Never typed: made where a query is expanded by aliases and near
    /// spellings. Matches where the node or one of the others matches.
    Expanded {
        /// What was typed.
        node: Box<Node>,
        /// What else is looked for; one or more.
        others: Vec<Substitute>,
    },
    /// `has:author`: the article, or the passage, states such a fact.
    Has(Fact),
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
        /// What is looked up in it: leaves and their combinations, never
        /// another field, a fact, a sentence or the article. Fields that are
        /// compared as a whole (`lang:`, `tag:`, `path:`, `id:`) hold no
        /// [`Near`](Self::Near), no [`Exact`](Self::Exact) and no slop.
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

/// Most words that may stand among those near one another. Texts of a passage
/// lie further apart, so that nothing is near across them.
pub const MAX_DISTANCE: u32 = 500;

/// The largest factor of a [`Boosted`](NodeKind::Boosted) node.
pub const MAX_BOOST: f32 = 100.0;

/// Something looked for in place of what was typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Substitute {
    /// One word, or several that stand side by side, in any of their forms.
    pub text: String,
    /// What it is to what was typed.
    pub kind: SubstituteKind,
    /// What a match is worth, as a share of one of what was typed: above 0, at
    /// most 1.
    pub weight: f32,
}

/// What a substitute is to what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SubstituteKind {
    /// Another name for the same.
    Alias,
    /// A near spelling that the collection has.
    Spelling,
}

/// A fact that `has:` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Fact {
    /// A title.
    Title,
    /// An author.
    Author,
    /// A translator.
    Translator,
    /// A publisher.
    Publisher,
    /// A date of publication.
    Date,
    /// An address.
    Url,
    /// A language.
    Language,
    /// A label.
    Tag,
    /// A heading that the passage stands under.
    Heading,
}

impl Fact {
    /// Every fact, in the order they are documented.
    pub const ALL: [Self; 9] = [
        Self::Title,
        Self::Author,
        Self::Translator,
        Self::Publisher,
        Self::Date,
        Self::Url,
        Self::Language,
        Self::Tag,
        Self::Heading,
    ];

    /// Returns the name as typed after `has:`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Author => "author",
            Self::Translator => "translator",
            Self::Publisher => "publisher",
            Self::Date => "date",
            Self::Url => "url",
            Self::Language => "lang",
            Self::Tag => "tag",
            Self::Heading => "heading",
        }
    }
}

impl Node {
    /// Says whether it looks for words by itself: a word, a phrase, or
    /// something that stands for words.
    #[must_use]
    pub const fn is_leaf(&self) -> bool {
        matches!(
            self.kind,
            NodeKind::Word(_)
                | NodeKind::Exact(_)
                | NodeKind::Phrase { .. }
                | NodeKind::Prefix(_)
                | NodeKind::Wildcard(_)
                | NodeKind::Fuzzy { .. }
                | NodeKind::Regex(_)
        )
    }
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
