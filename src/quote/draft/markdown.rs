//! Drafts in Markdown.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::block::BlockKind;
use super::gather::Gatherer;
use super::html::Walker;
use crate::source::{front_matter_end, markdown_options};
use crate::text::ByteSpan;

/// Cuts a Markdown text into its blocks: front matter, code and images are left
/// out, and HTML in it is read.
pub(super) fn gather(gatherer: &mut Gatherer<'_>) {
    let draft = gatherer.draft();
    let from = front_matter_end(draft);
    let body = draft.get(from..).unwrap_or_default();
    let mut reader = Reader { gatherer, walker: Walker::new(), passing: 0, html: Vec::new() };
    for (event, range) in Parser::new_ext(body, markdown_options()).into_offset_iter() {
        reader.take(&event, range.start + from..range.end + from);
    }
}

struct Reader<'g, 'a> {
    gatherer: &'g mut Gatherer<'a>,
    /// What HTML is open.
    walker: Walker,
    /// How deep in images and code blocks the text is.
    passing: usize,
    /// The pieces of the block of HTML that is open.
    html: Vec<Range<usize>>,
}

impl Reader<'_, '_> {
    fn take(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag, &range),
            _ if self.passing > 0 => {}
            Event::Text(text) => self.gatherer.text(text, range.into()),
            Event::Code(text) => self.code(text, range),
            Event::SoftBreak | Event::HardBreak => self.gatherer.line_break(),
            Event::FootnoteReference(label) => self.gatherer.reference(label),
            Event::InlineHtml(_) => self.walker.walk(self.gatherer, range),
            Event::Html(_) => match self.html.last_mut() {
                Some(last) if last.end == range.start => last.end = range.end,
                _ => self.html.push(range),
            },
            Event::Rule => self.gatherer.flush(BlockKind::Bar),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Image { .. } => self.passing += 1,
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => {
                self.gatherer.flush(BlockKind::Paragraph);
                self.passing += 1;
            }
            Tag::BlockQuote(_) => {
                self.gatherer.flush(BlockKind::Paragraph);
                self.gatherer.begin_quote();
            }
            Tag::FootnoteDefinition(label) => {
                self.gatherer.flush(BlockKind::Paragraph);
                self.gatherer.begin_note(label);
            }
            Tag::Link { dest_url, .. } => self.gatherer.begin_link(dest_url),
            // Emphasis and the like.
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough => {}
            // Any other begins a block, and what was before it ends. The text of
            // an item without paragraphs stands alone.
            Tag::List(_) | Tag::Item => self.gatherer.flush(BlockKind::Alone),
            _ => self.gatherer.flush(BlockKind::Paragraph),
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Image => self.passing = self.passing.saturating_sub(1),
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => {
                self.passing = self.passing.saturating_sub(1);
                self.gatherer.flush(BlockKind::Bar);
            }
            TagEnd::BlockQuote(_) => {
                self.gatherer.flush(BlockKind::Paragraph);
                self.gatherer.end_quote();
            }
            TagEnd::FootnoteDefinition => {
                self.gatherer.flush(BlockKind::Paragraph);
                self.gatherer.end_note();
            }
            TagEnd::Link => self.gatherer.end_link(Some(range.end)),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => {}
            TagEnd::Paragraph => self.gatherer.flush(BlockKind::Paragraph),
            TagEnd::HtmlBlock => {
                self.gatherer.is_html = true;
                for range in std::mem::take(&mut self.html) {
                    self.walker.walk(self.gatherer, range);
                }
                self.walker.end_block(self.gatherer);
                self.gatherer.is_html = false;
            }
            _ => self.gatherer.flush(BlockKind::Alone),
        }
    }

    /// Takes code within a line: its marks are no quotation marks.
    fn code(&mut self, text: &str, range: Range<usize>) {
        let written = self.gatherer.draft().get(range.clone()).unwrap_or_default();
        let inner = written.find(text).map(|at| {
            let start = range.start + at;
            ByteSpan::new(start, start + text.len())
        });
        self.gatherer.begin_code();
        self.gatherer.text(text, inner.unwrap_or(range.into()));
        self.gatherer.end_code();
    }
}
