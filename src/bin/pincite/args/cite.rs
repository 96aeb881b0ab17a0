//! What may be typed after `pincite cite`.

use clap::{Args as ClapArgs, ValueEnum};

/// Cite passages and articles: in words, in a style, for a reference manager
///
/// Without options, a citation as search results have it. With a style, what
/// stands in the text (or in a note, where the style cites in notes), each
/// with its pinpoint, and the list of references. Formats of bibliographies
/// hold each article once; what a search finds is written to one by
/// `pincite search QUERY --format bibtex`.
#[derive(Debug, ClapArgs)]
#[command(after_help = "\
Examples:
  pincite cite rawal-2024#12
  pincite cite rawal-2024#12 --style apa
  pincite cite rawal-2024#12 --style chicago-notes --in-text --format markdown
  pincite cite rawal-2024 roe-2023 --format biblatex > library.bib
  pincite cite rawal-2024#12 --format pandoc
  pincite cite rawal-2024#12 --lock
  pincite cite --verify draft.md")]
pub struct CiteArgs {
    /// ARTICLE#N for a passage, ARTICLE for an article, - for a list of them on
    /// standard input
    #[arg(
        value_name = "ID",
        required_unless_present_any = ["list_styles", "list_locales", "verify"]
    )]
    pub ids: Vec<String>,

    /// Form of the output
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: CiteFormat,

    /// Make each citation a link to the passage
    #[arg(long)]
    pub link: bool,

    #[command(flatten)]
    pub style: CiteStyleArgs,

    #[command(flatten)]
    pub lock: LockArgs,
}

/// Ids that can be checked later.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Checking later")]
pub struct LockArgs {
    /// Print ids with a fingerprint of what each passage says; of an article
    /// those of all its passages
    #[arg(long, conflicts_with_all = ["style", "link"])]
    pub lock: bool,

    /// Say of each such id in these files, - for standard input, whether its
    /// passage is the same, moved, edited or gone
    #[arg(
        long,
        value_name = "FILE",
        num_args = 1..,
        conflicts_with_all = ["ids", "style", "link", "lock"]
    )]
    pub verify: Vec<String>,
}

#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Style")]
pub struct CiteStyleArgs {
    /// Citation style: a name such as apa, mla, ieee, harvard, chicago-notes,
    /// chicago-author-date, or a file in CSL
    #[arg(long, value_name = "NAME|FILE.csl")]
    pub style: Option<String>,

    /// Only what stands in the text or in a note
    #[arg(long, requires = "style", conflicts_with = "bibliography")]
    pub in_text: bool,

    /// Only the list of references
    #[arg(long, requires = "style")]
    pub bibliography: bool,

    /// Which place a citation of a passage points to
    #[arg(long, value_name = "PLACE", default_value = "page")]
    pub pinpoint: Place,

    /// Language of the style's words, by its tag
    #[arg(long, value_name = "TAG", requires = "style")]
    pub locale: Option<String>,

    /// List the styles that are known by name
    #[arg(long, conflicts_with_all = ["ids", "style"])]
    pub list_styles: bool,

    /// List the languages that styles have words in
    #[arg(long, conflicts_with_all = ["ids", "style", "list_styles"])]
    pub list_locales: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CiteFormat {
    /// Plain text
    Text,
    /// Markdown
    Markdown,
    /// HTML
    Html,
    /// Typst
    Typst,
    /// LaTeX
    Latex,
    /// Keys for pandoc: [@ID, para. 12]
    Pandoc,
    /// A bibliography in BibTeX
    Bibtex,
    /// A bibliography in BibLaTeX
    Biblatex,
    /// A bibliography in RIS
    Ris,
    /// A bibliography in CSL-JSON
    CslJson,
    /// A bibliography in Hayagriva's YAML
    Hayagriva,
    /// One JSON object for each citation, in an array
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Place {
    /// The page where there are pages, else the paragraph
    Page,
    /// The paragraph
    Paragraph,
    /// The heading where there is one, else the paragraph
    Heading,
}
