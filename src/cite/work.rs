//! An article as a work that can be cited: the facts that formats and styles
//! ask for, each in its place.

use super::key::citation_key;
use super::kind::{DOCUMENT, Kind, PAGE};
use super::{Citation, byline};
use crate::article::{Metadata, PartialDate, Person};

/// What is known about a work. Absent facts are absent, never guessed; only the
/// sort of work, which every format wants, is taken to be a page or a document
/// where nobody states it.
pub(super) struct Work<'a> {
    pub(super) key: String,
    pub(super) kind: &'static Kind,
    pub(super) metadata: &'a Metadata,
    pub(super) authors: Vec<Person>,
    pub(super) translators: Vec<Person>,
    pub(super) editors: Vec<Person>,
    /// What it appeared in: a newspaper, a site, a book.
    pub(super) container: Option<&'a str>,
    /// Who published it, or what it appeared in.
    pub(super) publisher: Option<&'a str>,
}

impl<'a> Work<'a> {
    /// Gathers the facts of what is cited.
    pub(super) fn of(citation: &Citation<'a>) -> Self {
        let metadata = citation.metadata;
        let extra = |name: &str| metadata.extra.get(name).map(String::as_str);
        let fallback = if metadata.url.is_some() { PAGE } else { DOCUMENT };
        let stated = extra("type").and_then(|name| Kind::of_csl(name.trim()));
        // `KINDS` has the fallbacks.
        let kind = stated.or_else(|| Kind::of_csl(fallback)).unwrap_or(&FALLBACK);
        let publisher = metadata.publisher.as_deref();
        let (container, publisher) = match kind.appears_in_something() {
            true => (publisher, extra("publisher")),
            false => (extra("container-title"), publisher),
        };
        let told_apart = |people: &[Person]| -> Vec<Person> {
            people.iter().map(|person| byline::told_apart(person, metadata)).collect()
        };
        Self {
            key: citation_key(citation.id),
            kind,
            metadata,
            authors: told_apart(&metadata.authors),
            translators: told_apart(&metadata.translators),
            editors: told_apart(&extra("editor").map(people).unwrap_or_default()),
            container: said(container),
            publisher: said(publisher),
        }
    }

    /// Returns a further fact by the name that bibliographies give it:
    /// `volume`, `pages`, `doi`.
    pub(super) fn fact(&self, name: &str) -> Option<&'a str> {
        said(self.metadata.extra.get(name).map(String::as_str))
    }

    pub(super) fn title(&self) -> Option<&'a str> {
        said(self.metadata.title.as_deref())
    }

    pub(super) fn url(&self) -> Option<&'a str> {
        said(self.metadata.url.as_deref())
    }

    pub(super) fn language(&self) -> Option<&'a str> {
        said(self.metadata.language.as_deref())
    }

    /// Returns when it was last looked at, where that is a date.
    pub(super) fn accessed(&self) -> Option<PartialDate> {
        self.fact("accessed")?.parse().ok()
    }
}

const FALLBACK: Kind = Kind {
    csl: DOCUMENT,
    biblatex: ("misc", ""),
    bibtex: "misc",
    ris: "GEN",
    hayagriva: ("misc", ""),
};

/// Returns a text that says something.
fn said(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// Reads a list of people as metadata keeps it: `Doe, Jane; Roe, Richard`.
fn people(text: &str) -> Vec<Person> {
    let names = text.split(';').map(str::trim).filter(|name| !name.is_empty());
    names.map(Person::from_stated).collect()
}
