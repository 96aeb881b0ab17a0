//! `pincite search`

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use pincite::{
    AliasOptions, Aliases, Index, PartialDate, Query, Recency, ResultUnit, Results, SearchOptions,
    SnippetOptions, SortBy, SyncOptions,
};

use super::{CommandResult, aliases, cite, index};
use crate::Outcome;
use crate::args::{
    FilterArgs, QueryArgs, ResultArgs, SearchArgs, SearchFormat, SearchOutputArgs, Sort, Unit,
};
use crate::output::{self, Around, Found, FoundOptions, FoundPrinter, Reference};
use crate::queries::{self, BadLine, Queries, Topic};
use crate::report::{self, Failure};
use crate::settings::Settings;

pub fn run(args: &SearchArgs, settings: &Settings) -> CommandResult {
    let (query, paths) = query_and_paths(args)?;
    let queries = args.reading.queries.as_deref().map(Queries::open).transpose()?;
    let reference = cite::reference_of_results(&args.output)?;
    let (given, has_bad_aliases) = aliases::read(&args.aliases, settings)?;
    let (index, has_problems) = prepare(&paths, settings)?;
    let has_problems = has_problems || has_bad_aliases;
    let mut options = options(&args.results, &args.filters, &args.output, paths);
    options.aliases = alias_options(&args.reading, given);
    let search = Search { args, settings, index: &index, options, reference };
    let mut out = output::stdout();
    let printer = FoundPrinter::new(&mut out, search.printing());
    let (found, has_problems) = match (queries, &args.reading.queries) {
        (Some(queries), Some(path)) => {
            let (found, has_bad_lines) = search.many(queries, path, printer)?;
            (found, has_problems || has_bad_lines)
        }
        _ => (search.one(query, printer)?, has_problems),
    };
    output::finish(out)?;
    Ok(match (has_problems, found) {
        (true, _) => Outcome::WithProblems,
        (false, true) => Outcome::Done,
        (false, false) => Outcome::NothingFound,
    })
}

/// Tells the query from the paths. Where the queries are in a file, there are
/// only paths.
fn query_and_paths(args: &SearchArgs) -> Result<(&str, Vec<PathBuf>), Failure> {
    let query = args.query.as_deref().unwrap_or_default();
    let first = args.query.as_ref().filter(|_| args.reading.queries.is_some());
    let paths: Vec<_> =
        first.map(PathBuf::from).into_iter().chain(args.paths.iter().cloned()).collect();
    match paths.iter().find(|path| !path.exists()) {
        Some(path) => Err(missing_path(path, args)),
        None => Ok((query, paths)),
    }
}

/// One run of the command.
struct Search<'a> {
    args: &'a SearchArgs,
    settings: &'a Settings,
    index: &'a Index,
    options: SearchOptions,
    /// The style that hits are cited in.
    reference: Option<Reference>,
}

impl Search<'_> {
    /// Answers a query; says whether anything was found.
    fn one(&self, text: &str, printer: FoundPrinter<'_>) -> Result<bool, Failure> {
        let results = self.index.search(&self.query(text), &self.options)?;
        let found = self.found(None, &results);
        print_alone(&found, printer, &self.args.output, &self.options, self.settings)?;
        Ok(results.total > 0)
    }

    /// Answers the queries of a file one after another; says whether anything
    /// was found, and whether a line could not be answered.
    fn many(
        &self,
        mut queries: Queries,
        path: &Path,
        mut printer: FoundPrinter<'_>,
    ) -> Result<(bool, bool), Failure> {
        let name = queries::name(path);
        let (mut found, mut bad_lines, mut answered) = (false, 0, 0);
        while let Some(entry) = queries.next().map_err(|error| unreadable(&name, &error))? {
            let topic = match entry.and_then(|topic| self.answerable(topic)) {
                Ok(topic) => topic,
                Err(BadLine { line, message }) => {
                    bad_lines += 1;
                    let message = format!("{name}, line {line}: {message}");
                    report::nth_warning(bad_lines, &message, self.settings);
                    continue;
                }
            };
            let results = self.index.search(&self.query(&topic.text), &self.options)?;
            let place = format!("{name}, line {}", topic.line);
            report::diagnostics(&results.query, Some(&place), self.settings);
            printer.print(&self.found(Some(&topic), &results))?;
            tell_what_else(&results, Some(&place), &printer, self.settings);
            found |= results.total > 0;
            answered += 1;
        }
        printer.finish()?;
        report::warnings_beyond(bad_lines, self.settings);
        if answered == 0 && bad_lines == 0 {
            report::remark(&format!("{name}: no queries"), self.settings);
        }
        Ok((found, bad_lines > 0))
    }

    /// Says what the form of the output has no room for.
    fn answerable(&self, topic: Topic) -> Result<Topic, BadLine> {
        let has_columns = self.args.output.count || self.args.output.format == SearchFormat::Trec;
        if has_columns && topic.id.contains(char::is_whitespace) {
            let message = format!("the id '{}' has a blank, and would be two columns", topic.id);
            return Err(BadLine { line: topic.line, message });
        }
        Ok(topic)
    }

    fn query(&self, text: &str) -> Query {
        if self.args.reading.literal { Query::literal(text) } else { Query::parse(text) }
    }

    fn found<'a>(&'a self, topic: Option<&'a Topic>, results: &'a Results) -> Found<'a> {
        Found {
            topic,
            results,
            also: output::besides(results),
            around: Around::new(self.index, self.args.output.context),
            explain: self.args.output.explain,
            reference: self.reference.as_ref(),
        }
    }

    fn printing(&self) -> FoundOptions {
        let queries = self.args.reading.queries.as_deref();
        FoundOptions {
            format: self.args.output.format,
            count: self.args.output.count,
            style: self.settings.style,
            title: match (queries, &self.args.query) {
                (Some(path), _) => queries::name(path),
                (None, query) => query.clone().unwrap_or_default(),
            },
            is_batch: queries.is_some(),
        }
    }
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

/// Says which other names and spellings to look for.
fn alias_options(args: &QueryArgs, given: Option<Aliases>) -> AliasOptions {
    let aliases = !args.no_aliases;
    AliasOptions {
        given: given.filter(|_| aliases).map(Arc::new),
        mined: aliases,
        spellings: !args.no_spellings,
    }
}

/// Prints what the only search of a run has found, and remarks on it.
pub(super) fn print_alone(
    found: &Found<'_>,
    mut printer: FoundPrinter<'_>,
    args: &SearchOutputArgs,
    options: &SearchOptions,
    settings: &Settings,
) -> Result<(), Failure> {
    let results = found.results;
    report::diagnostics(&results.query, None, settings);
    printer.print(found)?;
    tell_what_else(results, None, &printer, settings);
    printer.finish()?;
    if results.total == 0 && args.format == SearchFormat::Text && !args.count {
        report::remark("nothing found", settings);
    }
    if results.total > 0 && results.hits.is_empty() && options.limit > 0 {
        report::remark(&output::count(results), settings);
    }
    Ok(())
}

/// Says what was looked for besides, where the output has no place for it.
fn tell_what_else(
    results: &Results,
    place: Option<&str>,
    printer: &FoundPrinter<'_>,
    settings: &Settings,
) {
    if printer.options().tells_what_else(results) {
        return;
    }
    let place = place.map(|place| format!("{place}: ")).unwrap_or_default();
    for line in output::besides(results) {
        report::remark(&format!("{place}{line}"), settings);
    }
}

/// At most so many of any ten passages in a row are of one article, where they
/// are shown to be read.
const OF_ONE_ARTICLE: NonZeroUsize = NonZeroUsize::MIN.saturating_add(2);

/// Says how to search.
pub(super) fn options(
    results: &ResultArgs,
    filters: &FilterArgs,
    output: &SearchOutputArgs,
    paths: Vec<PathBuf>,
) -> SearchOptions {
    // Programs get passages as they rank.
    let is_for_reading = matches!(output.format, SearchFormat::Text | SearchFormat::Html);
    // Only where there is room to name what is left out.
    let names_others =
        is_for_reading || matches!(output.format, SearchFormat::Json | SearchFormat::Jsonl);
    let is_spread = is_for_reading && results.per_article.is_none();
    let recency = |half_life_days| Recency { half_life_days, today: PartialDate::today() };
    SearchOptions {
        limit: if output.count { 0 } else { results.limit },
        offset: results.offset,
        by: match results.by {
            Unit::Passage => ResultUnit::Passage,
            Unit::Article => ResultUnit::Article,
        },
        per_article: match (results.per_article, results.by) {
            (Some(0), Unit::Passage) => None,
            (Some(0), Unit::Article) => Some(usize::MAX),
            (limit, _) => limit,
        },
        spread: is_spread.then_some(OF_ONE_ARTICLE),
        collapse: names_others && !results.no_collapse,
        sort: match results.sort {
            Sort::Score => SortBy::Score,
            Sort::Date => SortBy::Oldest,
            Sort::DateDescending => SortBy::Newest,
        },
        recency: results.recency.map(recency),
        since: filters.since,
        until: filters.until,
        languages: filters.lang.clone(),
        within: paths,
        explain: output.explain,
        feedback: results.expand,
        snippet: SnippetOptions {
            max_fragments: output.fragments.get(),
            ..SnippetOptions::default()
        },
        ..SearchOptions::default()
    }
}

fn missing_path(path: &Path, args: &SearchArgs) -> Failure {
    let words = args.query.iter().cloned();
    let words: Vec<_> =
        words.chain(args.paths.iter().map(|path| path.display().to_string())).collect();
    let hint = match &args.reading.queries {
        Some(_) => "beside --queries, everything else names files and folders to search".to_owned(),
        None => {
            let query = words.join(" ");
            format!("a query of several words wants quotes: pincite search '{query}'")
        }
    };
    Failure::Asked {
        message: format!("{}: no such file or folder", path.display()),
        hint: Some(hint),
    }
}

fn unreadable(name: &str, error: &std::io::Error) -> Failure {
    Failure::Asked { message: format!("{name}: {}", queries::reason(error)), hint: None }
}
