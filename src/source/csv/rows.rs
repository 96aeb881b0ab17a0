//! Cutting a table into rows, with the lines that each stands on.

use std::io::{self, BufRead};

use csv_core::{ReadRecordResult, ReaderBuilder};

use super::dialect::Dialect;
use crate::source::record::Place;

/// A row of a table.
pub(super) struct Row<'r> {
    cells: &'r [u8],
    ends: &'r [usize],
    pub(super) place: Place,
    /// Whether the file ends within a quoted cell.
    pub(super) is_open: bool,
}

impl<'r> Row<'r> {
    pub(super) const fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn cells(&self) -> impl Iterator<Item = &'r [u8]> {
        let cells = self.cells;
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(self.ends).map(move |(start, end)| cells.get(start..*end).unwrap_or_default())
    }
}

/// What comes next in a table.
pub(super) enum Next<'r> {
    Row(Row<'r>),
    /// A row that begins on this line and is longer than the limit; there is
    /// no telling where the next one begins.
    TooLong(u32),
    End,
}

/// Reads rows one after the other, whatever line breaks are in their cells.
pub(super) struct Rows<'i> {
    input: &'i mut dyn BufRead,
    parser: csv_core::Reader,
    limit: usize,
    has_quotes: bool,
    line: u32,
    cells: Vec<u8>,
    ends: Vec<usize>,
}

impl<'i> Rows<'i> {
    /// Reads rows of at most `limit` bytes from `input`, which begins with the
    /// line `first_line` of the file.
    pub(super) fn new(
        input: &'i mut dyn BufRead,
        dialect: Dialect,
        limit: u64,
        first_line: u32,
    ) -> Self {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        Self {
            input,
            parser: ReaderBuilder::new()
                .delimiter(dialect.delimiter)
                .quoting(dialect.has_quotes)
                .build(),
            limit,
            has_quotes: dialect.has_quotes,
            line: first_line,
            cells: vec![0; limit.clamp(1, 1024)],
            ends: vec![0; 16],
        }
    }

    pub(super) fn next(&mut self) -> io::Result<Next<'_>> {
        self.skip_line_ends()?;
        let first_line = self.line;
        let (mut cells, mut ends) = (0, 0);
        let mut ends_line = false;
        let mut quotes = 0_usize;
        let mut is_last;
        loop {
            let chunk = self.input.fill_buf()?;
            let (result, used, written, ended) = self.parser.read_record(
                chunk,
                self.cells.get_mut(cells..).unwrap_or_default(),
                self.ends.get_mut(ends..).unwrap_or_default(),
            );
            let consumed = chunk.get(..used).unwrap_or(chunk);
            quotes += consumed.iter().filter(|byte| **byte == b'"').count();
            is_last = chunk.is_empty();
            let breaks = consumed.iter().filter(|byte| **byte == b'\n').count();
            if let Some(last) = consumed.last() {
                ends_line = *last == b'\n';
            }
            self.input.consume(used);
            self.line = self.line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX));
            cells += written;
            ends += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if cells >= self.limit => {
                    return Ok(Next::TooLong(first_line));
                }
                ReadRecordResult::OutputFull => {
                    let size = self.cells.len().saturating_mul(2).min(self.limit.max(1));
                    self.cells.resize(size.max(cells + 1), 0);
                }
                ReadRecordResult::OutputEndsFull => {
                    self.ends.resize(self.ends.len().saturating_mul(2), 0);
                }
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return Ok(Next::End),
            }
        }
        let last_line = self.line - u32::from(ends_line && self.line > first_line);
        Ok(Next::Row(Row {
            cells: self.cells.get(..cells).unwrap_or_default(),
            ends: self.ends.get(..ends).unwrap_or_default(),
            place: Place { first_line, last_line },
            // Within a cell a quotation mark is written twice.
            is_open: self.has_quotes && is_last && quotes % 2 == 1,
        }))
    }

    /// Passes over empty lines, and over what is left of the line end of the
    /// row before.
    fn skip_line_ends(&mut self) -> io::Result<()> {
        loop {
            let chunk = self.input.fill_buf()?;
            let ends = chunk.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
            let (mut skipped, mut breaks) = (0, 0);
            for byte in ends {
                skipped += 1;
                breaks += u32::from(*byte == b'\n');
            }
            if skipped == 0 {
                return Ok(());
            }
            self.input.consume(skipped);
            self.line = self.line.saturating_add(breaks);
        }
    }
}
