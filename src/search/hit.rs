//! What a search returns.

use std::fmt;
use std::sync::Arc;

use crate::article::{ArticleId, ParagraphKind, ParagraphNumber, PassageId, SourceSpan};
use crate::cite::Citation;
use crate::index::ArticleEntry;
use crate::query::Query;
use crate::snippet::{Highlight, Snippet};

use super::{AlsoIn, Expansion, Explanation};

/// The results of a search.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Results {
    /// The query as understood and expanded, with what was odd about it. What was typed
    /// without blanks, in a script that has none, is several words here.
    pub query: Query,
    /// What was looked for besides, in the order typed.
    pub expansions: Vec<Expansion>,
    /// Words of the best passages that the hits are ranked by as well, the weightiest
    /// first ([`SearchOptions::feedback`](crate::SearchOptions::feedback)).
    pub feedback: Vec<String>,
    /// How many passages (or articles, where these are the unit) match in all;
    /// 0 where counting was not wanted.
    pub total: u64,
    /// How many passages were left out before the end of the page because they are
    /// the same text as a hit ([`SearchOptions::collapse`](crate::SearchOptions::collapse)).
    /// They are counted in `total`.
    pub collapsed: u64,
    /// The hits, best first; sorted by date, or
    /// [spread](crate::SearchOptions::spread) over articles, where that was asked
    /// for.
    pub hits: Vec<Hit>,
}

impl Results {
    /// Makes the results of a query that finds nothing.
    pub(super) fn none(query: Query) -> Self {
        let (expansions, feedback, hits) = (Vec::new(), Vec::new(), Vec::new());
        Self { query, expansions, feedback, total: 0, collapsed: 0, hits }
    }
}

/// A passage found.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Hit {
    /// Its place among all results, from 1.
    pub rank: usize,
    /// How well it matches; comparable within one search only.
    pub score: f32,
    /// The article it stands in.
    pub article: Arc<ArticleEntry>,
    /// Which of its paragraphs; `None` where an article without paragraphs was
    /// found by its title.
    pub paragraph: Option<ParagraphNumber>,
    /// The heading it stands under.
    pub heading: Option<String>,
    /// What it is in its article.
    pub kind: ParagraphKind,
    /// Its whole text.
    pub text: String,
    /// Where it stands in its source file.
    pub source: SourceSpan,
    /// The fragments to show, with what matched.
    pub snippet: Snippet,
    /// What matched in the heading; offsets count in it.
    pub heading_highlights: Vec<Highlight>,
    /// What matched in the title; offsets count in it.
    pub title_highlights: Vec<Highlight>,
    /// What matched in the name of each author, then of each translator, as
    /// [`Person::display`](crate::Person::display) gives it; none where nothing
    /// did.
    pub author_highlights: Vec<Vec<Highlight>>,
    /// What matched in the publisher's name; offsets count in it.
    pub publisher_highlights: Vec<Highlight>,
    /// How many further passages of its article match and come after the page,
    /// because better ones were put behind those of other articles
    /// ([`SearchOptions::spread`](crate::SearchOptions::spread)). Said of the last
    /// hit of the article on the page; 0 of all others.
    pub behind: u64,
    /// Where else its text stands, where passages of the same text are left out
    /// ([`SearchOptions::collapse`](crate::SearchOptions::collapse)); else nothing.
    pub also_in: AlsoIn,
    /// Why it has its score, where that was asked for.
    pub explanation: Option<Explanation>,
}

/// The name of a hit: that of a passage, or of an article where it has no
/// paragraphs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum HitId {
    /// A passage.
    Passage(PassageId),
    /// An article without paragraphs.
    Article(ArticleId),
}

impl fmt::Display for HitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Passage(id) => id.fmt(f),
            Self::Article(id) => id.fmt(f),
        }
    }
}

impl Hit {
    /// Returns the id to show or cite it by.
    #[must_use]
    pub fn id(&self) -> HitId {
        let article = self.article.id.clone();
        match self.paragraph {
            Some(paragraph) => HitId::Passage(PassageId { article, paragraph }),
            None => HitId::Article(article),
        }
    }

    /// Returns the citation of the passage.
    #[must_use]
    pub fn citation(&self) -> Citation<'_> {
        Citation {
            id: &self.article.id,
            path: &self.article.path,
            metadata: &self.article.metadata,
            paragraph: self.paragraph,
            heading: self.heading.as_deref(),
            source: self.source,
        }
    }

    /// Returns a link to the passage: its words on the page of its article, or
    /// its page in a PDF; where the article has no address, its source file.
    ///
    /// Made of the passage alone; see [`ArticleEntry::link_to`].
    #[must_use]
    pub fn link(&self) -> Option<String> {
        self.article.link_to_text(&self.text, self.kind, self.source)
    }
}
