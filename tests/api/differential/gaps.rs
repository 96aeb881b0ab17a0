//! What is known to differ from the definitions, until it does not.

use pincite::{Analyzer, Node, NodeKind};

use super::naive::{Passage, ReadArticle};
use super::operator::{Operator, parts};

/// A known difference. What it may touch is not compared while it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The engine takes it for granted, where it marks, that fields, dates and
    /// the article match, also beside alternatives.
    MarksBesideFields,
    /// A paragraph in another language than its article is marked in that of
    /// the article.
    MarksInOtherLanguages,
    /// A prefix that languages read differently (`l’att*`) is looked up in texts
    /// of all languages as each of them reads it.
    PrefixesByLanguage,
    /// The matcher reads the title in the language of the paragraph, the engine
    /// in that of the article.
    TitlesInOtherLanguages,
}

/// What is open.
const OPEN: &[Gap] = &[
    Gap::MarksBesideFields,
    Gap::MarksInOtherLanguages,
    Gap::PrefixesByLanguage,
    Gap::TitlesInOtherLanguages,
];

/// Says whether a gap may touch which passages the engine finds.
pub fn touch_results(root: &Node) -> bool {
    let is_touched = |node: &&Node| match &node.kind {
        NodeKind::Prefix(text) => text.contains(['’', '\'']),
        _ => false,
    };
    OPEN.contains(&Gap::PrefixesByLanguage) && parts(root).iter().any(is_touched)
}

/// Says whether a gap may touch what the engine marks in a passage.
pub fn touch_marks(root: &Node, article: &ReadArticle, passage: &Passage) -> bool {
    use Operator::{Author, Date, Has, Id, Language, Path, Publisher, SameArticle, Tag};
    const OF_ARTICLES: [Operator; 9] =
        [Author, Publisher, Language, Tag, Path, Id, Date, Has, SameArticle];
    let is_of_article =
        |node: &&Node| Operator::of(node).is_some_and(|it| OF_ARTICLES.contains(&it));
    OPEN.iter().any(|gap| match gap {
        Gap::MarksBesideFields => parts(root).iter().any(is_of_article),
        Gap::MarksInOtherLanguages => is_in_another_language(article, passage),
        Gap::PrefixesByLanguage | Gap::TitlesInOtherLanguages => false,
    })
}

/// Says whether a gap may touch what the matcher finds in a passage.
pub fn touch_matching(root: &Node, article: &ReadArticle, passage: &Passage) -> bool {
    OPEN.contains(&Gap::TitlesInOtherLanguages)
        && is_in_another_language(article, passage)
        && parts(root).iter().any(|node| Operator::of(node) == Some(Operator::Title))
}

fn is_in_another_language(article: &ReadArticle, passage: &Passage) -> bool {
    let language = article.article.metadata.language.as_deref();
    Analyzer::for_language(language) != passage.analyzer
}
