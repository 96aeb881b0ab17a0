//! Reading the engine's files piece by piece.
//!
//! Who searches maps files into memory: the system keeps what is used often.
//! Who merges segments goes through all of them once, and mapped they would
//! count as memory of the process: as much as the whole index. So the writer
//! reads with the system's calls and keeps nothing.

use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::Path;

use tantivy::HasLen;
use tantivy::directory::{FileHandle, OwnedBytes};

/// A file that is read and not mapped.
#[derive(Debug)]
pub(super) struct CopiedFile {
    file: File,
    length: usize,
}

impl CopiedFile {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let length = usize::try_from(file.metadata()?.len()).map_err(io::Error::other)?;
        Ok(Self { file, length })
    }
}

impl HasLen for CopiedFile {
    fn len(&self) -> usize {
        self.length
    }
}

impl FileHandle for CopiedFile {
    #[cfg(unix)]
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        use std::os::unix::fs::FileExt as _;
        let mut bytes = vec![0; range.len()];
        self.file.read_exact_at(&mut bytes, range.start as u64)?;
        Ok(OwnedBytes::new(bytes))
    }

    #[cfg(not(unix))]
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        use std::io::{Read as _, Seek as _, SeekFrom};
        // The place to read from belongs to the open file: each reader needs
        // one of its own.
        let mut file = self.file.try_clone()?;
        let mut bytes = vec![0; range.len()];
        file.seek(SeekFrom::Start(range.start as u64))?;
        file.read_exact(&mut bytes)?;
        Ok(OwnedBytes::new(bytes))
    }
}
