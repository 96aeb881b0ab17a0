//! The index on disk: what is kept, how it is brought up to date, how it is
//! read.
//!
//! [`schema`] says what the engine holds; [`sync`] compares files with what is
//! recorded and writes the difference; [`Index`] opens it and reads articles
//! and passages back.

mod alias_entries;
mod aliases;
mod columns;
mod copied;
mod directory;
mod documents;
mod entries;
mod families;
mod figures;
mod held;
mod ids;
mod keys;
mod layout;
mod links;
mod lock;
mod manifest;
mod memos;
mod problems;
mod reading;
mod received;
mod record;
mod schema;
mod state;
mod sync;
mod terms;
mod verify;

pub use alias_entries::{AliasEntry, AliasKind};
pub(crate) use aliases::{Pair, Relation};
pub(crate) use columns::PassageColumns;
pub use entries::ArticleEntry;
pub(crate) use entries::heading;
pub use families::{Families, Family, FamilyMember, FamilyOptions};
pub(crate) use families::{FamilyTable, MemberReader};
pub use figures::Figures;
pub(crate) use keys::{label_key, language_key, path_key};
pub(crate) use layout::{IRREGULAR, MAX_JOINED, SENTENCE, joined_mark};
pub use links::PassageLinks;
pub(crate) use memos::PooledMemo;
pub(crate) use reading::{ArticleRef, PassageRef, Snapshot};
pub use received::Received;
pub(crate) use record::ArticleRecord;
pub(crate) use schema::{FIRST_DAY, FORM_MARK, Fields, KIND_ARTICLE, KIND_PASSAGE, PARAGRAPH};
pub use state::Totals;
pub use sync::{ChangeKind, FileChange, Progress, SyncOptions, SyncReport};

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::{IndexReader, ReloadPolicy, Searcher};

use crate::error::{Error, ErrorKind, Result};
use columns::Columns;
use directory::SharedDirectory;
use manifest::Manifest;
use memos::Memos;
use record::TextCodec;
use state::State;

/// The articles of a collection, kept on disk by paragraph, ready to search.
///
/// Opening takes well under a millisecond. Searching needs no write access;
/// any number of processes may search while one brings the index up to date,
/// each seeing the last state committed when it opened or
/// [reloaded](Self::reload).
///
/// ```
/// use pincite::{Index, Query, SearchOptions, SyncOptions};
///
/// # fn main() -> pincite::Result<()> {
/// # let dir = std::env::temp_dir().join(format!("pincite-doc-{}", std::process::id()));
/// # std::fs::create_dir_all(dir.join("articles")).expect("a folder");
/// # std::fs::write(dir.join("articles/flood.txt"), "The river rose\n\nOn Monday the river rose by two metres within one night.\n").expect("a file");
/// let mut index = Index::open_or_create(dir.join("index"))?;
/// let report = index.sync(&[dir.join("articles")], &SyncOptions::default(), &mut |_| {})?;
/// assert_eq!(report.added, 1);
///
/// let results = index.search(&Query::parse("river night"), &SearchOptions::default())?;
/// let hit = &results.hits[0];
/// assert_eq!(hit.id().to_string(), "flood#1");
/// assert_eq!(hit.citation().to_string(), "\"The river rose\", ¶ 1 (flood.txt, line 3)");
/// # std::fs::remove_dir_all(&dir).ok();
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Index {
    dir: PathBuf,
    /// `None` until something has been indexed.
    engine: Option<Engine>,
}

/// The engine of an index that exists.
#[derive(Clone)]
struct Engine {
    index: tantivy::Index,
    fields: Arc<Fields>,
    codec: Arc<TextCodec>,
    reader: IndexReader,
    state: Arc<State>,
    families: Option<Arc<FamilyTable>>,
    memos: Memos,
    columns: Columns,
    /// The number of the commit that is read.
    opstamp: u64,
    /// The engine's own folder.
    folder: PathBuf,
    /// The folder of the index, absolute.
    dir: PathBuf,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").field("state", &self.state).finish_non_exhaustive()
    }
}

impl Index {
    /// Opens the index at `dir`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoIndex`] where there is none, [`ErrorKind::NotAnIndex`]
    /// where there is something else, [`ErrorKind::VersionMismatch`] where it
    /// has to be made anew, [`ErrorKind::Damaged`],
    /// [`ErrorKind::PermissionDenied`].
    pub fn open(dir: impl Into<PathBuf>) -> Result<Self> {
        let dir = dir.into();
        let engine = Engine::open(&dir)?;
        Ok(Self { dir, engine: Some(engine) })
    }

    /// Opens the index at `dir`, or begins one there: nothing is written
    /// before [`sync`](Self::sync) finds articles.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open), except that there may be no index yet.
    pub fn open_or_create(dir: impl Into<PathBuf>) -> Result<Self> {
        let dir = dir.into();
        match Self::open(&dir) {
            Err(error) if error.kind() == ErrorKind::NoIndex => Ok(Self { dir, engine: None }),
            opened => opened,
        }
    }

    /// Begins an index in the place of one that cannot be read, because it is
    /// damaged or of another version: [`sync`](Self::sync) with
    /// [`SyncOptions::rebuild`] then makes it anew from its sources.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotAnIndex`] where there is something else.
    pub fn replace(dir: impl Into<PathBuf>) -> Result<Self> {
        let dir = dir.into();
        match Manifest::read(&dir) {
            Err(error) if error.kind() == ErrorKind::NotAnIndex => Err(error),
            _ => Ok(Self { dir, engine: None }),
        }
    }

    /// Returns the folder of the index.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Sees what other processes have committed since the index was opened.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open).
    pub fn reload(&mut self) -> Result<()> {
        match Engine::open(&self.dir) {
            Ok(engine) => self.engine = Some(engine),
            Err(error) if error.kind() == ErrorKind::NoIndex => self.engine = None,
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Returns the figures of the collection; all zero while nothing has been
    /// indexed.
    #[must_use]
    pub fn totals(&self) -> Totals {
        self.engine.as_ref().map(|engine| engine.state.totals).unwrap_or_default()
    }

    /// Brings the index up to date with `paths`, files and folders: adds what
    /// is new, reads again what has changed, removes what is gone. With no
    /// paths, the sources that the index already knows.
    ///
    /// All is committed at once: until then, and if the process dies, the
    /// index stays as it was. A file that cannot be read stops nothing: it is
    /// [reported](SyncReport::problems), and what was indexed of it before
    /// stays.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] where a path neither exists nor was indexed
    /// before; [`ErrorKind::Locked`] where another process is writing longer
    /// than [`SyncOptions::patience`]; errors of reading and writing the index
    /// itself.
    pub fn sync(
        &mut self,
        paths: &[PathBuf],
        options: &SyncOptions,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<SyncReport> {
        sync::sync(self, paths, None, options, progress)
    }

    /// Returns the state to read from, `None` while nothing has been indexed.
    pub(crate) fn snapshot(&self) -> Option<Snapshot> {
        self.engine.as_ref().map(Engine::snapshot)
    }
}

/// About how many bytes of text a term stands for.
const BYTES_PER_TERM: u64 = 6;

impl Engine {
    /// Opens the engine that the manifest names; should it be replaced by a new
    /// one just then, the new one.
    fn open(dir: &Path) -> Result<Self> {
        const TRIES: usize = 5;
        let mut manifest = Manifest::read(dir)?;
        for _ in 1..TRIES {
            let codec = manifest.codec(dir)?;
            match Self::open_with(dir, &dir.join(&manifest.engine), Arc::new(codec)) {
                Ok(engine) => return Ok(engine),
                Err(error) => {
                    let now = Manifest::read(dir)?;
                    if now.engine == manifest.engine {
                        return Err(error);
                    }
                    manifest = now;
                }
            }
        }
        let codec = manifest.codec(dir)?;
        Self::open_with(dir, &dir.join(&manifest.engine), Arc::new(codec))
    }

    fn open_with(dir: &Path, folder: &Path, codec: Arc<TextCodec>) -> Result<Self> {
        let fields = Fields::new();
        let index = SharedDirectory::open(folder)
            .and_then(open_engine)
            .map_err(|error| engine_error(folder, error))?;
        if index.schema() != fields.schema {
            let message = format!(
                "the index at {} has fields that this version does not know",
                dir.display()
            );
            return Err(Error::new(ErrorKind::VersionMismatch, message));
        }
        let (reader, state, opstamp, families) = read_state_and_families(&index, dir, folder)?;
        Ok(Self {
            index,
            fields: Arc::new(fields),
            codec,
            reader,
            state: Arc::new(state),
            families: families.map(Arc::new),
            memos: Memos::default(),
            columns: Columns::default(),
            opstamp,
            folder: folder.to_owned(),
            // Sources are kept as seen from the real folder.
            dir: fs::canonicalize(dir).unwrap_or_else(|_| dir.to_owned()),
        })
    }

    /// Returns what tells one committed state of the index from another.
    fn stamp(&self) -> (&Path, u64) {
        (&self.folder, self.opstamp)
    }

    /// Opens the engine once more, for writing: what this one still reads does
    /// not keep the other from deleting files that are no longer needed.
    ///
    /// `bytes` are about to be written.
    fn open_for_writing(&self, bytes: u64) -> tantivy::Result<(tantivy::Index, SharedDirectory)> {
        // Mapping is a tenth faster where merging goes through little.
        const LARGE_BYTES: u64 = 128 << 20;
        let texts = self.state.totals.terms.saturating_mul(BYTES_PER_TERM);
        let directory = if texts.saturating_add(bytes) > LARGE_BYTES {
            SharedDirectory::for_writing(&self.folder)?
        } else {
            SharedDirectory::open(&self.folder)?
        };
        Ok((open_engine(directory.clone())?, directory))
    }

    fn snapshot(&self) -> Snapshot {
        let snapshot = self.snapshot_of(self.reader.searcher(), self.columns.clone());
        snapshot.with_families(self.families.clone())
    }

    /// Returns what a writer has committed and nobody else sees yet, without
    /// families.
    fn held_snapshot(&self, directory: &SharedDirectory) -> tantivy::Result<Snapshot> {
        let index = open_engine(directory.mapped())?;
        let builder = index.reader_builder().reload_policy(ReloadPolicy::Manual);
        let reader: IndexReader = builder.try_into()?;
        Ok(self.snapshot_of(reader.searcher(), Columns::default()))
    }

    fn snapshot_of(&self, searcher: Searcher, columns: Columns) -> Snapshot {
        Snapshot::new(
            searcher,
            Arc::clone(&self.fields),
            Arc::clone(&self.codec),
            Arc::clone(&self.state),
            self.memos.clone(),
            columns,
            self.dir.clone(),
        )
    }
}

fn open_engine(directory: SharedDirectory) -> tantivy::Result<tantivy::Index> {
    let index = tantivy::Index::open(directory)?;
    Fields::register(&index);
    Ok(index)
}

/// Opens a reader and the state that was committed with what it shows.
///
/// Between reading the list of files and opening them a writer may commit; the
/// two are then read again.
fn read_state(index: &tantivy::Index) -> tantivy::Result<(IndexReader, Option<State>, u64)> {
    const TRIES: usize = 5;
    let mut tries = 0;
    loop {
        tries += 1;
        let before = index.load_metas()?;
        let opened = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into();
        let reader: IndexReader = match opened {
            Ok(reader) => reader,
            Err(_) if tries < TRIES => continue,
            Err(error) => return Err(error),
        };
        let after = index.load_metas()?;
        if before.opstamp == after.opstamp || tries == TRIES {
            let state = after.payload.and_then(|payload| serde_json::from_str(&payload).ok());
            return Ok((reader, state, after.opstamp));
        }
    }
}

/// Opens a reader, and the state and the families that were committed with what it
/// shows.
///
/// Before the families are opened a writer may have put others in their place;
/// all is then read again.
fn read_state_and_families(
    index: &tantivy::Index,
    dir: &Path,
    folder: &Path,
) -> Result<(IndexReader, State, u64, Option<FamilyTable>)> {
    const TRIES: usize = 5;
    let mut tries = 0;
    loop {
        tries += 1;
        let (reader, state, opstamp) =
            read_state(index).map_err(|error| engine_error(folder, error))?;
        let state = state.ok_or_else(|| {
            let message = format!("the index at {} has lost its state", dir.display());
            Error::new(ErrorKind::Damaged, message)
        })?;
        match families::open(folder, state.families) {
            Ok(families) => return Ok((reader, state, opstamp, families)),
            Err(error) if error.kind() == ErrorKind::NotFound && tries < TRIES => {}
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let message = format!("the index at {} is damaged: {error}", dir.display());
                return Err(Error::new(ErrorKind::Damaged, message));
            }
            Err(error) => return Err(error),
        }
    }
}

/// Words an error of the engine.
pub(crate) fn engine_error(folder: &Path, error: tantivy::TantivyError) -> Error {
    use tantivy::TantivyError as T;
    use tantivy::directory::error::{OpenDirectoryError, OpenReadError, OpenWriteError};

    let shown = folder.display();
    match error {
        T::IoError(error) if is_damage(&error) => damaged(folder, &error),
        T::OpenReadError(OpenReadError::IoError { io_error, .. }) if is_damage(&io_error) => {
            damaged(folder, &io_error)
        }
        T::IoError(error) => Error::io("cannot use the index at", folder, into_io(error)),
        T::OpenReadError(OpenReadError::IoError { io_error, .. }) => {
            Error::io("cannot read the index at", folder, into_io(io_error))
        }
        T::OpenWriteError(OpenWriteError::IoError { io_error, .. }) => {
            Error::io("cannot write the index at", folder, into_io(io_error))
        }
        T::OpenDirectoryError(OpenDirectoryError::IoError { io_error, .. }) => {
            Error::io("cannot read the index at", folder, into_io(io_error))
        }
        // A writing thread has died of what it could not write: a full disk, a
        // folder that may not be written to. The engine does not say which.
        T::ErrorInThread(why) => {
            Error::new(ErrorKind::Io, format!("cannot write the index at {shown}: {why}"))
        }
        T::LockFailure(..) => {
            let message = format!("the index at {shown} is being written by another process");
            Error::new(ErrorKind::Locked, message)
        }
        T::IncompatibleIndex(_) => {
            let message =
                format!("the index at {shown} has a format that this version cannot read");
            Error::new(ErrorKind::VersionMismatch, message)
        }
        other => {
            let message = format!("the index at {shown} is damaged: {other}");
            Error::new(ErrorKind::Damaged, message).with_cause(other)
        }
    }
}

/// Says whether a file of the index was read and is not what it should be.
fn is_damage(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::UnexpectedEof | std::io::ErrorKind::InvalidData)
}

fn damaged(folder: &Path, why: &std::io::Error) -> Error {
    let message = format!("the index at {} is damaged: {why}", folder.display());
    Error::new(ErrorKind::Damaged, message)
}

fn into_io(error: Arc<std::io::Error>) -> std::io::Error {
    Arc::try_unwrap(error)
        .unwrap_or_else(|shared| std::io::Error::new(shared.kind(), shared.to_string()))
}

/// Deletes what a killed run left behind: engine folders that the manifest
/// does not name. The caller holds the writer's lock.
fn sweep(dir: &Path, keep: Option<&str>) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if manifest::is_engine(&name) && Some(name.as_str()) != keep {
            // Left-overs only take room: the next run tries again.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
