//! What is generated tries everything there is.

use std::collections::BTreeMap;

use pincite::{HighlightKind, NodeKind, WordPattern};

use super::articles::{chosen, unindexed};
use super::naive::{KINDS, Naive, Spelling};
use super::operator::Operator;
use super::queries::Generator;
use super::random::Random;

#[test]
fn every_operator_matches_and_fails() {
    let naive = Naive::default();
    let mut random = Random::new(7);
    let articles = unindexed(&mut random, 60);
    let mut kinds: BTreeMap<HighlightKind, usize> = BTreeMap::new();
    let mut generator = Generator::new(7, Operator::TYPED, &articles);
    for n in 0..2000 {
        let mut root = generator.query();
        if n % 4 == 0 {
            root = generator.with_substitutes(&root);
        }
        for _ in 0..10 {
            let (n, at) = chosen(&mut random, &articles, generator.focus);
            let (article, passage) = (&articles[n], &articles[n].passages[at]);
            for mark in naive.evidence(&root, article, passage).unwrap_or_default() {
                *kinds.entry(mark.kind).or_default() += 1;
            }
        }
    }
    naive.tally().assert_all_tried(Operator::ALL, 100);
    for kind in KINDS {
        assert!(kinds.get(&kind).is_some_and(|marks| *marks >= 100), "{kind:?}: {kinds:?}");
    }
}

#[test]
fn words_fit_patterns_by_definition() {
    let operators = [Operator::Wildcard, Operator::Fuzzy, Operator::Regex];
    let articles = unindexed(&mut Random::new(8), 60);
    let texts = articles.iter().flat_map(|it| it.passages.iter().flat_map(|it| &it.own));
    let mut forms: Vec<&str> =
        texts.flat_map(|text| text.tokens.iter().map(|token| token.form.as_str())).collect();
    forms.sort_unstable();
    forms.dedup();
    let mut generator = Generator::new(8, &operators, &articles);
    let mut fitting = 0;
    for _ in 0..200 {
        let root = generator.query();
        let pattern = match &root.kind {
            NodeKind::Wildcard(text) => WordPattern::wildcard(text),
            NodeKind::Fuzzy { text, max_edits } => WordPattern::fuzzy(text, *max_edits),
            NodeKind::Regex(text) => WordPattern::regex(text),
            other => panic!("{other:?} was not asked for"),
        };
        let pattern = pattern.unwrap();
        let spelling = Spelling::new(&root.kind).unwrap();
        for form in &forms {
            let expected = spelling.fits(form);
            assert_eq!(pattern.fits(form), expected.is_some(), "{root} {form}");
            let is_same = expected == Some(HighlightKind::Exact);
            assert_eq!(pattern.edits(form) == Some(0), is_same, "{root} {form}");
            fitting += usize::from(expected.is_some());
        }
    }
    assert!(fitting > 300, "{fitting}");
}
