//! Hard cases of matching and choosing, and their promises for any text.

mod bounds;
mod combinations;
mod fragments;
mod nearness;
mod patterns;
mod places;
mod properties;
mod scripts;
mod sentences;
mod words;

use crate::analysis::{Analyzer, Memo};
use crate::query::{Clause, Field, Node, NodeKind, Occur, Substitute, SubstituteKind};
use crate::text::ByteSpan;

use super::{Highlight, HighlightKind, Matcher, PassageText};

fn node(kind: NodeKind) -> Node {
    Node { span: ByteSpan::default(), kind }
}

fn word(text: &str) -> Node {
    node(NodeKind::Word(text.to_owned()))
}

/// `=text`
fn exact(text: &str) -> Node {
    node(NodeKind::Exact(text.to_owned()))
}

fn phrase(text: &str) -> Node {
    sloppy(text, 0)
}

/// `"text"~slop`
fn sloppy(text: &str, slop: u32) -> Node {
    node(NodeKind::Phrase { text: text.to_owned(), slop })
}

fn prefix(text: &str) -> Node {
    node(NodeKind::Prefix(text.to_owned()))
}

fn wildcard(text: &str) -> Node {
    node(NodeKind::Wildcard(text.to_owned()))
}

fn fuzzy(text: &str, max_edits: u8) -> Node {
    node(NodeKind::Fuzzy { text: text.to_owned(), max_edits })
}

fn regex(text: &str) -> Node {
    node(NodeKind::Regex(text.to_owned()))
}

/// `a NEAR/distance b`
fn near(distance: u32, nodes: impl Into<Vec<Node>>) -> Node {
    node(NodeKind::Near { nodes: nodes.into(), distance, ordered: false })
}

/// `a ADJ/distance b`
fn adj(distance: u32, nodes: impl Into<Vec<Node>>) -> Node {
    node(NodeKind::Near { nodes: nodes.into(), distance, ordered: true })
}

/// `(inner)@sentence`
fn sentence(inner: Node) -> Node {
    node(NodeKind::Sentence(Box::new(inner)))
}

fn not(inner: Node) -> Node {
    node(NodeKind::Not(Box::new(inner)))
}

fn and(nodes: impl Into<Vec<Node>>) -> Node {
    node(NodeKind::And(nodes.into()))
}

fn or(nodes: impl Into<Vec<Node>>) -> Node {
    node(NodeKind::Or(nodes.into()))
}

fn boosted(inner: Node) -> Node {
    node(NodeKind::Boosted { node: Box::new(inner), factor: 2.0 })
}

/// What was typed, and what else is looked for: a name, or with a `~` before it
/// a near spelling.
fn expanded(inner: Node, others: &[&str]) -> Node {
    let others = others.iter().map(|text| {
        let spelling = text.strip_prefix('~');
        let kind = match spelling {
            Some(_) => SubstituteKind::Spelling,
            None => SubstituteKind::Alias,
        };
        Substitute { text: spelling.unwrap_or(text).to_owned(), kind, weight: 0.5 }
    });
    node(NodeKind::Expanded { node: Box::new(inner), others: others.collect() })
}

fn field(field: Field, inner: Node) -> Node {
    node(NodeKind::Field { field, node: Box::new(inner) })
}

/// `+a`, `-a` and `a` side by side, by the sign of each.
fn clauses(clauses: impl IntoIterator<Item = (char, Node)>) -> Node {
    node(NodeKind::Clauses(signed(clauses)))
}

fn same_article(clauses: impl IntoIterator<Item = (char, Node)>) -> Node {
    node(NodeKind::SameArticle(signed(clauses)))
}

fn signed(clauses: impl IntoIterator<Item = (char, Node)>) -> Vec<Clause> {
    let clause = |(sign, node)| {
        let occur = match sign {
            '+' => Occur::Required,
            '-' => Occur::Excluded,
            _ => Occur::Optional,
        };
        Clause { occur, node }
    };
    clauses.into_iter().map(clause).collect()
}

fn matcher(root: &Node, language: &str) -> Matcher {
    Matcher::for_node(root, &Analyzer::for_language(Some(language)))
}

/// Writes the marks into the text: `{e:word}`, by the first letter of the kind
/// (`P` for a prefix).
fn marked(text: &str, highlights: &[Highlight]) -> String {
    let mut out = String::new();
    let mut end = 0;
    for highlight in highlights {
        let kind = match highlight.kind {
            HighlightKind::Phrase => 'p',
            HighlightKind::Exact => 'e',
            HighlightKind::Stem => 's',
            HighlightKind::Prefix => 'P',
            HighlightKind::Fuzzy => 'f',
            HighlightKind::Wildcard => 'w',
            HighlightKind::Regex => 'r',
            HighlightKind::Alias => 'a',
        };
        out.push_str(&text[end..highlight.span.start]);
        out.push_str(&format!("{{{kind}:{}}}", &text[highlight.span.range()]));
        end = highlight.span.end;
    }
    out.push_str(&text[end..]);
    out
}

/// Checks what queries mark in texts of a language: a row is a query, a text,
/// and the text with its marks; `-` where it is not to match.
#[track_caller]
fn check_in(language: &str, rows: &[(Node, &str, &str)]) {
    let mut memo = Memo::default();
    for (root, text, expected) in rows {
        let matcher = matcher(root, language);
        let evidence = matcher.evidence(&PassageText::new(text), &mut memo);
        let found = if evidence.matched { marked(text, &evidence.text) } else { "-".to_owned() };
        assert_eq!(found, *expected, "{root} in: {text}");
        assert_eq!(matcher.matches(&PassageText::new(text), &mut memo), evidence.matched);
        assert!(evidence.matched || evidence.text.is_empty());
        assert!(!evidence.is_cut);
    }
}

/// The same in English.
#[track_caller]
fn check(rows: &[(Node, &str, &str)]) {
    check_in("en", rows);
}
