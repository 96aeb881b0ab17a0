//! Arguments of `pincite check`.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use pincite::source::Format;

/// Check the quotations of a draft
///
/// Finds what a draft quotes, in quotation marks of any kind and in block
/// quotes, and looks it up in the collection. A quotation is verbatim, or it
/// differs from what an article says, or it stands in another article than the
/// draft says, or it was not found.
///
/// Verbatim allows for what scholars do to quotations: ellipses, words in
/// brackets, a capital at the beginning, other marks and dashes.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Exit codes: 0 all verbatim, 1 some are not, 2 error.

Examples:
  pincite check draft.md
  pincite check draft.md --articles 'author:rawal' --format sarif > draft.sarif
  pincite check draft.md --annotate -o annotated.md")]
pub struct CheckArgs {
    /// Markdown, text, HTML, DOCX, or any other format that is read; - for
    /// standard input
    #[arg(value_name = "DRAFT", required = true)]
    pub drafts: Vec<PathBuf>,

    /// Format of standard input
    #[arg(id = "as", long = "as", value_name = "FORMAT", default_value = "markdown", value_parser = super::format)]
    pub input_format: Format,

    #[command(flatten)]
    pub quotations: QuotationArgs,

    #[command(flatten)]
    pub output: CheckOutputArgs,
}

#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Quotations")]
pub struct QuotationArgs {
    /// Pass over quotations of fewer words
    #[arg(long, value_name = "N", default_value_t = 4)]
    pub min_words: usize,

    /// Let those pass that differ, but are at least so similar (0 to 1)
    ///
    /// Never where a number or a negation differs.
    #[arg(long, value_name = "SIMILARITY", value_parser = similarity)]
    pub accept: Option<f64>,

    /// Look only in articles with a passage that matches
    #[arg(long, value_name = "QUERY")]
    pub articles: Option<String>,

    /// Index these first where needed, and look only in them; may be repeated
    #[arg(long, value_name = "PATH")]
    pub within: Vec<PathBuf>,
}

#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Output")]
pub struct CheckOutputArgs {
    /// Form of the output
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: CheckFormat,

    /// Print a copy of the draft in Markdown, with citations put in
    #[arg(long)]
    pub annotate: bool,

    /// Write that copy to this file, and print the report as well
    #[arg(short, long, value_name = "FILE", requires = "annotate")]
    pub output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For reading
    Text,
    /// One JSON object
    Json,
    /// SARIF 2.1.0, for editors and for checks of a repository
    Sarif,
}

/// Reads a similarity.
fn similarity(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| "expected a number from 0 to 1, such as 0.9".to_owned())
}

#[cfg(test)]
mod tests {
    use super::similarity;

    #[test]
    fn reads_similarities() {
        for (text, expected) in [
            ("0", Some(0.0)),
            ("0.9", Some(0.9)),
            ("1", Some(1.0)),
            ("1.1", None),
            ("-0.1", None),
            ("90%", None),
            ("NaN", None),
            ("", None),
        ] {
            assert_eq!(similarity(text).ok(), expected, "{text}");
        }
    }
}
