//! Figures of a collection for reading.

use std::io;
use std::path::Path;

use indicatif::HumanBytes;
use pincite::Figures;
use pincite::text::escape_controls;

use super::style::{Paint, Style};
use super::{Out, counted, grouped};

/// Prints figures in two columns.
pub fn figures(out: &mut Out, figures: &Figures, dir: &Path, style: &Style) -> io::Result<()> {
    let totals = figures.totals;
    let title = format!("Index at {}", dir.display());
    writeln!(out, "{}", style.paint(Paint::Title, &escape_controls(&title)))?;
    let mut rows: Vec<(String, String)> = vec![
        ("files".to_owned(), grouped(totals.files)),
        ("articles".to_owned(), grouped(totals.articles)),
        ("passages".to_owned(), grouped(totals.passages)),
        ("words".to_owned(), grouped(totals.terms)),
        ("on disk".to_owned(), HumanBytes(figures.bytes).to_string()),
    ];
    for (what, bytes) in &figures.bytes_by_use {
        rows.push((format!("  {what}"), HumanBytes(*bytes).to_string()));
    }
    rows.push(("segments".to_owned(), grouped(figures.segments)));
    rows.push(("deleted documents".to_owned(), grouped(figures.deleted_documents)));
    let names = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let values = rows.iter().map(|(_, value)| value.len()).max().unwrap_or(0);
    for (name, value) in &rows {
        writeln!(out, "  {name:<names$}  {value:>values$}")?;
    }
    list(
        out,
        "Stemmed as",
        figures
            .stemmers
            .iter()
            .map(|(name, n)| format!("{name} ({})", counted(*n, "passage", "passages"))),
        style,
    )?;
    list(out, "Sources", figures.sources.iter().map(|path| path.display().to_string()), style)
}

fn list(
    out: &mut Out,
    title: &str,
    items: impl Iterator<Item = String>,
    style: &Style,
) -> io::Result<()> {
    writeln!(out, "{}", style.paint(Paint::Title, title))?;
    for item in items {
        writeln!(out, "  {}", escape_controls(&item))?;
    }
    Ok(())
}
