//! Passages like one that is known.
//!
//! The words that tell a passage from others make a query: those that it uses
//! often and that few passages have (as in Lucene's "more like this"). They are
//! looked for and ranked as if they had been typed, so that what is found is
//! marked and explained like the hits of any search.

use super::aliases::AliasOptions;
use super::distinctive::{Distinctive, Words};
use super::hit::{HitId, Results};
use super::options::SearchOptions;
use crate::analysis::Analyzer;
use crate::article::{ArticleId, Paragraph, ParagraphNumber, PassageId};
use crate::error::{Error, ErrorKind, Result};
use crate::index::{ArticleRef, Index, Snapshot};
use crate::query::{Clause, Diagnostic, Field, Node, NodeKind, Occur, Query};
use crate::text::ByteSpan;

/// How to find what is like a passage or an article.
#[derive(Clone, Debug, Default)]
pub struct SimilarOptions {
    /// Whether to leave out the whole article of the passage, instead of the
    /// passage alone. An article itself is always left out of what is like it.
    pub other_articles: bool,
    /// How to search and what to return; no other names and spellings are looked
    /// for, since the words are the passage's own.
    pub search: SearchOptions,
}

impl Index {
    /// Finds the passages that are like a passage or like an article, best
    /// first: those with the most and the rarest of its most distinctive words.
    ///
    /// Of a passage, the words of its text and of its heading count; of an
    /// article, those of its title and of all its passages. [`Results::query`] is
    /// what was made of them, the most distinctive first. Where no other passage
    /// has any of them, nothing is found, and a diagnostic says so.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::UnknownId`] where there is no such article or passage; as
    /// [`search`](Self::search).
    pub fn similar(&self, to: &HitId, options: &SimilarOptions) -> Result<Results> {
        let (HitId::Passage(PassageId { article, .. }) | HitId::Article(article)) = to;
        let snapshot = self.snapshot().ok_or_else(|| no_article(article))?;
        let at = snapshot.find_article(article.as_str())?.ok_or_else(|| no_article(article))?;
        let (words, left_out) = match to {
            HitId::Passage(passage) if options.other_articles => {
                (of_passage(&snapshot, at, passage)?, article.to_string())
            }
            HitId::Passage(passage) => (of_passage(&snapshot, at, passage)?, passage.to_string()),
            HitId::Article(article) => (of_article(&snapshot, at)?, article.to_string()),
        };
        let as_they_stand = AliasOptions::off();
        let search = SearchOptions { aliases: as_they_stand, ..options.search.clone() };
        self.search(&query(words, left_out), &search)
    }
}

fn no_article(id: &ArticleId) -> Error {
    Error::new(ErrorKind::UnknownId, format!("there is no article '{id}'"))
}

/// Returns the most distinctive words of a passage.
fn of_passage(
    snapshot: &Snapshot,
    at: ArticleRef,
    PassageId { article, paragraph: number }: &PassageId,
) -> Result<Vec<Distinctive>> {
    let record = snapshot.article(at)?;
    if number.get() > record.paragraphs {
        let count = record.paragraphs;
        let message = format!("article '{article}' has {count} paragraphs; there is no ¶ {number}");
        return Err(Error::new(ErrorKind::UnknownId, message));
    }
    let paragraph = snapshot.paragraph(&record, at, *number)?;
    let analyzer = analyzer(&paragraph, record.metadata.language.as_deref());
    let mut words = Words::new(snapshot);
    words.count(&paragraph.text, &analyzer)?;
    words.count(paragraph.heading.as_deref().unwrap_or_default(), &analyzer)?;
    Ok(words.most_distinctive())
}

/// Returns the most distinctive words of an article.
fn of_article(snapshot: &Snapshot, at: ArticleRef) -> Result<Vec<Distinctive>> {
    let record = snapshot.article(at)?;
    let language = record.metadata.language.as_deref();
    let title = record.metadata.title.as_deref().unwrap_or_default();
    let mut words = Words::new(snapshot);
    words.count(title, &Analyzer::for_language(language))?;
    let mut heading = None;
    for number in (1..=record.paragraphs).filter_map(ParagraphNumber::new) {
        let paragraph = snapshot.paragraph(&record, at, number)?;
        let analyzer = analyzer(&paragraph, language);
        words.count(&paragraph.text, &analyzer)?;
        // Said once for all the paragraphs that stand under it.
        if heading != paragraph.heading {
            heading = paragraph.heading;
            words.count(heading.as_deref().unwrap_or_default(), &analyzer)?;
        }
    }
    Ok(words.most_distinctive())
}

/// Returns the analyzer of a paragraph in an article of that language.
pub(super) fn analyzer(paragraph: &Paragraph, of_article: Option<&str>) -> Analyzer {
    Analyzer::for_language(paragraph.language.as_deref().or(of_article))
}

/// Makes the query for passages with any of the words, but those of an id.
fn query(words: Vec<Distinctive>, left_out: String) -> Query {
    let nowhere = ByteSpan::new(0, 0);
    let node = |kind| Node { span: nowhere, kind };
    if words.is_empty() {
        let message = "no other passage has any word of this one".to_owned();
        let diagnostics = vec![Diagnostic { span: nowhere, message }];
        return Query { text: String::new(), root: node(NodeKind::Nothing), diagnostics };
    }
    let word = |Distinctive { word, weight }| {
        let word = node(NodeKind::Word(word));
        match weight > 1.0 {
            true => node(NodeKind::Boosted { node: Box::new(word), factor: weight }),
            false => word,
        }
    };
    let id = Box::new(node(NodeKind::Word(left_out)));
    let excluded = node(NodeKind::Field { field: Field::Id, node: id });
    let clauses = words.into_iter().map(|found| (Occur::Optional, word(found)));
    let clauses = clauses.chain([(Occur::Excluded, excluded)]);
    // As it would have been typed.
    let mut text = String::new();
    let typed = |(occur, node): (Occur, Node)| {
        if !text.is_empty() {
            text.push(' ');
        }
        if occur == Occur::Excluded {
            text.push('-');
        }
        let start = text.len();
        text.push_str(&node.to_string());
        Clause { occur, node: stands_at(node, ByteSpan::new(start, text.len())) }
    };
    let clauses = clauses.map(typed).collect();
    let span = ByteSpan::new(0, text.len());
    Query { text, root: Node { span, kind: NodeKind::Clauses(clauses) }, diagnostics: Vec::new() }
}

/// Says of a node and of what is in it where it was typed.
fn stands_at(mut node: Node, span: ByteSpan) -> Node {
    node.span = span;
    if let NodeKind::Boosted { node, .. } | NodeKind::Field { node, .. } = &mut node.kind {
        node.span = span;
    }
    node
}
