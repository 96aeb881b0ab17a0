//! Cutting a web archive into records.

use std::io::{self, BufRead, Read};

use super::http::{Headers, find_header, parse_header};

/// What the headers of a record may come to; real ones have a few kilobytes.
const MAX_HEADER_BYTES: u64 = 1024 * 1024;

/// A record: named values, and a block of bytes.
#[derive(Default)]
pub(super) struct Record {
    headers: Headers,
    pub(super) block: Vec<u8>,
}

impl Record {
    /// Returns the first header of that name, whatever its case.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        find_header(&self.headers, name)
    }

    /// Returns the address that was asked for; nothing where none is stated.
    pub(super) fn url(&self) -> &str {
        // Some write it as RFC 2396 shows addresses in prose.
        self.header("WARC-Target-URI").unwrap_or_default().trim_matches(['<', '>'])
    }
}

/// What comes next in an archive.
pub(super) enum Next {
    Record(Record),
    /// A record that is of no use.
    PassedOver,
    /// A record of use, but longer than the limit.
    TooLong {
        url: String,
        bytes: u64,
    },
    /// The archive is damaged here, and in what way.
    Malformed(String),
    End,
}

/// Reads records one after the other.
pub(super) struct Records<'i> {
    input: &'i mut dyn BufRead,
    limit: u64,
    offset: u64,
}

impl<'i> Records<'i> {
    pub(super) fn new(input: &'i mut dyn BufRead, limit: u64) -> Self {
        Self { input, limit, offset: 0 }
    }

    /// Returns how many bytes of the unpacked archive were read.
    pub(super) const fn offset(&self) -> u64 {
        self.offset
    }

    /// Reads the next record; its block only where `is_of_use` says so of its
    /// headers.
    pub(super) fn next(&mut self, is_of_use: fn(&Record) -> bool) -> io::Result<Next> {
        let mut left = MAX_HEADER_BYTES;
        let version = loop {
            let Some(line) = self.line(&mut left)? else { return Ok(Next::End) };
            // Records are followed by two empty lines, and some by more.
            if !line.trim_ascii().is_empty() {
                break line;
            }
            left = MAX_HEADER_BYTES;
        };
        if !version.starts_with(b"WARC/1.") {
            let what = "there is no record; expected a line 'WARC/1.0' or 'WARC/1.1'";
            return Ok(Next::Malformed(what.to_owned()));
        }
        let mut record = Record::default();
        loop {
            let Some(line) = self.line(&mut left)? else { return Ok(cut_off()) };
            if left == 0 {
                return Ok(Next::Malformed("its headers are too long".to_owned()));
            }
            if line.trim_ascii().is_empty() {
                break;
            }
            parse_header(&mut record.headers, &line);
        }
        let length = record.header("Content-Length").and_then(|length| length.parse::<u64>().ok());
        let Some(length) = length else {
            return Ok(Next::Malformed("it states no Content-Length".to_owned()));
        };
        let is_of_use = is_of_use(&record);
        if !is_of_use || length > self.limit {
            let skipped = io::copy(&mut (&mut *self.input).take(length), &mut io::sink())?;
            self.offset = self.offset.saturating_add(skipped);
            return Ok(match is_of_use {
                _ if skipped < length => cut_off(),
                true => Next::TooLong { url: record.url().to_owned(), bytes: length },
                false => Next::PassedOver,
            });
        }
        let read = (&mut *self.input).take(length).read_to_end(&mut record.block)? as u64;
        self.offset = self.offset.saturating_add(read);
        Ok(if read < length { cut_off() } else { Next::Record(record) })
    }

    /// Reads a line with its end; `None` at the end of the archive. A line that
    /// uses up what is `left` is cut there.
    fn line(&mut self, left: &mut u64) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        let read = (&mut *self.input).take(*left).read_until(b'\n', &mut line)? as u64;
        *left = left.saturating_sub(read);
        self.offset = self.offset.saturating_add(read);
        Ok((read > 0).then_some(line))
    }
}

fn cut_off() -> Next {
    Next::Malformed("the file ends within it; it is cut off".to_owned())
}
