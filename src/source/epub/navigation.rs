//! The navigation of a book: titles of pages, and which pages are no text.

use std::collections::HashMap;

use roxmltree::Node;

use super::pages;
use crate::source::package::{all, attribute, child, resolve, text_of};
use crate::source::tidy;

/// What the navigation says of the pages, by their names.
#[derive(Debug, Default)]
pub(super) struct Navigation {
    /// The title of each page.
    titles: HashMap<String, Title>,
    /// Why a page is no text of the book.
    left_out: HashMap<String, &'static str>,
}

#[derive(Debug)]
struct Title {
    text: String,
    /// Whether it is the title of the page as a whole.
    is_whole: bool,
}

impl Navigation {
    /// Reads a navigation document of EPUB 3 (a page) or 2 (NCX).
    pub(super) fn read(&mut self, root: Node<'_, '_>, name: &str, is_page: bool) {
        if !is_page {
            for point in all(root, "navPoint") {
                let title = child(point, "navLabel").map(|label| text_of(label, ""));
                let target = child(point, "content").and_then(|node| attribute(node, "src"));
                self.title(title.zip(target), name);
            }
            return;
        }
        self.left_out.insert(name.to_owned(), "table of contents");
        for nav in all(root, "nav") {
            let kind = attribute(nav, "type").unwrap_or("toc");
            for link in all(nav, "a") {
                let Some(target) = attribute(link, "href") else { continue };
                match kind {
                    "toc" => self.title(Some((text_of(link, ""), target)), name),
                    "landmarks" => {
                        let why = attribute(link, "type").and_then(pages::why);
                        if let Some(why) = why.filter(|_| !target.contains('#')) {
                            self.left_out.insert(resolve(name, target), why);
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    fn title(&mut self, found: Option<(String, &str)>, name: &str) {
        let Some((text, target)) = found else { return };
        let text = tidy::tidy(&text);
        let page = resolve(name, target);
        let is_whole = !target.contains('#');
        let is_better = self.titles.get(&page).is_none_or(|known| is_whole && !known.is_whole);
        if is_better && !text.is_empty() {
            self.titles.insert(page, Title { text, is_whole });
        }
    }

    /// Returns the title of a page.
    pub(super) fn title_of(&self, page: &str) -> Option<&str> {
        self.titles.get(page).map(|title| title.text.as_str())
    }

    /// Says why a page is no text of the book, if it is not.
    pub(super) fn why_left_out(&self, page: &str) -> Option<&'static str> {
        self.left_out.get(page).copied()
    }
}
