//! The tags of HTML, with their bytes.
//!
//! The reader of web pages parses as browsers do, and knows the lines of a page
//! but not its bytes. A quotation has to be found again in the draft, to the
//! byte, and needs little of the structure: so drafts are read tag by tag.

use std::borrow::Cow;

use memchr::memchr;

use crate::source::decode_entities;
use crate::text::ByteSpan;

/// A piece of HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'h> {
    /// Text, with its references to characters.
    Text(ByteSpan),
    /// A tag that begins an element.
    Open(Tag<'h>),
    /// A tag that ends one.
    Close(Tag<'h>),
    /// A comment, a declaration.
    Other(ByteSpan),
}

/// A tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tag<'h> {
    /// The name as written.
    pub(super) name: &'h str,
    /// What follows the name.
    attributes: &'h str,
    /// Its bytes.
    pub(super) span: ByteSpan,
}

impl<'h> Tag<'h> {
    /// Returns the value of an attribute; an empty one where there is none.
    pub(super) fn attribute(&self, wanted: &str) -> Option<Cow<'h, str>> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            let is_end = |c: char| c.is_whitespace() || c == '=' || c == '/';
            // A sign of equality may begin a name, and nowhere else be in one.
            let first = rest.chars().next().map_or(0, char::len_utf8);
            let end = rest[first..].find(is_end).map_or(rest.len(), |at| at + first);
            let (name, after) = rest.split_at(end);
            let after = after.trim_start();
            let (value, after) = match after.strip_prefix('=') {
                Some(value) => split_value(value.trim_start()),
                None => ("", after),
            };
            if name.eq_ignore_ascii_case(wanted) {
                return Some(decode_entities(value));
            }
            rest = after;
        }
    }
}

fn split_value(text: &str) -> (&str, &str) {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''));
    match quote {
        Some(quote) => {
            let inner = &text[1..];
            inner.split_once(quote).unwrap_or((inner, ""))
        }
        None => text.split_at(text.find(char::is_whitespace).unwrap_or(text.len())),
    }
}

/// The pieces of a part of a text.
pub(super) struct Pieces<'h> {
    html: &'h str,
    at: usize,
    end: usize,
    /// Whether it is known that no tag ends in the rest, which is then not
    /// searched again.
    is_tagless: bool,
}

impl<'h> Pieces<'h> {
    pub(super) fn new(html: &'h str, span: ByteSpan) -> Self {
        Self { html, at: span.start, end: span.end.min(html.len()), is_tagless: false }
    }

    /// Passes over everything up to the tag that ends an element whose text is
    /// no markup, or to the end.
    pub(super) fn skip_to_end_of(&mut self, name: &str) {
        let rest = self.rest();
        let found = rest.match_indices("</").find(|(at, _)| {
            let tag = &rest.as_bytes()[at + 2..];
            tag.get(..name.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(name.as_bytes()))
        });
        self.at += found.map_or(rest.len(), |(at, _)| at);
    }

    fn rest(&self) -> &'h str {
        self.html.get(self.at..self.end).unwrap_or_default()
    }

    /// Reads the tag, comment or declaration that the rest begins with.
    fn markup(&mut self) -> Option<Piece<'h>> {
        let rest = self.rest();
        let at = self.at;
        let span = |len: usize| ByteSpan::new(at, at + len);
        if let Some(comment) = rest.strip_prefix("<!--") {
            let end = comment.find("-->").map_or(rest.len(), |at| at + "<!---->".len());
            return Some(Piece::Other(span(end)));
        }
        if rest.starts_with("<!") || rest.starts_with("<?") {
            let end = memchr(b'>', rest.as_bytes()).map_or(rest.len(), |at| at + 1);
            return Some(Piece::Other(span(end)));
        }
        let inner = rest.strip_prefix('<').filter(|_| !self.is_tagless)?;
        let closes = inner.starts_with('/');
        let inner = if closes { &inner[1..] } else { inner };
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let start = rest.len() - inner.len();
        let is_name_end = |c: char| c.is_whitespace() || matches!(c, '/' | '>');
        let name_end = inner.find(is_name_end).unwrap_or(inner.len());
        let Some(end) = tag_end(&inner[name_end..]).map(|end| name_end + end) else {
            self.is_tagless = true;
            return None;
        };
        let attributes = &inner[name_end..end];
        let tag = Tag { name: &inner[..name_end], attributes, span: span(start + end + 1) };
        Some(if closes { Piece::Close(tag) } else { Piece::Open(tag) })
    }
}

/// Returns where the sign stands that ends a tag: the first outside of quotation
/// marks, or the first of all where these do not close.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    memchr(b'>', text.as_bytes())
}

impl<'h> Iterator for Pieces<'h> {
    type Item = Piece<'h>;

    fn next(&mut self) -> Option<Piece<'h>> {
        let rest = self.rest();
        if rest.is_empty() {
            return None;
        }
        if let Some(piece) = self.markup() {
            let (Piece::Text(span) | Piece::Other(span)) = piece else {
                let (Piece::Open(tag) | Piece::Close(tag)) = piece else { return None };
                self.at = tag.span.end;
                return Some(piece);
            };
            self.at = span.end;
            return Some(piece);
        }
        // The sign itself is text where it begins no tag.
        let end = memchr(b'<', &rest.as_bytes()[1..]).map_or(rest.len(), |at| at + 1);
        let span = ByteSpan::new(self.at, self.at + end);
        self.at = span.end;
        Some(Piece::Text(span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        let shown: Vec<_> = Pieces::new(html, ByteSpan::new(0, html.len()))
            .map(|piece| match piece {
                Piece::Text(span) => format!("'{}'", span.slice(html).unwrap()),
                Piece::Open(tag) => format!("<{}", tag.name),
                Piece::Close(tag) => format!("/{}", tag.name),
                Piece::Other(_) => "!".to_owned(),
            })
            .collect();
        assert_eq!(shown, expected, "{html}");
    }

    #[test]
    fn cuts_at_tags() {
        check("a<b>c</b>d", &["'a'", "<b", "'c'", "/b", "'d'"]);
        check("<p title='a>b'>x", &["<p", "'x'"]);
        check("<p title='a>b", &["<p", "'b'"]);
        check("1 < 2 <3 <", &["'1 '", "'< 2 '", "'<3 '", "'<'"]);
        check("<!-- <b> -->x<!doctype html><?a?>", &["!", "'x'", "!", "!"]);
        check("<!-- x", &["!"]);
        check("<br/><a", &["<br", "'<a'"]);
        check("", &[]);
    }

    #[test]
    fn attributes() {
        let html = "<a class=x HREF = 'https://e.org/?a&amp;b' id=\"n\" bare>";
        let Some(Piece::Open(tag)) = Pieces::new(html, ByteSpan::new(0, html.len())).next() else {
            panic!("no tag");
        };
        assert_eq!(tag.attribute("href").as_deref(), Some("https://e.org/?a&b"));
        assert_eq!(tag.attribute("id").as_deref(), Some("n"));
        assert_eq!(tag.attribute("class").as_deref(), Some("x"));
        assert_eq!(tag.attribute("bare").as_deref(), Some(""));
        assert_eq!(tag.attribute("cite"), None);
    }
}
