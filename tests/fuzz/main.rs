//! Feeds the parser of queries with what nobody would type.
//!
//! Texts are made of bytes, of pieces of the language, and of real queries that
//! are cut, doubled and mixed. A run takes a few seconds. To run longer, say
//! how many texts of each kind to make:
//!
//! ```text
//! PINCITE_FUZZ_CASES=1000000 cargo test --release --test fuzz
//! ```
//!
//! The seed of a run is random and printed with a failure, as is the smallest
//! text found that fails.

mod corpus;

use std::time::{Duration, Instant};

use pincite::{Node, PartialDate, Query};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use corpus::{PIECES, QUERIES};

/// No text of these is longer than a few kilobytes, which are read within a
/// thousandth of this.
const PATIENCE: Duration = Duration::from_secs(5);

fn cases() -> u32 {
    std::env::var("PINCITE_FUZZ_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(500)
}

#[track_caller]
fn fuzz(texts: impl Strategy<Value = String>) {
    fuzz_some(cases(), texts);
}

#[track_caller]
fn fuzz_some(cases: u32, texts: impl Strategy<Value = String>) {
    let config = Config { failure_persistence: None, ..Config::with_cases(cases) };
    let result = TestRunner::new(config).run(&texts, |text| check(&text));
    if let Err(error) = result {
        panic!("{error}");
    }
}

/// Checks what holds of every query.
fn check(text: &str) -> Result<(), TestCaseError> {
    let today: PartialDate = "2025-03-05".parse().unwrap();
    let start = Instant::now();
    let query = Query::parse_on(text, today);
    prop_assert!(start.elapsed() < PATIENCE, "takes {:?}", start.elapsed());
    for diagnostic in &query.diagnostics {
        prop_assert!(diagnostic.span.slice(text).is_some(), "{diagnostic:?}");
        prop_assert!(!diagnostic.message.is_empty());
        prop_assert_eq!(diagnostic.caret(text).lines().count(), 2);
    }
    prop_assert!(!query.tree().is_empty());
    for leaf in query.root.positive_leaves() {
        prop_assert!(leaf.node.span.slice(text).is_some(), "{:?}", leaf);
    }
    let understood = query.to_string();
    let again = Query::parse_on(&understood, today);
    prop_assert_eq!(again.to_string(), understood.clone());
    prop_assert_eq!(shape(&again.root), shape(&query.root), "{}", understood);
    let literal = Query::literal(text);
    prop_assert!(literal.root.span.slice(text).is_some());
    Ok(())
}

/// The tree without its spans.
fn shape(node: &Node) -> String {
    let tree = format!("{:?}", node.kind);
    let mut pieces = tree.split("span: ByteSpan {");
    let mut shape = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        shape.push_str(piece.split_once('}').map_or("", |(_, rest)| rest));
    }
    shape
}

/// One of the queries of the corpus, or a piece of the language.
fn part() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => prop::sample::select(QUERIES).prop_map(str::to_owned),
        1 => "[a-zé伊]{1,4}",
        1 => Just(" ".to_owned()),
    ]
}

/// Cuts characters out of a text, doubles some, and puts others in.
fn changed(text: &str, changes: &[(u16, u8, char)]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for &(at, change, c) in changes {
        if chars.is_empty() {
            break;
        }
        let at = usize::from(at) % chars.len();
        let end = (at + usize::from(change / 16)).min(chars.len());
        match change % 4 {
            0 => drop(chars.drain(at..end)),
            1 => {
                let doubled: Vec<char> = chars[at..end].to_vec();
                chars.splice(at..at, doubled);
            }
            2 => chars.insert(at, c),
            _ => chars[at..end].reverse(),
        }
    }
    chars.into_iter().collect()
}

#[test]
fn bytes() {
    fuzz(
        prop::collection::vec(any::<u8>(), 0..200)
            .prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
    );
}

#[test]
fn punctuation() {
    fuzz("[ -/:-@\\[-`{-~a1]{0,60}");
}

#[test]
fn pieces_of_the_language() {
    fuzz(prop::collection::vec(part(), 0..40).prop_map(|parts| parts.concat()));
}

#[test]
fn pieces_and_blanks() {
    fuzz(prop::collection::vec(part(), 0..40).prop_map(|parts| parts.join(" ")));
}

#[test]
fn queries_that_are_changed() {
    let change = (
        any::<u16>(),
        any::<u8>(),
        prop::sample::select(
            &[' ', '(', ')', '"', '~', '/', '^', '*', '=', '\\', '@', ':', '-'][..],
        ),
    );
    let changes = prop::collection::vec(change, 0..12);
    let queries = prop::collection::vec(prop::sample::select(QUERIES), 1..4);
    fuzz((queries, changes).prop_map(|(queries, changes)| changed(&queries.join(" "), &changes)));
}

#[test]
fn the_same_over_and_over() {
    // Such texts are long.
    let cases = cases() / 20;
    let pieces = prop::collection::vec(part(), 1..4);
    fuzz_some(
        cases,
        (pieces, 1..200_usize).prop_map(|(pieces, times)| pieces.concat().repeat(times)),
    );
}
