//! Tests of reading files of a test collection.

use proptest::prelude::*;

use crate::source::{Format, ReadOptions, read_bytes};

fn show_with(source: &[u8], max_file_bytes: u64) -> Vec<String> {
    let options = ReadOptions {
        latest_date: "2026-06-30".parse().ok(),
        max_file_bytes,
        ..ReadOptions::default()
    };
    let reading = read_bytes(source, "x/wire.trec", Format::Trec, &options);
    let mut shown: Vec<String> =
        reading.problems.iter().map(|problem| format!("problem: {}", problem.error)).collect();
    for article in &reading.articles {
        let metadata = &article.metadata;
        shown.push(format!("id: {}", article.id));
        shown.extend(metadata.title.iter().map(|title| format!("title: {title}")));
        shown.extend(metadata.authors.iter().map(|person| format!("author: {person}")));
        shown.extend(metadata.published.iter().map(|date| format!("published: {date}")));
        shown.extend(metadata.publisher.iter().map(|name| format!("publisher: {name}")));
        shown.extend(metadata.url.iter().map(|url| format!("url: {url}")));
        shown.extend(metadata.extra.iter().map(|(name, value)| format!("{name}: {value}")));
        for paragraph in &article.paragraphs {
            let lines = (paragraph.source.line_start, paragraph.source.line_end);
            let (first, last) = (lines.0.unwrap_or(0), lines.1.unwrap_or(0));
            let kind = paragraph.kind.name();
            shown.push(format!("{first}-{last} | {kind} | {}", paragraph.text));
        }
        shown.extend(
            article.left_out.iter().map(|piece| format!("out: {} ({})", piece.text, piece.why)),
        );
        shown.extend(article.notes.iter().map(|note| format!("note: {note}")));
    }
    shown
}

#[track_caller]
fn check(source: &str, expected: &[&str]) {
    assert_eq!(show_with(source.as_bytes(), 1 << 20), expected, "{source}");
}

const LONG: &str = "The council met on a wet evening in spring and spoke of nothing but the old bridge and its toll.";

#[test]
fn documents_of_a_wire_service() {
    let source = format!(
        "<DOC>\n<DOCNO> AB880212-0001 </DOCNO>\n<FILEID>AB-NR-02-12-88 2344EST</FILEID>\n\
         <HEAD>Toll &amp; Bridge</HEAD>\n<BYLINE>By JANE DOE</BYLINE>\n<DATELINE>RIVERTON (AB) </DATELINE>\n\
         <DATE>February 12, 1988</DATE>\n<TEXT>\n   {LONG}\n   The mayor <F P=106>said</F> nothing of it and went home to\nhis supper.\n</TEXT>\n</DOC>\n\
         <doc><docno>2</docno><text><p>\n{LONG}\n</p>\n<p>A second paragraph, of the same length or nearly so, stands here.</p></text></doc>"
    );
    check(
        &source,
        &[
            "id: AB880212-0001",
            "title: Toll & Bridge",
            "author: JANE DOE",
            "published: 1988-02-12",
            "dateline: RIVERTON (AB)",
            "fileid: AB-NR-02-12-88 2344EST",
            &format!("9-9 | body | {LONG}"),
            "10-11 | body | The mayor said nothing of it and went home to his supper.",
            "id: 2",
            &format!("15-15 | body | {LONG}"),
            "17-17 | body | A second paragraph, of the same length or nearly so, stands here.",
        ],
    );
}

#[test]
fn elements_that_are_not_known() {
    let source = format!(
        "<DOC><DOCNO>1</DOCNO><PUB>The Valley Post</PUB><PAGE>7</PAGE>\n<!-- made up -->\n<SUMMARY>\n{LONG} {LONG} {LONG}\n</SUMMARY>\n\
         <GRAPHIC><P>Photo, the bridge.</P></GRAPHIC>\n<TEXT>\n5 < 6 and 7 > 4 &hyph; so {LONG}\n</TEXT>\n</DOC>"
    );
    check(
        &source,
        &[
            "id: 1",
            "publisher: The Valley Post",
            "page: 7",
            &format!("4-4 | body | {LONG} {LONG} {LONG}"),
            &format!("8-8 | body | 5 < 6 and 7 > 4 ‐ so {LONG}"),
            "6-6 | caption | Photo, the bridge.",
        ],
    );
}

#[test]
fn collections_with_attributes() {
    let source = format!(
        "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS TOPICS=\"YES\" NEWID=\"17\">\n<DATE>26-FEB-1987 15:01:01.79</DATE>\n\
         <TEXT>&#2;\n<TITLE>TOLL RAISED</TITLE>\n<DATELINE>    RIVERTON, Feb 26 - </DATELINE><BODY>{LONG}\n</BODY></TEXT>\n</REUTERS>\n\
         <DOC id=\"ENG_1\" type=\"story\">\n<HEADLINE>\nA toll\n</HEADLINE>\n<TEXT>\n<P>\n{LONG}\n</P>\n</TEXT>\n</DOC>"
    );
    check(
        &source,
        &[
            "id: 17",
            "title: TOLL RAISED",
            "published: 1987-02-26",
            "dateline: RIVERTON, Feb 26 -",
            "4-4 | body | &#2;",
            &format!("6-6 | body | {LONG}"),
            "id: ENG_1",
            "title: A toll",
            &format!("15-15 | body | {LONG}"),
        ],
    );
}

#[test]
#[cfg(feature = "html")]
fn web_pages_after_the_answer_of_a_server() {
    let source = format!(
        "<DOC>\n<DOCNO>W1</DOCNO>\n<DOCHDR>\nhttp://example.org/x 1997\nHTTP/1.0 200 OK\n</DOCHDR>\n<html><body>\n<p>{LONG} {LONG}</p>\n</body></html>\n</DOC>\n"
    );
    let shown = show_with(source.as_bytes(), 1 << 20);
    let header = "out: http://example.org/x 1997\nHTTP/1.0 200 OK (header of the web server)";
    assert_eq!(shown[..2], ["id: W1", "url: http://example.org/x"]);
    assert!(shown.iter().any(|line| line == header), "{shown:?}");
    assert!(
        shown.iter().any(|line| line.ends_with(&format!("| body | {LONG} {LONG}"))),
        "{shown:?}"
    );
}

#[test]
fn what_is_wrong_is_reported() {
    check(
        &format!(
            "loose text\nmore\n<DOC>\n<TEXT>{LONG}</TEXT>\n<DOC>\n<DOCNO>2</DOCNO>\n<TEXT>{LONG}\n"
        ),
        &[
            "problem: cannot read x/wire.trec, line 1: text outside of any document is not read: 'loose text'; expected <DOC>",
            "problem: cannot read x/wire.trec, line 3: a document is not closed before another begins on line 5; read up to there; expected </DOC>",
            "problem: cannot read x/wire.trec, line 5: a document is not closed before the file ends; read up to there; expected </DOC>",
            "id: wire-1",
            &format!("4-4 | body | {LONG}"),
            "note: line 3: the document has no DOCNO; it is named by its place in the file",
            "id: 2",
            &format!("7-7 | body | {LONG}"),
        ],
    );
    check(
        "<DOC><DOCNO>1</DOCNO></DOC><DOC><DOCNO>2</DOCNO><TI>T</TI></DOC>",
        &[
            "problem: cannot read x/wire.trec, line 1: there is neither text nor a title in the document",
            "id: 2",
            "title: T",
        ],
    );
    for source in ["", "<html><p>x</p></html>\n"] {
        check(
            source,
            &[
                "problem: cannot read x/wire.trec: there is no document in it; expected <DOC> ... </DOC> with a <DOCNO> and a <TEXT> each",
            ],
        );
    }
}

#[test]
fn long_documents_are_refused() {
    let source = format!(
        "<DOC><DOCNO>1</DOCNO><TEXT>{LONG}</TEXT></DOC>\n<DOC><DOCNO>2</DOCNO><TI>T</TI></DOC>"
    );
    assert_eq!(
        show_with(source.as_bytes(), 60),
        [
            "problem: cannot read x/wire.trec, line 1: a document is longer than the limit of 60 bytes",
            "id: 2",
            "title: T",
        ]
    );
    let binary = b"<DOC>\n\0\0</DOC><DOC><DOCNO>2</DOCNO><TI>Caf\xE9</TI></DOC>";
    assert_eq!(
        show_with(binary, 1 << 20),
        [
            "problem: cannot read x/wire.trec, line 1: the document is binary data (it holds NUL bytes); expected text",
            "id: 2",
            "title: Café",
            "note: decoded from windows-1252",
        ]
    );
    let tags = format!("<DOC><DOCNO>1</DOCNO><TI>T</TI>{}</DOC>", "<x1><p><ti>".repeat(5_000));
    assert!(!show_with(tags.as_bytes(), 1 << 20).is_empty());
}

proptest! {
    #[test]
    fn any_file_is_read_without_panic(pieces in prop::collection::vec(prop::sample::select(vec![
        "<DOC>", "</DOC>", "<doc id=\"x\">", "<DOCNO>1</DOCNO>", "<TEXT>", "</TEXT>", "<P>", "</P>", "<TI>", "</TI>", "<DOCHDR>",
        "</DOCHDR>", "http://example.org 1\n", "<!--", "-->", "&amp;", "&#233;", "<", ">", "text é\n", "\r\n", "<X>", "</X>",
    ]), 0..40)) {
        let _shown = show_with(pieces.concat().as_bytes(), 1 << 20);
    }
}
