//! `pincite index --watch`: following the sources.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::{RecursiveMode, Watcher};
use pincite::source::Monitor;
use pincite::{Index, SyncOptions};

use super::CommandResult;
use crate::Outcome;
use crate::output::counted;
use crate::report::{self, Failure, from_here};
use crate::settings::Settings;

/// Changes come in bursts: an editor writes, renames and deletes for one save.
/// So much silence ends a burst.
const SILENCE: Duration = Duration::from_millis(150);
/// A burst that does not end is looked at all the same.
const LONGEST_BURST: Duration = Duration::from_millis(500);
/// How often to see whether an end was asked for.
const TICK: Duration = Duration::from_millis(100);

/// Indexes what changes in the sources of the index, until it is stopped.
pub fn run(index: &mut Index, monitor: &Arc<Monitor>, settings: &Settings) -> CommandResult {
    let sources = index.figures()?.sources;
    let (sender, events) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event| {
        // Nobody listens any more: the program is ending.
        let _ = sender.send(event);
    })
    .map_err(|error| cannot_watch(&error, index.dir()))?;
    follow(&mut watcher, &sources)?;
    let count = counted(sources.len() as u64, "source", "sources");
    report::remark(&format!("following {count}; ctrl-C ends it"), settings);
    // Something may have changed while the first run was at work.
    let known = index.problems()?;
    let mut said: BTreeSet<String> = known.iter().map(report::wording).collect();
    update(index, monitor, &mut said, settings);
    let own = std::fs::canonicalize(index.dir()).unwrap_or_else(|_| index.dir().to_owned());
    while !monitor.is_stopped() {
        let Some(burst) = Burst::wait(&events, &own) else { return Ok(Outcome::Done) };
        if burst.changed.iter().any(|path| sources.contains(path)) {
            // A folder that comes back is another one to the system.
            follow(&mut watcher, &sources)?;
        }
        let is_ours = |path: &PathBuf| sources.iter().any(|source| path.starts_with(source));
        if burst.is_overflow || burst.changed.iter().any(is_ours) {
            update(index, monitor, &mut said, settings);
        }
    }
    Ok(Outcome::Done)
}

/// Asks to be told of changes in the sources, as far as they are there, and of
/// their coming and going.
fn follow(watcher: &mut impl Watcher, sources: &[PathBuf]) -> Result<(), Failure> {
    for source in sources {
        // A file that is saved is often replaced by another: its folder knows.
        let folder = source.parent().filter(|folder| folder.is_dir());
        if let Some(folder) = folder {
            let watched = watcher.watch(folder, RecursiveMode::NonRecursive);
            watched.map_err(|error| cannot_watch(&error, folder))?;
        }
        if source.is_dir() {
            let watched = watcher.watch(source, RecursiveMode::Recursive);
            watched.map_err(|error| cannot_watch(&error, source))?;
        }
    }
    Ok(())
}

/// Changes that come together.
#[derive(Default)]
struct Burst {
    changed: BTreeSet<PathBuf>,
    /// Whether there were more than the system could tell.
    is_overflow: bool,
}

impl Burst {
    /// Waits a while for changes and gathers those that come together, but for
    /// such in the folder `own`; `None` once there can be none.
    fn wait(events: &Receiver<notify::Result<notify::Event>>, own: &Path) -> Option<Self> {
        let mut burst = Self::default();
        let mut since: Option<Instant> = None;
        loop {
            let wait = if since.is_some() { SILENCE } else { TICK };
            match events.recv_timeout(wait) {
                Ok(event) => burst.add(event, own),
                Err(RecvTimeoutError::Timeout) => return Some(burst),
                Err(RecvTimeoutError::Disconnected) => return None,
            }
            if burst.is_overflow || !burst.changed.is_empty() {
                since.get_or_insert_with(Instant::now);
            }
            if since.is_some_and(|since| since.elapsed() > LONGEST_BURST) {
                return Some(burst);
            }
        }
    }

    fn add(&mut self, event: notify::Result<notify::Event>, own: &Path) {
        match event {
            Ok(event) if event.need_rescan() => self.is_overflow = true,
            Ok(event) if event.kind.is_access() => {}
            Ok(event) => {
                let paths = event.paths.into_iter().filter(|path| !path.starts_with(own));
                self.changed.extend(paths);
            }
            // What the system could not tell is found by looking.
            Err(_) => self.is_overflow = true,
        }
    }
}

/// Brings the index up to date. What goes wrong is said, once, and does not end the
/// watch: the next change is another chance.
fn update(
    index: &mut Index,
    monitor: &Arc<Monitor>,
    said: &mut BTreeSet<String>,
    settings: &Settings,
) {
    let options = SyncOptions {
        patience: Duration::from_secs(60),
        monitor: Some(Arc::clone(monitor)),
        ..SyncOptions::default()
    };
    match index.sync(&[], &options, &mut |_| {}) {
        Ok(report) => {
            report::every_change(&report, settings);
            let mut problems = report.problems;
            let now: BTreeSet<String> = problems.iter().map(report::wording).collect();
            problems.retain(|problem| !said.contains(&report::wording(problem)));
            report::problems(&problems, settings);
            *said = now;
        }
        Err(error) => report::failure(&error.into(), settings),
    }
}

fn cannot_watch(error: &notify::Error, place: &Path) -> Failure {
    let hint = match error.kind {
        notify::ErrorKind::MaxFilesWatch => {
            "the system limits how many folders are followed; on Linux raise \
             fs.inotify.max_user_watches"
        }
        _ => "run pincite index from time to time instead",
    };
    let shown = from_here(place).display().to_string();
    Failure::Asked {
        message: format!("cannot follow {shown}: {error}"),
        hint: Some(hint.to_owned()),
    }
}
