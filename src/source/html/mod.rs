//! Web pages.

use super::Sink;
use super::block::Block;
use super::reading::Context;
use crate::Article;

pub(in crate::source) fn read(context: &Context<'_>, bytes: &[u8], sink: &mut Sink<'_>) {
    read_article(context, context.new_article(), bytes, None, sink);
}

/// Reads a page into an article that may already know things.
pub(in crate::source) fn read_article(
    context: &Context<'_>,
    _article: Article,
    _bytes: &[u8],
    _charset: Option<&str>,
    sink: &mut Sink<'_>,
) {
    sink.problem(context.malformed(None, "not written yet".to_owned()));
}

/// All blocks of a document's body in order, without main-text extraction.
pub(in crate::source) fn body_blocks(_html: &str) -> Vec<Block> {
    Vec::new()
}
