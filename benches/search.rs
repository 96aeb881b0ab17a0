//! Searching 10,000 paragraphs: the first ten hits with text, snippet and
//! citation.
//!
//! `cargo bench --bench search`

#[allow(dead_code)]
mod support;

use std::sync::OnceLock;

use divan::{Bencher, black_box};
use pincite::{Index, Query, SearchOptions};
use support::word;
use tempfile::TempDir;

fn main() {
    divan::main();
}

fn index() -> &'static Index {
    static INDEX: OnceLock<(TempDir, Index)> = OnceLock::new();
    &INDEX.get_or_init(support::index).1
}

/// Runs queries of one kind; `hits` is how many hits they have in all.
fn run(bencher: Bencher<'_, '_>, queries: &[String], options: &SearchOptions, hits: usize) {
    let index = index();
    let queries: Vec<Query> = queries.iter().map(|text| Query::parse(text)).collect();
    let search = || -> usize {
        let found = queries.iter().map(|query| index.search(query, options).expect("an answer"));
        found.map(|results| results.hits.len()).sum()
    };
    assert_eq!(search(), hits);
    bencher
        .counter(divan::counter::ItemsCount::new(queries.len()))
        .bench_local(|| black_box(search()));
}

/// Frequent, middling and rare words.
fn words() -> Vec<String> {
    [20, 60, 120, 300, 700, 1500, 2500, 4000].map(word).to_vec()
}

fn uncounted() -> SearchOptions {
    SearchOptions { count: false, ..SearchOptions::default() }
}

#[divan::bench]
fn term(bencher: Bencher<'_, '_>) {
    run(bencher, &words(), &uncounted(), 80);
}

#[divan::bench]
fn any_of_three(bencher: Bencher<'_, '_>) {
    let queries: Vec<_> = words().windows(3).map(|words| words.join(" ")).collect();
    run(bencher, &queries, &uncounted(), 60);
}

#[divan::bench]
fn all_of_two(bencher: Bencher<'_, '_>) {
    let queries: Vec<_> = words()[..5].windows(2).map(|words| words.join(" AND ")).collect();
    run(bencher, &queries, &uncounted(), 37);
}

#[divan::bench]
fn phrase(bencher: Bencher<'_, '_>) {
    let queries: Vec<_> = [(0, 1), (2, 3), (1, 5), (4, 2)]
        .map(|(a, b)| format!("\"{} {}\"", word(a), word(b)))
        .to_vec();
    run(bencher, &queries, &uncounted(), 40);
}

#[divan::bench]
fn prefix(bencher: Bencher<'_, '_>) {
    let queries: Vec<_> = ["sta*", "trea*", "moul*"].map(str::to_owned).to_vec();
    run(bencher, &queries, &uncounted(), 30);
}

#[divan::bench]
fn counted(bencher: Bencher<'_, '_>) {
    let queries: Vec<_> = words().windows(3).map(|words| words.join(" ")).collect();
    run(bencher, &queries, &SearchOptions::default(), 60);
}
