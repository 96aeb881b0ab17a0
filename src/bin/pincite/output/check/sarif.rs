//! What has been found of quotations, in the format in which editors and
//! repositories take what checks have found: SARIF 2.1.0 (OASIS, 2020).
//!
//! Quotations that pass are no results.

use pincite::quote::{Finding, Quotation, Verdict};
use serde::Serialize;

use super::word_diff::on_one_line;
use super::{Checked, attributed, passages, percent};
use crate::output::Out;
use crate::output::json::pretty;
use crate::report::Failure;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    results: Vec<SarifResult<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Message<'static>,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Message<'a> {
    text: std::borrow::Cow<'a, str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Message<'static>,
    locations: [Location<'a>; 1],
    properties: Properties,
}

#[derive(Serialize)]
struct Properties {
    similarity: f64,
    passage: Option<String>,
    citation: Option<String>,
    link: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: PhysicalLocation<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'a> {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region<'a>>,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    start_line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byte_offset: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byte_length: Option<usize>,
    snippet: Message<'a>,
}

/// The verdicts that are results, with what is said of them and how bad they
/// are.
const RULES: [(Verdict, &str, &str); 3] = [
    (Verdict::Differs, "The quotation differs from what the article says.", "warning"),
    (Verdict::WrongSource, "The quotation stands in another article.", "error"),
    (Verdict::NotFound, "The quotation was not found in the collection.", "error"),
];

/// Prints what does not pass as one log.
pub fn checked_sarif(out: &mut Out, checked: &[Checked]) -> Result<(), Failure> {
    let rules = RULES.iter().map(|(verdict, text, level)| Rule {
        id: verdict.name(),
        short_description: Message { text: (*text).into() },
        default_configuration: Configuration { level },
    });
    let driver =
        Driver { name: "pincite", version: env!("CARGO_PKG_VERSION"), rules: rules.collect() };
    let results = checked.iter().flat_map(|one| {
        let failing = one.each().filter(|(_, finding)| !finding.accepted);
        failing.filter_map(|(quotation, finding)| result(one, quotation, finding))
    });
    let run = Run { tool: Tool { driver }, results: results.collect() };
    pretty(out, &Log { schema: SCHEMA, version: "2.1.0", runs: [run] })
}

fn result<'a>(
    checked: &Checked,
    quotation: &'a Quotation,
    finding: &Finding,
) -> Option<SarifResult<'a>> {
    let rule_index = RULES.iter().position(|(verdict, ..)| *verdict == finding.verdict)?;
    let (verdict, _, level) = RULES[rule_index];
    let place = quotation.place;
    let region = (place.line.is_some() || place.span.is_some()).then(|| Region {
        start_line: place.line,
        byte_offset: place.span.map(|span| span.start),
        byte_length: place.span.map(|span| span.len()),
        snippet: Message { text: quotation.text.as_str().into() },
    });
    let artifact_location = ArtifactLocation { uri: relative_uri(checked.draft.name()) };
    Some(SarifResult {
        rule_id: verdict.name(),
        rule_index,
        level,
        message: Message { text: message(quotation, finding).into() },
        locations: [Location { physical_location: PhysicalLocation { artifact_location, region } }],
        properties: Properties {
            similarity: finding.similarity,
            passage: finding.passage.as_ref().map(ToString::to_string),
            citation: finding.found.as_ref().map(|found| found.citation().to_string()),
            link: finding.found.as_ref().and_then(|found| found.link()),
        },
    })
}

fn message(quotation: &Quotation, finding: &Finding) -> String {
    let passage = passages(finding).unwrap_or_default();
    match finding.verdict {
        Verdict::Differs => format!(
            "differs from {passage} ({} % the same): {}",
            percent(finding),
            on_one_line(&finding.diff)
        ),
        Verdict::WrongSource => {
            format!("attributed to {}, but stands in {passage}", attributed(quotation))
        }
        _ => format!("not found in the collection: “{}”", quotation.text),
    }
}

/// Returns a path as a reference relative to where the program runs, where it
/// is below.
fn relative_uri(path: &str) -> String {
    let path = std::path::Path::new(path);
    let shown = crate::report::from_here(path);
    let shown = shown.to_string_lossy();
    let shown = shown.strip_prefix("./").unwrap_or(&shown);
    let mut uri = String::with_capacity(shown.len());
    for byte in shown.bytes() {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri += &format!("%{byte:02X}"),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::relative_uri;

    #[test]
    fn paths_become_references() {
        let here = std::env::current_dir().unwrap();
        for (path, expected) in [
            ("draft.md", "draft.md"),
            ("./a b/draft.md", "a%20b/draft.md"),
            ("über:uns.md", "%C3%BCber%3Auns.md"),
            ("/x/draft.md", "/x/draft.md"),
            (&here.join("x/draft.md").to_string_lossy(), "x/draft.md"),
        ] {
            assert_eq!(relative_uri(path), expected);
        }
    }
}
