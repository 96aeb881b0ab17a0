//! Articles of a collection, for those who list and show them.

use std::path::PathBuf;

use super::Index;
use super::reading::{ArticleRef, Snapshot};
use super::record::ArticleRecord;
use crate::article::{
    Article, ArticleId, LeftOut, Metadata, Paragraph, ParagraphNumber, SourceSpan,
};
use crate::cite::Citation;
use crate::error::Result;

/// An article of a collection: all but its paragraphs.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ArticleEntry {
    /// Its id, unique in the collection.
    pub id: ArticleId,
    /// Path of its source file, relative to the folder that was indexed.
    pub path: String,
    /// Where its source file is, to open it; `None` where the index does not
    /// know any more.
    pub file: Option<PathBuf>,
    /// Name of the format it was read from.
    pub format: String,
    /// What is known about it.
    pub metadata: Metadata,
    /// How its text begins, where it has no title.
    pub opening: Option<String>,
    /// Where each metadata field was found.
    pub origin: Vec<(String, String)>,
    /// What was left out of it.
    pub left_out: Vec<LeftOut>,
    /// Remarks on its reading.
    pub notes: Vec<String>,
    /// How many paragraphs it has.
    pub paragraphs: u32,
}

impl ArticleEntry {
    /// Returns the best name to show: the title, else how the text begins, else
    /// the id.
    #[must_use]
    pub fn label(&self) -> &str {
        let title = self.metadata.title.as_deref().or(self.opening.as_deref());
        title.unwrap_or(self.id.as_str())
    }

    /// Cites the article as a whole.
    #[must_use]
    pub fn cite_whole(&self) -> Citation<'_> {
        Citation {
            id: &self.id,
            path: &self.path,
            metadata: &self.metadata,
            paragraph: None,
            heading: None,
            source: SourceSpan::default(),
        }
    }

    /// Cites a paragraph of the article.
    #[must_use]
    pub fn cite<'a>(&'a self, number: ParagraphNumber, paragraph: &'a Paragraph) -> Citation<'a> {
        Citation {
            id: &self.id,
            path: &self.path,
            metadata: &self.metadata,
            paragraph: Some(number),
            heading: paragraph.heading.as_deref(),
            source: paragraph.source,
        }
    }
}

impl Snapshot {
    pub(crate) fn entry(&self, record: ArticleRecord) -> ArticleEntry {
        ArticleEntry {
            file: self.source_path(&record),
            id: ArticleId::new(&record.id),
            path: record.path,
            format: record.format,
            metadata: record.metadata,
            opening: record.opening,
            origin: record.origin,
            left_out: record.left_out,
            notes: record.notes,
            paragraphs: record.paragraphs,
        }
    }

    /// Reads an article whole, under the id that it claims.
    pub(crate) fn whole_article(&self, at: ArticleRef) -> Result<Article> {
        let record = self.article(at)?;
        let numbers = (1..=record.paragraphs).filter_map(ParagraphNumber::new);
        let paragraphs =
            numbers.map(|number| self.paragraph(&record, at, number)).collect::<Result<_>>()?;
        Ok(Article {
            id: ArticleId::new(&record.claim),
            path: record.path,
            format: record.format,
            metadata: record.metadata,
            origin: record.origin.into_iter().collect(),
            paragraphs,
            left_out: record.left_out,
            notes: record.notes,
        })
    }

    /// Reads a paragraph, given the article it stands in.
    pub(crate) fn paragraph(
        &self,
        article: &ArticleRecord,
        at: ArticleRef,
        number: ParagraphNumber,
    ) -> Result<Paragraph> {
        let (record, text) = self.passage(at.passage(number))?;
        Ok(Paragraph {
            heading: heading(&article.headings, record.heading).map(str::to_owned),
            kind: record.kind,
            text,
            source: record.source,
            language: record.language,
            note_of: record.note_of,
        })
    }
}

/// Returns one of an article's headings by its number, as a passage's record
/// has it; 0 is none.
pub(crate) fn heading(headings: &[String], number: u32) -> Option<&str> {
    let index = usize::try_from(number).ok()?.checked_sub(1)?;
    headings.get(index).map(String::as_str)
}

impl Index {
    /// Returns the articles of the collection, ordered by id.
    ///
    /// # Errors
    ///
    /// Fails where the index cannot be read.
    pub fn articles(&self) -> Result<Vec<ArticleEntry>> {
        let Some(snapshot) = self.snapshot() else { return Ok(Vec::new()) };
        let mut entries = Vec::new();
        for at in snapshot.articles()? {
            entries.push(snapshot.entry(snapshot.article(at)?));
        }
        entries.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(entries)
    }

    /// Returns the article with an id, if there is one.
    ///
    /// # Errors
    ///
    /// Fails where the index cannot be read.
    pub fn article(&self, id: &ArticleId) -> Result<Option<ArticleEntry>> {
        let Some((snapshot, at)) = self.find(id)? else { return Ok(None) };
        Ok(Some(snapshot.entry(snapshot.article(at)?)))
    }

    /// Returns paragraphs of an article in order, from `first` on and at most
    /// `limit`; none where there is no such article.
    ///
    /// # Errors
    ///
    /// Fails where the index cannot be read.
    pub fn paragraphs(
        &self,
        id: &ArticleId,
        first: ParagraphNumber,
        limit: usize,
    ) -> Result<Vec<(ParagraphNumber, Paragraph)>> {
        let Some((snapshot, at)) = self.find(id)? else { return Ok(Vec::new()) };
        let record = snapshot.article(at)?;
        let numbers = (first.get()..=record.paragraphs).filter_map(ParagraphNumber::new);
        numbers
            .take(limit)
            .map(|number| Ok((number, snapshot.paragraph(&record, at, number)?)))
            .collect()
    }

    /// Returns an article as it was read from its source, with its paragraphs
    /// and under the id it has in the collection.
    ///
    /// # Errors
    ///
    /// Fails where the index cannot be read.
    pub fn whole_article(&self, id: &ArticleId) -> Result<Option<Article>> {
        let Some((snapshot, at)) = self.find(id)? else { return Ok(None) };
        Ok(Some(Article { id: id.clone(), ..snapshot.whole_article(at)? }))
    }

    fn find(&self, id: &ArticleId) -> Result<Option<(Snapshot, ArticleRef)>> {
        let Some(snapshot) = self.snapshot() else { return Ok(None) };
        let found = snapshot.find_article(id.as_str())?;
        Ok(found.map(|at| (snapshot, at)))
    }
}
