//! A passage as the matcher reads it.

use crate::article::{Metadata, Person};
use crate::query::Node;
use crate::snippet::PassageText;

/// Returns the names of an article's authors, then of its translators, as they
/// are searched.
pub(super) fn people(metadata: &Metadata) -> Vec<String> {
    metadata.authors.iter().chain(&metadata.translators).map(Person::display).collect()
}

/// Puts together what a query can match of an article as a whole; `authors` are
/// its [`people`].
pub(super) fn of_article<'a>(
    metadata: &'a Metadata,
    authors: &'a [&'a str],
    answers: &'a dyn Fn(&Node) -> bool,
) -> PassageText<'a> {
    PassageText {
        title: metadata.title.as_deref(),
        authors,
        publisher: metadata.publisher.as_deref(),
        answers,
        ..PassageText::new("")
    }
}
