//! The matcher finds in a passage what the definitions say.

use std::collections::HashMap;

use pincite::{Matcher, Memo, Node, ParagraphNumber, PassageText, Query};

use super::articles::{chosen, unindexed};
use super::build::query;
use super::difference::{Found, compared, describe, marks};
use super::naive::{Naive, Passage, Place, ReadArticle};
use super::operator::Operator;
use super::queries::Generator;
use super::random::Random;
use super::{EXPANDED, ON, gaps, seeds, simpler};

/// A query as the matcher is asked it, in every language that was needed.
struct Asked<'n> {
    naive: &'n Naive,
    query: Query,
    matchers: HashMap<&'static str, Matcher>,
    memo: Memo,
}

impl<'n> Asked<'n> {
    fn new(naive: &'n Naive, root: &Node, memo: Memo) -> Self {
        Self { naive, query: query(root.clone()), matchers: HashMap::new(), memo }
    }

    /// Asks the matcher about a passage.
    fn found(&mut self, article: &ReadArticle, passage: &Passage) -> Found {
        let Self { naive, query, matchers, memo } = self;
        let matcher = matchers
            .entry(passage.analyzer.stemmer())
            .or_insert_with(|| Matcher::new(query, &passage.analyzer));
        let answers = |node: &Node| naive.evidence(node, article, passage).is_some();
        let text = PassageText {
            text: passage.text(Place::Text).unwrap_or_default(),
            heading: passage.text(Place::Heading),
            title: article.article.metadata.title.as_deref(),
            searches_title: passage.number == ParagraphNumber::FIRST.get(),
            answers: &answers,
        };
        let evidence = matcher.evidence(&text, memo);
        let lists = [
            (Place::Text, &evidence.text),
            (Place::Heading, &evidence.heading),
            (Place::Title, &evidence.title),
        ];
        let marks: Vec<_> = lists.iter().flat_map(|(place, list)| marks(*place, 0, list)).collect();
        assert!(evidence.matched || marks.is_empty(), "{} marks without a match", query.root);
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
        let expected = compared(naive.evidence(&self.root, &self.article, passage));
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
fn compare(naive: &Naive, seed: u64, operators: &[Operator], queries: usize) {
    const PASSAGES: usize = 12;
    let mut random = Random::new(seed);
    let articles = unindexed(&mut random, 60);
    let mut memo = Memo::default();
    let mut generator = Generator::new(seed, operators, &articles);
    for _ in 0..queries {
        let root = generator.query();
        let mut asked = Asked::new(naive, &root, memo);
        for _ in 0..PASSAGES {
            let (n, at) = chosen(&mut random, &articles, generator.focus);
            let article = &articles[n];
            let passage = &article.passages[at];
            if gaps::touch_matching(&root, article, passage) {
                continue;
            }
            let expected = compared(naive.evidence(&root, article, passage));
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
        compare(&naive, seed, ON, 600);
    }
    naive.tally().assert_all_tried(ON, 100);
}

#[test]
fn passages_match_by_what_is_looked_for_besides() {
    let naive = Naive::default();
    for seed in seeds(1) {
        compare(&naive, seed, EXPANDED, 200);
    }
    naive.tally().assert_all_tried(EXPANDED, 100);
}
