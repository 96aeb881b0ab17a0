//! Markup: code, block quotes, notes, links, HTML.

use super::{check, draft, names};
use crate::quote::DraftPlace;
use crate::source::Format;
use crate::text::ByteSpan;

#[test]
fn code_is_no_quotation() {
    for text in [
        "`print \"one two three four\"`",
        "```\n\"one two three four\"\n```",
        "~~~ text\n“one two three four”\n~~~",
        "    \"one two three four\"",
        "<pre>\"one two three four\"</pre>",
        "a <code>\"one two three four\"</code> b",
        "<!-- \"one two three four\" -->",
        "---\ntitle: \"one two three four\"\n---\n",
        "+++\ntitle = \"one two three four\"\n+++\n",
        "[a]: https://e.org \"one two three four\"",
        "![a \"one two three four\"](a.png)",
        "<script>x = \"one two three four\"</script>",
        "a <a title=\"one two three four\">b</a>",
    ] {
        check(text, &[]);
    }
    // Code within a quotation is part of it, and its marks are none.
    check("He said \"run the `ls \"` tool now\".", &["run the ls \" tool now"]);
    check("“`one` two three four”", &["one two three four"]);
}

#[test]
fn markup_is_resolved() {
    check("“The *rain* **fell** [all day](https://e.org).”", &["The rain fell all day."]);
    check("*“The rain fell all day.”*", &["The rain fell all day."]);
    check("“The rain fell &amp; the sun\\\" shone.”", &["The rain fell & the sun\" shone."]);
    check("“The rain[^1] fell all day[^2].”\n\n[^1]: a\n[^2]: b", &["The rain fell all day."]);
    check(
        "- “one two three four”\n- “five six seven eight”",
        &["one two three four", "five six seven eight"],
    );
    check("| a |\n|---|\n| “one two three four” |", &["one two three four"]);
    check("# On “one two three four”", &["one two three four"]);
    check("&ldquo;one two three four&rdquo;", &["one two three four"]);
}

#[test]
fn block_quotes() {
    check("> The rain fell all day.", &["The rain fell all day."]);
    check(
        "> The rain\n> fell all day.\n>\n> The sun shone.",
        &["The rain fell all day.\n\nThe sun shone."],
    );
    check("> “The rain fell all day.”", &["The rain fell all day."]);
    check(
        "> “The rain fell all day.\n>\n> “The sun shone.”",
        &["The rain fell all day.\n\nThe sun shone."],
    );
    check("> “The rain fell” he said “all day.”", &["“The rain fell” he said “all day.”"]);
    check("> The rain fell all day.\n> — Jane Roe", &["The rain fell all day."]);
    check("> The rain fell all day. — Jane Roe", &["The rain fell all day."]);
    check("> The rain fell all day.\n>\n> -- Jane Roe, 2024", &["The rain fell all day."]);
    check("> The rain — it fell all day", &["The rain — it fell all day"]);
    check("> The rain fell all day (Roe, 2024).", &["The rain fell all day"]);
    check("> The rain fell all day (as it does).", &["The rain fell all day (as it does)."]);
    check("> The rain fell all day. [@roe-2024]", &["The rain fell all day."]);
    check("> The rain fell all day […]", &["The rain fell all day […]"]);
    check("> The rain fell all day. [source](https://e.org/a)", &["The rain fell all day."]);
    check(
        "> The rain fell on the [whole town](https://e.org/a)",
        &["The rain fell on the whole town"],
    );
    check("> > The rain fell all day.\n>\n> And more.", &["The rain fell all day.\n\nAnd more."]);
    check("> [!NOTE]\n> The rain fell all day and so on.", &[]);
    check("> [!NOTE]\n> He said “the rain fell all day” then.", &["the rain fell all day"]);
    check("> one two three", &[]);
    check("> ```\n> one two three four\n> ```", &[]);
    check("> - The rain fell.\n> - The sun shone.", &["The rain fell.\n\nThe sun shone."]);
    check(
        "> One two three four.\n\n> Five six seven eight.",
        &["One two three four.", "Five six seven eight."],
    );
    check(
        "<blockquote>\n\nThe *rain* fell all day.\n\n</blockquote>\n\nMore of it here.",
        &["The rain fell all day."],
    );
    check("<blockquote><p>The rain fell all day.</p></blockquote>", &["The rain fell all day."]);
    // One that does not end is none.
    check("<blockquote>\n\nThe rain fell all day.\n\nMore of it here.", &[]);
}

#[test]
fn titles_in_notes_and_references() {
    check("a[^1]\n\n[^1]: Aparna Rawal, “Is it raining on the hills?”, Diplomat, 2024.", &[]);
    check("- Rawal, Aparna. 2024. “Is it raining on the hills?” Diplomat.", &[]);
    check(
        "a[^1]\n\n[^1]: She said: “It is raining on the hills.”",
        &["It is raining on the hills."],
    );
    check("Aparna Rawal, “It is raining on the hills.”", &["It is raining on the hills."]);
}

#[test]
fn places() {
    let text = "---\ntitle: x\n---\n\n# T\n\nOne “the *rain* fell\nall day,” two.\n\n> The rain\n> fell all day.\n";
    let draft = draft(text, Format::Markdown);
    let places: Vec<_> = draft.quotations().iter().map(|quotation| quotation.place).collect();
    let at = |part: &str| {
        let start = text.find(part).unwrap();
        Some(ByteSpan::new(start, start + part.len()))
    };
    assert_eq!(places[0], DraftPlace { line: Some(7), span: at("the *rain* fell\nall day,") });
    assert_eq!(places[1], DraftPlace { line: Some(10), span: at("The rain\n> fell all day.") });
    // Bytes are those of the file; where it is not UTF-8, there are none.
    let latin = b"He said \"caf\xE9 au lait et croissants\" l\xE0, \xE9videmment.";
    let options = crate::quote::DraftOptions::default();
    let draft = crate::quote::Draft::from_bytes(latin, "a.txt", Format::Text, &options).unwrap();
    assert_eq!(draft.quotations()[0].text, "café au lait et croissants");
    assert_eq!(draft.quotations()[0].place, DraftPlace { line: Some(1), span: None });
    let marked = "\u{FEFF}“one two three four”\r\n\r\n“five six seven eight”";
    for format in [Format::Text, Format::Markdown] {
        let draft = super::draft(marked, format);
        let spans =
            draft.quotations().iter().map(|one| one.place.span.unwrap().slice(marked).unwrap());
        assert_eq!(spans.collect::<Vec<_>>(), ["one two three four", "five six seven eight"]);
        assert_eq!(draft.quotations()[1].place.line, Some(3));
    }
}

#[test]
fn fewer_words_where_it_is_asked_for() {
    let options = crate::quote::DraftOptions { min_words: 2 };
    let draft = crate::quote::Draft::from_bytes(
        b"The \"war on\" \"x\"",
        "a.md",
        Format::Markdown,
        &options,
    );
    assert_eq!(draft.unwrap().quotations()[0].text, "war on");
}

#[test]
fn other_formats() {
    let json = r#"{"id": "a", "paragraphs": ["He said “the rain fell all day” (Roe, 2024)."]}"#;
    let draft = draft(json, Format::JsonLines);
    assert_eq!(draft.quotations()[0].text, "the rain fell all day");
    assert_eq!(names(&draft.quotations()[0]), "Roe 2024");
    let error = crate::quote::Draft::from_bytes(
        b"\x89PNG\r\n\x1a\n\0",
        "a.md",
        Format::Markdown,
        &crate::quote::DraftOptions::default(),
    );
    let error = error.unwrap_err().to_string();
    assert!(error.contains("a.md") && error.contains("expected Markdown text"), "{error}");
}
