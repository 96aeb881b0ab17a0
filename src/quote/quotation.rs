//! What is to be checked: a quotation, and what it is said to be taken from.

use crate::text::ByteSpan;

/// A quotation in a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quotation {
    /// The quoted words, without the quotation marks, as text (markup resolved).
    pub text: String,
    /// Where it stands in the draft.
    pub place: DraftPlace,
    /// What the draft says it is taken from; several where the draft names several.
    pub attributions: Vec<Attribution>,
}

/// A place in a draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DraftPlace {
    /// The line, counted from 1; `None` for formats without lines.
    pub line: Option<u32>,
    /// The bytes of the draft; `None` for formats without.
    pub span: Option<ByteSpan>,
}

/// What a draft says that a quotation is taken from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Attribution {
    /// The id of a passage or article: `ARTICLE`, `ARTICLE#N`, also the keys of
    /// `[@ID]` and `\cite{ID}`. Compared as ids of articles.
    Id(String),
    /// An address. Compared without scheme, `www.`, fragment and trailing slash.
    Url(String),
    /// A family name and a year near the quotation: (Rawal, 2024), Rawal (2024).
    AuthorYear {
        /// The family name.
        family: String,
        /// The year of publication.
        year: i32,
    },
}
