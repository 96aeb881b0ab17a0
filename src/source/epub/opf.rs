//! The package document of a book: its metadata and its pages.

use std::collections::HashMap;

use roxmltree::Node;

use super::pages;
use crate::Article;
use crate::article::people;
use crate::source::fields::{self, Value};
use crate::source::package::{all, attribute, child, elements, resolve, text_of};
use crate::source::{ReadOptions, text, tidy};

/// A page in the order of reading.
#[derive(Debug)]
pub(super) struct SpinePage {
    /// The name of its part.
    pub(super) name: String,
}

/// What the package document states.
#[derive(Debug, Default)]
pub(super) struct Opf {
    /// The pages in the order of reading.
    pub(super) spine: Vec<SpinePage>,
    /// The parts that hold the navigation, and whether they are pages.
    pub(super) navigation: Vec<(String, bool)>,
    /// Why a page is no text of the book, by its name.
    left_out: HashMap<String, &'static str>,
    fields: Vec<(String, Value)>,
    /// What is kept as it is stated.
    extra: Vec<(&'static str, String)>,
}

impl Opf {
    /// Reads a package document, the part of that name.
    pub(super) fn read(root: Node<'_, '_>, name: &str) -> Self {
        let mut book = Self::default();
        book.pages(root, name);
        if let Some(metadata) = child(root, "metadata") {
            // Books of EPUB 2's draft put one element more around.
            let inner = child(metadata, "dc-metadata").unwrap_or(metadata);
            Metadata::new(metadata, inner).read(&mut book);
        }
        book
    }

    fn pages(&mut self, root: Node<'_, '_>, name: &str) {
        let mut items: HashMap<&str, (String, &str)> = HashMap::new();
        let manifest = child(root, "manifest");
        for item in manifest.into_iter().flat_map(elements) {
            let stated = attribute(item, "id").zip(attribute(item, "href"));
            let Some((id, href)) = stated else { continue };
            let part = resolve(name, href);
            let media = attribute(item, "media-type").unwrap_or_default();
            let properties = attribute(item, "properties").unwrap_or_default();
            if properties.split_whitespace().any(|property| property == "nav") {
                self.navigation.insert(0, (part.clone(), true));
            } else if media == "application/x-dtbncx+xml" {
                self.navigation.push((part.clone(), false));
            }
            items.insert(id, (part, media));
        }
        for reference in child(root, "spine").into_iter().flat_map(elements) {
            let id = attribute(reference, "idref").unwrap_or_default();
            if let Some((part, media)) = items.get(id)
                && (media.contains("html") || media.is_empty())
            {
                self.spine.push(SpinePage { name: part.clone() });
            }
        }
        for reference in child(root, "guide").into_iter().flat_map(elements) {
            let stated = attribute(reference, "type").zip(attribute(reference, "href"));
            let Some((kind, href)) = stated.filter(|(_, href)| !href.contains('#')) else {
                continue;
            };
            if let Some(why) = pages::why(kind) {
                self.left_out.insert(resolve(name, href), why);
            }
        }
    }

    /// Says why a page is no text of the book, if it is not.
    pub(super) fn why_left_out(&self, page: &str) -> Option<&'static str> {
        self.left_out.get(page).copied()
    }

    /// Takes the metadata into the article.
    pub(super) fn apply(self, article: &mut Article, options: &ReadOptions) {
        fields::set_all(article, self.fields, "package document", options);
        for (name, value) in self.extra {
            article.metadata.extra.entry(name.to_owned()).or_insert(value);
        }
    }
}

/// The metadata of a package document.
struct Metadata<'a, 'i> {
    elements: Vec<Node<'a, 'i>>,
    /// What is said of an element by its id: property, value.
    refinements: HashMap<&'a str, Vec<(&'a str, String)>>,
}

impl<'a, 'i> Metadata<'a, 'i> {
    fn new(metadata: Node<'a, 'i>, inner: Node<'a, 'i>) -> Self {
        let mut refinements: HashMap<&'a str, Vec<(&'a str, String)>> = HashMap::new();
        for meta in all(metadata, "meta") {
            let refined = attribute(meta, "refines").map(|id| id.trim_start_matches('#'));
            if let Some((id, property)) = refined.zip(attribute(meta, "property")) {
                refinements.entry(id).or_default().push((property, text_of(meta, "")));
            }
        }
        let mut found: Vec<Node<'a, 'i>> = elements(inner).collect();
        if inner != metadata {
            found.extend(elements(metadata));
        }
        Self { elements: found, refinements }
    }

    /// Returns what is said of an element: in EPUB 2 by an attribute, in
    /// EPUB 3 by another element.
    fn refinement(&self, node: Node<'a, 'i>, property: &str) -> Option<&str> {
        let refined = || {
            let found = self.refinements.get(attribute(node, "id")?)?;
            found.iter().find(|(name, _)| *name == property).map(|(_, value)| value.as_str())
        };
        attribute(node, property).or_else(refined).map(str::trim)
    }

    fn named(&self, name: &'static str) -> impl Iterator<Item = (Node<'a, 'i>, String)> + '_ {
        let named = self.elements.iter().filter(move |node| node.tag_name().name() == name);
        named
            .map(|node| (*node, tidy::tidy(&text_of(*node, ""))))
            .filter(|(_, text)| !text.is_empty())
    }

    fn read(&self, book: &mut Opf) {
        self.titles(book);
        self.people(book);
        self.dates(book);
        self.identifiers(book);
        for (name, field) in [("publisher", "publisher"), ("language", "language")] {
            if let Some((_, value)) = self.named(name).next() {
                book.fields.push((field.to_owned(), Value::Text(value)));
            }
        }
        let subjects: Vec<Value> =
            self.named("subject").map(|(_, text)| Value::Text(text)).collect();
        book.fields.push(("tags".to_owned(), Value::List(subjects)));
        for (name, extra) in [("description", "description"), ("rights", "rights")] {
            book.extra.extend(self.named(name).next().map(|(_, value)| (extra, value)));
        }
        for meta in self.elements.iter().filter(|node| node.tag_name().name() == "meta") {
            let is_series = attribute(*meta, "property") == Some("belongs-to-collection");
            let value = match attribute(*meta, "name") {
                Some("calibre:series") => attribute(*meta, "content").map(str::to_owned),
                _ => is_series.then(|| text_of(*meta, "")),
            };
            book.extra.extend(value.map(|value| ("series", tidy::tidy(&value))));
        }
    }

    /// Of several titles, the first is the book's unless another is said to be.
    fn titles(&self, book: &mut Opf) {
        let titles: Vec<(Node<'a, 'i>, String)> = self.named("title").collect();
        let is = |node: Node<'a, 'i>, kind| self.refinement(node, "title-type") == Some(kind);
        let main = titles.iter().position(|(node, _)| is(*node, "main")).unwrap_or(0);
        for (at, (node, title)) in titles.into_iter().enumerate() {
            if at == main {
                book.fields.push(("title".to_owned(), Value::Text(title)));
            } else if is(node, "subtitle") {
                book.extra.push(("subtitle", title));
            }
        }
    }

    fn people(&self, book: &mut Opf) {
        let (mut authors, mut translators, mut editors) = (Vec::new(), Vec::new(), Vec::new());
        for (element, default) in [("creator", "aut"), ("contributor", "")] {
            for (node, name) in self.named(element) {
                let role = self.refinement(node, "role").unwrap_or(default);
                match role.to_ascii_lowercase().as_str() {
                    "trl" => translators.push(self.person(node, name)),
                    "edt" => editors.push(name),
                    "aut" | "" if element == "creator" => match name.split_once(';') {
                        // Some programs put all authors into one element.
                        Some(_) => authors.extend(name.split(';').map(one_of_several)),
                        None => authors.push(self.person(node, name)),
                    },
                    _ => {}
                }
            }
        }
        book.fields.push(("authors".to_owned(), Value::List(authors)));
        book.fields.push(("translators".to_owned(), Value::List(translators)));
        if !editors.is_empty() {
            book.extra.push(("editor", editors.join("; ")));
        }
    }

    /// Returns a person, as `Family, Given` where the book says how the name is
    /// filed and that is the same name.
    fn person(&self, node: Node<'a, 'i>, name: String) -> Value {
        let name = people::without_role(&name).to_owned();
        let sorted = |text: &str| {
            let mut words: Vec<String> = text
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .map(str::to_lowercase)
                .collect();
            words.sort();
            words
        };
        let filed = self.refinement(node, "file-as").filter(|filed| {
            filed.matches(',').count() == 1
                && sorted(filed) == sorted(&name)
                && !text::same_wording(filed, &name)
        });
        Value::Text(filed.map_or(name, str::to_owned))
    }

    /// Of several dates, that of publication; one without a name in EPUB is
    /// that, too.
    fn dates(&self, book: &mut Opf) {
        let dates: Vec<(Node<'a, 'i>, String)> = self.named("date").collect();
        let event = |node: Node<'a, 'i>| attribute(node, "event").map(str::to_ascii_lowercase);
        let published = dates
            .iter()
            .find(|(node, _)| event(*node).is_some_and(|event| event.contains("publication")))
            .or_else(|| dates.iter().find(|(node, _)| event(*node).is_none()));
        // Programs write the year 101 where they know none.
        let date = published.filter(|(_, date)| !date.starts_with("0101-"));
        book.fields
            .extend(date.map(|(_, date)| ("published".to_owned(), Value::Text(date.clone()))));
    }

    fn identifiers(&self, book: &mut Opf) {
        for (node, text) in self.named("identifier").chain(self.named("source")) {
            let scheme = attribute(node, "scheme").unwrap_or_default().to_ascii_lowercase();
            let lower = text.to_ascii_lowercase();
            let digits: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
            let after = |start: &str| lower.starts_with(start).then(|| text.get(start.len()..))?;
            let doi =
                ["doi:", "urn:doi:", "https://doi.org/", "http://doi.org/", "http://dx.doi.org/"]
                    .iter()
                    .find_map(|start| after(start));
            let isbn = after("urn:isbn:").or_else(|| after("isbn:"));
            if let Some(doi) = doi.or((scheme == "doi").then_some(text.as_str())) {
                book.extra.push(("doi", doi.to_owned()));
            } else if let Some(isbn) = isbn.or((scheme == "isbn").then_some(text.as_str())) {
                book.extra.push(("isbn", isbn.trim().to_owned()));
            } else if digits.len() == 13 && (digits.starts_with("978") || digits.starts_with("979"))
            {
                book.extra.push(("isbn", text));
            } else if lower.starts_with("http://") || lower.starts_with("https://") {
                book.fields.push(("url".to_owned(), Value::Text(text)));
            }
        }
    }
}

fn one_of_several(name: &str) -> Value {
    Value::Text(name.trim().to_owned())
}
