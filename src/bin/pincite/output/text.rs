//! Search results for reading.

use std::io;

use pincite::text::{display_width, escape_controls, truncate_to_width};
use pincite::{Hit, Results};

use super::around::Numbered;
use super::citation::{Cited, cited};
use super::explanation::{Breakdown, columns, legend, understood};
use super::kin::also_in;
use super::marked::{lines, lines_in};
use super::snippet::{MarkedText, joined};
use super::style::{Paint, Style};
use super::{Found, Out, Reference, counted, grouped};
use crate::queries::Topic;
use crate::report::Failure;

/// Stands in dates for the hyphen, at which no line ends (U+2011).
const DATE_DASH: &str = "\u{2011}";

/// Columns that text is set in below a title.
const INDENT: usize = 4;

/// Prints what was found: a block for each hit, then how many there are and
/// what else was looked for.
pub fn found(out: &mut Out, found: &Found<'_>, style: &Style) -> Result<(), Failure> {
    let results = found.results;
    if let Some(topic) = found.topic {
        writeln!(out, "{}\n", topic_line(topic, style))?;
    }
    if found.explain {
        understood(out, results, style)?;
    }
    let last_rank = results.hits.last().map_or(0, |hit| hit.rank);
    let number_width = last_rank.to_string().len();
    for hit in &results.hits {
        let number = format!("{:>number_width$}", hit.rank);
        one(out, hit, found, &number, style)?;
    }
    // Of many queries the last says it for all.
    if found.topic.is_none() {
        legend(out, &columns(results), style)?;
    }
    // A query alone that finds nothing prints nothing.
    if !results.hits.is_empty() || found.topic.is_some() {
        dim(out, &count(results), "", style.width, style)?;
        if results.hits.iter().any(|hit| hit.behind > 0) {
            dim(out, SPREAD, "", style.width, style)?;
        }
        if let Some(collapsed) = collapsed(results) {
            dim(out, &collapsed, "", style.width, style)?;
        }
        for also in &found.also {
            for (at, line) in
                lines(also, &[], style.width.saturating_sub(2), style).iter().enumerate()
            {
                let indent = if at == 0 { "" } else { "  " };
                writeln!(out, "{indent}{}", style.paint(Paint::Dim, line))?;
            }
        }
    }
    if found.topic.is_some() {
        writeln!(out)?;
    }
    Ok(())
}

/// `── q1: strategic depth ──────────`
fn topic_line(topic: &Topic, style: &Style) -> String {
    let name = format!("{}: {}", topic.id, topic.text);
    let name = escape_controls(&name).replace(['\n', '\t'], " ");
    let name = truncate_to_width(&name, style.width.saturating_sub(6)).into_owned();
    let rest = style.width.saturating_sub(display_width(&name) + 4);
    format!(
        "{} {} {}",
        style.paint(Paint::Dim, "──"),
        style.paint(Paint::Title, &name),
        style.paint(Paint::Dim, &"─".repeat(rest))
    )
}

/// Prints a hit: title, heading, snippet, citation, id.
fn one(
    out: &mut Out,
    hit: &Hit,
    found: &Found<'_>,
    number: &str,
    style: &Style,
) -> Result<(), Failure> {
    let indent = " ".repeat(INDENT.max(number.len() + 2));
    let width = style.width.saturating_sub(indent.len());
    let marks = if hit.article.metadata.title.is_some() { &hit.title_highlights[..] } else { &[] };
    let beside = " ".repeat(indent.len() - number.len());
    let number = format!("{}{beside}", style.paint(Paint::Number, number));
    let title = lines_in(Paint::Title, hit.article.label(), marks, width, style);
    for (at, text) in title.into_iter().enumerate() {
        writeln!(out, "{}{text}", if at == 0 { &number } else { &indent })?;
    }
    if let Some(heading) = &hit.heading {
        for text in lines_in(Paint::Dim, heading, &hit.heading_highlights, width, style) {
            writeln!(out, "{indent}{text}")?;
        }
    }
    writeln!(out)?;
    around(out, &found.around.before(hit)?, &indent, width, style)?;
    let snippet = joined(hit);
    for text in lines(&snippet.text, &snippet.highlights, width, style) {
        writeln!(out, "{indent}{text}")?;
    }
    if !hit.text.is_empty() {
        writeln!(out)?;
    }
    around(out, &found.around.after(hit)?, &indent, width, style)?;
    match found.reference {
        Some(reference) => styled(out, hit, reference, &indent, width, style)?,
        None => citation(out, hit, &indent, width, style)?,
    }
    dim(out, &hit.id().to_string(), &indent, usize::MAX, style)?;
    if let Some(also_in) = also_in(hit, DATE_DASH) {
        for line in lines(&also_in, &[], width, style) {
            let line = line.replace(DATE_DASH, "-");
            writeln!(out, "{indent}{}", style.paint(Paint::Dim, &line))?;
        }
    }
    if let Some(behind) = behind(hit) {
        dim(out, &behind, &indent, width, style)?;
    }
    if let Some(explanation) = &hit.explanation {
        writeln!(out)?;
        for line in Breakdown::new(explanation).lines(width, style) {
            writeln!(out, "{indent}{line}")?;
        }
    }
    Ok(writeln!(out)?)
}

/// Prints the citation of a hit, which leads to its article.
fn citation(out: &mut Out, hit: &Hit, indent: &str, width: usize, style: &Style) -> io::Result<()> {
    let Cited { citation: MarkedText { mut text, highlights }, .. } = cited(hit);
    // The sign stays with its number. All names stand before it.
    if let Some(at) = text.rfind("¶ ") {
        text.replace_range(at.."¶ ".len() + at, "¶\u{A0}");
    }
    for line in lines_in(Paint::Dim, &text, &highlights, width, style) {
        let line = line.replace('\u{A0}', " ");
        writeln!(out, "{indent}{}", style.link(&line, hit.link().as_deref()))?;
    }
    Ok(())
}

/// Prints the citation of a hit in a style, which leads to its article.
fn styled(
    out: &mut Out,
    hit: &Hit,
    reference: &Reference,
    indent: &str,
    width: usize,
    style: &Style,
) -> io::Result<()> {
    for cited in reference.lines(hit.citation()) {
        for line in lines_in(Paint::Dim, &cited, &[], width, style) {
            writeln!(out, "{indent}{}", style.link(&line, hit.link().as_deref()))?;
        }
    }
    Ok(())
}

/// Prints paragraphs beside a hit, each with its number and a blank line.
fn around(
    out: &mut Out,
    paragraphs: &Numbered,
    indent: &str,
    width: usize,
    style: &Style,
) -> io::Result<()> {
    for (number, paragraph) in paragraphs {
        dim(out, &format!("¶ {number}  {}", paragraph.text), indent, width, style)?;
        writeln!(out)?;
    }
    Ok(())
}

fn dim(out: &mut Out, text: &str, indent: &str, width: usize, style: &Style) -> io::Result<()> {
    for text in lines(text, &[], width, style) {
        writeln!(out, "{indent}{}", style.paint(Paint::Dim, &text))?;
    }
    Ok(())
}

/// Said where passages of an article were put behind those of others.
const SPREAD: &str = "passages of one article are spread out; as they rank: --per-article 0";

/// `2 results left out, the same text as another: --no-collapse`
pub fn collapsed(results: &Results) -> Option<String> {
    let left_out = counted(results.collapsed, "result", "results");
    (results.collapsed > 0)
        .then(|| format!("{left_out} left out, the same text as another: --no-collapse"))
}

/// `and 4 more passages of this article`, where so many were put behind others.
pub fn behind(hit: &Hit) -> Option<String> {
    let more = counted(hit.behind, "more passage", "more passages");
    (hit.behind > 0).then(|| format!("and {more} of this article"))
}

/// `7 results`, `11–20 of 53 results`, `nothing found`, `nothing more: 53
/// results in all`.
pub fn count(results: &Results) -> String {
    let total = results.total;
    let all = counted(total, "result", "results");
    match (results.hits.first(), results.hits.last()) {
        _ if total == 0 => "nothing found".to_owned(),
        (Some(first), Some(last)) if first.rank == 1 && last.rank as u64 == total => all,
        (Some(first), Some(last)) if first.rank == last.rank => {
            format!("{} of {all}", grouped(first.rank as u64))
        }
        (Some(first), Some(last)) => {
            format!("{}–{} of {all}", grouped(first.rank as u64), grouped(last.rank as u64))
        }
        _ => format!("nothing more: {all} in all"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::{Around, sample};

    const STYLE: Style = Style { color: false, links: false, width: 60 };

    #[track_caller]
    fn check(topic: Option<&Topic>, results: &Results, also: &[&str], expected: &str) {
        let mut out = Vec::new();
        let around = Around { index: None, paragraphs: 0 };
        let also = also.iter().map(|line| (*line).to_owned()).collect();
        let one = Found { topic, results, also, around, explain: false, reference: None };
        found(&mut out, &one, &STYLE).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected.trim_start_matches('\n'));
    }

    /// Results of which the first is shown, without an explanation.
    fn results() -> Results {
        let mut results = sample::results();
        results.hits.truncate(1);
        results.hits[0].explanation = None;
        results
    }

    #[test]
    fn what_else_was_looked_for_stands_below() {
        check(
            None,
            &results(),
            &[
                "also searched: “road charge”, turnpike (aliases of toll, as in river#1)",
                "also searched: tole (spelling of toll)",
            ],
            "
1   The toll bridge is closed

    The **toll** **bridge** is closed.

    river, ¶ 1 (river.txt, line 1)
    river#1

1 of 2 results
also searched: “road charge”, turnpike (aliases of toll,
  as in river#1)
also searched: tole (spelling of toll)
",
        );
    }

    #[test]
    fn a_query_among_others_says_that_it_found_nothing() {
        let mut results = results();
        (results.hits, results.total) = (Vec::new(), 0);
        check(None, &results, &["also searched: tole (spelling of toll)"], "");
        let name = "a\u{1B}[31m\tquery of so many words that they do not fit one line";
        let topic = Topic { id: "q7".to_owned(), text: name.to_owned(), line: 7 };
        check(
            Some(&topic),
            &results,
            &[],
            "
── q7: a␛[31m query of so many words that they do not fi… ──

nothing found

",
        );
    }

    #[test]
    fn counts_say_which_are_shown() {
        let mut results = sample::results();
        for (ranks, total, expected) in [
            (&[1, 2][..], 2, "2 results"),
            (&[1], 1, "1 result"),
            (&[1], 1234, "1 of 1,234 results"),
            (&[11, 12], 12, "11–12 of 12 results"),
            (&[], 12, "nothing more: 12 results in all"),
            (&[], 0, "nothing found"),
        ] {
            results.hits = ranks
                .iter()
                .map(|rank| {
                    let mut hit = sample::hit();
                    hit.rank = *rank;
                    hit
                })
                .collect();
            results.total = total;
            assert_eq!(count(&results), expected);
        }
    }
}
