//! `pincite check`: the quotations of a draft against the sample collection.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::Stdio;

use crate::contract::{Checked, CheckedQuotation};
use crate::harness::{Run, World};

/// A paragraph of a draft with one quotation, the verdict, and the article that
/// it was found in.
type Case = (&'static str, &'static str, Option<&'static str>);

/// The author knows the samples well, and not all he writes is right.
const DRAFT: &[Case] = &[
    // True.
    (
        "She “traces its name to a village in Khyber Pakhtunkhwa” (rawal-digest).",
        "verbatim",
        Some("rawal-digest"),
    ),
    (
        "\"Both give 30 dead on the side of ISIS-K or ISKP\" (see @mastung).",
        "verbatim",
        Some("mastung"),
    ),
    (
        "Who else is to act? ‘She urges other states to look beyond publicised arrests’, it says.",
        "verbatim",
        Some("baruah-digest"),
    ),
    (
        "> Islamabad, by her account, first called reports of its presence propaganda. [@baruah-digest]",
        "verbatim",
        Some("baruah-digest"),
    ),
    (
        "“[S]uch attacks are called minor, and the army … never to have been hit”[^1].",
        "verbatim",
        Some("perilous-convergence-digest"),
    ),
    (
        "« Three of the five articles place the Khorasan branch […] in Balochistan »",
        "verbatim",
        Some("mastung"),
    ),
    // Over the border of two paragraphs.
    (
        "The comparison ends “adds that foreigners were among them.\n\n“Both report that the group declared war in return” ([Mastung](https://example.org/samples/mastung)).",
        "verbatim",
        Some("mastung"),
    ),
    // Altered: a number, a name, a negation, a word.
    (
        "“Reports put ISK’s strength by 2022 at between 2,500 and 4,000” (rawal-digest#8).",
        "differs",
        Some("rawal-digest"),
    ),
    (
        "“traces its name to a village in North Waziristan Agency of Pakistan”",
        "differs",
        Some("rawal-digest"),
    ),
    (
        "“She finds it plausible that Pakistan did not know of ISKP’s presence”",
        "differs",
        Some("baruah-digest"),
    ),
    (
        "“Since talks with the Afghan Taliban (TTP) failed, she writes, Pakistan has suffered several TTP attacks”",
        "differs",
        Some("rawal-digest"),
    ),
    // Of another article.
    (
        "“She urges other states to look beyond publicised arrests” (rawal-digest).",
        "wrong-source",
        Some("baruah-digest"),
    ),
    (
        "According to [Mastung](https://example.org/samples/mastung/), “the first four Emirs of ISKP were Pakistanis”.",
        "wrong-source",
        Some("perilous-convergence-digest"),
    ),
    // Made up.
    (
        "“The ministry confirmed on Tuesday that all camps had been closed” (rawal-digest).",
        "not-found",
        None,
    ),
    ("“Nobody in Islamabad believes a word of these old stories”", "not-found", None),
];

const NOTE: &str = "\n\n[^1]: See perilous-convergence-digest#6.\n";

fn draft() -> String {
    let paragraphs: Vec<_> = DRAFT.iter().map(|(text, ..)| *text).collect();
    format!("# A draft\n\n{}{NOTE}", paragraphs.join("\n\n"))
}

fn seeds() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

/// A folder with the sample collection indexed, and the draft.
fn world() -> World {
    let world = World::new().file("draft.md", draft());
    world.run(["index", &seeds().to_string_lossy()]).code(0);
    world
}

#[track_caller]
fn checked(run: &Run) -> Checked {
    run.json()
}

#[test]
fn a_draft_is_judged_right() {
    let world = world();
    let run = world.run(["check", "draft.md", "--format", "json"]);
    let found = checked(run.code(1).silent());
    assert_eq!(found.quotations.len(), DRAFT.len(), "{found:#?}");
    let text = draft();
    let article = |quotation: &CheckedQuotation| {
        quotation.passage.as_ref().and_then(|id| Some(id.split_once('#')?.0.to_owned()))
    };
    for (quotation, (paragraph, verdict, expected)) in found.quotations.iter().zip(DRAFT) {
        assert_eq!(quotation.verdict.name(), *verdict, "{paragraph}: {quotation:#?}");
        assert_eq!(article(quotation).as_deref(), *expected, "{paragraph}: {quotation:#?}");
        assert_eq!(quotation.citation.is_some(), expected.is_some());
        assert_eq!(quotation.diff.iter().any(|part| part.change != "same"), *verdict == "differs");
        assert_eq!(quotation.accepted, *verdict == "verbatim");
        assert_eq!(quotation.link.is_some(), expected.is_some());
        assert!((0.0..=1.0).contains(&quotation.similarity));
        assert!(*verdict != "differs" || quotation.diff.iter().all(|part| !part.text.is_empty()));
        // The place is that of the words.
        let place = &quotation.draft;
        assert_eq!(place.path, "draft.md");
        let words = &text[place.byte_start.unwrap()..place.byte_end.unwrap()];
        let first = quotation.text.split([' ', '\n']).next().unwrap();
        assert!(words.starts_with(first), "{words}");
        let line = text[..place.byte_start.unwrap()].matches('\n').count() + 1;
        assert_eq!(place.line, u32::try_from(line).ok());
    }
    let crossing = &found.quotations[6];
    assert!(crossing.passage_end.is_some() && crossing.text.contains("\n\n"), "{crossing:#?}");
    for verdict in ["verbatim", "differs", "wrong-source", "not-found"] {
        let count = DRAFT.iter().filter(|(_, expected, _)| *expected == verdict).count();
        assert_eq!(found.counts[verdict], count, "{verdict}");
    }
}

#[test]
fn the_report_is_for_reading() {
    let world = World::new().file(
        "draft.md",
        "He “traces its name to a village in Khyber Pakhtunkhwa” (rawal-digest).\n\n“Reports put ISK’s strength by 2022 at between 2,500 and 4,000”\n\n“She urges other states to look beyond publicised arrests” (rawal-digest).\n\n“Nobody in Islamabad believes a word of these old stories”\n",
    );
    world.run(["index", &seeds().to_string_lossy()]).code(0);
    let run = world.run(["check", "draft.md"]);
    insta::assert_snapshot!("check", run.code(1).silent().stdout);
    // Nothing depends on colour, and what is coloured has no marks.
    let run = world.run(["check", "draft.md", "--color", "always"]);
    assert!(run.stdout.contains("\u{1B}[31m") && !run.stdout.contains("[-"), "{run:#?}");
}

#[test]
fn exit_codes_say_how_it_ended() {
    let world = world();
    let check = |text: &str, args: &[&str]| {
        world.write("one.md", text);
        world.run([&["check", "one.md"], args].concat())
    };
    check("“traces its name to a village in Khyber Pakhtunkhwa”", &[]).code(0);
    check("“Nobody in Islamabad believes a word of these old stories”", &[]).code(1);
    // Nothing to check is nothing wrong.
    check("No quotation.", &[]).code(0).says(&["one.md: no quotations of 4 words or more"]);
    check("“strategic depth”", &[]).code(0).says(&["no quotations of 4 words"]);
    check("“strategic depth”", &["--min-words", "2"]).code(0).silent();
    check("“strategic drums”", &["--min-words", "2"]).code(1);
    // Another number is no paraphrase.
    let number = "“Reports put ISK’s strength by 2022 at between 2,500 and 4,000”";
    check(number, &["--accept", "0.8"]).code(1);
    let altered = "“Reports put ISK’s power by 2022 at between 1,500 and 4,000”";
    check(altered, &[]).code(1);
    let run = check(altered, &["--accept", "0.8"]);
    assert!(run.code(0).stdout.contains("1 differs (1 accepted)"), "{run:#?}");
    check(altered, &["--accept", "0.99"]).code(1);
    check(altered, &["--accept", "80"]).code(2).says(&["expected a number from 0 to 1"]);
    world.run(["check", "none.md"]).code(2).says(&["none.md: no such file"]);
    world.run(["check"]).code(2).says(&["Usage"]);
    // Of several drafts the others are checked.
    let run = world.run(["check", "none.md", "one.md", "--format", "json"]);
    run.code(2).says(&["warning: cannot read none.md"]);
    assert_eq!(checked(&run).quotations.len(), 1);
    World::new().file("a.md", "x").run(["check", "a.md"]).code(2).says(&["no index"]);
}

#[test]
fn articles_can_be_chosen() {
    let world = world();
    world.write("one.md", "“She urges other states to look beyond publicised arrests”");
    world.run(["check", "one.md", "--articles", "title:Baruah"]).code(0);
    world.run(["check", "one.md", "--articles", "title:Mastung"]).code(1);
    world.run(["check", "one.md", "--articles", "zzzzqqq"]).code(2).says(&["no article matches"]);
    let only = seeds().join("baruah-digest.txt");
    world.run(["check", "one.md", "--within", &only.to_string_lossy()]).code(0);
    let other = seeds().join("mastung.md");
    world.run(["check", "one.md", "--within", &other.to_string_lossy()]).code(1);
}

#[test]
fn a_draft_is_no_proof_of_itself() {
    let world = World::new()
        .file("notes/draft.md", "“Nobody believes a word of these old stories”\n")
        .file("notes/other.md", "It rained on the hills that day.\n")
        .indexed("notes");
    let run = world.run(["check", "notes/draft.md"]);
    run.code(1).says(&["notes/draft.md is one of the articles; it is left out"]);
    world.run(["check", "notes/draft.md", "--within", "notes/draft.md"]).code(2);
}

#[test]
fn titles_are_no_quotations() {
    let world = world();
    world.write(
        "one.md",
        "See “Mastung and Balochistan: What Three Articles Report”, “One agreement, two accounts”, and “Mastung and Balochistan: what nobody ever reports”.",
    );
    let run = world.run(["check", "one.md"]);
    let summary = "1 quotation: 1 not found, besides 2 titles of articles";
    assert!(run.code(1).stdout.contains(summary), "{run:#?}");
    assert_eq!(checked(&world.run(["check", "one.md", "--format", "json"])).quotations.len(), 1);
    let copy = world.run(["check", "one.md", "--annotate"]).stdout;
    assert_eq!(copy.matches("**[not found]**").count(), 1, "{copy}");
    assert!(!copy.contains("[^pincite-"), "{copy}");
}

#[test]
fn standard_input_is_a_draft() {
    let world = world();
    let check = |text: &str, args: &[&str]| {
        let mut command = world.command([&["check", "-", "--format", "json"], args].concat());
        let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        Run::of(&command, child.wait_with_output().unwrap(), &world)
    };
    let quotation = "“traces its name to a village in Khyber Pakhtunkhwa”";
    let run = check(&format!("`{quotation}` {quotation}"), &[]);
    let found = checked(run.code(0));
    assert_eq!(found.quotations.len(), 1);
    assert_eq!(found.quotations[0].draft.path, "standard input");
    assert_eq!(checked(&check(&format!("`{quotation}`"), &["--as", "text"])).quotations.len(), 1);
    let text = "<p><q>traces its name to a village in Khyber Pakhtunkhwa</q>";
    let run = check(text, &["--as", "html"]);
    if cfg!(feature = "html") {
        assert_eq!(checked(run.code(0)).quotations.len(), 1);
    } else {
        run.code(2).says(&["needs a build of pincite with the feature 'html'"]);
    }
}

#[test]
fn sarif_is_as_the_standard_says() {
    let world = world();
    world.write("a b/draft.md", draft());
    let run = world.run(["check", "a b/draft.md", "--format", "sarif"]);
    let log: serde_json::Value = run.code(1).silent().json();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["tool"]["driver"]["name"], "pincite");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    let failing = DRAFT.iter().filter(|(_, verdict, _)| *verdict != "verbatim");
    let expected: Vec<_> = failing.map(|(_, verdict, _)| *verdict).collect();
    let found: Vec<_> = results.iter().map(|result| result["ruleId"].as_str().unwrap()).collect();
    assert_eq!(found, expected);
    let text = draft();
    for result in results {
        let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[rule]["id"], result["ruleId"]);
        assert!(["warning", "error"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "a%20b/draft.md");
        let region = &place["region"];
        let at = |name: &str| usize::try_from(region[name].as_u64().unwrap()).unwrap();
        let words = &text[at("byteOffset")..at("byteOffset") + at("byteLength")];
        assert_eq!(words.replace("\n> ", " "), region["snippet"]["text"].as_str().unwrap());
        assert_eq!(text[..at("byteOffset")].matches('\n').count() + 1, at("startLine"));
    }
}

#[test]
fn a_copy_has_the_citations() {
    let world = world();
    let run = world.run(["check", "draft.md", "--annotate"]);
    let copy =
        run.code(1).says(&["15 quotations: 7 verbatim, 4 differ, 2 wrong sources, 2 not found"]);
    let copy = &copy.stdout;
    assert!(copy.contains("Pakhtunkhwa”[^pincite-1] (rawal-digest)."), "{copy}");
    assert!(copy.contains("\n[^pincite-1]: Pincite Samples, "), "{copy}");
    assert!(copy.contains("been closed” **[not found]** (rawal-digest)"), "{copy}");
    assert!(copy.contains("arrests” **[wrong source]**[^pincite-12] (rawal-digest)."), "{copy}");
    assert!(copy.contains("4,000” **[differs]**[^pincite-8] (rawal-digest#8)."), "{copy}");
    // The draft stands in it, whole and in order.
    let mut rest = copy.chars();
    assert!(draft().chars().all(|c| rest.any(|other| other == c)), "{copy}");
    let run = world.run(["check", "draft.md", "--annotate", "-o", "copy.md", "--format", "json"]);
    assert_eq!(checked(run.code(1).silent()).quotations.len(), DRAFT.len());
    assert_eq!(String::from_utf8(world.read("copy.md")).unwrap(), *copy);
    assert_eq!(String::from_utf8(world.read("draft.md")).unwrap(), draft());
    // Checked again, the copy says the same: what was put in is no quotation.
    let again = checked(&world.run(["check", "copy.md", "--format", "json"]));
    assert_eq!(again.counts, checked(&run).counts);
    for (args, message) in [
        (&["draft.md", "copy.md", "--annotate"][..], "one draft is annotated at a time"),
        (&["draft.md", "--annotate", "-o", "draft.md"], "written over the draft"),
        (&["draft.md", "--annotate", "--format", "json"], "in the place of the report"),
        (&["draft.md", "-o", "x.md"], "--annotate"),
        (&["x.jsonl", "--annotate"], "x.jsonl is jsonl; only Markdown and plain text"),
    ] {
        world.write("x.jsonl", "{\"text\": \"One.\"}");
        world.run([&["check"], args].concat()).code(2).says(&[message]);
    }
}

#[test]
#[cfg(feature = "formats")]
fn word_documents_are_drafts() {
    let world = world();
    let text = "He “traces its name to a village in Khyber Pakhtunkhwa” and “Nobody in Islamabad believes a word of it”.";
    world.write("draft.docx", crate::every_format::docx_of(text));
    let found = checked(world.run(["check", "draft.docx", "--format", "json"]).code(1).silent());
    let verdicts: Vec<_> = found.quotations.iter().map(|one| one.verdict.name()).collect();
    assert_eq!(verdicts, ["verbatim", "not-found"]);
    assert_eq!(found.quotations[0].draft.byte_start, None);
}
