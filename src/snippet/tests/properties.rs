//! What holds for any query and any text.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use crate::query::Fact;
use crate::snippet::{SnippetOptions, snippet};
use crate::text::display_width;

use super::*;

fn any_leaf() -> impl Strategy<Value = Node> {
    let word_text = prop::sample::select(vec![
        "a",
        "b",
        "ab",
        "a-b",
        "B a",
        "état",
        "U.S.",
        "c++",
        "?",
        "日本",
        "1,000",
        "ab's",
        "a b a",
        "👩\u{200D}👩",
        "e\u{301}",
        "หัว",
    ]);
    (word_text, 0..9_u8, 0..4_u32).prop_map(|(text, kind, number)| match kind {
        0 | 1 => word(text),
        2 => phrase(text),
        3 => sloppy(text, number),
        4 => prefix(text),
        5 => exact(text),
        6 => wildcard(&format!("{text}*")),
        7 => fuzzy(text, 1 + (number % 2) as u8),
        _ => regex(["a|b.*", "[^a]b?", "[", r"\\d+"][number as usize % 4]),
    })
}

/// What may stand near something, and some that may not.
fn any_operand() -> impl Strategy<Value = Node> {
    any_leaf().prop_recursive(2, 8, 3, |inner| {
        let several = prop::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            3 => (several.clone(), 0..6_u32).prop_map(|(nodes, distance)| near(distance, nodes)),
            2 => (several.clone(), 0..6_u32).prop_map(|(nodes, distance)| adj(distance, nodes)),
            2 => several.prop_map(or),
            1 => inner.clone().prop_map(boosted),
            1 => inner.clone().prop_map(|inner| expanded(inner, &["a b", "~ab"])),
            1 => inner.prop_map(not),
        ]
    })
}

fn any_node() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![
        4 => any_leaf(),
        3 => (prop::collection::vec(any_operand(), 2..4), 0..6_u32, any::<bool>()).prop_map(
            |(nodes, distance, ordered)| node(NodeKind::Near { nodes, distance, ordered }),
        ),
        1 => prop::sample::select(&[Fact::Heading, Fact::Url][..])
            .prop_map(|fact| node(NodeKind::Has(fact))),
        1 => Just(node(NodeKind::Date { from: None, until: None })),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let signed = (prop::sample::select(vec!['+', '-', '?']), inner.clone());
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(and),
            prop::collection::vec(inner.clone(), 2..4).prop_map(or),
            inner.clone().prop_map(not),
            inner.clone().prop_map(sentence),
            inner.clone().prop_map(|inner| expanded(inner, &["b", "~état"])),
            (prop::sample::select(&Field::ALL[..]), inner)
                .prop_map(|(name, inner)| field(name, inner)),
            prop::collection::vec(signed.clone(), 1..4).prop_map(clauses),
            prop::collection::vec(signed, 2..4).prop_map(same_article),
        ]
    })
}

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "(a|b|ab|a-b|B|état|U\\.S\\.|c\\+\\+|日本|1,000|ab's|abc|d|หัว)",
        "[ .,;\n]{1,2}",
        Just(" ".to_owned()),
        Just(". B".to_owned()),
        "[日本語、。หั👩🇩🇪\u{200D}\u{301}“”…\r]{1,2}",
        ".{0,3}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn assert_in_order(highlights: &[Highlight], text: &str) -> Result<(), TestCaseError> {
    let mut end = 0;
    for highlight in highlights {
        prop_assert!(highlight.span.start >= end && !highlight.span.is_empty());
        prop_assert!(highlight.span.slice(text).is_some());
        end = highlight.span.end;
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn marks_are_in_order_and_in_bounds(
        root in any_node(), text in any_text(), heading in any_text(), name in any_text(),
        searches_title: bool, answer: bool,
    ) {
        let matcher = matcher(&root, "en");
        let authors = [name.as_str(), "B a"];
        let passage = PassageText {
            heading: Some(&heading),
            title: Some(&name),
            searches_title,
            authors: &authors,
            publisher: Some(&heading),
            answers: if answer { &|_| true } else { &|_| false },
            ..PassageText::new(&text)
        };
        let mut memo = Memo::default();
        let evidence = matcher.evidence(&passage, &mut memo);
        prop_assert_eq!(matcher.matches(&passage, &mut memo), evidence.matched);
        prop_assert!(!evidence.is_cut);
        prop_assert!(matches!(evidence.authors.len(), 0 | 2));
        let mut lists = vec![
            (&text, &evidence.text), (&heading, &evidence.heading), (&name, &evidence.title),
            (&heading, &evidence.publisher),
        ];
        let last = "B a".to_owned();
        lists.extend([&name, &last].into_iter().zip(&evidence.authors));
        for (text, marks) in lists {
            assert_in_order(marks, text)?;
            prop_assert!(evidence.matched || marks.is_empty());
            prop_assert!(marks.iter().all(|mark| mark.term < matcher.terms().len()));
        }
    }

    #[test]
    fn excluding_marks_nothing_more(root in any_node(), out in any_node(), text in any_text()) {
        let passage = PassageText::new(&text);
        let with = clauses([('?', root.clone()), ('-', out.clone())]);
        let mut memo = Memo::default();
        let with = matcher(&with, "en").evidence(&passage, &mut memo);
        let excluded = matcher(&out, "en").evidence(&passage, &mut memo);
        let plain = matcher(&root, "en").evidence(&passage, &mut memo);
        prop_assert_eq!(with.matched, plain.matched && !excluded.matched);
        if with.matched {
            prop_assert_eq!(with.text, plain.text);
        } else {
            prop_assert!(with.text.is_empty());
        }
    }

    /// What takes part in nearness matches where it alone is looked for.
    #[test]
    fn what_is_near_is_there(nodes in prop::collection::vec(any_leaf(), 2..4), text in any_text()) {
        let passage = PassageText::new(&text);
        let mut memo = Memo::default();
        let mut spans = |root: &Node| -> Vec<ByteSpan> {
            let evidence = matcher(root, "en").evidence(&passage, &mut memo);
            evidence.text.iter().map(|mark| mark.span).collect()
        };
        let all = spans(&or(nodes.clone()));
        let mut wider: Vec<ByteSpan> = Vec::new();
        for distance in [500, 3, 0] {
            let near = spans(&near(distance, nodes.clone()));
            let covered = |span: &ByteSpan, by: &[ByteSpan]| by.iter().any(|other| other.overlaps(*span));
            prop_assert!(near.iter().all(|span| covered(span, &all)));
            prop_assert!(distance == 500 || near.iter().all(|span| covered(span, &wider)));
            wider = near;
        }
    }

    /// Words side by side are the narrowest phrase with slop.
    #[test]
    fn slop_only_adds(text in any_text(), words in prop::sample::select(vec!["a b", "b a b", "ab a"])) {
        let passage = PassageText::new(&text);
        let mut memo = Memo::default();
        let mut matched = |slop| matcher(&sloppy(words, slop), "en").matches(&passage, &mut memo);
        let found: Vec<bool> = (0..5).map(&mut matched).collect();
        prop_assert!(found.is_sorted(), "{:?}", found);
        let near = adj(2, words.split(' ').map(word).collect::<Vec<_>>());
        prop_assert_eq!(found[2], matcher(&near, "en").matches(&passage, &mut memo));
    }

    #[test]
    fn fragments_keep_their_promises(
        root in any_node(), text in any_text(), max_width in 0_usize..30, max_fragments in 0_usize..5,
    ) {
        let evidence = matcher(&root, "en").evidence(&PassageText::new(&text), &mut Memo::default());
        let options = SnippetOptions { max_width, max_fragments };
        let bounds: Vec<usize> =
            text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
        let all = [
            evidence.snippet(&text, &[2.0, 1.0], &options),
            snippet(&text, &evidence.text, &[], &options),
        ];
        for snippet in all {
            prop_assert_eq!(snippet.fragments.is_empty(), text.is_empty());
            prop_assert!(snippet.fragments.len() <= max_fragments.max(1));
            let mut end = 0;
            let mut width = 0;
            for fragment in &snippet.fragments {
                let ByteSpan { start, .. } = fragment.span;
                prop_assert_eq!(fragment.span.slice(&text), Some(fragment.text.as_str()));
                prop_assert!(start >= end && !fragment.text.is_empty());
                end = fragment.span.end;
                prop_assert!(bounds.binary_search(&start).is_ok() && bounds.binary_search(&end).is_ok());
                assert_in_order(&fragment.highlights, &fragment.text)?;
                // What was joined has gaps of blanks, or few columns.
                let is_one_grapheme = fragment.text.graphemes(true).count() == 1;
                width += if is_one_grapheme { 0 } else { display_width(fragment.text.trim()) };
            }
            let blanks = text.chars().filter(|c| c.is_whitespace()).count();
            let most = max_fragments.max(1) * (max_width.max(2) + max_width / 10) + blanks;
            prop_assert!(width <= most, "{} columns", width);
            if snippet.fragments.len() == 1 && max_fragments < 2 && blanks == 0 {
                prop_assert!(width <= max_width.max(1));
            }
            if let (Some(_), Some(first)) = (evidence.text.first(), snippet.fragments.first()) {
                prop_assert!(!first.highlights.is_empty());
            }
        }
    }
}
