//! The blocks of a Markdown text.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::Lines;
use super::inline::Inline;
use crate::article::LeftOut;
use crate::source::block::{Block, Role};
use crate::source::text;
use crate::source::tidy;
use crate::text::ByteSpan;
use crate::{Article, ParagraphKind};

/// An item of a list with this many words is read as a sentence of its own.
const SENTENCE_WORDS: usize = 10;

type Events<'a> = Vec<(Event<'a>, Range<usize>)>;

/// Returns the extensions of CommonMark that are understood.
pub(crate) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
}

/// Cuts the text from byte `from` on into blocks in source order.
///
/// Markup that belongs to no block of CommonMark, such as link definitions, is
/// a left-out block, so that the blocks hold every character.
pub(super) fn blocks(source: &str, from: usize, lines: &Lines) -> Vec<Block> {
    let body = source.get(from..).unwrap_or_default();
    let mut cutter = Cutter { source, lines, blocks: Vec::new(), end: from };
    let mut group: Events<'_> = Vec::new();
    let mut depth = 0_usize;
    let mut notes = Vec::new();
    for (event, range) in Parser::new_ext(body, options()).into_offset_iter() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        let range = range.start + from..range.end + from;
        match &event {
            Event::FootnoteReference(label) => {
                notes.push((range.clone(), Named::Reference, label.to_string()))
            }
            Event::Start(Tag::FootnoteDefinition(label)) => {
                notes.push((range.clone(), Named::Note, label.to_string()));
            }
            _ => {}
        }
        group.push((event, range));
        if depth == 0 {
            cutter.group(&group);
            group.clear();
        }
    }
    cutter.fill_to(source.len());
    name_notes(&mut cutter.blocks, notes);
    cutter.blocks
}

/// What the name of a note stands at.
#[derive(Clone, Copy, PartialEq)]
enum Named {
    Note,
    Reference,
}

/// Tells blocks which notes they refer to, and notes what they are called.
fn name_notes(blocks: &mut [Block], notes: Vec<(Range<usize>, Named, String)>) {
    for (range, named, label) in notes {
        let first = blocks.partition_point(|block| block.span().end <= range.start);
        let within = blocks.iter_mut().skip(first);
        for block in within.take_while(|block| block.span().start < range.end) {
            match named {
                Named::Reference => block.refers_to.push(label.clone()),
                Named::Note => block.label = Some(label.clone()),
            }
        }
    }
}

struct Cutter<'a> {
    source: &'a str,
    lines: &'a Lines,
    blocks: Vec<Block>,
    /// The end of the last block.
    end: usize,
}

impl Cutter<'_> {
    /// Takes the events of one top-level block.
    fn group(&mut self, events: &Events<'_>) {
        let Some((first, range)) = events.first() else { return };
        let range = range.clone();
        self.fill_to(range.start);
        match first {
            Event::Start(tag) => self.tagged(tag, events, range),
            Event::Rule => self.push(range, String::new(), Role::LeftOut("separator line".into())),
            _ => self.paragraph(events, range, ParagraphKind::Body),
        }
    }

    fn tagged(&mut self, tag: &Tag<'_>, events: &Events<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                let text = inline_text(events);
                let empty = text.is_empty();
                self.push(
                    range,
                    text,
                    if empty { Role::LeftOut("empty heading".into()) } else { Role::Heading },
                );
                if let Some(block) = self.blocks.last_mut().filter(|_| !empty) {
                    block.heading_level = *level as u8;
                }
            }
            Tag::CodeBlock(_) => {
                let code: String = events.iter().filter_map(|(event, _)| text_of(event)).collect();
                self.push(range, tidy::tidy_lines(&code), Role::Paragraph(ParagraphKind::Code));
            }
            Tag::HtmlBlock => {
                let html = self.source.get(range.clone()).unwrap_or_default().trim_start();
                let why = if html.starts_with("<!--") { "HTML comment" } else { "HTML" };
                self.push(range, String::new(), Role::LeftOut(why.into()));
            }
            Tag::Table(_) => {
                let text = table_text(events);
                self.push(range, text, Role::Paragraph(ParagraphKind::Table));
            }
            Tag::List(_) => self.list(events, range),
            Tag::BlockQuote(_) => self.parts(events, range, ParagraphKind::Quote),
            Tag::FootnoteDefinition(_) => self.parts(events, range, ParagraphKind::Note),
            _ => self.paragraph(events, range, ParagraphKind::Body),
        }
    }

    fn paragraph(
        &mut self,
        events: &[(Event<'_>, Range<usize>)],
        range: Range<usize>,
        kind: ParagraphKind,
    ) {
        let mut inline = Inline::default();
        let mut images = false;
        for (event, _) in events {
            images |= matches!(event, Event::Start(Tag::Image { .. }));
            inline.take(event);
        }
        let has_text = inline.has_text;
        let role = match kind {
            _ if !has_text && images => Role::LeftOut("image".into()),
            _ if !has_text => Role::LeftOut("markup without text".into()),
            ParagraphKind::Body => Role::Open,
            kind => Role::Paragraph(kind),
        };
        self.push(range, tidy::tidy(&inline.finish()), role);
    }

    /// Makes one paragraph of each block inside a quotation or a footnote.
    fn parts(&mut self, events: &Events<'_>, range: Range<usize>, kind: ParagraphKind) {
        let inner = children(events, 1);
        if inner.is_empty() {
            self.push(range, String::new(), Role::LeftOut("markup without text".into()));
            return;
        }
        let mut start = range.start;
        let last = inner.len() - 1;
        for (at, part) in inner.into_iter().enumerate() {
            let part = &events[part];
            // The marks before a part belong to it, those after the last too.
            let end = if at == last {
                range.end
            } else {
                part.last().map_or(start, |(_, range)| range.end)
            };
            let end = end.max(start);
            let nested = matches!(
                part.first(),
                Some((Event::Start(Tag::List(_) | Tag::BlockQuote(_) | Tag::Table(_)), _))
            );
            if nested {
                let text = tidy::tidy(&nested_text(part));
                let role = if text.is_empty() {
                    Role::LeftOut("markup without text".into())
                } else {
                    Role::Paragraph(kind)
                };
                self.push(start..end, text, role);
            } else {
                self.paragraph(part, start..end, kind);
            }
            start = end;
        }
    }

    /// Makes one paragraph of each item if the items are sentences, else one
    /// of the whole list.
    fn list(&mut self, events: &Events<'_>, range: Range<usize>) {
        let items: Vec<(Range<usize>, String)> = children(events, 1)
            .into_iter()
            .map(|item| {
                let span = events[item.start].1.clone();
                (span, tidy::tidy(&nested_text(&events[item])))
            })
            .collect();
        let sentences = items.iter().filter(|(_, text)| {
            let words = text::count_words(text);
            words >= SENTENCE_WORDS || words >= 4 && text::ends_sentence(text)
        });
        let role = Role::Paragraph(ParagraphKind::List);
        if sentences.count() * 2 <= items.len() {
            let texts: Vec<&str> = items
                .iter()
                .map(|(_, text)| text.as_str())
                .filter(|text| !text.is_empty())
                .collect();
            let role =
                if texts.is_empty() { Role::LeftOut("markup without text".into()) } else { role };
            self.push(range, texts.join(" · "), role);
            return;
        }
        for (span, text) in items {
            self.fill_to(span.start);
            let role = if text.is_empty() {
                Role::LeftOut("markup without text".into())
            } else {
                role.clone()
            };
            self.push(span, text, role);
        }
    }

    /// Leaves out what stands between the last block and `to`.
    fn fill_to(&mut self, to: usize) {
        if to > self.end {
            self.push(self.end..to, String::new(), Role::LeftOut("link definition".into()));
        }
    }

    fn push(&mut self, range: Range<usize>, text: String, role: Role) {
        let start = range.start.max(self.end);
        let raw = self.source.get(start..range.end.max(start)).unwrap_or_default();
        self.end = range.end.max(self.end);
        let trimmed = tidy::trim(raw);
        if trimmed.is_empty() {
            return;
        }
        let lead = raw.len() - raw.trim_start_matches(tidy::is_blank).len();
        let span = ByteSpan::new(start + lead, start + lead + trimmed.len());
        self.blocks.push(Block::new(text, role, self.lines.place(span)));
    }
}

/// Returns the ranges of events of the blocks at a depth below the group.
fn children(events: &Events<'_>, depth: usize) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut level = 0_usize;
    let mut start = 0;
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(_) => {
                if level == depth {
                    start = at;
                }
                level += 1;
            }
            Event::End(_) => {
                level = level.saturating_sub(1);
                if level == depth {
                    found.push(start..at + 1);
                }
            }
            _ if level == depth => found.push(at..at + 1),
            _ => {}
        }
    }
    found
}

fn text_of<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    match event {
        Event::Text(text) => Some(text),
        _ => None,
    }
}

fn inline_text(events: &Events<'_>) -> String {
    let mut inline = Inline::default();
    events.iter().for_each(|(event, _)| inline.take(event));
    tidy::tidy(&inline.finish())
}

/// The text of a block that holds others: paragraphs parted by blanks, items
/// of inner lists and cells by signs.
fn nested_text(events: &[(Event<'_>, Range<usize>)]) -> String {
    let mut inline = Inline::default();
    let mut lists = 0_usize;
    for (event, _) in events {
        match event {
            Event::Start(Tag::List(_)) => lists += 1,
            Event::End(TagEnd::List(_)) => lists = lists.saturating_sub(1),
            Event::Start(Tag::Item) if lists > 0 => inline.separate(" · "),
            Event::Start(Tag::TableCell) => inline.separate(" | "),
            Event::Start(Tag::Paragraph | Tag::CodeBlock(_) | Tag::Heading { .. }) => {
                inline.separate(" ")
            }
            event => inline.take(event),
        }
    }
    inline.finish()
}

fn table_text(events: &Events<'_>) -> String {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut cell = Inline::default();
    for (event, _) in events {
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => cell = Inline::default(),
            Event::End(TagEnd::TableCell) => {
                let text = tidy::tidy(&std::mem::take(&mut cell).finish());
                if let Some(row) = rows.last_mut() {
                    row.push(text);
                }
            }
            event => cell.take(event),
        }
    }
    rows.iter().map(|row| row.join(" | ")).collect::<Vec<_>>().join("\n")
}

/// Reports the images inside paragraphs, whose descriptions are no part of the
/// text. Images that are blocks of their own are left-out blocks already.
pub(super) fn leave_out_inline_images(
    article: &mut Article,
    source: &str,
    from: usize,
    lines: &Lines,
    blocks: &[Block],
) {
    let body = source.get(from..).unwrap_or_default();
    for (event, range) in Parser::new_ext(body, options()).into_offset_iter() {
        if !matches!(event, Event::Start(Tag::Image { .. })) {
            continue;
        }
        let span = ByteSpan::new(range.start + from, range.end + from);
        let at = blocks.partition_point(|block| block.span().end <= span.start);
        if blocks.get(at).is_some_and(|block| matches!(block.role, Role::LeftOut(_))) {
            continue;
        }
        let text = span.slice(source).unwrap_or_default().to_owned();
        article.left_out.push(LeftOut { text, why: "image".to_owned(), source: lines.place(span) });
    }
}
