//! Bibliographies among the sources.

use crate::harness::World;

const FLOOD: &str = "Water rises\n\nBy Somebody Else\n\nThe river rose by two metres within one night, \
                     and the ferry was tied up at the upper pier.\n";

fn entry(title: &str, year: u16) -> String {
    format!(
        "@article{{roe2024,\n  title = {{{title}}},\n  author = {{Roe, Jane}},\n  date = {{{year}-05}},\n  \
         journaltitle = {{River Post}},\n  file = {{flood.txt}},\n}}\n"
    )
}

fn article(world: &World, id: &str) -> serde_json::Value {
    let run = world.run(["search", &format!("id:{id} river"), "--format", "json"]);
    run.json::<serde_json::Value>()["hits"][0]["article"].clone()
}

#[test]
fn their_metadata_wins_and_changes_with_them() {
    let world = World::new().file("a/flood.txt", FLOOD).file("a/refs.bib", entry("Flood", 2024));
    world.run(["index", "a"]).code(0).says(&["2 added", "1 article, 1 passage"]);
    let found = article(&world, "roe2024");
    assert_eq!(found["title"], "Flood");
    assert_eq!(found["authors"][0], "Roe, Jane");
    assert_eq!(found["published"], "2024-05");
    assert_eq!(found["publisher"], "River Post");
    // Only the bibliography changes.
    world.write("a/refs.bib", entry("The great flood", 2023));
    world.run(["index", "a"]).code(0).says(&["0 added, 2 changed, 0 unchanged"]);
    let found = article(&world, "roe2024");
    assert_eq!(
        (&found["title"], &found["published"]),
        (&"The great flood".into(), &"2023-05".into())
    );
    world.run(["index", "a"]).code(0).says(&["0 added, 0 changed, 2 unchanged"]);
    // Without it, the article speaks for itself again.
    world.remove("a/refs.bib");
    world.run(["index", "a"]).code(0).says(&["0 added, 1 changed, 0 unchanged, 1 removed"]);
    let found = article(&world, "flood");
    assert_eq!(
        (&found["title"], &found["authors"][0]),
        (&"Water rises".into(), &"Somebody Else".into())
    );
}

#[test]
fn a_bibliography_that_comes_later_describes_what_is_there() {
    let world = World::new().file("a/flood.txt", FLOOD).indexed("a");
    world.write("b/refs.bib", entry("Flood", 2024));
    world.run(["index", "b"]).code(0).says(&["1 added, 1 changed"]);
    assert_eq!(article(&world, "roe2024")["title"], "Flood");
}

#[test]
fn what_they_have_not_in_common_is_said() {
    let other = entry("Nothing", 2020).replace("roe2024", "poe2020").replace("flood.txt", "no.pdf");
    let world = World::new()
        .file("a/flood.txt", FLOOD)
        .file("a/alone.txt", "A lantern hangs at the pier of the river.\n")
        .file("a/refs.bib", entry("Flood", 2024) + &other);
    world.run(["index", "a"]).code(0).says(&[
        "entry of refs.bib without an article",
        "poe2020",
        "without an entry in a bibliography",
        "alone.txt",
    ]);
    let listed = world.run(["articles", "--problems"]);
    assert!(listed.ok().contains("poe2020"), "{listed:#?}");
}

#[test]
fn a_broken_entry_is_named_and_the_others_speak() {
    let broken = format!("@article{{oops,\n  title = {{Open\n\n{}", entry("Flood", 2024));
    let world = World::new().file("a/flood.txt", FLOOD).file("a/refs.bib", broken);
    let words = ["a/refs.bib, line 2: entry oops, field title: it is not closed"];
    world.run(["index", "a"]).code(2).says(&words);
    assert_eq!(article(&world, "roe2024")["title"], "Flood");
    // It is said again, and again after that.
    world.run(["index", "a"]).code(2).says(&words);
    world.run(["articles", "--problems"]).code(0);
}

#[test]
fn inspect_says_which_entry_spoke() {
    let world = World::new().file("a/flood.txt", FLOOD).file("a/refs.bib", entry("Flood", 2024));
    for path in ["a", "a/flood.txt"] {
        let run = world.run(["inspect", path, "--format", "json"]);
        let articles: serde_json::Value = run.json();
        assert_eq!(articles[0]["origin"]["title"], "refs.bib, entry roe2024, field title");
        assert_eq!(articles[0]["id"], "roe2024");
    }
    world.run(["inspect", "a/refs.bib"]).code(0).says(&["refs.bib: a bibliography of 1 entry"]);
}

/// What the index says of its articles, and what one made anew would say.
fn as_if_made_anew(world: &World) {
    let now = world.run(["export", "--articles"]).ok().to_owned();
    world.run(["index", "a", "--index", "anew"]);
    assert_eq!(now, world.run(["export", "--articles", "--index", "anew"]).ok());
    world.remove("anew");
}

#[test]
fn what_was_an_article_may_become_a_bibliography_and_back() {
    let world =
        World::new().file("a/flood.txt", FLOOD).file("a/x.json", r#"{"text":"A lantern."}"#);
    world.run(["index", "a"]).code(0);
    let csl = r#"[{"id":"roe2024","type":"article","title":"Flood","URL":"https://a.org","file":"flood.txt"}]"#;
    world.write("a/x.json", csl.replace("roe2024", "flood"));
    world.run(["index", "a"]).code(0);
    assert_eq!(world.run(["search", "lantern", "--count"]).stdout, "0\n");
    assert_eq!(article(&world, "flood")["title"], "Flood");
    as_if_made_anew(&world);
    world.write("a/x.json", r#"{"text":"A lantern again."}"#);
    world.run(["index", "a"]).code(0);
    assert_eq!(article(&world, "flood")["title"], "Water rises");
    as_if_made_anew(&world);
}

#[test]
fn a_renamed_article_does_not_keep_what_a_removed_one_said() {
    let world = World::new().file("a/flood.txt", FLOOD).file("a/refs.bib", entry("Flood", 2024));
    world.run(["index", "a"]).code(0);
    world.remove("a/refs.bib");
    world.rename("a/flood.txt", "a/water.txt");
    world.run(["index", "a"]).code(0);
    assert_eq!(article(&world, "water")["title"], "Water rises");
    as_if_made_anew(&world);
}

#[test]
fn an_entry_speaks_of_the_file_it_names_and_of_no_other() {
    let refs = entry("Flood", 2024).replace("roe2024", "water");
    let world = World::new()
        .file("a/flood.txt", FLOOD)
        .file("a/water.txt", FLOOD.replace("rises", "falls"))
        .file("a/refs.bib", refs);
    world.run(["index", "a"]).code(0);
    let articles: serde_json::Value = world.run(["articles", "--format", "json"]).json();
    let titles: Vec<_> = articles.as_array().unwrap().iter().map(|a| a["title"].clone()).collect();
    assert!(
        titles.contains(&"Flood".into()) && titles.contains(&"Water falls".into()),
        "{titles:?}"
    );
}

#[test]
fn the_surest_source_of_a_fact_is_believed() {
    const BODY: &str = "The river rose by two metres within one night, and the ferry was tied up.";
    let bib = |fields: &str| format!("@misc{{x, file = {{x.md; x.html}}, {fields}}}\n");
    let markdown =
        |front: &str| format!("{front}# From the text\n\nBy Text Author, 1 May 2021\n\n{BODY}\n");
    let html = |head: &str| {
        format!(
            "<html><head>{head}</head><body><article><h1>From the text</h1>\
             <p class=\"byline\">By Text Author</p><p>{BODY}</p><p>{BODY} Again.</p></article></body></html>"
        )
    };
    let front = "---\ntitle: From the front\nauthor: Front Author\n---\n\n";
    let json_ld = "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"From the page\",\
                   \"author\":{\"@type\":\"Person\",\"name\":\"Page Author\"},\"datePublished\":\"2022-05-01\"}</script>";
    let whole = bib("title = {From the entry}, author = {Author, Entry}, date = {2024-05}");
    let part = bib("date = {2024-05}");
    // The bibliography, the file, and who is believed: title, author, date.
    for (refs, name, text, expected) in [
        (None, "x.md", markdown(""), ["From the text", "Text Author", "2021-05-01"]),
        (None, "x.md", markdown(front), ["From the front", "Front Author", "2021-05-01"]),
        (Some(&part), "x.md", markdown(front), ["From the front", "Front Author", "2024-05"]),
        (Some(&whole), "x.md", markdown(front), ["From the entry", "Author, Entry", "2024-05"]),
        (None, "x.html", html(""), ["From the text", "Text Author", ""]),
        (None, "x.html", html(json_ld), ["From the page", "Page Author", "2022-05-01"]),
        (Some(&part), "x.html", html(json_ld), ["From the page", "Page Author", "2024-05"]),
        (Some(&whole), "x.html", html(json_ld), ["From the entry", "Author, Entry", "2024-05"]),
    ] {
        let world = World::new().file(&format!("a/{name}"), &text);
        if let Some(refs) = refs {
            world.write("a/refs.bib", refs);
        }
        let articles: serde_json::Value = world.run(["inspect", "a", "--format", "json"]).json();
        let article = &articles[0];
        let said = [&article["title"], &article["authors"][0], &article["published"]];
        let said = said.map(|fact| fact.as_str().unwrap_or_default());
        assert_eq!(said, expected, "{name} with {refs:?}: {:#}", article["origin"]);
        // Each fact says where it is from.
        for (field, fact) in ["title", "authors", "published"].into_iter().zip(said) {
            let origin = article["origin"][field].as_str().unwrap_or_default();
            let from_entry = fact.contains("ntry") || fact == "2024-05";
            assert_eq!(origin.contains("refs.bib, entry x"), from_entry, "{field}: {origin}");
            assert_eq!(origin.is_empty(), fact.is_empty(), "{field}: {origin}");
        }
    }
}
