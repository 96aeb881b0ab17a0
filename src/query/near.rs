//! `NEAR` and `ADJ`: words near one another.

use crate::text::ByteSpan;

use super::assemble::{self, Part};
use super::field::Scope;
use super::limits::MAX_TURNS;
use super::operator::DEFAULT_DISTANCE;
use super::parser::{Operand, Parser};
use super::token::{Token, TokenKind};
use super::{MAX_DISTANCE, Node, NodeKind, Occur};

/// An operator as typed.
#[derive(Clone, Copy)]
struct Operator {
    span: ByteSpan,
    ordered: bool,
    distance: Option<u32>,
}

/// What stands near one another so far: a node of `NEAR`s, or of `ADJ`s.
struct Group {
    nodes: Vec<Node>,
    ordered: bool,
    /// The sum of the numbers typed.
    distance: u32,
    /// The last operator.
    operator: ByteSpan,
}

impl Parser<'_, '_> {
    /// Reads parts joined by `NEAR` and `ADJ`. Where these take turns, the parts
    /// so far are one part for the next.
    pub(super) fn near(&mut self, scope: Scope) -> Operand {
        while let Some(operator) = self.take_near() {
            self.ignore_operator(operator.span, "has nothing before it");
        }
        let first = self.tokens.get(self.at).map(|token| token.span);
        let mut operand = self.unary(scope);
        if !matches!(self.peek(), Some(TokenKind::Near { .. })) {
            return operand;
        }
        let mut group =
            Group { nodes: Vec::new(), ordered: false, distance: 0, operator: ByteSpan::default() };
        // What stands beside the group because it could not take it in.
        let mut beside: Vec<Node> = Vec::new();
        let mut turns = 0;
        let mut operator: Option<Operator> = None;
        let is_missing = matches!(operand, Operand::Missing);
        loop {
            match (operand, operator) {
                (Operand::Found(Part { node, .. }), Some(operator)) => {
                    let joins = group.nodes.len() < 2 || group.ordered == operator.ordered;
                    if !joins && turns == MAX_TURNS {
                        let message = format!(
                            "NEAR and ADJ take turns at most {MAX_TURNS} times without parentheses; read as AND"
                        );
                        self.remarks.push(operator.span, message);
                    }
                    turns += usize::from(!joins);
                    if turns > MAX_TURNS {
                        beside.push(node);
                    } else {
                        if !joins {
                            group = self.nested(group, scope);
                        }
                        group.add(node, operator);
                    }
                }
                (Operand::Found(part), None) => group.nodes.push(part.node),
                (Operand::Missing, Some(operator)) => {
                    self.ignore_operator(operator.span, "has nothing after it");
                }
                (Operand::Missing | Operand::Dropped, _) => {}
            }
            operator = self.take_near();
            if operator.is_none() {
                break;
            }
            operand = self.unary(scope);
        }
        let near = self.near_node(group, scope);
        beside.splice(0..0, near);
        let Some(node) = assemble::all_of(beside) else {
            return if is_missing { Operand::Missing } else { Operand::Dropped };
        };
        let span = first.map_or(node.span, |first| node.span.cover(first));
        Operand::Found(Part { plus: None, node: Node { span, ..node } })
    }

    /// Takes the operator that is next.
    fn take_near(&mut self) -> Option<Operator> {
        let Token { span, kind, .. } = self.tokens.get(self.at)?;
        let TokenKind::Near { ordered, distance } = *kind else { return None };
        let operator = Operator { span: *span, ordered, distance };
        self.at += 1;
        self.note_number_apart(operator);
        Some(operator)
    }

    /// Remarks on `NEAR 5 b`: the number was meant for the operator.
    fn note_number_apart(&mut self, operator: Operator) {
        let is_number = |text: &str| text.len() < 4 && text.bytes().all(|b| b.is_ascii_digit());
        let next = self.tokens.get(self.at).map(|token| (token.span, &token.kind));
        let Some((span, TokenKind::Leaf(NodeKind::Word(number)))) = next else { return };
        let goes_on = self.tokens.get(self.at + 1).is_some_and(|token| {
            !token.kind.is_operator() && !token.kind.is_suffix() && token.kind != TokenKind::Close
        });
        if operator.distance.is_none() && goes_on && is_number(number) {
            let name = if operator.ordered { "ADJ" } else { "NEAR" };
            let message = format!(
                "did you mean {name}/{number}? '{name} {number}' looks for the word '{number}'"
            );
            self.remarks.push(operator.span.cover(span), message);
        }
    }

    /// Makes a group of what was one so far.
    fn nested(&mut self, group: Group, scope: Scope) -> Group {
        let operator = group.operator;
        let nodes = self.near_node(group, scope).into_iter().collect();
        Group { nodes, ordered: false, distance: 0, operator }
    }

    /// Makes one node of a group.
    fn near_node(&mut self, group: Group, scope: Scope) -> Option<Node> {
        let Group { mut nodes, ordered, distance, operator } = group;
        if nodes.len() < 2 {
            return nodes.pop();
        }
        let typed = self.typed(operator);
        let obstacle = if scope.is_values() {
            Some("a field that is compared as a whole")
        } else {
            nodes.iter().find_map(obstacle)
        };
        if let Some(obstacle) = obstacle {
            let message = format!(
                "'{typed}' takes words, phrases and alternatives of them, not {obstacle}; read as AND"
            );
            self.remarks.push(operator, message);
            return assemble::all_of(nodes);
        }
        if distance > MAX_DISTANCE {
            let message = format!(
                "words stand at most {MAX_DISTANCE} apart; '{typed}' is read with that many"
            );
            self.remarks.push(operator, message);
        }
        let span = nodes.iter().map(|node| node.span).reduce(ByteSpan::cover).unwrap_or_default();
        let kind = NodeKind::Near { nodes, distance: distance.min(MAX_DISTANCE), ordered };
        Some(Node { span, kind })
    }
}

impl Group {
    fn add(&mut self, node: Node, operator: Operator) {
        // An operator whose first part came to nothing joins nothing.
        if !self.nodes.is_empty() {
            self.ordered = operator.ordered;
            let distance = operator.distance.unwrap_or(DEFAULT_DISTANCE);
            self.distance = self.distance.saturating_add(distance);
            self.operator = operator.span;
        }
        self.nodes.push(node);
    }
}

/// Says in words why a node has no place in a text that others could be near
/// to; `None` where it has.
fn obstacle(node: &Node) -> Option<&'static str> {
    match &node.kind {
        _ if node.is_leaf() => None,
        NodeKind::Boosted { node, .. } | NodeKind::Expanded { node, .. } => obstacle(node),
        NodeKind::Or(nodes) | NodeKind::Near { nodes, .. } => nodes.iter().find_map(obstacle),
        NodeKind::Clauses(clauses) => clauses.iter().find_map(|clause| match clause.occur {
            Occur::Optional => obstacle(&clause.node),
            // A field comes without a sign.
            Occur::Required => obstacle(&clause.node).or(Some("words with a sign")),
            Occur::Excluded => Some("an exclusion"),
        }),
        NodeKind::And(_) => Some("what AND joins"),
        NodeKind::Not(_) => Some("an exclusion"),
        NodeKind::Sentence(_) => Some("a sentence"),
        NodeKind::SameArticle(_) => Some("an article"),
        _ => Some("a field"),
    }
}
