//! Pages that are broken, empty, huge or made to hurt.

use std::time::{Duration, Instant};

use super::{article, read};
use crate::source::html::body_blocks;

/// Far more than any of these takes, and far less than a quadratic reader
/// would.
const MAX: Duration = Duration::from_secs(30);

fn reads(name: &str, html: &str, expected: &str) {
    let start = Instant::now();
    let reading = read(html.as_bytes());
    assert!(start.elapsed() < MAX, "{name} takes {:?}", start.elapsed());
    let text: Vec<&str> = reading
        .articles
        .iter()
        .flat_map(|article| &article.paragraphs)
        .map(|paragraph| paragraph.text.as_str())
        .collect();
    assert!(text.join(" ").contains(expected), "{name}");
}

const PROSE: &str = "The river rose in the night, and by the morning the mill stood in water.";

#[test]
fn survives_bombs() {
    let deep = |tag: &str| format!("{}{PROSE}", format!("<{tag}>").repeat(100_000));
    for (name, html) in [
        ("divs", deep("div")),
        ("spans", deep("span")),
        ("tables", deep("table><tr><td")),
        ("lists", deep("ul><li")),
        ("quotes", deep("blockquote")),
        ("fonts", format!("{}{PROSE}", "<p><font size=1>".repeat(50_000))),
        (
            "formatting",
            format!(
                "{}{}{PROSE}",
                (0..400).map(|n| format!("<b class=c{n}>")).collect::<String>(),
                "<p>x".repeat(50_000)
            ),
        ),
        ("attributes", {
            let attributes: String = (0..200_000).map(|n| format!(" a{n}=1")).collect();
            format!("<p{attributes}>x</p><p>{PROSE}</p>")
        }),
        ("classes", format!("<div class='{}'><p>{PROSE}</p></div>", "a-b ".repeat(300_000))),
        ("notes", format!("<p>{PROSE}</p>{}", "<a href=#fn1>1</a><p id=fn1>x</p>".repeat(20_000))),
        ("paragraphs", format!("<article>{}</article>", format!("<p>{PROSE}</p>").repeat(20_000))),
    ] {
        reads(name, &html, "by the morning");
    }
}

#[test]
fn never_comes_out_empty() {
    for (html, expected) in [
        ("<p>Short.", "Short."),
        ("plain words without any tag", "plain words without any tag"),
        ("<nav><a href=/>Only a menu</a></nav>", "Only a menu"),
        ("<div style='display:none'>Hidden but all there is</div>", "Hidden but all there is"),
        ("<footer><p>Nothing but the words below the page.</p></footer>", "below the page"),
        ("<ul><li><a href=/1>One story</a><li><a href=/2>Another story</a></ul>", "Another story"),
        ("<h1>A heading alone</h1>", "A heading alone"),
    ] {
        let article = article(html);
        let text: Vec<&str> = article.paragraphs.iter().map(|p| p.text.as_str()).collect();
        let title = article.metadata.title.as_deref().unwrap_or_default();
        assert!(format!("{title} {}", text.join(" ")).contains(expected), "{html}: {text:?}");
    }
}

#[test]
fn reports_what_is_no_page() {
    for (bytes, message) in [
        (&b""[..], "cannot read page.html: there is no text in it"),
        (
            b"<html><body><script>x()</script></body></html>",
            "cannot read page.html: there is no text in it",
        ),
        (b"%PDF-1.7\n\xE2\xE3", "cannot read page.html: it is a PDF document; expected a web page"),
    ] {
        let reading = read(bytes);
        let problems: Vec<String> =
            reading.problems.iter().map(|problem| problem.error.to_string()).collect();
        assert_eq!(problems, [message]);
    }
}

#[test]
fn decodes_what_is_declared() {
    for (page, text, note) in [
        (
            &b"<meta charset=windows-1252><p>Le caf\xE9 est ferm\xE9."[..],
            "Le café est fermé.",
            Some("decoded from windows-1252"),
        ),
        (
            b"<?xml version='1.0' encoding='iso-8859-2'?><html><body><p>\xB9koda</p></body></html>",
            "škoda",
            Some("decoded from iso-8859-2"),
        ),
        (
            b"<meta http-equiv=Content-Type content='text/html; charset=Shift_JIS'><p>\x93\xFA\x96\x7B",
            "日本",
            Some("decoded from shift_jis"),
        ),
        ("<meta charset=iso-8859-1><p>Straße".as_bytes(), "Straße", None),
        (b"\xFF\xFE<\0p\0>\0h\0i\0", "hi", Some("decoded from utf-16le")),
    ] {
        let reading = read(page);
        let article = &reading.articles[0];
        assert_eq!(article.paragraphs[0].text, text);
        let notes: Vec<&str> =
            article.notes.iter().map(String::as_str).filter(|n| n.starts_with("decoded")).collect();
        assert_eq!(notes.first().copied(), note);
    }
}

#[test]
fn cuts_a_body_into_blocks() {
    let blocks = body_blocks(
        "<h2>One</h2><nav>kept</nav><p>a<b>b</b> c<br>d</p><p>x<br><br>y</p>\
         <ul><li>p<li>q</ul><blockquote><p>said</blockquote>",
    );
    let said: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(said, ["One", "kept", "ab c d", "x", "y", "p · q", "said"]);
    assert_eq!(blocks[0].heading_level, 2);
    assert!(blocks.iter().all(|block| block.source.line_start.is_none()));
    assert!(body_blocks("").is_empty());
}

#[test]
fn knows_elements_that_xml_closes_at_once() {
    let blocks = body_blocks(
        "<?xml version='1.0'?><html><head><title/><script src='x'/></head><body>\
         <p><a id='x'/>One</p><div/><h2/><p>Two</p></body></html>",
    );
    let said: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(said, ["One", "Two"]);
    assert_eq!(blocks[1].role, crate::source::block::Role::Open);
}
