//! Which entry describes which article.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use super::entry::{Bibliography, Entry};
use super::suffixes::{Suffixes, suffixes};
use super::{files, normal};

/// The entries of all bibliographies, prepared for matching.
pub(crate) struct Descriptions {
    bibliographies: Vec<Placed>,
    by_path: HashMap<String, Vec<EntryPlace>>,
    by_doi: HashMap<String, Vec<EntryPlace>>,
    by_url: HashMap<String, Vec<EntryPlace>>,
    by_key: HashMap<String, Vec<EntryPlace>>,
    /// Entries by the longest ending of a path of theirs that some file has.
    by_suffix: HashMap<String, Vec<EntryPlace>>,
    /// The files among the sources, by number.
    articles: Suffixes<usize>,
    article_paths: HashSet<String>,
    /// Entries that name a file which is among the sources: their keys say
    /// nothing of other files.
    with_file: HashSet<EntryPlace>,
}

/// A bibliography and the folder it describes.
struct Placed {
    folder: String,
    bibliography: Bibliography,
}

/// Which entry of which bibliography.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct EntryPlace {
    bibliography: usize,
    entry: usize,
}

/// What an article says of itself, as far as an entry may say the same.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject<'a> {
    /// The path of its file, relative to the folder of sources.
    pub(crate) path: &'a str,
    /// The absolute path of its file, where known.
    pub(crate) absolute: Option<&'a Path>,
    /// The id it states, where it states one.
    pub(crate) id: Option<&'a str>,
    /// Its own address.
    pub(crate) url: Option<&'a str>,
    /// Its DOI.
    pub(crate) doi: Option<&'a str>,
    /// How much of its file it is.
    pub(crate) share: Share,
}

/// How much of its file an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Share {
    /// All: what is said of the file is said of the article.
    Whole,
    /// One of several: the file's path and name say nothing about it.
    Part,
}

/// By what an article and its entry were matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum MatchedBy {
    /// The entry names the article's file.
    File,
    /// They have the same DOI.
    Doi,
    /// They have the same address.
    Url,
    /// The citation key is the article's id or the name of its file.
    Key,
}

impl MatchedBy {
    /// Returns the name for people: `the entry was matched by its NAME`.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Doi => "DOI",
            Self::Url => "URL",
            Self::Key => "citation key",
        }
    }
}

/// The entry that describes an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    /// The entry.
    pub(crate) place: EntryPlace,
    /// By what it was matched.
    pub(crate) by: MatchedBy,
    /// How much of its file the article is.
    pub(super) share: Share,
}

/// What was found for an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Finding {
    /// This entry describes it.
    Entry(Match),
    /// Several could, and none is used; the text says which, for a note on
    /// the article.
    Ambiguous(String),
    /// None does.
    Nothing,
}

impl Descriptions {
    /// Prepares bibliographies, each with its folder relative to the folder of
    /// sources (`""` for that itself). `articles` are the paths of all files
    /// that may be described, relative likewise: an entry written on another
    /// machine names a file by the end of its path, which counts only where no
    /// other file ends so.
    pub(crate) fn new<'a>(
        bibliographies: Vec<(String, Bibliography)>,
        articles: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let mut placed: Vec<Placed> = bibliographies
            .into_iter()
            .map(|(folder, bibliography)| Placed { folder: resolved(&folder), bibliography })
            .collect();
        placed.sort_by(|a, b| a.bibliography.path.cmp(&b.bibliography.path));
        let mut all = Self {
            bibliographies: Vec::new(),
            by_path: HashMap::new(),
            by_doi: HashMap::new(),
            by_url: HashMap::new(),
            by_key: HashMap::new(),
            by_suffix: HashMap::new(),
            articles: Suffixes::new(),
            article_paths: HashSet::new(),
            with_file: HashSet::new(),
        };
        for (number, path) in articles.into_iter().enumerate() {
            let path = resolved(path);
            all.articles.insert(&path, number);
            all.article_paths.insert(path);
        }
        for (bibliography, one) in placed.iter().enumerate() {
            for (entry, said) in one.bibliography.entries.iter().enumerate() {
                all.add(EntryPlace { bibliography, entry }, said, &one.folder);
            }
        }
        all.bibliographies = placed;
        all
    }

    fn add(&mut self, place: EntryPlace, entry: &Entry, folder: &str) {
        fn push(map: &mut HashMap<String, Vec<EntryPlace>>, name: String, place: EntryPlace) {
            let places = map.entry(name).or_default();
            if !name_is_known(places, place) {
                places.push(place);
            }
        }
        for file in &entry.files {
            let absolute = files::is_absolute(file);
            let path =
                if absolute { resolved(file) } else { resolved(&format!("{folder}/{file}")) };
            let ending = resolved(file);
            if self.article_paths.contains(&path) {
                self.with_file.insert(place);
            }
            if !self.article_paths.contains(&path)
                && let Some(ending) = suffixes(&ending).find(|s| !self.articles.get(s).is_empty())
            {
                if self.articles.get(ending).len() == 1 {
                    self.with_file.insert(place);
                }
                push(&mut self.by_suffix, ending.to_owned(), place);
            }
            // Absolute and relative paths cannot be mistaken for each other:
            // the former begin with a slash or a drive.
            push(&mut self.by_path, path, place);
        }
        let doi = entry.doi.clone().or_else(|| entry.url.as_deref().and_then(doi_of_url));
        if let Some(doi) = doi {
            push(&mut self.by_doi, doi, place);
        }
        if let Some(url) = entry.url.as_deref().and_then(normal::url) {
            push(&mut self.by_url, url, place);
        }
        for key in std::iter::once(&entry.key).chain(&entry.aliases) {
            let key = normal::key(key);
            if !key.is_empty() {
                push(&mut self.by_key, key, place);
            }
        }
    }

    /// Returns the entry at a place.
    pub(crate) fn entry(&self, place: EntryPlace) -> Option<&Entry> {
        self.bibliographies.get(place.bibliography)?.bibliography.entries.get(place.entry)
    }

    /// Returns the path of the bibliography that an entry is in.
    pub(crate) fn path(&self, place: EntryPlace) -> &str {
        self.bibliographies.get(place.bibliography).map_or("", |one| &one.bibliography.path)
    }

    /// Returns all entries, bibliography by bibliography.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (EntryPlace, &Entry)> {
        self.bibliographies.iter().enumerate().flat_map(|(bibliography, one)| {
            let entries = one.bibliography.entries.iter().enumerate();
            entries.map(move |(entry, said)| (EntryPlace { bibliography, entry }, said))
        })
    }

    /// Finds the entry that describes an article: by its file, else its DOI,
    /// else its address, else its id or the name of its file.
    ///
    /// Where several entries match equally, what comes later in that order may
    /// decide between them; where nothing does, none is used. The same key in
    /// several bibliographies is one entry, and the bibliography nearest to
    /// the article speaks.
    pub(crate) fn find(&self, article: &Subject<'_>) -> Finding {
        let mut open: Option<(MatchedBy, Vec<EntryPlace>)> = None;
        let mut remark = None;
        for by in [MatchedBy::File, MatchedBy::Doi, MatchedBy::Url, MatchedBy::Key] {
            let candidates = match by {
                MatchedBy::File => self.by_file(article, &mut remark),
                MatchedBy::Doi => self.by_doi(article),
                MatchedBy::Url => self.by_url(article),
                MatchedBy::Key => self.by_key(article),
            };
            let candidates = match &open {
                None => self.nearest_of_each_key(candidates, article.path),
                Some((_, open)) => {
                    open.iter().copied().filter(|place| candidates.contains(place)).collect()
                }
            };
            match (candidates.as_slice(), &open) {
                (&[place], _) => {
                    let by = open.map_or(by, |(by, _)| by);
                    return Finding::Entry(Match { place, by, share: article.share });
                }
                ([], _) => {}
                (_, None) => open = Some((by, candidates)),
                (_, Some(_)) => open = open.map(|(by, _)| (by, candidates)),
            }
        }
        match open {
            Some((by, places)) => Finding::Ambiguous(self.ambiguous(by, &places)),
            None => remark.map_or(Finding::Nothing, Finding::Ambiguous),
        }
    }

    fn ambiguous(&self, by: MatchedBy, places: &[EntryPlace]) -> String {
        /// More names say no more.
        const MAX_NAMES: usize = 4;
        let name = |place: &EntryPlace| {
            let entry = self.entry(*place)?;
            Some(format!("{} (line {} of {})", entry.key, entry.line, self.path(*place)))
        };
        let names: Vec<_> = places.iter().filter_map(name).take(MAX_NAMES).collect();
        format!(
            "several bibliography entries match by {}: {}; none is used, expected one",
            by.name(),
            names.join(", ")
        )
    }

    /// Finds entries by the article's file: the very path, else the longest
    /// ending of it, of two parts at least or a file name that no other file
    /// has.
    fn by_file(&self, article: &Subject<'_>, remark: &mut Option<String>) -> Vec<EntryPlace> {
        if article.share == Share::Part {
            return Vec::new();
        }
        let path = resolved(article.path);
        let absolute = article.absolute.and_then(Path::to_str);
        let mut exact = self.by_path.get(&path).cloned().unwrap_or_default();
        if let Some(places) = absolute.and_then(|path| self.by_path.get(&resolved(path))) {
            exact.extend(places);
            exact.sort_unstable();
            exact.dedup();
        }
        if !exact.is_empty() {
            return exact;
        }
        for suffix in suffixes(&path) {
            let Some(places) = self.by_suffix.get(suffix) else { continue };
            let is_name = !suffix.contains('/');
            if self.articles.get(suffix).len() > 1 {
                if !is_name {
                    *remark = Some(format!(
                        "a bibliography entry names a file that ends in {suffix}, as several \
                         files do; it is not used, expected one"
                    ));
                }
                return Vec::new();
            }
            let places = self.nearest_of_each_key(places.clone(), article.path);
            return if is_name && places.len() > 1 { Vec::new() } else { places };
        }
        Vec::new()
    }

    fn by_doi(&self, article: &Subject<'_>) -> Vec<EntryPlace> {
        let stated = article.doi.and_then(normal::doi);
        let doi = stated.or_else(|| article.url.and_then(doi_of_url));
        doi.and_then(|doi| self.by_doi.get(&doi)).cloned().unwrap_or_default()
    }

    fn by_url(&self, article: &Subject<'_>) -> Vec<EntryPlace> {
        let url = article.url.and_then(normal::url);
        url.and_then(|url| self.by_url.get(&url)).cloned().unwrap_or_default()
    }

    /// Finds entries whose key is the article's id or the name of its file.
    /// Of keys that differ in case or signs, the one that is equal wins.
    fn by_key(&self, article: &Subject<'_>) -> Vec<EntryPlace> {
        let stem = (article.share == Share::Whole).then(|| stem(article.path));
        for stated in [article.id, stem].into_iter().flatten() {
            let Some(places) = self.by_key.get(&normal::key(stated)) else { continue };
            let is_equal =
                |place: &&EntryPlace| self.entry(**place).is_some_and(|entry| entry.key == stated);
            let is_free = |place: &&EntryPlace| !self.with_file.contains(*place);
            let free: Vec<_> = places.iter().filter(is_free).copied().collect();
            let equal: Vec<_> = free.iter().filter(is_equal).copied().collect();
            return if equal.is_empty() { free } else { equal };
        }
        Vec::new()
    }

    /// Of entries with the same key in several bibliographies, keeps the one
    /// of the bibliography nearest to the article; of equal entries in one
    /// bibliography, the first.
    fn nearest_of_each_key(&self, mut places: Vec<EntryPlace>, path: &str) -> Vec<EntryPlace> {
        if places.len() < 2 {
            return places;
        }
        let path = resolved(path);
        places.sort_by_key(|place| {
            let folder = self.bibliographies.get(place.bibliography).map_or("", |one| &one.folder);
            (std::cmp::Reverse(nearness(folder, &path)), *place)
        });
        let mut kept: Vec<EntryPlace> = Vec::new();
        for place in places {
            let Some(entry) = self.entry(place) else { continue };
            let is_same = |other: &EntryPlace| {
                self.entry(*other).is_some_and(|said| {
                    said.key == entry.key
                        && (other.bibliography != place.bibliography
                            || said.fingerprint == entry.fingerprint)
                })
            };
            if !kept.iter().any(is_same) {
                kept.push(place);
            }
        }
        kept
    }
}

fn name_is_known(places: &[EntryPlace], place: EntryPlace) -> bool {
    // Places are added in order, so that a repetition is the last.
    places.last() == Some(&place)
}

/// Returns how many folders a bibliography shares with an article it stands
/// above; 0 where it stands elsewhere.
fn nearness(folder: &str, path: &str) -> usize {
    if folder.is_empty() {
        return 1;
    }
    let is_above = path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    if is_above { folder.matches('/').count() + 2 } else { 0 }
}

/// Returns the name of a file without folders and extension.
fn stem(path: &str) -> &str {
    Path::new(path).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
}

fn doi_of_url(url: &str) -> Option<String> {
    let address = normal::url(url)?;
    let is_resolver = address.starts_with("doi.org/") || address.starts_with("dx.doi.org/");
    is_resolver.then(|| normal::doi(&address)).flatten()
}

/// Writes a path in the form in which paths are compared: `/` between parts,
/// no `.`, `..` resolved where it can be, letters composed.
fn resolved(path: &str) -> String {
    let path: String = path.replace('\\', "/").nfc().collect();
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let root = if path.starts_with('/') { "/" } else { "" };
    format!("{root}{}", parts.join("/"))
}
