//! Aliases: listed, exported, given, and told beside results.

use std::path::PathBuf;

use crate::contract::{AliasList, ExpansionKind, Found};
use crate::harness::{World, ids};

const COMPANIES: &str = "\
Companies of the valley

The Royal Mill Company (RMC) ground grain until the flood of last year.

The River Moot Council (RMC) met twice, and the Royal Mill Company (RMC) sent a clerk.

The Brook Valley Railway (BVR) carries the mail, also on Sundays.

The BVR and the RMC share a bridge over the river near the town.
";

fn world() -> World {
    World::new().file("articles/companies.txt", COMPANIES).indexed("articles")
}

#[test]
fn are_listed_with_their_proof() {
    let world = world();
    insta::assert_snapshot!("aliases", world.run(["aliases"]).silent().ok());
    let given = "BVR, Brook Valley Line\nold line => BVR\n";
    world.write("given.txt", given);
    let run = world.run(["aliases", "--aliases", "given.txt", "brook"]);
    insta::assert_snapshot!("aliases_given", run.silent().ok());
}

#[test]
fn are_filtered_and_limited() {
    let world = world();
    let short_forms = |args: &[&str]| {
        let mut all = vec!["aliases", "--format", "json"];
        all.extend(args);
        let list: AliasList = world.run(all).code(0).silent().json();
        let names: Vec<_> = list.mined.iter().map(|entry| entry.long.clone()).collect();
        (list.total, names)
    };
    let all = ["Royal Mill Company", "River Moot Council", "Brook Valley Railway"];
    assert_eq!(short_forms(&[]), (3, all.map(str::to_owned).to_vec()));
    assert_eq!(short_forms(&["RMC"]), (2, all[..2].iter().map(|n| (*n).to_owned()).collect()));
    assert_eq!(short_forms(&["valley bro"]), (1, vec![all[2].to_owned()]));
    assert_eq!(short_forms(&["-n", "1"]), (3, vec![all[0].to_owned()]));
    world.run(["aliases", "xylophone"]).code(1).silent();
    world.run(["aliases", "-n", "0"]).code(0).silent();
}

#[test]
fn json_has_the_members_of_the_contract() {
    let world = world();
    world.write("given.txt", "a b, c\nd => e\n");
    let run = world.run(["aliases", "--format", "json", "--aliases", "given.txt"]);
    let list: AliasList = run.code(0).silent().json();
    assert_eq!(list.total, 5);
    assert_eq!((&*list.given[0].names[0], list.given[0].finds.is_none()), ("a b", true));
    assert_eq!(list.given[1].finds.as_deref(), Some(&["e".to_owned()][..]));
    let mill = &list.mined[0];
    assert_eq!(
        (&*mill.short, &*mill.long, &*mill.kind),
        ("RMC", "Royal Mill Company", "short-form")
    );
    assert_eq!((mill.passages, mill.ambiguous, mill.spellings.len()), (2, true, 0));
    assert_eq!(mill.proof, ["companies#1", "companies#2"]);
}

#[test]
fn an_export_is_a_list_to_edit() {
    let world = world();
    let exported = world.run(["aliases", "--export"]).silent().ok().to_owned();
    assert!(exported.contains("\n# 1 passage: companies#3\nBVR, Brook Valley Railway\n"));
    assert!(
        exported.contains("\n# ambiguous, 1 passage: companies#2\n# RMC, River Moot Council\n")
    );
    world.write("aliases.txt", exported.replace("# RMC, River", "RMC, River"));
    let run = world.run(["search", "river moot council", "--aliases", "aliases.txt"]);
    assert!(run.silent().ok().contains("also searched: RMC (alias of river moot council, given)"));
    // What was given is exported again.
    let again = world.run(["aliases", "--export", "--aliases", "aliases.txt"]);
    assert!(again.silent().ok().contains("\nRMC, River Moot Council\n"));
}

#[test]
fn lists_may_be_given_in_many_ways() {
    let world = world();
    world.write("a.txt", "Brook Line, BVR\n");
    world.write("b.txt", "valley train => BVR\n");
    let found = |run: crate::harness::Run| ids(run.code(0)).len();
    let search = ["search", "brook AND line", "--format", "jsonl"];
    assert_eq!(world.run(search).code(1).stdout, "");
    let with = |query, args: &[&'static str]| {
        let mut all = vec!["search", query, "--format", "jsonl"];
        all.extend(args);
        world.run(all)
    };
    assert_eq!(found(with("brook AND line", &["--aliases", "a.txt"])), 2);
    assert_eq!(found(with("valley AND train", &["--aliases", "a.txt", "--aliases", "b.txt"])), 2);
    let mut command = world.command(search);
    assert_eq!(found(world.run_command(command.env("PINCITE_ALIASES", "a.txt"))), 2);
}

#[test]
fn a_bad_line_is_named_and_costs_itself_alone() {
    let world = world();
    world.write("a.txt", "Brook Line, BVR\nalone\na,,b\n");
    let run = world.run(["search", "brook AND line", "--aliases", "a.txt", "--format", "jsonl"]);
    run.code(2).says(&[
        "warning: a.txt, line 2, column 6: expected a second name, after a comma or '=>'",
        "warning: a.txt, line 3, column 3: expected a name before the comma",
    ]);
    assert_eq!(ids(&run).len(), 2);
    let run = world.run(["search", "brook", "--aliases", "none.txt"]);
    run.code(2).says(&["error: cannot read none.txt"]);
}

#[test]
fn what_else_was_searched_is_never_silent() {
    let world = world();
    let text = world.run(["search", "BVR"]);
    let told = "also searched: “Brook Valley Railway” (alias of BVR, as in companies#3)";
    assert!(text.silent().ok().contains(told));
    let found: Found = world.run(["search", "BVR", "--format", "json"]).silent().json();
    let [expansion] = &found.query.expansions[..] else { panic!("{found:#?}") };
    assert_eq!((expansion.start, expansion.end, &*expansion.typed), (0, 3, "BVR"));
    assert_eq!(expansion.found, "Brook Valley Railway");
    assert_eq!(expansion.kind, ExpansionKind::AliasMined);
    assert_eq!((expansion.passages, &expansion.proof[..]), (1, &["companies#3".to_owned()][..]));
    assert!(!expansion.ambiguous && expansion.weight > 0.0 && expansion.weight < 1.0);
    for format in ["jsonl", "csv", "paths", "trec", "vimgrep"] {
        world.run(["search", "BVR", "--format", format]).code(0).says(&[told]);
    }
    world.run(["search", "BVR", "--count"]).code(0).says(&[told]);
    world.run(["search", "BVR", "--count", "--quiet"]).code(0).silent();
    let run = world.run(["search", "brige"]);
    assert!(run.silent().ok().contains("also searched: bridge (spelling of brige, as in "));
}

#[test]
fn the_samples_have_names_in_several_spellings() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let world = World::new();
    let mut command = world.command(["index"]);
    world.run_command(command.arg(folder)).code(0);
    let list: AliasList = world.run(["aliases", "--format", "json"]).silent().json();
    let pair = |short: &str| {
        let found = list.mined.iter().find(|entry| entry.short == short);
        found.unwrap_or_else(|| panic!("no {short}"))
    };
    assert_eq!(pair("ISKP").long, "Islamic State Khorasan Province");
    assert_eq!(pair("TTP").spellings, ["Tehrik-e-Taliban Pakistan"]);
    assert_eq!(pair("GUS").long, "Gemeinschaft Unabhängiger Staaten");
    assert!(list.mined.iter().all(|entry| !entry.ambiguous && !entry.proof.is_empty()));
    for (query, expected) in [
        ("Tehrik-i-Taliban", "“Tehreek e Taliban”"),
        ("Zabiullah", "Zabihullah"),
        ("Baluchistan", "Balochistan"),
        ("ISKP", "“Islamic State Khorasan Province”"),
    ] {
        let run = world.run(["search", query]);
        let told = run.ok().split_once("also searched: ").map_or("", |(_, told)| told);
        assert!(told.replace('\n', " ").contains(expected), "{query}: {run:#?}");
    }
}
