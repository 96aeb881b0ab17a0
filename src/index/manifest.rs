//! What an index directory says of itself: `pincite.json`.
//!
//! The manifest is written when the index is made or made anew: it names the
//! format and the analysis, so that another version of the program knows what
//! it has before it, keeps the symbol table of the texts, and says in which
//! folder the engine's files are. Making an index anew fills another folder
//! and then replaces the manifest, so there is no moment without an index.
//! What changes with every commit (figures, sources) is in the commit itself.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::record::{Symbols, TextCodec};
use crate::analysis::Analyzer;
use crate::error::{Error, ErrorKind, Result};

/// Name of the manifest within the index directory.
pub(crate) const FILE_NAME: &str = "pincite.json";

/// Raised whenever the documents of the engine change.
const FORMAT: u32 = 4;

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Manifest {
    /// The version of the program that made the index, for people to read.
    made_by: String,
    /// Layout of fields and records.
    format: u32,
    /// Version of the analysis that made the terms.
    analysis: u32,
    /// Name of the folder with the engine's files, beside the manifest.
    pub(crate) engine: String,
    /// The symbol table of the texts, hexadecimal.
    symbols: Vec<String>,
    /// XXH3 of the table: a changed table would garble every text.
    checksum: u64,
}

impl Manifest {
    /// Makes the manifest of a new index.
    pub(crate) fn new(codec: &TextCodec, engine: &str) -> Self {
        let symbols: Symbols = codec.symbols();
        Self {
            made_by: concat!("pincite ", env!("CARGO_PKG_VERSION")).to_owned(),
            format: FORMAT,
            analysis: Analyzer::VERSION,
            engine: engine.to_owned(),
            checksum: checksum(&symbols),
            symbols: symbols.iter().map(|symbol| to_hex(symbol)).collect(),
        }
    }

    /// Reads the manifest of the index at `dir`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NoIndex`] where there is nothing yet,
    /// [`ErrorKind::NotAnIndex`] where there is something else,
    /// [`ErrorKind::VersionMismatch`] and [`ErrorKind::Damaged`].
    pub(crate) fn read(dir: &Path) -> Result<Self> {
        let path = dir.join(FILE_NAME);
        let value = Self::read_value(dir)?;
        let number = |key: &str| value.get(key).and_then(serde_json::Value::as_u64);
        if number("format") != Some(FORMAT.into())
            || number("analysis") != Some(Analyzer::VERSION.into())
        {
            let by = value.get("made_by").and_then(|by| by.as_str()).unwrap_or("another version");
            let message = format!(
                "the index at {} was made by {by}; this version cannot read it",
                dir.display()
            );
            return Err(Error::new(ErrorKind::VersionMismatch, message));
        }
        serde_json::from_value(value).map_err(|cause| damaged(&path).with_cause(cause))
    }

    /// Returns the engine folder that the manifest names, whatever version
    /// wrote it.
    pub(crate) fn engine_of_any_version(dir: &Path) -> Option<String> {
        let value = Self::read_value(dir).ok()?;
        let name = value.get("engine")?.as_str()?;
        let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        plain.then(|| name.to_owned())
    }

    fn read_value(dir: &Path) -> Result<serde_json::Value> {
        let path = dir.join(FILE_NAME);
        let bytes = fs::read(&path).map_err(|error| missing(dir, &path, error))?;
        serde_json::from_slice(&bytes).map_err(|cause| damaged(&path).with_cause(cause))
    }

    /// Writes the manifest into `dir`, whole or not at all.
    pub(crate) fn write(&self, dir: &Path) -> Result<()> {
        let path = dir.join(FILE_NAME);
        let partial = dir.join(".pincite.json.new");
        let write = || -> std::io::Result<()> {
            let mut file = fs::File::create(&partial)?;
            serde_json::to_writer(&mut file, self)?;
            file.write_all(b"\n")?;
            file.sync_all()?;
            fs::rename(&partial, &path)?;
            sync_folder(dir)
        };
        write().map_err(|error| Error::io("cannot write", &path, error))
    }

    /// Returns the codec of the texts.
    pub(crate) fn codec(&self, dir: &Path) -> Result<TextCodec> {
        let symbols: Option<Symbols> = self.symbols.iter().map(|hex| from_hex(hex)).collect();
        symbols
            .filter(|symbols| checksum(symbols) == self.checksum)
            .and_then(|symbols| TextCodec::from_symbols(&symbols))
            .ok_or_else(|| damaged(&dir.join(FILE_NAME)))
    }
}

/// Makes sure that `dir` may be written to as an index.
///
/// # Errors
///
/// [`ErrorKind::NotAnIndex`] where there is something else.
pub(crate) fn check(dir: &Path) -> Result<()> {
    match Manifest::read(dir) {
        Err(error) if error.kind() == ErrorKind::NotAnIndex => Err(error),
        _ => Ok(()),
    }
}

/// Says what stands at `dir` where there is no manifest.
fn missing(dir: &Path, path: &Path, error: std::io::Error) -> Error {
    if error.kind() != std::io::ErrorKind::NotFound
        && error.kind() != std::io::ErrorKind::NotADirectory
    {
        return Error::io("cannot read", path, error);
    }
    match fs::metadata(dir) {
        Ok(found) if !found.is_dir() => not_an_index(dir, "it is a file"),
        Ok(_) => match foreign_entry(dir) {
            Ok(None) => no_index(dir),
            Ok(Some(name)) => not_an_index(dir, &format!("it holds {name} and no {FILE_NAME}")),
            Err(error) => Error::io("cannot read", dir, error),
        },
        Err(_) => no_index(dir),
    }
}

/// Returns the name of something in `dir` that does not belong to an index.
/// A README and hidden files may lie in an index directory, and the beginnings
/// of an index that was killed before its manifest was written are not foreign.
fn foreign_entry(dir: &Path) -> std::io::Result<Option<String>> {
    for entry in fs::read_dir(dir)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let ours = name.starts_with('.') || is_engine(&name) || name == super::received::FOLDER;
        if !ours && !name.to_lowercase().starts_with("readme") {
            return Ok(Some(name));
        }
    }
    Ok(None)
}

/// Says whether a folder of that name is one of an engine.
pub(super) fn is_engine(name: &str) -> bool {
    let number = name.strip_prefix("engine-");
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

fn no_index(dir: &Path) -> Error {
    Error::new(ErrorKind::NoIndex, format!("there is no index at {}", dir.display()))
}

fn not_an_index(dir: &Path, why: &str) -> Error {
    Error::new(ErrorKind::NotAnIndex, format!("{} is no index of pincite: {why}", dir.display()))
}

fn damaged(path: &Path) -> Error {
    Error::new(ErrorKind::Damaged, format!("{} is damaged", path.display()))
}

/// Makes the names in a folder last, where the system has a way to.
fn sync_folder(dir: &Path) -> std::io::Result<()> {
    if cfg!(unix) { fs::File::open(dir)?.sync_all() } else { Ok(()) }
}

fn checksum(symbols: &Symbols) -> u64 {
    let mut hash = xxhash_rust::xxh3::Xxh3::new();
    for symbol in symbols {
        hash.update(&[symbol.len() as u8]);
        hash.update(symbol);
    }
    hash.digest()
}

fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn from_hex(hex: &str) -> Option<Vec<u8>> {
    if !hex.is_ascii() {
        return None;
    }
    let pairs = hex.as_bytes().chunks(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_comes_back() {
        let dir = tempfile::tempdir().unwrap();
        let codec = TextCodec::train(["the quick brown fox, the quick red fox"].into_iter());
        Manifest::new(&codec, "engine-1").write(dir.path()).unwrap();
        let read = Manifest::read(dir.path()).unwrap().codec(dir.path()).unwrap();
        assert_eq!(read.symbols(), codec.symbols());
    }

    #[test]
    fn each_state_of_a_directory_has_its_error() {
        let dir = tempfile::tempdir().unwrap();
        let kind = |dir: &Path| Manifest::read(dir).map(|_| ()).map_err(|error| error.kind());
        assert_eq!(kind(&dir.path().join("none")), Err(ErrorKind::NoIndex));
        assert_eq!(kind(dir.path()), Err(ErrorKind::NoIndex));
        fs::write(dir.path().join("README.md"), "about").unwrap();
        assert_eq!(kind(dir.path()), Err(ErrorKind::NoIndex));
        fs::write(dir.path().join("letter.txt"), "dear").unwrap();
        assert_eq!(kind(dir.path()), Err(ErrorKind::NotAnIndex));
        assert_eq!(kind(&dir.path().join("letter.txt")), Err(ErrorKind::NotAnIndex));
        fs::write(dir.path().join(FILE_NAME), "{").unwrap();
        assert_eq!(kind(dir.path()), Err(ErrorKind::Damaged));
        fs::write(dir.path().join(FILE_NAME), r#"{"format": 999}"#).unwrap();
        assert_eq!(kind(dir.path()), Err(ErrorKind::VersionMismatch));
    }

    #[test]
    fn a_changed_table_is_noticed() {
        let dir = tempfile::tempdir().unwrap();
        let mut manifest = Manifest::new(&TextCodec::train(["some text"].into_iter()), "engine-1");
        manifest.checksum ^= 1;
        assert_eq!(manifest.codec(dir.path()).unwrap_err().kind(), ErrorKind::Damaged);
    }
}
