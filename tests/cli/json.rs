//! JSON output, read back as scripts read it.

use crate::contract::{Entry, Found, Highlight, Hit, Inspected, Kind, Passage};
use crate::fixture;
use crate::harness::World;

/// Queries of every kind that the fixture answers.
const QUERIES: [&str; 9] = [
    "bridge",
    "ferry toll",
    "\"strategic depth\"",
    "barge*",
    "harbour café",
    "Häuser",
    "author:roe",
    "heading:costs",
    "title:river",
];

fn search(world: &World, query: &str) -> Found {
    world.run(["search", query, "--format", "json", "--limit", "100"]).code(0).json()
}

#[test]
fn search_json_has_the_members_of_the_contract() {
    let world = fixture::indexed();
    for query in QUERIES {
        let found = search(&world, query);
        assert_eq!(found.query.text, query);
        assert!(!found.query.understood.is_empty() && found.query.diagnostics.is_empty());
        assert_eq!(found.query.expansions, []);
        assert_eq!(found.total as usize, found.hits.len(), "{query}");
        assert!(found.hits.is_sorted_by_key(|hit| hit.rank), "{query}");
    }
}

#[test]
fn every_fact_of_an_article_is_there() {
    let world = fixture::indexed();
    let found = search(&world, "\"strategic depth\" author:roe");
    let [hit] = found.hits.as_slice() else { panic!("{found:#?}") };
    assert_eq!((hit.rank, hit.id.as_str(), hit.paragraph), (1, "river-2024#3", Some(3)));
    assert!(hit.score > 0.0);
    assert_eq!(hit.heading.as_deref(), Some("What it costs"));
    assert_eq!(hit.article.id, "river-2024");
    assert_eq!(hit.article.title.as_deref(), Some("The river and the toll bridge"));
    assert_eq!(hit.article.authors, ["Jane Roe", "de la Cruz, Ana"]);
    assert_eq!(hit.article.publisher.as_deref(), Some("River Post"));
    assert_eq!(hit.article.published.as_deref(), Some("2024-05-09"));
    assert_eq!(hit.article.url.as_deref(), Some("https://example.org/river"));
    assert_eq!(hit.article.language.as_deref(), Some("en"));
    assert_eq!(hit.article.path, "river.md");
    assert_eq!(hit.source.path, "river.md");
    assert_eq!((hit.source.line_start, hit.source.line_end), (Some(22), Some(23)));
    assert_eq!(
        hit.citation,
        "Jane Roe and Ana de la Cruz, \"The river and the toll bridge\", River Post, 9 May 2024, \
         ¶ 3 (river.md, lines 22–23)"
    );
    let link = hit.link.as_deref().unwrap();
    assert!(link.starts_with("https://example.org/river#:~:text=The%20treasurer"), "{link}");
}

#[test]
fn facts_that_nobody_states_are_null() {
    let world = fixture::indexed();
    let found = search(&world, "bicycles");
    let article = &found.hits[0].article;
    assert_eq!(article.path, "bare.txt");
    assert!(article.authors.is_empty());
    let absent = [&article.title, &article.publisher, &article.published, &article.url];
    assert_eq!(absent, [&None; 4]);
    // The text itself says it.
    assert_eq!(article.language.as_deref(), Some("en"));
    assert_eq!(found.hits[0].heading, None);
    // The file itself is the only address.
    let link = found.hits[0].link.as_deref().unwrap();
    assert!(link.starts_with("file://") && link.ends_with("/articles/bare.txt"), "{link}");
    // A record has a line, and no bytes of its own for a paragraph.
    let note = &search(&world, "id:ferry fares").hits[0];
    let place = &note.source;
    assert_eq!((place.line_start, place.line_end), (Some(1), Some(1)));
    assert_eq!((place.byte_start, place.byte_end), (None, None));
    assert_eq!(note.article.published.as_deref(), Some("2024"));
}

#[test]
fn json_lines_are_the_hits_of_the_object() {
    let world = fixture::indexed();
    for query in QUERIES {
        let lines = world.run(["search", query, "--format", "jsonl", "--limit", "100"]);
        assert_eq!(lines.code(0).json_lines::<Hit>(), search(&world, query).hits, "{query}");
    }
}

#[test]
fn offsets_lead_to_what_they_say() {
    let world = fixture::indexed();
    let mut highlights = 0;
    for query in QUERIES {
        for hit in search(&world, query).hits {
            let mut at = 0;
            for fragment in &hit.snippet.fragments {
                // `get` is `None` off the boundaries of characters.
                assert_eq!(hit.text.get(fragment.start..fragment.end), Some(&*fragment.text));
                assert!(at <= fragment.start, "fragments are in order and apart: {hit:#?}");
                at = fragment.end;
                let mut within = 0;
                for highlight in &fragment.highlights {
                    let marked = fragment.text.get(highlight.start..highlight.end);
                    assert!(marked.is_some_and(|marked| marked.trim() == marked), "{hit:#?}");
                    assert!(within <= highlight.start && highlight.start < highlight.end);
                    within = highlight.end;
                    highlights += 1;
                }
            }
        }
    }
    assert!(highlights > 20, "{highlights}");
}

#[test]
fn a_highlight_says_why() {
    let world = fixture::indexed();
    for (query, marked, kind) in [
        ("id:bare bicycles", "bicycles", Kind::Exact),
        ("id:bare bicycle", "bicycles", Kind::Stem),
        ("id:bare bicy*", "bicycles", Kind::Prefix),
        ("\"strategic depth\"", "strategic depth", Kind::Phrase),
        ("cafe", "café", Kind::Exact),
    ] {
        let hits = search(&world, query).hits;
        let fragments = hits.iter().flat_map(|hit| &hit.snippet.fragments);
        let found: Vec<_> = fragments
            .flat_map(|f| f.highlights.iter().map(|h| (&f.text[h.start..h.end], h.kind)))
            .collect();
        assert!(!found.is_empty(), "{query}");
        assert!(found.iter().all(|found| *found == (marked, kind)), "{query}: {found:?}");
    }
}

#[test]
fn what_matched_in_title_and_heading_is_marked_there() {
    let world = fixture::indexed();
    for (query, title, heading) in [
        ("toll id:river-2024#1", &["toll"][..], &[][..]),
        ("costs id:river-2024#2", &[], &["costs"]),
        ("\"toll bridge\" id:river-2024#1", &["toll bridge"], &[]),
        // Nobody stated a title: what stands in its place has no marks.
        ("keeper id:bare#1", &[], &[]),
    ] {
        let hit = search(&world, query).hits.swap_remove(0);
        let marked = |text: Option<&str>, highlights: &[Highlight]| {
            let text = text.unwrap_or_default();
            highlights.iter().map(|h| text[h.start..h.end].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(marked(hit.article.title.as_deref(), &hit.title_highlights), title, "{query}");
        assert_eq!(marked(hit.heading.as_deref(), &hit.heading_highlights), heading, "{query}");
    }
}

#[test]
fn as_many_fragments_as_asked_for() {
    let filler =
        "Nothing of any interest to anybody was said in between by the speakers. ".repeat(12);
    let text = format!("The lantern fell. {filler}The ferry sank. {filler}The bridge held.\n");
    let world = World::new().file("a/long.txt", text).indexed("a");
    for (fragments, expected, cuts) in [("1", 1, 1), ("2", 2, 2), ("3", 3, 2), ("9", 3, 2)] {
        let query = ["search", "lantern ferry bridge", "--fragments", fragments];
        let found: Found = world.run([&query[..], &["--format", "json"]].concat()).json();
        let fragments = &found.hits[0].snippet.fragments;
        assert_eq!(fragments.len(), expected);
        assert!(fragments.iter().all(|fragment| !fragment.highlights.is_empty()));
        // As text it is one paragraph.
        let text = world.run(query).stdout;
        let block = text.split("\n\n").nth(1).unwrap();
        assert_eq!(block.matches('…').count(), cuts, "{text}");
    }
}

#[test]
fn what_matched_in_names_is_marked_there() {
    let world = fixture::indexed();
    for (query, authors, publisher) in [
        ("ferry", [&[][..], &[]], None),
        ("ferry author:roe", [&["Roe"], &[]], None),
        // As the name is stated, family first.
        ("ferry author:cruz author:ana", [&[], &["Cruz", "Ana"]], None),
        ("ferry author:\"ana de la\"", [&[], &["de la", "Ana"]], None),
        ("ferry publisher:post", [&[], &[]], Some("Post")),
    ] {
        let hits = search(&world, &format!("{query} id:river-2024")).hits;
        let hit = &hits[0];
        for (at, expected) in authors.into_iter().enumerate() {
            let name = &hit.article.authors[at];
            let marks = hit.author_highlights[at].iter();
            let marked: Vec<_> = marks.map(|mark| &name[mark.start..mark.end]).collect();
            assert_eq!(marked, expected, "{query}");
        }
        assert_eq!(hit.author_highlights.len(), 2);
        let name = hit.article.publisher.as_deref().unwrap();
        let marked = hit.publisher_highlights.first().map(|mark| &name[mark.start..mark.end]);
        assert_eq!(marked, publisher, "{query}");
    }
    let text = world.run(["search", "id:river-2024#1 author:roe publisher:river"]).stdout;
    assert!(text.contains("\n    Jane **Roe** and Ana de la Cruz, \"The river"), "{text}");
    assert!(text.contains("bridge\", **River**\n    Post,"), "{text}");
}

#[test]
fn an_explained_score_adds_up() {
    let world = fixture::indexed();
    let query = ["search", "ferry toll^2 barge* \"toll bridge\"", "--explain"];
    let found: Found = world.run([&query[..], &["--format", "json"]].concat()).code(0).json();
    for hit in &found.hits {
        let why = hit.explanation.as_ref().unwrap();
        let sum: f64 = why.parts.iter().map(|part| part.score).sum();
        assert!((sum - hit.score).abs() < 1e-5 && !why.parts.is_empty(), "{hit:#?}");
        for part in &why.parts {
            let worth = part.text + part.together + part.exact + part.title + part.article;
            let product = part.weight * part.idf * worth;
            assert!((product - part.score).abs() < 1e-9, "{part:#?}");
            let frequency = f64::from(part.frequency);
            let text = frequency * (why.k1 + 1.0) / (frequency + why.norm);
            assert!(part.together > 0.0 || (text - part.text).abs() < 1e-9, "{part:#?}");
        }
    }
    let lines = world.run([&query[..], &["--format", "jsonl"]].concat()).json_lines::<Hit>();
    assert_eq!(lines, found.hits);
    // Nobody else is bothered with it.
    assert!(search(&world, "ferry").hits.iter().all(|hit| hit.explanation.is_none()));
}

/// Says what is left of a text without its white space.
fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn source_bytes_are_the_paragraph() {
    let world =
        fixture::collection().file("articles/bom.txt", format!("\u{FEFF}{}", fixture::HARBOUR));
    world.run(["index", "articles"]).ok();
    let passages: Vec<Passage> = world.run(["export", "--passages"]).code(0).json_lines();
    let mut checked = 0;
    for passage in passages {
        let place = &passage.source;
        let (Some(start), Some(end)) = (place.byte_start, place.byte_end) else {
            assert_eq!(place.path, "notes.jsonl");
            continue;
        };
        let file = world.read(&format!("articles/{}", place.path));
        let slice = std::str::from_utf8(&file[start..end]).expect("whole characters");
        assert_eq!(letters(slice), letters(&passage.text));
        // Lines count the same place.
        let line_of =
            |at: usize| file[..at].iter().filter(|byte| **byte == b'\n').count() as u32 + 1;
        let text_end = start + slice.trim_end().len();
        assert_eq!(place.line_start, Some(line_of(start)));
        assert_eq!(place.line_end, Some(line_of(text_end)));
        checked += 1;
    }
    assert_eq!(checked, 4 + 2 + 2 + 2 + 2);
}

#[test]
fn exported_passages_are_hits_without_rank() {
    let world = fixture::indexed();
    let exported: Vec<Passage> = world.run(["export", "--passages"]).code(0).json_lines();
    let ids: Vec<_> = exported.iter().map(|passage| passage.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "bare#1",
            "bare#2",
            "ferry#1",
            "ferry#2",
            "fluss#1",
            "fluss#2",
            "harbour#1",
            "harbour#2",
            "notes-2#1",
            "river-2024#1",
            "river-2024#2",
            "river-2024#3",
            "river-2024#4",
        ]
    );
    for query in QUERIES {
        for hit in search(&world, query).hits {
            let passage = Passage::from(hit);
            assert!(exported.contains(&passage), "{passage:#?}");
        }
    }
}

#[test]
fn show_prints_passages_and_articles_as_export_does() {
    let world = fixture::indexed();
    let exported: Vec<Passage> = world.run(["export", "--passages"]).code(0).json_lines();
    // Whoever shows a passage has read its article, and finds shorter links.
    let linkless = |passage: Passage| Passage { link: None, ..passage };
    let shown: Vec<Passage> =
        world.run(["show", "river-2024#2", "-C", "1", "--format", "json"]).code(0).json();
    let same: Vec<_> = exported
        .into_iter()
        .filter(|passage| passage.id.starts_with("river-2024#"))
        .take(3)
        .map(linkless)
        .collect();
    assert_eq!(shown.into_iter().map(linkless).collect::<Vec<_>>(), same);
    let articles: Vec<Inspected> = world.run(["export"]).code(0).json_lines();
    let shown: Vec<Inspected> = world.run(["show", "fluss", "--format", "json"]).code(0).json();
    assert!(articles.contains(&shown[0]) && shown.len() == 1);
}

#[test]
fn inspected_articles_are_what_is_indexed() {
    let world = fixture::indexed();
    let mut inspected: Vec<Inspected> =
        world.run(["inspect", "articles", "--format", "json"]).code(0).json();
    inspected.sort_by(|a, b| a.id.cmp(&b.id));
    let exported: Vec<Inspected> = world.run(["export", "--articles"]).code(0).json_lines();
    assert_eq!(inspected, exported);
    let default: Vec<Inspected> = world.run(["export"]).code(0).json_lines();
    assert_eq!(default, exported);
}

#[test]
fn inspect_says_where_everything_was_found() {
    let world = fixture::collection();
    let all: Vec<Inspected> = world.run(["inspect", "articles", "--format", "json"]).code(0).json();
    let by_id = |id: &str| all.iter().find(|article| article.id == id).unwrap();

    let river = by_id("river-2024");
    assert_eq!((river.path.as_str(), river.format.as_str()), ("river.md", "markdown"));
    assert_eq!(river.tags, ["bridge", "city budget"]);
    assert_eq!(river.extra["section"], "Local");
    for field in ["title", "authors", "published", "publisher", "url", "language", "tags"] {
        assert!(river.origin[field].contains("front matter"), "{field}: {:?}", river.origin);
    }
    let numbers: Vec<_> = river.paragraphs.iter().map(|paragraph| paragraph.n).collect();
    assert_eq!(numbers, [1, 2, 3, 4]);
    assert_eq!(river.paragraphs[3].heading.as_deref(), Some("What follows"));
    assert_eq!(river.paragraphs[3].kind, "body");
    let whys: Vec<_> = river.left_out.iter().map(|piece| piece.why.as_str()).collect();
    assert!(whys.iter().any(|why| why.contains("front matter")), "{whys:?}");
    assert!(whys.contains(&"repeats the title"), "{whys:?}");

    let harbour = by_id("harbour");
    assert_eq!(harbour.title.as_deref(), Some("The harbour in winter"));
    assert_eq!(harbour.authors, ["Max Moe"]);
    assert_eq!(harbour.published.as_deref(), Some("2023-11-03"));
    assert!(harbour.extra.is_empty() && harbour.origin["title"].contains("line 1"));

    let note = by_id("notes-2");
    assert_eq!((note.format.as_str(), &note.title), ("jsonl", &None));
    assert!(note.translators.is_empty() && note.notes.is_empty());
    assert_eq!(note.paragraphs[0].source.line_start, Some(2));
    assert_eq!(note.paragraphs[0].source.byte_start, None);
}

#[test]
fn articles_json_has_the_members_of_the_contract() {
    let world = fixture::indexed();
    let entries: Vec<Entry> = world.run(["articles", "--format", "json"]).code(0).json();
    let ids: Vec<_> = entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["bare", "ferry", "fluss", "harbour", "notes-2", "river-2024"]);
    let river = &entries[5];
    assert_eq!(river.title.as_deref(), Some("The river and the toll bridge"));
    assert_eq!(river.authors, ["Jane Roe", "de la Cruz, Ana"]);
    assert_eq!((river.format.as_str(), river.paragraphs), ("markdown", 4));
    assert_eq!(river.tags, ["bridge", "city budget"]);
    assert_eq!(river.path, "river.md");
    assert_eq!(river.publisher.as_deref(), Some("River Post"));
    assert_eq!(river.url.as_deref(), Some("https://example.org/river"));
    let bare = &entries[0];
    assert_eq!((&bare.title, &bare.published), (&None, &None));
    assert_eq!(bare.language.as_deref(), Some("en"));
    assert!(bare.translators.is_empty());
    let lines: Vec<Entry> = world.run(["articles", "--format", "jsonl"]).code(0).json_lines();
    assert_eq!(lines.len(), entries.len());
    // With a query, those that match, the best first.
    let some: Vec<Entry> = world.run(["articles", "Brücke", "--format", "json"]).code(0).json();
    assert_eq!(some.iter().map(|entry| entry.id.as_str()).collect::<Vec<_>>(), ["fluss"]);
}

#[test]
fn diagnostics_point_into_the_query() {
    let world = fixture::indexed();
    let query = "ferry colour:red";
    let found = search(&world, query);
    let [diagnostic] = found.query.diagnostics.as_slice() else { panic!("{found:#?}") };
    assert_eq!(&query[diagnostic.start..diagnostic.end], "colour:red");
    assert!(diagnostic.message.contains("no field 'colour'"), "{diagnostic:?}");
    assert!(found.total > 0);
}

#[test]
fn nothing_found_is_an_object_too() {
    let world = fixture::indexed();
    let run = world.run(["search", "zebra", "--format", "json"]);
    let found: Found = run.code(1).silent().json();
    assert_eq!((found.total, found.hits.len()), (0, 0));
    world.run(["search", "zebra", "--format", "jsonl"]).code(1).silent();
}
