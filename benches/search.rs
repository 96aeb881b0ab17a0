//! Searching 100,000 paragraphs: the first ten hits with text, snippet and
//! citation.
//!
//! `cargo bench --bench search`; times are for a query. With `--test` each is
//! run once, on a tenth of the paragraphs.

#[allow(dead_code)]
mod support;

use std::sync::OnceLock;

use divan::{Bencher, black_box};
use pincite::{Index, Node, NodeKind, Query, SearchOptions, Substitute, SubstituteKind};
use support::word;
use tempfile::TempDir;

fn main() {
    divan::main();
}

fn is_test() -> bool {
    std::env::args().any(|argument| argument == "--test")
}

fn index() -> &'static Index {
    static INDEX: OnceLock<(TempDir, Index)> = OnceLock::new();
    let paragraphs = if is_test() { 10_000 } else { 100_000 };
    &INDEX.get_or_init(|| support::index(paragraphs)).1
}

/// How many hits queries have in all: in 10,000 paragraphs, and in 100,000.
type Hits = [usize; 2];

/// Runs queries of one kind in turn.
fn run(bencher: Bencher<'_, '_>, queries: &[Query], options: &SearchOptions, hits: Hits) {
    let index = index();
    let search = |query: &Query| index.search(query, options).expect("an answer").hits.len();
    let found: usize = queries.iter().map(search).sum();
    assert_eq!(found, hits[usize::from(!is_test())]);
    let mut next = (0..queries.len()).cycle();
    bencher.bench_local(|| black_box(search(&queries[next.next().unwrap_or_default()])));
}

/// Runs queries without counting all hits.
fn uncounted(bencher: Bencher<'_, '_>, queries: &[String], hits: Hits) {
    let queries: Vec<Query> = queries.iter().map(|text| Query::parse(text)).collect();
    assert!(queries.iter().all(|query| query.diagnostics.is_empty()));
    let options = SearchOptions { count: false, ..SearchOptions::default() };
    run(bencher, &queries, &options, hits);
}

/// Frequent, middling and rare words.
fn words() -> Vec<String> {
    [20, 60, 120, 300, 700, 1500, 2500, 4000].map(word).to_vec()
}

/// Three words, any of which may match.
fn triples() -> Vec<String> {
    words().windows(3).map(|words| words.join(" ")).collect()
}

/// Two words, both of which must match.
fn conjunctions() -> Vec<String> {
    words()[..5].windows(2).map(|words| words.join(" AND ")).collect()
}

/// Two frequent words side by side.
fn phrases() -> Vec<String> {
    [(0, 1), (2, 3), (1, 5), (4, 2)].map(|(a, b)| format!("\"{} {}\"", word(a), word(b))).to_vec()
}

/// Pairs of words that occur together.
fn pairs(join: impl Fn(&str, &str) -> String) -> Vec<String> {
    [(0, 1), (2, 3), (1, 5), (4, 2), (7, 40), (20, 90)]
        .map(|(a, b)| join(&word(a), &word(b)))
        .to_vec()
}

fn each(queries: &[&str]) -> Vec<String> {
    queries.iter().map(|query| (*query).to_owned()).collect()
}

#[divan::bench]
fn term(bencher: Bencher<'_, '_>) {
    uncounted(bencher, &words(), [80, 80]);
}

#[divan::bench]
fn any_of_three(bencher: Bencher<'_, '_>) {
    uncounted(bencher, &triples(), [60, 60]);
}

#[divan::bench]
fn all_of_two(bencher: Bencher<'_, '_>) {
    uncounted(bencher, &conjunctions(), [37, 40]);
}

#[divan::bench]
fn phrase(bencher: Bencher<'_, '_>) {
    uncounted(bencher, &phrases(), [40, 40]);
}

#[divan::bench]
fn counted(bencher: Bencher<'_, '_>) {
    let queries: Vec<_> = words().windows(3).map(|words| Query::parse(&words.join(" "))).collect();
    run(bencher, &queries, &SearchOptions::default(), [60, 60]);
}

#[divan::bench]
fn prefix(bencher: Bencher<'_, '_>) {
    uncounted(bencher, &each(&["sta*", "trea*", "moul*"]), [30, 30]);
}

#[divan::bench]
fn wildcard(bencher: Bencher<'_, '_>) {
    uncounted(bencher, &each(&["st?ing*", "t*ation", "m?l?s"]), [30, 30]);
}

#[divan::bench]
fn leading_wildcard(bencher: Bencher<'_, '_>) {
    uncounted(bencher, &each(&["*staing", "*loued", "*zeation"]), [30, 30]);
}

#[divan::bench]
fn regex(bencher: Bencher<'_, '_>) {
    uncounted(bencher, &each(&["/st[aeiou]+ing/", "/(tre|sta)+s/", "/.*ou.*ation/"]), [30, 30]);
}

/// Near spellings of words of five letters or more.
fn spellings(max_edits: u8) -> Vec<String> {
    let words = [2, 4, 20, 700, 1500, 2500, 4000].map(word);
    words.iter().map(|word| format!("{word}~{max_edits}")).collect()
}

#[divan::bench]
fn one_edit(bencher: Bencher<'_, '_>) {
    uncounted(bencher, &spellings(1), [70, 70]);
}

#[divan::bench]
fn two_edits(bencher: Bencher<'_, '_>) {
    uncounted(bencher, &spellings(2), [70, 70]);
}

#[divan::bench]
fn loose_phrase(bencher: Bencher<'_, '_>) {
    uncounted(bencher, &pairs(|a, b| format!("\"{a} {b}\"~5")), [60, 60]);
}

#[divan::bench]
fn near(bencher: Bencher<'_, '_>) {
    uncounted(bencher, &pairs(|a, b| format!("{a} NEAR/5 {b}")), [60, 60]);
}

#[divan::bench]
fn near_in_order(bencher: Bencher<'_, '_>) {
    uncounted(bencher, &pairs(|a, b| format!("{a} ADJ/5 {b}")), [60, 60]);
}

#[divan::bench]
fn near_three(bencher: Bencher<'_, '_>) {
    let queries = pairs(|a, b| format!("{a} NEAR/5 {b} NEAR/5 {}", word(3)));
    uncounted(bencher, &queries, [60, 60]);
}

#[divan::bench]
fn near_a_pattern(bencher: Bencher<'_, '_>) {
    uncounted(bencher, &pairs(|a, b| format!("{a}* NEAR/2 {b}")), [60, 60]);
}

#[divan::bench]
fn same_sentence(bencher: Bencher<'_, '_>) {
    uncounted(bencher, &pairs(|a, b| format!("{a} SENT {b}")), [60, 60]);
}

#[divan::bench]
fn same_article(bencher: Bencher<'_, '_>) {
    uncounted(bencher, &pairs(|a, b| format!("{a} DOC {b}")), [60, 60]);
}

#[divan::bench]
fn exactly(bencher: Bencher<'_, '_>) {
    let queries: Vec<_> = words().iter().map(|word| format!("={word}")).collect();
    uncounted(bencher, &queries, [80, 80]);
}

/// Words that begin a sentence: most candidates are passed over.
#[divan::bench]
fn exactly_capital(bencher: Bencher<'_, '_>) {
    let capital = |word: &String| format!("={}{}", word[..1].to_uppercase(), &word[1..]);
    uncounted(bencher, &words().iter().map(capital).collect::<Vec<_>>(), [45, 80]);
}

#[divan::bench]
fn weighted(bencher: Bencher<'_, '_>) {
    uncounted(bencher, &pairs(|a, b| format!("{a}^2 {b}^0.5")), [60, 60]);
}

#[divan::bench]
fn excluding(bencher: Bencher<'_, '_>) {
    uncounted(bencher, &pairs(|a, b| format!("{a} -{b} -\"{b} {a}\"")), [60, 60]);
}

#[divan::bench]
fn in_the_title(bencher: Bencher<'_, '_>) {
    uncounted(bencher, &pairs(|a, _| format!("title:report {a}")), [60, 60]);
}

#[divan::bench]
fn has_fact(bencher: Bencher<'_, '_>) {
    uncounted(bencher, &pairs(|a, _| format!("has:title -has:author {a}")), [60, 60]);
}

#[divan::bench]
fn with_substitutes(bencher: Bencher<'_, '_>) {
    let node = |kind| Node { span: Default::default(), kind };
    let expanded = |a: usize, b: usize| {
        let substitute = |text, kind, weight| Substitute { text, kind, weight };
        let others = vec![
            substitute(format!("{} {}", word(a), word(b)), SubstituteKind::Alias, 0.8),
            substitute(word(b), SubstituteKind::Spelling, 0.5),
        ];
        let root =
            node(NodeKind::Expanded { node: Box::new(node(NodeKind::Word(word(a)))), others });
        Query { text: String::new(), root, diagnostics: Vec::new() }
    };
    let queries = [(0, 1), (2, 3), (120, 60), (700, 300)].map(|(a, b)| expanded(a, b));
    let options = SearchOptions { count: false, ..SearchOptions::default() };
    run(bencher, &queries, &options, [40, 40]);
}

/// Searches that leave the candidates as the engine orders them: what the second
/// stage costs is what the same searches take longer.
mod first_stage {
    use super::{Bencher, Query, SearchOptions, conjunctions, phrases, run, triples, words};

    fn unranked(bencher: Bencher<'_, '_>, queries: &[String], hits: super::Hits) {
        let queries: Vec<Query> = queries.iter().map(|text| Query::parse(text)).collect();
        let options = SearchOptions { count: false, rerank: false, ..SearchOptions::default() };
        run(bencher, &queries, &options, hits);
    }

    #[divan::bench]
    fn term(bencher: Bencher<'_, '_>) {
        unranked(bencher, &words(), [80, 80]);
    }

    #[divan::bench]
    fn any_of_three(bencher: Bencher<'_, '_>) {
        unranked(bencher, &triples(), [60, 60]);
    }

    #[divan::bench]
    fn all_of_two(bencher: Bencher<'_, '_>) {
        unranked(bencher, &conjunctions(), [37, 40]);
    }

    #[divan::bench]
    fn phrase(bencher: Bencher<'_, '_>) {
        unranked(bencher, &phrases(), [40, 40]);
    }
}

/// Ranked by words of the best passages as well.
#[divan::bench]
fn with_feedback(bencher: Bencher<'_, '_>) {
    let queries: Vec<_> = triples().iter().map(|text| Query::parse(text)).collect();
    let options = SearchOptions { count: false, feedback: true, ..SearchOptions::default() };
    run(bencher, &queries, &options, [60, 60]);
}

#[divan::bench]
fn explained(bencher: Bencher<'_, '_>) {
    let queries: Vec<_> = words().windows(3).map(|words| Query::parse(&words.join(" "))).collect();
    let options = SearchOptions { count: false, explain: true, ..SearchOptions::default() };
    run(bencher, &queries, &options, [60, 60]);
}
