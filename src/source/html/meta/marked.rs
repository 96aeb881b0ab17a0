//! What is marked in the text of a page: dates, authors, the language.

use super::Facts;
use crate::article::people;
use crate::source::html::page::Page;
use crate::source::html::tag::Tag;
use crate::source::html::vocabulary;
use crate::source::tidy;

/// Takes what the elements of the page say of themselves.
pub(super) fn read(page: &Page, facts: &mut Facts<'_>) {
    for at in 0..page.nodes.len() {
        if !page.is_element(at) {
            continue;
        }
        let line = page.nodes[at].line;
        let item = page.attribute(at, "itemprop").unwrap_or_default();
        let text = || {
            let stated = ["content", "datetime"].iter().find_map(|name| page.attribute(at, name));
            stated.map_or_else(|| tidy::tidy(&page.inner_text(at)), str::to_owned)
        };
        match item {
            "datePublished" => {
                facts.offer_text("published", &text(), &format!("line {line}, itemprop"), item);
            }
            "author" | "creator" => {
                let named = (at + 1..page.end(at))
                    .find(|at| page.attribute(*at, "itemprop") == Some("name"));
                let name = named.map_or_else(text, |at| {
                    page.attribute(at, "content")
                        .map_or_else(|| tidy::tidy(&page.inner_text(at)), str::to_owned)
                });
                facts.offer_people("authors", vec![name], &format!("line {line}, itemprop"), item);
            }
            _ => {}
        }
        if !facts.knows("authors")
            && page.end(at) - at <= MAX_NAME_NODES
            && vocabulary::is_author_name(page, at)
        {
            let name = tidy::tidy(&page.inner_text(at));
            let name = people::without_role(&name);
            if is_plain_name(name) {
                let place = format!("line {line}, element named author");
                facts.offer_people("authors", vec![name.to_owned()], &place, "");
            }
        }
        match page.tag(at) {
            Tag::Time if page.attribute(at, "pubdate").is_some() => {
                if let Some(date) = page.attribute(at, "datetime") {
                    facts.offer_text("published", date, &format!("line {line}, time element"), "");
                }
            }
            Tag::A => {
                let kind = page.attribute(at, "rel").unwrap_or_default();
                if kind.split_whitespace().any(|kind| kind == "author") {
                    let name = tidy::tidy(&page.inner_text(at));
                    let place = format!("line {line}, link to the author");
                    facts.offer_people("authors", vec![name], &place, "");
                }
            }
            Tag::Html => {
                let names = ["lang", "xml:lang"];
                let tag = names.iter().find_map(|name| page.attribute(at, name));
                if let Some(tag) = tag.filter(|tag| tidy::trim(tag).len() >= 2) {
                    facts.offer_text("language", tag, "html element", "lang");
                }
            }
            _ => {}
        }
    }
}

/// An element with more nodes holds more than a name.
const MAX_NAME_NODES: usize = 8;

/// Says whether a text is two to four capitalised words and nothing else.
fn is_plain_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=4).contains(&words.len())
        && words.iter().all(|word| {
            word.chars().next().is_some_and(char::is_uppercase)
                && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
        })
        && !words
            .iter()
            .any(|word| word.chars().count() > 2 && word.chars().all(char::is_uppercase))
}
