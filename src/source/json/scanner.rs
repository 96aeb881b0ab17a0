//! Cutting JSON into values without holding more than one of them.
//!
//! A parser of whole documents stops at the first mistake and knows no lines
//! of what it has read. The scanner only follows brackets and strings: it cuts
//! out each value with the place where it stands, and a value that is
//! malformed within itself spoils no other.

use std::io::{self, BufRead};

/// Why scanning cannot go on.
pub(super) enum Stop {
    /// The input cannot be read.
    Io(io::Error),
    /// The structure is broken here.
    Malformed { line: u32, column: u64, what: String },
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

pub(super) type Scan<T> = Result<T, Stop>;

/// A value cut out, and where it stands.
pub(super) struct Element {
    /// Its bytes; empty where they are too many.
    pub(super) bytes: Vec<u8>,
    pub(super) first_line: u32,
    /// Where it begins on its first line, in bytes from 1.
    pub(super) column: u64,
    pub(super) last_line: u32,
    /// Whether it is longer than the limit.
    pub(super) is_too_long: bool,
}

/// Reads values one after the other.
///
/// What it has read since [`begin`](Self::begin) is kept, up to the limit.
pub(super) struct Scanner<'r> {
    input: &'r mut dyn BufRead,
    limit: u64,
    line: u32,
    column: u64,
    kept: Element,
}

impl<'r> Scanner<'r> {
    pub(super) fn new(input: &'r mut dyn BufRead, limit: u64) -> Self {
        let kept = Element {
            bytes: Vec::new(),
            first_line: 1,
            column: 1,
            last_line: 1,
            is_too_long: false,
        };
        Self { input, limit, line: 1, column: 1, kept }
    }

    /// Begins to keep what follows, instead of what was kept.
    pub(super) fn begin(&mut self) {
        self.kept.bytes.clear();
        self.kept.first_line = self.line;
        self.kept.column = self.column;
        self.kept.is_too_long = false;
    }

    /// Returns what was kept; the scanner goes on with the buffer in `spare`.
    pub(super) fn take(&mut self, spare: Vec<u8>) -> Element {
        let bytes = std::mem::replace(&mut self.kept.bytes, spare);
        let element = Element { bytes, last_line: self.line, ..self.kept };
        self.begin();
        element
    }

    /// Returns what was kept from the byte `at`.
    pub(super) fn kept_from(&self, at: usize) -> &[u8] {
        self.kept.bytes.get(at..).unwrap_or_default()
    }

    /// Returns how many bytes are kept.
    pub(super) fn kept_bytes(&self) -> usize {
        self.kept.bytes.len()
    }

    /// Makes the problem that the structure is broken here.
    pub(super) fn malformed(&self, what: impl Into<String>) -> Stop {
        Stop::Malformed { line: self.line, column: self.column, what: what.into() }
    }

    /// Returns the next byte that is not blank, without consuming it; `None`
    /// at the end.
    pub(super) fn peek(&mut self) -> Scan<Option<u8>> {
        loop {
            let chunk = self.input.fill_buf()?;
            let Some(&byte) = chunk.first() else { return Ok(None) };
            if !byte.is_ascii_whitespace() {
                return Ok(Some(byte));
            }
            let blank = chunk.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            self.consume(blank)?;
        }
    }

    /// Consumes the byte that [`peek`](Self::peek) returned.
    pub(super) fn skip(&mut self) -> Scan<()> {
        self.consume(1)
    }

    /// Consumes one value, which must come next.
    pub(super) fn value(&mut self) -> Scan<()> {
        match self.peek()? {
            Some(b'{' | b'[') => self.nested(0),
            Some(b'"') => self.string(),
            Some(b',' | b':' | b']' | b'}') => Err(self.malformed("expected a value")),
            Some(_) => self.scalar(),
            None => Err(self.cut_off()),
        }
    }

    /// Consumes up to the bracket that closes all of `depth` open ones and of
    /// those that open on the way.
    pub(super) fn nested(&mut self, mut depth: u64) -> Scan<()> {
        loop {
            let chunk = self.input.fill_buf()?;
            if chunk.is_empty() {
                return Err(self.cut_off());
            }
            let of_note = |byte: &u8| matches!(byte, b'"' | b'{' | b'[' | b'}' | b']');
            let Some(at) = chunk.iter().position(of_note) else {
                let all = chunk.len();
                self.consume(all)?;
                continue;
            };
            let byte = chunk.get(at).copied().unwrap_or_default();
            self.consume(at)?;
            if byte == b'"' {
                self.string()?;
                continue;
            }
            self.consume(1)?;
            match byte {
                b'{' | b'[' => depth += 1,
                _ => depth = depth.saturating_sub(1),
            }
            if depth == 0 {
                return Ok(());
            }
        }
    }

    fn string(&mut self) -> Scan<()> {
        self.consume(1)?;
        let mut escaped = false;
        loop {
            let chunk = self.input.fill_buf()?;
            if chunk.is_empty() {
                return Err(self.cut_off());
            }
            if escaped {
                escaped = false;
                self.consume(1)?;
                continue;
            }
            let of_note = |byte: &u8| matches!(byte, b'"' | b'\\' | b'\n');
            let Some(at) = chunk.iter().position(of_note) else {
                let all = chunk.len();
                self.consume(all)?;
                continue;
            };
            let byte = chunk.get(at).copied().unwrap_or_default();
            if byte == b'\n' {
                self.consume(at)?;
                return Err(self.malformed(
                    "a string is not closed on its line; expected '\"', or '\\n' for a line break \
                     within it",
                ));
            }
            self.consume(at + 1)?;
            if byte == b'"' {
                return Ok(());
            }
            escaped = true;
        }
    }

    fn scalar(&mut self) -> Scan<()> {
        loop {
            let chunk = self.input.fill_buf()?;
            let ends = |byte: &u8| {
                byte.is_ascii_whitespace() || matches!(byte, b',' | b':' | b']' | b'}' | b'"')
            };
            let end = chunk.iter().position(ends);
            let used = end.unwrap_or(chunk.len());
            self.consume(used)?;
            if end.is_some() || used == 0 {
                return Ok(());
            }
        }
    }

    /// Consumes bytes of the current chunk, keeping them and counting lines.
    fn consume(&mut self, amount: usize) -> Scan<()> {
        let chunk = self.input.fill_buf()?;
        let bytes = chunk.get(..amount).unwrap_or(chunk);
        let mut last = None;
        for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n') {
            self.line = self.line.saturating_add(1);
            last = Some(at);
        }
        match last {
            Some(at) => self.column = (bytes.len() - at) as u64,
            None => self.column += bytes.len() as u64,
        }
        if (self.kept.bytes.len() + bytes.len()) as u64 > self.limit {
            self.kept.is_too_long = true;
            self.kept.bytes = Vec::new();
        } else if !self.kept.is_too_long {
            self.kept.bytes.extend_from_slice(bytes);
        }
        let used = bytes.len();
        self.input.consume(used);
        Ok(())
    }

    fn cut_off(&self) -> Stop {
        let begin = self.kept.first_line;
        self.malformed(format!(
            "the file ends within the value that begins on line {begin}; it is cut off, or a \
             bracket or a quotation mark is not closed"
        ))
    }
}
