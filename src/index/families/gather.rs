//! The passages that have a number of their sketches in common with one that has
//! come or gone.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;
use tantivy::columnar::{Column, StrColumn};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::{DocAddress, DocId};

use super::seen::Seen;
use super::table::Row;
use crate::error::{Error, ErrorKind, Result};
use crate::family::{Holder, Presence};
use crate::index::reading::{PassageRef, Snapshot};
use crate::index::schema::{ARTICLE_ID, FIRST_DAY, SKETCH};

/// A state of the collection, with the columns that are looked at.
struct Side<'a> {
    snapshot: &'a Snapshot,
    segments: Vec<Columns>,
}

struct Columns {
    /// `None` where no passage has a sketch.
    sketches: Option<Column<u64>>,
    paragraphs: Column<u64>,
    ids: Option<StrColumn>,
    days: Option<Column<u64>>,
    lengths: FieldNormReader,
    /// Of a state and its successor, where the segment stands in the other.
    other: Option<usize>,
}

impl<'a> Side<'a> {
    fn open(snapshot: &'a Snapshot, other: &Snapshot) -> tantivy::Result<Self> {
        let others = other.searcher().segment_readers();
        let readers = snapshot.searcher().segment_readers().iter();
        let segments = readers.map(|reader| {
            let columns = reader.fast_fields();
            let id = reader.segment_id();
            Ok(Columns {
                sketches: columns.column_opt(SKETCH)?,
                paragraphs: columns.u64(crate::index::PARAGRAPH)?,
                ids: columns.str(ARTICLE_ID)?,
                days: columns.column_opt(FIRST_DAY)?,
                lengths: reader.get_fieldnorms_reader(snapshot.fields().text)?,
                other: others.iter().position(|other| other.segment_id() == id),
            })
        });
        Ok(Self { snapshot, segments: segments.collect::<tantivy::Result<_>>()? })
    }

    fn is_alive(&self, segment: usize, doc: DocId) -> bool {
        let reader = self.snapshot.searcher().segment_readers().get(segment);
        reader.is_some_and(|reader| !reader.is_deleted(doc))
    }

    fn columns(&self, at: DocAddress) -> Option<&Columns> {
        self.segments.get(at.segment_ord as usize)
    }

    /// Returns the numbers of a passage's sketch, the smallest first.
    fn sketch(&self, at: DocAddress) -> impl Iterator<Item = u32> + '_ {
        let column = self.columns(at).and_then(|columns| columns.sketches.as_ref());
        let numbers = column.into_iter().flat_map(move |column| column.values_for_doc(at.doc_id));
        // They were 32 bits wide when they were written.
        numbers.map(|number| number as u32)
    }

    /// Visits each number of the living passages of a segment.
    fn each(
        &self,
        segment: usize,
        is_wanted: impl Fn(DocId) -> bool,
        visit: &mut impl FnMut(DocAddress, u32),
    ) {
        let reader = self.snapshot.searcher().segment_readers().get(segment);
        let column = self.segments.get(segment).and_then(|columns| columns.sketches.as_ref());
        let (Some(reader), Some(column)) = (reader, column) else { return };
        let ordinal = u32::try_from(segment).unwrap_or(u32::MAX);
        for doc in 0..reader.max_doc() {
            if reader.is_deleted(doc) || !is_wanted(doc) {
                continue;
            }
            for number in column.values_for_doc(doc) {
                visit(DocAddress::new(ordinal, doc), number as u32);
            }
        }
    }
}

/// The collection as it was and as it is now.
pub(super) struct Collection<'a> {
    before: Side<'a>,
    now: Side<'a>,
}

/// A passage, and where its document is: as it was where it is gone, else as it is
/// now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Place {
    presence: Presence,
    at: DocAddress,
}

impl<'a> Collection<'a> {
    pub(super) fn open(before: &'a Snapshot, now: &'a Snapshot) -> Result<Self> {
        let open = || Ok(Self { before: Side::open(before, now)?, now: Side::open(now, before)? });
        open().map_err(|error| now.error(error))
    }

    /// Visits each number of the passages that have come and gone.
    fn each_changed(&self, visit: &mut impl FnMut(Place, u32)) {
        for (segment, columns) in self.now.segments.iter().enumerate() {
            if columns.other.is_none() {
                let place = |at| Place { presence: Presence::Added, at };
                self.now.each(segment, |_| true, &mut |at, number| visit(place(at), number));
            }
        }
        for (segment, columns) in self.before.segments.iter().enumerate() {
            let is_gone = |doc| !columns.other.is_some_and(|other| self.now.is_alive(other, doc));
            let place = |at| Place { presence: Presence::Removed, at };
            self.before.each(segment, is_gone, &mut |at, number| visit(place(at), number));
        }
    }

    /// Visits each number of the passages that have stayed.
    fn each_kept(&self, visit: &mut impl FnMut(Place, u32)) {
        for (segment, columns) in self.now.segments.iter().enumerate() {
            if columns.other.is_some() {
                let place = |at| Place { presence: Presence::Kept, at };
                self.now.each(segment, |_| true, &mut |at, number| visit(place(at), number));
            }
        }
    }

    fn side(&self, place: Place) -> &Side<'a> {
        if place.presence.is_now() { &self.now } else { &self.before }
    }
}

/// The holders of all numbers, in line.
pub(super) struct Lines {
    /// Number after number; passages go by their places.
    pub(super) holders: Vec<Holder>,
    /// The passages, in the order of their places.
    passages: Vec<u32>,
}

impl Lines {
    /// Returns the passage at a place.
    pub(super) fn at(&self, place: u32) -> Option<u32> {
        self.passages.get(place as usize).copied()
    }
}

/// Passages that share numbers. They go by the order in which they were found.
pub(super) struct Gathering<'a> {
    collection: &'a Collection<'a>,
    places: Vec<Place>,
    known: FxHashMap<Place, u32>,
    /// Numbers, and the passages that have them in their sketches.
    holders: Vec<(u32, u32)>,
    /// The numbers of which all holders were gathered.
    complete: Seen,
    /// What is known of the passages.
    described: FxHashMap<u32, Described>,
    /// The ids of articles, each once.
    articles: Vec<String>,
    article_numbers: FxHashMap<String, u32>,
}

#[derive(Clone, Copy, Debug)]
struct Described {
    words: u32,
    article: u32,
    paragraph: u32,
    key: u32,
    day: u32,
}

impl<'a> Gathering<'a> {
    /// Gathers the passages that have come and gone, and those that share a number
    /// with them.
    pub(super) fn of_changes(collection: &'a Collection<'a>) -> Self {
        let mut numbers = 0;
        collection.each_changed(&mut |_, _| numbers += 1);
        let mut gathering = Self {
            collection,
            places: Vec::new(),
            known: FxHashMap::default(),
            holders: Vec::new(),
            complete: Seen::with_room_for(0),
            described: FxHashMap::default(),
            articles: Vec::new(),
            article_numbers: FxHashMap::default(),
        };
        let mut seen = Seen::with_room_for(numbers);
        collection.each_changed(&mut |_, number| seen.note(number));
        if numbers > 0 {
            collection.each_kept(&mut |place, number| {
                if seen.has(number) {
                    seen.note(number);
                    gathering.take(place, number);
                }
            });
        }
        collection.each_changed(&mut |place, number| {
            if seen.has_again(number) {
                gathering.take(place, number);
            }
        });
        gathering.complete = seen;
        gathering.drop_single();
        gathering
    }

    /// Gathers as well who shares any other number with these passages, which have
    /// stayed.
    pub(super) fn add_all_of(&mut self, passages: &[u32]) {
        let side = &self.collection.now;
        let places = passages.iter().filter_map(|passage| self.places.get(*passage as usize));
        let numbers = places.flat_map(|place| side.sketch(place.at));
        let numbers: Vec<u32> = numbers.filter(|number| !self.complete.has(*number)).collect();
        if numbers.is_empty() {
            return;
        }
        let mut wanted = Seen::with_room_for(numbers.len());
        numbers.iter().for_each(|number| wanted.note(*number));
        // Who has come has no such number: all of those are complete.
        let collection = self.collection;
        collection.each_kept(&mut |place, number| {
            if wanted.has(number) && !self.complete.has(number) {
                self.take(place, number);
            }
        });
        self.drop_single();
    }

    fn take(&mut self, place: Place, number: u32) {
        let next = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        let passage = *self.known.entry(place).or_insert(next);
        if passage == next {
            self.places.push(place);
        }
        self.holders.push((number, passage));
    }

    /// Drops the numbers that only one passage has.
    fn drop_single(&mut self) {
        self.holders.sort_unstable();
        self.holders.dedup();
        let lines = self.holders.chunk_by(|a, b| a.0 == b.0);
        self.holders = lines.filter(|line| line.len() > 1).flatten().copied().collect();
    }

    /// Lines up the holders of each number, the longest first, those of equal
    /// length in the order of their ids.
    pub(super) fn lines(&mut self) -> Result<Lines> {
        let mut passages: Vec<u32> = self.holders.iter().map(|(_, passage)| *passage).collect();
        passages.sort_unstable();
        passages.dedup();
        for passage in &passages {
            self.describe(*passage)?;
        }
        let mut order: Vec<usize> = (0..self.articles.len()).collect();
        order.sort_unstable_by_key(|article| &self.articles[*article]);
        let mut ranks = vec![0; order.len()];
        order.iter().enumerate().for_each(|(rank, article)| ranks[*article] = rank);
        passages.sort_unstable_by_key(|passage| {
            let of = self.described.get(passage);
            of.map(|of| (Reverse(of.words), ranks[of.article as usize], of.paragraph, *passage))
        });
        let places: FxHashMap<u32, u32> =
            (0..).zip(&passages).map(|(place, passage)| (*passage, place)).collect();
        let holders = self.holders.iter().filter_map(|(value, passage)| {
            Some(Holder {
                value: *value,
                passage: *places.get(passage)?,
                words: self.described.get(passage)?.words,
                presence: self.places.get(*passage as usize)?.presence,
            })
        });
        let mut holders: Vec<Holder> = holders.collect();
        holders.sort_unstable();
        Ok(Lines { holders, passages })
    }

    /// Finds out what a passage is called, and how long it is.
    fn describe(&mut self, passage: u32) -> Result<()> {
        if self.described.contains_key(&passage) {
            return Ok(());
        }
        let damaged = || Error::new(ErrorKind::Damaged, "a passage of the index has no article");
        let place = self.places[passage as usize];
        let side = self.collection.side(place);
        let columns = side.columns(place.at).ok_or_else(damaged)?;
        let article = self.passage(passage).ok_or_else(damaged)?.article.doc();
        let ids = columns.ids.as_ref().ok_or_else(damaged)?;
        let ordinal = ids.ords().first(article).ok_or_else(damaged)?;
        let mut id = String::new();
        ids.ord_to_str(ordinal, &mut id).map_err(|error| side.snapshot.error(error.into()))?;
        let number = |value: Option<u64>| value.and_then(|value| u32::try_from(value).ok());
        let described = Described {
            words: columns.lengths.fieldnorm(place.at.doc_id),
            article: self.article_number(id),
            paragraph: number(columns.paragraphs.first(place.at.doc_id)).unwrap_or(0),
            key: side.sketch(place.at).next().unwrap_or(0),
            day: number(columns.days.as_ref().and_then(|days| days.first(article))).unwrap_or(0),
        };
        self.described.insert(passage, described);
        Ok(())
    }

    fn article_number(&mut self, id: String) -> u32 {
        if let Some(number) = self.article_numbers.get(&id) {
            return *number;
        }
        let number = u32::try_from(self.articles.len()).unwrap_or(u32::MAX);
        self.articles.push(id.clone());
        self.article_numbers.insert(id, number);
        number
    }

    /// Returns where a passage is.
    pub(super) fn passage(&self, passage: u32) -> Option<PassageRef> {
        let place = self.places.get(passage as usize)?;
        let columns = self.collection.side(*place).columns(place.at)?;
        PassageRef::at(place.at, columns.paragraphs.first(place.at.doc_id)?)
    }

    /// Returns the passages that are gone.
    pub(super) fn removed(&self) -> impl Iterator<Item = u32> + '_ {
        let removed = |place: &Place| place.presence == Presence::Removed;
        (0..).zip(&self.places).filter(move |(_, place)| removed(place)).map(|(passage, _)| passage)
    }

    /// Returns a passage as the table has it; `None` of one that shares no number.
    pub(super) fn row(&self, passage: u32) -> Option<Row> {
        let of = self.described.get(&passage)?;
        let article = self.articles.get(of.article as usize)?.clone();
        Some(Row { key: of.key, article, paragraph: of.paragraph, day: of.day })
    }
}
