//! Paths by how they end: a file keeps the end of its path when a library
//! moves to another folder or another machine.

use std::collections::HashMap;

/// Longer common endings are not told apart; a path of Zotero's storage has
/// three parts that matter.
const MAX_PARTS: usize = 8;

/// Things by the endings of their paths.
pub(super) struct Suffixes<T> {
    owners: HashMap<String, Vec<T>>,
}

impl<T: Copy + PartialEq> Suffixes<T> {
    pub(super) fn new() -> Self {
        Self { owners: HashMap::new() }
    }

    /// Adds a path of `owner`.
    pub(super) fn insert(&mut self, path: &str, owner: T) {
        /// More are as ambiguous as these.
        const MAX_OWNERS: usize = 8;
        for suffix in suffixes(path) {
            let owners = self.owners.entry(suffix.to_owned()).or_default();
            if owners.len() < MAX_OWNERS && !owners.contains(&owner) {
                owners.push(owner);
            }
        }
    }

    /// Returns whose paths end so.
    pub(super) fn get(&self, suffix: &str) -> &[T] {
        self.owners.get(suffix).map_or(&[], Vec::as_slice)
    }
}

/// Returns the endings of a path that begin a part, the longest first.
pub(super) fn suffixes(path: &str) -> impl Iterator<Item = &str> {
    let path = path.trim_start_matches('/');
    let starts = path.rmatch_indices('/').map(|(at, _)| at + 1).chain([0]).take(MAX_PARTS);
    let mut starts: Vec<usize> = starts.collect();
    starts.reverse();
    starts.into_iter().filter_map(move |at| path.get(at..)).filter(|suffix| !suffix.is_empty())
}

#[cfg(test)]
mod tests {
    use super::suffixes;

    #[test]
    fn are_the_longest_first() {
        assert_eq!(suffixes("/x/y/a.pdf").collect::<Vec<_>>(), ["x/y/a.pdf", "y/a.pdf", "a.pdf"]);
        assert_eq!(suffixes("a.pdf").collect::<Vec<_>>(), ["a.pdf"]);
        assert_eq!(suffixes("").count(), 0);
        assert_eq!(suffixes(&"a/".repeat(100)).count(), 7);
    }
}
