//! The address of a page.

use super::Facts;
use super::json_ld::JsonLd;
use super::tags::{Tags, place};
use crate::source::html::page::Page;
use crate::source::html::tag::Tag;

/// Takes the address that the page states: its canonical link, else what its
/// metadata say. A canonical link to the front page of a site is a mistake of
/// many sites, and taken only where nothing else is stated.
pub(super) fn read(page: &Page, tags: &Tags, data: &JsonLd, facts: &mut Facts<'_>) {
    if facts.knows("url") {
        return;
    }
    let mut stated: Vec<(String, &str, &str)> = Vec::new();
    let mut base = None;
    for at in 0..page.nodes.len() {
        let link = page.attribute(at, "href");
        match (page.tag(at), link) {
            (Tag::Base, Some(link)) => base = base.or(Some(link)),
            (Tag::Link, Some(link)) => {
                let kind = page.attribute(at, "rel").unwrap_or_default();
                if kind.split_whitespace().any(|kind| kind.eq_ignore_ascii_case("canonical")) {
                    stated.push((link.to_owned(), "canonical link", ""));
                }
            }
            _ => {}
        }
    }
    for name in ["og:url", "twitter:url", "dc.identifier", "citation_public_url"] {
        if let Some(url) = tags.get(name) {
            stated.push((url.to_owned(), place(name), name));
        }
    }
    if let Some((url, name)) = data.url() {
        stated.push((url, "JSON-LD", name));
    }
    let site = stated.iter().map(|(url, ..)| url.as_str()).chain(base).find_map(origin);
    let site = base.and_then(origin).or(site).map(str::to_owned);
    let mut urls: Vec<(String, &str, &str)> = stated
        .into_iter()
        .filter_map(|(url, place, name)| Some((resolve(&url, site.as_deref())?, place, name)))
        .collect();
    urls.sort_by_key(|(url, ..)| is_front_page(url));
    if let Some((url, place, name)) = urls.first() {
        facts.offer_text("url", url, place, name);
    }
}

/// Returns scheme and host.
fn origin(url: &str) -> Option<&str> {
    let host = url.find("://")? + 3;
    if !url.starts_with("http") {
        return None;
    }
    let end = url[host..].find(['/', '?', '#']).map_or(url.len(), |at| host + at);
    url.get(..end).filter(|_| end > host)
}

/// Makes a link absolute.
fn resolve(url: &str, site: Option<&str>) -> Option<String> {
    let url = url.trim();
    if origin(url).is_some() {
        return Some(url.to_owned());
    }
    let site = site?;
    if let Some(rest) = url.strip_prefix("//") {
        let scheme = site.split("://").next().unwrap_or("https");
        return rest.contains('.').then(|| format!("{scheme}://{rest}"));
    }
    url.starts_with('/').then(|| format!("{site}{url}"))
}

fn is_front_page(url: &str) -> bool {
    origin(url).is_some_and(|site| url.len() <= site.len() + 1)
}
