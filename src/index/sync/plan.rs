//! What is to be done: files as found against files as recorded.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tantivy::Term;

use super::scope::{Found, Scopes, is_below};
use super::write::article_path;
use super::{ChangeKind, FileChange, SyncReport};
use crate::error::{Result, SourceProblem};
use crate::index::Engine;
use crate::index::documents::file_key;
use crate::index::reading::Snapshot;
use crate::index::record::{FileRecord, TextCodec};
use crate::source::{
    ArticlePlace, Bibliographies, BibliographyFile, Coverage, Format, SourceFile, file_stem,
};

/// A file this young when it was read may change once more within the same
/// tick of the clock: its time is not trusted to tell.
const RACY: Duration = Duration::from_millis(100);

/// The difference between disk and index.
#[derive(Default)]
pub(in crate::index) struct Plan {
    /// Files to read.
    pub(in crate::index) jobs: Vec<Job>,
    /// Files whose time changed and nothing else: their new records.
    pub(super) touched: Vec<FileRecord>,
    /// Files that are gone.
    pub(in crate::index) removed: Vec<FileRecord>,
    /// Keys of the files that an index to be made anew would lose, should they
    /// not be readable.
    pub(super) known: HashSet<String>,
    /// What bibliographies say of articles; empty where nothing is read.
    pub(super) bibliographies: Arc<Bibliographies>,
    unchanged: u64,
    failed: u64,
    skipped: Coverage,
    problems: Vec<SourceProblem>,
}

/// A file to read.
#[derive(Clone)]
pub(in crate::index) struct Job {
    pub(in crate::index) source: u32,
    pub(in crate::index) file: SourceFile,
    /// What is recorded of it.
    pub(in crate::index) before: Option<FileRecord>,
    /// The file that it was before it was renamed or moved, with the same
    /// content.
    pub(in crate::index) moved_from: Option<FileRecord>,
}

impl Job {
    /// Returns what reading the file means.
    pub(super) fn kind(&self) -> ChangeKind {
        match (&self.before, &self.moved_from) {
            (Some(before), _) if before.articles > 0 || before.is_bibliography => {
                ChangeKind::Changed
            }
            (_, Some(_)) => ChangeKind::Renamed,
            _ => ChangeKind::Added,
        }
    }
}

impl Plan {
    pub(super) fn make(
        engine: Option<&Engine>,
        scopes: &Scopes,
        found: &Found,
        rebuild: bool,
    ) -> Result<Self> {
        let mut plan = Self { skipped: found.skipped.clone(), ..Self::default() };
        let mut recorded = HashMap::new();
        let mut elsewhere = Vec::new();
        if let Some(engine) = engine {
            for file in engine.snapshot().files()? {
                let key = file_key(file.source, &file.path);
                if rebuild {
                    plan.known.extend((file.articles > 0).then_some(key));
                } else if scopes.hold(file.source, &file.path) {
                    recorded.insert(key, file);
                } else {
                    elsewhere.push(file);
                }
            }
        }
        plan.problems.extend(found.problems.iter().map(SourceProblem::restated));
        for (source, file) in &found.files {
            let before = recorded.remove(&file_key(*source, &file.relative));
            plan.compare(*source, file, before, scopes);
        }
        let unseen = |file: &FileRecord| {
            let mut places = found.unseen.iter();
            places.any(|(source, place)| *source == file.source && is_below(&file.path, place))
        };
        plan.removed = recorded.into_values().filter(|file| !unseen(file)).collect();
        plan.removed.sort_by(|a, b| (a.source, &a.path).cmp(&(b.source, &b.path)));
        plan.find_bibliographies(scopes, found, &elsewhere);
        if let Some(engine) = engine.filter(|_| !rebuild) {
            plan.describe_anew(engine, scopes)?;
        }
        if plan.bibliographies.is_empty() && !plan.a_bibliography_goes() {
            plan.find_moved();
        }
        Ok(plan)
    }

    /// Reads the bibliographies of all sources, where there is something to
    /// describe.
    fn find_bibliographies(&mut self, scopes: &Scopes, found: &Found, elsewhere: &[FileRecord]) {
        if self.jobs.is_empty() && !self.removed.iter().any(|file| file.is_bibliography) {
            return;
        }
        let mut bibliographies: Vec<BibliographyFile> = Vec::new();
        let mut articles: Vec<PathBuf> = Vec::new();
        let mut add = |path: PathBuf, name: &str, is_bibliography: bool| {
            if is_bibliography {
                bibliographies.push(BibliographyFile { path, name: name.to_owned() });
            } else {
                articles.push(path);
            }
        };
        for (_, file) in &found.files {
            add(file.path.clone(), &file.relative, file.format == Format::Bibliography);
        }
        for file in elsewhere {
            if let Some(path) = scopes.path_of(file) {
                add(path, &file.path, file.is_bibliography);
            }
        }
        bibliographies.sort_unstable();
        let all = Bibliographies::load(&bibliographies, articles.iter().map(PathBuf::as_path));
        // Those of files that are read come with their records.
        self.bibliographies = Arc::new(all);
    }

    /// Says whether a file that was a bibliography is one no more.
    fn a_bibliography_goes(&self) -> bool {
        let was = |job: &Job| job.before.as_ref().is_some_and(|before| before.is_bibliography);
        self.removed.iter().any(|file| file.is_bibliography)
            || self.jobs.iter().any(|job| was(job) && job.file.format != Format::Bibliography)
    }

    /// Plans to read again the files of articles of which a bibliography, new,
    /// changed or gone, says something else than before.
    fn describe_anew(&mut self, engine: &Engine, scopes: &Scopes) -> Result<()> {
        // An entry may name a file by the end of its path, where no other ends
        // so: a file that comes or goes may change what is said of others.
        let is_changed = self
            .jobs
            .iter()
            .any(|job| job.file.format == Format::Bibliography || job.before.is_none());
        let goes = self.a_bibliography_goes();
        if !goes && (self.bibliographies.is_empty() || !is_changed && self.removed.is_empty()) {
            return Ok(());
        }
        let mut known: HashSet<String> =
            self.jobs.iter().map(|job| file_key(job.source, &job.file.relative)).collect();
        known.extend(self.removed.iter().map(|file| file_key(file.source, &file.path)));
        let snapshot = engine.snapshot();
        for record in snapshot.files()? {
            let key = file_key(record.source, &record.path);
            if known.contains(&key) || record.articles == 0 {
                continue;
            }
            let Some(path) = scopes.path_of(&record) else { continue };
            if !self.says_something_else(&snapshot, &record, &path)? {
                continue;
            }
            let Some(file) = SourceFile::at(&path, &record.path) else { continue };
            // Who was not looked at was not counted.
            if scopes.hold(record.source, &record.path) && !record.failed {
                self.unchanged = self.unchanged.saturating_sub(1);
            }
            self.jobs.push(Job {
                source: record.source,
                file,
                before: Some(record),
                moved_from: None,
            });
        }
        Ok(())
    }

    fn says_something_else(
        &self,
        snapshot: &Snapshot,
        file: &FileRecord,
        path: &Path,
    ) -> Result<bool> {
        let key = Term::from_field_text(snapshot.fields().file, &file_key(file.source, &file.path));
        for at in snapshot.articles_with(&key)? {
            let article = snapshot.article(at)?;
            let own = article.own_names();
            let path = article_path(path, &file.path, &article.path);
            let place = ArticlePlace { path: &path, format: &article.format };
            if self.bibliographies.described(place, &own).fingerprint != article.described {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Finds files that are new here and had another name: a file that is gone
    /// had the same content. Of several, each new one takes another.
    fn find_moved(&mut self) {
        let mut gone: HashMap<u64, Vec<&FileRecord>> = HashMap::new();
        for file in self.removed.iter().rev().filter(|file| file.articles > 0 && file.hash != 0) {
            gone.entry(file.size).or_default().push(file);
        }
        if gone.is_empty() {
            return;
        }
        let keeps_name = |format| {
            // Their readers compare titles with the name of the file.
            !matches!(format, Format::Pdf | Format::Docx | Format::Odt | Format::Rtf)
        };
        for job in self.jobs.iter_mut().filter(|job| job.before.is_none()) {
            let may_move = |file: &&FileRecord| {
                keeps_name(job.file.format)
                    || file_stem(&file.path) == file_stem(&job.file.relative)
            };
            let Some(candidates) = gone.get_mut(&job.file.size_bytes) else { continue };
            let Ok(hash) = hash_file(&job.file.path) else { continue };
            // The name says how a file is read, and what may be its title.
            let same = |file: &&FileRecord| {
                file.hash == hash && extensions(&file.path) == extensions(&job.file.relative)
            };
            if let Some(at) = candidates.iter().rposition(|file| same(file) && may_move(file)) {
                job.moved_from = Some(candidates.remove(at).clone());
            }
        }
    }

    fn compare(
        &mut self,
        source: u32,
        file: &SourceFile,
        before: Option<FileRecord>,
        scopes: &Scopes,
    ) {
        let Some(before) = before else {
            self.jobs.push(Job { source, file: file.clone(), before: None, moved_from: None });
            return;
        };
        let same_time = before.modified == file.modified_ns && before.modified != 0;
        if scopes.has_new_address(source) {
            self.jobs.push(Job {
                source,
                file: file.clone(),
                before: Some(before),
                moved_from: None,
            });
            return;
        }
        if before.size == file.size_bytes && same_time {
            self.keep(file, &before);
            return;
        }
        let same = before.size == file.size_bytes
            && hash_file(&file.path).is_ok_and(|hash| hash == before.hash);
        if same {
            self.keep(file, &before);
            self.touched.push(FileRecord { modified: trusted(file.modified_ns), ..before });
        } else {
            let before = Some(before);
            self.jobs.push(Job { source, file: file.clone(), before, moved_from: None });
        }
    }

    /// Leaves a file as it is, but does not forget what is wrong with it.
    fn keep(&mut self, file: &SourceFile, record: &FileRecord) {
        if record.failed {
            self.failed += 1;
        } else {
            self.unchanged += 1;
        }
        self.problems.extend(record.problems.iter().map(|problem| problem.problem(&file.path)));
    }

    /// Says whether the index is as it should be.
    pub(super) fn is_nothing(&self) -> bool {
        self.jobs.is_empty() && self.removed.is_empty() && self.touched.is_empty()
    }

    /// Says whether nothing but the times of files would be written.
    pub(super) fn is_only_touch(&self) -> bool {
        self.jobs.is_empty() && self.removed.is_empty()
    }

    /// Returns the bytes of all files to read.
    pub(super) fn bytes(&self) -> u64 {
        self.jobs.iter().map(|job| job.file.size_bytes).sum()
    }

    /// Returns the files that are gone and have not come up elsewhere.
    pub(super) fn really_removed(&self) -> impl Iterator<Item = &FileRecord> {
        let moved: HashSet<(u32, &str)> = self
            .jobs
            .iter()
            .filter_map(|job| job.moved_from.as_ref())
            .map(|file| (file.source, file.path.as_str()))
            .collect();
        self.removed.iter().filter(move |file| !moved.contains(&(file.source, file.path.as_str())))
    }

    /// Begins the report with what is known before anything is read.
    pub(super) fn report(&self) -> SyncReport {
        SyncReport {
            unchanged: self.unchanged,
            failed: self.failed,
            removed: self.really_removed().count() as u64,
            skipped: self.skipped.count(),
            passed_over: self.skipped.clone(),
            problems: self.problems.iter().map(SourceProblem::restated).collect(),
            ..SyncReport::default()
        }
    }

    /// Returns the report of a run that reads nothing: what would be done.
    pub(super) fn into_report(self) -> SyncReport {
        let mut report = SyncReport { bytes: self.bytes(), ..self.report() };
        for job in &self.jobs {
            let kind = job.kind();
            match kind {
                ChangeKind::Changed => report.changed += 1,
                ChangeKind::Renamed => report.renamed += 1,
                _ => report.added += 1,
            }
            report.changes.push(FileChange { path: job.file.path.clone(), kind });
        }
        report
    }

    /// Makes the codec of a new collection from some of its texts.
    pub(super) fn train(&self) -> TextCodec {
        const FILES: usize = 200;
        const BYTES_PER_FILE: u64 = 64 << 10;
        const BYTES: usize = 2 << 20;
        // Spread over all files: they are in order of their names, and
        // neighbours are alike.
        let step = self.jobs.len().div_ceil(FILES).max(1);
        let mut texts: Vec<String> = Vec::new();
        let mut bytes = 0;
        for job in self.jobs.iter().step_by(step) {
            if bytes > BYTES {
                break;
            }
            let text = beginning(&job.file.path, BYTES_PER_FILE);
            bytes += text.len();
            texts.push(text);
        }
        TextCodec::train(texts.iter().map(String::as_str))
    }
}

/// Returns all that follows the stem of a file's name, in lower case.
fn extensions(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = file_stem(path).len();
    name.get(stem..).unwrap_or_default().to_lowercase()
}

/// Returns the first bytes of a file as text, however it is encoded: what its
/// paragraphs are like, near enough. A file that cannot be read says so later.
fn beginning(path: &Path, bytes: u64) -> String {
    use std::io::Read as _;
    let mut beginning = Vec::new();
    if let Ok(file) = std::fs::File::open(path) {
        let _ = file.take(bytes).read_to_end(&mut beginning);
    }
    String::from_utf8_lossy(&beginning).into_owned()
}

/// Returns the time to record for a file read now: none where the file may
/// still change unnoticed.
pub(super) fn trusted(modified: i64) -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let racy = i64::try_from((now.saturating_sub(RACY)).as_nanos()).unwrap_or(i64::MAX);
    if modified < racy { modified } else { 0 }
}

/// Returns the hash of a file's bytes.
pub(in crate::index) fn hash_file(path: &Path) -> std::io::Result<u128> {
    use std::io::Read as _;
    let mut file = std::fs::File::open(path)?;
    let mut hash = xxhash_rust::xxh3::Xxh3::new();
    let mut buffer = vec![0; 128 << 10];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hash.digest128()),
            read => hash.update(&buffer[..read]),
        }
    }
}
