//! What is beyond the limits is left out, and said so.

use super::super::{Node, NodeKind, Query};

fn messages(query: &Query) -> Vec<&str> {
    query.diagnostics.iter().map(|d| d.message.as_str()).collect()
}

#[test]
fn a_query_has_so_many_bytes() {
    let text = format!("{}z", "é ".repeat(30_000));
    let query = Query::parse(&text);
    assert_eq!(query.text, text);
    assert!(messages(&query).contains(&"a query holds at most 65536 bytes; the rest is ignored"));
    assert!(Query::literal(&text).diagnostics.iter().any(|d| d.message.contains("65536 bytes")));
    assert!(query.diagnostics.iter().all(|d| d.span.slice(&text).is_some()));
}

#[test]
fn a_phrase_has_so_many_words() {
    let long = "word ".repeat(300);
    for text in [format!("\"{long}\""), format!("=\"{long}\""), format!("‘{long}x’")] {
        let query = Query::parse(&text);
        assert_eq!(
            messages(&query),
            ["a phrase holds at most 256 words; the rest of it is ignored"]
        );
        let (NodeKind::Phrase { text, .. } | NodeKind::Exact(text)) = &query.root.kind else {
            panic!("{:?}", query.root);
        };
        assert_eq!(text.split(' ').count(), 256);
    }
    let fine = format!("\"{}\"", "word ".repeat(256));
    assert!(Query::parse(&fine).diagnostics.is_empty());
}

#[test]
fn a_word_has_so_many_parts() {
    for text in ["a-".repeat(300), "伊".repeat(300), format!("{}*", "a-".repeat(300))] {
        for query in [Query::parse(&text), Query::literal(&text)] {
            assert_eq!(
                messages(&query),
                ["a word holds at most 256 parts; the rest of it is ignored"]
            );
            let NodeKind::Word(word) = &query.root.kind else { panic!("{:?}", query.root) };
            assert_eq!(Query::parse(word).root.kind, query.root.kind);
        }
    }
}

/// A wildcard is one automaton, however many words it would be; what it is read
/// as where it cannot be one is bounded.
#[test]
fn parts_of_patterns_are_not_counted() {
    let long = "伊".repeat(260) + "*a";
    for text in [
        long.clone(),
        format!("[title:{long}"),
        format!("/{}[/", "伊".repeat(300)),
        format!("path:/{}/", "伊".repeat(300)),
    ] {
        let query = Query::parse(&text);
        super::assert_same(&query, &Query::parse(&query.to_string()));
    }
    assert!(matches!(Query::parse(&long).root.kind, NodeKind::Wildcard(_)));
}

#[test]
fn a_query_has_so_many_patterns() {
    for piece in ["a?b ", "abc~1 ", "/ab/ "] {
        let query = Query::parse(&piece.repeat(65));
        assert!(matches!(&query.root.kind, NodeKind::Clauses(clauses) if clauses.len() == 64));
        let piece = piece.trim();
        assert_eq!(
            messages(&query),
            [format!("a query holds at most 64 patterns and near spellings; '{piece}' is ignored")]
        );
        assert_eq!(query.diagnostics[0].span.slice(&query.text), Some(piece));
    }
    assert!(Query::parse(&"abc* ".repeat(65)).diagnostics.is_empty());
}

#[test]
fn a_pattern_has_so_many_bytes() {
    let long = "x".repeat(1001);
    let query = Query::parse(&format!("{long}? {long}*y a"));
    assert_eq!(query.to_string(), format!("{long} a"));
    assert!(messages(&query)[0].starts_with("a pattern is at most 1000 bytes long; 'xxx"));
    let query = Query::parse(&format!("/{long}/ a"));
    assert_eq!(query.to_string(), "a");
    assert_eq!(
        messages(&query),
        ["an expression is at most 1000 bytes long; the expression is ignored"]
    );
    let query = Query::parse(&format!("{}~1", "x".repeat(201)));
    assert!(matches!(query.root.kind, NodeKind::Word(_)));
    assert!(messages(&query)[0].starts_with("so long a word has no near spellings"));
}

/// The deepest nesting of nodes.
fn levels(node: &Node) -> usize {
    let below: Vec<&Node> = match &node.kind {
        NodeKind::Clauses(clauses) | NodeKind::SameArticle(clauses) => {
            clauses.iter().map(|clause| &clause.node).collect()
        }
        NodeKind::And(nodes) | NodeKind::Or(nodes) | NodeKind::Near { nodes, .. } => {
            nodes.iter().collect()
        }
        NodeKind::Not(node)
        | NodeKind::Sentence(node)
        | NodeKind::Boosted { node, .. }
        | NodeKind::Field { node, .. } => vec![node],
        _ => Vec::new(),
    };
    1 + below.into_iter().map(levels).max().unwrap_or(0)
}

#[test]
fn a_tree_is_no_deeper_than_its_own_text_may_be() {
    for (open, close) in [
        ("(a AND b OR c d ", ")"),
        ("(a OR b DOC c AND NOT (d ", "))"),
        ("(a NEAR b ADJ c NEAR ", ")"),
        ("(a ", ")^2"),
        ("-(x (y ", ")^3)@sentence"),
        ("a OR (b AND (", "))"),
    ] {
        for depth in [5, 64, 500] {
            let text = format!("{}x{}", open.repeat(depth), close.repeat(depth));
            let query = Query::parse(&text);
            assert!(levels(&query.root) <= 200, "{open}");
            super::assert_same(&query, &Query::parse(&query.to_string()));
        }
    }
    let query = Query::parse(&format!("{}x{}", "(a AND b OR c d ".repeat(64), ")".repeat(64)));
    assert_eq!(
        messages(&query),
        ["with so many operators parentheses nest at most 32 deep; deeper ones are ignored"]
    );
}
