//! What was found for one topic.

use std::io::{self, Write};

/// What was found for a topic, best first: ids of articles or passages with
/// their scores.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    topic: String,
    hits: Vec<(String, f32)>,
}

impl Ranking {
    /// Makes the ranking of hits that are in order, best first.
    ///
    /// A score that is not below the one before is made the next lower number:
    /// programs that read a run order it by score, and equal scores by whatever
    /// they like. It is the next of single precision, in which trec_eval holds
    /// scores.
    ///
    /// ```
    /// use pincite::eval::Ranking;
    ///
    /// let ranking = Ranking::new("7", [("a", 2.0), ("b", 1.0), ("c", 1.0)]);
    /// let mut run = Vec::new();
    /// ranking.write(&mut run, "mine").unwrap();
    /// assert_eq!(
    ///     String::from_utf8(run).unwrap(),
    ///     "7 Q0 a 1 2 mine\n7 Q0 b 2 1 mine\n7 Q0 c 3 0.99999994 mine\n"
    /// );
    /// ```
    #[must_use]
    pub fn new<I: Into<String>>(
        topic: impl Into<String>,
        hits: impl IntoIterator<Item = (I, f32)>,
    ) -> Self {
        let mut ceiling = f32::INFINITY;
        let mut lower = |score: f32| {
            // What is not a number is not below either.
            let lower = if score < ceiling { score } else { ceiling.next_down() };
            ceiling = lower;
            lower
        };
        let hits = hits.into_iter().map(|(id, score)| (id.into(), lower(score))).collect();
        Self { topic: topic.into(), hits }
    }

    /// Returns the id of the topic.
    #[must_use]
    pub fn topic(&self) -> &str {
        &self.topic
    }

    /// Returns the ids of what was found and their scores, each below the one
    /// before.
    pub fn hits(&self) -> impl ExactSizeIterator<Item = (&str, f32)> {
        self.hits.iter().map(|(id, score)| (id.as_str(), *score))
    }

    /// Writes the lines of a TREC run, `TOPIC Q0 ID RANK SCORE TAG`.
    ///
    /// # Errors
    ///
    /// Fails where `out` does.
    pub fn write(&self, out: &mut impl Write, tag: &str) -> io::Result<()> {
        for (rank, (id, score)) in (1..).zip(self.hits()) {
            let rank: usize = rank;
            writeln!(out, "{} Q0 {id} {rank} {score} {tag}", self.topic)?;
        }
        Ok(())
    }
}
