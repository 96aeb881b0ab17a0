//! `pincite inspect`

use pincite::source::{ReadOptions, read, walk};
use pincite::{Article, SourceProblem};

use super::CommandResult;
use crate::Outcome;
use crate::args::{InspectArgs, RecordFormat};
use crate::settings::Settings;
use crate::{output, report};

pub fn run(args: &InspectArgs, settings: &Settings) -> CommandResult {
    let mut articles: Vec<Article> = Vec::new();
    let mut problems: Vec<SourceProblem> = Vec::new();
    let options = ReadOptions::default();
    for path in &args.paths {
        let found = walk(path)?;
        problems.extend(found.problems);
        for file in found.files {
            let reading = read(&file.path, &file.relative, &options);
            articles.extend(reading.articles);
            problems.extend(reading.problems);
        }
    }
    let mut out = output::stdout();
    match args.format {
        RecordFormat::Text => output::inspected(&mut out, &articles, &settings.style)?,
        RecordFormat::Json => output::articles_json(&mut out, &articles)?,
    }
    output::finish(out)?;
    report::problems(&problems, settings);
    Ok(match (problems.is_empty(), articles.is_empty()) {
        (false, _) => Outcome::WithProblems,
        (true, true) => Outcome::NothingFound,
        (true, false) => Outcome::Done,
    })
}
