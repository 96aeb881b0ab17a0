//! Which trees the parser makes.

use pincite::{Node, NodeKind, Occur};

use super::super::operator::parts;

/// Says whether the parser can make such a tree: a query made simpler may mean
/// something else when it is typed.
pub fn is_as_read(root: &Node) -> bool {
    parts(root).into_iter().all(|part| match &part.kind {
        NodeKind::Clauses(clauses) => {
            let has = |occur, filters| {
                let mut them = clauses.iter().filter(|clause| clause.occur == occur);
                them.any(|clause| is_filter(&clause.node) == filters)
            };
            let is_alone = clauses.iter().all(|clause| clause.occur == Occur::Excluded);
            let is_mixed = has(Occur::Required, true) && has(Occur::Optional, false);
            !(is_alone || has(Occur::Optional, true) || is_mixed)
        }
        NodeKind::SameArticle(clauses) => clauses.iter().all(|clause| {
            clause.occur == Occur::Excluded || !matches!(clause.node.kind, NodeKind::Not(_))
        }),
        _ => true,
    })
}

/// Says whether a part is about the article alone.
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
