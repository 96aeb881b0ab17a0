//! Words that must stand together: near one another, or in a phrase with other
//! words among them.
//!
//! First every operand is [found](Found::find) in a part of a text, from the
//! innermost outwards; then, from the outermost inwards, what takes part in a
//! valid choice is [marked](Found::mark). What decides is [`nearness`](super::nearness).

use crate::query::Occur;

use super::highlight::{Highlight, HighlightKind};
use super::lookup::{self, Window};
use super::matcher::Plan;
use super::nearness::{Interval, Nearness, Steps};
use super::term::MatchTerm;

/// Where a plan stands in a part of a text.
pub(super) enum Found {
    /// These places.
    Hits(Vec<(Interval, Highlight)>),
    /// Where any of these stand.
    Any(Vec<Self>),
    /// Where these stand near one another.
    Near(Near),
}

/// Operands that must be near one another.
pub(super) struct Near {
    nearness: Nearness,
    /// The different operands.
    operands: Vec<Found>,
    /// The intervals of each of them.
    intervals: Vec<Vec<Interval>>,
    /// Which of them stand in a row: one may stand there several times.
    row: Vec<usize>,
}

/// What takes part in the places of a plan.
#[derive(Default)]
pub(super) struct Marked {
    pub(super) highlights: Vec<Highlight>,
    /// Where the whole stands, if it is made of several words apart.
    pub(super) hulls: Vec<Interval>,
}

impl Found {
    /// Finds a plan that is a term, near operands, or alternatives of these;
    /// anything else has no place in a text.
    pub(super) fn find(
        plan: &Plan,
        terms: &[MatchTerm],
        window: &Window<'_>,
        steps: &mut Steps,
    ) -> Self {
        match plan {
            Plan::Term(index) => match terms.get(*index) {
                Some(term) => Self::term(term, *index, window, steps),
                None => Self::Hits(Vec::new()),
            },
            Plan::Or(plans) => {
                let found = plans.iter().map(|plan| Self::find(plan, terms, window, steps));
                Self::Any(found.collect())
            }
            Plan::Clauses(clauses) if clauses.iter().all(|(o, _)| *o == Occur::Optional) => {
                let found = clauses.iter().map(|(_, plan)| Self::find(plan, terms, window, steps));
                Self::Any(found.collect())
            }
            Plan::Near { operands, nearness, .. } => {
                let mut seen: Vec<usize> = Vec::new();
                let mut different = Vec::new();
                let mut row = Vec::with_capacity(operands.len());
                for operand in operands {
                    let term = match operand {
                        Plan::Term(term) => *term,
                        _ => usize::MAX,
                    };
                    let same = |known: &usize| *known == term && term != usize::MAX;
                    let known = seen.iter().position(same);
                    row.push(known.unwrap_or(different.len()));
                    if known.is_none() {
                        seen.push(term);
                        different.push(Self::find(operand, terms, window, steps));
                    }
                }
                Self::Near(Near::new(*nearness, different, row, steps))
            }
            _ => Self::Hits(Vec::new()),
        }
    }

    /// Finds a term.
    pub(super) fn term(
        term: &MatchTerm,
        index: usize,
        window: &Window<'_>,
        steps: &mut Steps,
    ) -> Self {
        let mut hits = Vec::new();
        let Some(slop) = term.slop() else {
            lookup::each_hit(term, window, steps, |hit| {
                let highlight = Highlight { span: hit.span, kind: hit.kind, term: index };
                hits.push((hit.interval, highlight));
            });
            return Self::Hits(hits);
        };
        lookup::each_whole(term, window, |hit| {
            let highlight = Highlight { span: hit.span, kind: hit.kind, term: index };
            hits.push((hit.interval, highlight));
        });
        let mut stems: Vec<&str> = Vec::new();
        let mut row = Vec::with_capacity(term.pattern.parts.len());
        let mut words = Vec::new();
        for part in &term.pattern.parts {
            let known = stems.iter().position(|stem| *stem == part.stem);
            row.push(known.unwrap_or(stems.len()));
            if known.is_some() {
                continue;
            }
            stems.push(&part.stem);
            let mut of_part = Vec::new();
            lookup::each_with_stem(&part.stem, window, |token| {
                let kind = HighlightKind::Phrase;
                let highlight = Highlight { span: token.span, kind, term: index };
                of_part.push((lookup::interval(token), highlight));
            });
            words.push(Self::Hits(of_part));
        }
        let nearness = Nearness { distance: slop, ordered: true };
        let near = Self::Near(Near::new(nearness, words, row, steps));
        if hits.is_empty() { near } else { Self::Any(vec![near, Self::Hits(hits)]) }
    }

    /// Returns the positions of its places, in order and without duplicates.
    fn intervals(&self, steps: &mut Steps) -> Vec<Interval> {
        let mut intervals: Vec<Interval> = match self {
            Self::Hits(hits) => hits.iter().map(|(interval, _)| *interval).collect(),
            Self::Any(any) => any.iter().flat_map(|found| found.intervals(steps)).collect(),
            Self::Near(near) => near.nearness.hulls(&near.lists(), steps),
        };
        intervals.sort_unstable();
        intervals.dedup();
        intervals
    }

    /// Marks everything that takes part in one of its places, at these positions
    /// where they are given. Says whether it has any place at all.
    pub(super) fn mark(
        &self,
        at: Option<&[Interval]>,
        steps: &mut Steps,
        marked: &mut Marked,
    ) -> bool {
        match self {
            Self::Hits(hits) => {
                let is_asked = |interval| at.is_none_or(|at| at.binary_search(interval).is_ok());
                let before = marked.highlights.len();
                let taken = hits.iter().filter(|(interval, _)| is_asked(interval));
                marked.highlights.extend(taken.map(|(_, highlight)| *highlight));
                marked.highlights.len() > before
            }
            Self::Any(found) => {
                let mut any = false;
                for found in found {
                    any |= found.mark(at, steps, marked);
                }
                any
            }
            Self::Near(near) => near.mark(at, steps, marked),
        }
    }
}

impl Near {
    fn new(nearness: Nearness, operands: Vec<Found>, row: Vec<usize>, steps: &mut Steps) -> Self {
        let intervals = operands.iter().map(|operand| operand.intervals(steps)).collect();
        Self { nearness, operands, intervals, row }
    }

    fn lists(&self) -> Vec<&[Interval]> {
        let intervals = |operand: &usize| self.intervals.get(*operand).map(Vec::as_slice);
        self.row.iter().map(|operand| intervals(operand).unwrap_or_default()).collect()
    }

    fn mark(&self, at: Option<&[Interval]>, steps: &mut Steps, marked: &mut Marked) -> bool {
        let lists = self.lists();
        if lists.iter().any(|list| list.is_empty()) || !self.nearness.matches(&lists, steps) {
            return false;
        }
        let taking_part = self.nearness.taking_part(&lists, at, steps);
        for (index, (operand, intervals)) in self.operands.iter().zip(&self.intervals).enumerate() {
            let places = (0..self.row.len()).filter(|place| self.row.get(*place) == Some(&index));
            let flags: Vec<&[bool]> = places.map(|place| taking_part.of(place)).collect();
            let takes_part = |at: &usize| flags.iter().any(|flags| flags.get(*at) == Some(&true));
            let taken: Vec<Interval> = (0..intervals.len())
                .filter(takes_part)
                .filter_map(|at| intervals.get(at).copied())
                .collect();
            let hulls = marked.hulls.len();
            operand.mark(Some(&taken), steps, marked);
            // Those within others are no matter.
            marked.hulls.truncate(hulls);
        }
        marked.hulls.extend_from_slice(taking_part.hulls());
        true
    }
}
