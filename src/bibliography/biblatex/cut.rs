//! A file cut into entries and their fields, as raw LaTeX.
//!
//! An entry that is not closed ends where the next one begins on a line of its
//! own, so that one slip costs one entry.

use std::collections::HashMap;

use super::super::entry::Problem;
use super::cursor::{Broken, Cursor, begins_entry, broken, unclosed};

/// The entries of a file and what was wrong with it.
#[derive(Default)]
pub(super) struct Cut {
    pub(super) entries: Vec<RawEntry>,
    pub(super) problems: Vec<Problem>,
}

/// An entry before its fields are understood.
pub(super) struct RawEntry {
    /// Its type in lower case.
    pub(super) kind: String,
    pub(super) key: String,
    pub(super) line: u32,
    pub(super) fields: Vec<RawField>,
}

/// A field: its name in lower case, its value without the outer delimiters.
#[derive(Clone)]
pub(super) struct RawField {
    pub(super) name: String,
    pub(super) value: String,
}

impl RawEntry {
    /// Returns the value of a field.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let field = self.fields.iter().find(|field| field.name == name)?;
        Some(field.value.as_str())
    }
}

/// Abbreviations may fill at most this many times the size of the file, and
/// this much more: a few lines of them could otherwise stand for gigabytes.
const EXPANSION_FACTOR: usize = 4;
const EXPANSION_FREE_BYTES: usize = 1 << 20;

/// Cuts a file.
pub(super) fn cut(text: &str) -> Cut {
    let mut scanner = Scanner {
        cursor: Cursor::new(text),
        abbreviations: HashMap::new(),
        budget: text.len() * EXPANSION_FACTOR + EXPANSION_FREE_BYTES,
        comments_close: true,
        cut: Cut::default(),
    };
    scanner.file();
    scanner.cut
}

struct Scanner<'t> {
    cursor: Cursor<'t>,
    abbreviations: HashMap<String, String>,
    budget: usize,
    /// Whether every `@comment` so far was closed: looking for the end of many
    /// that are not would take the square of their number.
    comments_close: bool,
    cut: Cut,
}

impl<'t> Scanner<'t> {
    fn file(&mut self) {
        // Behind a broken entry, and within it, only a line of its own tells
        // the next one.
        let mut own_line = false;
        let mut before: Option<String> = None;
        let (mut outside, mut line_start) = (0, 0);
        while let Some(found) = self.cursor.rest().find('@') {
            if let Some(newline) = self.cursor.rest().get(..found).and_then(|lead| lead.rfind('\n'))
            {
                line_start = self.cursor.at + newline + 1;
            }
            self.cursor.at += found;
            let from = if own_line { line_start } else { line_start.max(outside) };
            let lead = self.cursor.text.get(from..self.cursor.at).unwrap_or_default();
            let kind = if may_precede(lead, own_line) { self.entry_type() } else { None };
            let Some(kind) = kind else {
                self.cursor.at += 1;
                continue;
            };
            self.report_stray(outside, before.take());
            let start = self.cursor.at;
            self.cursor.at = start + kind.len;
            match self.entry(&kind, start) {
                Ok(key) => {
                    own_line = false;
                    before = key;
                }
                Err(broken) => {
                    own_line = true;
                    self.cut
                        .problems
                        .push(Problem { line: Some(broken.line), message: broken.what });
                }
            }
            let entry = self.cursor.text.get(start..self.cursor.at).unwrap_or_default();
            line_start = entry.rfind('\n').map_or(line_start, |newline| start + newline + 1);
            outside = self.cursor.at;
        }
        self.cursor.at = self.cursor.text.len();
        self.report_stray(outside, before);
    }

    /// Says that what follows an entry looks like fields: an entry that was
    /// closed too early loses them.
    fn report_stray(&mut self, from: usize, key: Option<String>) {
        let Some(key) = key else { return };
        let stray = self.cursor.text.get(from..self.cursor.at).unwrap_or_default();
        let is_field = |line: &str| {
            line.trim().split_once('=').is_some_and(|(name, value)| {
                let name = name.trim();
                !name.is_empty()
                    && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
                    && value.trim_start().starts_with(['{', '"'])
            })
        };
        let mut at = from;
        for line in stray.split_inclusive('\n') {
            if is_field(line) {
                let line = self.cursor.line_of(at);
                self.cut.problems.push(Problem {
                    line: Some(line),
                    message: format!(
                        "entry {key}: fields stand behind its closing brace and are left out; \
                         expected them within, look for a '}}' too many"
                    ),
                });
                return;
            }
            at += line.len();
        }
    }

    /// Reads `@article{`; `None` where the `@` begins no entry.
    fn entry_type(&self) -> Option<EntryType> {
        let after = self.cursor.rest().strip_prefix('@')?;
        let name = after.trim_start_matches([' ', '\t']);
        let len =
            name.find(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_'))).unwrap_or(0);
        let kind = name.get(..len).filter(|kind| !kind.is_empty())?;
        let open = name.get(len..)?.trim_start();
        let close = match open.chars().next()? {
            '{' => '}',
            '(' => ')',
            _ => return None,
        };
        let len = self.cursor.rest().len() - open.len() + 1;
        Some(EntryType { name: kind.to_lowercase(), close, len })
    }

    /// Reads an entry behind its opening brace; returns its key if it is one.
    fn entry(&mut self, kind: &EntryType, start: usize) -> Result<Option<String>, Broken> {
        let line = self.cursor.line_of(start);
        match kind.name.as_str() {
            "comment" => {
                self.comment(start);
                Ok(None)
            }
            "preamble" => {
                let name = "the preamble which begins here";
                self.value(name, line, kind.close)?;
                self.close(name, line, kind.close)?;
                Ok(None)
            }
            "string" => {
                for field in self.fields("the abbreviation which begins here", line, kind.close)? {
                    self.abbreviations.insert(field.name, field.value);
                }
                Ok(None)
            }
            _ => {
                let key = self.key(line, kind.close)?;
                let name = format!("entry {key}");
                let fields = self.fields(&name, line, kind.close)?;
                let kind = kind.name.clone();
                self.cut.entries.push(RawEntry { kind, key: key.clone(), line, fields });
                Ok(Some(key))
            }
        }
    }

    /// Skips a comment: to the brace that closes it, else to the end of its
    /// line.
    fn comment(&mut self, start: usize) {
        let mut depth = 1_usize;
        if self.comments_close {
            for (at, byte) in self.cursor.rest().bytes().enumerate() {
                match byte {
                    b'{' => depth += 1,
                    b'}' => depth -= 1,
                    _ => {}
                }
                if depth == 0 {
                    self.cursor.at += at + 1;
                    return;
                }
            }
            self.comments_close = false;
        }
        let rest = self.cursor.text.get(start..).unwrap_or_default();
        self.cursor.at = start + rest.find('\n').unwrap_or(rest.len());
    }

    fn key(&mut self, line: u32, close: char) -> Result<String, Broken> {
        self.cursor.skip_blanks();
        let rest = self.cursor.rest();
        let end = rest.find([',', '\n', '\r', close]);
        let key = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default().trim();
        if key.is_empty() || key.contains(['=', '{', '"']) {
            return Err(Broken {
                line,
                what: "an entry without a key; expected one such as @article{smith2024, ...}; \
                       the entry is left out"
                    .to_owned(),
            });
        }
        self.cursor.at += end.unwrap_or(rest.len());
        self.cursor.skip_blanks();
        match self.cursor.peek() {
            Some(',') => self.cursor.at += 1,
            Some(c) if c == close => {}
            _ => {
                return Err(broken(
                    &format!("entry {key}"),
                    line,
                    "expected a comma behind the key",
                ));
            }
        }
        Ok(key.to_owned())
    }

    /// Reads fields to the closing brace. A missing comma between two is
    /// forgiven.
    fn fields(&mut self, name: &str, line: u32, close: char) -> Result<Vec<RawField>, Broken> {
        let mut fields: Vec<RawField> = Vec::new();
        loop {
            self.cursor.skip_blanks();
            match self.cursor.peek() {
                None => return Err(unclosed(name, line)),
                Some(c) if c == close => {
                    self.cursor.at += 1;
                    return Ok(fields);
                }
                Some(',') => {
                    self.cursor.at += 1;
                    continue;
                }
                Some('@') if begins_entry(self.cursor.rest()) => return Err(unclosed(name, line)),
                Some(_) => {}
            }
            let field_line = self.cursor.line_of(self.cursor.at);
            let field = self.cursor.word();
            self.cursor.skip_blanks();
            if field.is_empty() || self.cursor.peek() != Some('=') {
                return Err(broken(name, field_line, "expected a field such as title = {...}"));
            }
            self.cursor.at += 1;
            let in_field = format!("{name}, field {field}");
            let value = self.value(&in_field, field_line, close)?;
            let field = field.to_lowercase();
            if let Some(value) = value
                && !fields.iter().any(|other| other.name == field)
            {
                fields.push(RawField { name: field, value });
            }
        }
    }

    fn close(&mut self, name: &str, line: u32, close: char) -> Result<(), Broken> {
        self.cursor.skip_blanks();
        if self.cursor.peek() != Some(close) {
            return Err(unclosed(name, line));
        }
        self.cursor.at += 1;
        Ok(())
    }

    /// Reads a value: pieces joined by `#`. `None` where an abbreviation is
    /// not known, which is a problem but breaks nothing.
    fn value(&mut self, name: &str, line: u32, close: char) -> Result<Option<String>, Broken> {
        let mut value = String::new();
        let mut known = true;
        loop {
            self.cursor.skip_blanks();
            match self.cursor.peek() {
                Some('{') => value.push_str(self.cursor.braced(name, line)?),
                Some('"') => value.push_str(self.cursor.quoted(name, line)?),
                Some(c) if c != close && c != ',' => {
                    let word = self.cursor.word();
                    if word.is_empty() {
                        return Err(broken(name, line, "expected a value in braces or quotes"));
                    }
                    known &= self.expand(word, &mut value, name, line);
                }
                _ => return Err(broken(name, line, "expected a value in braces or quotes")),
            }
            self.cursor.skip_blanks();
            if self.cursor.peek() != Some('#') {
                return Ok(known.then_some(value));
            }
            self.cursor.at += 1;
        }
    }

    /// Appends a number or what an abbreviation stands for; says whether it is
    /// known.
    fn expand(&mut self, word: &str, value: &mut String, name: &str, line: u32) -> bool {
        let lower = word.to_lowercase();
        let what = match self.abbreviations.get(&lower) {
            Some(text) if text.len() > self.budget => {
                format!("the abbreviation '{word}' is used too often; the field is left out")
            }
            Some(text) => {
                self.budget -= text.len();
                value.push_str(text);
                return true;
            }
            None if word.bytes().all(|b| b.is_ascii_digit()) || is_month(&lower) => {
                value.push_str(word);
                return true;
            }
            None => format!(
                "'{word}' is no known abbreviation; expected @string{{{word} = ...}} before, \
                 or braces around a text; the field is left out"
            ),
        };
        self.cut.problems.push(Problem { line: Some(line), message: format!("{name}: {what}") });
        false
    }
}

/// Says whether an entry may begin behind this text of its line: not in a
/// comment, and not within a mail address.
fn may_precede(lead: &str, own_line: bool) -> bool {
    /// More is no indent, and looking at it for every `@` would cost time.
    const MAX_INDENT_BYTES: usize = 200;
    if lead.len() > MAX_INDENT_BYTES {
        return !own_line && !lead.ends_with(char::is_alphanumeric);
    }
    let lead = lead.trim_start();
    lead.is_empty() || !own_line && !lead.starts_with('%') && !lead.ends_with(char::is_alphanumeric)
}

struct EntryType {
    name: String,
    close: char,
    /// Bytes from `@` through the opening brace.
    len: usize,
}

fn is_month(word: &str) -> bool {
    const MONTHS: &[&str] =
        &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    MONTHS.contains(&word)
}
