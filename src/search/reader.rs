//! From the places of hits to hits.

use std::collections::HashMap;
use std::sync::Arc;

use super::AlsoIn;
use super::answers::Answered;
use super::hit::Hit;
use super::options::SearchOptions;
use super::order::Found;
use super::passage_text::{of_article, people};
use super::ranking::pattern_idf;
use super::statistics::Statistics;
use crate::analysis::Analyzer;
use crate::article::ParagraphNumber;
use crate::error::Result;
use crate::index::{ArticleEntry, ArticleRef, PooledMemo, Snapshot, heading};
use crate::query::{Node, Query};
use crate::snippet::{Matcher, PassageText};

/// Reads hits, remembering articles and matchers: the hits of one search are
/// often of few articles.
pub(super) struct HitReader<'a> {
    snapshot: &'a Snapshot,
    query: &'a Query,
    options: &'a SearchOptions,
    articles: HashMap<ArticleRef, Known>,
    /// By the stemmers of the paragraph and of the article.
    matchers: HashMap<(&'static str, &'static str), Weighed>,
    memo: PooledMemo,
}

/// A matcher, and how rare each of its terms is: what a snippet should show.
#[derive(Clone)]
struct Weighed {
    matcher: Arc<Matcher>,
    weights: Arc<[f32]>,
}

impl Weighed {
    fn new(
        snapshot: &Snapshot,
        query: &Query,
        (own, of_article): (Analyzer, Analyzer),
    ) -> tantivy::Result<Self> {
        let statistics = Statistics::new(snapshot);
        let matcher = Matcher::for_paragraph(&query.root, &own, &of_article);
        let text = snapshot.fields().text;
        let weights: tantivy::Result<Vec<f32>> = matcher
            .terms()
            .iter()
            .map(|term| match term.pattern.parts.is_empty() {
                // What stands for words is as rare as all of them: not known here.
                true => Ok(1.0),
                false => Ok(pattern_idf(text, &statistics, &term.pattern)? as f32),
            })
            .collect();
        Ok(Self { matcher: Arc::new(matcher), weights: weights?.into() })
    }
}

/// An article that a hit stands in.
#[derive(Clone)]
struct Known {
    headings: Arc<[String]>,
    /// The names of authors, then translators, as they are searched.
    people: Arc<[String]>,
    entry: Arc<ArticleEntry>,
    analyzer: Analyzer,
}

impl<'a> HitReader<'a> {
    pub(super) fn new(
        snapshot: &'a Snapshot,
        query: &'a Query,
        options: &'a SearchOptions,
    ) -> Self {
        Self {
            snapshot,
            query,
            options,
            articles: HashMap::new(),
            matchers: HashMap::new(),
            memo: snapshot.memo(),
        }
    }

    pub(super) fn read(
        &mut self,
        rank: usize,
        found: &Found,
        answers: &Answered<'_>,
    ) -> Result<Option<Hit>> {
        let Some(at) = found.passage() else { return Ok(None) };
        let known = self.known(at.article)?;
        let (record, text) = self.snapshot.passage(at)?;
        let heading = heading(&known.headings, record.heading);
        let own = record.language.as_deref().map(|tag| Analyzer::for_language(Some(tag)));
        let analyzers = (own.unwrap_or(known.analyzer), known.analyzer);
        let Weighed { matcher, weights } = self.matcher(analyzers)?;
        let authors: Vec<&str> = known.people.iter().map(String::as_str).collect();
        let answer = |node: &Node| answers.holds(node);
        let passage = PassageText {
            heading,
            text: &text,
            searches_title: at.paragraph == ParagraphNumber::FIRST,
            ..of_article(&known.entry.metadata, &authors, &answer)
        };
        let evidence = matcher.evidence(&passage, &mut self.memo);
        let snippet = evidence.snippet(&text, &weights, &self.options.snippet);
        let paragraph = (known.entry.paragraphs > 0).then_some(at.paragraph);
        Ok(Some(Hit {
            rank,
            score: found.score,
            paragraph,
            heading: heading.map(str::to_owned),
            kind: record.kind,
            source: record.source,
            snippet,
            heading_highlights: evidence.heading,
            title_highlights: evidence.title,
            author_highlights: evidence.authors,
            publisher_highlights: evidence.publisher,
            behind: 0,
            also_in: AlsoIn::default(),
            explanation: None,
            article: known.entry,
            text,
        }))
    }

    fn matcher(&mut self, analyzers: (Analyzer, Analyzer)) -> Result<Weighed> {
        let stemmers = (analyzers.0.stemmer(), analyzers.1.stemmer());
        if let Some(known) = self.matchers.get(&stemmers) {
            return Ok(known.clone());
        }
        let weighed = Weighed::new(self.snapshot, self.query, analyzers)
            .map_err(|error| self.snapshot.error(error))?;
        self.matchers.insert(stemmers, weighed.clone());
        Ok(weighed)
    }

    fn known(&mut self, at: ArticleRef) -> Result<Known> {
        if let Some(known) = self.articles.get(&at) {
            return Ok(known.clone());
        }
        let mut record = self.snapshot.article(at)?;
        let metadata = &record.metadata;
        let known = Known {
            people: people(metadata).into(),
            analyzer: Analyzer::for_language(metadata.language.as_deref()),
            headings: std::mem::take(&mut record.headings).into(),
            entry: Arc::new(self.snapshot.entry(record)),
        };
        self.articles.insert(at, known.clone());
        Ok(known)
    }
}
