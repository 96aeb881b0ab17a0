//! What stands above the body: navigation, the title, the standfirst.

use super::body_start;
use super::shape;
use crate::source::block::{Block, Role};
use crate::{Article, ParagraphKind};

/// Words of menus and breadcrumbs, in lower case.
const NAVIGATION: &[&str] = &[
    "home",
    "menu",
    "search",
    "location",
    "locations",
    "centres",
    "centers",
    "programmes",
    "programs",
    "about",
    "about us",
    "contact",
    "contact us",
    "topics",
    "sections",
    "navigation",
    "log in",
    "login",
    "register",
    "sign in",
    "categories",
    "languages",
    "language",
    "regions",
    "region",
    "main menu",
    "site map",
    "sitemap",
    "publications",
    "events",
    "people",
    "experts",
    "research",
    "toggle navigation",
    "close",
    "open menu",
    "site search",
    "breadcrumb",
    "you are here",
];

/// Labels of the section that an article appeared in.
const SECTIONS: &[&str] = &[
    "opinion",
    "opinions",
    "analysis",
    "editorial",
    "editorials",
    "commentary",
    "news",
    "world",
    "world news",
    "politics",
    "business",
    "sport",
    "sports",
    "culture",
    "science",
    "technology",
    "op-ed",
    "exclusive",
    "breaking news",
    "interview",
    "feature",
    "features",
    "blog",
    "explained",
    "long read",
    "perspective",
    "perspectives",
    "expert speak",
    "international",
];

/// A label of navigation has no more words.
const MAX_CRUMB_WORDS: usize = 3;

/// The longest title; the longest we know of in newspapers has 35 words.
const MAX_TITLE_CHARS: usize = 220;

/// The longest standfirst.
const MAX_STANDFIRST_CHARS: usize = 400;

/// Decides on the blocks above the body.
pub(super) fn mark(blocks: &mut [Block], article: &mut Article) {
    let header = body_start(blocks);
    leave_out_navigation(blocks, header);
    let given = article.metadata.title.clone();
    let title_at = match given {
        Some(title) => repeated_title(blocks, &title),
        None => find_title(blocks, header),
    };
    if let Some(at) = title_at {
        if article.metadata.title.is_some() {
            blocks[at].leave_out("repeats the title");
        } else {
            article.metadata.title = Some(blocks[at].text.clone());
            article.origin.insert("title".to_owned(), blocks[at].place());
            blocks[at].role = Role::Title;
        }
    }
    let after_title = title_at.map_or(0, |at| at + 1);
    mark_standfirst(blocks, after_title, title_at.is_some());
}

/// Leaves out menus: lines without letters, words of menus, and the labels
/// that stand among them.
fn leave_out_navigation(blocks: &mut [Block], header: usize) {
    let is_crumb = |block: &Block| {
        let label = shape::label(&block.text);
        let words = block.text.split(|c: char| !c.is_alphabetic() && c != ' ').map(shape::label);
        !shape::has_content(&block.text)
            || NAVIGATION.contains(&label.as_str())
            || is_trail(&block.text)
            || block.text.contains(['>', '/', '»', '|', '›'])
                && words.filter(|word| !word.is_empty()).all(|word| {
                    NAVIGATION.contains(&word.as_str()) || SECTIONS.contains(&word.as_str())
                })
    };
    let Some(last) = (0..header).rev().find(|at| blocks[*at].is_open() && is_crumb(&blocks[*at]))
    else {
        return;
    };
    // Labels before the last crumb are crumbs too where at least two certain
    // ones stand there, or a single one stands first.
    let certain = blocks[..=last].iter().filter(|block| block.is_open() && is_crumb(block)).count();
    for block in blocks[..=last].iter_mut().filter(|block| block.is_open()) {
        let short = shape::count_words(&block.text) <= MAX_CRUMB_WORDS
            && !shape::ends_sentence(&block.text);
        if is_crumb(block) || certain >= 2 && short {
            block.leave_out("navigation");
        }
    }
}

/// Says whether a line is the way from a site's front page to the article:
/// `Home » News » Coast`.
fn is_trail(text: &str) -> bool {
    let mut steps = text.split(['>', '/', '»', '›']);
    let from_home =
        steps.next().is_some_and(|step| matches!(shape::label(step).as_str(), "home" | "homepage"));
    let mut rest = steps.peekable();
    from_home && rest.peek().is_some() && !shape::ends_sentence(text)
}

/// Finds the first line of the text that says what the title given says.
fn repeated_title(blocks: &[Block], title: &str) -> Option<usize> {
    let first = blocks.iter().position(Block::is_open)?;
    let same = shape::skeleton(&blocks[first].text, 400) == shape::skeleton(title, 400);
    (same && blocks.len() > 1 && !title.is_empty()).then_some(first)
}

/// Finds the title among the blocks above the body: the first of them, if it
/// looks like one and something longer follows. A section label before it is
/// left out.
fn find_title(blocks: &mut [Block], header: usize) -> Option<usize> {
    let mut open = (0..blocks.len())
        .filter(|at| matches!(blocks[*at].role, Role::Open | Role::Heading | Role::Paragraph(_)))
        .take(3)
        .collect::<Vec<_>>()
        .into_iter();
    let mut first = open.next()?;
    let mut second = open.next();
    let is_section = |block: &Block| SECTIONS.contains(&shape::label(&block.text).as_str());
    if let Some(next) = second
        && is_section(&blocks[first])
        && next < header
        && is_title(&blocks[next].text)
    {
        blocks[first].leave_out("section label");
        first = next;
        second = open.next();
    }
    let block = &blocks[first];
    if block.role == Role::Heading {
        // Marked as a heading: a title if nothing but furniture stands before it.
        return (block.heading_level <= 2).then_some(first);
    }
    if block.role != Role::Open
        || first >= header.max(1)
        || block.verse
        || block.lines > 3
        || !is_title(&block.text)
    {
        return None;
    }
    let follower = &blocks[second?];
    let byline_follows = blocks[first + 1..second?].iter().any(|block| {
        matches!(&block.role, Role::LeftOut(why) if why.starts_with("byline") || why.starts_with("image"))
    });
    let longer = follower.text.chars().count() * 2 >= block.text.chars().count() * 3;
    // What is set apart by a blank line is no title over an equal line: that
    // would be a list. But the second line after it may be the longer one.
    let longer_soon = blocks[second?..].iter().take(2).any(|next| {
        next.text.chars().count() * 2 >= block.text.chars().count() * 3
            && shape::ends_sentence(&next.text)
    });
    let set_apart =
        follower.after_blank && (longer || longer_soon || follower.verse || follower.lines > 1);
    let with_body = shape::is_prose(&follower.text) && (longer || follower.after_blank)
        || header < blocks.len()
            && blocks[header].is_open_prose()
            && !shape::is_speech(&follower.text);
    (byline_follows || set_apart || with_body).then_some(first)
}

/// Says whether a text could be a title by its form.
fn is_title(text: &str) -> bool {
    let chars = text.chars().count();
    let greeting = shape::label(text);
    (2..=MAX_TITLE_CHARS).contains(&chars)
        && shape::has_content(text)
        && shape::first_char(text).is_some_and(|c| c.is_alphanumeric() && !c.is_lowercase())
        && !text.ends_with([',', ';', ':', '.', '。', '،', '।', '：', '，'])
        && !shape::is_list_item(text)
        && !shape::is_url(text)
        && !shape::is_speech(text)
        && !text.starts_with(['—', '–', '-'])
        && !["dear ", "to whom"].iter().any(|start| greeting.starts_with(start))
        && sentence_ends_inside(text) == 0
}

/// Counts the places in a text where a sentence ends and another begins.
fn sentence_ends_inside(text: &str) -> usize {
    let mut count = 0;
    let mut rest = text;
    while let Some(at) = rest.find(". ") {
        let before = rest[..at].rsplit(' ').next().unwrap_or_default();
        let after = &rest[at + 2..];
        // An initial or an abbreviation ends no sentence.
        count += usize::from(before.chars().count() > 3 && shape::starts_sentence(after));
        rest = after;
    }
    count
}

/// Marks the block after the title as the standfirst where its form or its
/// place says so: a sentence or two, followed by a byline or an image credit,
/// or not closed by a full stop as the paragraphs are.
fn mark_standfirst(blocks: &mut [Block], from: usize, titled: bool) {
    let Some(at) = (from..blocks.len()).find(|at| blocks[*at].is_open()) else { return };
    let block = &blocks[at];
    let Some(next) = (at + 1..blocks.len()).find(|next| blocks[*next].is_open()) else { return };
    let chars = block.text.chars().count();
    let words = shape::count_words(&block.text);
    let sentences = sentence_ends_inside(&block.text) + 1;
    if chars > MAX_STANDFIRST_CHARS || words < 5 || sentences > 2 || block.verse || block.lines > 6
    {
        return;
    }
    let next_chars = blocks[next].text.chars().count();
    let shorter = next_chars > chars && shape::is_prose(&blocks[next].text);
    // An image credit may also follow the first paragraph of the body.
    let much_shorter = next_chars * 2 >= chars * 3;
    let furniture_follows = blocks[at + 1..next].iter().any(|between| {
        matches!(&between.role, Role::LeftOut(why)
            if ["byline", "image credit", "view count", "share row"].iter().any(|start| why.starts_with(start)))
    });
    let crumbs_before = from == 0 && at > 0;
    let unclosed = titled
        && shape::ends_sentence(&blocks[next].text)
        && !shape::is_list_item(&block.text)
        && !shape::is_all_caps(&block.text)
        && !block.text.ends_with([',', ':', '，', '：'])
        && !shape::ends_sentence(&block.text);
    let starts = shape::starts_sentence(&block.text);
    if starts
        && shorter
        && (furniture_follows && much_shorter && (titled || crumbs_before) || unclosed)
    {
        blocks[at].role = Role::Paragraph(ParagraphKind::Standfirst);
    }
}
