//! Markdown: front matter, then blocks of CommonMark with tables and
//! footnotes.

mod blocks;
mod front_matter;
mod inline;
#[cfg(test)]
mod tests;
mod yaml;

use super::block::{Block, Role, assemble};
use super::reading::Context;
use super::{Sink, resize, text};
use crate::Article;
use crate::article::{LeftOut, SourceSpan};
use crate::text::ByteSpan;
pub(crate) use blocks::options;
use front_matter::FrontMatter;

/// Returns where the front matter of a text ends; 0 where it has none.
pub(crate) fn front_matter_end(source: &str) -> usize {
    FrontMatter::find(source).map_or(0, |found| found.span.end)
}

/// Reads a text into `article`. Front matter that cannot be read is a problem;
/// the article is then read without it.
pub(super) fn read(
    context: &Context<'_>,
    article: &mut Article,
    source: &str,
    sink: &mut Sink<'_>,
) {
    let lines = Lines::new(source);
    let mut body_start = 0;
    if let Some(found) = FrontMatter::find(source) {
        body_start = found.span.end;
        let why = match found.fields(source) {
            Ok(fields) => {
                super::fields::set_all(article, fields, "front matter", context.options);
                "front matter: read as metadata"
            }
            Err(malformed) => {
                let line = lines.number_at(malformed.at);
                sink.problem(
                    context.malformed(Some(line), format!("front matter: {}", malformed.what)),
                );
                "malformed front matter"
            }
        };
        article.left_out.push(LeftOut {
            text: found.span.slice(source).unwrap_or_default().to_owned(),
            why: why.to_owned(),
            source: lines.place(found.span),
        });
    }
    let mut blocks = blocks::blocks(source, body_start, &lines);
    take_title(article, &mut blocks);
    text::mark_furniture(&mut blocks, article, context.options);
    blocks::leave_out_inline_images(article, source, body_start, &lines, &blocks);
    resize::resize(&mut blocks, Some(source));
    assemble(article, Some(source), blocks);
    article.left_out.sort_by_key(|piece| piece.source.bytes.map(|bytes| bytes.start));
}

/// Takes the first heading of the first level as the title, unless paragraphs
/// stand before it or a title is known; a heading that repeats the known title
/// is no heading.
fn take_title(article: &mut Article, blocks: &mut [Block]) {
    let first = blocks.iter().position(|block| !matches!(block.role, Role::LeftOut(_)));
    let Some(block) =
        first.and_then(|at| blocks.get_mut(at)).filter(|block| block.heading_level == 1)
    else {
        return;
    };
    match &article.metadata.title {
        None if !block.text.is_empty() => {
            article.metadata.title = Some(block.text.clone());
            article.origin.insert("title".to_owned(), block.place());
            block.role = Role::Title;
        }
        Some(title) if text::same_wording(title, &block.text) => {
            block.leave_out("repeats the title")
        }
        _ => {}
    }
}

/// Where the lines of a text begin.
pub(crate) struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    pub(crate) fn new(source: &str) -> Self {
        let bytes = source.as_bytes();
        let breaks = bytes.iter().enumerate().filter(|(at, byte)| {
            **byte == b'\n' || **byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')
        });
        Self { starts: std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect() }
    }

    /// Returns the number of the line that holds the byte `at`, from 1.
    pub(crate) fn number_at(&self, at: usize) -> u32 {
        u32::try_from(self.starts.partition_point(|start| *start <= at)).unwrap_or(u32::MAX).max(1)
    }

    fn numbers(&self, span: ByteSpan) -> (u32, u32) {
        (self.number_at(span.start), self.number_at(span.end.saturating_sub(1).max(span.start)))
    }

    fn place(&self, span: ByteSpan) -> SourceSpan {
        let (first, last) = self.numbers(span);
        SourceSpan { line_start: Some(first), line_end: Some(last), bytes: Some(span), page: None }
    }
}
