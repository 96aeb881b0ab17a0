//! From parts side by side to one node.
//!
//! Here is decided what must match, what may and what must not.

use crate::text::ByteSpan;

use super::{Clause, Node, NodeKind, Occur};

/// One of several parts side by side, as typed.
#[derive(Debug)]
pub(super) struct Part {
    /// The `+` before it.
    pub(super) plus: Option<ByteSpan>,
    pub(super) node: Node,
}

/// Makes one node of parts side by side; `None` where there are none.
///
/// An exclusion becomes an excluded clause and a field a required one. Where
/// fields filter and no word has a `+`, the words together are required: in
/// `islamic state author:rawal` the author narrows the search for the words
/// and does not replace it.
pub(super) fn clauses(parts: Vec<Part>) -> Option<Node> {
    let mut clauses: Vec<Clause> = Vec::with_capacity(parts.len());
    let (mut has_plus, mut has_filter) = (false, false);
    for Part { plus, node } in parts {
        let clause = match node.kind {
            NodeKind::Not(node) => Clause { occur: Occur::Excluded, node: *node },
            _ if is_filter(&node) => {
                has_filter = true;
                Clause { occur: Occur::Required, node }
            }
            _ if plus.is_some() => {
                has_plus = true;
                Clause { occur: Occur::Required, node }
            }
            _ => Clause { occur: Occur::Optional, node },
        };
        clauses.push(clause);
    }
    if clauses.iter().all(|clause| clause.occur == Occur::Excluded) {
        let nodes: Vec<Node> = clauses.into_iter().map(|clause| clause.node).collect();
        return any_of(nodes).map(not);
    }
    if clauses.len() == 1 {
        return clauses.pop().map(|clause| clause.node);
    }
    if has_filter && !has_plus {
        clauses = require_words(clauses);
    }
    Some(side_by_side(clauses))
}

/// Gathers the optional clauses in one required clause, where the first of them
/// stood.
fn require_words(clauses: Vec<Clause>) -> Vec<Clause> {
    let at = clauses.iter().position(|clause| clause.occur == Occur::Optional);
    let Some(at) = at else { return clauses };
    let (mut words, mut others): (Vec<_>, Vec<_>) =
        clauses.into_iter().partition(|clause| clause.occur == Occur::Optional);
    let node = match words.pop() {
        Some(only) if words.is_empty() => only.node,
        last => {
            words.extend(last);
            side_by_side(words)
        }
    };
    // Everything before the first optional clause is among the others.
    others.insert(at.min(others.len()), Clause { occur: Occur::Required, node });
    others
}

fn side_by_side(clauses: Vec<Clause>) -> Node {
    let span = cover(clauses.iter().map(|clause| clause.node.span));
    Node { span, kind: NodeKind::Clauses(clauses) }
}

/// Makes the node that matches what all of `nodes` match.
pub(super) fn all_of(nodes: Vec<Node>) -> Option<Node> {
    combine(nodes, NodeKind::And, |kind| match kind {
        NodeKind::And(nodes) => Ok(nodes),
        other => Err(other),
    })
}

/// Makes the node that matches what one of `nodes` matches.
pub(super) fn any_of(nodes: Vec<Node>) -> Option<Node> {
    combine(nodes, NodeKind::Or, |kind| match kind {
        NodeKind::Or(nodes) => Ok(nodes),
        other => Err(other),
    })
}

/// Makes the node that matches what `node` does not.
pub(super) fn not(node: Node) -> Node {
    Node { span: node.span, kind: NodeKind::Not(Box::new(node)) }
}

/// Combines nodes, taking in the parts of those that are combined in the same
/// way: `(a OR b) OR c` has three parts side by side.
fn combine(
    mut nodes: Vec<Node>,
    make: fn(Vec<Node>) -> NodeKind,
    parts: fn(NodeKind) -> Result<Vec<Node>, NodeKind>,
) -> Option<Node> {
    if nodes.len() < 2 {
        return nodes.pop();
    }
    let span = cover(nodes.iter().map(|node| node.span));
    let mut flat = Vec::with_capacity(nodes.len());
    for Node { span, kind } in nodes {
        match parts(kind) {
            Ok(nodes) => flat.extend(nodes),
            Err(kind) => flat.push(Node { span, kind }),
        }
    }
    Some(Node { span, kind: make(flat) })
}

fn cover(spans: impl Iterator<Item = ByteSpan>) -> ByteSpan {
    spans.reduce(ByteSpan::cover).unwrap_or_default()
}

/// Says whether `node` is about the article alone: fields, dates, facts and
/// their combinations.
pub(super) fn is_filter(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Field { .. } | NodeKind::Date { .. } | NodeKind::Has(_) => true,
        NodeKind::And(nodes) | NodeKind::Or(nodes) => nodes.iter().all(is_filter),
        NodeKind::Clauses(clauses) | NodeKind::SameArticle(clauses) => {
            clauses.iter().all(|clause| is_filter(&clause.node))
        }
        NodeKind::Not(node) | NodeKind::Sentence(node) | NodeKind::Boosted { node, .. } => {
            is_filter(node)
        }
        _ => false,
    }
}

/// Says whether `node` asks for nothing but that something is not there.
///
/// A sentence, or an article, without something is more: there has to be one.
pub(super) fn only_excludes(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Not(node) => !only_excludes(node),
        NodeKind::And(nodes) | NodeKind::Or(nodes) => nodes.iter().all(only_excludes),
        NodeKind::Field { node, .. } | NodeKind::Boosted { node, .. } => only_excludes(node),
        _ => false,
    }
}
