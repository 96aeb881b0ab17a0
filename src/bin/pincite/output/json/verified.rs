//! What has become of passages that were cited, as JSON.

use std::collections::BTreeMap;

use pincite::lock::Standing;
use pincite::text::DiffPart;
use serde::Serialize;

use super::pretty;
use crate::output::{Out, Verified};
use crate::report::Failure;

/// `cite --verify --format json`
#[derive(Serialize)]
struct AllJson<'a> {
    ids: Vec<VerifiedJson<'a>>,
    counts: BTreeMap<&'static str, usize>,
}

#[derive(Serialize)]
struct VerifiedJson<'a> {
    id: String,
    standing: &'static str,
    /// Where the text, or what it was edited to, stands now.
    now: Option<String>,
    /// What it was edited to.
    text: Option<&'a str>,
    /// From what was cited to that, where it is known.
    diff: Option<Vec<PartJson<'a>>>,
    draft: DraftJson<'a>,
}

#[derive(Serialize)]
struct PartJson<'a> {
    change: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct DraftJson<'a> {
    path: &'a str,
    line: usize,
    byte_start: usize,
    byte_end: usize,
}

/// Prints what has become of each id as one object.
pub fn verified_json(out: &mut Out, verified: &[Verified]) -> Result<(), Failure> {
    let mut counts: BTreeMap<_, _> =
        ["same", "moved", "edited", "gone"].into_iter().map(|name| (name, 0)).collect();
    for one in verified {
        *counts.entry(one.standing.name()).or_default() += 1;
    }
    let ids = verified.iter().map(|one| {
        let (text, diff) = match &one.standing {
            Standing::Edited { text, diff, .. } => (Some(text.as_str()), diff.as_deref()),
            _ => (None, None),
        };
        VerifiedJson {
            id: one.id.to_string(),
            standing: one.standing.name(),
            now: one.now.as_ref().map(ToString::to_string),
            text,
            diff: diff.map(|parts| parts.iter().map(part).collect()),
            draft: DraftJson {
                path: &one.path,
                line: one.line,
                byte_start: one.span.start,
                byte_end: one.span.end,
            },
        }
    });
    pretty(out, &AllJson { ids: ids.collect(), counts })
}

fn part(part: &DiffPart) -> PartJson<'_> {
    PartJson { change: part.change.name(), text: &part.text }
}
