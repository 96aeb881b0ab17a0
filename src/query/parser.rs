//! From pieces to a tree.
//!
//! ```text
//! clauses = or*                                   side by side: binds loosest
//! or      = doc ("OR" doc)*
//! doc     = and ("DOC" and)*                      the whole article
//! and     = sent ("AND" sent)*                    the passage
//! sent    = near ("SENT" near)*                   the sentence
//! near    = unary (("NEAR" | "ADJ") unary)*       some words
//! unary   = ("NOT" | "-" | "!" | "+")* primary
//! primary = leaf weight? | group | field
//! group   = "(" clauses ")" ("@sentence" | weight)*
//! field   = name ":" (leaf weight? | group)
//! ```
//!
//! What looks at less binds tighter. What does not fit is remarked upon and left
//! out. Only parentheses make a function call itself, and
//! [`balance`](super::balance) bounds those.

use crate::article::PartialDate;
use crate::text::ByteSpan;

use super::assemble::{self, Part};
use super::chars::shown;
use super::diagnostic::Diagnostics;
use super::field::Scope;
use super::token::{Token, TokenKind};
use super::{Node, NodeKind};

/// What was found where an operand was expected.
pub(super) enum Operand {
    Found(Part),
    /// Something that came to nothing, and was remarked upon.
    Dropped,
    /// An operator, a closing parenthesis or the end.
    Missing,
}

/// Parts that operators of one kind join.
pub(super) struct Chain {
    pub(super) parts: Vec<Part>,
    /// The first piece of the first part.
    first: Option<ByteSpan>,
    /// The last operator, for remarks on it.
    pub(super) operator: ByteSpan,
    /// Nothing stood where the first part was expected.
    missing: bool,
}

impl Chain {
    pub(super) fn new(parser: &Parser<'_, '_>) -> Self {
        let first = parser.tokens.get(parser.at).map(|token| token.span);
        Self { parts: Vec::new(), first, operator: ByteSpan::default(), missing: false }
    }

    /// Returns the only part, or what there is instead; the chain itself where
    /// there are several to be joined.
    fn single(mut self) -> Result<Operand, Self> {
        match self.parts.len() {
            0 if self.missing => Ok(Operand::Missing),
            0 => Ok(Operand::Dropped),
            1 => Ok(self.parts.pop().map_or(Operand::Dropped, Operand::Found)),
            _ => Err(self),
        }
    }

    /// Makes one operand of the parts.
    fn join(self, make: impl FnOnce(Vec<Node>) -> Option<Node>) -> Operand {
        let first = self.first;
        let node = make(self.parts.into_iter().map(|part| part.node).collect());
        node.map_or(Operand::Dropped, |node| {
            let span = first.map_or(node.span, |first| node.span.cover(first));
            Operand::Found(Part { plus: None, node: Node { span, ..node } })
        })
    }
}

pub(super) struct Parser<'a, 'r> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token>,
    pub(super) at: usize,
    pub(super) today: PartialDate,
    /// How many classes the expressions hold so far.
    pub(super) classes: usize,
    pub(super) remarks: &'r mut Diagnostics,
}

impl Parser<'_, '_> {
    /// Makes a tree of the pieces; `None` where there is nothing to look for.
    pub(super) fn parse(mut self) -> Option<Node> {
        self.clauses(Scope::Text)
    }

    pub(super) fn peek(&self) -> Option<&TokenKind> {
        self.tokens.get(self.at).map(|token| &token.kind)
    }

    /// Takes the next piece if it is `kind`.
    pub(super) fn take(&mut self, kind: &TokenKind) -> Option<ByteSpan> {
        let token = self.tokens.get(self.at).filter(|token| token.kind == *kind)?;
        self.at += 1;
        Some(token.span)
    }

    /// Returns what was typed at `span`, as a message shows it.
    pub(super) fn typed(&self, span: ByteSpan) -> String {
        shown(span.slice(self.text).unwrap_or_default())
    }

    /// Remarks on the piece at `span`, as typed, that it is ignored and why.
    pub(super) fn ignore(&mut self, span: ByteSpan, why: &str) {
        let typed = self.typed(span);
        self.remarks.push(span, format!("'{typed}' {why} and is ignored"));
    }

    /// The same for an operator. Some are words, too, that people look for.
    pub(super) fn ignore_operator(&mut self, span: ByteSpan, why: &str) {
        let typed = self.typed(span);
        let hint = match typed.as_str() {
            "NEAR" | "ADJ" | "SENT" | "DOC" => format!("; for the word write \"{typed}\""),
            _ => String::new(),
        };
        self.remarks.push(span, format!("'{typed}' {why} and is ignored{hint}"));
    }

    /// Reads parts side by side, up to a closing parenthesis or the end.
    fn clauses(&mut self, scope: Scope) -> Option<Node> {
        let mut parts = Vec::new();
        while self.peek().is_some_and(|kind| *kind != TokenKind::Close) {
            if let Operand::Found(part) = self.or(scope) {
                parts.push(part);
            }
        }
        assemble::clauses(parts)
    }

    /// Reads parts joined by `operator`, each by `next`.
    fn chain(
        &mut self,
        operator: &TokenKind,
        scope: Scope,
        next: fn(&mut Self, Scope) -> Operand,
    ) -> Chain {
        // An operator with nothing before it is passed over here, so that every
        // call takes a piece.
        while let Some(span) = self.take(operator) {
            self.ignore_operator(span, "has nothing before it");
        }
        let mut chain = Chain::new(self);
        match next(self, scope) {
            Operand::Found(part) => chain.parts.push(part),
            Operand::Dropped => {}
            Operand::Missing => chain.missing = true,
        }
        while let Some(span) = self.take(operator) {
            chain.operator = span;
            match next(self, scope) {
                Operand::Found(part) => chain.parts.push(part),
                Operand::Dropped => {}
                Operand::Missing => self.ignore_operator(span, "has nothing after it"),
            }
        }
        chain
    }

    fn or(&mut self, scope: Scope) -> Operand {
        let chain = match self.chain(&TokenKind::Or, scope, Self::doc).single() {
            Ok(operand) => return operand,
            Err(chain) => chain,
        };
        for span in chain.parts.iter().filter_map(|part| part.plus) {
            self.ignore(span, "has no effect beside OR");
        }
        chain.join(assemble::any_of)
    }

    fn doc(&mut self, scope: Scope) -> Operand {
        match self.chain(&TokenKind::Doc, scope, Self::and).single() {
            Ok(operand) => operand,
            Err(chain) if scope == Scope::Text => {
                let operator = chain.operator;
                chain.join(|nodes| self.same_article(nodes, operator))
            }
            Err(chain) => {
                self.read_as_and(chain.operator);
                chain.join(assemble::all_of)
            }
        }
    }

    fn and(&mut self, scope: Scope) -> Operand {
        // Within AND everything is required: a sign + says nothing new.
        match self.chain(&TokenKind::And, scope, Self::sent).single() {
            Ok(operand) => operand,
            Err(chain) => chain.join(assemble::all_of),
        }
    }

    fn sent(&mut self, scope: Scope) -> Operand {
        match self.chain(&TokenKind::Sent, scope, Self::near).single() {
            Ok(operand) => operand,
            Err(chain) if scope == Scope::Text => chain.join(|nodes| {
                let node = assemble::all_of(nodes)?;
                Some(self.sentence(node.span, node))
            }),
            Err(chain) => {
                self.read_as_and(chain.operator);
                chain.join(assemble::all_of)
            }
        }
    }

    /// Remarks on an operator within a field that looks at more than the field.
    fn read_as_and(&mut self, operator: ByteSpan) {
        let typed = self.typed(operator);
        self.remarks
            .push(operator, format!("'{typed}' has no meaning within a field; read as AND"));
    }

    pub(super) fn unary(&mut self, scope: Scope) -> Operand {
        let mut signs: Option<ByteSpan> = None;
        let mut last = None;
        let (mut exclusions, mut plus) = (0_usize, None);
        loop {
            let span = if let Some(span) = self.take(&TokenKind::Plus) {
                plus = Some(span);
                span
            } else if let Some(span) = self.take(&TokenKind::Not) {
                exclusions += 1;
                span
            } else {
                break;
            };
            signs = Some(signs.map_or(span, |signs| signs.cover(span)));
            last = Some(span);
        }
        let operand = self.primary(scope);
        let Some(signs) = signs else { return operand };
        match operand {
            Operand::Found(Part { node, .. }) => {
                if exclusions > 1 {
                    self.remarks.push(signs, "exclusions in a row cancel out two by two");
                }
                if exclusions.is_multiple_of(2) {
                    return Operand::Found(Part { plus, node });
                }
                let span = signs.cover(node.span);
                let node = Node { span, ..assemble::not(self.unweighted(node)) };
                Operand::Found(Part { plus: None, node })
            }
            Operand::Dropped => Operand::Dropped,
            Operand::Missing => {
                self.ignore_operator(last.unwrap_or(signs), "has nothing after it");
                Operand::Missing
            }
        }
    }

    pub(super) fn primary(&mut self, scope: Scope) -> Operand {
        let Some(Token { span, kind, .. }) = self.tokens.get(self.at) else {
            return Operand::Missing;
        };
        let span = *span;
        let operand = match kind {
            kind if kind.is_operator() => return Operand::Missing,
            TokenKind::Not | TokenKind::Plus | TokenKind::Close => return Operand::Missing,
            TokenKind::Field(named) => {
                let named = *named;
                return self.field(named, scope);
            }
            TokenKind::Open => {
                self.at += 1;
                self.group(span, scope)
            }
            TokenKind::Leaf(leaf) => {
                let leaf = leaf.clone();
                self.at += 1;
                self.leaf(span, leaf, scope)
            }
            _ => {
                self.at += 1;
                Operand::Dropped
            }
        };
        self.suffixes(span, operand, scope)
    }

    /// Reads what stands after the parenthesis at `open`.
    fn group(&mut self, open: ByteSpan, scope: Scope) -> Operand {
        let start = self.at;
        let node = self.clauses(scope);
        let is_empty = self.at == start;
        let close = self.take(&TokenKind::Close);
        if let (true, Some(close)) = (is_empty, close) {
            self.remarks.push(open.cover(close), "parentheses with nothing in them are ignored");
        }
        node.map_or(Operand::Dropped, |node| Operand::Found(Part { plus: None, node }))
    }

    /// Reads what follows the operand that begins at `start`: weights and
    /// `@sentence`.
    fn suffixes(&mut self, start: ByteSpan, operand: Operand, scope: Scope) -> Operand {
        let mut operand = operand;
        while let Some(Token { span, kind, .. }) = self.tokens.get(self.at)
            && kind.is_suffix()
        {
            let (span, kind) = (*span, kind.clone());
            self.at += 1;
            let Operand::Found(Part { node, .. }) = operand else { continue };
            let whole = start.cover(span);
            let node = match kind {
                TokenKind::Weight(factor) => self.weighted(node, factor, scope, [whole, span]),
                _ if scope == Scope::Text => self.sentence(whole, node),
                _ => {
                    self.ignore(span, "has no meaning within a field");
                    node
                }
            };
            operand = Operand::Found(Part { plus: None, node });
        }
        operand
    }

    /// Takes the weight off what is excluded.
    fn unweighted(&mut self, node: Node) -> Node {
        let NodeKind::Boosted { node, .. } = node.kind else { return node };
        let message = "a weight has no effect on what is excluded, and is ignored";
        self.remarks.push(node.span, message);
        *node
    }

    /// Gives a node the weight typed at `at`; both together are at `span`.
    fn weighted(
        &mut self,
        node: Node,
        factor: f32,
        scope: Scope,
        [span, at]: [ByteSpan; 2],
    ) -> Node {
        if assemble::only_excludes(&node) {
            let message = "a weight has no effect on what is excluded, and is ignored";
            self.remarks.push(at, message);
            return node;
        }
        if scope != Scope::Text || assemble::is_filter(&node) {
            let message = "a weight has no effect on a field, which only filters, and is ignored";
            self.remarks.push(at, message);
            return node;
        }
        Node { span, kind: NodeKind::Boosted { node: Box::new(node), factor } }
    }
}
