//! One document of a test collection.
//!
//! The collections agree on `<DOCNO>` and `<TEXT>`; everything else each names
//! its own way. Names that are known become facts, or text; of the others,
//! what is short is kept as a fact under its name, and what is long is text.

use std::collections::HashSet;

use super::super::block::{Block, Role, assemble};
use super::super::fields::{self, Value};
use super::super::reading::Context;
use super::super::{Sink, decode, entities, resize, text, tidy};
use super::tag::{INLINE, Tag, attribute, closed, without_tags};
use crate::article::{LeftOut, SourceSpan};
use crate::{Article, ArticleId, ParagraphKind};

/// What an element of a document is.
#[derive(Clone, Copy, PartialEq)]
enum Section {
    /// Its id.
    Id,
    /// A fact, by the name of its field.
    Fact(&'static str),
    /// Text.
    Text,
    /// Text that belongs to a picture.
    Caption,
    /// The answer of a web server, before the page it sent.
    Header,
    /// Not known.
    Other,
}

/// Elements by their names in lower case.
const SECTIONS: &[(&[&str], Section)] = &[
    (&["docno"], Section::Id),
    (&["headline", "head", "ti", "title", "hl", "h3", "headlines"], Section::Fact("title")),
    (&["date", "date1", "pubdate", "date_time", "story_date"], Section::Fact("published")),
    (&["byline", "author", "authors", "au"], Section::Fact("authors")),
    (&["pub", "source", "publisher"], Section::Fact("publisher")),
    (&["url"], Section::Fact("url")),
    (&["language", "lang"], Section::Fact("language")),
    (
        &[
            "text",
            "body",
            "leadpara",
            "lp",
            "abstract",
            "correction",
            "correction-date",
            "p",
            "story",
        ],
        Section::Text,
    ),
    (&["graphic"], Section::Caption),
    (&["dochdr"], Section::Header),
];

/// An unknown element whose text is no longer than this many bytes is a fact:
/// a page, a section, a code.
const MAX_FACT_BYTES: usize = 200;

/// After this many names that nothing closes, nothing is expected to be
/// closed: looking for the end of each would take a time that grows with the
/// square of the length.
const MAX_UNCLOSED: usize = 100;

fn section(name: &str) -> Section {
    let found = SECTIONS.iter().find(|(names, _)| names.contains(&name));
    found.map_or(Section::Other, |(_, section)| *section)
}

/// Reads a document that starts on a line of the file. `number` counts the
/// documents of the file.
pub(super) fn read(
    context: &Context<'_>,
    bytes: &[u8],
    line: u32,
    number: usize,
    sink: &mut Sink<'_>,
) {
    let decoded = match decode::decode(bytes) {
        Ok(decoded) => decoded,
        Err(what) => {
            let what = format!("the document is {what}; expected text");
            return sink.problem(context.malformed(Some(line), what));
        }
    };
    if let Some(damaged) = decoded.damaged_line {
        sink.problem(context.damaged(line.saturating_add(damaged.saturating_sub(1))));
    }
    let mut article = context.new_article();
    article.id = ArticleId::new(&format!("{}-{number}", context.stem()));
    article.notes.extend(decoded.note);
    let mut document = Document::default();
    document.parse(&decoded.text, line);
    #[cfg(feature = "html")]
    if document.is_page {
        return read_page(context, document, article, line, sink);
    }
    let header = document.take_header();
    let problems = document.into_article(context, &mut article, line);
    if let Some(what) = problems {
        return sink.problem(context.malformed(Some(line), what));
    }
    article.left_out.extend(header);
    sink.article(article);
}

/// What a document holds.
#[derive(Default)]
struct Document {
    id: Option<String>,
    facts: Vec<(String, Value)>,
    /// The running text, tags removed.
    text: Lines,
    captions: Vec<(String, u32)>,
    header: Option<String>,
    /// Whether what follows the header is a web page.
    is_page: bool,
    /// The web page, or what else follows a header.
    page: String,
    /// The line of the file on which that begins.
    page_line: u32,
    /// The names of elements that nothing closes.
    unclosed: HashSet<String>,
}

/// A text made of pieces of the file, which knows where its lines stood.
#[derive(Default)]
struct Lines {
    text: String,
    /// The line of the file that each line of the text stood on.
    numbers: Vec<u32>,
}

impl Lines {
    /// Appends text that starts on a line of the file.
    fn push(&mut self, text: &str, mut number: u32) {
        for piece in text.split_inclusive('\n') {
            if self.text.is_empty() || self.text.ends_with('\n') {
                self.numbers.push(number);
            }
            self.text.push_str(&entities::decode(piece));
            number = number.saturating_add(1);
        }
    }

    /// Ends the paragraph.
    fn end_paragraph(&mut self, number: u32) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.push(if self.text.ends_with('\n') { "\n" } else { "\n\n" }, number);
        }
    }

    /// Turns the line of the text into that of the file.
    fn number(&self, line: u32) -> Option<u32> {
        let index = usize::try_from(line).ok()?.checked_sub(1)?;
        self.numbers.get(index).or(self.numbers.last()).copied()
    }
}

impl Document {
    /// Takes the elements of a document one by one. They are told apart at the
    /// top level; inside of text, tags only part paragraphs.
    fn parse(&mut self, source: &str, first_line: u32) {
        let mut rest = source;
        let mut line = first_line;
        let mut is_first = true;
        while let Some(tag) = Tag::find(rest) {
            let (before, from) = rest.split_at(tag.start);
            self.loose(before, line);
            line = after(line, before);
            let inner = from.get(tag.length..).unwrap_or_default();
            line = after(line, from.get(..tag.length).unwrap_or_default());
            if std::mem::take(&mut is_first) {
                self.attributes(tag.attributes);
                rest = inner;
                continue;
            }
            if tag.is_closing || tag.name.is_empty() {
                rest = inner;
                continue;
            }
            let (content, used) = self.element(inner, &tag.name);
            self.section(&tag.name, content, line);
            let taken = inner.get(..used).unwrap_or_default();
            line = after(line, taken);
            rest = inner.get(used..).unwrap_or_default();
            if self.header.is_some() {
                self.is_page = true;
                self.page = without_end(rest).to_owned();
                self.page_line = line;
                return;
            }
        }
        self.loose(rest, line);
    }

    /// Returns the content of an element whose opening tag was just read, and
    /// how many bytes it takes. One that nothing closes goes on to the end if
    /// it is text, and else ends with its line.
    fn element<'a>(&mut self, text: &'a str, name: &str) -> (&'a str, usize) {
        // What nothing closed once, nothing closes later.
        let is_open = self.unclosed.len() > MAX_UNCLOSED || self.unclosed.contains(name);
        if let Some(found) = Some(text).filter(|_| !is_open).and_then(|text| closed(text, name)) {
            return found;
        }
        if !is_open {
            self.unclosed.insert(name.to_owned());
        }
        let end = match section(name) {
            Section::Text => text.len(),
            _ => text.find('\n').unwrap_or(text.len()),
        };
        (text.get(..end).unwrap_or_default(), end)
    }

    /// Takes the attributes of the document's own tag, where some collections
    /// have its id.
    fn attributes(&mut self, attributes: &str) {
        for name in ["id", "docid", "newid"] {
            if let Some(value) = attribute(attributes, name) {
                self.id = Some(value.to_owned());
            }
        }
    }

    /// Takes text that stands in no element but the document.
    fn loose(&mut self, text: &str, line: u32) {
        if !tidy::trim(text).is_empty() {
            self.text.end_paragraph(line);
            self.text.push(text, line);
        }
    }

    fn section(&mut self, name: &str, content: &str, line: u32) {
        let flat = || tidy::tidy(&entities::decode(&without_tags(content)));
        match section(name) {
            Section::Id => self.id = Some(flat()),
            Section::Fact(field) => self.fact(field, flat()),
            Section::Text => self.running_text(content, line),
            Section::Caption => self.captions.push((flat(), line)),
            Section::Header => self.header = Some(content.to_owned()),
            Section::Other => {
                let has_parts = content.contains("<P>") || content.contains("<p>");
                if content.len() <= MAX_FACT_BYTES && !has_parts {
                    self.fact(name, flat());
                } else {
                    self.running_text(content, line);
                }
            }
        }
    }

    fn fact(&mut self, name: &str, text: String) {
        if !text.is_empty() {
            self.facts.push((name.to_owned(), Value::Text(text)));
        }
    }

    /// Takes text without its tags. Titles and the like may stand in it, as in
    /// Reuters' collection.
    fn running_text(&mut self, content: &str, mut line: u32) {
        self.text.end_paragraph(line);
        let mut rest = content;
        while let Some(tag) = Tag::find(rest) {
            let (before, from) = rest.split_at(tag.start);
            self.text.push(before, line);
            line = after(line, before);
            let own = from.get(..tag.length).unwrap_or_default();
            line = after(line, own);
            rest = from.get(tag.length..).unwrap_or_default();
            let is_fact = matches!(section(&tag.name), Section::Fact(_)) || tag.name == "dateline";
            if is_fact
                && !tag.is_closing
                && let Some((inner, used)) = closed(short(rest), &tag.name)
            {
                self.section(&tag.name, inner, line);
                line = after(line, rest.get(..used).unwrap_or_default());
                rest = rest.get(used..).unwrap_or_default();
                continue;
            }
            if !tag.name.is_empty() && !INLINE.contains(&tag.name.as_str()) {
                self.text.end_paragraph(line);
            }
        }
        self.text.push(rest, line);
    }

    /// Fills the article; returns what is wrong where there is nothing in it.
    fn into_article(
        self,
        context: &Context<'_>,
        article: &mut Article,
        line: u32,
    ) -> Option<String> {
        let place = format!("line {line}");
        self.set_facts(context, article, &place);
        let known = article.origin.clone();
        let mut blocks = text::blocks(article, &self.text.text, context.options);
        for (text, line) in &self.captions {
            let span = SourceSpan {
                line_start: Some(*line),
                line_end: Some(*line),
                ..SourceSpan::default()
            };
            blocks.push(Block::new(text.clone(), Role::Paragraph(ParagraphKind::Caption), span));
        }
        resize::resize(&mut blocks, Some(&self.text.text));
        let first_caption = blocks.len() - self.captions.len().min(blocks.len());
        for block in blocks.get_mut(..first_caption).unwrap_or_default() {
            block.source.line_start =
                block.source.line_start.and_then(|line| self.text.number(line));
            block.source.line_end = block.source.line_end.and_then(|line| self.text.number(line));
        }
        assemble(article, Some(&self.text.text), blocks);
        // The bytes count in the text without tags.
        article.paragraphs.iter_mut().for_each(|paragraph| paragraph.source.bytes = None);
        article.left_out.iter_mut().for_each(|piece| piece.source.bytes = None);
        for (field, origin) in &mut article.origin {
            if !known.contains_key(field) {
                *origin = format!("{place}, text: {origin}");
            }
        }
        let is_empty = article.paragraphs.is_empty() && article.left_out.is_empty();
        (is_empty && article.metadata.title.is_none())
            .then(|| "there is neither text nor a title in the document".to_owned())
    }

    /// Takes the header of the web server for what is left out. Where no web
    /// page can be read, what follows it becomes running text.
    fn take_header(&mut self) -> Option<LeftOut> {
        let header = self.header.take()?;
        if !cfg!(feature = "html") {
            let page = std::mem::take(&mut self.page);
            self.running_text(&page, self.page_line);
        }
        let text = tidy::trim(&header).to_owned();
        Some(LeftOut {
            text,
            why: "header of the web server".to_owned(),
            source: SourceSpan::default(),
        })
    }

    fn set_facts(&self, context: &Context<'_>, article: &mut Article, place: &str) {
        match &self.id {
            Some(id) if !tidy::trim(id).is_empty() => {
                article.id = ArticleId::new(id);
                article.origin.insert("id".to_owned(), format!("{place}, DOCNO"));
            }
            _ => article.notes.push(format!(
                "{place}: the document has no DOCNO; it is named by its place in the file"
            )),
        }
        fields::set_all(article, self.facts.clone(), place, context.options);
    }
}

/// Reads the web page of a document that has the answer of a server before it.
#[cfg(feature = "html")]
fn read_page(
    context: &Context<'_>,
    mut document: Document,
    mut article: Article,
    line: u32,
    sink: &mut Sink<'_>,
) {
    document.set_facts(context, &mut article, &format!("line {line}"));
    let header = document.header.as_deref().unwrap_or_default();
    let address = header.split_whitespace().next().filter(|word| word.starts_with("http"));
    if let Some(address) = address.filter(|_| article.metadata.url.is_none()) {
        article.metadata.url = Some(address.to_owned());
        article.origin.insert("url".to_owned(), "DOCHDR".to_owned());
    }
    article.left_out.extend(document.take_header());
    let (mut articles, mut problems) = (Vec::new(), Vec::new());
    let mut take = |article: Article| articles.push(article);
    let mut page_sink = Sink::new(&mut take, &mut problems);
    let bytes = document.page.as_bytes();
    super::super::html::read_article(context, article, bytes, Some("utf-8"), &mut page_sink);
    for mut article in articles {
        // Its places count in the page, and the page stands in the file.
        let paragraphs = article.paragraphs.iter_mut().map(|paragraph| &mut paragraph.source);
        for span in paragraphs.chain(article.left_out.iter_mut().map(|piece| &mut piece.source)) {
            let before = document.page_line.saturating_sub(1);
            span.line_start = span.line_start.map(|line| line.saturating_add(before));
            span.line_end = span.line_end.map(|line| line.saturating_add(before));
            span.bytes = None;
        }
        sink.article(article);
    }
    problems.into_iter().for_each(|problem| sink.problem(problem));
}

/// Cuts off the tag that closes the document.
fn without_end(text: &str) -> &str {
    match text.rfind("</") {
        Some(at) if super::find_tag(&text.as_bytes()[at..], super::Tag::Closing) == Some(0) => {
            &text[..at]
        }
        _ => text,
    }
}

/// Returns the number of the line on which a text that starts on `line` ends.
fn after(line: u32, text: &str) -> u32 {
    let breaks = text.bytes().filter(|byte| *byte == b'\n').count();
    line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX))
}

/// Returns what can be a short fact at the start of a text, with the tag that
/// closes it.
fn short(text: &str) -> &str {
    let limit = MAX_FACT_BYTES + MAX_FACT_BYTES / 4;
    let end = (0..=limit.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    text.get(..end.unwrap_or(0)).unwrap_or_default()
}
