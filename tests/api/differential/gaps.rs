//! What is known to differ from the definitions, until it does not.

use pincite::{Analyzer, Node};

use super::naive::{Passage, ReadArticle};

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
    let root = format!("{root:?}");
    let mut prefixes = root.split("Prefix(").skip(1).filter_map(|rest| rest.split(')').next());
    OPEN.contains(&Gap::PrefixesByLanguage) && prefixes.any(|prefix| prefix.contains(['’', '\'']))
}

/// Says whether a gap may touch what the engine marks in a passage.
pub fn touch_marks(root: &Node, article: &ReadArticle, passage: &Passage) -> bool {
    const OF_ARTICLES: [&str; 9] = [
        "Author", "Publisher", "Language", "Tag", "Path", "Id", "Date", "Has", "SameArticle",
    ];
    let root = format!("{root:?}");
    OPEN.iter().any(|gap| match gap {
        Gap::MarksBesideFields => OF_ARTICLES.iter().any(|it| root.contains(&format!(" {it}"))),
        Gap::MarksInOtherLanguages => is_in_another_language(article, passage),
        Gap::PrefixesByLanguage | Gap::TitlesInOtherLanguages => false,
    })
}

/// Says whether a gap may touch what the matcher finds in a passage.
pub fn touch_matching(root: &Node, article: &ReadArticle, passage: &Passage) -> bool {
    OPEN.contains(&Gap::TitlesInOtherLanguages)
        && is_in_another_language(article, passage)
        && format!("{root:?}").contains("field: Title")
}

fn is_in_another_language(article: &ReadArticle, passage: &Passage) -> bool {
    let language = article.article.metadata.language.as_deref();
    Analyzer::for_language(language) != passage.analyzer
}
