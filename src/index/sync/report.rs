//! What is asked of a run, and what it answers.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::error::SourceProblem;
use crate::source::{Coverage, Monitor};

/// How to bring an index up to date.
#[derive(Clone, Debug, Default)]
pub struct SyncOptions {
    /// Make the index anew from all its sources. The present index serves
    /// searches until the new one is complete.
    pub rebuild: bool,
    /// Only find out what would be done.
    pub dry_run: bool,
    /// How long to wait for another process that is writing.
    pub patience: Duration,
    /// How many threads to use; as many as there are cores where `None`.
    pub threads: Option<usize>,
    /// Watches over the run: a [stop](Monitor::stop) ends it early, with all
    /// that was read committed and the rest left for the next run.
    pub monitor: Option<Arc<Monitor>>,
}

/// What bringing an index up to date has reached.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Progress {
    /// Looking which files there are.
    Scanning,
    /// Reading files and writing their passages.
    Reading {
        /// Files read.
        done: u64,
        /// Files to read in all.
        total: u64,
        /// Bytes of the files read.
        bytes_done: u64,
        /// Bytes of all files to read.
        bytes_total: u64,
    },
    /// Making the new state visible.
    Committing,
    /// Making the new state compact.
    Merging,
}

/// What bringing an index up to date did, in files.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct SyncReport {
    /// Files that were not in the index before.
    pub added: u64,
    /// Files read again because they changed.
    pub changed: u64,
    /// Files found as they were.
    pub unchanged: u64,
    /// Files found under another name or at another place than before, with
    /// the same content: they are not read again.
    pub renamed: u64,
    /// Files taken out because they are gone.
    pub removed: u64,
    /// Files that a [stop](Monitor::stop) has left for the next run, wholly or
    /// in part.
    pub left: u64,
    /// Files that could not be read at all; what was indexed of them before
    /// stays.
    pub failed: u64,
    /// Files passed over because their format is none that is read.
    pub skipped: u64,
    /// The same, by reason.
    pub passed_over: Coverage,
    /// Articles read in this run.
    pub articles: u64,
    /// Passages read in this run.
    pub passages: u64,
    /// Bytes of the files read in this run.
    pub bytes: u64,
    /// What was wrong with files, also with such as were not read again.
    pub problems: Vec<SourceProblem>,
    /// The files added, changed and removed, ordered by path.
    pub changes: Vec<FileChange>,
}

/// A file that was read or taken out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileChange {
    /// Where the file is, or was.
    pub path: PathBuf,
    /// What was done.
    pub kind: ChangeKind,
}

/// What was done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// It was not in the index before.
    Added,
    /// It was read again.
    Changed,
    /// It had another name or place before, and the same content.
    Renamed,
    /// It was taken out.
    Removed,
}

impl SyncReport {
    /// Says whether the index was changed, or would be.
    #[must_use]
    pub fn is_change(&self) -> bool {
        self.added + self.changed + self.renamed + self.removed > 0
    }
}
