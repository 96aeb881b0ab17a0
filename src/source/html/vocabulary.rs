//! What the names that page makers give to elements say about their text.
//!
//! Names are taken apart into words first (`articleBody`, `article-body`), so
//! that "ad" is found in `ad-slot` and not in `header`.

use super::body_names::{BODY, BODY_STEMS, INSIDE, OF_ARTICLE};
use super::names::{ABOUT_LOOKS, STEMS, WORDS};
use super::page::Page;
use super::tag::Tag;

/// Why text of a page is no part of its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    Navigation,
    Comments,
    Related,
    Cookies,
    Share,
    Newsletter,
    Advertisement,
    Byline,
    AuthorNote,
    Caption,
    Tags,
    Hidden,
    Form,
    Outside,
}

impl Why {
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Navigation => "navigation",
            Self::Comments => "comments",
            Self::Related => "related links",
            Self::Cookies => "cookie notice",
            Self::Share => "share row",
            Self::Newsletter => "newsletter prompt",
            Self::Advertisement => "advertisement",
            Self::Byline => "byline",
            Self::AuthorNote => "author note",
            Self::Caption => "caption",
            Self::Tags => "tags",
            Self::Hidden => "hidden on the page",
            Self::Form => "form",
            Self::Outside => "outside the main text",
        }
    }
}

/// Takes a name apart: `articleBody` and `article_body` are `article-body`.
fn words(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    let mut was_lower = false;
    for c in name.chars() {
        if c.is_ascii_uppercase() && was_lower {
            words.push('-');
        }
        was_lower = c.is_ascii_lowercase();
        if c.is_alphanumeric() {
            words.extend(c.to_lowercase());
        } else if !words.ends_with('-') && !words.is_empty() {
            words.push('-');
        }
    }
    words
}

/// Returns the names of an element, taken apart.
fn names(page: &Page, at: usize) -> impl Iterator<Item = String> {
    let of = |name: &'static str| page.attribute(at, name).unwrap_or_default().split_whitespace();
    // A class list of hundreds of names is made by a program and says nothing.
    of("id").chain(of("class")).take(24).map(words)
}

/// Says why an element is no part of an article, by its tag, its role and its
/// names.
pub(super) fn why(page: &Page, at: usize) -> Option<Why> {
    let tag = page.tag(at);
    if matches!(tag, Tag::Html | Tag::Body | Tag::Main) || !page.is_element(at) {
        return None;
    }
    if is_hidden(page, at) {
        return Some(Why::Hidden);
    }
    match page.attribute(at, "role").unwrap_or_default() {
        "navigation" | "menu" | "menubar" | "banner" | "toolbar" => return Some(Why::Navigation),
        "search" => return Some(Why::Form),
        "complementary" | "contentinfo" | "dialog" | "alertdialog" | "tooltip" | "alert" => {
            return Some(named(page, at).unwrap_or(Why::Outside));
        }
        _ => {}
    }
    if let Some(item) = page.attribute(at, "itemprop") {
        match item {
            "articleBody" => return None,
            "author" | "datePublished" | "dateModified" | "dateCreated" => {
                return Some(Why::Byline);
            }
            "caption" | "copyrightHolder" => return Some(Why::Caption),
            "comment" => return Some(Why::Comments),
            "keywords" => return Some(Why::Tags),
            _ => {}
        }
    }
    match tag {
        Tag::Nav | Tag::Menu => Some(Why::Navigation),
        Tag::Aside | Tag::Footer | Tag::Dialog => Some(named(page, at).unwrap_or(Why::Outside)),
        Tag::Form | Tag::FieldSet => Some(named(page, at).unwrap_or(Why::Form)),
        Tag::FigCaption => Some(Why::Caption),
        Tag::Time => Some(Why::Byline),
        // Names of paragraphs and inline elements are about looks more often
        // than about what they are.
        Tag::A | Tag::B | Tag::I | Tag::Em | Tag::Strong | Tag::Font | Tag::U => None,
        _ => named(page, at),
    }
}

/// Says whether a name of an element holds one of some words.
pub(super) fn is_named(page: &Page, at: usize, wanted: &[&str]) -> bool {
    names(page, at).any(|name| {
        let joined: String = name.chars().filter(|c| *c != '-').collect();
        wanted.iter().any(|word| joined.contains(word))
    })
}

/// Says whether a name of an element has one of some words.
pub(super) fn has_word(page: &Page, at: usize, wanted: &[&str]) -> bool {
    names(page, at).any(|name| name.split('-').any(|word| wanted.contains(&word)))
}

/// Says whether an element names itself the name of a writer.
pub(super) fn is_author_name(page: &Page, at: usize) -> bool {
    matches!(page.tag(at), Tag::A | Tag::Span | Tag::Div | Tag::P | Tag::Address | Tag::Cite)
        && names(page, at).any(|name| {
            let last = name.rsplit('-').next().unwrap_or_default();
            matches!(last, "author" | "authors" | "byline")
                || matches!(name.as_str(), "author-name" | "byline-name" | "fn")
        })
}

fn is_hidden(page: &Page, at: usize) -> bool {
    if page.attribute(at, "hidden").is_some() {
        return true;
    }
    let Some(style) = page.attribute(at, "style") else { return false };
    let style: String =
        style.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    style.contains("display:none") || style.contains("visibility:hidden")
}

/// Says why an element is no part of an article by its names alone.
fn named(page: &Page, at: usize) -> Option<Why> {
    let mut post = None;
    for name in names(page, at) {
        // WordPress writes the tags and categories of a post as its classes.
        let of_post = ["tag-", "category-", "post-tag-", "author-", "format-"];
        if of_post.iter().any(|start| name.starts_with(start)) {
            let is_post = *post.get_or_insert_with(|| {
                page.tag(at) == Tag::Article
                    || names(page, at).any(|name| {
                        matches!(name.as_str(), "post" | "hentry" | "type-post" | "status-publish")
                    })
            });
            if is_post {
                continue;
            }
        }
        if let Some(why) = why_of_name(&name) {
            return Some(why);
        }
    }
    None
}

fn why_of_name(name: &str) -> Option<Why> {
    let first = name.split('-').next().unwrap_or_default();
    if ABOUT_LOOKS.contains(&first) && !name.starts_with("wp-caption") {
        return None;
    }
    // A page builder calls every part of a page a widget; a commentary is no
    // comment, and what is for subscribers is the article.
    if name.starts_with("elementor") || name.contains("commentary") || name.contains("subscriber") {
        return None;
    }
    let joined: String = name.chars().filter(|c| *c != '-').collect();
    let stem = STEMS.iter().find(|(_, stems)| stems.iter().any(|stem| joined.contains(stem)));
    if let Some((why, _)) = stem {
        return Some(*why);
    }
    if is_body_name(name) {
        return None;
    }
    let word = WORDS.iter().find(|(_, words)| name.split('-').any(|word| words.contains(&word)));
    word.map(|(why, _)| *why)
}

/// Says how plainly the names of an element say that it holds the text of an
/// article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum BodyHint {
    None,
    /// By its names.
    Named,
    /// By its microdata.
    Stated,
}

pub(super) fn body_hint(page: &Page, at: usize) -> BodyHint {
    if !matches!(
        page.tag(at),
        Tag::Div | Tag::Section | Tag::Article | Tag::Main | Tag::Td | Tag::Span | Tag::Other
    ) {
        return BodyHint::None;
    }
    let item = page.attribute(at, "itemprop").unwrap_or_default();
    if item.split_whitespace().any(|item| matches!(item, "articleBody" | "reviewBody")) {
        return BodyHint::Stated;
    }
    if names(page, at).any(|name| is_body_name(&name) && why_of_name(&name).is_none()) {
        return BodyHint::Named;
    }
    BodyHint::None
}

fn is_body_name(name: &str) -> bool {
    let mut rest = name;
    while let Some((before, last)) = rest.rsplit_once('-') {
        if !INSIDE.contains(&last) && !last.bytes().all(|b| b.is_ascii_digit()) {
            break;
        }
        rest = before;
    }
    let joined: String = rest.chars().filter(|c| *c != '-').collect();
    if BODY_STEMS.iter().any(|stem| joined.ends_with(stem)) {
        return true;
    }
    let mut words = rest.split('-').rev();
    let last = words.next().unwrap_or_default();
    BODY.contains(&last) && words.any(|word| OF_ARTICLE.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::{Why, is_body_name, why_of_name, words};

    #[test]
    fn understands_names() {
        for (name, why) in [
            ("related-posts", Some(Why::Related)),
            ("RelatedArticles", Some(Why::Related)),
            ("header", None),
            ("ad-slot", Some(Why::Advertisement)),
            ("shadow-box", None),
            ("article-body", None),
            ("story-body__share", Some(Why::Share)),
            ("no-sidebar", None),
            ("shareholder", None),
            ("wp-caption-text", Some(Why::Caption)),
            ("commentlist", Some(Why::Comments)),
        ] {
            assert_eq!(why_of_name(&words(name)), why, "{name}");
        }
    }

    #[test]
    fn knows_names_of_bodies() {
        for (name, expected) in [
            ("articleBody", true),
            ("td-post-content", true),
            ("story_text", true),
            ("entry-content", true),
            ("content", false),
            ("page", false),
        ] {
            assert_eq!(is_body_name(&words(name)), expected, "{name}");
        }
    }
}
