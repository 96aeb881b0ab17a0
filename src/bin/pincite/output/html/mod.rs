//! Search results as a web page: one file that needs no other, for reading,
//! printing and passing on.
//!
//! Everything that comes from articles and queries goes through [`Escaped`] or
//! [`Marked`], and everything that becomes a link through [`followable`]. The
//! page is well-formed XML too, so that any tool can read it; and it forbids
//! itself scripts and anything from elsewhere, should all else fail.

mod escape;
mod score;
#[cfg(test)]
mod tests;

use std::fmt::Display;
use std::io;

use pincite::{ByteSpan, Highlight, Hit};

use super::around::Numbered;
use super::citation::{Cited, cited};
use super::explanation::Columns;
use super::kin::also_in;
use super::links::followable;
use super::snippet::{MarkedText, joined};
use super::text::{behind, collapsed, count};
use super::{Found, Out};
use crate::report::Failure;
use escape::{Escaped, Marked};

const CSS: &str = include_str!("page.css");

/// Prints what comes before the first results; `title` is the query, or says
/// where the queries are from.
pub fn begin(out: &mut Out, title: &str) -> Result<(), Failure> {
    let title = Escaped(title);
    let version = env!("CARGO_PKG_VERSION");
    write!(
        out,
        "\
<!DOCTYPE html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\"/>
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>
<meta name=\"generator\" content=\"pincite {version}\"/>
<title>{title} - pincite</title>
<style>
{CSS}</style>
</head>
<body>
<h1 dir=\"auto\">{title}</h1>
"
    )?;
    Ok(())
}

/// Prints what comes after the last results; `columns` are those that
/// breakdowns had.
pub fn end(out: &mut Out, columns: &Columns) -> Result<(), Failure> {
    score::legend(out, columns)?;
    Ok(write!(out, "</body>\n</html>\n")?)
}

/// Prints what was found by the `n`th query.
pub fn found(out: &mut Out, found: &Found<'_>, n: usize) -> Result<(), Failure> {
    let results = found.results;
    if let Some(topic) = found.topic {
        let (id, text) = (Escaped(&topic.id), Escaped(&topic.text));
        writeln!(out, "<section id=\"q{n}\">\n<h2 dir=\"auto\">{id}: {text}</h2>")?;
    }
    about(out, found)?;
    for hit in &results.hits {
        one(out, hit, found, n)?;
    }
    if found.topic.is_some() {
        writeln!(out, "</section>")?;
    }
    Ok(())
}

/// Prints how many there are, what else was looked for, what was odd about the
/// query, and how it was understood.
fn about(out: &mut Out, found: &Found<'_>) -> io::Result<()> {
    let results = found.results;
    paragraph(out, "count", Escaped(&count(results)))?;
    if let Some(collapsed) = collapsed(results) {
        paragraph(out, "count", Escaped(&collapsed))?;
    }
    for line in &found.also {
        paragraph(out, "also", Escaped(line))?;
    }
    for diagnostic in &results.query.diagnostics {
        paragraph(out, "note", Escaped(&diagnostic.message))?;
        if !results.query.text.trim().is_empty() {
            writeln!(out, "<pre>{}</pre>", Escaped(&diagnostic.caret(&results.query.text)))?;
        }
    }
    if found.explain {
        writeln!(out, "<pre class=\"tree\">{}</pre>", Escaped(&results.query.tree()))?;
    }
    Ok(())
}

fn one(out: &mut Out, hit: &Hit, found: &Found<'_>, n: usize) -> Result<(), Failure> {
    let metadata = &hit.article.metadata;
    // Within the section of its query a hit is one level further down.
    let (level, prefix) =
        if found.topic.is_some() { (3, format!("q{n}-")) } else { (2, String::new()) };
    let rank = hit.rank;
    let language = metadata.language.as_deref().filter(|tag| is_language_tag(tag));
    let language = language.map(|tag| format!(" lang=\"{}\"", Escaped(tag))).unwrap_or_default();
    writeln!(out, "<article id=\"{prefix}{rank}\"{language}>")?;

    let link = hit.link().as_deref().and_then(followable);
    let marks = if metadata.title.is_some() { &hit.title_highlights[..] } else { &[] };
    let page = hit.article.link().as_deref().and_then(followable);
    let title = linked(Marked(hit.article.label(), marks), page.as_deref());
    writeln!(out, "<h{level} dir=\"auto\"><span class=\"rank\">{rank}</span> {title}</h{level}>")?;
    if let Some(heading) = &hit.heading {
        paragraph(out, "heading", Marked(heading, &hit.heading_highlights))?;
    }
    around(out, &found.around.before(hit)?)?;
    if !hit.text.is_empty() {
        let snippet = joined(hit);
        let cite = link.as_deref().map(|link| format!(" cite=\"{}\"", Escaped(link)));
        let text = Marked(&snippet.text, &snippet.highlights);
        writeln!(out, "<blockquote dir=\"auto\"{}>{text}</blockquote>", cite.unwrap_or_default())?;
    }
    around(out, &found.around.after(hit)?)?;
    match found.reference {
        Some(reference) => {
            for cited in reference.lines(hit.citation()) {
                paragraph(out, "citation", linked(Escaped(&cited), link.as_deref()))?;
            }
        }
        None => paragraph(out, "citation", linked(citation(hit), link.as_deref()))?,
    }
    paragraph(out, "id", Escaped(&hit.id().to_string()))?;
    for remark in also_in(hit, "-").into_iter().chain(behind(hit)) {
        paragraph(out, "note", Escaped(&remark))?;
    }
    if let Some(explanation) = &hit.explanation {
        score::breakdown(out, explanation)?;
    }
    Ok(writeln!(out, "</article>")?)
}

/// The citation, in which each name has the direction of its own script.
fn citation(hit: &Hit) -> String {
    let Cited { citation: MarkedText { text, highlights }, names } = cited(hit);
    let mut html = String::new();
    let mut at = 0;
    for name in names {
        let before = ByteSpan::new(at, name.start).slice(&text).unwrap_or_default();
        let within = highlights.iter().filter(|highlight| name.contains(highlight.span));
        let marks: Vec<Highlight> = within.map(|mark| shifted(*mark, name.start)).collect();
        let name_text = name.slice(&text).unwrap_or_default();
        html += &format!("{}<bdi>{}</bdi>", Escaped(before), Marked(name_text, &marks));
        at = name.end;
    }
    html + &Escaped(text.get(at..).unwrap_or_default()).to_string()
}

fn shifted(highlight: Highlight, back: usize) -> Highlight {
    let ByteSpan { start, end } = highlight.span;
    Highlight { span: ByteSpan::new(start - back, end - back), ..highlight }
}

fn around(out: &mut Out, paragraphs: &Numbered) -> io::Result<()> {
    paragraphs.iter().try_for_each(|(number, one)| {
        paragraph(out, "context", format_args!("¶ {number}  {}", Escaped(&one.text)))
    })
}

/// Prints a paragraph of what is HTML already.
fn paragraph(out: &mut Out, class: &str, html: impl Display) -> io::Result<()> {
    writeln!(out, "<p class=\"{class}\" dir=\"auto\">{html}</p>")
}

/// Makes a link of what is HTML already.
fn linked(html: impl Display, link: Option<&str>) -> String {
    match link {
        Some(link) => format!("<a href=\"{}\">{html}</a>", Escaped(link)),
        None => html.to_string(),
    }
}

/// Says whether a tag has the form of one (BCP 47).
fn is_language_tag(tag: &str) -> bool {
    let is_subtag = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    tag.starts_with(|c: char| c.is_ascii_alphabetic()) && tag.split('-').all(is_subtag)
}
