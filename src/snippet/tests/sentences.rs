//! What matches within one sentence.

use super::*;

#[test]
fn within_a_sentence() {
    let both = || sentence(and([word("a"), word("b")]));
    check(&[
        (both(), "B is a. A x.", "{e:B} is {e:a}. A x."),
        (both(), "Here a. There b.", "-"),
        (both(), "A and b. No. B or a!", "{e:A} and {e:b}. No. {e:B} or {e:a}!"),
        (sentence(word("a")), "A x. Y a.", "{e:A} x. Y {e:a}."),
        (sentence(word("a")), "", "-"),
        // An abbreviation ends no sentence.
        (
            sentence(and([word("officials"), word("left")])),
            "The U.S. officials left. Others stayed.",
            "The U.S. {e:officials} {e:left}. Others stayed.",
        ),
        (
            sentence(and([word("khan"), word("left")])),
            "On Nov. 12 Gen. A. Khan left. He left.",
            "On Nov. 12 Gen. A. {e:Khan} {e:left}. He left.",
        ),
        (sentence(and([word("it"), word("they")])), "It was the U.S. They left.", "-"),
        (both(), "A said: “No?” b", "{e:A} said: “No?” {e:b}"),
    ]);
}

#[test]
fn what_reaches_across() {
    check(&[
        (sentence(phrase("it then")), "Saw it. Then left.", "-"),
        (phrase("it then"), "Saw it. Then left.", "Saw {p:it. Then} left."),
        (sentence(sloppy("it left", 3)), "Saw it. Then left.", "-"),
        (sentence(near(3, [word("it"), word("left")])), "Saw it. Then left.", "-"),
        (
            sentence(near(3, [word("it"), word("left")])),
            "Saw it. Then left it.",
            "Saw it. Then {e:left} {e:it}.",
        ),
        (
            and([sentence(word("it")), word("then")]),
            "Saw it. Then left.",
            "Saw {e:it}. {e:Then} left.",
        ),
    ]);
}

#[test]
fn what_is_absent_from_a_sentence() {
    let without = || sentence(and([word("a"), not(word("b"))]));
    check(&[
        (without(), "A and b. Then a.", "A and b. Then {e:a}."),
        (without(), "A and b.", "-"),
        (sentence(not(word("a"))), "Here a. There b.", "Here a. There b."),
        (sentence(not(word("a"))), "Here a. There a!", "-"),
        (not(sentence(word("a"))), "B.", "B."),
        (not(sentence(and([word("a"), word("b")]))), "Here a. There b.", "Here a. There b."),
        (
            sentence(clauses([('?', word("a")), ('?', word("c")), ('-', word("b"))])),
            "Not a b c here. So c! Then a.",
            "Not a b c here. So {e:c}! Then {e:a}.",
        ),
        (sentence(sentence(and([word("a"), word("b")]))), "A. A b.", "A. {e:A} {e:b}."),
    ]);
}

#[test]
fn what_the_article_says_is_no_matter_of_sentences() {
    let passage = |answer: &'static dyn Fn(&Node) -> bool| PassageText {
        heading: Some("Old news"),
        answers: answer,
        ..PassageText::new("A b. C d.")
    };
    let both = |inner| sentence(and([word("c"), inner]));
    let mut memo = Memo::default();
    for (root, answer, matched) in [
        (both(field(Field::Heading, word("news"))), false, true),
        (both(word("news")), false, false),
        (both(field(Field::Language, word("en"))), true, true),
        (both(field(Field::Language, word("en"))), false, false),
        (both(same_article([('+', word("b")), ('+', word("z"))])), true, true),
    ] {
        let passage = passage(if answer { &|_| true } else { &|_| false });
        assert_eq!(matcher(&root, "en").matches(&passage, &mut memo), matched, "{root}");
    }
}
