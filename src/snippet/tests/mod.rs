//! Hard cases of matching and choosing, and their promises for any text.

use proptest::prelude::*;

use crate::analysis::{Analyzer, Memo};
use crate::query::{Clause, Field, Node, NodeKind, Occur, Query};
use crate::text::{ByteSpan, display_width};

use super::{Highlight, HighlightKind, Matcher, PassageText, SnippetOptions, snippet};

fn node(kind: NodeKind) -> Node {
    Node { span: ByteSpan::default(), kind }
}

fn word(text: &str) -> Node {
    node(NodeKind::Word(text.to_owned()))
}

fn phrase(text: &str) -> Node {
    node(NodeKind::Phrase { text: text.to_owned(), slop: 0 })
}

fn prefix(text: &str) -> Node {
    node(NodeKind::Prefix(text.to_owned()))
}

fn not(inner: Node) -> Node {
    node(NodeKind::Not(Box::new(inner)))
}

fn and(nodes: impl Into<Vec<Node>>) -> Node {
    node(NodeKind::And(nodes.into()))
}

fn or(nodes: impl Into<Vec<Node>>) -> Node {
    node(NodeKind::Or(nodes.into()))
}

fn field(field: Field, inner: Node) -> Node {
    node(NodeKind::Field { field, node: Box::new(inner) })
}

/// `+a`, `-a` and `a` side by side, by the sign of each.
fn clauses(clauses: impl IntoIterator<Item = (char, Node)>) -> Node {
    let clause = |(sign, node)| {
        let occur = match sign {
            '+' => Occur::Required,
            '-' => Occur::Excluded,
            _ => Occur::Optional,
        };
        Clause { occur, node }
    };
    node(NodeKind::Clauses(clauses.into_iter().map(clause).collect()))
}

fn matcher(root: Node) -> Matcher {
    let query = Query { text: String::new(), root, diagnostics: Vec::new() };
    Matcher::new(&query, &Analyzer::for_language(Some("en")))
}

fn passage(text: &str) -> PassageText<'_> {
    PassageText::new(text)
}

/// Writes the marks into the text: `{e:word}`, by the first letter of the kind
/// (`P` for a prefix).
fn marked(text: &str, highlights: &[Highlight]) -> String {
    let mut out = String::new();
    let mut end = 0;
    for highlight in highlights {
        let kind = match highlight.kind {
            HighlightKind::Phrase => 'p',
            HighlightKind::Exact => 'e',
            HighlightKind::Stem => 's',
            HighlightKind::Prefix => 'P',
            _ => '?',
        };
        out.push_str(&text[end..highlight.span.start]);
        out.push_str(&format!("{{{kind}:{}}}", &text[highlight.span.range()]));
        end = highlight.span.end;
    }
    out.push_str(&text[end..]);
    out
}

/// Checks what a query marks in `text`; `None` where it is not to match.
#[track_caller]
fn check(root: Node, text: &str, expected: Option<&str>) {
    let evidence = matcher(root).evidence(&passage(text), &mut Memo::default());
    let found = evidence.matched.then(|| marked(text, &evidence.text));
    assert_eq!(found.as_deref(), expected);
}

#[test]
fn words() {
    check(word("attack"), "They attacked. Attack!", Some("They {s:attacked}. {e:Attack}!"));
    check(word("cafe"), "The Café’s", Some("The {e:Café’s}"));
    check(word("?!"), "what?!", None);
    check(node(NodeKind::Nothing), "anything", None);
    check(word("ISIS"), "of ISIS-K.", Some("of {e:ISIS}-K."));
    check(
        word("ISIS-K"),
        "ISIS-K, ISISK, ISIS K, ISIS",
        Some("{e:ISIS-K}, {e:ISISK}, {e:ISIS K}, ISIS"),
    );
    check(word("ISISK"), "of ISIS-K.", Some("of {e:ISIS-K}."));
    check(word("C++"), "C, C++ and C#", Some("C, {e:C++} and C#"));
    check(word("U.S."), "the US, the U.S.", Some("the {e:US}, the {e:U.S.}"));
    check(word("AT&T"), "at AT&T, at T", Some("at {e:AT&T}, {e:at T}"));
}

#[test]
fn phrases() {
    let text = "state capital; Islamic centre; the Islamic State-Khorasan";
    check(
        phrase("islamic state"),
        text,
        Some("state capital; Islamic centre; the {p:Islamic State}-Khorasan"),
    );
    check(phrase("state islamic"), text, None);
    check(
        phrase("islamic states"),
        text,
        Some("state capital; Islamic centre; the {p:Islamic State}-Khorasan"),
    );
    check(phrase("states"), "a state", Some("a {s:state}"));
    check(phrase("a a"), "a a a b", Some("{p:a a} a b"));
    check(
        clauses([('?', phrase("islamic state")), ('?', word("state"))]),
        "Islamic State, a state",
        Some("{p:Islamic State}, a {e:state}"),
    );
}

#[test]
fn prefixes() {
    check(prefix("terror"), "terrorists, Terror, error", Some("{P:terrorists}, {P:Terror}, error"));
    check(prefix("attacke"), "attacked attack", Some("{P:attacked} attack"));
    check(
        prefix("al-qa"),
        "al-Qaida, al Qa'ida, alqaida",
        Some("{P:al-Qaida}, {P:al Qa'ida}, {P:alqaida}"),
    );
    check(prefix("sta"), "State-Khorasan", Some("{P:State}-Khorasan"));
    check(prefix("statek"), "State-Khorasan", Some("{P:State-Khorasan}"));
    check(prefix("-"), "anything", None);
}

#[test]
fn combinations() {
    let text = "experts claimed the army attacked";
    check(
        or([and([word("attacked"), not(word("claimed"))]), word("experts")]),
        text,
        Some("{e:experts} claimed the army attacked"),
    );
    check(and([word("army"), word("navy")]), text, None);
    check(
        and([word("army"), not(word("navy"))]),
        text,
        Some("experts claimed the {e:army} attacked"),
    );
    check(not(word("navy")), text, Some(text));
    check(not(not(word("army"))), text, Some(text));
    check(clauses([('-', word("navy"))]), text, Some(text));
    check(clauses([('-', word("army"))]), text, None);
    check(clauses([]), text, None);
    check(
        clauses([('+', word("army")), ('?', word("experts")), ('?', word("navy"))]),
        text,
        Some("{e:experts} claimed the {e:army} attacked"),
    );
    check(clauses([('?', word("army")), ('-', word("claimed"))]), text, None);
    check(clauses([('+', word("navy")), ('?', word("army"))]), text, None);
}

#[test]
fn places() {
    let passage = PassageText {
        text: "the army left",
        heading: Some("The Islamic"),
        title: Some("State news"),
        searches_title: true,
        answers: &|node| matches!(node.kind, NodeKind::Field { field: Field::Language, .. }),
        ..PassageText::default()
    };
    let inner = PassageText { searches_title: false, ..passage };
    let found = |root: Node, passage: &PassageText<'_>| {
        let evidence = matcher(root).evidence(passage, &mut Memo::default());
        let title = marked(passage.title.unwrap_or_default(), &evidence.title);
        let heading = marked(passage.heading.unwrap_or_default(), &evidence.heading);
        evidence
            .matched
            .then(|| format!("{title} / {heading} / {}", marked(passage.text, &evidence.text)))
    };
    let expect = |root, passage, expected: Option<&str>| {
        assert_eq!(found(root, passage).as_deref(), expected);
    };
    expect(phrase("islamic state"), &passage, None);
    expect(phrase("state the"), &passage, None);
    expect(word("the"), &passage, Some("State news / {e:The} Islamic / {e:the} army left"));
    expect(word("news"), &passage, Some("State {e:news} / The Islamic / the army left"));
    expect(word("news"), &inner, None);
    expect(
        field(Field::Title, word("news")),
        &inner,
        Some("State {e:news} / The Islamic / the army left"),
    );
    expect(field(Field::Heading, word("army")), &passage, None);
    expect(
        field(Field::Language, word("en")),
        &inner,
        Some("State news / The Islamic / the army left"),
    );
    expect(field(Field::Author, word("army")), &passage, None);
}

/// Checks the fragments shown of `text` for a query, marks written in.
#[track_caller]
fn check_snippet(
    root: Node,
    text: &str,
    max_width: usize,
    max_fragments: usize,
    expected: &[&str],
) {
    let evidence = matcher(root).evidence(&passage(text), &mut Memo::default());
    let options = SnippetOptions { max_width, max_fragments };
    let snippet = snippet(text, &evidence.text, &[], &options);
    let found: Vec<_> = snippet
        .fragments
        .iter()
        .map(|fragment| marked(&fragment.text, &fragment.highlights))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn fragments() {
    let text = "It was a quiet day. Then the army attacked. Nobody knows why. The army left.";
    check_snippet(
        word("day"),
        text,
        100,
        1,
        &["It was a quiet {e:day}. Then the army attacked. Nobody knows why. The army left."],
    );
    check_snippet(
        word("attacked"),
        text,
        50,
        1,
        &["Then the army {e:attacked}. Nobody knows why."],
    );
    check_snippet(word("army"), text, 50, 1, &["Then the {e:army} attacked. Nobody knows why."]);
    check_snippet(word("nothing"), text, 50, 1, &["It was a quiet day. Then the army attacked."]);
    check_snippet(
        clauses([('?', word("quiet")), ('?', word("left"))]),
        text,
        25,
        2,
        &["It was a {e:quiet} day.", "The army {e:left}."],
    );
    check_snippet(word("army"), text, 25, 2, &["Then the {e:army} attacked."]);
}

#[test]
fn windows() {
    let text = "In the state capital the islamic centre was attacked, while far away, as everyone \
                knew by then, the Islamic State claimed the attack and nothing else was said";
    check_snippet(
        phrase("islamic state"),
        text,
        40,
        1,
        &["by then, the {p:Islamic State} claimed the"],
    );
    check_snippet(word("capital"), text, 30, 1, &["the state {e:capital} the islamic"]);
    check_snippet(word("said"), text, 30, 1, &["and nothing else was {e:said}"]);
    check_snippet(word("nowhere"), text, 30, 1, &["In the state capital the"]);
    check_snippet(word("日本"), "今日は日本語の文章を書いています", 10, 1, &["日は{e:日本}語"]);
    check_snippet(phrase("islamic state"), "x Islamic State", 7, 1, &["{p:Islamic}"]);
}

fn any_node() -> impl Strategy<Value = Node> {
    let word_text = prop::sample::select(vec![
        "a", "b", "ab", "a-b", "B a", "état", "U.S.", "c++", "?", "日本", "1,000", "ab's",
    ]);
    let leaf = (word_text, 0..3).prop_map(|(text, kind)| match kind {
        0 => word(text),
        1 => phrase(text),
        _ => prefix(text),
    });
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(and),
            prop::collection::vec(inner.clone(), 2..4).prop_map(or),
            inner.clone().prop_map(not),
            inner.clone().prop_map(|inner| field(Field::Heading, inner)),
            prop::collection::vec((prop::sample::select(vec!['+', '-', '?']), inner), 1..4)
                .prop_map(clauses),
        ]
    })
}

fn any_passage() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "(a|b|ab|a-b|B|état|U\\.S\\.|c\\+\\+|日本|1,000|ab's|abc|d)",
        "[ .,;\n]{1,2}",
        Just(" ".to_owned()),
        "[日本語👩\u{200D}\u{301}“”…]{1,2}",
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
    #[test]
    fn marks_are_in_order_and_in_bounds(
        root in any_node(), text in any_passage(), heading in any_passage(),
    ) {
        let matcher = matcher(root);
        let passage = PassageText { heading: Some(&heading), ..passage(&text) };
        let evidence = matcher.evidence(&passage, &mut Memo::default());
        assert_in_order(&evidence.text, &text)?;
        assert_in_order(&evidence.heading, &heading)?;
        let marks = evidence.text.iter().chain(&evidence.heading).chain(&evidence.title);
        for mark in marks {
            prop_assert!(evidence.matched);
            prop_assert!(mark.term < matcher.terms().len());
        }
    }

    #[test]
    fn excluding_marks_nothing_more(root in any_node(), out in any_node(), text in any_passage()) {
        let passage = passage(&text);
        let with = clauses([('?', root.clone()), ('-', out.clone())]);
        let with = matcher(with).evidence(&passage, &mut Memo::default());
        let excluded = matcher(out).evidence(&passage, &mut Memo::default());
        let plain = matcher(root).evidence(&passage, &mut Memo::default());
        prop_assert_eq!(with.matched, plain.matched && !excluded.matched);
        if with.matched {
            prop_assert_eq!(
                with.text.iter().map(|mark| mark.span).collect::<Vec<_>>(),
                plain.text.iter().map(|mark| mark.span).collect::<Vec<_>>()
            );
        } else {
            prop_assert!(with.text.is_empty());
        }
    }

    #[test]
    fn fragments_keep_their_promises(
        root in any_node(), text in any_passage(), max_width in 0_usize..30, max_fragments in 0_usize..4,
    ) {
        let evidence = matcher(root).evidence(&passage(&text), &mut Memo::default());
        let options = SnippetOptions { max_width, max_fragments };
        let snippet = snippet(&text, &evidence.text, &[2.0, 1.0], &options);
        prop_assert!(snippet.fragments.len() <= max_fragments.max(1));
        prop_assert_eq!(snippet.fragments.is_empty(), text.is_empty());
        let mut end = 0;
        for fragment in &snippet.fragments {
            prop_assert_eq!(fragment.span.slice(&text), Some(fragment.text.as_str()));
            prop_assert!(fragment.span.start >= end && !fragment.text.is_empty());
            end = fragment.span.end;
            let one_cluster = unicode_segmentation::UnicodeSegmentation::graphemes(fragment.text.as_str(), true).count() == 1;
            prop_assert!(one_cluster || display_width(&fragment.text) <= max_width.max(1));
            assert_in_order(&fragment.highlights, &fragment.text)?;
        }
        if let (Some(_), Some(first)) = (evidence.text.first(), snippet.fragments.first()) {
            prop_assert!(!first.highlights.is_empty());
        }
    }
}
