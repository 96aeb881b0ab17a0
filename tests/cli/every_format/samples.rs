//! A sample of each format: what `inspect` makes of it, and where `search`
//! finds it.

use super::{packages, pdf, texts};

/// A file, and what is expected of it.
pub struct Sample {
    pub path: &'static str,
    pub bytes: fn() -> Vec<u8>,
    /// The facts, paragraphs, left out pieces and notes of its articles, one a
    /// line; see [`super::reading::listing`].
    pub inspected: &'static [&'static [&'static str]],
    /// Where the passage that is searched for is found, and its citation; see
    /// [`super::reading::found`].
    pub found: &'static str,
}

/// What the page states of itself, but for its address.
const PAGE_FACTS: &[&str] = &[
    "title: TITLE <- JSON-LD, field headline",
    "authors: Jane Roe <- JSON-LD, field author",
    "published: 2024-05-09 <- JSON-LD, field datePublished",
    "publisher: River Post <- JSON-LD, field publisher",
];

const PAGE_URL: &[&str] = &[
    "url: https://example.org/ferry <- canonical link",
    "language: en <- html element, field lang",
];

const CRAWLED: &[&str] = &[
    "url: https://example.org/ferry <- WARC-Target-URI",
    "language: en <- html element, field lang",
    "retrieved: 2024-05-11T10:00:00Z",
];

const PAGE_TEXT: &[&str] = &[
    "- | body | FIRST",
    "- | body | SECOND",
    "What it carries | list | LIST",
    "What it carries | body | THIRD",
    "What it carries | note of 2 | NOTE",
    "out: Home Local (navigation)",
    "out: © 2024 River Post (outside the main text)",
];

/// What a plain text says in its first lines.
const TEXT_FACTS: &[&str] = &[
    "title: TITLE <- line 1",
    "authors: Jane Roe <- line 3, byline",
    "published: 2024-05-09 <- line 3, byline",
];

/// A plain text has no headings and notes.
const PLAIN: &[&str] = &[
    "- | body | FIRST",
    "- | body | SECOND",
    "- | list | - Letters for the school",
    "- | list | - Bread",
    "- | list | - Diesel",
    "- | body | THIRD",
];

const DETECTED: &[&str] = &["language: en <- detected from the text"];

const BYLINE: &[&str] = &["out: By Jane Roe, 9 May 2024 (byline: read as authors and published)"];

const FRONT_MATTER: &[&str] = &[
    "title: TITLE <- front matter, field title",
    "authors: Jane Roe <- front matter, field author",
    "published: 2024-05-09 <- front matter, field date",
    "url: https://example.org/ferry <- front matter, field url",
    "language: en <- front matter, field language",
];

const MARKDOWN_TEXT: &[&str] = &[
    "- | body | FIRST",
    "- | body | SECOND[1]",
    "What it carries | list | LIST",
    "What it carries | body | THIRD",
    "What it carries | note of 2 | NOTE",
    "out: ---\ntitle: The ferry to the island\nauthor: Jane Roe\ndate: 2024-05-09\n\
     url: https://example.org/ferry\nlanguage: en\n--- (front matter: read as metadata)",
];

/// Without a note, which the format has no place for.
const STRUCTURED: &[&str] = &[
    "- | body | FIRST",
    "- | body | SECOND",
    "What it carries | list | LIST",
    "What it carries | body | THIRD",
];

/// With the note at the end of its section.
const DOCUMENT_TEXT: &[&str] = &[
    "- | body | FIRST",
    "- | body | SECOND",
    "- | note of 2 | NOTE",
    "What it carries | list | LIST",
    "What it carries | body | THIRD",
];

const TITLE_STYLE: &[&str] = &["title: TITLE <- paragraph of the style Title"];

const TEXT_BYLINE: &[&str] =
    &["authors: Jane Roe <- text, byline", "published: 2024-05-09 <- text, byline"];

const MESSAGE: &[&str] = &[
    "title: TITLE <- header field Subject",
    "authors: Jane Roe <- header field From",
    "published: 2024-05-09 <- header field Date",
    "language: en <- detected from the text",
    "message-id: 1@example.org",
    "to: The harbour",
];

const MESSAGE_END: &[&str] = &[
    "out: On 8 May 2024, John Poe wrote:\n> Does it sail? (quoted message)",
    "out: -- \nJane (signature)",
];

/// The article that stands beside, where there are several.
const TIDES: &str = "- | body | The tide tables of the harbour are out, and nobody has read them.";

const RECORD: &[&str] = &[
    "title: TITLE <- line 1, field title",
    "authors: Jane Roe <- line 1, field author",
    "published: 2024-05-09 <- line 1, field date",
    "url: https://example.org/ferry <- line 1, field url",
    "language: en <- detected from the text",
];

pub const SAMPLES: &[Sample] = &[
    Sample {
        path: "plain.txt",
        bytes: texts::text,
        inspected: &[&["plain text"], TEXT_FACTS, DETECTED, PLAIN, BYLINE],
        found: r#"plain#2 | 7-7 | Jane Roe, "The ferry to the island", 9 May 2024, ¶ 2 (plain.txt, line 7) | file://[DIR]/a/plain.txt"#,
    },
    Sample {
        path: "mark.md",
        bytes: texts::markdown,
        inspected: &[&["mark markdown"], FRONT_MATTER, MARKDOWN_TEXT],
        found: r#"mark#2 | 11-11 | Jane Roe, "The ferry to the island", 9 May 2024, ¶ 2 (mark.md, line 11) | https://example.org/ferry"#,
    },
    Sample {
        path: "web.html",
        bytes: texts::html,
        inspected: &[&["web html"], PAGE_FACTS, PAGE_URL, PAGE_TEXT],
        found: r#"web#2 | 16-16 | Jane Roe, "The ferry to the island", River Post, 9 May 2024, ¶ 2 (web.html, line 16) | https://example.org/ferry"#,
    },
    Sample {
        path: "saved.mhtml",
        bytes: texts::mhtml,
        inspected: &[
            &["saved mhtml"],
            PAGE_FACTS,
            &[
                "url: https://example.org/ferry <- header field Content-Location",
                "language: en <- html element, field lang",
                "saved: 2024-05-10",
            ],
            PAGE_TEXT,
        ],
        found: r#"saved#2 | no lines | Jane Roe, "The ferry to the island", River Post, 9 May 2024, ¶ 2 (saved.mhtml) | https://example.org/ferry"#,
    },
    Sample {
        path: "print.pdf",
        bytes: pdf::pdf,
        inspected: &[&[
            "print pdf",
            "title: TITLE <- document information, field title",
            "authors: Jane Roe <- document information, field author",
            "published: 2024-05-09 <- page 1, byline",
            "language: en <- detected from the text",
            "- | body p1 | FIRST",
            "- | body p1 | SECOND[1]",
            "- | note of 2 p1 | [1] NOTE",
            "What it carries | list p2 | LIST",
            "What it carries | body p2 | THIRD",
            "out: TITLE (repeats the title)",
            "out: By Jane Roe, 9 May 2024 (byline: read as authors and published)",
            "out: River Post (running head)",
            "out: 1 (page number)",
            "out: River Post (running head)",
            "out: 2 (page number)",
        ]],
        found: r#"print#2 | no lines | Jane Roe, "The ferry to the island", 9 May 2024, p. 1, ¶ 2 (print.pdf) | file://[DIR]/a/print.pdf"#,
    },
    Sample {
        path: "word.docx",
        bytes: packages::docx,
        inspected: &[
            &["word docx"],
            TITLE_STYLE,
            TEXT_BYLINE,
            &["language: en-GB <- core properties, field language"],
            DOCUMENT_TEXT,
            BYLINE,
        ],
        found: r#"word#2 | no lines | Jane Roe, "The ferry to the island", 9 May 2024, ¶ 2 (word.docx) | file://[DIR]/a/word.docx"#,
    },
    Sample {
        path: "writer.odt",
        bytes: packages::odt,
        inspected: &[
            &["writer odt"],
            TITLE_STYLE,
            // When it was changed says nothing of when it was published.
            &[
                "authors: Jane Roe <- document properties, field creator",
                "language: en-GB <- document properties, field language",
            ],
            DOCUMENT_TEXT,
        ],
        found: r#"writer#2 | no lines | Jane Roe, "The ferry to the island", ¶ 2 (writer.odt) | file://[DIR]/a/writer.odt"#,
    },
    Sample {
        path: "rich.rtf",
        bytes: texts::rtf,
        inspected: &[&["rich rtf"], TITLE_STYLE, TEXT_BYLINE, DETECTED, DOCUMENT_TEXT, BYLINE],
        found: r#"rich#2 | no lines | Jane Roe, "The ferry to the island", 9 May 2024, ¶ 2 (rich.rtf) | file://[DIR]/a/rich.rtf"#,
    },
    Sample {
        path: "book.epub",
        bytes: packages::epub,
        inspected: &[&[
            "book epub",
            "title: TITLE <- package document, field title",
            "authors: Jane Roe <- package document, field authors",
            "published: 2024-05-09 <- package document, field published",
            "publisher: River Press <- package document, field publisher",
            "language: en <- package document, field language",
            "The crossing | body | FIRST",
            "The crossing | body | SECOND",
            "The crossing | note of 2 | NOTE",
            "What it carries | list | LIST",
            "What it carries | body | THIRD",
            "out: The crossing · What it carries (table of contents)",
        ]],
        found: r#"book#2 | no lines | Jane Roe, "The ferry to the island", River Press, 9 May 2024, ¶ 2 (book.epub) | file://[DIR]/a/book.epub"#,
    },
    Sample {
        path: "agency.nitf",
        bytes: texts::nitf,
        inspected: &[
            &[
                "agency xml",
                "title: TITLE <- NITF, hedline/hl1",
                "authors: Jane Roe <- NITF, byline/person",
                "published: 2024-05-09 <- NITF, date.issue, attribute norm",
                "publisher: River Post <- NITF, pubdata, attribute name",
                "language: en <- NITF, attribute xml:lang",
            ],
            STRUCTURED,
        ],
        found: r#"agency#2 | 9-9 | Jane Roe, "The ferry to the island", River Post, 9 May 2024, ¶ 2 (agency.nitf, line 9) | file://[DIR]/a/agency.nitf"#,
    },
    Sample {
        path: "item.newsml",
        bytes: texts::newsml,
        inspected: &[
            &[
                "item xml",
                "title: TITLE <- NewsML-G2, headline",
                "authors: Jane Roe <- NewsML-G2, creator",
                "published: 2024-05-09 <- NewsML-G2, contentCreated",
                "publisher: River Post <- NewsML-G2, provider",
                "language: en <- NewsML-G2, language, attribute tag",
                "guid: urn:ferry",
            ],
            STRUCTURED,
        ],
        found: r#"item#2 | 7-7 | Jane Roe, "The ferry to the island", River Post, 9 May 2024, ¶ 2 (item.newsml, line 7) | file://[DIR]/a/item.newsml"#,
    },
    Sample {
        path: "journal.nxml",
        bytes: texts::jats,
        inspected: &[&[
            "journal xml",
            "title: TITLE <- JATS, article-title",
            "authors: Roe, Jane <- JATS, contrib elements of type author",
            "published: 2024-05-09 <- JATS, pub-date of type epub",
            "publisher: Journal of Islands <- JATS, journal-title",
            "url: https://example.org/ferry <- JATS, self-uri",
            "language: en <- JATS, attribute xml:lang",
            "- | body | FIRST",
            "- | body | SECOND¹",
            "What it carries | list | LIST",
            "What it carries | body | THIRD",
            "What it carries | note of 2 | NOTE",
            "out: References (heading without a paragraph of its own)",
            "out: Poe A. Old piers. (reference)",
        ]],
        found: r#"journal#2 | 7-7 | Jane Roe, "The ferry to the island", Journal of Islands, 9 May 2024, ¶ 2 (journal.nxml, line 7) | https://example.org/ferry"#,
    },
    Sample {
        path: "feed.xml",
        bytes: texts::rss,
        inspected: &[
            &[
                "feed-1 xml",
                "title: TITLE <- feed, title",
                "authors: Jane Roe <- feed, author",
                "published: 2024-05-09 <- feed, pubDate",
                "publisher: River Post <- feed, title of the feed",
                "url: https://example.org/ferry <- feed, link",
                "language: en <- feed, language of the feed",
            ],
            STRUCTURED,
        ],
        found: r#"feed-1#2 | 4-4 | Jane Roe, "The ferry to the island", River Post, 9 May 2024, ¶ 2 (feed.xml, line 4) | https://example.org/ferry"#,
    },
    Sample {
        path: "news.xml",
        bytes: texts::atom,
        inspected: &[
            &[
                "news-1 xml",
                "title: TITLE <- feed, title",
                "authors: Jane Roe <- feed, author",
                "published: 2024-05-09 <- feed, published",
                "publisher: River Post <- feed, title of the feed",
                "url: https://example.org/ferry <- feed, link",
                "language: en <- feed, language of the feed",
                "guid: urn:ferry",
            ],
            STRUCTURED,
        ],
        found: r#"news-1#2 | 4-4 | Jane Roe, "The ferry to the island", River Post, 9 May 2024, ¶ 2 (news.xml, line 4) | https://example.org/ferry"#,
    },
    Sample {
        path: "letter.eml",
        bytes: texts::message,
        inspected: &[&["letter mail"], MESSAGE, PLAIN, MESSAGE_END],
        found: r#"letter#2 | 11-11 | Jane Roe, "The ferry to the island", 9 May 2024, ¶ 2 (letter.eml, line 11) | file://[DIR]/a/letter.eml"#,
    },
    Sample {
        path: "box.mbox",
        bytes: texts::mailbox,
        inspected: &[
            &["box-1 mail"],
            MESSAGE,
            PLAIN,
            MESSAGE_END,
            &[
                "box-2 mail",
                "title: Tides <- header field Subject",
                "authors: John Poe <- header field From",
                "published: 2024-05-10 <- header field Date",
                "language: en <- detected from the text",
                TIDES,
            ],
        ],
        found: r#"box-1#2 | 12-12 | Jane Roe, "The ferry to the island", 9 May 2024, ¶ 2 (box.mbox, line 12) | file://[DIR]/a/box.mbox"#,
    },
    Sample {
        path: "crawl.warc",
        bytes: texts::warc,
        inspected: &[&["example.org/ferry warc"], PAGE_FACTS, CRAWLED, PAGE_TEXT],
        found: r#"example.org/ferry#2 | no lines | Jane Roe, "The ferry to the island", River Post, 9 May 2024, ¶ 2 (crawl.warc) | https://example.org/ferry"#,
    },
    Sample {
        path: "texts.wet",
        bytes: texts::wet,
        inspected: &[
            &["example.org/text warc"],
            TEXT_FACTS,
            &["url: https://example.org/text <- WARC-Target-URI"],
            DETECTED,
            &["retrieved: 2024-05-11T10:00:00Z"],
            PLAIN,
            BYLINE,
        ],
        found: r#"example.org/text#2 | no lines | Jane Roe, "The ferry to the island", 9 May 2024, ¶ 2 (texts.wet) | https://example.org/text"#,
    },
    Sample {
        path: "rows.csv",
        bytes: texts::csv,
        inspected: &[
            &[
                "table csv",
                "title: TITLE <- lines 2-10, field title",
                "authors: Jane Roe <- lines 2-10, field author",
                "published: 2024-05-09 <- lines 2-10, field date",
                "url: https://example.org/ferry <- lines 2-10, field url",
                "language: en <- lines 2-10, field language",
            ],
            PLAIN,
        ],
        found: r#"table#2 | 2-10 | Jane Roe, "The ferry to the island", 9 May 2024, ¶ 2 (rows.csv, lines 2–10) | https://example.org/ferry"#,
    },
    Sample {
        path: "rows.tsv",
        bytes: texts::tsv,
        inspected: &[&[
            "tabs csv",
            "title: TITLE <- line 2, field title",
            "authors: Jane Roe <- line 2, field author",
            "published: 2024-05-09 <- line 2, field date",
            "language: en <- detected from the text",
            "- | body | FIRST",
            "tabs-2 csv",
            "title: TITLE <- line 3, field title",
            "authors: Jane Roe <- line 3, field author",
            "published: 2024-05 <- line 3, field date",
            "language: en <- detected from the text",
            "- | body | SECOND",
        ]],
        found: r#"tabs-2#1 | 3-3 | Jane Roe, "The ferry to the island", May 2024, ¶ 1 (rows.tsv, line 3) | file://[DIR]/a/rows.tsv"#,
    },
    Sample {
        path: "one.json",
        bytes: texts::json_object,
        inspected: &[&[
            "object json",
            "title: TITLE <- lines 1-19, field title",
            "authors: Roe, Jane <- lines 1-19, field authors",
            "published: 2024-05-09 <- lines 1-19, field published",
            "url: https://example.org/ferry <- lines 1-19, field url",
            "language: en <- lines 1-19, field language",
            "section: Local",
            "- | body | FIRST",
            "- | body | SECOND",
            "What it carries | body | THIRD",
        ]],
        found: r#"object#2 | 1-19 | Jane Roe, "The ferry to the island", 9 May 2024, ¶ 2 (one.json, lines 1–19) | https://example.org/ferry"#,
    },
    Sample {
        path: "many.json",
        bytes: texts::json_array,
        inspected: &[
            &[
                "array json",
                "title: TITLE <- lines 2-8, field title",
                "authors: Jane Roe <- lines 2-8, field author",
                "published: 2024-05 <- lines 2-8, field date",
                "language: en <- detected from the text",
            ],
            PLAIN,
            &["array-2 json", "language: en <- detected from the text", TIDES],
        ],
        found: r#"array#2 | 2-8 | Jane Roe, "The ferry to the island", May 2024, ¶ 2 (many.json, lines 2–8) | file://[DIR]/a/many.json"#,
    },
    Sample {
        path: "records.jsonl",
        bytes: texts::json_lines,
        inspected: &[
            &["lines jsonl"],
            RECORD,
            PLAIN,
            &["records-2 jsonl", "language: en <- detected from the text", TIDES],
        ],
        found: r#"lines#2 | 1-1 | Jane Roe, "The ferry to the island", 9 May 2024, ¶ 2 (records.jsonl, line 1) | https://example.org/ferry"#,
    },
    Sample {
        path: "wire.trec",
        bytes: texts::trec,
        inspected: &[&[
            "RP240509-0001 trec",
            "title: TITLE <- line 1, field title",
            "authors: JANE ROE <- line 1, field authors",
            "published: 2024-05-09 <- line 1, field published",
            "language: en <- detected from the text",
            "- | body | FIRST",
            "- | body | SECOND",
            "- | body | THIRD",
        ]],
        found: r#"RP240509-0001#2 | 11-11 | JANE ROE, "The ferry to the island", 9 May 2024, ¶ 2 (wire.trec, line 11) | file://[DIR]/a/wire.trec"#,
    },
    Sample {
        path: "pages.zip",
        bytes: packages::zip,
        inspected: &[&["in-zip html"], PAGE_FACTS, PAGE_URL, PAGE_TEXT],
        found: r#"in-zip#2 | 16-16 | Jane Roe, "The ferry to the island", River Post, 9 May 2024, ¶ 2 (pages.zip/in-zip.html, line 16) | https://example.org/ferry"#,
    },
    Sample {
        path: "pages.tar",
        bytes: packages::tar,
        inspected: &[&["in-tar markdown"], FRONT_MATTER, MARKDOWN_TEXT],
        found: r#"in-tar#2 | 11-11 | Jane Roe, "The ferry to the island", 9 May 2024, ¶ 2 (pages.tar/pages/in-tar.md, line 11) | https://example.org/ferry"#,
    },
    Sample {
        path: "pages.tgz",
        bytes: packages::tgz,
        inspected: &[&["in-tgz text"], TEXT_FACTS, DETECTED, PLAIN, BYLINE],
        found: r#"in-tgz#2 | 7-7 | Jane Roe, "The ferry to the island", 9 May 2024, ¶ 2 (pages.tgz/in-tgz.txt, line 7) | file://[DIR]/a/pages.tgz"#,
    },
    Sample {
        path: "nested.tar.gz",
        bytes: packages::nested,
        inspected: &[
            &["in-nested docx"],
            TITLE_STYLE,
            TEXT_BYLINE,
            &["language: en-GB <- core properties, field language"],
            DOCUMENT_TEXT,
            BYLINE,
        ],
        found: r#"in-nested#2 | no lines | Jane Roe, "The ferry to the island", 9 May 2024, ¶ 2 (nested.tar.gz/inner.zip/in-nested.docx) | file://[DIR]/a/nested.tar.gz"#,
    },
    Sample {
        path: "page.html.gz",
        bytes: packages::html_gz,
        inspected: &[&["page html"], PAGE_FACTS, PAGE_URL, PAGE_TEXT],
        found: r#"page#2 | 16-16 | Jane Roe, "The ferry to the island", River Post, 9 May 2024, ¶ 2 (page.html.gz, line 16) | https://example.org/ferry"#,
    },
    Sample {
        path: "short.txt.gz",
        bytes: packages::text_gz,
        inspected: &[&["short text"], TEXT_FACTS, DETECTED, PLAIN, BYLINE],
        found: r#"short#2 | 7-7 | Jane Roe, "The ferry to the island", 9 May 2024, ¶ 2 (short.txt.gz, line 7) | file://[DIR]/a/short.txt.gz"#,
    },
    Sample {
        path: "lines-2.jsonl.gz",
        bytes: packages::json_lines_gz,
        inspected: &[
            &["lines-gz jsonl"],
            RECORD,
            PLAIN,
            &["lines-2-2 jsonl", "language: en <- detected from the text", TIDES],
        ],
        found: r#"lines-gz#2 | 1-1 | Jane Roe, "The ferry to the island", 9 May 2024, ¶ 2 (lines-2.jsonl.gz, line 1) | https://example.org/ferry"#,
    },
    Sample {
        path: "mark-2.md.zst",
        bytes: packages::markdown_zst,
        inspected: &[&["mark-2 markdown"], FRONT_MATTER, MARKDOWN_TEXT],
        found: r#"mark-2#2 | 11-11 | Jane Roe, "The ferry to the island", 9 May 2024, ¶ 2 (mark-2.md.zst, line 11) | https://example.org/ferry"#,
    },
    Sample {
        path: "crawl-2.warc.gz",
        bytes: packages::warc_gz,
        inspected: &[
            &["example.org/two warc"],
            PAGE_FACTS,
            &[
                "url: https://example.org/two <- WARC-Target-URI",
                "language: en <- html element, field lang",
                "retrieved: 2024-05-11T10:00:00Z",
            ],
            PAGE_TEXT,
        ],
        found: r#"example.org/two#2 | no lines | Jane Roe, "The ferry to the island", River Post, 9 May 2024, ¶ 2 (crawl-2.warc.gz) | https://example.org/two"#,
    },
];
