//! Tables with a header: each row is an article.
//!
//! A cell may hold line breaks where it is quoted; a row is then on several
//! lines of the file, and knows which.

mod column;
mod dialect;
mod rows;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::io::{self, BufRead};
use std::path::Path;

use super::Sink;
use super::reading::Context;
use super::record::{self, Fields, Input, Json, Place};
use column::Column;
use dialect::Dialect;
use rows::{Next, Row, Rows};

/// No more columns than these are listed in a message.
const MAX_LISTED: usize = 12;

/// Reads articles row by row; a malformed row is a problem, and reading goes
/// on with the next.
///
/// # Errors
///
/// Fails where `input` cannot be read.
pub(super) fn read(
    context: &Context<'_>,
    input: &mut dyn BufRead,
    sink: &mut Sink<'_>,
) -> io::Result<()> {
    let Some(Input { mut text, note }) = record::text_input(context, input, sink)? else {
        return Ok(());
    };
    let sample = text.fill_buf()?;
    let stated = dialect::stated(sample);
    let dialect = Dialect::tell(sample, stated.map(|stated| stated.0), is_tsv(context));
    let first_line = if stated.is_some() { 2 } else { 1 };
    text.consume(stated.map_or(0, |stated| stated.1));
    let mut rows = Rows::new(&mut *text, dialect, context.options.max_file_bytes, first_line);
    let columns = match rows.next()? {
        Next::Row(header) => Column::all(&header),
        Next::TooLong(line) => {
            sink.problem(context.malformed(Some(line), too_long(context)));
            return Ok(());
        }
        Next::End => {
            sink.problem(context.malformed(None, "there is no text in it".to_owned()));
            return Ok(());
        }
    };
    if !columns.iter().any(Column::makes_articles) {
        sink.problem(context.malformed(None, no_text(&columns)));
        return Ok(());
    }
    let mut number: u64 = 0;
    loop {
        let row = match rows.next()? {
            Next::Row(row) => row,
            Next::TooLong(line) => {
                sink.problem(context.malformed(Some(line), too_long(context)));
                return Ok(());
            }
            Next::End => break,
        };
        if row.cells().all(|cell| cell.trim_ascii().is_empty()) {
            continue;
        }
        if row.is_open {
            let what = "a quotation mark is not closed: all that follows it is read as one cell; \
                        close it, or write it twice where it belongs to the text";
            sink.problem(context.malformed(Some(row.place.first_line), what.to_owned()));
        }
        number += 1;
        article(context, &columns, &row, number, note.as_ref(), sink);
    }
    if number == 0 {
        let what = "there is no row below its header".to_owned();
        sink.problem(context.malformed(None, what));
    }
    Ok(())
}

/// Reads a row; `number` is its place among the rows below the header.
fn article(
    context: &Context<'_>,
    columns: &[Column],
    row: &Row<'_>,
    number: u64,
    note: Option<&String>,
    sink: &mut Sink<'_>,
) {
    let line = row.place.first_line;
    if row.len() != columns.len() {
        sink.problem(context.malformed(Some(line), wrong_length(row, columns.len())));
        return;
    }
    let mut is_damaged = false;
    let mut fields: Fields<'_> = Vec::with_capacity(columns.len());
    for (column, cell) in columns.iter().zip(row.cells()) {
        let cell = String::from_utf8_lossy(cell);
        is_damaged |= matches!(cell, Cow::Owned(_));
        if !cell.trim().is_empty() {
            fields.push((Cow::Borrowed(column.name.as_str()), Json::Text(cell)));
        }
    }
    if is_damaged {
        sink.problem(context.damaged(line));
    }
    let id = format!("{}-{number}", context.stem());
    match record::article(context, fields, row.place, &id) {
        Ok(mut article) => {
            article.notes.extend(is_damaged.then(|| "invalid UTF-8 replaced".to_owned()));
            article.notes.extend(note.cloned());
            sink.article(article);
        }
        Err(why) => sink.problem(context.malformed(Some(line), why.to_string())),
    }
}

/// Says whether the extension stands for cells separated by tabs.
fn is_tsv(context: &Context<'_>) -> bool {
    let extension = Path::new(context.relative).extension();
    extension.is_some_and(|extension| extension.eq_ignore_ascii_case("tsv"))
}

fn wrong_length(row: &Row<'_>, expected: usize) -> String {
    let Place { first_line, last_line } = row.place;
    let hint = if last_line > first_line {
        format!("; it goes on to line {last_line}: a quotation mark may not be closed")
    } else {
        String::new()
    };
    let fields = if row.len() == 1 { "field" } else { "fields" };
    format!("the row has {} {fields}; expected {expected}, as in the header{hint}", row.len())
}

fn too_long(context: &Context<'_>) -> String {
    let limit = context.options.max_file_bytes;
    format!(
        "the row that begins here is longer than the limit of {limit} bytes; a quotation mark may \
         not be closed; nothing is read from here on"
    )
}

fn no_text(columns: &[Column]) -> String {
    let listed = columns.iter().take(MAX_LISTED).map(|column| format!("'{}'", column.name));
    let mut listed = listed.collect::<Vec<_>>().join(", ");
    if columns.len() > MAX_LISTED {
        listed.push_str(&format!(" and {} more", columns.len() - MAX_LISTED));
    }
    format!(
        "none of its columns is a text or a title: {listed}; expected a first row that names one \
         of them 'text', 'content', 'body', 'html' or 'title'"
    )
}
