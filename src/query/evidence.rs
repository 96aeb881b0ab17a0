//! Which parts of a query may be evidence for a match.

use super::{Field, Node, NodeKind, Occur};

/// A word or phrase of a query, or something that stands for words, and where
/// it is looked up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leaf<'a> {
    /// What is looked for: [`Node::is_leaf`] holds of it.
    pub node: &'a Node,
    /// The field it is looked up in; `None` for the text of the passages.
    pub field: Option<Field>,
}

impl Node {
    /// Returns the words, phrases and patterns whose presence may be why a
    /// passage matches, in the order they were typed.
    ///
    /// What stands under an exclusion is left out, whatever else stands there:
    /// nothing of it may ever be highlighted or raise a score. Dates and facts
    /// are left out, because they are not text, and so is what a query was
    /// expanded by, because it was not typed.
    ///
    /// ```
    /// use pincite::Query;
    ///
    /// let query = Query::parse("islamic -(state terror*) title:\"two words\"");
    /// let leaves: Vec<String> =
    ///     query.root.positive_leaves().map(|leaf| leaf.node.to_string()).collect();
    /// assert_eq!(leaves, ["islamic", "\"two words\""]);
    /// ```
    pub fn positive_leaves(&self) -> impl Iterator<Item = Leaf<'_>> {
        PositiveLeaves { left: vec![Leaf { node: self, field: None }] }
    }
}

/// Walks a tree with a list of what is left, so that its depth is no matter.
struct PositiveLeaves<'a> {
    /// What is still to be visited, the next one last.
    left: Vec<Leaf<'a>>,
}

impl<'a> Iterator for PositiveLeaves<'a> {
    type Item = Leaf<'a>;

    fn next(&mut self) -> Option<Leaf<'a>> {
        while let Some(Leaf { node, field }) = self.left.pop() {
            let here = |node| Leaf { node, field };
            match &node.kind {
                _ if node.is_leaf() => return Some(Leaf { node, field }),
                NodeKind::Clauses(clauses) | NodeKind::SameArticle(clauses) => self.left.extend(
                    clauses
                        .iter()
                        .rev()
                        .filter(|clause| clause.occur != Occur::Excluded)
                        .map(|clause| here(&clause.node)),
                ),
                NodeKind::And(nodes) | NodeKind::Or(nodes) | NodeKind::Near { nodes, .. } => {
                    self.left.extend(nodes.iter().rev().map(here));
                }
                NodeKind::Field { field, node } => {
                    self.left.push(Leaf { node, field: Some(*field) });
                }
                NodeKind::Sentence(node)
                | NodeKind::Boosted { node, .. }
                | NodeKind::Expanded { node, .. } => self.left.push(here(node)),
                _ => {}
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::Query;

    #[track_caller]
    fn check(query: &str, expected: &[&str]) {
        let query = Query::parse(query);
        let leaves: Vec<String> = query
            .root
            .positive_leaves()
            .map(|leaf| match leaf.field {
                Some(field) => format!("{}:{}", field.name(), leaf.node),
                None => leaf.node.to_string(),
            })
            .collect();
        assert_eq!(leaves, expected);
    }

    #[test]
    fn follow_the_order_of_the_text() {
        check("a (b OR \"c d\") AND e* +f", &["a", "b", "\"c d\"", "e*", "f"]);
        check("", &[]);
    }

    #[test]
    fn know_their_field() {
        check("a title:(b c) author:d", &["a", "title:b", "title:c", "author:d"]);
    }

    #[test]
    fn are_words_and_what_stands_for_words() {
        check(
            "=A w?rd /x/ abc~1 \"d e\"~2 f^2 has:date",
            &["=A", "w?rd", "/x/", "abc~1", "\"d e\"~2", "f"],
        );
        check("a NEAR (b OR c) SENT d DOC e", &["a", "b", "c", "d", "e"]);
        check("title:(a ADJ b)", &["title:a", "title:b"]);
        check("(a -b)@sentence DOC NOT c", &["a"]);
    }

    #[test]
    fn never_stand_under_an_exclusion() {
        check("a -b NOT c", &["a"]);
        check("a AND NOT (b OR NOT c)", &["a"]);
        check("a OR NOT b", &["a"]);
        check("a -title:b date:2024", &["a"]);
    }
}
