//! Words for what went wrong, on standard error.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use pincite::source::{Coverage, NotRead};
use pincite::text::{escape_controls, truncate_to_width, wrap};
use pincite::{ChangeKind, Diagnostic, ErrorKind, FileChange, Query, SourceProblem, SyncReport};

use crate::output::{Paint, grouped};
use crate::settings::Settings;

/// Why a command could not do its work.
#[derive(Debug)]
pub enum Failure {
    /// The library could not.
    Library(pincite::Error),
    /// The output could not be written.
    Output(io::Error),
    /// What was asked for cannot be, with a hint on what to do.
    Asked { message: String, hint: Option<String> },
}

impl From<pincite::Error> for Failure {
    fn from(error: pincite::Error) -> Self {
        Self::Library(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Output(error.into())
    }
}

impl From<csv::Error> for Failure {
    fn from(error: csv::Error) -> Self {
        match error.into_kind() {
            csv::ErrorKind::Io(error) => Self::Output(error),
            other => Self::Output(io::Error::other(format!("{other:?}"))),
        }
    }
}

/// Prints why a command failed, and what to do.
pub fn failure(failure: &Failure, settings: &Settings) {
    let (message, hint) = match failure {
        Failure::Library(error) => (error.to_string(), hint(error.kind(), settings)),
        Failure::Output(error) => (format!("cannot write the output: {error}"), None),
        Failure::Asked { message, hint } => (message.clone(), hint.clone()),
    };
    labelled(Paint::Error, "error:", &message, settings);
    if let Some(hint) = hint {
        labelled(Paint::Hint, "hint:", &hint, settings);
    }
}

/// Says what to do about a kind of error.
fn hint(kind: ErrorKind, settings: &Settings) -> Option<String> {
    let index = settings.index.display();
    let hint = match kind {
        ErrorKind::NoIndex => "make one with: pincite index FOLDER".to_owned(),
        ErrorKind::NotAnIndex => {
            "name another folder with --index DIR, or with PINCITE_INDEX".to_owned()
        }
        ErrorKind::VersionMismatch => {
            format!("make it anew with: pincite index --rebuild --index {index}")
        }
        ErrorKind::Damaged => format!("make it anew with: pincite index --rebuild --index {index}"),
        ErrorKind::Locked => "wait for it with: pincite index --wait SECONDS".to_owned(),
        ErrorKind::UnknownStyle => {
            "list them with: pincite cite --list-styles, or --list-locales".to_owned()
        }
        ErrorKind::UnknownId => "list the articles with: pincite articles".to_owned(),
        _ => return None,
    };
    Some(hint)
}

/// So many warnings of a kind are printed.
const SHOWN: usize = 50;

/// Prints what was wrong with source files, one line each; of very many only
/// the first.
pub fn problems(problems: &[SourceProblem], settings: &Settings) {
    for problem in problems.iter().take(SHOWN) {
        warning(&wording(problem), settings);
    }
    warnings_beyond(problems.len(), settings);
}

/// Prints one of several warnings of a kind, counted from 1, unless there were
/// very many.
pub fn nth_warning(n: usize, text: &str, settings: &Settings) {
    if n <= SHOWN {
        warning(text, settings);
    }
}

/// Says how many warnings of a kind were not printed, where there were so many
/// of it.
pub fn warnings_beyond(count: usize, settings: &Settings) {
    if let Some(more) = count.checked_sub(SHOWN).filter(|more| *more > 0) {
        warning(&format!("{} more of the kind", grouped(more as u64)), settings);
    }
}

/// Prints a warning.
pub fn warning(text: &str, settings: &Settings) {
    labelled(Paint::Warning, "warning:", text, settings);
}

/// Prints a message behind a label; on a terminal further lines of it stand
/// under the first.
fn labelled(paint: Paint, label: &str, text: &str, settings: &Settings) {
    let style = &settings.message_style;
    let text = escape_controls(text);
    let indent = label.len() + 1;
    let lines: Vec<&str> = if settings.wraps_messages {
        let width = style.width.saturating_sub(indent);
        wrap(&text, width).into_iter().filter_map(|line| line.slice(&text)).collect()
    } else {
        vec![&*text]
    };
    for (at, line) in lines.into_iter().enumerate() {
        match at {
            0 => say(&format!("{} {line}", style.paint(paint, label))),
            _ => say(&format!("{:indent$}{line}", "")),
        }
    }
}

/// Says what is wrong with a source file, naming it as short as can be.
pub fn wording(problem: &SourceProblem) -> String {
    let message = problem.error.to_string();
    let path = problem.path.display().to_string();
    let shown = from_here(&problem.path).display().to_string();
    // Most errors name the file and the line themselves.
    match problem.line {
        _ if message.contains(&path) => message.replace(&path, &shown),
        Some(line) => format!("{shown}, line {line}: {message}"),
        None => format!("{shown}: {message}"),
    }
}

/// Returns a path as short as it can be from where the program runs.
pub fn from_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(std::fs::canonicalize);
    match here.as_deref().map(|here| path.strip_prefix(here)) {
        Ok(Ok(below)) if !below.as_os_str().is_empty() => below.to_owned(),
        _ => path.to_owned(),
    }
}

/// Says what is not read and why, each reason with examples.
pub fn not_read(passed_over: &Coverage, problems: &[SourceProblem], settings: &Settings) {
    let mut all = passed_over.clone();
    for problem in problems {
        let path = from_here(&problem.path).display().to_string();
        all.add(reason(problem.error.kind()), path);
    }
    let rows = all.not_read();
    // That a README is no article goes without saying.
    if settings.quiet || rows.iter().all(|row| row.reason.contains("README")) {
        return;
    }
    say("not read, or not all of it:");
    table(&rows, settings);
    say("details: pincite articles --problems");
}

/// Says what bibliographies and articles have not in common.
pub fn undescribed(left: &Coverage, settings: &Settings) {
    if settings.quiet || left.is_empty() {
        return;
    }
    say("bibliographies:");
    table(&left.not_read(), settings);
}

/// Prints a row for each reason: how many, why, examples.
fn table(rows: &[NotRead], settings: &Settings) {
    let width = rows.iter().map(|row| row.reason.chars().count()).max().unwrap_or(0);
    let digits = rows.iter().map(|row| row.count.to_string().len()).max().unwrap_or(0);
    for row in rows {
        let NotRead { reason, count, examples } = row;
        let more = if *count > examples.len() as u64 { ", …" } else { "" };
        let line = format!("  {count:>digits$}  {reason:<width$}  {}{more}", examples.join(", "));
        say(&truncate_to_width(&escape_controls(&line), settings.message_style.width));
    }
}

/// Says in a few words why a file was not read.
fn reason(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Malformed => "damaged, or not what the name says",
        ErrorKind::TooLarge => "too large",
        ErrorKind::NotFound => "gone",
        ErrorKind::PermissionDenied => "not permitted",
        ErrorKind::Unsupported => "of a format that this build does not read",
        _ => "not readable just now",
    }
}

/// Names each file that was read or taken out, where that is wanted.
pub fn changes(report: &SyncReport, settings: &Settings) {
    if settings.verbose {
        every_change(report, settings);
    }
}

/// Names each file that was read or taken out.
pub fn every_change(report: &SyncReport, settings: &Settings) {
    if settings.quiet {
        return;
    }
    for FileChange { path, kind } in &report.changes {
        let what = match kind {
            ChangeKind::Added => "added",
            ChangeKind::Changed => "changed",
            ChangeKind::Renamed => "renamed",
            ChangeKind::Removed => "removed",
        };
        say(&format!("{what:<8} {}", escape_controls(&from_here(path).display().to_string())));
    }
}

/// Prints what was odd about a query, each under the place concerned. `place`
/// says which of several queries it is.
pub fn diagnostics(query: &Query, place: Option<&str>, settings: &Settings) {
    if settings.quiet {
        return;
    }
    for diagnostic in &query.diagnostics {
        let Diagnostic { message, .. } = diagnostic;
        let place = place.map(|place| format!("{place}: ")).unwrap_or_default();
        labelled(Paint::Hint, "note:", &format!("{place}{message}"), settings);
        if query.text.trim().is_empty() {
            continue;
        }
        // Two columns before it, two for where it is cut.
        let columns = settings.message_style.width.saturating_sub(4);
        for line in diagnostic.caret_within(&query.text, columns).lines() {
            say(&format!("  {}", escape_controls(line)));
        }
    }
}

/// Prints a remark, unless told to be quiet.
pub fn remark(text: &str, settings: &Settings) {
    if !settings.quiet {
        say(&escape_controls(text));
    }
}

/// Writes a line to standard error. Nobody may be listening, as with
/// `2>&1 | head`: that must not end a run.
fn say(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}
