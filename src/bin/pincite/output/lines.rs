//! Results a line each, for other programs.

use std::collections::HashSet;
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};

use pincite::{ArticleEntry, Hit, Person};

use super::{Found, Out};
use crate::report::{Failure, from_here};

/// The columns of results.
const COLUMNS: [&str; 14] = [
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
];

/// Prints the header of results as comma-separated values (RFC 4180); those of
/// several queries begin with the id of theirs.
pub fn csv_header(out: &mut Out, is_batch: bool) -> Result<(), Failure> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(is_batch.then_some("query_id").into_iter().chain(COLUMNS))?;
    Ok(writer.flush()?)
}

/// Prints results as comma-separated values, without a header.
pub fn csv(out: &mut Out, found: &Found<'_>) -> Result<(), Failure> {
    let mut writer = csv::Writer::from_writer(out);
    for hit in &found.results.hits {
        let metadata = &hit.article.metadata;
        let record: [String; COLUMNS.len()] = [
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
            match found.reference {
                Some(reference) => reference.lines(hit.citation()).join(" "),
                None => hit.citation().to_string(),
            },
        ];
        let topic = found.topic.map(|topic| topic.id.clone());
        writer.write_record(topic.into_iter().chain(record))?;
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

/// Prints the path of each article, for opening it, but for those that have
/// been printed.
pub fn paths(
    out: &mut Out,
    found: &Found<'_>,
    printed: &mut HashSet<PathBuf>,
) -> Result<(), Failure> {
    for hit in &found.results.hits {
        let path = openable(&hit.article);
        if printed.insert(path.clone()) {
            writeln!(out, "{}", path.display())?;
        }
    }
    Ok(())
}

/// Prints a TREC run: topic, `Q0`, id, rank, score, tag. A query alone is topic
/// 1.
pub fn trec(out: &mut Out, found: &Found<'_>) -> Result<(), Failure> {
    let topic = found.topic.map_or("1", |topic| &topic.id);
    for hit in &found.results.hits {
        writeln!(out, "{topic} Q0 {} {} {} pincite", hit.id(), hit.rank, hit.score)?;
    }
    Ok(())
}

/// Prints `path:line:column:text`, the place of the first match; lines and
/// columns count from 1, columns in bytes.
pub fn vimgrep(out: &mut Out, found: &Found<'_>) -> Result<(), Failure> {
    for hit in &found.results.hits {
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
        let start = fragment.span.start + fragment.highlights.first()?.span.start;
        // Of a phrase the first word: the rest may be on the next line.
        Some((start, hit.text.get(start..)?.split_whitespace().next()?))
    });
    let found = marked.and_then(|(start, word)| {
        let file = BufReader::new(File::open(path).ok()?);
        let count = (last.saturating_sub(first) + 1) as usize;
        let lines = file.split(b'\n').skip(first.saturating_sub(1) as usize).take(count);
        let lines = lines.collect::<std::io::Result<Vec<_>>>().ok()?.join(&b'\n');
        let before = locate(&lines, hit.text.get(..start)?, word)?;
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let line = before.iter().filter(|byte| **byte == b'\n').count();
        Some((first + u32::try_from(line).ok()?, before.len() - line_start + 1))
    });
    found.unwrap_or((first, 1))
}

/// Returns what stands in `source` before the `word` that follows `text`. The
/// source may hold more than the text: line breaks, marks of its format.
fn locate<'a>(source: &'a [u8], text: &str, word: &str) -> Option<&'a [u8]> {
    /// Bytes of a source that nothing in the text answers to, such as the
    /// address of a link.
    const MOST_EXTRA: usize = 200;
    let find = |from: usize, what: &[u8], within: usize| {
        let rest = &source[from.min(source.len())..];
        let rest = &rest[..rest.len().min(within)];
        rest.windows(what.len().max(1)).position(|bytes| bytes == what).map(|at| from + at)
    };
    // A JSON Lines record holds other things before the text.
    let opening: String = text.chars().take(24).take_while(|c| !matches!(c, '"' | '\\')).collect();
    let mut at = find(0, opening.as_bytes(), usize::MAX).unwrap_or(0);
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let mut buffer = [0; 4];
        let c = c.encode_utf8(&mut buffer).as_bytes();
        // What the source writes in another way is passed over.
        if let Some(found) = find(at, c, MOST_EXTRA) {
            at = found + c.len();
        }
    }
    find(at, word.as_bytes(), usize::MAX).and_then(|at| source.get(..at))
}

/// Returns a path that opens the article from where the program runs, as
/// short as can be.
fn openable(article: &ArticleEntry) -> PathBuf {
    let Some(file) = &article.file else { return PathBuf::from(&article.path) };
    from_here(file)
}

fn names(people: &[Person]) -> String {
    people.iter().map(Person::to_string).collect::<Vec<_>>().join("; ")
}

fn text_or_empty(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}
