//! Cases of the whole checker: sources, limits, bounds.

use std::sync::OnceLock;

use pincite::quote::{Attribution, CheckOptions, Checker, Finding, Quotation, Verdict};
use pincite::{ArticleId, ErrorKind, Index};

use crate::harness::{World, line, world};

const RIVER: &str = "On Monday the river rose by two metres within one night, and nobody had \
                     warned the nine villages along it.";
const BRIDGE: &str = "The bridge at Kalu was not closed before noon. Its keeper, Amina Orr, had \
                      gone to look for help.";
const REPORT: &str = "A report said that the warning had been sent to the wrong office.";

/// Four articles: two have the same paragraph.
fn articles() -> &'static (World, Index) {
    static WORLD: OnceLock<(World, Index)> = OnceLock::new();
    WORLD.get_or_init(|| {
        let world = world(&[
            line(
                "roe-2024",
                "\"url\":\"https://www.example.org/flood/\",\"authors\":[\"Roe, Jane\"],\
                 \"date\":\"2024-05-09\",\"title\":\"Flood\",",
                &[RIVER, BRIDGE],
            ),
            line(
                "wire-1",
                "\"url\":\"https://wire.example.org/1\",\"authors\":[\"Ann Poe\"],\
                 \"date\":\"2024-05-10\",",
                &[REPORT, RIVER],
            ),
            line("undated", "\"authors\":[\"Moe, Max\"],", &[REPORT]),
            line("other", "\"authors\":[\"Doe, Kim\"],\"date\":\"2023\",", &["Nothing of it."]),
        ]);
        let index = world.sync().0;
        (world, index)
    })
}

fn check_with(options: CheckOptions, text: &str, attributions: &[Attribution]) -> Finding {
    let checker = Checker::new(&articles().1, options).unwrap();
    let quotation = Quotation {
        text: text.to_owned(),
        attributions: attributions.to_vec(),
        ..Quotation::default()
    };
    checker.check(&quotation).unwrap()
}

fn check(text: &str, attributions: &[Attribution]) -> Finding {
    check_with(CheckOptions::default(), text, attributions)
}

fn id(id: &str) -> Attribution {
    Attribution::Id(id.to_owned())
}

fn url(url: &str) -> Attribution {
    Attribution::Url(url.to_owned())
}

fn author(family: &str, year: i32) -> Attribution {
    Attribution::AuthorYear { family: family.to_owned(), year }
}

fn passage(finding: &Finding) -> String {
    finding.passage.as_ref().map_or_else(String::new, ToString::to_string)
}

#[test]
fn a_source_is_right_or_wrong() {
    const CLOSED: &str = "was not closed before noon";
    const ROSE: &str = "the river rose by two metres";
    const SENT: &str = "had been sent to the wrong office";
    let (right, wrong) = (Verdict::Verbatim, Verdict::WrongSource);
    for (text, attributions, verdict, expected) in [
        (CLOSED, vec![], right, "roe-2024#2"),
        (CLOSED, vec![id("roe-2024")], right, "roe-2024#2"),
        (CLOSED, vec![id("roe-2024#1")], right, "roe-2024#2"),
        (CLOSED, vec![id("@roe-2024")], right, "roe-2024#2"),
        (CLOSED, vec![id("wire-1")], wrong, "roe-2024#2"),
        (CLOSED, vec![id("wire-1"), id("roe-2024")], right, "roe-2024#2"),
        (CLOSED, vec![id("wire-1"), id("unknown")], wrong, "roe-2024#2"),
        // What names no article says nothing.
        (CLOSED, vec![id("unknown")], right, "roe-2024#2"),
        (CLOSED, vec![url("https://elsewhere.example.org")], right, "roe-2024#2"),
        (CLOSED, vec![author("Poe", 1999)], right, "roe-2024#2"),
        (CLOSED, vec![url("http://example.org/flood#:~:text=x")], right, "roe-2024#2"),
        (CLOSED, vec![url("wire.example.org/1")], wrong, "roe-2024#2"),
        (CLOSED, vec![author("Roe", 2024)], right, "roe-2024#2"),
        (CLOSED, vec![author("roe", 2024)], right, "roe-2024#2"),
        (CLOSED, vec![author("Poe", 2024)], wrong, "roe-2024#2"),
        (CLOSED, vec![author("Doe", 2023)], wrong, "roe-2024#2"),
        // An article without a date cannot be another than the one meant; it is
        // none that can be meant instead.
        (SENT, vec![author("Moe", 2020)], right, "undated#1"),
        (CLOSED, vec![author("Moe", 2020)], right, "roe-2024#2"),
        // What stands in several is right for each, and else the earliest is named.
        (ROSE, vec![], right, "roe-2024#1"),
        (ROSE, vec![id("wire-1")], right, "wire-1#2"),
        (ROSE, vec![author("Poe", 2024)], right, "wire-1#2"),
        (ROSE, vec![id("undated")], wrong, "roe-2024#1"),
    ] {
        let finding = check(text, &attributions);
        assert_eq!(
            (finding.verdict, passage(&finding).as_str()),
            (verdict, expected),
            "{attributions:?}"
        );
        assert_eq!(finding.similarity, 1.0);
        assert_eq!(finding.accepted, verdict == right);
        assert_eq!(finding.diff.len(), 1);
    }
    let finding = check(ROSE, &[id("wire-1")]);
    assert_eq!(finding.also.iter().map(ToString::to_string).collect::<Vec<_>>(), ["roe-2024#1"]);
}

#[test]
fn a_finding_can_be_cited() {
    let finding = check("one night, and nobody had warned … was not closed", &[]);
    assert_eq!(finding.verdict, Verdict::Verbatim);
    assert_eq!(passage(&finding), "roe-2024#1");
    assert_eq!(finding.last.as_ref().map(ToString::to_string).as_deref(), Some("roe-2024#2"));
    let found = finding.found.unwrap();
    assert_eq!(
        found.citation().to_string(),
        "Jane Roe, \"Flood\", 9 May 2024, ¶ 1 (a.jsonl, line 1)"
    );
    let link = found.link().unwrap();
    assert!(link.starts_with("https://www.example.org/flood/#:~:text="), "{link}");
    assert!(found.text.starts_with("one night,") && found.text.ends_with("was not closed"));
    assert_eq!(found.paragraph.text, RIVER);
}

#[test]
fn what_differs_is_nearest() {
    let finding = check("the river rose by three metres within one night", &[]);
    assert_eq!((finding.verdict, passage(&finding).as_str()), (Verdict::Differs, "roe-2024#1"));
    assert_eq!(finding.found.unwrap().text, "the river rose by two metres within one night");
    // Of reprints, the one that the draft names.
    let finding = check("the river rose by three metres within one night", &[id("wire-1")]);
    assert_eq!((finding.verdict, passage(&finding).as_str()), (Verdict::Differs, "wire-1#2"));
    let finding = check("nothing that stands in any of these texts", &[id("roe-2024")]);
    assert_eq!(
        (finding.verdict, finding.passage, finding.diff.len()),
        (Verdict::NotFound, None, 0)
    );
}

#[test]
fn what_stands_there_in_other_case_is_found() {
    let finding = check("THE RIVER ROSE BY TWO METRES WITHIN ONE NIGHT", &[]);
    assert_eq!((finding.verdict, passage(&finding).as_str()), (Verdict::Differs, "roe-2024#1"));
    let finding = check("THE RIVER FELL AS THREE METRES", &[]);
    assert_eq!(finding.verdict, Verdict::NotFound);
}

#[test]
fn options_decide_what_is_found_and_accepted() {
    let options =
        |min_similarity, accept| CheckOptions { min_similarity, accept, ..CheckOptions::default() };
    let altered = "the river rose by two feet within one night";
    let similarity = check(altered, &[]).similarity;
    assert!((similarity - 8.0 / 9.0).abs() < 1e-9);
    for (options, verdict, accepted) in [
        (options(0.5, None), Verdict::Differs, false),
        (options(0.5, Some(0.8)), Verdict::Differs, true),
        (options(0.5, Some(0.9)), Verdict::Differs, false),
        (options(0.9, None), Verdict::NotFound, false),
    ] {
        let finding = check_with(options, altered, &[]);
        assert_eq!((finding.verdict, finding.accepted), (verdict, accepted));
    }
    // Another number is no paraphrase, however similar the rest.
    let finding = check_with(options(0.5, Some(0.5)), &altered.replace("two", "three"), &[]);
    assert_eq!((finding.verdict, finding.accepted), (Verdict::Differs, false));
}

#[test]
fn only_some_articles_are_looked_in() {
    let only = |ids: &[&str]| CheckOptions {
        articles: ids.iter().map(|id| ArticleId::new(id)).collect(),
        ..CheckOptions::default()
    };
    let rose = "the river rose by two metres";
    assert_eq!(passage(&check_with(only(&["wire-1"]), rose, &[])), "wire-1#2");
    assert_eq!(passage(&check_with(only(&["wire-1"]), rose, &[id("roe-2024")])), "wire-1#2");
    assert_eq!(check_with(only(&["other"]), rose, &[]).verdict, Verdict::NotFound);
    assert_eq!(check_with(only(&["other", "roe-2024"]), rose, &[]).verdict, Verdict::Verbatim);
    let (world, index) = articles();
    let below = |path| CheckOptions { within: vec![path], ..CheckOptions::default() };
    let all = check_with(below(world.articles()), rose, &[]);
    assert_eq!(all.verdict, Verdict::Verbatim);
    let error = Checker::new(index, only(&["unknown"])).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnknownId);
    assert_eq!(error.to_string(), "there is no article 'unknown'");
    let error = Checker::new(index, below("/nowhere".into())).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
}

#[test]
fn an_empty_collection_has_nothing() {
    let world = World::new();
    let checker = Checker::new(&world.open(), CheckOptions::default()).unwrap();
    let quotation = Quotation { text: "the river rose".to_owned(), ..Quotation::default() };
    assert_eq!(checker.check(&quotation).unwrap().verdict, Verdict::NotFound);
    assert_eq!(check("", &[]).verdict, Verdict::NotFound);
    assert_eq!(check("… ?!", &[id("roe-2024")]).verdict, Verdict::NotFound);
}

#[test]
fn long_and_frequent_quotations_are_bounded() {
    // Paragraphs of words that are in all of them, and one long article.
    let frequent: Vec<String> = (0..400)
        .map(|n| format!("it is what it was and that is the way of it {n} and so it was"))
        .collect();
    let long: Vec<String> = (0..300)
        .map(|p| {
            (0..40).map(|w| format!("w{}", (p * 40 + w) % 4_999)).collect::<Vec<_>>().join(" ")
        })
        .collect();
    fn refs(all: &[String]) -> Vec<&str> {
        all.iter().map(String::as_str).collect()
    }
    let world = world(&[line("frequent", "", &refs(&frequent)), line("long", "", &refs(&long))]);
    let index = world.sync().0;
    let checker = Checker::new(&index, CheckOptions::default()).unwrap();
    let check = |text: String| checker.check(&Quotation { text, ..Quotation::default() }).unwrap();
    assert_eq!(check("it is what it".to_owned()).verdict, Verdict::Verbatim);
    let finding = check("the way of it 237 and so".to_owned());
    assert_eq!((finding.verdict, passage(&finding).as_str()), (Verdict::Verbatim, "frequent#238"));
    let all: String = long[20..145].join(" ");
    let finding = check(all);
    assert_eq!((finding.verdict, passage(&finding).as_str()), (Verdict::Verbatim, "long#21"));
    assert_eq!(finding.last.unwrap().to_string(), "long#145");
    let altered = long[20..60].join(" ").replace("w1234 ", "w4321 ");
    let finding = check(altered);
    assert_eq!((finding.verdict, passage(&finding).as_str()), (Verdict::Differs, "long#21"));
    assert!(finding.similarity > 0.999);
    assert_eq!(check(vec!["…"; 5_000].join(" it ")).verdict, Verdict::NotFound);
}
