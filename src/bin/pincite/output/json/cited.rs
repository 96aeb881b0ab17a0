//! Citations, as JSON.

use pincite::cite::citation_key;
use pincite::lock::{Fingerprint, LockedId};
use pincite::{ArticleEntry, Paragraph, ParagraphNumber, PassageId};
use serde::Serialize;

use super::hit::cited;
use super::pretty;
use crate::output::{Out, Reference};
use crate::report::Failure;

/// `cite --format json`
#[derive(Serialize)]
struct CitationJson<'a> {
    /// Of a passage with its fingerprint.
    id: String,
    /// The key in bibliographies.
    key: String,
    /// What the passage says; null for an article.
    text: Option<&'a str>,
    citation: String,
    /// Absent where no style was asked for; null where the style has no list of
    /// references.
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<Option<String>>,
    link: Option<&'a str>,
}

/// What is cited: a passage, or an article as a whole.
#[derive(Clone, Copy)]
pub struct CitationRecord<'a> {
    pub entry: &'a ArticleEntry,
    pub passage: Option<&'a (ParagraphNumber, Paragraph)>,
    pub link: Option<&'a str>,
}

impl CitationRecord<'_> {
    /// Returns the id, of a passage with its fingerprint.
    pub fn locked_id(&self) -> String {
        let article = self.entry.id.clone();
        match self.passage {
            Some((number, paragraph)) => {
                let passage = PassageId { article, paragraph: *number };
                let fingerprint = Fingerprint::of(&paragraph.text);
                LockedId { passage, fingerprint }.to_string()
            }
            None => article.to_string(),
        }
    }
}

/// Prints citations as one array.
pub fn citations_json<'a>(
    out: &mut Out,
    records: impl Iterator<Item = CitationRecord<'a>>,
    reference: Option<&Reference>,
) -> Result<(), Failure> {
    let citations = records.map(|record| {
        let CitationRecord { entry, passage, link } = record;
        let citation = match passage {
            Some((number, paragraph)) => entry.cite(*number, paragraph),
            None => entry.cite_whole(),
        };
        let (citation, reference) = cited(citation, reference);
        CitationJson {
            id: record.locked_id(),
            key: citation_key(&entry.id),
            text: passage.map(|(_, paragraph)| paragraph.text.as_str()),
            citation,
            reference,
            link,
        }
    });
    pretty(out, &citations.collect::<Vec<_>>())
}
