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
            NodeKind::Word(text) | NodeKind::Prefix(text) => f.write_str(&quoted(text)),
            NodeKind::Phrase { text, slop: 0 } => f.write_str(&quoted(text)),
            NodeKind::Phrase { text, slop } => write!(f, "{}~{slop}", quoted(text)),
            NodeKind::Exact(text) if is_word(text) => write!(f, "={text}"),
            NodeKind::Exact(text) => write!(f, "={}", quoted(text)),
            NodeKind::Wildcard(text) => f.write_str(text),
            NodeKind::Fuzzy { text, max_edits } => write!(f, "{text}~{max_edits}"),
            NodeKind::Regex(pattern) => write!(f, "/{pattern}/"),
            NodeKind::Near { nodes, distance, ordered } => {
                let name = if *ordered { "ADJ" } else { "NEAR" };
                // The numbers of a chain add up: the first carries all.
                nodes.iter().enumerate().try_for_each(|(n, node)| match n {
                    0 => write!(f, "{}", Operand(node)),
                    1 => write!(f, " {name}/{distance} {}", Operand(node)),
                    _ => write!(f, " {name}/0 {}", Operand(node)),
                })
            }
            NodeKind::Sentence(node) => write!(f, "({node})@sentence"),
            NodeKind::SameArticle(clauses) => {
                clauses.iter().enumerate().try_for_each(|(n, clause)| {
                    if n > 0 {
                        f.write_str(" DOC ")?;
                    }
                    if clause.occur == Occur::Excluded {
                        f.write_str("NOT ")?;
                    }
                    write!(f, "{}", Operand(&clause.node))
                })
            }
            NodeKind::Boosted { node, factor } if takes_weight(node) => {
                write!(f, "{node}^{factor}")
            }
            NodeKind::Boosted { node, factor } => write!(f, "({node})^{factor}"),
            NodeKind::Expanded { node, .. } => node.fmt(f),
            NodeKind::Has(fact) => write!(f, "has:{}", fact.name()),
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
                if is_like_address(&value) {
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

/// Says whether a value has to be kept apart from its field: `title://x` is an
/// address.
fn is_like_address(value: &str) -> bool {
    value.starts_with("//")
}

/// Says whether a weight after the node, as it is written, is one of all of it.
fn takes_weight(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Sentence(_) => true,
        NodeKind::Expanded { node, .. } => takes_weight(node),
        _ => node.is_leaf(),
    }
}

/// Says whether the node is written in parentheses where one piece is expected.
fn is_combination(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Clauses(_)
        | NodeKind::And(_)
        | NodeKind::Or(_)
        | NodeKind::Not(_)
        | NodeKind::Near { .. }
        | NodeKind::SameArticle(_) => true,
        NodeKind::Expanded { node, .. } => is_combination(node),
        _ => false,
    }
}

/// A node where one piece is expected.
struct Operand<'a>(&'a Node);

impl fmt::Display for Operand<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if is_combination(self.0) { write!(f, "({})", self.0) } else { self.0.fmt(f) }
    }
}

/// Returns how deep parentheses nest in the node as it is written.
pub(super) fn depth(node: &Node) -> usize {
    let operand = |node: &Node| depth(node) + usize::from(is_combination(node));
    let deepest = |nodes: &[Node]| nodes.iter().map(operand).max().unwrap_or(0);
    match &node.kind {
        NodeKind::Clauses(clauses) | NodeKind::SameArticle(clauses) => {
            clauses.iter().map(|clause| operand(&clause.node)).max().unwrap_or(0)
        }
        NodeKind::And(nodes) | NodeKind::Or(nodes) => {
            let of_each = nodes.iter().map(|node| match node.kind {
                NodeKind::Not(_) => depth(node),
                _ => operand(node),
            });
            of_each.max().unwrap_or(0)
        }
        NodeKind::Near { nodes, .. } => deepest(nodes),
        NodeKind::Not(node) => operand(node),
        NodeKind::Field { node, .. } if node.is_leaf() => {
            usize::from(is_like_address(&node.to_string()))
        }
        NodeKind::Field { node, .. } => operand(node),
        NodeKind::Sentence(node) => depth(node) + 1,
        NodeKind::Boosted { node, .. } => depth(node) + usize::from(!takes_weight(node)),
        NodeKind::Expanded { node, .. } => depth(node),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::Query;
    use super::depth;

    #[test]
    fn depth_is_that_of_the_parentheses_written() {
        for text in [
            "a",
            "a (b OR c)",
            "a AND NOT (b OR c)",
            "(a b c)@sentence^2",
            "((a OR b)^2 c) DOC NOT (d e)",
            "a NEAR b ADJ c NEAR d",
            "title:(a (b OR c))",
            "title:(//x)",
            "(a title:(//x))^2",
            "((a AND b OR c d)^2 e) OR f",
        ] {
            let root = Query::parse(text).root;
            let written = root.to_string();
            let deepest = written.chars().scan(0_usize, |open, c| {
                match c {
                    '(' => *open += 1,
                    ')' => *open -= 1,
                    _ => {}
                }
                Some(*open)
            });
            assert_eq!(depth(&root), deepest.max().unwrap_or(0), "{text}");
        }
    }
}
