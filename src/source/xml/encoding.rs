//! Decoding a file as its XML declaration says.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::source::Sink;
use crate::source::reading::Context;

/// A declaration is found in this many bytes, or there is none.
const DECLARATION_BYTES: usize = 1_024;

/// Turns bytes into text, with a note where a person should know about it;
/// `None`, and a problem, where they are no text.
///
/// Bytes that are UTF-8 and not just ASCII are taken for that whatever the
/// declaration says: they hardly are by chance, and files are often converted
/// without it.
pub(super) fn decode<'b>(
    context: &Context<'_>,
    bytes: &'b [u8],
    sink: &mut Sink<'_>,
) -> Option<(Cow<'b, str>, Option<String>)> {
    let encoding = match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [0xEF, 0xBB, 0xBF, ..] => None,
        [b'<', 0, ..] => Some(UTF_16LE),
        [0, b'<', ..] => Some(UTF_16BE),
        _ => declared(bytes).filter(|encoding| *encoding != UTF_8),
    };
    let Some(encoding) = encoding
        .filter(|_| std::str::from_utf8(bytes).is_err() || bytes.is_ascii() || bytes.contains(&0))
    else {
        return context.decode(bytes, sink);
    };
    if bytes.is_ascii() && encoding.is_ascii_compatible() && encoding.is_single_byte() {
        return context.decode(bytes, sink);
    }
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let damage = if broken { ", with places that it has no character for replaced" } else { "" };
    let note = format!("decoded from {}{damage}", encoding.name().to_lowercase());
    Some((text, Some(note)))
}

/// Returns the encoding that the XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..DECLARATION_BYTES).unwrap_or(bytes);
    let start = start.trim_ascii_start().strip_prefix(b"<?xml")?;
    let end = start.iter().position(|byte| *byte == b'>')?;
    let declaration = std::str::from_utf8(start.get(..end)?).ok()?;
    let (_, rest) = declaration.split_once("encoding")?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let encoding = Encoding::for_label(rest.get(1..)?.split(quote).next()?.as_bytes())?;
    // A file in UTF-16 does not say so in ASCII: it was converted since.
    Some(encoding).filter(|encoding| encoding.is_ascii_compatible())
}
