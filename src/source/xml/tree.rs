//! The parsed file, and where its elements stand.

use std::collections::HashSet;
use std::ops::Range;

use roxmltree::{Document, Error, Node, NodeId, ParsingOptions, TextPos};

use super::prepare::{Prepared, prepare};
use crate::article::SourceSpan;
use crate::source::tidy;
use crate::text::ByteSpan;

/// Elements may be nested this deep. Articles reach a few dozen levels; the
/// readers walk the tree by calling themselves, and this many calls fit on any
/// stack.
const MAX_DEPTH: usize = 256;

/// A file may have this many tags. Each takes some 100 bytes of memory, and
/// the longest issues of a journal have a few hundred thousand.
const MAX_TAGS: usize = 6_000_000;

/// The parser notes every namespace in scope on every element that declares
/// one; this many notes are tens of megabytes.
const MAX_NAMESPACE_NOTES: usize = 20_000_000;

/// An element may have this many attributes. The parser compares each with
/// all others.
const MAX_ATTRIBUTES: usize = 1_000;

/// A file uses no more prefixes than this without declaring them.
const MAX_UNDECLARED: usize = 16;

/// Why a file cannot be read.
pub(super) struct Malformed {
    pub(super) line: Option<u32>,
    pub(super) what: String,
}

impl From<String> for Malformed {
    fn from(what: String) -> Self {
        Self { line: None, what }
    }
}

/// A parsed file.
pub(super) struct Tree<'a> {
    pub(super) document: Document<'a>,
    prepared: &'a Prepared,
    original: &'a str,
    /// The bytes of the original at which its lines start.
    lines: Vec<usize>,
}

/// Parses a text and hands over its tree.
///
/// # Errors
///
/// Says why the text is refused, and on which line.
pub(super) fn parse(original: &str, take: impl FnOnce(&Tree<'_>)) -> Result<(), Malformed> {
    let mut prefixes: Vec<String> = Vec::new();
    loop {
        let prepared = prepare(original, &prefixes)?;
        refuse_floods(&prepared.text)?;
        let document = match Document::parse_with_options(&prepared.text, ParsingOptions::default())
        {
            Ok(document) => document,
            Err(Error::UnknownNamespace(prefix, _))
                if prefixes.len() < MAX_UNDECLARED && !prefixes.contains(&prefix) =>
            {
                prefixes.push(prefix);
                continue;
            }
            Err(error) => return Err(malformed(&error, &prepared, original)),
        };
        let tree = Tree { document, prepared: &prepared, original, lines: line_starts(original) };
        tree.refuse_depth()?;
        take(&tree);
        return Ok(());
    }
}

/// Refuses texts that would take more memory or time than any article needs.
fn refuse_floods(text: &str) -> Result<(), String> {
    let (mut tags, mut declarations) = (0_usize, 0_usize);
    let mut prefixes: HashSet<&str> = HashSet::new();
    for tag in text.split('<').skip(1) {
        tags += 1;
        let tag = tag.split('>').next().unwrap_or_default();
        if tag.len() > MAX_ATTRIBUTES
            && tag.bytes().filter(|byte| *byte == b'=').count() > MAX_ATTRIBUTES
        {
            return Err(format!("an element has more than {MAX_ATTRIBUTES} attributes"));
        }
        for declaration in tag.split("xmlns").skip(1) {
            declarations += 1;
            prefixes.insert(declaration.split('=').next().unwrap_or_default());
        }
    }
    if tags > MAX_TAGS {
        return Err(format!("it has more than {MAX_TAGS} tags; split it into several files"));
    }
    if declarations.saturating_mul(prefixes.len()) > MAX_NAMESPACE_NOTES {
        return Err(
            "it declares namespaces over and over; declare them on the root element".to_owned()
        );
    }
    Ok(())
}

fn malformed(error: &Error, prepared: &Prepared, original: &str) -> Malformed {
    let what = match error {
        Error::UnexpectedCloseTag(expected, actual, _) => {
            format!("the element <{expected}> is closed by </{actual}>")
        }
        Error::UnclosedRootNode | Error::UnexpectedEndOfStream => {
            "it ends before its elements are closed".to_owned()
        }
        Error::NoRootNode => "there is no element in it".to_owned(),
        Error::DuplicatedAttribute(name, _) => format!("the attribute '{name}' stands there twice"),
        Error::InvalidAttributeValue(_) => "the value of an attribute holds a '<'".to_owned(),
        other => {
            let text = other.to_string();
            // The place is said by the line, and counts in the file.
            text.rsplit_once(" at ").map_or(text.as_str(), |(what, _)| what).to_owned()
        }
    };
    let line = match error {
        Error::UnclosedRootNode | Error::UnexpectedEndOfStream | Error::NoRootNode => None,
        error => {
            let at = byte_at(&prepared.text, error.pos());
            let at = prepared.original(at..at).start;
            let breaks = original.bytes().take(at).filter(|byte| *byte == b'\n').count();
            u32::try_from(breaks + 1).ok()
        }
    };
    Malformed { line, what: format!("{what}; expected well-formed XML") }
}

/// Returns the byte of a text at a row and a column, both counted from 1.
fn byte_at(text: &str, place: TextPos) -> usize {
    let row = usize::try_from(place.row).unwrap_or(usize::MAX).saturating_sub(1);
    let column = usize::try_from(place.col).unwrap_or(usize::MAX).saturating_sub(1);
    let before: usize = text.split_inclusive('\n').take(row).map(str::len).sum();
    let line = text.get(before..).unwrap_or_default();
    before + line.chars().take(column).map(char::len_utf8).sum::<usize>()
}

fn line_starts(text: &str) -> Vec<usize> {
    let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
    std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect()
}

impl<'a> Tree<'a> {
    pub(super) fn root<'t>(&'t self) -> Node<'t, 'a> {
        self.document.root_element()
    }

    /// Returns what a person should know about how the text was parsed.
    pub(super) fn notes(&self) -> &[String] {
        &self.prepared.notes
    }

    fn refuse_depth(&self) -> Result<(), Malformed> {
        let mut open: Vec<NodeId> = Vec::new();
        for node in self.document.descendants().filter(Node::is_element) {
            let parent = node.parent().map(|parent| parent.id());
            while open.last().is_some_and(|last| Some(*last) != parent) {
                open.pop();
            }
            open.push(node.id());
            if open.len() > MAX_DEPTH {
                let what =
                    format!("elements are nested more than {MAX_DEPTH} deep; expected an article");
                return Err(Malformed { line: Some(self.line_of(node)), what });
            }
        }
        Ok(())
    }

    /// Returns the line on which an element starts.
    pub(super) fn line_of(&self, node: Node<'_, '_>) -> u32 {
        self.line_at(self.prepared.original(node.range()).start)
    }

    fn line_at(&self, at: usize) -> u32 {
        u32::try_from(self.lines.partition_point(|start| *start <= at)).unwrap_or(u32::MAX).max(1)
    }

    /// Says where an element stands.
    pub(super) fn place_of(&self, node: Node<'_, '_>) -> SourceSpan {
        self.place(inner(node))
    }

    /// Says where a run of neighbouring nodes stands, the first and the last
    /// of them given.
    pub(super) fn place_of_run(&self, first: Node<'_, '_>, last: Node<'_, '_>) -> SourceSpan {
        // The ranges of texts are not reliable where references stand in
        // them; those of the elements around them are.
        let parent = first.parent().map_or(0..0, inner);
        let start = match first.prev_sibling() {
            _ if first.is_element() => first.range().start,
            Some(before) => before.range().end,
            None => parent.start,
        };
        let end = match last.next_sibling() {
            _ if last.is_element() => last.range().end,
            Some(after) => after.range().start,
            None => parent.end,
        };
        self.place(start..end)
    }

    fn place(&self, prepared: Range<usize>) -> SourceSpan {
        let range = self.prepared.original(prepared);
        let raw = self.original.get(range.clone()).unwrap_or_default();
        let text = tidy::trim(raw);
        if text.is_empty() {
            return SourceSpan::default();
        }
        let start = range.start + (raw.len() - raw.trim_start_matches(tidy::is_blank).len());
        let span = ByteSpan::new(start, start + text.len());
        SourceSpan {
            line_start: Some(self.line_at(span.start)),
            line_end: Some(self.line_at(span.end.saturating_sub(1))),
            bytes: Some(span),
            page: None,
        }
    }
}

/// Returns the bytes between the tags of an element.
fn inner(node: Node<'_, '_>) -> Range<usize> {
    let range = node.range();
    let text = node.document().input_text().get(range.clone()).unwrap_or_default();
    let mut quote = None;
    let opening = text.bytes().position(|byte| match (quote, byte) {
        (None, b'"' | b'\'') => {
            quote = Some(byte);
            false
        }
        (None, b'>') => true,
        (Some(open), _) if open == byte => {
            quote = None;
            false
        }
        _ => false,
    });
    let start = opening.map_or(range.start, |at| range.start + at + 1);
    let end = text.rfind("</").map_or(range.end, |at| range.start + at);
    start..end.max(start)
}
