//! Tags with absurdly many attributes, which the parser would compare with each
//! other.

use std::borrow::Cow;

/// How many attributes a tag may have before the markup is taken for an
/// attack: the parser compares each with all before it.
pub(super) const MAX_ATTRIBUTES: usize = 4_096;

/// Cuts away what comes after the first attributes of a tag that has absurdly
/// many of them.
pub(super) fn without_floods(html: &str) -> Cow<'_, str> {
    let bytes = html.as_bytes();
    let mut kept = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(open) = bytes.get(at..).and_then(|rest| rest.iter().position(|b| *b == b'<')) {
        at += open + 1;
        if !bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let tag = OpenTag::scan(bytes, at);
        if let Some(cut) = tag.flood {
            kept.push_str(html.get(copied..cut).unwrap_or_default());
            copied = tag.end;
        }
        at = tag.end;
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    kept.push_str(html.get(copied..).unwrap_or_default());
    Cow::Owned(kept)
}

/// A start tag as it stands in the text.
struct OpenTag {
    /// Where its `>` stands, or the text ends.
    end: usize,
    /// Where the first attribute begins that is one too many.
    flood: Option<usize>,
}

impl OpenTag {
    fn scan(bytes: &[u8], start: usize) -> Self {
        let mut tag = Self { end: bytes.len(), flood: None };
        let mut quote = None;
        let mut before = b' ';
        let mut attributes = 0;
        for (at, byte) in bytes.iter().copied().enumerate().skip(start) {
            match quote {
                Some(mark) if byte == mark => {
                    quote = None;
                    before = b' ';
                    continue;
                }
                Some(_) => continue,
                None => {}
            }
            match byte {
                b'>' => {
                    tag.end = at;
                    break;
                }
                // Only after an equals sign does a quotation mark open a value.
                b'"' | b'\'' if before == b'=' => quote = Some(byte),
                b' ' | b'\t' | b'\n' | b'\r' | 0x0C if before == b'=' => {}
                _ => {
                    let gap = |b: u8| b.is_ascii_whitespace() || b == b'/';
                    if gap(before) && !gap(byte) {
                        attributes += 1;
                        if attributes > MAX_ATTRIBUTES && tag.flood.is_none() {
                            tag.flood = Some(at);
                        }
                    }
                    before = byte;
                }
            }
        }
        tag
    }
}
