//! What searches have found, as JSON.

use pincite::{Diagnostic, Expansion, PassageId, Results};
use serde::Serialize;

use super::hit::{HitJson, hit_json};
use super::{compact, pretty};
use crate::output::{Found, Out};
use crate::report::Failure;

/// `search --format json`; with `--queries` one of several.
#[derive(Serialize)]
struct FoundJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    query: QueryJson<'a>,
    total: u64,
    hits: Vec<HitJson<'a>>,
}

#[derive(Serialize)]
struct QueryJson<'a> {
    text: &'a str,
    understood: String,
    diagnostics: Vec<DiagnosticJson<'a>>,
    expansions: Vec<ExpansionJson<'a>>,
    /// Words of the best passages that the hits are ranked by as well.
    feedback: &'a [String],
}

/// Something odd about the query: bytes of its text, and what.
#[derive(Serialize)]
struct DiagnosticJson<'a> {
    start: usize,
    end: usize,
    message: &'a str,
}

/// Something that was looked for in the place of bytes of the query's text: see
/// [`Expansion`].
#[derive(Serialize)]
struct ExpansionJson<'a> {
    start: usize,
    end: usize,
    typed: &'a str,
    found: &'a str,
    kind: &'static str,
    weight: f32,
    passages: u64,
    proof: Vec<String>,
    ambiguous: bool,
}

/// A hit of one of several queries.
#[derive(Serialize)]
struct HitOfQuery<'a> {
    query_id: &'a str,
    #[serde(flatten)]
    hit: HitJson<'a>,
}

/// Prints what was found as one object.
pub fn found_json(out: &mut Out, found: &Found<'_>) -> Result<(), Failure> {
    pretty(out, &found_of(found))
}

/// Prints what was found for one of several queries as an element of an array,
/// as it would stand there if all were printed at once.
pub fn found_json_of_many(out: &mut Out, found: &Found<'_>, is_first: bool) -> Result<(), Failure> {
    let object = serde_json::to_string_pretty(&found_of(found))?;
    // Line feeds within strings are escaped: every line is one of the layout.
    let object = object.replace('\n', "\n  ");
    Ok(write!(out, "{}\n  {object}", if is_first { "" } else { "," })?)
}

/// Prints one hit a line.
pub fn found_jsonl(out: &mut Out, found: &Found<'_>) -> Result<(), Failure> {
    found.results.hits.iter().map(|hit| hit_json(hit, found.reference)).try_for_each(|hit| {
        match found.topic {
            Some(topic) => compact(out, &HitOfQuery { query_id: &topic.id, hit }),
            None => compact(out, &hit),
        }
    })
}

fn found_of<'a>(found: &Found<'a>) -> FoundJson<'a> {
    let results = found.results;
    FoundJson {
        id: found.topic.map(|topic| topic.id.as_str()),
        query: query(results),
        total: results.total,
        hits: results.hits.iter().map(|hit| hit_json(hit, found.reference)).collect(),
    }
}

fn query(results: &Results) -> QueryJson<'_> {
    let diagnostics = results.query.diagnostics.iter().map(|Diagnostic { span, message }| {
        DiagnosticJson { start: span.start, end: span.end, message }
    });
    QueryJson {
        text: &results.query.text,
        understood: results.query.to_string(),
        diagnostics: diagnostics.collect(),
        expansions: results.expansions.iter().map(expansion).collect(),
        feedback: &results.feedback,
    }
}

fn expansion(expansion: &Expansion) -> ExpansionJson<'_> {
    ExpansionJson {
        start: expansion.span.start,
        end: expansion.span.end,
        typed: &expansion.typed,
        found: &expansion.found,
        kind: expansion.kind.name(),
        weight: expansion.weight,
        passages: expansion.passages,
        proof: expansion.proof.iter().map(PassageId::to_string).collect(),
        ambiguous: expansion.is_ambiguous,
    }
}
