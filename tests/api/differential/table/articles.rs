//! Passages and what is known of their article.

use pincite::{Fact, Field, Node};

use super::super::build::*;
use super::super::naive::{Naive, Passage, Place, ReadArticle, Text};
use super::{article, as_read, shown};

/// Writes what is marked in a passage and in what is stated of its article,
/// where anything is: `title / heading / text / authors / publisher`.
fn shown_everywhere(
    naive: &Naive,
    root: &Node,
    article: &ReadArticle,
    passage: &Passage,
) -> String {
    let Some(marks) = naive.evidence(root, article, passage) else { return "-".to_owned() };
    let own = passage.own.iter().rev().filter(|text| text.place != Place::Title);
    let texts = article.title.iter().chain(own).chain(&article.people).chain(&article.publisher);
    let is_marked = |text: &&Text| {
        text.place == Place::Text || marks.iter().any(|mark| mark.place == text.place)
    };
    texts
        .filter(is_marked)
        .map(|text| shown(&text.text, text.place, &marks))
        .collect::<Vec<_>>()
        .join(" / ")
}

/// Checks which passages of an article a query finds, and what is marked.
#[track_caller]
fn check_article(article: &ReadArticle, rows: &[(&str, Node, &[&str])]) {
    let naive = Naive::default();
    for (typed, root, expected) in rows {
        assert_eq!(root.to_string(), *typed, "the tree is not what was typed");
        for root in [root, &as_read(typed, root)] {
            let passages = article.passages.iter();
            let found: Vec<_> =
                passages.map(|passage| shown_everywhere(&naive, root, article, passage)).collect();
            assert_eq!(found, *expected, "{typed}");
        }
    }
}

#[test]
fn texts_of_a_passage() {
    let article = article("State news", &[("The Islamic", "State army"), ("Old news", "no more")]);
    check_article(
        &article,
        &[
            // Title, heading and text of a first passage are its words, but
            // nothing reaches across two of them.
            (
                "news",
                word("news"),
                &["State [exact:news] / State army", "Old [exact:news] / no more"],
            ),
            ("\"islamic state\"", phrase("islamic state"), &["-", "-"]),
            ("islamic NEAR/9 army", near(9, [word("islamic"), word("army")]), &["-", "-"]),
            (
                "islamic AND army",
                and([word("islamic"), word("army")]),
                &["The [exact:Islamic] / State [exact:army]", "-"],
            ),
            (
                "(islamic AND army)@sentence",
                sentence(and([word("islamic"), word("army")])),
                &["-", "-"],
            ),
            (
                "(news)@sentence",
                sentence(word("news")),
                &["State [exact:news] / State army", "Old [exact:news] / no more"],
            ),
            // A field is looked at alone, and marked where it is.
            (
                "title:news",
                field(Field::Title, word("news")),
                &["State [exact:news] / State army", "State [exact:news] / no more"],
            ),
            ("title:(NOT news)", field(Field::Title, not(word("news"))), &["-", "-"]),
            (
                "heading:news",
                field(Field::Heading, word("news")),
                &["-", "Old [exact:news] / no more"],
            ),
            (
                "author:khan",
                field(Field::Author, word("khan")),
                &[
                    "State army / Amir [exact:Khan] / Ann [exact:Khan]-Smith",
                    "no more / Amir [exact:Khan] / Ann [exact:Khan]-Smith",
                ],
            ),
            // Names are not stemmed.
            ("publisher:states", field(Field::Publisher, word("states")), &["-", "-"]),
            ("tag:air-strikes", field(Field::Tag, word("air-strikes")), &["State army", "no more"]),
            ("tag:air", field(Field::Tag, word("air")), &["-", "-"]),
            ("lang:en", field(Field::Language, word("en")), &["State army", "no more"]),
            ("date:2024-05-20..2025", date("2024-05-20", "2025"), &["State army", "no more"]),
            ("date:..2024-04", date("", "2024-04"), &["-", "-"]),
            ("has:tag", has(Fact::Tag), &["State army", "no more"]),
            ("has:url", has(Fact::Url), &["-", "-"]),
            // A field is evidence only where the rest of its branch matches.
            (
                "(army AND author:smith) OR more",
                or([and([word("army"), field(Field::Author, word("smith"))]), word("more")]),
                &["State [exact:army] / Ann Khan-[exact:Smith]", "no [exact:more]"],
            ),
            (
                "(army AND author:x) OR state",
                or([and([word("army"), field(Field::Author, word("x"))]), word("state")]),
                &["[exact:State] news / [exact:State] army", "-"],
            ),
        ],
    );
}

#[test]
fn passages_of_an_article() {
    let article = article("", &[("", "a b"), ("", "b c"), ("", "d")]);
    check_article(
        &article,
        &[
            (
                "a DOC c",
                same_article([('+', word("a")), ('+', word("c"))]),
                &["[exact:a] b", "b [exact:c]", "-"],
            ),
            ("a DOC z", same_article([('+', word("a")), ('+', word("z"))]), &["-", "-", "-"]),
            (
                "b DOC NOT z",
                same_article([('+', word("b")), ('-', word("z"))]),
                &["a [exact:b]", "[exact:b] c", "-"],
            ),
            ("b DOC NOT d", same_article([('+', word("b")), ('-', word("d"))]), &["-", "-", "-"]),
            (
                "NOT z DOC NOT y",
                same_article([('-', word("z")), ('-', word("y"))]),
                &["a b", "b c", "d"],
            ),
            // One passage has to match `b AND c`, another may match `a`.
            (
                "a DOC (b AND c)",
                same_article([('+', word("a")), ('+', and([word("b"), word("c")]))]),
                &["[exact:a] b", "[exact:b] [exact:c]", "-"],
            ),
            (
                "(a DOC c) AND b",
                and([same_article([('+', word("a")), ('+', word("c"))]), word("b")]),
                &["[exact:a] [exact:b]", "[exact:b] [exact:c]", "-"],
            ),
            (
                "(a DOC z) OR b",
                or([same_article([('+', word("a")), ('+', word("z"))]), word("b")]),
                &["a [exact:b]", "[exact:b] c", "-"],
            ),
        ],
    );
}
