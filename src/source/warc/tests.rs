use std::io::Write;

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

use crate::source::{Format, ReadOptions, Reading, read_bytes};

const PAGE: &str = "<html><body><article><h1>The bridge</h1><p>The council met on a wet evening and \
                    spoke of nothing but the bridge and its toll.</p><p>Nobody wished to pay for \
                    it, and nobody said who should.</p></article></body></html>";

fn record(kind: &str, url: &str, media_type: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nwarc-target-uri: {url}\r\nWARC-Date: 2024-05-09T10:00:00Z\r\n\
         Content-Type: {media_type}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn response(url: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\n{headers}\r\n\r\n");
    record("response", url, "application/http; msgtype=response", &[head.as_bytes(), body].concat())
}

fn page(url: &str) -> Vec<u8> {
    response(url, "Content-Type: text/html; charset=utf-8", PAGE.as_bytes())
}

fn read(bytes: &[u8]) -> Reading {
    read_bytes(bytes, "crawl.warc", Format::Warc, &ReadOptions::default())
}

/// Checks the ids of the articles, and the problems.
#[track_caller]
fn check(bytes: &[u8], ids: &[&str], problems: &[&str]) {
    let reading = read(bytes);
    let found: Vec<&str> = reading.articles.iter().map(|article| article.id.as_str()).collect();
    let said: Vec<String> =
        reading.problems.iter().map(|problem| problem.error.to_string()).collect();
    assert_eq!(
        (found, said.iter().map(String::as_str).collect()),
        (ids.to_vec(), problems.to_vec())
    );
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn pages_are_articles() {
    let archive = [
        record("warcinfo", "", "application/warc-fields", b"software: crawler\r\n"),
        record("request", "https://example.org/a", "application/http", b"GET /a HTTP/1.1\r\n\r\n"),
        page("https://example.org/2024/bridge.html#top"),
        response("https://example.org/logo.png", "Content-Type: image/png", b"\x89PNG"),
        response("https://example.org/robots.txt", "Content-Type: text/plain", b"User-agent: *"),
        record(
            "response",
            "https://example.org/gone",
            "application/http",
            b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Gone.</p>",
        ),
        record("revisit", "https://example.org/b", "application/http", b"HTTP/1.1 200 OK\r\n\r\n"),
        record("resource", "<https://example.org/c/?id=5>", "text/html", PAGE.as_bytes()),
        record(
            "conversion",
            "https://example.org/d",
            "text/plain",
            b"The council met on a wet evening.",
        ),
        record("response", "dns:example.org", "text/dns", b"20240509 example.org"),
    ];
    check(
        &archive.concat(),
        &["example.org/2024/bridge.html", "example.org/c/?id=5", "example.org/d"],
        &[],
    );
    let reading = read(&archive.concat());
    let article = &reading.articles[0];
    assert_eq!(article.metadata.url.as_deref(), Some("https://example.org/2024/bridge.html#top"));
    assert_eq!(article.metadata.extra["retrieved"], "2024-05-09T10:00:00Z");
    assert_eq!(article.metadata.published, None);
    assert_eq!((article.format.as_str(), article.path.as_str()), ("warc", "crawl.warc"));
}

#[test]
fn encodings_are_undone() {
    let body = PAGE.as_bytes();
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
    zlib.write_all(body).unwrap();
    let mut raw = DeflateEncoder::new(Vec::new(), Compression::default());
    raw.write_all(body).unwrap();
    let (first, second) = body.split_at(100);
    let chunked = [
        format!("{:x};ext=1\r\n", first.len()).as_bytes(),
        first,
        format!("\r\n{:X}\r\n", second.len()).as_bytes(),
        second,
        b"\r\n0\r\n\r\n",
    ]
    .concat();
    let zstd = ruzstd::encoding::compress_to_vec(body, ruzstd::encoding::CompressionLevel::Fastest);
    for (headers, body) in [
        ("Content-Encoding: gzip", gz(body)),
        ("Content-Encoding: deflate", zlib.finish().unwrap()),
        ("Content-Encoding: deflate", raw.finish().unwrap()),
        ("Content-Encoding: zstd", zstd),
        ("Transfer-Encoding: chunked", chunked),
        // The crawler undid them and left the headers.
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked", body.to_vec()),
        ("Content-Encoding: br", body.to_vec()),
        ("Content-Encoding: deflate", body.to_vec()),
    ] {
        let headers = format!("Content-Type:\r\n text/html\r\n{headers}");
        let reading = read(&response("https://example.org/a", &headers, &body));
        assert!(reading.problems.is_empty(), "{headers}: {:?}", reading.problems);
        let text = &reading.articles[0].paragraphs.last().unwrap().text;
        assert_eq!(text, "Nobody wished to pay for it, and nobody said who should.", "{headers}");
    }
}

#[test]
fn brotli_is_undone() {
    // One uncompressed meta-block: window of 2^16, 35 bytes, then the end.
    let text = b"<p>The council met on the bridge.</p>";
    let length = text.len() - 1;
    // Bits: WBITS 0, ISLAST 0, MNIBBLES 00, MLEN-1 in 16 bits, ISUNCOMPRESSED 1.
    let bits = (length as u32) << 4 | 1 << 20;
    let head = bits.to_le_bytes();
    let body = [&head[..3], text, &[0x03]].concat();
    let headers = "Content-Type: text/html\r\nContent-Encoding: br";
    let reading = read(&response("https://example.org/a", headers, &body));
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    assert_eq!(reading.articles[0].paragraphs[0].text, "The council met on the bridge.");
}

#[test]
fn one_bad_page_is_one_problem() {
    let html = "Content-Type: text/html\r\nContent-Encoding: ";
    let archive = [
        response("https://example.org/a", &format!("{html}compress"), b"\x1F\x9D"),
        response(
            "https://example.org/b",
            &format!("{html}gzip"),
            b"\x1F\x8B\x08garbage that is no data",
        ),
        page("https://example.org/c"),
    ];
    check(
        &archive.concat(),
        &["example.org/c"],
        &[
            "cannot read crawl.warc/https://example.org/a: it is encoded as 'compress', which is \
             not supported",
            "cannot read crawl.warc/https://example.org/b: its gzip data is damaged (invalid gzip \
             header)",
        ],
    );
    let cut = gz(PAGE.repeat(50).as_bytes());
    let reading =
        read(&response("https://example.org/a", &format!("{html}gzip"), &cut[..cut.len() - 12]));
    assert_eq!(reading.articles[0].notes, ["the page was cut off when it was retrieved"]);
}

#[test]
fn damage_keeps_what_came_before() {
    let first = page("https://example.org/a");
    let second = page("https://example.org/b");
    let at = first.len();
    for (rest, what) in [
        (&second[..second.len() / 2], "the file ends within it; it is cut off"),
        (&second[..30], "the file ends within it; it is cut off"),
        (b"garbage\r\n", "there is no record; expected a line 'WARC/1.0' or 'WARC/1.1'"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "it states no Content-Length"),
    ] {
        // The empty lines after a record are counted with the next.
        let problem = format!(
            "cannot read crawl.warc: record 2, at byte {}: {what}; nothing is read from here on",
            at - 4
        );
        check(&[&first[..], rest].concat(), &["example.org/a"], &[&problem]);
    }
    let none = "cannot read crawl.warc: there is no page in it; expected response records of HTML";
    check(b"", &[], &[none]);
    check(&record("warcinfo", "", "application/warc-fields", b"x: y"), &[], &[none]);
}

#[test]
fn pages_have_a_limit() {
    let options = ReadOptions { max_file_bytes: 600, ..ReadOptions::default() };
    let bomb = gz(&[b'a'; 10_000]);
    let archive = [
        page("https://example.org/a"),
        response("https://example.org/b", "Content-Type: text/html", &[b'a'; 1_000]),
        response(
            "https://example.org/c",
            "Content-Type: text/html\r\nContent-Encoding: gzip",
            &bomb,
        ),
        record("response", "https://example.org/d", "image/png", &[0; 1_000]),
    ];
    let reading = read_bytes(&archive.concat(), "crawl.warc", Format::Warc, &options);
    let said: Vec<String> =
        reading.problems.iter().map(|problem| problem.error.to_string()).collect();
    assert_eq!(reading.articles.len(), 1);
    assert_eq!(
        said,
        [
            "cannot read crawl.warc/https://example.org/b: the page has 1044 bytes; at most 600 \
             are read as one article",
            "cannot read crawl.warc/https://example.org/c: the page unpacks to more than 600 \
             bytes; at most that many are read as one article",
        ]
    );
}

#[test]
fn each_record_may_be_compressed_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("crawl.warc.gz");
    let archive = [gz(&page("https://example.org/a")), gz(&page("https://example.org/b"))];
    std::fs::write(&path, archive.concat()).unwrap();
    let reading = crate::source::read(&path, "crawl.warc.gz", &ReadOptions::default());
    assert_eq!((reading.articles.len(), reading.problems.len()), (2, 0));
}

#[test]
fn every_cut_is_read_or_reported() {
    let archive = page("https://example.org/a");
    for end in 0..archive.len() - 4 {
        assert_eq!(read(&archive[..end]).problems.len(), 1, "{end}");
    }
}
