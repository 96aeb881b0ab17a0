//! From paths as given to the sources they belong to.

use std::path::{Path, PathBuf};

use crate::error::{Error, ErrorKind, Result, SourceProblem};
use crate::index::documents::file_key;
use crate::index::state::{Source, State, normal, way};
use crate::source::{self, SourceFile};

/// The parts of sources that a run looks at.
pub(super) struct Scopes {
    index_dir: PathBuf,
    /// All sources, known and new.
    sources: Vec<Source>,
    /// What to look at, none within another.
    scopes: Vec<Scope>,
    /// Sources that lie within a new one and give way to it.
    pub(super) absorbed: Vec<u32>,
}

/// A source, or the part of it below a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scope {
    pub(super) source: u32,
    /// Path below the source, empty for all of it.
    pub(super) within: String,
}

impl Scope {
    /// Says whether a file of a source lies in the scope.
    pub(super) fn holds(&self, source: u32, path: &str) -> bool {
        self.source == source && is_below(path, &self.within)
    }
}

/// Says whether a path is `folder` or lies in it.
pub(super) fn is_below(path: &str, folder: &str) -> bool {
    folder.is_empty()
        || path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What stands on the disk within the scopes.
pub(super) struct Found {
    pub(super) files: Vec<(u32, SourceFile)>,
    pub(super) problems: Vec<SourceProblem>,
    pub(super) skipped: u64,
    /// Places that could not be looked into: what was indexed below stays.
    pub(super) unseen: Vec<(u32, String)>,
}

impl Scopes {
    /// Finds the sources of `paths`; all known ones where there are none, or
    /// where `everything` is wanted besides.
    pub(super) fn find(
        index_dir: &Path,
        state: &State,
        paths: &[PathBuf],
        everything: bool,
    ) -> Result<Self> {
        let index_dir = absolute(index_dir);
        let mut found = Self {
            index_dir,
            sources: state.sources.clone(),
            scopes: Vec::new(),
            absorbed: Vec::new(),
        };
        for path in paths {
            found.add(path)?;
        }
        if paths.is_empty() || everything {
            let known = found.sources.iter().map(|source| source.id);
            let all: Vec<_> = known.map(|source| Scope { source, within: String::new() }).collect();
            found.scopes.extend(all);
        }
        found.tidy();
        Ok(found)
    }

    fn add(&mut self, path: &Path) -> Result<()> {
        let place = absolute(path);
        for source in &self.sources {
            let root = normal(&self.index_dir.join(&source.location));
            if let Ok(within) = place.strip_prefix(&root)
                && (!source.is_file || within.as_os_str().is_empty())
            {
                let within = slashed(within);
                self.scopes.push(Scope { source: source.id, within });
                return Ok(());
            }
        }
        let metadata =
            std::fs::metadata(&place).map_err(|error| Error::io("cannot read", path, error))?;
        let id = self.sources.iter().map(|source| source.id + 1).max().unwrap_or(0);
        if metadata.is_dir() {
            let index_dir = &self.index_dir;
            let inside = self
                .sources
                .iter()
                .filter(|source| normal(&index_dir.join(&source.location)).starts_with(&place));
            self.absorbed.extend(inside.map(|source| source.id));
            let absorbed = &self.absorbed;
            self.sources.retain(|source| !absorbed.contains(&source.id));
        }
        let location = way(&self.index_dir, &place);
        self.sources.push(Source { id, location, is_file: metadata.is_file() });
        self.scopes.push(Scope { source: id, within: String::new() });
        Ok(())
    }

    /// Drops scopes within others, and such of absorbed sources.
    fn tidy(&mut self) {
        let all = std::mem::take(&mut self.scopes);
        for (index, scope) in all.iter().enumerate() {
            let covered = all.iter().enumerate().any(|(other_index, other)| {
                other_index != index
                    && other.holds(scope.source, &scope.within)
                    && (other != scope || other_index < index)
            });
            if !covered && !self.absorbed.contains(&scope.source) {
                self.scopes.push(scope.clone());
            }
        }
    }

    /// Says whether a recorded file is in the part looked at.
    pub(super) fn hold(&self, source: u32, path: &str) -> bool {
        self.absorbed.contains(&source) || self.scopes.iter().any(|s| s.holds(source, path))
    }

    /// Looks which files there are.
    pub(super) fn walk(&self) -> Found {
        let mut found =
            Found { files: Vec::new(), problems: Vec::new(), skipped: 0, unseen: Vec::new() };
        for scope in &self.scopes {
            let Some(source) = self.sources.iter().find(|source| source.id == scope.source) else {
                continue;
            };
            let root = source.resolve(&self.index_dir, "");
            let start =
                if scope.within.is_empty() { root.clone() } else { root.join(&scope.within) };
            if !start.exists() {
                // A part of a source that is gone is gone. A whole source may
                // be a disk that is not there today.
                if scope.within.is_empty() {
                    found.unseen.push((scope.source, String::new()));
                    let error = Error::new(
                        ErrorKind::NotFound,
                        "it was indexed before and is not there now; what was indexed stays",
                    );
                    found.problems.push(SourceProblem { path: start, line: None, error });
                }
                continue;
            }
            let walked = match source::walk(&start) {
                Ok(walked) => walked,
                Err(error) => {
                    found.unseen.push((scope.source, scope.within.clone()));
                    found.problems.push(SourceProblem { path: start, line: None, error });
                    continue;
                }
            };
            found.skipped += walked.skipped_files as u64;
            for file in walked.files {
                if file.path.starts_with(&self.index_dir) {
                    continue;
                }
                let relative = match (source.is_file, scope.within.is_empty()) {
                    (true, _) | (_, true) => file.relative,
                    _ if start.is_file() => scope.within.clone(),
                    _ => format!("{}/{}", scope.within, file.relative),
                };
                found.files.push((scope.source, SourceFile { relative, ..file }));
            }
            for problem in walked.problems {
                if let Ok(below) = problem.path.strip_prefix(&root) {
                    found.unseen.push((scope.source, slashed(below)));
                }
                found.problems.push(problem);
            }
        }
        found
    }

    pub(super) fn into_sources(self) -> Vec<Source> {
        self.sources
    }
}

/// Returns the place of a path in the known sources, as the `place` field has
/// it.
pub(in crate::index) fn place_of(index_dir: &Path, state: &State, path: &Path) -> Option<String> {
    let place = absolute(path);
    state.sources.iter().find_map(|source| {
        let root = normal(&absolute(index_dir).join(&source.location));
        let within = slashed(place.strip_prefix(&root).ok()?);
        Some(file_key(source.id, &within))
    })
}

/// Returns the real, absolute path; of one that does not exist, as it would be.
fn absolute(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| {
        let path = std::path::absolute(path).map_or_else(|_| path.to_owned(), |path| normal(&path));
        // The folder may exist where the file does not.
        match (path.parent().map(std::fs::canonicalize), path.file_name()) {
            (Some(Ok(parent)), Some(name)) => parent.join(name),
            _ => path,
        }
    })
}

/// Writes a relative path with `/` between its parts.
fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn below_is_by_whole_names() {
        assert!(is_below("a/b.txt", ""));
        assert!(is_below("a/b.txt", "a"));
        assert!(is_below("a", "a"));
        assert!(!is_below("ab/c.txt", "a"));
    }

    #[test]
    fn a_folder_absorbs_what_lies_in_it() {
        let dir = tempfile::tempdir().unwrap();
        let inner = dir.path().join("docs/inner");
        std::fs::create_dir_all(&inner).unwrap();
        let index = dir.path().join("index");
        let first = Scopes::find(&index, &State::default(), &[inner], false).unwrap();
        let state = State { sources: first.into_sources(), ..State::default() };
        assert_eq!(state.sources[0].location, Path::new("../docs/inner"));
        let second = Scopes::find(&index, &state, &[dir.path().join("docs")], false).unwrap();
        assert_eq!(second.absorbed, [0]);
        assert_eq!(second.sources.len(), 1);
        assert_eq!(second.sources[0].location, Path::new("../docs"));
    }

    #[test]
    fn a_part_of_a_known_source_stays_a_part() {
        let dir = tempfile::tempdir().unwrap();
        let docs = dir.path().join("docs");
        std::fs::create_dir_all(docs.join("a")).unwrap();
        let index = dir.path().join("index");
        let first =
            Scopes::find(&index, &State::default(), std::slice::from_ref(&docs), false).unwrap();
        let state = State { sources: first.into_sources(), ..State::default() };
        let gone = docs.join("a/gone.txt");
        let paths = [docs.join("a"), gone, docs.join("a")];
        let found = Scopes::find(&index, &state, &paths, false).unwrap();
        assert_eq!(found.scopes, [Scope { source: 0, within: "a".to_owned() }]);
        assert!(Scopes::find(&index, &state, &[dir.path().join("none")], false).is_err());
    }
}
