//! `pincite search`

use std::num::NonZeroUsize;
use std::path::PathBuf;

use pincite::{Index, Query, ResultUnit, SearchOptions, SortBy, SyncOptions};

use super::{CommandResult, index};
use crate::Outcome;
use crate::args::{SearchArgs, SearchFormat, Sort, Unit};
use crate::output::{self, Hits};
use crate::report::{self, Failure};
use crate::settings::Settings;

pub fn run(args: &SearchArgs, settings: &Settings) -> CommandResult {
    for path in &args.paths {
        if !path.exists() {
            return Err(missing_path(path, args));
        }
    }
    let (index, has_problems) = prepare(&args.paths, settings)?;
    let query =
        if args.filters.literal { Query::literal(&args.query) } else { Query::parse(&args.query) };
    let results = index.search(&query, &options(args))?;
    report::diagnostics(&results.query, settings);

    let found = results.total > 0;
    let hits = Hits { index: &index, results: &results, context: args.output.context };
    let mut out = output::stdout();
    if args.output.count {
        output::count(&mut out, results.total)?;
    } else {
        if args.output.explain && args.output.format == SearchFormat::Text {
            output::explanation(&mut out, &results, &settings.style)?;
        }
        match args.output.format {
            SearchFormat::Text => output::text(&mut out, &hits, &settings.style)?,
            SearchFormat::Json => output::json(&mut out, &hits)?,
            SearchFormat::Jsonl => output::jsonl(&mut out, &hits)?,
            SearchFormat::Csv => output::csv(&mut out, &hits)?,
            SearchFormat::Paths => output::paths(&mut out, &hits)?,
            SearchFormat::Trec => output::trec(&mut out, &hits)?,
            SearchFormat::Vimgrep => output::vimgrep(&mut out, &hits)?,
        }
    }
    output::finish(out)?;
    if found && results.hits.is_empty() && args.results.limit > 0 && !args.output.count {
        let total = output::counted(results.total, "result", "results");
        report::remark(&format!("nothing more: {total} in all"), settings);
    }
    if !found && args.output.format == SearchFormat::Text && !args.output.count {
        report::remark("nothing found", settings);
    }
    Ok(match (has_problems, found) {
        (true, _) => Outcome::WithProblems,
        (false, true) => Outcome::Done,
        (false, false) => Outcome::NothingFound,
    })
}

/// Opens the index, after bringing it up to date with the paths where there
/// are any; says whether some files could not be read.
pub(super) fn prepare(paths: &[PathBuf], settings: &Settings) -> Result<(Index, bool), Failure> {
    if paths.is_empty() {
        let index = Index::open(&settings.index)?;
        if index.totals().files == 0 {
            return Err(Failure::Asked {
                message: format!("the index at {} holds no articles", settings.index.display()),
                hint: Some("index some with: pincite index FOLDER".to_owned()),
            });
        }
        return Ok((index, false));
    }
    let mut index = Index::open_or_create(&settings.index)?;
    let report = index::sync(&mut index, paths, &SyncOptions::default(), settings)?;
    report::changes(&report, settings);
    report::problems(&report.problems, settings);
    if index::nothing_there(&index, &report) {
        return Err(index::no_articles(paths, &report));
    }
    Ok((index, !report.problems.is_empty()))
}

fn options(args: &SearchArgs) -> SearchOptions {
    SearchOptions {
        limit: if args.output.count { 0 } else { args.results.limit },
        offset: args.results.offset,
        by: match args.results.by {
            Unit::Passage => ResultUnit::Passage,
            Unit::Article => ResultUnit::Article,
        },
        per_article: args.results.per_article.map(NonZeroUsize::get),
        sort: match args.results.sort {
            Sort::Score => SortBy::Score,
            Sort::Date => SortBy::Oldest,
            Sort::DateDescending => SortBy::Newest,
        },
        since: args.filters.since,
        until: args.filters.until,
        languages: args.filters.lang.clone(),
        within: args.paths.clone(),
        ..SearchOptions::default()
    }
}

fn missing_path(path: &std::path::Path, args: &SearchArgs) -> Failure {
    let words: Vec<_> = std::iter::once(args.query.clone())
        .chain(args.paths.iter().map(|path| path.display().to_string()))
        .collect();
    Failure::Asked {
        message: format!("{}: no such file or folder", path.display()),
        hint: Some(format!(
            "a query of several words wants quotes: pincite search '{}'",
            words.join(" ")
        )),
    }
}
