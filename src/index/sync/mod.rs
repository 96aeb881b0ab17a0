//! Bringing an index up to date with files.
//!
//! [`scope`] turns paths into sources, [`plan`] compares what is found there
//! with what is recorded, [`write`] reads and writes the difference, and
//! [`merge`] keeps the engine's segments few. Everything becomes visible in
//! one commit.

mod exchange;
mod merge;
mod moved;
pub(super) mod plan;
pub(super) mod queue;
mod report;
mod scope;
mod tally;
pub(super) mod write;

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use tantivy::merge_policy::NoMergePolicy;
use tantivy::store::Compressor;
use tantivy::{IndexSettings, Term};

use super::directory::SharedDirectory;
use super::documents::file_key;
use super::lock::WriterLock;
use super::manifest::Manifest;
use super::record::{FileRecord, TextCodec};
use super::schema::Fields;
use super::state::{Source, State};
use super::{Engine, Index, engine_error, families, sweep};
use crate::error::{Error, ErrorKind, Result};
use crate::source::Coverage;
use plan::Plan;
use queue::{Budget, Writer};
use scope::{Found, Scopes};
use write::Writing;

pub use report::{ChangeKind, FileChange, Progress, SyncOptions, SyncReport};
pub(super) use scope::places_of;
pub(super) use write::article_path;

/// The address that a received text comes from, if it has one.
#[derive(Clone, Copy)]
pub(super) struct Address<'a> {
    pub(super) url: Option<&'a str>,
}

pub(super) fn sync(
    index: &mut Index,
    paths: &[PathBuf],
    address: Option<Address<'_>>,
    options: &SyncOptions,
    progress: &mut dyn FnMut(Progress),
) -> Result<SyncReport> {
    progress(Progress::Scanning);
    let state = known_state(index, options)?;
    let find = |index: &Index, state: &State| -> Result<Scopes> {
        let mut scopes = Scopes::find(&index.dir, state, paths, options.rebuild)?;
        if let (Some(address), [path, ..]) = (address, paths) {
            scopes.set_address(path, address);
        }
        Ok(scopes)
    };
    let scopes = find(index, &state)?;
    let found = scopes.walk();
    refuse_to_lose(index, options, &found)?;
    let plan = Plan::make(index.engine.as_ref(), &scopes, &found, options.rebuild)?;
    let is_nothing = |plan: &Plan| plan.is_nothing() && state.knows_passed_over(&found.passed_over);
    if options.dry_run || is_nothing(&plan) {
        return Ok(plan.into_report());
    }

    let seen = stamp(index);
    let existed = index.dir.exists();
    fs::create_dir_all(&index.dir)
        .map_err(|error| Error::io("cannot make the index at", &index.dir, error))?;
    let lock = match WriterLock::take(&index.dir, options.patience) {
        // Only a note on when files were looked at would be written: reading
        // goes on without.
        Err(_) if plan.is_only_touch() => return Ok(plan.into_report()),
        taken => taken?,
    };
    // Another process may have written while this one waited.
    match index.reload() {
        // What is to be made anew need not be readable.
        Err(error) if !options.rebuild => return Err(error),
        _ => {}
    }
    // Nothing was written: what was found is still what is to be done.
    let (state, scopes, found, plan) = if stamp(index) == seen {
        (state, scopes, found, plan)
    } else {
        let state = known_state(index, options)?;
        let scopes = find(index, &state)?;
        let found = scopes.walk();
        refuse_to_lose(index, options, &found)?;
        let plan = Plan::make(index.engine.as_ref(), &scopes, &found, options.rebuild)?;
        (state, scopes, found, plan)
    };
    if plan.is_nothing() && state.knows_passed_over(&found.passed_over) {
        return Ok(plan.into_report());
    }
    let sources = scopes.into_sources(&found);
    let mut passed_over = state.passed_over;
    passed_over.extend(found.passed_over);
    passed_over.retain(|id, _| sources.iter().any(|source| source.id == *id));
    let known = Known { sources, passed_over };
    let untouched = plan.is_only_touch().then(|| plan.report());
    let mut report = if options.rebuild || index.engine.is_none() {
        build(index, known, plan, options, progress)
    } else {
        update(index, known, plan, options, progress)
    };
    if let (Err(_), Some(untouched)) = (&report, untouched) {
        report = Ok(untouched);
    }
    if !existed && index.engine.is_none() {
        // Nothing came of it: leave no traces, while nobody else may write.
        let _ = fs::remove_dir_all(&index.dir);
    }
    drop(lock);
    report
}

/// Returns what tells one committed state of an index from another.
fn stamp(index: &Index) -> Option<(PathBuf, u64)> {
    index.engine.as_ref().map(|engine| {
        let (folder, opstamp) = engine.stamp();
        (folder.to_owned(), opstamp)
    })
}

/// Refuses to make an index anew while a part of what it holds cannot be seen.
fn refuse_to_lose(index: &Index, options: &SyncOptions, found: &Found) -> Result<()> {
    if !options.rebuild || index.engine.is_none() || found.unseen.is_empty() {
        return Ok(());
    }
    let Some(problem) = found.problems.first() else { return Ok(()) };
    let message = format!(
        "the index is not made anew, for it would lose what was indexed of {}: {}",
        problem.path.display(),
        problem.error
    );
    Err(Error::new(problem.error.kind(), message))
}

/// What is known of the sources: from the index, or from what an index of
/// another version says that is to be made anew.
fn known_state(index: &Index, options: &SyncOptions) -> Result<State> {
    if let Some(engine) = &index.engine {
        return Ok((*engine.state).clone());
    }
    let sources = if options.rebuild { sources_of_any_version(index) } else { None };
    Ok(State { sources: sources.unwrap_or_default(), ..State::default() })
}

fn sources_of_any_version(index: &Index) -> Option<Vec<Source>> {
    let folder = index.dir.join(Manifest::engine_of_any_version(&index.dir)?);
    let metas = fs::read(folder.join("meta.json")).ok()?;
    let metas: serde_json::Value = serde_json::from_slice(&metas).ok()?;
    let payload: serde_json::Value = serde_json::from_str(metas.get("payload")?.as_str()?).ok()?;
    serde_json::from_value(payload.get("sources")?.clone()).ok()
}

/// What is known of the sources before they are read.
struct Known {
    sources: Vec<Source>,
    passed_over: BTreeMap<u32, Coverage>,
}

impl Known {
    fn state(self, state: State) -> State {
        State { sources: self.sources, passed_over: self.passed_over, ..state }
    }
}

/// Makes an index where there was none, or makes it anew beside the present
/// one and then takes its place.
fn build(
    index: &mut Index,
    known: Known,
    plan: Plan,
    options: &SyncOptions,
    progress: &mut dyn FnMut(Progress),
) -> Result<SyncReport> {
    let present = Manifest::engine_of_any_version(&index.dir);
    if present.is_some() || !index.dir.join(super::manifest::FILE_NAME).exists() {
        sweep(&index.dir, present.as_deref());
    }
    let number = present.as_deref().and_then(|name| name.strip_prefix("engine-")?.parse().ok());
    let name = format!("engine-{}", number.unwrap_or(0u64) + 1);
    let folder = index.dir.join(&name);
    fs::create_dir_all(&folder).map_err(|error| Error::io("cannot make", &folder, error))?;

    let codec = Arc::new(plan.train());
    let outcome = create(&folder, &index.dir, codec).and_then(|engine| {
        run(&engine, known.state(State::default()), plan, options, progress)
            .map(|report| (engine, report))
    });
    let (engine, report) = match outcome {
        Ok(done) => done,
        Err(error) => {
            let _ = fs::remove_dir_all(&folder);
            return Err(error);
        }
    };
    // What was made anew in part must not take the place of the whole.
    let is_part = report.left > 0 && index.engine.is_some();
    if is_part {
        let _ = fs::remove_dir_all(&folder);
        let (left, problems) = (report.left, report.problems);
        return Ok(SyncReport { left, problems, ..SyncReport::default() });
    }
    if report.added == 0 {
        let _ = fs::remove_dir_all(&folder);
        return Ok(report);
    }
    Manifest::new(&engine.codec, &name).write(&index.dir)?;
    sweep(&index.dir, Some(&name));
    index.reload()?;
    Ok(report)
}

/// Makes an empty engine.
fn create(
    folder: &std::path::Path,
    dir: &std::path::Path,
    codec: Arc<TextCodec>,
) -> Result<Engine> {
    let fields = Fields::new();
    let settings = IndexSettings {
        // Texts are packed one by one, see `TextCodec`; what is left is small.
        docstore_compression: Compressor::None,
        docstore_compress_dedicated_thread: false,
        // Reading a passage copies the block it stands in.
        docstore_blocksize: 4096,
        ..IndexSettings::default()
    };
    let make = || -> tantivy::Result<()> {
        let directory = SharedDirectory::open(folder)?;
        let index = tantivy::Index::builder()
            .schema(fields.schema.clone())
            .settings(settings)
            .open_or_create(directory)?;
        Fields::register(&index);
        let mut writer: Writer = index.writer_with_num_threads(1, MIN_HEAP)?;
        commit(&mut writer, &State::default())?;
        writer.wait_merging_threads()
    };
    make().map_err(|error| engine_error(folder, error))?;
    Engine::open_with(dir, folder, codec)
}

/// Brings the present index up to date.
fn update(
    index: &mut Index,
    known: Known,
    plan: Plan,
    options: &SyncOptions,
    progress: &mut dyn FnMut(Progress),
) -> Result<SyncReport> {
    let Some(engine) = index.engine.clone() else { return Ok(plan.into_report()) };
    let state = known.state((*engine.state).clone());
    let report = run(&engine, state, plan, options, progress)?;
    index.reload()?;
    Ok(report)
}

/// Memory of a writing thread: the least that the engine takes.
const MIN_HEAP: usize = 15_000_000;
/// Memory of a writing thread at most. A segment that is full is written down
/// while little else is done, and is merged later: few large ones cost less, and
/// the memory stays with the process while it merges. Measured, with 80, 120 and
/// 240 MB: 57 MB of text in 4.5, 3.7 and 3.7 s, five times as much in 23, 22 and
/// 16 s, with 220, 283 and 338 MB in use. A large job shall do with 300 MB.
const MAX_HEAP: usize = 120_000_000;
/// Memory for each byte of a file: so much keeps a small job in one segment.
const HEAP_PER_BYTE: u64 = 12;
/// Above this many bytes several threads write, to a segment each.
const LARGE_JOB_BYTES: u64 = 32 << 20;

/// Does what the plan says, and commits it.
fn run(
    engine: &Engine,
    mut state: State,
    plan: Plan,
    options: &SyncOptions,
    progress: &mut dyn FnMut(Progress),
) -> Result<SyncReport> {
    let threads = options
        .threads
        .unwrap_or_else(|| std::thread::available_parallelism().map_or(1, std::num::NonZero::get));
    let bytes = plan.bytes();
    let writers = if bytes > LARGE_JOB_BYTES { (threads / 2).clamp(1, 4) } else { 1 };
    let heap = usize::try_from(bytes.saturating_mul(HEAP_PER_BYTE)).unwrap_or(MAX_HEAP);
    let heap = heap.clamp(MIN_HEAP, MAX_HEAP);
    let failure = |error| engine_error(engine.index_dir(), error);
    let (written_index, directory) = engine.open_for_writing(bytes).map_err(failure)?;
    let mut writer: Writer =
        written_index.writer_with_num_threads(writers, writers * heap).map_err(failure)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    // Files of a killed run that were never committed: the engine counts on
    // from the last commit, gives their names again, and would stumble on them.
    writer.garbage_collect_files().wait().map_err(failure)?;
    families::remove_others(&engine.folder, engine.state.families);

    let mut report = plan.report();
    for gone in &plan.removed {
        remove(&writer, &engine.fields, gone).map_err(failure)?;
        state.remove(gone);
    }
    for touched in &plan.touched {
        write::replace_record(&writer, &engine.fields, touched)?;
    }
    let writing = Writing {
        engine,
        writer: &writer,
        budget: Budget::default(),
        monitor: options.monitor.clone().unwrap_or_default(),
        snapshot: engine.snapshot(),
        sources: state.sources.clone(),
        bibliographies: Arc::clone(&plan.bibliographies),
    };
    let written = write::write(&writing, &plan, threads, progress)?;
    let whole = written.iter().filter(|file| !file.is_cut).count();
    report.left = plan.jobs.len().saturating_sub(whole) as u64;
    // Names are settled even where reading was stopped.
    let writing = Writing { monitor: Arc::default(), ..writing };
    let written = super::ids::settle(&writing, &state, &plan, written)?;
    let at = |source, path: &str| {
        let source = state.source(source).or_else(|| engine.state.source(source));
        source.map_or_else(|| path.into(), |source| source.resolve(engine.index_dir(), path))
    };
    let is_lost = |file: &&write::WrittenFile| {
        file.record.is_none() && plan.known.contains(&file_key(file.source, &file.path))
    };
    if let Some(lost) = written.iter().find(is_lost).filter(|_| report.left == 0) {
        let message = format!(
            "the index is not made anew, for it would lose what was indexed of {}, which cannot \
             be read any more",
            at(lost.source, &lost.path).display()
        );
        return Err(Error::new(ErrorKind::Malformed, message));
    }
    // Files written again for their ids alone were counted as unchanged.
    let jobs: HashSet<String> =
        plan.jobs.iter().map(|job| file_key(job.source, &job.file.relative)).collect();
    let again = written.iter().filter(|file| !jobs.contains(&file_key(file.source, &file.path)));
    report.unchanged = report.unchanged.saturating_sub(again.count() as u64);
    for gone in plan.really_removed() {
        let path = at(gone.source, &gone.path);
        report.changes.push(FileChange { path, kind: ChangeKind::Removed });
    }
    for file in written.iter().filter(|file| file.record.is_some()) {
        report.changes.push(FileChange { path: at(file.source, &file.path), kind: file.kind });
    }
    report.changes.sort_unstable();
    let is_changed = |file: &write::WrittenFile| file.record.is_some() || file.is_cut;
    if written.iter().any(is_changed) || !plan.removed.is_empty() {
        state.families = engine.state.families + 1;
    }
    for file in written {
        // Of a file that was cut nothing may be left, see `ids`.
        let is_replaced = file.record.is_some() || file.is_cut && !file.claims.is_empty();
        if let Some(before) = file.before.as_ref().filter(|_| is_replaced) {
            state.remove(before);
        }
        match &file.record {
            Some(record) => {
                state.add(record);
                report.articles += u64::from(record.articles);
                report.passages += record.passages;
                report.bytes += record.size;
                match file.kind {
                    ChangeKind::Changed => report.changed += 1,
                    ChangeKind::Renamed => report.renamed += 1,
                    _ => report.added += 1,
                }
            }
            None if file.is_cut => {}
            None => report.failed += 1,
        }
        report.problems.extend(file.problems);
    }
    report.problems.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));

    progress(Progress::Committing);
    // Whoever holds the list of a segment's files keeps them from being deleted:
    // until the commit is seen, those of the one before are needed.
    let before = written_index.searchable_segment_metas().map_err(failure)?;
    directory.hold();
    commit(&mut writer, &state).map_err(failure)?;
    if state.families != engine.state.families {
        let now = engine.held_snapshot(&directory).map_err(failure)?;
        let table = families::settle(&engine.snapshot(), &now, threads)?;
        families::write(&engine.folder, state.families, &table)?;
    }
    directory
        .release()
        .map_err(|error| Error::io("cannot write the index at", engine.index_dir(), error))?;
    families::remove_others(&engine.folder, state.families);
    drop(before);
    if report.left > 0 {
        // Whoever stops a run does not want to wait.
        writer.wait_merging_threads().map_err(failure)?;
        return Ok(report);
    }
    progress(Progress::Merging);
    merge::merge(&written_index, &mut writer, engine.state.totals.files == 0).map_err(failure)?;
    writer.wait_merging_threads().map_err(failure)?;
    Ok(report)
}

fn commit(writer: &mut Writer, state: &State) -> tantivy::Result<()> {
    let payload = serde_json::to_string(state)
        .map_err(|error| tantivy::TantivyError::InternalError(error.to_string()))?;
    let mut commit = writer.prepare_commit()?;
    commit.set_payload(&payload);
    commit.commit()?;
    Ok(())
}

/// Takes a file out, with all its articles.
fn remove(writer: &Writer, fields: &Fields, file: &FileRecord) -> tantivy::Result<()> {
    let key = file_key(file.source, &file.path);
    writer.delete_term(Term::from_field_text(fields.file, &key));
    writer.delete_term(Term::from_field_text(fields.entry, &key));
    Ok(())
}
