//! The page that describes the language says what is so.

use super::super::{Fact, Field, Query};
use super::check_on;

const PAGE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/query-language.md"));

/// The day that the page's dates by word are meant on.
const TODAY: &str = "2025-03-05";

/// What examples are understood as, where that is not what is typed.
const UNDERSTOOD: &[(&str, &str)] = &[
    ("ISKP NOT Mastung", "ISKP -Mastung"),
    ("ISKP NOT Balochistan", "ISKP -Balochistan"),
    ("Mujahid SENT Pakistan", "(Mujahid AND Pakistan)@sentence"),
    ("(Iran Moscow concert)@sentence", "(Iran AND Moscow AND concert)@sentence"),
    ("ISKP author:\"pincite authors\"", "+ISKP author:\"pincite authors\""),
    ("ISI date:2025-09..2025-12", "+ISI date:2025-09..2025-12"),
    ("title:(Dabori OR Mastung) agreement", "title:(Dabori OR Mastung) +agreement"),
    ("Mastung lang:de", "+Mastung lang:de"),
    ("has:heading Mastung", "has:heading +Mastung"),
    ("Mastung after:2026-02", "+Mastung date:2026-03.."),
    ("before:2024-05", "date:..2024-04"),
    ("after:2024", "date:2025.."),
    ("date:today", "date:2025-03-05"),
    ("date:yesterday", "date:2025-03-04"),
    ("date:yesterday..", "date:2025-03-04.."),
    ("date:\"this week\"", "date:2025-03-03..2025-03-09"),
    ("date:\"last week\"", "date:2025-02-24..2025-03-02"),
    ("date:\"this month\"", "date:2025-03"),
    ("date:\"last month\"", "date:2025-02"),
    ("date:\"this year\"", "date:2025"),
    ("date:\"last year\"", "date:2024"),
    ("date:\"last 7 days\"", "date:2025-02-27..2025-03-05"),
    ("date:\"last 2 weeks\"", "date:2025-02-20..2025-03-05"),
    ("date:\"last 3 months\"", "date:2024-12-06..2025-03-05"),
    ("after:\"last month\"", "date:2025-03.."),
];

/// Returns what stands between backticks in a table's cell.
fn code(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

/// Returns the rows of the tables whose first heading begins with `heading`.
fn rows(heading: &str) -> Vec<Vec<&str>> {
    let mut rows = Vec::new();
    let mut inside = false;
    for line in PAGE.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        match cells.as_slice() {
            [_, first, ..] if first.starts_with(heading) => inside = true,
            [_, _, _, ..] if inside && !line.contains("---") => rows.push(cells),
            [_, _, _, ..] => {}
            _ => inside = false,
        }
    }
    rows
}

/// Returns the queries of the lines that can be run.
fn runnable() -> Vec<&'static str> {
    let lines = PAGE.lines().filter_map(|line| line.strip_prefix("    pincite search '"));
    lines.filter_map(|line| line.strip_suffix("' seeds")).collect()
}

#[track_caller]
fn check_example(typed: &str) {
    let understood = UNDERSTOOD.iter().find(|(known, _)| *known == typed);
    check_on(TODAY, typed, understood.map_or(typed, |(_, understood)| understood), &[]);
}

#[test]
fn examples_are_understood_as_described() {
    let typed: Vec<&str> = ["You type", "Typed on"]
        .into_iter()
        .flat_map(rows)
        .filter_map(|cells| cells.get(1).copied())
        .flat_map(code)
        .chain(runnable())
        .collect();
    assert!(typed.len() > 60, "{typed:?}");
    typed.iter().for_each(|typed| check_example(typed));
    for (known, _) in UNDERSTOOD {
        assert!(typed.contains(known), "{known} is no example any more");
    }
}

#[test]
fn every_section_on_an_operator_can_be_run() {
    for section in PAGE.split("\n## ").skip(1) {
        let title = section.lines().next().unwrap_or_default();
        if title.contains('`') || title == "Words" {
            assert!(section.contains("\n    pincite search '"), "{title}");
        }
    }
}

#[test]
fn precedence_is_as_described() {
    let understood: Vec<(&str, &str)> = rows("Typed")
        .iter()
        .filter_map(|cells| Some((code(cells.get(1)?).next()?, code(cells.get(2)?).next()?)))
        .collect();
    assert!(understood.len() > 10, "{understood:?}");
    for (typed, understood) in understood {
        super::check(typed, understood, &[]);
    }
}

#[test]
fn every_field_and_fact_is_described() {
    for field in Field::ALL {
        assert!(PAGE.contains(&format!("| `{}:` |", field.name())), "{field:?}");
    }
    for fact in Fact::ALL {
        assert!(PAGE.contains(&format!("`has:{}`", fact.name())), "{fact:?}");
    }
}

/// Everything in backticks that is a query on this page, in the text too, is
/// read without remarks, unless the text says otherwise.
#[test]
fn what_the_text_mentions_is_read_without_remarks() {
    const REMARKED_UPON: &[&str] =
        &["covid -19", "word~0.8", "field:*", "field:value", "[2023 TO 2024]"];
    let text: String =
        PAGE.lines().filter(|line| !line.starts_with(['|', ' '])).collect::<Vec<_>>().join("\n");
    let mut read = 0;
    for typed in code(&text) {
        let is_query = typed.len() > 3
            && !typed.contains('…')
            && !typed.ends_with(':')
            && !typed.starts_with("pincite")
            && !typed.starts_with('@')
            && !matches!(
                typed,
                "seeds" | "NEAR" | "SENT" | "NEAR/5" | "NEAR/0" | "ADJ/3" | "has:field"
            );
        if is_query && !REMARKED_UPON.contains(&typed) {
            read += 1;
            let remarks = Query::parse(typed).diagnostics;
            let odd = remarks.iter().find(|d| !d.message.starts_with("nothing is asked for but"));
            assert_eq!(odd, None, "{typed}");
        }
    }
    assert!(read > 50, "{read}");
}
