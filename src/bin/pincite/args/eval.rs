//! Arguments of `pincite eval`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::{RecordFormat, Unit, at_least_one};

/// Measure the ranking with judged topics
///
/// Asks the index every topic as plain words, and measures how well what comes
/// first agrees with the judgments: nDCG@10, MAP, MRR@10 and Recall@100, as
/// trec_eval has them, over all topics that are judged. A topic without results
/// counts 0.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Files:
  topics   ID<TAB>QUERY
  qrels    TOPIC 0 ID GRADE; an id is ARTICLE or ARTICLE#N
  runs     TOPIC Q0 ID RANK SCORE TAG

Examples:
  pincite eval --topics topics.tsv --qrels qrels.txt --run today.run
  pincite eval --topics topics.tsv --qrels qrels.txt --compare yesterday.run")]
pub struct EvalArgs {
    /// Index these first where needed, and search only them
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// What is asked, a topic a line
    #[arg(long, value_name = "FILE")]
    pub topics: PathBuf,

    /// What answers it, a judgment a line
    #[arg(long, value_name = "FILE")]
    pub qrels: PathBuf,

    /// What a result is [default: what is judged]
    #[arg(long, value_name = "UNIT")]
    pub by: Option<Unit>,

    /// Look so many results deep
    #[arg(long, value_name = "N", default_value = "1000", value_parser = at_least_one)]
    pub depth: NonZeroUsize,

    /// Rank by words of the best results as well, as `search --expand` does
    #[arg(long)]
    pub expand: bool,

    /// Write what was found to this file, as a TREC run
    #[arg(long, value_name = "FILE")]
    pub run: Option<PathBuf>,

    /// Compare with this run, topic by topic
    #[arg(long, value_name = "RUN")]
    pub compare: Option<PathBuf>,

    /// Also show the measures of each topic
    #[arg(long)]
    pub per_topic: bool,

    /// Form of the output
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: RecordFormat,
}
