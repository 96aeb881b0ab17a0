//! A query that is typed is read as what is meant.

use pincite::{Node, Query};

use super::articles::{chosen, unindexed};
use super::difference::describe;
use super::naive::Naive;
use super::operator::Operator;
use super::queries::{Generator, is_as_read};
use super::random::Random;
use super::{seeds, simpler};

/// The query as somebody types it who means `root`.
fn read(root: &Node) -> Query {
    Query::parse(&root.to_string())
}

fn compare(naive: &Naive, seed: u64, queries: usize) {
    const PASSAGES: usize = 8;
    let mut random = Random::new(seed);
    let articles = unindexed(&mut random, 40);
    let mut generator = Generator::new(seed, Operator::TYPED, &articles);
    for _ in 0..queries {
        let root = generator.query();
        let query = read(&root);
        // What is said of queries that mean what they say.
        let is_fair = |it: &&str| it.contains("exclu") || it.contains("weight");
        let remarks = query.diagnostics.iter().map(|remark| remark.message.as_str());
        let odd: Vec<_> = remarks.filter(|message| !is_fair(message)).collect();
        assert!(odd.is_empty(), "{root} is odd: {odd:?}");
        for _ in 0..PASSAGES {
            let (n, at) = chosen(&mut random, &articles, generator.focus);
            let (article, passage) = (&articles[n], &articles[n].passages[at]);
            let both = |root: &Node| {
                let meant = naive.evidence(root, article, passage);
                (meant, naive.evidence(&read(root).root, article, passage))
            };
            let differs = |root: &Node| {
                let (meant, read) = both(root);
                is_as_read(root) && meant != read
            };
            if differs(&root) {
                let root = simpler::simplest(root.clone(), simpler::queries, differs);
                let (meant, found) = both(&root);
                let passage = (article, passage);
                let described = describe("the parser", seed, &root, passage, (&meant, &found));
                panic!("{described}read as: {}\n{}", read(&root), read(&root).tree());
            }
        }
    }
}

#[test]
fn queries_are_read_as_meant() {
    let naive = Naive::default();
    for seed in seeds(2) {
        compare(&naive, seed, 500);
    }
}
