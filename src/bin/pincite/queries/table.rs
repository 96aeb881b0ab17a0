//! Queries in a table: CSV with a header.

use std::io::{self, BufRead};

use super::Topic;
use super::lines::{Line, Lines};
use crate::output::counted;

/// What may stand between two fields: as RFC 4180 has it, as spreadsheets write
/// it where the comma is the decimal point, and tabs.
const DELIMITERS: [char; 3] = [',', ';', '\t'];

/// A field does not go on over more lines than that. A quotation mark that is
/// never closed would else make one query of the rest of the file.
const MAX_LINES: usize = 20;

/// Which columns a table has.
pub struct Table {
    delimiter: char,
    columns: usize,
    query: usize,
    id: Option<usize>,
}

/// Says whether a first line that no file name speaks for is a header.
pub fn is_table(first: &str) -> bool {
    let is_header = |delimiter| {
        let fields = fields(first, delimiter).unwrap_or_default();
        find(&fields, "query").is_some() && find(&fields, "id").is_some()
    };
    DELIMITERS.into_iter().any(is_header)
}

fn find(header: &[String], name: &str) -> Option<usize> {
    header.iter().position(|field| field.trim().eq_ignore_ascii_case(name))
}

impl Table {
    /// Reads a header. Fails where it has no column `query`.
    pub fn of_header(header: &str) -> Result<Self, String> {
        let mut columns = Vec::new();
        for delimiter in DELIMITERS {
            let Ok(fields) = fields(header, delimiter) else { continue };
            if let Some(query) = find(&fields, "query") {
                return Ok(Self {
                    delimiter,
                    columns: fields.len(),
                    query,
                    id: find(&fields, "id"),
                });
            }
            if fields.len() > columns.len() {
                columns = fields;
            }
        }
        let columns: Vec<_> = columns.iter().map(|column| format!("'{}'", column.trim())).collect();
        Err(format!("no column 'query' in the header; it has {}", columns.join(", ")))
    }

    /// Reads the next row that holds something, with the number of its first
    /// line.
    pub fn row<R: BufRead>(
        &self,
        lines: &mut Lines<R>,
    ) -> io::Result<Option<(u64, Result<Topic, String>)>> {
        loop {
            let Some(Line { number, text }) = lines.next_filled()? else { return Ok(None) };
            let fields = match text {
                Ok(text) => self.fields_from(text, lines)?,
                Err(why) => Err(why),
            };
            match fields {
                Ok(fields) if fields.iter().all(|field| field.trim().is_empty()) => {}
                Ok(fields) => return Ok(Some((number, self.topic(fields, number)))),
                Err(why) => return Ok(Some((number, Err(why)))),
            }
        }
    }

    /// Returns the fields of the row that begins with a line, and reads the
    /// lines over which it goes on. Where it is broken, only the first is lost.
    fn fields_from<R: BufRead>(
        &self,
        mut row: String,
        lines: &mut Lines<R>,
    ) -> io::Result<Result<Vec<String>, String>> {
        let mut further: Vec<Line> = Vec::new();
        let why = loop {
            match fields(&row, self.delimiter) {
                Ok(fields) => return Ok(Ok(fields)),
                Err(Broken::Inside) if further.is_empty() => break INSIDE,
                // It was closed by one that opens a field further down.
                Err(Broken::Inside) => break OPEN,
                Err(Broken::Open) if further.len() == MAX_LINES => break OPEN,
                Err(Broken::Open) => {}
            }
            let Some(line) = lines.next()? else { break OPEN };
            let is_text = line.text.as_ref().is_ok_and(|text| {
                row.push('\n');
                row.push_str(text);
                true
            });
            further.push(line);
            if !is_text {
                break OPEN;
            }
        };
        lines.put_back(further);
        Ok(Err(why.to_owned()))
    }

    fn topic(&self, mut fields: Vec<String>, line: u64) -> Result<Topic, String> {
        if fields.len() != self.columns {
            return Err(self.wrong_number(fields.len()));
        }
        let id = match self.id.map(|id| fields[id].trim()) {
            Some("") => return Err("no id".to_owned()),
            Some(id) => id.to_owned(),
            None => line.to_string(),
        };
        let text = fields.swap_remove(self.query);
        if text.trim().is_empty() {
            return Err("no query".to_owned());
        }
        Ok(Topic { id, text, line })
    }

    fn wrong_number(&self, fields: usize) -> String {
        let found = counted(fields as u64, "field", "fields");
        let expected = self.columns;
        let message = format!("{found}, where the header has {expected}");
        match self.delimiter {
            ',' | ';' if fields > expected => {
                format!("{message}; one with '{}' in it wants quotation marks", self.delimiter)
            }
            _ => message,
        }
    }
}

/// What may be wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Broken {
    /// A quotation mark is not closed.
    Open,
    /// Something stands between the end of a quoted field and the delimiter.
    Inside,
}

const OPEN: &str = "a quotation mark is never closed";
const INSIDE: &str = "a quotation mark within a field: write the field in quotation marks, and \
                      each within it twice";

/// Splits a row into its fields. A field may be in quotation marks, with those
/// within it written twice; any other is taken as it stands.
fn fields(row: &str, delimiter: char) -> Result<Vec<String>, Broken> {
    let mut fields = Vec::new();
    let mut rest = row;
    loop {
        let Some(quoted) = rest.strip_prefix('"') else {
            let Some((field, after)) = rest.split_once(delimiter) else {
                fields.push(rest.to_owned());
                return Ok(fields);
            };
            fields.push(field.to_owned());
            rest = after;
            continue;
        };
        let mut field = String::new();
        let mut inside = quoted;
        let after = loop {
            let (text, after) = inside.split_once('"').ok_or(Broken::Open)?;
            field.push_str(text);
            match after.strip_prefix('"') {
                Some(more) => {
                    field.push('"');
                    inside = more;
                }
                None => break after,
            }
        };
        fields.push(field);
        let after = after.trim_start_matches(' ');
        match after.strip_prefix(delimiter) {
            Some(after) => rest = after,
            None if after.is_empty() => return Ok(fields),
            None => return Err(Broken::Inside),
        }
    }
}
