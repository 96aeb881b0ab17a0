//! Fields that hold HTML.

use super::Refusal;
use crate::Article;
use crate::source::reading::Context;

/// Reads HTML into an article: a whole page as any page, of which only the
/// main text is wanted; a part of one as what somebody chose already, all of
/// it.
#[cfg(feature = "html")]
pub(super) fn read(
    context: &Context<'_>,
    mut article: Article,
    name: &str,
    content: &str,
) -> Result<Article, Refusal> {
    use crate::source::block::assemble;
    use crate::source::{Sink, html, resize, text};

    if !is_page(content) {
        let mut blocks = html::body_blocks(content);
        text::mark_furniture(&mut blocks, &mut article, context.options);
        resize::resize(&mut blocks, None);
        assemble(&mut article, None, blocks);
        return Ok(article);
    }
    let mut read = None;
    let mut problems = Vec::new();
    let mut take = |article| read = Some(article);
    let mut sink = Sink::new(&mut take, &mut problems);
    html::read_article(context, article, content.as_bytes(), Some("utf-8"), &mut sink);
    read.ok_or_else(|| Refusal::Because(format!("there is no text in its field {name}")))
}

#[cfg(not(feature = "html"))]
pub(super) fn read(_: &Context<'_>, _: Article, name: &str, _: &str) -> Result<Article, Refusal> {
    Err(Refusal::Because(format!(
        "its field {name} holds HTML, which needs a build of pincite with the feature 'html'"
    )))
}

/// Says whether HTML is a whole page: it has a root, a head or a body, which
/// stand in its beginning after comments at most.
#[cfg(feature = "html")]
fn is_page(content: &str) -> bool {
    let mut rest = content.trim_start();
    while let Some(comment) = rest.strip_prefix("<!--") {
        rest = comment.split_once("-->").map_or("", |(_, after)| after.trim_start());
    }
    ["<!doctype", "<html", "<head", "<body"].iter().any(|tag| {
        rest.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))
            // <header> begins like <head>.
            && !rest.as_bytes().get(tag.len()).is_some_and(u8::is_ascii_alphabetic)
    })
}
