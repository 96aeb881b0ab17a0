//! What may be typed after `pincite similar`.

use clap::Args as ClapArgs;

use super::search::{FilterArgs, ResultArgs, SearchOutputArgs};

/// Find passages like one that you know
///
/// Looks for the words of the passage that it uses often and that few others
/// have, and shows where else they are. Of an article the words of all its
/// passages count, and passages of others are shown.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  pincite similar rawal-2024#12
  pincite similar rawal-2024#12 --other-articles --recency 1y
  pincite similar rawal-2024 --by article")]
pub struct SimilarArgs {
    /// ARTICLE#N for a passage, ARTICLE for an article
    #[arg(value_name = "ID")]
    pub id: String,

    /// Leave out the other passages of the same article, too
    #[arg(long)]
    pub other_articles: bool,

    #[command(flatten)]
    pub results: ResultArgs,

    #[command(flatten)]
    pub filters: FilterArgs,

    #[command(flatten)]
    pub output: SearchOutputArgs,
}
