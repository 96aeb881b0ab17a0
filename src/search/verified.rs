//! Matches that only the text can decide on.
//!
//! The postings know no case, no sentences, and no positions of unstemmed
//! words. Where a part of a query needs them, the engine's candidates are read
//! and the [`Matcher`] is asked, the same that marks what is shown.

use std::cell::RefCell;
use std::fmt;
use std::sync::{Arc, Mutex};

use tantivy::columnar::Column;
use tantivy::index::SegmentReader;
use tantivy::{DocAddress, DocId};
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

use super::answers::{Answers, SegmentAnswers};
use super::checked::{Check, SegmentCheck};
use super::passage_text::{of_article, people};
use crate::analysis::{Analyzer, Memo, Tokens};
use crate::article::ParagraphNumber;
use crate::error::{Error, Result};
use crate::index::{
    ArticleRecord, ArticleRef, PARAGRAPH, PassageRef, PooledMemo, Snapshot, heading,
};
use crate::query::Node;
use crate::snippet::{Matcher, PassageText};

/// What went wrong while a search was reading texts. The engine's documents
/// have no way to say so themselves.
#[derive(Clone, Debug, Default)]
pub(super) struct Failure(Arc<Mutex<Option<Error>>>);

impl Failure {
    /// Notes an error; the first one counts.
    fn note(&self, error: Error) {
        if let Ok(mut noted) = self.0.lock() {
            noted.get_or_insert(error);
        }
    }

    /// Takes the error out, where there was one.
    pub(super) fn take(&self) -> Option<Error> {
        self.0.lock().ok().and_then(|mut noted| noted.take())
    }
}

/// Reads a passage, or the metadata of an article, and evaluates a node.
pub(super) struct Verified {
    snapshot: Snapshot,
    node: Node,
    /// What the text must hold just so, where it must.
    typed: Option<String>,
    answers: Answers,
    /// What is known of each segment, so that a passage is read once however
    /// often the engine asks.
    known: Vec<Arc<Mutex<Known>>>,
    failure: Failure,
}

impl Verified {
    pub(super) fn new(
        snapshot: &Snapshot,
        node: Node,
        typed: Option<String>,
        answers: Answers,
        failure: Failure,
    ) -> Self {
        let segments = snapshot.searcher().segment_readers().len();
        let known = std::iter::repeat_with(Arc::default).take(segments).collect();
        Self { snapshot: snapshot.clone(), node, typed, answers, known, failure }
    }
}

impl fmt::Debug for Verified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Verified").field(&self.node).finish()
    }
}

impl Check for Verified {
    fn open(&self, reader: &SegmentReader) -> tantivy::Result<Box<dyn SegmentCheck>> {
        let readers = self.snapshot.searcher().segment_readers().iter();
        let ids = readers.map(SegmentReader::segment_id);
        let segment = ids.into_iter().position(|id| id == reader.segment_id()).unwrap_or_default();
        Ok(Box::new(Reading {
            snapshot: self.snapshot.clone(),
            segment: u32::try_from(segment).unwrap_or(u32::MAX),
            reader: reader.clone(),
            paragraphs: reader.fast_fields().u64(PARAGRAPH)?,
            node: self.node.clone(),
            typed: self.typed.clone(),
            ready: Vec::new(),
            answers: self.answers.open(reader),
            known: self.known.get(segment).cloned().unwrap_or_default(),
            article: None,
            memo: self.snapshot.memo(),
            failure: self.failure.clone(),
        }))
    }

    fn cost(&self) -> u64 {
        // Reading and analysing a paragraph takes some ten microseconds; going
        // through postings, some ten nanoseconds.
        1000
    }
}

/// What is looked for in texts of one language.
struct Ready {
    matcher: Matcher,
    /// What a text must hold; anything where empty.
    needles: Vec<String>,
}

/// Reads passages of one segment.
struct Reading {
    snapshot: Snapshot,
    segment: u32,
    reader: SegmentReader,
    paragraphs: Column<u64>,
    node: Node,
    typed: Option<String>,
    /// By the stemmers of the paragraph and of the article.
    ready: Vec<([&'static str; 2], Arc<Ready>)>,
    answers: SegmentAnswers,
    known: Arc<Mutex<Known>>,
    /// The article read last: its passages come one after the other.
    article: Option<(ArticleRef, ArticleRecord)>,
    memo: PooledMemo,
    failure: Failure,
}

impl SegmentCheck for Reading {
    fn holds(&mut self, doc: DocId) -> bool {
        if self.reader.is_deleted(doc) {
            return false;
        }
        let max_doc = self.reader.max_doc();
        // Where a panic has poisoned what is known, it is found out again.
        let known = self.known.lock().ok().and_then(|known| known.of(doc));
        known.unwrap_or_else(|| {
            let holds = self.matches(doc).unwrap_or_else(|error| {
                self.failure.note(error);
                false
            });
            if let Ok(mut known) = self.known.lock() {
                known.learn(doc, holds, max_doc);
            }
            holds
        })
    }
}

impl Reading {
    fn matches(&mut self, doc: DocId) -> Result<bool> {
        let address = DocAddress::new(self.segment, doc);
        let paragraph = self.paragraphs.first(doc).unwrap_or(0);
        let Some(at) = PassageRef::at(address, paragraph) else {
            return self.article_matches(ArticleRef::at(address));
        };
        let (record, text) = self.snapshot.passage(at)?;
        let article = match self.article.take() {
            Some((read, article)) if read == at.article => article,
            _ => self.snapshot.article(at.article)?,
        };
        let heading = heading(&article.headings, record.heading);
        let is_first = at.paragraph == ParagraphNumber::FIRST;
        let title = article.metadata.title.as_deref().filter(|_| is_first);
        let texts = [Some(text.as_str()), heading, title];
        let of_its_article = Analyzer::for_language(article.metadata.language.as_deref());
        let own = record.language.as_deref().map(|tag| Analyzer::for_language(Some(tag)));
        let ready = self.ready(own.unwrap_or(of_its_article), of_its_article);
        let holds = may_hold(&ready.needles, texts) && {
            let answers = RefCell::new(&mut self.answers);
            let answer = |node: &Node| answers.borrow_mut().holds(node, doc);
            let people = people(&article.metadata);
            let authors: Vec<&str> = people.iter().map(String::as_str).collect();
            let passage = PassageText {
                text: &text,
                heading,
                searches_title: is_first,
                ..of_article(&article.metadata, &authors, &answer)
            };
            ready.matcher.matches(&passage, &mut self.memo)
        };
        self.article = Some((at.article, article));
        Ok(holds)
    }

    /// Evaluates a field of the article on the article's own document.
    fn article_matches(&mut self, at: ArticleRef) -> Result<bool> {
        let article = self.snapshot.article(at)?;
        let analyzer = Analyzer::for_language(article.metadata.language.as_deref());
        let ready = self.ready(analyzer, analyzer);
        let people = people(&article.metadata);
        let authors: Vec<&str> = people.iter().map(String::as_str).collect();
        // Fields hold words, and nothing that would have to be asked for.
        let passage = of_article(&article.metadata, &authors, &|_| false);
        Ok(ready.matcher.matches(&passage, &mut self.memo))
    }

    fn ready(&mut self, own: Analyzer, of_article: Analyzer) -> Arc<Ready> {
        let stemmers = [own.stemmer(), of_article.stemmer()];
        if let Some((_, ready)) = self.ready.iter().find(|(known, _)| *known == stemmers) {
            return Arc::clone(ready);
        }
        let matcher = Matcher::for_paragraph(&self.node, &own, &of_article);
        let typed = self.typed.as_deref();
        let needles = typed.map(|typed| needles(typed, &own)).unwrap_or_default();
        let ready = Arc::new(Ready { matcher, needles });
        self.ready.push((stemmers, Arc::clone(&ready)));
        ready
    }
}

/// Which documents of a segment have been decided on, and which of them match:
/// a bit each.
#[derive(Default)]
struct Known {
    decided: Vec<u64>,
    holding: Vec<u64>,
}

impl Known {
    fn of(&self, doc: DocId) -> Option<bool> {
        let (word, bit) = (doc as usize / 64, 1 << (doc % 64));
        let is_in = |bits: &[u64]| bits.get(word).is_some_and(|bits| bits & bit != 0);
        is_in(&self.decided).then(|| is_in(&self.holding))
    }

    fn learn(&mut self, doc: DocId, holds: bool, max_doc: DocId) {
        let words = max_doc as usize / 64 + 1;
        self.decided.resize(words, 0);
        self.holding.resize(words, 0);
        let (word, bit) = (doc as usize / 64, 1 << (doc % 64));
        for (bits, is_set) in [(&mut self.decided, true), (&mut self.holding, holds)] {
            if let Some(bits) = bits.get_mut(word).filter(|_| is_set) {
                *bits |= bit;
            }
        }
    }
}

/// Returns what a text must hold to have `typed` exactly: what of it are words
/// to the analyzer of the text, in the composed form of Unicode.
fn needles(typed: &str, analyzer: &Analyzer) -> Vec<String> {
    let mut tokens = Tokens::default();
    analyzer.analyze(typed, &mut Memo::default(), &mut tokens);
    let words = tokens.iter().filter(|token| token.positions == 1);
    words.filter_map(|token| token.span.slice(typed)).map(|word| word.nfc().collect()).collect()
}

/// Says whether texts may hold what is looked for: quicker than analysing them,
/// which for most of them need not be done.
fn may_hold(needles: &[String], texts: [Option<&str>; 3]) -> bool {
    let is_composed =
        |text: &str| text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes;
    let mut texts = texts.into_iter().flatten();
    needles.is_empty()
        || texts.any(|text| {
            !is_composed(text) || needles.iter().all(|needle| text.contains(needle.as_str()))
        })
}

#[cfg(test)]
mod tests {
    use super::{Analyzer, Known, may_hold};

    #[test]
    fn what_was_decided_is_known() {
        let mut known = Known::default();
        assert_eq!(known.of(70), None);
        known.learn(70, true, 100);
        known.learn(71, false, 100);
        assert_eq!([70, 71, 72].map(|doc| known.of(doc)), [Some(true), Some(false), None]);
    }

    fn needles(typed: &str) -> Vec<String> {
        super::needles(typed, &Analyzer::for_language(Some("fr")))
    }

    #[test]
    fn texts_that_cannot_hold_a_word_are_passed_over() {
        for (typed, text, expected) in [
            ("IT", "it is so", false),
            ("IT", "the IT crowd", true),
            ("Islamic State", "the State of Islamic art", true),
            ("Islamic State", "the state of Islamic art", false),
            ("ISIS-K", "ISIS and K", true),
            ("café", "a cafe\u{301}", true),
            ("cafe\u{301}", "a café", true),
            ("café", "a cafe", false),
            ("K", "\u{212A}", true),
            ("l'attaque", "cette attaque", true),
            ("l'attaque", "cette Attaque", false),
        ] {
            assert_eq!(
                may_hold(&needles(typed), [Some(text), None, None]),
                expected,
                "{typed} {text}"
            );
        }
        assert!(may_hold(&needles("b"), [Some("a"), None, Some("b")]));
        assert!(may_hold(&needles("a b"), [Some("a b"), None, None]));
        assert!(!may_hold(&needles("a b"), [Some("a"), None, Some("b")]));
    }
}
