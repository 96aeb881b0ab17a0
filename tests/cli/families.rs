//! `pincite families`, and one result in the place of all that are the same text.

use crate::contract::{Families, Found, Hit, Kinship};
use crate::harness::{World, ids};

const STORY: &str = "The ferry across the estuary was stopped on Monday after the keeper of the \
                     lantern had found a crack in the landing stage, and nobody knows yet when it \
                     will sail again.";

fn article(facts: &str, text: &str) -> String {
    format!("---\n{facts}---\n\n{text}\n")
}

fn reprints() -> World {
    let quote = "The keeper of the lantern had found a crack in the landing stage, and nobody knows yet \
                 when it will sail again.";
    World::new()
        .file("a/post.md", article("title: No ferry\ndate: 2024-05-12\n", STORY))
        .file("a/wire.md", article("publisher: Coast Wire\ndate: 2024-05-10\n", STORY))
        .file("a/echo.md", article("title: Ferry\n", &format!("Other news first.\n\n{STORY}")))
        .file("a/quote.md", article("date: 2024-06\n", quote))
        .file(
            "a/other.md",
            article("date: 2023\n", "No lantern was lit at the landing stage that night."),
        )
        .indexed("a")
}

#[test]
fn a_search_shows_one_and_names_the_others() {
    let world = reprints();
    let text = world.run(["search", "ferry estuary"]);
    let also = "    also in 3 other articles: wire#1 (Coast Wire, 2024-05-10), post#1\n    \
                (2024-05-12), quote#1 (2024-06, a part)\n";
    assert!(text.ok().contains(also), "{}", text.stdout);
    assert!(text.stdout.contains("2 results left out, the same text as another: --no-collapse"));
    let all = world.run(["search", "ferry estuary", "--no-collapse"]);
    assert!(!all.ok().contains("also in") && all.stdout.contains("4 results"), "{}", all.stdout);
    let found: Found = world.run(["search", "ferry estuary", "--format", "json"]).json();
    assert_eq!((found.hits.len(), found.total), (2, 4));
    let also = &found.hits[0].also_in;
    assert_eq!((also.total, also.articles, also.passages.len()), (3, 3, 3));
    assert_eq!((also.passages[0].id.as_str(), also.passages[0].kinship), ("wire#1", Kinship::Same));
    let page = world.run(["search", "ferry estuary", "--format", "html"]);
    assert!(page.ok().contains("also in "), "{}", page.stdout);
    // Nothing is left out where it could not be said.
    for (format, lines) in [("csv", 5), ("paths", 3), ("trec", 4), ("vimgrep", 4)] {
        let run = world.run(["search", "ferry estuary", "--format", format]);
        assert_eq!(run.ok().lines().count(), lines, "{format}");
    }
    let similar = world.run(["similar", "post#1", "--no-collapse", "--format", "jsonl"]);
    assert!(ids(&similar).contains(&"wire#1".to_owned()), "{similar:#?}");
    let similar = world.run(["similar", "post#1", "--format", "jsonl"]);
    let hits: Vec<Hit> = similar.json_lines();
    assert_eq!(hits.iter().filter(|hit| hit.also_in.total > 0).count(), 1, "{hits:#?}");
}

#[test]
fn families_are_listed() {
    let world = reprints();
    let text = world.run(["families"]);
    assert!(text.ok().starts_with("1   The ferry across"), "{}", text.stdout);
    let found: Families = world.run(["families", "--format", "json"]).json();
    assert_eq!((found.total, found.families.len()), (1, 1));
    let members: Vec<_> = found.families[0].passages.iter().map(|one| one.id.as_str()).collect();
    assert!(members.starts_with(&["wire#1", "post#1"]), "{members:?}");
    for line in ["    2024-05-10  wire#1", "    2024-05-12  post#1", "    undated     echo#"] {
        assert!(text.stdout.lines().any(|own| own.starts_with(line)), "{line}: {}", text.stdout);
    }
    assert!(text.stdout.ends_with("1 family\n"), "{}", text.stdout);
    assert_eq!(world.run(["families", "wire"]).ok(), text.stdout);
    assert_eq!(world.run(["families", "wire#1"]).ok(), text.stdout);
    let none = "no passage is the same text as another";
    world.run(["families", "other"]).code(1).says(&[none]);
    world.run(["families", "--min-articles", "9"]).code(1).says(&[none]);
    world.run(["families", "nobody"]).code(2).says(&["there is no article 'nobody'"]);
    let beyond = world.run(["families", "--offset", "1", "--format", "json"]);
    assert_eq!(beyond.json::<Families>().families, []);
}

#[test]
fn families_come_and_go_with_the_files() {
    let world = reprints();
    let total = || world.run(["families", "--format", "json"]).json::<Families>().total;
    world.remove("a/post.md");
    world.remove("a/echo.md");
    world.remove("a/quote.md");
    world.run(["index"]).ok();
    let families = world.run(["families", "--format", "json"]);
    assert_eq!(families.code, 1, "{families:#?}");
    world.write("a/late.md", article("date: 2025\n", STORY));
    world.run(["index"]).ok();
    assert_eq!(total(), 1);
    world.run(["index", "--rebuild"]).ok();
    assert_eq!(total(), 1);
}

#[test]
fn a_damaged_table_is_noticed() {
    let world = reprints();
    let folder = world.path("index/engine-1");
    let tables = || {
        let entries = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name());
        let names = entries.map(|name| name.into_string().unwrap());
        names.filter(|name| name.starts_with("families-")).collect::<Vec<_>>()
    };
    assert_eq!(tables(), ["families-1"]);
    let path = "index/engine-1/families-1";
    let whole = world.read(path);
    let mut changed = whole.clone();
    changed[30] ^= 1;
    world.write(path, &changed);
    world.run(["stats", "--verify"]).code(2).says(&["is damaged: families-1"]);
    world.write(path, &whole[..20]);
    world.run(["search", "ferry"]).code(2).says(&["families-1 is damaged", "hint:"]);
    world.remove(path);
    world.run(["search", "ferry"]).code(2).says(&["families-1 is not there", "hint:"]);
    world.write(path, &whole);
    world.run(["stats", "--verify"]).code(0);
    // What a killed run left behind goes with the next.
    world.write("index/engine-1/families-7", "half of a tab");
    world.write("a/late.md", article("date: 2025\n", STORY));
    world.run(["index"]).ok();
    assert_eq!(tables(), ["families-2"]);
}
