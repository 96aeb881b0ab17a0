//! The engine's files on disk, made fit for sharing.
//!
//! Three things differ from the engine's own directory. Opening a reader takes a
//! lock file there, which fails where the index may only be read; here it goes
//! on without. And files that the engine replaces as a whole would be readable
//! by their writer alone; here who may read the folder may read them. The
//! writer of much reads files without mapping them, see [`CopiedFile`], and holds
//! commits back until they are whole, see [`Held`].

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::copied::CopiedFile;
use super::held::{Held, LIST};
use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, Lock, META_LOCK, MmapDirectory, WatchCallback,
    WatchHandle, WritePtr,
};

/// See the [module](self).
#[derive(Clone, Debug)]
pub(crate) struct SharedDirectory {
    inner: MmapDirectory,
    root: PathBuf,
    reading: Reading,
    held: Held,
}

/// How files are read.
#[derive(Clone, Copy, Debug)]
enum Reading {
    Mapped,
    Copied,
}

impl SharedDirectory {
    /// Opens the folder, which must exist, for searching.
    pub(crate) fn open(root: &Path) -> tantivy::Result<Self> {
        Self::new(root, Reading::Mapped)
    }

    /// Opens the folder, which must exist, for writing.
    pub(crate) fn for_writing(root: &Path) -> tantivy::Result<Self> {
        Self::new(root, Reading::Copied)
    }

    fn new(root: &Path, reading: Reading) -> tantivy::Result<Self> {
        let inner = MmapDirectory::open(root)?;
        Ok(Self { inner, root: root.to_owned(), reading, held: Held::default() })
    }

    /// Returns the same folder as its writer sees it, for searching.
    pub(crate) fn mapped(&self) -> Self {
        Self { reading: Reading::Mapped, ..self.clone() }
    }

    /// Shows commits to nobody else from now on.
    pub(crate) fn hold(&self) {
        self.held.begin();
    }

    /// Shows the last commit to all.
    pub(crate) fn release(&self) -> io::Result<()> {
        match self.held.end() {
            Some(list) => self.atomic_write(Path::new(LIST), &list),
            None => Ok(()),
        }
    }
}

impl Directory for SharedDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        match self.reading {
            Reading::Mapped => self.inner.get_file_handle(path),
            Reading::Copied => match CopiedFile::open(&self.root.join(path)) {
                Ok(file) => Ok(Arc::new(file)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    Err(OpenReadError::FileDoesNotExist(path.to_owned()))
                }
                Err(error) => Err(OpenReadError::wrap_io_error(error, path.to_owned())),
            },
        }
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.inner.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.inner.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.inner.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        if let Some(held) = self.held.read(path) {
            return Ok(held);
        }
        self.inner.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        if self.held.takes(path, data) {
            return Ok(());
        }
        self.inner.atomic_write(path, data)?;
        share(&self.root, path);
        Ok(())
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.inner.sync_directory()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        match self.inner.acquire_lock(lock) {
            // The lock keeps a reader's files from being deleted between
            // reading their list and opening them. Who may not write relies on
            // opening again.
            Err(LockError::IoError(error))
                if lock.filepath == META_LOCK.filepath && may_not_write(&error) =>
            {
                Ok(DirectoryLock::from(Box::new(())))
            }
            other => other,
        }
    }

    fn watch(&self, watch_callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.inner.watch(watch_callback)
    }
}

fn may_not_write(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

/// Gives a file who may read it from the folder it is in. Failing to is no
/// reason to fail: the file is complete and its writer can use it.
#[cfg(unix)]
fn share(root: &Path, path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    let Ok(folder) = std::fs::metadata(root) else { return };
    let mode = folder.permissions().mode() & 0o666;
    let _ = std::fs::set_permissions(root.join(path), std::fs::Permissions::from_mode(mode));
}

#[cfg(not(unix))]
fn share(_root: &Path, _path: &Path) {}
