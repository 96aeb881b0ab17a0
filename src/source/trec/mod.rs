//! Documents of test collections in SGML, as TREC and its like hand them out.
//!
//! A file holds many `<DOC>`s and may be of any size: it is read line by line,
//! and one document at a time is in memory. What is in a document is the
//! matter of [`document`].

mod document;
mod tag;
#[cfg(test)]
mod tests;

use std::io::{self, BufRead, Read};

use super::Sink;
use super::reading::Context;

/// The elements that are documents. Reuters' collection has a name of its own.
const DOCUMENTS: &[&str] = &["doc", "reuters"];

/// Stray text is reported this many times in a file; then it is plain that the
/// file is something else.
const MAX_STRAYS: usize = 10;

/// Reads documents one by one; what is wrong with one is a problem, and
/// reading goes on with the next.
///
/// # Errors
///
/// Fails where `input` cannot be read.
pub(super) fn read(
    context: &Context<'_>,
    input: &mut dyn BufRead,
    sink: &mut Sink<'_>,
) -> io::Result<()> {
    let mut reader = Reader { context, open: None, documents: 0, strays: 0, in_stray: false };
    let limit = context.options.max_file_bytes;
    let mut line = Vec::new();
    let mut number: u32 = 0;
    loop {
        line.clear();
        // A line longer than the limit is taken in pieces.
        if (&mut *input).take(limit.max(1)).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.len() as u64 <= limit || number == 0 {
            number = number.saturating_add(1);
        }
        let start = if number == 1 && line.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        reader.line(line.get(start..).unwrap_or_default(), number, sink);
    }
    if let Some(open) = reader.open.take() {
        reader.unclosed(open, "the file ends", sink);
    }
    if reader.documents == 0 {
        sink.problem(context.malformed(
            None,
            "there is no document in it; expected <DOC> ... </DOC> with a <DOCNO> and a <TEXT> each"
                .to_owned(),
        ));
    }
    Ok(())
}

struct Reader<'c> {
    context: &'c Context<'c>,
    open: Option<Open>,
    /// How many documents there were.
    documents: usize,
    /// How many times there was text outside of documents.
    strays: usize,
    /// Whether the last line was stray too.
    in_stray: bool,
}

/// A document that is being read.
struct Open {
    /// Its first line.
    line: u32,
    /// Its bytes so far, with the tag it begins with.
    bytes: Vec<u8>,
    /// Whether it is longer than the limit, so that its end is dropped.
    is_too_long: bool,
}

impl Reader<'_> {
    /// Takes one line of the file.
    fn line(&mut self, line: &[u8], number: u32, sink: &mut Sink<'_>) {
        let mut rest = line;
        while !rest.is_empty() {
            rest = if self.open.is_some() {
                self.inside(rest, number, sink)
            } else {
                self.outside(rest, number, sink)
            };
        }
    }

    /// Takes what stands before the next document; returns the rest.
    fn outside<'l>(&mut self, rest: &'l [u8], number: u32, sink: &mut Sink<'_>) -> &'l [u8] {
        let start = find_tag(rest, Tag::Opening).unwrap_or(rest.len());
        let (before, rest) = rest.split_at_checked(start).unwrap_or((rest, &[]));
        self.stray(before, number, sink);
        if !rest.is_empty() {
            self.open = Some(Open { line: number, bytes: Vec::new(), is_too_long: false });
            self.in_stray = false;
            // The tag itself, so that it is not found again.
            self.push(rest.get(..1).unwrap_or_default());
            return rest.get(1..).unwrap_or_default();
        }
        rest
    }

    /// Takes what belongs to the open document; returns the rest.
    fn inside<'l>(&mut self, rest: &'l [u8], number: u32, sink: &mut Sink<'_>) -> &'l [u8] {
        let closing = find_tag(rest, Tag::Closing);
        let opening = find_tag(rest, Tag::Opening);
        match (closing, opening) {
            (Some(end), opening) if opening.is_none_or(|start| end < start) => {
                let length = rest.get(end..).unwrap_or_default();
                let length = length.iter().position(|byte| *byte == b'>').map_or(0, |at| at + 1);
                let (own, rest) = rest.split_at_checked(end + length).unwrap_or((rest, &[]));
                self.push(own);
                if let Some(open) = self.open.take() {
                    self.document(open, sink);
                }
                rest
            }
            (_, Some(start)) => {
                let (own, rest) = rest.split_at_checked(start).unwrap_or((rest, &[]));
                self.push(own);
                if let Some(open) = self.open.take() {
                    let before = format!("another begins on line {number}");
                    self.unclosed(open, &before, sink);
                }
                rest
            }
            _ => {
                self.push(rest);
                &[]
            }
        }
    }

    fn push(&mut self, bytes: &[u8]) {
        let limit = self.context.options.max_file_bytes;
        if let Some(open) = &mut self.open {
            let length = open.bytes.len().saturating_add(bytes.len());
            open.is_too_long |= length as u64 > limit;
            if !open.is_too_long {
                open.bytes.extend_from_slice(bytes);
            }
        }
    }

    fn unclosed(&mut self, open: Open, before: &str, sink: &mut Sink<'_>) {
        let what =
            format!("a document is not closed before {before}; read up to there; expected </DOC>");
        sink.problem(self.context.malformed(Some(open.line), what));
        self.document(open, sink);
    }

    fn document(&mut self, open: Open, sink: &mut Sink<'_>) {
        self.documents += 1;
        if open.is_too_long {
            let limit = self.context.options.max_file_bytes;
            let what = format!("a document is longer than the limit of {limit} bytes");
            sink.problem(self.context.malformed(Some(open.line), what));
            return;
        }
        document::read(self.context, &open.bytes, open.line, self.documents, sink);
    }

    /// Reports text outside of documents, once for each run of lines.
    fn stray(&mut self, bytes: &[u8], number: u32, sink: &mut Sink<'_>) {
        let text = String::from_utf8_lossy(bytes);
        let text = text.trim();
        // Some collections wrap their documents in an element, or declare a
        // document type.
        let is_markup = text.starts_with('<') && text.ends_with('>');
        if text.is_empty() || is_markup {
            return;
        }
        if std::mem::replace(&mut self.in_stray, true) {
            return;
        }
        self.strays += 1;
        if self.strays <= MAX_STRAYS {
            let start: String = text.chars().take(40).collect();
            let what =
                format!("text outside of any document is not read: '{start}'; expected <DOC>");
            sink.problem(self.context.malformed(Some(number), what));
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Tag {
    Opening,
    Closing,
}

/// Finds a tag that begins or ends a document.
fn find_tag(bytes: &[u8], tag: Tag) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = bytes.get(from..)?.iter().position(|byte| *byte == b'<') {
        let at = from + found;
        let rest = bytes.get(at + 1..).unwrap_or_default();
        let rest = match tag {
            Tag::Opening => Some(rest),
            Tag::Closing => rest.strip_prefix(b"/"),
        };
        let is_document = rest.is_some_and(|rest| {
            DOCUMENTS.iter().any(|name| {
                let after = rest.get(name.len()).copied().unwrap_or(b'>');
                rest.get(..name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name.as_bytes()))
                    && (after == b'>' || after.is_ascii_whitespace())
            })
        });
        if is_document {
            return Some(at);
        }
        from = at + 1;
    }
    None
}
