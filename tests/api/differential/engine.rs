//! The engine finds in a collection what the definitions say, and marks it so.

use std::collections::BTreeMap;
use std::ops::Range;

use pincite::{
    AliasOptions, Article, ArticleId, Hit, Index, Node, Query, SearchOptions, SnippetOptions,
};

use super::articles::{article, as_json};
use super::difference::{Found, describe, marks};
use super::naive::{Mark, Naive, Place, ReadArticle};
use super::operator::Operator;
use super::queries::{Generator, is_as_read};
use super::random::Random;
use super::runs::as_words;
use super::{seeds, simpler};
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
    fn difference(&self, naive: &Naive, case: &Case) -> Option<(usize, usize, Found, Found)> {
        let mut found = self.found(&case.asked());
        let read = as_words(&case.root);
        for (n, article) in self.articles.iter().enumerate() {
            for (at, passage) in article.passages.iter().enumerate() {
                let expected = naive.evidence(&read, article, passage);
                let found = found.remove(&passage.id).flatten();
                if expected != found {
                    return Some((n, at, expected, found));
                }
            }
        }
        assert!(found.is_empty(), "{} finds what is not there: {found:?}", case.root);
        None
    }
}

/// What is meant, and what was typed where that is not all of it.
struct Case {
    root: Node,
    typed: Option<String>,
}

impl Case {
    fn new(generator: &mut Generator<'_>, expands: bool) -> Self {
        let root = generator.query();
        if !expands {
            return Self { root, typed: None };
        }
        let typed = root.to_string();
        let root = generator.with_substitutes(&Query::parse(&typed).root);
        Self { root, typed: Some(typed) }
    }

    /// The query as it is asked for: parsed, where it can be typed.
    fn asked(&self) -> Query {
        match &self.typed {
            None => Query::parse(&self.root.to_string()),
            Some(text) => {
                Query { text: text.clone(), root: self.root.clone(), diagnostics: Vec::new() }
            }
        }
    }

    fn simpler(&self) -> Vec<Self> {
        let with = |root| Self { root, typed: self.typed.clone() };
        simpler::queries(&self.root).into_iter().filter(is_as_read).map(with).collect()
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
    let mut marks: Vec<_> = text
        .chain(marks(Place::Heading, 0, &hit.heading_highlights))
        .chain(marks(Place::Title, 0, &hit.title_highlights))
        .chain(marks(Place::Publisher, 0, &hit.publisher_highlights))
        .chain(people.flatten())
        .collect();
    marks.sort();
    marks
}

/// Compares the results of `queries` queries in each of some collections.
fn compare(naive: &Naive, seeds: Range<u64>, expands: bool, queries: usize) {
    for seed in seeds {
        let collection = Collection::new(&mut Random::new(seed));
        let mut generator = Generator::new(seed, Operator::TYPED, &collection.articles);
        for _ in 0..queries {
            let case = Case::new(&mut generator, expands);
            let differs = |case: &Case| collection.difference(naive, case).is_some();
            if !differs(&case) {
                continue;
            }
            let case = simpler::simplest(case, Case::simpler, differs);
            let (n, at, expected, found) = collection.difference(naive, &case).unwrap();
            let passage = (&collection.articles[n], &collection.articles[n].passages[at]);
            let described = describe("the engine", seed, &case.root, passage, (&expected, &found));
            panic!("{described}read as:\n{}", case.asked().tree());
        }
    }
}

#[test]
fn results_are_those_of_the_definitions() {
    let naive = Naive::default();
    compare(&naive, seeds(4), false, 200);
    naive.tally().assert_all_tried(Operator::TYPED, 100);
}

#[test]
fn results_hold_what_is_looked_for_besides() {
    let naive = Naive::default();
    compare(&naive, seeds(1), true, 200);
    naive.tally().assert_all_tried(Operator::ALL, 20);
}
