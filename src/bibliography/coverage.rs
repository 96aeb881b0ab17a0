//! What is left over: entries without a file, files without an entry.

use std::collections::BTreeSet;

use super::descriptions::{Descriptions, EntryPlace, Finding};
use super::entry::Entry;

/// Gathers what was found for each file, to tell what was left over.
#[derive(Clone, Debug, Default)]
pub(crate) struct Coverage {
    matched: BTreeSet<EntryPlace>,
    files: Vec<String>,
}

impl Coverage {
    /// Takes note of what was found for an article in the file `path`.
    pub(crate) fn record(&mut self, path: &str, finding: &Finding) {
        match finding {
            Finding::Entry(found) => {
                self.matched.insert(found.place);
            }
            Finding::Ambiguous(_) | Finding::Nothing => self.files.push(path.to_owned()),
        }
    }

    /// Returns the entries that describe no article, each with the path of its
    /// bibliography. An entry whose key another bibliography has too counts as
    /// matched with that one.
    pub(crate) fn entries_without_file<'d>(
        &self,
        descriptions: &'d Descriptions,
    ) -> Vec<(&'d str, &'d Entry)> {
        let keys: BTreeSet<&str> = self
            .matched
            .iter()
            .filter_map(|place| descriptions.entry(*place))
            .map(|entry| entry.key.as_str())
            .collect();
        let unmatched = descriptions.entries().filter(|(place, entry)| {
            !self.matched.contains(place) && !keys.contains(entry.key.as_str())
        });
        unmatched.map(|(place, entry)| (descriptions.path(place), entry)).collect()
    }

    /// Returns the paths of the files that no entry describes, in order.
    pub(crate) fn files_without_entry(&self) -> Vec<&str> {
        let mut files: Vec<&str> = self.files.iter().map(String::as_str).collect();
        files.sort_unstable();
        files.dedup();
        files
    }
}
