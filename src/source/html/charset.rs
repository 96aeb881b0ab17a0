//! The encoding of a page: what its bytes, its server and itself say.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

use crate::source::Sink;
use crate::source::reading::Context;

/// How far into a page its encoding is looked for. Browsers read 1024 bytes;
/// some pages have long comments first.
const HEAD_BYTES: usize = 4_096;

/// Turns the bytes of a page into text, with a note where a person should know
/// how. `stated` is the encoding that the server named.
///
/// Bytes that are valid UTF-8 are UTF-8, whatever is stated: pages are often
/// converted and seldom told so.
pub(super) fn decode<'b>(
    context: &Context<'_>,
    bytes: &'b [u8],
    stated: Option<&str>,
    sink: &mut Sink<'_>,
) -> Option<(Cow<'b, str>, Option<String>)> {
    let has_mark = Encoding::for_bom(bytes).is_some();
    if !has_mark && std::str::from_utf8(bytes).is_err() {
        let encoding = stated
            .and_then(|name| Encoding::for_label(name.trim().as_bytes()))
            .or_else(|| declared(bytes))
            .filter(|encoding| *encoding != UTF_8);
        if let Some(encoding) = encoding {
            let (text, broken) = encoding.decode_without_bom_handling(bytes);
            // What is stated is wrong if it has no character for what is there.
            if !broken {
                let note = format!("decoded from {}", encoding.name().to_lowercase());
                return Some((Cow::Owned(text.into_owned()), Some(note)));
            }
        }
    }
    context.decode(bytes, sink)
}

/// Finds the encoding that a page declares: in its XML declaration or in a
/// `meta` element.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let mut rest = head.as_str();
    if rest.trim_start().starts_with("<?xml") {
        let declaration = rest.split("?>").next().unwrap_or_default();
        if let Some((_, name)) = declaration.split_once("encoding=") {
            return label(name);
        }
    }
    while let Some((_, after)) = rest.split_once("<meta") {
        let tag = after.split('>').next().unwrap_or_default();
        if let Some((_, name)) = tag.split_once("charset=")
            && let Some(encoding) = label(name)
        {
            return Some(encoding);
        }
        rest = after;
    }
    None
}

fn label(text: &str) -> Option<&'static Encoding> {
    let name = text.trim_start_matches(['"', '\'', ' ']);
    let end = name.find(['"', '\'', ' ', ';', '/', '>', '?']).unwrap_or(name.len());
    Encoding::for_label(name.get(..end)?.as_bytes())
}
