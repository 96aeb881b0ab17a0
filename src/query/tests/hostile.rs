//! Long, deep and malicious queries. A reading that took more than linear time
//! would not end within the patience of whoever runs these tests.

use std::time::{Duration, Instant};

use super::super::diagnostic::Diagnostics;
use super::super::{NodeKind, Query};
use super::check;

/// As much as a careless paste holds.
const LONG_BYTES: usize = 200_000;

/// Reads a query of any length, so that what is not linear shows.
fn parse_all(text: &str) -> Query {
    let today = "2025-03-05".parse().unwrap();
    Query::read(text, text, today, Diagnostics::default())
}

#[track_caller]
fn check_long(piece: &str) -> Query {
    let text = piece.repeat(LONG_BYTES / piece.len());
    let query = parse_all(&text);
    assert!(query.diagnostics.len() <= 51, "{piece:?}");
    assert!(query.diagnostics.is_sorted_by_key(|d| d.span), "{piece:?}");
    assert!(query.diagnostics.iter().all(|d| d.span.slice(&text).is_some()), "{piece:?}");
    assert!(query.diagnostics.iter().all(|d| d.message.len() < 400), "{piece:?}");
    let _ = query.to_string().len() + query.tree().len() + query.root.positive_leaves().count();
    query
}

#[test]
fn long_runs_of_anything() {
    for piece in [
        "a",
        "a ",
        "(",
        ")",
        "()",
        "(a ",
        "a) ",
        "((a) ",
        "\"",
        "\" ",
        "\"a\" ",
        "“",
        "”",
        " ”a",
        "«",
        "»",
        " » ",
        "›",
        "‘",
        "‘a ",
        " ‘a’ ",
        "‘(",
        "’",
        "+",
        "-",
        "!",
        "+ ",
        "-a ",
        "-\u{AD}",
        "-,",
        "-(",
        "--a ",
        "AND ",
        "OR ",
        "NOT ",
        "a AND ",
        "a OR ",
        "a OR NOT ",
        "AND OR ",
        "&&",
        "title:",
        "title: ",
        "title:(",
        "title:a:",
        "date:",
        "date:2024 ",
        "date:.. ",
        "foo:",
        "foo:b ",
        "*",
        "a*",
        "*a ",
        "~",
        "a~1",
        "a^2 ",
        "^2",
        "=",
        "=a",
        "/",
        "/a/ ",
        ".",
        "a.",
        ",+",
        "a+",
        ".. ",
        "…",
        "\u{200B}",
        "\0",
        "\u{3000}",
        "😀",
        "א\"",
        "\"א",
        "(a)-",
        "\"a\"~",
        "a AND (b OR ",
        "NOT (a ",
        "–a ",
        "e\u{301}",
        "NEAR ",
        "a NEAR ",
        "a NEAR/9 b ADJ ",
        "a ADJ/3 ",
        "NEAR/5",
        "NEAR 5 a ",
        "a SENT ",
        "SENT ",
        "a DOC ",
        "a DOC NOT ",
        "DOC SENT AND OR ",
        "(a SENT ",
        "(a NEAR ",
        "(a b)@sentence ",
        "@sentence",
        "()@sentence^2",
        "(a)@sentence^2~3",
        "@",
        "(@",
        ")@x",
        "~~",
        "\"a\"~~",
        "\"a b\"~9 ",
        "^^",
        "a^^",
        "a~^",
        "==",
        "= ",
        "=\"",
        "=\"a\"",
        "=“",
        "=»",
        "=(",
        "=title:",
        "-=",
        "-=\"",
        "-/",
        "/a",
        "/a(",
        "/\\/",
        "(/\\/",
        "/\\/(",
        "/a/",
        "/a/^2 ",
        "/[/ ",
        "/(/ ",
        "\\",
        "?",
        "a?b ",
        "*?",
        "a*b*",
        "?*a ",
        "has:",
        "has:author ",
        "before:",
        "before:2024 ",
        "date:today ",
        "date:\"last 7 days\" ",
        "伊",
        "a-",
        "ไ",
    ] {
        check_long(piece);
    }
}

#[test]
fn parentheses_are_bounded_in_depth() {
    let text = format!("{}a{}", "(".repeat(100_000), ")".repeat(100_000));
    let query = parse_all(&text);
    assert_eq!(query.to_string(), "a");
    assert_eq!(query.diagnostics.len(), 1);
    assert_eq!(
        query.diagnostics[0].message,
        "parentheses nest at most 64 deep; deeper ones are ignored"
    );
    assert_eq!(query.diagnostics[0].span.start, 64);

    let text = format!("{}x{}", "a OR (b AND (".repeat(50_000), "))".repeat(50_000));
    let query = parse_all(&text);
    assert_eq!(Query::parse(&query.to_string()).to_string(), query.to_string());
}

#[test]
fn as_deep_as_allowed_is_not_remarked_upon() {
    let text = format!("{}a{}", "-(x ".repeat(64), ")".repeat(64));
    let query = Query::parse(&text);
    assert!(query.diagnostics.iter().all(|d| !d.message.contains("deep")));
    assert_eq!(Query::parse(&query.to_string()).to_string(), query.to_string());
}

#[test]
fn words_are_bounded_in_number() {
    let query = Query::parse(&"a ".repeat(1024));
    assert!(query.diagnostics.is_empty());
    for query in [Query::parse(&"a ".repeat(1025)), Query::literal(&"a ".repeat(1025))] {
        assert!(matches!(&query.root.kind, NodeKind::Clauses(clauses) if clauses.len() == 1024));
        assert_eq!(query.diagnostics.len(), 1);
        assert_eq!(query.diagnostics[0].span.start, 2048);
        assert!(query.diagnostics[0].message.starts_with("a query holds at most 1024 words"));
    }
}

#[test]
fn remarks_are_bounded_in_number() {
    let query = Query::parse(&") ".repeat(60));
    assert_eq!(query.diagnostics.len(), 51);
    assert_eq!(query.diagnostics[50].message, "10 more remarks on this query are not listed");
}

#[test]
fn remarks_quote_little() {
    let word = "x".repeat(100);
    let query = Query::parse(&format!("={word}*"));
    let message = &query.diagnostics[0].message;
    assert!(message.contains(&format!("'={}…'", "x".repeat(39))), "{message}");
}

#[test]
fn what_the_stock_parser_of_the_engine_fails_at() {
    check("apple AND NOT banana", "apple AND NOT banana", &[]);
    check("the minister's", "the minister's", &[]);
    check("http://example.org", "http://example.org", &[]);
    check("covid -19x", "covid -19x", &[]);
    check("*^2", "", &["an asterisk needs a letter or digit beside it, and is ignored"]);
    check(
        "\"big bad wo\"*",
        "\"big bad wo\"",
        &["an asterisk stands within or after a word; '*' is ignored"],
    );
    check("attacke~1 terr*ist /isk[ap]?/", "attacke~1 terr*ist /isk[ap]?/", &[]);
    check(
        "foo:bar:baz",
        "foo:bar:baz",
        &[
            "no field 'foo'; the fields are title, heading, author, publisher, lang, tag, path, id, date, before, after and has; read as the word 'foo:bar:baz'",
        ],
    );
    check("state AND", "state", &["'AND' has nothing after it and is ignored"]);
    check("(islamic", "islamic", &["the parenthesis is not closed; it is closed at the end"]);
}

#[test]
fn plain_words_are_taken_as_typed() {
    let query = Query::literal("\"a\tb\" -c +d NOT (e) f* title:g don't -- U.S. is\u{AD}lamic");
    let words: Vec<&str> = query
        .root
        .positive_leaves()
        .map(|leaf| match &leaf.node.kind {
            NodeKind::Word(word) => word.as_str(),
            _ => "",
        })
        .collect();
    assert_eq!(words, ["a", "b", "c", "d", "NOT", "e", "f", "title:g", "don't", "U.S.", "islamic"]);
    assert!(query.diagnostics.is_empty());
    assert_eq!(Query::literal("-- ?").root.kind, NodeKind::Nothing);
    assert_eq!(Query::literal("-- ?").diagnostics[0].message, "there is no word to look for");
}

#[test]
fn expressions_are_bounded_in_time() {
    let many = |piece: &str, times| format!("/(?i){}/ ", piece.repeat(times));
    for piece in [
        many("\\w", 490),
        many("\\p{Latin}", 90),
        many("[\\w&&\\W--\\d]", 70),
        many("\\w", 1),
        many("[^a]", 2),
        many("(a{1000})", 90),
        format!("/{}a{}/ ", "(".repeat(45), "){1000}".repeat(45)),
    ] {
        let start = Instant::now();
        let query = Query::parse(&piece.repeat(64));
        assert!(start.elapsed() < Duration::from_secs(20), "{piece}: {:?}", start.elapsed());
        assert!(query.diagnostics.iter().all(|d| d.message.len() < 200), "{piece}");
    }
    let query = Query::parse(&"/[a-z]\\w/ ".repeat(33));
    assert!(matches!(&query.root.kind, NodeKind::Clauses(clauses) if clauses.len() == 32));
    assert_eq!(
        query.diagnostics[0].message,
        "the expressions of a query hold at most 64 classes, as [a-z] or \\w; '/[a-z]\\w/' is ignored"
    );
}

#[test]
fn a_paste_of_64_kib_is_answered_with_a_diagnostic() {
    for piece in [
        "(",
        ")",
        "[",
        "\"",
        "“",
        "/",
        "/a(",
        "NEAR ",
        "a NEAR/9 ",
        "~",
        "a~",
        "^",
        "=",
        "=\"",
        "\\",
        "@",
        "*",
        "?*",
    ] {
        let text = piece.repeat((64 << 10) / piece.len());
        let start = Instant::now();
        let query = Query::parse(&text);
        assert!(start.elapsed() < Duration::from_secs(10), "{piece}: {:?}", start.elapsed());
        assert!(!query.diagnostics.is_empty(), "{piece}");
    }
}
