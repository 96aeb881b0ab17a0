//! A look at a document before the library parses it.
//!
//! The library decodes object streams and cross-reference streams by itself
//! and as a whole, and follows nested objects by recursion. Both are checked
//! here first, on the bytes of the file. An encrypted stream cannot be
//! checked without its key.

use std::io::Read;

use flate2::read::ZlibDecoder;
use memchr::memmem;

use super::limits::{MAX_STREAM_BYTES, inflated_size, nests_too_deep};
use super::page_tree::PageTree;

/// How far back from `stream` its dictionary is looked for.
const DICTIONARY_BYTES: usize = 2_048;

/// Says what is wrong with a document that must not be parsed.
pub(super) fn refuse(bytes: &[u8]) -> Option<&'static str> {
    let mut tree = PageTree::default();
    let mut at = 0;
    let mut between = 0;
    while let Some(found) = memmem::find(&bytes[at..], b"stream") {
        let keyword = at + found;
        let data = after_line_end(bytes, keyword + b"stream".len());
        let end = memmem::find(&bytes[data..], b"endstream").map_or(bytes.len(), |len| data + len);
        let before = &bytes[between..keyword];
        if nests_too_deep(before) {
            return Some("its objects nest too deep");
        }
        tree.see(before);
        let dictionary = &before[before.len().saturating_sub(DICTIONARY_BYTES)..];
        if let Some(what) = refuse_stream(dictionary, &bytes[data..end], &mut tree) {
            return Some(what);
        }
        between = (end + b"endstream".len()).min(bytes.len());
        at = between;
    }
    tree.see(&bytes[between..]);
    if nests_too_deep(&bytes[between..]) {
        return Some("its objects nest too deep");
    }
    tree.is_too_large().then_some("its list of pages repeats itself")
}

fn after_line_end(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let skipped = if rest.starts_with(b"\r\n") {
        2
    } else {
        usize::from(rest.starts_with(b"\n") || rest.starts_with(b"\r"))
    };
    (at + skipped).min(bytes.len())
}

/// Checks a stream that the library decodes as a whole.
fn refuse_stream(dictionary: &[u8], data: &[u8], tree: &mut PageTree) -> Option<&'static str> {
    let has = |name: &[u8]| memmem::find(dictionary, name).is_some();
    let own_start = memmem::rfind(dictionary, b" obj").unwrap_or(0);
    let dictionary = &dictionary[own_start..];
    let is_objects = memmem::find(dictionary, b"ObjStm").is_some();
    if !is_objects && memmem::find(dictionary, b"XRef").is_none() || !has(b"Flate") {
        return None;
    }
    if memmem::find_iter(dictionary, b"Flate").count() > 1 {
        return Some("its objects are compressed more than once");
    }
    if inflated_size(data) > MAX_STREAM_BYTES {
        return Some("its objects decompress to more than 64 MiB");
    }
    if !is_objects {
        return None;
    }
    let objects = inflated(data);
    tree.see_stream(dictionary, &objects);
    nests_too_deep(&objects).then_some("its objects nest too deep")
}

fn inflated(data: &[u8]) -> Vec<u8> {
    let mut inflated = Vec::new();
    // What precedes damage is looked at, as the library does.
    let _damaged = ZlibDecoder::new(data).take(MAX_STREAM_BYTES).read_to_end(&mut inflated);
    inflated
}
