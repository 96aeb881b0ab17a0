//! The names that the passages of a collection define.
//!
//! A passage that says what a short form stands for has a term of the `alias`
//! field for it, once for each of the two names, so that either leads to the
//! other:
//!
//! ```text
//! key of one name ␟ relation, key of the other ␟ one name ␟ the other name
//! ```
//!
//! The passages of such a term are the proof, and how many there are is how
//! much stands for it. Nothing else has to be kept: names come and go with the
//! passages.

use std::collections::BTreeMap;

use tantivy::postings::SegmentPostings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet as _, SegmentReader, TERMINATED, Term};

use super::reading::Snapshot;
use super::schema::{ARTICLE_ID, PARAGRAPH};
use crate::alias::{Definition, DefinitionKind, Keys};
use crate::article::{ArticleId, ParagraphNumber, PassageId};

/// Parts the members of a term; analysis and mining keep it out of them.
const PART: char = '\u{1F}';

/// At most so many pairs of one name are looked at, the first by their keys. No
/// honest short form has more than some hundred.
const MAX_PAIRS: usize = 20_000;

/// What one name is to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Relation {
    /// It is its short form.
    Short,
    /// It is what the other is short for.
    Long,
    /// It is another name for the same, given second.
    Other,
    /// It is the name that the other is another of.
    Own,
}

impl Relation {
    const ALL: [Self; 4] = [Self::Short, Self::Long, Self::Other, Self::Own];

    const fn sign(self) -> char {
        match self {
            Self::Short => 's',
            Self::Long => 'l',
            Self::Other => 'o',
            Self::Own => 'p',
        }
    }

    fn of_sign(sign: char) -> Option<Self> {
        Self::ALL.into_iter().find(|relation| relation.sign() == sign)
    }

    /// Says whether of the two terms of a pair this is the one to list it by.
    const fn is_first(self) -> bool {
        matches!(self, Self::Short | Self::Other)
    }
}

/// Two names, as some passages write and define them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    /// What the first is to the second.
    pub(crate) relation: Relation,
    /// What the first is compared by.
    pub(crate) key: String,
    /// What the second is compared by.
    pub(crate) other_key: String,
    /// The first, as written.
    pub(crate) name: String,
    /// The second, as written.
    pub(crate) other: String,
    /// How many passages say so.
    pub(crate) passages: u64,
    /// Leads to these passages.
    pub(crate) term: String,
}

/// Returns the terms of a definition.
pub(super) fn terms(definition: &Definition, keys: &mut Keys) -> Option<[String; 2]> {
    let Definition { short, long, kind } = definition;
    let [short_key, long_key] = [keys.of(short), keys.of(long)];
    let is_plain = |text: &str| !text.is_empty() && !text.contains(PART);
    if short_key == long_key
        || ![short, long, &short_key, &long_key].into_iter().all(|t| is_plain(t))
    {
        return None;
    }
    let [first, second] = match kind {
        DefinitionKind::ShortForm => [Relation::Short, Relation::Long],
        DefinitionKind::OtherName => [Relation::Other, Relation::Own],
    };
    let term = |key: &str, relation: Relation, other_key: &str, name: &str, other: &str| {
        let sign = relation.sign();
        format!("{key}{PART}{sign}{other_key}{PART}{name}{PART}{other}")
    };
    Some([
        term(&short_key, first, &long_key, short, long),
        term(&long_key, second, &short_key, long, short),
    ])
}

/// Takes a term apart.
fn read(term: &str, passages: u64) -> Option<Pair> {
    let mut parts = term.split(PART);
    let key = parts.next()?;
    let mut signed = parts.next()?.chars();
    let relation = Relation::of_sign(signed.next()?)?;
    let (name, other) = (parts.next()?, parts.next()?);
    Some(Pair {
        relation,
        key: key.to_owned(),
        other_key: signed.as_str().to_owned(),
        name: name.to_owned(),
        other: other.to_owned(),
        passages,
        term: term.to_owned(),
    })
}

impl Snapshot {
    /// Returns the pairs whose first name has this key, and whether there were
    /// more than are looked at.
    pub(crate) fn pairs_of(&self, key: &str) -> tantivy::Result<(Vec<Pair>, bool)> {
        self.pairs_with(&format!("{key}{PART}"), MAX_PAIRS)
    }

    /// Returns every pair once, however many.
    pub(crate) fn all_pairs(&self) -> tantivy::Result<Vec<Pair>> {
        let (mut pairs, _) = self.pairs_with("", usize::MAX)?;
        pairs.retain(|pair| pair.relation.is_first());
        Ok(pairs)
    }

    /// Returns the pairs whose terms begin with `prefix`, in their order.
    fn pairs_with(&self, prefix: &str, limit: usize) -> tantivy::Result<(Vec<Pair>, bool)> {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        let mut is_cut = false;
        for reader in self.searcher().segment_readers() {
            let inverted = reader.inverted_index(self.fields().alias)?;
            let mut stream = inverted.terms().range().ge(prefix.as_bytes()).into_stream()?;
            let mut taken = 0;
            while stream.advance() {
                if !stream.key().starts_with(prefix.as_bytes()) {
                    break;
                }
                if taken == limit {
                    is_cut = true;
                    break;
                }
                taken += 1;
                let Ok(term) = std::str::from_utf8(stream.key()) else { continue };
                let living = match reader.alive_bitset() {
                    None => stream.value().doc_freq,
                    Some(alive) => inverted
                        .read_postings_from_terminfo(stream.value(), IndexRecordOption::Basic)?
                        .doc_freq_given_deletes(alive),
                };
                if living > 0 {
                    *counts.entry(term.to_owned()).or_default() += u64::from(living);
                }
            }
        }
        // Each segment gave its first terms, so the first of all are the same
        // however the collection is cut into segments.
        is_cut |= counts.len() > limit;
        let pairs = counts.into_iter().take(limit).filter_map(|(term, n)| read(&term, n));
        Ok((pairs.collect(), is_cut))
    }

    /// Says whether some pair's first name has a key that begins so.
    pub(crate) fn has_pairs_from(&self, prefix: &str) -> tantivy::Result<bool> {
        for reader in self.searcher().segment_readers() {
            let inverted = reader.inverted_index(self.fields().alias)?;
            let mut stream = inverted.terms().range().ge(prefix.as_bytes()).into_stream()?;
            if stream.advance() && stream.key().starts_with(prefix.as_bytes()) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Returns how many living passages have one of these terms of the `alias`
    /// field, and the first of them in the order of ids.
    pub(crate) fn proof(
        &self,
        terms: &[&str],
        limit: usize,
    ) -> tantivy::Result<(u64, Vec<PassageId>)> {
        let field = self.fields().alias;
        let terms: Vec<Term> =
            terms.iter().map(|term| Term::from_field_text(field, term)).collect();
        self.first_passages(&terms, limit)
    }

    /// Returns how many living passages have one of these terms, and the first
    /// of them in the order of ids.
    pub(crate) fn first_passages(
        &self,
        terms: &[Term],
        limit: usize,
    ) -> tantivy::Result<(u64, Vec<PassageId>)> {
        let mut of_segments = Vec::new();
        for reader in self.searcher().segment_readers() {
            let mut docs: Vec<DocId> = Vec::new();
            for term in terms {
                let inverted = reader.inverted_index(term.field())?;
                let postings = inverted.read_postings(term, IndexRecordOption::Basic)?;
                postings.into_iter().for_each(|postings| living(reader, postings, &mut docs));
            }
            docs.sort_unstable();
            docs.dedup();
            of_segments.push(docs);
        }
        let count = of_segments.iter().map(|docs| docs.len() as u64).sum();
        Ok((count, self.first_in_order(&of_segments, limit)?))
    }

    /// Returns the first of some passages, given for each segment, in the order
    /// of ids.
    pub(crate) fn first_in_order(
        &self,
        of_segments: &[Vec<DocId>],
        limit: usize,
    ) -> tantivy::Result<Vec<PassageId>> {
        let mut first: Vec<PassageId> = Vec::new();
        for (reader, docs) in self.searcher().segment_readers().iter().zip(of_segments) {
            first.extend(first_by_id(reader, docs, limit)?);
        }
        first.sort_unstable();
        first.truncate(limit);
        Ok(first)
    }
}

fn living(reader: &SegmentReader, mut postings: SegmentPostings, docs: &mut Vec<DocId>) {
    let alive = reader.alive_bitset();
    while postings.doc() != TERMINATED {
        if alive.is_none_or(|alive| alive.is_alive(postings.doc())) {
            docs.push(postings.doc());
        }
        postings.advance();
    }
}

/// Returns the first of some passages of a segment, in the order of ids. Their
/// numbers are in that order too, so that few ids are looked up.
fn first_by_id(
    reader: &SegmentReader,
    docs: &[DocId],
    limit: usize,
) -> tantivy::Result<Vec<PassageId>> {
    let paragraphs = reader.fast_fields().u64(PARAGRAPH)?;
    let Some(ids) = reader.fast_fields().str(ARTICLE_ID)? else { return Ok(Vec::new()) };
    let mut order: Vec<(u64, u32)> = Vec::with_capacity(docs.len());
    for &doc in docs {
        let number = paragraphs.first(doc).and_then(|number| u32::try_from(number).ok());
        let article = number.and_then(|number| doc.checked_sub(number));
        let ordinal = article.and_then(|article| ids.ords().first(article));
        order.extend(ordinal.zip(number));
    }
    order.sort_unstable();
    order.truncate(limit);
    let mut first = Vec::with_capacity(order.len());
    for (ordinal, number) in order {
        let mut id = String::new();
        ids.ord_to_str(ordinal, &mut id)?;
        let paragraph = ParagraphNumber::new(number);
        first.extend(
            paragraph.map(|paragraph| PassageId { article: ArticleId::new(&id), paragraph }),
        );
    }
    Ok(first)
}

#[cfg(test)]
mod tests {
    use super::{Relation, read, terms};
    use crate::alias::{Definition, DefinitionKind, Keys};

    #[test]
    fn terms_are_read_as_they_were_written() {
        let definition = Definition {
            short: "ISIS-K".to_owned(),
            long: "Islamic State–Khorasan".to_owned(),
            kind: DefinitionKind::ShortForm,
        };
        let [first, second] = terms(&definition, &mut Keys::default()).unwrap();
        let pair = read(&first, 3).unwrap();
        assert_eq!((pair.relation, pair.passages), (Relation::Short, 3));
        assert_eq!((pair.name.as_str(), pair.other.as_str()), ("ISIS-K", "Islamic State–Khorasan"));
        assert_eq!(pair.key, "isisk");
        let mirrored = read(&second, 3).unwrap();
        assert_eq!(mirrored.relation, Relation::Long);
        assert_eq!((&mirrored.key, &mirrored.other_key), (&pair.other_key, &pair.key));
        assert_eq!(mirrored.other, pair.name);
    }

    #[test]
    fn names_without_letters_or_of_one_key_are_no_pair() {
        for (short, long) in [("U.S.", "US"), ("?", "Islamic State"), ("A\u{1F}B", "Aa Bb")] {
            let definition = Definition {
                short: short.to_owned(),
                long: long.to_owned(),
                kind: DefinitionKind::OtherName,
            };
            assert!(terms(&definition, &mut Keys::default()).is_none(), "{short}");
        }
    }
}
