//! Reading the files of a plan, on all cores, and handing their documents to
//! the engine.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;

use tantivy::indexer::UserOperation;
use tantivy::{IndexWriter, TantivyDocument, Term};

use super::Progress;
use super::plan::{Job, Plan, hash_file, trusted};
use crate::article::Article;
use crate::error::{Error, ErrorKind, Result, SourceProblem};
use crate::index::documents::{DocumentMaker, GivenId, file_key};
use crate::index::record::FileRecord;
use crate::index::schema::Fields;
use crate::index::{Engine, engine_error};
use crate::source::{self, ReadOptions};

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
}

/// Ids given to articles of a file other than what they claim, by their place
/// in the file, from 0.
pub(in crate::index) type GivenIds = HashMap<usize, String>;

/// Reads and writes the files of a plan; the answer is in the plan's order.
pub(super) fn write(
    engine: &Engine,
    writer: &IndexWriter,
    plan: &Plan,
    threads: usize,
    progress: &mut dyn FnMut(Progress),
) -> Result<Vec<WrittenFile>> {
    let total = plan.jobs.len() as u64;
    let bytes_total = plan.bytes();
    let next = AtomicUsize::new(0);
    let stop = AtomicBool::new(false);
    let failure = Mutex::new(None);
    let (sender, receiver) = mpsc::channel();
    let mut written: Vec<Option<WrittenFile>> = Vec::new();
    written.resize_with(plan.jobs.len(), || None);

    std::thread::scope(|scope| {
        for _ in 0..threads.clamp(1, plan.jobs.len().max(1)) {
            let sender = sender.clone();
            let (next, stop, failure) = (&next, &stop, &failure);
            scope.spawn(move || {
                let mut file_writer = FileWriter::new(engine, writer);
                while !stop.load(Ordering::Relaxed) {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(job) = plan.jobs.get(index) else { break };
                    match file_writer.write(job, &GivenIds::new()) {
                        // A receiver that is gone has its own failure.
                        Ok(file) => drop(sender.send((index, file))),
                        Err(error) => {
                            stop.store(true, Ordering::Relaxed);
                            if let Ok(mut failure) = failure.lock() {
                                failure.get_or_insert(error);
                            }
                        }
                    }
                }
            });
        }
        drop(sender);
        let (mut done, mut bytes_done) = (0, 0);
        progress(Progress::Reading { done, total, bytes_done, bytes_total });
        for (index, file) in receiver {
            done += 1;
            bytes_done += plan.jobs[index].file.size_bytes;
            written[index] = Some(file);
            progress(Progress::Reading { done, total, bytes_done, bytes_total });
        }
    });
    match failure.into_inner().ok().flatten() {
        Some(error) => Err(error),
        None => Ok(written.into_iter().flatten().collect()),
    }
}

/// Reads files and writes their documents, one file at a time.
pub(in crate::index) struct FileWriter<'a> {
    engine: &'a Engine,
    writer: &'a IndexWriter,
    maker: DocumentMaker<'a>,
}

impl<'a> FileWriter<'a> {
    pub(in crate::index) fn new(engine: &'a Engine, writer: &'a IndexWriter) -> Self {
        Self { engine, writer, maker: DocumentMaker::new(&engine.fields, &engine.codec) }
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
        let key = file_key(job.source, &file.relative);
        let mut record = FileRecord {
            source: job.source,
            path: file.relative.clone(),
            size: file.size_bytes,
            modified: trusted(file.modified_ns),
            hash: 0,
            articles: 0,
            passages: 0,
            units: 0,
            terms: 0,
            stemmers: Vec::new(),
            failed: false,
            problems: Vec::new(),
        };
        let mut claims = Vec::new();
        let mut failure = None;
        let mut take = |article: Article| {
            if failure.is_some() {
                return;
            }
            let first = claims.is_empty();
            let claim = article.id.as_str().to_owned();
            let place = u32::try_from(claims.len()).unwrap_or(u32::MAX);
            let id = given.get(&claims.len()).unwrap_or(&claim);
            let given = GivenId { id, place };
            let outcome = self.add(&article, &given, job.source, &key, first, &mut record);
            failure = outcome.err();
            claims.push(claim);
        };
        // The hash comes first: should the file change in between, the next
        // run finds another hash and reads it again.
        let problems = match hash_file(&file.path) {
            Ok(hash) => {
                let problems = read(job, &mut take);
                record.hash = hash;
                problems
            }
            Err(error) => vec![SourceProblem {
                path: file.path.clone(),
                line: None,
                error: Error::io("cannot read", &file.path, error),
            }],
        };
        if let Some(error) = failure {
            return Err(error);
        }
        let readable = !claims.is_empty();
        let kept = problems.iter().map(|p| (p.line.unwrap_or(0), p.error.to_string()));
        record.problems = kept.collect();
        if readable {
            replace_record(self.writer, &self.engine.fields, &record)?;
        } else if problems.iter().all(|problem| is_of_content(problem.error.kind())) {
            // So that the next run need not try again, and still says so.
            let before = job.before.clone().unwrap_or_else(|| record.clone());
            let (size, modified, hash) = (record.size, record.modified, record.hash);
            let problems = std::mem::take(&mut record.problems);
            let record = FileRecord { size, modified, hash, problems, failed: true, ..before };
            replace_record(self.writer, &self.engine.fields, &record)?;
        }
        Ok(WrittenFile {
            source: job.source,
            path: file.relative.clone(),
            before: job.before.clone(),
            record: readable.then_some(record),
            claims,
            problems,
        })
    }

    /// Adds the documents of one article; with the first of a file, takes out
    /// what the index has of the file.
    fn add(
        &mut self,
        article: &Article,
        given: &GivenId<'_>,
        source: u32,
        key: &str,
        first: bool,
        record: &mut FileRecord,
    ) -> Result<()> {
        let made = self.maker.article(article, given, source)?;
        if first {
            self.writer.delete_term(Term::from_field_text(self.engine.fields.file, key));
        }
        record.articles += 1;
        record.passages += made.passages;
        record.units += made.passages.max(1);
        record.terms += made.terms;
        for (stemmer, passages) in made.stemmers {
            match record.stemmers.iter_mut().find(|(name, _)| name == stemmer) {
                Some((_, all)) => *all += passages,
                None => record.stemmers.push((stemmer.to_owned(), passages)),
            }
        }
        // One batch: the engine keeps its documents side by side.
        let batch: Vec<_> = made.documents.into_iter().map(UserOperation::Add).collect();
        self.writer.run(batch).map_err(|error| engine_error(self.engine.index_dir(), error))?;
        Ok(())
    }
}

/// Says whether a problem lasts as long as the content of the file.
fn is_of_content(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::Malformed | ErrorKind::TooLarge)
}

/// Reads the articles of a file. A reader that fails on what nobody foresaw
/// spoils that file and no other.
fn read(job: &Job, take: &mut dyn FnMut(Article)) -> Vec<SourceProblem> {
    let file = &job.file;
    let reading = std::panic::AssertUnwindSafe(|| {
        source::read_each(&file.path, &file.relative, &ReadOptions::default(), take)
    });
    std::panic::catch_unwind(reading).unwrap_or_else(|_| {
        let message = "reading failed inside of pincite; please report this file";
        vec![SourceProblem {
            path: file.path.clone(),
            line: None,
            error: Error::new(ErrorKind::Malformed, message),
        }]
    })
}

/// Writes the record of a file in the place of the one before.
pub(super) fn replace_record(
    writer: &IndexWriter,
    fields: &Fields,
    record: &FileRecord,
) -> Result<()> {
    let document: TantivyDocument = DocumentMaker::file(fields, record)?;
    let key = file_key(record.source, &record.path);
    let batch = [
        UserOperation::Delete(Term::from_field_text(fields.entry, &key)),
        UserOperation::Add(document),
    ];
    let written = writer.run(batch);
    written.map_err(|error| {
        Error::new(ErrorKind::Io, format!("cannot write the index: {error}")).with_cause(error)
    })?;
    Ok(())
}
