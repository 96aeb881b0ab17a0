//! What holds for any text.

use proptest::prelude::*;

use super::super::blocks;
use super::options;
use crate::source::block::{Block, Role};
use crate::source::tidy::{is_blank, tidy};
use crate::source::{Format, read_bytes};
use crate::{Article, ParagraphKind};

/// Pieces that texts are made of, with the traps we know.
const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "\t",
    "    ",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{feff}",
    "-",
    "- ",
    "— ",
    "* * *",
    "===",
    "---",
    "By ",
    "Jane Doe",
    "9 May 2024",
    "Comment",
    "[1] ",
    "1. ",
    "Q: ",
    "CHAPTER I",
    "Title: ",
    "Notes",
    "https://a.org/b",
    "Home",
    ">",
    "The river rose.",
    "and so it went on for a long while without an end in sight",
    "word",
    "桥在山谷里。",
    "мост",
    "الجسر",
    "“",
    "”",
    ".",
    ",",
    ":",
    "| a | b |",
    "a\tb",
    "*** START OF THE PROJECT GUTENBERG EBOOK X ***",
    "*** END GUTENBERG",
    "Photo: X",
    "# ",
    "## Head\n",
    "723 Views",
    "The writer is ",
    "Jane Doe is a writer.",
    "Translated by Ann Poe from the Dutch by Jan Roe",
    "par-\n",
];

fn text() -> impl Strategy<Value = String> {
    let piece =
        prop_oneof![4 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => ".{0,12}"];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn check_coverage(source: &str) {
    let mut article = Article::default();
    let blocks = blocks(&mut article, source, &options());
    let mut end = 0;
    for block in &blocks {
        assert!(block.span().start >= end, "overlap at {} in {source:?}", block.span());
        assert!(
            source[end..block.span().start].chars().all(is_blank),
            "lost before {} in {source:?}",
            block.span()
        );
        assert!(!block.span().is_empty());
        end = block.span().end;
    }
    assert!(source[end..].chars().all(is_blank), "lost at the end of {source:?}");
    check_texts(source, &blocks);
}

/// A block's text differs from its source in white space, invisible characters
/// and hyphens at line ends only.
fn check_texts(source: &str, blocks: &[Block]) {
    let letters = |text: &str| {
        text.chars()
            .filter(|c| !is_blank(*c) && !matches!(c, '-' | '‐' | '=' | '#'))
            .collect::<String>()
    };
    for block in blocks {
        let slice = block.span().slice(source).unwrap();
        assert_eq!(letters(&block.text), letters(slice), "{slice:?}");
        let one_line = matches!(&block.role, Role::Open | Role::Paragraph(_))
            && block.role != Role::Paragraph(ParagraphKind::Table);
        assert!(!one_line || !block.text.contains('\n'), "{slice:?}");
    }
}

proptest! {
    #[test]
    fn every_character_is_in_one_block(source in text()) {
        check_coverage(&source);
    }

    #[test]
    fn any_string_is_covered(source in any::<String>()) {
        check_coverage(&source);
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for format in Format::ALL {
            let reading = read_bytes(&bytes, "a/b.txt", format, &options());
            prop_assert!(!reading.articles.is_empty() || !reading.problems.is_empty());
        }
    }

    #[test]
    fn wrapped_text_is_joined_as_it_was(
        words in prop::collection::vec("[a-z]{1,9}", 80..160),
        width in 50_usize..90,
    ) {
        let paragraph = format!("The {}.", words.join(" "));
        let source = format!("{}\n\n{}\n", wrap(&paragraph, width), wrap(&paragraph, width));
        let mut article = Article::default();
        super::super::read(&mut article, &source, &options());
        let texts: Vec<&str> = article.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
        prop_assert_eq!(texts, [paragraph.as_str(), paragraph.as_str()]);
    }
}

fn wrap(text: &str, width: usize) -> String {
    let mut wrapped = String::new();
    let mut column = 0;
    for word in text.split(' ') {
        if column > 0 && column + 1 + word.len() > width {
            wrapped.push('\n');
            column = 0;
        } else if column > 0 {
            wrapped.push(' ');
            column += 1;
        }
        wrapped.push_str(word);
        column += word.len();
    }
    wrapped
}

#[test]
fn everything_of_a_file_is_in_its_article() {
    let source = "The Bridge\n\nBy Jane Doe\n\nThe council met on a wet evening in spring and spoke of nothing but the bridge \
                  and of what it would cost the town.\n\nThe vote\n\nIt was taken at nine, when most members had gone home and \
                  the lamps in the hall were being put out one by one.\n\nPost a Comment\n";
    let mut article = Article::default();
    super::super::read(&mut article, source, &options());
    let mut rest = source.to_owned();
    let pieces = article
        .left_out
        .iter()
        .map(|piece| &piece.text)
        .chain(article.paragraphs.iter().map(|paragraph| &paragraph.text));
    let headings = article
        .paragraphs
        .iter()
        .filter_map(|paragraph| paragraph.heading.as_ref())
        .chain(&article.metadata.title);
    for piece in pieces.chain(headings) {
        assert!(rest.contains(piece.as_str()), "{piece}");
        rest = rest.replacen(piece.as_str(), "", 1);
    }
    assert_eq!(tidy(&rest), "");
}

#[test]
fn sources_are_lines_and_bytes_of_the_file() {
    let source = "\u{FEFF}The Bridge\r\n\r\nThe council met\u{a0}on a wet evening in spring and spoke of nothing but the bridge, \
                  which it had done every spring for as long as anybody could remember.\r\n";
    let reading = read_bytes(source.as_bytes(), "x/The Bridge.txt", Format::Text, &options());
    let article = &reading.articles[0];
    assert_eq!(
        (article.id.as_str(), article.path.as_str(), article.format.as_str()),
        ("The-Bridge", "x/The Bridge.txt", "text")
    );
    let place = article.paragraphs[0].source;
    assert_eq!((place.line_start, place.line_end), (Some(3), Some(3)));
    let slice = place.bytes.and_then(|bytes| bytes.slice(source)).unwrap();
    assert!(
        slice.starts_with("The council met\u{a0}on") && slice.ends_with("remember."),
        "{slice}"
    );
    assert_eq!(tidy(slice), article.paragraphs[0].text);
}

#[test]
fn files_without_text_are_problems() {
    for (bytes, expected) in [
        (&b""[..], "cannot read a.txt: there is no text in it"),
        (b" \r\n\t\xEF\xBB\xBF", "cannot read a.txt: there is no text in it"),
        (b"%PDF-1.4", "cannot read a.txt: it is a PDF document; expected plain text"),
    ] {
        let reading = read_bytes(bytes, "a.txt", Format::Text, &options());
        assert!(reading.articles.is_empty());
        assert_eq!(reading.problems[0].error.to_string(), expected);
    }
}
