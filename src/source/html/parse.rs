//! From the characters of a page to its [`Page`], by html5ever.
//!
//! A page may be hostile. What browsers limit is limited here too: how deep
//! elements nest, and how many there are. A tag beyond the limits is dropped
//! and its text stays, so that time and memory grow with the file and no more.

use std::cell::Cell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag as TagToken, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer,
    TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

use super::attributes;
use super::page::Page;
use super::tag::Tag;
use super::tree::Builder;

/// How deep elements may nest: the limit that browsers have.
const MAX_DEPTH: u32 = 512;

/// Parses a page. Whatever the text is, this yields a tree.
pub(super) fn parse(html: &str) -> Page {
    let is_xml = is_xml(html);
    let html = attributes::without_floods(html);
    let sink = Builder::new(html.len());
    let options = TreeBuilderOpts { drop_doctype: true, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(sink, options);
    let guard = Guard { builder, dropped: Cell::new(0), is_xml };
    let tokenizer = Tokenizer::new(guard, TokenizerOpts::default());
    let input = BufferQueue::default();
    for piece in pieces(&html) {
        input.push_back(StrTendril::from_slice(piece));
        // The tokenizer stops at the end of each script; nothing runs here.
        while !input.is_empty() {
            let _script = tokenizer.feed(&input);
        }
    }
    tokenizer.end();
    tokenizer.sink.builder.sink.into_page()
}

/// How far into a text what it is is looked for.
const XML_HEAD_BYTES: usize = 1_000;

/// Says whether a page is XHTML, in which an element may be closed in its start
/// tag.
fn is_xml(html: &str) -> bool {
    let head = html.get(..boundary(html, XML_HEAD_BYTES)).unwrap_or_default();
    let head = head.trim_start_matches('\u{FEFF}').trim_start();
    head.starts_with("<?xml")
}

/// Says whether a tag opens an element of HTML and closes it.
fn is_empty_element(tag: &TagToken) -> bool {
    let name = Tag::from_name(&tag.name);
    tag.kind == TagKind::StartTag
        && tag.self_closing
        && !name.is_void()
        && !matches!(name, Tag::Other | Tag::Svg | Tag::Math)
}

/// Cuts a text into pieces that the parser's strings can hold.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    const PIECE_BYTES: usize = 1 << 30;
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (piece, after) = rest.split_at(boundary(rest, PIECE_BYTES));
        rest = after;
        Some(piece)
    })
}

/// Returns the last character boundary that is not after `at`.
fn boundary(text: &str, at: usize) -> usize {
    if text.len() <= at {
        return text.len();
    }
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// Stands between tokenizer and tree builder and drops the tags that are
/// beyond the limits.
struct Guard {
    builder: TreeBuilder<u32, Builder>,
    /// Start tags dropped whose end tags are still to come.
    dropped: Cell<usize>,
    /// Whether `<a/>` is an element without content.
    is_xml: bool,
}

impl Guard {
    fn drops(&self, tag: &TagToken) -> bool {
        let sink = &self.builder.sink;
        let full = sink.is_full();
        let name = Tag::from_name(&tag.name);
        match tag.kind {
            // The tokenizer must see the element whose text is no markup.
            _ if name.is_raw_text() => false,
            TagKind::StartTag if full => true,
            TagKind::StartTag if sink.depth.get() >= MAX_DEPTH && !name.is_void() => {
                self.dropped.set(self.dropped.get() + 1);
                true
            }
            TagKind::StartTag => false,
            TagKind::EndTag if full => true,
            TagKind::EndTag if self.dropped.get() > 0 => {
                self.dropped.set(self.dropped.get() - 1);
                true
            }
            TagKind::EndTag => false,
        }
    }
}

impl TokenSink for Guard {
    type Handle = u32;

    fn process_token(&self, token: Token, line_number: u64) -> TokenSinkResult<u32> {
        match &token {
            Token::TagToken(tag) if self.drops(tag) => TokenSinkResult::Continue,
            Token::CommentToken(_) => TokenSinkResult::Continue,
            Token::TagToken(tag) if self.is_xml && is_empty_element(tag) => {
                if Tag::from_name(&tag.name).is_raw_text() {
                    return TokenSinkResult::Continue;
                }
                let end = TagToken {
                    kind: TagKind::EndTag,
                    name: tag.name.clone(),
                    self_closing: false,
                    attrs: Vec::new(),
                    had_duplicate_attributes: false,
                };
                // Of these no start changes how the text is to be read.
                let _continue = self.builder.process_token(token, line_number);
                self.builder.process_token(Token::TagToken(end), line_number)
            }
            _ => self.builder.process_token(token, line_number),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
