//! What holds of every text.

use proptest::prelude::*;

use super::super::{MAX_BOOST, MAX_DISTANCE, Node, NodeKind, Occur, Query};
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
            " NEAR ", " NEAR/3 ", " ADJ ", " ADJ/2 ", " SENT ", " DOC ", " AND ", " OR ",
            "NEAR5", "NEAR/", "SENT/2", "@sentence", ")@sentence", "@x", "~", "~2", "~0.5", "^",
            "^0.5", "^2^3", "\"a b\"~3", "=\"", "=A", "==", "wil?d", "?", "*x*", "/a(b|c)/",
            "/[", "\\/", "/a\\/b/", "has:", "has:date", "before:", "after:", "today", "last week",
            "\"last 7 days\"", "path:", "tag:", "a^2", "ab~1", "abcde~", "-(", "+(", "NOT (",
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
        NodeKind::Clauses(clauses) | NodeKind::SameArticle(clauses) => {
            clauses.iter().for_each(|clause| check_spans(&clause.node, text));
        }
        NodeKind::And(nodes) | NodeKind::Or(nodes) | NodeKind::Near { nodes, .. } => {
            nodes.iter().for_each(|inner| {
                assert!(node.span.contains(inner.span), "{node:?} in {text:?}");
                check_spans(inner, text);
            });
        }
        NodeKind::Not(inner)
        | NodeKind::Sentence(inner)
        | NodeKind::Boosted { node: inner, .. }
        | NodeKind::Field { node: inner, .. } => {
            assert!(node.span.contains(inner.span), "{node:?} in {text:?}");
            check_spans(inner, text);
        }
        _ => {}
    }
}

/// Checks what the documentation of the tree promises.
fn check_tree(node: &Node, place: Place) {
    let same = |node: &Node| check_tree(node, place);
    match &node.kind {
        NodeKind::Phrase { text, slop } => assert!(!text.is_empty() && *slop <= MAX_DISTANCE),
        NodeKind::Fuzzy { max_edits, .. } => assert!((1..=2).contains(max_edits)),
        NodeKind::Near { nodes, distance, .. } => {
            assert!(nodes.len() >= 2 && *distance <= MAX_DISTANCE);
            nodes.iter().for_each(|node| check_tree(node, Place::Near));
        }
        NodeKind::Sentence(node) => {
            assert_eq!(place, Place::Text);
            check_tree(node, Place::Sentence);
        }
        NodeKind::SameArticle(clauses) => {
            assert_eq!(place, Place::Text);
            assert!(clauses.len() >= 2 && clauses.iter().all(|c| c.occur != Occur::Optional));
            clauses.iter().for_each(|clause| same(&clause.node));
        }
        NodeKind::Boosted { node, factor } => {
            assert!(*factor > 0.0 && *factor <= MAX_BOOST && place != Place::Field);
            same(node);
        }
        NodeKind::Clauses(clauses) => {
            assert!(clauses.len() >= 2 && clauses.iter().any(|c| c.occur != Occur::Excluded));
            let all_optional = clauses.iter().all(|clause| clause.occur == Occur::Optional);
            assert!(all_optional || place != Place::Near);
            assert_ne!(place, Place::Sentence, "side by side within a sentence");
            clauses.iter().for_each(|clause| same(&clause.node));
        }
        NodeKind::And(nodes) | NodeKind::Or(nodes) => {
            assert!(nodes.len() >= 2);
            let is_or = matches!(node.kind, NodeKind::Or(_));
            assert!(is_or || place != Place::Near);
            nodes.iter().for_each(same);
        }
        NodeKind::Not(node) => {
            assert_ne!(place, Place::Near);
            // What is excluded from a sentence may be side by side.
            check_tree(node, if place == Place::Sentence { Place::Excluded } else { place });
        }
        NodeKind::Field { node, .. } => {
            assert!(!matches!(place, Place::Near | Place::Field));
            check_tree(node, Place::Field);
        }
        NodeKind::Date { .. } | NodeKind::Has(_) => {
            assert!(!matches!(place, Place::Near | Place::Field));
        }
        _ => assert!(node.is_leaf() || node.kind == NodeKind::Nothing),
    }
}

/// Where a node stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Text,
    Near,
    Sentence,
    /// In an exclusion in a sentence.
    Excluded,
    Field,
}

fn check_query(text: &str) {
    let query = Query::parse(text);
    check_spans(&query.root, text);
    check_tree(&query.root, Place::Text);
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
