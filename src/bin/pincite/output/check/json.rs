//! What has been found of quotations, as JSON.

use std::collections::BTreeMap;

use pincite::PassageId;
use pincite::quote::{Attribution, Finding, Quotation, Verdict};
use pincite::text::DiffPart;
use serde::Serialize;

use super::Checked;
use crate::output::Out;
use crate::output::json::pretty;
use crate::report::Failure;

/// `check --format json`
#[derive(Serialize)]
struct CheckedJson<'a> {
    quotations: Vec<QuotationJson<'a>>,
    /// How many there are of each verdict.
    counts: BTreeMap<&'static str, usize>,
}

#[derive(Serialize)]
struct QuotationJson<'a> {
    text: &'a str,
    verdict: &'static str,
    /// Whether it passes: it is verbatim, or similar enough.
    accepted: bool,
    draft: PlaceJson<'a>,
    attributions: Vec<AttributionJson<'a>>,
    passage: Option<String>,
    /// The passage that it ends in, where that is another.
    passage_end: Option<String>,
    similarity: f64,
    /// From the article's words to the draft's.
    diff: Vec<PartJson<'a>>,
    citation: Option<String>,
    link: Option<String>,
    /// Where else it stands word for word.
    also: Vec<String>,
}

/// A place in a draft; bytes are of the file.
#[derive(Serialize)]
struct PlaceJson<'a> {
    path: &'a str,
    line: Option<u32>,
    byte_start: Option<usize>,
    byte_end: Option<usize>,
}

/// What the draft says that the words are taken from: one of the members.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum AttributionJson<'a> {
    Id(&'a str),
    Url(&'a str),
    Author { family: &'a str, year: i32 },
}

#[derive(Serialize)]
struct PartJson<'a> {
    change: &'static str,
    text: &'a str,
}

/// Prints all as one object.
pub fn checked_json(out: &mut Out, checked: &[Checked]) -> Result<(), Failure> {
    let quotations: Vec<_> = checked
        .iter()
        .flat_map(|one| one.each().map(|(quotation, finding)| json(one, quotation, finding)))
        .collect();
    let mut counts: BTreeMap<_, _> = Verdict::ALL.map(|verdict| (verdict.name(), 0)).into();
    for (_, finding) in checked.iter().flat_map(Checked::each) {
        *counts.entry(finding.verdict.name()).or_default() += 1;
    }
    pretty(out, &CheckedJson { quotations, counts })
}

fn json<'a>(
    checked: &'a Checked,
    quotation: &'a Quotation,
    finding: &'a Finding,
) -> QuotationJson<'a> {
    let place = quotation.place;
    QuotationJson {
        text: &quotation.text,
        verdict: finding.verdict.name(),
        accepted: finding.accepted,
        draft: PlaceJson {
            path: checked.draft.name(),
            line: place.line,
            byte_start: place.span.map(|span| span.start),
            byte_end: place.span.map(|span| span.end),
        },
        attributions: quotation.attributions.iter().map(attribution).collect(),
        passage: finding.passage.as_ref().map(PassageId::to_string),
        passage_end: finding.last.as_ref().map(PassageId::to_string),
        similarity: finding.similarity,
        diff: finding.diff.iter().map(part).collect(),
        citation: finding.found.as_ref().map(|found| found.citation().to_string()),
        link: finding.found.as_ref().and_then(|found| found.link()),
        also: finding.also.iter().map(PassageId::to_string).collect(),
    }
}

fn attribution(attribution: &Attribution) -> AttributionJson<'_> {
    match attribution {
        Attribution::Id(id) => AttributionJson::Id(id),
        Attribution::Url(url) => AttributionJson::Url(url),
        Attribution::AuthorYear { family, year } => AttributionJson::Author { family, year: *year },
    }
}

fn part(part: &DiffPart) -> PartJson<'_> {
    PartJson { change: part.change.name(), text: &part.text }
}
