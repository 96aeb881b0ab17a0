//! What Hayagriva and CSL-JSON files hold, and what is wrong with some.

use super::{parse, problems, shown};
use crate::bibliography::BibliographyFormat::{self, CslJson, Hayagriva};

#[track_caller]
fn check(format: BibliographyFormat, text: &str, keys: &str, expected: &[&str]) {
    let read = parse(format, text);
    assert_eq!(problems(&read), expected, "{text}");
    let found: Vec<_> = read.entries.iter().map(|entry| entry.key.as_str()).collect();
    assert_eq!(found.join(" "), keys, "{text}");
}

#[test]
fn hayagriva_parents() {
    let text = "\
talk:
    type: Article
    title: { value: Moorings, short: M }
    author: Falk, Jr., Ola
    url: { value: https://a.example/v, date: 2024-01-02 }
    parent:
        - type: Conference
          title: Harbour Days
          location: Kiel
          date: ~2019-06
          organization: Dock Club
        - type: Video
          url: https://v.example/1
page:
    type: Web
    title: Tides
    parent: { type: Web, title: Coastwatch }
    file: [files/tides.html, files/tides.pdf]
piece:
    type: Chapter
    title: Ropes
    parent:
        type: Book
        title: Knots
        editor: [{ name: Berg, given-name: Ida, prefix: van }]
        publisher: Quay
        date: 2001
        serial-number: { doi: 10.5555/knots, isbn: 1-2 }
";
    let read = parse(Hayagriva, text);
    assert_eq!(problems(&read), Vec::<String>::new());
    let untyped = parse(Hayagriva, "a: { type: Article, parent: { title: G } }");
    assert_eq!(untyped.entries[0].entry_type, "article-journal");
    insta::assert_snapshot!(read.entries.iter().map(shown).collect::<Vec<_>>().join("\n"), @r#"
    key: talk
    type: paper-conference
    title: Moorings
    authors: Falk Jr., Ola
    publisher: Dock Club
    published: 2019
    url: https://a.example/v
    +accessed: 2024-01-02
    +container-title: Harbour Days
    +place: Kiel

    key: page
    type: webpage
    title: Tides
    publisher: Coastwatch
    files: files/tides.html; files/tides.pdf

    key: piece
    type: chapter
    title: Ropes
    editors: van Berg, Ida
    publisher: Quay
    published: 2001
    +container-title: Knots
    +isbn: 1-2
    "#);
}

#[test]
fn hayagriva_mistakes() {
    check(
        Hayagriva,
        "a:\n  type: Book\n  title: A\nb:\n  title: [x\nc:\n  type: Book\n  title: C\n",
        "a c",
        &[
            "6: entry b: while parsing a flow sequence, expected ',' or ']'; expected YAML fields such as 'title: ...'; the entry is left out",
        ],
    );
    check(
        Hayagriva,
        "a: x\nb: { type: Book, title: B }\n",
        "b",
        &[
            "1: entry a: it has no fields; expected fields such as 'title: ...' below it; the entry is left out",
        ],
    );
    check(
        Hayagriva,
        "a:\n  title: A\n  date: 2024-02-30\n",
        "a",
        &[
            "1: entry a: it has no type; expected one such as 'type: Article'",
            "1: entry a: date '2024-02-30' is no day of the calendar; not taken as the date",
        ],
    );
    check(
        Hayagriva,
        "just text",
        "",
        &[
            "1: it holds no entries; expected a map of citation keys such as 'smith2024:' with indented fields",
        ],
    );
    check(Hayagriva, "", "", &[]);
}

#[test]
fn csl_json_shapes() {
    let one = r#"{"id":"a","type":"book","title":"A"}"#;
    for text in [
        format!("[{one}]"),
        format!("{{\"items\": [{one}]}}"),
        format!("{{\"references\": [{one}], \"x\": 1}}"),
        one.to_owned(),
    ] {
        check(CslJson, &text, "a", &[]);
    }
    check(CslJson, r#"[{"id":7,"note":"Seen\nCitation Key: c9"}]"#, "c9", &[]);
    check(CslJson, r#"[{"id":7,"citation-key":"b"},{"id":8}]"#, "b 8", &[]);
    check(CslJson, "[]", "", &[]);
}

#[test]
fn csl_json_mistakes() {
    check(
        CslJson,
        "[{\"id\":\"a\"},\n{\"id\":\"b\",}]",
        "a",
        &[
            "2: it is no JSON from here on (trailing comma at line 2 column 11); expected a list of CSL-JSON entries; the entries before are read",
        ],
    );
    check(
        CslJson,
        "[{\"id\":\"a\"},\n7, {\"title\":\"T\"}]",
        "a",
        &[
            "-: item 2: it has no fields; expected a CSL-JSON entry",
            "-: item 3: it has no key; expected a field 'id' or 'citation-key'; the entry is left out",
        ],
    );
    check(
        CslJson,
        "",
        "",
        &[
            "1: it is no JSON from here on (EOF while parsing a value at line 1 column 0); expected a list of CSL-JSON entries; the entries before are read",
        ],
    );
    check(
        CslJson,
        "\"text\"",
        "",
        &[
            "1: it is no JSON from here on (invalid type: string \"text\", expected a list of entries at line 1 column 6); expected a list of CSL-JSON entries; the entries before are read",
        ],
    );
}
