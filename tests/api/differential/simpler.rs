//! From a case that fails to the simplest one that still does.

use pincite::{Article, Clause, Node, NodeKind};

/// Takes a simpler case for as long as one of them fails.
pub fn simplest<T>(mut case: T, simpler: impl Fn(&T) -> Vec<T>, fails: impl Fn(&T) -> bool) -> T {
    while let Some(next) = simpler(&case).into_iter().find(&fails) {
        case = next;
    }
    case
}

/// Returns the queries that come of leaving something out of one.
pub fn queries(node: &Node) -> Vec<Node> {
    let with = |kind| Node { span: node.span, kind };
    match &node.kind {
        NodeKind::And(nodes) => of_list(nodes, |nodes| with(NodeKind::And(nodes))),
        NodeKind::Or(nodes) => of_list(nodes, |nodes| with(NodeKind::Or(nodes))),
        NodeKind::Near { nodes, distance, ordered } => of_list(nodes, |nodes| {
            with(NodeKind::Near { nodes, distance: *distance, ordered: *ordered })
        }),
        NodeKind::Clauses(clauses) => of_clauses(clauses, |them| with(NodeKind::Clauses(them))),
        NodeKind::SameArticle(clauses) => {
            of_clauses(clauses, |them| with(NodeKind::SameArticle(them)))
        }
        NodeKind::Not(inner) => of_one(inner, |inner| with(NodeKind::Not(inner))),
        NodeKind::Sentence(inner) => of_one(inner, |inner| with(NodeKind::Sentence(inner))),
        NodeKind::Field { field, node: inner } => {
            let field = *field;
            // What is looked up in a field alone may be no query elsewhere.
            let inner = of_one(inner, |node| with(NodeKind::Field { field, node }));
            inner.into_iter().skip(1).collect()
        }
        NodeKind::Boosted { node: inner, factor } => {
            of_one(inner, |node| with(NodeKind::Boosted { node, factor: *factor }))
        }
        NodeKind::Expanded { node: inner, others } => {
            let mut found = vec![inner.as_ref().clone()];
            if others.len() > 1 {
                found.extend(others.iter().map(|other| {
                    let others = vec![other.clone()];
                    with(NodeKind::Expanded { node: inner.clone(), others })
                }));
            }
            found
        }
        NodeKind::Phrase { text, slop } => shorter(text)
            .into_iter()
            .map(|text| with(NodeKind::Phrase { text, slop: *slop }))
            .collect(),
        _ => Vec::new(),
    }
}

/// The inner node by itself, then each that is simpler, in its place.
fn of_one(inner: &Node, make: impl Fn(Box<Node>) -> Node) -> Vec<Node> {
    let simpler = queries(inner).into_iter().map(|inner| make(Box::new(inner)));
    std::iter::once(inner.clone()).chain(simpler).collect()
}

fn of_list(nodes: &[Node], make: impl Fn(Vec<Node>) -> Node) -> Vec<Node> {
    let mut found = nodes.to_vec();
    for (at, node) in nodes.iter().enumerate() {
        if nodes.len() > 2 {
            found.push(make(without(nodes, at)));
        }
        found.extend(queries(node).into_iter().map(|simpler| {
            let mut nodes = nodes.to_vec();
            nodes[at] = simpler;
            make(nodes)
        }));
    }
    found
}

fn of_clauses(clauses: &[Clause], make: impl Fn(Vec<Clause>) -> Node) -> Vec<Node> {
    let mut found: Vec<Node> = clauses.iter().map(|clause| clause.node.clone()).collect();
    for (at, clause) in clauses.iter().enumerate() {
        if clauses.len() > 2 {
            found.push(make(without(clauses, at)));
        }
        found.extend(queries(&clause.node).into_iter().map(|node| {
            let mut clauses = clauses.to_vec();
            clauses[at].node = node;
            make(clauses)
        }));
    }
    found
}

fn without<T: Clone>(all: &[T], at: usize) -> Vec<T> {
    let mut left = all.to_vec();
    left.remove(at);
    left
}

/// Returns the articles that come of leaving something out of one, but for the
/// paragraph at `kept`.
pub fn articles(article: &Article, kept: usize) -> Vec<Article> {
    let mut found = Vec::new();
    let mut with = |change: &dyn Fn(&mut Article)| {
        let mut simpler = article.clone();
        change(&mut simpler);
        if simpler != *article {
            found.push(simpler);
        }
    };
    with(&|it| it.paragraphs.truncate(kept + 1));
    with(&|it| it.metadata.title = None);
    for (at, paragraph) in article.paragraphs.iter().enumerate() {
        with(&|it| it.paragraphs[at].heading = None);
        for text in shorter(&paragraph.text) {
            with(&|it| it.paragraphs[at].text.clone_from(&text));
        }
    }
    for title in article.metadata.title.iter().flat_map(|title| shorter(title)) {
        with(&|it| it.metadata.title = Some(title.clone()));
    }
    found
}

/// Returns a text without one of its words, each of them in turn.
fn shorter(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    (0..words.len()).filter(|_| words.len() > 1).map(|at| without(&words, at).join(" ")).collect()
}
