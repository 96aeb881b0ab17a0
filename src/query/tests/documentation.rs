//! The page that describes the language says what is so.

use super::super::Query;
use super::check;

const PAGE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/query-language.md"));

/// Returns the text between the first backticks of a table's cell.
fn code(cell: &str) -> Option<&str> {
    cell.split('`').nth(1)
}

/// Returns the rows of the tables whose first heading is `heading`.
fn rows(heading: &str) -> Vec<Vec<&str>> {
    let mut rows = Vec::new();
    let mut inside = false;
    for line in PAGE.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        match cells.as_slice() {
            [_, first, ..] if *first == heading => inside = true,
            [_, _, _, ..] if inside && !line.contains("---") => rows.push(cells),
            [_, _, _, ..] => {}
            _ => inside = false,
        }
    }
    rows
}

#[test]
fn examples_are_read_without_remarks() {
    let typed: Vec<&str> = ["You type", "Typed"]
        .into_iter()
        .flat_map(rows)
        .filter_map(|cells| cells.get(1).copied().and_then(code))
        .collect();
    assert!(typed.len() > 15, "{typed:?}");
    for typed in typed {
        assert_eq!(Query::parse(typed).diagnostics, [], "{typed}");
    }
}

#[test]
fn precedence_is_as_described() {
    let understood: Vec<(&str, &str)> = rows("Typed")
        .into_iter()
        .filter_map(|cells| Some((code(cells.get(1)?)?, code(cells.get(2)?)?)))
        .collect();
    assert!(understood.len() >= 4, "{understood:?}");
    for (typed, understood) in understood {
        check(typed, understood, &[]);
    }
}
