//! What each operator means, by example.
//!
//! A row is a query as typed, the same as a tree, a text, and what of it is
//! evidence: `[kind:words]`, or `-` where the text does not match. Texts are
//! English. Everything is held to the naive evaluator, which is thereby held to
//! the definitions.

mod articles;
mod combinations;
mod together;
mod words;

use pincite::{Article, ArticleId, Node, Paragraph, Person, Query};

use super::naive::{Mark, Naive, Place, ReadArticle, marked};
use super::operator::{Operator, is_made_of};

fn article(title: &str, paragraphs: &[(&str, &str)]) -> ReadArticle {
    let mut article = Article::default();
    article.metadata.language = Some("en".to_owned());
    article.metadata.title = Some(title.to_owned()).filter(|title| !title.is_empty());
    article.metadata.authors = vec![Person::from_stated("Khan, Amir")];
    article.metadata.translators = vec![Person::from_stated("Ann Khan-Smith")];
    article.metadata.publisher = Some("State Press".to_owned());
    article.metadata.published = "2024-05".parse().ok();
    article.metadata.tags = vec!["Air Strikes".to_owned()];
    article.paragraphs = paragraphs
        .iter()
        .map(|(heading, text)| Paragraph {
            heading: Some((*heading).to_owned()).filter(|heading| !heading.is_empty()),
            text: (*text).to_owned(),
            ..Paragraph::default()
        })
        .collect();
    ReadArticle::new(ArticleId::new("a"), article)
}

/// Returns a text of a passage, marked.
fn shown(text: &str, place: Place, marks: &[Mark]) -> String {
    marked(text, marks.iter().copied().filter(|mark| mark.place == place))
}

/// Returns the tree that the parser makes of what was typed.
fn as_read(typed: &str, root: &Node) -> Node {
    match is_made_of(root, Operator::TYPED) {
        true => Query::parse(typed).root,
        false => root.clone(),
    }
}

/// Checks what a query marks in a text.
#[track_caller]
fn check(rows: &[(&str, Node, &str, &str)]) {
    let naive = Naive::default();
    for (typed, root, text, expected) in rows {
        assert_eq!(root.to_string(), *typed, "the tree is not what was typed");
        let article = article("", &[("", text)]);
        for root in [root, &as_read(typed, root)] {
            let marks = naive.evidence(root, &article, &article.passages[0]);
            let found = marks.map_or("-".to_owned(), |marks| shown(text, Place::Text, &marks));
            assert_eq!(found, *expected, "{typed} in: {text}");
        }
    }
}
