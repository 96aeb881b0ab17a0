//! Query trees by hand.

use pincite::{
    ByteSpan, Clause, Fact, Field, Node, NodeKind, Occur, Query, Substitute, SubstituteKind,
};

pub fn node(kind: NodeKind) -> Node {
    Node { span: ByteSpan::default(), kind }
}

pub fn query(root: Node) -> Query {
    Query { text: String::new(), root, diagnostics: Vec::new() }
}

pub fn word(text: &str) -> Node {
    node(NodeKind::Word(text.to_owned()))
}

pub fn exact(text: &str) -> Node {
    node(NodeKind::Exact(text.to_owned()))
}

pub fn phrase(text: &str) -> Node {
    sloppy(text, 0)
}

pub fn sloppy(text: &str, slop: u32) -> Node {
    node(NodeKind::Phrase { text: text.to_owned(), slop })
}

pub fn prefix(text: &str) -> Node {
    node(NodeKind::Prefix(text.to_owned()))
}

pub fn wildcard(text: &str) -> Node {
    node(NodeKind::Wildcard(text.to_owned()))
}

pub fn fuzzy(text: &str, max_edits: u8) -> Node {
    node(NodeKind::Fuzzy { text: text.to_owned(), max_edits })
}

pub fn regex(text: &str) -> Node {
    node(NodeKind::Regex(text.to_owned()))
}

pub fn near(distance: u32, nodes: impl Into<Vec<Node>>) -> Node {
    node(NodeKind::Near { nodes: nodes.into(), distance, ordered: false })
}

pub fn adjacent(distance: u32, nodes: impl Into<Vec<Node>>) -> Node {
    node(NodeKind::Near { nodes: nodes.into(), distance, ordered: true })
}

pub fn and(nodes: impl Into<Vec<Node>>) -> Node {
    node(NodeKind::And(nodes.into()))
}

pub fn or(nodes: impl Into<Vec<Node>>) -> Node {
    node(NodeKind::Or(nodes.into()))
}

pub fn not(inner: Node) -> Node {
    node(NodeKind::Not(Box::new(inner)))
}

pub fn sentence(inner: Node) -> Node {
    node(NodeKind::Sentence(Box::new(inner)))
}

pub fn boosted(inner: Node, factor: f32) -> Node {
    node(NodeKind::Boosted { node: Box::new(inner), factor })
}

pub fn has(fact: Fact) -> Node {
    node(NodeKind::Has(fact))
}

pub fn field(field: Field, inner: Node) -> Node {
    node(NodeKind::Field { field, node: Box::new(inner) })
}

pub fn date(from: &str, until: &str) -> Node {
    let end = |text: &str| (!text.is_empty()).then(|| text.parse().unwrap());
    node(NodeKind::Date { from: end(from), until: end(until) })
}

/// `+a`, `-a` and `a` side by side, by the sign of each.
pub fn clauses(clauses: impl IntoIterator<Item = (char, Node)>) -> Node {
    node(NodeKind::Clauses(signed(clauses)))
}

/// `a DOC b DOC NOT c`, by the signs `+` and `-`.
pub fn same_article(clauses: impl IntoIterator<Item = (char, Node)>) -> Node {
    node(NodeKind::SameArticle(signed(clauses)))
}

fn signed(clauses: impl IntoIterator<Item = (char, Node)>) -> Vec<Clause> {
    let clause = |(sign, node)| {
        let occur = match sign {
            '+' => Occur::Required,
            '-' => Occur::Excluded,
            _ => Occur::Optional,
        };
        Clause { occur, node }
    };
    clauses.into_iter().map(clause).collect()
}

pub fn expanded(inner: Node, others: impl IntoIterator<Item = (SubstituteKind, String)>) -> Node {
    let other = |(kind, text)| Substitute { text, kind, weight: 0.5 };
    let others = others.into_iter().map(other).collect();
    node(NodeKind::Expanded { node: Box::new(inner), others })
}
