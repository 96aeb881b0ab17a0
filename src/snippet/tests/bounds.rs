//! What no passage and no query may cost.

use crate::snippet::SnippetOptions;

use super::*;

/// Evaluates a query on a text and chooses a snippet; returns whether it matched
/// and whether it was cut. Without bounds this takes hours.
#[track_caller]
fn soon(root: &Node, text: &str) -> (bool, bool) {
    let evidence = matcher(root, "en").evidence(&PassageText::new(text), &mut Memo::default());
    let options = SnippetOptions { max_fragments: 100, ..SnippetOptions::default() };
    let snippet = evidence.snippet(text, &[], &options);
    assert!(!snippet.fragments.is_empty());
    assert!(evidence.matched || evidence.text.is_empty());
    (evidence.matched, evidence.is_cut)
}

#[test]
fn monsters() {
    let same = "word ".repeat(50_000);
    let mixed = "a b c, d e f g h ".repeat(10_000);
    let words = |count: usize| vec![word("word"); count];
    assert_eq!(soon(&near(500, words(64)), &same), (true, true));
    assert_eq!(soon(&sloppy(&"word ".repeat(64), 500), &same), (true, true));
    assert_eq!(soon(&phrase(&"word ".repeat(1000)), &same), (true, true));
    assert_eq!(soon(&near(0, words(2)), &same), (true, false));
    let letters: Vec<Node> = "abcdefgh".split("").filter(|it| !it.is_empty()).map(word).collect();
    assert_eq!(soon(&near(500, letters.clone()), &mixed), (true, true));
    assert!(soon(&near(0, [near(9, letters), word("zebra")]), &mixed).1);
    let sentences = "A word and a word. ".repeat(2000);
    assert_eq!(soon(&sentence(near(2, words(2))), &sentences), (true, false));
}

#[test]
fn what_was_cut_does_not_match_more() {
    // The two are only near at the end, which is not reached.
    let text = format!("{} x y", "a b c d e f g h i j ".repeat(1000));
    let letters = || "abcdefghij".split("").filter(|it| !it.is_empty()).map(word);
    let rest = near(500, letters().chain([word("x")]).collect::<Vec<_>>());
    let (matched, is_cut) = soon(&rest, &text);
    assert!(!matched && is_cut);
    assert!(soon(&not(rest), &text).0);
}

#[test]
fn real_queries_are_never_cut() {
    // A long paragraph of ordinary words, and ten of the commonest near one
    // another.
    let paragraph = "In the north of the country the army and the police of the state said that \
                     it was the first attack in a year, and that it was not to be the last of \
                     them, as the leader of the movement had said in a speech to the people. "
        .repeat(8);
    let words = ["the", "of", "and", "in", "a", "to", "was", "it", "that", "said"];
    assert_eq!(soon(&near(30, words.map(word)), &paragraph), (true, false));
    assert_eq!(soon(&near(200, words.map(word)), &paragraph[..900]), (true, false));
    assert_eq!(soon(&adj(200, words.map(word)), &paragraph), (true, false));
}
