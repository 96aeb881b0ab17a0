//! A field and what is looked up in it.

use crate::text::ByteSpan;

use super::assemble::Part;
use super::chars::shown;
use super::date::DateRange;
use super::field::Scope;
use super::parser::{Operand, Parser};
use super::token::TokenKind;
use super::{Node, NodeKind};

impl Parser<'_, '_> {
    /// Reads the field at the next piece and its value; `outer` is the field
    /// in whose parentheses it stands.
    pub(super) fn field(&mut self, named: Scope, outer: Scope) -> Operand {
        let mut span = self.tokens.get(self.at).map(|token| token.span).unwrap_or_default();
        let start = span;
        self.at += 1;
        if outer != Scope::Text {
            self.ignore(span, "names a field within a field");
        }
        let scope = if outer == Scope::Text { named } else { outer };
        while let Some(next) = self.tokens.get(self.at)
            && matches!(next.kind, TokenKind::Field(_))
            && !next.spaced
        {
            span = next.span;
            self.at += 1;
            self.ignore(span, "names a field within a field");
        }

        let Some(value) = self.value(span, scope) else { return Operand::Dropped };
        let Operand::Found(part) = value else { return value };
        match scope {
            Scope::Field(field) if outer == Scope::Text => {
                let end = self.tokens.get(self.at.saturating_sub(1)).map_or(span, |t| t.span);
                let kind = NodeKind::Field { field, node: Box::new(part.node) };
                let node = Node { span: start.cover(end), kind };
                Operand::Found(Part { plus: false, node })
            }
            Scope::Date if outer == Scope::Text => {
                let node = Node { span: start.cover(part.node.span), ..part.node };
                Operand::Found(Part { plus: false, node })
            }
            _ => Operand::Found(part),
        }
    }

    /// Reads the value of the field whose name ends at `name`; `None` where
    /// there is none, with a remark.
    fn value(&mut self, name: ByteSpan, scope: Scope) -> Option<Operand> {
        let next = self.tokens.get(self.at);
        let is_value = next.is_some_and(|token| match &token.kind {
            TokenKind::Word(_) | TokenKind::Prefix(_) | TokenKind::Phrase(_) => {
                // A word after a blank is a date's only if it is one.
                scope != Scope::Date
                    || !token.spaced
                    || token.span.slice(self.text).and_then(DateRange::parse).is_some()
            }
            TokenKind::Open => true,
            TokenKind::Dropped => !token.spaced,
            _ => false,
        });
        if !is_value {
            if next.is_some_and(|token| token.kind == TokenKind::Punctuation) {
                self.at += 1;
            }
            self.ignore(name, "has nothing after it");
            return None;
        }
        if let Some(value) = next.filter(|token| token.spaced) {
            let typed = shown(name.slice(self.text).unwrap_or_default());
            let value = match value.kind {
                TokenKind::Open => "(…)".to_owned(),
                _ => shown(value.span.slice(self.text).unwrap_or_default()),
            };
            self.remarks
                .push(name, format!("'{typed}' has a blank after it; read as '{typed}{value}'"));
        }
        Some(self.primary(scope))
    }

    /// Reads the date or range `typed` at `span`.
    pub(super) fn date(&mut self, span: ByteSpan, typed: &str) -> Operand {
        let Some(mut range) = DateRange::parse(typed) else {
            let typed = shown(typed);
            self.remarks.push(
                span,
                format!(
                    "'{typed}' is not a date and is ignored; expected YYYY, YYYY-MM or YYYY-MM-DD, or a range such as date:2024-05..2025-03"
                ),
            );
            return Operand::Dropped;
        };
        if range.is_reversed() {
            let typed = shown(typed);
            range = range.reversed();
            self.remarks.push(span, format!("'{typed}' ends before it begins; read as {range}"));
        }
        let kind = NodeKind::Date { from: range.from, until: range.until };
        Operand::Found(Part { plus: false, node: Node { span, kind } })
    }
}
