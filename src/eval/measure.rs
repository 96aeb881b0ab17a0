//! Measures of one ranking.

use std::fmt;

use super::qrels::Judgments;

/// A measure of a ranking, between 0 and 1; more is better.
///
/// The name that [`Display`](fmt::Display) gives is that of its mean over
/// topics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// nDCG@10: how much of what is best stands first. The grades of the first
    /// 10, each divided by log2(rank + 1), as a share of what the best ranking
    /// has.
    Ndcg,
    /// MAP: the precision at the rank of each relevant one, summed and divided
    /// by how many are relevant.
    AveragePrecision,
    /// MRR@10: one divided by the rank of the first relevant one; 0 where that
    /// is not among the first 10.
    ReciprocalRank,
    /// Recall@100: how many of the relevant ones are among the first 100.
    Recall,
}

/// So far down look nDCG and the reciprocal rank: what people look at.
const FIRST_SCREEN: usize = 10;

/// So far down looks recall.
const RECALL_DEPTH: usize = 100;

impl Measure {
    /// Every measure, in the order in which they are shown.
    pub const ALL: [Self; 4] =
        [Self::Ndcg, Self::AveragePrecision, Self::ReciprocalRank, Self::Recall];

    /// Measures a ranking, given the grades of what stands in it, best first
    /// (see [`Judgments::grade`]). Where nothing is relevant, all measures
    /// are 0.
    ///
    /// ```
    /// use pincite::eval::{Measure, Qrels};
    ///
    /// let mut qrels = Qrels::default();
    /// qrels.insert("1", "a", 3);
    /// qrels.insert("1", "b", 1);
    /// let judgments = qrels.of("1").unwrap();
    ///
    /// assert_eq!(Measure::AveragePrecision.of(&[1, 0, 3], judgments), (1.0 + 2.0 / 3.0) / 2.0);
    /// assert_eq!(Measure::Recall.of(&[0, 3], judgments), 0.5);
    /// ```
    #[must_use]
    pub fn of(self, grades: &[u32], judgments: &Judgments) -> f64 {
        let relevant = judgments.ideal().len() as f64;
        if relevant == 0.0 {
            return 0.0;
        }
        let cut = |depth: usize| grades.get(..depth).unwrap_or(grades);
        match self {
            Self::Ndcg => gain(cut(FIRST_SCREEN)) / gain(judgments.ideal()),
            Self::AveragePrecision => {
                let ranks = (1..).zip(grades).filter(|(_, grade)| **grade > 0);
                let precisions = (1..).zip(ranks).map(|(nth, (rank, _))| {
                    let (nth, rank): (u32, u32) = (nth, rank);
                    f64::from(nth) / f64::from(rank)
                });
                sum(precisions) / relevant
            }
            Self::ReciprocalRank => {
                let first = cut(FIRST_SCREEN).iter().position(|grade| *grade > 0);
                first.map_or(0.0, |before| 1.0 / (before + 1) as f64)
            }
            Self::Recall => {
                let found = cut(RECALL_DEPTH).iter().filter(|grade| **grade > 0).count();
                found as f64 / relevant
            }
        }
    }

    /// Returns its place in [`Measure::ALL`].
    pub(super) fn index(self) -> usize {
        self as usize
    }
}

/// Adds up the grades of the first screen, the lower the less they count.
fn gain(grades: &[u32]) -> f64 {
    let grades = (2u32..).zip(grades.iter().take(FIRST_SCREEN));
    sum(grades.map(|(rank, grade)| f64::from(*grade) / f64::from(rank).log2()))
}

/// Adds up; of nothing the sum is 0, and not the -0 that the standard library
/// begins with and that would be shown.
fn sum(values: impl Iterator<Item = f64>) -> f64 {
    values.fold(0.0, |sum, value| sum + value)
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Ndcg => "nDCG@10",
            Self::AveragePrecision => "MAP",
            Self::ReciprocalRank => "MRR@10",
            Self::Recall => "Recall@100",
        })
    }
}
