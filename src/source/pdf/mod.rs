//! PDF documents with a text layer.
//!
//! A PDF holds no text but drawings of letters: [`document`] opens it and runs
//! the drawing operators of its pages ([`content`]), [`font`] tells which
//! letters they draw, and [`layout`] finds out in which order and in which
//! paragraphs a person reads them.

mod content;
mod document;
mod font;
mod layout;
mod limits;
mod metadata;
mod page_tree;
mod preflight;
#[cfg(test)]
mod tests;
mod text_string;
mod xmp;

use super::block::{Block, Role, assemble};
use super::reading::Context;
use super::{Sink, binary, resize, text};
use crate::Article;
use document::{Document, Failure};

/// How far into a file its mark may stand: some begin with the headers of the
/// mail or the page they came by.
const HEADER_BYTES: usize = 1_024;

/// Reads a document.
pub(super) fn read(context: &Context<'_>, bytes: &[u8], sink: &mut Sink<'_>) {
    let header = bytes.get(..HEADER_BYTES).unwrap_or(bytes);
    if memchr::memmem::find(header, b"%PDF-").is_none() {
        sink.problem(
            context.malformed(None, format!("it is {}; expected a PDF document", other(bytes))),
        );
        return;
    }
    let is_cut_off = memchr::memmem::find(bytes, b"startxref").is_none();
    let document = match document::read(bytes) {
        Ok(document) => document,
        Err(failure) => {
            sink.problem(context.malformed(None, message(failure, is_cut_off)));
            return;
        }
    };
    if is_cut_off && document.pages.is_empty() {
        sink.problem(context.malformed(None, message(Failure::Damaged, is_cut_off)));
        return;
    }
    if is_cut_off {
        let pages = document.pages.len();
        let what = format!(
            "it is cut off before its end; the {} that can be found {} read; get a complete copy",
            counted(pages, "page"),
            if pages == 1 { "is" } else { "are" },
        );
        sink.problem(context.malformed(None, what));
    }
    for (page, why) in &document.damaged {
        sink.problem(context.malformed(None, format!("page {page}: {why}; the rest is read")));
    }
    if let Some(what) = no_text(&document) {
        sink.problem(context.malformed(None, what));
        return;
    }
    if let Some(what) = unreadable(&document) {
        sink.problem(context.malformed(None, what));
    }
    let mut article = context.new_article();
    metadata::set(&mut article, &document, &context.stem(), context.options);
    if let Some(note) = image_pages(&document.image_pages) {
        article.notes.push(note);
    }
    let mut blocks = layout::blocks(document.pages);
    take_title(&mut article, &mut blocks);
    for block in blocks.iter().take_while(|block| block.source.page == Some(1)) {
        metadata::take_doi(&mut article, &block.text, "page 1");
    }
    text::mark_furniture(&mut blocks, &mut article, context.options);
    resize::resize(&mut blocks, None);
    assemble(&mut article, None, blocks);
    article.left_out.sort_by_key(|piece| piece.source.page);
    context.finish(article, sink);
}

/// Says what a file is that is no PDF.
fn other(bytes: &[u8]) -> String {
    if bytes.is_empty() {
        return "empty".to_owned();
    }
    if let Some(what) = binary::recognise(bytes) {
        return what;
    }
    let start = String::from_utf8_lossy(bytes.get(..HEADER_BYTES).unwrap_or(bytes)).to_lowercase();
    let start = start.trim_start();
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        return "a web page".to_owned();
    }
    "text".to_owned()
}

fn message(failure: Failure, is_cut_off: bool) -> String {
    match failure {
        Failure::Password => "it is protected by a password; save a copy without it".to_owned(),
        Failure::Encryption => {
            "it is encrypted in a way that is not known; save a copy without encryption".to_owned()
        }
        Failure::Damaged if is_cut_off => {
            "it is cut off before its end, and no page can be found; get a complete copy".to_owned()
        }
        Failure::Damaged => {
            "it is damaged, and no page can be found; open it in a viewer and save a copy"
                .to_owned()
        }
        Failure::Refused(what) => format!("{what}; open it in a viewer and save a copy"),
    }
}

/// Says why there is nothing to read in a document without words.
fn no_text(document: &Document) -> Option<String> {
    let has_words = document.pages.iter().any(|page| !page.words.is_empty());
    if has_words {
        return None;
    }
    let ocr = "run OCR on it, e.g. with ocrmypdf, and index the result";
    let images = document.image_pages.len();
    Some(if document.unreadable > 0 {
        format!("its fonts do not say which letters they draw; {ocr}")
    } else if images > 0 {
        format!("there is no text layer in it ({} of images); {ocr}", counted(images, "page"))
    } else {
        "there is no text in it".to_owned()
    })
}

/// Says that a part of the text is lost, where it is more than a few signs.
fn unreadable(document: &Document) -> Option<String> {
    /// A hundredth of the text: more than formulas and ornaments have.
    const SHARE: usize = 100;
    let words = document.pages.iter().flat_map(|page| &page.words);
    let readable: usize = words.map(|word| word.text.chars().count()).sum();
    let lost = document.unreadable;
    (lost * SHARE > readable).then(|| {
        format!(
            "the fonts of {lost} of its {} characters do not say which letters they draw; the rest \
             is read; for all of it, run OCR on it, e.g. with ocrmypdf, and index the result",
            lost + readable
        )
    })
}

fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// Notes the pages that are images without text: `pages 1, 4-6`.
fn image_pages(pages: &[u32]) -> Option<String> {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for page in pages {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *page => *last = *page,
            _ => ranges.push((*page, *page)),
        }
    }
    let written: Vec<String> = ranges
        .iter()
        .map(
            |(first, last)| {
                if first == last { first.to_string() } else { format!("{first}-{last}") }
            },
        )
        .collect();
    let written = written.join(", ");
    match pages {
        [] => None,
        [_] => Some(format!("page {written} is an image without text")),
        _ => Some(format!("pages {written} are images without text")),
    }
}

/// Takes the largest text of the first page as the title, unless one is known;
/// a heading that repeats the known title is no heading.
fn take_title(article: &mut Article, blocks: &mut [Block]) {
    /// A title stands among the first pieces of a page.
    const MAX_BEFORE: usize = 8;
    let is_first_level = |block: &Block| block.role == Role::Heading && block.heading_level == 1;
    if let Some(title) = &article.metadata.title {
        let same = |block: &&mut Block| {
            block.role == Role::Heading && text::same_wording(title, &block.text)
        };
        if let Some(block) = blocks.iter_mut().take(MAX_BEFORE).find(same) {
            block.leave_out("repeats the title");
        }
        return;
    }
    // Headings that all look alike are headings of parts.
    let alike = blocks.iter().filter(|block| is_first_level(block)).count();
    let found = blocks
        .iter()
        .take(MAX_BEFORE)
        .position(|block| is_first_level(block) && block.source.page == Some(1));
    let Some(at) = found.filter(|at| alike == 1 || *at == 0) else { return };
    if let Some(block) = blocks.get_mut(at) {
        article.metadata.title = Some(block.text.clone());
        article.origin.insert("title".to_owned(), "page 1, largest text".to_owned());
        block.role = Role::Title;
    }
}
