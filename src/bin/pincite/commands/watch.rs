//! `pincite index --watch`: following the sources.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::{RecursiveMode, Watcher as _};
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
pub fn run(index: &mut Index, monitor: &Monitor, settings: &Settings) -> CommandResult {
    let sources = index.figures()?.sources;
    let (sender, events) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event| {
        // Nobody listens any more: the program is ending.
        let _ = sender.send(event);
    })
    .map_err(|error| cannot_watch(&error))?;
    for source in &sources {
        // A file that is saved is often replaced by another: its folder knows.
        let (place, mode) = match source.parent() {
            Some(folder) if source.is_file() => (folder, RecursiveMode::NonRecursive),
            _ => (source.as_path(), RecursiveMode::Recursive),
        };
        watcher.watch(place, mode).map_err(|error| cannot_watch(&error))?;
    }
    let count = counted(sources.len() as u64, "source", "sources");
    report::remark(&format!("following {count}; ctrl-C ends it"), settings);
    let own = std::fs::canonicalize(index.dir()).unwrap_or_else(|_| index.dir().to_owned());
    while !monitor.is_stopped() {
        let Some(changed) = burst(&events, &own) else { return Ok(Outcome::Done) };
        let places = places(&changed, &sources);
        if !places.is_empty() {
            update(index, &places, settings)?;
        }
    }
    Ok(Outcome::Done)
}

/// Waits a while for changes and gathers those that come together; `None` once
/// there can be none.
fn burst(
    events: &Receiver<notify::Result<notify::Event>>,
    own: &Path,
) -> Option<BTreeSet<PathBuf>> {
    let mut changed = BTreeSet::new();
    let mut since: Option<Instant> = None;
    loop {
        let wait = if since.is_some() { SILENCE } else { TICK };
        match events.recv_timeout(wait) {
            Ok(Ok(event)) if !event.kind.is_access() => {
                let paths = event.paths.into_iter().filter(|path| !path.starts_with(own));
                let before = changed.len();
                changed.extend(paths);
                if changed.len() > before {
                    since.get_or_insert_with(Instant::now);
                }
            }
            // What the system could not tell is found by looking everywhere.
            Ok(Err(error)) => changed.extend(error.paths),
            Ok(Ok(_)) => {}
            Err(RecvTimeoutError::Timeout) => return Some(changed),
            Err(RecvTimeoutError::Disconnected) => return None,
        }
        if since.is_some_and(|since| since.elapsed() > LONGEST_BURST) {
            return Some(changed);
        }
    }
}

/// Returns the folders to look at: those that changed files are or were in, as
/// far as they exist.
fn places(changed: &BTreeSet<PathBuf>, sources: &[PathBuf]) -> Vec<PathBuf> {
    let mut places = BTreeSet::new();
    for path in changed {
        for source in sources {
            if path == source {
                places.insert(source.clone());
            } else if path.starts_with(source) {
                let folder = path.ancestors().skip(1).find(|folder| folder.is_dir());
                let folder = folder.filter(|folder| folder.starts_with(source));
                places.insert(folder.unwrap_or(source).to_owned());
            }
        }
    }
    places.into_iter().collect()
}

fn update(index: &mut Index, places: &[PathBuf], settings: &Settings) -> Result<(), Failure> {
    let options = SyncOptions { patience: Duration::from_secs(60), ..SyncOptions::default() };
    let report = index.sync(places, &options, &mut |_| {})?;
    report::every_change(&report, settings);
    report::problems(&report.problems, settings);
    Ok(())
}

fn cannot_watch(error: &notify::Error) -> Failure {
    let places: Vec<_> =
        error.paths.iter().map(|path| from_here(path).display().to_string()).collect();
    let hint = match error.kind {
        notify::ErrorKind::MaxFilesWatch => {
            "the system limits how many folders are followed; on Linux raise \
             fs.inotify.max_user_watches"
        }
        _ => "run pincite index from time to time instead",
    };
    Failure::Asked {
        message: format!("cannot follow {}: {error}", places.join(", ")),
        hint: Some(hint.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::places;
    use std::path::PathBuf;

    #[test]
    fn folders_of_what_changed_are_looked_at() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        std::fs::create_dir(root.join("a")).unwrap();
        let sources = [root.to_owned()];
        let changed = ["a/x.txt", "a/gone/deep/y.txt", "z.txt"].map(|path| root.join(path));
        let expected: Vec<PathBuf> = vec![root.to_owned(), root.join("a")];
        assert_eq!(places(&changed.into_iter().collect(), &sources), expected);
        let elsewhere = [PathBuf::from("/elsewhere/x.txt")].into_iter().collect();
        assert!(places(&elsewhere, &sources).is_empty());
    }
}
