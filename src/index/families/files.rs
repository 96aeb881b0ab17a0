//! The file that a table of families is in.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use tantivy::directory::error::OpenReadError;
use tantivy::directory::{Directory, MmapDirectory};

use super::FamilyTable;
use crate::error::{Error, ErrorKind, Result};

/// With what the names of tables begin; a number follows.
const NAME: &str = "families-";

/// Returns the name of the table with that number.
pub(in crate::index) fn name(number: u64) -> String {
    format!("{NAME}{number}")
}

/// Opens the table with that number in an engine's folder; number 0 is none.
///
/// # Errors
///
/// [`ErrorKind::NotFound`] where it is not there, as when another commit has just
/// taken its place; [`ErrorKind::Damaged`].
pub(in crate::index) fn open(folder: &Path, number: u64) -> Result<Option<FamilyTable>> {
    if number == 0 {
        return Ok(None);
    }
    let path = folder.join(name(number));
    let directory = MmapDirectory::open(folder)
        .map_err(|error| Error::io("cannot read", folder, io::Error::other(error)))?;
    let file = directory.open_read(Path::new(&name(number))).map_err(|error| match error {
        OpenReadError::FileDoesNotExist(_) => {
            Error::new(ErrorKind::NotFound, format!("{} is not there", path.display()))
        }
        error => Error::io("cannot read", &path, io::Error::other(error)),
    })?;
    let bytes = file.read_bytes().map_err(|error| Error::io("cannot read", &path, error))?;
    let table = FamilyTable::open(bytes);
    let damaged = || Error::new(ErrorKind::Damaged, format!("{} is damaged", path.display()));
    table.map(Some).ok_or_else(damaged)
}

/// Writes a table so that it lasts.
pub(in crate::index) fn write(folder: &Path, number: u64, bytes: &[u8]) -> Result<()> {
    let path = folder.join(name(number));
    let write = || -> io::Result<()> {
        let mut file = fs::File::create(&path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(|error| Error::io("cannot write", &path, error))
}

/// Removes all tables but the one with that number: those of earlier commits, and
/// those of runs that were killed before theirs.
pub(in crate::index) fn remove_others(folder: &Path, number: u64) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let keep = name(number);
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(NAME) && name != keep {
            // Left-overs only take room: the next run tries again.
            let _ = fs::remove_file(entry.path());
        }
    }
}
