//! How often something asked for stands in passages, from the postings of one
//! segment.

use tantivy::index::SegmentReader;
use tantivy::postings::{Postings as _, SegmentPostings};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet as _, Term};

use super::article::Whole;
use super::leaf::{Alternative, What};
use crate::analysis::{Pattern, Term as Word};
use crate::index::{FORM_MARK, Fields};
use crate::search::dictionary::Fits;

/// What the postings say of a passage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// How often it stands in the passage, its heading included; not counting
    /// the title that stands over a first paragraph.
    pub(super) frequency: u32,
    /// Whether it stands there just as typed.
    pub(super) exact: bool,
    /// How often it stands in the title of the article.
    pub(super) in_title: u32,
    /// How often it stands anywhere in the article.
    pub(super) in_article: u32,
}

/// The postings of an alternative in one segment.
pub(super) struct Cursor {
    /// The passages in the languages concerned; all where `None`.
    languages: Option<Vec<SegmentPostings>>,
    text: Text,
    /// The same in the titles of articles.
    title: Text,
    /// The same anywhere in an article, and what was counted last: the article
    /// and how often.
    anywhere: Option<Text>,
    counted: Option<(DocId, u32)>,
    /// Forms as typed: all of the parts, or the whole.
    exact: Vec<SegmentPostings>,
    exact_whole: Option<SegmentPostings>,
    /// Whether what stands is what was typed anyway.
    is_exact: bool,
}

/// Where something stands in a field.
#[derive(Clone, Default)]
struct Text {
    /// Stems of the parts, with positions where there are several; none where a
    /// part does not occur.
    parts: Vec<SegmentPostings>,
    slop: u32,
    whole: Option<SegmentPostings>,
    /// Any of these, beside the parts where there are any; each with its place
    /// among the forms.
    any: Vec<(usize, SegmentPostings)>,
    /// Whether both the parts and any of the others must stand there.
    both: bool,
    positions: [Vec<u32>; 2],
}

/// Opens postings of one segment.
struct Opener<'a> {
    reader: &'a SegmentReader,
}

impl Opener<'_> {
    /// Opens each of several terms, where it occurs.
    fn each<T: AsRef<str>>(
        &self,
        field: Field,
        terms: impl Iterator<Item = T>,
        record: IndexRecordOption,
    ) -> tantivy::Result<Vec<Option<SegmentPostings>>> {
        let inverted = self.reader.inverted_index(field)?;
        let mut opened = Vec::new();
        for text in terms {
            let term = Term::from_field_text(field, text.as_ref());
            opened.push(inverted.read_postings(&term, record)?);
        }
        Ok(opened)
    }

    /// Opens terms that must all occur: none where one does not.
    fn all<T: AsRef<str>>(
        &self,
        field: Field,
        terms: impl Iterator<Item = T>,
        record: IndexRecordOption,
    ) -> tantivy::Result<Vec<SegmentPostings>> {
        let opened = self.each(field, terms, record)?;
        Ok(opened.into_iter().collect::<Option<Vec<_>>>().unwrap_or_default())
    }

    fn one(
        &self,
        field: Field,
        term: Option<&str>,
        record: IndexRecordOption,
    ) -> tantivy::Result<Option<SegmentPostings>> {
        Ok(self.each(field, term.into_iter(), record)?.pop().flatten())
    }

    fn pattern(&self, field: Field, pattern: &Pattern, slop: u32) -> tantivy::Result<Text> {
        let whole = pattern.whole.as_ref().map(|whole| whole.stem.as_str());
        Ok(Text {
            parts: self.parts(field, &pattern.parts)?,
            slop,
            whole: self.one(field, whole, IndexRecordOption::WithFreqs)?,
            ..Text::default()
        })
    }

    fn parts(&self, field: Field, parts: &[Word]) -> tantivy::Result<Vec<SegmentPostings>> {
        let record = if parts.len() > 1 {
            IndexRecordOption::WithFreqsAndPositions
        } else {
            IndexRecordOption::WithFreqs
        };
        self.all(field, parts.iter().map(|part| &part.stem), record)
    }

    /// Opens forms, which have a mark before them in some fields.
    fn forms(
        &self,
        field: Field,
        mark: Option<char>,
        forms: &Fits,
    ) -> tantivy::Result<Vec<(usize, SegmentPostings)>> {
        let marked = forms.terms.iter().map(|fit| {
            let mut term: String = mark.into_iter().collect();
            term.push_str(&fit.term);
            term
        });
        let opened = self.each(field, marked, IndexRecordOption::WithFreqs)?;
        let opened = opened.into_iter().enumerate();
        Ok(opened.filter_map(|(at, postings)| Some((at, postings?))).collect())
    }
}

impl Cursor {
    pub(super) fn open(
        reader: &SegmentReader,
        fields: &Fields,
        alternative: &Alternative,
    ) -> tantivy::Result<Self> {
        let open = Opener { reader };
        let basic = IndexRecordOption::Basic;
        let mut cursor = Self {
            languages: None,
            text: Text::default(),
            title: Text::default(),
            anywhere: None,
            counted: None,
            exact: Vec::new(),
            exact_whole: None,
            is_exact: false,
        };
        if let Some(stemmers) = &alternative.stemmers {
            let opened = open.each(fields.stemmer, stemmers.iter(), basic)?;
            cursor.languages = Some(opened.into_iter().flatten().collect());
        }
        match &alternative.what {
            What::Pattern { pattern, slop } => {
                cursor.text = open.pattern(fields.text, pattern, *slop)?;
                cursor.anywhere = Some(cursor.text.clone());
                cursor.title = open.pattern(fields.title, pattern, *slop)?;
                let forms = pattern.parts.iter().map(|part| &part.form);
                cursor.exact = open.all(fields.form, forms, basic)?;
                let whole = pattern.whole.as_ref().map(|whole| whole.form.as_str());
                cursor.exact_whole = open.one(fields.form, whole, basic)?;
            }
            What::Pair(words) => {
                let words = words.each_ref().map(|(word, _)| word.clone());
                cursor.text.parts = open.parts(fields.text, &words)?;
            }
            What::Forms { forms, exact, .. } => {
                cursor.text.any = open.forms(fields.form, None, forms)?;
                cursor.title.any = open.forms(fields.title, Some(FORM_MARK), forms)?;
                cursor.is_exact = *exact;
            }
            What::Beginning { before, forms } => {
                cursor.text = Text {
                    parts: open.parts(fields.text, before)?,
                    any: open.forms(fields.form, None, forms)?,
                    both: true,
                    ..Text::default()
                };
                cursor.title = Text {
                    parts: open.parts(fields.title, before)?,
                    any: open.forms(fields.title, Some(FORM_MARK), forms)?,
                    both: true,
                    ..Text::default()
                };
            }
        }
        Ok(cursor)
    }

    /// Counts in a passage and in the whole that it is a part of. Passages must
    /// be asked for in ascending order.
    pub(super) fn counts(&mut self, doc: DocId, whole: Whole) -> Counts {
        let article = whole.article;
        let is_foreign = |languages: &mut Vec<SegmentPostings>| {
            !languages.iter_mut().any(|language| stands_at(language, doc))
        };
        if self.languages.as_mut().is_some_and(is_foreign) {
            return Counts::default();
        }
        let in_title = self.title.frequency(article);
        // The first paragraph is found by the words of the title as if they
        // were its own; they are worth as much to it as to any other.
        let not_its_own = if doc == article + 1 { in_title } else { 0 };
        let frequency = self.text.frequency(doc).saturating_sub(not_its_own);
        let exact = self.is_exact
            || (!self.exact.is_empty() && self.exact.iter_mut().all(|p| stands_at(p, doc)))
            || self.exact_whole.as_mut().is_some_and(|whole| stands_at(whole, doc));
        let in_article = self.in_article(whole);
        Counts { frequency, exact: exact && frequency > 0, in_title, in_article }
    }

    fn in_article(&mut self, whole: Whole) -> u32 {
        match (self.counted, &mut self.anywhere) {
            (_, None) => 0,
            (Some((article, counted)), _) if article == whole.article => counted,
            (_, Some(anywhere)) => {
                let counted = anywhere.total(whole);
                self.counted = Some((whole.article, counted));
                counted
            }
        }
    }
}

impl Cursor {
    /// Returns which of the forms stand in the passage that was counted last, or
    /// else in its title: their places among the forms.
    pub(super) fn forms_found(&mut self, doc: DocId, article: DocId) -> Vec<usize> {
        let mut found = self.text.forms_at(doc);
        if found.is_empty() {
            found = self.title.forms_at(article);
        }
        found
    }
}

impl Text {
    fn forms_at(&mut self, doc: DocId) -> Vec<usize> {
        let found = self.any.iter_mut().filter(|(_, forms)| forms.doc() == doc);
        found.map(|(at, _)| *at).collect()
    }

    /// Counts in all passages of an article: the parts or the whole as one,
    /// whichever is more often.
    fn total(&mut self, whole: Whole) -> u32 {
        let first = whole.article + 1;
        let mut of_whole = 0;
        if let Some(postings) = &mut self.whole {
            stands_at(postings, first);
            while postings.doc() < whole.end {
                of_whole += postings.term_freq();
                postings.advance();
            }
        }
        let mut of_parts = 0;
        if let Some(part) = self.parts.first_mut() {
            stands_at(part, first);
        }
        while let Some(doc) = self.parts.first().map(|part| part.doc()).filter(|d| *d < whole.end) {
            of_parts += match self.parts.as_mut_slice() {
                [only] => only.term_freq(),
                parts => in_order(parts, self.slop, doc, &mut self.positions),
            };
            if let Some(part) = self.parts.first_mut() {
                part.advance();
            }
        }
        of_parts.max(of_whole)
    }

    fn frequency(&mut self, doc: DocId) -> u32 {
        let any: u32 = self.any.iter_mut().map(|(_, forms)| frequency_at(forms, doc)).sum();
        let whole = self.whole.as_mut().map_or(0, |whole| frequency_at(whole, doc));
        let parts = match self.parts.as_mut_slice() {
            [] => 0,
            [only] => frequency_at(only, doc),
            parts => in_order(parts, self.slop, doc, &mut self.positions),
        };
        let parts = if self.both { parts.min(any) } else { parts.max(any) };
        parts.max(whole)
    }
}

fn stands_at(postings: &mut SegmentPostings, doc: DocId) -> bool {
    if postings.doc() < doc {
        postings.seek(doc);
    }
    postings.doc() == doc
}

fn frequency_at(postings: &mut SegmentPostings, doc: DocId) -> u32 {
    if stands_at(postings, doc) { postings.term_freq() } else { 0 }
}

/// Counts how often the parts stand in their order in a passage, with at most
/// `slop` positions among them: from how many places of the first part on.
fn in_order(
    parts: &mut [SegmentPostings],
    slop: u32,
    doc: DocId,
    positions: &mut [Vec<u32>; 2],
) -> u32 {
    // Each is where a part stands, less the parts before it: from there on as
    // many positions are passed over as it grows.
    let [reached, of_part] = positions;
    let mut starts: Vec<u32> = Vec::new();
    reached.clear();
    for (offset, part) in (0..).zip(parts) {
        if !stands_at(part, doc) {
            return 0;
        }
        if offset == 0 {
            part.positions(reached);
            if slop > 0 {
                starts.clone_from(reached);
            }
            continue;
        }
        part.positions(of_part);
        if slop == 0 {
            reached.retain(|at| of_part.binary_search(&(at + offset)).is_ok());
        } else {
            let mut kept = 0;
            for index in 0..reached.len() {
                let (Some(&at), Some(&start)) = (reached.get(index), starts.get(index)) else {
                    continue;
                };
                // The nearest place leaves most for the parts to come.
                let next = of_part.partition_point(|&place| place < at + offset);
                let Some(next) = of_part.get(next).map(|place| place - offset) else { continue };
                if next - start <= slop {
                    if let (Some(at), Some(of)) = (reached.get_mut(kept), starts.get_mut(kept)) {
                        (*at, *of) = (next, start);
                    }
                    kept += 1;
                }
            }
            reached.truncate(kept);
            starts.truncate(kept);
        }
        if reached.is_empty() {
            return 0;
        }
    }
    u32::try_from(reached.len()).unwrap_or(u32::MAX)
}
