//! Which texts of a passage and its article are looked at.

use super::*;
use crate::query::Fact;

const PASSAGE: PassageText<'_> = PassageText {
    text: "the army left",
    heading: Some("The Islamic"),
    title: Some("State news"),
    searches_title: true,
    authors: &["Ann State", "Bob al-Khan"],
    publisher: Some("The States Press"),
    answers: &|node| match &node.kind {
        NodeKind::Field { field, .. } => *field == Field::Language,
        NodeKind::Has(fact) => *fact == Fact::Url,
        NodeKind::SameArticle(clauses) => clauses.len() == 2,
        NodeKind::Date { .. } => false,
        other => panic!("{other:?} is no question"),
    },
};

/// A row is a query, and every text of the passage with its marks, from title
/// to publisher; only those with marks, and `-` where it is not to match.
#[track_caller]
fn check_places(passage: &PassageText<'_>, rows: &[(Node, &[&str])]) {
    let mut memo = Memo::default();
    for (root, expected) in rows {
        let evidence = matcher(root, "en").evidence(passage, &mut memo);
        let mut texts = vec![
            (passage.title.unwrap_or_default(), &evidence.title),
            (passage.heading.unwrap_or_default(), &evidence.heading),
            (passage.text, &evidence.text),
        ];
        texts.extend(passage.authors.iter().copied().zip(&evidence.authors));
        texts.push((passage.publisher.unwrap_or_default(), &evidence.publisher));
        let mut found: Vec<String> = texts
            .iter()
            .filter(|(_, marks)| !marks.is_empty())
            .map(|(text, marks)| marked(text, marks))
            .collect();
        if !evidence.matched {
            assert!(found.is_empty());
            found.push("-".to_owned());
        }
        assert_eq!(found, *expected, "{root}");
    }
}

#[test]
fn texts_of_a_passage() {
    check_places(
        &PASSAGE,
        &[
            (word("the"), &["{e:The} Islamic", "{e:the} army left"]),
            (word("news"), &["State {e:news}"]),
            (word("ann"), &["-"]),
            (word("press"), &["-"]),
            // Nothing reaches across two texts.
            (phrase("islamic state"), &["-"]),
            (phrase("state the"), &["-"]),
            (phrase("islamic the"), &["-"]),
            (sloppy("islamic army", 9), &["-"]),
            (near(500, [word("islamic"), word("army")]), &["-"]),
            (near(500, [word("news"), word("islamic")]), &["-"]),
            (sentence(and([word("islamic"), word("army")])), &["-"]),
            (and([word("islamic"), word("army")]), &["The {e:Islamic}", "the {e:army} left"]),
            (sentence(word("news")), &["State {e:news}"]),
            (near(0, [word("state"), word("news")]), &["{e:State} {e:news}"]),
        ],
    );
    let inner = PassageText { searches_title: false, ..PASSAGE };
    check_places(
        &inner,
        &[
            (word("news"), &["-"]),
            (field(Field::Title, word("news")), &["State {e:news}"]),
            (not(word("news")), &[]),
        ],
    );
}

#[test]
fn fields_with_words() {
    check_places(
        &PASSAGE,
        &[
            (field(Field::Title, word("states")), &["{s:State} news"]),
            (field(Field::Title, word("army")), &["-"]),
            (field(Field::Title, or([word("news"), prefix("sta")])), &["{P:State} {e:news}"]),
            (field(Field::Title, near(0, [word("news"), word("state")])), &["{e:State} {e:news}"]),
            (field(Field::Title, and([word("news"), not(word("state"))])), &["-"]),
            (field(Field::Heading, word("army")), &["-"]),
            (field(Field::Heading, phrase("the islamic")), &["{p:The Islamic}"]),
            (field(Field::Author, word("state")), &["Ann {e:State}"]),
            (field(Field::Author, word("khan")), &["Bob al-{e:Khan}"]),
            (field(Field::Author, fuzzy("kan", 1)), &["Bob al-{f:Khan}"]),
            (field(Field::Author, word("army")), &["-"]),
            // Names are not stemmed.
            (field(Field::Author, word("states")), &["-"]),
            (field(Field::Publisher, word("state")), &["-"]),
            (field(Field::Publisher, word("states")), &["The {e:States} Press"]),
            (field(Field::Publisher, exact("press")), &["-"]),
            (
                field(Field::Author, and([word("ann"), word("bob")])),
                &["{e:Ann} State", "{e:Bob} al-Khan"],
            ),
            (field(Field::Author, phrase("state bob")), &["-"]),
            (field(Field::Author, near(9, [word("ann"), word("bob")])), &["-"]),
            (field(Field::Author, sloppy("bob khan", 1)), &["{p:Bob} al-{p:Khan}"]),
            (field(Field::Author, wildcard("*lk*")), &["Bob {w:al-Khan}"]),
            (field(Field::Author, not(word("ann"))), &["-"]),
            (field(Field::Author, not(word("eve"))), &[]),
        ],
    );
}

#[test]
fn what_the_caller_knows() {
    let date = || node(NodeKind::Date { from: None, until: None });
    let has = |fact| node(NodeKind::Has(fact));
    check_places(
        &PASSAGE,
        &[
            (field(Field::Language, word("en")), &[]),
            (field(Field::Tag, word("the")), &["-"]),
            (date(), &["-"]),
            (not(date()), &[]),
            (has(Fact::Url), &[]),
            (has(Fact::Tag), &["-"]),
            (has(Fact::Heading), &[]),
            // What stands beside it is evidence only where it matches.
            (or([and([word("army"), date()]), word("left")]), &["the army {e:left}"]),
            (or([and([date(), word("army")]), word("left")]), &["the army {e:left}"]),
            (
                or([and([field(Field::Author, word("eve")), word("army")]), word("left")]),
                &["the army {e:left}"],
            ),
            (
                or([and([field(Field::Author, word("ann")), word("army")]), word("left")]),
                &["the {e:army} {e:left}", "{e:Ann} State"],
            ),
            (
                or([and([field(Field::Author, word("ann")), word("navy")]), word("left")]),
                &["the army {e:left}"],
            ),
        ],
    );
    let bare = PassageText::new("the army left");
    check_places(
        &bare,
        &[(has(Fact::Heading), &["-"]), (field(Field::Author, word("ann")), &["-"])],
    );
}

#[test]
fn parts_of_an_article() {
    check_places(
        &PASSAGE,
        &[
            // Of two clauses the caller says yes, of three no.
            (same_article([('+', word("army")), ('+', word("navy"))]), &["the {e:army} left"]),
            (same_article([('+', word("zebra")), ('+', word("navy"))]), &["-"]),
            (same_article([('+', word("army")), ('-', word("navy"))]), &["the {e:army} left"]),
            (same_article([('-', word("zebra")), ('-', word("navy"))]), &[]),
            (same_article([('+', word("army")), ('+', word("a")), ('+', word("b"))]), &["-"]),
            (
                same_article([('+', near(0, [word("army"), word("left")])), ('+', word("navy"))]),
                &["the {e:army} {e:left}"],
            ),
            (
                or([
                    same_article([('+', word("army")), ('+', word("a")), ('+', word("b"))]),
                    word("left"),
                ]),
                &["the army {e:left}"],
            ),
        ],
    );
}

#[test]
fn titles_are_in_the_language_of_the_article() {
    let (german, english) =
        (Analyzer::for_language(Some("de")), Analyzer::for_language(Some("en")));
    let passage = PassageText {
        title: Some("Armies"),
        searches_title: true,
        ..PassageText::new("Armeen armies")
    };
    let found = |root: Node, paragraph: &Analyzer, article: &Analyzer| {
        let matcher = Matcher::for_paragraph(&root, paragraph, article);
        let evidence = matcher.evidence(&passage, &mut Memo::default());
        (marked("Armies", &evidence.title), marked(passage.text, &evidence.text))
    };
    let title = |text| field(Field::Title, word(text));
    assert_eq!(found(title("army"), &german, &english).0, "{s:Armies}");
    assert_eq!(found(title("army"), &english, &german).0, "Armies");
    // Where its words count as the passage's, they are read as it is.
    let (title, text) = found(word("army"), &german, &english);
    assert_eq!((title.as_str(), text.as_str()), ("Armies", "Armeen armies"));
    let (_, text) = found(word("armee"), &german, &english);
    assert_eq!(text, "{s:Armeen} armies");
}
