//! What `.bib` files hold, and what is wrong with some.

use super::{parse, problems, shown};
use crate::bibliography::BibliographyFormat::BibLatex;

/// Checks the entries' facts, one `KEY FACT: VALUE` each, and the problems.
#[track_caller]
fn check(text: &str, facts: &[&str], expected: &[&str]) {
    let read = parse(BibLatex, text);
    assert_eq!(problems(&read), expected, "{text}");
    let shown: Vec<String> = read
        .entries
        .iter()
        .flat_map(|entry| {
            let facts = shown(entry);
            facts.lines().skip(1).map(|fact| format!("{} {fact}", entry.key)).collect::<Vec<_>>()
        })
        .collect();
    for fact in facts {
        assert!(shown.iter().any(|shown| shown == fact), "{fact}\nis not in\n{}", shown.join("\n"));
    }
}

fn keys(text: &str) -> String {
    let read = parse(BibLatex, text);
    read.entries.iter().map(|entry| entry.key.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn syntax() {
    check("@book{a, title = {T}}", &["a type: book", "a title: T"], &[]);
    check("@BOOK ( a , TITLE = \"T\" )", &["a title: T"], &[]);
    check("@book{a,title={T},,year=2024,}", &["a title: T", "a published: 2024"], &[]);
    check("@book{a, title = \"The {\"}Big{\"} One\"}", &["a title: The \"Big\" One"], &[]);
    check("@book{a, title = {T} year = 2024}", &["a title: T", "a published: 2024"], &[]);
    check("@book{a, % key\n title = {T}, % title\n}", &["a title: T"], &[]);
    check("@book{a b, title = {T}}", &["a b title: T"], &[]);
    check("@book{a,\ntitle = {One\n  Two}}", &["a title: One Two"], &[]);
    check("@book{a, title = {T}, title = {U}}", &["a title: T"], &[]);
    check("\u{FEFF}@book{a, title = {T}}", &["a title: T"], &[]);
    check("@book{a, ids = {b, c}, title = {T}}", &["a aliases: b; c"], &[]);
    check("@Gadget{a, title = {T}}", &["a type: gadget"], &[]);
    check("@book{a}", &["a type: book"], &[]);
    assert_eq!(
        keys("a@b.org @book{a, title={T}} x@y.org {\n% @book{no, title={T}}\n@book{b,}"),
        "a b"
    );
    assert_eq!(keys("@comment{jabref-meta: grouping:0 A;{x}@book{no,};}@book{a,}"), "a");
    assert_eq!(keys("@comment{\n@book{no,\n title={T}}\n}\n@book{a,}"), "a");
    assert_eq!(keys("@comment not braced\n@book{a,}"), "a");
    assert_eq!(keys("@comment{never closed\n@book{a,}\n@comment{nor this\n@book{b,}"), "a b");
    assert_eq!(keys("@preamble{\"x\" # {y}}@book{a,}"), "a");
    assert_eq!(keys(""), "");
}

#[test]
fn abbreviations() {
    check(
        "@string{hg = \"Harbour\"}\n@STRING(full = hg # { Gazette})\n\
         @article{a, journal = full, month = may, year = 2024}",
        &["a publisher: Harbour Gazette", "a published: 2024-05"],
        &[],
    );
    check(
        "@article{a,\n journal = jow, title = {T}}",
        &["a title: T"],
        &[
            "2: entry a, field journal: 'jow' is no known abbreviation; expected @string{jow = ...} \
           before, or braces around a text; the field is left out",
        ],
    );
    check(
        "@string{a = a}@article{k, title = a}",
        &[],
        &[
            "1: the abbreviation which begins here, field a: 'a' is no known abbreviation; \
             expected @string{a = ...} before, or braces around a text; the field is left out",
            "1: entry k, field title: 'a' is no known abbreviation; expected @string{a = ...} \
             before, or braces around a text; the field is left out",
        ],
    );
}

#[test]
fn dates() {
    for (fields, expected) in [
        ("date = {2024-05-09}", "2024-05-09"),
        ("date = {2024-05-09/2024-06}", "2024-05-09"),
        ("date = {2024~}", "2024"),
        ("year = {2024}, month = may", "2024-05"),
        ("year = {2024}, month = {5}, day = {9}", "2024-05-09"),
        ("year = 2024, month = \"9~\" # may", "2024-05-09"),
        ("year = 2024, month = {May/June}", "2024-05"),
        ("year = 2024, month = {Spring}", "2024"),
        ("year = {c. 2024}", "2024"),
        ("date = {2024}, year = {1999}", "2024"),
    ] {
        let fact = format!("a published: {expected}");
        check(&format!("@book{{a, {fields}}}"), &[&fact], &[]);
    }
    check(
        "\n@book{a, title = {T}, date = {2024-02-30}}",
        &["a title: T", "a +date: 2024-02-30"],
        &["2: entry a: date '2024-02-30' is no day of the calendar; not taken as the date"],
    );
    check(
        "@book{a, year = {forthcoming}}",
        &[],
        &["1: entry a: year 'forthcoming' is no date; expected YYYY, YYYY-MM or YYYY-MM-DD, not \
           taken as the date"],
    );
    check(
        "@book{a, date = {09/05/2024}}",
        &["a published: 2024"],
        &["1: entry a: date '09/05/2024' could be day/month or month/day; expected YYYY-MM-DD, \
           only the year is taken"],
    );
}

#[test]
fn publishers() {
    for (entry, publisher, other) in [
        ("@article{a, journal = {J}, publisher = {P}}", "J", "+publisher: P"),
        ("@online{a, organization = {O}, publisher = {P}}", "O", "+publisher: P"),
        ("@online{a, titleaddon = {Site}}", "Site", ""),
        ("@online{a, publisher = {P}}", "P", ""),
        (
            "@incollection{a, booktitle = {B}, booksubtitle = {S}, publisher = {P}}",
            "P",
            "+container-title: B: S",
        ),
        ("@inproceedings{a, booktitle = {B}}", "B", ""),
        ("@techreport{a, institution = {I}, publisher = {P}}", "I", ""),
        ("@phdthesis{a, school = {S}}", "S", ""),
        ("@misc{a, organization = {O}}", "O", ""),
    ] {
        let publisher = format!("a publisher: {publisher}");
        let other = format!("a {other}");
        let facts = [publisher.as_str(), other.as_str()];
        check(entry, if other == "a " { &facts[..1] } else { &facts }, &[]);
    }
}

#[test]
fn addresses() {
    check(
        r"@misc{a, howpublished = {\url{https://a.example/x\_y}}, doi = {https://doi.org/10.5555/A}}",
        &["a url: https://a.example/x_y", "a doi: 10.5555/a"],
        &[],
    );
    check(
        "@misc{a, howpublished = {Pamphlet}, doi = {none}}",
        &["a +howpublished: Pamphlet", "a +doi: none"],
        &["1: entry a: doi 'none' is no DOI; expected 10.NUMBER/NAME"],
    );
}

#[test]
fn inheritance() {
    let text = "@incollection{part, title = {Part}, crossref = {whole}, xdata = {house}}\n\
        @collection{whole, title = {Whole}, subtitle = {All}, date = {2020}, doi = {10.5555/w}, \
          editor = {Doe, Jane}, crossref = {series}}\n\
        @mvcollection{series, title = {Series}, author = {Roe, Richard}}\n\
        @xdata{house, publisher = {Quay}, location = {Kiel}}";
    check(
        text,
        &[
            "part title: Part",
            "part publisher: Quay",
            "part +place: Kiel",
            "part +container-title: Whole: All",
            "part +maintitle: Series",
            "part +bookauthor: Roe, Richard",
            "part editors: Doe, Jane",
            "part published: 2020",
        ],
        &[],
    );
    assert_eq!(keys(text), "part whole series");
    assert!(!shown(&parse(BibLatex, text).entries[0]).contains("10.5555"));
    check(
        "@book{a, crossref = {b}, title = {A}}\n@book{b, crossref = {a}, publisher = {P}}",
        &["a title: A", "a publisher: P", "b +container-title: A"],
        &[],
    );
    check("@book{a, crossref = {a}, xdata = {a, none}, title = {A}}", &["a title: A"], &[]);
    check(
        "@article{a, crossref = {p}, year = 2024}\n@periodical{p, title = {P}, date = {2020}}",
        &["a publisher: P", "a published: 2024"],
        &[],
    );
}

#[test]
fn one_bad_entry_costs_one_entry() {
    for (bad, line, problem) in [
        (
            "@book{b, title = {T\n}\n",
            2,
            "entry b: it is not closed; expected as many '}' as '{'; the entry is left out",
        ),
        (
            "@book{b, title = {T {x}, year = 1}\n",
            2,
            "entry b: it is not closed; expected as many '}' as '{'; the entry is left out",
        ),
        (
            "@book{b, title = \"T, year = 1}\n",
            2,
            "entry b, field title: it is not closed; expected as many '}' as '{'; the entry is left out",
        ),
        (
            "@book{b, title {T}}\n",
            2,
            "entry b: expected a field such as title = {...}; the entry is left out",
        ),
        (
            "@book{b, title = }\n",
            2,
            "entry b, field title: expected a value in braces or quotes; the entry is left out",
        ),
        (
            "@book{b\n title = {T}}\n",
            2,
            "entry b: expected a comma behind the key; the entry is left out",
        ),
        (
            "@book{title = {T}}\n",
            2,
            "an entry without a key; expected one such as @article{smith2024, ...}; the entry is left out",
        ),
        (
            "@book{, title = {T}}\n",
            2,
            "an entry without a key; expected one such as @article{smith2024, ...}; the entry is left out",
        ),
        (
            "@string{x = {y}\n",
            2,
            "the abbreviation which begins here: it is not closed; expected as many '}' as '{'; the entry is left out",
        ),
        (
            "@preamble{x y}\n",
            2,
            "the preamble which begins here: 'x' is no known abbreviation; expected @string{x = ...} before, or braces around a text; the field is left out",
        ),
    ] {
        let text =
            format!("@book{{a, title = {{A}}}}\n{bad}@book{{c, title = {{C}}}}\n@book{{d,}}\n");
        let read = parse(BibLatex, &text);
        assert_eq!(problems(&read).first(), Some(&format!("{line}: {problem}")), "{bad}");
        assert_eq!(keys(&text), "a c d", "{bad}");
    }
    let indented = "  @book{a, title = {A}\n  @book{b, title = {B}}\n  @book{c, note = {C}\n";
    assert_eq!(keys(indented), "b");
    check(
        "@book{a,\n title = {A}},\n year = {2024},\n}\n@book{b, title = {B}}",
        &["a title: A", "b title: B"],
        &["3: entry a: fields stand behind its closing brace and are left out; expected them \
           within, look for a '}' too many"],
    );
    check(
        "@book{a, title = {A}}\n@book{a, title = {B}}",
        &["a title: A", "a title: B"],
        &["2: entry a: line 1 has an entry with the same key; expected a key of its own, rename \
           one of them"],
    );
}
