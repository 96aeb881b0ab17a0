//! The measures of all topics.

use super::measure::Measure;
use super::qrels::Qrels;
use super::ranking::Ranking;

/// How good the rankings of many topics are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evaluation {
    topics: Vec<TopicScores>,
}

/// How good the ranking of one topic is.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TopicScores {
    /// The topic.
    pub topic: String,
    /// How many are judged relevant.
    pub relevant: usize,
    /// How many were found.
    pub found: usize,
    values: [f64; Measure::ALL.len()],
}

impl TopicScores {
    /// Returns one of the measures.
    #[must_use]
    pub fn value(&self, measure: Measure) -> f64 {
        self.values[measure.index()]
    }
}

impl Evaluation {
    /// Measures the ranking of one more topic. A topic that is not judged is
    /// not measured; the answer says so with false.
    pub fn add(&mut self, ranking: &Ranking, qrels: &Qrels) -> bool {
        let Some(judgments) = qrels.of(ranking.topic()) else { return false };
        let grades: Vec<u32> = ranking.hits().map(|(id, _)| judgments.grade(id)).collect();
        self.topics.push(TopicScores {
            topic: ranking.topic().to_owned(),
            relevant: judgments.ideal().len(),
            found: grades.len(),
            values: Measure::ALL.map(|measure| measure.of(&grades, judgments)),
        });
        true
    }

    /// Returns the topics measured, in the order in which they were added.
    #[must_use]
    pub fn topics(&self) -> &[TopicScores] {
        &self.topics
    }

    /// Returns the mean of a measure over all topics; 0 where there are none.
    #[must_use]
    pub fn mean(&self, measure: Measure) -> f64 {
        let sum: f64 = self.topics.iter().map(|scores| scores.value(measure)).sum();
        sum / self.topics.len().max(1) as f64
    }
}
