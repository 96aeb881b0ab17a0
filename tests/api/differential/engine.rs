//! The engine finds in a collection what the definitions say, and marks it so.

use std::collections::{BTreeMap, BTreeSet};

use pincite::{AliasOptions, Article, ArticleId, Hit, Index, Node, Query, SearchOptions, SnippetOptions};

use super::articles::{article, as_json};
use super::build::query;
use super::difference::{Found, describe, marks};
use super::naive::{Mark, Naive, Place, ReadArticle};
use super::operator::{Operator, is_made_of};
use super::queries::{Generator, is_as_read};
use super::random::Random;
use super::runs::as_words;
use super::{EXPANDED, ON, seeds, simpler};
use crate::harness::World;

/// Articles, and an index of them.
struct Collection {
    _world: World,
    index: Index,
    articles: Vec<ReadArticle>,
}

impl Collection {
    /// Makes a collection of 24 articles. They come in several runs, of which
    /// later ones replace what was, so that there are segments and deletions.
    fn new(random: &mut Random) -> Self {
        let world = World::new();
        let write = |path: &str, first: usize, count: usize, random: &mut Random| {
            let ids: Vec<_> = (first..first + count).map(|n| format!("a{n:02}")).collect();
            let lines: Vec<_> =
                ids.iter().map(|id| as_json(&article(random, id)).to_string()).collect();
            world.file(path, lines.join("\n"));
            ids
        };
        write("a.jsonl", 0, 8, random);
        write("gone.jsonl", 30, 4, random);
        world.sync();
        let mut ids = write("a.jsonl", 0, 10, random);
        ids.extend(write("More/b.jsonl", 10, 8, random));
        world.remove("gone.jsonl");
        world.sync();
        ids.extend(write("more.jsonl", 18, 6, random));
        let (index, _) = world.sync();
        // As they are in the index: its readers find out languages, and tidy.
        let read = |id: &String| {
            let id = ArticleId::new(id);
            let article: Article = index.whole_article(&id).unwrap().unwrap();
            ReadArticle::new(id, article)
        };
        let articles = ids.iter().map(read).collect();
        Self { _world: world, index, articles }
    }

    /// Asks the engine; returns what is marked in each hit, by its id.
    fn found(&self, asked: &Query) -> BTreeMap<String, Found> {
        let options = SearchOptions {
            limit: 1000,
            // Other names and spellings are compared where they are made by hand.
            aliases: AliasOptions::off(),
            // So wide that the one fragment is the text.
            snippet: SnippetOptions { max_width: 1_000_000, max_fragments: 1 },
            ..SearchOptions::default()
        };
        let results = self.index.search(asked, &options).unwrap();
        assert_eq!(results.total as usize, results.hits.len(), "{}", asked.root);
        let found: BTreeMap<_, _> =
            results.hits.iter().map(|hit| (hit.id().to_string(), Some(marks_of(hit)))).collect();
        assert_eq!(found.len(), results.hits.len(), "a passage twice: {}", asked.root);
        found
    }

    /// Returns the first passage where the two differ, what the definitions say
    /// of it, and what was found.
    fn difference(&self, naive: &Naive, root: &Node) -> Option<(usize, usize, Found, Found)> {
        let mut found = self.found(&asked(root));
        let read = as_words(root);
        for (n, article) in self.articles.iter().enumerate() {
            for (at, passage) in article.passages.iter().enumerate() {
                let expected = naive.evidence(&read, article, passage);
                let found = found.remove(&passage.id).flatten();
                if expected != found {
                    return Some((n, at, expected, found));
                }
            }
        }
        assert!(found.is_empty(), "{root} finds what is not in the collection: {found:?}");
        None
    }
}

/// Everything that is marked in a hit.
fn marks_of(hit: &Hit) -> Vec<Mark> {
    let text = hit.snippet.fragments.iter().flat_map(|fragment| {
        assert_eq!(fragment.text, hit.text, "the fragment is not the whole text");
        marks(Place::Text, fragment.span.start, &fragment.highlights)
    });
    let people = hit.author_highlights.iter().enumerate();
    let people = people.map(|(index, list)| marks(Place::Person(index), 0, list));
    text.chain(marks(Place::Heading, 0, &hit.heading_highlights))
        .chain(marks(Place::Title, 0, &hit.title_highlights))
        .chain(marks(Place::Publisher, 0, &hit.publisher_highlights))
        .chain(people.flatten())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect()
}

/// The query as somebody types it who means `root`; what nobody can type is
/// asked for as it is.
fn asked(root: &Node) -> Query {
    match is_made_of(root, Operator::TYPED) {
        true => Query::parse(&root.to_string()),
        false => query(root.clone()),
    }
}

/// Compares the results of `queries` queries in each of some collections.
fn compare(seeds: std::ops::Range<u64>, operators: &[Operator], queries: usize, least: usize) {
    let naive = Naive::default();
    for seed in seeds {
        let collection = Collection::new(&mut Random::new(seed));
        let mut generator = Generator::new(seed, operators, &collection.articles);
        for _ in 0..queries {
            let root = generator.query();
            if collection.difference(&naive, &root).is_none() {
                continue;
            }
            let differs =
                |root: &Node| is_as_read(root) && collection.difference(&naive, root).is_some();
            let root = simpler::simplest(root, simpler::queries, differs);
            let (n, at, expected, found) = collection.difference(&naive, &root).unwrap();
            let article = &collection.articles[n];
            let passage = (article, &article.passages[at]);
            let described = describe("the engine", seed, &root, passage, (&expected, &found));
            panic!("{described}read as:\n{}", asked(&root).tree());
        }
    }
    naive.tally().assert_all_tried(operators, least);
}

#[test]
fn results_are_those_of_the_definitions() {
    compare(seeds(4), ON, 200, 100);
}

#[test]
fn results_hold_what_is_looked_for_besides() {
    compare(seeds(1), EXPANDED, 200, 20);
}
