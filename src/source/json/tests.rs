use crate::source::{Format, ReadOptions, Reading, read_bytes};

fn read(source: &str) -> Reading {
    read_bytes(source.as_bytes(), "x/news.json", Format::Json, &ReadOptions::default())
}

/// Checks the ids and lines of the articles, and the problems.
#[track_caller]
fn check(source: &str, articles: &[(&str, u32, u32)], problems: &[&str]) {
    let reading = read(source);
    let found: Vec<_> = reading
        .articles
        .iter()
        .map(|article| {
            let place = article.paragraphs.first().map(|first| first.source).unwrap_or_default();
            let lines = (place.line_start.unwrap_or(0), place.line_end.unwrap_or(0));
            (article.id.as_str(), lines.0, lines.1)
        })
        .collect();
    assert_eq!(found, articles, "{source}");
    let said: Vec<String> =
        reading.problems.iter().map(|problem| problem.error.to_string()).collect();
    assert_eq!(said, problems, "{source}");
}

const NO_ARTICLE: &str = "cannot read x/news.json: there is no article in it; expected an object \
                          with text, paragraphs or a title, or an array of such objects";

#[test]
fn reads_objects_and_arrays() {
    for (source, articles) in [
        (r#"{"text":"A toll."}"#, &[("news", 1, 1)][..]),
        ("\u{FEFF}\n{\n\"text\":\"A toll.\"\n}\n", &[("news", 2, 4)]),
        (r#"{"id":"toll","paragraphs":["a"]}"#, &[("toll", 1, 1)]),
        (
            "[\n{\"text\":\"a\"},\n{\n\"text\":\"b]}\\\"\"}\n]",
            &[("news-1", 2, 2), ("news-2", 3, 4)],
        ),
        (r#"[{"text":"a"},]"#, &[("news-1", 1, 1)]),
        ("{\"text\":\"a\"}\n{\"text\":\"b\"}", &[("news-1", 1, 1), ("news-2", 2, 2)]),
        (
            "{\"status\":\"ok\",\"data\":[1],\"articles\":[\n{\"text\":\"a\"},\n{\"text\":\"b\"}],\"n\":{\"x\":[2]}}",
            &[("news-1", 2, 2), ("news-2", 3, 3)],
        ),
        (r#"{"text":"a","items":[{"x":1}]}"#, &[("news", 1, 1)]),
        (r#"{"articleBody":"a","headline":"T"}"#, &[("news", 1, 1)]),
    ] {
        check(source, articles, &[]);
    }
}

#[test]
fn one_bad_element_is_one_problem() {
    check(
        "[{\"text\":\"a\"},\n {\"text\": oops},\n {\n \"text\": \"b\",\n },\n 7,\n{\"x\":1},\n{\"text\":\"c\"}]",
        &[("news-1", 1, 1), ("news-6", 8, 8)],
        &[
            "cannot read x/news.json, line 2: column 11: expected value",
            "cannot read x/news.json, line 3: trailing comma on line 5, column 2",
            "cannot read x/news.json, line 6: it holds a number; expected a JSON object",
            "cannot read x/news.json, line 7: there is neither text nor paragraphs nor a title in it",
        ],
    );
}

#[test]
fn broken_structure_keeps_what_came_before() {
    let kept = &[("news-1", 1, 1)][..];
    for (source, articles, problem) in [
        (
            "[{\"text\":\"a\"},\n{\"text\":\"b\"",
            kept,
            ", line 2: column 12: the file ends within the value that begins on line 2; it is cut \
             off, or a bracket or a quotation mark is not closed; nothing is read from here on",
        ),
        (
            "[{\"text\":\"a\"}\n{\"text\":\"b\"}]",
            kept,
            ", line 2: column 1: expected ',' or ']'; nothing is read from here on",
        ),
        (
            "[{\"text\":\"a\"}",
            kept,
            ", line 1: column 14: the file ends within an array; it is cut off, or its ']' is \
             missing; nothing is read from here on",
        ),
        (
            "[{\"text\":\"a\"},\n{\"text\":\"b\nc\"}]",
            kept,
            ", line 2: column 11: a string is not closed on its line; expected '\"', or '\\n' for \
             a line break within it; nothing is read from here on",
        ),
        (
            "Plain words.",
            &[],
            ", line 1: column 1: expected an object, or an array of objects; nothing is read from \
             here on",
        ),
        (
            "{\"articles\":[{\"text\":\"a\"}] \"x\":1}",
            kept,
            ", line 1: column 28: expected ',' or '}'; nothing is read from here on",
        ),
        (
            "{text:1}",
            &[],
            ", line 1: column 2: expected a name in '\"', or '}'; nothing is read from here on",
        ),
        (" \n", &[], ": there is no text in it"),
        ("[]", &[], ": there is no text in it"),
    ] {
        check(source, articles, &[&format!("cannot read x/news.json{problem}")]);
    }
}

#[test]
fn other_json_is_one_problem() {
    for source in [
        r#"{"name":"left-pad","version":"1.0.0","dependencies":{}}"#,
        r#"[{"x":1},{"x":2},{"x":3}]"#,
        "[1, 2, \"a\", null, [3]]",
        r#"{"items":[{"x":1},{"x":2}]}"#,
        "{}",
    ] {
        check(source, &[], &[NO_ARTICLE]);
    }
    check(
        "[{\"x\":1},\n{\"x\":2},{\"text\":\"a\"}]",
        &[("news-3", 2, 2)],
        &["cannot read x/news.json, line 1: there is neither text nor paragraphs nor a title in \
           it, nor in the value after it"],
    );
}

#[test]
fn a_bibliography_is_no_article() {
    let entry = r#"{"type":"article-journal","title":"The toll","author":[{"family":"Doe"}]}"#;
    check(
        &format!("[{entry}]"),
        &[],
        &[
            "cannot read x/news.json, line 1: it is an entry of a bibliography; expected an article \
           with text or paragraphs",
        ],
    );
    check(r#"{"type":"news","DOI":"10.1/x","text":"a"}"#, &[("news", 1, 1)], &[]);
}

#[test]
fn limits_hold() {
    let options = ReadOptions { max_file_bytes: 40, ..ReadOptions::default() };
    let long = "x".repeat(100);
    let source = format!("[{{\"text\":\"{long}\"}},\n{{\"text\":\"b\"}}]");
    let reading = read_bytes(source.as_bytes(), "a.json", Format::Json, &options);
    assert_eq!((reading.articles.len(), reading.articles[0].id.as_str()), (1, "a-2"));
    assert_eq!(
        reading.problems[0].error.to_string(),
        "cannot read a.json, line 1: the value is longer than the limit of 40 bytes for one article"
    );
    let deep = format!("[{}1{}, {{\"text\":\"a\"}}]", "[".repeat(9_999), "]".repeat(9_999));
    check(
        &deep,
        &[("news-2", 1, 1)],
        &["cannot read x/news.json, line 1: column 129: recursion limit exceeded"],
    );
}

#[test]
fn damaged_and_foreign_bytes_are_read() {
    let mut bytes = "[{\"text\":\"caf\u{e9} \u{e0} \"}, {\"text\":\"".as_bytes().to_vec();
    bytes.extend_from_slice(b"\xFF\"}]");
    let reading = read_bytes(&bytes, "a.json", Format::Json, &ReadOptions::default());
    assert_eq!((reading.articles.len(), reading.problems.len()), (2, 1));
    assert_eq!(reading.articles[1].notes, ["invalid UTF-8 replaced"]);
    let utf16: Vec<u8> = "\u{FEFF}{\"text\":\"a toll\"}"
        .encode_utf16()
        .flat_map(|unit| unit.to_le_bytes())
        .collect();
    let reading = read_bytes(&utf16, "a.json", Format::Json, &ReadOptions::default());
    assert_eq!(reading.articles[0].notes, ["decoded from utf-16le"]);
    let reading = read_bytes(b"\x1F\x8B\x08\0", "a.json", Format::Json, &ReadOptions::default());
    assert_eq!(
        reading.problems[0].error.to_string(),
        "cannot read a.json: it is gzip data; expected JSON"
    );
}

#[cfg(feature = "html")]
#[test]
fn html_in_a_field_is_read_as_html() {
    let reading = read(
        r#"[{"title":"T","html":"<p>A toll for the bridge.</p>"},{"content":"<p>No toll for it.</p>"},{"text":"a","body":"b"},{"html":"<!DOCTYPE html><html><body><p>The council met on a wet evening and spoke of the bridge.</p></body></html>"}]"#,
    );
    let texts: Vec<&str> =
        reading.articles.iter().map(|article| article.paragraphs[0].text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "A toll for the bridge.",
            "No toll for it.",
            "a",
            "The council met on a wet evening and spoke of the bridge.",
        ]
    );
    assert_eq!(reading.articles[2].left_out[0].why, "field body: the text is read from field text");
}

#[test]
fn every_cut_is_read_or_reported() {
    let source = r#"{"n":-1.5e3,"articles":[{"title":"T","text":"a \"b\" \\ \u00e9"},{"paragraphs":["a",{"text":"b"}]},[null]],"x":[{}]}"#;
    for end in 0..source.len() {
        let reading = read(&source[..end]);
        assert!(!reading.problems.is_empty(), "{end}");
    }
}
