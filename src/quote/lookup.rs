//! Looking one quotation up: candidates, then word by word, then the source.

use std::cmp::Ordering;
use std::sync::Arc;

use super::checker::Collection;
use super::difference::{Difference, compare};
use super::occurrence::{MAX_LEFT_OUT, Occurrence, find};
use super::options::CheckOptions;
use super::pattern::Pattern;
use super::probe::{Probe, probes};
use super::quotation::Quotation;
use super::source::names;
use super::stretch::Stretch;
use super::verdict::{Finding, Found, Verdict};
use super::weighty::changes_number_or_negation;
use crate::article::{ArticleId, ParagraphNumber, PassageId};
use crate::error::Result;
use crate::index::{ArticleRecord, ArticleRef, PassageRef};
use crate::search::ArticleSet;
use crate::text::{Change, DiffPart};

/// So many candidates are looked at for each part of a quotation that is looked up;
/// fewer where there are several.
const CANDIDATES: usize = 16;
const CANDIDATES_OF_PART: usize = 6;
/// So many of them are aligned, the likeliest first.
const ALIGNED: usize = 8;
/// At most so many articles that a quotation is attributed to are looked into.
const MAX_ATTRIBUTED: usize = 64;
/// At most so many words of an article are looked at for one candidate, besides as
/// many as the quotation has.
const MAX_STRETCH_WORDS: usize = 12_000;
/// What is in an article that the draft names is nearest where it is at least so
/// similar as the most similar: reprints differ a little.
const NEARLY_AS_SIMILAR: f64 = 0.8;

/// One quotation being looked up.
pub(super) struct Lookup<'a> {
    collection: &'a Collection,
    options: &'a CheckOptions,
    quotation: &'a Quotation,
    pattern: Pattern,
    probes: Vec<Probe>,
    /// What was looked at, the likeliest first.
    looked_at: Vec<Looked>,
}

/// A part of an article that was looked at.
struct Looked {
    article: ArticleRef,
    stretch: Stretch,
    occurrence: Option<Occurrence>,
}

/// An article that has the quotation word for word.
struct Holder {
    record: ArticleRecord,
    /// Which of what was looked at.
    looked: usize,
    occurrence: Occurrence,
    is_attributed: bool,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(
        collection: &'a Collection,
        options: &'a CheckOptions,
        quotation: &'a Quotation,
    ) -> Self {
        let pattern = Pattern::read(&quotation.text);
        let probes = probes(&quotation.text, &pattern);
        Self { collection, options, quotation, pattern, probes, looked_at: Vec::new() }
    }

    pub(super) fn run(mut self) -> Result<Finding> {
        self.look(self.collection.within())?;
        let mut holders = self.holders()?;
        let attributions = &self.quotation.attributions;
        let mut is_elsewhere = false;
        if !attributions.is_empty() && !holders.iter().any(|holder| holder.is_attributed) {
            let mut named = self.collection.named(attributions)?;
            named.truncate(MAX_ATTRIBUTED);
            if !named.is_empty() {
                is_elsewhere = true;
                self.look(Some(&ArticleSet::new(self.collection.overlap(), named)))?;
                holders = self.holders()?;
            }
        }
        holders.sort_by(earliest);
        let found = holders.iter().position(|holder| holder.is_attributed);
        match (found, holders.is_empty()) {
            (Some(holder), _) => self.verbatim(Verdict::Verbatim, holder, &holders),
            (None, false) if is_elsewhere => self.verbatim(Verdict::WrongSource, 0, &holders),
            (None, false) => self.verbatim(Verdict::Verbatim, 0, &holders),
            (None, true) => self.nearest(),
        }
    }

    /// Looks at the candidates in some articles, or in all.
    fn look(&mut self, within: Option<&ArticleSet>) -> Result<()> {
        let most = if self.probes.len() > 1 { CANDIDATES_OF_PART } else { CANDIDATES };
        let overlap = self.collection.overlap();
        let mut found = Vec::new();
        for (number, probe) in self.probes.iter().enumerate() {
            let passages = overlap.nearest(&probe.text, within, most)?;
            found.extend(passages.into_iter().enumerate().map(|(rank, at)| (rank, number, at)));
        }
        // The likeliest of each part come first.
        found.sort_by_key(|(rank, number, _)| (*rank, *number));
        for (_, number, passage) in found {
            if self.has_looked_at(passage) {
                continue;
            }
            if let Some(probe) = self.probes.get(number) {
                let stretch = self.stretch(probe, passage)?;
                let occurrence = find(&self.pattern, &stretch);
                self.looked_at.push(Looked { article: passage.article, stretch, occurrence });
            }
        }
        Ok(())
    }

    /// Says whether a passage was looked at together with what stands around it.
    fn has_looked_at(&self, passage: PassageRef) -> bool {
        let number = passage.paragraph;
        let is_last = || {
            let next = ParagraphNumber::new(number.get().saturating_add(1));
            next.is_none_or(|next| !self.collection.overlap().has(passage.article.passage(next)))
        };
        let looked = self.looked_at.iter().filter(|looked| looked.article == passage.article);
        looked.filter_map(|looked| looked.stretch.ends()).any(|(first, last)| {
            (first < number || (first == number && number == ParagraphNumber::FIRST))
                && (number < last || (number == last && is_last()))
        })
    }

    /// Reads a passage and as much around it as the quotation may take.
    fn stretch(&self, probe: &Probe, passage: PassageRef) -> Result<Stretch> {
        let words = self.pattern.own_words().count();
        // Some words may have been taken out of the quotation.
        let with_more = |words: usize, ellipses: usize| {
            let left_out = ellipses.saturating_mul(MAX_LEFT_OUT).min(MAX_STRETCH_WORDS / 2);
            words + words / 4 + 10 + left_out
        };
        let before = with_more(probe.end, probe.ellipses_before);
        let after = with_more(words - probe.start, probe.ellipses_after);
        let snapshot = self.collection.snapshot();
        let overlap = self.collection.overlap();

        let mut first = passage.paragraph;
        let mut texts = Vec::new();
        let mut left = before;
        while let Some(number) = ParagraphNumber::new(first.get() - 1) {
            let (record, text) = snapshot.passage(passage.article.passage(number))?;
            first = number;
            left = left.saturating_sub(at_least_words(&text));
            texts.push((number, record.kind, text));
            if left == 0 {
                break;
            }
        }
        texts.reverse();
        let mut left = after;
        let mut next = Some(passage.paragraph);
        while let Some(number) = next {
            let at = passage.article.passage(number);
            if !overlap.has(at) {
                break;
            }
            let (record, text) = snapshot.passage(at)?;
            if number > passage.paragraph {
                left = left.saturating_sub(at_least_words(&text));
            }
            texts.push((number, record.kind, text));
            if left == 0 {
                break;
            }
            next = ParagraphNumber::new(number.get().saturating_add(1));
        }
        let mut stretch = Stretch::default();
        for (number, kind, text) in texts {
            stretch.push(&self.pattern, number, kind, text);
        }
        Ok(stretch)
    }

    /// Returns the articles that have the quotation word for word, each once.
    fn holders(&self) -> Result<Vec<Holder>> {
        let mut seen = Vec::new();
        let mut holders = Vec::new();
        for (index, looked) in self.looked_at.iter().enumerate() {
            let Some(occurrence) = looked.occurrence else { continue };
            if seen.contains(&looked.article) {
                continue;
            }
            seen.push(looked.article);
            let record = self.collection.snapshot().article(looked.article)?;
            let is_attributed = self.is_attributed(&record);
            holders.push(Holder { record, looked: index, occurrence, is_attributed });
        }
        Ok(holders)
    }

    fn is_attributed(&self, record: &ArticleRecord) -> bool {
        self.quotation.attributions.iter().any(|attribution| names(attribution, record))
    }

    fn verbatim(&self, verdict: Verdict, holder: usize, holders: &[Holder]) -> Result<Finding> {
        let Some(of) = holders.get(holder) else { return Ok(Finding::not_found(0.0)) };
        let also = holders.iter().enumerate().filter(|(other, _)| *other != holder);
        let also = also.filter_map(|(_, other)| {
            let looked = self.looked_at.get(other.looked)?;
            let number = looked.stretch.number(other.occurrence.first)?;
            Some(PassageId { article: ArticleId::new(&other.record.id), paragraph: number })
        });
        let mut diff = Vec::new();
        DiffPart::push(&mut diff, Change::Same, &self.quotation.text);
        let found = Finding {
            verdict,
            similarity: 1.0,
            diff,
            accepted: verdict == Verdict::Verbatim,
            also: also.collect(),
            ..Finding::not_found(0.0)
        };
        let Occurrence { first, end } = of.occurrence;
        match self.looked_at.get(of.looked) {
            Some(looked) => self.at(found, looked, of.record.clone(), first, end),
            None => Ok(found),
        }
    }

    /// Says where something was found: from the word at `first` to the one before
    /// `end`.
    fn at(
        &self,
        finding: Finding,
        looked: &Looked,
        record: ArticleRecord,
        first: usize,
        end: usize,
    ) -> Result<Finding> {
        let Some(number) = looked.stretch.number(first) else { return Ok(finding) };
        let last = looked.stretch.number(end.saturating_sub(1)).filter(|last| *last != number);
        let snapshot = self.collection.snapshot();
        let paragraph = snapshot.paragraph(&record, looked.article, number)?;
        let text = looked.stretch.text(first, end);
        let article = Arc::new(snapshot.entry(record));
        let passage = |paragraph| PassageId { article: article.id.clone(), paragraph };
        Ok(Finding {
            passage: Some(passage(number)),
            last: last.map(passage),
            found: Some(Found { number, paragraph, text, article }),
            ..finding
        })
    }

    /// Finds what comes nearest.
    fn nearest(&self) -> Result<Finding> {
        let mut compared: Vec<(&Looked, ArticleRecord, Difference)> = Vec::new();
        let likeliest = self.looked_at.iter().take(ALIGNED);
        // What was looked at last is of the articles that the draft names.
        let named = self.looked_at.iter().skip(ALIGNED).rev().take(ALIGNED);
        for looked in likeliest.chain(named) {
            let text = &self.quotation.text;
            if let Some(difference) = compare(text, &self.pattern, &looked.stretch) {
                let record = self.collection.snapshot().article(looked.article)?;
                compared.push((looked, record, difference));
            }
        }
        // Of what is equally near, the first in the order of ids.
        compared.sort_by(|(a, a_record, a_is), (b, b_record, b_is)| {
            let number = |looked: &Looked, is: &Difference| looked.stretch.number(is.place.start);
            b_is.similarity
                .total_cmp(&a_is.similarity)
                .then_with(|| a_record.id.cmp(&b_record.id))
                .then_with(|| number(a, a_is).cmp(&number(b, b_is)))
        });
        let best = compared.first().map_or(0.0, |(_, _, best)| best.similarity);
        let least = (best * NEARLY_AS_SIMILAR).max(self.options.min_similarity);
        let of_named = compared.iter().position(|(_, record, difference)| {
            difference.similarity >= least && self.is_attributed(record)
        });
        let nearest = if best < self.options.min_similarity {
            // In capitals throughout it is there, and no word counts as the same.
            compared.iter().position(|(.., difference)| difference.is_nearly_same)
        } else {
            of_named.or_else(|| (!compared.is_empty()).then_some(0))
        };
        let Some(nearest) = nearest else { return Ok(Finding::not_found(best)) };
        let (looked, record, difference) = compared.swap_remove(nearest);
        let Difference { similarity, parts, place, .. } = difference;
        let is_similar = self.options.accept.is_some_and(|accept| similarity >= accept);
        let finding = Finding {
            verdict: Verdict::Differs,
            similarity,
            accepted: is_similar && !changes_number_or_negation(&parts),
            diff: parts,
            ..Finding::not_found(0.0)
        };
        self.at(finding, looked, record, place.start, place.end)
    }
}

/// Counts few words rather than too many: without blanks, a word has three bytes.
fn at_least_words(text: &str) -> usize {
    text.split_whitespace().map(|word| (word.len() / 24).max(1)).sum()
}

/// Orders articles by when they were published, those without date last.
fn earliest(a: &Holder, b: &Holder) -> Ordering {
    let day = |holder: &Holder| {
        let published = holder.record.metadata.published;
        published.map_or(u32::MAX, |published| published.first_day())
    };
    day(a).cmp(&day(b)).then_with(|| a.record.id.cmp(&b.record.id))
}
