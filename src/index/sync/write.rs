//! Reading the files of a plan, on all cores, and handing their documents to
//! the engine.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use tantivy::indexer::UserOperation;
use tantivy::{TantivyDocument, Term};

use super::exchange::Exchange;
use super::plan::{Job, Plan, hash_file, trusted};
use super::queue::{Budget, Writer};
use super::tally::{Pending, Tally};
use super::{ChangeKind, Progress, moved};
use crate::article::Article;
use crate::error::{Error, ErrorKind, Result, SourceProblem};
use crate::index::documents::{DocumentMaker, GivenId, file_key};
use crate::index::reading::Snapshot;
use crate::index::record::{FileRecord, ProblemRecord};
use crate::index::schema::Fields;
use crate::index::state::Source;
use crate::index::{Engine, engine_error};
use crate::source::{self, Bibliographies, Format, Monitor, OwnNames, ReadOptions};

/// What became of a file of the plan.
pub(in crate::index) struct WrittenFile {
    pub(in crate::index) source: u32,
    pub(in crate::index) path: String,
    /// What was recorded of it before.
    pub(in crate::index) before: Option<FileRecord>,
    /// What is recorded of it now; `None` where nothing could be read, and
    /// what was there before stays.
    pub(in crate::index) record: Option<FileRecord>,
    /// The ids that its articles claim, in order, and were given.
    pub(in crate::index) claims: Vec<String>,
    pub(in crate::index) problems: Vec<SourceProblem>,
    /// What reading it meant.
    pub(in crate::index) kind: ChangeKind,
    /// Whether reading was stopped before it came to the end of the file.
    pub(in crate::index) is_cut: bool,
}

/// Ids given to articles of a file other than what they claim, by their place
/// in the file, from 0.
pub(in crate::index) type GivenIds = HashMap<usize, String>;

/// How often progress within a file is told.
const TICK: Duration = Duration::from_millis(100);

/// Reads and writes the files of a plan; the answer is in the plan's order.
/// Files that a stop has left out are not in it.
pub(super) fn write(
    writing: &Writing<'_>,
    plan: &Plan,
    threads: usize,
    progress: &mut dyn FnMut(Progress),
) -> Result<Vec<WrittenFile>> {
    let next = AtomicUsize::new(0);
    let failure = Mutex::new(None);
    let threads = threads.max(1);
    let exchange = Exchange::new(threads);
    let (sender, receiver) = mpsc::channel();
    let mut written: Vec<Option<WrittenFile>> = Vec::new();
    written.resize_with(plan.jobs.len(), || None);

    std::thread::scope(|scope| {
        for _ in 0..threads {
            let sender = sender.clone();
            let (next, failure, exchange) = (&next, &failure, &exchange);
            scope.spawn(move || {
                let mut file_writer = FileWriter::new(writing, Some(exchange));
                let reading = exchange.reading();
                let fail = |error| {
                    writing.monitor.stop();
                    if let Ok(mut failure) = failure.lock() {
                        failure.get_or_insert(error);
                    }
                };
                while !writing.monitor.is_stopped() {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(job) = plan.jobs.get(index) else { break };
                    match file_writer.write(job, &GivenIds::new()) {
                        // A receiver that is gone has its own failure.
                        Ok(file) => drop(sender.send((index, file))),
                        Err(error) => fail(error),
                    }
                }
                drop(reading);
                while let Some(work) = exchange.take() {
                    if let Err(error) = file_writer.work(work) {
                        fail(error);
                    }
                }
            });
        }
        drop(sender);
        let total = plan.jobs.len() as u64;
        let bytes_total = plan.bytes();
        let mut done = 0;
        loop {
            let bytes_done = writing.monitor.bytes().min(bytes_total);
            progress(Progress::Reading { done, total, bytes_done, bytes_total });
            match receiver.recv_timeout(TICK) {
                Ok((index, file)) => {
                    done += 1;
                    written[index] = Some(file);
                }
                Err(mpsc::RecvTimeoutError::Timeout) => {}
                Err(mpsc::RecvTimeoutError::Disconnected) => break,
            }
        }
    });
    match failure.into_inner().ok().flatten() {
        Some(error) => Err(error),
        None => Ok(written.into_iter().flatten().collect()),
    }
}

/// What all threads that write share.
pub(in crate::index) struct Writing<'a> {
    pub(in crate::index) engine: &'a Engine,
    pub(in crate::index) writer: &'a Writer,
    pub(in crate::index) budget: Budget,
    pub(in crate::index) monitor: Arc<Monitor>,
    /// The index as it was.
    pub(in crate::index) snapshot: Snapshot,
    /// The sources of the files.
    pub(in crate::index) sources: Vec<Source>,
    /// What bibliographies say of articles.
    pub(in crate::index) bibliographies: Arc<Bibliographies>,
}

impl Writing<'_> {
    /// Puts what a bibliography says into an article; returns what tells one
    /// entry from another.
    fn describe(&self, article: &mut Article, job: &Job) -> u64 {
        if self.bibliographies.is_empty() {
            return 0;
        }
        let path = article_path(&job.file.path, &job.file.relative, &article.path);
        let options = ReadOptions::default();
        self.bibliographies.describe_as(article, &path, &options).fingerprint
    }
}

/// Returns the absolute path of an article, given that of its file: in an
/// archive, with its place there.
pub(in crate::index) fn article_path(file: &Path, relative: &str, article: &str) -> PathBuf {
    match article.strip_prefix(relative).map(|within| within.trim_start_matches('/')) {
        Some(within) if !within.is_empty() => file.join(within),
        _ => file.to_owned(),
    }
}

/// An article to be written.
pub(super) struct Work {
    article: Article,
    /// Its id, unless that is the one that it claims.
    given: Option<String>,
    described: u64,
    own: Option<OwnNames>,
    /// Path of its file below the source.
    file: Arc<str>,
    place: u32,
    source: u32,
    /// Its place in the figures of its file.
    pending: Pending,
}

/// Reads files and writes their documents, one file at a time.
pub(in crate::index) struct FileWriter<'a> {
    shared: &'a Writing<'a>,
    exchange: Option<&'a Exchange<Work>>,
    maker: DocumentMaker<'a>,
}

impl<'a> FileWriter<'a> {
    /// Makes a writer that keeps all work to itself.
    pub(in crate::index) fn alone(shared: &'a Writing<'a>) -> Self {
        Self::new(shared, None)
    }

    fn new(shared: &'a Writing<'a>, exchange: Option<&'a Exchange<Work>>) -> Self {
        let engine = shared.engine;
        Self { shared, exchange, maker: DocumentMaker::new(&engine.fields, &engine.codec) }
    }

    /// Writes one file in the place of what the index has of it, if anything
    /// can be read of it.
    ///
    /// # Errors
    ///
    /// Only such of the index itself; what is wrong with the file is in the
    /// answer.
    pub(in crate::index) fn write(&mut self, job: &Job, given: &GivenIds) -> Result<WrittenFile> {
        let file = &job.file;
        if file.format == Format::Bibliography {
            return self.write_bibliography(job);
        }
        let key = file_key(job.source, &file.relative);
        let mut record = FileRecord {
            source: job.source,
            path: file.relative.clone(),
            size: file.size_bytes,
            modified: trusted(file.modified_ns),
            ..FileRecord::default()
        };
        let tally = Arc::new(Tally::default());
        let relative: Arc<str> = file.relative.as_str().into();
        let mut claims = Vec::new();
        let mut failure = None;
        let source = self.shared.sources.iter().find(|source| source.id == job.source);
        let url = source.and_then(|source| source.url.as_deref());
        let mut take = |mut article: Article| {
            if let Some(url) = url {
                article.metadata.url = Some(url.to_owned());
                article.origin.insert("url".to_owned(), "given when it was received".to_owned());
            }
            let own = OwnNames::of(&article);
            let described = self.shared.describe(&mut article, job);
            let own = (described != 0).then_some(own);
            if failure.is_some() || self.shared.monitor.is_stopped() {
                return;
            }
            if claims.is_empty() {
                let fields = &self.shared.engine.fields;
                self.shared.writer.delete_term(Term::from_field_text(fields.file, &key));
            }
            let place = u32::try_from(claims.len()).unwrap_or(u32::MAX);
            let given = given.get(&claims.len()).cloned();
            claims.push(article.id.as_str().to_owned());
            let pending = tally.begin();
            let file = Arc::clone(&relative);
            let source = job.source;
            let work = Work { article, given, described, own, file, place, source, pending };
            let kept = match self.exchange {
                Some(exchange) => exchange.offer(work).err(),
                None => Some(work),
            };
            if let Some(work) = kept {
                failure = work_on(self.shared, &mut self.maker, work).err();
            }
        };
        // The hash comes first: should the file change in between, the next
        // run finds another hash and reads it again.
        let hash = if job.moved_from.is_some() { Ok(0) } else { hash_file(&file.path) };
        let mut problems = match (&job.moved_from, hash) {
            (Some(from), _) => {
                record.hash = from.hash;
                moved::articles(&self.shared.snapshot, from, &file.relative, &mut take)?;
                from.problems.iter().map(|problem| problem.problem(&file.path)).collect()
            }
            (None, Ok(hash)) => {
                let problems = read(job, &self.shared.monitor, &mut take);
                record.hash = hash;
                problems
            }
            (None, Err(error)) => vec![SourceProblem {
                path: file.path.clone(),
                line: None,
                error: Error::io("cannot read", &file.path, error),
            }],
        };
        if tally.enter(&mut record) > 0 {
            problems.push(unforeseen(&file.path));
        }
        if let Some(error) = failure {
            return Err(error);
        }
        let is_cut = self.shared.monitor.is_stopped() && job.moved_from.is_none();
        let may_pass = problems.iter().any(|problem| !is_of_content(problem.error.kind()));
        if is_cut || may_pass {
            // The next run finds that the file is not what is recorded.
            (record.modified, record.hash) = (0, 0);
        }
        if is_cut {
            // That reading was stopped is no problem of the file.
            problems.retain(|problem| is_of_content(problem.error.kind()));
        }
        let readable = !claims.is_empty();
        record.problems =
            problems.iter().map(|problem| ProblemRecord::of(problem, &file.path)).collect();
        if readable {
            replace_record(self.shared.writer, &self.shared.engine.fields, &record)?;
        } else if !is_cut {
            self.record_failure(job, &problems, record.clone())?;
        }
        Ok(WrittenFile {
            source: job.source,
            path: file.relative.clone(),
            before: job.before.clone(),
            record: readable.then_some(record),
            claims,
            problems,
            kind: job.kind(),
            is_cut,
        })
    }

    /// Records a bibliography, so that it is known when it changes.
    fn write_bibliography(&self, job: &Job) -> Result<WrittenFile> {
        let file = &job.file;
        let all = self.shared.bibliographies.problems();
        let problems = all.iter().filter(|problem| problem.path == file.path);
        let problems: Vec<_> = problems.map(SourceProblem::restated).collect();
        let record = FileRecord {
            source: job.source,
            path: file.relative.clone(),
            size: file.size_bytes,
            modified: trusted(file.modified_ns),
            hash: hash_file(&file.path).unwrap_or(0),
            is_bibliography: true,
            problems: problems
                .iter()
                .map(|problem| ProblemRecord::of(problem, &file.path))
                .collect(),
            ..FileRecord::default()
        };
        // It may have been an article before.
        let fields = &self.shared.engine.fields;
        let key = file_key(job.source, &file.relative);
        self.shared.writer.delete_term(Term::from_field_text(fields.file, &key));
        replace_record(self.shared.writer, fields, &record)?;
        Ok(WrittenFile {
            source: job.source,
            path: file.relative.clone(),
            before: job.before.clone(),
            record: Some(record),
            claims: Vec::new(),
            problems,
            kind: job.kind(),
            is_cut: false,
        })
    }

    /// Records that nothing could be read of a file, beside what was read of it
    /// before: so that it is known, and need not be tried again before it
    /// changes. What may pass by itself is tried again with every run.
    fn record_failure(
        &self,
        job: &Job,
        problems: &[SourceProblem],
        mut record: FileRecord,
    ) -> Result<()> {
        if !problems.iter().all(|problem| is_of_content(problem.error.kind())) {
            (record.modified, record.hash) = (0, 0);
        }
        let before = job.before.clone().unwrap_or_else(|| record.clone());
        let (size, modified, hash) = (record.size, record.modified, record.hash);
        let problems = std::mem::take(&mut record.problems);
        let record = FileRecord { size, modified, hash, problems, failed: true, ..before };
        replace_record(self.shared.writer, &self.shared.engine.fields, &record)
    }

    /// Takes out all that the index has of a file, and that was written of it.
    pub(in crate::index) fn drop_file(&self, job: &Job) {
        let fields = &self.shared.engine.fields;
        let key = file_key(job.source, &job.file.relative);
        self.shared.writer.delete_term(Term::from_field_text(fields.file, &key));
        self.shared.writer.delete_term(Term::from_field_text(fields.entry, &key));
    }

    /// Writes an article that another thread has read.
    fn work(&mut self, work: Work) -> Result<()> {
        work_on(self.shared, &mut self.maker, work)
    }
}

/// Writes the documents of an article, and counts them. What fails as nobody
/// foresaw spoils that article and no other.
fn work_on(shared: &Writing<'_>, maker: &mut DocumentMaker<'_>, work: Work) -> Result<()> {
    let Work { article, given, described, own, file, place, source, pending } = work;
    let id = given.as_deref().unwrap_or(article.id.as_str());
    let given = GivenId { id, place, file: &file, described, own };
    let making = AssertUnwindSafe(|| maker.article(&article, &given, source));
    let made = match catch_unwind(making) {
        Ok(made) => made?,
        Err(_) => {
            pending.spoiled();
            return Ok(());
        }
    };
    let bytes = bytes_of(&article, &made.documents);
    // One batch: the engine keeps its documents side by side.
    let outcome = shared.writer.run(shared.budget.additions(made.documents, bytes));
    outcome.map_err(|error| engine_error(shared.engine.index_dir(), error))?;
    pending.done(made.figures);
    Ok(())
}

/// Returns about how much memory the documents of an article take: beside the
/// packed text, its terms stand in them twice, as stems and as forms, each with
/// its position.
fn bytes_of(article: &Article, documents: &[TantivyDocument]) -> usize {
    const BYTES_PER_DOCUMENT: usize = 1_000;
    const COPIES: usize = 4;
    let text: usize = article.paragraphs.iter().map(|paragraph| paragraph.text.len()).sum();
    documents.len() * BYTES_PER_DOCUMENT + text * COPIES
}

/// Says whether a problem lasts as long as the content of the file.
fn is_of_content(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::Malformed | ErrorKind::TooLarge)
}

/// Reads the articles of a file. A reader that fails on what nobody foresaw
/// spoils that file and no other.
fn read(job: &Job, monitor: &Arc<Monitor>, take: &mut dyn FnMut(Article)) -> Vec<SourceProblem> {
    let file = &job.file;
    let options = ReadOptions { monitor: Some(Arc::clone(monitor)), ..ReadOptions::default() };
    let reading =
        AssertUnwindSafe(|| source::read_each(&file.path, &file.relative, &options, take));
    catch_unwind(reading).unwrap_or_else(|_| vec![unforeseen(&file.path)])
}

fn unforeseen(path: &Path) -> SourceProblem {
    let message = "reading failed inside of pincite; please report this file";
    let error = Error::new(ErrorKind::Malformed, message);
    SourceProblem { path: path.to_owned(), line: None, error }
}

/// Writes the record of a file in the place of the one before.
pub(super) fn replace_record(writer: &Writer, fields: &Fields, record: &FileRecord) -> Result<()> {
    let document: TantivyDocument = DocumentMaker::file(fields, record)?;
    let key = file_key(record.source, &record.path);
    let batch = [
        UserOperation::Delete(Term::from_field_text(fields.entry, &key)),
        Budget::small_addition(document),
    ];
    let written = writer.run(batch);
    written.map_err(|error| {
        Error::new(ErrorKind::Io, format!("cannot write the index: {error}")).with_cause(error)
    })?;
    Ok(())
}
