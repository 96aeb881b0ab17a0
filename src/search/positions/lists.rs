//! Where words stand, put together from postings.

use std::borrow::Cow;

use tantivy::index::SegmentReader;
use tantivy::postings::{Postings as _, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet as _, Term};

use super::Placed;
use crate::analysis::{Pattern, is_pair};
use crate::index::{Fields, MAX_JOINED, joined_mark};
use crate::snippet::nearness::{Interval, Nearness, Steps};

/// A [`Placed`] whose stems are numbers of lists.
pub(super) enum Place {
    Word { parts: Vec<usize>, whole: Option<usize> },
    Loose { parts: Vec<usize>, whole: Option<usize>, slop: u32 },
    Any(Vec<Self>),
    Near(Vec<Self>, Nearness),
}

/// The stems that are asked for, each once.
#[derive(Default)]
pub(super) struct Lists {
    lists: Vec<List>,
    positions: Vec<u32>,
    /// The positions that are looked at; all where `None`.
    window: Option<Interval>,
}

/// Where a stem stands.
struct List {
    stem: String,
    postings: Option<SegmentPostings>,
    /// How many positions it covers, unless it stands as a compound.
    covers: u32,
    /// Where it stands as a compound, and how many positions that covers.
    joined: Vec<(u32, SegmentPostings)>,
    /// Its intervals in the passage at hand, in order.
    intervals: Vec<Interval>,
}

impl Lists {
    /// Takes in what has to be placed.
    pub(super) fn place(
        &mut self,
        fields: &Fields,
        placed: &Placed,
        reader: &SegmentReader,
    ) -> tantivy::Result<Place> {
        let mut list = |stem: &str| match self.lists.iter().position(|list| list.stem == stem) {
            Some(known) => Ok(known),
            None => {
                self.lists.push(List::open(fields, stem, reader)?);
                Ok(self.lists.len() - 1)
            }
        };
        let mut of = |pattern: &Pattern| {
            let parts = pattern.parts.iter().map(|part| list(&part.stem));
            let parts = parts.collect::<tantivy::Result<Vec<_>>>()?;
            let whole = pattern.whole.as_ref().map(|whole| list(&whole.stem)).transpose()?;
            Ok::<_, tantivy::TantivyError>((parts, whole))
        };
        Ok(match placed {
            Placed::Word(pattern) => {
                let (parts, whole) = of(pattern)?;
                Place::Word { parts, whole }
            }
            Placed::Loose(pattern, slop) => {
                let (parts, whole) = of(pattern)?;
                Place::Loose { parts, whole, slop: *slop }
            }
            Placed::Any(any) => Place::Any(self.places(fields, any, reader)?),
            Placed::Near(operands, nearness) => {
                Place::Near(self.places(fields, operands, reader)?, *nearness)
            }
        })
    }

    fn places(
        &mut self,
        fields: &Fields,
        placed: &[Placed],
        reader: &SegmentReader,
    ) -> tantivy::Result<Vec<Place>> {
        placed.iter().map(|placed| self.place(fields, placed, reader)).collect()
    }

    /// Goes to a passage.
    pub(super) fn load(&mut self, doc: DocId) {
        self.window = None;
        let positions = &mut self.positions;
        self.lists.iter_mut().for_each(|list| list.load(doc, positions));
    }

    /// Looks at a part of the passage only.
    pub(super) fn look_at(&mut self, window: Interval) {
        self.window = Some(window);
    }

    fn of(&self, list: usize) -> &[Interval] {
        let all = self.lists.get(list).map(|list| list.intervals.as_slice()).unwrap_or_default();
        let Some(window) = self.window else { return all };
        let start = all.partition_point(|interval| interval.first < window.first);
        let end = all.partition_point(|interval| interval.first < window.end);
        all.get(start..end).unwrap_or_default()
    }

    /// Says whether it stands in the passage at hand at all.
    pub(super) fn stands(&self, place: &Place) -> bool {
        let steps = &mut Steps::default();
        match place {
            Place::Near(operands, nearness) => nearness.matches(&self.each(operands, steps), steps),
            Place::Loose { parts, whole, slop } => {
                let loose = Nearness { distance: *slop, ordered: true };
                whole.is_some_and(|whole| !self.of(whole).is_empty())
                    || loose.matches(&self.parts(parts), steps)
            }
            place => !self.intervals(place, steps).is_empty(),
        }
    }

    fn each(&self, places: &[Place], steps: &mut Steps) -> Vec<Cow<'_, [Interval]>> {
        places.iter().map(|place| self.intervals(place, steps)).collect()
    }

    fn parts(&self, parts: &[usize]) -> Vec<&[Interval]> {
        parts.iter().map(|part| self.of(*part)).collect()
    }

    /// Returns where it stands in the passage at hand, in order and each once.
    fn intervals(&self, place: &Place, steps: &mut Steps) -> Cow<'_, [Interval]> {
        let mut found = match place {
            Place::Word { parts, whole: None } if parts.len() < 2 => {
                return Cow::Borrowed(parts.first().map(|part| self.of(*part)).unwrap_or_default());
            }
            Place::Near(operands, nearness) => {
                return Cow::Owned(nearness.hulls(&self.each(operands, steps), steps));
            }
            Place::Word { parts, .. } => self.side_by_side(parts),
            Place::Loose { parts, slop, .. } => {
                let loose = Nearness { distance: *slop, ordered: true };
                loose.hulls(&self.parts(parts), steps)
            }
            Place::Any(any) => {
                any.iter().flat_map(|place| self.intervals(place, steps).into_owned()).collect()
            }
        };
        if let Place::Word { whole: Some(whole), .. } | Place::Loose { whole: Some(whole), .. } =
            place
        {
            found.extend(self.of(*whole));
        }
        found.sort_unstable();
        found.dedup();
        Cow::Owned(found)
    }

    /// Returns where parts begin at one position after the other, as the engine's
    /// phrases do.
    fn side_by_side(&self, parts: &[usize]) -> Vec<Interval> {
        let mut found = Vec::new();
        let Some((first, rest)) = parts.split_first() else { return found };
        let mut at_part = None;
        for start in self.of(*first) {
            // A compound begins as its first part does; the part stands for it.
            let is_part = start.end == start.first + 1;
            if !is_part && at_part == Some(start.first) {
                continue;
            }
            at_part = is_part.then_some(start.first).or(at_part);
            let mut ends = vec![start.end];
            for (offset, part) in (1..).zip(rest) {
                let intervals = self.of(*part);
                let at = start.first + offset;
                let from = intervals.partition_point(|interval| interval.first < at);
                let here = intervals.iter().skip(from).take_while(|i| i.first == at);
                ends.clear();
                ends.extend(here.map(|interval| interval.end.max(start.end)));
                if ends.is_empty() {
                    break;
                }
            }
            found.extend(ends.iter().map(|&end| Interval { first: start.first, end }));
        }
        found
    }
}

impl List {
    fn open(fields: &Fields, stem: &str, reader: &SegmentReader) -> tantivy::Result<Self> {
        let record = IndexRecordOption::WithFreqsAndPositions;
        let text = reader.inverted_index(fields.text)?;
        let postings = text.read_postings(&Term::from_field_text(fields.text, stem), record)?;
        let mut joined = Vec::new();
        let covers = if is_pair(stem) { 2 } else { 1 };
        if postings.is_some() && covers == 1 {
            let compounds = reader.inverted_index(fields.layout)?;
            for positions in 2..=MAX_JOINED {
                let Some(mark) = joined_mark(positions) else { continue };
                let term = Term::from_field_text(fields.layout, &format!("{mark}{stem}"));
                let found = compounds.read_postings(&term, record)?;
                joined.extend(found.map(|postings| (positions, postings)));
            }
        }
        Ok(Self { stem: stem.to_owned(), postings, covers, joined, intervals: Vec::new() })
    }

    fn load(&mut self, doc: DocId, positions: &mut Vec<u32>) {
        self.intervals.clear();
        if !self.postings.as_mut().is_some_and(|postings| positions_at(postings, doc, positions)) {
            return;
        }
        let covers = self.covers;
        let each = positions.iter().map(|&first| Interval { first, end: first + covers });
        self.intervals.extend(each);
        for (covered, postings) in &mut self.joined {
            if !positions_at(postings, doc, positions) {
                continue;
            }
            for &first in positions.iter() {
                let at = self
                    .intervals
                    .iter()
                    .position(|interval| *interval == Interval { first, end: first + 1 });
                if let Some(interval) = at.and_then(|at| self.intervals.get_mut(at)) {
                    interval.end = first + *covered;
                }
            }
        }
        if !self.joined.is_empty() {
            self.intervals.sort_unstable();
        }
        self.intervals.dedup();
    }
}

/// Reads the positions in a passage; says whether there are any.
pub(super) fn positions_at(
    postings: &mut SegmentPostings,
    doc: DocId,
    positions: &mut Vec<u32>,
) -> bool {
    if postings.doc() < doc {
        postings.seek(doc);
    }
    if postings.doc() != doc {
        return false;
    }
    postings.positions(positions);
    true
}
