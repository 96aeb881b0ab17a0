//! The title of an article, without the name of its site.

use super::Facts;
use super::json_ld::JsonLd;
use super::tags::{Tags, place};
use crate::source::html::page::Page;
use crate::source::html::tag::Tag;
use crate::source::{text, tidy};

/// What stands between a title and the name of the site.
const PARTERS: &[&str] =
    &[" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " // ", " ~ "];

/// Takes the title: the headline that the page states, its heading, or what
/// the browser shows.
pub(super) fn read(page: &Page, tags: &Tags, data: &JsonLd, facts: &mut Facts<'_>) {
    if facts.knows("title") {
        return;
    }
    let headings: Vec<(u32, String)> = (0..page.nodes.len())
        .filter(|at| page.tag(*at) == Tag::H1)
        .map(|at| (page.nodes[at].line, tidy::tidy(&page.inner_text(at))))
        .filter(|(_, heading)| !heading.is_empty())
        .collect();
    let shown = (0..page.nodes.len())
        .find(|at| page.tag(*at) == Tag::Title)
        .map(|at| tidy::tidy(&page.inner_text(at)))
        .filter(|title| !title.is_empty());
    let site: Vec<String> = [
        facts.article.metadata.publisher.as_deref(),
        tags.get("og:site_name"),
        data.site_name(),
        tags.get("application-name"),
    ]
    .into_iter()
    .flatten()
    .map(str::to_owned)
    .collect();

    let mut stated: Vec<(String, &str, &str)> = Vec::new();
    stated.extend(data.headline().map(|title| (title, "JSON-LD", "headline")));
    for name in [
        "citation_title",
        "og:title",
        "dc.title",
        "twitter:title",
        "sailthru.title",
        "parsely-title",
    ] {
        stated.extend(tags.get(name).map(|title| (title.to_owned(), place(name), name)));
    }
    let stated = stated.into_iter().next().map(|(title, place, name)| {
        (without_site(&tidy::tidy(&super::without_entities(&title)), &site, &headings), place, name)
    });
    if let Some((title, place, name)) = stated {
        // A headline that is cut short is whole in the heading.
        let start = title.trim_end_matches(['.', '…', ' ']);
        let whole = headings.iter().find(|(_, heading)| {
            title.len() < heading.len() && start.len() < title.len() && heading.starts_with(start)
        });
        match whole {
            Some((line, heading)) => {
                facts.offer_text("title", heading, &format!("line {line}, heading"), "");
            }
            None => facts.offer_text("title", &title, place, name),
        }
        return;
    }
    let shown = shown.map(|title| without_site(&title, &site, &headings));
    // Of several headings the one that the browser's title repeats.
    let heading = headings
        .iter()
        .find(|(_, heading)| shown.as_ref().is_some_and(|shown| agree(shown, heading)))
        .or_else(|| headings.first().filter(|_| headings.len() == 1 && shown.is_none()));
    match (heading, shown) {
        (Some((line, heading)), _) => {
            facts.offer_text("title", heading, &format!("line {line}, heading"), "");
        }
        (None, Some(shown)) => {
            let shown = without_last_part(&shown);
            facts.offer_text("title", &shown, "title element", "");
        }
        (None, None) => {}
    }
}

fn agree(shown: &str, heading: &str) -> bool {
    text::same_wording(shown, heading)
        || heading.chars().count() >= 12 && shown.to_lowercase().contains(&heading.to_lowercase())
}

/// Removes the name of the site from either end, if it is known, or if what
/// remains is the heading of the page.
fn without_site(title: &str, site: &[String], headings: &[(u32, String)]) -> String {
    let is_site = |part: &str| site.iter().any(|name| text::same_wording(name, part));
    let is_heading = |part: &str| headings.iter().any(|(_, name)| text::same_wording(name, part));
    let mut rest = title;
    loop {
        let last = PARTERS.iter().filter_map(|parter| rest.rsplit_once(parter));
        let first = PARTERS.iter().filter_map(|parter| rest.split_once(parter));
        let kept = last
            .filter(|(kept, part)| is_site(part) || is_heading(kept))
            .map(|(kept, _)| kept)
            .chain(
                first
                    .filter(|(part, kept)| is_site(part) || is_heading(kept))
                    .map(|(_, kept)| kept),
            )
            .map(str::trim)
            .find(|kept| !kept.is_empty());
        match kept {
            Some(kept) => rest = kept,
            None => return rest.to_owned(),
        }
    }
}

/// Removes the last part of what the browser shows if it looks like the name
/// of a site: a few words after a bar or a dash, and much before it.
fn without_last_part(title: &str) -> String {
    let found = PARTERS.iter().filter_map(|parter| title.rsplit_once(parter));
    let cut = found
        .filter(|(kept, part)| text::count_words(part) <= 4 && text::count_words(kept) >= 3)
        .min_by_key(|(_, part)| part.len());
    cut.map_or(title, |(kept, _)| kept.trim()).to_owned()
}
