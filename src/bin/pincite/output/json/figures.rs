//! Figures of a collection, as JSON.

use std::collections::BTreeMap;

use pincite::Figures;
use serde::Serialize;

use super::pretty;
use crate::output::Out;
use crate::report::Failure;

/// `stats --format json`
#[derive(Serialize)]
struct FiguresJson<'a> {
    files: u64,
    articles: u64,
    passages: u64,
    terms: u64,
    stemmers: BTreeMap<&'a str, u64>,
    sources: Vec<String>,
    segments: u64,
    deleted_documents: u64,
    bytes: u64,
    bytes_by_use: BTreeMap<&'a str, u64>,
}

/// Prints figures as one object.
pub fn figures_json(out: &mut Out, figures: &Figures) -> Result<(), Failure> {
    fn by_name(pairs: &[(String, u64)]) -> BTreeMap<&str, u64> {
        pairs.iter().map(|(name, n)| (name.as_str(), *n)).collect()
    }
    let totals = figures.totals;
    pretty(
        out,
        &FiguresJson {
            files: totals.files,
            articles: totals.articles,
            passages: totals.passages,
            terms: totals.terms,
            stemmers: by_name(&figures.stemmers),
            sources: figures.sources.iter().map(|path| path.display().to_string()).collect(),
            segments: figures.segments,
            deleted_documents: figures.deleted_documents,
            bytes: figures.bytes,
            bytes_by_use: by_name(&figures.bytes_by_use),
        },
    )
}
