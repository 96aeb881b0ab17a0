//! `pincite articles`

use std::path::PathBuf;

use pincite::{ArticleEntry, Index, Query, ResultUnit, SearchOptions};

use super::CommandResult;
use crate::Outcome;
use crate::args::{ArticlesArgs, ListFormat};
use crate::output::Left;
use crate::settings::Settings;
use crate::{output, report};

pub fn run(args: &ArticlesArgs, settings: &Settings) -> CommandResult {
    let index = Index::open(&settings.index)?;
    if args.problems {
        return problems(&index, args.format, settings);
    }
    let entries = match &args.query {
        None => index.articles()?,
        Some(text) => matching(&index, text, &[], settings)?,
    };
    let mut out = output::stdout();
    match args.format {
        ListFormat::Text => output::entries(&mut out, &entries, &settings.style)?,
        ListFormat::Json => output::entries_json(&mut out, &entries)?,
        ListFormat::Jsonl => output::entries_jsonl(&mut out, &entries)?,
        ListFormat::Csv => output::entries_csv(&mut out, &entries)?,
    }
    output::finish(out)?;
    Ok(if entries.is_empty() { Outcome::NothingFound } else { Outcome::Done })
}

/// Lists what could not be read.
fn problems(index: &Index, format: ListFormat, settings: &Settings) -> CommandResult {
    let left = Left {
        problems: index.problems()?,
        passed_over: index.passed_over(),
        undescribed: index.undescribed()?,
    };
    let mut out = output::stdout();
    match format {
        ListFormat::Text => output::problems(&mut out, &left, &settings.style)?,
        ListFormat::Json => output::problems_json(&mut out, &left)?,
        ListFormat::Jsonl => output::problems_jsonl(&mut out, &left.problems)?,
        ListFormat::Csv => output::problems_csv(&mut out, &left.problems)?,
    }
    output::finish(out)?;
    let nothing =
        left.problems.is_empty() && left.passed_over.is_empty() && left.undescribed.is_empty();
    Ok(if nothing { Outcome::NothingFound } else { Outcome::Done })
}

/// The articles with a passage that matches, best first; of those below the
/// paths, where there are any.
pub(super) fn matching(
    index: &Index,
    text: &str,
    within: &[PathBuf],
    settings: &Settings,
) -> Result<Vec<ArticleEntry>, report::Failure> {
    let limit = usize::try_from(index.totals().articles).unwrap_or(usize::MAX);
    let within = within.to_vec();
    let options =
        SearchOptions { limit, within, by: ResultUnit::Article, ..SearchOptions::default() };
    let results = index.search(&Query::parse(text), &options)?;
    report::diagnostics(&results.query, None, settings);
    for line in output::besides(&results) {
        report::remark(&line, settings);
    }
    Ok(results.hits.into_iter().map(|hit| (*hit.article).clone()).collect())
}
