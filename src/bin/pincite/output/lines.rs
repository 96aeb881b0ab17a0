//! Results a line each, for other programs.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Write};
use std::path::{Path, PathBuf};

use pincite::{ArticleEntry, Hit, Person};

use super::{Hits, Out};
use crate::report::Failure;

/// Prints comma-separated values with a header (RFC 4180).
pub fn csv(out: &mut Out, hits: &Hits<'_>) -> Result<(), Failure> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record([
        "rank",
        "score",
        "id",
        "title",
        "authors",
        "publisher",
        "published",
        "url",
        "path",
        "line",
        "paragraph",
        "heading",
        "text",
        "citation",
    ])?;
    for hit in &hits.results.hits {
        let metadata = &hit.article.metadata;
        writer.write_record([
            hit.rank.to_string(),
            hit.score.to_string(),
            hit.id().to_string(),
            metadata.title.clone().unwrap_or_default(),
            names(&metadata.authors),
            metadata.publisher.clone().unwrap_or_default(),
            text_or_empty(metadata.published),
            metadata.url.clone().unwrap_or_default(),
            hit.article.path.clone(),
            text_or_empty(hit.source.line_start),
            text_or_empty(hit.paragraph),
            hit.heading.clone().unwrap_or_default(),
            hit.text.clone(),
            hit.citation().to_string(),
        ])?;
    }
    Ok(writer.flush()?)
}

/// Prints articles as comma-separated values with a header.
pub fn entries_csv(out: &mut Out, entries: &[ArticleEntry]) -> Result<(), Failure> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record([
        "id",
        "title",
        "authors",
        "translators",
        "publisher",
        "published",
        "url",
        "language",
        "tags",
        "path",
        "paragraphs",
    ])?;
    for entry in entries {
        let metadata = &entry.metadata;
        writer.write_record([
            entry.id.to_string(),
            metadata.title.clone().unwrap_or_default(),
            names(&metadata.authors),
            names(&metadata.translators),
            metadata.publisher.clone().unwrap_or_default(),
            text_or_empty(metadata.published),
            metadata.url.clone().unwrap_or_default(),
            metadata.language.clone().unwrap_or_default(),
            metadata.tags.join("; "),
            entry.path.clone(),
            entry.paragraphs.to_string(),
        ])?;
    }
    Ok(writer.flush()?)
}

/// Prints the path of each article once, for opening it.
pub fn paths(out: &mut Out, hits: &Hits<'_>) -> Result<(), Failure> {
    let mut seen = HashSet::new();
    for hit in &hits.results.hits {
        let path = openable(&hit.article);
        if seen.insert(path.clone()) {
            writeln!(out, "{}", path.display())?;
        }
    }
    Ok(())
}

/// Prints a TREC run: topic, `Q0`, id, rank, score, tag.
pub fn trec(out: &mut Out, hits: &Hits<'_>) -> Result<(), Failure> {
    for hit in &hits.results.hits {
        writeln!(out, "1 Q0 {} {} {} pincite", hit.id(), hit.rank, hit.score)?;
    }
    Ok(())
}

/// Prints `path:line:column:text`, the place of the first match; lines and
/// columns count from 1, columns in bytes.
pub fn vimgrep(out: &mut Out, hits: &Hits<'_>) -> Result<(), Failure> {
    for hit in &hits.results.hits {
        let path = openable(&hit.article);
        let (line, column) = place(hit, &path);
        // One result is one line, whatever is in the text.
        let text = hit.text.replace(['\n', '\r'], " ");
        writeln!(out, "{}:{line}:{column}:{text}", path.display())?;
    }
    Ok(())
}

/// Finds the first match of a hit in its file, which may have wrapped the
/// paragraph over several lines.
fn place(hit: &Hit, path: &Path) -> (u32, usize) {
    let first = hit.source.line_start.unwrap_or(1);
    let last = hit.source.line_end.unwrap_or(first);
    let marked = hit.snippet.fragments.iter().find_map(|fragment| {
        let span = fragment.highlights.first()?.span;
        // Of a phrase the first word: the rest may be on the next line.
        span.slice(&fragment.text)?.split_whitespace().next()
    });
    let (Some(marked), Ok(file)) = (marked, File::open(path)) else { return (first, 1) };
    let lines = BufReader::new(file).split(b'\n').zip(1u32..);
    let paragraph = lines.skip_while(|(_, number)| *number < first).take_while(|(_, n)| *n <= last);
    for (line, number) in paragraph {
        let Ok(line) = line else { break };
        let found = line.windows(marked.len().max(1)).position(|bytes| bytes == marked.as_bytes());
        if let Some(at) = found {
            return (number, at + 1);
        }
    }
    (first, 1)
}

/// Returns a path that opens the article from where the program runs, as
/// short as can be.
fn openable(article: &ArticleEntry) -> PathBuf {
    let Some(file) = &article.file else { return PathBuf::from(&article.path) };
    let here = std::env::current_dir().and_then(std::fs::canonicalize);
    match here.as_deref().map(|here| file.strip_prefix(here)) {
        Ok(Ok(below)) => below.to_owned(),
        _ => file.clone(),
    }
}

fn names(people: &[Person]) -> String {
    people.iter().map(Person::to_string).collect::<Vec<_>>().join("; ")
}

fn text_or_empty(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
