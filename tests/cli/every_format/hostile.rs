//! Files made to do harm, and files that change or go while others depend on
//! them.

use super::{packages, texts};
use crate::harness::{World, ids};

/// What is in a file that no article may show.
const SECRET: &str = "swordfish";

/// A document type that names a file as entities of its own and of parameters.
fn doctype(root: &str, address: &str) -> String {
    format!(
        "<!DOCTYPE {root} SYSTEM \"{address}\" [<!ENTITY x SYSTEM \"{address}\">\
         <!ENTITY % p SYSTEM \"{address}\"> %p; <!ENTITY q PUBLIC \"-//X\" \"{address}\">]>"
    )
}

/// Puts a document type and a reference to its entity into an XML document.
fn infected(document: &[u8], root: &str, address: &str) -> Vec<u8> {
    let text = std::str::from_utf8(document).expect("UTF-8");
    let at = text.find(&format!("<{root}")).expect("a root element");
    let rest = text[at..].replacen("forty", "forty &x; &q;", 1);
    format!("{}{rest}", doctype(root, address)).into_bytes()
}

#[test]
fn entities_are_never_fetched() {
    let world = World::new().file("secret/secret.txt", SECRET).file("a/secret.ent", SECRET);
    let absolute = format!("file://{}", world.path("secret/secret.txt").display());
    for (at, address) in
        [absolute.as_str(), "secret.ent", "../secret/secret.txt"].iter().enumerate()
    {
        let file = |name: &str| format!("a/{at}-{name}");
        world.write(&file("x.nitf"), infected(&texts::nitf(), "nitf", address));
        world.write(&file("x.newsml"), infected(&texts::newsml(), "newsItem", address));
        world.write(&file("x.nxml"), infected(&texts::jats(), "article", address));
        world.write(&file("x.xml"), infected(&texts::rss(), "rss", address));
        world.write(&file("x.html"), infected(&texts::html(), "html", address));
        let content = infected(&document_part(), "w:document", address);
        world.write(&file("x.docx"), packages::zip_of(&[("word/document.xml", content)]));
    }
    let run = world.run(["inspect", "a", "--format", "json"]);
    assert!(!format!("{}{}", run.stdout, run.stderr).contains(SECRET), "{run:#?}");
    let run = world.run(["index", "a"]);
    // Word writes no document types.
    run.code(2).says(&[
        "a/0-x.docx: its part word/document.xml declares a document type, which such parts never do",
        "15 added, 0 changed, 0 unchanged, 0 removed, 3 not readable",
    ]);
    assert!(!run.stderr.contains(SECRET), "{run:#?}");
    // All of the others is read, but for the entity.
    let run = world.run(["search", "skipper passengers bicycles", "--count"]);
    assert_eq!(run.ok(), "15\n");
    world.run(["search", SECRET]).code(1);
    let run = world.run(["export", "--articles"]);
    assert!(!run.ok().contains(SECRET), "{run:#?}");
    for address in ["secret.ent", "../secret/secret.txt"] {
        assert!(!run.stdout.contains(address), "{address} in {run:#?}");
    }
    // Where it is missing is said.
    let run = world.run(["inspect", "a/0-x.nitf"]);
    assert!(run.ok().contains("entity &x; stands for another file, which is not read"), "{run:#?}");
}

/// The main part of a Word document of one paragraph.
fn document_part() -> Vec<u8> {
    b"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p>\
      <w:r><w:t>The skipper counts forty passengers.</w:t></w:r></w:p></w:body></w:document>"
        .to_vec()
}

#[test]
fn entities_that_multiply_are_refused() {
    let mut entities = "<!ENTITY e0 \"laugh laugh laugh laugh laugh\">".to_owned();
    for level in 1..12 {
        let below = format!("&e{};", level - 1).repeat(10);
        entities.push_str(&format!("<!ENTITY e{level} \"{below}\">"));
    }
    let bomb = format!("<!DOCTYPE nitf [{entities}]><nitf><body><p>&e11;</p></body></nitf>");
    let world = World::new().file("a/laughs.xml", bomb).file("a/good.txt", texts::text());
    world
        .run(["index", "a"])
        .code(2)
        .says(&["a/laughs.xml: its entities, such as &e", "8388608 bytes"]);
    assert_eq!(world.run(["search", "forty", "--format", "paths"]).ok(), "a/good.txt\n");
}

/// A frame of Zstandard (RFC 8878) that unpacks to as many blocks of 128 KiB
/// of blanks, each written as four bytes. Unlike deflated data it is unpacked
/// fast by code that was built for tests.
fn blanks(blocks: usize) -> Vec<u8> {
    const MAGIC_AND_WINDOW: &[u8] = b"\x28\xB5\x2F\xFD\x00\x38";
    // The size, shifted by three bits; a block that repeats its byte.
    let block = |is_last: u32| {
        let header = (128 << 10) << 3 | 1 << 1 | is_last;
        [&header.to_le_bytes()[..3], b" "].concat()
    };
    [MAGIC_AND_WINDOW, &block(0).repeat(blocks - 1), &block(1)].concat()
}

#[test]
fn bombs_are_stopped() {
    let world = World::new().file("a/good.txt", texts::text());
    // More than a gibibyte in 34 kilobytes: each part is below the limit, all
    // together are not.
    let quarter = blanks(2_100);
    let parts = ["0.jsonl.zst", "1.jsonl.zst", "2.jsonl.zst", "3.jsonl.zst"];
    let inner = packages::tar_of(&parts.map(|name| (name, quarter.as_slice())));
    let bomb = packages::zip_of(&[("inner.tar", inner)]);
    assert!(bomb.len() < 40_000, "{}", bomb.len());
    world.write("a/bomb.zip", bomb);
    // More than a single article may have.
    world.write("a/long.txt.zst", blanks(1_030));
    // Archives in archives in archives in archives.
    let deep = (0..5).fold(texts::text(), |inner, level| {
        let name = if level == 0 { "deep.txt" } else { "deep.zip" };
        packages::zip_of(&[(name, inner)])
    });
    world.write("a/deep.zip", deep);
    let run = world.run(["index", "a"]);
    run.code(2).says(&[
        "cannot read all of a/bomb.zip: it unpacks to more than 1073741824 bytes; unpack it \
         yourself and index the folder",
        "a/long.txt.zst has more than 134217728 bytes; at most 134217728 are read as one article",
        "a/deep.zip/deep.zip/deep.zip/deep.zip: it is in 3 archives, one in the other; no deeper \
         ones are read",
        "1 added, 0 changed, 0 unchanged, 0 removed, 3 not readable",
    ]);
    assert_eq!(world.run(["search", "forty", "--format", "paths"]).ok(), "a/good.txt\n");
    let listed = world.run(["articles", "--problems"]);
    for path in ["a/bomb.zip", "a/long.txt.zst", "a/deep.zip"] {
        assert!(listed.ok().contains(path), "{path} in {listed:#?}");
    }
}

/// Each way to pack a text into a file.
type Pack = fn(&[u8]) -> Vec<u8>;

const PACKED: &[(&str, Pack)] = &[
    ("plain.txt", <[u8]>::to_vec),
    ("text.txt.gz", packages::gz_of),
    ("text.txt.zst", packages::zst_of),
    ("text.zip", |text| packages::zip_of(&[("folder/text.txt", text)])),
    ("text.tar", |text| packages::tar_of(&[("folder/text.txt", text)])),
    ("text.tgz", |text| packages::gz_of(&packages::tar_of(&[("text.txt", text)]))),
    ("text.warc", |text| texts::record("conversion", "https://example.org/x", "text/plain", text)),
    ("text.eml", |text| {
        let head =
            b"Subject: Text\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n\
                     --b\nContent-Type: text/plain\n\nSee there.\n--b\nContent-Type: text/plain\n\
                     Content-Disposition: attachment; filename=\"text.txt\"\n\n";
        [head, text, b"\n--b--\n"].concat()
    }),
];

#[test]
fn articles_change_and_go_with_their_file() {
    let mut wrong = Vec::new();
    for (path, pack) in PACKED {
        let world = World::new().file("a/good.txt", "A good text stands beside it.\n");
        let file = format!("a/{path}");
        let count = |query: &str| world.run(["search", query, "--count"]).stdout.trim().to_owned();
        world.write(&file, pack(b"The heron stands at the pier."));
        world.run(["index", "a"]).code(0).says(&["2 added"]);
        let first = count("heron");
        world.write(&file, pack(b"The cormorant stands on the pier of the island."));
        world.run(["index", "a"]).code(0).says(&["1 changed"]);
        let changed = (count("heron"), count("cormorant"));
        world.remove(&file);
        world.run(["index", "a"]).code(0).says(&["1 removed", "1 article, 1 passage in"]);
        let removed = count("heron OR cormorant");
        let listed = world.run(["articles"]).stdout.lines().last().unwrap_or_default().to_owned();
        let counts = format!("{first}, {} and {}, {removed}, {listed}", changed.0, changed.1);
        if counts != "1, 0 and 1, 0, 1 article" {
            wrong.push(format!("{path}: found {counts}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Two articles of the same id, one of them compressed: each keeps an id of
/// its own, and none is there twice.
#[test]
fn ids_that_collide_are_told_apart_in_compressed_files() {
    let record = |text: &str| format!("{{\"id\": \"heron\", \"text\": \"{text}\"}}\n");
    let world = World::new()
        .file("a/one.jsonl", record("The heron stands at the pier."))
        .file("a/two.jsonl.gz", packages::gz_of(record("The heron has flown.").as_bytes()))
        .indexed("a");
    assert_eq!(world.run(["search", "heron", "--count"]).ok(), "2\n");
    assert!(world.run(["articles"]).ok().ends_with("2 articles\n"));
}

/// The same in a later run, with an article in an archive: what was there
/// before is told apart from what comes.
#[test]
fn ids_that_collide_are_told_apart_in_archives() {
    let heron = ("heron.txt", "The heron stands at the pier.\n");
    let world = World::new().file("a/birds.zip", packages::zip_of(&[heron])).indexed("a");
    world.write("a/heron.txt", "The heron has flown.\n");
    world.run(["index", "a"]).code(0).says(&["1 added", "2 articles, 2 passages"]);
    let mut found = ids(&world.run(["search", "heron", "--format", "jsonl"]));
    found.sort_unstable();
    let all = found.len();
    found.dedup();
    assert_eq!((all, found.len()), (2, 2), "{found:?}");
}
