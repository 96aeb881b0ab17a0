//! What could not be read.

use std::io;

use pincite::SourceProblem;
use pincite::source::{Coverage, NotRead};
use pincite::text::escape_controls;
use serde::Serialize;

use super::marked::lines;
use super::style::{Paint, Style};
use super::{Out, counted};
use crate::report::{Failure, from_here, wording};

/// `articles --problems --format json`
#[derive(Serialize)]
struct ProblemsJson {
    problems: Vec<ProblemJson>,
    /// Files that are passed over, by reason.
    passed_over: Vec<NotRead>,
    /// What bibliographies and articles have not in common.
    undescribed: Vec<NotRead>,
}

/// All that is to be said of files besides what was read of them.
pub struct Left {
    pub problems: Vec<SourceProblem>,
    pub passed_over: Coverage,
    pub undescribed: Coverage,
}

#[derive(Serialize)]
struct ProblemJson {
    path: String,
    line: Option<u32>,
    message: String,
}

impl ProblemJson {
    fn new(problem: &SourceProblem) -> Self {
        Self {
            path: from_here(&problem.path).display().to_string(),
            line: problem.line,
            message: problem.error.to_string(),
        }
    }
}

/// Prints each problem, then what is passed over.
pub fn problems(out: &mut Out, left: &Left, style: &Style) -> io::Result<()> {
    for problem in &left.problems {
        for line in lines(&wording(problem), &[], style.width, style) {
            writeln!(out, "{line}")?;
        }
    }
    let mut is_first = left.problems.is_empty();
    if !is_first {
        let count = counted(left.problems.len() as u64, "problem", "problems");
        writeln!(out, "{}", style.paint(Paint::Dim, &count))?;
    }
    for (title, coverage) in
        [("Passed over", &left.passed_over), ("Bibliographies", &left.undescribed)]
    {
        if coverage.is_empty() {
            continue;
        }
        if !std::mem::take(&mut is_first) {
            writeln!(out)?;
        }
        writeln!(out, "{}", style.paint(Paint::Title, title))?;
        for NotRead { reason, count, examples } in coverage.not_read() {
            let more = if count > examples.len() as u64 { ", …" } else { "" };
            let text = format!("{count} {reason}: {}{more}", examples.join(", "));
            writeln!(out, "  {}", escape_controls(&text))?;
        }
    }
    Ok(())
}

/// Prints one object with all.
pub fn problems_json(out: &mut Out, left: &Left) -> Result<(), Failure> {
    let all = ProblemsJson {
        problems: left.problems.iter().map(ProblemJson::new).collect(),
        passed_over: left.passed_over.not_read(),
        undescribed: left.undescribed.not_read(),
    };
    serde_json::to_writer_pretty(&mut *out, &all)?;
    writeln!(out)?;
    Ok(())
}

/// Prints one object a line and problem.
pub fn problems_jsonl(out: &mut Out, problems: &[SourceProblem]) -> Result<(), Failure> {
    for problem in problems {
        serde_json::to_writer(&mut *out, &ProblemJson::new(problem))?;
        writeln!(out)?;
    }
    Ok(())
}

/// Prints a row for each problem.
pub fn problems_csv(out: &mut Out, problems: &[SourceProblem]) -> Result<(), Failure> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(["path", "line", "message"])?;
    for problem in problems {
        let ProblemJson { path, line, message } = ProblemJson::new(problem);
        let line = line.map(|line| line.to_string()).unwrap_or_default();
        writer.write_record([path, line, message])?;
    }
    writer.flush()?;
    Ok(())
}
