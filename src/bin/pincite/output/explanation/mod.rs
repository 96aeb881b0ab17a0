//! How a query was understood, and why a hit has its score.

mod breakdown;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
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

/// Prints what columns of breakdowns are, where there are any.
pub fn legend(out: &mut Out, columns: &Columns, style: &Style) -> io::Result<()> {
    let names = columns.iter().map(|name| name.len()).max().unwrap_or(0);
    let width = style.width.saturating_sub(names + 2);
    for (name, meaning) in meanings(columns) {
        for (at, line) in lines(&meaning, &[], width, style).into_iter().enumerate() {
            let name = if at == 0 { name } else { "" };
            writeln!(out, "{}", style.paint(Paint::Dim, &format!("{name:names$}  {line}")))?;
        }
    }
    if columns.is_empty() { Ok(()) } else { writeln!(out) }
}

/// Columns that breakdowns have.
pub type Columns = BTreeSet<&'static str>;

/// Returns the columns of the breakdowns of some results.
pub fn columns(results: &Results) -> Columns {
    let explained = results.hits.iter().filter_map(|hit| hit.explanation.as_ref());
    let explained = explained.filter(|explanation| !explanation.parts.is_empty());
    let columns = explained.flat_map(|explanation| Breakdown::new(explanation).columns);
    columns.map(|column| column.title).collect()
}

/// Says of columns what they are, the score first.
pub fn meanings(columns: &Columns) -> impl Iterator<Item = (&'static str, String)> {
    let score = columns.contains("score").then(|| ("score", formula(columns)));
    let others = MEANINGS.into_iter().filter(|(name, _)| columns.contains(name));
    score.into_iter().chain(others.map(|(name, meaning)| (name, meaning.to_owned())))
}

/// What a score is made of: `idf × (text + title) × weight, summed`.
fn formula(columns: &Columns) -> String {
    let summands = ["text", "together", "exact", "title", "article"];
    let summands: Vec<_> = summands.into_iter().filter(|name| columns.contains(name)).collect();
    let weight = if columns.contains("weight") { " × weight" } else { "" };
    match summands.as_slice() {
        [only] => format!("idf × {only}{weight}, summed"),
        _ => format!("idf × ({}){weight}, summed", summands.join(" + ")),
    }
}

/// What the columns of a breakdown are.
const MEANINGS: [(&str, &str); 9] = [
    ("tf", "times in the passage, and in the title of its article"),
    ("df", "passages of the collection that have it"),
    ("idf", "how rare that is"),
    ("text", "what the times are worth, for the length of the passage"),
    ("together", "a bonus for two words that stand side by side as in the query"),
    ("exact", "a bonus for standing there just as typed"),
    ("title", "a bonus for standing in the title"),
    ("article", "what the times in the whole article are worth, for its length"),
    (
        "weight",
        "as typed (^2), a quarter for function words, times the share of another name or spelling",
    ),
];
