//! From paths as given to the sources they belong to.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::Address;
use crate::error::{Error, ErrorKind, Result, SourceProblem};
use crate::index::documents::file_key;
use crate::index::record::FileRecord;
use crate::index::state::{Source, State, normal, way};
use crate::source::{self, Coverage, Format, SourceFile};

/// The parts of sources that a run looks at.
pub(super) struct Scopes {
    index_dir: PathBuf,
    /// All sources, known and new. One may lie within another: it keeps what is
    /// its own, and the outer one passes over it.
    sources: Vec<Source>,
    /// What to look at, none within another of the same source.
    scopes: Vec<Scope>,
    /// Paths that cannot become sources.
    problems: Vec<SourceProblem>,
    /// Sources that were received from another address than before.
    new_addresses: Vec<u32>,
}

/// A source, or the part of it below a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scope {
    pub(super) source: u32,
    /// Path below the source, empty for all of it.
    pub(super) within: String,
    /// Whether it was named in this run: what is named and not there is gone.
    named: bool,
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
#[derive(Default)]
pub(super) struct Found {
    pub(super) files: Vec<(u32, SourceFile)>,
    pub(super) problems: Vec<SourceProblem>,
    /// What is passed over in each source that was looked at as a whole.
    pub(super) passed_over: BTreeMap<u32, Coverage>,
    /// What is passed over in all that was looked at.
    pub(super) skipped: Coverage,
    /// Places that could not be looked into: what was indexed below stays.
    pub(super) unseen: Vec<(u32, String)>,
    /// Sources that are no more.
    gone: Vec<u32>,
}

impl Found {
    fn problem(&mut self, path: PathBuf, error: Error) {
        self.problems.push(SourceProblem { path, line: None, error });
    }
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
        let mut found = Self {
            index_dir: absolute(index_dir),
            sources: state.sources.clone(),
            scopes: Vec::new(),
            problems: Vec::new(),
            new_addresses: Vec::new(),
        };
        for path in paths {
            found.add(path)?;
        }
        if paths.is_empty() || everything {
            let known = found.sources.iter().map(|source| source.id);
            let all = known.map(|source| Scope { source, within: String::new(), named: false });
            found.scopes.extend(all.collect::<Vec<_>>());
        }
        found.tidy();
        Ok(found)
    }

    fn root(&self, source: &Source) -> PathBuf {
        source.resolve(&self.index_dir, "")
    }

    fn add(&mut self, path: &Path) -> Result<()> {
        let place = absolute(path);
        let as_named = std::path::absolute(path).map_or_else(|_| place.clone(), |p| normal(&p));
        let held = holder(&self.index_dir, &self.sources, &place)
            .or_else(|| holder(&self.index_dir, &self.sources, &as_named));
        // A source around the index passes over what is kept there.
        let is_own = |place: &Path| place.starts_with(&self.index_dir);
        let held = held.filter(|(source, _)| !is_own(&place) || is_own(&self.root(source)));
        if let Some((source, within)) = held
            && (source.is_file || !is_passed_over(&self.root(source), &place))
        {
            self.scopes.push(Scope { source: source.id, within, named: true });
            self.add_inner(&place);
            return Ok(());
        }
        let metadata =
            std::fs::metadata(&place).map_err(|error| Error::io("cannot read", path, error))?;
        if metadata.is_file() && Format::from_path(&place).is_none() {
            // One wrong file among many, as from `*`, spoils nothing.
            if let Err(error) = source::walk(&place) {
                self.problems.push(SourceProblem { path: place, line: None, error });
            }
            return Ok(());
        }
        let id = self.sources.iter().map(|source| source.id + 1).max().unwrap_or(0);
        self.add_inner(&place);
        let location = way(&self.index_dir, &place);
        self.sources.push(Source { id, location, is_file: metadata.is_file(), url: None });
        self.scopes.push(Scope { source: id, within: String::new(), named: true });
        Ok(())
    }

    /// Says under which address the file at a place was received.
    pub(super) fn set_address(&mut self, path: &Path, address: Address<'_>) {
        let place = absolute(path);
        let index_dir = self.index_dir.clone();
        let mut sources = self.sources.iter_mut();
        if let Some(source) = sources.find(|source| source.resolve(&index_dir, "") == place)
            && source.url.as_deref() != address.url
        {
            source.url = address.url.map(str::to_owned);
            self.new_addresses.push(source.id);
        }
    }

    /// Adds the sources that lie within a place.
    fn add_inner(&mut self, place: &Path) {
        let inner = self.sources.iter().filter(|source| {
            let root = self.root(source);
            root != place && root.starts_with(place)
        });
        let inner: Vec<u32> = inner.map(|source| source.id).collect();
        let scope = |source| Scope { source, within: String::new(), named: false };
        self.scopes.extend(inner.into_iter().map(scope));
    }

    /// Drops scopes within others.
    fn tidy(&mut self) {
        let all = std::mem::take(&mut self.scopes);
        for (index, scope) in all.iter().enumerate() {
            let covered = all.iter().enumerate().any(|(other_index, other)| {
                let same = other.within == scope.within && other.source == scope.source;
                other_index != index
                    && other.holds(scope.source, &scope.within)
                    && (!same || other_index < index)
            });
            if !covered {
                self.scopes.push(scope.clone());
            }
        }
    }

    /// Says whether a recorded file is in the part looked at.
    pub(super) fn hold(&self, source: u32, path: &str) -> bool {
        self.scopes.iter().any(|scope| scope.holds(source, path))
    }

    /// Says whether a source has another address than before: its articles
    /// then have too.
    pub(super) fn has_new_address(&self, source: u32) -> bool {
        self.new_addresses.contains(&source)
    }

    /// Returns where a recorded file is, to open it.
    pub(super) fn path_of(&self, file: &FileRecord) -> Option<PathBuf> {
        let source = self.sources.iter().find(|source| source.id == file.source)?;
        Some(source.resolve(&self.index_dir, &file.path))
    }

    /// Looks which files there are.
    pub(super) fn walk(&self) -> Found {
        let mut found = Found::default();
        found.problems.extend(self.problems.iter().map(SourceProblem::restated));
        for scope in &self.scopes {
            if let Some(source) = self.sources.iter().find(|source| source.id == scope.source) {
                self.walk_scope(scope, source, &mut found);
            }
        }
        found
    }

    fn walk_scope(&self, scope: &Scope, source: &Source, found: &mut Found) {
        let root = self.root(source);
        let start = if scope.within.is_empty() { root.clone() } else { root.join(&scope.within) };
        if !start.exists() {
            self.missing(scope, source, start, found);
            return;
        }
        let inner = self.sources.iter().map(|other| self.root(other));
        let mut others: Vec<PathBuf> =
            inner.filter(|other| *other != root && other.starts_with(&root)).collect();
        if !root.starts_with(&self.index_dir) {
            others.push(self.index_dir.clone());
        }
        let walked = if source.is_file {
            match source::walk(&root) {
                Ok(walked) => walked,
                Err(error) => {
                    found.unseen.push((scope.source, scope.within.clone()));
                    found.problem(start, error);
                    return;
                }
            }
        } else {
            source::walk_within(&root, &start, &others)
        };
        found.skipped.merge(&walked.passed_over);
        if scope.within.is_empty() {
            found.passed_over.insert(source.id, walked.passed_over);
        }
        for file in walked.files {
            if file.path.to_str().is_none() {
                let message = "its name is not valid UTF-8; rename it to have it indexed";
                found.problem(file.path, Error::new(ErrorKind::Malformed, message));
                continue;
            }
            found.files.push((scope.source, file));
        }
        for problem in walked.problems {
            if let Ok(below) = problem.path.strip_prefix(&root) {
                found.unseen.push((scope.source, slashed(below)));
            }
            found.problems.push(problem);
        }
    }

    /// Decides what it means that nothing is at a place. A part of a source
    /// that is gone is gone, and so is a source that is named, or a file whose
    /// folder is there. Else it may be a disk that is not there today.
    fn missing(&self, scope: &Scope, source: &Source, start: PathBuf, found: &mut Found) {
        let is_whole = scope.within.is_empty();
        let has_folder = || start.parent().is_some_and(Path::exists);
        let root_exists = || self.root(source).exists();
        if is_whole && (scope.named || (source.is_file && has_folder())) {
            found.gone.push(source.id);
        } else if is_whole || !root_exists() {
            found.unseen.push((scope.source, scope.within.clone()));
            let message = "it was indexed before and is not there now; what was indexed stays";
            found.problem(start, Error::new(ErrorKind::NotFound, message));
        }
    }

    /// Returns the sources that there are from now on.
    pub(super) fn into_sources(self, found: &Found) -> Vec<Source> {
        let still = |source: &Source| !found.gone.contains(&source.id);
        self.sources.into_iter().filter(still).collect()
    }
}

/// Returns the innermost source that holds a place, and the way from it.
fn holder<'s>(
    index_dir: &Path,
    sources: &'s [Source],
    place: &Path,
) -> Option<(&'s Source, String)> {
    let holders = sources.iter().filter_map(|source| {
        let root = source.resolve(index_dir, "");
        let within = place.strip_prefix(&root).ok()?;
        let holds = !source.is_file || within.as_os_str().is_empty();
        holds.then(|| (root.components().count(), source, slashed(within)))
    });
    holders.max_by_key(|(depth, ..)| *depth).map(|(_, source, within)| (source, within))
}

/// Says whether a source passes over a file or folder in it.
fn is_passed_over(root: &Path, place: &Path) -> bool {
    let seen = source::walk_within(root, place, &[]);
    seen.files.is_empty() && source::walk(place).is_ok_and(|walk| !walk.files.is_empty())
}

/// Returns the places of a path in the known sources, as the `place` field has
/// them: in the source that holds it, and the sources within it.
pub(in crate::index) fn places_of(index_dir: &Path, state: &State, path: &Path) -> Vec<String> {
    let index_dir = absolute(index_dir);
    let place = absolute(path);
    let held = holder(&index_dir, &state.sources, &place);
    let inner = state.sources.iter().filter(|source| {
        let root = source.resolve(&index_dir, "");
        root != place && root.starts_with(&place)
    });
    let inner = inner.map(|source| file_key(source.id, ""));
    held.map(|(source, within)| file_key(source.id, &within)).into_iter().chain(inner).collect()
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

    fn state_of(scopes: Scopes) -> State {
        State { sources: scopes.into_sources(&Found::default()), ..State::default() }
    }

    #[test]
    fn below_is_by_whole_names() {
        assert!(is_below("a/b.txt", ""));
        assert!(is_below("a/b.txt", "a"));
        assert!(is_below("a", "a"));
        assert!(!is_below("ab/c.txt", "a"));
    }

    #[test]
    fn a_source_within_another_keeps_its_own() {
        let dir = tempfile::tempdir().unwrap();
        let inner = dir.path().join("docs/inner");
        std::fs::create_dir_all(&inner).unwrap();
        std::fs::write(inner.join("a.txt"), "a").unwrap();
        std::fs::write(dir.path().join("docs/b.txt"), "b").unwrap();
        let index = dir.path().join("index");
        let state = state_of(Scopes::find(&index, &State::default(), &[inner], false).unwrap());
        assert_eq!(state.sources[0].location, Path::new("../docs/inner"));
        let both = Scopes::find(&index, &state, &[dir.path().join("docs")], false).unwrap();
        let mut files: Vec<_> =
            both.walk().files.into_iter().map(|(source, file)| (source, file.relative)).collect();
        files.sort();
        assert_eq!(files, [(0, "a.txt".to_owned()), (1, "b.txt".to_owned())]);
    }

    #[test]
    fn a_part_of_a_known_source_stays_a_part() {
        let dir = tempfile::tempdir().unwrap();
        let docs = dir.path().join("docs");
        std::fs::create_dir_all(docs.join("a")).unwrap();
        let index = dir.path().join("index");
        let paths = std::slice::from_ref(&docs);
        let state = state_of(Scopes::find(&index, &State::default(), paths, false).unwrap());
        let gone = docs.join("a/gone.txt");
        let paths = [docs.join("a"), gone, docs.join("a")];
        let found = Scopes::find(&index, &state, &paths, false).unwrap();
        let expected = Scope { source: 0, within: "a".to_owned(), named: true };
        assert_eq!(found.scopes, [expected]);
        assert!(Scopes::find(&index, &state, &[dir.path().join("none")], false).is_err());
    }

    #[test]
    fn a_file_that_its_folder_passes_over_is_a_source_of_its_own() {
        let dir = tempfile::tempdir().unwrap();
        let docs = dir.path().join("docs");
        std::fs::create_dir(&docs).unwrap();
        for name in ["README.md", "a.txt", ".hidden.txt"] {
            std::fs::write(docs.join(name), "text").unwrap();
        }
        let index = dir.path().join("index");
        let paths = std::slice::from_ref(&docs);
        let state = state_of(Scopes::find(&index, &State::default(), paths, false).unwrap());
        for (name, sources) in [("a.txt", 1), ("README.md", 2), (".hidden.txt", 2)] {
            let found = Scopes::find(&index, &state, &[docs.join(name)], false).unwrap();
            assert_eq!(found.sources.len(), sources, "{name}");
        }
    }
}
