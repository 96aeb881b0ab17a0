//! Passages that share the most and the rarest words with a text.
//!
//! Who looks for a quotation cannot ask for all of its words, since some may have
//! been altered, nor rank by all of them, since most are in nearly every passage.
//! The rarest are enough to find a handful of candidates, which are then compared
//! word by word elsewhere.
//!
//! [`terms`] are what to look for, [`gather`] who has them, [`articles`] where to
//! look.

mod articles;
mod gather;
mod terms;

pub(crate) use articles::ArticleSet;

use crate::analysis::Analyzer;
use crate::article::ParagraphNumber;
use crate::error::Result;
use crate::index::{ArticleRef, PassageColumns, PassageRef, Snapshot};
use gather::{Candidate, gather};
use terms::Terms;

/// Finds passages that share words with a text. Made once for many texts; may be
/// used from several threads.
pub(crate) struct Overlap {
    snapshot: Snapshot,
    /// One for each stemmer of the collection: a text says no language.
    analyzers: Vec<Analyzer>,
    /// Of each segment.
    columns: Vec<PassageColumns>,
}

impl Overlap {
    pub(crate) fn new(snapshot: Snapshot) -> Result<Self> {
        let columns = snapshot.columns().map_err(|error| snapshot.error(error))?.to_vec();
        let analyzers = snapshot.stemmers().filter_map(Analyzer::with_stemmer).collect();
        Ok(Self { snapshot, analyzers, columns })
    }

    pub(crate) fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// Returns at most so many passages that share words with a text, those with
    /// the most and the rarest first; in the articles given, or in all.
    ///
    /// What is shared with the next paragraph counts nearly as much, so that a text
    /// over the border of two is found in the first. Equal passages are in the
    /// order of article ids, then of paragraph numbers.
    pub(crate) fn nearest(
        &self,
        text: &str,
        within: Option<&ArticleSet>,
        most: usize,
    ) -> Result<Vec<PassageRef>> {
        let find = || {
            let terms = Terms::of(self, text)?;
            gather(self, &terms, within, most)
        };
        let found = find().map_err(|error| self.snapshot.error(error))?;
        Ok(self.best(found, most))
    }

    /// Returns whether there is such a passage.
    pub(crate) fn has(&self, passage: PassageRef) -> bool {
        let address = passage.address();
        let columns = self.columns.get(address.segment_ord as usize);
        let number = u64::from(passage.paragraph.get());
        // Documents of the same article follow one another, so that the number
        // alone tells.
        columns.is_some_and(|columns| columns.paragraph.first(address.doc_id) == Some(number))
    }

    /// Returns how many passages an article has.
    fn passages(&self, article: ArticleRef) -> u32 {
        let numbers = (1..).map_while(ParagraphNumber::new);
        let count = numbers.take_while(|number| self.has(article.passage(*number))).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    fn number(&self, candidate: &Candidate) -> u64 {
        let columns = self.columns.get(candidate.segment as usize);
        columns.and_then(|columns| columns.paragraph.first(candidate.doc)).unwrap_or(0)
    }

    fn best(&self, mut found: Vec<Candidate>, most: usize) -> Vec<PassageRef> {
        found.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        // Ids are read only where they decide.
        if let (Some(last), Some(next)) = (most.checked_sub(1), found.get(most)) {
            let cut = found.get(last).map_or(0.0, |last| last.weight);
            if next.weight >= cut {
                found.retain(|candidate| candidate.weight >= cut);
                found.sort_by_cached_key(|candidate| {
                    let is_last = candidate.weight <= cut;
                    (is_last, is_last.then(|| (self.id(candidate), self.number(candidate))))
                });
            }
        }
        let places = found.iter().take(most);
        places.filter_map(|found| PassageRef::at(found.address(), self.number(found))).collect()
    }

    /// Returns the id of a candidate's article. One that cannot be read orders as
    /// empty; the index is damaged then, and reading the article says so.
    fn id(&self, candidate: &Candidate) -> String {
        let mut id = String::new();
        let number = u32::try_from(self.number(candidate)).unwrap_or(0);
        let article = candidate.doc.saturating_sub(number);
        let columns = self.columns.get(candidate.segment as usize);
        if let Some(ids) = columns.and_then(|columns| columns.ids.as_ref())
            && let Some(ordinal) = ids.ords().first(article)
        {
            let _ = ids.ord_to_str(ordinal, &mut id);
        }
        id
    }
}
