//! What is asked.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::Path;

use super::lines;
use crate::error::{Result, SourceProblem};

/// A question put to the collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its name, without white space.
    pub id: String,
    /// What is asked, in plain words.
    pub query: String,
}

impl Topic {
    /// Reads topics, `ID<TAB>QUERY` on each line, in the order of the file.
    ///
    /// What is wrong with a line is added to `problems`, and the line left
    /// out. Of topics with the same id the first counts.
    ///
    /// # Errors
    ///
    /// Fails where the file cannot be read.
    pub fn read(path: &Path, problems: &mut Vec<SourceProblem>) -> Result<Vec<Self>> {
        let mut topics = Vec::new();
        let mut lines_of: HashMap<String, u32> = HashMap::new();
        let bad = lines::read(path, &mut |line, number| {
            let topic = Self::of_line(line)?;
            match lines_of.entry(topic.id.clone()) {
                Entry::Occupied(first) => {
                    let (id, first) = (first.key(), first.get());
                    return Err(format!("topic '{id}' stands in line {first} already"));
                }
                Entry::Vacant(new) => new.insert(number),
            };
            topics.push(topic);
            Ok(())
        })?;
        bad.finish(problems);
        Ok(topics)
    }

    fn of_line(line: &str) -> std::result::Result<Self, String> {
        let Some((id, query)) = line.split_once('\t') else {
            return Err("expected ID<TAB>QUERY, found no tab".to_owned());
        };
        let (id, query) = (id.trim(), query.trim());
        if id.is_empty() {
            return Err("expected ID<TAB>QUERY, found no id".to_owned());
        }
        if id.contains(char::is_whitespace) {
            return Err(format!("'{id}' is not the id of a topic: it has white space"));
        }
        if query.is_empty() {
            return Err(format!("topic '{id}' asks nothing"));
        }
        Ok(Self { id: id.to_owned(), query: query.to_owned() })
    }
}
