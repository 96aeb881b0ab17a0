//! Web pages: the text of the article, and what the page says about it.
//!
//! The page is parsed as browsers do ([`parse`]), cut into the blocks that a
//! reader sees ([`cut`]), and every block is decided on: elements that name
//! themselves menus, comments or captions are left out ([`vocabulary`]), the
//! element with the prose is found ([`choose`]), and what stands in it is
//! looked at once more ([`judge`]). Text that no rule takes is left out with a
//! reason, and no page with text comes out empty.

mod attributes;
mod body_names;
mod charset;
mod choose;
mod cut;
mod edges;
mod exclude;
mod judge;
mod lists;
mod meta;
mod names;
mod notes;
mod page;
mod parse;
mod rescue;
mod stated;
mod tables;
mod tag;
mod tail;
#[cfg(test)]
mod tests;
mod tree;
mod vocabulary;

use std::borrow::Cow;

use super::Sink;
use super::block::{Block, Role, assemble};
use super::reading::Context;
use super::resize;
use crate::article::{LeftOut, SourceSpan};
use crate::{Article, ParagraphKind};
use cut::{Apart, Piece, PieceKind};
use judge::Verdict;
use notes::Notes;
use page::Page;

/// Turns the bytes of a page into text.
pub(in crate::source) fn decode<'b>(
    context: &Context<'_>,
    bytes: &'b [u8],
    sink: &mut Sink<'_>,
) -> Option<(Cow<'b, str>, Option<String>)> {
    charset::decode(context, bytes, None, sink)
}

/// Reads a page from a file.
pub(in crate::source) fn read(context: &Context<'_>, bytes: &[u8], sink: &mut Sink<'_>) {
    read_article(context, context.new_article(), bytes, None, sink);
}

/// Reads a page into an article that may know things already: its address and
/// its date from a web archive. `charset` is the encoding that is stated
/// outside the page.
pub(in crate::source) fn read_article(
    context: &Context<'_>,
    mut article: Article,
    bytes: &[u8],
    charset: Option<&str>,
    sink: &mut Sink<'_>,
) {
    let Some((html, note)) = charset::decode(context, bytes, charset, sink) else { return };
    article.notes.extend(note);
    let Some(page) = parse_safely(&html) else {
        sink.problem(
            context.malformed(
                None,
                "its markup cannot be parsed; expected a web page; save it again, or as text"
                    .to_owned(),
            ),
        );
        return;
    };
    let about = meta::read(&page, &mut article, context.options);
    let pieces = cut::cut(&page, &Notes::find(&page), Apart::Furniture);
    let title = article.metadata.title.clone();
    let mut verdicts = decide(&page, &pieces, title.as_deref(), about.body.as_deref());
    if !verdicts.contains(&Verdict::Kept) {
        rescue::widen(&page, &pieces, &mut verdicts, &mut article);
    }
    let (pieces, verdicts) = lists::join(pieces, verdicts);
    let mut blocks = edges::decide(&page, pieces, &verdicts, &about, &mut article, context.options);
    rescue::restore(&mut blocks, &mut article);
    resize::resize(&mut blocks, None);
    assemble(&mut article, None, blocks);
    join_left_out(&mut article.left_out);
    rescue::from_stated(&mut article, about.body.as_deref());
    context.finish(article, sink);
}

/// Cuts the body of a document into blocks in order, leaving nothing out: for
/// chapters of books and for mail. The blocks have no place in a file.
pub(in crate::source) fn body_blocks(html: &str) -> Vec<Block> {
    let Some(page) = parse_safely(html) else { return Vec::new() };
    let pieces = cut::cut(&page, &Notes::find(&page), Apart::Nothing);
    let kept = vec![Verdict::Kept; pieces.len()];
    let (pieces, _) = lists::join(pieces, kept);
    let mut blocks: Vec<Block> = pieces.into_iter().map(block).collect();
    for block in &mut blocks {
        block.source = SourceSpan::default();
    }
    blocks
}

/// Parses a page; `None` where the parser fails, which no page should bring
/// about.
fn parse_safely(html: &str) -> Option<Page> {
    std::panic::catch_unwind(|| parse::parse(html)).ok()
}

/// Decides about every piece of a page.
fn decide(
    page: &Page,
    pieces: &[Piece],
    title: Option<&str>,
    stated_body: Option<&str>,
) -> Vec<Verdict> {
    let whys = exclude::exclude(page, pieces);
    let mut roots = choose::choose(page, pieces, &whys, title);
    let stated = stated::Stated::compare(stated_body, pieces);
    if let Some(stated) = &stated
        && stated.share_in(page, pieces, &roots) < 80
        && let Some(root) = stated.root(page, pieces)
    {
        roots = vec![root];
    }
    let mut verdicts = judge::judge(page, pieces, &whys, &roots, title);
    if let Some(stated) = &stated {
        stated.correct(pieces, &mut verdicts);
    }
    verdicts
}

fn block(piece: Piece) -> Block {
    let source = SourceSpan {
        line_start: Some(piece.line_start),
        line_end: Some(piece.line_end.max(piece.line_start)),
        bytes: None,
        page: None,
    };
    let (role, level) = match piece.kind {
        PieceKind::Text => (Role::Open, 0),
        PieceKind::Heading(level) => (Role::Heading, level),
        PieceKind::List => (Role::Paragraph(ParagraphKind::List), 0),
        PieceKind::Quote => (Role::Paragraph(ParagraphKind::Quote), 0),
        PieceKind::Table => (Role::Paragraph(ParagraphKind::Table), 0),
        PieceKind::Code => (Role::Paragraph(ParagraphKind::Code), 0),
        PieceKind::Note => (Role::Paragraph(ParagraphKind::Note), 0),
        PieceKind::Caption => (Role::Paragraph(ParagraphKind::Caption), 0),
    };
    let mut block = Block::new(piece.text, role, source);
    block.heading_level = level;
    block.label = piece.label;
    block.refers_to = piece.refers_to;
    block
}

/// The longest piece that others are joined to.
const MAX_JOINED_BYTES: usize = 1_000;

/// Joins what was left out for the same reason next to each other: the entries
/// of a menu are one piece.
fn join_left_out(pieces: &mut Vec<LeftOut>) {
    let mut joined: Vec<LeftOut> = Vec::with_capacity(pieces.len());
    for piece in pieces.drain(..) {
        match joined.last_mut() {
            Some(last) if last.why == piece.why && last.text.len() < MAX_JOINED_BYTES => {
                last.text.push_str(" · ");
                last.text.push_str(&piece.text);
                last.source.line_end = piece.source.line_end.max(last.source.line_end);
            }
            _ => joined.push(piece),
        }
    }
    *pieces = joined;
}
