//! `pincite cite`, and citations in a style.

use std::io::Write as _;
use std::process::Stdio;

use serde::Deserialize;

use crate::contract::{Found, Hit};
use crate::fixture;
use crate::harness::{Run, World};

#[test]
fn a_citation_is_that_of_a_search() {
    let world = fixture::indexed();
    let run = world.run(["cite", "river-2024#2", "river-2024"]);
    let found: Vec<Hit> =
        world.run(["search", "id:river-2024#2", "--format", "jsonl"]).json_lines();
    let lines: Vec<&str> = run.ok().lines().collect();
    assert_eq!(lines[0], found[0].citation);
    assert!(!lines[1].contains('¶') && lines[1].starts_with("Jane Roe and Ana de la Cruz"));
    world.run(["cite", "river-2024#99"]).code(2).says(&["there is no ¶ 99"]);
    world.run(["cite", "nothing"]).code(2).says(&["there is no article 'nothing'"]);
    world.run(["cite"]).code(2).says(&["required"]);
}

#[test]
fn ids_come_from_standard_input() {
    let world = fixture::indexed();
    let mut command = world.command(["cite", "-", "--format", "pandoc"]);
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"river-2024#2 first\n\nferry\n").unwrap();
    let run = Run::of(&command, child.wait_with_output().unwrap(), &world);
    assert_eq!(run.ok(), "[@river-2024, para. 2]\n[@ferry]\n");
}

#[test]
fn styles_cite_in_the_text_and_in_a_list() {
    let world = fixture::indexed();
    let run = world.run(["cite", "river-2024#2", "--style", "apa"]);
    assert_eq!(
        run.ok(),
        "(Roe & de la Cruz, 2024, para. 2)\n\n\
         Roe, J., & de la Cruz, A. (2024, May 9). The river and the toll bridge. River Post. \
         https://example.org/river\n"
    );
    let run = world.run(["cite", "river-2024#2", "--style", "apa", "--in-text"]);
    assert_eq!(run.ok(), "(Roe & de la Cruz, 2024, para. 2)\n");
    let run =
        world.run(["cite", "river-2024#2", "river-2024#1", "--style", "apa", "--bibliography"]);
    assert_eq!(run.ok().lines().count(), 1);
    let run = world.run(["cite", "river-2024#2", "ferry#1", "--style", "ieee", "--in-text"]);
    assert_eq!(run.ok(), "[1, Para. 2]\n[2, Para. 1]\n");
    let run = world.run([
        "cite",
        "river-2024#2",
        "--style",
        "chicago-notes",
        "--in-text",
        "--pinpoint",
        "heading",
        "--format",
        "markdown",
    ]);
    assert!(run.ok().contains("“What it costs”"), "{run:#?}");
    // Two notes of one article: none leans on the other.
    let run = world.run([
        "cite",
        "river-2024#2",
        "river-2024#3",
        "--style",
        "chicago-notes",
        "--in-text",
    ]);
    let notes: Vec<&str> = run.ok().lines().collect();
    assert_eq!(notes[0].replace('2', "3"), notes[1].replace('2', "3"));
    assert!(!run.stdout.contains("Ibid"), "{run:#?}");
}

#[test]
fn markup_is_that_of_where_it_is_pasted() {
    let world = fixture::indexed();
    for (format, expected) in [
        ("text", "The river and the toll bridge. River Post"),
        ("markdown", "*The river and the toll bridge*. River Post"),
        ("html", "<i>The river and the toll bridge</i>. River Post"),
        ("typst", "#emph[The river and the toll bridge]. River Post"),
        ("latex", "\\textit{The river and the toll bridge}. River Post"),
    ] {
        let run = world.run(["cite", "river-2024", "--style", "apa", "--format", format]);
        assert!(run.ok().contains(expected), "{format}: {run:#?}");
    }
    let link = "https://example.org/river";
    let run = world.run(["cite", "river-2024", "--format", "markdown", "--link"]);
    assert!(run.ok().starts_with("[Jane Roe") && run.stdout.contains(&format!("]({link}")));
    let run = world.run(["cite", "river-2024", "--link"]);
    assert!(run.ok().contains(&format!(" <{link}>")), "{run:#?}");
}

#[test]
fn styles_come_from_files_too() {
    let csl = r#"<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Ours</title><id>https://example.org/ours</id><updated>2024-01-01T00:00:00+00:00</updated></info>
  <citation><layout prefix="(" suffix=")" delimiter="; ">
    <text variable="title"/><text variable="locator" prefix=" @ "/>
  </layout></citation>
</style>
"#;
    let dependent = r#"<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0">
  <info><title>Other</title><id>https://example.org/other</id>
  <link href="http://www.zotero.org/styles/apa" rel="independent-parent"/>
  <updated>2024-01-01T00:00:00+00:00</updated></info>
</style>
"#;
    let world = fixture::indexed()
        .file("ours.csl", csl)
        .file("other.csl", dependent)
        .file("orphan.csl", dependent.replace("styles/apa", "styles/nobody"))
        .file("bad.csl", "<style>")
        .file("endless.csl", "<macro name='a'><text macro='a'/></macro>");
    let run = world.run(["cite", "river-2024#2", "--style", "ours.csl"]);
    assert_eq!(run.ok(), "(The river and the toll bridge @ 2)\n");
    let run = world.run(["cite", "river-2024#2", "--style", "other.csl", "--in-text"]);
    assert_eq!(run.ok(), "(Roe & de la Cruz, 2024, para. 2)\n");
    for (file, says) in [
        (
            "orphan.csl",
            "orphan.csl: it only refers to the style http://www.zotero.org/styles/nobody",
        ),
        ("bad.csl", "bad.csl: it is no style of the Citation Style Language"),
        ("endless.csl", "the macro 'a' calls itself"),
        ("none.csl", "cannot read the style none.csl"),
        ("chicago", "there is no citation style 'chicago'; there is chicago-author-date"),
    ] {
        world.run(["cite", "river-2024", "--style", file]).code(2).says(&[says]);
    }
    world
        .run(["cite", "river-2024", "--style", "apa", "--format", "ris"])
        .code(2)
        .says(&["keys and bibliographies have no style", "hint: leave out --style"]);
}

#[test]
fn styles_and_locales_are_listed() {
    let world = World::new();
    let styles = world.run(["cite", "--list-styles"]);
    for name in ["apa ", "ieee ", "mla ", "harvard ", "chicago-notes ", "chicago-author-date "] {
        assert!(styles.ok().lines().any(|line| line.starts_with(name)), "{name}");
    }
    let locales = world.run(["cite", "--list-locales"]);
    assert!(locales.ok().lines().any(|line| line == "de-DE"));
    // Every name that is listed is one.
    let world = fixture::indexed();
    for name in ["de", "de-AT", "pt-BR"] {
        let run = world.run(["cite", "fluss#1", "--style", "apa", "--locale", name]);
        assert_eq!(run.code(0).stderr, "", "{name}");
    }
    let run = world.run(["cite", "fluss#1", "--style", "apa", "--locale", "de", "--in-text"]);
    assert!(run.ok().contains("Abs. 1"), "{run:#?}");
    world
        .run(["cite", "fluss#1", "--style", "apa", "--locale", "xx"])
        .code(2)
        .says(&["there is no locale 'xx'", "hint: list them with"]);
}

/// `cite --format json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Citation {
    id: String,
    key: String,
    text: Option<String>,
    citation: String,
    reference: Option<String>,
    link: Option<String>,
}

#[test]
fn citations_are_json_too() {
    let world = fixture::indexed();
    let run = world.run(["cite", "river-2024#2", "fluss", "--format", "json", "--style", "mla"]);
    let found: Vec<Citation> = run.json();
    assert!(found[0].id.starts_with("river-2024#2@") && found[0].id.len() == 21, "{found:?}");
    assert_eq!(found[0].key, "river-2024");
    assert!(found[0].text.as_ref().unwrap().starts_with("Closing the bridge"));
    assert_eq!(found[0].citation, "(Roe and de la Cruz, par. 2)");
    assert!(found[0].reference.as_ref().unwrap().starts_with("Roe, Jane, and Ana de la Cruz."));
    assert!(found[0].link.as_ref().unwrap().starts_with("https://example.org/river"));
    assert_eq!((found[1].id.as_str(), &found[1].text), ("fluss", &None));
    let run = world.run(["cite", "fluss", "--format", "json"]);
    assert!(!run.ok().contains("reference"));
}

#[test]
fn results_are_cited_in_a_style() {
    let world = fixture::indexed();
    let search = |format| {
        world.run(["search", "treasurer", "--cite-style", "apa", "--format", format, "-n", "1"])
    };
    let text = search("text");
    assert!(text.ok().contains("    (Roe & de la Cruz, 2024, para. "), "{text:#?}");
    assert!(text.stdout.contains("    Roe, J., & de la Cruz, A. (2024, May 9). The river"));
    let found: Found = search("json").json();
    assert!(found.hits[0].citation.starts_with("(Roe & de la Cruz, 2024"));
    assert!(found.hits[0].reference.as_ref().unwrap().starts_with("Roe, J."));
    assert!(search("csv").ok().contains("\"(Roe & de la Cruz, 2024, para. "));
    assert!(search("html").ok().contains("(Roe &amp; de la Cruz, 2024, para. "));
    let show = world.run(["show", "river-2024#2", "--cite-style", "ieee"]);
    assert!(show.ok().contains("[1, Para. 2]\n"), "{show:#?}");
    let show = world.run(["show", "river-2024", "--cite-style", "apa"]);
    assert!(show.ok().contains("\n(Roe & de la Cruz, 2024)\n"), "{show:#?}");
    let show = world.run(["show", "river-2024#2", "--cite-style", "apa", "--format", "json"]);
    assert!(show.ok().contains("\"reference\": \"Roe, J."), "{show:#?}");
    let similar = world.run(["similar", "river-2024#2", "--cite-style", "mla"]);
    assert!(similar.ok().contains("par. "), "{similar:#?}");
    world
        .run(["search", "bridge", "--cite-style", "apa", "--format", "ris"])
        .code(2)
        .says(&["bibliographies have no style", "hint: leave out --cite-style"]);
    world.run(["search", "a", "--cite-style", "none"]).code(2).says(&["no citation style 'none'"]);
}

#[test]
fn results_are_bibliographies() {
    let world = fixture::indexed();
    let run = world.run(["search", "bridge OR harbour", "--format", "biblatex", "-n", "99"]);
    let keys: Vec<&str> = run.ok().lines().filter(|line| line.starts_with('@')).collect();
    // Each article once, however many of its passages were found.
    let mut once = keys.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), keys.len());
    assert!(keys.iter().any(|key| key.ends_with("{river-2024,")), "{keys:?}");
    let json = world.run(["search", "bridge", "--format", "csl-json"]);
    let items: Vec<serde_json::Value> = json.json();
    assert!(items.iter().any(|item| item["id"] == "river-2024"));
    let none = world.run(["search", "xyzzy", "--no-spellings", "--format", "csl-json"]);
    assert_eq!(none.code(1).stdout, "[]\n");
    for format in ["bibtex", "ris", "hayagriva"] {
        let run = world.run(["search", "bridge", "--format", format]);
        assert!(run.ok().contains("river-2024"), "{format}");
    }
    // Of many queries there is one bibliography.
    let world = fixture::indexed().file("q.txt", "bridge\ntreasurer\n");
    let run = world.run(["search", "--queries", "q.txt", "--format", "csl-json"]);
    let items: Vec<serde_json::Value> = run.json();
    let river = items.iter().filter(|item| item["id"] == "river-2024").count();
    assert_eq!(river, 1);
}

#[test]
fn what_is_exported_describes_the_articles() {
    let world = fixture::indexed();
    let before: String = world.run(["articles", "--format", "json"]).stdout;
    for (format, file) in
        [("biblatex", "library.bib"), ("csl-json", "library.json"), ("hayagriva", "library.yml")]
    {
        let exported = world.run(["cite", "river-2024", "--format", format]);
        world.write(&format!("articles/{file}"), exported.ok());
        world.run(["index", "articles", "--rebuild"]).code(0);
        let after = world.run(["articles", "--format", "json"]).stdout;
        // A byline has the names in reading order; a citation tells them apart.
        assert_eq!(after.replace("Roe, Jane", "Jane Roe"), before, "{format}");
        world.remove(&format!("articles/{file}"));
    }
}

const RIVER_URL: &str = "https://example.org/river";

#[test]
fn links_lead_to_the_words_of_a_passage() {
    let world = fixture::indexed();
    let exact =
        format!("{RIVER_URL}#:~:text=The%20treasurer%27s%20report,the%20council%20explained.");
    let run = world.run(["cite", "river-2024#3", "--link"]);
    assert!(run.ok().ends_with(&format!(" <{exact}>\n")), "{run:#?}");
    let found: Vec<Citation> =
        world.run(["cite", "river-2024#3", "river-2024", "--format", "json"]).json();
    assert_eq!(found[0].link.as_deref(), Some(exact.as_str()));
    assert_eq!(found[1].link.as_deref(), Some(RIVER_URL));
    let shown: Vec<serde_json::Value> =
        world.run(["show", "river-2024#3", "-C", "0", "--format", "json"]).json();
    assert_eq!(shown[0]["link"], exact.as_str());
    // A search sees the passage alone.
    let found: Vec<Hit> =
        world.run(["search", "id:river-2024#3", "--format", "jsonl"]).json_lines();
    let link = found[0].link.as_ref().unwrap();
    assert_eq!(
        *link,
        format!(
            "{RIVER_URL}#:~:text=The%20treasurer%27s%20report%20speaks%20of%20%22strategic,\
             on%20the%20council%20explained."
        )
    );
    // Without an address the link is that of the file.
    let found: Vec<Citation> = world.run(["cite", "fluss#1", "--format", "json"]).json();
    assert!(found[0].link.as_ref().unwrap().starts_with("file://"), "{found:?}");
}

#[test]
fn paragraphs_that_are_the_same_are_told_apart_by_their_neighbours() {
    let text = "---\nurl: https://example.org/qa\n---\n\nWho paid for it?\n\nNobody knows that.\n\n\
                Who built it?\n\nNobody knows that.\n";
    let world = World::new().file("a/qa.md", text).indexed("a");
    let links: Vec<Citation> = world.run(["cite", "qa#2", "qa#4", "--format", "json"]).json();
    let ends: Vec<&str> =
        links.iter().map(|one| one.link.as_ref().unwrap().split(":~:").nth(1).unwrap()).collect();
    let that = "Nobody%20knows%20that.";
    assert_eq!(ends, [format!("text=for%20it%3F-,{that}"), format!("text=built%20it%3F-,{that}")]);
}

/// `cite --verify --format json`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Verified {
    ids: Vec<VerifiedId>,
    counts: std::collections::BTreeMap<String, usize>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct VerifiedId {
    id: String,
    standing: String,
    now: Option<String>,
    text: Option<String>,
    diff: Option<Vec<Part>>,
    draft: Draft,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Part {
    change: String,
    text: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Draft {
    path: String,
    line: usize,
    byte_start: usize,
    byte_end: usize,
}

const BEFORE: &str = "The ferry carries forty passengers over the river.\n\n\
    The toll bridge was built of oak in one long winter.\n\n\
    Nobody on the council explained why it was closed again.\n\n\
    The keeper counts carts and bicycles every morning.\n";

/// The first paragraph is new, one was edited, one is gone.
const AFTER: &str = "A new beginning that was not there before.\n\n\
    The ferry carries forty passengers over the river.\n\n\
    The toll bridge was built of stone in one long winter.\n\n\
    The keeper counts carts and bicycles every morning.\n";

fn locked(world: &World, id: &str) -> String {
    world.run(["cite", "--lock", id]).ok().trim_end().to_owned()
}

#[test]
fn what_was_cited_is_checked_later() {
    let world = World::new().file("a/bridge.txt", BEFORE).file("a/other.txt", "Another text.\n");
    let world = world.indexed("a");
    let ids: Vec<String> = (1..5).map(|n| locked(&world, &format!("bridge#{n}"))).collect();
    assert_eq!(world.run(["cite", "--lock", "bridge"]).ok().lines().collect::<Vec<_>>(), ids);
    let other = locked(&world, "other#1");
    let [first, second, third, fourth] = ids.as_slice() else { panic!("{ids:?}") };
    let draft = format!(
        "One [@{first}, para. 1].\n\nTwo \\cite{{{}}}.\n\n{{\"id\":\"{third}\"}} ({fourth}) {other}\n",
        second.replace('#', "\\#")
    );
    world.write("draft.md", &draft);
    let lock = world.run(["cite", "--lock", "bridge", "--format", "json"]).stdout;
    world.write("lock.json", &lock);
    let run = world.run(["cite", "--verify", "draft.md"]);
    assert!(run.ok().ends_with("\n5 ids: 5 same\n"), "{run:#?}");

    world.write("a/bridge.txt", AFTER);
    world.remove("a/other.txt");
    world.run(["index", "a"]).code(0);
    let verify = |files: &[&str]| {
        let args = ["cite", "--format", "json", "--verify"].iter().chain(files);
        let run = world.run(args.collect::<Vec<_>>());
        run.code(1);
        run.json::<Verified>()
    };
    let alone = verify(&["draft.md"]);
    let standings: Vec<_> =
        alone.ids.iter().map(|one| (one.standing.as_str(), one.now.as_deref())).collect();
    assert_eq!(
        standings,
        [
            ("moved", Some("bridge#2")),
            ("edited", Some("bridge#2")),
            ("edited", Some("bridge#3")),
            ("same", Some("bridge#4")),
            ("gone", None),
        ]
    );
    // Without the text that was cited nothing is said of what has changed.
    assert!(alone.ids.iter().all(|one| one.diff.is_none()));
    let with_lock = verify(&["draft.md", "lock.json"]);
    let of_draft: Vec<_> =
        with_lock.ids.iter().filter(|one| one.draft.path == "draft.md").collect();
    let standings: Vec<_> =
        of_draft.iter().map(|one| (one.standing.as_str(), one.now.as_deref())).collect();
    assert_eq!(
        standings,
        [
            ("moved", Some("bridge#2")),
            ("edited", Some("bridge#3")),
            ("gone", None),
            ("same", Some("bridge#4")),
            ("gone", None),
        ]
    );
    assert!(of_draft[1].text.as_ref().unwrap().contains("built of stone"));
    let part = |change: &str, text: &str| Part { change: change.to_owned(), text: text.to_owned() };
    assert_eq!(
        of_draft[1].diff.as_ref().unwrap()[1..3],
        [part("removed", "oak "), part("added", "stone ")]
    );
    assert_eq!((of_draft[1].id.as_str(), of_draft[1].draft.line), (second.as_str(), 3));
    let mention = &draft[of_draft[0].draft.byte_start..of_draft[0].draft.byte_end];
    assert!(first.ends_with(mention) && mention.starts_with("#1@"), "{mention}");
    assert_eq!(with_lock.counts["same"] + with_lock.counts["moved"], 4, "{with_lock:?}");

    let text = world.run(["cite", "--verify", "draft.md", "lock.json"]);
    let out = &text.code(1).stdout;
    for line in [
        "draft.md\n",
        "  moved: it is bridge#2 now\n",
        "  edited: bridge#3 says\n",
        "built of [-oak-] {+stone+} in one",
        "  gone: its article has nothing like it\n",
        "  gone: there is no such article\n",
        "\n\nlock.json\n",
    ] {
        assert!(out.contains(line), "{line:?} in {text:#?}");
    }
    // Commands that take ids know where it is.
    let run = world.run(["show", first, "-C", "0"]);
    run.says(&["bridge#1 has moved: it is bridge#2 now"]);
    assert!(run.ok().contains("The ferry carries"), "{run:#?}");
    let run = world.run(["cite", second]);
    run.code(0).says(&["warning: bridge#2 does not say any more what it said"]);
    world.run(["show", fourth]).code(0).silent();
    world.run(["similar", &other]).code(2).says(&["there is no article 'other'"]);
}

#[test]
fn what_cannot_be_checked_is_said() {
    let world = fixture::indexed().file("plain.md", "river-2024#1 and #2@nothing\n");
    let run = world.run(["cite", "--verify", "plain.md"]);
    run.code(1).says(&["no ids with fingerprints"]);
    world.run(["cite", "--verify", "none.md"]).code(2).says(&["cannot read none.md"]);
    world
        .run(["cite", "--lock", "fluss#1", "--format", "ris"])
        .code(2)
        .says(&["as text or as json only"]);
    let id = locked(&world, "fluss#1");
    let mut command = world.command(["cite", "--verify", "-"]);
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(format!("see {id}.\n").as_bytes()).unwrap();
    let run = Run::of(&command, child.wait_with_output().unwrap(), &world);
    assert!(run.ok().starts_with("standard input\n") && run.stdout.contains(" same\n"), "{run:#?}");
}

/// What `docs/citing.md` says is what is printed.
#[test]
fn the_documentation_is_right() {
    let docs = include_str!("../../docs/citing.md");
    let front = "---\ntitle: Rising water\nauthor: Jane Roe\npublisher: River Post\n\
                 date: 2024-05-09\nurl: https://example.org/water\nlanguage: en\n---\n";
    let article = |paragraphs: &[&str]| format!("{front}\n{}\n", paragraphs.join("\n\n"));
    let before = [
        "The river rose on Monday.",
        "Within one night it stood two metres higher at the old bridge.",
        "Nobody in the lower town had slept, and the schools were closed.",
    ];
    let after = [
        "This text was corrected on Friday.",
        before[0],
        "Within one night it stood three metres higher at the old bridge.",
    ];
    let world = World::new()
        .file("a/roe-2024.md", article(&before))
        .file("a/doe-2022.txt", "A text that will be gone.\n")
        .indexed("a");

    // Commands of which the output is shown.
    let examples = |docs: &str| -> Vec<(Vec<String>, String)> {
        let commands = docs.split("\n$ pincite ").skip(1);
        let shown = commands.map(|example| {
            let (command, output) = example.split_once('\n').unwrap();
            let output = output.split("\n$ ").next().unwrap().split("```").next().unwrap();
            (command.split(' ').map(str::to_owned).collect(), output.trim_end().to_owned())
        });
        shown.collect()
    };
    let all = examples(docs);
    let (later, now): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|(command, _)| command.contains(&"--verify".to_owned()));
    let mut compared = 0;
    for (command, output) in now.iter().filter(|(_, output)| !output.is_empty()) {
        assert_eq!(world.run(command).ok().trim_end(), output, "{command:?}");
        compared += 1;
    }
    assert!(compared >= 5, "{compared}");

    // The table of styles.
    let rows = docs.lines().filter_map(|line| {
        let cells: Vec<&str> =
            line.strip_prefix("| `")?.strip_suffix("` |")?.split("` | `").collect();
        <[&str; 3]>::try_from(cells).ok()
    });
    let rows: Vec<_> = rows.collect();
    assert!(rows.len() >= 4, "{rows:?}");
    for [style, in_text, reference] in rows {
        let run = world.run(["cite", "roe-2024#2", "--style", style]);
        assert_eq!(run.ok(), format!("{in_text}\n\n{reference}\n"), "{style}");
    }

    // What is checked later.
    let ids = world.run(["cite", "--lock", "roe-2024", "doe-2022#1"]).stdout;
    let ids: Vec<&str> = ids.lines().collect();
    world.write(
        "draft.md",
        format!("So it began [@{}].\n\nThen: {},\n{}, and\n{}.\n", ids[0], ids[1], ids[2], ids[3]),
    );
    let cited = world.run(["cite", "--lock", "roe-2024#2", "--format", "json"]).stdout;
    world.write("cited.json", cited);
    world.write("a/roe-2024.md", article(&after));
    world.remove("a/doe-2022.txt");
    world.run(["index", "a"]).code(0);
    let [(command, output)] = later.as_slice() else { panic!("{later:?}") };
    assert_eq!(world.run(command).code(1).stdout.trim_end(), output);
}
