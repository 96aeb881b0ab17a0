//! Bibliographies among the sources, and the articles that they describe.

use std::fs;
use std::hash::Hasher as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Format, ReadOptions, decode};
use crate::article::Article;
use crate::bibliography::{self, Bibliography, Descriptions, Finding, Share, Subject};
use crate::error::{Error, ErrorKind, SourceProblem};

/// Bytes that tell whether a file is a bibliography.
const HEAD_BYTES: u64 = 16 * 1024;

/// What bibliographies say of articles.
///
/// ```
/// use pincite::source::Bibliographies;
///
/// let none = Bibliographies::load(&[], std::iter::empty());
/// assert_eq!(none.entries(), 0);
/// ```
#[derive(Default)]
pub struct Bibliographies {
    /// `None` where there are no bibliographies.
    descriptions: Option<Descriptions>,
    problems: Vec<SourceProblem>,
}

impl std::fmt::Debug for Bibliographies {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bibliographies").field("entries", &self.entries()).finish_non_exhaustive()
    }
}

/// A bibliography on disk.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BibliographyFile {
    /// Where it is, absolute.
    pub path: PathBuf,
    /// What it is called in origins and messages.
    pub name: String,
}

/// What an article says of itself that an entry may be found by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct OwnNames {
    /// The id it states.
    pub(crate) id: Option<String>,
    /// Its own address.
    pub(crate) url: Option<String>,
    /// Its DOI.
    pub(crate) doi: Option<String>,
}

impl OwnNames {
    /// Takes the names of an article that no entry has described yet.
    pub(crate) fn of(article: &Article) -> Self {
        let stated = article.origin.contains_key("id");
        Self {
            id: stated.then(|| article.id.as_str().to_owned()),
            url: article.metadata.url.clone(),
            doi: article.metadata.extra.get("doi").cloned(),
        }
    }
}

/// Where an article stands, for finding its entry.
#[derive(Clone, Copy)]
pub(crate) struct ArticlePlace<'a> {
    /// Absolute path of its file, with what follows in an archive.
    pub(crate) path: &'a Path,
    /// Name of its format.
    pub(crate) format: &'a str,
}

/// What a bibliography said of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Described {
    /// Differs where another entry, or the same with other facts, speaks; 0
    /// where none does.
    pub(crate) fingerprint: u64,
}

impl Bibliographies {
    /// Reads bibliographies. `articles` are the absolute paths of all files
    /// that they may describe.
    ///
    /// What cannot be read is in [`problems`](Self::problems).
    #[must_use]
    pub fn load<'a>(files: &[BibliographyFile], articles: impl Iterator<Item = &'a Path>) -> Self {
        if files.is_empty() {
            return Self::default();
        }
        let mut problems = Vec::new();
        let mut read = Vec::new();
        for file in files {
            match parse(file) {
                Ok(bibliography) => {
                    problems.extend(problems_of(file, &bibliography));
                    let folder = file.path.parent().unwrap_or(&file.path);
                    read.push((folder.to_string_lossy().into_owned(), bibliography));
                }
                Err(error) => {
                    problems.push(SourceProblem { path: file.path.clone(), line: None, error });
                }
            }
        }
        let articles: Vec<_> = articles.map(|path| path.to_string_lossy()).collect();
        let descriptions = Descriptions::new(read, articles.iter().map(AsRef::as_ref));
        Self { descriptions: Some(descriptions), problems }
    }

    /// Says whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.descriptions.is_none()
    }

    /// Returns how many entries there are.
    #[must_use]
    pub fn entries(&self) -> usize {
        self.descriptions.as_ref().map_or(0, |all| all.entries().count())
    }

    /// Returns what could not be read.
    #[must_use]
    pub fn problems(&self) -> &[SourceProblem] {
        &self.problems
    }

    /// Returns what could not be read.
    #[must_use]
    pub fn into_problems(self) -> Vec<SourceProblem> {
        self.problems
    }

    /// Puts into an article what its entry says, if it has one. `file` is the
    /// absolute path of its file.
    ///
    /// Says whether there was one.
    pub fn describe(&self, article: &mut Article, file: &Path, options: &ReadOptions) -> bool {
        self.describe_as(article, file, options).fingerprint != 0
    }

    pub(crate) fn describe_as(
        &self,
        article: &mut Article,
        file: &Path,
        options: &ReadOptions,
    ) -> Described {
        let Some(all) = &self.descriptions else { return Described { fingerprint: 0 } };
        let own = OwnNames::of(article);
        let format = article.format.clone();
        let finding = all.find(&subject(ArticlePlace { path: file, format: &format }, &own));
        match &finding {
            Finding::Entry(found) => all.describe(article, found, options.latest_date),
            Finding::Ambiguous(remark) => article.notes.push(remark.clone()),
            Finding::Nothing => {}
        }
        Described { fingerprint: fingerprint(all, &finding) }
    }

    /// Returns what would be said of an article now.
    pub(crate) fn described(&self, place: ArticlePlace<'_>, own: &OwnNames) -> Described {
        let fingerprint = self
            .descriptions
            .as_ref()
            .map_or(0, |all| fingerprint(all, &all.find(&subject(place, own))));
        Described { fingerprint }
    }

    /// Takes note of whether an article has an entry; `shown` is what it is
    /// called where it has none.
    pub(crate) fn record(
        &self,
        place: ArticlePlace<'_>,
        own: &OwnNames,
        shown: &str,
        coverage: &mut bibliography::Coverage,
    ) {
        if let Some(all) = &self.descriptions {
            coverage.record(shown, &all.find(&subject(place, own)));
        }
    }

    /// Returns the keys of the entries that describe nothing, each with the
    /// name of its bibliography.
    pub(crate) fn unused<'a>(
        &'a self,
        coverage: &'a bibliography::Coverage,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        let unused = self.descriptions.as_ref().map(|all| coverage.entries_without_file(all));
        unused.into_iter().flatten().map(|(path, entry)| (path, entry.key.as_str()))
    }
}

/// Says whether a file is a bibliography: of formats that are not only that,
/// its beginning tells.
pub(super) fn is_bibliography(path: &Path, format: Format) -> bool {
    if !matches!(format, Format::Bibliography | Format::Json) {
        return false;
    }
    bibliography::recognise(path, &head(path)).is_some()
}

fn head(path: &Path) -> Vec<u8> {
    use std::io::Read as _;
    let mut head = Vec::new();
    if let Ok(file) = fs::File::open(path) {
        // Whoever reads the whole file says what is wrong with it.
        let _ = file.take(HEAD_BYTES).read_to_end(&mut head);
    }
    head
}

fn parse(file: &BibliographyFile) -> Result<Bibliography, Error> {
    let shown = file.path.display();
    let malformed =
        |what: String| Error::new(ErrorKind::Malformed, format!("cannot read {shown}: {what}"));
    let bytes =
        fs::read(&file.path).map_err(|error| Error::io("cannot read", &file.path, error))?;
    let format = bibliography::recognise(&file.path, &bytes)
        .ok_or_else(|| malformed("it is no bibliography that is known".to_owned()))?;
    let decoded = decode::decode(&bytes)
        .map_err(|what| malformed(format!("it is {what}; expected a bibliography")))?;
    Ok(Bibliography::parse(&file.name, format, &decoded.text))
}

fn problems_of<'a>(
    file: &'a BibliographyFile,
    bibliography: &'a Bibliography,
) -> impl Iterator<Item = SourceProblem> + 'a {
    bibliography.problems.iter().map(|problem| SourceProblem {
        path: file.path.clone(),
        line: problem.line,
        error: Error::new(ErrorKind::Malformed, problem.message.clone()),
    })
}

fn subject<'a>(place: ArticlePlace<'a>, own: &'a OwnNames) -> Subject<'a> {
    Subject {
        path: place.path.to_str().unwrap_or_default(),
        absolute: Some(place.path),
        id: own.id.as_deref(),
        url: own.url.as_deref(),
        doi: own.doi.as_deref(),
        share: share(place),
    }
}

/// Tells whether a file of that format holds one article.
fn share(place: ArticlePlace<'_>) -> Share {
    let is_mailbox = place.path.extension().is_some_and(|extension| extension == "mbox");
    match Format::from_name(place.format) {
        Some(Format::Json | Format::JsonLines | Format::Csv | Format::Warc | Format::Trec) => {
            Share::Part
        }
        _ if is_mailbox => Share::Part,
        _ => Share::Whole,
    }
}

fn fingerprint(all: &Descriptions, finding: &Finding) -> u64 {
    let mut hash = xxhash_rust::xxh3::Xxh3::new();
    match finding {
        Finding::Nothing => return 0,
        Finding::Ambiguous(remark) => hash.write(remark.as_bytes()),
        Finding::Entry(found) => {
            hash.write(all.path(found.place).as_bytes());
            hash.write_u64(all.entry(found.place).map_or(0, |entry| entry.fingerprint));
        }
    }
    hash.digest().max(1)
}
