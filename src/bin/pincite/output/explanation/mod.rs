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

/// Prints how a query was understood: on one line, and as a tree.
pub fn understood(out: &mut Out, results: &Results, style: &Style) -> io::Result<()> {
    let understood = results.query.to_string();
    let understood = if understood.is_empty() { "nothing" } else { &understood };
    // In one piece, to be copied.
    writeln!(out, "{} {}", style.paint(Paint::Hint, "understood as"), escape_controls(understood))?;
    for line in escape_controls(&results.query.tree()).lines() {
        writeln!(out, "  {line}")?;
    }
    writeln!(out)
}

/// Prints what the columns of the breakdowns are, where there are any.
pub fn legend(out: &mut Out, results: &Results, style: &Style) -> io::Result<()> {
    let columns = legend_of(results);
    let names = columns.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let width = style.width.saturating_sub(names + 2);
    for (name, meaning) in &columns {
        for (at, line) in lines(meaning, &[], width, style).into_iter().enumerate() {
            let name = if at == 0 { name } else { "" };
            writeln!(out, "{}", style.paint(Paint::Dim, &format!("{name:names$}  {line}")))?;
        }
    }
    if columns.is_empty() { Ok(()) } else { writeln!(out) }
}

/// Says of each column that the breakdowns have what it is.
pub fn legend_of(results: &Results) -> Vec<(&'static str, &'static str)> {
    let explained = results.hits.iter().filter_map(|hit| hit.explanation.as_ref());
    let columns: Vec<&str> = explained
        .flat_map(|explanation| Breakdown::new(explanation).columns)
        .map(|column| column.title)
        .collect();
    MEANINGS.into_iter().filter(|(name, _)| columns.contains(name)).collect()
}

/// What the columns of a breakdown are.
const MEANINGS: [(&str, &str); 8] = [
    ("score", "idf × (text + exact + title) × weight, summed"),
    ("tf", "times in the passage"),
    ("df", "passages of the collection that have it"),
    ("idf", "how rare that is"),
    ("text", "what the times are worth, for the length of the passage"),
    ("exact", "a bonus for standing there just as typed"),
    ("title", "a bonus for standing in the title"),
    ("weight", "as typed (^2), times the share that another name or spelling is worth"),
];
