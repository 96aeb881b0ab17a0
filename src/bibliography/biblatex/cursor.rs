//! A place in a file, and what can be read from there: words, values, lines.

/// A place in a file.
pub(super) struct Cursor<'t> {
    pub(super) text: &'t str,
    /// The byte that comes next.
    pub(super) at: usize,
    /// The line of the byte `line_at`, which never moves back.
    line: u32,
    line_at: usize,
}

/// Why an entry could not be read, and the line to look at.
pub(super) struct Broken {
    pub(super) line: u32,
    pub(super) what: String,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, line: 1, line_at: 0 }
    }

    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Returns the line of a byte, counted from 1.
    pub(super) fn line_of(&mut self, at: usize) -> u32 {
        let at = at.min(self.text.len());
        if at < self.line_at {
            let back = newlines(&self.text.as_bytes()[at..self.line_at]);
            return self.line.saturating_sub(back);
        }
        self.line += newlines(&self.text.as_bytes()[self.line_at..at]);
        self.line_at = at;
        self.line
    }

    /// Skips white space and, between fields, LaTeX comments.
    pub(super) fn skip_blanks(&mut self) {
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start().len();
            if self.peek() != Some('%') {
                return;
            }
            self.at += self.rest().find('\n').unwrap_or(self.rest().len());
        }
    }

    pub(super) fn word(&mut self) -> &'t str {
        let rest = self.rest();
        let is_end = |c: char| {
            c.is_whitespace()
                || matches!(c, '{' | '}' | '(' | ')' | ',' | '=' | '"' | '#' | '%' | '@')
        };
        let len = rest.find(is_end).unwrap_or(rest.len());
        self.at += len;
        rest.get(..len).unwrap_or_default()
    }

    /// Reads a value in braces. Braces count even behind a backslash, as they
    /// do for BibTeX.
    pub(super) fn braced(&mut self, name: &str, line: u32) -> Result<&'t str, Broken> {
        let start = self.at + 1;
        self.until(start, name, line, |byte, depth| byte == b'}' && depth == 0)
    }

    /// Reads a value in quotation marks; one within braces or behind a
    /// backslash ends nothing.
    pub(super) fn quoted(&mut self, name: &str, line: u32) -> Result<&'t str, Broken> {
        let start = self.at + 1;
        let mut escaped = false;
        self.until(start, name, line, |byte, depth| {
            let ends = byte == b'"' && depth == 0 && !escaped;
            escaped = byte == b'\\' && !escaped;
            ends
        })
    }

    fn until(
        &mut self,
        start: usize,
        name: &str,
        line: u32,
        mut is_end: impl FnMut(u8, usize) -> bool,
    ) -> Result<&'t str, Broken> {
        let text = self.text;
        let mut depth = 0_usize;
        for (at, byte) in text.bytes().enumerate().skip(start) {
            if is_end(byte, depth) {
                self.at = at + 1;
                return Ok(text.get(start..at).unwrap_or_default());
            }
            match byte {
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                b'\n' if text.get(at + 1..).is_some_and(begins_entry) => {
                    self.at = at;
                    return Err(unclosed(name, line));
                }
                _ => {}
            }
        }
        self.at = text.len();
        Err(unclosed(name, line))
    }
}

fn newlines(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(u32::MAX)
}

pub(super) fn broken(name: &str, line: u32, what: &str) -> Broken {
    Broken { line, what: format!("{name}: {what}; the entry is left out") }
}

pub(super) fn unclosed(name: &str, line: u32) -> Broken {
    broken(name, line, "it is not closed; expected as many '}' as '{'")
}

/// Says whether a line begins an entry beyond doubt: `@word{key,`.
pub(super) fn begins_entry(line: &str) -> bool {
    /// Longer keys are none; looking further would cost time on every line.
    const MAX_HEAD_CHARS: usize = 200;
    let Some(rest) = line.trim_start_matches([' ', '\t']).strip_prefix('@') else { return false };
    let named = rest.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let Some(key) = named.strip_prefix(['{', '(']).filter(|_| named.len() < rest.len()) else {
        return false;
    };
    let end = key
        .chars()
        .take(MAX_HEAD_CHARS)
        .find(|c| matches!(c, ',' | '}' | ')' | '=' | '{' | '"' | '\n'));
    end == Some(',') && !key.starts_with(',')
}
