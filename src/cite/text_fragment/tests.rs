use proptest::prelude::*;

use super::TextFragment;

/// Writes a fragment for reading, with blanks as blanks.
fn shown(fragment: Option<TextFragment>) -> String {
    fragment.map_or("none".to_owned(), |fragment| fragment.to_string().replace("%20", " "))
}

#[track_caller]
fn within(article: &[&str], expected: &[&str]) {
    let found: Vec<_> =
        (0..article.len()).map(|at| shown(TextFragment::within(article, at))).collect();
    assert_eq!(found, expected);
}

const LONG: &str = "The council voted on Monday to close the bridge over the river for one winter.";

#[test]
fn the_fewest_words_that_stand_once() {
    within(&[LONG], &["text=The council voted,for one winter."]);
    within(
        &[LONG, "The council voted again in the spring of the year after that one."],
        &[
            "text=The council voted on,for one winter.",
            "text=The council voted again,after that one.",
        ],
    );
    // What is short is written whole.
    within(&["The river rose.", "It fell."], &["text=The river rose.", "text=It fell."]);
    within(
        &["The river rose.", "The river rose. It fell."],
        // The first stands in the second, and nothing stands before it.
        &["text=The river rose.,-The", "text=The river rose. It fell."],
    );
    // Case, accents and blanks do not tell apart.
    within(
        &["THE COUNCIL  VÔTED here", LONG],
        &[
            "text=THE COUNCIL VÔTED here".replace('Ô', "%C3%94").as_str(),
            "text=The council voted on,for one winter.",
        ],
    );
}

#[test]
fn the_end_is_the_first_of_its_kind() {
    let text = "So it was in the end of the year, and so it is now, and it was said that so it was in the end.";
    within(&[text], &["text=So it was in the end of,in the end."]);
    let text = "One two three four five six one two three four five six one two three.";
    // The beginning has to be longer until it stands once.
    within(&[text], &["text=One two three four five six one two three four,one two three."]);
}

#[test]
fn neighbours_tell_the_same_apart() {
    within(
        &["Question one?", "Yes, of course.", "Question two?", "Yes, of course.", "The end."],
        &[
            "text=Question one%3F",
            "text=one%3F-,Yes%2C of course.",
            "text=Question two%3F",
            "text=two%3F-,Yes%2C of course.",
            "text=The end.",
        ],
    );
    // Where neither neighbour helps there is no fragment.
    within(&["Yes.", "Yes.", "Yes.", "Yes."], &["none", "none", "none", "none"]);
    within(&["Yes.", "No."], &["text=Yes.", "text=No."]);
    within(&["Yes.", "No.", "Yes."], &["text=Yes.,-No.", "text=No.", "text=No.-,Yes."]);
    within(&["—", ""], &["none", "none"]);
}

#[test]
fn signs_are_encoded() {
    for (text, expected) in [
        ("a-b, c&d", "text=a%2Db%2C%20c%26d"),
        ("100% (sure) #1 “é”", "text=100%25%20%28sure%29%20%231%20%E2%80%9C%C3%A9%E2%80%9D"),
        ("• one\ttwo", "text=one%20two"),
    ] {
        assert_eq!(TextFragment::of_passage(text).unwrap().to_string(), expected);
    }
    assert_eq!(TextFragment::of_passage("…"), None);
}

#[test]
fn a_passage_alone_is_cut_at_words() {
    let shown = |text| shown(TextFragment::of_passage(text));
    assert_eq!(shown(LONG), "text=The council voted on Monday to,river for one winter.");
    assert_eq!(shown("One two three four five six."), "text=One two three four five six.");
    let clauses = "桥已关闭，冬天来了，".repeat(8);
    assert!(shown(&clauses).contains(','), "{}", shown(&clauses));
}

#[test]
fn fragments_are_added_to_addresses() {
    let fragment = TextFragment::of_passage("It rose.").unwrap();
    for (url, expected) in [
        ("https://e.org/a", "https://e.org/a#:~:text=It%20rose."),
        ("https://e.org/a?b#c", "https://e.org/a?b#c:~:text=It%20rose."),
        ("https://e.org/a#", "https://e.org/a#:~:text=It%20rose."),
        ("https://e.org/a#c:~:text=old", "https://e.org/a#c:~:text=It%20rose."),
        ("https://e.org/#!/app", "https://e.org/#!/app:~:text=It%20rose."),
    ] {
        assert_eq!(fragment.add_to(url), expected);
    }
}

/// Finds a fragment in an article as the specification says, word by word, but
/// for its rules on words: the number of the paragraph it begins in and that of
/// the one it ends in, for every place.
fn places(article: &[String], fragment: &TextFragment) -> Vec<(usize, usize)> {
    let words =
        |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_lowercase).collect() };
    let all: Vec<(usize, String)> = article
        .iter()
        .enumerate()
        .flat_map(|(at, text)| words(text).into_iter().map(move |word| (at, word)))
        .collect();
    let stands = |at: usize, wanted: &[String], within: bool| {
        at + wanted.len() <= all.len()
            && wanted.iter().zip(&all[at..]).all(|(wanted, (_, word))| wanted == word)
            && (!within || wanted.is_empty() || all[at].0 == all[at + wanted.len() - 1].0)
    };
    let start = words(&fragment.start);
    let mut found = Vec::new();
    for at in 0..all.len() {
        if !stands(at, &start, true) {
            continue;
        }
        if let Some(prefix) = &fragment.prefix {
            let prefix = words(prefix);
            if at < prefix.len() || !stands(at - prefix.len(), &prefix, true) {
                continue;
            }
        }
        let behind = at + start.len();
        let last = match &fragment.end {
            None => Some(behind),
            Some(end) => {
                let end = words(end);
                (behind..all.len()).find(|at| stands(*at, &end, true)).map(|at| at + end.len())
            }
        };
        let Some(last) = last else { continue };
        if let Some(suffix) = &fragment.suffix
            && !stands(last, &words(suffix), true)
        {
            continue;
        }
        let ends_paragraph = all.get(last).is_none_or(|(next, _)| *next != all[last - 1].0);
        assert!(ends_paragraph || fragment.end.is_none(), "{fragment} ends too early");
        found.push((all[at].0, all[last - 1].0));
    }
    found
}

proptest! {
    /// Few words, so that much is repeated.
    #[test]
    fn a_fragment_leads_to_its_passage_alone(article in prop::collection::vec("[ab]( [abc]){0,14}", 1..6)) {
        for at in 0..article.len() {
            if let Some(fragment) = TextFragment::within(&article, at) {
                prop_assert_eq!(places(&article, &fragment), [(at, at)], "{} of {:?}", fragment, article);
            } else {
                let same = article.iter().filter(|other| other.contains(article[at].as_str()));
                prop_assert!(same.count() > 1, "{:?} {}", &article, at);
            }
        }
    }
}
