//! The query as understood, on one line.

use std::fmt::{self, Write};

use super::assemble::is_filter;
use super::date::DateRange;
use super::quotes::quoted;
use super::word::{is_prefix, is_word};
use super::{Clause, Node, NodeKind, Occur, Query};

/// Writes the query as understood, on one line: see [`Node`]'s.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.root.fmt(f)
    }
}

/// Writes the node in the query language, on one line, with a parenthesis
/// around every combination within another.
///
/// Of a tree that [`Query::parse`] made, the text is read as the same tree
/// again. A word that would be read as something else, as
/// [`Query::literal`] makes them, is written in quotation marks.
/// [`NodeKind::Nothing`] is the empty text.
impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            NodeKind::Nothing => Ok(()),
            NodeKind::Word(word) if is_word(word) => f.write_str(word),
            NodeKind::Prefix(prefix) if is_prefix(prefix) => write!(f, "{prefix}*"),
            NodeKind::Word(text) | NodeKind::Phrase(text) | NodeKind::Prefix(text) => {
                f.write_str(&quoted(text))
            }
            NodeKind::Clauses(clauses) => clauses.iter().enumerate().try_for_each(|(n, clause)| {
                if n > 0 {
                    f.write_char(' ')?;
                }
                write!(f, "{}{}", sign(clause), Operand(&clause.node))
            }),
            NodeKind::And(nodes) => joined(f, nodes, " AND "),
            NodeKind::Or(nodes) => joined(f, nodes, " OR "),
            NodeKind::Not(node) => write!(f, "NOT {}", Operand(node)),
            NodeKind::Field { field, node } => {
                let value = Operand(node).to_string();
                // `title://x` is an address.
                if value.starts_with("//") {
                    return write!(f, "{}:({value})", field.name());
                }
                write!(f, "{}:{value}", field.name())
            }
            NodeKind::Date { from, until } => {
                write!(f, "date:{}", DateRange { from: *from, until: *until })
            }
        }
    }
}

/// A field filters without a sign.
fn sign(clause: &Clause) -> &'static str {
    match clause.occur {
        Occur::Required if !is_filter(&clause.node) => "+",
        Occur::Excluded => "-",
        Occur::Required | Occur::Optional => "",
    }
}

fn joined(f: &mut fmt::Formatter<'_>, nodes: &[Node], between: &str) -> fmt::Result {
    nodes.iter().enumerate().try_for_each(|(n, node)| {
        if n > 0 {
            f.write_str(between)?;
        }
        // What binds tighter than any combination needs no parenthesis here.
        match node.kind {
            NodeKind::Not(_) => write!(f, "{node}"),
            _ => write!(f, "{}", Operand(node)),
        }
    })
}

/// A node where one piece is expected.
struct Operand<'a>(&'a Node);

impl fmt::Display for Operand<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.kind {
            NodeKind::Clauses(_) | NodeKind::And(_) | NodeKind::Or(_) | NodeKind::Not(_) => {
                write!(f, "({})", self.0)
            }
            _ => self.0.fmt(f),
        }
    }
}
