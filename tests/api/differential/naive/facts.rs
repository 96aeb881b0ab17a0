//! What is known of an article.

use pincite::{Analyzer, Fact, Field, Node, NodeKind, PartialDate, PassageId};

use super::texts::{Passage, Place, ReadArticle, tokens};

/// Says whether the stated date and the range share a day.
pub fn was_published(
    article: &ReadArticle,
    from: Option<PartialDate>,
    until: Option<PartialDate>,
) -> bool {
    article.article.metadata.published.is_some_and(|date| {
        from.is_none_or(|from| date.last_day() >= from.first_day())
            && until.is_none_or(|until| date.first_day() <= until.last_day())
    })
}

/// Says whether the article, or the passage, states a fact.
pub fn states(article: &ReadArticle, passage: &Passage, fact: Fact) -> bool {
    let metadata = &article.article.metadata;
    match fact {
        Fact::Title => metadata.title.is_some(),
        Fact::Author => !metadata.authors.is_empty(),
        Fact::Translator => !metadata.translators.is_empty(),
        Fact::Publisher => metadata.publisher.is_some(),
        Fact::Date => metadata.published.is_some(),
        Fact::Url => metadata.url.is_some(),
        Fact::Language => metadata.language.is_some(),
        Fact::Tag => !metadata.tags.is_empty(),
        Fact::Heading => passage.text(Place::Heading).is_some(),
        other => panic!("{other:?} is not known here"),
    }
}

/// Says whether a field has a value, as a whole or, of a prefix, its beginning.
pub fn has_value(article: &ReadArticle, passage: &Passage, field: Field, node: &Node) -> bool {
    let (text, is_prefix) = match &node.kind {
        NodeKind::Word(text) | NodeKind::Phrase { text, .. } => (text.as_str(), false),
        NodeKind::Prefix(text) => (text.as_str(), true),
        other => panic!("no value is looked up by {other:?}"),
    };
    let fits = |value: &str, typed: &str| match is_prefix {
        true => value.starts_with(typed),
        false => value == typed,
    };
    match field {
        Field::Language => article.article.metadata.language.iter().any(|language| {
            // `pt` finds `pt-BR` too.
            let (language, typed) = (language.to_lowercase(), text.to_lowercase());
            fits(&language, &typed) || language.starts_with(&format!("{typed}-"))
        }),
        Field::Tag => {
            article.article.metadata.tags.iter().any(|tag| fits(&label(tag), &label(text)))
        }
        Field::Path => {
            let typed = text.trim_matches('/').to_lowercase();
            path_names(&article.article.path).iter().any(|name| fits(name, &typed))
        }
        Field::Id => match text.parse::<PassageId>() {
            Ok(id) if !is_prefix => {
                id.article == article.id && id.paragraph.get() == passage.number
            }
            _ => fits(article.id.as_str(), text),
        },
        other => panic!("{other:?} has words, not values"),
    }
}

/// A label is compared by its words.
fn label(text: &str) -> String {
    let tokens = tokens(text, &Analyzer::unstemmed());
    let words: Vec<_> = tokens.iter().filter(|token| !token.is_compound()).collect();
    match words.is_empty() {
        true => text.trim().to_lowercase(),
        false => words.iter().map(|word| word.form.as_str()).collect::<Vec<_>>().join(" "),
    }
}

/// What a file is called: the name of each folder, that of the file with and
/// without its ending, and each run of names from the top.
fn path_names(path: &str) -> Vec<String> {
    let path = path.to_lowercase();
    let names: Vec<&str> = path.split('/').collect();
    let mut all: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    all.extend((1..=names.len()).map(|count| names[..count].join("/")));
    let file = names.last().and_then(|file| file.rsplit_once('.'));
    all.extend(file.map(|(stem, _)| stem.to_owned()));
    all
}
