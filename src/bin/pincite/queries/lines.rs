//! Lines with their numbers.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read as _};

/// Longer lines are no queries, but a file of something else.
pub const MAX_BYTES: u64 = 1 << 20;

/// Why a file is not read at all.
pub const UTF_16: &str = "UTF-16, where UTF-8 was expected";

/// A line without its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its number, from 1.
    pub number: u64,
    /// The text, or why it is none.
    pub text: Result<String, String>,
}

impl Line {
    fn is_filled(&self) -> bool {
        self.text.as_ref().map_or(true, |text| !text.trim().is_empty())
    }
}

/// The lines of an input.
pub struct Lines<R> {
    input: R,
    read: u64,
    /// Lines that are read again.
    put_back: VecDeque<Line>,
}

impl<R: BufRead> Lines<R> {
    pub fn new(input: R) -> Self {
        Self { input, read: 0, put_back: VecDeque::new() }
    }

    /// Returns the next line that is not blank.
    pub fn next_filled(&mut self) -> io::Result<Option<Line>> {
        loop {
            match self.next()? {
                Some(line) if !line.is_filled() => {}
                line => return Ok(line),
            }
        }
    }

    /// Returns the next line.
    pub fn next(&mut self) -> io::Result<Option<Line>> {
        if let Some(line) = self.put_back.pop_front() {
            return Ok(Some(line));
        }
        let mut bytes = Vec::new();
        (&mut self.input).take(MAX_BYTES).read_until(b'\n', &mut bytes)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        self.read += 1;
        let number = self.read;
        if bytes.len() as u64 == MAX_BYTES && !bytes.ends_with(b"\n") {
            self.input.skip_until(b'\n')?;
            let text = Err(format!("longer than {} KiB", MAX_BYTES / 1024));
            return Ok(Some(Line { number, text }));
        }
        Ok(Some(Line { number, text: decoded(bytes, number == 1) }))
    }

    /// Returns these lines again before all others.
    pub fn put_back(
        &mut self,
        lines: impl IntoIterator<Item = Line, IntoIter: DoubleEndedIterator>,
    ) {
        for line in lines.into_iter().rev() {
            self.put_back.push_front(line);
        }
    }
}

fn decoded(bytes: Vec<u8>, is_first: bool) -> Result<String, String> {
    if is_first && (bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF")) {
        return Err(UTF_16.to_owned());
    }
    let text = String::from_utf8(bytes).map_err(|_| "not UTF-8".to_owned())?;
    let text = text.strip_prefix('\u{FEFF}').filter(|_| is_first).unwrap_or(&text);
    let text = text.strip_suffix('\n').unwrap_or(text);
    Ok(text.strip_suffix('\r').unwrap_or(text).to_owned())
}
