use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{Kinship, Sketcher, Wording};
use crate::analysis::{Analyzer, Memo, Tokens};

fn tokens(text: &str) -> Tokens {
    let mut tokens = Tokens::default();
    Analyzer::unstemmed().analyze(text, &mut Memo::default(), &mut tokens);
    tokens
}

fn sketch(text: &str) -> Vec<u32> {
    let (mut sketcher, tokens) = (Sketcher::default(), tokens(text));
    // What stood there before is forgotten.
    tokens.iter().take(3).for_each(|token| sketcher.push(&token));
    sketcher.clear();
    tokens.iter().for_each(|token| sketcher.push(&token));
    sketcher.sketch(&tokens).to_vec()
}

fn kinship(text: &str, to: &str) -> Option<Kinship> {
    Wording::of(&tokens(text)).kinship_to(&Wording::of(&tokens(to)))
}

const FERRY: &str = "The ferry across the estuary was stopped on 14 May after the keeper of the lantern \
    had found a crack in the landing stage, and nobody knows yet when it will sail again.";

#[test]
fn what_texts_are_to_one_another() {
    use Kinship::{Part, Same};
    let longer = format!(
        "{FERRY} The harbour master promised an answer by the end of the week, when \
        divers will have looked at the piles below the water and at the chains of the ferry."
    );
    for (text, other, expected) in [
        (FERRY, FERRY, Some(Same)),
        // As another editor has it.
        (&FERRY.to_uppercase(), FERRY, Some(Same)),
        (&FERRY.replace("stopped", "halted"), FERRY, Some(Same)),
        // Seven words of thirty are too many; of seventy they are not.
        (
            &FERRY.replace("stopped", "halted").replace("nobody knows yet", "it is not known"),
            FERRY,
            None,
        ),
        (
            &longer.replace("stopped", "halted").replace("nobody knows yet", "it is not known"),
            &longer,
            Some(Same),
        ),
        (&FERRY.replace(", ", " – "), FERRY, Some(Same)),
        ("", FERRY, None),
        ("", "", None),
        (FERRY, &longer, Some(Part)),
        // Longer than what it is compared with.
        (&longer, FERRY, None),
        ("the keeper of the lantern had found a crack in the landing stage", FERRY, Some(Part)),
        // Eleven words are a phrase.
        ("keeper of the lantern had found a crack in the landing", FERRY, None),
        // Most of it is no part.
        (&FERRY.replace(" it will sail again", ""), FERRY, Some(Same)),
        ("the keeper of the lamp had seen a hole in the landing bridge of wood", FERRY, None),
        // With one word changed a short text says something else.
        (
            "A red lantern hangs over the door of the house.",
            "A blue lantern hangs over the door of the house.",
            None,
        ),
        (
            "A red lantern hangs over the door of the house.",
            "a red lantern hangs over the door of the house",
            Some(Same),
        ),
        // Figures are no words.
        (
            "7 9 1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 of the lantern",
            "7 9 1 2 3 4 5 6 7 8 9 1 2 3 4 5 6 of the lantern in the harbour and of the ferry as \
             they are kept by the master and by nobody else at this time of the year",
            None,
        ),
        // The same words of something else.
        (&FERRY.replace("14 May", "27 August 2019"), FERRY, None),
        (&FERRY.replace("14 May", "27 August 2019"), &longer, None),
        (
            "The lantern keeper of the ferry had no answer for the master of the harbour.",
            FERRY,
            None,
        ),
    ] {
        assert_eq!(kinship(text, other), expected, "{text}");
    }
}

#[test]
fn who_has_a_sketch() {
    for (text, numbers) in [
        ("", 0),
        ("Read the next page of it now", 0),
        ("Seven words of it are not enough", 0),
        ("Eight words of these are enough for one", 3),
        ("a b c d e f g h i", 3),
        // Of one run repeated there is one number.
        (&"toll ".repeat(30), 1),
        ("收费桥关闭了因为河水上涨得太快", 3),
    ] {
        assert_eq!(sketch(text).len(), numbers, "{text}");
    }
    let long: String = (0..2000).map(|n| format!("word{n} ")).collect();
    assert_eq!(sketch(&long).len(), 12);
}

/// The sketch by its definition: all numbers, in order, and the first of them.
fn naive(text: &str) -> Vec<u32> {
    let words: Vec<String> = tokens(text).iter().map(|token| token.form.to_owned()).collect();
    let all: BTreeSet<u64> = words.windows(5).map(super::sketch::number_of).collect();
    let runs = words.len().saturating_sub(4);
    all.into_iter().take((3 + runs / 24).min(12)).map(|number| number as u32).collect()
}

proptest! {
    #[test]
    fn the_smallest_numbers_make_the_sketch(words in prop::collection::vec("[a-d]{4,5}", 8..120)) {
        let text = words.join(" ");
        prop_assert_eq!(sketch(&text), naive(&text));
    }

    #[test]
    fn case_and_punctuation_change_nothing(words in prop::collection::vec("[a-z]{2,8}", 8..60)) {
        let plain = words.join(" ");
        let other = words.join(", ").to_uppercase();
        prop_assert_eq!(sketch(&plain), sketch(&other));
        prop_assert_eq!(kinship(&other, &plain), Some(Kinship::Same));
    }

    #[test]
    fn a_text_within_another_is_a_part_of_it(
        words in prop::collection::vec("[a-z]{3,8}", 60..120),
        start in 0..40usize,
    ) {
        let whole = words.join(" ");
        let part = words[start..start + 20].join(" ");
        prop_assert_eq!(kinship(&part, &whole), Some(Kinship::Part));
        prop_assert_eq!(kinship(&whole, &part), None);
    }
}
