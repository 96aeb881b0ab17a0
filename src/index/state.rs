//! What changes with every commit, and is committed with it: figures of the
//! collection and where its articles come from.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::record::FileRecord;
use crate::source::Coverage;

/// The payload of a commit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct State {
    /// Figures that ranking needs exactly, whatever the engine still holds of
    /// deleted passages.
    pub(crate) totals: Totals,
    /// Passage documents of the engine: the unit of ranking.
    pub(crate) units: u64,
    /// How many passages each stemmer worked on: a query is analysed for each.
    pub(crate) stemmers: BTreeMap<String, u64>,
    /// Where the articles come from.
    pub(crate) sources: Vec<Source>,
    /// What is passed over in each source, by its number.
    #[serde(default)]
    pub(crate) passed_over: BTreeMap<u32, Coverage>,
    /// Number of the table of families, see [`super::families`]; 0 where there is
    /// none.
    #[serde(default)]
    pub(crate) families: u64,
}

/// Figures of a collection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Source files.
    pub files: u64,
    /// Articles.
    pub articles: u64,
    /// Passages: the paragraphs of all articles.
    pub passages: u64,
    /// Terms of all passages, as the ranking counts them.
    pub terms: u64,
}

/// A folder or file that was given to be indexed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Source {
    /// Number that its files carry; never used again for another.
    pub(crate) id: u32,
    /// Where it is, as seen from the index directory, so that both can be
    /// moved together.
    pub(crate) location: PathBuf,
    /// Whether it is one file; the path of the article is then its name.
    pub(crate) is_file: bool,
    /// The address of what was received from elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) url: Option<String>,
}

impl Source {
    /// Returns the path of a file of this source, for opening it.
    pub(crate) fn resolve(&self, index_dir: &Path, path: &str) -> PathBuf {
        let location = normal(&index_dir.join(&self.location));
        // Joining nothing would leave a slash at the end.
        if self.is_file || path.is_empty() { location } else { location.join(path) }
    }
}

impl State {
    /// Counts a file in.
    pub(crate) fn add(&mut self, file: &FileRecord) {
        self.totals.files += u64::from(file.articles > 0);
        self.totals.articles += u64::from(file.articles);
        self.totals.passages += file.passages;
        self.units += file.units;
        self.totals.terms += file.terms;
        for (stemmer, passages) in &file.stemmers {
            *self.stemmers.entry(stemmer.clone()).or_default() += passages;
        }
    }

    /// Counts a file out.
    pub(crate) fn remove(&mut self, file: &FileRecord) {
        self.units = self.units.saturating_sub(file.units);
        let totals = &mut self.totals;
        totals.files = totals.files.saturating_sub(u64::from(file.articles > 0));
        totals.articles = totals.articles.saturating_sub(file.articles.into());
        totals.passages = totals.passages.saturating_sub(file.passages);
        totals.terms = totals.terms.saturating_sub(file.terms);
        for (stemmer, passages) in &file.stemmers {
            if let Some(left) = self.stemmers.get_mut(stemmer) {
                *left = left.saturating_sub(*passages);
            }
        }
        self.stemmers.retain(|_, passages| *passages > 0);
    }

    /// Says whether that is what is known to be passed over in these sources.
    pub(crate) fn knows_passed_over(&self, found: &BTreeMap<u32, Coverage>) -> bool {
        let known = |id| self.passed_over.get(id).cloned().unwrap_or_default();
        found.iter().all(|(id, coverage)| known(id) == *coverage)
    }

    /// Returns the source with that number.
    pub(crate) fn source(&self, id: u32) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}

/// Takes `.` and `..` out of a path without looking at the disk.
pub(crate) fn normal(path: &Path) -> PathBuf {
    use std::path::Component;
    let mut parts = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                let above_is_name =
                    matches!(parts.components().next_back(), Some(Component::Normal(_)));
                if above_is_name {
                    parts.pop();
                } else if !matches!(
                    parts.components().next_back(),
                    Some(Component::RootDir | Component::Prefix(_))
                ) {
                    parts.push("..");
                }
            }
            part => parts.push(part.as_os_str()),
        }
    }
    if parts.as_os_str().is_empty() { PathBuf::from(".") } else { parts }
}

/// Returns the way from the folder `from` to `to`, both absolute and normal.
pub(crate) fn way(from: &Path, to: &Path) -> PathBuf {
    let mut from = from.components().peekable();
    let mut to = to.components().peekable();
    // Nothing in common, as on two drives: there is no way but the path itself.
    if from.peek() != to.peek() {
        return to.collect();
    }
    while from.peek().is_some() && from.peek() == to.peek() {
        from.next();
        to.next();
    }
    let way: PathBuf = from.map(|_| std::path::Component::ParentDir).chain(to).collect();
    if way.as_os_str().is_empty() { PathBuf::from(".") } else { way }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_brought_into_normal_form() {
        for (path, expected) in [
            ("/a/b/../c", "/a/c"),
            ("/a/./b/", "/a/b"),
            ("/..", "/"),
            ("../x", "../x"),
            ("a/..", "."),
            ("a/../../b", "../b"),
        ] {
            assert_eq!(normal(Path::new(path)), Path::new(expected), "{path}");
        }
    }

    #[test]
    fn the_way_leads_there() {
        for (from, to, expected) in [
            ("/home/index", "/home/seeds", "../seeds"),
            ("/home", "/home/seeds", "seeds"),
            ("/a/b/c", "/x", "../../../x"),
            ("/a", "/a", "."),
        ] {
            let way = way(Path::new(from), Path::new(to));
            assert_eq!(way, Path::new(expected));
            assert_eq!(normal(&Path::new(from).join(way)), Path::new(to));
        }
    }
}
