//! Tests of reading whole Markdown texts.

use proptest::prelude::*;

use crate::source::tidy::is_blank;
use crate::source::{Format, ReadOptions, Reading, read_bytes};

fn read(source: &str) -> Reading {
    let options = ReadOptions { latest_date: "2026-06-30".parse().ok(), ..ReadOptions::default() };
    read_bytes(source.as_bytes(), "notes/a.md", Format::Markdown, &options)
}

/// Writes a reading as one line per fact.
fn show(source: &str) -> Vec<String> {
    let reading = read(source);
    let mut shown: Vec<String> =
        reading.problems.iter().map(|problem| format!("problem: {}", problem.error)).collect();
    for article in &reading.articles {
        let metadata = &article.metadata;
        shown.extend(metadata.title.iter().map(|title| format!("title: {title}")));
        shown.extend(metadata.authors.iter().map(|person| format!("author: {person}")));
        shown.extend(metadata.published.iter().map(|date| format!("published: {date}")));
        shown.extend(metadata.tags.iter().map(|tag| format!("tag: {tag}")));
        shown.extend(metadata.extra.iter().map(|(name, value)| format!("{name}: {value}")));
        for paragraph in &article.paragraphs {
            let heading = paragraph.heading.as_deref().unwrap_or("-");
            shown.push(format!("{heading} | {:?} | {}", paragraph.kind, paragraph.text));
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
    assert_eq!(show(source), expected, "{source}");
}

#[test]
fn front_matter_in_yaml() {
    check(
        "---\ntitle: The Bridge\nauthor:\n  - Jane Doe\n  - {family: Roe, given: John}\ndate: 2024-05-09\ntags: [bridges, rivers]\nid: 007\nseries: Valley\n---\nText.\n",
        &[
            "title: The Bridge",
            "author: Jane Doe",
            "author: Roe, John",
            "published: 2024-05-09",
            "tag: bridges",
            "tag: rivers",
            "series: Valley",
            "- | Body | Text.",
            "out: ---\ntitle: The Bridge\nauthor:\n  - Jane Doe\n  - {family: Roe, given: John}\ndate: 2024-05-09\ntags: [bridges, rivers]\nid: 007\nseries: Valley\n--- (front matter: read as metadata)",
        ],
    );
    assert_eq!(read("---\nid: 007\n---\nText.\n").articles[0].id.as_str(), "007");
}

#[test]
fn front_matter_in_toml() {
    check(
        "\u{FEFF}+++\ntitle = \"T\"\ndate = 2024-05-09T10:00:00Z\n+++\nText.\n",
        &[
            "title: T",
            "published: 2024-05-09",
            "- | Body | Text.",
            "out: +++\ntitle = \"T\"\ndate = 2024-05-09T10:00:00Z\n+++ (front matter: read as metadata)",
        ],
    );
}

#[test]
fn malformed_front_matter_is_a_problem_of_its_line() {
    let source = "---\ntitle: a\ntags: [1\n---\n\n# Real title\n\nText.\n";
    let reading = read(source);
    assert_eq!(reading.problems[0].path.to_str(), Some("notes/a.md"));
    assert!(matches!(reading.problems[0].line, Some(3 | 4)), "{:?}", reading.problems[0].line);
    assert_eq!(reading.articles[0].metadata.title.as_deref(), Some("Real title"));
    assert_eq!(reading.articles[0].left_out[0].why, "malformed front matter");
    let reading = read("+++\na = 1\nb = \n+++\nText.\n");
    assert_eq!(reading.problems[0].line, Some(3));
}

#[test]
fn a_rule_is_no_front_matter() {
    check("---\n\nText.\n", &["- | Body | Text.", "out: --- (separator line)"]);
}

#[test]
fn headings_and_titles() {
    check(
        "# The *Bridge*\n\nOne.\n\n## Its `past`\n\n### Far\n\nTwo.\n\nLater\n-----\n\nThree.\n",
        &[
            "title: The Bridge",
            "- | Body | One.",
            "Far | Body | Two.",
            "Later | Body | Three.",
            "out: ## Its `past` (heading without a paragraph of its own)",
        ],
    );
    check("One.\n\n# Late\n\nTwo.\n", &["- | Body | One.", "Late | Body | Two."]);
    check(
        "---\ntitle: The Bridge\n---\n# The bridge!\n\nOne.\n",
        &[
            "title: The Bridge",
            "- | Body | One.",
            "out: ---\ntitle: The Bridge\n--- (front matter: read as metadata)",
            "out: # The bridge! (repeats the title)",
        ],
    );
}

#[test]
fn inline_markup_is_stripped() {
    check(
        "The **old** [bridge](https://a.org \"x\") is ~~not~~ `here`\nand <b>there</b> &amp; back.[^1]\n\n[^1]: Or so.\n",
        &["- | Body | The old bridge is not here and there & back.[1]", "- | Note | Or so."],
    );
    check("议会开会\n讨论道路。\n", &["- | Body | 议会开会讨论道路。"]);
}

#[test]
fn blocks_have_their_kinds() {
    check(
        "- It was built in the year of the flood.\n- Nobody wrote down who built it.\n\nText.\n\n* stone\n* iron\n\n> One.\n>\n> Two.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx  =  1\n```\n",
        &[
            "- | List | It was built in the year of the flood.",
            "- | List | Nobody wrote down who built it.",
            "- | Body | Text.",
            "- | List | stone · iron",
            "- | Quote | One.",
            "- | Quote | Two.",
            "- | Table | a | b\n1 | 2",
            "- | Code | x  =  1",
        ],
    );
}

#[test]
fn what_is_no_text_is_left_out() {
    check(
        "![A bridge](a.png)\n\nText ![inline](b.png) here.\n\n<!-- hidden -->\n\n***\n\n[ref]: https://a.org\n",
        &[
            "- | Body | Text here.",
            "out: ![A bridge](a.png) (image)",
            "out: ![inline](b.png) (image)",
            "out: <!-- hidden --> (HTML comment)",
            "out: *** (separator line)",
            "out: [ref]: https://a.org (link definition)",
        ],
    );
}

#[test]
fn bylines_are_read() {
    check(
        "# The Bridge\n\n*By Jane Doe, 9 May 2024*\n\nText of the article, which goes on.\n",
        &[
            "title: The Bridge",
            "author: Jane Doe",
            "published: 2024-05-09",
            "- | Body | Text of the article, which goes on.",
            "out: *By Jane Doe, 9 May 2024* (byline: read as authors and published)",
        ],
    );
}

#[test]
fn sources_are_bytes_and_lines() {
    let source = "# T\r\n\r\nOne **two**\r\nthree.\r\n";
    let reading = read(source);
    let place = reading.articles[0].paragraphs[0].source;
    assert_eq!((place.line_start, place.line_end), (Some(3), Some(4)));
    assert_eq!(place.bytes.and_then(|bytes| bytes.slice(source)), Some("One **two**\r\nthree."));
}

fn check_coverage(source: &str) {
    let reading = read(source);
    let Some(article) = reading.articles.first() else { return };
    let mut covered = vec![false; source.len()];
    let places = article
        .paragraphs
        .iter()
        .map(|paragraph| paragraph.source)
        .chain(article.left_out.iter().map(|piece| piece.source));
    for bytes in places.filter_map(|place| place.bytes) {
        covered[bytes.range()].fill(true);
    }
    // Headings that have paragraphs and the title have no place in the result.
    if source.contains(['#', '=', '-']) {
        return;
    }
    for (at, c) in source.char_indices().filter(|(_, c)| !is_blank(*c)) {
        assert!(covered[at], "{c:?} at {at} of {source:?}");
    }
}

proptest! {
    #[test]
    fn any_markdown_is_covered(source in "([a-z>*+.`\\[\\](){}|!<&:\\\\~_^0-9 \n\t]|\n\n|é|桥|\\[\\^1\\]: |\u{200b}|\u{a0}){0,60}") {
        check_coverage(&source);
    }

    #[test]
    fn any_front_matter_is_survived(inner in "([a-z:\\[\\]{}&*!|>'\"#,= \n-]|: ){0,40}", mark in prop::sample::select(vec!["---", "+++"])) {
        let reading = read(&format!("{mark}\n{inner}\n{mark}\nText.\n"));
        prop_assert!(reading.articles.len() == 1);
    }
}
