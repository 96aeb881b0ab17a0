//! What holds of every text.

use proptest::prelude::*;

use super::super::{Node, NodeKind, Query};
use super::assert_same;

/// Pieces that mean something, in any order.
fn query_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(vec![
            "a", "state", "don't", "O'Brien", "C++", "U.S.", "-19", "NOT", "AND", "OR", "not",
            "&&", "||", "!", "+", "-", "--", "(", ")", "()", "\"", "“", "”", "«", "»", "‘", "’",
            "„", "「", "」", "*", "~1", "^2", "=", "/", "/x/", ":", "::", "title:", "author:",
            "date:", "2024", "2024-05..", "..", "foo:", "TITLE:", "\u{AD}", "\u{200B}", "\0",
            "\u{3000}", "\n", "😀", "€", "…", ",", ".", "?", "צה\"ל", "NEAR/3", "#", "$", "|",
            "&", "'", "（", "）", "\\", "\u{FE0F}", "\u{200D}", "%", "_", "é",
        ]).prop_map(str::to_owned),
        2 => Just(" ".to_owned()),
        1 => any::<char>().prop_map(String::from),
        1 => "[a-z]{1,5}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn check_spans(node: &Node, text: &str) {
    assert!(node.span.slice(text).is_some(), "{node:?} in {text:?}");
    match &node.kind {
        NodeKind::Clauses(clauses) => clauses.iter().for_each(|c| check_spans(&c.node, text)),
        NodeKind::And(nodes) | NodeKind::Or(nodes) => {
            assert!(nodes.len() >= 2);
            nodes.iter().for_each(|n| {
                assert!(node.span.contains(n.span));
                check_spans(n, text);
            });
        }
        NodeKind::Not(inner) | NodeKind::Field { node: inner, .. } => {
            assert!(node.span.contains(inner.span));
            check_spans(inner, text);
        }
        _ => {}
    }
}

fn check_query(text: &str) {
    let query = Query::parse(text);
    check_spans(&query.root, text);
    assert!(query.diagnostics.is_sorted_by_key(|d| d.span), "{:?}", query.diagnostics);
    for diagnostic in &query.diagnostics {
        assert!(diagnostic.span.slice(text).is_some(), "{diagnostic:?}");
        assert!(!diagnostic.message.ends_with('.'), "{diagnostic:?}");
        assert_eq!(diagnostic.caret(text).lines().count(), 2, "{diagnostic:?}");
    }
    let understood = query.to_string();
    assert!(!understood.contains(char::is_control), "{understood:?}");
    assert_same(&query, &Query::parse(&understood));
    assert!(!query.tree().is_empty());
    for leaf in query.root.positive_leaves() {
        let is_text = leaf.node.is_leaf();
        assert!(is_text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1024) })]

    #[test]
    fn any_text_is_a_query(text in any::<String>()) {
        check_query(&text);
    }

    #[test]
    fn any_pieces_are_a_query(text in query_text()) {
        check_query(&text);
    }

    #[test]
    fn plain_words_have_no_operators(text in query_text()) {
        let query = Query::literal(&text);
        prop_assert!(query.root.positive_leaves().all(|leaf| matches!(leaf.node.kind, NodeKind::Word(_))));
        check_spans(&query.root, &text);
        let understood = Query::parse(&query.to_string());
        prop_assert_eq!(understood.to_string(), query.to_string());
    }
}
