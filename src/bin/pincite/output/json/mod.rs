//! The JSON that scripts rely on: every member is part of a contract.
//!
//! What is written is plain structs beside the library's, so that a change
//! there is none here.

mod article;
mod cited;
mod figures;
mod found;
mod hit;
mod inspected;
mod verified;

use serde::Serialize;

use super::Out;
use crate::report::Failure;

pub(super) use article::{ArticleJson, article_json};
pub use article::{entries_json, entries_jsonl};
pub use cited::{CitationRecord, citations_json};
pub use figures::figures_json;
pub use found::{found_json, found_json_of_many, found_jsonl};
pub use hit::{passages_json, passages_jsonl};
pub use inspected::{articles_json, articles_jsonl};
pub use verified::verified_json;

pub fn pretty(out: &mut Out, value: &impl Serialize) -> Result<(), Failure> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    Ok(writeln!(out)?)
}

fn compact(out: &mut Out, value: &impl Serialize) -> Result<(), Failure> {
    serde_json::to_writer(&mut *out, value)?;
    Ok(writeln!(out)?)
}
