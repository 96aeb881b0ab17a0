//! `SENT`, `@sentence` and `DOC`: what looks at less, or at more, than a
//! passage.

use crate::text::ByteSpan;

use super::assemble;
use super::parser::Parser;
use super::{Clause, Node, NodeKind, Occur};

impl Parser<'_, '_> {
    /// Makes the node that matches where `node` does within one sentence.
    pub(super) fn sentence(&mut self, span: ByteSpan, node: Node) -> Node {
        let node = self.within_sentence(node, Side::Wanted);
        if assemble::only_excludes(&node) {
            let message = "nothing is asked for but exclusions; every passage with a sentence without them matches";
            self.remarks.push(span, message);
        }
        Node { span, kind: NodeKind::Sentence(Box::new(node)) }
    }

    /// Makes of `node` what it means within a sentence: parts side by side are
    /// all required, a sentence within is the same one, and an article is more
    /// than a sentence.
    fn within_sentence(&mut self, node: Node, side: Side) -> Node {
        let Node { span, kind } = node;
        let kind = match kind {
            NodeKind::Clauses(clauses) if side == Side::Wanted => {
                return self.required(span, clauses);
            }
            NodeKind::Clauses(clauses) => {
                let inner = |Clause { occur, node }| Clause {
                    occur,
                    node: self.within_sentence(node, side),
                };
                NodeKind::Clauses(clauses.into_iter().map(inner).collect())
            }
            NodeKind::SameArticle(clauses) => {
                let message =
                    "DOC looks at the whole article, which is no part of a sentence; read as AND";
                self.remarks.push(span, message);
                return self.required(span, clauses);
            }
            NodeKind::Sentence(node) => return *node,
            NodeKind::And(nodes) => return self.joined(span, nodes, side, assemble::all_of),
            NodeKind::Or(nodes) => return self.joined(span, nodes, side, assemble::any_of),
            NodeKind::Not(node) => {
                NodeKind::Not(Box::new(self.within_sentence(*node, Side::Excluded)))
            }
            NodeKind::Boosted { node, factor } => {
                NodeKind::Boosted { node: Box::new(self.within_sentence(*node, side)), factor }
            }
            // Words near one another are alternatives even here, and a field is
            // what it is everywhere.
            kind => kind,
        };
        Node { span, kind }
    }

    /// Makes the node that matches where each of the clauses does that is not
    /// excluded.
    fn required(&mut self, span: ByteSpan, clauses: Vec<Clause>) -> Node {
        let nodes = clauses.into_iter().map(|clause| match clause.occur {
            Occur::Excluded => assemble::not(self.within_sentence(clause.node, Side::Excluded)),
            Occur::Optional | Occur::Required => self.within_sentence(clause.node, Side::Wanted),
        });
        let nodes = nodes.collect();
        spanning(span, assemble::all_of(nodes))
    }

    fn joined(
        &mut self,
        span: ByteSpan,
        nodes: Vec<Node>,
        side: Side,
        join: fn(Vec<Node>) -> Option<Node>,
    ) -> Node {
        let nodes = nodes.into_iter().map(|node| self.within_sentence(node, side)).collect();
        spanning(span, join(nodes))
    }

    /// Makes the node that matches passages of articles that match all of
    /// `nodes`, each in some passage.
    pub(super) fn same_article(&mut self, nodes: Vec<Node>, operator: ByteSpan) -> Option<Node> {
        let span = nodes.iter().map(|node| node.span).reduce(ByteSpan::cover)?;
        let clause = |node: Node| match node.kind {
            NodeKind::Not(node) => Clause { occur: Occur::Excluded, node: *node },
            _ => Clause { occur: Occur::Required, node },
        };
        let clauses: Vec<Clause> = nodes.into_iter().map(clause).collect();
        if clauses.iter().all(|clause| clause.occur == Occur::Excluded) {
            let message = "nothing is asked for but exclusions; every passage of articles without them matches";
            self.remarks.push(operator, message);
        }
        Some(Node { span, kind: NodeKind::SameArticle(clauses) })
    }
}

/// On which side of an exclusion something stands. `-(a b)` excludes each word
/// within a sentence as it does elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Wanted,
    Excluded,
}

/// Gives a node the span of what it was made of.
fn spanning(span: ByteSpan, node: Option<Node>) -> Node {
    let kind = node.map_or(NodeKind::Nothing, |node| node.kind);
    Node { span, kind }
}
