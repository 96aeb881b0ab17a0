//! Other names and spellings: what is looked for besides what was typed.

use std::fmt::Write as _;
use std::sync::Arc;

use pincite::{
    AliasKind, AliasOptions, Aliases, ByteSpan, ExpansionKind, Index, Node, NodeKind, Query,
    Results, SearchOptions, SyncOptions,
};

use crate::harness::{World, ids, search};

const GROUPS: &str = "\
The groups of the valley

The Islamic State–Khorasan Province (ISKP) was blamed for the attack in the valley.

In 2015 the Islamic State established its Khorasan Province (ISIS-K) in the mountains.

An analyst of ISIS-K said that winter would be quiet.

ISKP has not spoken about the harvest.

The Islamic State of Khorasan Province burnt the mill.

Nobody else was seen near the mill on that day, and the road was closed.
";

fn world(text: &str) -> (World, Index) {
    let world = World::new();
    world.file("a.txt", text);
    let (index, _) = world.sync();
    (world, index)
}

fn with(index: &Index, query: &str, aliases: AliasOptions) -> Results {
    let options = SearchOptions { aliases, limit: 100, ..SearchOptions::default() };
    index.search(&Query::parse(query), &options).unwrap()
}

/// What was looked for besides, as `typed: found (kind)`.
fn expansions(results: &Results) -> Vec<String> {
    let one = |expansion: &pincite::Expansion| {
        let kind = expansion.kind.name();
        format!("{}: {} ({kind})", expansion.typed, expansion.found)
    };
    results.expansions.iter().map(one).collect()
}

fn node(kind: NodeKind) -> Node {
    Node { span: ByteSpan::default(), kind }
}

/// Searches for what there is no need to type.
fn search_for(index: &Index, kind: NodeKind) -> Results {
    let query = Query { root: node(kind), ..Query::parse("") };
    index.search(&query, &SearchOptions::default()).unwrap()
}

fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort();
    ids
}

#[test]
fn a_name_finds_its_other_names() {
    let (_world, index) = world(GROUPS);
    for query in ["ISKP", "iskp", "ISIS-K", "isis-k", "Islamic AND State-Khorasan AND Province"] {
        let results = search(&index, query);
        assert_eq!(sorted(ids(&results)), ["a#1", "a#2", "a#3", "a#4"], "{query}");
    }
    let results = search(&index, "islamic AND state AND khorasan AND province");
    assert_eq!(sorted(ids(&results)), ["a#1", "a#2", "a#3", "a#4", "a#5"]);
}

#[test]
fn what_was_looked_for_is_declared_with_its_proof() {
    let (_world, index) = world(GROUPS);
    let results = search(&index, "ISKP mill");
    assert_eq!(
        expansions(&results),
        ["ISKP: Islamic State–Khorasan Province (alias-mined)", "ISKP: ISIS-K (alias-mined)",]
    );
    let [name, sibling] = &results.expansions[..] else { panic!() };
    let proof = |expansion: &pincite::Expansion| {
        expansion.proof.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!((proof(name), name.passages), (vec!["a#1".to_owned()], 1));
    // Both steps are proved.
    assert_eq!(proof(sibling), ["a#1", "a#2"]);
    assert!(name.weight > sibling.weight && sibling.weight > 0.0 && name.weight < 1.0);
    assert!(!name.is_ambiguous && name.kind == ExpansionKind::AliasMined);
    assert_eq!(name.span.slice("ISKP mill"), Some("ISKP"));
}

#[test]
fn a_run_of_words_is_one_name() {
    let (_world, index) = world(GROUPS);
    for (query, typed) in [
        ("islamic state khorasan province", "islamic state khorasan province"),
        ("burnt Islamic State of Khorasan Province mill", "Islamic State of Khorasan Province"),
        ("mill AND islamic AND state AND khorasan AND province", "islamic state khorasan province"),
        ("(islamic state khorasan province) OR harvest", "islamic state khorasan province"),
        ("(islamic state khorasan province)^2 mill", "islamic state khorasan province"),
    ] {
        let results = search(&index, query);
        let found: Vec<_> = results.expansions.iter().map(|e| e.typed.as_str()).collect();
        assert!(
            !found.is_empty() && found.iter().all(|found| *found == typed),
            "{query} {found:?}"
        );
    }
    // Words of a name that are not all there are words.
    for query in ["islamic state khorasan", "islamic OR state OR khorasan OR province"] {
        assert!(search(&index, query).expansions.is_empty(), "{query}");
    }
}

#[test]
fn who_says_just_that_gets_just_that() {
    let (_world, index) = world(GROUPS);
    for query in [
        "\"ISKP\"",
        "\"Islamic State Khorasan Province\"",
        "ISKP*",
        "title:ISKP",
        "mill -ISKP",
        "mill AND NOT ISKP",
        "mill",
    ] {
        assert!(search(&index, query).expansions.is_empty(), "{query}");
    }
    let word = |text: &str| node(NodeKind::Word(text.to_owned()));
    let name = ["Islamic", "State", "Khorasan", "Province"].map(word).to_vec();
    for kind in [
        NodeKind::Exact("ISKP".to_owned()),
        NodeKind::Wildcard("ISK?".to_owned()),
        NodeKind::Regex("iskp".to_owned()),
        NodeKind::Fuzzy { text: "ISKP".to_owned(), max_edits: 1 },
        NodeKind::Sentence(Box::new(node(NodeKind::And(name.clone())))),
        NodeKind::Near { nodes: name, distance: 3, ordered: true },
    ] {
        assert!(search_for(&index, kind.clone()).expansions.is_empty(), "{kind:?}");
    }
    // A single word is a name there, too.
    for kind in [
        NodeKind::Sentence(Box::new(node(NodeKind::And(vec![word("ISKP"), word("mill")])))),
        NodeKind::Near { nodes: vec![word("ISKP"), word("mill")], distance: 3, ordered: false },
        NodeKind::Boosted { node: Box::new(word("ISKP")), factor: 2.0 },
    ] {
        assert_eq!(search_for(&index, kind.clone()).expansions.len(), 2, "{kind:?}");
    }
    for aliases in [AliasOptions::off(), AliasOptions { mined: false, ..AliasOptions::default() }] {
        let results = with(&index, "ISKP", aliases);
        assert_eq!((results.expansions.len(), results.total), (0, 2));
    }
}

#[test]
fn names_go_with_their_passages() {
    let world = World::new();
    world
        .file("a.txt", "The moot\n\nThe River Moot Council (RMC) met on a cold day in the hall.\n");
    world.file("b.txt", "The hall\n\nThe RMC has a hall of its own by the river and the road.\n");
    let (index, _) = world.sync();
    let names = |index: &Index| index.aliases(3).unwrap().len();
    assert_eq!((names(&index), search(&index, "rmc").expansions.len()), (1, 1));

    world.file(
        "c.txt",
        "More\n\nThe Royal Mill Company (RMC) grinds the grain of all the valley.\n",
    );
    let (index, _) = world.sync();
    assert_eq!((names(&index), search(&index, "rmc").expansions.len()), (2, 2));
    assert!(index.aliases(3).unwrap().iter().all(|entry| entry.is_ambiguous));

    world.remove("a.txt");
    let (index, _) = world.sync();
    let results = search(&index, "rmc");
    assert_eq!(expansions(&results), ["rmc: Royal Mill Company (alias-mined)"]);
    assert!(!results.expansions[0].is_ambiguous);

    world.remove("c.txt");
    let (index, _) = world.sync();
    assert_eq!((names(&index), search(&index, "rmc").expansions.len()), (0, 0));
}

#[test]
fn a_short_form_of_several_things_is_shared() {
    let mut text = String::from("Companies\n");
    for n in 0..3 {
        let _ =
            write!(text, "\nThe Royal Mill Company (RMC) ground grain in year {n} as before.\n");
    }
    text += "\nThe River Moot Council (RMC) met on a cold day in the old hall.\n";
    let (_world, index) = world(&text);
    let results = search(&index, "RMC");
    let found: Vec<_> = results
        .expansions
        .iter()
        .map(|expansion| (expansion.found.as_str(), expansion.passages, expansion.is_ambiguous))
        .collect();
    assert_eq!(found, [("Royal Mill Company", 3, true), ("River Moot Council", 1, true)]);
    let [mill, moot] = &results.expansions[..] else { panic!() };
    assert!((mill.weight / moot.weight - 3.0).abs() < 0.01);
    assert_eq!((mill.weight, moot.weight), (0.45, 0.15));

    let entries = index.aliases(2).unwrap();
    let listed: Vec<_> = entries.iter().map(|e| (e.long.as_str(), e.passages)).collect();
    assert_eq!(listed, [("Royal Mill Company", 3), ("River Moot Council", 1)]);
    assert!(entries.iter().all(|entry| entry.kind == AliasKind::ShortForm));
    let proof: Vec<_> = entries[0].proof.iter().map(ToString::to_string).collect();
    assert_eq!(proof, ["a#1", "a#2"]);
}

#[test]
fn another_name_needs_no_letters() {
    let text = "Names\n\nThe Islamic State (also known as Daesh) lost the town by the river.\n\n\
                Daesh had held the town for one winter and one spring.\n";
    let (_world, index) = world(text);
    assert_eq!(expansions(&search(&index, "daesh")), ["daesh: Islamic State (alias-mined)"]);
    assert_eq!(search(&index, "islamic state").total, 2);
    assert_eq!(index.aliases(1).unwrap()[0].kind, AliasKind::OtherName);
}

#[test]
fn short_forms_that_are_words_are_left_alone() {
    let mut text =
        String::from("Ice\n\nThe Internal Combustion Engine (ICE) was late by one year.\n");
    for n in 0..40 {
        let _ = write!(text, "\nThe ice on the river was {n} inches thick that winter morning.\n");
    }
    text += "\nThe Islamic State (IS) is here, says the ministry of the interior.\n";
    let (_world, index) = world(&text);
    for (query, expected) in [
        ("ice", &[][..]),
        ("ICE", &["ICE: Internal Combustion Engine (alias-mined)"]),
        ("internal combustion engine", &[]),
        ("is", &[]),
        ("IS", &["IS: Islamic State (alias-mined)"]),
        ("islamic state", &[]),
    ] {
        assert_eq!(expansions(&search(&index, query)), expected, "{query}");
    }
}

#[test]
fn aliases_that_somebody_lists() {
    let (_world, index) = world(
        "The mill\n\nThe mill of the valley was sold to the Jones family in spring.\n\n\
         Jonesmill has ground no grain since the flood of last year.\n\n\
         The old works are empty, and nobody knows who has the key.\n",
    );
    let (aliases, problems) =
        Aliases::parse("Jonesmill, mill of the valley, JM\nold works => Jonesmill\n");
    assert!(problems.is_empty());
    let given = AliasOptions { given: Some(Arc::new(aliases)), ..AliasOptions::default() };
    for (query, found) in [
        ("jonesmill", &["a#1", "a#2"][..]),
        ("mill AND of AND the AND valley", &["a#1", "a#2"]),
        ("JM", &["a#1", "a#2"]),
        ("old AND works", &["a#2", "a#3"]),
        ("jonesmill -grain", &["a#1"]),
    ] {
        let results = with(&index, query, given.clone());
        assert_eq!(sorted(ids(&results)), found, "{query}");
        let is_given = |e: &pincite::Expansion| {
            e.kind == ExpansionKind::AliasGiven && e.proof.is_empty() && e.passages == 0
        };
        assert!(results.expansions.iter().all(is_given), "{query}");
    }
    // One way only.
    assert!(!expansions(&with(&index, "jonesmill", given)).iter().any(|e| e.contains("old works")));
}

const NAMES: &str = "\
Names in many spellings

The Tehreek-e-Taliban met in the valley on the first day of spring.

A spokesman of the Tehreek e Taliban denied it on the second day.

Balochistan is larger than the valley, and Balochistan is dry all year.

In Balochistan the trains run late; so does the mail of Balochistan.

All of Balochistan knew of it before the evening, said the mayor.

Ehsanullah Ehsan wrote a letter that nobody in the valley believed.

Zabihullah Mujahid gave an answer to the letter on the next morning.

The jama'at-ul-Ahrar sent nobody and said nothing at all.
";

#[test]
fn near_spellings_are_found_and_declared() {
    let (_world, index) = world(NAMES);
    for (query, expected) in [
        ("Tehrik-e-Taliban", &["Tehrik-e-Taliban: Tehreek-e-Taliban (spelling)"][..]),
        ("Tehrik-i-Taliban", &["Tehrik-i-Taliban: Tehreek-e-Taliban (spelling)"]),
        ("Tehrik-Taliban", &[]),
        ("Tehrik e Taliban", &["Tehrik: Tehreek (spelling)"]),
        ("Baluchistan", &["Baluchistan: Balochistan (spelling)"]),
        ("baluchistaan", &["baluchistaan: Balochistan (spelling)"]),
        ("Ehsaan", &["Ehsaan: Ehsan (spelling)"]),
        ("Ehsanulla", &["Ehsanulla: Ehsanullah (spelling)"]),
        ("Zabiullah", &["Zabiullah: Zabihullah (spelling)"]),
        ("Jamaat-al-Ahrar", &["Jamaat-al-Ahrar: jama'at-ul-Ahrar (spelling)"]),
        ("mujahed", &["mujahed: Mujahid (spelling)"]),
        ("spokseman", &["spokseman: spokesman (spelling)"]),
        ("title:x OR +Zabiullah", &["Zabiullah: Zabihullah (spelling)"]),
        // What occurs is right as it is.
        ("Balochistan", &[]),
        ("Ehsan letter valley", &[]),
        // What may be nothing else.
        ("Ehs", &[]),
        ("Ehsn2024", &[]),
        ("20244", &[]),
        ("\"Zabiullah\"", &[]),
        ("letter -Zabiullah", &[]),
        ("title:Zabiullah", &[]),
        ("Zabiulla*", &[]),
        ("xylophone", &[]),
        ("?!", &[]),
    ] {
        assert_eq!(expansions(&search(&index, query)), expected, "{query}");
    }
    assert_eq!(ids(&search(&index, "Tehrik-e-Taliban")).len(), 2);
    assert!(search(&index, "Zabiullah").expansions[0].weight < 1.0);
    assert_eq!(search(&index, "Zabiullah").expansions[0].proof[0].to_string(), "a#7");
    let none = AliasOptions { spellings: false, ..AliasOptions::default() };
    assert_eq!(with(&index, "Zabiullah", none).total, 0);
}

#[test]
fn a_rare_word_finds_the_usual_spelling_and_no_other_word() {
    let text = format!(
        "{NAMES}\nBaluchistan stands in an old book that one took from the valley.\n\n\
         Ehsaan is how one writer spells it, and nobody else in the town.\n"
    );
    let (_world, index) = world(&text);
    for (query, expected) in [
        ("Baluchistan", &["Baluchistan: Balochistan (spelling)"][..]),
        ("Ehsaan", &["Ehsaan: Ehsan (spelling)"]),
        ("Ehsan", &["Ehsan: Ehsaan (spelling)"]),
        // The usual spelling does not lead to the rare one.
        ("Balochistan", &[]),
        // It occurs, and one letter away is another word.
        ("took", &[]),
    ] {
        assert_eq!(expansions(&search(&index, query)), expected, "{query}");
    }
}

#[test]
fn phrases_that_nobody_wrote_get_a_suggestion() {
    let (_world, index) = world(NAMES);
    for (query, suggested) in [
        ("\"Ehsanulah Ehsan\"", Some("Ehsanullah Ehsan")),
        ("\"Zabiullah Mujaheed\"", Some("Zabihullah Mujahid")),
        ("\"tehrik e taliban\" letter", Some("Tehreek-e-Taliban")),
        ("\"larger then the valley\"", Some("larger than the valley")),
        ("\"Ehsanullah Ehsan\"", None),
        ("\"letter Balochistan\"", None),
        ("\"quite another thing\"", None),
        ("letter -\"Ehsanulah Ehsan\"", None),
        ("title:\"Ehsanulah Ehsan\"", None),
    ] {
        let results = search(&index, query);
        let messages: Vec<_> =
            results.query.diagnostics.iter().map(|d| d.message.as_str()).collect();
        let expected =
            suggested.map(|text| format!("no passage has this phrase; did you mean \"{text}\"?"));
        let found = messages.iter().find(|message| message.contains("did you mean"));
        assert_eq!(found.copied(), expected.as_deref(), "{query}");
    }
}

#[test]
fn names_do_not_depend_on_how_they_came() {
    let texts: Vec<(String, String)> = (0..12)
        .map(|n| {
            let mill = if n % 3 == 0 { "River Moot Council" } else { "Royal Mill Company" };
            let text = format!("File {n}\n\nThe {mill} (RMC) met in year {n} in the old hall.\n");
            (format!("{n:02}.txt"), text)
        })
        .collect();
    let one = World::new();
    let many = World::new();
    for (path, text) in &texts {
        one.file(path, text);
        many.file(path, text);
        many.sync();
    }
    many.file("03.txt", "File 3\n\nNothing is said here about any company or council.\n");
    many.sync();
    many.file("03.txt", &texts[3].1);
    let (many_index, _) = many.sync();
    let (one_index, _) = one.sync();
    assert_eq!(many_index.aliases(3).unwrap(), one_index.aliases(3).unwrap());
    for query in ["RMC", "royal mill company", "council", "cuoncil"] {
        let [a, b] = [&many_index, &one_index].map(|index| search(index, query));
        assert_eq!(a.expansions, b.expansions, "{query}");
        assert_eq!(ids(&a), ids(&b), "{query}");
    }
    let options = SyncOptions { rebuild: true, ..SyncOptions::default() };
    let (rebuilt, _) = many.sync_with(&options);
    assert_eq!(rebuilt.aliases(3).unwrap(), one_index.aliases(3).unwrap());
}

#[test]
fn nothing_grows_without_bound() {
    let mut lines = String::new();
    for n in 0..2_000 {
        let _ = writeln!(
            lines,
            r#"{{"id": "x{n}", "paragraphs": ["The A{}a Bb{n} Company (ABC) met with the Old Aa{n} Bb{n} Circle (ABC), or so they say in town.", "Vv{n} is a word."]}}"#,
            n % 7
        );
    }
    let world = World::new();
    world.file("a.jsonl", lines);
    let (index, _) = world.sync();
    let results = search(&index, "ABC");
    assert!((1..=12).contains(&results.expansions.len()), "{}", results.expansions.len());
    let cut = |results: &Results| {
        results.query.diagnostics.iter().any(|d| d.message.contains("names here"))
    };
    assert!(cut(&results));

    let start = std::time::Instant::now();
    let query = "ABC ".repeat(1024);
    let results = search(&index, &query);
    assert!(results.expansions.len() <= 200 && cut(&results));
    let wrong: String = (0..1024).map(|n| format!("vvvvx{} ", letters(n))).collect();
    let results = search(&index, &wrong);
    assert!(results.query.diagnostics.iter().any(|d| d.message.contains("near spellings")));
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

/// A number in letters.
fn letters(mut n: usize) -> String {
    let mut text = String::new();
    for _ in 0..3 {
        text.push(char::from(b'a' + u8::try_from(n % 26).unwrap()));
        n /= 26;
    }
    text
}

#[test]
fn an_index_without_definitions_has_no_names() {
    let (_world, index) =
        world("The mill\n\nThe mill stands by the river, and the river is high.\n");
    assert!(index.aliases(3).unwrap().is_empty());
    assert!(search(&index, "mill river").expansions.is_empty());
    let world = World::new();
    assert!(world.open().aliases(3).unwrap().is_empty());
}
