//! What holds of any text.

use proptest::prelude::*;

use super::{Pattern, found, stretch};
use crate::quote::difference::compare;
use crate::quote::weighty::is_negation;
use crate::text::Change;

const WORDS: &[&str] = &[
    "the",
    "a",
    "minister",
    "said",
    "that",
    "not",
    "never",
    "no",
    "don’t",
    "cannot",
    "45",
    "1,200",
    "3.5",
    "2019",
    "12%",
    "$5",
    "bridge",
    "Dabori",
    "Kalu",
    "river",
    "rose,",
    "fell.",
    "“and",
    "then”",
    "—",
    "U.S.",
    "well-known",
    "non-violent",
    "l’eau",
    "café",
    "said[3]",
    "军队",
    "没有",
    "攻击。",
    "لم",
    "يهاجم",
    "(which",
    "was)",
    "m²",
    "10²",
    "half",
    "of",
    "two",
    "AND",
    "The",
];

/// A paragraph of two sentences or three.
fn paragraph() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(WORDS), 6..40)
}

/// A paragraph in which no word stands twice.
fn different_words() -> impl Strategy<Value = Vec<&'static str>> {
    let mut words = WORDS.to_vec();
    words.retain(|word| !["said[3]", "The", "AND", "1,200"].contains(word));
    (Just(words).prop_shuffle(), 6..30usize).prop_map(|(words, len)| words[..len].to_vec())
}

/// A paragraph and a part of it, as words.
fn cut_of(
    paragraph: impl Strategy<Value = Vec<&'static str>>,
) -> impl Strategy<Value = (Vec<&'static str>, std::ops::Range<usize>)> {
    paragraph.prop_flat_map(|words| {
        let len = words.len();
        (Just(words), 0..len - 3).prop_flat_map(move |(words, start)| {
            (Just(words), Just(start), start + 3..=len).prop_map(|(w, s, e)| (w, s..e))
        })
    })
}

fn cut() -> impl Strategy<Value = (Vec<&'static str>, std::ops::Range<usize>)> {
    cut_of(paragraph())
}

fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_cut_is_verbatim((words, cut) in cut()) {
        let text = words.join(" ");
        let quotation = words[cut].join(" ");
        prop_assume!(has_words(&quotation));
        prop_assert!(found(&quotation, &[&text]).is_some(), "{quotation:?} of {text:?}");
    }

    #[test]
    fn a_cut_over_borders_is_verbatim((words, cut) in cut(), border in 1..5usize) {
        let paragraphs: Vec<String> = words.chunks(border.max(words.len() / 4)).map(|p| p.join(" ")).collect();
        let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
        let quotation = words[cut].join(" ");
        prop_assume!(has_words(&quotation));
        prop_assert!(found(&quotation, &paragraphs).is_some(), "{quotation:?} of {paragraphs:?}");
    }

    #[test]
    fn an_altered_number_or_negation_is_never_verbatim(
        (words, cut) in cut_of(different_words()),
        at in any::<prop::sample::Index>(),
        edit in 0..6usize,
    ) {
        let mut quotation = words[cut.clone()].to_vec();
        let weighty: Vec<usize> = (0..quotation.len())
            .filter(|at| {
                let word = quotation[*at];
                word.contains(|c: char| c.is_ascii_digit()) && !word.contains('[') || is_negation(word)
            })
            .collect();
        prop_assume!(!weighty.is_empty());
        let at = weighty[at.index(weighty.len())];
        // What is in brackets behind a sentence stands for nothing of the next.
        let is_behind = edit == 2 && (at == 0 || at + 1 == quotation.len());
        prop_assume!(!is_behind || !words[..cut.start + at + 1].iter().rev().take(2).any(|w| w.contains(['.', '。'])));
        let text = words.join(" ");
        match edit {
            0 => quotation[at] = "7,777",
            1 => quotation[at] = "always",
            2 => quotation[at] = "[indeed]",
            3 => quotation.insert(at, "unnever"),
            4 => quotation[at] = "nowhere",
            _ => quotation.insert(at, "[nobody]"),
        }
        let quotation = quotation.join(" ");
        let found = found(&quotation, &[&text]);
        prop_assert!(found.is_none(), "{quotation:?} of {text:?}: {found:?}");
    }

    #[test]
    fn parts_make_up_the_quotation((words, cut) in cut(), other in paragraph()) {
        let (first, second) = (words.join(" "), other.join(" "));
        let quotation = [words[cut].join("  "), other.join(" ")].join("\n… ");
        let pattern = Pattern::read(&quotation);
        let stretch = stretch(&pattern, &[&second, &first]);
        if let Some(difference) = compare(&quotation, &pattern, &stretch) {
            let own = difference.parts.iter().filter(|part| part.change != Change::Removed);
            prop_assert_eq!(own.map(|part| part.text.as_str()).collect::<String>(), quotation);
            prop_assert!(difference.similarity > 0.0 && difference.similarity < 1.0);
            prop_assert!(difference.place.end <= stretch.len());
        }
    }

    #[test]
    fn any_text_may_be_quoted(quotation in "\\PC{0,60}", text in "\\PC{0,80}") {
        let pattern = Pattern::read(&quotation);
        let stretch = stretch(&pattern, &[&text, &quotation]);
        let _ = compare(&quotation, &pattern, &stretch);
        let _ = found(&quotation, &[&text, &quotation]);
    }
}
