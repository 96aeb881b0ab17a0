//! What each operator means, by example.
//!
//! A row is a query as typed, the same as a tree, a text, and what of it is
//! evidence: `[kind:words]`, or `-` where the text does not match. Texts are
//! English. Everything is held to the naive evaluator, which is thereby held to
//! the definitions.

use pincite::{Article, ArticleId, Fact, Field, Node, Paragraph, Person, Query, SubstituteKind};

use super::ON;
use super::build::*;
use super::naive::{Mark, Naive, Passage, Place, ReadArticle, Text, marked};
use super::operator::is_made_of;

fn article(title: &str, paragraphs: &[(&str, &str)]) -> ReadArticle {
    let mut article = Article::default();
    article.metadata.language = Some("en".to_owned());
    article.metadata.title = Some(title.to_owned()).filter(|title| !title.is_empty());
    article.metadata.authors = vec![Person::from_stated("Khan, Amir")];
    article.metadata.translators = vec![Person::from_stated("Ann Khan-Smith")];
    article.metadata.publisher = Some("State Press".to_owned());
    article.metadata.published = "2024-05".parse().ok();
    article.metadata.tags = vec!["Air Strikes".to_owned()];
    article.paragraphs = paragraphs
        .iter()
        .map(|(heading, text)| Paragraph {
            heading: Some((*heading).to_owned()).filter(|heading| !heading.is_empty()),
            text: (*text).to_owned(),
            ..Paragraph::default()
        })
        .collect();
    ReadArticle::new(ArticleId::new("a"), article)
}

/// Returns a text of a passage, marked.
fn shown(text: &str, place: Place, marks: &[Mark]) -> String {
    marked(text, marks.iter().copied().filter(|mark| mark.place == place))
}

/// Returns the tree that the parser makes of what was typed.
fn as_read(typed: &str, root: &Node) -> Node {
    match is_made_of(root, ON) {
        true => Query::parse(typed).root,
        false => root.clone(),
    }
}

/// Checks what a query marks in a text.
#[track_caller]
fn check(rows: &[(&str, Node, &str, &str)]) {
    let naive = Naive::default();
    for (typed, root, text, expected) in rows {
        assert_eq!(root.to_string(), *typed, "the tree is not what was typed");
        let article = article("", &[("", text)]);
        for root in [root, &as_read(typed, root)] {
            let marks = naive.evidence(root, &article, &article.passages[0]);
            let found = marks.map_or("-".to_owned(), |marks| shown(text, Place::Text, &marks));
            assert_eq!(found, *expected, "{typed} in: {text}");
        }
    }
}

#[test]
fn words() {
    check(&[
        ("attack", word("attack"), "Attacks! They attack.", "[stem:Attacks]! They [exact:attack]."),
        ("cafe", word("cafe"), "The CAFÉ’s café", "The [exact:CAFÉ’s] [exact:café]"),
        ("attack", word("attack"), "nothing of it", "-"),
        ("ISIS", word("ISIS"), "of ISIS-K", "of [exact:ISIS]-K"),
        (
            "ISIS-K",
            word("ISIS-K"),
            "ISIS-K, ISISK, ISIS K",
            "[exact:ISIS-K], [exact:ISISK], [exact:ISIS K]",
        ),
        ("ISISK", word("ISISK"), "of ISIS-K", "of [exact:ISIS-K]"),
        ("U.S.", word("U.S."), "the US and U.S.", "the [exact:US] and [exact:U.S.]"),
        ("al-Qa'ida", word("al-Qa'ida"), "Al Qaida, alqaida", "[exact:Al Qaida], [exact:alqaida]"),
    ]);
}

#[test]
fn exact_forms() {
    check(&[
        ("=Attack", exact("Attack"), "Attack, attack, Attacks", "[exact:Attack], attack, Attacks"),
        ("=café", exact("café"), "cafe\u{301}, cafe, Café", "[exact:cafe\u{301}], cafe, Café"),
        // Inner punctuation counts, what stands between words does not.
        (
            "=ISIS-K",
            exact("ISIS-K"),
            "ISIS-K, ISISK, ISIS K",
            "[exact:ISIS-K], ISISK, [exact:ISIS K]",
        ),
        (
            "=\"Islamic State\"",
            exact("Islamic State"),
            "Islamic  State, islamic State",
            "[phrase:Islamic  State], islamic State",
        ),
        ("=state", exact("state"), "The state's", "-"),
    ]);
}

#[test]
fn phrases() {
    check(&[
        (
            "\"islamic state\"",
            phrase("islamic state"),
            "Islamic; a state. Islamic States",
            "Islamic; a state. [phrase:Islamic States]",
        ),
        ("\"islamic state\"", phrase("islamic state"), "State Islamic", "-"),
        ("\"states\"", phrase("states"), "a state", "a [stem:state]"),
        ("\"a a\"", phrase("a a"), "a a a b", "[phrase:a a] a b"),
        // A compound begins where its first part does: what follows this part
        // follows the compound too.
        ("\"isisk k\"", phrase("isisk k"), "ISIS-K", "[phrase:ISIS-K]"),
        ("\"isisk left\"", phrase("isisk left"), "ISIS-K left", "-"),
        ("\"ISIS-K left\"", phrase("ISIS-K left"), "ISIS-K left", "[phrase:ISIS-K left]"),
    ]);
}

#[test]
fn phrases_with_slop() {
    check(&[
        (
            "\"the state\"~1",
            sloppy("the state", 1),
            "the old state",
            "[phrase:the] old [phrase:state]",
        ),
        ("\"the state\"~1", sloppy("the state", 1), "the very old state", "-"),
        ("\"state the\"~5", sloppy("state the", 5), "the old state", "-"),
        // The slop is that of all words together.
        ("\"a b c\"~2", sloppy("a b c", 2), "a x b x c", "[phrase:a] x [phrase:b] x [phrase:c]"),
        ("\"a b c\"~1", sloppy("a b c", 1), "a x b x c", "-"),
        // Every choice counts.
        ("\"a b\"~2", sloppy("a b", 2), "a a b", "[phrase:a] [phrase:a] [phrase:b]"),
        // Here a compound takes as much room as it has parts.
        (
            "\"isisk left\"~1",
            sloppy("isisk left", 1),
            "ISIS-K left",
            "[phrase:ISIS-K] [phrase:left]",
        ),
        ("\"isisk k\"~1", sloppy("isisk k", 1), "ISIS-K", "-"),
    ]);
}

#[test]
fn what_stands_for_words() {
    check(&[
        (
            "terror*",
            prefix("terror"),
            "Terrorists, terror, error",
            "[prefix:Terrorists], [prefix:terror], error",
        ),
        (
            "al-qa*",
            prefix("al-qa"),
            "al-Qaida, al Qa'ida, alqaida",
            "[prefix:al-Qaida], [prefix:al Qa'ida], [prefix:alqaida]",
        ),
        ("isi*", prefix("isi"), "ISIS-K", "[prefix:ISIS]-K"),
        ("isisk*", prefix("isisk"), "ISIS-K", "[prefix:ISIS-K]"),
        // Patterns are compared with forms, not with stems.
        ("attacke*", prefix("attacke"), "attacked, attack", "[prefix:attacked], attack"),
        (
            "t?rr*st",
            wildcard("t?rr*st"),
            "Terrorist, terrorists",
            "[wildcard:Terrorist], terrorists",
        ),
        ("*stan", wildcard("*stan"), "Pakistan stands", "[wildcard:Pakistan] stands"),
        ("*sk", wildcard("*sk"), "ISIS-K", "[wildcard:ISIS-K]"),
        (
            "/isk[ap]?/",
            regex("isk[ap]?"),
            "ISKP, ISK, Iskander",
            "[regex:ISKP], [regex:ISK], Iskander",
        ),
        ("/caf./", regex("caf."), "Café, cafes", "[regex:Café], cafes"),
        (
            "Ehsan~1",
            fuzzy("Ehsan", 1),
            "Ehsan, Ehsaan, Hesan, Ehasaan",
            "[exact:Ehsan], [fuzzy:Ehsaan], [fuzzy:Hesan], Ehasaan",
        ),
        ("Balochistan~2", fuzzy("Balochistan", 2), "Beluchistan", "[fuzzy:Beluchistan]"),
        ("ISISC~1", fuzzy("ISISC", 1), "ISIS-K", "[fuzzy:ISIS-K]"),
    ]);
}

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

/// Writes what is marked in a passage and in what is stated of its article,
/// where anything is: `title / heading / text / authors / publisher`.
fn shown_everywhere(
    naive: &Naive,
    root: &Node,
    article: &ReadArticle,
    passage: &Passage,
) -> String {
    let Some(marks) = naive.evidence(root, article, passage) else { return "-".to_owned() };
    let own = passage.own.iter().rev().filter(|text| text.place != Place::Title);
    let texts = article.title.iter().chain(own).chain(&article.people).chain(&article.publisher);
    let is_marked = |text: &&Text| {
        text.place == Place::Text || marks.iter().any(|mark| mark.place == text.place)
    };
    texts
        .filter(is_marked)
        .map(|text| shown(&text.text, text.place, &marks))
        .collect::<Vec<_>>()
        .join(" / ")
}

/// Checks which passages of an article a query finds, and what is marked.
#[track_caller]
fn check_article(article: &ReadArticle, rows: &[(&str, Node, &[&str])]) {
    let naive = Naive::default();
    for (typed, root, expected) in rows {
        assert_eq!(root.to_string(), *typed, "the tree is not what was typed");
        for root in [root, &as_read(typed, root)] {
            let passages = article.passages.iter();
            let found: Vec<_> =
                passages.map(|passage| shown_everywhere(&naive, root, article, passage)).collect();
            assert_eq!(found, *expected, "{typed}");
        }
    }
}

#[test]
fn texts_of_a_passage() {
    let article = article("State news", &[("The Islamic", "State army"), ("Old news", "no more")]);
    check_article(
        &article,
        &[
            // Title, heading and text of a first passage are its words, but
            // nothing reaches across two of them.
            (
                "news",
                word("news"),
                &["State [exact:news] / State army", "Old [exact:news] / no more"],
            ),
            ("\"islamic state\"", phrase("islamic state"), &["-", "-"]),
            ("islamic NEAR/9 army", near(9, [word("islamic"), word("army")]), &["-", "-"]),
            (
                "islamic AND army",
                and([word("islamic"), word("army")]),
                &["The [exact:Islamic] / State [exact:army]", "-"],
            ),
            (
                "(islamic AND army)@sentence",
                sentence(and([word("islamic"), word("army")])),
                &["-", "-"],
            ),
            (
                "(news)@sentence",
                sentence(word("news")),
                &["State [exact:news] / State army", "Old [exact:news] / no more"],
            ),
            // A field is looked at alone, and marked where it is.
            (
                "title:news",
                field(Field::Title, word("news")),
                &["State [exact:news] / State army", "State [exact:news] / no more"],
            ),
            ("title:(NOT news)", field(Field::Title, not(word("news"))), &["-", "-"]),
            (
                "heading:news",
                field(Field::Heading, word("news")),
                &["-", "Old [exact:news] / no more"],
            ),
            (
                "author:khan",
                field(Field::Author, word("khan")),
                &[
                    "State army / Amir [exact:Khan] / Ann [exact:Khan]-Smith",
                    "no more / Amir [exact:Khan] / Ann [exact:Khan]-Smith",
                ],
            ),
            // Names are not stemmed.
            ("publisher:states", field(Field::Publisher, word("states")), &["-", "-"]),
            ("tag:air-strikes", field(Field::Tag, word("air-strikes")), &["State army", "no more"]),
            ("tag:air", field(Field::Tag, word("air")), &["-", "-"]),
            ("lang:en", field(Field::Language, word("en")), &["State army", "no more"]),
            ("date:2024-05-20..2025", date("2024-05-20", "2025"), &["State army", "no more"]),
            ("date:..2024-04", date("", "2024-04"), &["-", "-"]),
            ("has:tag", has(Fact::Tag), &["State army", "no more"]),
            ("has:url", has(Fact::Url), &["-", "-"]),
            // A field is evidence only where the rest of its branch matches.
            (
                "(army AND author:smith) OR more",
                or([and([word("army"), field(Field::Author, word("smith"))]), word("more")]),
                &["State [exact:army] / Ann Khan-[exact:Smith]", "no [exact:more]"],
            ),
            (
                "(army AND author:x) OR state",
                or([and([word("army"), field(Field::Author, word("x"))]), word("state")]),
                &["[exact:State] news / [exact:State] army", "-"],
            ),
        ],
    );
}

#[test]
fn passages_of_an_article() {
    let article = article("", &[("", "a b"), ("", "b c"), ("", "d")]);
    check_article(
        &article,
        &[
            (
                "a DOC c",
                same_article([('+', word("a")), ('+', word("c"))]),
                &["[exact:a] b", "b [exact:c]", "-"],
            ),
            ("a DOC z", same_article([('+', word("a")), ('+', word("z"))]), &["-", "-", "-"]),
            (
                "b DOC NOT z",
                same_article([('+', word("b")), ('-', word("z"))]),
                &["a [exact:b]", "[exact:b] c", "-"],
            ),
            ("b DOC NOT d", same_article([('+', word("b")), ('-', word("d"))]), &["-", "-", "-"]),
            (
                "NOT z DOC NOT y",
                same_article([('-', word("z")), ('-', word("y"))]),
                &["a b", "b c", "d"],
            ),
            // One passage has to match `b AND c`, another may match `a`.
            (
                "a DOC (b AND c)",
                same_article([('+', word("a")), ('+', and([word("b"), word("c")]))]),
                &["[exact:a] b", "[exact:b] [exact:c]", "-"],
            ),
            (
                "(a DOC c) AND b",
                and([same_article([('+', word("a")), ('+', word("c"))]), word("b")]),
                &["[exact:a] [exact:b]", "[exact:b] [exact:c]", "-"],
            ),
            (
                "(a DOC z) OR b",
                or([same_article([('+', word("a")), ('+', word("z"))]), word("b")]),
                &["a [exact:b]", "[exact:b] c", "-"],
            ),
        ],
    );
}
