//! Nearness, decided from the positions in the postings.
//!
//! The engine's own phrases with slop count moves of words, not what stands
//! between them, and it has no nearness at all. Here the instances of each
//! operand are put together from positions, and [`nearness`](super::nearness)
//! decides on them, as the matcher does on the words of the text.

use tantivy::index::SegmentReader;
use tantivy::postings::{Postings as _, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet as _, Term};

use super::checked::{Check, SegmentCheck};
use super::nearness::{Instance, hulls};
use crate::analysis::Pattern;
use crate::index::{Fields, MAX_JOINED, joined_mark};

/// Something whose instances positions tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Placed {
    /// The parts side by side, or the whole as one.
    Word(Pattern),
    /// The parts in this order, with at most so many positions among them, or
    /// the whole as one.
    Loose(Pattern, u32),
    Any(Vec<Self>),
    Near {
        operands: Vec<Self>,
        distance: u32,
        ordered: bool,
    },
}

/// Says in which passages something stands, by positions alone.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    placed: Placed,
    text: Field,
    joined: Field,
}

impl Standing {
    pub(super) fn new(placed: Placed, fields: &Fields) -> Self {
        Self { placed, text: fields.text, joined: fields.joined }
    }
}

impl Check for Standing {
    fn open(&self, reader: &SegmentReader) -> tantivy::Result<Box<dyn SegmentCheck>> {
        let mut lists = Lists::default();
        let place = lists.place(self, &self.placed, reader)?;
        Ok(Box::new(InSegment { lists, place }))
    }

    fn cost(&self) -> u64 {
        // What the engine takes for the positions of a word.
        10
    }
}

struct InSegment {
    lists: Lists,
    place: Place,
}

impl SegmentCheck for InSegment {
    fn holds(&mut self, doc: DocId) -> bool {
        self.lists.load(doc);
        self.lists.stands(&self.place)
    }
}

/// A [`Placed`] whose stems are numbers of lists.
enum Place {
    Word { parts: Vec<usize>, whole: Option<usize> },
    Loose { parts: Vec<usize>, whole: Option<usize>, slop: u32 },
    Any(Vec<Self>),
    Near { operands: Vec<Self>, distance: u32, ordered: bool },
}

/// The stems that are asked for, each once.
#[derive(Default)]
struct Lists {
    lists: Vec<List>,
    positions: Vec<u32>,
}

/// Where a stem stands.
struct List {
    stem: String,
    postings: Option<SegmentPostings>,
    /// Where it stands as a compound, and how many positions that covers.
    joined: Vec<(u32, SegmentPostings)>,
    /// Its instances in the passage at hand, in order.
    instances: Vec<Instance>,
}

impl Lists {
    fn place(
        &mut self,
        fields: &Standing,
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
            Placed::Near { operands, distance, ordered } => Place::Near {
                operands: self.places(fields, operands, reader)?,
                distance: *distance,
                ordered: *ordered,
            },
        })
    }

    fn places(
        &mut self,
        fields: &Standing,
        placed: &[Placed],
        reader: &SegmentReader,
    ) -> tantivy::Result<Vec<Place>> {
        placed.iter().map(|placed| self.place(fields, placed, reader)).collect()
    }

    /// Goes to a passage.
    fn load(&mut self, doc: DocId) {
        let positions = &mut self.positions;
        self.lists.iter_mut().for_each(|list| list.load(doc, positions));
    }

    fn of(&self, list: usize) -> &[Instance] {
        self.lists.get(list).map(|list| list.instances.as_slice()).unwrap_or_default()
    }

    /// Says whether there is any instance in the passage at hand.
    fn stands(&self, place: &Place) -> bool {
        let Place::Near { operands, distance, ordered } = place else {
            return !self.instances(place).is_empty();
        };
        let operands: Vec<_> = operands.iter().map(|operand| self.instances(operand)).collect();
        let mut any = false;
        hulls(&operands, *distance, *ordered, &mut |_| {
            any = true;
            true
        });
        any
    }

    /// Returns the instances in the passage at hand, in order and each once.
    fn instances(&self, place: &Place) -> Vec<Instance> {
        let mut found = Vec::new();
        let mut gather = |hull| {
            found.push(hull);
            false
        };
        match place {
            Place::Word { parts, whole } => {
                self.side_by_side(parts, &mut found);
                found.extend(whole.iter().flat_map(|whole| self.of(*whole)));
            }
            Place::Loose { parts, whole, slop } => {
                let operands: Vec<_> = parts.iter().map(|part| self.of(*part).to_vec()).collect();
                hulls(&operands, *slop, true, &mut gather);
                found.extend(whole.iter().flat_map(|whole| self.of(*whole)));
            }
            Place::Any(any) => found.extend(any.iter().flat_map(|place| self.instances(place))),
            Place::Near { operands, distance, ordered } => {
                let operands: Vec<_> =
                    operands.iter().map(|operand| self.instances(operand)).collect();
                hulls(&operands, *distance, *ordered, &mut gather);
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Adds where parts begin at one position after the other, as the engine's
    /// phrases do.
    fn side_by_side(&self, parts: &[usize], found: &mut Vec<Instance>) {
        let Some((first, rest)) = parts.split_first() else { return };
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
                let instances = self.of(*part);
                let at = start.first + offset;
                let from = instances.partition_point(|instance| instance.first < at);
                let here = instances.iter().skip(from).take_while(|i| i.first == at);
                ends.clear();
                ends.extend(here.map(|instance| instance.end.max(start.end)));
                if ends.is_empty() {
                    break;
                }
            }
            found.extend(ends.iter().map(|&end| Instance { first: start.first, end }));
        }
    }
}

impl List {
    fn open(fields: &Standing, stem: &str, reader: &SegmentReader) -> tantivy::Result<Self> {
        let record = IndexRecordOption::WithFreqsAndPositions;
        let text = reader.inverted_index(fields.text)?;
        let postings = text.read_postings(&Term::from_field_text(fields.text, stem), record)?;
        let mut joined = Vec::new();
        if postings.is_some() {
            let compounds = reader.inverted_index(fields.joined)?;
            for positions in 2..=MAX_JOINED {
                let Some(mark) = joined_mark(positions) else { continue };
                let term = Term::from_field_text(fields.joined, &format!("{mark}{stem}"));
                let found = compounds.read_postings(&term, record)?;
                joined.extend(found.map(|postings| (positions, postings)));
            }
        }
        Ok(Self { stem: stem.to_owned(), postings, joined, instances: Vec::new() })
    }

    fn load(&mut self, doc: DocId, positions: &mut Vec<u32>) {
        self.instances.clear();
        if !self.postings.as_mut().is_some_and(|postings| positions_at(postings, doc, positions)) {
            return;
        }
        let single = positions.iter().map(|&first| Instance { first, end: first + 1 });
        self.instances.extend(single);
        for (covered, postings) in &mut self.joined {
            if !positions_at(postings, doc, positions) {
                continue;
            }
            for &first in positions.iter() {
                let at = self
                    .instances
                    .iter()
                    .position(|instance| *instance == Instance { first, end: first + 1 });
                if let Some(instance) = at.and_then(|at| self.instances.get_mut(at)) {
                    instance.end = first + *covered;
                }
            }
        }
        if !self.joined.is_empty() {
            self.instances.sort_unstable();
        }
        self.instances.dedup();
    }
}

/// Reads the positions in a passage; says whether there are any.
fn positions_at(postings: &mut SegmentPostings, doc: DocId, positions: &mut Vec<u32>) -> bool {
    if postings.doc() < doc {
        postings.seek(doc);
    }
    if postings.doc() != doc {
        return false;
    }
    postings.positions(positions);
    true
}
