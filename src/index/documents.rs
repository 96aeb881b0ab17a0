//! From an article to the engine's documents.

use std::collections::{BTreeMap, HashMap};

use tantivy::TantivyDocument;

use super::aliases;
use super::keys::{label_key, language_keys, path_keys, place_keys};
use super::layout;
use super::record::{self, ArticleRecord, FileRecord, PassageRecord, TextCodec};
use super::schema::{FORM_MARK, Fields, KIND_ARTICLE, KIND_PASSAGE, KIND_SOURCE};
use super::terms::TermWriter;
use crate::alias::{self, Keys};
use crate::analysis::{Analyzer, Memo, Tokens};
use crate::article::{Article, Metadata, PartialDate, Person};
use crate::error::Result;
use crate::family::Sketcher;
use crate::source::OwnNames;

/// Names a file across all sources.
pub(crate) fn file_key(source: u32, path: &str) -> String {
    format!("{source}:{path}")
}

/// Makes documents; one per thread, for what it remembers.
pub(crate) struct DocumentMaker<'a> {
    fields: &'a Fields,
    codec: &'a TextCodec,
    /// By language; the empty one where it is not known.
    analyzers: HashMap<String, Analyzer>,
    /// For names: stemming would take "Keating" for "Keats".
    names: Analyzer,
    memo: Memo,
    tokens: Tokens,
    text: TermWriter,
    form: TermWriter,
    layout: TermWriter,
    small: TermWriter,
    keys: Keys,
    sketcher: Sketcher,
}

/// Counts a passage for its stemmer.
fn count(stemmers: &mut Vec<(&'static str, u64)>, stemmer: &'static str) {
    match stemmers.iter_mut().find(|(name, _)| *name == stemmer) {
        Some((_, passages)) => *passages += 1,
        None => stemmers.push((stemmer, 1)),
    }
}

/// What an article is called in the collection.
pub(crate) struct GivenId<'a> {
    pub(crate) id: &'a str,
    /// Its place among the articles of its file, from 0.
    pub(crate) place: u32,
    /// Path of its file below the source, with which its own path begins.
    pub(crate) file: &'a str,
    /// What a bibliography said of it, see [`ArticleRecord::described`].
    pub(crate) described: u64,
    pub(crate) own: Option<OwnNames>,
}

/// The documents of one article.
pub(crate) struct ArticleDocuments {
    pub(crate) documents: Vec<TantivyDocument>,
    pub(crate) figures: ArticleFigures,
}

/// The figures of the passages of one article.
pub(crate) struct ArticleFigures {
    pub(crate) passages: u64,
    pub(crate) terms: u64,
    /// How many passages each stemmer worked on.
    pub(crate) stemmers: Vec<(&'static str, u64)>,
}

impl<'a> DocumentMaker<'a> {
    pub(crate) fn new(fields: &'a Fields, codec: &'a TextCodec) -> Self {
        Self {
            fields,
            codec,
            analyzers: HashMap::new(),
            names: Analyzer::unstemmed(),
            memo: Memo::default(),
            tokens: Tokens::default(),
            text: TermWriter::default(),
            form: TermWriter::default(),
            layout: TermWriter::default(),
            small: TermWriter::default(),
            keys: Keys::default(),
            sketcher: Sketcher::default(),
        }
    }

    /// Makes the documents of an article under the id that it is given: its own
    /// first, then those of its paragraphs in order. An article without
    /// paragraphs gets one that is empty, so that its title is found.
    pub(crate) fn article(
        &mut self,
        article: &Article,
        given: &GivenId<'_>,
        source: u32,
    ) -> Result<ArticleDocuments> {
        let analyzer = self.analyzer(article.metadata.language.as_deref());
        let file = file_key(source, given.file);
        let headings = headings(article);

        let mut documents = Vec::with_capacity(article.paragraphs.len().max(1) + 1);
        documents.push(self.lead(article, given, source, &file, &analyzer, &headings)?);

        let title = article.metadata.title.as_deref();
        let mut terms = 0;
        let mut stemmers = Vec::new();
        for (index, paragraph) in article.paragraphs.iter().enumerate() {
            let heading = paragraph.heading.as_deref();
            let title = title.filter(|_| index == 0);
            let analyzer = match &paragraph.language {
                Some(language) => self.analyzer(Some(language)),
                None => analyzer,
            };
            count(&mut stemmers, analyzer.stemmer());
            let mut document = self.passage(&file, index, &analyzer);
            terms += self.searchable(&mut document, &analyzer, &paragraph.text, heading, title);
            for definition in alias::mine(&paragraph.text) {
                for term in aliases::terms(&definition, &mut self.keys).into_iter().flatten() {
                    document.add_text(self.fields.alias, term);
                }
            }
            let record = PassageRecord {
                kind: paragraph.kind,
                heading: heading.and_then(|heading| headings.get(heading).copied()).unwrap_or(0),
                source: paragraph.source,
                language: paragraph.language.clone(),
                note_of: paragraph.note_of,
                text: self.codec.pack(&paragraph.text),
            };
            document.add_bytes(self.fields.record, &record::encode(&record)?);
            documents.push(document);
        }
        if article.paragraphs.is_empty() {
            count(&mut stemmers, analyzer.stemmer());
            let mut document = self.passage(&file, 0, &analyzer);
            terms += self.searchable(&mut document, &analyzer, "", None, title);
            let record = PassageRecord {
                kind: Default::default(),
                heading: 0,
                source: Default::default(),
                language: None,
                note_of: None,
                text: self.codec.pack(""),
            };
            document.add_bytes(self.fields.record, &record::encode(&record)?);
            documents.push(document);
        }
        let passages = article.paragraphs.len() as u64;
        let figures = ArticleFigures { passages, terms, stemmers };
        Ok(ArticleDocuments { documents, figures })
    }

    fn analyzer(&mut self, language: Option<&str>) -> Analyzer {
        let key = language.unwrap_or_default();
        if let Some(analyzer) = self.analyzers.get(key) {
            return *analyzer;
        }
        let analyzer = Analyzer::for_language(language);
        self.analyzers.insert(key.to_owned(), analyzer);
        analyzer
    }

    /// Makes the document that records a source file.
    pub(crate) fn file(fields: &Fields, file: &FileRecord) -> Result<TantivyDocument> {
        let mut document = TantivyDocument::default();
        document.add_text(fields.kind, KIND_SOURCE);
        document.add_u64(fields.paragraph, 0);
        document.add_text(fields.entry, file_key(file.source, &file.path));
        document.add_bytes(fields.record, &record::encode(file)?);
        Ok(document)
    }

    /// Makes the document of the article as a whole.
    fn lead(
        &mut self,
        article: &Article,
        given: &GivenId<'_>,
        source: u32,
        file: &str,
        analyzer: &Analyzer,
        headings: &BTreeMap<&str, u32>,
    ) -> Result<TantivyDocument> {
        let fields = self.fields;
        let metadata = &article.metadata;
        let mut document = TantivyDocument::default();
        document.add_text(fields.kind, KIND_ARTICLE);
        document.add_text(fields.stemmer, analyzer.stemmer());
        document.add_text(fields.file, file);
        document.add_u64(fields.paragraph, 0);
        document.add_text(fields.id, given.id);
        document.add_text(fields.claim, article.id.as_str());
        if let Some(title) = &metadata.title {
            let terms = self.small_field(analyzer, std::iter::once(title.as_str()));
            document.add_text(fields.title, terms);
        }
        let names = self.names;
        let people: Vec<String> =
            metadata.authors.iter().chain(&metadata.translators).map(Person::display).collect();
        if !people.is_empty() {
            let terms = self.small_field(&names, people.iter().map(String::as_str));
            document.add_text(fields.author, terms);
        }
        if let Some(publisher) = &metadata.publisher {
            let terms = self.small_field(&names, std::iter::once(publisher.as_str()));
            document.add_text(fields.publisher, terms);
        }
        for tag in &metadata.tags {
            document.add_text(fields.tag, label_key(tag));
        }
        for tag in metadata.language.iter().flat_map(|tag| language_keys(tag)) {
            document.add_text(fields.language, tag);
        }
        for part in path_keys(&article.path) {
            document.add_text(fields.path, part);
        }
        for place in place_keys(source, &article.path) {
            document.add_text(fields.place, place);
        }
        for fact in facts(metadata) {
            document.add_text(fields.has, fact);
        }
        if let Some((first, last)) = metadata.published.map(day_range) {
            document.add_u64(fields.first_day, first);
            document.add_u64(fields.last_day, last);
        }
        let record = ArticleRecord {
            id: given.id.to_owned(),
            claim: article.id.as_str().to_owned(),
            place: given.place,
            source,
            path: article.path.clone(),
            file_bytes: u32::try_from(given.file.len()).unwrap_or(u32::MAX),
            format: article.format.clone(),
            metadata: metadata.clone(),
            described: given.described,
            own: given.own.clone(),
            opening: opening(article),
            origin: article.origin.clone().into_iter().collect(),
            headings: ordered(headings),
            left_out: article.left_out.clone(),
            notes: article.notes.clone(),
            paragraphs: u32::try_from(article.paragraphs.len()).unwrap_or(u32::MAX),
        };
        document.add_bytes(fields.record, &record::encode(&record)?);
        Ok(document)
    }

    /// Begins the document of the paragraph at `index`.
    fn passage(&self, file: &str, index: usize, analyzer: &Analyzer) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_text(self.fields.stemmer, analyzer.stemmer());
        document.add_text(self.fields.kind, KIND_PASSAGE);
        document.add_text(self.fields.file, file);
        document.add_u64(self.fields.paragraph, index as u64 + 1);
        document
    }

    /// Adds the words that a passage is found by; returns how many terms.
    fn searchable(
        &mut self,
        document: &mut TantivyDocument,
        analyzer: &Analyzer,
        text: &str,
        heading: Option<&str>,
        title: Option<&str>,
    ) -> u64 {
        self.text.clear();
        self.form.clear();
        self.layout.clear();
        let mut terms = 0;
        for (at, part) in [Some(text), heading, title].into_iter().flatten().enumerate() {
            analyzer.analyze(part, &mut self.memo, &mut self.tokens);
            self.text.next_text();
            self.form.next_text();
            self.layout.begin_at(&self.text);
            self.sketcher.clear();
            for token in self.tokens.iter() {
                self.text.push(token.position, None, token.stem);
                self.form.push(token.position, None, token.form);
                self.sketcher.push(&token);
                terms += 1;
            }
            layout::write(part, &self.tokens, &mut self.layout);
            if at == 0 {
                for number in self.sketcher.sketch(&self.tokens) {
                    document.add_u64(self.fields.sketch, u64::from(*number));
                }
            }
        }
        document.add_text(self.fields.text, self.text.as_str());
        document.add_text(self.fields.form, self.form.as_str());
        if !self.layout.is_empty() {
            document.add_text(self.fields.layout, self.layout.as_str());
        }
        if let Some(heading) = heading {
            document.add_text(self.fields.has, "heading");
            let terms = self.small_field(analyzer, std::iter::once(heading));
            document.add_text(self.fields.heading, terms);
        }
        terms
    }

    /// Returns the terms of a field that holds stems and forms together.
    fn small_field<'t>(
        &mut self,
        analyzer: &Analyzer,
        texts: impl Iterator<Item = &'t str>,
    ) -> String {
        self.small.clear();
        for text in texts {
            self.small.next_text();
            analyzer.analyze(text, &mut self.memo, &mut self.tokens);
            for token in self.tokens.iter() {
                self.small.push(token.position, None, token.stem);
                self.small.push(token.position, Some(FORM_MARK), token.form);
            }
        }
        self.small.as_str().to_owned()
    }
}

/// Returns how an article without a title begins: what people call it by.
fn opening(article: &Article) -> Option<String> {
    const WORDS: usize = 8;
    if article.metadata.title.is_some() {
        return None;
    }
    let text = &article.paragraphs.iter().find(|paragraph| !paragraph.text.is_empty())?.text;
    let mut words = text.split_whitespace();
    let first: Vec<_> = words.by_ref().take(WORDS).collect();
    let opening = first.join(" ");
    // A text without blanks is one long word.
    let end = crate::text::prefix_within_width(&opening, 80);
    let is_cut = words.next().is_some() || end < opening.len();
    let opening = opening[..end].trim_end_matches([',', ';', ':', '.', ' ']);
    Some(if is_cut { format!("{opening}…") } else { opening.to_owned() })
}

/// Numbers the headings of an article, from 1, in order of appearance.
fn headings(article: &Article) -> BTreeMap<&str, u32> {
    let mut headings = BTreeMap::new();
    for heading in article.paragraphs.iter().filter_map(|p| p.heading.as_deref()) {
        let next = headings.len() as u32 + 1;
        headings.entry(heading).or_insert(next);
    }
    headings
}

fn ordered(headings: &BTreeMap<&str, u32>) -> Vec<String> {
    let mut by_number: Vec<_> = headings.iter().map(|(heading, n)| (*n, *heading)).collect();
    by_number.sort_unstable();
    by_number.into_iter().map(|(_, heading)| heading.to_owned()).collect()
}

/// The first and last day that a date may mean, as the engine keeps them.
fn day_range(date: PartialDate) -> (u64, u64) {
    (date.first_day().into(), date.last_day().into())
}

/// Names the facts that an article states, as `has:` asks for them.
fn facts(metadata: &Metadata) -> impl Iterator<Item = &'static str> {
    let stated = [
        ("title", metadata.title.is_some()),
        ("author", !metadata.authors.is_empty()),
        ("translator", !metadata.translators.is_empty()),
        ("publisher", metadata.publisher.is_some()),
        ("date", metadata.published.is_some()),
        ("url", metadata.url.is_some()),
        ("lang", metadata.language.is_some()),
        ("tag", !metadata.tags.is_empty()),
    ];
    stated.into_iter().filter(|(_, is_stated)| *is_stated).map(|(fact, _)| fact)
}
