//! What a check has found.

use std::fmt;
use std::sync::Arc;

use crate::article::{Paragraph, ParagraphNumber, PassageId};
use crate::cite::Citation;
use crate::index::ArticleEntry;
use crate::text::DiffPart;

/// What is said of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It stands in the collection word for word, but for what scholars may change
    /// in a quotation.
    Verbatim,
    /// Something like it stands in the collection.
    Differs,
    /// It stands in the collection word for word, in another article than the one
    /// it is attributed to.
    WrongSource,
    /// Nothing like it stands in the collection.
    NotFound,
}

impl Verdict {
    /// All verdicts, the best first.
    pub const ALL: [Self; 4] = [Self::Verbatim, Self::Differs, Self::WrongSource, Self::NotFound];

    /// Returns the name, as JSON has it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Differs => "differs",
            Self::WrongSource => "wrong-source",
            Self::NotFound => "not-found",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What was found of a quotation.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Finding {
    /// What is said of it.
    pub verdict: Verdict,
    /// The paragraph that it stands in or begins in, or that comes nearest to it;
    /// `None` where it was not found.
    pub passage: Option<PassageId>,
    /// The paragraph that it ends in, where that is another.
    pub last: Option<PassageId>,
    /// How much of it stands there, from 0 to 1; 1 exactly where it is verbatim.
    /// Where it was not found, of what came nearest.
    ///
    /// It is `(same + nearly / 2) / words`. `same` counts the words that stand in
    /// both, in the same order; `nearly` those of which only case or punctuation
    /// differ. `words` is how many words the longer side has: the quotation,
    /// without what is in brackets; or what stands in the article, without what an
    /// ellipsis or brackets stand for, and of words left out in one place at most
    /// five.
    pub similarity: f64,
    /// From the article's words to the draft's, where it was found. What is the
    /// same and what was added make up the quotation as it stands in the draft.
    pub diff: Vec<DiffPart>,
    /// Whether it passes: it is verbatim, or differs no more than
    /// [`CheckOptions::accept`](super::CheckOptions::accept) allows.
    pub accepted: bool,
    /// What it was found in.
    pub found: Option<Found>,
    /// Further articles in which it stands word for word, by the paragraph it
    /// begins in; not all, where there are many.
    pub also: Vec<PassageId>,
}

impl Finding {
    /// Nothing was found; what came nearest is so similar.
    pub(super) const fn not_found(similarity: f64) -> Self {
        Self {
            verdict: Verdict::NotFound,
            passage: None,
            last: None,
            similarity,
            diff: Vec::new(),
            accepted: false,
            found: None,
            also: Vec::new(),
        }
    }
}

/// The place in the collection where a quotation was found.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Found {
    /// The article.
    pub article: Arc<ArticleEntry>,
    /// Which of its paragraphs.
    pub number: ParagraphNumber,
    /// The paragraph; of several, the first.
    pub paragraph: Paragraph,
    /// What stands in the article there, from the first quoted word to the last;
    /// paragraphs are parted by a line feed.
    pub text: String,
}

impl Found {
    /// Returns the citation of the passage.
    #[must_use]
    pub fn citation(&self) -> Citation<'_> {
        self.article.cite(self.number, &self.paragraph)
    }

    /// Returns a link to the paragraph, as [`ArticleEntry::link_to`] makes it.
    #[must_use]
    pub fn link(&self) -> Option<String> {
        self.article.link_to(&self.paragraph)
    }
}
