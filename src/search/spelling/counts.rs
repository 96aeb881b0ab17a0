//! How many passages have something, where a few are as good as all.

use tantivy::query::{EnableScoring, PhraseQuery, Query as EngineQuery, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet as _, TERMINATED, Term};

use crate::article::PassageId;
use crate::index::Snapshot;

/// Returns how many living documents have a term, at most `limit`.
pub(in crate::search) fn count_up_to(
    snapshot: &Snapshot,
    term: &Term,
    limit: u64,
) -> tantivy::Result<u64> {
    let mut count = 0;
    for reader in snapshot.searcher().segment_readers() {
        let inverted = reader.inverted_index(term.field())?;
        let Some(alive) = reader.alive_bitset() else {
            count += u64::from(inverted.doc_freq(term)?);
            continue;
        };
        let Some(mut postings) = inverted.read_postings(term, IndexRecordOption::Basic)? else {
            continue;
        };
        while postings.doc() != TERMINATED && count < limit {
            count += u64::from(alive.is_alive(postings.doc()));
            postings.advance();
        }
    }
    Ok(count.min(limit))
}

/// Returns what finds these stems side by side.
pub(super) fn side_by_side(snapshot: &Snapshot, stems: &[&str]) -> Option<Box<dyn EngineQuery>> {
    let field = snapshot.fields().text;
    let term = |stem: &&str| Term::from_field_text(field, stem);
    Some(match stems {
        [] => return None,
        [only] => Box::new(TermQuery::new(term(only), IndexRecordOption::Basic)),
        stems => Box::new(PhraseQuery::new(stems.iter().map(term).collect())),
    })
}

/// Returns how many living documents match, at most `limit`.
pub(super) fn matches_up_to(
    snapshot: &Snapshot,
    query: &dyn EngineQuery,
    limit: u64,
) -> tantivy::Result<u64> {
    let searcher = snapshot.searcher();
    let weight = query.weight(EnableScoring::disabled_from_searcher(searcher))?;
    let mut count = 0;
    for reader in searcher.segment_readers() {
        let mut docs = weight.scorer(reader, 1.0)?;
        while docs.doc() != TERMINATED && count < limit {
            count += u64::from(!reader.is_deleted(docs.doc()));
            docs.advance();
        }
    }
    Ok(count)
}

/// Returns how many passages match, and the first of them in the order of ids.
pub(super) fn first_matches(
    snapshot: &Snapshot,
    query: &dyn EngineQuery,
    limit: usize,
) -> tantivy::Result<(u64, Vec<PassageId>)> {
    let searcher = snapshot.searcher();
    let weight = query.weight(EnableScoring::disabled_from_searcher(searcher))?;
    let mut of_segments: Vec<Vec<DocId>> = Vec::new();
    for reader in searcher.segment_readers() {
        let mut docs = Vec::new();
        weight.for_each_no_score(reader, &mut |found| {
            docs.extend(found.iter().filter(|doc| !reader.is_deleted(**doc)));
        })?;
        of_segments.push(docs);
    }
    let count = of_segments.iter().map(|docs| docs.len() as u64).sum();
    Ok((count, snapshot.first_in_order(&of_segments, limit)?))
}
