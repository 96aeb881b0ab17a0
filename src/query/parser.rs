//! From pieces to a tree.
//!
//! ```text
//! clauses = or*                           side by side: binds loosest
//! or      = and ("OR" and)*
//! and     = unary ("AND" unary)*
//! unary   = ("NOT" | "-" | "!" | "+")* primary
//! primary = word | prefix* | "phrase" | "(" clauses ")" | field
//! field   = name ":" (word | prefix* | "phrase" | "(" clauses ")")
//! ```
//!
//! What does not fit is remarked upon and left out. Only parentheses make a
//! function call itself, and [`balance`](super::balance) bounds those.

use crate::text::ByteSpan;

use super::assemble::{self, Part};
use super::chars::shown;
use super::diagnostic::Diagnostics;
use super::field::Scope;
use super::token::{Token, TokenKind};
use super::{Node, NodeKind};

/// Makes a tree of `tokens`, the balanced pieces of `text`; `None` where there
/// is nothing to look for.
pub(super) fn parse(text: &str, tokens: Vec<Token>, remarks: &mut Diagnostics) -> Option<Node> {
    Parser { text, tokens, at: 0, remarks }.clauses(Scope::Text)
}

/// What was found where an operand was expected.
pub(super) enum Operand {
    Found(Part),
    /// Something that came to nothing, and was remarked upon.
    Dropped,
    /// An operator, a closing parenthesis or the end.
    Missing,
}

pub(super) struct Parser<'a, 'r> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token>,
    pub(super) at: usize,
    pub(super) remarks: &'r mut Diagnostics,
}

impl Parser<'_, '_> {
    fn peek(&self) -> Option<&TokenKind> {
        self.tokens.get(self.at).map(|token| &token.kind)
    }

    /// Takes the next piece if it is `kind`.
    fn take(&mut self, kind: &TokenKind) -> Option<ByteSpan> {
        let token = self.tokens.get(self.at).filter(|token| token.kind == *kind)?;
        self.at += 1;
        Some(token.span)
    }

    /// Remarks on the piece at `span`, as typed, that it is ignored and why.
    pub(super) fn ignore(&mut self, span: ByteSpan, why: &str) {
        let typed = shown(span.slice(self.text).unwrap_or_default());
        self.remarks.push(span, format!("'{typed}' {why} and is ignored"));
    }

    /// Reads parts side by side, up to a closing parenthesis or the end.
    fn clauses(&mut self, scope: Scope) -> Option<Node> {
        let mut parts = Vec::new();
        while self.peek().is_some_and(|kind| *kind != TokenKind::Close) {
            parts.extend(self.or(scope));
        }
        assemble::clauses(parts)
    }

    fn or(&mut self, scope: Scope) -> Option<Part> {
        let (mut parts, mut pluses) = (Vec::new(), Vec::new());
        // An operator with nothing before it is passed over here, so that every
        // call takes a piece.
        while let Some(span) = self.take(&TokenKind::Or) {
            self.ignore(span, "has nothing before it");
        }
        let first = self.tokens.get(self.at).map(|token| token.span);
        parts.extend(self.and(scope, &mut pluses).0);
        while let Some(span) = self.take(&TokenKind::Or) {
            let (part, missing) = self.and(scope, &mut pluses);
            if missing {
                self.ignore(span, "has nothing after it");
            }
            parts.extend(part);
        }
        if parts.len() == 1 {
            return parts.pop();
        }
        for span in pluses {
            self.ignore(span, "has no effect beside OR");
        }
        let node = assemble::any_of(parts.into_iter().map(|part: Part| part.node).collect())?;
        let span = first.map_or(node.span, |first| node.span.cover(first));
        Some(Part { plus: false, node: Node { span, ..node } })
    }

    /// Reads operands joined by `AND`; says also whether there was nothing to
    /// read. Adds the places of signs `+` that stand before a single operand.
    fn and(&mut self, scope: Scope, pluses: &mut Vec<ByteSpan>) -> (Option<Part>, bool) {
        let mut parts = Vec::new();
        while let Some(span) = self.take(&TokenKind::And) {
            self.ignore(span, "has nothing before it");
        }
        let plus = self.tokens.get(self.at).filter(|token| token.kind == TokenKind::Plus);
        let plus = plus.map(|token| token.span);
        let missing = match self.unary(scope) {
            Operand::Found(part) => {
                parts.push(part);
                false
            }
            Operand::Dropped => false,
            Operand::Missing => true,
        };
        while let Some(span) = self.take(&TokenKind::And) {
            match self.unary(scope) {
                Operand::Found(part) => parts.push(part),
                Operand::Dropped => {}
                Operand::Missing => self.ignore(span, "has nothing after it"),
            }
        }
        if parts.len() < 2 {
            pluses.extend(plus.filter(|_| parts.iter().any(|part| part.plus)));
            let part = parts.pop();
            let missing = missing && part.is_none();
            return (part, missing);
        }
        // Within AND everything is required: a sign + says nothing new.
        let node = assemble::all_of(parts.into_iter().map(|part| part.node).collect());
        (node.map(|node| Part { plus: false, node }), false)
    }

    fn unary(&mut self, scope: Scope) -> Operand {
        let mut signs: Option<ByteSpan> = None;
        let mut last = None;
        let (mut exclusions, mut plus) = (0_usize, false);
        loop {
            let span = if let Some(span) = self.take(&TokenKind::Plus) {
                plus = true;
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
                let node = Node { span: signs.cover(node.span), ..assemble::not(node) };
                Operand::Found(Part { plus: false, node })
            }
            Operand::Dropped => Operand::Dropped,
            Operand::Missing => {
                self.ignore(last.unwrap_or(signs), "has nothing after it");
                Operand::Missing
            }
        }
    }

    pub(super) fn primary(&mut self, scope: Scope) -> Operand {
        let Some(token) = self.tokens.get(self.at) else { return Operand::Missing };
        let span = token.span;
        match &token.kind {
            TokenKind::And
            | TokenKind::Or
            | TokenKind::Not
            | TokenKind::Plus
            | TokenKind::Close => Operand::Missing,
            TokenKind::Dropped | TokenKind::Punctuation => {
                self.at += 1;
                Operand::Dropped
            }
            TokenKind::Field(named) => {
                let named = *named;
                self.field(named, scope)
            }
            TokenKind::Open => {
                self.at += 1;
                self.group(span, scope)
            }
            TokenKind::Word(text) | TokenKind::Prefix(text) | TokenKind::Phrase(text)
                if scope == Scope::Date =>
            {
                let is_phrase = matches!(token.kind, TokenKind::Phrase(_));
                let typed = if is_phrase { text } else { span.slice(self.text).unwrap_or(text) };
                let typed = typed.to_owned();
                self.at += 1;
                self.date(span, &typed)
            }
            TokenKind::Word(text) => {
                let kind = NodeKind::Word(text.clone());
                self.leaf(span, kind)
            }
            TokenKind::Prefix(text) => {
                let kind = NodeKind::Prefix(text.clone());
                self.leaf(span, kind)
            }
            TokenKind::Phrase(text) => {
                let kind = NodeKind::Phrase { text: text.clone(), slop: 0 };
                self.leaf(span, kind)
            }
        }
    }

    fn leaf(&mut self, span: ByteSpan, kind: NodeKind) -> Operand {
        self.at += 1;
        Operand::Found(Part { plus: false, node: Node { span, kind } })
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
        node.map_or(Operand::Dropped, |node| Operand::Found(Part { plus: false, node }))
    }
}
