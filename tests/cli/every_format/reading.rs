//! Samples, inspected and searched.

use pincite::source::Format;
use serde_json::Value;

use super::article::{SECOND, named};
use super::samples::{SAMPLES, Sample};
use crate::harness::World;

/// Writes what `inspect` says of an article, a line for each fact with its
/// origin, each paragraph and each piece left out.
pub fn listing(article: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let mut lines = vec![format!("{} {}", text(&article["id"]), text(&article["format"]))];
    for field in
        ["title", "authors", "translators", "published", "publisher", "url", "language", "tags"]
    {
        let stated = match &article[field] {
            Value::Null => continue,
            Value::Array(all) if all.is_empty() => continue,
            Value::Array(all) => all.iter().map(text).collect::<Vec<_>>().join("; "),
            one => text(one),
        };
        let origin = text(&article["origin"][field]);
        lines.push(format!("{field}: {} <- {origin}", named(&stated)));
    }
    for (name, value) in article["extra"].as_object().into_iter().flatten() {
        lines.push(format!("{name}: {}", text(value)));
    }
    for paragraph in elements(&article["paragraphs"]) {
        let heading = paragraph["heading"].as_str().unwrap_or("-");
        let mut line = format!("{heading} | {}", text(&paragraph["kind"]));
        if let Some(of) = paragraph["note_of"].as_u64() {
            line.push_str(&format!(" of {of}"));
        }
        if let Some(page) = paragraph["source"]["page"].as_u64() {
            line.push_str(&format!(" p{page}"));
        }
        lines.push(format!("{line} | {}", named(&text(&paragraph["text"]))));
    }
    for piece in elements(&article["left_out"]) {
        lines.push(format!("out: {} ({})", named(&text(&piece["text"])), text(&piece["why"])));
    }
    lines.extend(elements(&article["notes"]).iter().map(|note| format!("note: {}", text(note))));
    lines
}

pub fn elements(value: &Value) -> &[Value] {
    value.as_array().expect("an array")
}

/// Writes the place and citation of a hit: `ID LINES CITATION LINK`, of the link the
/// page that it leads to.
pub fn found(hit: &Value) -> String {
    let source = &hit["source"];
    let lines = match (source["line_start"].as_u64(), source["line_end"].as_u64()) {
        (Some(first), Some(last)) => format!("{first}-{last}"),
        (None, None) => "no lines".to_owned(),
        odd => panic!("{odd:?}"),
    };
    let link = hit["link"].as_str().unwrap_or("no link");
    let (link, words) = link.split_once("#:~:text=").unwrap_or((link, ""));
    // Marks of notes are no words of a page.
    let ends_well = words.ends_with("of%20the%20spring.") || !link.starts_with("http");
    assert!(ends_well, "{link}: {words}");
    let id = hit["id"].as_str().expect("an id");
    format!("{id} | {lines} | {} | {link}", hit["citation"].as_str().expect("a citation"))
}

fn world() -> World {
    let world = World::new();
    for sample in SAMPLES {
        world.write(&format!("a/{}", sample.path), (sample.bytes)());
    }
    world
}

/// Says whether `path` is the file or within it.
fn is_within(path: &Value, file: &str) -> bool {
    let path = path.as_str().expect("a path");
    path.strip_prefix(file).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[test]
fn every_format_has_a_sample() {
    let formats: Vec<Format> =
        SAMPLES.iter().filter_map(|one| Format::from_path(one.path.as_ref())).collect();
    for format in Format::ALL {
        // Bibliographies hold no articles and have tests of their own.
        let has = formats.contains(&format) || format == Format::Bibliography;
        assert!(has, "there is no sample of {}", format.name());
    }
}

#[test]
fn samples_are_inspected() {
    let world = world();
    let mut wrong = Vec::new();
    for sample in SAMPLES {
        let run = world.run(["inspect", &format!("a/{}", sample.path), "--format", "json"]);
        run.code(0).silent();
        let articles: Value = run.json();
        let lines: Vec<String> = elements(&articles).iter().flat_map(listing).collect();
        wrong.extend(differences(sample.path, &lines, &sample.inspected.concat()));
        let paths = elements(&articles).iter().map(|article| &article["path"]);
        wrong.extend(
            paths
                .filter(|path| !is_within(path, sample.path))
                .map(|path| format!("{}: the path of its article is {path}", sample.path)),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Tells what is not as expected, line by line.
fn differences(path: &str, found: &[String], expected: &[&str]) -> Vec<String> {
    let count = found.len().max(expected.len());
    let at = |at: usize| {
        (found.get(at).map_or("nothing", String::as_str), *expected.get(at).unwrap_or(&"nothing"))
    };
    let differ = (0..count).map(at).filter(|(found, expected)| found != expected);
    differ.map(|(found, expected)| format!("{path}: {found:?} instead of {expected:?}")).collect()
}

#[test]
fn samples_are_searched() {
    let world = world();
    let (articles, passages) = counts();
    let run = world.run(["index", "a"]);
    run.code(0).says(&[
        &format!("{} added", SAMPLES.len()),
        &format!("{articles} articles, {passages} passages"),
    ]);
    let run = world.run([
        "search",
        "\"forty passengers\" goats",
        "-n",
        "200",
        "--no-collapse",
        "--format",
        "json",
    ]);
    let results: Value = run.json();
    let mut hits: Vec<&Value> = elements(&results["hits"]).iter().collect();
    // Notes have the goat alone.
    hits.retain(|hit| hit["text"].as_str().is_some_and(|text| text.starts_with(SECOND)));
    let mut wrong = Vec::new();
    for sample in SAMPLES {
        let (of_it, others) =
            hits.into_iter().partition(|hit| is_within(&hit["source"]["path"], sample.path));
        hits = others;
        let lines: Vec<String> = Vec::from_iter(&of_it).into_iter().map(|hit| found(hit)).collect();
        wrong.extend(differences(sample.path, &lines, &[sample.found]));
        for hit in of_it {
            check_snippet(hit);
            wrong.extend(misplaced(hit, sample));
        }
    }
    wrong.extend(hits.into_iter().map(|hit| format!("of no sample: {}", found(hit))));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// How many articles and passages the samples have.
fn counts() -> (usize, usize) {
    let formats: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
    let lines = || SAMPLES.iter().flat_map(|sample| sample.inspected.iter().copied().flatten());
    let is_article =
        |line: &&&str| line.split_once(' ').is_some_and(|(_, format)| formats.contains(&format));
    (lines().filter(is_article).count(), lines().filter(|line| line.contains(" | ")).count())
}

/// Checks that the snippet is the paragraph and marks what was asked for.
fn check_snippet(hit: &Value) {
    let text = hit["text"].as_str().expect("a text");
    let [fragment] = elements(&hit["snippet"]["fragments"]) else { panic!("{hit:#}") };
    assert_eq!(fragment["text"], text, "{hit:#}");
    let offset =
        |value: &Value| usize::try_from(value.as_u64().expect("an offset")).expect("a size");
    let marked: Vec<(&str, &str)> = elements(&fragment["highlights"])
        .iter()
        .map(|mark| {
            (
                &text[offset(&mark["start"])..offset(&mark["end"])],
                mark["kind"].as_str().expect("a kind"),
            )
        })
        .collect();
    assert_eq!(marked, [("forty passengers", "phrase"), ("goat", "stem")], "{hit:#}");
}

/// Says where a hit names lines or bytes that do not hold what was searched
/// for, if its file is a text, and not one in an archive.
fn misplaced(hit: &Value, sample: &Sample) -> Option<String> {
    let file = String::from_utf8((sample.bytes)()).ok()?;
    if hit["source"]["path"] != sample.path {
        return None;
    }
    let number = |name: &str| Some(hit["source"][name].as_u64()? as usize);
    if let (Some(first), Some(last)) = (number("line_start"), number("line_end")) {
        let lines: Vec<&str> = file.lines().skip(first - 1).take(last + 1 - first).collect();
        if !lines.concat().contains("forty passengers") {
            return Some(format!("{}: it does not stand on lines {first} to {last}", sample.path));
        }
    }
    if let (Some(start), Some(end)) = (number("byte_start"), number("byte_end"))
        && !file.get(start..end).is_some_and(|slice| slice.starts_with(SECOND))
    {
        return Some(format!("{}: it does not stand on bytes {start} to {end}", sample.path));
    }
    None
}
