//! Samples of the formats that are texts.

use super::article::{FIRST, HEADING, ITEMS, NOTE, SECOND, THIRD, TITLE, URL};

/// Each item between the two.
fn items(before: &str, after: &str) -> String {
    ITEMS.iter().map(|item| format!("{before}{item}{after}")).collect()
}

pub fn text() -> Vec<u8> {
    let list = items("- ", "\n");
    let text =
        format!("{TITLE}\n\nBy Jane Roe, 9 May 2024\n\n{FIRST}\n\n{SECOND}\n\n{list}\n{THIRD}\n");
    text.into_bytes()
}

pub fn markdown() -> Vec<u8> {
    let list = items("- ", "\n");
    let text = format!(
        "---\ntitle: {TITLE}\nauthor: Jane Roe\ndate: 2024-05-09\nurl: {URL}\nlanguage: en\n---\n\n\
         {FIRST}\n\n{SECOND}[^1]\n\n## {HEADING}\n\n{list}\n{THIRD}\n\n[^1]: {NOTE}\n"
    );
    text.into_bytes()
}

/// A page with what pages have around their text.
pub fn html() -> Vec<u8> {
    let list = items("<li>", "</li>\n");
    let page = format!(
        r##"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>{TITLE} | River Post</title>
<link rel="canonical" href="{URL}">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}",
"datePublished": "2024-05-09T08:00:00+02:00", "author": {{"@type": "Person", "name": "Jane Roe"}},
"publisher": {{"@type": "Organization", "name": "River Post"}}}}</script>
</head>
<body>
<nav><a href="/">Home</a> <a href="/local">Local</a></nav>
<article>
<h1>{TITLE}</h1>
<p>{FIRST}</p>
<p>{SECOND}<sup><a href="#n1" id="r1">1</a></sup></p>
<h2>{HEADING}</h2>
<ul>
{list}</ul>
<p>{THIRD}</p>
<ol class="footnotes"><li id="n1">{NOTE} <a href="#r1">↩</a></li></ol>
</article>
<footer>© 2024 River Post</footer>
</body>
</html>
"##
    );
    page.into_bytes()
}

/// The page as browsers save it.
pub fn mhtml() -> Vec<u8> {
    let page = String::from_utf8(html()).expect("UTF-8").replace('=', "=3D");
    let page = page.replace('↩', "=E2=86=A9").replace('©', "=C2=A9").replace('\n', "\r\n");
    let saved = format!(
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: {URL}\r\nSubject: {TITLE}\r\n\
         Date: Fri, 10 May 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related; type=\"text/html\"; boundary=\"----b\"\r\n\r\n\r\n\
         ------b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\
         Content-Location: {URL}\r\n\r\n{page}\r\n\
         ------b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\
         Content-Location: https://example.org/ferry.png\r\n\r\niVBORw0KGgo=\r\n------b--\r\n"
    );
    saved.into_bytes()
}

pub fn rtf() -> Vec<u8> {
    let list = items("\\pard\\ls1{\\listtext \\bullet\\tab}", "\\par\n");
    let text = format!(
        "{{\\rtf1\\ansi\\deflang1033{{\\stylesheet{{\\s0 Normal;}}{{\\s1\\outlinelevel0 heading 1;}}{{\\s2 Title;}}}}\n\
         {{\\info{{\\title {TITLE}}}{{\\author Jane Roe}}{{\\creatim\\yr2024\\mo6\\dy1}}}}\n\
         \\pard\\s2 {TITLE}\\par\n\\pard\\s0 By Jane Roe, 9 May 2024\\par\n\\pard {FIRST}\\par\n\
         \\pard {SECOND}{{\\super\\chftn{{\\footnote\\pard\\plain\\chftn  {NOTE}\\par}}}}\\par\n\
         \\pard\\s1 {HEADING}\\par\n{list}\\pard\\s0 {THIRD}\\par\n}}\n"
    );
    text.into_bytes()
}

pub fn nitf() -> Vec<u8> {
    let list = items("<li>", "</li>");
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <!DOCTYPE nitf SYSTEM \"http://127.0.0.1:1/nitf-3-6.dtd\">\n<nitf xml:lang=\"en\"><head>\n\
         <docdata><date.issue norm=\"20240509T080000Z\"/></docdata><pubdata name=\"River Post\"/></head>\n\
         <body><body.head><hedline><hl1>{TITLE}</hl1></hedline>\n\
         <byline>By <person>Jane Roe</person></byline></body.head>\n<body.content><block>\n<p>{FIRST}</p>\n\
         <p>{SECOND}</p>\n<hl2>{HEADING}</hl2>\n<ul>{list}</ul>\n<p>{THIRD}</p>\n</block></body.content></body></nitf>\n"
    );
    text.into_bytes()
}

pub fn newsml() -> Vec<u8> {
    let list = items("<li>", "</li>");
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:ferry\" xml:lang=\"en\">\n\
         <itemMeta><provider><name>River Post</name></provider>\
         <versionCreated>2024-05-10T10:00:00Z</versionCreated></itemMeta>\n\
         <contentMeta><contentCreated>2024-05-09</contentCreated><creator><name>Jane Roe</name></creator>\
         <language tag=\"en\"/><headline>{TITLE}</headline></contentMeta>\n\
         <contentSet><inlineXML contenttype=\"application/xhtml+xml\">\
         <html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>{TITLE}</title></head><body>\n<p>{FIRST}</p>\n\
         <p>{SECOND}</p>\n<h2>{HEADING}</h2>\n<ul>{list}</ul>\n<p>{THIRD}</p>\n</body></html></inlineXML></contentSet></newsItem>\n"
    );
    text.into_bytes()
}

pub fn jats() -> Vec<u8> {
    let list = items("<list-item><p>", "</p></list-item>");
    let text = format!(
        "<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS v1.2//EN\" \"http://127.0.0.1:1/jats.dtd\">\n\
         <article xml:lang=\"en\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><front>\
         <journal-meta><journal-title-group><journal-title>Journal of Islands</journal-title></journal-title-group></journal-meta>\n\
         <article-meta><title-group><article-title>{TITLE}</article-title></title-group>\n\
         <contrib-group><contrib contrib-type=\"author\"><name><surname>Roe</surname><given-names>Jane</given-names></name></contrib></contrib-group>\n\
         <pub-date pub-type=\"epub\"><day>9</day><month>5</month><year>2024</year></pub-date>\
         <self-uri xlink:href=\"{URL}\"/></article-meta></front>\n\
         <body><p>{FIRST}</p>\n<p>{SECOND}<xref ref-type=\"fn\" rid=\"f\"><sup>1</sup></xref></p>\n\
         <sec><title>{HEADING}</title>\n<list>{list}</list>\n<p>{THIRD}</p></sec></body>\n\
         <back><fn-group><fn id=\"f\"><p>{NOTE}</p></fn></fn-group>\
         <ref-list><title>References</title><ref><mixed-citation>Poe A. Old piers.</mixed-citation></ref></ref-list></back></article>\n"
    );
    text.into_bytes()
}

/// The text as markup within an element of a feed.
fn escaped_markup() -> String {
    let list = items("<li>", "</li>");
    let markup =
        format!("<p>{FIRST}</p><p>{SECOND}</p><h2>{HEADING}</h2><ul>{list}</ul><p>{THIRD}</p>");
    markup.replace('<', "&lt;").replace('>', "&gt;")
}

pub fn rss() -> Vec<u8> {
    let markup = escaped_markup();
    let text = format!(
        "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel>\
         <title>River Post</title><language>en</language>\n\
         <item><title>{TITLE}</title><link>{URL}</link><dc:creator>Jane Roe</dc:creator>\
         <pubDate>Thu, 09 May 2024 08:00:00 GMT</pubDate>\n<description>{markup}</description></item></channel></rss>\n"
    );
    text.into_bytes()
}

pub fn atom() -> Vec<u8> {
    let markup = escaped_markup();
    let text = format!(
        "<?xml version=\"1.0\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>River Post</title>\n\
         <entry><title>{TITLE}</title><id>urn:ferry</id><link href=\"{URL}\"/><author><name>Jane Roe</name></author>\
         <published>2024-05-09T08:00:00Z</published><updated>2024-05-10T08:00:00Z</updated>\n\
         <content type=\"html\">{markup}</content></entry></feed>\n"
    );
    text.into_bytes()
}

pub fn message() -> Vec<u8> {
    let list = items("- ", "\n");
    let text = format!(
        "From: Jane Roe <jane@example.org>\nTo: The harbour <harbour@example.org>\nSubject: {TITLE}\n\
         Date: Thu, 9 May 2024 08:00:00 +0200\nMessage-ID: <1@example.org>\nMIME-Version: 1.0\n\
         Content-Type: text/plain; charset=utf-8\n\n{FIRST}\n\n{SECOND}\n\n{list}\n{THIRD}\n\n\
         On 8 May 2024, John Poe wrote:\n> Does it sail?\n\n-- \nJane\n"
    );
    text.into_bytes()
}

/// A mailbox of the message and another.
pub fn mailbox() -> Vec<u8> {
    let first = String::from_utf8(message()).expect("UTF-8");
    let text = format!(
        "From jane@example.org Thu May  9 08:00:00 2024\n{first}\n\
         From john@example.org Fri May 10 08:00:00 2024\nFrom: John Poe <john@example.org>\nSubject: Tides\n\
         Date: Fri, 10 May 2024 08:00:00 +0200\n\nThe tide tables of the harbour are out, and nobody has read them.\n"
    );
    text.into_bytes()
}

/// A record of a web archive.
pub fn record(kind: &str, url: &str, media_type: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-11T10:00:00Z\r\n\
         Content-Type: {media_type}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

pub fn warc() -> Vec<u8> {
    crawled(URL)
}

/// The page as a crawler found it, beside a picture and a page that is gone.
pub fn crawled(url: &str) -> Vec<u8> {
    let answer = |status: &str, kind: &str, body: &[u8]| {
        [format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n").as_bytes(), body].concat()
    };
    let http = "application/http; msgtype=response";
    [
        record("warcinfo", "", "application/warc-fields", b"software: crawler\r\n"),
        record("response", url, http, &answer("200 OK", "text/html; charset=utf-8", &html())),
        record(
            "response",
            "https://example.org/x.gif",
            http,
            &answer("200 OK", "image/gif", b"GIF89a"),
        ),
        record(
            "response",
            "https://example.org/gone",
            http,
            &answer("404 Not Found", "text/html", b"<p>Gone.</p>"),
        ),
    ]
    .concat()
}

/// The text that a crawler took from the page.
pub fn wet() -> Vec<u8> {
    record("conversion", "https://example.org/text", "text/plain", &text())
}

/// The text as a cell or field.
fn body() -> String {
    format!("{FIRST}\n\n{SECOND}\n\n{}\n{THIRD}", items("- ", "\n"))
}

pub fn csv() -> Vec<u8> {
    let body = body();
    format!("id,title,author,date,url,language,text\ntable,{TITLE},Jane Roe,2024-05-09,{URL},en,\"{body}\"\n")
        .into_bytes()
}

pub fn tsv() -> Vec<u8> {
    let first = ["tabs", TITLE, "Jane Roe", "2024-05-09", FIRST].join("\t");
    let second = ["tabs-2", TITLE, "Jane Roe", "May 2024", SECOND].join("\t");
    format!("id\ttitle\tauthor\tdate\ttext\n{first}\n{second}\n").into_bytes()
}

pub fn json_object() -> Vec<u8> {
    let value = serde_json::json!({
        "id": "object", "title": TITLE, "authors": ["Roe, Jane"], "published": "2024-05-09", "url": URL,
        "language": "en", "section": "Local",
        "paragraphs": [FIRST, SECOND, {"heading": HEADING, "text": THIRD}],
    });
    serde_json::to_vec_pretty(&value).expect("JSON")
}

pub fn json_array() -> Vec<u8> {
    let value = serde_json::json!([
        {"id": "array", "title": TITLE, "author": "Jane Roe", "date": "2024-05", "text": body()},
        {"id": "array-2", "text": "The tide tables of the harbour are out, and nobody has read them."},
    ]);
    serde_json::to_vec_pretty(&value).expect("JSON")
}

pub fn json_lines() -> Vec<u8> {
    let first = serde_json::json!({
        "id": "lines", "title": TITLE, "author": "Jane Roe", "date": "2024-05-09", "url": URL, "text": body(),
    });
    format!("{first}\n{{\"text\": \"The tide tables of the harbour are out, and nobody has read them.\"}}\n").into_bytes()
}

pub fn trec() -> Vec<u8> {
    let text = format!(
        "<DOC>\n<DOCNO> RP240509-0001 </DOCNO>\n<HEAD>{TITLE}</HEAD>\n<BYLINE>By JANE ROE</BYLINE>\n\
         <DATE>May 9, 2024</DATE>\n<TEXT>\n<P>\n{FIRST}\n</P>\n<P>\n{SECOND}\n</P>\n<P>\n{THIRD}\n</P>\n</TEXT>\n</DOC>\n"
    );
    text.into_bytes()
}
