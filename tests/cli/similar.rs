//! `pincite similar`, and what people see first of many results.

use crate::contract::{Found, Hit};
use crate::fixture;
use crate::harness::{World, ids};

#[test]
fn a_passage_leads_to_others_like_it() {
    let world = fixture::indexed();
    let run = world.run(["similar", "river-2024#1", "--format", "jsonl"]);
    let found = ids(run.code(0).silent());
    assert!(!found.contains(&"river-2024#1".to_owned()), "{found:?}");
    assert!(found.contains(&"river-2024#2".to_owned()), "{found:?}");
    let run = world.run(["similar", "river-2024#1", "--other-articles", "--format", "jsonl"]);
    let others = ids(&run);
    assert!(!others.is_empty() && others.iter().all(|id| !id.starts_with("river-2024")));
    let run = world.run(["similar", "river-2024", "--format", "jsonl", "-n", "99"]);
    assert!(ids(&run).iter().all(|id| !id.starts_with("river-2024")), "{run:#?}");
    // The forms of the output and the limits are those of a search.
    let found: Found = world.run(["similar", "ferry#2", "--format", "json", "-n", "1"]).json();
    assert_eq!(found.hits.len(), 1);
    assert!(found.total > 1 && found.query.understood.contains("toll"), "{found:#?}");
    let run = world.run(["similar", "ferry#2", "--count"]);
    assert_eq!(run.silent().stdout, format!("{}\n", found.total));
    let run = world.run(["similar", "ferry#2", "--lang", "de", "--format", "jsonl"]);
    assert!(run.json_lines::<Hit>().iter().all(|hit| hit.id.starts_with("fluss")));
    let text = world.run(["similar", "ferry#2", "--explain"]);
    assert!(text.ok().starts_with("understood as ") && text.stdout.contains("-id:ferry#2"));
    assert!(text.stdout.contains("**toll bridge**") || text.stdout.contains("**toll**"));
    let page = world.run(["similar", "ferry#2", "--format", "html"]);
    assert!(page.ok().contains("<title>passages like ferry#2 - pincite</title>"));
}

#[test]
fn what_has_nothing_in_common_finds_nothing() {
    let world = World::new()
        .file("a/x.txt", "Zebras graze.\n\nThe ox and the cow.\n\nA cow and an ox.\n")
        .indexed("a");
    let run = world.run(["similar", "x#1"]);
    run.code(1).says(&["note: no other passage has any word of this one", "nothing found"]);
    assert_eq!(run.stdout, "");
    world.run(["similar", "x", "--other-articles"]).code(1);
    world.run(["similar", "x#2", "-q"]).code(0).silent();
}

/// One long article that is all about lanterns, and some others.
fn lanterns() -> World {
    let world = World::new();
    let text = "A lantern, a lantern.\n\n".repeat(14);
    world.write("a/long.md", format!("---\ndate: 2001\n---\n\n{text}"));
    for n in 0..8 {
        let text = "The lantern of the other side hangs.\n";
        world.write(&format!("a/short{n}.md"), format!("---\ndate: {}\n---\n\n{text}", 2010 + n));
    }
    world.indexed("a")
}

#[test]
fn one_article_does_not_fill_the_first_screen() {
    let world = lanterns();
    let of_long = |run: &crate::harness::Run| run.stdout.matches("\n    long#").count();
    let text = world.run(["search", "lantern"]);
    assert_eq!(of_long(text.code(0).silent()), 3, "{text:#?}");
    assert!(text.stdout.contains("and 11 more passages of this article\n"), "{text:#?}");
    let footer = "1–10 of 22 results\n\
                  passages of one article are spread out; as they rank: --per-article 0\n";
    assert!(text.stdout.ends_with(footer), "{text:#?}");
    // Behind, and not lost.
    let rest = world.run(["search", "lantern", "-n", "99", "--offset", "10"]);
    assert_eq!(of_long(&rest), 11);
    assert!(rest.ok().ends_with("11–22 of 22 results\n"), "{rest:#?}");
    let page = world.run(["search", "lantern", "--format", "html"]);
    assert!(page.ok().contains(">and 11 more passages of this article<"), "{page:#?}");
    // As they rank, where that is asked for or a program reads them.
    let text = world.run(["search", "lantern", "--per-article", "0"]);
    assert_eq!(of_long(&text), 10);
    assert!(text.ok().ends_with("\n1–10 of 22 results\n"), "{text:#?}");
    for format in ["json", "jsonl", "csv", "trec", "vimgrep"] {
        let run = world.run(["search", "lantern", "--format", format]);
        assert!(!run.ok().contains("short"), "{format}: {run:#?}");
    }
    let limited = world.run(["search", "lantern", "--per-article", "2"]);
    assert_eq!(of_long(&limited), 2);
    assert!(limited.ok().ends_with("\n10 results\n"), "{limited:#?}");
    // By date and by article there is another order.
    let dated = world.run(["search", "lantern", "--sort", "date"]);
    assert_eq!(of_long(&dated), 10);
    let whole = ["search", "lantern", "--by", "article", "--per-article", "0", "-n", "99"];
    assert_eq!(of_long(&world.run(whole)), 14);
}

#[test]
fn newer_articles_come_first_where_asked() {
    let world = lanterns();
    let first = |args: &[&str]| {
        ids(&world.run([&["search", "lantern", "--format", "jsonl"], args].concat()))[0].clone()
    };
    assert!(first(&[]).starts_with("long"));
    assert_eq!(first(&["--recency", "2y"]), "short7#1");
    assert_eq!(first(&["--recency", "24m"]), "short7#1");
    assert!(first(&["--recency", "500y"]).starts_with("long"));
    assert!(first(&["--recency", "2y", "--sort", "date"]).starts_with("long"));
    let run = world.run(["search", "lantern", "--recency", "2y", "--explain"]);
    assert!(run.ok().contains("\n    times 0."), "{run:#?}");
    let args = ["search", "lantern", "--recency", "2y", "--explain", "--format", "jsonl"];
    let hits: Vec<Hit> = world.run(args).json_lines();
    let explanation = hits[0].explanation.as_ref().unwrap();
    let sum: f64 = explanation.parts.iter().map(|part| part.score).sum();
    assert!((sum * explanation.recency.unwrap() - explanation.score).abs() < 1e-6);
}
