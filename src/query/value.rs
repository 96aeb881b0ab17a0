//! A field and what is looked up in it.

use crate::text::ByteSpan;

use super::assemble::Part;
use super::chars::shown;
use super::date::{self, DateRange};
use super::fact::{self, fact, nearest_fact};
use super::field::Scope;
use super::parser::{Operand, Parser};
use super::token::TokenKind;
use super::{Node, NodeKind, quotes};

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
                Operand::Found(Part { plus: None, node })
            }
            Scope::Date | Scope::Before | Scope::After | Scope::Has if outer == Scope::Text => {
                let node = Node { span: start.cover(part.node.span), ..part.node };
                Operand::Found(Part { plus: None, node })
            }
            _ => Operand::Found(part),
        }
    }

    /// Reads the value of the field whose name ends at `name`; `None` where
    /// there is none, with a remark.
    fn value(&mut self, name: ByteSpan, scope: Scope) -> Option<Operand> {
        let next = self.tokens.get(self.at);
        let is_value = next.is_some_and(|token| match &token.kind {
            // A word after a blank is a date's, or a fact's, only if it is one.
            TokenKind::Leaf(leaf) if token.spaced && scope.is_date() => {
                DateRange::parse(self.value_text(token.span, leaf), self.today).is_some()
            }
            TokenKind::Leaf(leaf) if token.spaced && scope == Scope::Has => {
                fact(self.value_text(token.span, leaf)).is_some()
            }
            TokenKind::Leaf(_) | TokenKind::Open => true,
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
            let typed = self.typed(name);
            let value = match value.kind {
                TokenKind::Open => "(…)".to_owned(),
                _ => self.typed(value.span),
            };
            self.remarks
                .push(name, format!("'{typed}' has a blank after it; read as '{typed}{value}'"));
        }
        Some(self.primary(scope))
    }

    /// Returns the text of a value that is no word: what stands in quotation
    /// marks, else all that was typed, with the dots of a range.
    fn value_text<'l>(&'l self, span: ByteSpan, leaf: &'l NodeKind) -> &'l str {
        match leaf {
            NodeKind::Phrase { text, .. } if !self.is_run(span) => text,
            _ => span.slice(self.text).unwrap_or_default(),
        }
    }

    /// Says whether what stands at `span` was typed without quotation marks.
    fn is_run(&self, span: ByteSpan) -> bool {
        let typed = span.slice(self.text).unwrap_or_default();
        !typed.starts_with(|c| quotes::is_mark(c) || c == '‘')
    }

    /// Reads the date or range at `span`.
    pub(super) fn date(&mut self, span: ByteSpan, leaf: &NodeKind, scope: Scope) -> Operand {
        let typed = self.value_text(span, leaf).to_owned();
        let shown = shown(&typed);
        let Some(mut range) = DateRange::parse(&typed, self.today) else {
            let message =
                format!("'{shown}' is not a date and is ignored; {}", date::expected(&typed));
            self.remarks.push(span, message);
            return Operand::Dropped;
        };
        if range.is_reversed() {
            range = range.reversed();
            self.remarks.push(span, format!("'{shown}' ends before it begins; read as {range}"));
        }
        if scope != Scope::Date {
            let side = if scope == Scope::Before { range.before() } else { range.after() };
            if typed.contains("..") {
                let message =
                    format!("'{shown}' is a range, where one date is expected, and is ignored");
                self.remarks.push(span, message);
                return Operand::Dropped;
            }
            let Some(side) = side else {
                self.remarks.push(span, format!("there is no date beyond '{shown}'; ignored"));
                return Operand::Dropped;
            };
            range = side;
        }
        let kind = NodeKind::Date { from: range.from, until: range.until };
        Operand::Found(Part { plus: None, node: Node { span, kind } })
    }

    /// Reads the fact at `span`.
    pub(super) fn has(&mut self, span: ByteSpan, leaf: &NodeKind) -> Operand {
        let name = match leaf {
            NodeKind::Word(text) | NodeKind::Phrase { text, .. } => text.as_str(),
            _ => span.slice(self.text).unwrap_or_default(),
        };
        if let Some(fact) = fact(name) {
            let node = Node { span, kind: NodeKind::Has(fact) };
            return Operand::Found(Part { plus: None, node });
        }
        let meant = nearest_fact(name);
        let name = shown(name);
        let message = match meant {
            Some(meant) => {
                format!("has: knows no '{name}'; did you mean has:{meant}? it is ignored")
            }
            None => {
                format!("has: knows no '{name}', which is ignored; it asks for {}", fact::LISTED)
            }
        };
        self.remarks.push(span, message);
        Operand::Dropped
    }
}
