//! Which entry is found for which article.

use std::path::Path;

use super::parse;
use crate::bibliography::BibliographyFormat::{BibLatex, CslJson};
use crate::bibliography::{Bibliography, Coverage, Descriptions, Finding, Share, Subject};

fn bib(path: &str, text: &str) -> Bibliography {
    Bibliography { path: path.to_owned(), ..parse(BibLatex, text) }
}

fn subject(path: &str) -> Subject<'_> {
    Subject { path, absolute: None, id: None, url: None, doi: None, share: Share::Whole }
}

/// Writes what was found: `KEY by WHAT`, a remark, or `nothing`.
fn found(all: &Descriptions, subject: &Subject<'_>) -> String {
    match all.find(subject) {
        Finding::Entry(found) => {
            format!("{} by {}", all.entry(found.place).unwrap().key, found.by.name())
        }
        Finding::Ambiguous(remark) => remark,
        Finding::Nothing => "nothing".to_owned(),
    }
}

/// Checks what is found for the first of the files.
#[track_caller]
fn check_file(file_field: &str, folder: &str, files: &[&str], expected: &str) {
    let path = format!("{folder}/refs.bib");
    let bib = bib(path.trim_start_matches('/'), &format!("@misc{{k, file = {{{file_field}}}}}"));
    let all = Descriptions::new(vec![(folder.to_owned(), bib)], files.iter().copied());
    assert_eq!(found(&all, &subject(files[0])), expected, "{file_field} {files:?}");
}

#[test]
fn files() {
    let by_file = "k by file";
    check_file("a.pdf", "", &["a.pdf"], by_file);
    check_file("a.pdf", "lib", &["lib/a.pdf", "a.pdf"], by_file);
    check_file("a.pdf", "lib", &["a.pdf", "lib/a.pdf"], "nothing");
    check_file("./x/../a.pdf", "lib", &["lib/a.pdf"], by_file);
    check_file("../papers/a.pdf", "lib", &["papers/a.pdf"], by_file);
    check_file(r"sub\\a.pdf", "lib", &["lib/sub/a.pdf", "a.pdf"], by_file);
    check_file(
        "/home/x/storage/ABCD1234/a.pdf",
        "",
        &["z/storage/ABCD1234/a.pdf", "y/a.pdf"],
        by_file,
    );
    check_file(
        r"C\:\\z\\storage\\ABCD1234\\a.pdf",
        "",
        &["storage/ABCD1234/a.pdf", "b/a.pdf"],
        by_file,
    );
    check_file("/x/ABCD1234/a.pdf", "", &["ABCD1234/a.pdf", "ABCD5678/a.pdf"], by_file);
    check_file("/x/ABCD1234/a.pdf", "", &["ABCD5678/a.pdf", "ABCD1234/a.pdf"], "nothing");
    check_file("/x/ABCD1234/a.pdf", "", &["other/a.pdf"], by_file);
    check_file("/x/ABCD1234/a.pdf", "", &["other/A.pdf"], "nothing");
    check_file("f/Cafe\u{301}.pdf", "", &["f/Caf\u{e9}.pdf"], by_file);
    check_file(
        "/x/ABCD/a.pdf",
        "",
        &["one/ABCD/a.pdf", "two/ABCD/a.pdf"],
        "a bibliography entry names a file that ends in ABCD/a.pdf, as several files do; it is \
         not used, expected one",
    );
    // One file has the very path, the others only end alike.
    check_file("f/a.pdf", "lib", &["other/f/a.pdf", "lib/f/a.pdf"], "nothing");
    check_file("/x/y/f/a.pdf", "", &["z/f/a.pdf", "y/f/a.pdf"], "nothing");
    check_file("/x/y/f/a.pdf", "", &["y/f/a.pdf", "z/f/a.pdf"], by_file);
    // An entry may describe several files.
    check_file("PDF:f/a.pdf:application/pdf;Page:f/a.html:text/html", "", &["f/a.html"], by_file);
    check_file("PDF:f/a.pdf:application/pdf;Page:f/a.html:text/html", "", &["f/a.pdf"], by_file);
}

#[test]
fn absolute_paths() {
    let all = Descriptions::new(
        vec![(String::new(), bib("refs.bib", "@misc{k, file = {/data/texts/a.pdf}}"))],
        ["a.pdf", "b/a.pdf"],
    );
    let absolute = Some(Path::new("/data/texts/a.pdf"));
    assert_eq!(found(&all, &Subject { absolute, ..subject("a.pdf") }), "k by file");
    assert_eq!(found(&all, &subject("a.pdf")), "nothing");
}

#[test]
fn order_and_ambiguity() {
    let refs = "@misc{one, doi = {10.5555/x}, url = {https://a.example/1}}\n\
                @misc{two, url = {https://a.example/1}}\n\
                @misc{three, url = {https://a.example/2}}\n\
                @misc{four, url = {https://a.example/2?utm_medium=x}}\n\
                @misc{five, url = {https://doi.org/10.5555/five}}\n\
                @misc{Doe_2024, ids = {old-key}}";
    let all = Descriptions::new(vec![(String::new(), bib("refs.bib", refs))], []);
    let url = |url, path| found(&all, &Subject { url: Some(url), ..subject(path) });
    let doi = |doi| found(&all, &Subject { doi: Some(doi), ..subject("x.txt") });
    assert_eq!(doi("10.5555/X"), "one by DOI");
    assert_eq!(doi("10.5555/FIVE"), "five by DOI");
    assert_eq!(url("https://dx.doi.org/10.5555/five", "x.txt"), "five by DOI");
    // A later criterion decides between equal matches of an earlier one.
    assert_eq!(url("https://a.example/1", "two.txt"), "two by URL");
    assert_eq!(
        url("https://a.example/2", "x.txt"),
        "several bibliography entries match by URL: three (line 3 of refs.bib), four (line 4 of \
         refs.bib); none is used, expected one"
    );
    for (path, expected) in [
        ("doe-2024.md", "Doe_2024 by citation key"),
        ("sub/Doe 2024.txt", "Doe_2024 by citation key"),
        ("old_key.md", "Doe_2024 by citation key"),
        ("doe-2025.md", "nothing"),
    ] {
        assert_eq!(found(&all, &subject(path)), expected, "{path}");
    }
    let part = Subject { share: Share::Part, ..subject("two.jsonl") };
    assert_eq!(found(&all, &part), "nothing");
    assert_eq!(found(&all, &Subject { id: Some("doe_2024"), ..part }), "Doe_2024 by citation key");
}

#[test]
fn keys_that_look_alike() {
    let refs = "@misc{Doe2024, title={A}}\n@misc{doe2024, title={B}}";
    let all = Descriptions::new(vec![(String::new(), bib("refs.bib", refs))], []);
    assert_eq!(found(&all, &subject("doe2024.txt")), "doe2024 by citation key");
    assert!(found(&all, &subject("DOE2024.txt")).starts_with("several bibliography entries"));
    let twice =
        "@misc{k, title={A}}\n@misc{k, title={A}}\n@misc{l, title={A}}\n@misc{l, title={B}}";
    let all = Descriptions::new(vec![(String::new(), bib("refs.bib", twice))], []);
    assert_eq!(found(&all, &subject("k.txt")), "k by citation key");
    assert!(found(&all, &subject("l.txt")).starts_with("several bibliography entries"));
}

#[test]
fn the_nearest_bibliography_speaks() {
    let make = |folder: &str, title: &str| {
        let path = format!("{folder}/refs.bib");
        let text = format!("@misc{{k, title = {{{title}}}}}");
        (folder.to_owned(), bib(path.trim_start_matches('/'), &text))
    };
    let json = Bibliography {
        path: "refs.json".to_owned(),
        ..parse(CslJson, r#"[{"id":"k","title":"JSON"}]"#)
    };
    let all = Descriptions::new(
        vec![make("", "Root"), make("a", "A"), make("a/b", "B"), (String::new(), json)],
        [],
    );
    let title = |path: &str| match all.find(&subject(path)) {
        Finding::Entry(found) => all.entry(found.place).unwrap().title.clone().unwrap(),
        other => format!("{other:?}"),
    };
    assert_eq!(title("a/b/k.txt"), "B");
    assert_eq!(title("a/k.txt"), "A");
    assert_eq!(title("ab/k.txt"), "Root");
    assert_eq!(title("k.txt"), "Root");
}

#[test]
fn what_is_left_over() {
    let refs = "@misc{one, file = {a.txt}}\n@misc{two, title = {B}}";
    let all = Descriptions::new(vec![(String::new(), bib("refs.bib", refs))], ["a.txt", "z.txt"]);
    let mut coverage = Coverage::default();
    coverage.record("z.txt", &all.find(&subject("z.txt")));
    coverage.record("a.txt", &all.find(&subject("a.txt")));
    let unmatched = coverage.entries_without_file(&all);
    let names: Vec<_> = unmatched.iter().map(|(path, entry)| (*path, &*entry.key)).collect();
    assert_eq!(names, [("refs.bib", "two")]);
    assert_eq!(coverage.files_without_entry(), ["z.txt"]);
}
