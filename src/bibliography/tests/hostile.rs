//! Files that are broken on purpose or by accident cost only themselves.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::parse;
use crate::bibliography::BibliographyFormat::{self, BibLatex, CslJson, Hayagriva};

const BIB: &str = r#"@string{hg = "Harbour" # { Gazette}}
@comment{x {y} z}
@article{a2024, title = {{\"U}ber \textit{Salt} --- $^{2}$}, author = {Doe, Jane and {Quay, Inc.}},
  journal = hg, date = {2024-05-09/2025}, file = {A\: B.pdf:f/A\: B.pdf:application/pdf;C\:\\x.pdf},
  crossref = {b}, xdata = {b}, doi = {10.5555/a}, url = "https://a.example/?utm_x=1#f"}
@book{b, title = "B", year = 2020, month = may, crossref = {a2024}}
"#;

const YML: &str = "a:\n  type: Article\n  title: {value: A}\n  author: [\"Doe, J\", {name: X}]\n  \
    date: 2024-05\n  parent: &p {type: Newspaper, title: G}\nb: {type: Web, parent: *p}\n";

const JSON: &str = r#"[{"id":"a","type":"book","author":[{"family":"D"}],"issued":{"date-parts":[[2024,5]]}},
 {"itemType":"book","key":"z","creators":[{"name":"x"}],"attachments":[{"path":"a"}]}]"#;

fn source(format: BibliographyFormat) -> &'static str {
    match format {
        BibLatex => BIB,
        Hayagriva => YML,
        CslJson => JSON,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    /// Replaces, removes and doubles pieces of a good file.
    #[test]
    fn never_panics_on_mutated_files(
        format in prop_oneof![Just(BibLatex), Just(Hayagriva), Just(CslJson)],
        edits in prop::collection::vec((0.0..1.0_f64, 0_usize..12, "[@{}\",=#\\\\$%\\[\\]:\n a\u{e4}&*|'-]{0,3}"), 1..6),
    ) {
        let mut text = source(format).to_owned();
        for (place, len, with) in edits {
            let boundary = |mut at: usize| {
                while !text.is_char_boundary(at) {
                    at += 1;
                }
                at
            };
            let at = boundary((place * text.len() as f64) as usize);
            let end = boundary((at + len).min(text.len()));
            text.replace_range(at..end, &with);
        }
        let read = parse(format, &text);
        prop_assert!(read.entries.iter().all(|entry| !entry.key.is_empty()));
    }

    #[test]
    fn never_panics_on_any_text(text in ".{0,200}") {
        for format in [BibLatex, Hayagriva, CslJson] {
            parse(format, &text);
            parse(format, &format!("@book{{a, title = {text}"));
        }
    }
}

#[test]
fn takes_time_and_memory_by_size() {
    let many = |unit: &str| unit.repeat(100_000 / unit.len());
    let numbered = |make: &dyn Fn(usize) -> String| (0..4000).map(make).collect::<String>();
    let bombs = [
        (BibLatex, many("@")),
        (BibLatex, many("@book{a")),
        (BibLatex, many("@book{a,t={")),
        (BibLatex, many("@comment{")),
        (BibLatex, many("\n@book{a,t={")),
        (BibLatex, format!("@book{{a, title = {{{}}}}}", many("{"))),
        (BibLatex, format!("@book{{a, title = {{{}{}}}}}", many(r"\'{"), many("}"))),
        (BibLatex, format!("@book{{a, author = {{{}}}}}", many("{x and "))),
        (BibLatex, format!("@book{{a, author = {{{}}}}}", many("x and "))),
        (BibLatex, format!("@book{{a, file = {{{}}}}}", many("a:b;\\"))),
        (BibLatex, format!("@string{{s = \"{}\"}}{}", many("x"), many("@book{k,t=s#s#s#s}"))),
        (
            BibLatex,
            format!(
                "@string{{s0 = \"xx\"}}{}@book{{a, title = s3999}}",
                numbered(&|n| format!("@string{{s{} = s{n} # s{n}}}\n", n + 1))
            ),
        ),
        (BibLatex, numbered(&|n| format!("@book{{k{n}, crossref = {{k{}}}}}\n", n + 1))),
        (
            BibLatex,
            format!(
                "{}@book{{k, note = {{{}}}}}",
                numbered(&|n| format!("@book{{a{n}, xdata = {{k}}}}")),
                many("x")
            ),
        ),
        (Hayagriva, many("a: ")),
        (Hayagriva, many("[")),
        (Hayagriva, many("- ")),
        (Hayagriva, many("a:\n")),
        (Hayagriva, many("a: [\n")),
        (
            Hayagriva,
            format!(
                "a0: &a0 [x]\n{}",
                numbered(&|n| format!("a{0}: &a{0} [*a{n}, *a{n}]\n", n + 1))
            ),
        ),
        (CslJson, many("[")),
        (CslJson, many("{\"items\":")),
        (CslJson, many("[{\"id\":\"a\"},")),
        (CslJson, format!("[{}1]", many("{\"id\":\"\\u0061\"},"))),
    ];
    for (format, text) in bombs {
        let start = Instant::now();
        parse(format, &text);
        let head: String = text.chars().take(40).collect();
        // A generous bound: what grows with the square of the size takes
        // minutes here.
        assert!(
            start.elapsed() < Duration::from_secs(10),
            "{format:?} {head} {:?}",
            start.elapsed()
        );
    }
}
