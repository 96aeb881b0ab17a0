//! Search results for reading.

use std::io::{self, Write};

use pincite::text::escape_controls;
use pincite::{ByteSpan, Hit, ParagraphNumber, Results};

use super::marked::{lines, lines_in};
use super::style::{Paint, Style};
use super::{Hits, Out, counted, grouped};
use crate::report::Failure;

/// Columns that text is set in below a title.
const INDENT: usize = 4;

/// Prints results: title, heading, snippet, citation, id.
pub fn text(out: &mut Out, hits: &Hits<'_>, style: &Style) -> Result<(), Failure> {
    let results = hits.results;
    let last_rank = results.hits.last().map_or(0, |hit| hit.rank);
    let number_width = last_rank.to_string().len();
    for hit in &results.hits {
        let number = format!("{:>number_width$}", hit.rank);
        one(out, hit, hits, &number, style)?;
    }
    if !results.hits.is_empty() {
        for line in super::also_searched(results) {
            for text in lines(&line, &[], style.width, style) {
                writeln!(out, "{}", style.paint(Paint::Dim, &text))?;
            }
        }
        writeln!(out, "{}", style.paint(Paint::Dim, &footer(results)))?;
    }
    Ok(())
}

fn one(
    out: &mut Out,
    hit: &Hit,
    hits: &Hits<'_>,
    number: &str,
    style: &Style,
) -> Result<(), Failure> {
    let indent = " ".repeat(INDENT.max(number.len() + 2));
    let width = style.width.saturating_sub(indent.len());
    let marks = if hit.article.metadata.title.is_some() { &hit.title_highlights[..] } else { &[] };
    let beside = " ".repeat(indent.len() - number.len());
    let number = format!("{}{beside}", style.paint(Paint::Number, number));
    for (at, text) in lines_in(Paint::Title, hit.article.label(), marks, width, style).enumerate() {
        writeln!(out, "{}{text}", if at == 0 { &number } else { &indent })?;
    }
    if let Some(heading) = &hit.heading {
        for text in lines_in(Paint::Dim, heading, &hit.heading_highlights, width, style) {
            writeln!(out, "{indent}{text}")?;
        }
    }
    writeln!(out)?;
    for around in context(hits, hit, Side::Before)? {
        dim(out, &around, &indent, width, style)?;
    }
    for (index, fragment) in hit.snippet.fragments.iter().enumerate() {
        let mut shown = lines(&fragment.text, &fragment.highlights, width.saturating_sub(2), style);
        let cut_before = index == 0 && fragment.span.start > 0 || index > 0;
        let rest = ByteSpan::new(fragment.span.end, hit.text.len()).slice(&hit.text);
        let is_last = index + 1 == hit.snippet.fragments.len();
        let cut_after = is_last && rest.is_some_and(|rest| !rest.trim().is_empty());
        if let Some(first) = shown.first_mut().filter(|_| cut_before) {
            first.insert_str(0, "… ");
        }
        if let Some(last) = shown.last_mut().filter(|_| cut_after) {
            last.push_str(" …");
        }
        for text in shown {
            writeln!(out, "{indent}{text}")?;
        }
    }
    for around in context(hits, hit, Side::After)? {
        dim(out, &around, &indent, width, style)?;
    }
    if !hit.text.is_empty() {
        writeln!(out)?;
    }
    let citation = hit.citation().to_string();
    for text in lines(&citation, &[], width, style) {
        let text = style.link(&text, hit.link().as_deref());
        writeln!(out, "{indent}{}", style.paint(Paint::Dim, &text))?;
    }
    let id = escape_controls(&hit.id().to_string()).into_owned();
    writeln!(out, "{indent}{}\n", style.paint(Paint::Dim, &id))?;
    Ok(())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// Returns the paragraphs to show around a hit.
fn context(hits: &Hits<'_>, hit: &Hit, side: Side) -> Result<Vec<String>, Failure> {
    let Some(number) = hit.paragraph.filter(|_| hits.context > 0) else { return Ok(Vec::new()) };
    let around = u32::try_from(hits.context).unwrap_or(u32::MAX);
    let (first, count) = match side {
        Side::Before => {
            let first = number.get().saturating_sub(around).max(1);
            (first, number.get() - first)
        }
        Side::After => (number.get().saturating_add(1), around),
    };
    let first = ParagraphNumber::new(first).unwrap_or(ParagraphNumber::FIRST);
    let paragraphs = hits.index.paragraphs(&hit.article.id, first, count as usize)?;
    let show = |(number, paragraph): (ParagraphNumber, pincite::Paragraph)| {
        format!("¶ {number}  {}", paragraph.text)
    };
    Ok(paragraphs.into_iter().map(show).collect())
}

fn dim(out: &mut Out, text: &str, indent: &str, width: usize, style: &Style) -> io::Result<()> {
    for text in lines(text, &[], width, style) {
        writeln!(out, "{indent}{}", style.paint(Paint::Dim, &text))?;
    }
    Ok(())
}

fn footer(results: &Results) -> String {
    let (first, last) = match (results.hits.first(), results.hits.last()) {
        (Some(first), Some(last)) => (first.rank as u64, last.rank as u64),
        _ => (0, 0),
    };
    let total = results.total;
    if first == 1 && last == total {
        counted(total, "result", "results")
    } else if first == last {
        format!("{} of {}", grouped(first), counted(total, "result", "results"))
    } else {
        format!("{}–{} of {}", grouped(first), grouped(last), counted(total, "result", "results"))
    }
}

/// Prints how a query was understood.
pub fn explanation(out: &mut Out, results: &Results, style: &Style) -> io::Result<()> {
    let understood = results.query.to_string();
    let understood = if understood.is_empty() { "nothing" } else { &understood };
    writeln!(out, "{} {}", style.paint(Paint::Hint, "understood as"), escape_controls(understood))?;
    let tree = results.query.tree();
    for line in escape_controls(&tree).lines() {
        writeln!(out, "  {line}")?;
    }
    writeln!(out)
}
