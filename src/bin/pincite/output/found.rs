//! What searches have found, in the form that was asked for.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use pincite::cite::{Citation, ExchangeFormat, exchange};
use pincite::{ArticleEntry, Results};

use super::around::Around;
use super::explanation::{Columns, columns, legend};
use super::{Out, Reference, Style, html, json, lines, text};
use crate::args::SearchFormat;
use crate::queries::Topic;
use crate::report::Failure;

/// What one search has found.
pub struct Found<'a> {
    /// Which of several queries was answered; `None` where there is one.
    pub topic: Option<&'a Topic>,
    pub results: &'a Results,
    /// What was looked for besides, in words.
    pub also: Vec<String>,
    /// Which paragraphs around the hits are shown.
    pub around: Around<'a>,
    /// Whether to say how the query was understood.
    pub explain: bool,
    /// The style that hits are cited in; `None` for plain words.
    pub reference: Option<&'a Reference>,
}

/// How results are printed.
pub struct FoundOptions {
    pub format: SearchFormat,
    /// Whether only the number of results is.
    pub count: bool,
    pub style: Style,
    /// What all of it answers: the query, or the name of a file of queries.
    pub title: String,
    /// Whether there are several queries. Each is then named.
    pub is_batch: bool,
}

/// Prints what one search or several have found, each before the next is
/// answered.
///
/// Nothing is written before there is something to print, so that what fails
/// before leaves no half of a page.
pub struct FoundPrinter<'a> {
    out: &'a mut Out,
    options: FoundOptions,
    /// How many searches have been printed.
    printed: usize,
    /// Paths that have been printed.
    paths: HashSet<PathBuf>,
    /// Columns of breakdowns that have been printed.
    columns: Columns,
    /// Articles for a bibliography, which holds each once and is printed at the
    /// end.
    articles: Vec<Arc<ArticleEntry>>,
}

impl FoundOptions {
    /// Says whether what was looked for besides is printed with what was found.
    /// Where not, it is to be said on standard error.
    pub fn tells_what_else(&self, results: &Results) -> bool {
        match self.format {
            _ if self.count => false,
            // A query alone that finds nothing prints nothing.
            SearchFormat::Text => self.is_batch || !results.hits.is_empty(),
            SearchFormat::Html | SearchFormat::Json => true,
            _ => false,
        }
    }
}

impl<'a> FoundPrinter<'a> {
    pub fn new(out: &'a mut Out, options: FoundOptions) -> Self {
        Self {
            out,
            options,
            printed: 0,
            paths: HashSet::new(),
            columns: Columns::new(),
            articles: Vec::new(),
        }
    }

    /// Says how results are printed.
    pub fn options(&self) -> &FoundOptions {
        &self.options
    }

    /// Prints what a search has found.
    pub fn print(&mut self, found: &Found<'_>) -> Result<(), Failure> {
        if self.printed == 0 {
            self.begin()?;
        }
        self.printed += 1;
        self.columns.extend(columns(found.results));
        self.one(found)?;
        // What is said about it on standard error comes after.
        Ok(self.out.flush()?)
    }

    /// Prints what comes after the last.
    pub fn finish(mut self) -> Result<(), Failure> {
        if self.printed == 0 {
            self.begin()?;
        }
        if self.options.count {
            return Ok(());
        }
        match (self.options.format, self.options.is_batch) {
            (SearchFormat::Text, true) => Ok(legend(self.out, &self.columns, &self.options.style)?),
            (SearchFormat::Html, _) => html::end(self.out, &self.columns),
            (SearchFormat::Json, true) if self.printed == 0 => Ok(writeln!(self.out, "]")?),
            (SearchFormat::Json, true) => Ok(writeln!(self.out, "\n]")?),
            (format, _) => match exchanged(format) {
                Some(format) => self.bibliography(format),
                None => Ok(()),
            },
        }
    }

    /// Prints what comes before the first.
    fn begin(&mut self) -> Result<(), Failure> {
        if self.options.count {
            return Ok(());
        }
        match (self.options.format, self.options.is_batch) {
            (SearchFormat::Html, _) => html::begin(self.out, &self.options.title),
            (SearchFormat::Json, true) => Ok(write!(self.out, "[")?),
            (SearchFormat::Csv, is_batch) => lines::csv_header(self.out, is_batch),
            _ => Ok(()),
        }
    }

    /// Prints the articles found, each once.
    fn bibliography(self, format: ExchangeFormat) -> Result<(), Failure> {
        let citations: Vec<Citation<'_>> =
            self.articles.iter().map(|article| article.cite_whole()).collect();
        Ok(write!(self.out, "{}", exchange(format, &citations))?)
    }

    fn one(&mut self, found: &Found<'_>) -> Result<(), Failure> {
        let (out, style) = (&mut *self.out, &self.options.style);
        let total = found.results.total;
        match (self.options.format, found.topic) {
            (_, None) if self.options.count => Ok(writeln!(out, "{total}")?),
            (_, Some(topic)) if self.options.count => Ok(writeln!(out, "{}\t{total}", topic.id)?),
            (SearchFormat::Text, _) => text::found(out, found, style),
            (SearchFormat::Html, _) => html::found(out, found, self.printed),
            (SearchFormat::Json, None) => json::found_json(out, found),
            (SearchFormat::Json, Some(_)) => {
                json::found_json_of_many(out, found, self.printed == 1)
            }
            (SearchFormat::Jsonl, _) => json::found_jsonl(out, found),
            (SearchFormat::Csv, _) => lines::csv(out, found),
            (SearchFormat::Paths, _) => lines::paths(out, found, &mut self.paths),
            (SearchFormat::Trec, _) => lines::trec(out, found),
            (SearchFormat::Vimgrep, _) => lines::vimgrep(out, found),
            (
                SearchFormat::Bibtex
                | SearchFormat::Biblatex
                | SearchFormat::Ris
                | SearchFormat::CslJson
                | SearchFormat::Hayagriva,
                _,
            ) => {
                let articles = found.results.hits.iter().map(|hit| Arc::clone(&hit.article));
                self.articles.extend(articles);
                Ok(())
            }
        }
    }
}

/// Says whether a form of the output is a bibliography.
pub fn is_bibliography(format: SearchFormat) -> bool {
    exchanged(format).is_some()
}

/// Returns the format of bibliographies that a form of the output is.
fn exchanged(format: SearchFormat) -> Option<ExchangeFormat> {
    match format {
        SearchFormat::Bibtex => Some(ExchangeFormat::Bibtex),
        SearchFormat::Biblatex => Some(ExchangeFormat::Biblatex),
        SearchFormat::Ris => Some(ExchangeFormat::Ris),
        SearchFormat::CslJson => Some(ExchangeFormat::CslJson),
        SearchFormat::Hayagriva => Some(ExchangeFormat::Hayagriva),
        _ => None,
    }
}
