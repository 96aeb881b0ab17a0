//! The queries of a file, one after another.
//!
//! A file has one query a line, or it is a table: CSV with a header that names
//! the column `query` and, if there are names for queries, `id`. Lines are read
//! as they are asked for, so that whoever writes them to a pipe gets each
//! answer before the next question.

mod lines;
mod table;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use lines::{Line, Lines, UTF_16};
use table::{Table, is_table};

use crate::report::Failure;

/// A query of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// What it is called: as the file says, else the number of its line.
    pub id: String,
    pub text: String,
    /// The number of its line, from 1; of its first where it has several.
    pub line: u64,
}

/// Why a line is not answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// The number of the line, from 1.
    pub line: u64,
    pub message: String,
}

/// A line that holds something.
type Entry = Result<Topic, BadLine>;

/// The queries of a file.
pub struct Queries {
    lines: Lines<Box<dyn BufRead>>,
    /// The columns, where the file is a table.
    table: Option<Table>,
    /// The line of each id.
    ids: HashMap<String, u64>,
}

impl Queries {
    /// Opens a file, or standard input (`-`), and reads its header if it has
    /// one.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or is a table without a column of queries.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let failure = |message: String| Failure::Asked {
            message: format!("{}: {message}", name(path)),
            hint: None,
        };
        if path == Path::new("-") {
            return Self::read(Box::new(io::stdin().lock()), false).map_err(failure);
        }
        let file = match File::open(path) {
            // Opening a folder is no error, only reading it.
            Ok(_) if path.is_dir() => return Err(failure("a folder, not a file".to_owned())),
            Ok(file) => file,
            Err(error) => return Err(failure(reason(&error))),
        };
        let extension = path.extension().unwrap_or_default().to_ascii_lowercase();
        let is_table = extension == "csv" || extension == "tsv";
        Self::read(Box::new(BufReader::new(file)), is_table).map_err(failure)
    }

    /// Reads from the start of an input; `must_be_table` says that its name
    /// calls it one.
    fn read(input: Box<dyn BufRead>, must_be_table: bool) -> Result<Self, String> {
        let mut lines = Lines::new(input);
        let mut table = None;
        if let Some(first) = lines.next_filled().map_err(|error| reason(&error))? {
            match &first.text {
                Ok(header) if must_be_table || is_table(header) => {
                    table = Some(Table::of_header(header)?);
                }
                Err(why) if must_be_table || why == UTF_16 => return Err(why.clone()),
                _ => lines.put_back([first]),
            }
        }
        Ok(Self { lines, table, ids: HashMap::new() })
    }

    /// Returns the next query, or why a line is none.
    ///
    /// # Errors
    ///
    /// The file cannot be read any further.
    pub fn next(&mut self) -> io::Result<Option<Entry>> {
        let (line, entry) = match &self.table {
            None => {
                let Some(Line { number, text }) = self.lines.next_filled()? else {
                    return Ok(None);
                };
                let topic = |text| Topic { id: number.to_string(), text, line: number };
                (number, text.map(topic))
            }
            Some(table) => {
                let Some(row) = table.row(&mut self.lines)? else { return Ok(None) };
                row
            }
        };
        let entry = entry.and_then(|topic| match self.ids.insert(topic.id.clone(), line) {
            Some(before) => {
                self.ids.insert(topic.id.clone(), before);
                Err(format!("the id '{}' is that of line {before}", topic.id))
            }
            None => Ok(topic),
        });
        Ok(Some(entry.map_err(|message| BadLine { line, message })))
    }
}

/// How messages call a file.
pub fn name(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() }
}

/// Says why a file cannot be read.
pub fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "not permitted to read it".to_owned(),
        _ => error.to_string(),
    }
}
