//! From something typed to look for to a leaf of the tree, by the field it
//! stands in.

use crate::text::ByteSpan;

use super::assemble::Part;
use super::chars::{one_line, shown};
use super::field::Scope;
use super::limits::{MAX_CLASSES, MAX_PATTERN_BYTES, phrase};
use super::parser::{Operand, Parser};
use super::{Field, Node, NodeKind, quotes, regex, word};

impl Parser<'_, '_> {
    /// Makes a node of the leaf at `span`.
    pub(super) fn leaf(&mut self, span: ByteSpan, leaf: NodeKind, scope: Scope) -> Operand {
        let kind = match (leaf, scope) {
            (leaf, scope) if scope.is_date() => return self.date(span, &leaf, scope),
            (leaf, Scope::Has) => return self.has(span, &leaf),
            (NodeKind::Regex(_), Scope::Field(Field::Path)) => {
                // `path:/home/` is a path as any other.
                let typed = span.slice(self.text).unwrap_or_default();
                let text = phrase(one_line(&typed.replace(quotes::is_mark, " ")));
                NodeKind::Phrase { text, slop: 0 }
            }
            (NodeKind::Regex(pattern), _) => match self.regex(span, pattern) {
                Some(kind) => kind,
                None => return Operand::Dropped,
            },
            (NodeKind::Exact(text), scope) if scope.is_values() => {
                let message =
                    "'=' has no effect where a field is compared as a whole, and is ignored";
                self.remarks.push(span, message);
                NodeKind::Phrase { text, slop: 0 }
            }
            (NodeKind::Phrase { text, slop: 1.. }, scope) if scope.is_values() => {
                let message =
                    "a distance has no effect where a field is compared as a whole, and is ignored";
                self.remarks.push(span, message);
                NodeKind::Phrase { text, slop: 0 }
            }
            (leaf, _) => leaf,
        };
        Operand::Found(Part { plus: None, node: Node { span, kind } })
    }

    /// Makes a leaf of an expression: what is none is read as plain text.
    fn regex(&mut self, span: ByteSpan, pattern: String) -> Option<NodeKind> {
        self.classes += regex::classes(&pattern);
        if self.classes > MAX_CLASSES {
            let typed = self.typed(span);
            let message = format!(
                "the expressions of a query hold at most {MAX_CLASSES} classes, as [a-z] or \\w; '{typed}' is ignored"
            );
            self.remarks.push(span, message);
            return None;
        }
        let Some(wrong) = regex::what_is_wrong(&pattern) else {
            return Some(NodeKind::Regex(pattern));
        };
        let plain = word::plain(&pattern).filter(|_| pattern.len() <= MAX_PATTERN_BYTES);
        let message = match &plain {
            Some(NodeKind::Word(text)) => format!("{wrong}; read as the word '{}'", shown(text)),
            Some(NodeKind::Phrase { text, .. }) => {
                format!("{wrong}; read as the words '{}'", shown(text))
            }
            _ => format!("{wrong}; the expression is ignored"),
        };
        self.remarks.push(span, message);
        plain
    }
}
