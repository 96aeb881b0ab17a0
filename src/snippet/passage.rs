//! The texts of a passage.

use std::fmt;

use crate::query::Node;

/// The texts of a passage that a query can match.
///
/// ```
/// use pincite::PassageText;
///
/// let passage = PassageText {
///     heading: Some("Background"),
///     authors: &["Aparna Rawal"],
///     ..PassageText::new("The army left.")
/// };
/// assert!(passage.title.is_none());
/// ```
#[derive(Clone, Copy)]
pub struct PassageText<'a> {
    /// The paragraph.
    pub text: &'a str,
    /// The heading it stands under; its words count as the passage's.
    pub heading: Option<&'a str>,
    /// The title of its article, for `title:`.
    pub title: Option<&'a str>,
    /// Whether the words of the title count as the passage's: true for the
    /// first paragraph of an article.
    pub searches_title: bool,
    /// The names of the article's authors, then of its translators, for
    /// `author:`.
    pub authors: &'a [&'a str],
    /// The name of the article's publisher, for `publisher:`.
    pub publisher: Option<&'a str>,
    /// Says whether the passage matches a part of the query that cannot be seen
    /// in these texts: a [`NodeKind::Field`](crate::NodeKind::Field) on `lang:`,
    /// `tag:`, `path:` or `id:`, a [`NodeKind::Date`](crate::NodeKind::Date), a
    /// [`NodeKind::Has`](crate::NodeKind::Has) of anything but a heading, or a
    /// [`NodeKind::SameArticle`](crate::NodeKind::SameArticle). It is asked for
    /// such nodes only, each as it stands in the query.
    pub answers: &'a dyn Fn(&Node) -> bool,
}

impl<'a> PassageText<'a> {
    /// Makes a passage of a paragraph alone, of which nothing else is known:
    /// every question that [`answers`](Self::answers) is asked is denied.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            heading: None,
            title: None,
            searches_title: false,
            authors: &[],
            publisher: None,
            answers: &|_| false,
        }
    }
}

impl Default for PassageText<'_> {
    /// A passage without texts.
    fn default() -> Self {
        Self::new("")
    }
}

impl fmt::Debug for PassageText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PassageText")
            .field("text", &self.text)
            .field("heading", &self.heading)
            .field("title", &self.title)
            .field("searches_title", &self.searches_title)
            .field("authors", &self.authors)
            .field("publisher", &self.publisher)
            .finish_non_exhaustive()
    }
}
