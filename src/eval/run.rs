//! Runs that other programs have written, or this one before.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::lines::{self, BadLines};
use super::ranking::Ranking;
use crate::error::{Result, SourceProblem};

/// What was found for each of many topics.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// Each id once: a run of thousands of topics has millions of lines, and
    /// few names in them.
    ids: Names,
    topics: HashMap<String, Vec<Line>>,
}

/// A line of a run.
#[derive(Clone, Copy, Debug)]
struct Line {
    id: u32,
    score: f32,
    number: u32,
}

impl Run {
    /// Reads a run in the form of TREC, `TOPIC Q0 ID RANK SCORE TAG` on each
    /// line. As in trec_eval, scores alone say what comes first; equal ones are
    /// in the reverse order of ids, and ranks are ignored.
    ///
    /// What is wrong with a line is added to `problems`, and the line left
    /// out. Where an id stands twice in a topic, its first line counts.
    ///
    /// # Errors
    ///
    /// Fails where the file cannot be read.
    pub fn read(path: &Path, problems: &mut Vec<SourceProblem>) -> Result<Self> {
        let mut run = Self::default();
        let mut bad = lines::read(path, &mut |line, number| {
            let form = "TOPIC Q0 ID RANK SCORE TAG";
            let [topic, _, id, _, score, _] = lines::fields(line, form)?;
            let value = score.parse::<f32>().ok().filter(|score| score.is_finite());
            let Some(score) = value else {
                return Err(format!("'{score}' is not a score; expected a number"));
            };
            let id = run.ids.number(id);
            let line = Line { id, score, number };
            match run.topics.get_mut(topic) {
                Some(lines) => lines.push(line),
                None => drop(run.topics.insert(topic.to_owned(), vec![line])),
            }
            Ok(())
        })?;
        run.order(&mut bad);
        bad.finish(problems);
        Ok(run)
    }

    /// Brings each topic into order.
    fn order(&mut self, bad: &mut BadLines<'_>) {
        let ids = &self.ids;
        for (topic, lines) in &mut self.topics {
            lines.sort_unstable_by_key(|line| (line.id, line.number));
            lines.dedup_by(|again, first| {
                let is_same = again.id == first.id;
                if is_same {
                    let (id, first) = (ids.name(first.id), first.number);
                    let message =
                        format!("'{id}' stands in line {first} already for topic '{topic}'");
                    bad.add(again.number, message);
                }
                is_same
            });
            lines.sort_unstable_by(|a, b| {
                b.score.total_cmp(&a.score).then_with(|| ids.name(b.id).cmp(ids.name(a.id)))
            });
        }
    }

    /// Returns the ranking of a topic; an empty one where the run has none.
    #[must_use]
    pub fn ranking(&self, topic: &str) -> Ranking {
        let lines = self.topics.get(topic).map(Vec::as_slice).unwrap_or_default();
        let hits = lines.iter().map(|line| (self.ids.name(line.id), line.score));
        Ranking::new(topic, hits)
    }
}

/// Names, each kept once and known by its number.
#[derive(Clone, Debug, Default)]
struct Names {
    numbers: HashMap<Arc<str>, u32>,
    names: Vec<Arc<str>>,
}

impl Names {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let name: Arc<str> = name.into();
        self.names.push(Arc::clone(&name));
        self.numbers.insert(name, number);
        number
    }

    fn name(&self, number: u32) -> &str {
        self.names.get(number as usize).map(|name| &**name).unwrap_or_default()
    }
}
