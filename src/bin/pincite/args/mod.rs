//! What may be typed.

mod check;
mod cite;
mod eval;
mod families;
mod half_life;
mod language_tag;
mod search;
mod similar;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use pincite::source::Format;

pub use check::{CheckArgs, CheckFormat};
pub use cite::{CiteArgs, CiteFormat, Place};
pub use eval::EvalArgs;
pub use families::FamiliesArgs;
pub use search::{
    FilterArgs, QueryArgs, ResultArgs, SearchArgs, SearchFormat, SearchOutputArgs, Sort, Unit,
};
pub use similar::SimilarArgs;

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

const EXAMPLES: &str = "\
Examples:
  pincite search '\"strategic depth\" afghanistan' articles/
  pincite search 'author:rawal mosque' --since 2024
  pincite show rawal-2024#12 -C 2

Exit codes: 0 done or found, 1 nothing found, 2 error.";

/// Search articles by paragraph, and cite what you find.
///
/// pincite turns folders of articles into an index of their paragraphs,
/// answers searches with the best passages, marks why each one matched, and
/// cites each one: article, author, publisher, date, paragraph, source lines.
#[derive(Debug, Parser)]
#[command(name = "pincite", version, styles = STYLES, after_help = EXAMPLES, max_term_width = 100)]
pub struct Args {
    #[command(flatten)]
    pub global: GlobalArgs,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Global options")]
pub struct GlobalArgs {
    /// Folder of the index
    #[arg(long, global = true, value_name = "DIR", env = "PINCITE_INDEX", default_value = "index")]
    pub index: PathBuf,

    /// When to use colour and links
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: When,

    /// Say nothing but results and errors
    #[arg(short, long, global = true)]
    pub quiet: bool,

    /// Also say which files are read or taken out
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
}

/// What is said about standard input.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Standard input")]
pub struct InputArgs {
    /// Format of standard input: text, markdown, html, pdf, ...
    #[arg(id = "as", long = "as", value_name = "FORMAT", value_parser = format)]
    pub format: Option<Format>,

    /// Address that it comes from
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,

    /// Name to keep it by [default: made of the address or the content]
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
}

/// Reads a number that is not 0.
fn at_least_one(text: &str) -> Result<NonZeroUsize, String> {
    text.parse().map_err(|_| "expected a number from 1".to_owned())
}

/// Reads the name of a format.
fn format(name: &str) -> Result<Format, String> {
    Format::from_name(name).ok_or_else(|| {
        let names: Vec<_> = Format::ALL.into_iter().map(Format::name).collect();
        format!("expected one of {}", names.join(", "))
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Index(IndexArgs),
    Search(SearchArgs),
    Similar(SimilarArgs),
    Families(FamiliesArgs),
    Show(ShowArgs),
    Cite(CiteArgs),
    Articles(ArticlesArgs),
    Aliases(AliasesArgs),
    Inspect(InspectArgs),
    Stats(StatsArgs),
    Export(ExportArgs),
    Check(CheckArgs),
    Eval(EvalArgs),
    Completions(CompletionsArgs),
    Man(ManArgs),
}

/// Bring the index up to date with files and folders
///
/// Reads what is new or has changed, takes out what is gone, and leaves the
/// rest alone. Everything becomes visible at once at the end: a run that is
/// killed leaves the index as it was, and one that is interrupted (ctrl-C)
/// keeps what it has read.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  pincite index articles/ library.bib
  pincite index --watch
  curl -s https://example.org/flood | pincite index - --as html --url https://example.org/flood")]
pub struct IndexArgs {
    /// Files and folders, - for standard input [default: what the index already
    /// knows, else seeds]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// Go on following the files, and index them as they change
    #[arg(long, conflicts_with = "dry_run")]
    pub watch: bool,

    /// Make the index anew from all its sources
    #[arg(long)]
    pub rebuild: bool,

    /// Only say what would be done
    #[arg(long, short = 'n')]
    pub dry_run: bool,

    /// Wait so long for another process that is writing
    #[arg(long, value_name = "SECONDS", default_value_t = 0)]
    pub wait: u64,

    #[command(flatten)]
    pub input: InputArgs,
}

/// Show a passage with its neighbours, or a whole article
#[derive(Debug, ClapArgs)]
pub struct ShowArgs {
    /// ARTICLE#N for a passage, ARTICLE for an article
    #[arg(value_name = "ID")]
    pub id: String,

    /// Show so many paragraphs before and after the passage
    #[arg(short = 'C', long, value_name = "N", default_value_t = 1)]
    pub context: usize,

    /// Form of the output
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: RecordFormat,

    /// Cite in this style: apa, mla, ..., or a file in CSL
    #[arg(long, value_name = "NAME|FILE.csl")]
    pub cite_style: Option<String>,
}

/// List the articles of the collection
#[derive(Debug, ClapArgs)]
pub struct ArticlesArgs {
    /// Only articles with a passage that matches
    #[arg(value_name = "QUERY")]
    pub query: Option<String>,

    /// List what could not be read instead, and why
    #[arg(long, conflicts_with = "query")]
    pub problems: bool,

    /// Form of the output
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ListFormat,
}

/// Which lists of aliases are used.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Aliases")]
pub struct AliasFileArgs {
    /// Also use the aliases listed in this file; may be repeated
    #[arg(id = "aliases", long = "aliases", value_name = "FILE", env = "PINCITE_ALIASES")]
    pub files: Vec<PathBuf>,
}

/// List short forms and other names, with the passages that prove them
///
/// Passages say what a short form stands for: "Islamic State Khorasan Province
/// (ISKP)". A search for one name finds the others as well. Listed are the
/// names that passages define and those in files of aliases.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Files of aliases:
  ISKP, ISIS-K, Islamic State Khorasan Province
                         each is found in the place of the others
  Daesh => Islamic State
                         the second is found in the place of the first
  # a comment            a backslash goes before a comma within a name

Examples:
  pincite aliases
  pincite aliases khorasan
  pincite aliases --export > aliases.txt")]
pub struct AliasesArgs {
    /// Only names with these words
    #[arg(value_name = "QUERY")]
    pub query: Option<String>,

    /// At most so many
    #[arg(short = 'n', long, value_name = "N")]
    pub limit: Option<usize>,

    /// Write a file of aliases to edit; those that stand for several things are
    /// commented out
    #[arg(long, conflicts_with = "format")]
    pub export: bool,

    /// Form of the output
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: RecordFormat,

    #[command(flatten)]
    pub aliases: AliasFileArgs,
}

/// Read files and print what would be indexed
///
/// Shows each paragraph, heading and metadata field with where it was found,
/// and everything that was left out with the reason. No index is needed.
#[derive(Debug, ClapArgs)]
pub struct InspectArgs {
    /// Files and folders, - for standard input
    #[arg(value_name = "FILE", required = true)]
    pub paths: Vec<PathBuf>,

    /// Form of the output
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: RecordFormat,

    #[command(flatten)]
    pub input: InputArgs,
}

/// Show figures of the collection and of the index on disk
#[derive(Debug, ClapArgs)]
pub struct StatsArgs {
    /// Also read every file of the index and compare it with its checksum
    #[arg(long)]
    pub verify: bool,

    /// Form of the output
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: RecordFormat,
}

/// Write every article or passage as JSON Lines
#[derive(Debug, ClapArgs)]
pub struct ExportArgs {
    /// One line a passage, in the form of search results
    #[arg(long, conflicts_with = "articles")]
    pub passages: bool,

    /// One line an article, with its paragraphs and what was left out [default]
    #[arg(long)]
    pub articles: bool,
}

/// Print a script that completes commands in a shell
#[derive(Debug, ClapArgs)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

/// Print the manual page
#[derive(Debug, ClapArgs)]
pub struct ManArgs {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RecordFormat {
    /// For reading
    Text,
    /// JSON
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For reading
    Text,
    /// One JSON array
    Json,
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values with a header
    Csv,
}
