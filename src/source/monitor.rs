//! Watching over a reading from another thread.

use std::io::{self, BufRead, Read, Seek, SeekFrom};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// How far a reading has come, and whether it is to stop.
///
/// Shared between the threads that read and one that shows progress or waits
/// for a person to lose patience.
#[derive(Debug, Default)]
pub struct Monitor {
    bytes: AtomicU64,
    stopped: AtomicBool,
}

impl Monitor {
    /// Returns how many bytes of files have been read.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    /// Asks for an end: files of many articles are left after the article that
    /// is just read, and no further file is begun.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Says whether an end was asked for.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}

/// Reads with a monitor: counts bytes, and fails once it is stopped.
pub(super) struct Monitored<'a, R> {
    input: R,
    monitor: Option<&'a Monitor>,
}

impl<'a, R> Monitored<'a, R> {
    pub(super) fn new(input: R, monitor: Option<&'a Monitor>) -> Self {
        Self { input, monitor }
    }

    fn check(&self) -> io::Result<()> {
        match self.monitor {
            Some(monitor) if monitor.is_stopped() => Err(io::Error::other("reading was stopped")),
            _ => Ok(()),
        }
    }

    fn count(&self, bytes: usize) {
        if let Some(monitor) = self.monitor {
            monitor.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
        }
    }
}

impl<R: Read> Read for Monitored<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.check()?;
        let read = self.input.read(buffer)?;
        self.count(read);
        Ok(read)
    }
}

impl<R: Seek> Seek for Monitored<'_, R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.input.seek(to)
    }
}

impl<R: BufRead> BufRead for Monitored<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.check()?;
        self.input.fill_buf()
    }

    fn consume(&mut self, bytes: usize) {
        self.count(bytes);
        self.input.consume(bytes);
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead as _, Read as _};

    use super::{Monitor, Monitored};

    #[test]
    fn counts_and_stops() {
        let monitor = Monitor::default();
        let mut input = Monitored::new(&b"first\nsecond\n"[..], Some(&monitor));
        let mut line = String::new();
        input.read_line(&mut line).unwrap();
        assert_eq!((line.as_str(), monitor.bytes()), ("first\n", 6));
        monitor.stop();
        assert!(input.read_line(&mut line).is_err());
        assert!(input.read(&mut [0; 4]).is_err());
        assert_eq!(monitor.bytes(), 6);
    }
}
