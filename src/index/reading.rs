//! Reading articles and passages back.

use std::path::PathBuf;
use std::sync::Arc;

use tantivy::schema::{IndexRecordOption, Value as _};
use tantivy::{DocAddress, DocId, Searcher, TantivyDocument, Term};

use super::columns::{Columns, PassageColumns};
use super::families::FamilyTable;
use super::memos::{Memos, PooledMemo};
use super::record::{self, ArticleRecord, FileRecord, PassageRecord, TextCodec};
use super::schema::{Fields, KIND_ARTICLE, KIND_SOURCE};
use super::state::{State, Totals};
use super::{Engine, engine_error};
use crate::article::ParagraphNumber;
use crate::error::{Error, ErrorKind, Result};

/// One committed state of an index, which stays as it is however long it is
/// held.
#[derive(Clone)]
pub(crate) struct Snapshot {
    searcher: Searcher,
    fields: Arc<Fields>,
    codec: Arc<TextCodec>,
    state: Arc<State>,
    families: Option<Arc<FamilyTable>>,
    memos: Memos,
    columns: Columns,
    dir: PathBuf,
}

/// Where the document of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ArticleRef(DocAddress);

/// Where the document of a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PassageRef {
    pub(crate) article: ArticleRef,
    pub(crate) paragraph: ParagraphNumber,
}

impl ArticleRef {
    /// Makes the place of the article whose document the engine has as
    /// `address`.
    pub(crate) fn at(address: DocAddress) -> Self {
        Self(address)
    }

    pub(crate) fn segment(self) -> u32 {
        self.0.segment_ord
    }

    /// Returns the engine's number of the article's own document.
    pub(crate) fn doc(self) -> DocId {
        self.0.doc_id
    }

    pub(crate) fn passage(self, paragraph: ParagraphNumber) -> PassageRef {
        PassageRef { article: self, paragraph }
    }
}

impl PassageRef {
    /// Makes the place of the passage that the engine has as `address`, given
    /// its paragraph number: the article stands so many documents before.
    pub(crate) fn at(address: DocAddress, paragraph: u64) -> Option<Self> {
        let number = u32::try_from(paragraph).ok().and_then(ParagraphNumber::new)?;
        let article = address.doc_id.checked_sub(number.get())?;
        Some(ArticleRef(DocAddress::new(address.segment_ord, article)).passage(number))
    }

    /// Returns where the engine has the passage.
    pub(crate) fn address(self) -> DocAddress {
        let article = self.article.0;
        DocAddress::new(article.segment_ord, article.doc_id + self.paragraph.get())
    }
}

impl Snapshot {
    pub(super) fn new(
        searcher: Searcher,
        fields: Arc<Fields>,
        codec: Arc<TextCodec>,
        state: Arc<State>,
        memos: Memos,
        columns: Columns,
        dir: PathBuf,
    ) -> Self {
        Self { searcher, fields, codec, state, families: None, memos, columns, dir }
    }

    /// Gives it the families of its passages.
    pub(super) fn with_families(self, families: Option<Arc<FamilyTable>>) -> Self {
        Self { families, ..self }
    }

    pub(crate) fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    pub(crate) fn fields(&self) -> &Fields {
        &self.fields
    }

    /// Returns the passages that are the same text; `None` where none were looked
    /// for.
    pub(crate) fn families(&self) -> Option<&FamilyTable> {
        self.families.as_deref()
    }

    /// Lends what searches remember of words.
    pub(crate) fn memo(&self) -> PooledMemo {
        self.memos.take()
    }

    pub(crate) fn totals(&self) -> Totals {
        self.state.totals
    }

    /// Returns the names of the stemmers that worked on the passages.
    pub(crate) fn stemmers(&self) -> impl Iterator<Item = &str> {
        self.state.stemmers.keys().map(String::as_str)
    }

    /// Returns how many passages the stemmer of that name worked on.
    pub(crate) fn passages_stemmed_by(&self, stemmer: &str) -> u64 {
        self.state.stemmers.get(stemmer).copied().unwrap_or(0)
    }

    /// Returns how many passage documents there are: the unit of ranking.
    pub(crate) fn units(&self) -> u64 {
        self.state.units
    }

    /// Returns the folder of the index.
    pub(crate) fn dir(&self) -> &std::path::Path {
        &self.dir
    }

    /// Wraps an error of the engine.
    pub(crate) fn error(&self, error: tantivy::TantivyError) -> Error {
        engine_error(&self.dir, error)
    }

    /// Reads an article.
    pub(crate) fn article(&self, at: ArticleRef) -> Result<ArticleRecord> {
        self.record(at.0)
    }

    /// Reads a passage: its record and its text.
    pub(crate) fn passage(&self, at: PassageRef) -> Result<(PassageRecord, String)> {
        let record: PassageRecord = self.record(at.address())?;
        let text = self.codec.unpack(&record.text)?;
        Ok((record, text))
    }

    /// Returns where to open the source file of an article.
    pub(crate) fn source_path(&self, article: &ArticleRecord) -> Option<PathBuf> {
        let source = self.state.source(article.source)?;
        Some(source.resolve(&self.dir, article.file()))
    }

    /// Returns what stands in the `place` field for a path; nothing where no
    /// source holds it or lies in it.
    pub(crate) fn places(&self, path: &std::path::Path) -> Vec<String> {
        super::sync::places_of(&self.dir, &self.state, path)
    }

    /// Finds the article with that id.
    pub(crate) fn find_article(&self, id: &str) -> Result<Option<ArticleRef>> {
        let found = self.addresses(&Term::from_field_text(self.fields.id, id))?;
        Ok(found.first().copied().map(ArticleRef))
    }

    /// Finds the articles that state that id, or whose files suggest it; several
    /// where they had to be told apart.
    pub(crate) fn articles_claiming(&self, id: &str) -> Result<Vec<ArticleRef>> {
        self.articles_with(&Term::from_field_text(self.fields.claim, id))
    }

    /// Returns the articles at or below a path; `None` where no source holds it or
    /// lies in it.
    pub(crate) fn articles_below(&self, path: &std::path::Path) -> Result<Option<Vec<ArticleRef>>> {
        let places = self.places(path);
        let mut articles = Vec::new();
        for place in &places {
            articles.extend(self.articles_with(&Term::from_field_text(self.fields.place, place))?);
        }
        Ok((!places.is_empty()).then_some(articles))
    }

    /// Returns every article, in no particular order.
    pub(crate) fn articles(&self) -> Result<Vec<ArticleRef>> {
        let all = self.addresses(&Term::from_field_text(self.fields.kind, KIND_ARTICLE))?;
        Ok(all.into_iter().map(ArticleRef).collect())
    }

    /// Reads the record of every source file.
    pub(super) fn files(&self) -> Result<Vec<FileRecord>> {
        let all = self.addresses(&Term::from_field_text(self.fields.kind, KIND_SOURCE))?;
        all.into_iter().map(|at| self.record(at)).collect()
    }

    /// Returns the articles that a term leads to.
    pub(super) fn articles_with(&self, term: &Term) -> Result<Vec<ArticleRef>> {
        let columns = self.columns().map_err(|error| self.error(error))?;
        let found = self.addresses(term)?.into_iter();
        let is_article = |at: &DocAddress| {
            columns[at.segment_ord as usize].paragraph.first(at.doc_id) == Some(0)
        };
        Ok(found.filter(is_article).map(ArticleRef).collect())
    }

    /// Returns the columns that order passages, of each segment.
    pub(crate) fn columns(&self) -> tantivy::Result<&[PassageColumns]> {
        self.columns.of(&self.searcher)
    }

    /// Returns the living documents with a term.
    fn addresses(&self, term: &Term) -> Result<Vec<DocAddress>> {
        self.try_addresses(term).map_err(|error| self.error(error))
    }

    fn try_addresses(&self, term: &Term) -> tantivy::Result<Vec<DocAddress>> {
        use tantivy::{DocSet as _, TERMINATED};
        let mut found = Vec::new();
        for (segment, reader) in (0..).zip(self.searcher.segment_readers()) {
            let inverted = reader.inverted_index(term.field())?;
            let Some(mut postings) = inverted.read_postings(term, IndexRecordOption::Basic)? else {
                continue;
            };
            while postings.doc() != TERMINATED {
                if !reader.is_deleted(postings.doc()) {
                    found.push(DocAddress::new(segment, postings.doc()));
                }
                postings.advance();
            }
        }
        Ok(found)
    }

    fn record<T: for<'de> serde::Deserialize<'de>>(&self, at: DocAddress) -> Result<T> {
        let document: TantivyDocument = self.searcher.doc(at).map_err(|error| self.error(error))?;
        let bytes = document.get_first(self.fields.record).and_then(|value| value.as_bytes());
        let bytes = bytes.ok_or_else(|| {
            Error::new(ErrorKind::Damaged, "a document of the index has no record")
        })?;
        record::decode(bytes)
    }
}

impl Engine {
    /// Returns the folder the index is in, absolute.
    pub(super) fn index_dir(&self) -> &std::path::Path {
        &self.dir
    }
}
