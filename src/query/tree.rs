//! The query as understood, drawn as a tree in words.

use super::date::DateRange;
use super::{Clause, Node, NodeKind, Occur, Query, Substitute, SubstituteKind};

impl Query {
    /// Draws the query as understood as a tree of several lines, with no line
    /// feed at the end.
    ///
    /// Groups are named by what they ask for: `all of`, `any of`,
    /// `preferably` (what may match beside what must), `without`, `near`,
    /// `in one sentence` and `in one article`. What a query was expanded by
    /// hangs from what was typed, as `also`.
    ///
    /// ```
    /// use pincite::Query;
    ///
    /// let query = Query::parse("islamic (a AND \"strategic depth\") -daesh");
    /// assert_eq!(query.tree(), "\
    /// all of
    /// ├─ any of
    /// │  ├─ word islamic
    /// │  └─ all of
    /// │     ├─ word   a
    /// │     └─ phrase \"strategic depth\"
    /// └─ without
    ///    └─ word daesh");
    /// ```
    #[must_use]
    pub fn tree(&self) -> String {
        let mut lines = Vec::new();
        let root = branch(&self.root);
        root.draw(&mut lines, "", "", label_width(std::slice::from_ref(&root)));
        lines.join("\n")
    }
}

/// A line of the tree and what hangs from it.
struct Branch {
    label: String,
    /// What a leaf holds; its column is the same for all leaves side by side.
    value: Option<String>,
    children: Vec<Branch>,
}

impl Branch {
    fn leaf(label: &str, value: String) -> Self {
        Self { label: label.to_owned(), value: Some(value), children: Vec::new() }
    }

    fn group(label: &str, children: Vec<Self>) -> Self {
        Self { label: label.to_owned(), value: None, children }
    }

    fn draw(&self, lines: &mut Vec<String>, lead: &str, rest: &str, label_width: usize) {
        lines.push(match &self.value {
            Some(value) => format!("{lead}{:label_width$} {value}", self.label),
            None => format!("{lead}{}", self.label),
        });
        let width = self::label_width(&self.children);
        for (n, child) in self.children.iter().enumerate() {
            let is_last = n + 1 == self.children.len();
            let (knee, under) = if is_last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
            child.draw(lines, &format!("{rest}{knee}"), &format!("{rest}{under}"), width);
        }
    }
}

/// Returns the width of the widest label of a leaf. Labels are ASCII.
fn label_width(branches: &[Branch]) -> usize {
    let leaves = branches.iter().filter(|branch| branch.value.is_some());
    leaves.map(|leaf| leaf.label.len()).max().unwrap_or(0)
}

fn branch(node: &Node) -> Branch {
    match &node.kind {
        NodeKind::Nothing => Branch::group("nothing", Vec::new()),
        NodeKind::Word(text) => Branch::leaf("word", text.clone()),
        NodeKind::Exact(text) => Branch::leaf("exactly", text.clone()),
        NodeKind::Phrase { .. } => Branch::leaf("phrase", node.to_string()),
        NodeKind::Prefix(text) => Branch::leaf("prefix", format!("{text}*")),
        NodeKind::Wildcard(_) => Branch::leaf("pattern", node.to_string()),
        NodeKind::Regex(_) => Branch::leaf("expression", node.to_string()),
        NodeKind::Fuzzy { .. } => Branch::leaf("like", node.to_string()),
        NodeKind::Near { nodes, distance, ordered } => {
            Branch::group(&nearness(*distance, *ordered), nodes.iter().map(branch).collect())
        }
        NodeKind::Sentence(node) => Branch::group("in one sentence", all(node)),
        NodeKind::SameArticle(clauses) => {
            Branch::group("in one article", side_by_side(clauses).children)
        }
        NodeKind::Boosted { node, factor } => weighted(branch(node), *factor),
        NodeKind::Expanded { node, others } => {
            let mut typed = branch(node);
            typed.children.extend(others.iter().map(also));
            typed
        }
        NodeKind::Has(fact) => Branch::leaf("has", fact.name().to_owned()),
        NodeKind::Clauses(clauses) => side_by_side(clauses),
        NodeKind::And(nodes) => Branch::group("all of", nodes.iter().map(branch).collect()),
        NodeKind::Or(nodes) => Branch::group("any of", nodes.iter().map(branch).collect()),
        NodeKind::Not(node) => without([node.as_ref()]),
        NodeKind::Field { field, node } => match &node.kind {
            NodeKind::Word(text) => Branch::leaf(field.name(), text.clone()),
            _ if node.is_leaf() => Branch::leaf(field.name(), node.to_string()),
            _ => Branch::group(field.name(), vec![branch(node)]),
        },
        NodeKind::Date { from, until } => {
            let value = match (from, until) {
                (Some(from), Some(until)) if from != until => format!("{from} to {until}"),
                (Some(from), None) => format!("{from} or later"),
                (None, Some(until)) => format!("{until} or earlier"),
                (from, until) => DateRange { from: *from, until: *until }.to_string(),
            };
            Branch::leaf("date", value)
        }
    }
}

fn nearness(distance: u32, ordered: bool) -> String {
    let order = if ordered { "in this order" } else { "in any order" };
    match distance {
        0 => format!("side by side, {order}"),
        1 => format!("near, {order}, at most 1 word between"),
        words => format!("near, {order}, at most {words} words between"),
    }
}

/// Draws what a sentence holds, without saying twice that it is all of it.
fn all(node: &Node) -> Vec<Branch> {
    match &node.kind {
        NodeKind::And(nodes) => nodes.iter().map(branch).collect(),
        _ => vec![branch(node)],
    }
}

/// Says of a branch what it is worth.
fn weighted(mut branch: Branch, factor: f32) -> Branch {
    match &mut branch.value {
        Some(value) => value.push_str(&format!(" (worth {factor} times)")),
        None => branch.label.push_str(&format!(", worth {factor} times")),
    }
    branch
}

/// Draws what is looked for in place of what was typed.
fn also(other: &Substitute) -> Branch {
    let kind = match other.kind {
        SubstituteKind::Alias => "alias",
        SubstituteKind::Spelling => "spelling",
    };
    let Substitute { text, weight, .. } = other;
    Branch::leaf("also", format!("{text} ({kind}, worth {weight} times)"))
}

fn side_by_side(clauses: &[Clause]) -> Branch {
    let of = |occur| clauses.iter().filter(move |c| c.occur == occur).map(|c| &c.node);
    let mut children: Vec<Branch> = of(Occur::Required).map(branch).collect();
    let optional: Vec<Branch> = of(Occur::Optional).map(branch).collect();
    let excludes = of(Occur::Excluded).next().is_some();
    match (children.is_empty(), optional.len()) {
        (_, 0) => {}
        (true, _) if !excludes => return Branch::group("any of", optional),
        // Any of them, and what must not be there besides: `a -b` is not
        // `a OR NOT b`.
        (true, 1) => children = optional,
        (true, _) => children.push(Branch::group("any of", optional)),
        (false, _) => children.push(Branch::group("preferably", optional)),
    }
    if excludes {
        children.push(without(of(Occur::Excluded)));
    }
    Branch::group("all of", children)
}

/// Several exclusions, and an exclusion of any of several, are one list of
/// what must not be there.
fn without<'a>(nodes: impl IntoIterator<Item = &'a Node>) -> Branch {
    let mut children = Vec::new();
    for node in nodes {
        match &node.kind {
            NodeKind::Or(nodes) => children.extend(nodes.iter().map(branch)),
            _ => children.push(branch(node)),
        }
    }
    Branch::group("without", children)
}

#[cfg(test)]
mod tests {
    use super::{NodeKind, Query, Substitute, SubstituteKind};

    #[track_caller]
    fn check(query: &str, expected: &str) {
        assert_eq!(Query::parse(query).tree(), expected.trim_start_matches('\n'));
    }

    #[test]
    fn one_part_is_one_line() {
        check("", "nothing");
        check("state", "word state");
        check("\"a b\"", "phrase \"a b\"");
        check("author:rawal", "author rawal");
        check("date:2024..", "date 2024 or later");
        check("date:2024", "date 2024");
    }

    #[test]
    fn what_must_and_what_may_are_apart() {
        check(
            "islamic +mosque -\"strategic depth\" -terror* author:rawal date:2024-05..2025",
            "
all of
├─ word   mosque
├─ author rawal
├─ date   2024-05 to 2025
├─ preferably
│  └─ word islamic
└─ without
   ├─ phrase \"strategic depth\"
   └─ prefix terror*",
        );
    }

    #[test]
    fn what_must_not_be_there_is_none_of_several_ways() {
        check("a -b", "all of\n├─ word a\n└─ without\n   └─ word b");
        check("a OR NOT b", "any of\n├─ word a\n└─ without\n   └─ word b");
        check(
            "a b -c",
            "
all of
├─ any of
│  ├─ word a
│  └─ word b
└─ without
   └─ word c",
        );
    }

    #[test]
    fn fields_narrow_the_words() {
        check(
            "islamic state tag:news",
            "
all of
├─ any of
│  ├─ word islamic
│  └─ word state
└─ tag news",
        );
        check(
            "title:(a OR \"b c\")",
            "
title
└─ any of
   ├─ word   a
   └─ phrase \"b c\"",
        );
    }

    #[test]
    fn words_together_say_how_near() {
        check(
            "(a NEAR/3 b) ADJ/1 \"c d\"~2",
            "
near, in this order, at most 1 word between
├─ near, in any order, at most 3 words between
│  ├─ word a
│  └─ word b
└─ phrase \"c d\"~2",
        );
        check("a ADJ/0 b", "side by side, in this order\n├─ word a\n└─ word b");
        check(
            "a SENT -b DOC NOT c",
            "
in one article
├─ in one sentence
│  ├─ word a
│  └─ without
│     └─ word b
└─ without
   └─ word c",
        );
        check("(a OR b)@sentence", "in one sentence\n└─ any of\n   ├─ word a\n   └─ word b");
    }

    #[test]
    fn patterns_and_weights_are_in_words() {
        check(
            "ter* w?rd /x+/ wrod~1 =Word has:date (a b)^2 \"c d\"^0.5 title:=Word title:(a NEAR b)",
            "
all of
├─ any of
│  ├─ prefix     ter*
│  ├─ pattern    w?rd
│  ├─ expression /x+/
│  ├─ like       wrod~1
│  ├─ exactly    Word
│  ├─ any of, worth 2 times
│  │  ├─ word a
│  │  └─ word b
│  └─ phrase     \"c d\" (worth 0.5 times)
├─ has   date
├─ title =Word
└─ title
   └─ near, in any order, at most 10 words between
      ├─ word a
      └─ word b",
        );
    }

    #[test]
    fn what_is_looked_for_besides_hangs_from_what_was_typed() {
        let mut query = Query::parse("ISKP attack");
        let NodeKind::Clauses(clauses) = &mut query.root.kind else { panic!("two words") };
        let typed = clauses[0].node.clone();
        let other = |text: &str, kind, weight| Substitute { text: text.to_owned(), kind, weight };
        let others = vec![
            other("Islamic State Khorasan", SubstituteKind::Alias, 0.5),
            other("ISKPs", SubstituteKind::Spelling, 0.25),
        ];
        clauses[0].node.kind = NodeKind::Expanded { node: Box::new(typed), others };
        let expected = "\
any of
├─ word ISKP
│  ├─ also Islamic State Khorasan (alias, worth 0.5 times)
│  └─ also ISKPs (spelling, worth 0.25 times)
└─ word attack";
        assert_eq!(query.tree(), expected);
        assert_eq!(query.to_string(), "ISKP attack");
    }

    #[test]
    fn exclusions_are_one_list() {
        check(
            "-a -b",
            "
without
├─ word a
└─ word b",
        );
    }
}
