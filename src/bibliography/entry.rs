//! The entries of a bibliography as plain data.

use std::collections::BTreeMap;

use super::{BibliographyFormat, biblatex, csl_json, hayagriva};
use crate::{PartialDate, Person};

/// A bibliography as read: its entries, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bibliography {
    /// Its path as shown to people, relative to the folder it was found in.
    pub(crate) path: String,
    /// Its entries in the order of the file.
    pub(crate) entries: Vec<Entry>,
    /// What could not be read, in the order of the file.
    pub(crate) problems: Vec<Problem>,
}

/// What is wrong with a bibliography or one of its entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// The line concerned, counted from 1, where one is to blame.
    pub(crate) line: Option<u32>,
    /// What is wrong, what was expected, and what became of the entry.
    pub(crate) message: String,
}

impl Bibliography {
    /// Reads a bibliography. This never fails: an entry that cannot be read is
    /// a problem with its line and key, and the others are read.
    pub(crate) fn parse(path: &str, format: BibliographyFormat, text: &str) -> Self {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let (entries, mut problems) = match format {
            BibliographyFormat::BibLatex => biblatex::read(text),
            BibliographyFormat::Hayagriva => hayagriva::read(text),
            BibliographyFormat::CslJson => csl_json::read(text),
        };
        problems.extend(repeated_keys(&entries));
        problems.sort_by_key(|problem| problem.line);
        Self { path: path.to_owned(), entries, problems }
    }
}

/// Names the keys used twice: an article cannot be matched by such a key.
fn repeated_keys(entries: &[Entry]) -> Vec<Problem> {
    let mut first: BTreeMap<&str, u32> = BTreeMap::new();
    let mut problems = Vec::new();
    for entry in entries {
        let line = *first.entry(&entry.key).or_insert(entry.line);
        if line != entry.line {
            problems.push(Problem {
                line: Some(entry.line),
                message: format!(
                    "entry {}: line {line} has an entry with the same key; \
                     expected a key of its own, rename one of them",
                    entry.key
                ),
            });
        }
    }
    problems
}

/// One entry of a bibliography: all that it says of a work.
///
/// The facts have the same names and forms whatever format they come from, so
/// that the same work exported in three formats gives three equal entries.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Entry {
    /// The citation key.
    pub(crate) key: String,
    /// Other keys of the same entry (BibLaTeX's `ids`).
    pub(crate) aliases: Vec<String>,
    /// What sort of work it is, as CSL names it (`article-newspaper`, `book`,
    /// `webpage`); a type that CSL has no name for stays as written, in lower
    /// case.
    pub(crate) entry_type: String,
    /// The title with its subtitle.
    pub(crate) title: Option<String>,
    /// The authors in the order given. "And others" names nobody and is not
    /// among them.
    pub(crate) authors: Vec<Person>,
    /// The translators in the order given.
    pub(crate) translators: Vec<Person>,
    /// The editors in the order given.
    pub(crate) editors: Vec<Person>,
    /// The newspaper, journal or site it appeared in where it appeared in one,
    /// else its publisher or institution. The other of the two stands in
    /// `extra`.
    pub(crate) publisher: Option<String>,
    /// When it was published.
    pub(crate) published: Option<PartialDate>,
    /// Its address on the web.
    pub(crate) url: Option<String>,
    /// Its DOI in lower case, without resolver (`10.1000/abc`).
    pub(crate) doi: Option<String>,
    /// Its language as a BCP 47 tag.
    pub(crate) language: Option<String>,
    /// Its keywords.
    pub(crate) tags: Vec<String>,
    /// Its abstract.
    pub(crate) abstract_: Option<String>,
    /// Whatever else the entry says, by name: `volume`, `issue`, `pages`,
    /// `isbn`, `edition`, `place`, `container-title`, `accessed`, and what
    /// else the file has under the name it has there.
    pub(crate) extra: BTreeMap<String, String>,
    /// The paths of the files it describes, with `/` between folders,
    /// otherwise as written.
    pub(crate) files: Vec<String>,
    /// The line it begins on, counted from 1; 1 where the format has no lines.
    pub(crate) line: u32,
    /// A hash of everything above but the line, the same in every run and on
    /// every platform: tells whether what an entry says has changed.
    pub(crate) fingerprint: u64,
    /// The field of the file that each fact was read from.
    pub(super) fields: BTreeMap<&'static str, String>,
}

impl Entry {
    /// Computes the fingerprint of what the entry says now.
    pub(super) fn seal(&mut self) {
        let mut hash = xxhash_rust::xxh3::Xxh3::new();
        // Every text is followed by a byte that no UTF-8 text holds, so that
        // `ab`, `c` and `a`, `bc` differ.
        let mut text = |text: &str| {
            hash.update(text.as_bytes());
            hash.update(&[0xFF]);
        };
        let list = |texts: &[String], text: &mut dyn FnMut(&str)| {
            texts.iter().for_each(|one| text(one));
            text("\u{1}");
        };
        text(&self.key);
        text(&self.entry_type);
        list(&self.aliases, &mut text);
        for people in [&self.authors, &self.translators, &self.editors] {
            for person in people {
                text(&person.family);
                text(person.given.as_deref().unwrap_or("\u{1}"));
            }
            text("\u{1}");
        }
        let date = self.published.map(|date| date.to_string());
        for fact in [
            &self.title,
            &self.publisher,
            &date,
            &self.url,
            &self.doi,
            &self.language,
            &self.abstract_,
        ] {
            text(fact.as_deref().unwrap_or("\u{1}"));
        }
        list(&self.tags, &mut text);
        for (name, value) in &self.extra {
            text(name);
            text(value);
        }
        text("\u{1}");
        list(&self.files, &mut text);
        self.fingerprint = hash.digest();
    }

    /// Returns the field of the file that a fact was read from.
    pub(super) fn field(&self, fact: &'static str) -> &str {
        self.fields.get(fact).map_or(fact, String::as_str)
    }
}
