//! What may be typed after `pincite families`.

use std::num::NonZeroUsize;

use clap::Args as ClapArgs;

use super::RecordFormat;

/// List passages that are the same text, or nearly
///
/// Reprints, wire stories, and quotations of a few sentences that are a part of a
/// longer passage. Of each family the longest text is shown, and its passages,
/// the earliest published first.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  pincite families
  pincite families rawal-2024#12
  pincite families --min-articles 5 --format json")]
pub struct FamiliesArgs {
    /// Only families with this passage (ARTICLE#N) or a passage of this article
    #[arg(value_name = "ID")]
    pub id: Option<String>,

    /// At most so many
    #[arg(short = 'n', long, value_name = "N", default_value_t = 10)]
    pub limit: usize,

    /// Pass over so many first
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub offset: usize,

    /// Only those that stand in so many articles, or more; 1 lists also what one
    /// article says twice
    #[arg(long, value_name = "N", default_value = "2")]
    pub min_articles: NonZeroUsize,

    /// Form of the output
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: RecordFormat,
}
