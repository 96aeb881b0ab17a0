//! What of a query is too much to ask.

use crate::query::{Diagnostic, Node, NodeKind};

/// Parts about the same article look up their own parts twice, for the passages
/// and for the article, and so on within: more would take exponential time.
const MAX_ARTICLES_DEEP: usize = 5;

/// Takes out of a query what would take too long to answer, and says so: the
/// query that is left is the one that is answered and marked.
pub(super) fn bounded(root: &mut Node) -> Vec<Diagnostic> {
    let mut said = Vec::new();
    bound(root, 0, &mut said);
    said
}

fn bound(node: &mut Node, deep: usize, said: &mut Vec<Diagnostic>) {
    match &mut node.kind {
        NodeKind::SameArticle(_) if deep == MAX_ARTICLES_DEEP => {
            let message = format!(
                "DOC stands within DOC more than {MAX_ARTICLES_DEEP} deep here; this part finds nothing"
            );
            said.push(Diagnostic { span: node.span, message });
            node.kind = NodeKind::Nothing;
        }
        NodeKind::SameArticle(clauses) => {
            clauses.iter_mut().for_each(|clause| bound(&mut clause.node, deep + 1, said));
        }
        NodeKind::Clauses(clauses) => {
            clauses.iter_mut().for_each(|clause| bound(&mut clause.node, deep, said));
        }
        NodeKind::And(nodes) | NodeKind::Or(nodes) | NodeKind::Near { nodes, .. } => {
            nodes.iter_mut().for_each(|node| bound(node, deep, said));
        }
        NodeKind::Not(node)
        | NodeKind::Sentence(node)
        | NodeKind::Boosted { node, .. }
        | NodeKind::Expanded { node, .. }
        | NodeKind::Field { node, .. } => bound(node, deep, said),
        NodeKind::Nothing
        | NodeKind::Word(_)
        | NodeKind::Exact(_)
        | NodeKind::Phrase { .. }
        | NodeKind::Prefix(_)
        | NodeKind::Wildcard(_)
        | NodeKind::Fuzzy { .. }
        | NodeKind::Regex(_)
        | NodeKind::Has(_)
        | NodeKind::Date { .. } => {}
    }
}
