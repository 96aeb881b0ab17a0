//! How much a file may unpack to.
//!
//! Whatever is unpacked is read piece by piece or limited by
//! `max_file_bytes`, so that no archive can fill the memory; but a few
//! kilobytes can be made that unpack for days.

// Without archives there is a budget that nothing draws on.
#![cfg_attr(not(feature = "archives"), allow(dead_code))]

use std::cell::Cell;
use std::io;

use crate::source::reading::Context;
use crate::source::{ReadOptions, Sink};
use crate::{Error, ErrorKind, SourceProblem};

/// How many times its size a file may unpack to, where that is more than
/// [`ALWAYS_ALLOWED`]. Articles unpack to three to ten times their size and
/// repetitive tables to a hundred times; deflate reaches 1,032, and archives
/// made to do harm come close to that at each level.
const MAX_RATIO: u64 = 300;

/// What any file may unpack to, whatever its size: read in a minute.
const ALWAYS_ALLOWED: u64 = 1024 * 1024 * 1024;

/// How many files an archive may hold with those within it: ten times what
/// the largest known collections have in one archive.
const MAX_ENTRIES: u64 = 1_000_000;

/// What is left to unpack of one file, together with all that is within it.
pub(in crate::source) struct Budget {
    max_bytes: u64,
    bytes: Cell<u64>,
    entries: Cell<u64>,
    reported: Cell<bool>,
}

impl Budget {
    /// Makes the budget of a file of `size` bytes.
    pub(in crate::source) fn new(size: u64, options: &ReadOptions) -> Self {
        let by_ratio = size.saturating_mul(MAX_RATIO).max(ALWAYS_ALLOWED);
        Self {
            max_bytes: options.max_unpacked_bytes.min(by_ratio),
            bytes: Cell::new(0),
            entries: Cell::new(0),
            reported: Cell::new(false),
        }
    }

    /// Draws bytes that were unpacked.
    ///
    /// # Errors
    ///
    /// Fails once there are more than allowed; [`is_spent`](Self::is_spent)
    /// tells this from other failures.
    pub(super) fn draw(&self, bytes: usize) -> io::Result<()> {
        self.bytes.set(self.bytes.get().saturating_add(bytes as u64));
        if self.is_spent() { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(()) }
    }

    /// Counts a file of an archive.
    pub(super) fn draw_entry(&self) -> io::Result<()> {
        self.entries.set(self.entries.get().saturating_add(1));
        if self.is_spent() { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(()) }
    }

    /// Says whether nothing is left.
    pub(super) fn is_spent(&self) -> bool {
        self.bytes.get() > self.max_bytes || self.entries.get() > MAX_ENTRIES
    }

    /// Reports, once, that the budget of a file is spent. Archives within it
    /// leave that to the file itself, which is what a person can act on.
    pub(super) fn report(&self, context: &Context<'_>, sink: &mut Sink<'_>) {
        if context.depth > 0 || self.reported.replace(true) {
            return;
        }
        let what = if self.bytes.get() > self.max_bytes {
            format!("it unpacks to more than {} bytes", self.max_bytes)
        } else {
            format!("it holds more than {MAX_ENTRIES} files")
        };
        let message = format!(
            "cannot read all of {}: {what}; unpack it yourself and index the folder",
            context.path.display()
        );
        let error = Error::new(ErrorKind::TooLarge, message);
        sink.problem(SourceProblem { path: context.path.to_owned(), line: None, error });
    }
}
