//! Copies of drafts with remarks.

use proptest::prelude::*;

use super::draft;
use crate::quote::Annotation;
use crate::source::Format;

fn remark(n: usize) -> Option<Annotation> {
    Some(Annotation {
        mark: (n % 2 == 1).then(|| "differs".to_owned()),
        note: format!("Note_{n}"),
        link: (n == 0).then(|| "https://e.org/a".to_owned()),
    })
}

fn annotated(text: &str, format: Format) -> String {
    let draft = draft(text, format);
    let remarks: Vec<_> = (0..draft.quotations().len()).map(remark).collect();
    draft.annotated(&remarks).unwrap()
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(annotated(text, Format::Markdown), expected, "{text}");
}

const FIRST: &str = "[^pincite-1]: Note\\_0 <https://e.org/a>\n";
const SECOND: &str = "[^pincite-2]: Note\\_1\n";

#[test]
fn remarks_are_notes() {
    check(
        "He said “the rain fell all day” then.\n",
        &format!("He said “the rain fell all day”[^pincite-1] then.\n\n{FIRST}"),
    );
    check(
        "“The rain fell all day,” he; “one two three four”.",
        &format!(
            "“The rain fell all day,”[^pincite-1] he; “one two three four”. **[differs]**[^pincite-2]\n\n{FIRST}\n{SECOND}"
        ),
    );
    check(
        "[“The rain fell all day”](https://e.org) then",
        &format!("[“The rain fell all day”](https://e.org)[^pincite-1] then\n\n{FIRST}"),
    );
    check(
        "> The rain\n> fell all day.\n> — Roe\n\nMore.\n",
        &format!("> The rain\n> fell all day.[^pincite-1]\n> — Roe\n\nMore.\n\n{FIRST}"),
    );
    check(
        "“One two three four.”[^1]\n\n[^1]: “five six seven eight”\n",
        &format!(
            "“One two three four.”[^pincite-1][^1]\n\n[^1]: “five six seven eight” **[differs]** [Note\\_1]\n\n{FIRST}"
        ),
    );
}

#[test]
fn remarks_stand_in_the_text_where_notes_cannot() {
    check("<p>“one two three four”</p>\n", "<p>“one two three four” [Note_0]</p>\n");
    check("“one two three four”\n\n```\ncode", "“one two three four” [Note\\_0]\n\n```\ncode");
}

#[test]
fn labels_are_new() {
    let once = annotated("“one two three four”\n", Format::Markdown);
    let twice = annotated(&once, Format::Markdown);
    assert!(
        twice.contains("[^pincite-2][^pincite-1]") || twice.contains("[^pincite-1][^pincite-2]"),
        "{twice}"
    );
    assert!(twice.contains("[^pincite-2]: Note"), "{twice}");
}

#[test]
fn line_ends_are_kept() {
    let copy = annotated("“one two three four”\r\n", Format::Text);
    assert_eq!(
        copy,
        "“one two three four”[^pincite-1]\r\n\r\n[^pincite-1]: Note\\_0 <https://e.org/a>\r\n"
    );
}

#[test]
fn only_text_is_annotated() {
    assert_eq!(draft(r#"{"text": "A b c."}"#, Format::JsonLines).annotated(&[]), None);
}

proptest! {
    /// Whatever stands in the draft stands in the copy, in order.
    #[test]
    fn nothing_is_changed(text in "([a-z]{1,4} |“|”|\"|> |\n|\n\n|`|\\[|\\]|\\*|one two three four|<b>|é|\\(|\\)|:|\\.){0,40}") {
        for format in [Format::Markdown, Format::Text] {
            let copy = annotated(&text, format);
            let mut rest = copy.chars();
            for c in text.chars() {
                prop_assert!(rest.any(|other| other == c), "{text:?} {copy:?}");
            }
        }
    }
}
