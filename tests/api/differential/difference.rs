//! What was found, what should have been, and how the two are shown.

use pincite::{Highlight, Node, NodeKind};

use super::build::query;
use super::naive::{Mark, Passage, Place, ReadArticle, Text, marked};
use super::operator::parts;

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
            let texts =
                passage.own.iter().chain(&article.title).fold(Vec::new(), |mut texts, text| {
                    if texts.iter().all(|known: &&Text| known.place != text.place) {
                        texts.push(text);
                    }
                    texts
                });
            let lines = texts.into_iter().map(|text| {
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
         query: {root}\n{}{}\n\
         passage {} of an article in {language} ({}):\n{}\n\
         expected:\n{}\nfound:\n{}\n",
        query(root.clone()).tree(),
        substitutes(root),
        passage.id,
        passage.analyzer.name(),
        paragraphs.join("\n"),
        shown(expected),
        shown(found),
    )
}

/// The tree as text does not hold what is looked for besides.
fn substitutes(root: &Node) -> String {
    let others = parts(root).into_iter().filter_map(|node| match &node.kind {
        NodeKind::Expanded { node, others } => {
            let others = others.iter().map(|other| format!("{} ({:?})", other.text, other.kind));
            Some(format!("\nfor {node} also: {}", others.collect::<Vec<_>>().join(", ")))
        }
        _ => None,
    });
    others.collect()
}
