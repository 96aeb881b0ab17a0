//! What stands near one another, and in one sentence.

use super::super::build::*;
use super::check;

#[test]
fn nearness() {
    check(&[
        ("a NEAR/1 b", near(1, [word("a"), word("b")]), "b x a", "[exact:b] x [exact:a]"),
        ("a NEAR/0 b", near(0, [word("a"), word("b")]), "b x a", "-"),
        ("a ADJ/1 b", adjacent(1, [word("a"), word("b")]), "b x a", "-"),
        ("a ADJ/1 b", adjacent(1, [word("a"), word("b")]), "a x b", "[exact:a] x [exact:b]"),
        // What takes part in no true instance is not marked.
        ("a NEAR/1 b", near(1, [word("a"), word("b")]), "a x x a b", "a x x [exact:a] [exact:b]"),
        // Words count once: a word is not near itself.
        ("a NEAR/3 a", near(3, [word("a"), word("a")]), "a x b", "-"),
        ("a NEAR/3 a", near(3, [word("a"), word("a")]), "a x a", "[exact:a] x [exact:a]"),
        ("isis NEAR/0 k", near(0, [word("isis"), word("k")]), "ISIS-K", "[exact:ISIS]-[exact:K]"),
        ("isisk NEAR/0 k", near(0, [word("isisk"), word("k")]), "ISIS-K", "-"),
        // What the chosen words cover themselves is not between them.
        (
            "\"a b c\" NEAR/0 d",
            near(0, [phrase("a b c"), word("d")]),
            "d a b c",
            "[exact:d] [phrase:a b c]",
        ),
        (
            "a NEAR/2 b NEAR/0 c",
            near(2, [word("a"), word("b"), word("c")]),
            "a x b x c",
            "[exact:a] x [exact:b] x [exact:c]",
        ),
        ("a NEAR/1 b NEAR/0 c", near(1, [word("a"), word("b"), word("c")]), "a x b x c", "-"),
        (
            "(a OR b) NEAR/0 c",
            near(0, [or([word("a"), word("b")]), word("c")]),
            "a c x b",
            "[exact:a] [exact:c] x b",
        ),
        // The inner one is an instance from its first word to its last.
        (
            "(a ADJ/1 b) NEAR/0 c",
            near(0, [adjacent(1, [word("a"), word("b")]), word("c")]),
            "a x b c",
            "[exact:a] x [exact:b] [exact:c]",
        ),
        (
            "(a ADJ/1 b) NEAR/0 x",
            near(0, [adjacent(1, [word("a"), word("b")]), word("x")]),
            "a x b c",
            "-",
        ),
        (
            "attack^2 NEAR/0 t*",
            near(0, [boosted(word("attack"), 2.0), prefix("t")]),
            "attacks there",
            "[stem:attacks] [prefix:there]",
        ),
    ]);
}

#[test]
fn sentences() {
    let both = || and([word("a"), word("b")]);
    check(&[
        ("(a AND b)@sentence", sentence(both()), "B is a. A x.", "[exact:B] is [exact:a]. A x."),
        ("(a AND b)@sentence", sentence(both()), "Here a. There b.", "-"),
        ("(a AND b)@sentence", sentence(both()), "Gen. A met b.", "Gen. [exact:A] met [exact:b]."),
        (
            "(a AND NOT b)@sentence",
            sentence(and([word("a"), not(word("b"))])),
            "A and b. Then a.",
            "A and b. Then [exact:a].",
        ),
        ("(a AND NOT b)@sentence", sentence(and([word("a"), not(word("b"))])), "A and b.", "-"),
        // Nothing reaches across the end of a sentence.
        ("(\"it then\")@sentence", sentence(phrase("it then")), "Saw it. Then left.", "-"),
        ("\"it then\"", phrase("it then"), "Saw it. Then left.", "Saw [phrase:it. Then] left."),
        ("NOT (a)@sentence", not(sentence(word("a"))), "Not b.", "Not b."),
    ]);
}
