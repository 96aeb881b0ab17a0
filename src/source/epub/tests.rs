//! Tests of reading whole books.

use proptest::prelude::*;

use crate::source::package::pack;
use crate::source::{Format, ReadOptions, read_bytes};

const CONTAINER: &str = "<container xmlns='urn:c'><rootfiles><rootfile full-path='OEBPS/book.opf'/>\
    </rootfiles></container>";

const METADATA: &str = "<dc:title>The Mill</dc:title>";

/// A book with that metadata and these parts, all of which are pages in the
/// order given but for those whose names end in `.ncx`.
fn book(metadata: &str, extra: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let mut items = String::new();
    let mut spine = String::new();
    for (name, _) in parts {
        let (media, properties) = match *name {
            name if name.ends_with(".ncx") => ("application/x-dtbncx+xml", ""),
            "nav.xhtml" => ("application/xhtml+xml", "properties='nav'"),
            _ => ("application/xhtml+xml", ""),
        };
        items.push_str(&format!(
            "<item id='{name}' href='{name}' media-type='{media}' {properties}/>"
        ));
        if !name.ends_with(".ncx") {
            spine.push_str(&format!("<itemref idref='{name}'/>"));
        }
    }
    let opf = format!(
        "<?xml version='1.0'?><!DOCTYPE package SYSTEM 'x.dtd'><package xmlns='urn:p' \
         xmlns:dc='urn:dc' xmlns:opf='urn:opf'><metadata>{metadata}</metadata>\
         <manifest>{items}</manifest><spine>{spine}</spine>{extra}</package>"
    );
    let mut all = vec![
        ("META-INF/container.xml".to_owned(), CONTAINER.to_owned()),
        ("OEBPS/book.opf".to_owned(), opf),
    ];
    for (name, content) in parts {
        let content = if name.ends_with(".ncx") {
            (*content).to_owned()
        } else {
            let body = if content.starts_with("<body") {
                (*content).to_owned()
            } else {
                format!("<body>{content}</body>")
            };
            format!("<html xmlns:epub='urn:e'><head><title>x</title></head>{body}</html>")
        };
        all.push((format!("OEBPS/{name}"), content));
    }
    let all: Vec<(&str, &str)> =
        all.iter().map(|(name, content)| (name.as_str(), content.as_str())).collect();
    pack(&all)
}

fn show(bytes: &[u8]) -> Vec<String> {
    let options = ReadOptions { latest_date: "2026-06-30".parse().ok(), ..ReadOptions::default() };
    let reading = read_bytes(bytes, "books/mill.epub", Format::Epub, &options);
    let mut shown: Vec<String> =
        reading.problems.iter().map(|problem| problem.error.to_string()).collect();
    for article in &reading.articles {
        let metadata = &article.metadata;
        shown.extend(metadata.title.iter().map(|title| format!("title: {title}")));
        shown.extend(metadata.authors.iter().map(|person| format!("author: {person}")));
        shown.extend(metadata.translators.iter().map(|person| format!("translator: {person}")));
        shown.extend(metadata.publisher.iter().map(|name| format!("publisher: {name}")));
        shown.extend(metadata.published.iter().map(|date| format!("published: {date}")));
        shown.extend(metadata.url.iter().map(|url| format!("url: {url}")));
        shown.extend(metadata.tags.iter().map(|tag| format!("tag: {tag}")));
        shown.extend(metadata.extra.iter().map(|(name, value)| format!("{name}: {value}")));
        for paragraph in &article.paragraphs {
            let heading = paragraph.heading.as_deref().unwrap_or("-");
            let note_of =
                paragraph.note_of.map_or_else(String::new, |n| format!(" of {}", n.get()));
            let kind = paragraph.kind.name();
            shown.push(format!("{heading} | {kind}{note_of} | {}", paragraph.text));
        }
        let pieces = article.left_out.iter();
        shown.extend(pieces.map(|piece| format!("out: {} ({})", piece.text, piece.why)));
        shown.extend(article.notes.iter().map(|note| format!("note: {note}")));
    }
    shown
}

#[track_caller]
fn check(bytes: &[u8], expected: &[&str]) {
    assert_eq!(show(bytes), expected);
}

#[test]
fn metadata_of_both_versions() {
    check(
        &book(
            "<dc:title>The Mill</dc:title><dc:creator opf:role='aut' opf:file-as='Doe, Jane'>Jane Doe</dc:creator>\
             <dc:contributor opf:role='trl'>Ann Smith</dc:contributor><dc:contributor opf:role='bkp'>tool</dc:contributor>\
             <dc:date opf:event='modification'>2020</dc:date><dc:date opf:event='publication'>1999-05</dc:date>\
             <dc:identifier opf:scheme='ISBN'>978-1-234-56789-7</dc:identifier>\
             <dc:identifier>https://example.org/mill</dc:identifier><dc:subject>mills</dc:subject>",
            "",
            &[("a.xhtml", "<p>The wheel turned.</p>")],
        ),
        &[
            "title: The Mill",
            "author: Doe, Jane",
            "translator: Ann Smith",
            "published: 1999-05",
            "url: https://example.org/mill",
            "tag: mills",
            "isbn: 978-1-234-56789-7",
            "- | body | The wheel turned.",
        ],
    );
    check(
        &book(
            "<dc:title id='s'>A story</dc:title><meta refines='#s' property='title-type'>subtitle</meta>\
             <dc:title id='t'>The Mill</dc:title><meta refines='#t' property='title-type'>main</meta>\
             <dc:creator>Ann Smith; Max Moe</dc:creator>\
             <dc:creator id='c'>Jane Doe</dc:creator><meta refines='#c' property='role'>aut</meta>\
             <meta refines='#c' property='file-as'>Doe, Jane</meta>\
             <dc:creator id='e'>John Roe</dc:creator><meta refines='#e' property='role'>edt</meta>\
             <dc:publisher>Valley Press</dc:publisher><dc:date>0101-01-01</dc:date>\
             <dc:identifier>urn:doi:10.1000/mill</dc:identifier>",
            "",
            &[("a.xhtml", "<p>The wheel turned.</p>")],
        ),
        &[
            "title: The Mill",
            "author: Ann Smith",
            "author: Max Moe",
            "author: Doe, Jane",
            "publisher: Valley Press",
            "doi: 10.1000/mill",
            "editor: John Roe",
            "subtitle: A story",
            "- | body | The wheel turned.",
        ],
    );
}

#[test]
fn pages_get_headings_from_the_navigation() {
    let ncx = "<!DOCTYPE ncx><ncx xmlns='urn:n'><navMap>\
        <navPoint><navLabel><text>One: The wheel</text></navLabel><content src='a.xhtml'/></navPoint>\
        <navPoint><navLabel><text>Not used</text></navLabel><content src='c.xhtml'/></navPoint>\
        <navPoint><navLabel><text>Three</text></navLabel><content src='d.xhtml#top'/></navPoint>\
        </navMap></ncx>";
    check(
        &book(
            METADATA,
            "",
            &[
                ("toc.ncx", ncx),
                ("a.xhtml", "<p>First.</p>"),
                ("b.xhtml", "<p>Goes on.</p>"),
                ("c.xhtml", "<h2>Two: The dam</h2><p>Second.</p>"),
                ("d.xhtml", "<p>THREE</p><p>Third.</p>"),
            ],
        ),
        &[
            "title: The Mill",
            "One: The wheel | body | First.",
            "One: The wheel | body | Goes on.",
            "Two: The dam | body | Second.",
            "THREE | body | Third.",
        ],
    );
}

#[test]
fn pages_that_are_no_text_are_left_out() {
    let nav = "<nav epub:type='toc'><a href='a.xhtml'>The wheel</a></nav>\
        <nav epub:type='landmarks'><a epub:type='copyright-page' href='r.xhtml'>Rights</a></nav>";
    check(
        &book(
            METADATA,
            "<guide><reference type='cover' href='c.xhtml'/></guide>",
            &[
                ("c.xhtml", "<p>Cover</p>"),
                (
                    "t.xhtml",
                    "<body epub:type='frontmatter'><section epub:type='titlepage'><p>By Jane</p></section></body>",
                ),
                ("r.xhtml", "<p>All rights</p>"),
                ("nav.xhtml", nav),
                ("a.xhtml", "<p>First.</p>"),
            ],
        ),
        &[
            "title: The Mill",
            "The wheel | body | First.",
            "out: Cover (cover)",
            "out: By Jane (title page)",
            "out: All rights (copyright page)",
            "out: The wheel (table of contents)",
            "out: Rights (table of contents)",
        ],
    );
}

#[test]
fn the_licence_of_project_gutenberg_is_left_out() {
    let start = "<p>*** START OF THE PROJECT GUTENBERG EBOOK THE MILL ***</p>";
    let end = "<p>*** END OF THE PROJECT GUTENBERG EBOOK THE MILL ***</p>";
    check(
        &book(
            METADATA,
            "",
            &[
                ("a.xhtml", &format!("<p>This eBook is free.</p>{start}<p>First.</p>")),
                ("b.xhtml", &format!("<p>Second.</p>{end}<p>The terms.</p>")),
            ],
        ),
        &[
            "title: The Mill",
            "- | body | First.",
            "- | body | Second.",
            "out: This eBook is free. (Project Gutenberg header)",
            "out: *** START OF THE PROJECT GUTENBERG EBOOK THE MILL *** (Project Gutenberg header)",
            "out: *** END OF THE PROJECT GUTENBERG EBOOK THE MILL *** (Project Gutenberg licence)",
            "out: The terms. (Project Gutenberg licence)",
        ],
    );
}

#[test]
fn notes_are_bound_across_pages_and_apart_within_each() {
    let page = |text: &str, note: &str| {
        format!(
            "<p>{text}<a epub:type='noteref' href='#fn1'>1</a></p>\
             <aside epub:type='footnote' id='fn1'><p>{note}</p></aside>"
        )
    };
    check(
        &book(
            METADATA,
            "",
            &[("a.xhtml", &page("First.", "One.")), ("b.xhtml", &page("Second.", "Two."))],
        ),
        &[
            "title: The Mill",
            "- | body | First.",
            "- | note of 1 | One.",
            "- | body | Second.",
            "- | note of 3 | Two.",
        ],
    );
    check(
        &book(
            METADATA,
            "",
            &[
                ("a.xhtml", "<p>First.<sup><a id='r1' href='n.xhtml#n1'>1</a></sup> On.</p>"),
                ("b.xhtml", "<p>Second.<a id='r2' href='n.xhtml#n2'><sup>2</sup></a></p>"),
                ("n.xhtml", "<p id='n1'>One.</p><p><a id='n2' href='b.xhtml#r2'>2</a> Two.</p>"),
            ],
        ),
        &[
            "title: The Mill",
            "- | body | First. On.",
            "- | body | Second.",
            "- | note of 1 | One.",
            "- | note of 2 | 2 Two.",
        ],
    );
}

#[test]
fn what_cannot_be_read_says_why() {
    let protection = |algorithm: &str, part: &str| {
        format!(
            "<encryption xmlns='urn:e'><EncryptedData><EncryptionMethod Algorithm='{algorithm}'/>\
             <CipherData><CipherReference URI='{part}'/></CipherData></EncryptedData></encryption>"
        )
    };
    let opf = "<package><metadata/><manifest><item id='a' href='a.xhtml' \
        media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/></spine></package>";
    let parts = |encryption: &str| {
        pack(&[
            ("META-INF/container.xml", CONTAINER),
            ("META-INF/encryption.xml", encryption),
            ("OEBPS/book.opf", opf),
            ("OEBPS/a.xhtml", "<html><body><p>First.</p></body></html>"),
        ])
    };
    let aes = "http://www.w3.org/2001/04/xmlenc#aes128-cbc";
    let cases: [(Vec<u8>, &str); 6] = [
        (
            parts(&protection(aes, "OEBPS/a.xhtml")),
            "it is protected by DRM; only books without it can be read",
        ),
        (b"plain".to_vec(), "it is no zip package; expected an e-book"),
        (
            pack(&[("a.txt", "x")]),
            "it names no package document in META-INF/container.xml; expected an e-book",
        ),
        (
            pack(&[("META-INF/container.xml", CONTAINER)]),
            "it has no part OEBPS/book.opf; expected an e-book",
        ),
        (
            pack(&[("OEBPS/book.opf", "<package/>")]),
            "its package document OEBPS/book.opf lists no pages; get the file again",
        ),
        (
            pack(&[("book.opf", "<!DOCTYPE p [<!ENTITY a 'b'>]><p/>")]),
            "its part book.opf declares a document type, which such parts never do",
        ),
    ];
    for (bytes, what) in cases {
        check(&bytes, &[&format!("cannot read books/mill.epub: {what}")]);
    }
    for harmless in [
        protection("http://www.idpf.org/2008/embedding", "OEBPS/a.xhtml"),
        protection(aes, "OEBPS/font.otf"),
    ] {
        check(&parts(&harmless), &["- | body | First."]);
    }
}

#[test]
fn a_missing_page_is_a_problem_and_the_others_are_read() {
    let opf = "<package><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>\
        <item id='b' href='b.xhtml' media-type='application/xhtml+xml'/></manifest>\
        <spine><itemref idref='a'/><itemref idref='b'/></spine></package>";
    check(
        &pack(&[("book.opf", opf), ("b.xhtml", "<html><body><p>Second.</p></body></html>")]),
        &[
            "cannot read books/mill.epub: its page a.xhtml is missing; the others are read",
            "- | body | Second.",
        ],
    );
}

proptest! {
    /// Whatever stands in a page, binding its notes never fails.
    #[test]
    fn any_page_is_read(page in "(<a href=\"[bn.]{0,2}#[a-c]?\">?|</a>?|id='[a-c]'|<p |>|<!--|-->|</?body|[1-9]|\\PC){0,30}") {
        let shown = show(&book(METADATA, "", &[("a", &page), ("b", &page), ("n", "<p id='a'>x</p>")]));
        prop_assert!(!shown.is_empty());
    }
}
