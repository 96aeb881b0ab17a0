//! What was found, what should have been, and how the two are shown.

use pincite::{Highlight, Node};

use super::build::query;
use super::naive::{Mark, Passage, Place, ReadArticle, marked};

/// What is marked in a passage; `None` where it does not match.
pub type Found = Option<Vec<Mark>>;

/// Makes marks of highlights that count from byte `start` of the text at a
/// place.
pub fn marks(place: Place, start: usize, highlights: &[Highlight]) -> impl Iterator<Item = Mark> {
    highlights.iter().map(move |highlight| Mark {
        place,
        span: highlight.span.shifted(start),
        kind: highlight.kind,
    })
}

/// Describes a difference, for whoever has to find out why.
pub fn describe(
    who: &str,
    seed: u64,
    root: &Node,
    (article, passage): (&ReadArticle, &Passage),
    (expected, found): (&Found, &Found),
) -> String {
    let shown = |found: &Found| match found {
        None => "  no match".to_owned(),
        Some(marks) => {
            let own = passage.own.iter().filter(|text| text.place != Place::Title);
            let others = article.title.iter().chain(&article.people).chain(&article.publisher);
            let lines = own.chain(others).map(|text| {
                let marks = marks.iter().copied().filter(|mark| mark.place == text.place);
                format!("  {:?}: {}", text.place, marked(&text.text, marks))
            });
            lines.collect::<Vec<_>>().join("\n")
        }
    };
    let language = article.article.metadata.language.as_deref().unwrap_or("none");
    let paragraphs: Vec<_> = article
        .passages
        .iter()
        .map(|passage| format!("  {}: {}", passage.number, passage.own[0].text))
        .collect();
    format!(
        "{who} differs from the definitions (seed {seed})\n\
         query: {root}\n{}\n\
         passage {} of an article in {language} ({}):\n{}\n\
         expected:\n{}\nfound:\n{}\n",
        query(root.clone()).tree(),
        passage.id,
        passage.analyzer.name(),
        paragraphs.join("\n"),
        shown(expected),
        shown(found),
    )
}
