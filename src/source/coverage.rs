//! What is not read, and why.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Files that are not read for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotRead {
    /// Why, in words that go on from "not read:".
    pub reason: String,
    /// How many files.
    pub count: u64,
    /// The first of them in order of their paths, at most
    /// [`Coverage::EXAMPLES`].
    pub examples: Vec<String>,
}

/// What is not read, by reason.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    reasons: BTreeMap<String, Group>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Group {
    count: u64,
    examples: Vec<String>,
}

impl Coverage {
    /// At most so many examples are kept for each reason.
    pub const EXAMPLES: usize = 3;

    /// Takes note of a file.
    pub fn add(&mut self, reason: impl Into<String>, path: impl Into<String>) {
        let group = self.reasons.entry(reason.into()).or_default();
        group.count += 1;
        group.show(path.into());
    }

    /// Takes note of all that another has.
    pub fn merge(&mut self, other: &Self) {
        for (reason, from) in &other.reasons {
            let group = self.reasons.entry(reason.clone()).or_default();
            group.count += from.count;
            from.examples.iter().for_each(|path| group.show(path.clone()));
        }
    }

    /// Returns how many files there are in all.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.reasons.values().map(|group| group.count).sum()
    }

    /// Says whether nothing is left unread.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.reasons.is_empty()
    }

    /// Returns the reasons, those with most files first.
    #[must_use]
    pub fn not_read(&self) -> Vec<NotRead> {
        let mut all: Vec<NotRead> = self
            .reasons
            .iter()
            .map(|(reason, group)| NotRead {
                reason: reason.clone(),
                count: group.count,
                examples: group.examples.clone(),
            })
            .collect();
        all.sort_by_key(|not_read| std::cmp::Reverse(not_read.count));
        all
    }
}

impl Group {
    fn show(&mut self, path: String) {
        if let Err(at) = self.examples.binary_search(&path) {
            self.examples.insert(at, path);
            self.examples.truncate(Coverage::EXAMPLES);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Coverage;

    #[test]
    fn reasons_are_counted_and_shown() {
        let mut coverage = Coverage::default();
        for path in ["d.jpg", "a.jpg", "c.jpg", "b.jpg"] {
            coverage.add("no known format (.jpg)", path);
        }
        let mut other = Coverage::default();
        other.add("too large", "x.txt");
        coverage.merge(&other);
        let all = coverage.not_read();
        assert_eq!((coverage.count(), all.len()), (5, 2));
        assert_eq!((all[0].count, all[0].examples.join(" ")), (4, "a.jpg b.jpg c.jpg".to_owned()));
        assert_eq!(all[1].reason, "too large");
    }
}
