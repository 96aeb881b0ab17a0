//! An entry while it is read: the one shape that every format fills.

use std::collections::BTreeMap;

use super::date::{self, DateReading};
use super::entry::{Entry, Problem};
use super::kind::{Work, appears_in};
use super::{language, normal};
use crate::Person;

/// A text and the field it was read from.
struct Stated {
    text: String,
    field: String,
}

/// An entry while it is read. Of several fields for one fact the first that is
/// set wins, so set the most telling first.
pub(super) struct Draft {
    entry: Entry,
    texts: BTreeMap<&'static str, Stated>,
    problems: Vec<Problem>,
}

/// Whom a list of names names.
#[derive(Clone, Copy)]
pub(super) enum Role {
    Author,
    Translator,
    Editor,
}

impl Draft {
    pub(super) fn new(key: &str, line: u32) -> Self {
        let entry = Entry { key: key.to_owned(), line, ..Entry::default() };
        Self { entry, texts: BTreeMap::new(), problems: Vec::new() }
    }

    /// Sets a fact that is one text: `title`, `url`, `doi`, `language`,
    /// `abstract`; `container` and `publisher`, of which the type of the work
    /// decides which one counts as its publisher; any other is kept in
    /// `extra` under that name.
    pub(super) fn set(&mut self, fact: &'static str, field: &str, text: &str) {
        let text = normal::line(text);
        if !text.is_empty() && !self.texts.contains_key(fact) {
            self.texts.insert(fact, Stated { text, field: field.to_owned() });
        }
    }

    /// Keeps a field that no fact is known for.
    pub(super) fn keep(&mut self, field: &str, text: &str) {
        let text = normal::line(text);
        if !text.is_empty() {
            self.entry.extra.entry(field.to_owned()).or_insert(text);
        }
    }

    /// Sets the people of a role unless they are set already.
    pub(super) fn people(&mut self, role: Role, field: &str, people: Vec<Person>) {
        let (fact, place) = match role {
            Role::Author => ("authors", &mut self.entry.authors),
            Role::Translator => ("translators", &mut self.entry.translators),
            Role::Editor => ("editors", &mut self.entry.editors),
        };
        if place.is_empty() && !people.is_empty() {
            *place = people;
            self.entry.fields.insert(fact, field.to_owned());
        }
    }

    /// Adds keywords.
    pub(super) fn tags<'a>(&mut self, field: &str, tags: impl IntoIterator<Item = &'a str>) {
        for tag in tags {
            let tag = normal::line(tag);
            if !tag.is_empty() && !self.entry.tags.contains(&tag) {
                self.entry.tags.push(tag);
                self.entry.fields.insert("tags", field.to_owned());
            }
        }
    }

    /// Adds files it describes.
    pub(super) fn files(&mut self, files: impl IntoIterator<Item = String>) {
        for file in files {
            if !self.entry.files.contains(&file) {
                self.entry.files.push(file);
            }
        }
    }

    /// Adds other keys of the entry.
    pub(super) fn aliases<'a>(&mut self, keys: impl IntoIterator<Item = &'a str>) {
        let keys = keys.into_iter().map(str::trim).filter(|key| !key.is_empty());
        self.entry.aliases.extend(keys.map(str::to_owned));
    }

    /// Sets the date of publication, or says why it cannot be one.
    pub(super) fn published(&mut self, field: &str, stated: &str, reading: Option<DateReading>) {
        if self.entry.published.is_some() || stated.trim().is_empty() {
            return;
        }
        match reading {
            Some(reading) => {
                if let Some(remark) = reading.remark() {
                    self.problem(&format!("{field} '{stated}' {remark}"));
                }
                match reading.taken() {
                    Some(found) => {
                        self.entry.published = Some(found);
                        self.entry.fields.insert("published", field.to_owned());
                    }
                    None => self.keep(field, stated),
                }
            }
            None => {
                self.problem(&format!(
                    "{field} '{stated}' is no date; expected YYYY, YYYY-MM or YYYY-MM-DD, \
                     not taken as the date"
                ));
                self.keep(field, stated);
            }
        }
    }

    /// Sets the date of publication from a text.
    pub(super) fn published_text(&mut self, field: &str, stated: &str) {
        self.published(field, stated, date::read(stated));
    }

    /// Notes what is wrong with the entry; its key is named first.
    pub(super) fn problem(&mut self, what: &str) {
        let message = format!("entry {}: {what}", self.entry.key);
        self.problems.push(Problem { line: Some(self.entry.line), message });
    }

    /// Says whether a fact is set.
    pub(super) fn has(&self, fact: &str) -> bool {
        self.texts.contains_key(fact)
    }

    /// Makes the entry.
    pub(super) fn finish(mut self, work: &Work, problems: &mut Vec<Problem>) -> Entry {
        self.entry.entry_type = work.name().to_owned();
        self.choose_publisher(work);
        self.entry.title = self.take("title");
        self.entry.abstract_ = self.take("abstract");
        self.entry.url = self.take("url");
        self.take_doi();
        self.take_language();
        if let Some(pages) = self.texts.get_mut("pages") {
            pages.text = normal::pages(&pages.text);
        }
        for (name, stated) in std::mem::take(&mut self.texts) {
            self.entry.extra.insert(name.to_owned(), stated.text);
        }
        problems.append(&mut self.problems);
        self.entry.seal();
        self.entry
    }

    fn take(&mut self, fact: &'static str) -> Option<String> {
        let stated = self.texts.remove(fact)?;
        self.entry.fields.insert(fact, stated.field);
        Some(stated.text)
    }

    /// An article's publisher is its newspaper or journal, a page's its site;
    /// a book's is its publisher. The other one is kept in `extra`.
    fn choose_publisher(&mut self, work: &Work) {
        let (container, publisher) =
            (self.texts.remove("container"), self.texts.remove("publisher"));
        let (first, second) = if appears_in(work) {
            ((container, "container-title"), (publisher, "publisher"))
        } else {
            ((publisher, "publisher"), (container, "container-title"))
        };
        let (chosen, other) = match first.0 {
            Some(chosen) => (Some(chosen), second),
            None => (second.0, first),
        };
        if let Some(chosen) = chosen {
            self.entry.fields.insert("publisher", chosen.field);
            self.entry.publisher = Some(chosen.text);
        }
        if let (Some(stated), name) = other {
            self.texts.insert(name, stated);
        }
    }

    /// Takes the DOI, of a DOI's address if need be.
    fn take_doi(&mut self) {
        if let Some(stated) = self.texts.remove("doi") {
            match normal::doi(&stated.text) {
                Some(doi) => {
                    self.entry.fields.insert("doi", stated.field);
                    self.entry.doi = Some(doi);
                }
                None => {
                    self.problem(&format!(
                        "{} '{}' is no DOI; expected 10.NUMBER/NAME",
                        stated.field, stated.text
                    ));
                    self.keep("doi", &stated.text);
                }
            }
        }
    }

    /// Takes the language where a tag for it is known.
    fn take_language(&mut self) {
        let Some(stated) = self.texts.remove("language") else { return };
        match language::tag(&stated.text) {
            Some(tag) => {
                self.entry.fields.insert("language", stated.field);
                self.entry.language = Some(tag);
            }
            None => self.keep("language", &stated.text),
        }
    }
}
