//! What names a source in a text.

use super::super::block::Block;
use super::author_year;
use super::notes::Notes;
use crate::quote::Attribution;
use crate::text::ByteSpan;

/// A place in a text that names a source.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::quote::draft) struct Marker {
    /// Where it stands. That of a reference to a note is empty.
    pub(in crate::quote::draft) span: ByteSpan,
    pub(in crate::quote::draft) names: Vec<Attribution>,
    /// Whether it is part of what the sentence says, as in `Rawal (2024)`.
    pub(in crate::quote::draft) is_narrative: bool,
}

impl Marker {
    pub(super) const fn new(span: ByteSpan, names: Vec<Attribution>) -> Self {
        Self { span, names, is_narrative: false }
    }
}

/// An id or a key has no more bytes: what is longer was not typed to name
/// something. It bounds how far is looked back.
const MAX_NAME_BYTES: usize = 200;

/// Finds what names a source in a block, in order.
pub(in crate::quote::draft) fn markers(block: &Block, notes: &Notes) -> Vec<Marker> {
    let mut found = scan(&block.text);
    // What a link covers is its text, even where that is an address.
    for link in &block.links {
        if let Some(address) = address(&link.address) {
            found.push(Marker::new(link.span, vec![Attribution::Url(address)]));
        }
    }
    for reference in &block.references {
        let names = notes.of(&reference.label);
        if !names.is_empty() {
            found.push(Marker::new(ByteSpan::new(reference.at, reference.at), names.to_vec()));
        }
    }
    found.sort_by_key(|marker| (marker.span.start, marker.span.end));
    found
}

/// Finds what names a source in a text without markup.
pub(super) fn scan(text: &str) -> Vec<Marker> {
    let mut found: Vec<Marker> = Vec::new();
    // Nothing is read twice; but of several authors in one pair of brackets the
    // later ones have to see where it opens.
    let (mut from, mut names_from) = (0, 0);
    let mut last = None;
    for (at, c) in text.char_indices() {
        let before = last.replace(c);
        if at < from {
            continue;
        }
        let is_start = !before.is_some_and(char::is_alphanumeric);
        let marker = match c {
            'h' | 'H' | 'w' | 'W' if is_start => url(text, at),
            '@' if is_start => key(text, at),
            '\\' => cite_command(text, at),
            '#' => passage_id(text, from, at),
            '(' | '[' | '（' => bracketed_id(text, at, c),
            '1' | '2' if is_start => author_year::at_year(text, names_from, at),
            _ => None,
        };
        if let Some(marker) = marker {
            from = marker.span.end.max(at + c.len_utf8());
            let is_author = matches!(marker.names[..], [Attribution::AuthorYear { .. }, ..]);
            names_from = if is_author { names_from } else { from };
            found.push(marker);
        }
    }
    found
}

/// Reads an address in running text.
fn url(text: &str, at: usize) -> Option<Marker> {
    let rest = text.get(at..)?;
    let is_address = ["http://", "https://", "www."].iter().any(|start| {
        rest.get(..start.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(start))
    });
    if !is_address {
        return None;
    }
    let is_end = |c: char| {
        c.is_whitespace()
            || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»' | '`' | '「' | '」')
    };
    let end = rest.find(is_end).unwrap_or(rest.len());
    let mut url = rest.get(..end)?;
    // Punctuation at the end is the sentence's, and a bracket that was opened
    // before the address.
    while let Some(last) = url.chars().next_back() {
        let is_stray = match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '*' | '_' | '。' | '，' | '…' => {
                true
            }
            ')' => url.matches(')').count() > url.matches('(').count(),
            ']' => !url.contains('['),
            '}' => !url.contains('{'),
            _ => false,
        };
        if !is_stray {
            break;
        }
        url = &url[..url.len() - last.len_utf8()];
    }
    let span = ByteSpan::new(at, at + url.len());
    Some(Marker::new(span, vec![Attribution::Url(address(url)?)]))
}

/// Returns an address that may be that of an article on the web.
fn address(url: &str) -> Option<String> {
    let url = url.trim();
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    let after =
        ["https://", "http://", "//", "www."].iter().find(|start| lower.starts_with(*start));
    let rest = url.get(after?.len()..)?;
    rest.starts_with(char::is_alphanumeric).then(|| url.to_owned())
}

/// Reads a citation key as pandoc and Typst write it: `@rawal-2024`.
fn key(text: &str, at: usize) -> Option<Marker> {
    let rest = text.get(at + 1..)?;
    let (braced, inner) = match rest.strip_prefix('{') {
        Some(inner) => (2, inner.split('}').next()?),
        None => (0, rest),
    };
    let end = inner.find(|c: char| !is_key_char(c)).unwrap_or(inner.len());
    let mut key = inner.get(..end.min(MAX_NAME_BYTES)).unwrap_or_default();
    // Punctuation belongs to a key only between letters.
    while let Some(last) = key.chars().next_back().filter(|last| !is_plain(*last)) {
        key = &key[..key.len() - last.len_utf8()];
    }
    let is_key = key.starts_with(is_plain) && key.contains(char::is_alphabetic);
    let span = ByteSpan::new(at, at + 1 + braced + key.len());
    is_key.then(|| Marker::new(span, vec![Attribution::Id(key.to_owned())]))
}

/// Says whether `c` may stand anywhere in an id or key.
fn is_plain(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Says whether `c` may stand within a key of pandoc. A key may be the id of a
/// passage, with a fingerprint.
fn is_key_char(c: char) -> bool {
    is_plain(c)
        || matches!(c, ':' | '.' | '#' | '$' | '%' | '&' | '-' | '+' | '?' | '~' | '/' | '@')
}

/// Reads a citation command of LaTeX: `\cite{a,b}`, `\parencite[12]{a}`.
fn cite_command(text: &str, at: usize) -> Option<Marker> {
    let rest = text.get(at + 1..)?;
    let name_end = rest.find(|c: char| !c.is_ascii_alphabetic())?;
    let name = rest.get(..name_end)?;
    if !name.to_ascii_lowercase().contains("cite") || name.len() > 30 {
        return None;
    }
    let mut end = at + 1 + name_end;
    let after = |end: usize| text.get(end..).unwrap_or_default();
    end += usize::from(after(end).starts_with('*'));
    for _ in 0..2 {
        if after(end).starts_with('[') {
            end += near(after(end), MAX_NAME_BYTES).find(']')? + 1;
        }
    }
    let keys = near(after(end).strip_prefix('{')?, 10 * MAX_NAME_BYTES);
    let keys = keys.get(..keys.find('}')?)?;
    let names = keys.split(',').map(str::trim).filter(|key| !key.is_empty());
    let names: Vec<_> = names.map(|key| Attribution::Id(key.to_owned())).collect();
    let span = ByteSpan::new(at, end + keys.len() + 2);
    (!names.is_empty()).then(|| Marker::new(span, names))
}

/// Reads the id of a passage by its `#`: `rawal-2024#12`, `rawal-2024#12@3f9c2a71`.
fn passage_id(text: &str, from: usize, at: usize) -> Option<Marker> {
    let rest = text.get(at + 1..)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 || digits > 9 || rest.starts_with('0') {
        return None;
    }
    let mut end = at + 1 + digits;
    if let Some(print) = text.get(end..).and_then(|rest| rest.strip_prefix('@')) {
        let hex = print.bytes().take_while(u8::is_ascii_hexdigit).count();
        end += if hex >= 4 { hex + 1 } else { 0 };
    }
    if text.get(end..)?.starts_with(is_plain) {
        return None;
    }
    let before = text.get(from..at)?;
    let is_id_char = |c: char| is_plain(c) || matches!(c, '-' | '.' | '/' | ':' | '+' | '~');
    let id_len: usize =
        before.chars().rev().take_while(|c| is_id_char(*c)).map(char::len_utf8).sum();
    let id = before.get(before.len() - id_len..)?.trim_start_matches(|c: char| !is_plain(c));
    if id.is_empty() || id.len() > MAX_NAME_BYTES || !id.contains(char::is_alphabetic) {
        return None;
    }
    let span = ByteSpan::new(at - id.len(), end);
    Some(Marker::new(span, vec![Attribution::Id(span.slice(text)?.to_owned())]))
}

/// Reads the id of an article that stands alone between brackets:
/// `(rawal-2024)`. One without a sign or a digit in it could be any word.
fn bracketed_id(text: &str, at: usize, opening: char) -> Option<Marker> {
    let start = at + opening.len_utf8();
    let inner = near(text.get(start..)?, MAX_NAME_BYTES);
    let inner = inner.get(..inner.find([')', ']', '）'])?)?;
    let is_id_char = |c: char| is_plain(c) || matches!(c, '-' | '.' | '/');
    let is_id = inner.starts_with(char::is_alphabetic)
        && inner.ends_with(is_plain)
        && inner.chars().all(is_id_char)
        && inner.contains(|c: char| c.is_ascii_digit() || matches!(c, '-' | '_' | '/'));
    let span = ByteSpan::new(start, start + inner.len());
    is_id.then(|| Marker::new(span, vec![Attribution::Id(inner.to_owned())]))
}

/// Returns the beginning of a text, of at most so many bytes.
pub(super) fn near(text: &str, max_bytes: usize) -> &str {
    let mut end = max_bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Returns the end of a text, of at most so many bytes.
pub(super) fn near_end(text: &str, max_bytes: usize) -> &str {
    let mut start = text.len().saturating_sub(max_bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes each marker as `text=name,name`.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = scan(text)
            .into_iter()
            .map(|marker| {
                let names = marker.names.iter().map(|name| match name {
                    Attribution::Id(id) => id.clone(),
                    Attribution::Url(url) => format!("<{url}>"),
                    Attribution::AuthorYear { family, year } => format!("{family} {year}"),
                });
                format!(
                    "{}={}",
                    marker.span.slice(text).unwrap(),
                    names.collect::<Vec<_>>().join(",")
                )
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn ids_and_keys() {
        check("see rawal-2024#12.", &["rawal-2024#12=rawal-2024#12"]);
        check("(rawal-2024#12@3f9c2a71)", &["rawal-2024#12@3f9c2a71=rawal-2024#12@3f9c2a71"]);
        check("may/report#3", &["may/report#3=may/report#3"]);
        check("#12, C#3x, issue #4 a#0", &[]);
        check(
            "(rawal-2024) [short_digests] (sic) (a) (2024) [12] (i.e.)",
            &["rawal-2024=rawal-2024", "short_digests=short_digests"],
        );
        check("[@rawal2024]", &["@rawal2024=rawal2024"]);
        check("[see @rawal:2024, p. 3; -@b.c.]", &["@rawal:2024=rawal:2024", "@b.c=b.c"]);
        check("@{https://x.org/a}", &["@{https://x.org/a}=https://x.org/a"]);
        check("[@rawal#12@3f9c2a71]", &["@rawal#12@3f9c2a71=rawal#12@3f9c2a71"]);
        check("mail me@example.org", &[]);
        check("@ and @12", &[]);
    }

    #[test]
    fn commands() {
        check("\\cite{a, b}", &["\\cite{a, b}=a,b"]);
        check(
            "\\parencite[see][12]{rawal_2024}.",
            &["\\parencite[see][12]{rawal_2024}=rawal_2024"],
        );
        check("\\citet*{a}", &["\\citet*{a}=a"]);
        check("\\footcite {a} \\cite{ \\cite[ \\cite", &[]);
        check("\\emph{a}", &[]);
    }

    #[test]
    fn addresses() {
        check("(https://e.org/a_(b)).", &["https://e.org/a_(b)=<https://e.org/a_(b)>"]);
        check("see www.e.org/x, and", &["www.e.org/x=<www.e.org/x>"]);
        check("https://e.org/a#3 b", &["https://e.org/a#3=<https://e.org/a#3>"]);
        check("HTTP://E.org!", &["HTTP://E.org=<HTTP://E.org>"]);
        check("https:// www. xhttp://a.b", &[]);
    }
}
