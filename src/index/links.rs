//! Links to passages.

use std::path::Path;

use super::{ArticleEntry, Index};
use crate::article::{ArticleId, Paragraph, ParagraphKind, ParagraphNumber, SourceSpan};
use crate::cite::{TextFragment, TextFragments, file_url, page_url};
use crate::error::Result;

/// Links to the passages of an article, each to no other place in it.
///
/// An address leads to the words of the passage ([`TextFragment`]), that of a
/// PDF to its page. An article without an address has one link for all: to its
/// source file.
pub struct PassageLinks {
    url: Option<String>,
    file: Option<String>,
    places: Vec<(SourceSpan, ParagraphKind)>,
    fragments: TextFragments,
}

impl std::fmt::Debug for PassageLinks {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PassageLinks").field("url", &self.url).finish_non_exhaustive()
    }
}

impl PassageLinks {
    /// Returns the link to a passage; where its words stand several times in
    /// the article between the same neighbours, to the article.
    #[must_use]
    pub fn get(&self, number: ParagraphNumber) -> Option<String> {
        let at = number.index();
        match (&self.url, self.places.get(at)) {
            (Some(url), Some((place, kind))) => {
                let fragment = has_running_text(*kind).then(|| self.fragments.get(at)).flatten();
                Some(page_url(url, *place, fragment))
            }
            (Some(url), None) => Some(url.clone()),
            (None, _) => self.file.clone(),
        }
    }
}

/// The text of a table has signs between its cells that no page shows.
fn has_running_text(kind: ParagraphKind) -> bool {
    kind != ParagraphKind::Table
}

impl ArticleEntry {
    /// Returns a link to the article: its URL, else that of its source file.
    #[must_use]
    pub fn link(&self) -> Option<String> {
        self.metadata.url.clone().or_else(|| self.file_link())
    }

    /// Returns a link to a paragraph of the article, seen alone: its first
    /// words and its last, which nearly always stand nowhere else. That they do
    /// not, only [`Index::passage_links`] can tell, which reads the article.
    #[must_use]
    pub fn link_to(&self, paragraph: &Paragraph) -> Option<String> {
        self.link_to_text(&paragraph.text, paragraph.kind, paragraph.source)
    }

    pub(crate) fn link_to_text(
        &self,
        text: &str,
        kind: ParagraphKind,
        place: SourceSpan,
    ) -> Option<String> {
        match &self.metadata.url {
            Some(url) => {
                let fragment =
                    has_running_text(kind).then(|| TextFragment::of_passage(text)).flatten();
                Some(page_url(url, place, fragment))
            }
            None => self.file_link(),
        }
    }

    fn file_link(&self) -> Option<String> {
        self.file.as_deref().map(Path::new).map(file_url)
    }
}

impl Index {
    /// Prepares the links to the passages of an article, which is read whole;
    /// `None` where there is no such article.
    ///
    /// # Errors
    ///
    /// Fails where the index cannot be read.
    pub fn passage_links(&self, id: &ArticleId) -> Result<Option<PassageLinks>> {
        let Some(entry) = self.article(id)? else { return Ok(None) };
        // Without an address there is nothing to look for.
        let paragraphs = match &entry.metadata.url {
            Some(_) => self.paragraphs(id, ParagraphNumber::FIRST, usize::MAX)?,
            None => Vec::new(),
        };
        let (mut places, mut texts) = (Vec::new(), Vec::new());
        for (_, paragraph) in paragraphs {
            places.push((paragraph.source, paragraph.kind));
            texts.push(paragraph.text);
        }
        Ok(Some(PassageLinks {
            file: entry.file_link(),
            url: entry.metadata.url,
            places,
            fragments: TextFragments::new(texts),
        }))
    }
}
