//! Which part of a passage is shown.

use crate::snippet::{Snippet, SnippetOptions, snippet};

use super::*;

/// Chooses fragments of `text` for a query.
fn shown(
    language: &str,
    root: &Node,
    text: &str,
    max_width: usize,
    max_fragments: usize,
) -> Snippet {
    let matcher = matcher(root, language);
    let evidence = matcher.evidence(&PassageText::new(text), &mut Memo::default());
    evidence.snippet(text, &[], &SnippetOptions { max_width, max_fragments })
}

/// Checks the fragments shown of a text: a row is a query, the width, how many
/// fragments at most, and the fragments with their marks.
#[track_caller]
fn check_fragments(language: &str, text: &str, rows: &[(Node, usize, usize, &[&str])]) {
    for (root, max_width, max_fragments, expected) in rows {
        let snippet = shown(language, root, text, *max_width, *max_fragments);
        let found: Vec<_> = snippet
            .fragments
            .iter()
            .map(|fragment| marked(&fragment.text, &fragment.highlights))
            .collect();
        assert_eq!(found, *expected, "{root} in {max_width} columns");
    }
}

const QUIET: &str = "It was a quiet day. Then the army attacked. Nobody knows why. The army left.";

#[test]
fn sentences() {
    check_fragments(
        "en",
        QUIET,
        &[
            (
                word("day"),
                100,
                1,
                &[
                    "It was a quiet {e:day}. Then the army attacked. Nobody knows why. The army left.",
                ],
            ),
            (word("attacked"), 50, 1, &["Then the army {e:attacked}. Nobody knows why."]),
            (word("army"), 50, 1, &["Then the {e:army} attacked. Nobody knows why."]),
            (word("nothing"), 50, 1, &["It was a quiet day. Then the army attacked."]),
            // What comes before fills what is left.
            (word("left"), 50, 1, &["Nobody knows why. The army {e:left}."]),
            (word("left"), 20, 1, &["The army {e:left}."]),
            // A sentence that does not fit is cut.
            (word("left"), 10, 1, &["army {e:left}."]),
        ],
    );
}

#[test]
fn several_fragments() {
    check_fragments(
        "en",
        QUIET,
        &[
            (
                clauses([('?', word("quiet")), ('?', word("left"))]),
                25,
                2,
                &["It was a {e:quiet} day.", "The army {e:left}."],
            ),
            // For new terms first, then for those shown already.
            (word("army"), 25, 2, &["Then the {e:army} attacked.", "The {e:army} left."]),
            (word("army"), 25, 9, &["Then the {e:army} attacked.", "The {e:army} left."]),
            (
                clauses([('?', word("army")), ('?', word("why"))]),
                25,
                2,
                &["Then the {e:army} attacked. Nobody knows {e:why}."],
            ),
            (word("nothing"), 25, 3, &["It was a quiet day."]),
            // Those that touch are one.
            (
                clauses([('?', word("quiet")), ('?', word("attacked"))]),
                25,
                2,
                &["It was a {e:quiet} day. Then the army {e:attacked}."],
            ),
        ],
    );
    // What is left between two of them is not cut off for nothing.
    let text = "The army left the old town in the north on Monday and the navy left the new \
                harbour in the south on Friday, and nobody said a word about the army or why";
    check_fragments(
        "en",
        text,
        &[
            (
                word("army"),
                40,
                2,
                &[
                    "The {e:army} left the old town in the north",
                    "nobody said a word about the {e:army} or why",
                ],
            ),
            (
                clauses([('?', word("monday")), ('?', word("navy"))]),
                34,
                1,
                &["on {e:Monday} and the {e:navy} left the"],
            ),
            (
                clauses([('?', word("monday")), ('?', word("friday")), ('?', word("harbour"))]),
                30,
                3,
                &["north on {e:Monday} and the navy", "{e:harbour} in the south on {e:Friday}"],
            ),
        ],
    );
}

#[test]
fn weights_decide() {
    let evidence = matcher(&clauses([('?', word("quiet")), ('?', word("left"))]), "en")
        .evidence(&PassageText::new(QUIET), &mut Memo::default());
    let options = SnippetOptions { max_width: 25, max_fragments: 1 };
    let first = |weights: &[f32]| {
        let own = evidence.snippet(QUIET, weights, &options);
        // With nothing that stands together the plain function does the same.
        assert_eq!(own, snippet(QUIET, &evidence.text, weights, &options));
        own.fragments[0].text.clone()
    };
    assert_eq!(first(&[1.0, 1.0]), "It was a quiet day.");
    assert_eq!(first(&[1.0, 2.0]), "The army left.");
    assert_eq!(first(&[2.0]), "It was a quiet day.");
    assert_eq!(first(&[0.5]), "The army left.");
}

#[test]
fn windows() {
    let text = "In the state capital the islamic centre was attacked, while far away, as everyone \
                knew by then, the Islamic State claimed the attack and nothing else was said";
    check_fragments(
        "en",
        text,
        &[
            (phrase("islamic state"), 40, 1, &["by then, the {p:Islamic State} claimed the"]),
            (word("capital"), 30, 1, &["the state {e:capital} the islamic"]),
            (word("said"), 30, 1, &["and nothing else was {e:said}"]),
            (word("nowhere"), 30, 1, &["In the state capital the"]),
            // Cut behind a clause where that costs little.
            (word("claimed"), 46, 1, &["the Islamic State {e:claimed} the attack and"]),
            (word("attacked"), 44, 1, &["islamic centre was {e:attacked}, while far away"]),
        ],
    );
    check_fragments("en", "x Islamic State", &[(phrase("islamic state"), 7, 1, &["{p:Islamic}"])]);
    // A word that is too long by itself is cut between graphemes.
    check_fragments(
        "en",
        "https://example.org/a-very-long/address-of-some/page.html",
        &[
            (word("very"), 20, 1, &["a-{e:very}-long/address"]),
            (word("example"), 9, 1, &["/{e:example}."]),
        ],
    );
}

#[test]
fn what_stands_together() {
    // The end of one sentence and the beginning of the next, neither of which
    // would show both.
    let text = "A long time ago, in a town that nobody remembers, they saw the army. \
                The attack came soon, and everyone left the town behind for good.";
    check_fragments(
        "en",
        text,
        &[
            (
                near(1, [word("army"), word("attack")]),
                50,
                1,
                &["they saw the {e:army}. The {e:attack} came soon"],
            ),
            (sloppy("army attack", 1), 50, 1, &["they saw the {p:army}. The {p:attack} came soon"]),
            // Two words that need not stand together: whole sentences.
            (
                word("army"),
                70,
                1,
                &["A long time ago, in a town that nobody remembers, they saw the {e:army}."],
            ),
            // It does not fit.
            (near(9, [word("remembers"), word("attack")]), 12, 1, &["{e:remembers},"]),
        ],
    );
    // Of two places the one is shown that holds the phrase whole.
    let text = "The state of the art, in many words that take up room. The old state, they say.";
    check_fragments(
        "en",
        text,
        &[(
            clauses([('?', sloppy("the state", 1)), ('?', word("art"))]),
            30,
            1,
            &["{p:The} {p:state} of the {e:art}, in many"],
        )],
    );
}

#[test]
fn scripts_without_blanks() {
    // Between words, as far as Unicode tells them apart; no mark leads or trails.
    check_fragments(
        "ja",
        "今日は日本語の文章を書いています",
        &[(word("日本"), 10, 1, &["日は{e:日本}語"]), (word("書い"), 13, 1, &["章を{e:書い}てい"])],
    );
    check_fragments(
        "ja",
        "カタカナコンピューターテロリズムという言葉",
        &[(word("言葉"), 20, 1, &["という{e:言葉}"])],
    );
    check_fragments(
        "zh",
        "军队在昨天晚上离开了城市，没有人知道为什么，美国的军队说「恐怖袭击」已经结束了。",
        &[
            (word("恐怖"), 20, 1, &["军队说「{e:恐怖}袭击」已"]),
            (word("知道"), 24, 1, &["没有人{e:知道}为什么，美国的"]),
            (word("城市"), 12, 1, &["开了{e:城市}，没"]),
        ],
    );
    check_fragments(
        "zh",
        "军队离开了。没有人知道为什么。美国的军队说了。",
        &[
            (word("知道"), 20, 1, &["没有人{e:知道}为什么。"]),
            (word("军队"), 14, 2, &["{e:军队}离开了。", "美国的{e:军队}说"]),
        ],
    );
    check_fragments(
        "th",
        "กองทัพโจมตีเมืองในตอนเช้าและประชาชนหนีออกจากเมือง",
        &[(word("เมือง"), 12, 1, &["โจมตี{e:เมือง}ในตอ"])],
    );
}

#[test]
fn graphemes_stay_whole() {
    let family = "👩\u{200D}👩\u{200D}👧";
    let text = format!("{family}{family}{family} army {family}{family}{family}{family}");
    check_fragments(
        "en",
        &text,
        &[(word("army"), 9, 1, &[&format!("{family}{family} {{e:army}}") as &str])],
    );
    check_fragments(
        "en",
        "e\u{301}e\u{301}e\u{301} cafe\u{301} e\u{301}e\u{301}e\u{301}e\u{301}",
        &[
            (word("cafe"), 8, 1, &["e\u{301}e\u{301}e\u{301} {e:cafe\u{301}}"]),
            (word("cafe"), 2, 1, &["{e:ca}"]),
        ],
    );
    check_fragments("hi", "राज्यों में सेना के हमले हुए", &[(word("सेना"), 8, 1, &["में {e:सेना} के"])]);
    // A flag is two letters that belong together.
    check_fragments("en", "🇩🇪🇫🇷🇬🇧🇺🇸", &[(word("a"), 5, 1, &["🇩🇪🇫🇷"]), (word("a"), 1, 1, &["🇩🇪"])]);
    // A blank that carries a mark.
    check_fragments("en", "one two. \u{301}three four", &[(word("two"), 9, 1, &["one {e:two}."])]);
}

#[test]
fn right_to_left() {
    check_fragments(
        "ar",
        "قالت الولاية إنها نفذت الهجوم، وقال الجيش إنه لم يعرف شيئا عن ذلك في المدينة",
        &[
            (word("الجيش"), 30, 1, &["الهجوم، وقال {e:الجيش} إنه لم يعرف"]),
            (word("الهجوم"), 24, 1, &["نفذت {e:الهجوم}، وقال الجيش"]),
        ],
    );
    check_fragments(
        "fa",
        "این کتاب\u{200C}ها را دیروز در بازار خریدم؛ امروز آن\u{200C}ها را می\u{200C}خوانم.",
        &[(prefix("کتاب"), 16, 1, &["این {P:کتاب\u{200C}ها} را"])],
    );
}

#[test]
fn odd_texts() {
    check_fragments("en", "", &[(word("a"), 10, 1, &[])]);
    check_fragments("en", "   \n  ", &[(word("a"), 3, 1, &["   \n"])]);
    check_fragments("en", "\r\n\r\n", &[(word("a"), 0, 0, &["\r\n\r\n"])]);
    check_fragments("en", "(((((((((( a ))))))))))", &[(word("a"), 5, 1, &["{e:a}"])]);
    let shown = snippet(
        "short",
        &[Highlight { span: ByteSpan::new(40, 50), kind: HighlightKind::Exact, term: 99 }],
        &[],
        &SnippetOptions { max_width: 3, max_fragments: 2 },
    );
    assert_eq!(shown.fragments[0].text, "sho");
}
