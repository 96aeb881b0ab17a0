//! Telling how the cells of a table are written.

use super::column::Column;
use super::rows::{Next, Rows};

/// What separates cells, the more common first.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// How the cells of a table are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dialect {
    pub(super) delimiter: u8,
    /// Whether a cell may stand in quotation marks, which are not part of it.
    pub(super) has_quotes: bool,
}

impl Dialect {
    /// Tells the dialect by the beginning of a table; `stated` is the delimiter
    /// that it states itself.
    pub(super) fn tell(sample: &[u8], stated: Option<u8>, is_tsv: bool) -> Self {
        let delimiter = stated.unwrap_or_else(|| tell(sample, is_tsv));
        // Spreadsheets quote cells between tabs, most other programs do not.
        let has_quotes = delimiter != b'\t' || are_quoting(sample);
        Self { delimiter, has_quotes }
    }
}

/// Says whether the quotation marks of a table with tabs are about its cells,
/// not in them: wherever one begins a cell, one ends it.
fn are_quoting(sample: &[u8]) -> bool {
    let mut rest = sample;
    let mut any = false;
    loop {
        if let Some(mut quoted) = rest.strip_prefix(b"\"") {
            loop {
                let Some(at) = quoted.iter().position(|byte| *byte == b'"') else {
                    // The sample ends within a cell as there were before, or the
                    // mark stands by itself.
                    return any;
                };
                quoted = quoted.get(at + 1..).unwrap_or_default();
                match quoted.strip_prefix(b"\"") {
                    Some(after) => quoted = after,
                    None => break,
                }
            }
            if !matches!(quoted.first(), None | Some(b'\t' | b'\r' | b'\n')) {
                return false;
            }
            any = true;
            rest = quoted;
        }
        match rest.iter().position(|byte| matches!(byte, b'\t' | b'\r' | b'\n')) {
            Some(at) => rest = rest.get(at + 1..).unwrap_or_default(),
            None => return true,
        }
    }
}

/// Tells the delimiter by the header: the one that yields the most columns of
/// known names, then the most columns. Where that leaves a choice, the one
/// that the extension stands for is taken.
fn tell(sample: &[u8], is_tsv: bool) -> u8 {
    let usual = if is_tsv { b'\t' } else { b',' };
    let others = DELIMITERS.into_iter().filter(|delimiter| *delimiter != usual);
    let mut best = (usual, score(sample, usual));
    for delimiter in others {
        let score = score(sample, delimiter);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

fn score(sample: &[u8], delimiter: u8) -> (usize, usize) {
    let mut input = sample;
    let dialect = Dialect { delimiter, has_quotes: true };
    let mut rows = Rows::new(&mut input, dialect, sample.len() as u64, 1);
    // Reading from memory cannot fail.
    let Ok(Next::Row(header)) = rows.next() else { return (0, 0) };
    let known = Column::all(&header).iter().filter(|column| column.is_known()).count();
    (known, header.len())
}

/// Returns the delimiter that a first line `sep=;` names, as spreadsheets
/// write it, and how long that line is.
pub(super) fn stated(sample: &[u8]) -> Option<(u8, usize)> {
    let [delimiter, rest @ ..] = sample.strip_prefix(b"sep=")? else { return None };
    if delimiter.is_ascii_alphanumeric() || *delimiter == b'"' {
        return None;
    }
    let line_end = match rest {
        [b'\r', b'\n', ..] => 2,
        [b'\n' | b'\r', ..] => 1,
        _ => return None,
    };
    Some((*delimiter, b"sep=".len() + 1 + line_end))
}
