//! The matcher finds in a passage what the definitions say.

use std::collections::HashMap;

use pincite::{Analyzer, Matcher, Memo, Node, ParagraphNumber, PassageText};

use super::articles::{chosen, unindexed};
use super::difference::{Found, describe, marks};
use super::naive::{Naive, Passage, Place, ReadArticle};
use super::operator::Operator;
use super::queries::Generator;
use super::random::Random;
use super::{seeds, simpler};

/// A query as the matcher is asked it, in every language that was needed.
struct Asked<'n> {
    naive: &'n Naive,
    root: Node,
    matchers: HashMap<(&'static str, &'static str), Matcher>,
    memo: Memo,
}

impl<'n> Asked<'n> {
    fn new(naive: &'n Naive, root: &Node, memo: Memo) -> Self {
        Self { naive, root: root.clone(), matchers: HashMap::new(), memo }
    }

    /// Asks the matcher about a passage.
    fn found(&mut self, article: &ReadArticle, passage: &Passage) -> Found {
        let Self { naive, root, matchers, memo } = self;
        let language = article.article.metadata.language.as_deref();
        let of_article = Analyzer::for_language(language);
        let matcher = matchers
            .entry((passage.analyzer.stemmer(), of_article.stemmer()))
            .or_insert_with(|| Matcher::for_paragraph(root, &passage.analyzer, &of_article));
        let answers = |node: &Node| naive.evidence(node, article, passage).is_some();
        let metadata = &article.article.metadata;
        let authors: Vec<&str> = article.people.iter().map(|text| text.text.as_str()).collect();
        let text = PassageText {
            heading: passage.text(Place::Heading),
            title: metadata.title.as_deref(),
            searches_title: passage.number == ParagraphNumber::FIRST.get(),
            authors: &authors,
            publisher: metadata.publisher.as_deref(),
            answers: &answers,
            ..PassageText::new(passage.text(Place::Text).unwrap_or_default())
        };
        let evidence = matcher.evidence(&text, memo);
        let lists = [
            (Place::Text, &evidence.text),
            (Place::Heading, &evidence.heading),
            (Place::Title, &evidence.title),
            (Place::Publisher, &evidence.publisher),
        ];
        let authors = evidence.authors.iter().enumerate();
        let authors = authors.map(|(index, list)| (Place::Person(index), list));
        let lists = lists.into_iter().chain(authors);
        let mut marks: Vec<_> = lists.flat_map(|(place, list)| marks(place, 0, list)).collect();
        marks.sort();
        assert!(evidence.matched || marks.is_empty(), "{root} marks without a match");
        evidence.matched.then_some(marks)
    }
}

/// A query and a passage of an article.
struct Case {
    root: Node,
    article: ReadArticle,
    at: usize,
}

impl Case {
    fn both(&self, naive: &Naive) -> (Found, Found) {
        let passage = &self.article.passages[self.at];
        let expected = naive.evidence(&self.root, &self.article, passage);
        let mut asked = Asked::new(naive, &self.root, Memo::default());
        (expected, asked.found(&self.article, passage))
    }

    fn differs(&self, naive: &Naive) -> bool {
        let (expected, found) = self.both(naive);
        expected != found
    }

    fn simpler(&self) -> Vec<Self> {
        let read = |article| ReadArticle::new(self.article.id.clone(), article);
        let own = &self.article.article;
        let articles = simpler::articles(own, self.at).into_iter();
        let articles = articles.map(|it| (self.root.clone(), it));
        let queries = simpler::queries(&self.root).into_iter().map(|root| (root, own.clone()));
        let cases = queries.chain(articles);
        cases.map(|(root, it)| Self { root, article: read(it), at: self.at }).collect()
    }
}

/// Compares what `queries` queries find in twelve passages each.
fn compare(naive: &Naive, seed: u64, expands: bool, queries: usize) {
    const PASSAGES: usize = 12;
    let mut random = Random::new(seed);
    let articles = unindexed(&mut random, 60);
    let mut memo = Memo::default();
    let mut generator = Generator::new(seed, Operator::TYPED, &articles);
    for _ in 0..queries {
        let mut root = generator.query();
        if expands {
            root = generator.with_substitutes(&root);
        }
        let mut asked = Asked::new(naive, &root, memo);
        for _ in 0..PASSAGES {
            let (n, at) = chosen(&mut random, &articles, generator.focus);
            let article = &articles[n];
            let passage = &article.passages[at];
            let expected = naive.evidence(&root, article, passage);
            let found = asked.found(article, passage);
            if expected == found {
                continue;
            }
            let article = ReadArticle::new(article.id.clone(), article.article.clone());
            let case = Case { root: root.clone(), article, at };
            let case = simpler::simplest(case, Case::simpler, |case| case.differs(naive));
            let (expected, found) = case.both(naive);
            let passage = (&case.article, &case.article.passages[case.at]);
            panic!("{}", describe("the matcher", seed, &case.root, passage, (&expected, &found)));
        }
        memo = asked.memo;
    }
}

#[test]
fn passages_match_by_definition() {
    let naive = Naive::default();
    for seed in seeds(4) {
        compare(&naive, seed, false, 400);
    }
    naive.tally().assert_all_tried(Operator::TYPED, 50);
}

#[test]
fn passages_match_by_what_is_looked_for_besides() {
    let naive = Naive::default();
    for seed in seeds(1) {
        compare(&naive, seed, true, 400);
    }
    naive.tally().assert_all_tried(Operator::ALL, 15);
}
