//! The formats that reference managers exchange.
//!
//! Each format is one file: a [`Work`] in, an entry out. What
//! `bibliography` reads from such a file these write, fact by fact, so that an
//! article that was exported and is described by the export is described as
//! before.

mod biblatex;
mod bibtex;
pub(super) mod csl_json;
mod fields;
mod hayagriva;
mod language;
mod ris;
mod title;

use std::collections::HashSet;

use super::Citation;
use super::work::Work;

/// A format of bibliographies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExchangeFormat {
    /// BibTeX, as LaTeX has had it since 1985: few types, accents as commands.
    Bibtex,
    /// BibLaTeX: more types and fields, UTF-8.
    Biblatex,
    /// RIS (`.ris`), which most reference managers and databases read.
    Ris,
    /// CSL-JSON, which Zotero, pandoc and all processors of CSL read.
    CslJson,
    /// Hayagriva's YAML, which Typst reads.
    Hayagriva,
}

impl ExchangeFormat {
    /// All formats.
    pub const ALL: [Self; 5] =
        [Self::Bibtex, Self::Biblatex, Self::Ris, Self::CslJson, Self::Hayagriva];

    /// Returns the name of the format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bibtex => "bibtex",
            Self::Biblatex => "biblatex",
            Self::Ris => "ris",
            Self::CslJson => "csl-json",
            Self::Hayagriva => "hayagriva",
        }
    }
}

/// Gives every work a key of its own. That two are the same by chance happens
/// once in some ten thousand pairs of ids that no format can read.
fn tell_keys_apart(works: &mut [Work<'_>]) {
    let mut keys = HashSet::new();
    for work in works {
        while !keys.insert(work.key.clone()) {
            work.key.push('x');
        }
    }
}

/// Writes the articles cited as a bibliography, in the order given and each
/// once, however many of its paragraphs are cited.
///
/// Each has the key that [`citation_key`](super::citation_key) makes of its id.
/// The result ends with a line feed; without citations it is an empty
/// bibliography.
#[must_use]
pub fn exchange(format: ExchangeFormat, citations: &[Citation<'_>]) -> String {
    let mut seen = HashSet::new();
    let cited = citations.iter().filter(|citation| seen.insert(citation.id));
    let mut works: Vec<Work<'_>> = cited.map(Work::of).collect();
    tell_keys_apart(&mut works);
    match format {
        ExchangeFormat::Bibtex => bibtex::write(&works),
        ExchangeFormat::Biblatex => biblatex::write(&works),
        ExchangeFormat::Ris => ris::write(&works),
        ExchangeFormat::CslJson => csl_json::write(&works),
        ExchangeFormat::Hayagriva => hayagriva::write(&works),
    }
}
