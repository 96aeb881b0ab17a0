use proptest::prelude::*;

use super::resize;
use crate::source::block::{Block, Role};
use crate::source::tidy::tidy;
use crate::text::ByteSpan;
use crate::{ParagraphKind, SourceSpan};

fn open(text: &str) -> Block {
    Block::new(text.to_owned(), Role::Open, SourceSpan::default())
}

const PROSE: &str = "The council met on a wet evening in spring and spoke of nothing but the old bridge and its toll.";

#[track_caller]
fn check(texts: &[&str], expected: &[&str]) {
    let mut blocks: Vec<Block> = texts.iter().map(|text| open(text)).collect();
    resize(&mut blocks, None);
    let shown: Vec<String> = blocks
        .iter()
        .map(|block| match &block.role {
            Role::Open => block.text.clone(),
            Role::Heading => format!("# {}", block.text),
            role => format!("{} ({role:?})", block.text),
        })
        .collect();
    assert_eq!(shown, expected);
}

#[test]
fn fragments_join_their_neighbours() {
    check(&["T", "he council met on a wet evening."], &["The council met on a wet evening."]);
    check(&["“T", "he council met on a wet evening."], &["“The council met on a wet evening."]);
    check(&["T", "HE council met on a wet evening."], &["THE council met on a wet evening."]);
    check(&["A", "fter the war nobody came."], &["After the war nobody came."]);
    check(&["A", "council met on a wet evening."], &["A council met on a wet evening."]);
    check(&["1.", PROSE], &[&format!("1. {PROSE}")]);
    check(
        &["42", "percent of the valley voted for it."],
        &["42 percent of the valley voted for it."],
    );
    check(
        &["They spoke of the old", "stone bridge", "He refused."],
        &["They spoke of the old stone bridge", "He refused."],
    );
    let rest = "met on a wet evening in spring and spoke of nothing but the old bridge.";
    check(&["He refused.", "The council", rest], &["He refused.", &format!("The council {rest}")]);
}

#[test]
fn signs_are_left_out_and_numbers_count() {
    let out = |text: &str| format!("{text} (LeftOut(\"separator\"))");
    check(
        &["He refused.", "—", "* * *", "[…]", "•", PROSE],
        &["He refused.", &out("—"), &out("* * *"), &out("[…]"), &out("•"), PROSE],
    );
    check(&["1", PROSE, "2", PROSE], &["# 1", PROSE, "# 2", PROSE]);
    check(&[PROSE, "17", PROSE], &[PROSE, "17 (LeftOut(\"lone number\"))", PROSE]);
}

#[test]
fn short_paragraphs_stay() {
    for text in [
        "He refused.",
        "“No,” she said.",
        "— Yes.",
        "“…”",
        "…",
        "?!",
        "Dear Sir,",
        "Jane Doe",
        "I",
        "不。",
        "نه",
        "The old bridge",
        "1,250,000",
    ] {
        check(&[PROSE, text, PROSE], &[PROSE, text, PROSE]);
    }
    let mut blocks = vec![open("T"), open("he")];
    blocks[1].role = Role::Paragraph(ParagraphKind::List);
    resize(&mut blocks, None);
    assert_eq!(blocks.len(), 2);
}

#[test]
fn long_paragraphs_are_split_at_sentences() {
    let sentence = "The council met on a wet evening and spoke of the bridge. ";
    let mut blocks = vec![open(sentence.repeat(40).trim()), open(sentence.repeat(80).trim())];
    resize(&mut blocks, None);
    // Forty are 2,320 letters, which stay.
    let lengths: Vec<usize> = blocks.iter().map(|block| block.text.len()).collect();
    assert_eq!(lengths, [2319, 927, 927, 927, 927, 927]);
    assert!(blocks.iter().all(|block| block.text.ends_with("bridge.")));
}

#[test]
fn quotations_and_speakers_are_kept_together() {
    let sentence = "The council met on a wet evening and spoke of the bridge. ";
    let quoted = format!("“{}”", sentence.repeat(10).trim());
    let text = format!("{}{quoted} {}", sentence.repeat(13), sentence.repeat(25));
    let mut blocks = vec![open(text.trim())];
    resize(&mut blocks, None);
    assert!(blocks.len() > 2);
    assert!(blocks.iter().any(|block| block.text.contains(&quoted)));

    let turn = |name: &str, times: usize| format!("{name}: {}", sentence.repeat(times));
    let turns = [turn("MS. DOE", 15), turn("MR. ROE", 22), turn("MS. DOE", 18)].concat();
    let mut blocks = vec![open(turns.trim())];
    resize(&mut blocks, None);
    let starts: Vec<&str> = blocks.iter().map(|block| &block.text[..7]).collect();
    assert_eq!(starts, ["MS. DOE", "MR. ROE", "MS. DOE"]);
}

#[test]
fn texts_without_sentences_are_split_at_words() {
    let mut blocks = vec![open("river ".repeat(1000).trim())];
    resize(&mut blocks, None);
    assert!(blocks.iter().all(|block| (300..=1_700).contains(&block.text.len())));
    let mut blocks = vec![open(&"桥上的人很多。".repeat(200))];
    resize(&mut blocks, None);
    assert!(blocks.len() > 2 && blocks.iter().all(|block| block.text.ends_with('。')));
    let mut blocks = vec![open(&"桥上的人很多".repeat(200))];
    resize(&mut blocks, None);
    assert!(blocks.len() > 2);
    let mut blocks = vec![open(&"x".repeat(9_000))];
    resize(&mut blocks, None);
    assert_eq!(blocks.len(), 1);
}

#[test]
fn repeats_still_say_what_they_repeat() {
    let mut blocks = vec![open("T"), open("he council met."), open(PROSE), open(PROSE)];
    blocks[3].role = Role::Repeats(2);
    resize(&mut blocks, None);
    assert_eq!(blocks[2].role, Role::Repeats(1));
}

#[test]
fn long_lines_take_no_long_time() {
    // Quadratic work would take minutes.
    for unit in ["A b. ", "word ", "“x ", "C: d. ", "好。", "字", "a"] {
        let mut blocks = vec![open(unit.repeat(200_000 / unit.len()).trim())];
        resize(&mut blocks, None);
        assert!(!blocks.is_empty());
    }
}

/// Makes a block of a whole source, as a reader of texts does.
fn block_of(source: &str) -> Block {
    let start = source.len() - source.trim_start().len();
    let bytes = ByteSpan::new(start, start + source.trim().len());
    let lines = |text: &str| u32::try_from(text.matches('\n').count()).unwrap();
    let place = SourceSpan {
        line_start: Some(1 + lines(&source[..start])),
        line_end: Some(1 + lines(&source[..bytes.end])),
        bytes: Some(bytes),
        page: None,
    };
    Block::new(tidy(source), Role::Open, place)
}

#[test]
fn pieces_know_their_place() {
    let sentence = "The council met on a\nwet evening and spoke of the bridge.\n";
    let source = sentence.repeat(60);
    let mut blocks = vec![block_of(&source)];
    resize(&mut blocks, Some(&source));
    assert_eq!(blocks.len(), 4);
    for block in &blocks {
        let span = block.source.bytes.unwrap();
        assert_eq!(tidy(span.slice(&source).unwrap()), block.text);
        assert_eq!(
            block.source.line_start,
            Some(source[..span.start].matches('\n').count() as u32 + 1)
        );
        assert_eq!(
            block.source.line_end,
            Some(source[..span.end].matches('\n').count() as u32 + 1)
        );
    }
    // What is not the text of the source has the place of the whole.
    let mut blocks = vec![Block { text: source.replace("wet", "dry"), ..block_of(&source) }];
    let whole = blocks[0].source;
    resize(&mut blocks, Some(&source));
    assert!(blocks.len() > 2 && blocks.iter().all(|block| block.source == whole));
}

proptest! {
    // Each case is a long text.
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn nothing_is_lost_and_spans_are_exact(
        words in proptest::collection::vec("[A-Za-z]{1,9}[.,!?]?|“[a-z]{1,5}|[a-z]{1,4}”|[桥上的。]{1,5}|[ \n]{1,3}|پل", 200..900),
    ) {
        let source = words.join(" ");
        let block = block_of(&source);
        let (text, whole) = (block.text.clone(), block.source);
        let mut blocks = vec![block];
        resize(&mut blocks, Some(&source));
        let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let kept: String = blocks.iter().map(|block| bare(&block.text)).collect();
        prop_assert_eq!(kept, bare(&text));
        let mut end = 0;
        for block in &blocks {
            let span = block.source.bytes.unwrap_or_default();
            prop_assert!(span.start >= end && whole.bytes.unwrap_or_default().contains(span));
            end = span.end;
            prop_assert_eq!(tidy(span.slice(&source).unwrap_or_default()), block.text.as_str());
        }
    }
}
