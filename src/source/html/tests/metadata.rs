//! What pages state about themselves.

use super::article;

/// Reads the metadata of a page with this head and body.
fn check(head: &str, field: &str, expected: &str, origin: &str) {
    let body = "<p>The river rose in the night, and by the morning the mill stood in water.</p>";
    let article = article(&format!("<html><head>{head}</head><body>{body}</body></html>"));
    let metadata = &article.metadata;
    let value = match field {
        "title" => metadata.title.clone(),
        "authors" => {
            Some(metadata.authors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
        }
        "published" => metadata.published.map(|date| date.to_string()),
        "publisher" => metadata.publisher.clone(),
        "url" => metadata.url.clone(),
        "language" => metadata.language.clone(),
        "tags" => Some(metadata.tags.join(", ")),
        _ => metadata.extra.get(field).cloned(),
    };
    assert_eq!(value.unwrap_or_default(), expected, "{head}");
    assert_eq!(article.origin.get(field).map_or("", String::as_str), origin, "{head}");
}

#[test]
fn takes_the_most_trusted_statement() {
    for (head, field, expected, origin) in [
        (
            "<title>Water in the mill | Vale News</title><meta property=og:site_name content='Vale News'>",
            "title",
            "Water in the mill",
            "title element",
        ),
        (
            "<title>Water - and more of it - Vale News</title>",
            "title",
            "Water - and more of it",
            "title element",
        ),
        (
            "<meta property=og:title content='Water &amp;amp; mills'>",
            "title",
            "Water & mills",
            "Open Graph, field og:title",
        ),
        (
            "<meta name=author content='https://vale.example/ann'><meta name=byl content='By Ann Oak'>",
            "authors",
            "Ann Oak",
            "meta element, field byl",
        ),
        ("<meta property=article:author content=https://www.facebook.com/ann>", "authors", "", ""),
        ("<meta name=author content=admin>", "authors", "", ""),
        (
            "<meta name=DC.creator content='Oak, Ann'>",
            "authors",
            "Oak, Ann",
            "Dublin Core, field dc.creator",
        ),
        (
            "<meta name=citation_publication_date content=2017/05/09>",
            "published",
            "2017-05-09",
            "Highwire tags, field citation_publication_date",
        ),
        ("<meta name=citation_doi content='doi:10.9/x'>", "doi", "10.9/x", ""),
        (
            "<meta property=article:published_time content=2018-11-21T23:50:00-05:00>",
            "published",
            "2018-11-21",
            "Open Graph, field article:published_time",
        ),
        (
            "<link rel=canonical href=/a><base href='https://vale.example/x/'>",
            "url",
            "https://vale.example/a",
            "canonical link",
        ),
        (
            "<link rel=canonical href='https://vale.example/'><meta property=og:url content='https://vale.example/a'>",
            "url",
            "https://vale.example/a",
            "Open Graph, field og:url",
        ),
        (
            "<meta property=og:locale content=de_AT>",
            "language",
            "de-AT",
            "Open Graph, field og:locale",
        ),
        (
            "<meta property=article:tag content=mills><meta property=article:tag content=rivers>",
            "tags",
            "mills, rivers",
            "Open Graph, field article:tag",
        ),
    ] {
        check(head, field, expected, origin);
    }
}

#[test]
fn reads_structured_data() {
    let data = |json: &str| format!("<script type='application/ld+json'>{json}</script>");
    for (json, field, expected, origin) in [
        (
            r#"{"@type":"NewsArticle","author":{"@type":"Person","name":"Ann Oak"}}"#,
            "authors",
            "Ann Oak",
            "JSON-LD, field author",
        ),
        (
            r#"[{"@type":"WebPage","name":"Other"},{"@type":["Article"],"headline":"Mine"}]"#,
            "title",
            "Mine",
            "JSON-LD, field headline",
        ),
        (
            r#"{"@graph":[{"@id":"p","name":"Ann Oak"},{"@type":"BlogPosting","author":[{"@id":"p"},"Bo Elm"]}]}"#,
            "authors",
            "Ann Oak; Bo Elm",
            "JSON-LD, field author",
        ),
        (
            r#"{"@type":"Article","datePublished":"2019-03-04T10:00:00Z",}"#,
            "published",
            "2019-03-04",
            "JSON-LD, field datePublished",
        ),
        (
            r#"{"@type":"Article","publisher":{"name":"Vale News"}}"#,
            "publisher",
            "Vale News",
            "JSON-LD, field publisher",
        ),
        (
            "{\"@type\":\"Article\",\"headline\":\"Line\nend\"}",
            "title",
            "Line end",
            "JSON-LD, field headline",
        ),
        (
            r#"{"@type":"Article","mainEntityOfPage":{"@id":"https://vale.example/a"}}"#,
            "url",
            "https://vale.example/a",
            "JSON-LD, field mainEntityOfPage",
        ),
        (
            r#"{"@type":"Article","keywords":["mills","tag:x"]}"#,
            "tags",
            "mills",
            "JSON-LD, field keywords",
        ),
    ] {
        check(&data(json), field, expected, origin);
    }
    let page = format!("{}<p>Text enough to be read.</p>", data("{\"@type\": oops"));
    assert_eq!(article(&page).notes, ["JSON-LD, line 1: ignored, as it is malformed"]);
}
