//! Tests of reading whole XML files.

use proptest::prelude::*;

use crate::source::{Format, ReadOptions, Reading, read_bytes};

fn read(source: &[u8]) -> Reading {
    let options = ReadOptions { latest_date: "2026-06-30".parse().ok(), ..ReadOptions::default() };
    read_bytes(source, "x/a.xml", Format::Xml, &options)
}

/// Writes a reading as one line per fact.
fn show(source: &[u8]) -> Vec<String> {
    let reading = read(source);
    let mut shown: Vec<String> =
        reading.problems.iter().map(|problem| format!("problem: {}", problem.error)).collect();
    for article in &reading.articles {
        let metadata = &article.metadata;
        shown.push(format!("id: {}", article.id));
        shown.extend(metadata.title.iter().map(|title| format!("title: {title}")));
        shown.extend(metadata.authors.iter().map(|person| format!("author: {person}")));
        shown.extend(metadata.translators.iter().map(|person| format!("translator: {person}")));
        shown.extend(metadata.published.iter().map(|date| format!("published: {date}")));
        shown.extend(metadata.publisher.iter().map(|name| format!("publisher: {name}")));
        shown.extend(metadata.url.iter().map(|url| format!("url: {url}")));
        // A language that the text shows is not of interest here.
        let stated = article.origin.get("language").is_some_and(|origin| {
            ["JATS", "NITF", "NewsML-G2", "feed"].iter().any(|name| origin.starts_with(name))
        });
        let language = metadata.language.iter().filter(|_| stated);
        shown.extend(language.map(|language| format!("language: {language}")));
        shown.extend(metadata.tags.iter().map(|tag| format!("tag: {tag}")));
        shown.extend(metadata.extra.iter().map(|(name, value)| format!("{name}: {value}")));
        for paragraph in &article.paragraphs {
            let heading = paragraph.heading.as_deref().unwrap_or("-");
            let of = paragraph.note_of.map_or_else(String::new, |of| format!(" of {of}"));
            shown.push(format!("{heading} | {}{of} | {}", paragraph.kind.name(), paragraph.text));
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
    assert_eq!(show(source.as_bytes()), expected, "{source}");
}

#[track_caller]
fn check_problem(source: &str, expected: &str) {
    check(source, &[&format!("problem: cannot read x/a.xml{expected}")]);
}

const JATS_DOCTYPE: &str =
    "<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS v1.2//EN\" \"JATS-journalpublishing1.dtd\">";

#[test]
fn the_front_of_a_journal_article() {
    check(
        &format!(
            "{JATS_DOCTYPE}<article article-type=\"research-article\" xml:lang=\"en\"><front>\
             <journal-meta><journal-id>jv</journal-id><journal-title-group><journal-title>Journal of Valleys</journal-title></journal-title-group>\
             <issn>1234-5678</issn><publisher><publisher-name>River Press</publisher-name></publisher></journal-meta>\
             <article-meta><article-id pub-id-type=\"doi\">10.9999/jv.1</article-id>\
             <title-group><article-title>Tolls and <italic>bridges</italic><xref ref-type=\"fn\" rid=\"n\">*</xref></article-title><subtitle>A study</subtitle></title-group>\
             <contrib-group><contrib contrib-type=\"author\"><name><surname>Doe</surname><given-names>Jane</given-names><suffix>Jr.</suffix></name></contrib>\
             <contrib><collab>The Bridge Group<contrib-group><contrib><name><surname>No</surname></name></contrib></contrib-group></collab></contrib>\
             <contrib contrib-type=\"editor\"><string-name>Ann Poe</string-name></contrib>\
             <contrib contrib-type=\"translator\"><name-alternatives><name><surname>Roe</surname><given-names>Jan</given-names></name></name-alternatives></contrib></contrib-group>\
             <aff id=\"a1\"><label>1</label>University of Somewhere</aff>\
             <pub-date pub-type=\"pmc-release\"><year>2019</year></pub-date><pub-date pub-type=\"collection\"><year>2020</year></pub-date>\
             <pub-date pub-type=\"ppub\"><month>3</month><year>2020</year></pub-date><pub-date pub-type=\"epub\"><day>5</day><month>3</month><year>2020</year></pub-date>\
             <volume>12</volume><history><date date-type=\"received\"><month>Jan</month><year>2020</year></date></history>\
             <permissions><copyright-statement>© The authors</copyright-statement></permissions>\
             <self-uri xlink:href=\"https://example.org/jv/1\"/>\
             <abstract><p>Bridges carry tolls&mdash;and caf&eacute;s.</p></abstract>\
             <kwd-group><kwd>bridges</kwd><kwd>tolls</kwd></kwd-group></article-meta></front></article>"
        ),
        &[
            "id: a",
            "title: Tolls and bridges",
            "author: Doe Jr., Jane",
            "author: The Bridge Group",
            "translator: Roe, Jan",
            "published: 2020-03-05",
            "publisher: Journal of Valleys",
            "url: https://example.org/jv/1",
            "language: en",
            "tag: bridges",
            "tag: tolls",
            "article-type: research-article",
            "doi: 10.9999/jv.1",
            "editor: Ann Poe",
            "issn: 1234-5678",
            "publisher-name: River Press",
            "received: 2020-01",
            "subtitle: A study",
            "volume: 12",
            "Abstract | body | Bridges carry tolls—and cafés.",
            "out: 1 University of Somewhere (affiliation)",
            "out: © The authors (copyright notice)",
        ],
    );
}

#[test]
fn the_text_of_a_journal_article() {
    check(
        "<article><body><sec><label>1</label><title>Means</title>\
         <p>Raised<sup><xref rid=\"r1\">1</xref>,<xref rid=\"r2\">2</xref></sup> in [<xref rid=\"r1\">1</xref>]; 10<sup>6</sup> <xref ref-type=\"fn\" rid=\"f\">a</xref> H<sub>2</sub>O.<fn id=\"f\"><label>a</label><p>As said.</p></fn> More.</p>\
         <sec><title>Parts</title><p>We list:<list><list-item><p>oak</p></list-item><list-item><p>iron</p><list><list-item><p>cast</p></list-item></list></list-item></list>and go on\nwith <inline-formula><tex-math>\\documentclass{x}\\begin{document}$x^2$\\end{document}</tex-math></inline-formula>.</p>\
         <disp-quote><p>No toll.</p><attrib>The mayor</attrib></disp-quote>\
         <fig><label>Figure 1</label><caption><title>The bridge.</title><p>From the west.</p></caption><graphic xlink:href=\"f.png\"><alt-text>A bridge</alt-text></graphic></fig>\
         <table-wrap><label>Table 1</label><caption><p>Tolls</p></caption><table><thead><tr><th>Year</th><th>Toll</th></tr></thead><tbody><tr><td>1900</td><td>3 <xref rid=\"t\">b</xref></td></tr></tbody></table><table-wrap-foot><fn id=\"t\"><p>In crowns.</p></fn></table-wrap-foot></table-wrap>\
         <p>Then <disp-formula><mml:math><mml:msup><mml:mi>E</mml:mi><mml:mn>2</mml:mn></mml:msup><mml:mo>=</mml:mo><mml:mfrac><mml:mi>m</mml:mi><mml:mrow><mml:mi>a</mml:mi><mml:mo>+</mml:mo><mml:mi>b</mml:mi></mml:mrow></mml:mfrac></mml:math></disp-formula> holds.</p>\
         <preformat>a\n  b</preformat></sec></sec></body>\
         <back><ack><p>We thank them.</p></ack><ref-list><title>References</title><ref id=\"r1\"><label>1.</label><mixed-citation>Poe A. Old tolls.</mixed-citation></ref></ref-list></back>\
         <sub-article id=\"s1\"><front-stub><title-group><article-title>Reply</article-title></title-group></front-stub><body><p>We agree.</p></body></sub-article></article>",
        &[
            "id: a",
            "Means | body | Raised¹,² in [1]; 10⁶ a H2O. More.",
            "Means | note of 1 | a As said.",
            "Parts | body | We list:",
            "Parts | list | oak · iron · cast",
            "Parts | body | and go on with $x^2$.",
            "Parts | quote | No toll.",
            "Parts | quote | The mayor",
            "Parts | caption | Figure 1 The bridge. From the west.",
            "Parts | caption | Table 1 Tolls",
            "Parts | table | Year | Toll\n1900 | 3 b",
            "Parts | note of 10 | In crowns.",
            "Parts | body | Then E^2 = m/(a + b) holds.",
            "Parts | code | a\n  b",
            "Acknowledgements | body | We thank them.",
            "out: 1 (section number)",
            "out: A bridge (description of an image)",
            "out: References (heading without a paragraph of its own)",
            "out: 1. Poe A. Old tolls. (reference)",
            "id: a-s1",
            "title: Reply",
            "- | body | We agree.",
        ],
    );
}

const NITF: &str = "<nitf xml:lang=\"en-GB\"><head><title>Toll raised</title><docdata><doc-id id-string=\"X1\"/>\
    <date.issue norm=\"20240509T101500Z\"/><key-list><keyword key=\"tolls\"/></key-list></docdata>\
    <pubdata name=\"Valley Post\" position.section=\"A\"/></head><body><body.head>\
    <hedline><hl1>Bridge toll raised again</hl1><hl2>Council votes at night</hl2></hedline>\
    <byline>By <person>Jane Doe</person><byttl>Staff writer</byttl></byline><distributor>Agency</distributor>\
    <dateline><location>Riverton</location></dateline><abstract><p>The toll rises.</p></abstract></body.head>\
    <body.content><media media-type=\"image\"><media-reference source=\"x.jpg\"/><media-caption><p>The bridge.</p></media-caption><media-producer>A. Poe</media-producer></media>\
    <block><p>The council met on a wet evening and raised the toll again.</p><hl2>Reactions</hl2><p>Drivers&nbsp;complained.</p>\
    <bq><block><p>Too much.</p></block></bq><ul><li>cars</li><li>carts</li></ul><table><tr><td>a</td><td>b</td></tr></table></block></body.content>\
    <body.end><tagline>Jane Doe writes about rivers.</tagline></body.end></body></nitf>";

const NITF_SHOWN: &[&str] = &[
    "- | standfirst | Council votes at night",
    "- | standfirst | The toll rises.",
    "- | caption | The bridge.",
    "- | body | The council met on a wet evening and raised the toll again.",
    "Reactions | body | Drivers complained.",
    "Reactions | quote | Too much.",
    "Reactions | list | cars · carts",
    "Reactions | table | a | b",
    "out: Staff writer (position of the author)",
    "out: A. Poe (image credit)",
    "out: Jane Doe writes about rivers. (tagline)",
];

#[test]
fn an_article_of_an_agency() {
    let facts = [
        "id: a",
        "title: Bridge toll raised again",
        "author: Jane Doe",
        "published: 2024-05-09",
        "publisher: Valley Post",
        "language: en-GB",
        "tag: tolls",
        "dateline: Riverton",
        "distributor: Agency",
        "doc-id: X1",
        "head-title: Toll raised",
        "section: A",
    ];
    let source =
        format!("<?xml version=\"1.0\"?>\n<!DOCTYPE nitf SYSTEM \"nitf-3-6.dtd\">\n{NITF}");
    check(&source, &[&facts, NITF_SHOWN].concat());
}

#[test]
fn an_archive_that_repeats_its_lead() {
    check(
        "<nitf><body><body.head><hedline><hl1>One</hl1></hedline><hedline><hl1 class=\"online\">Two</hl1></hedline>\
         <byline class=\"print\">By JANE DOE and JOHN ROE</byline><byline class=\"normalized\">Doe, Jane</byline><distributor>The Agency</distributor></body.head>\
         <body.content><block class=\"lead_paragraph\"><p>First.</p></block><block class=\"full_text\"><p>First.</p><p>Second.</p></block></body.content></body></nitf>",
        &[
            "id: a",
            "title: One",
            "author: JANE DOE",
            "author: JOHN ROE",
            "publisher: The Agency",
            "distributor: The Agency",
            "- | body | First.",
            "- | body | Second.",
            "out: Two (another headline)",
            "out: Doe, Jane (another byline)",
            "out: First. (repeats the first paragraphs)",
        ],
    );
}

#[test]
fn a_message_of_several_items() {
    let item = |meta: &str, content: &str| {
        format!(
            "<newsItem guid=\"urn:1\"><itemMeta><provider qcode=\"p:1\"><name>Agency</name></provider><versionCreated>2024-05-09T10:00:00+02:00</versionCreated></itemMeta><contentMeta>{meta}</contentMeta><contentSet>{content}</contentSet></newsItem>"
        )
    };
    let page = "<inlineXML contenttype=\"application/xhtml+xml\"><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>T</title></head><body><h1>Toll up</h1><p>One.</p><h2>More</h2><p>Two<br/>lines.</p></body></html></inlineXML>";
    let source = format!(
        "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header/><itemSet>{}<packageItem/>{}{}</itemSet></newsMessage>",
        item(
            "<headline>Toll up</headline><by>By Jane Doe</by><language tag=\"en\"/><subject><name>Tolls</name></subject>",
            page
        ),
        item(
            "<headline>Plain</headline><creator><name>John Roe</name></creator><contentCreated>2024-05-08</contentCreated>",
            "<inlineData contenttype=\"text/plain\">The council met on a wet evening and spoke at length of the bridge.\n\nThen it went home, as it does on every evening of the week but one.</inlineData>"
        ),
        item("<headline>Picture</headline>", "<remoteContent href=\"x.jpg\"/>"),
    );
    check(
        &source,
        &[
            "id: a-1",
            "title: Toll up",
            "author: Jane Doe",
            "published: 2024-05-09",
            "publisher: Agency",
            "language: en",
            "tag: Tolls",
            "guid: urn:1",
            "- | body | One.",
            "More | body | Two lines.",
            "out: Toll up (repeats the title)",
            "note: item 2 (<packageItem>, line 1) is skipped, as there is no text in it",
            "note: item 4 (<newsItem>, line 3) is skipped, as there is no text in it",
            "id: a-3",
            "title: Plain",
            "author: John Roe",
            "published: 2024-05-08",
            "publisher: Agency",
            "guid: urn:1",
            "- | body | The council met on a wet evening and spoke at length of the bridge.",
            "- | body | Then it went home, as it does on every evening of the week but one.",
        ],
    );
    check_problem(
        "<packageItem/>",
        ": there is no item with a text in it; expected a newsItem with inlineXML or inlineData",
    );
    let nitf =
        format!("<newsItem><contentSet><inlineXML>{NITF}</inlineXML></contentSet></newsItem>");
    let shown = show(nitf.as_bytes());
    assert!(shown.contains(&"publisher: Valley Post".to_owned()), "{shown:?}");
    assert_eq!(shown[shown.len() - NITF_SHOWN.len()..], *NITF_SHOWN);
}

#[test]
fn feeds() {
    check(
        "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Valley Post</title><language>en-us</language>\
         <item><title>Toll up</title><link>https://example.org/1</link><pubDate>Thu, 09 May 2024 10:00:00 GMT</pubDate><dc:creator>Jane Doe</dc:creator><category>tolls</category><guid>g1</guid>\
         <description>Short.</description><content:encoded>The whole text of it, without any markup.</content:encoded></item>\
         <item><title>Two</title><author>x@example.org (John Roe)</author><description>AT&amp;amp;T &amp;lt; 5</description></item></channel></rss>",
        &[
            "id: a-1",
            "title: Toll up",
            "author: Jane Doe",
            "published: 2024-05-09",
            "publisher: Valley Post",
            "url: https://example.org/1",
            "language: en-us",
            "tag: tolls",
            "guid: g1",
            "- | body | The whole text of it, without any markup.",
            "id: a-2",
            "title: Two",
            "author: John Roe",
            "publisher: Valley Post",
            "language: en-us",
            "- | body | AT&T < 5",
        ],
    );
    check(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\"><title>F</title><entry><title>E</title><id>u:1</id><link rel=\"self\" href=\"https://example.org/s\"/><link href=\"https://example.org/e\"/>\
         <updated>2024-05-10T00:00:00Z</updated><published>2024-05-09T00:00:00Z</published><author><name>Jane Doe</name></author>\
         <content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Eins.</p><p>Zwei.</p></div></content></entry></feed>",
        &[
            "id: a-1",
            "title: E",
            "author: Jane Doe",
            "published: 2024-05-09",
            "publisher: F",
            "url: https://example.org/e",
            "language: de",
            "guid: u:1",
            "- | body | Eins.",
            "- | body | Zwei.",
        ],
    );
    check_problem(
        "<rss><channel/></rss>",
        ": it is a feed without entries; expected <item> or <entry> elements",
    );
}

#[test]
fn places_count_in_the_file() {
    let source = format!(
        "{JATS_DOCTYPE}\n<article><body>\n<p>The caf&eacute; &mdash; it is the one by the bridge &mdash; was closed by the council.</p>\n<p>\n  It was opened <italic>again</italic> two weeks later, in the spring of that year.\n</p>\n<sec><title>H</title>Loose&nbsp;text stands in a section as well, and is read like any other.</sec></body></article>"
    );
    let reading = read(source.as_bytes());
    let article = &reading.articles[0];
    let pieces: Vec<(&str, Option<u32>, Option<u32>)> = article
        .paragraphs
        .iter()
        .map(|paragraph| {
            let place = paragraph.source;
            (place.bytes.unwrap().slice(&source).unwrap(), place.line_start, place.line_end)
        })
        .collect();
    assert_eq!(
        pieces,
        [
            (
                "The caf&eacute; &mdash; it is the one by the bridge &mdash; was closed by the council.",
                Some(3),
                Some(3)
            ),
            (
                "It was opened <italic>again</italic> two weeks later, in the spring of that year.",
                Some(5),
                Some(5)
            ),
            (
                "Loose&nbsp;text stands in a section as well, and is read like any other.",
                Some(7),
                Some(7)
            ),
        ]
    );
    assert!(article.paragraphs[2].text.starts_with("Loose text stands"));
}

#[test]
fn encodings() {
    let latin: Vec<u8> =
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><nitf><body><p>Caf\u{e9}</p></body></nitf>"
            .chars()
            .map(|c| u8::try_from(u32::from(c)).unwrap())
            .collect();
    assert_eq!(show(&latin)[1..], ["- | body | Café", "note: decoded from windows-1252"]);
    let utf8 =
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><nitf><body><p>Café</p></body></nitf>";
    check(utf8, &["id: a", "- | body | Café"]);
    let utf16: Vec<u8> =
        "<nitf><p>Caf\u{e9}</p></nitf>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(show(&utf16)[1..], ["- | body | Café", "note: decoded from utf-16le"]);
    let cyrillic = "<?xml version='1.0' encoding='windows-1251'?><nitf><p>Мост</p></nitf>";
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(cyrillic);
    assert_eq!(show(&bytes)[1..], ["- | body | Мост", "note: decoded from windows-1251"]);
}

#[test]
fn nothing_is_fetched() {
    check(
        "<!DOCTYPE nitf [<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY me \"Jane &#38; <em>Co</em>\">]><nitf><p>By &me;: &x;&unheard;</p></nitf>",
        &[
            "id: a",
            "- | body | By Jane & Co: &unheard;",
            "note: entity &x; stands for another file, which is not read",
            "note: reference &unheard; is defined nowhere; left as it is",
        ],
    );
}

#[test]
fn broken_files() {
    for (source, expected) in [
        (
            "<doc/>",
            ": its root element is <doc>, which is none of NITF, NewsML-G2 or JATS; convert it to one of these, to HTML or to text",
        ),
        (
            "<article><p>\nx</sec></article>",
            ", line 2: the element <p> is closed by </sec>; expected well-formed XML",
        ),
        ("<article><p>cut o", ": it ends before its elements are closed; expected well-formed XML"),
        ("just text", ", line 1: unknown token; expected well-formed XML"),
        ("", ": there is no element in it; expected well-formed XML"),
        (
            "<article a='1' a='2'/>",
            ", line 1: the attribute 'a' stands there twice; expected well-formed XML",
        ),
        ("%PDF-1.7", ": it is a PDF document; expected NITF, NewsML-G2 or JATS"),
        ("<article/>", ": there is no text in it"),
        (
            "<!DOCTYPE a [<!ENTITY a '&b;&b;'><!ENTITY b '&a;&a;'>]><article>&a;</article>",
            ": its entities, such as &a;, hold each other without end or add more than 8388608 bytes; expected entities that stand for short texts",
        ),
    ] {
        check_problem(source, expected);
    }
}

#[test]
fn hostile_files() {
    let deep = format!("<nitf>\n{}{}</nitf>", "<p>".repeat(100_000), "</p>".repeat(100_000));
    check_problem(&deep, ", line 2: elements are nested more than 256 deep; expected an article");
    let unclosed = "<p>".repeat(100_000);
    check_problem(&unclosed, ": it ends before its elements are closed; expected well-formed XML");
    let wide: String = (0..2_000).map(|n| format!(" a{n}='1'")).collect();
    check_problem(&format!("<nitf{wide}/>"), ": an element has more than 1000 attributes");
    let spaces: String = (0..10_000).map(|n| format!("<p xmlns:a{n}='b'/>")).collect();
    check_problem(
        &format!("<nitf>{spaces}</nitf>"),
        ": it declares namespaces over and over; declare them on the root element",
    );
    let nested = format!("<nitf>{}Still read.{}</nitf>", "<em>".repeat(250), "</em>".repeat(250));
    check(&nested, &["id: a", "- | body | Still read."]);
    let sections = format!(
        "<article><body>{}<p>x</p>{}</body></article>",
        "<sec>".repeat(250),
        "</sec>".repeat(250)
    );
    check(&sections, &["id: a", "- | body | x"]);
}

proptest! {
    #[test]
    fn any_file_is_read_without_panic(pieces in prop::collection::vec(prop::sample::select(vec![
        "<nitf>", "</nitf>", "<article>", "</article>", "<p>", "</p>", "<fn id='a'>", "</fn>", "<table>", "<tr>", "</tr>",
        "</table>", "<list>", "<list-item>", "</list-item>", "</list>", "<sup>1</sup>", "<xref rid='a'/>", "&eacute;", "&",
        "&x;", "text é", "\r\n", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE a [<!ENTITY x '<p>&eacute;'>]>", "<x:y/>",
        "<math><msup>", "</msup></math>", "\u{1}", "<a b='", "'>", "</a>",
    ]), 0..40)) {
        let _reading = read(pieces.concat().as_bytes());
    }

    #[test]
    fn places_lie_in_the_file(texts in prop::collection::vec("[a-z&;é <>/p]{0,12}", 1..6)) {
        let body: String = texts.iter().map(|text| format!("<p>{}</p>\n", text.replace('<', "&lt;"))).collect();
        let source = format!("<!DOCTYPE a SYSTEM 'x'><nitf><body>{body}</body></nitf>");
        for article in read(source.as_bytes()).articles {
            for paragraph in article.paragraphs {
                let piece = paragraph.source.bytes.and_then(|bytes| bytes.slice(&source).map(str::to_owned));
                prop_assert!(piece.is_some_and(|piece| !piece.is_empty() && piece.trim() == piece));
            }
        }
    }
}
