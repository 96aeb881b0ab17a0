//! Finding the title of a document.

use super::properties::Properties;
use crate::Article;
use crate::source::block::{Block, Role};
use crate::source::text;

/// A first line of more words than these is a paragraph and no title.
const MAX_TITLE_WORDS: usize = 30;

/// Finds the title: paragraphs of the style Title at the top, else the only
/// heading of the first level at the top, else what the properties state, else
/// a bold line at the top.
///
/// What is seen goes before what the properties state, as those are often left
/// from the document that was the model of this one.
pub(super) fn take(
    article: &mut Article,
    blocks: &mut [Block],
    bold: &[bool],
    properties: &Properties,
) {
    let styled = take_styled(blocks);
    let first = first_kept(blocks);
    let stated = properties.title().filter(|_| styled.is_none());
    let sole = first.filter(|at| is_sole_top_heading(blocks, *at));
    if let Some(title) = styled {
        set(article, title, "paragraph of the style Title");
    } else if let (Some(first), Some(title)) = (first, &stated)
        && text::same_wording(title, &blocks[first].text)
    {
        set(article, blocks[first].text.clone(), "first paragraph");
        blocks[first].role = Role::Title;
    } else if let Some(at) = sole {
        set(article, blocks[at].text.clone(), "first heading");
        blocks[at].role = Role::Title;
    } else if let Some(title) = stated {
        set(article, title, &format!("{}, field title", properties.place));
    } else if let Some(at) = first.filter(|at| is_bold_title(blocks, bold, *at)) {
        set(article, blocks[at].text.clone(), "first paragraph, in bold");
        blocks[at].role = Role::Title;
    }
}

fn set(article: &mut Article, title: String, origin: &str) {
    article.metadata.title = Some(title);
    article.origin.insert("title".to_owned(), origin.to_owned());
}

/// Joins the paragraphs of the style Title at the top; further down that style
/// makes a heading, of a chapter as a rule.
fn take_styled(blocks: &mut [Block]) -> Option<String> {
    let mut title: Option<String> = None;
    let mut ended = false;
    for block in blocks.iter_mut() {
        match block.role {
            Role::Title if !ended => match &mut title {
                Some(title) => {
                    title.push(' ');
                    title.push_str(&block.text);
                }
                None => title = Some(block.text.clone()),
            },
            Role::Title => {
                block.role = Role::Heading;
                block.heading_level = 1;
            }
            Role::LeftOut(_) => {}
            // A label or a logo's text may stand above a title, a page not.
            _ => ended = title.is_some() || text::is_prose(&block.text),
        }
    }
    title
}

fn first_kept(blocks: &[Block]) -> Option<usize> {
    blocks.iter().position(|block| !matches!(block.role, Role::LeftOut(_)))
}

fn is_sole_top_heading(blocks: &[Block], at: usize) -> bool {
    let is_top = |block: &&Block| block.role == Role::Heading && block.heading_level == 1;
    blocks.get(at).is_some_and(|block| is_top(&block)) && blocks.iter().filter(is_top).count() == 1
}

fn is_bold_title(blocks: &[Block], bold: &[bool], at: usize) -> bool {
    let is_plain = |(block, bold): (&Block, &bool)| !bold && text::is_prose(&block.text);
    blocks.get(at).is_some_and(|block| {
        block.is_open()
            && (2..=MAX_TITLE_WORDS).contains(&text::count_words(&block.text))
            && !block.text.ends_with(['.', ',', ';', ':'])
    }) && bold.get(at) == Some(&true)
        && blocks.iter().zip(bold).skip(at + 1).any(is_plain)
}
