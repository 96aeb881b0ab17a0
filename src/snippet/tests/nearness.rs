//! Words near one another, and phrases with other words among them.

use super::*;

#[test]
fn phrases_with_slop() {
    check(&[
        (sloppy("the state", 1), "the old state", "{p:the} old {p:state}"),
        (sloppy("the state", 1), "the very old state", "-"),
        (sloppy("state the", 5), "the old state", "-"),
        (sloppy("the state", 1), "the state", "{p:the} {p:state}"),
        // The slop is that of all words together.
        (sloppy("a b c", 2), "a x b x c", "{p:a} x {p:b} x {p:c}"),
        (sloppy("a b c", 1), "a x b x c", "-"),
        // Every choice counts, and only true ones.
        (sloppy("a b", 2), "a a b", "{p:a} {p:a} {p:b}"),
        (sloppy("a b", 1), "a x a b x b b", "a x {p:a} {p:b} x b b"),
        (sloppy("a b", 3), "b a b", "b {p:a} {p:b}"),
        (sloppy("a b a", 1), "a b a x a b", "{p:a} {p:b} {p:a} x a b"),
        // In any of their forms; a compound takes as much room as it has parts.
        (
            sloppy("army attack", 2),
            "armies that have attacked",
            "{p:armies} that have {p:attacked}",
        ),
        (sloppy("isisk left", 1), "ISIS-K left", "{p:ISIS-K} {p:left}"),
        (sloppy("isisk k", 1), "ISIS-K", "-"),
        (sloppy("ISIS-K", 1), "ISIS in K, ISISK", "{p:ISIS} in {p:K}, {p:ISISK}"),
        (sloppy("word", 9), "words", "{s:words}"),
        (sloppy("a a", 1), "a b", "-"),
        // A phrase is marked before words.
        (
            clauses([('?', sloppy("the state", 1)), ('?', word("old"))]),
            "the old state",
            "{p:the} {e:old} {p:state}",
        ),
        (
            clauses([('?', sloppy("islamic khorasan", 2)), ('?', phrase("islamic state"))]),
            "Islamic State Khorasan",
            "{p:Islamic State} {p:Khorasan}",
        ),
    ]);
}

#[test]
fn in_any_order() {
    let ab = |distance| near(distance, [word("a"), word("b")]);
    check(&[
        (ab(1), "b x a", "{e:b} x {e:a}"),
        (ab(0), "b x a", "-"),
        (ab(0), "b a", "{e:b} {e:a}"),
        // What takes part in no true instance is not marked.
        (ab(1), "a x x a b", "a x x {e:a} {e:b}"),
        (ab(1), "a b x x x b a x x a", "{e:a} {e:b} x x x {e:b} {e:a} x x a"),
        // A word is not near itself.
        (near(3, [word("a"), word("a")]), "a x b", "-"),
        (near(3, [word("a"), word("a")]), "a x a", "{e:a} x {e:a}"),
        (near(9, [word("a"), word("a"), word("a")]), "a a", "-"),
        (near(0, [word("isis"), word("k")]), "ISIS-K", "{e:ISIS}-{e:K}"),
        (near(9, [word("isisk"), word("k")]), "ISIS-K", "-"),
        (near(9, [prefix("terror"), word("terrorist")]), "terrorist", "-"),
        (
            near(9, [prefix("terror"), word("terrorist")]),
            "terror, terrorist",
            "{P:terror}, {e:terrorist}",
        ),
        // What the chosen cover themselves is not between them.
        (near(0, [phrase("a b c"), word("d")]), "d a b c", "{e:d} {p:a b c}"),
        (
            near(0, [word("ISIS-K"), word("left")]),
            "ISISK left, ISIS-K left",
            "{e:ISISK} {e:left}, {e:ISIS-K} {e:left}",
        ),
        (near(2, [word("a"), word("b"), word("c")]), "a x b x c", "{e:a} x {e:b} x {e:c}"),
        (near(1, [word("a"), word("b"), word("c")]), "a x b x c", "-"),
        (near(1, [word("a"), word("b"), word("c")]), "b b a c a", "{e:b} {e:b} {e:a} {e:c} {e:a}"),
        (near(500, [word("a"), word("zebra")]), "a b", "-"),
        (near(500, Vec::new()), "a b", "-"),
        (near(5, [word("a"), word("?!")]), "a b", "-"),
    ]);
}

#[test]
fn in_order() {
    let ab = |distance| adj(distance, [word("a"), word("b")]);
    check(&[
        (ab(1), "b x a", "-"),
        (ab(1), "a x b", "{e:a} x {e:b}"),
        (ab(1), "b a b", "b {e:a} {e:b}"),
        (adj(2, [word("a"), word("b"), word("a")]), "a b a", "{e:a} {e:b} {e:a}"),
        (adj(2, [word("a"), word("b"), word("a")]), "a a b", "-"),
        (
            adj(9, [word("attack"), prefix("arm")]),
            "Attacks of the army",
            "{s:Attacks} of the {P:army}",
        ),
    ]);
}

#[test]
fn alternatives_and_kinds() {
    check(&[
        (near(0, [or([word("a"), word("b")]), word("c")]), "a c x b", "{e:a} {e:c} x b"),
        (
            near(0, [clauses([('?', word("a")), ('?', word("b"))]), word("c")]),
            "b c a",
            "{e:b} {e:c} {e:a}",
        ),
        (
            near(
                1,
                [
                    boosted(word("attack")),
                    or([wildcard("*stan"), regex("isk.?"), fuzzy("Ehsan", 1)]),
                ],
            ),
            "Pakistan x attacks ISKP. Ehsaan attacked",
            "{w:Pakistan} x {s:attacks} {r:ISKP}. {f:Ehsaan} {s:attacked}",
        ),
        (
            near(0, [expanded(word("ISKP"), &["ISIS-K"]), word("left")]),
            "ISIS-K left. Then ISKP.",
            "{a:ISIS-K} {e:left}. Then ISKP.",
        ),
        (near(0, [exact("State"), word("left")]), "state left State", "state {e:left} {e:State}"),
        (
            near(1, [sloppy("the state", 1), word("left")]),
            "the old state has left, the state",
            "{p:the} old {p:state} has {e:left}, {p:the} {p:state}",
        ),
        // A sloppy phrase takes the room from its first word to its last.
        (near(0, [sloppy("the state", 1), word("old")]), "the old state", "-"),
        // What is no word cannot be near one.
        (near(9, [word("a"), not(word("z"))]), "a b", "-"),
        (near(9, [word("a"), and([word("b"), word("c")])]), "a b c", "-"),
        (near(9, [word("a"), clauses([('+', word("b")), ('-', word("c"))])]), "a b", "-"),
    ]);
}

#[test]
fn nearness_of_nearness() {
    let inner = |distance| adj(distance, [word("a"), word("b")]);
    check(&[
        // The inner one stands from its first word to its last.
        (near(0, [inner(1), word("c")]), "a x b c", "{e:a} x {e:b} {e:c}"),
        (near(0, [inner(1), word("x")]), "a x b c", "-"),
        // Only inner choices that reach so far are evidence.
        (near(0, [inner(5), word("c")]), "a b a x b c", "{e:a} b {e:a} x {e:b} {e:c}"),
        (near(0, [inner(1), word("c")]), "a b a x b c", "a b {e:a} x {e:b} {e:c}"),
        (
            near(0, [inner(1), word("c")]),
            "a b x x a x b c a b",
            "a b x x {e:a} x {e:b} {e:c} {e:a} {e:b}",
        ),
        (
            near(0, [near(0, [near(0, [word("a"), word("b")]), word("c")]), word("d")]),
            "d c a b, a c b d",
            "{e:d} {e:c} {e:a} {e:b}, a c b d",
        ),
        (adj(2, [inner(0), inner(0)]), "a b x a b", "{e:a} {e:b} x {e:a} {e:b}"),
        (adj(2, [inner(0), inner(0)]), "a b", "-"),
    ]);
}

#[test]
fn excluded_and_failing() {
    let ab = near(1, [word("a"), word("b")]);
    check(&[
        (not(ab.clone()), "a b", "-"),
        (not(ab.clone()), "a x x b", "a x x b"),
        (and([word("c"), not(ab.clone())]), "a x x b c", "a x x b {e:c}"),
        (or([and([ab.clone(), word("z")]), word("a")]), "a b", "{e:a} b"),
        (clauses([('?', word("c")), ('-', ab.clone())]), "c a b", "-"),
        // Near across nothing but the same text: blank lines are no bound.
        (ab, "a\n\nb", "{e:a}\n\n{e:b}"),
    ]);
}
