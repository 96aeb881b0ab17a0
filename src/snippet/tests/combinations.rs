//! What is evidence where several things are asked for.

use super::*;

#[test]
fn combinations() {
    let text = "experts claimed the army attacked";
    let army = "experts claimed the {e:army} attacked";
    check(&[
        (
            or([and([word("attacked"), not(word("claimed"))]), word("experts")]),
            text,
            "{e:experts} claimed the army attacked",
        ),
        (and([word("army"), word("navy")]), text, "-"),
        (and([word("army"), not(word("navy"))]), text, army),
        (not(word("navy")), text, text),
        // Nothing is marked for not being absent.
        (not(not(word("army"))), text, text),
        (boosted(word("army")), text, army),
        (clauses([('-', word("navy"))]), text, text),
        (clauses([('-', word("army"))]), text, "-"),
        (clauses([]), text, "-"),
        (
            clauses([('+', word("army")), ('?', word("experts")), ('?', word("navy"))]),
            text,
            "{e:experts} claimed the {e:army} attacked",
        ),
        (clauses([('?', word("army")), ('-', word("claimed"))]), text, "-"),
        (clauses([('+', word("navy")), ('?', word("army"))]), text, "-"),
        (clauses([('?', word("army")), ('-', phrase("army claimed"))]), text, army),
        (clauses([('?', word("army")), ('-', regex("cl.*"))]), text, "-"),
        (clauses([('?', word("army")), ('-', exact("Claimed"))]), text, army),
    ]);
}

#[test]
fn overlaps() {
    check(&[
        // A phrase wins over words, then the earlier, the longer, the plainer.
        (or([word("isis"), word("ISIS-K")]), "ISIS-K", "{e:ISIS-K}"),
        (or([prefix("att"), word("attack")]), "attack attacks", "{e:attack} {s:attacks}"),
        (or([wildcard("att*"), prefix("att")]), "attack", "{P:attack}"),
        (or([regex("att.*"), fuzzy("atack", 1)]), "attack", "{f:attack}"),
        (or([phrase("a b"), phrase("b c d")]), "a b c d", "{p:a b} c d"),
        (or([phrase("a b"), phrase("a b c")]), "a b c", "{p:a b c}"),
        (or([word("b"), phrase("a b"), phrase("b c")]), "a b c b", "{p:a b} c {e:b}"),
        (
            or([expanded(word("x"), &["State Khorasan"]), phrase("islamic state")]),
            "Islamic State Khorasan",
            "{p:Islamic State} Khorasan",
        ),
    ]);
}

#[test]
fn terms_are_told_apart() {
    let root = and([
        word("attack"),
        phrase("attack"),
        sloppy("a b", 1),
        sloppy("a b", 2),
        fuzzy("attack", 1),
        fuzzy("attack", 2),
        word("attack"),
        not(exact("attack")),
        field(Field::Author, word("attacks")),
    ]);
    let matcher = matcher(&root, "en");
    assert_eq!(matcher.terms().len(), 8);
    let names: Vec<&str> =
        matcher.terms().iter().map(|term| term.pattern.parts[0].stem.as_str()).collect();
    assert_eq!(names, ["attack", "attack", "a", "a", "attack", "attack", "attack", "attacks"]);
}
