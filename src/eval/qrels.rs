//! What answers a topic, by the judgment of people.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::Path;

use super::lines;
use crate::article::PassageId;
use crate::error::{Result, SourceProblem};
use crate::search::ResultUnit;

/// The judgments of all topics.
#[derive(Clone, Debug, Default)]
pub struct Qrels {
    topics: HashMap<String, Judgments>,
}

/// The judgments of one topic: grades by id.
#[derive(Clone, Debug, Default)]
pub struct Judgments {
    grades: HashMap<Box<str>, u32>,
    /// The grades above 0, the highest first.
    ideal: Vec<u32>,
}

impl Qrels {
    /// Reads judgments in the form of TREC, `TOPIC 0 ID GRADE` on each line;
    /// the second field is ignored.
    ///
    /// What is wrong with a line is added to `problems`, and the line left
    /// out. Where an id is judged twice for a topic, the first judgment counts.
    ///
    /// # Errors
    ///
    /// Fails where the file cannot be read.
    pub fn read(path: &Path, problems: &mut Vec<SourceProblem>) -> Result<Self> {
        let mut qrels = Self::default();
        let bad = lines::read(path, &mut |line, _| {
            let [topic, _, id, grade] = lines::fields(line, "TOPIC 0 ID GRADE")?;
            let Ok(grade) = grade.parse() else {
                return Err(format!("'{grade}' is not a grade; expected a whole number"));
            };
            if qrels.insert(topic, id, grade) {
                return Ok(());
            }
            Err(format!("'{id}' is judged twice for topic '{topic}'; the first counts"))
        })?;
        bad.finish(problems);
        Ok(qrels)
    }

    /// Adds a judgment; the id is that of an article or a passage. Grades of 0
    /// and less say that it does not answer the topic.
    ///
    /// Returns false, and changes nothing, where there is one already.
    pub fn insert(&mut self, topic: &str, id: &str, grade: i32) -> bool {
        // A name is copied the first time only: topics have many judgments.
        if !self.topics.contains_key(topic) {
            self.topics.insert(topic.to_owned(), Judgments::default());
        }
        self.topics.get_mut(topic).is_some_and(|judgments| judgments.insert(id, grade))
    }

    /// Returns the judgments of a topic; `None` where it has none.
    #[must_use]
    pub fn of(&self, topic: &str) -> Option<&Judgments> {
        self.topics.get(topic)
    }

    /// Returns the ids of the topics judged, in no order.
    pub fn topics(&self) -> impl Iterator<Item = &str> {
        self.topics.keys().map(String::as_str)
    }

    /// Returns what is judged: passages where there is the id of one
    /// (`ARTICLE#N`), else articles, whose ids have no `#`.
    ///
    /// ```
    /// use pincite::{ResultUnit, eval::Qrels};
    ///
    /// let mut qrels = Qrels::default();
    /// qrels.insert("1", "flood-2024", 1);
    /// assert_eq!(qrels.unit(), ResultUnit::Article);
    /// qrels.insert("2", "flood-2024#3", 1);
    /// assert_eq!(qrels.unit(), ResultUnit::Passage);
    /// ```
    #[must_use]
    pub fn unit(&self) -> ResultUnit {
        let mut ids = self.topics.values().flat_map(|judgments| judgments.grades.keys());
        match ids.any(|id| id.parse::<PassageId>().is_ok()) {
            true => ResultUnit::Passage,
            false => ResultUnit::Article,
        }
    }
}

impl Judgments {
    fn insert(&mut self, id: &str, grade: i32) -> bool {
        let grade = u32::try_from(grade).unwrap_or(0);
        match self.grades.entry(id.into()) {
            Entry::Occupied(_) => return false,
            Entry::Vacant(new) => new.insert(grade),
        };
        if grade > 0 {
            let at = self.ideal.partition_point(|other| *other >= grade);
            self.ideal.insert(at, grade);
        }
        true
    }

    /// Returns the grade of what has the id: 0 where it is not judged, or
    /// judged below that.
    #[must_use]
    pub fn grade(&self, id: &str) -> u32 {
        self.grades.get(id).copied().unwrap_or(0)
    }

    /// Returns the grades above 0, the highest first: those of the best ranking
    /// there can be.
    #[must_use]
    pub fn ideal(&self) -> &[u32] {
        &self.ideal
    }

    /// Returns the ids of a grade above 0, in no order.
    pub fn relevant(&self) -> impl Iterator<Item = &str> {
        self.grades.iter().filter(|(_, grade)| **grade > 0).map(|(id, _)| &**id)
    }
}
