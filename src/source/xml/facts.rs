//! Taking what elements state about an article into its metadata.

use roxmltree::Node;

use crate::article::{PartialDate, written_date};
use crate::source::{ReadOptions, dates, fields, tidy};
use crate::{Article, Person};

/// Collects facts. The first value of a fact wins, so that the most trusted
/// source of each is to be asked first.
pub(super) struct Facts<'a> {
    pub(super) article: &'a mut Article,
    pub(super) options: &'a ReadOptions,
    /// The name of the vocabulary, which the origin of each fact begins with.
    pub(super) vocabulary: &'static str,
}

impl Facts<'_> {
    fn origin(&self, element: &str) -> String {
        format!("{}, {element}", self.vocabulary)
    }

    /// Notes where a fact was found; says whether it was not known before.
    fn is_new(&mut self, field: &str, element: &str) -> bool {
        if self.article.origin.contains_key(field) {
            return false;
        }
        let origin = self.origin(element);
        self.article.origin.insert(field.to_owned(), origin);
        true
    }

    pub(super) fn title(&mut self, text: &str, element: &str) {
        let text = tidy::tidy(text);
        if !text.is_empty() && self.is_new("title", element) {
            self.article.metadata.title = Some(text);
        }
    }

    pub(super) fn publisher(&mut self, text: &str, element: &str) {
        let text = tidy::tidy(text);
        if !text.is_empty() && self.is_new("publisher", element) {
            self.article.metadata.publisher = Some(text);
        }
    }

    pub(super) fn url(&mut self, text: &str, element: &str) {
        let text = text.trim();
        let is_address = text.starts_with("http://") || text.starts_with("https://");
        if is_address && self.is_new("url", element) {
            self.article.metadata.url = Some(text.to_owned());
        }
    }

    pub(super) fn language(&mut self, text: &str, element: &str) {
        if !text.trim().is_empty() && self.is_new("language", element) {
            self.article.metadata.language = Some(fields::language(text));
        }
    }

    pub(super) fn authors(&mut self, people: Vec<Person>, element: &str) {
        if !people.is_empty() && self.is_new("authors", element) {
            self.article.metadata.authors = people;
        }
    }

    pub(super) fn translators(&mut self, people: Vec<Person>, element: &str) {
        if !people.is_empty() && self.is_new("translators", element) {
            self.article.metadata.translators = people;
        }
    }

    pub(super) fn tag(&mut self, text: &str, element: &str) {
        let text = tidy::tidy(text);
        if !text.is_empty() && !self.article.metadata.tags.contains(&text) {
            self.article.metadata.tags.push(text);
            let origin = self.origin(element);
            self.article.origin.entry("tags".to_owned()).or_insert(origin);
        }
    }

    /// Takes a date as written; one that cannot be read is noted.
    pub(super) fn published(&mut self, text: &str, element: &str) {
        let text = tidy::tidy(text);
        if text.is_empty() || self.article.metadata.published.is_some() {
            return;
        }
        let origin = self.origin(element);
        match read_date(&text) {
            Some(reading) => {
                dates::set_published(self.article, reading, &text, &origin, self.options);
            }
            None => {
                let note =
                    format!("{origin}: ignored, as '{text}' is not a date such as 2024-05-09");
                self.article.notes.push(note);
            }
        }
    }

    /// Keeps a fact that has no field of its own.
    pub(super) fn extra(&mut self, name: &str, text: &str) {
        let text = tidy::tidy(text);
        if !text.is_empty() {
            self.article.metadata.extra.entry(name.to_owned()).or_insert(text);
        }
    }
}

/// Reads a date as the vocabularies write it: whatever a field may hold, and
/// the `20240509T101500Z` of news agencies.
pub(super) fn read_date(text: &str) -> Option<written_date::DateReading> {
    let text = text.trim();
    let compact = text.get(..8).filter(|day| {
        day.bytes().all(|byte| byte.is_ascii_digit())
            && text.get(8..9).is_none_or(|next| next == "T")
    });
    written_date::read_date(compact.unwrap_or(text))
}

/// Makes a date of its parts as written; a part that is no number, or that the
/// calendar does not have, is taken for absent with all smaller ones.
pub(super) fn date_of_parts(
    year: &str,
    month: Option<&str>,
    day: Option<&str>,
) -> Option<PartialDate> {
    let year = year.trim().parse().ok()?;
    let month = month.and_then(|month| month.trim().parse().ok());
    let day = day.and_then(|day| day.trim().parse().ok());
    PartialDate::new(year, month, day.filter(|_| month.is_some()))
        .or_else(|| PartialDate::new(year, month, None))
        .or_else(|| PartialDate::new(year, None, None))
}

/// Finds the first child element of that name, whatever its namespace.
pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    children(node, name).next()
}

/// Finds the child elements of that name, whatever their namespace.
pub(super) fn children<'a, 'i>(
    node: Node<'a, 'i>,
    name: &str,
) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == name)
}

/// Finds the descendant elements of that name, whatever their namespace.
pub(super) fn descendants<'a, 'i>(
    node: Node<'a, 'i>,
    name: &str,
) -> impl Iterator<Item = Node<'a, 'i>> {
    node.descendants().filter(move |inner| inner.is_element() && inner.tag_name().name() == name)
}

/// Returns the value of an attribute, whatever its namespace.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}
