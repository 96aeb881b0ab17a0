//! Whether one run is better than another by more than chance.
//!
//! The test is Fisher's randomization test, paired by topic and two-sided, as
//! Smucker, Allan and Carterette recommend it ("A Comparison of Statistical
//! Significance Tests for Information Retrieval Evaluation", CIKM 2007). Were
//! the two systems the same, it would be chance which of them got which of a
//! topic's two values; so these are swapped at random, topic by topic, many
//! times over. The p-value is the share of these permutations in which the
//! means differ as much as they do in fact, or more. The order observed counts
//! as one of the permutations, so that no p-value is 0 (Phipson and Smyth,
//! "Permutation P-values Should Never Be Zero", 2010).

use std::collections::HashMap;

use super::evaluation::{Evaluation, TopicScores};
use super::measure::Measure;
use super::signs::Signs;

/// So many permutations are usual, and let a p-value of 0.05 be off by 0.004
/// at most, nineteen times out of twenty.
pub const PERMUTATIONS: u32 = 10_000;

/// What decides the permutations, so that the same runs get the same p-values.
const SEED: u64 = 20_071_106;

/// The difference between two runs on the same topics.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    differences: [Difference; Measure::ALL.len()],
}

/// The difference of two runs by one measure.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Difference {
    /// The measure.
    pub measure: Measure,
    /// The mean of the one run.
    pub this: f64,
    /// The mean of the other.
    pub other: f64,
    /// How likely a difference as large as this, in either direction, is by
    /// chance.
    pub p: f64,
    /// In how many topics the one run is better.
    pub better: usize,
    /// In how many topics it is worse.
    pub worse: usize,
    /// In how many topics both are equal.
    pub equal: usize,
}

impl Difference {
    /// Returns by how much the one run is better; less than 0 where it is
    /// worse.
    #[must_use]
    pub fn difference(&self) -> f64 {
        self.this - self.other
    }
}

impl Comparison {
    /// Compares a run with another over the topics of the first, with
    /// [`PERMUTATIONS`] permutations. A topic that the other lacks counts 0
    /// there.
    ///
    /// ```
    /// use pincite::eval::{Comparison, Evaluation, Measure, Qrels, Ranking};
    ///
    /// let (mut qrels, mut this, mut other) = (Qrels::default(), Evaluation::default(), Evaluation::default());
    /// for topic in ["1", "2", "3"] {
    ///     qrels.insert(topic, "right", 1);
    ///     this.add(&Ranking::new(topic, [("right", 1.0)]), &qrels);
    ///     other.add(&Ranking::new(topic, [("wrong", 2.0), ("right", 1.0)]), &qrels);
    /// }
    /// let comparison = Comparison::new(&this, &other);
    /// let by_rank = comparison.by(Measure::ReciprocalRank);
    /// assert_eq!((by_rank.difference(), by_rank.better), (0.5, 3));
    /// // Two of the eight ways to swap three topics differ as much.
    /// assert!((by_rank.p - 0.25).abs() < 0.02);
    /// ```
    #[must_use]
    pub fn new(this: &Evaluation, other: &Evaluation) -> Self {
        let others: HashMap<&str, &TopicScores> =
            other.topics().iter().map(|scores| (scores.topic.as_str(), scores)).collect();
        let pairs: Vec<(Values, Values)> = this
            .topics()
            .iter()
            .map(|scores| {
                let other = others.get(scores.topic.as_str());
                let of_other = |measure| other.map_or(0.0, |other| other.value(measure));
                (Measure::ALL.map(|m| scores.value(m)), Measure::ALL.map(of_other))
            })
            .collect();
        let p = p_values(&pairs, PERMUTATIONS);
        let differences = Measure::ALL.map(|measure| {
            let at = measure.index();
            let count = |is: fn(f64, f64) -> bool| {
                pairs.iter().filter(|(this, other)| is(this[at], other[at])).count()
            };
            let topics = pairs.len().max(1) as f64;
            Difference {
                measure,
                this: pairs.iter().map(|(this, _)| this[at]).sum::<f64>() / topics,
                other: pairs.iter().map(|(_, other)| other[at]).sum::<f64>() / topics,
                p: p[at],
                better: count(|this, other| this > other),
                worse: count(|this, other| this < other),
                equal: count(|this, other| this == other),
            }
        });
        Self { differences }
    }

    /// Returns the differences by all measures, in the order of
    /// [`Measure::ALL`].
    #[must_use]
    pub fn differences(&self) -> &[Difference] {
        &self.differences
    }

    /// Returns the difference by one measure.
    #[must_use]
    pub fn by(&self, measure: Measure) -> &Difference {
        &self.differences[measure.index()]
    }
}

/// The values of all measures for a topic.
type Values = [f64; Measure::ALL.len()];

/// Returns the p-value of each measure. All measures see the same permutations.
fn p_values(pairs: &[(Values, Values)], permutations: u32) -> Values {
    // A topic in which the two are equal adds nothing, however it is swapped.
    let differences: Vec<Values> = pairs
        .iter()
        .map(|(this, other)| std::array::from_fn(|at| this[at] - other[at]))
        .filter(|values: &Values| values.iter().any(|value| *value != 0.0))
        .collect();
    let sum = |at: usize, of: fn(f64) -> f64| differences.iter().map(|d| of(d[at])).sum::<f64>();
    // Sums that are equal differ in their last bits, by the order of adding.
    let least: Values = std::array::from_fn(|at| sum(at, |d| d).abs() - 1e-12 * sum(at, f64::abs));
    let mut signs = Signs::new(SEED);
    let mut reached = [0u32; Measure::ALL.len()];
    for _ in 0..permutations {
        let mut sums = [0.0f64; Measure::ALL.len()];
        for values in &differences {
            let sign = if signs.flip() { -1.0 } else { 1.0 };
            for (sum, value) in sums.iter_mut().zip(values) {
                *sum += sign * value;
            }
        }
        for at in 0..sums.len() {
            reached[at] += u32::from(sums[at].abs() >= least[at]);
        }
    }
    reached.map(|reached| f64::from(reached + 1) / f64::from(permutations + 1))
}
