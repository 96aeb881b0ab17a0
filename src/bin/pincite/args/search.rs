//! What may be typed after `pincite search`.

use std::num::{NonZeroU32, NonZeroUsize};
use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use pincite::PartialDate;

use super::half_life::half_life_days;
use super::language_tag::language_tag;
use super::{AliasFileArgs, at_least_one};

/// Find passages
///
/// Passages with more and rarer words of the query come first. With paths,
/// these are indexed where needed, and only passages below them are shown.
#[derive(Debug, ClapArgs)]
#[command(
    override_usage = "\
pincite search [OPTIONS] <QUERY> [PATH]...
       pincite search [OPTIONS] --queries <FILE> [PATH]...",
    after_help = "\
Query (all of it: docs/query-language.md):
  strategic depth          any of the words; passages with both come first
  \"strategic depth\"        the words side by side (quote twice in a shell)
  +mosque -kabul           must have, must not have
  a AND (b OR NOT c)       operators in capitals
  \"strategic depth\"~2      at most two other words between
  a NEAR/5 b  a ADJ/5 b    near one another, in any order or in this one
  a SENT b  a DOC b        in one sentence, in one article
  terror*  wil?car*d  /isk[ap]?/
                           words that fit a pattern
  baluchistan~1  =Word     a word spelled nearly so, or exactly so
  mosque^2                 worth twice as much
  author:rawal  title:\"playing with fire\"  date:2024-05..2025
                           also heading: publisher: lang: tag: path: id: has:

Examples:
  pincite search '\"Dabori agreement\"' articles/
  pincite search 'Sharifullah arrest' --by article --format json
  pincite search 'date:2024-05 mosque' --limit 3 --context 1
  pincite search 'ISKP -Balochistan' --fragments 3 --format html > iskp.html
  pincite search --queries questions.csv --format trec > run.txt"
)]
pub struct SearchArgs {
    /// What to search for
    #[arg(value_name = "QUERY", required_unless_present = "queries")]
    pub query: Option<String>,

    /// Index these first where needed, and search only them
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    #[command(flatten)]
    pub reading: QueryArgs,

    #[command(flatten)]
    pub results: ResultArgs,

    #[command(flatten)]
    pub filters: FilterArgs,

    #[command(flatten)]
    pub aliases: AliasFileArgs,

    #[command(flatten)]
    pub output: SearchOutputArgs,
}

#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Query")]
pub struct QueryArgs {
    /// Answer every query of a file, - for standard input: one a line, or CSV
    /// with the columns query and, if it has names for them, id
    #[arg(long, value_name = "FILE")]
    pub queries: Option<PathBuf>,

    /// Take the query as plain words, without operators
    #[arg(short = 'F', long)]
    pub literal: bool,

    /// Look for names as typed only, not for their other forms (ISKP, ISIS-K)
    #[arg(long)]
    pub no_aliases: bool,

    /// Look for rare words as typed only, not for near spellings
    #[arg(long)]
    pub no_spellings: bool,
}

#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Results")]
pub struct ResultArgs {
    /// At most so many results of a query
    #[arg(short = 'n', long, value_name = "N", default_value_t = 10)]
    pub limit: usize,

    /// Pass over so many results first
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub offset: usize,

    /// What a result is
    #[arg(long, value_name = "UNIT", default_value = "passage")]
    pub by: Unit,

    /// At most so many passages of one article, 0 for any number
    ///
    /// Without it nothing is left out, but in text and html at most 3 of any 10
    /// results in a row are of one article, as long as others match; its other
    /// passages come after them.
    #[arg(long, value_name = "N")]
    pub per_article: Option<usize>,

    /// Show passages that are the same text each for itself
    ///
    /// Without it one of them is shown, in text, html, json and jsonl, and the
    /// others are named with it.
    #[arg(long)]
    pub no_collapse: bool,

    /// Order of the results
    #[arg(long, value_name = "ORDER", default_value = "score", allow_hyphen_values = true)]
    pub sort: Sort,

    /// Rank by words of the best results as well
    ///
    /// Brings passages that say the same in other words further to the front, and
    /// at times such as speak of something else. What is found stays the same.
    #[arg(long)]
    pub expand: bool,

    /// Prefer newer articles: halve scores with so much age (30d, 2w, 6m, 2y)
    ///
    /// Age counts up to ten half-lives. An article without a date counts as that
    /// old.
    #[arg(long, value_name = "HALF_LIFE", value_parser = half_life_days)]
    pub recency: Option<NonZeroU32>,
}

#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Filters")]
pub struct FilterArgs {
    /// Only articles in this language (a tag such as en); may be repeated
    #[arg(long, value_name = "TAG", value_parser = language_tag)]
    pub lang: Vec<String>,

    /// Only articles published on or after this date
    #[arg(long, value_name = "DATE")]
    pub since: Option<PartialDate>,

    /// Only articles published on or before this date
    #[arg(long, value_name = "DATE")]
    pub until: Option<PartialDate>,
}

#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Output")]
pub struct SearchOutputArgs {
    /// Form of the output
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: SearchFormat,

    /// Show at most so many parts of a long passage
    #[arg(long, value_name = "N", default_value = "1", value_parser = at_least_one)]
    pub fragments: NonZeroUsize,

    /// Show so many paragraphs before and after each passage
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub context: usize,

    /// Cite in this style: apa, mla, ..., or a file in CSL
    #[arg(long, value_name = "NAME|FILE.csl")]
    pub cite_style: Option<String>,

    /// Print only the number of results
    #[arg(long)]
    pub count: bool,

    /// Show how the query was understood, and why each result has its score
    #[arg(long)]
    pub explain: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Unit {
    /// A passage
    Passage,
    /// An article, shown by its best passage
    Article,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Sort {
    /// Best first
    Score,
    /// Earliest first
    Date,
    /// Latest first
    #[value(name = "-date")]
    DateDescending,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SearchFormat {
    /// For reading
    Text,
    /// A web page, for reading, printing and passing on
    Html,
    /// One JSON object with all results
    Json,
    /// One JSON object a line and result
    Jsonl,
    /// Comma-separated values with a header
    Csv,
    /// The paths of the articles
    Paths,
    /// A TREC run
    Trec,
    /// path:line:column:text, for editors
    Vimgrep,
    /// A bibliography of the articles in BibTeX
    Bibtex,
    /// A bibliography of the articles in BibLaTeX
    Biblatex,
    /// A bibliography of the articles in RIS
    Ris,
    /// A bibliography of the articles in CSL-JSON
    CslJson,
    /// A bibliography of the articles in Hayagriva's YAML
    Hayagriva,
}
