//! `pincite search`

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;

use pincite::{
    AliasOptions, Aliases, Index, Query, ResultUnit, SearchOptions, SortBy, SyncOptions,
};

use super::{CommandResult, aliases, index};
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
    let (given, has_bad_lines) = aliases::read(&args.aliases, settings)?;
    let (index, has_problems) = prepare(&args.paths, settings)?;
    let has_problems = has_problems || has_bad_lines;
    let query =
        if args.filters.literal { Query::literal(&args.query) } else { Query::parse(&args.query) };
    let results = index.search(&query, &options(args, given))?;
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
    // Text and JSON tell it where they tell the results.
    let is_told = match args.output.format {
        _ if args.output.count => false,
        SearchFormat::Text => !results.hits.is_empty(),
        SearchFormat::Json => true,
        _ => false,
    };
    for line in output::also_searched(&results).into_iter().filter(|_| !is_told) {
        report::remark(&line, settings);
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
fn prepare(paths: &[PathBuf], settings: &Settings) -> Result<(Index, bool), Failure> {
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

fn options(args: &SearchArgs, given: Option<Aliases>) -> SearchOptions {
    SearchOptions {
        aliases: AliasOptions { given: given.map(Arc::new), ..AliasOptions::default() },
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
