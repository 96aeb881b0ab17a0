//! A draft, from a file to its quotations.

use std::fs;
use std::path::Path;

use super::attribution::attributions;
use super::block::Block;
use super::find::{Found, find};
use super::gather::Gatherer;
use super::{article, html, markdown, plain};
use crate::error::{Error, ErrorKind, Result, SourceProblem};
use crate::quote::{DraftPlace, Quotation};
use crate::source::{Format, Lines, ReadOptions, decode_text, read_bytes};
use crate::text::ByteSpan;

/// How to read a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DraftOptions {
    /// Quotations of fewer words are passed over: they are names, titles and
    /// words used with a distance. In scripts without blanks two signs count as
    /// one word.
    pub min_words: usize,
}

impl Default for DraftOptions {
    fn default() -> Self {
        Self { min_words: 4 }
    }
}

/// A text that quotes articles: what it quotes, and from where by its own
/// account.
///
/// ```
/// use pincite::quote::{Attribution, Draft, DraftOptions};
/// use pincite::source::Format;
///
/// let text = "The crew wrote that “the river rose by two metres” [@flood-2024].";
/// let draft =
///     Draft::from_bytes(text.as_bytes(), "draft.md", Format::Markdown, &DraftOptions::default())?;
/// let quotation = &draft.quotations()[0];
/// assert_eq!(quotation.text, "the river rose by two metres");
/// assert_eq!(quotation.place.line, Some(1));
/// assert_eq!(quotation.attributions, [Attribution::Id("flood-2024".to_owned())]);
/// # Ok::<(), pincite::Error>(())
/// ```
#[derive(Debug)]
pub struct Draft {
    pub(super) name: String,
    pub(super) format: Format,
    /// The draft as text, where its format is one.
    pub(super) text: Option<String>,
    quotations: Vec<Quotation>,
    /// Where each quotation ends in the text, for those who add to it.
    pub(super) ends: Vec<Option<End>>,
    problems: Vec<SourceProblem>,
}

/// Where a quotation ends in the text of a draft, marks and links included.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    pub(super) at: usize,
    /// Whether HTML stands there.
    pub(super) is_html: bool,
    /// Whether a note may be referred to there.
    pub(super) may_have_note: bool,
    /// Whether it is the end of a block quote.
    pub(super) is_block: bool,
}

impl Draft {
    /// Reads a draft from a file. The format is told by its extension; a file
    /// with none, or one that is not known, such as `.tex`, is read as text.
    ///
    /// # Errors
    ///
    /// Fails where the file cannot be read, is too large, is not what its
    /// extension says, or is of a format that this build does not read.
    pub fn read(path: &Path, options: &DraftOptions) -> Result<Self> {
        let unreadable = |error| Error::io("cannot read", path, error);
        let limit = ReadOptions::default().max_file_bytes;
        let size = fs::metadata(path).map_err(unreadable)?.len();
        if size > limit {
            let message = format!(
                "{} has {size} bytes; at most {limit} are read as one draft; split it",
                path.display()
            );
            return Err(Error::new(ErrorKind::TooLarge, message));
        }
        let bytes = fs::read(path).map_err(unreadable)?;
        let format = Format::from_path(path).unwrap_or(Format::Text);
        Self::from_bytes(&bytes, &path.to_string_lossy(), format, options)
    }

    /// Reads a draft from memory; `name` is for messages.
    ///
    /// # Errors
    ///
    /// Fails where the bytes are not of the format, or this build does not read
    /// it.
    pub fn from_bytes(
        bytes: &[u8],
        name: &str,
        format: Format,
        options: &DraftOptions,
    ) -> Result<Self> {
        let is_read_here = match format {
            Format::Text | Format::Markdown => true,
            Format::Html => format.missing_feature().is_none(),
            _ => false,
        };
        let mut draft = Self {
            name: name.to_owned(),
            format,
            text: None,
            quotations: Vec::new(),
            ends: Vec::new(),
            problems: Vec::new(),
        };
        if is_read_here {
            let (text, problems) = decode_text(bytes, name, format)?;
            draft.problems = problems;
            let mut gatherer = Gatherer::new(&text);
            match format {
                Format::Markdown => markdown::gather(&mut gatherer),
                Format::Html => html::gather(&mut gatherer),
                _ => plain::gather(&mut gatherer),
            }
            draft.take(&gatherer.finish(), &text, options);
            // Bytes of the file are those of the text only then.
            if std::str::from_utf8(bytes).is_err() {
                draft.quotations.iter_mut().for_each(|quotation| quotation.place.span = None);
            }
            draft.text = Some(text.into_owned());
            return Ok(draft);
        }
        let mut reading = read_bytes(bytes, name, format, &ReadOptions::default());
        if reading.articles.is_empty() && !reading.problems.is_empty() {
            return Err(reading.problems.swap_remove(0).error);
        }
        draft.problems = reading.problems;
        let mut gatherer = Gatherer::new("");
        reading.articles.iter().for_each(|one| article::gather(&mut gatherer, one));
        draft.take(&gatherer.finish(), "", options);
        Ok(draft)
    }

    /// Returns the name that it was given.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the format it was read as.
    #[must_use]
    pub const fn format(&self) -> Format {
        self.format
    }

    /// Returns its quotations, in order.
    #[must_use]
    pub fn quotations(&self) -> &[Quotation] {
        &self.quotations
    }

    /// Returns what could not be read of it.
    #[must_use]
    pub fn problems(&self) -> &[SourceProblem] {
        &self.problems
    }

    /// Finds the quotations in its blocks.
    fn take(&mut self, blocks: &[Block], text: &str, options: &DraftOptions) {
        let lines = Lines::new(text);
        let found = find(blocks, options.min_words);
        let attributions = attributions(blocks, &found);
        for (found, attributions) in found.iter().zip(attributions) {
            let Some((first, last)) = found.ends() else { continue };
            let span = span(blocks, found);
            let line = span.map(|span| lines.number_at(span.start)).or(blocks[first].line);
            let place = DraftPlace { line, span };
            self.quotations.push(Quotation { text: found.text(blocks), place, attributions });
            self.ends.push(end(&blocks[last], found));
        }
    }
}

/// Returns where the words of a quotation stand in the draft.
fn span(blocks: &[Block], found: &Found) -> Option<ByteSpan> {
    let mut spans = found.parts.iter().filter_map(|(block, span)| {
        let block = blocks.get(*block)?;
        let part = span.slice(&block.text)?;
        let start = span.start + (part.len() - part.trim_start().len());
        let words = ByteSpan::new(start, start + part.trim().len());
        block.draft_span(words).filter(|_| !words.is_empty())
    });
    let first = spans.next()?;
    Some(spans.fold(first, ByteSpan::cover))
}

/// Returns where something may be added after a quotation.
fn end(block: &Block, found: &Found) -> Option<End> {
    let within = |link: &&super::block::Link| {
        link.span.start < found.end && link.span.end >= found.end && link.draft_end.is_some()
    };
    // Links do not nest, and those of other parts of a long block are many.
    let first = block.links.partition_point(|link| link.span.end < found.end);
    let link = block.links[first..].iter().take(4).find(within);
    let at = link.and_then(|link| link.draft_end).or_else(|| block.draft_end(found.end))?;
    Some(End {
        at,
        is_html: block.is_html,
        may_have_note: block.note.is_none() && !block.is_html,
        is_block: found.is_block,
    })
}
