//! Nearness and sentences, decided from the positions in the postings.
//!
//! The engine's own phrases with slop count moves of words, not what stands
//! between them, and it has neither nearness nor sentences. Here the intervals
//! of what is asked for are put together from positions (`lists`), and the
//! [`Nearness`] decides on them, as in the matcher on the words of the text. Of
//! sentences it is known where they begin (`sentences`).

mod lists;
mod sentences;

use tantivy::DocId;
use tantivy::index::SegmentReader;

use super::checked::{Check, SegmentCheck};
use crate::analysis::Pattern;
use crate::index::Fields;
use crate::snippet::nearness::Nearness;
use lists::{Lists, Place};
pub(super) use sentences::{Condition, InSentence};

/// Something whose place positions tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Placed {
    /// The parts side by side, or the whole as one.
    Word(Pattern),
    /// The parts in this order, with at most so many positions among them, or
    /// the whole as one.
    Loose(Pattern, u32),
    Any(Vec<Self>),
    Near(Vec<Self>, Nearness),
}

/// Says in which passages something stands.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    placed: Placed,
    fields: Fields,
}

impl Standing {
    pub(super) fn new(placed: Placed, fields: &Fields) -> Self {
        Self { placed, fields: fields.clone() }
    }
}

impl Check for Standing {
    fn open(&self, reader: &SegmentReader) -> tantivy::Result<Box<dyn SegmentCheck>> {
        let mut lists = Lists::default();
        let place = lists.place(&self.fields, &self.placed, reader)?;
        Ok(Box::new(StandingIn { lists, place }))
    }

    fn cost(&self) -> u64 {
        // What the engine takes for the positions of a word.
        10
    }
}

struct StandingIn {
    lists: Lists,
    place: Place,
}

impl SegmentCheck for StandingIn {
    fn holds(&mut self, doc: DocId) -> bool {
        self.lists.load(doc);
        self.lists.stands(&self.place)
    }
}
