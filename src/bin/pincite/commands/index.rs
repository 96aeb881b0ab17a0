//! `pincite index`

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use indicatif::HumanBytes;
use pincite::source::Format;
use pincite::{Index, Received, SyncOptions, SyncReport};

use super::{CommandResult, watch};
use crate::Outcome;
use crate::args::{IndexArgs, InputArgs};
use crate::interrupt;
use crate::output::{counted, list_paths};
use crate::progress::Bar;
use crate::report::{self, Failure};
use crate::settings::Settings;

/// What is indexed where nothing is named and nothing is known.
const DEFAULT_SOURCE: &str = "seeds";

pub fn run(args: &IndexArgs, settings: &Settings) -> CommandResult {
    let (mut index, readable) = open(settings, args.rebuild)?;
    let monitor = interrupt::monitor();
    let options = SyncOptions {
        rebuild: args.rebuild,
        dry_run: args.dry_run,
        patience: Duration::from_secs(args.wait),
        monitor: Some(Arc::clone(&monitor)),
        ..SyncOptions::default()
    };
    let started = Instant::now();
    let is_input = args.paths.iter().any(|path| is_standard_input(path));
    let (report, paths) = if is_input {
        (receive(&mut index, args, &options, settings)?, args.paths.clone())
    } else {
        only_for_standard_input(args)?;
        let paths = if readable { sources(&index, args)? } else { args.paths.clone() };
        (sync(&mut index, &paths, &options, settings)?, paths)
    };
    report::changes(&report, settings);
    report::problems(&report.problems, settings);
    if nothing_there(&index, &report) && report.left == 0 {
        let forgot = !readable && paths.is_empty() && report.problems.is_empty();
        return Err(if forgot { no_sources() } else { no_articles(&paths, &report) });
    }
    let text = summary(&report, &index, args.dry_run, started.elapsed());
    report::remark(&text, settings);
    report::not_read(&report.passed_over, &report.problems, settings);
    if report.is_change() && !args.dry_run {
        report::undescribed(&index.undescribed()?, settings);
    }
    if report.left > 0 {
        return Err(stopped(&report, args));
    }
    if args.watch {
        return watch::run(&mut index, &monitor, settings);
    }
    Ok(if report.problems.is_empty() { Outcome::Done } else { Outcome::WithProblems })
}

/// Says whether a path stands for standard input.
pub fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Returns the format that standard input is said to be in.
pub fn standard_input_format(input: &InputArgs, command: &str) -> Result<Format, Failure> {
    input.format.ok_or_else(|| Failure::Asked {
        message: "standard input has no name that tells its format".to_owned(),
        hint: Some(format!("say what it is: pincite {command} - --as html")),
    })
}

/// Indexes standard input.
fn receive(
    index: &mut Index,
    args: &IndexArgs,
    options: &SyncOptions,
    settings: &Settings,
) -> Result<SyncReport, Failure> {
    if args.paths.len() > 1 || args.dry_run || args.watch {
        return Err(Failure::Asked {
            message: "standard input is indexed alone".to_owned(),
            hint: Some("leave out the other paths, --dry-run and --watch".to_owned()),
        });
    }
    let format = standard_input_format(&args.input, "index")?;
    let received = Received { format, url: args.input.url.clone(), name: args.input.name.clone() };
    let mut bar = Bar::new(settings);
    let report = index.receive(&received, &mut io::stdin().lock(), options, &mut |progress| {
        bar.show(&progress);
    });
    bar.finish();
    Ok(report?)
}

/// Refuses what is said about standard input where there is none.
fn only_for_standard_input(args: &IndexArgs) -> Result<(), Failure> {
    let input = &args.input;
    if input.format.is_none() && input.url.is_none() && input.name.is_none() {
        return Ok(());
    }
    Err(Failure::Asked {
        message: "--as, --url and --name say what standard input is".to_owned(),
        hint: Some("read it with -, as in: pincite index - --as html".to_owned()),
    })
}

/// The failure of a run that was stopped: what is there is not all.
fn stopped(report: &SyncReport, args: &IndexArgs) -> Failure {
    let mut again = vec!["pincite index".to_owned()];
    again.extend(args.rebuild.then(|| "--rebuild".to_owned()));
    again.extend(args.paths.iter().map(|path| path.display().to_string()));
    Failure::Asked {
        message: format!("stopped: {} left", counted(report.left, "file is", "files are")),
        hint: Some(format!("go on with: {}", again.join(" "))),
    }
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
    let mut bar = Bar::new(settings);
    let report = index.sync(paths, options, &mut |progress| bar.show(&progress));
    bar.finish();
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
    if report.renamed > 0 {
        text += &format!(", {} renamed", report.renamed);
    }
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
