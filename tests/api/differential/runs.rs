//! What is typed without blanks, in scripts that know none, as the search reads
//! it.

use pincite::{Analyzer, Clause, Node, NodeKind, Occur};

use super::naive::tokens;

/// Returns a query with such runs read as several words, where any word will
/// do: a word by itself, or one of several that are welcome. What an operator or
/// a sign stands before or beside is one whole, and so is what a field, a
/// sentence or nearness is asked for.
pub fn as_words(root: &Node) -> Node {
    let with = |kind| Node { span: root.span, kind };
    match &root.kind {
        NodeKind::Word(text) => match words_of(text) {
            words if words.is_empty() => root.clone(),
            words => with(NodeKind::Clauses(words)),
        },
        NodeKind::Boosted { node, factor } => {
            with(NodeKind::Boosted { node: Box::new(as_words(node)), factor: *factor })
        }
        NodeKind::And(nodes) => with(NodeKind::And(nodes.iter().map(beside).collect())),
        NodeKind::Or(nodes) => with(NodeKind::Or(nodes.iter().map(beside).collect())),
        NodeKind::Clauses(clauses) => {
            let read = clauses.iter().flat_map(|clause| {
                let Clause { occur, node } = clause;
                let node = match occur {
                    Occur::Excluded => node.clone(),
                    Occur::Required => beside(node),
                    Occur::Optional => match &node.kind {
                        NodeKind::Word(text) if !words_of(text).is_empty() => {
                            return words_of(text);
                        }
                        _ => as_words(node),
                    },
                };
                vec![Clause { occur: *occur, node }]
            });
            with(NodeKind::Clauses(read.collect()))
        }
        _ => root.clone(),
    }
}

/// Reads what stands beside an operator or behind a sign.
fn beside(node: &Node) -> Node {
    match node.kind {
        NodeKind::Word(_) | NodeKind::Boosted { .. } => node.clone(),
        _ => as_words(node),
    }
}

/// Returns the words of a run, each welcome: what is written as one, two signs
/// that touch above all, and what is part of nothing. None where there is one
/// word only, or the script sets words apart.
fn words_of(text: &str) -> Vec<Clause> {
    let is_spaceless =
        |c| ('\u{E00}'..'\u{E80}').contains(&c) || ('\u{4E00}'..'\u{A000}').contains(&c);
    if !text.contains(is_spaceless) {
        return Vec::new();
    }
    let all = tokens(text, &Analyzer::unstemmed());
    let in_none = |part: u32| {
        !all.iter().any(|other| other.is_compound() && other.first <= part && part < other.end)
    };
    let words = all.iter().filter(|token| token.is_compound() || in_none(token.first));
    let welcome = |span: pincite::ByteSpan| {
        let kind = NodeKind::Word(span.slice(text).unwrap().to_owned());
        Clause { occur: Occur::Optional, node: Node { span, kind } }
    };
    let words: Vec<Clause> = words.map(|token| welcome(token.span)).collect();
    if words.len() < 2 { Vec::new() } else { words }
}

#[test]
fn runs_are_read_as_words() {
    use super::build::{and, clauses, not, or, phrase, word};
    for (root, expected) in [
        (word("恐怖袭击"), "恐怖 怖袭 袭击"),
        (word("恐怖"), "恐怖"),
        (word("ISIS-K在美国"), "ISIS-K 在美 美国"),
        (word("Straßen-Terror"), "Straßen-Terror"),
        (phrase("恐怖袭击"), "\"恐怖袭击\""),
        (not(word("恐怖袭击")), "NOT 恐怖袭击"),
        (and([word("恐怖袭击"), word("a")]), "恐怖袭击 AND a"),
        (or([clauses([('?', word("恐怖袭")), ('?', word("a"))]), word("a")]), "(恐怖 怖袭 a) OR a"),
        (clauses([('+', word("恐怖袭")), ('?', word("恐怖袭"))]), "+恐怖袭 恐怖 怖袭"),
    ] {
        assert_eq!(as_words(&root).to_string(), expected);
    }
}
