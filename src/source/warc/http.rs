//! The answer of a web server, as it came.
//!
//! Crawlers differ in what they store: some undo the transfer and content
//! encodings and leave the headers as they were. So a body that is not
//! encoded as its headers say is taken as it is.

use std::borrow::Cow;
use std::io::{BufReader, Read};

use brotli_decompressor::Decompressor;
use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use ruzstd::decoding::StreamingDecoder;

/// Headers, by name.
pub(super) type Headers = Vec<(String, String)>;

/// Adds the header on a line to those before it. A line that begins with a
/// blank goes on with the one before; what is no header is passed over.
pub(super) fn parse_header(headers: &mut Headers, line: &[u8]) {
    let text = String::from_utf8_lossy(line);
    if text.starts_with([' ', '\t']) {
        if let Some((_, value)) = headers.last_mut() {
            value.push(' ');
            value.push_str(text.trim());
        }
    } else if let Some((name, value)) = text.split_once(':') {
        headers.push((name.trim().to_owned(), value.trim().to_owned()));
    }
}

/// Returns the first header of that name, whatever its case.
pub(super) fn find_header<'h>(headers: &'h Headers, name: &str) -> Option<&'h str> {
    let found = headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value.as_str())
}

/// An answer: its status, its headers, and what follows them.
pub(super) struct Response<'b> {
    pub(super) status: u16,
    headers: Headers,
    rest: &'b [u8],
}

impl<'b> Response<'b> {
    /// Reads the status and the headers; `None` where it is no answer.
    pub(super) fn parse(bytes: &'b [u8]) -> Option<Self> {
        let (status, mut rest) = line(bytes);
        let status = String::from_utf8_lossy(status);
        let mut parts = status.split_ascii_whitespace();
        parts.next().filter(|version| version.starts_with("HTTP/"))?;
        let status = parts.next()?.parse().ok()?;
        let mut headers = Headers::new();
        loop {
            let (header, after) = line(rest);
            rest = after;
            if header.trim_ascii().is_empty() {
                return Some(Self { status, headers, rest });
            }
            parse_header(&mut headers, header);
        }
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        find_header(&self.headers, name)
    }

    /// Returns the body with its encodings undone; `Err` says what is wrong
    /// with it, or that it is longer than `limit`.
    pub(super) fn body(&self, limit: u64) -> Result<Body<'b>, String> {
        let mut body = Body { bytes: Cow::Borrowed(self.rest), is_cut_off: false };
        let transfer = self.header("Transfer-Encoding").unwrap_or_default();
        if transfer.to_ascii_lowercase().contains("chunked") {
            body = unchunk(self.rest).unwrap_or(body);
        }
        let encodings = self.header("Content-Encoding").unwrap_or_default().to_ascii_lowercase();
        for encoding in encodings.split(',').rev().map(str::trim) {
            if let Some(decoded) = decode(encoding, &body.bytes, limit)? {
                body.is_cut_off |= decoded.is_cut_off;
                body.bytes = decoded.bytes;
            }
        }
        Ok(body)
    }
}

/// What an answer holds, with its encodings undone.
pub(super) struct Body<'b> {
    pub(super) bytes: Cow<'b, [u8]>,
    /// Whether it ends before it should.
    pub(super) is_cut_off: bool,
}

/// Splits off the first line, without its end.
fn line(bytes: &[u8]) -> (&[u8], &[u8]) {
    match bytes.iter().position(|byte| *byte == b'\n') {
        Some(at) => {
            let (line, rest) = bytes.split_at(at);
            (line.strip_suffix(b"\r").unwrap_or(line), rest.get(1..).unwrap_or_default())
        }
        None => (bytes, &[]),
    }
}

/// Undoes the chunked encoding; `None` where the bytes are not in it. A body
/// that is cut off is what there is of it.
fn unchunk(bytes: &[u8]) -> Option<Body<'static>> {
    let mut body = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    let is_cut_off = loop {
        let (size, after) = line(rest);
        let size = String::from_utf8_lossy(size);
        let size = size.split(';').next().unwrap_or_default().trim();
        match usize::from_str_radix(size, 16) {
            Ok(0) => break false,
            Ok(size) => {
                let Some((chunk, after)) = after.split_at_checked(size) else {
                    body.extend_from_slice(after);
                    break true;
                };
                body.extend_from_slice(chunk);
                // Each chunk is followed by a line end.
                rest = line(after).1;
            }
            Err(_) if body.is_empty() => return None,
            Err(_) => break true,
        }
    };
    Some(Body { bytes: Cow::Owned(body), is_cut_off })
}

/// Undoes a content encoding; `None` where the bytes are not in it.
fn decode(encoding: &str, bytes: &[u8], limit: u64) -> Result<Option<Body<'static>>, String> {
    let decoder: Box<dyn Read + '_> = match encoding {
        "" | "identity" => return Ok(None),
        "gzip" | "x-gzip" if bytes.starts_with(b"\x1F\x8B") => Box::new(MultiGzDecoder::new(bytes)),
        "zstd" if bytes.starts_with(b"\x28\xB5\x2F\xFD") => match StreamingDecoder::new(bytes) {
            Ok(decoder) => Box::new(decoder),
            Err(error) => return Err(format!("its zstd data is damaged ({error})")),
        },
        "gzip" | "x-gzip" | "zstd" => return Ok(None),
        // What is called deflate is mostly zlib, and by some servers is not.
        "deflate" if is_zlib(bytes) => Box::new(ZlibDecoder::new(bytes)),
        "deflate" if is_plain(bytes) => return Ok(None),
        "deflate" => Box::new(DeflateDecoder::new(bytes)),
        "br" if is_plain(bytes) => return Ok(None),
        "br" => Box::new(Decompressor::new(BufReader::new(bytes), BROTLI_BUFFER_BYTES)),
        other => return Err(format!("it is encoded as '{other}', which is not supported")),
    };
    let mut decoded = Vec::new();
    let read = decoder.take(limit.saturating_add(1)).read_to_end(&mut decoded);
    if decoded.len() as u64 > limit {
        return Err(format!(
            "the page unpacks to more than {limit} bytes; at most that many are read as one article"
        ));
    }
    match read {
        Err(error) if decoded.is_empty() => {
            Err(format!("its {encoding} data is damaged ({error})"))
        }
        // A page that was cut off in transfer is still a page.
        read => Ok(Some(Body { bytes: Cow::Owned(decoded), is_cut_off: read.is_err() })),
    }
}

/// How much packed data the decoder takes at a time, as its documentation has
/// it.
const BROTLI_BUFFER_BYTES: usize = 4096;

/// Says whether bytes begin as a zlib stream does: deflate with a window of at
/// most 32 KiB, and a header that is a multiple of 31.
fn is_zlib(bytes: &[u8]) -> bool {
    let [method, flags, ..] = bytes else { return false };
    method & 0x0F == 8
        && method >> 4 <= 7
        && (u16::from(*method) << 8 | u16::from(*flags)) % 31 == 0
}

/// Says whether bytes begin as a page does.
fn is_plain(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    bytes.starts_with(b"<")
        && bytes.get(1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'!' || *b == b'?')
}
