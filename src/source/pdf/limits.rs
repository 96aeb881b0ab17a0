//! What hostile documents are held to: how much is decompressed, how deep
//! objects nest, how much work a document may make.
//!
//! A document of a few kilobytes can ask for gigabytes of memory or for hours
//! of work. The limits are far above what real documents need; what reaches
//! one is reported, and the pages read until then are kept.

use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;

/// Most bytes that one stream may hold when decompressed. The text of a page
/// has some kilobytes; maps drawn with vectors have tens of megabytes.
pub(super) const MAX_STREAM_BYTES: u64 = 64 * 1024 * 1024;

/// Most operators run for one document; a thousand pages of a book have about
/// five million.
pub(super) const MAX_OPERATORS: u64 = 100_000_000;

/// What running a stream costs besides its operators, in operators.
pub(super) const OPERATORS_PER_STREAM: u64 = 100;

/// Most characters taken from one document: fifty times a long book.
pub(super) const MAX_GLYPHS: usize = 50_000_000;

/// Most pages read of one document; the longest reports have some thousands.
pub(super) const MAX_PAGES: usize = 20_000;

/// Most words taken from one page: twenty times a page of a newspaper.
pub(super) const MAX_PAGE_WORDS: usize = 50_000;

/// How deep forms may be drawn inside forms; producers need three or four.
pub(super) const MAX_FORM_DEPTH: usize = 16;

/// How deep graphics states may be saved inside each other.
pub(super) const MAX_SAVED_STATES: usize = 1_024;

/// How deep arrays and dictionaries may nest: within the stack of
/// [`STACK_BYTES`] with a wide margin.
pub(super) const MAX_NESTING: usize = 2_000;

/// The stack of the thread that reads a document: the library follows nested
/// objects by recursion.
pub(super) const STACK_BYTES: usize = 32 * 1024 * 1024;

/// The most that one byte of compressed data can become, by DEFLATE (1032)
/// and by LZW (below 1400), rounded up.
const MAX_EXPANSION: u64 = 1_500;

/// Returns the decoded data of a stream; `None` where it cannot be decoded or
/// would be larger than [`MAX_STREAM_BYTES`].
pub(super) fn decode(stream: &Stream<'_>) -> Option<Vec<u8>> {
    let raw = stream.raw_data();
    let filters = stream.filters();
    let expands = |filter: &&Filter| {
        matches!(filter, Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode)
    };
    let expanding = filters.iter().filter(expands).count();
    let bound = (0..expanding).fold(raw.len() as u64, |size, _| size.saturating_mul(MAX_EXPANSION));
    if bound > MAX_STREAM_BYTES {
        let measurable = filters.as_slice() == [Filter::FlateDecode];
        if !measurable || inflated_size(&raw) > MAX_STREAM_BYTES {
            return None;
        }
    }
    stream.decoded().ok().map(std::borrow::Cow::into_owned)
}

/// Counts the bytes that zlib data becomes, up to one more than
/// [`MAX_STREAM_BYTES`].
pub(super) fn inflated_size(compressed: &[u8]) -> u64 {
    let mut decoder = ZlibDecoder::new(compressed).take(MAX_STREAM_BYTES + 1);
    let mut size: u64 = 0;
    let mut buffer = vec![0; 64 * 1024];
    // Damaged data ends where the damage begins.
    while let Ok(count @ 1..) = decoder.read(&mut buffer) {
        size = size.saturating_add(count as u64);
    }
    size
}

/// Says whether arrays and dictionaries nest deeper than [`MAX_NESTING`].
pub(super) fn nests_too_deep(data: &[u8]) -> bool {
    let mut depth: usize = 0;
    let mut at = 0;
    while let Some(byte) = data.get(at) {
        match byte {
            b'(' => at = end_of_string(data, at),
            b'[' => depth += 1,
            b'<' if data.get(at + 1) == Some(&b'<') => {
                depth += 1;
                at += 1;
            }
            b']' => depth = depth.saturating_sub(1),
            b'>' if data.get(at + 1) == Some(&b'>') => {
                depth = depth.saturating_sub(1);
                at += 1;
            }
            b'e' if data[at..].starts_with(b"endobj") => depth = 0,
            _ => {}
        }
        if depth > MAX_NESTING {
            return true;
        }
        at += 1;
    }
    false
}

/// Returns where the string that begins at `start` ends.
fn end_of_string(data: &[u8], start: usize) -> usize {
    let mut open: usize = 0;
    let mut at = start;
    while let Some(byte) = data.get(at) {
        match byte {
            b'\\' => at += 1,
            b'(' => open += 1,
            b')' if open <= 1 => return at,
            b')' => open -= 1,
            _ => {}
        }
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::nests_too_deep;

    #[test]
    fn counts_nesting() {
        let deep = |open: &str, times: usize| open.repeat(times);
        for (data, expected) in [
            (deep("[", 1_999), false),
            (deep("[", 2_001), true),
            (deep("<< /A ", 2_001), true),
            (deep("[]", 5_000), false),
            (format!("({})", deep("[", 5_000)), false),
            (deep("[ endobj ", 5_000), false),
        ] {
            assert_eq!(nests_too_deep(data.as_bytes()), expected, "{data:.20}");
        }
    }
}
