//! A folder of articles and its index.

use std::path::PathBuf;

use pincite::{Index, Query, Results, SearchOptions, SyncOptions, SyncReport};
use tempfile::TempDir;

/// A temporary folder with `articles/` and `index/`.
pub struct World {
    dir: TempDir,
}

impl World {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("articles")).unwrap();
        Self { dir }
    }

    /// Writes a file below `articles/`.
    pub fn file(&self, path: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.articles().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    pub fn remove(&self, path: &str) -> &Self {
        std::fs::remove_file(self.articles().join(path)).unwrap();
        self
    }

    pub fn articles(&self) -> PathBuf {
        self.dir.path().join("articles")
    }

    pub fn index_dir(&self) -> PathBuf {
        self.dir.path().join("index")
    }

    pub fn open(&self) -> Index {
        Index::open_or_create(self.index_dir()).unwrap()
    }

    /// Brings the index up to date with `articles/`.
    pub fn sync(&self) -> (Index, SyncReport) {
        self.sync_with(&SyncOptions::default())
    }

    pub fn sync_with(&self, options: &SyncOptions) -> (Index, SyncReport) {
        let mut index = self.open();
        let report = index.sync(&[self.articles()], options, &mut |_| {}).unwrap();
        (index, report)
    }
}

/// An article of given paragraphs, as a line of JSON; `extra` is further members,
/// each with a comma behind.
pub fn line(id: &str, extra: &str, paragraphs: &[&str]) -> String {
    let paragraphs: Vec<_> = paragraphs.iter().map(|text| format!("{text:?}")).collect();
    format!("{{\"id\":{id:?},{extra}\"paragraphs\":[{}]}}\n", paragraphs.join(","))
}

/// A world with these lines of JSON, in one file.
pub fn world(lines: &[String]) -> World {
    let world = World::new();
    world.file("a.jsonl", lines.concat());
    world
}

pub fn search(index: &Index, query: &str) -> Results {
    index.search(&Query::parse(query), &SearchOptions::default()).unwrap()
}

/// The ids of the hits, in order.
pub fn ids(results: &Results) -> Vec<String> {
    results.hits.iter().map(|hit| hit.id().to_string()).collect()
}

/// The counts of a report: added, changed, unchanged, removed.
pub fn counts(report: &SyncReport) -> [u64; 4] {
    [report.added, report.changed, report.unchanged, report.removed]
}
