//! How a query was understood, and why a hit has its score.

mod breakdown;
#[cfg(test)]
mod tests;

use std::io;

use pincite::Results;
use pincite::text::escape_controls;

use super::Out;
use super::marked::lines;
use super::style::{Paint, Style};

pub use breakdown::Breakdown;

/// Prints how a query was understood: on one line, as a tree, and what the
/// scores of the hits are made of.
pub fn understood(out: &mut Out, results: &Results, style: &Style) -> io::Result<()> {
    let understood = results.query.to_string();
    let understood = if understood.is_empty() { "nothing" } else { &understood };
    let label = "understood as ";
    let width = style.width.saturating_sub(label.len());
    for (at, line) in lines(understood, &[], width, style).into_iter().enumerate() {
        match at {
            0 => writeln!(out, "{}{line}", style.paint(Paint::Hint, label))?,
            _ => writeln!(out, "{:1$}{line}", "", label.len())?,
        }
    }
    for line in escape_controls(&results.query.tree()).lines() {
        writeln!(out, "  {line}")?;
    }
    if results.hits.iter().any(|hit| hit.explanation.is_some()) {
        for line in lines(FORMULA, &[], style.width, style) {
            writeln!(out, "{}", style.paint(Paint::Dim, &line))?;
        }
    }
    writeln!(out)
}

/// What the columns of a breakdown are.
pub const FORMULA: &str = "\
score = idf × (text + exact + title) × weight, summed; tf: times in the passage; df: passages of \
the collection with it; idf: how rare that is; text: what the times are worth, for the length of \
the passage; exact: stands there just as typed; title: stands in the title; weight: as typed \
(^2), or the share of an alias or a near spelling";
