//! What a query finds, and in which order.

use crate::contract::{Found, Hit};
use crate::fixture;
use crate::harness::{World, ids};

/// Ids found, in the order of their names: what is found, not how well.
fn found(world: &World, args: &[&str]) -> Vec<String> {
    let mut ids = ids(&world.run([&["search", "--format", "jsonl", "-n", "99"], args].concat()));
    ids.sort();
    ids
}

#[test]
fn each_part_of_the_language_finds_what_it_says() {
    let world = fixture::indexed();
    for (query, expected) in [
        ("passengers", &["ferry#1", "river-2024#4"][..]),
        ("PASSENGER", &["ferry#1", "river-2024#4"]),
        ("zebra passengers", &["ferry#1", "river-2024#4"]),
        ("\"strategic depth\"", &["harbour#1", "river-2024#3"]),
        ("\"depth strategic\"", &[]),
        ("“toll bridge”", &["ferry#2", "river-2024#1"]),
        ("bicy*", &["bare#1"]),
        ("barge*", &["harbour#1", "harbour#2", "notes-2#1"]),
        ("+ferry +toll", &["ferry#2"]),
        ("ferry -passengers", &["ferry#2", "harbour#2", "river-2024#2"]),
        ("ferry NOT passengers", &["ferry#2", "harbour#2", "river-2024#2"]),
        ("passengers AND ice", &["river-2024#4"]),
        ("bicycles OR crowns", &["bare#1", "river-2024#2"]),
        ("(bicycles OR ferry) AND toll", &["bare#1", "ferry#2"]),
        ("ferry author:roe", &["river-2024#2", "river-2024#4"]),
        ("ferry author:\"de la Cruz\"", &["river-2024#2", "river-2024#4"]),
        ("ferry -author:roe -author:moe", &["ferry#1", "ferry#2"]),
        ("publisher:post crowns", &["river-2024#2"]),
        ("heading:costs", &["river-2024#2", "river-2024#3"]),
        ("tag:\"city budget\" ice", &["river-2024#4"]),
        ("path:harbour ice", &["harbour#1"]),
        ("id:bare keeper", &["bare#1", "bare#2"]),
        ("lang:de brücke", &["fluss#2"]),
        ("lang:en passengers", &["ferry#1", "river-2024#4"]),
        ("ferry date:2024", &["ferry#1", "ferry#2", "river-2024#2", "river-2024#4"]),
        ("ferry date:2024-05-09", &["ferry#1", "ferry#2", "river-2024#2", "river-2024#4"]),
        ("ferry date:2023", &["harbour#2"]),
        ("ferry date:..2023-11", &["harbour#2"]),
        ("date:2025..", &["fluss#1", "fluss#2"]),
        ("häuser", &["fluss#1"]),
        ("hauser", &["fluss#1"]),
        ("cafe", &["harbour#2"]),
        ("zebra", &[]),
        ("", &[]),
        ("\"", &[]),
        ("-", &[]),
    ] {
        // A record of which the year alone is known may be of any day of it.
        assert_eq!(found(&world, &["--", query]), expected, "{query}");
    }
}

#[test]
fn a_phrase_is_found_over_a_line_break() {
    let world = fixture::indexed();
    let found: Found = world
        .run(["search", "path:harbour \"strategic depth\"", "--format", "json"])
        .code(0)
        .json();
    let fragment = &found.hits[0].snippet.fragments[0];
    let marks: Vec<_> =
        fragment.highlights.iter().map(|mark| &fragment.text[mark.start..mark.end]).collect();
    assert_eq!(marks, ["strategic depth"]);
}

#[test]
fn filters_leave_out_the_rest() {
    let world = fixture::indexed();
    for (args, expected) in [
        (
            &["ferry", "--since", "2024"][..],
            &["ferry#1", "ferry#2", "river-2024#2", "river-2024#4"][..],
        ),
        (&["ferry", "--until", "2023"], &["harbour#2"]),
        (&["ferry", "--since", "2023-11-03", "--until", "2023-11-03"], &["harbour#2"]),
        (&["ferry", "--since", "2023-11-04", "--until", "2023-12"], &[]),
        (&["bridge", "--since", "1000"], &["ferry#2", "river-2024#1", "river-2024#2"]),
        (
            &["ferry", "--lang", "en"],
            &["ferry#1", "ferry#2", "harbour#2", "river-2024#2", "river-2024#4"],
        ),
        (&["ferry", "--lang", "en-GB"], &["ferry#1", "ferry#2"]),
        (&["ferry", "--lang", "de"], &[]),
        (&["brücke passengers", "--lang", "de", "--lang", "en-gb"], &["ferry#1", "fluss#2"]),
        (&["ferry", "articles/harbour.txt"], &["harbour#2"]),
        (&["winter", "articles/de"], &["fluss#1"]),
        (&["ferry", "articles/de"], &[]),
        (&["winter", "articles/de", "articles/river.md"], &["fluss#1", "river-2024#1"]),
    ] {
        assert_eq!(found(&world, args), expected, "{args:?}");
    }
}

#[test]
fn literal_takes_every_sign_as_a_word() {
    let world = World::new()
        .file("a/plus.txt", "The sign author:roe stands on the wall.\n")
        .file("a/or.txt", "Tea OR coffee is served by the wall.\n")
        .indexed("a");
    assert_eq!(found(&world, &["author:roe wall"]), [""; 0]);
    assert_eq!(found(&world, &["-F", "author:roe -wall"]), ["or#1", "plus#1"]);
    assert_eq!(found(&world, &["--literal", "\"wall tea"]), ["or#1", "plus#1"]);
    world.run(["search", "-F", "colour:red \"wall"]).code(0).silent();
}

/// Articles that all match, in groups that match equally well.
fn many() -> World {
    let world = World::new();
    for n in 0..23 {
        let date = format!("20{:02}-01-01", n % 5);
        let text =
            format!("The lantern hangs here.\n\nAnother lantern hangs there, number {}.\n", n % 3);
        world.write(&format!("a/{n:02}.md"), format!("---\ndate: {date}\n---\n\n{text}"));
    }
    world.indexed("a")
}

fn hits(world: &World, args: &[&str]) -> Vec<Hit> {
    world.run([&["search", "lantern", "--format", "jsonl"], args].concat()).json_lines()
}

#[test]
fn pages_make_up_the_whole_list() {
    let world = many();
    for options in [
        &[][..],
        &["--sort", "date"],
        &["--sort", "-date"],
        &["--per-article", "1"],
        &["--by", "article"],
        &["--by", "article", "--sort", "-date"],
    ] {
        let whole = hits(&world, &[options, &["--limit", "1000"]].concat());
        let expected =
            if options.contains(&"--sort") || options.is_empty() { 23..=46 } else { 23..=23 };
        assert!(expected.contains(&whole.len()), "{options:?}: {}", whole.len());
        for size in [1, 7, 10] {
            let mut pages = Vec::new();
            for offset in (0..=whole.len()).step_by(size) {
                let page = [options, &["-n", &size.to_string(), "--offset", &offset.to_string()]];
                pages.extend(hits(&world, &page.concat()));
            }
            assert_eq!(pages, whole, "{options:?} by {size}");
        }
        let mut ids: Vec<_> = whole.iter().map(|hit| &hit.id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), whole.len(), "{options:?}");
    }
}

#[test]
fn the_default_is_ten() {
    let world = many();
    assert_eq!(hits(&world, &[]).len(), 10);
    let text = world.run(["search", "lantern"]);
    assert!(text.ok().ends_with("1–10 of 46 results\n"), "{text:#?}");
    let text = world.run(["search", "lantern", "--offset", "40"]);
    assert!(text.ok().ends_with("41–46 of 46 results\n"), "{text:#?}");
    assert!(text.stdout.starts_with("41  "), "{text:#?}");
    // There are results, if not so many.
    world
        .run(["search", "lantern", "--offset", "46"])
        .code(0)
        .says(&["nothing more", "46 results"]);
}

#[test]
fn equal_results_are_in_the_order_of_their_ids() {
    let whole = hits(&many(), &["--limit", "1000"]);
    for pair in whole.windows(2) {
        assert!(pair[0].score >= pair[1].score);
        if pair[0].score == pair[1].score {
            let key = |hit: &Hit| (hit.article.id.clone(), hit.paragraph);
            assert!(key(&pair[0]) < key(&pair[1]), "{} {}", pair[0].id, pair[1].id);
        }
    }
}

#[test]
fn dates_set_the_order_where_asked() {
    let world = fixture::indexed();
    let order = |sort: &str| {
        let run = world.run(["search", "ferry bridge winter", "--sort", sort, "--format", "jsonl"]);
        let dates = run.json_lines::<Hit>().into_iter().map(|hit| hit.article.published);
        let mut dates: Vec<_> = dates.collect();
        dates.dedup();
        dates
    };
    let dates = |dates: &[&str]| -> Vec<Option<String>> {
        let dated = dates.iter().map(|date| Some((*date).to_owned()));
        // What has no date is last either way.
        dated.chain([None]).collect()
    };
    assert_eq!(order("date"), dates(&["2023-11-03", "2024", "2024-05-09", "2025-02"]));
    let newest = order("-date");
    assert_eq!(newest.first(), Some(&Some("2025-02".to_owned())));
    assert_eq!(newest.last(), Some(&None));
}

#[test]
fn few_of_each_article_where_asked() {
    let world = fixture::indexed();
    let of = |run: crate::harness::Run| -> Vec<String> {
        run.json_lines::<Hit>().into_iter().map(|hit| hit.article.id).collect()
    };
    let args = ["search", "ferry bridge", "--format", "jsonl"];
    for most in 1..3 {
        let articles = of(world.run([&args[..], &["--per-article", &most.to_string()]].concat()));
        let most_of_one =
            articles.iter().map(|id| articles.iter().filter(|x| *x == id).count()).max();
        assert_eq!(most_of_one, Some(most));
    }
    let by_article = of(world.run([&args[..], &["--by", "article"]].concat()));
    let best: Vec<_> = of(world.run([&args[..], &["--per-article", "1"]].concat()));
    assert_eq!(by_article, best);
    assert_eq!(by_article.len(), 4);
}

#[test]
fn count_is_the_number_of_results() {
    let world = fixture::indexed();
    for (args, count) in [
        (&["ferry"][..], 5),
        (&["ferry", "--limit", "1"], 5),
        (&["ferry", "--offset", "4"], 5),
        (&["ferry", "--by", "article"], 3),
        (&["ferry", "--lang", "en-GB"], 2),
        (&["zebra"], 0),
    ] {
        let run = world.run([&["search", "--count"], args].concat());
        assert_eq!(run.silent().stdout, format!("{count}\n"), "{args:?}");
    }
    let found: Found = world.run(["search", "ferry", "-n", "1", "--format", "json"]).json();
    assert_eq!((found.total, found.hits.len()), (5, 1));
    let found: Found = world.run(["search", "ferry", "--by", "article", "--format", "json"]).json();
    assert_eq!((found.total, found.hits.len()), (3, 3));
}

#[test]
fn context_shows_the_neighbours() {
    let world = fixture::indexed();
    let without = world.run(["search", "\"strategic depth\" author:roe"]);
    assert!(!without.ok().contains("¶ 2") && !without.stdout.contains("until the ice"));
    let one = world.run(["search", "\"strategic depth\" author:roe", "--context", "1"]);
    assert!(one.ok().contains("¶ 2  Closing") && one.stdout.contains("¶ 4  A ferry"), "{one:#?}");
    assert!(!one.stdout.contains("¶ 1  "), "{one:#?}");
    // The ends of an article are no obstacle.
    let all = world.run(["search", "\"strategic depth\" author:roe", "--context", "99"]);
    assert!(all.ok().contains("¶ 1  The council"), "{all:#?}");
    let shown = world.run(["show", "river-2024#1", "-C", "99"]);
    assert!(shown.ok().contains("The council") && shown.stdout.contains("until the ice"));
    let alone = world.run(["show", "river-2024#2", "-C", "0"]);
    assert!(alone.ok().contains("crowns") && !alone.stdout.contains("council"), "{alone:#?}");
}

#[test]
fn an_unknown_field_is_pointed_at_and_answered() {
    let world = fixture::indexed();
    let run = world.run(["search", "ferry autor:roe"]);
    run.code(0).says(&["note: no field 'autor'", "\n  ferry autor:roe\n        ^^^^^^^^^\n"]);
    assert!(run.stdout.contains("**ferry**") || run.stdout.contains("**Ferry**"), "{run:#?}");
}

#[test]
fn nothing_is_pointed_at_where_nothing_was_typed() {
    let world = fixture::indexed();
    for query in ["", " "] {
        let run = world.run(["search", query]);
        assert_eq!(run.code(1).stderr, "note: there is no word to look for\nnothing found\n");
    }
}

#[test]
fn words_of_the_best_results_are_ranked_by_and_named() {
    let lines = [
        r#"{"id":"a","paragraphs":["The mill grinds flour with a granite wheel in the valley."]}"#,
        r#"{"id":"b","paragraphs":["Every mill of the valley sold flour, and granite wore down."]}"#,
        r#"{"id":"c","paragraphs":["Its wheel is of rubber, and cyclists sit on it."]}"#,
        r#"{"id":"d","paragraphs":["Its wheel is of granite, and flour settles on it."]}"#,
    ];
    let world = World::new().file("articles/a.jsonl", lines.join("\n"));
    world.run(["index", "articles"]).ok();
    let search = ["search", "mill wheel", "--expand", "--format"];
    let text = world.run(search.iter().chain(&["text"]));
    let named = "also ranked by: valley, flour, granite (words of the best passages)";
    assert!(text.ok().contains(named), "{}", text.ok());
    let found = world.run(search.iter().chain(&["json"]));
    let found: Found = found.json();
    assert_eq!(found.query.feedback, ["valley", "flour", "granite"]);
    let place = |id| found.hits.iter().position(|hit| hit.id == id);
    assert!(place("d#1") < place("c#1"));
    let plain = world.run(["search", "mill wheel", "--format", "text"]);
    assert!(!plain.ok().contains("also ranked by"));

    let world = world.file("topics.tsv", "1\tmill wheel\n").file("qrels.txt", "1 0 d#1 1\n");
    let mut args = vec!["eval", "--topics", "topics.tsv", "--qrels", "qrels.txt"];
    let without = world.run(&args).ok().to_owned();
    args.push("--expand");
    assert_ne!(world.run(&args).ok(), without);
}
