//! Several parts of a query, and what is looked for besides.

use pincite::SubstituteKind;

use super::super::build::*;
use super::check;

#[test]
fn combinations() {
    check(&[
        ("a AND b", and([word("a"), word("b")]), "a x b", "[exact:a] x [exact:b]"),
        ("a AND b", and([word("a"), word("b")]), "a x", "-"),
        ("a OR b", or([word("a"), word("b")]), "a x", "[exact:a] x"),
        // A branch that fails marks nothing.
        ("(a AND z) OR b", or([and([word("a"), word("z")]), word("b")]), "a b", "a [exact:b]"),
        ("a OR NOT z", or([word("a"), not(word("z"))]), "b", "b"),
        ("NOT a", not(word("a")), "b", "b"),
        ("NOT (NOT a)", not(not(word("a"))), "a", "a"),
        ("a -z", clauses([('?', word("a")), ('-', word("z"))]), "a z", "-"),
        ("+a b", clauses([('+', word("a")), ('?', word("b"))]), "b", "-"),
        ("+a b", clauses([('+', word("a")), ('?', word("b"))]), "a b", "[exact:a] [exact:b]"),
        ("a b", clauses([('?', word("a")), ('?', word("b"))]), "x b", "x [exact:b]"),
        // Of marks that overlap a phrase wins, then the earlier, the longer.
        (
            "state \"islamic state\"",
            clauses([('?', word("state")), ('?', phrase("islamic state"))]),
            "Islamic State",
            "[phrase:Islamic State]",
        ),
        (
            "ISIS ISIS-K",
            clauses([('?', word("ISIS")), ('?', word("ISIS-K"))]),
            "ISIS-K",
            "[exact:ISIS-K]",
        ),
        // Words that share a part are marked as one, for the less plain reason.
        (
            "恐怖 怖袭",
            clauses([('?', word("恐怖")), ('?', word("怖袭"))]),
            "恐怖袭击",
            "[exact:恐怖袭]击",
        ),
        (
            "att* attack",
            clauses([('?', prefix("att")), ('?', word("attack"))]),
            "attack attacks",
            "[exact:attack] [stem:attacks]",
        ),
        ("(a AND b)^3", boosted(and([word("a"), word("b")]), 3.0), "a b", "[exact:a] [exact:b]"),
    ]);
}

#[test]
fn substitutes() {
    let alias = |text: &str| (SubstituteKind::Alias, text.to_owned());
    let spelling = |text: &str| (SubstituteKind::Spelling, text.to_owned());
    let iskp = || expanded(word("ISKP"), [alias("ISIS-K"), alias("islamic state")]);
    check(&[
        ("ISKP", iskp(), "ISKP or ISIS-K", "[exact:ISKP] or [alias:ISIS-K]"),
        ("ISKP", iskp(), "the Islamic State", "the [alias:Islamic State]"),
        ("ISKP", iskp(), "State Islamic", "-"),
        ("Ehsan", expanded(word("Ehsan"), [spelling("Ehsaan")]), "Ehsaan", "[fuzzy:Ehsaan]"),
        (
            "ISKP NEAR/0 left",
            near(0, [iskp(), word("left")]),
            "ISIS-K left. Then ISKP.",
            "[alias:ISIS-K] [exact:left]. Then ISKP.",
        ),
        ("NOT ISKP", not(iskp()), "ISIS-K", "-"),
    ]);
}
