//! What a caller may set about reading.

use std::sync::Arc;

use super::Monitor;
use crate::PartialDate;
use crate::article::calendar;

/// How source files are read.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ReadOptions {
    /// Largest text or Markdown file read, in bytes. A JSON Lines file may be
    /// of any size, as it is read line by line; this limits its lines.
    pub max_file_bytes: u64,
    /// What a compressed file or an archive may unpack to, with the archives
    /// within it. It is read piece by piece, so that this limits time and not
    /// memory.
    pub max_unpacked_bytes: u64,
    /// The last day a text can have been published: a later date found in a
    /// text is not used, and noted. `None` takes every date.
    pub latest_date: Option<PartialDate>,
    /// Watches over the reading of files, where wanted.
    pub monitor: Option<Arc<Monitor>>,
}

impl Default for ReadOptions {
    /// 128 MiB, 64 GiB unpacked, and the day after today (it may be tomorrow elsewhere).
    fn default() -> Self {
        Self {
            max_file_bytes: 128 * 1024 * 1024,
            max_unpacked_bytes: 64 * 1024 * 1024 * 1024,
            latest_date: tomorrow(),
            monitor: None,
        }
    }
}

fn tomorrow() -> Option<PartialDate> {
    calendar::date_of_day(calendar::day_of_date(calendar::today()) + 1)
}
