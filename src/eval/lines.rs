//! Files of one record a line, in which a bad line costs no other.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;

use crate::error::{Error, ErrorKind, Result, SourceProblem};

/// The longest line that is read, in bytes. The longest topics known are whole
/// abstracts.
const LONGEST: u64 = 1 << 20;

/// So many bad lines of a file are named. A file of another kind is bad in
/// every line.
const MOST_PROBLEMS: usize = 1000;

/// The bad lines of a file.
pub(super) struct BadLines<'a> {
    path: &'a Path,
    problems: Vec<SourceProblem>,
    unnamed: u64,
}

impl<'a> BadLines<'a> {
    /// Notes what is wrong with a line.
    pub(super) fn add(&mut self, line: u32, message: impl Into<String>) {
        if self.problems.len() >= MOST_PROBLEMS {
            self.unnamed += 1;
            return;
        }
        self.problems.push(self.problem(Some(line), message.into()));
    }

    /// Adds what is wrong to `problems`, in the order of lines.
    pub(super) fn finish(mut self, problems: &mut Vec<SourceProblem>) {
        self.problems.sort_by_key(|problem| problem.line);
        if self.unnamed > 0 {
            let message = format!("{} more lines are not as expected", self.unnamed);
            self.problems.push(self.problem(None, message));
        }
        problems.append(&mut self.problems);
    }

    fn problem(&self, line: Option<u32>, message: String) -> SourceProblem {
        let error = Error::new(ErrorKind::Malformed, message);
        SourceProblem { path: self.path.to_owned(), line, error }
    }
}

/// Hands over each line that is not blank, without its end, and its number
/// from 1; an answer of `Err` says what is wrong with it.
pub(super) fn read<'a>(
    path: &'a Path,
    take: &mut dyn FnMut(&str, u32) -> std::result::Result<(), String>,
) -> Result<BadLines<'a>> {
    let failed = |error| Error::io("cannot read", path, error);
    let mut bad = BadLines { path, problems: Vec::new(), unnamed: 0 };
    let mut input = BufReader::new(File::open(path).map_err(failed)?);
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        if (&mut input).take(LONGEST).read_until(b'\n', &mut bytes).map_err(failed)? == 0 {
            break;
        }
        if bytes.len() as u64 == LONGEST && bytes.last() != Some(&b'\n') {
            input.skip_until(b'\n').map_err(failed)?;
            bad.add(number, "is longer than a mebibyte");
            continue;
        }
        let Ok(line) = std::str::from_utf8(&bytes) else {
            bad.add(number, "is not UTF-8");
            continue;
        };
        let line = if number == 1 { line.trim_start_matches('\u{FEFF}') } else { line };
        let line = line.trim_end_matches(['\n', '\r']);
        if line.trim().is_empty() {
            continue;
        }
        if let Err(message) = take(line, number) {
            bad.add(number, message);
        }
    }
    Ok(bad)
}

/// Takes a line apart at white space, into exactly as many fields as the form
/// has words.
pub(super) fn fields<'l, const N: usize>(
    line: &'l str,
    form: &str,
) -> std::result::Result<[&'l str; N], String> {
    let fields: Vec<_> = line.split_ascii_whitespace().collect();
    let found = fields.len();
    fields.try_into().map_err(|_| format!("expected {N} fields ({form}), found {found}"))
}
