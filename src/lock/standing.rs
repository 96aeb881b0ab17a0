//! What has become of a passage that was cited.

use super::{Fingerprint, LockedId};
use crate::article::{Paragraph, ParagraphNumber};
use crate::error::Result;
use crate::index::Index;
use crate::text::{Change, DiffPart, word_diff};

/// What has become of a passage that was cited.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// It stands where it stood.
    Same,
    /// The same text stands elsewhere in the article.
    Moved {
        /// Its number now; of several the one nearest to where it stood.
        to: ParagraphNumber,
    },
    /// Its text stands nowhere in the article, and another in its place.
    Edited {
        /// The paragraph that has the other text: of which most is what was
        /// cited, or, where that is not known, the one of that number.
        at: ParagraphNumber,
        /// What that paragraph says now.
        text: String,
        /// From what was cited to what it says now; `None` where what was cited
        /// is not known.
        diff: Option<Vec<DiffPart>>,
    },
    /// The article has no such paragraph any more, and none that is like it; or
    /// there is no such article.
    Gone {
        /// Whether there is such an article.
        has_article: bool,
    },
}

impl Standing {
    /// Returns the name, as JSON has it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Moved { .. } => "moved",
            Self::Edited { .. } => "edited",
            Self::Gone { .. } => "gone",
        }
    }

    /// Says whether the text that was cited still stands in its article.
    #[must_use]
    pub const fn holds(&self) -> bool {
        matches!(self, Self::Same | Self::Moved { .. })
    }
}

/// So much of the words of two texts has to be the same for one to be an edit
/// of the other. Below half it is another text on the same matter.
const MIN_SIMILARITY: f64 = 0.5;

/// So many paragraphs are compared word by word, of those that have most words
/// in common.
const MAX_COMPARED: usize = 3;

impl Index {
    /// Says what has become of a passage that was cited. `cited` is what it
    /// said, where that is known; of an edit it then tells what has changed.
    ///
    /// The same text is looked for in the whole article. One that is only like
    /// it is an edit, never the same.
    ///
    /// # Errors
    ///
    /// Fails where the index cannot be read.
    pub fn standing(&self, id: &LockedId, cited: Option<&str>) -> Result<Standing> {
        let article = &id.passage.article;
        if self.article(article)?.is_none() {
            return Ok(Standing::Gone { has_article: false });
        }
        let paragraphs = self.paragraphs(article, ParagraphNumber::FIRST, usize::MAX)?;
        let was = id.passage.paragraph;
        let same = paragraphs
            .iter()
            .filter(|(_, paragraph)| Fingerprint::of(&paragraph.text) == id.fingerprint);
        let nearest = same.map(|(number, _)| *number).min_by_key(|n| n.get().abs_diff(was.get()));
        if let Some(to) = nearest {
            return Ok(if to == was { Standing::Same } else { Standing::Moved { to } });
        }
        Ok(match cited {
            Some(cited) => edited(&paragraphs, was, cited),
            None => {
                paragraphs
                    .into_iter()
                    .find(|(number, _)| *number == was)
                    .map_or(Standing::Gone { has_article: true }, |(at, paragraph)| {
                        Standing::Edited { at, text: paragraph.text, diff: None }
                    })
            }
        })
    }
}

/// Finds the paragraph that a text was edited to.
fn edited(
    paragraphs: &[(ParagraphNumber, Paragraph)],
    was: ParagraphNumber,
    cited: &str,
) -> Standing {
    let words = sorted_words(cited);
    let mut likely: Vec<_> = paragraphs
        .iter()
        .map(|(number, paragraph)| {
            let shared = shared(&words, &sorted_words(&paragraph.text));
            (shared, *number, paragraph)
        })
        .collect();
    likely.sort_by(|(a, at, _), (b, bt, _)| {
        let distance = |n: &ParagraphNumber| n.get().abs_diff(was.get());
        b.total_cmp(a).then(distance(at).cmp(&distance(bt)))
    });
    let compared = likely.into_iter().take(MAX_COMPARED).map(|(_, at, paragraph)| {
        let diff = word_diff(cited, &paragraph.text);
        (similarity(&diff), at, paragraph, diff)
    });
    let mut best: Option<(f64, ParagraphNumber, &Paragraph, Vec<DiffPart>)> = None;
    for one in compared {
        if best.as_ref().is_none_or(|best| one.0 > best.0) {
            best = Some(one);
        }
    }
    match best.filter(|(similarity, ..)| *similarity >= MIN_SIMILARITY) {
        Some((_, at, paragraph, diff)) => {
            Standing::Edited { at, text: paragraph.text.clone(), diff: Some(diff) }
        }
        None => Standing::Gone { has_article: true },
    }
}

fn sorted_words(text: &str) -> Vec<&str> {
    let mut words: Vec<_> = text.split_whitespace().collect();
    words.sort_unstable();
    words
}

/// Returns which share of two sorted lists of words is in both, 0 to 1.
fn shared(one: &[&str], other: &[&str]) -> f64 {
    let (mut a, mut b, mut both) = (0, 0, 0_usize);
    while let (Some(left), Some(right)) = (one.get(a), other.get(b)) {
        match left.cmp(right) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => {
                (a, b, both) = (a + 1, b + 1, both + 1);
            }
        }
    }
    ratio(both, one.len() + other.len())
}

/// Returns which share of the words of two texts is the same in both, 0 to 1.
fn similarity(diff: &[DiffPart]) -> f64 {
    let count = |change: Change| -> usize {
        let parts = diff.iter().filter(|part| part.change == change);
        parts.map(|part| part.text.split_whitespace().count()).sum()
    };
    let same = count(Change::Same);
    ratio(same, 2 * same + count(Change::Removed) + count(Change::Added))
}

fn ratio(both: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { 2.0 * both as f64 / all as f64 }
}
