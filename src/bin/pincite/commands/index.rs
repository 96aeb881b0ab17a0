//! `pincite index`

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use indicatif::{HumanBytes, ProgressBar, ProgressStyle};
use pincite::{Index, Progress, SyncOptions, SyncReport};

use super::CommandResult;
use crate::Outcome;
use crate::args::IndexArgs;
use crate::output::{counted, list_paths};
use crate::report::{self, Failure};
use crate::settings::Settings;

/// What is indexed where nothing is named and nothing is known.
const DEFAULT_SOURCE: &str = "seeds";

pub fn run(args: &IndexArgs, settings: &Settings) -> CommandResult {
    let (mut index, readable) = open(settings, args.rebuild)?;
    let paths = if readable { sources(&index, args)? } else { args.paths.clone() };
    let options = SyncOptions {
        rebuild: args.rebuild,
        dry_run: args.dry_run,
        patience: Duration::from_secs(args.wait),
        ..SyncOptions::default()
    };
    let started = Instant::now();
    let report = sync(&mut index, &paths, &options, settings)?;
    report::changes(&report, settings);
    report::problems(&report.problems, settings);
    if nothing_there(&index, &report) {
        let forgot = !readable && paths.is_empty() && report.problems.is_empty();
        return Err(if forgot { no_sources() } else { no_articles(&paths, &report) });
    }
    let text = summary(&report, &index, args.dry_run, started.elapsed());
    report::remark(&text, settings);
    Ok(if report.problems.is_empty() { Outcome::Done } else { Outcome::WithProblems })
}

/// Opens the index; one that is to be made anew need not be readable, and the
/// answer says whether it is.
fn open(settings: &Settings, rebuild: bool) -> Result<(Index, bool), Failure> {
    match Index::open_or_create(&settings.index) {
        Err(error) if rebuild && is_replaceable(error.kind()) => {
            Ok((Index::replace(&settings.index)?, false))
        }
        opened => Ok((opened?, true)),
    }
}

fn is_replaceable(kind: pincite::ErrorKind) -> bool {
    matches!(kind, pincite::ErrorKind::VersionMismatch | pincite::ErrorKind::Damaged)
}

/// What to index: what is named, else what the index knows, which goes without
/// saying, else `seeds`.
fn sources(index: &Index, args: &IndexArgs) -> Result<Vec<PathBuf>, Failure> {
    if !args.paths.is_empty() || !index.figures()?.sources.is_empty() {
        return Ok(args.paths.clone());
    }
    if Path::new(DEFAULT_SOURCE).is_dir() {
        return Ok(vec![PathBuf::from(DEFAULT_SOURCE)]);
    }
    Err(Failure::Asked {
        message: "nothing to index: no path is named, and the index knows none yet".to_owned(),
        hint: Some("name a folder of articles: pincite index FOLDER".to_owned()),
    })
}

/// Brings an index up to date, showing progress on a terminal.
pub fn sync(
    index: &mut Index,
    paths: &[PathBuf],
    options: &SyncOptions,
    settings: &Settings,
) -> Result<SyncReport, Failure> {
    let bar = if settings.progress { ProgressBar::no_length() } else { ProgressBar::hidden() };
    let reading = ProgressStyle::with_template(
        "{msg:>10} {wide_bar} {human_pos}/{human_len} files, {prefix}, {eta} left",
    );
    let spinner = ProgressStyle::with_template("{msg:>10} {spinner}");
    let (Ok(reading), Ok(spinner)) = (reading, spinner) else {
        return Ok(index.sync(paths, options, &mut |_| {})?);
    };
    bar.set_style(spinner.clone());
    bar.enable_steady_tick(Duration::from_millis(100));
    let mut is_reading = false;
    let report = index.sync(paths, options, &mut |progress| match progress {
        Progress::Reading { done, total, bytes_done, bytes_total } => {
            if !is_reading {
                is_reading = true;
                bar.set_style(reading.clone());
                bar.set_message("Reading");
                bar.set_length(total);
            }
            bar.set_position(done);
            bar.set_prefix(format!("{} of {}", HumanBytes(bytes_done), HumanBytes(bytes_total)));
        }
        other => {
            is_reading = false;
            bar.set_style(spinner.clone());
            bar.set_message(match other {
                Progress::Scanning => "Looking",
                Progress::Committing => "Writing",
                _ => "Tidying",
            });
        }
    });
    bar.finish_and_clear();
    Ok(report?)
}

/// The failure of making anew an index that cannot tell its sources any more.
fn no_sources() -> Failure {
    Failure::Asked {
        message: "nothing to index: the damaged index does not say what it was made from"
            .to_owned(),
        hint: Some("name the folders of articles: pincite index --rebuild FOLDER".to_owned()),
    }
}

/// Says whether there is nothing to search, now or before.
pub fn nothing_there(index: &Index, report: &SyncReport) -> bool {
    index.totals().files == 0 && !report.is_change()
}

/// The failure of finding no article at all.
pub fn no_articles(paths: &[PathBuf], report: &SyncReport) -> Failure {
    let place = if paths.is_empty() { "the known sources".to_owned() } else { list_paths(paths) };
    let formats = pincite::source::Format::known_extensions();
    let passed_over = match report.skipped {
        0 => String::new(),
        n => format!(
            "; {} passed over",
            counted(n, "file of another format was", "files of other formats were")
        ),
    };
    let hint = if report.problems.is_empty() {
        format!("articles are files with one of the extensions {formats}")
    } else {
        "see the warnings above".to_owned()
    };
    Failure::Asked {
        message: format!("no article could be read from {place}{passed_over}"),
        hint: Some(hint),
    }
}

fn summary(report: &SyncReport, index: &Index, dry_run: bool, elapsed: Duration) -> String {
    let mut text = format!(
        "{} added, {} changed, {} unchanged, {} removed",
        report.added, report.changed, report.unchanged, report.removed
    );
    if report.failed > 0 {
        text += &format!(", {} not readable", report.failed);
    }
    if report.skipped > 0 {
        text += &format!(", {} passed over", report.skipped);
    }
    if dry_run {
        return format!("would be: {text}");
    }
    let totals = index.totals();
    let articles = counted(totals.articles, "article", "articles");
    let passages = counted(totals.passages, "passage", "passages");
    text += &format!("\n{articles}, {passages} in {}", index.dir().display());
    if report.bytes > 0 {
        let rate = report.bytes as f64 / elapsed.as_secs_f64().max(1e-9);
        text += &format!(
            " ({} read in {:.2} s, {}/s)",
            HumanBytes(report.bytes),
            elapsed.as_secs_f64(),
            HumanBytes(rate as u64)
        );
    }
    text
}
