//! Texts that are no files: what a pipe brings is kept in the index directory,
//! so that it can be read again like any other source.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::sync::{self, Progress, SyncOptions, SyncReport};
use super::{Index, manifest};
use crate::error::{Error, Result};
use crate::source::{self, Format, ReadOptions};

/// Folder of the index directory that received texts are kept in.
pub(super) const FOLDER: &str = "received";

/// A text that is no file, such as standard input.
#[derive(Clone, Debug)]
pub struct Received {
    /// The format it is in.
    pub format: Format,
    /// Its address, which is then that of its articles.
    pub url: Option<String>,
    /// The name of the file that it is kept as, without an extension; made of
    /// the address where `None`, else of its content. What was received before
    /// under the same name is replaced.
    pub name: Option<String>,
}

impl Received {
    /// Returns the name of the file that it is kept as.
    fn file_name(&self, content: &[u8]) -> String {
        let extension = self.format.extensions().first().copied().unwrap_or("txt");
        let digest = |bytes: &[u8]| xxhash_rust::xxh3::xxh3_64(bytes) >> 32;
        // Addresses are told apart by more than a short name can hold.
        let from_url = || {
            let url = self.url.as_deref()?;
            let name = plain(url.split_once("://").map_or(url, |(_, rest)| rest));
            Some(format!("{name}-{:08x}", digest(url.as_bytes())))
        };
        let content_name = || format!("received-{:08x}", digest(content));
        let stem = self.name.as_deref().map(plain).or_else(from_url);
        let stem = stem.filter(|stem| !stem.is_empty()).unwrap_or_else(content_name);
        format!("{stem}.{extension}")
    }
}

/// Removes what was received under the same name in another format; returns
/// what it was.
fn remove_others(folder: &Path, path: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut gone = Vec::new();
    for entry in fs::read_dir(folder)? {
        let other = entry?.path();
        if other != path && other.file_stem() == path.file_stem() {
            fs::remove_file(&other)?;
            gone.push(other);
        }
    }
    Ok(gone)
}

/// Makes a name that any file system takes: of letters, digits, dots and
/// hyphens, at most sixty of them (names end at 255 bytes).
fn plain(text: &str) -> String {
    const MAX_CHARS: usize = 60;
    let mut name = String::new();
    for c in text.chars().take(MAX_CHARS) {
        if c.is_alphanumeric() || matches!(c, '.' | '_') && !name.is_empty() {
            name.push(c);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    name.truncate(name.trim_end_matches(['-', '.']).len());
    name
}

impl Index {
    /// Indexes what a reader gives, such as standard input, and keeps it in the
    /// index directory.
    ///
    /// Nothing is kept of what no article can be read from; the
    /// [problems](SyncReport::problems) say why.
    ///
    /// # Errors
    ///
    /// As [`sync`](Self::sync), and where `input` cannot be read or kept.
    pub fn receive(
        &mut self,
        received: &Received,
        input: &mut dyn Read,
        options: &SyncOptions,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<SyncReport> {
        let unreadable = |error| Error::io("cannot read", "standard input".as_ref(), error);
        let mut content = Vec::new();
        input.read_to_end(&mut content).map_err(unreadable)?;
        let name = received.file_name(&content);
        let reading = source::read_bytes(&content, &name, received.format, &ReadOptions::default());
        if reading.articles.is_empty() {
            let problems = reading.problems;
            return Ok(SyncReport { failed: 1, problems, ..SyncReport::default() });
        }
        let paths = self.keep(&name, &content)?;
        let address = sync::Address { url: received.url.as_deref() };
        sync::sync(self, &paths, Some(address), options, progress)
    }

    /// Keeps a file in the index directory, whole or not at all. Returns where,
    /// and what has gone for it.
    fn keep(&self, name: &str, content: &[u8]) -> Result<Vec<PathBuf>> {
        manifest::check(self.dir())?;
        let folder = self.dir().join(FOLDER);
        let path = folder.join(name);
        let partial = folder.join(format!(".{name}.new"));
        let keep = || -> std::io::Result<Vec<PathBuf>> {
            fs::create_dir_all(&folder)?;
            fs::write(&partial, content)?;
            fs::rename(&partial, &path)?;
            remove_others(&folder, &path)
        };
        let gone = keep().map_err(|error| Error::io("cannot write", &path, error))?;
        Ok(std::iter::once(path).chain(gone).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_from_the_address_or_the_content() {
        let named = |url: Option<&str>, name: Option<&str>| {
            let received = Received {
                format: Format::Text,
                url: url.map(str::to_owned),
                name: name.map(str::to_owned),
            };
            received.file_name(b"content")
        };
        let flood = named(Some("https://a.org/b/flood?x=1"), None);
        assert!(flood.starts_with("a.org-b-flood-x-1-") && flood.ends_with(".txt"), "{flood}");
        assert_ne!(flood, named(Some("https://a.org/b/flood/x/1"), None));
        let long = |end: &str| named(Some(&format!("https://a.org/{}{end}", "x".repeat(80))), None);
        assert_ne!(long("1"), long("2"));
        assert_eq!(named(Some("https://a.org/b"), Some("My flood")), "My-flood.txt");
        assert!(named(None, None).starts_with("received-"));
        assert!(named(None, Some("../../..")).ends_with(".txt"));
        assert!(!named(None, Some("../x/y")).contains('/'));
        assert!(named(Some(&"x".repeat(1_000)), None).len() < 100);
    }
}
