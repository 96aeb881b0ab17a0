//! Small engine queries, and those of the limits set besides the query.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{BooleanQuery, ConstScoreQuery, EmptyQuery, Occur, RangeQuery, TermQuery};
use tantivy::schema::IndexRecordOption;

use super::Boxed;
use crate::article::PartialDate;
use crate::index::{Fields, language_key};
use crate::search::checked::Checked;
use crate::search::excluded::Excluded;
use crate::search::in_article::InArticle;

/// The passages published in a time, both ends inclusive.
pub(in crate::search) fn published(
    fields: &Fields,
    from: Option<PartialDate>,
    until: Option<PartialDate>,
) -> Boxed {
    let day = |field, day: u32| Term::from_field_u64(field, day.into());
    let mut parts: Vec<Boxed> = Vec::new();
    // A stated date and the range share a day where neither ends before the
    // other begins.
    if let Some(until) = until {
        let last = Bound::Included(day(fields.first_day, until.last_day()));
        parts.push(Box::new(RangeQuery::new(Bound::Included(day(fields.first_day, 0)), last)));
    }
    if let Some(from) = from {
        let first = Bound::Included(day(fields.last_day, from.first_day()));
        parts.push(Box::new(RangeQuery::new(first, Bound::Unbounded)));
    }
    let articles: Boxed = match parts.len() {
        0 => Box::new(EmptyQuery),
        _ => Box::new(BooleanQuery::intersection(parts)),
    };
    unscored(inherited(articles, true))
}

/// The passages of the files at or below a place.
pub(in crate::search) fn below(fields: &Fields, place: &str) -> Boxed {
    inherited(term_query(Term::from_field_text(fields.place, place)), true)
}

/// The passages in a language.
pub(in crate::search) fn in_language(fields: &Fields, tag: &str) -> Boxed {
    inherited(term_query(Term::from_field_text(fields.language, &language_key(tag))), true)
}

pub(super) fn term_query(term: Term) -> Boxed {
    Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
}

pub(in crate::search) fn any(queries: impl Iterator<Item = Boxed>) -> Boxed {
    let mut queries: Vec<Boxed> = queries.collect();
    match queries.len() {
        0 => Box::new(EmptyQuery),
        1 => queries.swap_remove(0),
        _ => Box::new(BooleanQuery::union(queries)),
    }
}

pub(super) fn all(queries: impl Iterator<Item = Boxed>) -> Boxed {
    let mut queries: Vec<(Occur, Boxed)> = queries.map(|query| (Occur::Must, query)).collect();
    match queries.len() {
        0 => Box::new(EmptyQuery),
        1 => queries.swap_remove(0).1,
        _ => together(queries, 0),
    }
}

/// Clauses, of which so many optional ones must match. What must match and is
/// looked at one by one is looked at when all the others have been found.
pub(super) fn together(mut clauses: Vec<(Occur, Boxed)>, minimum: usize) -> Boxed {
    let mut checks = Vec::new();
    clauses = clauses
        .into_iter()
        .map(|(occur, query)| match occur {
            Occur::Must => (occur, Checked::take_apart(query, &mut checks)),
            _ => (occur, query),
        })
        .collect();
    let found = BooleanQuery::with_minimum_required_clauses(clauses, minimum);
    Checked::all(Box::new(found), checks)
}

/// What passes all filters.
pub(super) fn filtered(query: Boxed, filters: &[Boxed]) -> Boxed {
    if filters.is_empty() {
        return query;
    }
    let filters = filters.iter().map(|filter| (Occur::Must, unscored(filter.box_clone())));
    together(std::iter::once((Occur::Must, query)).chain(filters).collect(), 0)
}

/// The passages of the articles found, where it is articles that are found.
pub(super) fn inherited(query: Boxed, on_article: bool) -> Boxed {
    if on_article { Box::new(InArticle::new(query)) } else { query }
}

pub(super) fn excluded(query: Boxed) -> Boxed {
    Box::new(Excluded::new(query))
}

pub(super) fn unscored(query: Boxed) -> Boxed {
    Box::new(ConstScoreQuery::new(query, 0.0))
}
