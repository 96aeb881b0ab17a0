//! Searching most of a collection as if it had one language.
//!
//! A word is looked for as each language of the collection stems it, in the
//! texts of that language: a union of conjunctions. The engine passes over
//! postings that cannot matter only where it is asked for words alone. One
//! foreign paragraph in a hundred thousand would make every search several times
//! as slow. So the words of the language that most passages are in are looked for
//! everywhere, and what is found in another language is passed over; the other
//! passages, which are few, are searched apart. What is found is the same, and so
//! is what it scores.

use tantivy::index::SegmentReader;
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SeekDangerResult, TERMINATED};

/// Matches what `main` matches outside of the others, and what `rest` matches.
#[derive(Debug)]
pub(super) struct ByLanguage {
    main: Box<dyn Query>,
    rest: Box<dyn Query>,
    others: Box<dyn Query>,
}

impl ByLanguage {
    /// `rest` must match none but what `others` match: the passages in other
    /// languages.
    pub(super) fn new(main: Box<dyn Query>, rest: Box<dyn Query>, others: Box<dyn Query>) -> Self {
        Self { main, rest, others }
    }
}

impl Clone for ByLanguage {
    fn clone(&self) -> Self {
        let Self { main, rest, others } = self;
        Self::new(main.box_clone(), rest.box_clone(), others.box_clone())
    }
}

impl Query for ByLanguage {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(ByLanguageWeight {
            main: self.main.weight(scoring)?,
            rest: self.rest.weight(scoring)?,
            others: self.others.weight(EnableScoring::Disabled {
                schema: scoring.schema(),
                searcher_opt: scoring.searcher(),
            })?,
        }))
    }
}

struct ByLanguageWeight {
    main: Box<dyn Weight>,
    rest: Box<dyn Weight>,
    others: Box<dyn Weight>,
}

impl Weight for ByLanguageWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut both = Both {
            main: self.main.scorer(reader, boost)?,
            rest: self.rest.scorer(reader, boost)?,
            others: Others::new(self.others.scorer(reader, 1.0)?),
        };
        both.pass_over();
        Ok(Box::new(both))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        if Others::new(self.others.scorer(reader, 1.0)?).contain(doc) {
            self.rest.explain(reader, doc)
        } else {
            self.main.explain(reader, doc)
        }
    }

    fn for_each_pruning(
        &self,
        threshold: Score,
        reader: &SegmentReader,
        callback: &mut dyn FnMut(DocId, Score) -> Score,
    ) -> tantivy::Result<()> {
        let mut threshold = threshold;
        self.rest.for_each_pruning(threshold, reader, &mut |doc, score| {
            threshold = callback(doc, score);
            threshold
        })?;
        let mut others = Others::new(self.others.scorer(reader, 1.0)?);
        self.main.for_each_pruning(threshold, reader, &mut |doc, score| {
            if !others.contain(doc) {
                threshold = callback(doc, score);
            }
            threshold
        })
    }
}

/// The passages in other languages, asked about in ascending order.
struct Others(Box<dyn Scorer>);

impl Others {
    fn new(found: Box<dyn Scorer>) -> Self {
        Self(found)
    }

    fn contain(&mut self, doc: DocId) -> bool {
        if self.0.doc() < doc {
            self.0.seek(doc);
        }
        self.0.doc() == doc
    }
}

/// Both parts of one segment, in the order of documents. None is in both.
struct Both {
    /// Stands on a document that is not among the others.
    main: Box<dyn Scorer>,
    rest: Box<dyn Scorer>,
    others: Others,
}

impl Both {
    /// Goes on in the main part to what is not among the others.
    fn pass_over(&mut self) {
        while self.main.doc() != TERMINATED && self.others.contain(self.main.doc()) {
            self.main.advance();
        }
    }
}

impl DocSet for Both {
    fn advance(&mut self) -> DocId {
        let doc = self.doc();
        if doc == TERMINATED {
            return doc;
        }
        if self.rest.doc() == doc {
            self.rest.advance();
        } else {
            self.main.advance();
            self.pass_over();
        }
        self.doc()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if self.rest.doc() < target {
            self.rest.seek(target);
        }
        if self.main.doc() < target {
            self.main.seek(target);
            self.pass_over();
        }
        self.doc()
    }

    fn seek_danger(&mut self, target: DocId) -> SeekDangerResult {
        match self.seek(target) {
            doc if doc == target => SeekDangerResult::Found,
            doc => SeekDangerResult::SeekLowerBound(doc),
        }
    }

    fn doc(&self) -> DocId {
        self.main.doc().min(self.rest.doc())
    }

    fn size_hint(&self) -> u32 {
        self.main.size_hint().max(self.rest.size_hint())
    }
}

impl Scorer for Both {
    fn score(&mut self) -> Score {
        if self.rest.doc() <= self.main.doc() { self.rest.score() } else { self.main.score() }
    }
}
