//! What is read of a file of queries.

use std::io::Cursor;

use super::{Queries, lines};

/// Reads to the end; bad lines begin with their number.
#[track_caller]
fn read(input: impl Into<Vec<u8>>, must_be_table: bool) -> Result<Vec<String>, String> {
    let mut queries = Queries::read(Box::new(Cursor::new(input.into())), must_be_table)?;
    let mut found = Vec::new();
    while let Some(entry) = queries.next().unwrap() {
        found.push(match entry {
            Ok(topic) => format!("{} = {}", topic.id, topic.text),
            Err(bad) => format!("line {}: {}", bad.line, bad.message),
        });
    }
    Ok(found)
}

#[track_caller]
fn check(input: &str, must_be_table: bool, expected: &[&str]) {
    assert_eq!(read(input, must_be_table).unwrap(), expected, "{input:?}");
}

#[test]
fn a_line_is_a_query_and_its_number_the_id() {
    for (input, expected) in [
        ("", &[][..]),
        ("\n \n\r\n", &[]),
        ("toll bridge\n", &["1 = toll bridge"]),
        ("toll bridge", &["1 = toll bridge"]),
        ("toll\n\n\"toll bridge\"\r\n", &["1 = toll", "3 = \"toll bridge\""]),
        ("\u{FEFF}toll\n", &["1 = toll"]),
        ("  toll  \n", &["1 =   toll  "]),
        // No header: a question about queries, and a table without names.
        ("query\ntoll\n", &["1 = query", "2 = toll"]),
        ("query, id est\n", &["1 = query, id est"]),
        ("toll\nid,query\n", &["1 = toll", "2 = id,query"]),
    ] {
        check(input, false, expected);
    }
}

#[test]
fn a_header_makes_a_table() {
    for (input, expected) in [
        ("id,query\na,toll\nb,bridge\n", &["a = toll", "b = bridge"][..]),
        ("query;ID\r\ntoll;a\r\n", &["a = toll"]),
        ("id\tnote\tquery\na\tx\ttoll, bridge\n", &["a = toll, bridge"]),
        ("\u{FEFF}Id, Query\na,toll\n", &["a = toll"]),
        (
            "\"id\",\"query\"\n\"a\",\"\"\"toll bridge\"\" -river\"\n",
            &["a = \"toll bridge\" -river"],
        ),
        ("\n\nid,query\n\na,toll\n,\n", &["a = toll"]),
        ("id,query\na,\"toll\nbridge\"\nb,river\n", &["a = toll\nbridge", "b = river"]),
        ("id,query\na,5\" gun\n", &["a = 5\" gun"]),
        ("id,query\na,\"toll\" \n", &["a = toll"]),
        ("id,query\n", &[]),
    ] {
        check(input, false, expected);
        check(input, true, expected);
    }
    check("query\ntoll\n\nbridge\n", true, &["2 = toll", "4 = bridge"]);
    check("query,note\ntoll,x\n", true, &["2 = toll"]);
    check("", true, &[]);
}

#[test]
fn a_table_without_queries_says_what_it_has() {
    for (header, columns) in [
        ("id,text,lang", "'id', 'text', 'lang'"),
        ("Queries;Name", "'Queries', 'Name'"),
        ("toll bridge", "'toll bridge'"),
    ] {
        let expected = format!("no column 'query' in the header; it has {columns}");
        assert_eq!(read(header, true), Err(expected));
    }
    let utf_16 = "UTF-16, where UTF-8 was expected".to_owned();
    for must_be_table in [true, false] {
        assert_eq!(read(b"\xFF\xFEi\0d\0", must_be_table), Err(utf_16.clone()));
    }
}

#[test]
fn a_bad_line_costs_no_other() {
    const OPEN: &str = "a quotation mark is never closed";
    const INSIDE: &str = "a quotation mark within a field: write the field in quotation marks, \
                          and each within it twice";
    for (rows, expected) in [
        ("a,\nb,toll\n", &["line 2: no query", "b = toll"][..]),
        (",toll\nb,toll\n", &["line 2: no id", "b = toll"]),
        ("a,toll\n\na,bridge\n", &["a = toll", "line 4: the id 'a' is that of line 2"]),
        ("a,\"toll\nb,bridge\nc,river\n", &[&format!("line 2: {OPEN}"), "b = bridge", "c = river"]),
        (
            "a,\"toll\nb,bridge\n\"c\",river\n",
            &[&format!("line 2: {OPEN}"), "b = bridge", "c = river"],
        ),
        ("a,\"toll bridge\" river\nb,toll\n", &[&format!("line 2: {INSIDE}"), "b = toll"]),
        (
            "a,toll, bridge\nb\nc,river\n",
            &[
                "line 2: 3 fields, where the header has 2; one with ',' in it wants quotation marks",
                "line 3: 1 field, where the header has 2",
                "c = river",
            ],
        ),
    ] {
        check(&format!("id,query\n{rows}"), false, expected);
    }
}

#[test]
fn what_is_no_text_is_no_query() {
    let found = read(b"toll\nbr\xFCcke\nriver\n", false).unwrap();
    assert_eq!(found, ["1 = toll", "line 2: not UTF-8", "3 = river"]);
    let found = read(b"id,query\na,\"br\xFCcke\nb,\"toll\nbr\xFCcke\nc,river\n", false).unwrap();
    let open = "a quotation mark is never closed";
    assert_eq!(
        found,
        ["line 2: not UTF-8", &format!("line 3: {open}"), "line 4: not UTF-8", "c = river"]
    );
    let long = format!("{}\nriver\n", "x".repeat(lines::MAX_BYTES as usize + 5));
    assert_eq!(read(long, false).unwrap(), ["line 1: longer than 1024 KiB", "2 = river"]);
}

#[test]
fn an_open_quotation_mark_does_not_swallow_the_file() {
    let rows: String = (0..100).map(|n| format!("q{n},toll\n")).collect();
    let found = read(format!("id,query\na,\"toll\n{rows}"), false).unwrap();
    assert_eq!(found.len(), 101);
    assert_eq!((found[1].as_str(), found[100].as_str()), ("q0 = toll", "q99 = toll"));
}
