//! Results as a page, of articles and queries that would rather be code.

use crate::fixture;
use crate::harness::World;

/// An article that tries to get out of its page everywhere it can.
fn hostile() -> World {
    let record = serde_json::json!({
        "id": "trap\"><script>", "title": "</title><script>alert('lantern')</script>",
        "author": "Eve \"onclick=alert(1)", "publisher": "<img src=x onerror=alert(1)>",
        "url": "javascript:alert(1)", "language": "en\" onload=\"alert(1)",
        "paragraphs": [
            {"heading": "<iframe>", "text": "The lantern & the <b onclick='x'>door</b>\u{1B}[31m."},
            "Another <lantern>.",
        ],
    });
    World::new()
        .file("a/trap.jsonl", format!("{record}\n"))
        .file("<queries>.csv", "id,query\n<script>,\"lantern <img src=x>\"\n")
        .indexed("a")
}

#[test]
fn a_page_shows_code_and_runs_none() {
    let world = hostile();
    for args in [
        &["search", "lantern </h1><script>alert(1)</script> colour:<b>"][..],
        &["search", "lantern", "--context", "1", "--explain"],
        &["search", "--queries", "<queries>.csv"],
    ] {
        let run = world.run([args, &["--format", "html"]].concat());
        let page = run.ok();
        assert!(page.contains("The <mark class=\"exact\""), "{page}");
        let (head, body) = page.split_once("<body>").unwrap();
        assert!(head.contains("Content-Security-Policy"), "{page}");
        for wrong in ["<script", "<img", "<iframe", "<b", "<a ", "lang=\"en\"", "\u{1B}"] {
            let body = body.replace("<blockquote", "").replace("<bdi", "").replace("</body", "");
            assert!(!body.contains(wrong), "{wrong} in {page}");
        }
        assert_eq!(head.matches("</title>").count(), 1, "{page}");
    }
}

#[test]
fn a_page_says_what_is_odd_and_what_is_found() {
    let world = fixture::indexed();
    let run = world.run(["search", "ferry colour:red", "--format", "html", "-n", "2"]);
    let page = run.ok();
    for part in [
        "<h1 dir=\"auto\">ferry colour:red</h1>",
        "<p class=\"count\" dir=\"auto\">1–2 of 5 results</p>",
        "no field &#39;colour&#39;",
        "<pre>ferry colour:red\n      ^^^^^^^^^^</pre>",
        "<article id=\"1\" lang=\"en-GB\">",
    ] {
        assert!(page.contains(part), "{part} in {page}");
    }
    let nothing = world.run(["search", "zebra", "--format", "html"]);
    nothing.code(1).silent();
    assert!(nothing.stdout.contains(">nothing found</p>"), "{nothing:#?}");
    assert!(nothing.stdout.ends_with("</body>\n</html>\n"), "{nothing:#?}");
    // Nothing is half a page.
    let run = world.run(["search", "ferry", "--format", "html", "--index", "nowhere"]);
    assert_eq!(run.code(2).stdout, "");
}
