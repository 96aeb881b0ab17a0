//! Drafts in HTML.
#![cfg(feature = "html")]

use super::{draft, names};
use crate::source::Format;

/// Checks quotations with what they are attributed to, and that each stands at
/// its bytes.
#[track_caller]
fn check(html: &str, expected: &[&str]) {
    let draft = draft(html, Format::Html);
    let shown: Vec<_> = draft
        .quotations()
        .iter()
        .map(|quotation| format!("{} | {}", quotation.text, names(quotation)))
        .collect();
    assert_eq!(shown, expected, "{html}");
    for quotation in draft.quotations() {
        let span = quotation.place.span.unwrap();
        let first = quotation.text.split([' ', '\n']).next().unwrap();
        assert!(span.slice(html).unwrap().starts_with(first), "{html}");
    }
}

#[test]
fn marks_and_elements() {
    check("<p>He said “the rain fell all day” then.", &["the rain fell all day | "]);
    check(
        "<p>He said &ldquo;the <b>rain</b> fell all day&rdquo;.</p>",
        &["the rain fell all day | "],
    );
    check("<p>He said <q>the rain fell all day</q>.", &["the rain fell all day | "]);
    check("<blockquote>The rain fell<br>all day.</blockquote>", &["The rain fell all day. | "]);
    check(
        "<blockquote><p>The rain fell.<p>The sun shone.</blockquote>",
        &["The rain fell.\n\nThe sun shone. | "],
    );
    check(
        "<div>“The rain fell all day.</div><div>“The sun shone.”</div>",
        &["The rain fell all day.\n\nThe sun shone. | "],
    );
    check(
        "<ul><li>“The rain fell all day.<li>“The sun shone on us.”</ul>",
        &["The sun shone on us. | "],
    );
    check("<pre>“one two three four”</pre><code>“one two three four”</code>", &[]);
    check("<title>“one two three four”</title><style>“one two three four”</style>", &[]);
    check("<p>“one two <code>three</code> four”", &["one two three four | "]);
    check("<code>“one two three four”<p>“five six seven eight”", &["five six seven eight | "]);
    check("<!-- “one two three four” --><p title=\"“one two three four”\">x", &[]);
    check("<p>1 < 2 “one two three four” <", &["one two three four | "]);
}

#[test]
fn sources() {
    check(
        "<p>“The rain fell all day” (<a href='https://e.org/a'>Roe</a>).",
        &["The rain fell all day | <https://e.org/a>"],
    );
    check(
        "<a href='https://e.org/a'>“The rain fell all day”</a>",
        &["The rain fell all day | <https://e.org/a>"],
    );
    check(
        "<p><q cite='https://e.org/a'>the rain fell all day</q>",
        &["the rain fell all day | <https://e.org/a>"],
    );
    check(
        "<blockquote cite='https://e.org/a'>The rain fell all day.</blockquote>",
        &["The rain fell all day. | <https://e.org/a>"],
    );
    check(
        "<blockquote><p>The rain fell all day.</p><footer>— <cite>Roe (2024)</cite></footer></blockquote>",
        &["The rain fell all day. | Roe 2024"],
    );
    check(
        "<figure><blockquote>The rain fell all day.</blockquote><figcaption>x</figcaption></figure>",
        &["The rain fell all day. | "],
    );
    check(
        "<p>“The rain fell all day.”<sup><a href='#fn1'>[1]</a></sup></p><ol><li id=fn1>Roe (2024). <a href='#r1'>↩</a></ol>",
        &["The rain fell all day. | Roe 2024"],
    );
    check(
        "<p>“The rain fell all day.”<a href='#n1'>1</a></p><p><a name=n1></a>See https://e.org/a.",
        &["The rain fell all day. | <https://e.org/a>"],
    );
    check(
        "<p>“The rain fell all day.” <a href='#top'>Top of page</a>",
        &["The rain fell all day. | "],
    );
}
