//! The query language, through one door: what was typed, how it was
//! understood, what was remarked upon.

mod dates;
mod documentation;
mod facts;
mod fields;
mod hard;
mod hostile;
mod limits;
mod nearness;
mod operators;
mod patterns;
mod properties;
mod sentences;
mod suffixes;
mod words;

use super::Query;

/// Checks that `typed` is understood as `understood`, with these remarks, and
/// that `understood` is understood as itself.
#[track_caller]
fn check(typed: &str, understood: &str, remarks: &[&str]) {
    check_query(&Query::parse(typed), understood, remarks);
}

/// The same, on the day `today`.
#[track_caller]
fn check_on(today: &str, typed: &str, understood: &str, remarks: &[&str]) {
    check_query(&Query::parse_on(typed, today.parse().unwrap()), understood, remarks);
}

#[track_caller]
fn check_query(query: &Query, understood: &str, remarks: &[&str]) {
    let typed = &query.text;
    let found: Vec<&str> = query.diagnostics.iter().map(|d| d.message.as_str()).collect();
    assert_eq!((query.to_string().as_str(), found.as_slice()), (understood, remarks), "{typed:?}");
    assert_same(query, &Query::parse(understood));
}

/// Checks that two queries are the same tree, wherever it was typed.
#[track_caller]
fn assert_same(one: &Query, other: &Query) {
    assert_eq!(shape(one), shape(other), "{:?} and {:?}", one.text, other.text);
}

/// The tree without its spans.
fn shape(query: &Query) -> String {
    let tree = format!("{:?}", query.root.kind);
    let mut shape = String::new();
    for (n, piece) in tree.split("span: ByteSpan {").enumerate() {
        let piece = if n == 0 { piece } else { piece.split_once('}').map_or("", |(_, rest)| rest) };
        shape.push_str(piece);
    }
    shape
}
