//! Pages, read back as a browser and as an XML parser read them.

use pincite::{Hit, Results};

use super::{begin, end, found, is_language_tag};
use crate::output::explanation::columns;
use crate::output::{Around, Found, sample};
use crate::queries::Topic;

fn page(title: &str, sets: &[(Option<Topic>, Results)]) -> String {
    let mut page = Vec::new();
    begin(&mut page, title).unwrap();
    for (n, (topic, results)) in sets.iter().enumerate() {
        let around = Around { index: None, paragraphs: 0 };
        let also = vec![title.to_owned()];
        let one =
            Found { topic: topic.as_ref(), results, also, around, explain: true, reference: None };
        found(&mut page, &one, n + 1).unwrap();
    }
    let results = sets.iter().map(|(_, results)| results);
    end(&mut page, &results.flat_map(columns).collect()).unwrap();
    String::from_utf8(page).unwrap()
}

/// A page with one hit.
fn page_of(title: &str, hit: Hit) -> String {
    let mut results = sample::results();
    results.hits = vec![hit];
    results.total = 1;
    page(title, &[(None, results)])
}

#[test]
fn a_hit_is_an_article_with_its_citation() {
    let mut hit = sample::described_hit();
    hit.explanation = None;
    let page = page_of("toll bridge", hit);
    let body = page.split_once("<body>\n").unwrap().1;
    let toll = "<mark class=\"exact\" title=\"the word itself\">toll</mark>";
    let bridge = toll.replace("toll", "bridge");
    let words = "#:~:text=The%20toll%20bridge%20is%20closed.";
    let expected = format!(
        r#"<h1 dir="auto">toll bridge</h1>
<p class="count" dir="auto">1 result</p>
<p class="also" dir="auto">toll bridge</p>
<pre class="tree">any of
├─ word toll
└─ word bridge</pre>
<article id="1" lang="en">
<h2 dir="auto"><span class="rank">1</span> <a href="https://example.org/river">The river</a></h2>
<blockquote dir="auto" cite="https://example.org/river{words}">The {toll} {bridge} is closed.</blockquote>
<p class="citation" dir="auto"><a href="https://example.org/river{words}"><bdi>Jane Roe</bdi> and <bdi>River Desk</bdi>, &quot;<bdi>The river</bdi>&quot;, <bdi>River Post</bdi>, 9 May 2024, ¶ 1 (river.txt, line 1)</a></p>
<p class="id" dir="auto">river#1</p>
</article>
</body>
</html>
"#
    );
    assert_eq!(body, expected);
}

#[test]
fn a_score_is_a_table_that_adds_up() {
    let mut hit = sample::hit();
    let parts = &mut hit.explanation.as_mut().unwrap().parts;
    parts.truncate(2);
    for part in parts {
        part.term = format!("<{}>", part.term);
        (part.frequency, part.documents, part.idf, part.text) = (1, 2, 0.5, 0.4);
        (part.together, part.exact, part.title, part.article) = (0.0, 0.1, 0.0, 0.0);
        (part.weight, part.score) = (1.0, 0.25);
    }
    let page = page_of("toll bridge", hit);
    let row = "<tr><td>&lt;bridge&gt;</td><td>1</td><td>2</td><td>0.500</td><td>0.400</td>\
               <td>0.100</td><td>0.250</td></tr>";
    assert!(page.contains(row), "{page}");
    assert!(page.contains("<td colspan=\"6\"></td><td>0.500</td></tr></tfoot>"), "{page}");
    assert!(
        page.contains("<tr><td>score</td><td>idf × (text + exact), summed</td></tr>"),
        "{page}"
    );
    assert!(page.contains("<tr><td>idf</td><td>how rare that is</td></tr>"), "{page}");
}

#[cfg(all(feature = "html", feature = "xml"))]
mod read_back {
    use std::sync::Arc;

    use pincite::{ByteSpan, Highlight, HighlightKind, Metadata, Person};

    use super::*;

    fn topic(id: &str, text: &str) -> Option<Topic> {
        Some(Topic { id: id.to_owned(), text: text.to_owned(), line: 1 })
    }

    /// What would like to be more than text.
    const HOSTILE: [&str; 6] = [
        "<script>alert(1)</script>",
        "\" onmouseover=\"alert(1)\" x=\"",
        "' onclick='alert(1)",
        "</title></style></blockquote></article><img src=x onerror=alert(1)>",
        "]]>&lt;b&#0;&amp;<!--",
        "\u{0}\u{1B}[31m\u{FFFE}\u{202E}\u{85}",
    ];

    /// What a page may hold; no other attribute and no other element.
    const ALLOWED: [(&str, &[&str]); 25] = [
        ("html", &["lang"]),
        ("head", &[]),
        ("meta", &["charset", "http-equiv", "content", "name"]),
        ("title", &[]),
        ("style", &[]),
        ("body", &[]),
        ("section", &["id"]),
        ("article", &["id", "lang"]),
        ("h1", &["dir"]),
        ("h2", &["dir"]),
        ("h3", &["dir"]),
        ("p", &["class", "dir"]),
        ("pre", &["class"]),
        ("span", &["class"]),
        ("a", &["href"]),
        ("mark", &["class", "title"]),
        ("bdi", &[]),
        ("blockquote", &["dir", "cite"]),
        ("table", &["class"]),
        ("thead", &[]),
        ("tbody", &[]),
        ("tfoot", &[]),
        ("tr", &[]),
        ("th", &[]),
        ("td", &["colspan"]),
    ];

    /// Reads a page, and checks that it holds nothing but what it may.
    #[track_caller]
    fn read(page: &str) -> roxmltree::Document<'_> {
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        let document = roxmltree::Document::parse_with_options(page, options).unwrap();
        let mut ids = Vec::new();
        for element in document.descendants().filter(|node| node.is_element()) {
            let name = element.tag_name().name();
            let allowed = ALLOWED.iter().find(|(allowed, _)| *allowed == name);
            let (_, attributes) = allowed.unwrap_or_else(|| panic!("<{name}> in {page}"));
            for attribute in element.attributes() {
                assert!(attributes.contains(&attribute.name()), "{attribute:?} in {page}");
            }
            for link in ["href", "cite"].iter().filter_map(|name| element.attribute(*name)) {
                let is_safe =
                    ["http://", "https://", "file://"].iter().any(|s| link.starts_with(s));
                assert!(is_safe, "{link} in {page}");
            }
            ids.extend(element.attribute("id").map(str::to_owned));
        }
        let count = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), count, "ids are used once: {page}");
        document
    }

    /// The text of the first element with a class, marks taken out.
    fn text(document: &roxmltree::Document<'_>, name: &str, class: &str) -> String {
        let is_it = |node: &roxmltree::Node<'_, '_>| {
            node.has_tag_name(name) && node.attribute("class").unwrap_or_default() == class
        };
        let element = document.descendants().find(is_it).unwrap();
        element.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect()
    }

    /// A hit of which everything is `text`, and marked.
    fn hit_of(text: &str) -> Hit {
        let mut hit = sample::hit();
        let mark =
            Highlight { span: ByteSpan::new(0, text.len()), kind: HighlightKind::Alias, term: 0 };
        let mut entry = (*hit.article).clone();
        entry.path = text.to_owned();
        entry.file = None;
        entry.metadata = Metadata {
            title: Some(text.to_owned()),
            authors: vec![Person::from_stated(text)],
            publisher: Some(text.to_owned()),
            url: Some(text.to_owned()),
            language: Some(text.to_owned()),
            ..Metadata::default()
        };
        hit.article = Arc::new(entry);
        hit.title_highlights = vec![mark];
        hit.heading = Some(text.to_owned());
        hit.heading_highlights = vec![mark];
        hit.text = text.to_owned();
        hit.snippet.fragments[0].text = text.to_owned();
        hit.snippet.fragments[0].span = mark.span;
        hit.snippet.fragments[0].highlights = vec![mark];
        hit
    }

    #[test]
    fn nothing_from_articles_and_queries_is_more_than_text() {
        for hostile in HOSTILE {
            let shown = pincite::text::escape_controls(hostile).replace('\u{FFFE}', "\u{FFFD}");
            let mut results = sample::results();
            results.hits = vec![hit_of(hostile)];
            results.query = pincite::Query::parse(&format!("colour:red \"{hostile}"));
            assert!(!results.query.diagnostics.is_empty());
            for topic in [None, topic(hostile, hostile)] {
                let page = page(hostile, &[(topic, results.clone())]);
                let document = read(&page);
                assert_eq!(text(&document, "title", ""), format!("{shown} - pincite"));
                assert_eq!(text(&document, "h1", ""), shown);
                assert_eq!(text(&document, "p", "heading"), shown);
                assert_eq!(text(&document, "blockquote", ""), shown);
                assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
                // A place that is no address leads nowhere.
                assert!(!page.contains("<a "), "{page}");
            }
        }
    }

    #[test]
    fn links_lead_to_the_web_and_to_files() {
        for (url, href) in [
            ("https://example.org/a?b=1&c=\"2\"", Some("https://example.org/a?b=1&c=%222%22")),
            ("javascript:alert(1)", None),
            ("JAVASCRIPT:alert(1)//https://example.org", None),
            ("data:text/html;base64,PHNjcmlwdD4=", None),
        ] {
            let mut hit = sample::hit();
            let mut entry = (*hit.article).clone();
            entry.metadata.url = Some(url.to_owned());
            hit.article = Arc::new(entry);
            let page = page_of("x", hit);
            let document = read(&page);
            let links = document.descendants().filter(|node| node.has_tag_name("a"));
            let links: Vec<_> = links.map(|link| link.attribute("href")).collect();
            // The title leads to the page, the citation to the passage.
            let passage =
                href.map(|href| format!("{href}#:~:text=The%20toll%20bridge%20is%20closed."));
            let expected: Vec<_> = [href, passage.as_deref()].into_iter().flatten().collect();
            let links: Vec<_> = links.into_iter().flatten().collect();
            assert_eq!(links, expected, "{url}");
        }
        // Without an address there is the file.
        let page = page_of("x", sample::hit());
        assert!(read(&page).descendants().any(|node| {
            node.attribute("href").is_some_and(|href| href.starts_with("file:///"))
        }));
    }

    #[test]
    fn several_queries_are_sections_of_one_page() {
        let nothing = {
            let mut results = sample::results();
            (results.hits, results.total) = (Vec::new(), 0);
            results
        };
        let sets = [
            (topic("a", "toll"), sample::results()),
            (topic("b", "<b>"), nothing),
            (topic("c", "bridge"), sample::results()),
        ];
        let page = page("questions.csv", &sets);
        let document = read(&page);
        let of = |name: &'static str| {
            document.descendants().filter(move |node| node.has_tag_name(name)).count()
        };
        assert_eq!((of("section"), of("article"), of("h1"), of("h2")), (3, 4, 1, 3));
        assert!(page.contains("<h2 dir=\"auto\">b: &lt;b&gt;</h2>\n<p class=\"count\" dir=\"auto\">nothing found</p>"), "{page}");
    }

    #[test]
    fn a_browser_finds_no_error() {
        use html5ever::tokenizer::{
            BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
        };
        struct Errors(std::cell::RefCell<Vec<String>>);
        impl TokenSink for Errors {
            type Handle = ();
            fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
                if let Token::ParseError(error) = token {
                    self.0.borrow_mut().push(error.into_owned());
                }
                TokenSinkResult::Continue
            }
        }
        for hostile in HOSTILE {
            let page = page_of(hostile, hit_of(hostile));
            let options = TokenizerOpts { exact_errors: true, ..TokenizerOpts::default() };
            let tokenizer = Tokenizer::new(Errors(Vec::new().into()), options);
            let input = BufferQueue::default();
            input.push_back(page.as_str().into());
            let _ = tokenizer.feed(&input);
            tokenizer.end();
            assert_eq!(tokenizer.sink.0.take(), [""; 0], "{page}");
        }
    }
}

#[test]
fn language_tags_have_a_form() {
    for (tag, expected) in [
        ("en", true),
        ("zh-Hant-TW", true),
        ("x-klingon", true),
        ("", false),
        ("en-", false),
        ("en us", false),
        ("1en", false),
        ("en\" onclick=\"", false),
        ("englishlanguage", false),
    ] {
        assert_eq!(is_language_tag(tag), expected, "{tag}");
    }
}
