//! Files that are not what they should be: each is named with what is wrong,
//! and the article beside them is found all the same.

use serde_json::Value;

use super::{packages, pdf, texts};
use crate::harness::World;

/// A file, its bytes, and what is said of it.
type Broken = (&'static str, fn() -> Vec<u8>, &'static [&'static str]);

/// A PDF document, encrypted with a 40-bit key; its password is `lock`.
const LOCKED: &[u8] = include_bytes!("../../fixtures/locked.pdf");

/// The first part of a file: as many tenths of it.
fn cut(bytes: Vec<u8>, tenths: usize) -> Vec<u8> {
    bytes[..bytes.len() * tenths / 10].to_vec()
}

/// An article as everything else takes it.
const GOOD: &str = "The lantern\n\nThe lantern at the pier is lit at nine in the evening, and it \
                    burns until the last boat has come home.\n";

/// Files that cannot be read, or not wholly, and what is said of them, after
/// "cannot read PATH".
const BROKEN: &[Broken] = &[
    ("document.txt", pdf::pdf, &["it is a PDF document; expected plain text"]),
    (
        "document.md",
        packages::docx,
        &["it is a ZIP archive (or a DOCX, EPUB or ODT document); expected Markdown text"],
    ),
    ("document.html", pdf::pdf, &["it is a PDF document; expected a web page"]),
    ("empty.html", Vec::new, &["there is no text in it"]),
    (
        "cut.mhtml",
        || cut(texts::mhtml(), 2),
        &[
            "there is no web page in it; expected a page saved as MHTML, with a part of type text/html",
        ],
    ),
    (
        "page.mhtml",
        texts::html,
        &[
            "there is no web page in it; expected a page saved as MHTML, with a part of type text/html",
        ],
    ),
    (
        "cut.pdf",
        || cut(pdf::pdf(), 4),
        &["it is cut off before its end, and no page can be found; get a complete copy"],
    ),
    ("locked.pdf", || LOCKED.to_vec(), &["it is protected by a password; save a copy without it"]),
    (
        "scanned.pdf",
        pdf::scanned,
        &[
            "there is no text layer in it (1 page of images); run OCR on it, e.g. with ocrmypdf, and index the result",
        ],
    ),
    ("page.pdf", texts::html, &["it is a web page; expected a PDF document"]),
    (
        "cut.docx",
        || cut(packages::docx(), 5),
        &["its zip package is damaged or cut short; expected a Word document; get the file again"],
    ),
    (
        "old.docx",
        || b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 an old document or a locked one".to_vec(),
        &["it is an old Office document; save it as .docx"],
    ),
    ("writer.docx", packages::odt, &["it has no part word/document.xml; expected a Word document"]),
    (
        "cut.odt",
        || cut(packages::odt(), 5),
        &[
            "its zip package is damaged or cut short; expected an OpenDocument text; get the file again",
        ],
    ),
    ("locked.odt", locked_odt, &["it is protected by a password; save a copy without it"]),
    ("word.odt", packages::docx, &["it has no part content.xml; expected an OpenDocument text"]),
    (
        "cut.rtf",
        || cut(texts::rtf(), 7),
        &["it is cut short: groups are open at its end; what is there is read; get the file again"],
    ),
    ("plain.rtf", texts::text, &["it does not begin with {\\rtf; expected Rich Text"]),
    (
        "cut.epub",
        || cut(packages::epub(), 5),
        &["its zip package is damaged or cut short; expected an e-book; get the file again"],
    ),
    ("locked.epub", locked_epub, &["it is protected by DRM; only books without it can be read"]),
    (
        "pages.epub",
        packages::zip,
        &["it names no package document in META-INF/container.xml; expected an e-book"],
    ),
    (
        "cut.nitf",
        || cut(texts::nitf(), 7),
        &["it ends before its elements are closed; expected well-formed XML"],
    ),
    (
        "cut.nxml",
        || cut(texts::jats(), 7),
        &["it ends before its elements are closed; expected well-formed XML"],
    ),
    (
        "cut.newsml",
        || cut(texts::newsml(), 7),
        &["it ends before its elements are closed; expected well-formed XML"],
    ),
    (
        "feed.xml",
        || cut(texts::rss(), 7),
        &["it ends before its elements are closed; expected well-formed XML"],
    ),
    ("json.xml", texts::json_object, &[", line 1: unknown token; expected well-formed XML"]),
    (
        "locked.eml",
        locked_message,
        &["the message is encrypted; decrypt it in a mail program and save it as text"],
    ),
    ("empty.eml", Vec::new, &["there is no text in it"]),
    (
        "document.eml",
        pdf::pdf,
        &[
            "the message has none of the header fields From, To, Date and Subject; expected a mail message",
        ],
    ),
    (
        "document.mbox",
        packages::zip,
        &[
            "the message has none of the header fields From, To, Date and Subject; expected a mail message",
        ],
    ),
    (
        "cut.warc",
        || cut(texts::warc(), 6),
        &[
            "record 2, at byte 163: the file ends within it; it is cut off; nothing is read from here on",
        ],
    ),
    (
        "page.warc",
        texts::html,
        &[
            "record 1, at byte 0: there is no record; expected a line 'WARC/1.0' or 'WARC/1.1'; nothing is read from here on",
        ],
    ),
    (
        "columns.csv",
        || b"name,born\nJane,1970\n".to_vec(),
        &[
            "none of its columns is a text or a title: 'name', 'born'; expected a first row that names one of them 'text', 'content', 'body', 'html' or 'title'",
        ],
    ),
    (
        "cells.csv",
        || b"title,text\nA,one,two\nTide,\"The tide table of the harbour.\"\n".to_vec(),
        &[", line 2: the row has 3 fields; expected 2, as in the header"],
    ),
    ("cut.csv", || cut(texts::csv(), 7), &[", line 2: "]),
    (
        "page.tsv",
        texts::html,
        &[
            "none of its columns is a text or a title: '<!DOCTYPE html>'; expected a first row that names one of them 'text', 'content', 'body', 'html' or 'title'",
        ],
    ),
    (
        "cut.json",
        || cut(texts::json_array(), 5),
        &[
            ", line 6: column 229: the file ends within the value that begins on line 2; it is cut off, or a bracket or a quotation mark is not closed; nothing is read from here on",
        ],
    ),
    (
        "page.json",
        texts::html,
        &[
            ", line 1: column 1: expected an object, or an array of objects; nothing is read from here on",
        ],
    ),
    (
        "number.json",
        || b"42".to_vec(),
        &[
            ", line 1: column 1: expected an object, or an array of objects; nothing is read from here on",
        ],
    ),
    (
        "cut.jsonl",
        || cut(texts::json_lines(), 5),
        &[", line 1: column 285: EOF while parsing a string; expected one JSON object a line"],
    ),
    (
        "cut.trec",
        || cut(texts::trec(), 7),
        &[
            ", line 1: a document is not closed before the file ends; read up to there; expected </DOC>",
        ],
    ),
    (
        "page.trec",
        texts::html,
        &[
            "there is no document in it; expected <DOC> ... </DOC> with a <DOCNO> and a <TEXT> each",
            ", line 7: text outside of any document is not read: '<script type=\"application/ld+json\">{\"@ty'; expected <DOC>",
        ],
    ),
    (
        "cut.zip",
        || cut(packages::zip(), 5),
        &[
            "it is not a zip archive, or is damaged or cut off (could not find eocd); expected a complete zip archive",
        ],
    ),
    (
        "locked.zip",
        locked_zip,
        &["/secret.txt: it is protected by a password; unpack it yourself and index the folder"],
    ),
    (
        "page.zip",
        texts::html,
        &[
            "it is not a zip archive, or is damaged or cut off (could not find eocd); expected a complete zip archive",
        ],
    ),
    (
        "broken-inside.zip",
        || {
            packages::zip_of(&[
                ("inside.pdf", texts::html()),
                ("tide.txt", b"The tide comes at noon, as the table of the harbour says.".to_vec()),
            ])
        },
        &["/inside.pdf: it is a web page; expected a PDF document"],
    ),
    (
        "cut.tar",
        || cut(packages::tar(), 4),
        &[
            "it is damaged or cut off (within pages/in-tar.md: the archive ends there); what comes before is read",
        ],
    ),
    (
        "page.tar",
        texts::html,
        &["it is not a tar archive, or is damaged or cut off; expected a complete tar archive"],
    ),
    (
        "cut.tgz",
        || cut(packages::tgz(), 5),
        &[
            "its gzip data is damaged or cut off (incomplete deflate stream); what comes before is read where it is whole; expected a complete file",
        ],
    ),
    ("page.tgz", texts::html, &["it is not gzip data, as its name says"]),
    (
        "cut.html.gz",
        || cut(packages::html_gz(), 5),
        &[
            "its gzip data is damaged or cut off (incomplete deflate stream); what comes before is read where it is whole; expected a complete file",
        ],
    ),
    ("page.html.gz", texts::html, &["it is not gzip data, as its name says"]),
    (
        "cut.md.zst",
        || cut(packages::markdown_zst(), 5),
        &["its zstd data is damaged or cut off (a block cannot be read); what comes before"],
    ),
    ("page.md.zst", texts::html, &["it is not zstd data, as its name says"]),
    (
        "cut.bib",
        || b"@article{cut,\n  title = {Open\n".to_vec(),
        &[
            "entry cut, field title: it is not closed; expected as many '}' as '{'; the entry is left out",
        ],
    ),
    (
        "cut.yml",
        || b"cut:\n  type: article\n  title: [open\n".to_vec(),
        &[
            "entry cut: while parsing a flow sequence, expected ',' or ']'; expected YAML fields such as 'title: ...'; the entry is left out",
        ],
    ),
    (
        "cut.csljson",
        || b"[{\"id\": \"cut\", \"type\": \"article-journal\", \"title\"".to_vec(),
        &["expected"],
    ),
];

/// A text that was saved with a password.
fn locked_odt() -> Vec<u8> {
    let manifest = "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">\
                    <manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/>\
                    </manifest:file-entry></manifest:manifest>";
    packages::zip_of(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text".as_slice()),
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("content.xml", b"\x93\x11\xF0\x7A no markup"),
    ])
}

/// A book whose chapters can be read on its reader's device alone.
fn locked_epub() -> Vec<u8> {
    let encryption = "<encryption xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" \
                      xmlns:enc=\"http://www.w3.org/2001/04/xmlenc#\"><enc:EncryptedData>\
                      <enc:EncryptionMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#aes128-cbc\"/>\
                      <enc:CipherData><enc:CipherReference URI=\"one.xhtml\"/></enc:CipherData>\
                      </enc:EncryptedData></encryption>";
    packages::epub_with(&[("META-INF/encryption.xml", encryption)])
}

fn locked_message() -> Vec<u8> {
    b"From: Jane Roe <jane@example.org>\nSubject: Secret\nMIME-Version: 1.0\n\
      Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=\"b\"\n\n\
      --b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: application/octet-stream\n\n\
      -----BEGIN PGP MESSAGE-----\nhQEMA\n-----END PGP MESSAGE-----\n--b--\n"
        .to_vec()
}

/// An archive with the mark that its file is encrypted.
fn locked_zip() -> Vec<u8> {
    let mut bytes = packages::zip_of(&[("secret.txt", "The secret.")]);
    for (signature, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = bytes.windows(4).position(|window| window == signature).expect("a header");
        bytes[at + flags] |= 1;
    }
    bytes
}

#[test]
fn each_is_inspected_with_a_message() {
    let mut wrong = Vec::new();
    for (path, bytes, messages) in BROKEN {
        let world = World::new().file(&format!("a/{path}"), bytes());
        let run = world.run(["inspect", &format!("a/{path}")]);
        let warnings: Vec<&str> =
            run.stderr.lines().filter(|line| line.starts_with("warning: ")).collect();
        let says = |message: &&str| {
            warnings.iter().any(|line| line.contains(message) && line.contains(path))
        };
        if run.code != 2 || warnings.len() != messages.len() || !messages.iter().all(says) {
            wrong.push(format!("{path} ({}): {} instead of {messages:?}", run.code, run.stderr));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn all_are_listed_and_the_others_are_found() {
    let world =
        World::new().file("a/good.txt", GOOD).file("a/later.txt", "Nothing yet.\n").indexed("a");
    world.write("a/later.txt", GOOD.replace("lantern", "torch"));
    for (path, bytes, _) in BROKEN {
        world.write(&format!("a/{path}"), bytes());
    }
    // What is beside them is found, as it was before and as it is now.
    let run = world.run(["index", "a"]);
    run.code(2)
        .says(&["1 changed, 1 unchanged, 0 removed", "details: pincite articles --problems"]);
    for (query, path) in [("lantern", "a/good.txt\n"), ("torch", "a/later.txt\n")] {
        assert_eq!(world.run(["search", query, "--format", "paths"]).ok(), path);
    }
    world.run(["stats", "--verify"]).ok();
    // Of the broken ones, what stands before the damage or beside it. Whether
    // the last row of a table is one that is cut cannot be told for certain.
    let run = world.run(["search", "forty OR tide", "--format", "paths"]);
    let mut paths: Vec<&str> = run.ok().lines().filter(|path| *path != "a/cut.csv").collect();
    paths.sort_unstable();
    assert_eq!(paths, ["a/broken-inside.zip", "a/cells.csv", "a/cut.rtf", "a/cut.trec"]);
    // Each is listed with its message, this time and the next.
    for _ in 0..2 {
        let run = world.run(["articles", "--problems", "--format", "json"]);
        let listed: Value = run.json();
        let listed = listed["problems"].as_array().expect("an array");
        let mut wrong = Vec::new();
        for (path, _, messages) in BROKEN {
            let file = format!("a/{path}");
            let of_it = listed.iter().filter(|problem| problem["path"] == *file);
            let said: Vec<&str> = of_it.filter_map(|problem| problem["message"].as_str()).collect();
            let says = |message: &&str| said.iter().any(|said| said.contains(message));
            if said.len() != messages.len() || !messages.iter().all(says) {
                wrong.push(format!("{path}: {said:?} instead of {messages:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        world.run(["index", "a"]).code(2).says(&["0 added, 0 changed, "]);
    }
}
