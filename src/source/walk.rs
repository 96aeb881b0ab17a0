//! Which files a folder holds.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use ignore::WalkBuilder;

use super::bibliographies::is_bibliography;
use super::{Coverage, Format};
use crate::{Error, ErrorKind, Result, SourceProblem};

/// A file that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// The path to open it by.
    pub path: PathBuf,
    /// The path from the folder walked, with `/` between its parts; the file
    /// name alone for a file given by itself.
    pub relative: String,
    /// Its format, by its extension.
    pub format: Format,
    /// Its size.
    pub size_bytes: u64,
    /// When it was last changed, in nanoseconds since 1970-01-01 UTC; 0 where
    /// the system does not say.
    pub modified_ns: i64,
}

/// What a walk found.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct Walk {
    /// The files, ordered by the bytes of their relative paths.
    pub files: Vec<SourceFile>,
    /// What was passed over: files of other formats, and the `README` files of
    /// folders.
    pub passed_over: Coverage,
    /// Folders and files that could not be looked at.
    pub problems: Vec<SourceProblem>,
}

/// Finds the files of known formats at and under `root`.
///
/// Hidden files and those named by `.gitignore` and `.ignore` files are passed
/// over, inside and outside of git repositories. So is any file called
/// `README`, whatever its extension: it describes its folder and is no
/// article. Symbolic links are followed; a loop of links is a problem in the
/// result. A `root` that is itself a file is found whatever its name.
///
/// # Errors
///
/// Fails where `root` does not exist or is a file of no known format. What
/// goes wrong below `root` is in [`Walk::problems`].
pub fn walk(root: &Path) -> Result<Walk> {
    let metadata = fs::metadata(root).map_err(|error| Error::io("cannot read", root, error))?;
    if !metadata.is_dir() {
        let relative =
            root.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let format = format_of(root).ok_or_else(|| unknown_format(root))?;
        let file = SourceFile::new(root.to_owned(), relative, format, &metadata);
        return Ok(Walk { files: vec![file], ..Walk::default() });
    }
    Ok(walk_folder(root, root, &[]))
}

/// Finds the files of a folder that stand at or under `within`, by the rules
/// of the whole folder: what it ignores is passed over there too. Nothing is
/// looked at that is or lies under one of `others`. Paths are relative to
/// `root`.
pub(crate) fn walk_within(root: &Path, within: &Path, others: &[PathBuf]) -> Walk {
    walk_folder(root, within, others)
}

fn walk_folder(root: &Path, within: &Path, others: &[PathBuf]) -> Walk {
    let mut walk = Walk::default();
    let (only, not) = (within.to_owned(), others.to_vec());
    let entries = WalkBuilder::new(root)
        .filter_entry(move |entry| {
            let path = entry.path();
            (path.starts_with(&only) || only.starts_with(path))
                && !not.iter().any(|other| path.starts_with(other))
        })
        .follow_links(true)
        .require_git(false)
        // A person's global ignore file must not decide what an index holds.
        .git_global(false)
        .git_exclude(false)
        .build();
    for entry in entries {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                walk.add(root, &entry)
            }
            Ok(entry) => {
                if let Some(error) = entry.error() {
                    walk.problems.push(problem(root, error));
                }
            }
            Err(error) => walk.problems.push(problem(root, &error)),
        }
    }
    walk.files.sort_by(|a, b| a.relative.as_bytes().cmp(b.relative.as_bytes()));
    walk.problems.sort_by(|a, b| a.path.cmp(&b.path));
    walk
}

impl Walk {
    fn add(&mut self, root: &Path, entry: &ignore::DirEntry) {
        let path = entry.path();
        let format = match format_of(path) {
            Some(format) if !is_readme(path) => format,
            format => {
                self.passed_over.add(why_not(path, format), relative_path(root, path));
                return;
            }
        };
        match entry.metadata() {
            Ok(metadata) => {
                let relative = relative_path(root, path);
                self.files.push(SourceFile::new(path.to_owned(), relative, format, &metadata));
            }
            Err(error) => self.problems.push(problem(path, &error)),
        }
    }
}

impl SourceFile {
    /// Looks at the file at `path`, to be recorded as `relative`; `None` where
    /// there is none that can be read.
    pub(crate) fn at(path: &Path, relative: &str) -> Option<Self> {
        let metadata = fs::metadata(path).ok().filter(Metadata::is_file)?;
        let format = format_of(path)?;
        Some(Self::new(path.to_owned(), relative.to_owned(), format, &metadata))
    }

    fn new(path: PathBuf, relative: String, format: Format, metadata: &Metadata) -> Self {
        let since = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let modified_ns = since.and_then(|since| i64::try_from(since.as_nanos()).ok()).unwrap_or(0);
        Self { path, relative, format, size_bytes: metadata.len(), modified_ns }
    }
}

/// Says that a file's extension is none of the known ones.
pub(super) fn unknown_format(path: &Path) -> Error {
    let known = Format::known_extensions();
    Error::new(
        ErrorKind::Malformed,
        format!("{} is of no known format; expected one of {known}", path.display()),
    )
}

/// Tells the format of a file by its name, and by its content where a name may
/// be that of a bibliography or of something else.
fn format_of(path: &Path) -> Option<Format> {
    match Format::from_path(path)? {
        format if is_bibliography(path, format) => Some(Format::Bibliography),
        Format::Bibliography => None,
        format => Some(format),
    }
}

/// Says why a file is passed over.
fn why_not(path: &Path, format: Option<Format>) -> String {
    match path.extension() {
        _ if format.is_some() => "describes its folder (README)".to_owned(),
        Some(extension) => {
            format!("of no known format (.{})", extension.to_string_lossy().to_lowercase())
        }
        None => "of no known format (no extension)".to_owned(),
    }
}

/// Says whether a file describes its folder and is no article.
pub(super) fn is_readme(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("readme"))
}

fn relative_path(root: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> =
        inside.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

fn problem(root: &Path, error: &ignore::Error) -> SourceProblem {
    let path = path_of(error).unwrap_or(root).to_owned();
    let error = match io_kind(error) {
        Some(kind) => Error::io("cannot read", &path, kind.into()),
        None => {
            Error::new(ErrorKind::Io, format!("cannot read {}: {}", path.display(), reason(error)))
        }
    };
    SourceProblem { path, line: None, error }
}

/// Words an error of the walk without the path, which the message names already.
fn reason(error: &ignore::Error) -> String {
    match error {
        ignore::Error::WithPath { err, .. }
        | ignore::Error::WithDepth { err, .. }
        | ignore::Error::WithLineNumber { err, .. } => reason(err),
        ignore::Error::Loop { ancestor, .. } => {
            format!("a symbolic link leads back to {}", ancestor.display())
        }
        other => other.to_string(),
    }
}

fn io_kind(error: &ignore::Error) -> Option<std::io::ErrorKind> {
    let is_loop = reason(error).starts_with("a symbolic link");
    error.io_error().map(std::io::Error::kind).filter(|_| !is_loop)
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        ignore::Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::walk;
    use crate::ErrorKind;

    fn write(root: &std::path::Path, path: &str) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "x").unwrap();
    }

    #[test]
    fn finds_known_formats_in_byte_order() {
        let root = tempfile::tempdir().unwrap();
        for path in [
            "b.txt",
            "a/z.md",
            "a.txt",
            "a/b.JSONL",
            "Z.txt",
            ".hidden.txt",
            ".git2/x.txt",
            "photo.jpg",
            "README.md",
            "a/ReadMe.txt",
            "drafts/no.txt",
            "skip.txt",
        ] {
            write(root.path(), path);
        }
        fs::write(root.path().join(".gitignore"), "drafts/\n").unwrap();
        fs::write(root.path().join(".ignore"), "skip.txt\n").unwrap();
        let found = walk(root.path()).unwrap();
        let paths: Vec<&str> = found.files.iter().map(|file| file.relative.as_str()).collect();
        assert_eq!(paths, ["Z.txt", "a.txt", "a/b.JSONL", "a/z.md", "b.txt"]);
        assert_eq!((found.passed_over.count(), found.problems.len()), (3, 0));
        let reasons: Vec<String> =
            found.passed_over.not_read().into_iter().map(|not_read| not_read.reason).collect();
        assert_eq!(reasons, ["describes its folder (README)", "of no known format (.jpg)"]);
        assert!(found.files.iter().all(|file| file.size_bytes == 1 && file.modified_ns > 0));
    }

    #[test]
    fn takes_a_file_given_by_itself() {
        let root = tempfile::tempdir().unwrap();
        write(root.path(), "README.md");
        write(root.path(), "photo.jpg");
        let found = walk(&root.path().join("README.md")).unwrap();
        assert_eq!(found.files[0].relative, "README.md");
        let error = walk(&root.path().join("photo.jpg")).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Malformed);
        assert!(error.to_string().contains(".txt, .text, .md"), "{error}");
        assert_eq!(walk(&root.path().join("none")).unwrap_err().kind(), ErrorKind::NotFound);
    }

    #[test]
    fn walks_a_folder_that_is_ignored_itself() {
        let root = tempfile::tempdir().unwrap();
        write(root.path(), "private/a.txt");
        write(root.path(), "private/drafts/b.txt");
        fs::write(root.path().join(".gitignore"), "private/\ndrafts/\n").unwrap();
        let found = walk(&root.path().join("private")).unwrap();
        let paths: Vec<&str> = found.files.iter().map(|file| file.relative.as_str()).collect();
        assert_eq!(paths, ["a.txt"]);
        assert!(walk(root.path()).unwrap().files.is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn survives_loops_and_broken_links() {
        let root = tempfile::tempdir().unwrap();
        write(root.path(), "a/x.txt");
        std::os::unix::fs::symlink(root.path(), root.path().join("a/loop")).unwrap();
        std::os::unix::fs::symlink("nowhere", root.path().join("a/broken.txt")).unwrap();
        let found = walk(root.path()).unwrap();
        assert_eq!(found.files.len(), 1);
        let problems: Vec<String> =
            found.problems.iter().map(|problem| problem.error.to_string()).collect();
        assert_eq!(problems.len(), 2, "{problems:?}");
        assert!(problems[0].contains("no such file"), "{problems:?}");
        assert!(problems[1].contains("leads back to"), "{problems:?}");
    }
}
