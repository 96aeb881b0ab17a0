//! One writer at a time.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::error::{Error, ErrorKind, Result};

const FILE_NAME: &str = ".writer.lock";
/// How often a waiting writer looks again.
const POLL: Duration = Duration::from_millis(100);

/// The right to write to an index, until dropped. The operating system gives
/// it back when the process dies, however it dies; the file itself stays and
/// means nothing.
#[derive(Debug)]
pub(crate) struct WriterLock {
    file: File,
}

impl WriterLock {
    /// Takes the lock of the index at `dir`, which must exist, waiting for it
    /// as long as `patience`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Locked`], naming the process that holds it.
    pub(crate) fn take(dir: &Path, patience: Duration) -> Result<Self> {
        let path = dir.join(FILE_NAME);
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(|error| Error::io("cannot write to the index:", &path, error))?;
        let started = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if started.elapsed() < patience => {
                    std::thread::sleep(POLL.min(patience));
                }
                Err(TryLockError::WouldBlock) => return Err(locked(dir, &path)),
                // A file system without locks: the engine's own lock is left.
                Err(TryLockError::Error(_)) => break,
            }
        }
        let mut name_holder = || -> std::io::Result<()> {
            file.set_len(0)?;
            file.rewind()?;
            write!(file, "process {}", std::process::id())?;
            file.flush()
        };
        // Only the message to others depends on it.
        let _ = name_holder();
        Ok(Self { file })
    }
}

impl Drop for WriterLock {
    fn drop(&mut self) {
        let _ = self.file.set_len(0);
        let _ = self.file.unlock();
    }
}

fn locked(dir: &Path, path: &PathBuf) -> Error {
    let mut holder = String::new();
    if let Ok(file) = File::open(path) {
        // A holder is named in a few bytes; more is not ours.
        let _ = file.take(64).read_to_string(&mut holder);
    }
    let who = if holder.trim().is_empty() { "another process" } else { holder.trim() };
    let message = format!("the index at {} is being written by {who}", dir.display());
    Error::new(ErrorKind::Locked, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_is_told_who_holds_it() {
        let dir = tempfile::tempdir().unwrap();
        let first = WriterLock::take(dir.path(), Duration::ZERO).unwrap();
        let error = WriterLock::take(dir.path(), Duration::ZERO).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Locked);
        assert!(error.to_string().contains(&format!("process {}", std::process::id())), "{error}");
        drop(first);
        WriterLock::take(dir.path(), Duration::ZERO).unwrap();
    }

    #[test]
    fn the_second_waits_as_long_as_told() {
        let dir = tempfile::tempdir().unwrap();
        let first = WriterLock::take(dir.path(), Duration::ZERO).unwrap();
        std::thread::scope(|scope| {
            let second = scope.spawn(|| WriterLock::take(dir.path(), Duration::from_secs(60)));
            drop(first);
            assert!(second.join().unwrap().is_ok());
        });
    }
}
