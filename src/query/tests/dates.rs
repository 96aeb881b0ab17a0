//! Dates, by number and by word.

use super::super::Query;
use super::{check, check_on};

#[test]
fn dates() {
    check("date:2024", "date:2024", &[]);
    check("date:2024-05..2025-03", "date:2024-05..2025-03", &[]);
    check("date:2024..", "date:2024..", &[]);
    check("date:..2024-05", "date:..2024-05", &[]);
    check("date:2024-05-09 x", "date:2024-05-09 +x", &[]);
    check("date:2024, x", "date:2024 +x", &[]);
    check("date:2024..2024", "date:2024", &[]);
    check("published:2024", "date:2024", &[]);
    check("date:\"2024-05\"", "date:2024-05", &[]);
    check("date:(2024 OR 2025) x", "(date:2024 OR date:2025) +x", &[]);
    check("date:(2024.. OR ..1999)", "date:2024.. OR date:..1999", &[]);
    check("x date:2024 OR date:2025", "+x (date:2024 OR date:2025)", &[]);
    check("-date:2024 x", "-date:2024 x", &[]);
    check("a OR date:2024", "a OR date:2024", &[]);
    check("date: 2024", "date:2024", &["'date:' has a blank after it; read as 'date:2024'"]);
}

#[test]
fn dates_that_are_odd() {
    check(
        "date:2025..2024",
        "date:2024..2025",
        &["'2025..2024' ends before it begins; read as 2024..2025"],
    );
    check(
        "date:2025-03..2024-05-01 x",
        "date:2024-05-01..2025-03 +x",
        &["'2025-03..2024-05-01' ends before it begins; read as 2024-05-01..2025-03"],
    );
    check(
        "date:foo x",
        "x",
        &[
            "'foo' is not a date and is ignored; expected YYYY, YYYY-MM, YYYY-MM-DD, today, yesterday, \"last 7 days\", \"last month\" or a range such as 2024-05..2025-03",
        ],
    );
    check(
        "date:2024-13",
        "",
        &[
            "'2024-13' is not a date and is ignored; expected YYYY, YYYY-MM, YYYY-MM-DD, today, yesterday, \"last 7 days\", \"last month\" or a range such as 2024-05..2025-03",
        ],
    );
    check(
        "date:2024-5",
        "",
        &[
            "'2024-5' is not a date and is ignored; expected YYYY, YYYY-MM, YYYY-MM-DD, today, yesterday, \"last 7 days\", \"last month\" or a range such as 2024-05..2025-03",
        ],
    );
    check(
        "date:2024-02-30..",
        "",
        &[
            "'2024-02-30..' is not a date and is ignored; expected YYYY, YYYY-MM, YYYY-MM-DD, today, yesterday, \"last 7 days\", \"last month\" or a range such as 2024-05..2025-03",
        ],
    );
    check(
        "date:2024/05",
        "",
        &[
            "'2024/05' is not a date and is ignored; expected YYYY, YYYY-MM, YYYY-MM-DD, today, yesterday, \"last 7 days\", \"last month\" or a range such as 2024-05..2025-03",
        ],
    );
    check(
        "date:>2024",
        "",
        &[
            "'>2024' is not a date and is ignored; expected YYYY, YYYY-MM, YYYY-MM-DD, today, yesterday, \"last 7 days\", \"last month\" or a range such as 2024-05..2025-03",
        ],
    );
    check(
        "date:2024..foo",
        "",
        &[
            "'2024..foo' is not a date and is ignored; expected YYYY, YYYY-MM, YYYY-MM-DD, today, yesterday, \"last 7 days\", \"last month\" or a range such as 2024-05..2025-03",
        ],
    );
    check(
        "date:20*",
        "",
        &[
            "'20*' is not a date and is ignored; expected YYYY, YYYY-MM, YYYY-MM-DD, today, yesterday, \"last 7 days\", \"last month\" or a range such as 2024-05..2025-03",
        ],
    );
    check("date: the fruit", "the fruit", &["'date:' has nothing after it and is ignored"]);
    check("date:", "", &["'date:' has nothing after it and is ignored"]);
    check("date:..", "", &["'date:' has nothing after it and is ignored"]);
    check(
        "date:2024 .. 2025",
        "date:2024 +2025",
        &[
            "'..' stands alone and is ignored; write a range without blanks, as date:2024-05..2025-03",
        ],
    );
    check(
        "date:(2024 OR foo)",
        "date:2024",
        &[
            "'foo' is not a date and is ignored; expected YYYY, YYYY-MM, YYYY-MM-DD, today, yesterday, \"last 7 days\", \"last month\" or a range such as 2024-05..2025-03",
        ],
    );
    check(
        "title:(date:2024)",
        "title:2024",
        &["'date:' names a field within a field and is ignored"],
    );
    check(
        "date:-2024",
        "date:2024",
        &["a sign stands before the field, as in -tag:x; '-' is ignored"],
    );
    check(
        "a AND date:foo",
        "a",
        &[
            "'foo' is not a date and is ignored; expected YYYY, YYYY-MM, YYYY-MM-DD, today, yesterday, \"last 7 days\", \"last month\" or a range such as 2024-05..2025-03",
        ],
    );
}

/// A Wednesday.
const TODAY: &str = "2025-03-05";

#[test]
fn dates_by_word() {
    for (typed, understood) in [
        ("date:today", "date:2025-03-05"),
        ("date:yesterday", "date:2025-03-04"),
        ("date:Yesterday,", "date:2025-03-04"),
        ("date:yesterday..", "date:2025-03-04.."),
        ("date:..yesterday", "date:..2025-03-04"),
        ("date:2024-05..today", "date:2024-05..2025-03-05"),
        ("date:yesterday..today", "date:2025-03-04..2025-03-05"),
        ("date:\"last week\"", "date:2025-02-24..2025-03-02"),
        ("date:“this week”", "date:2025-03-03..2025-03-09"),
        ("date:\"last month\"", "date:2025-02"),
        ("date:\"this month\"", "date:2025-03"),
        ("date:\"Last Year\"", "date:2024"),
        ("date:\"this year\"", "date:2025"),
        ("date:\"last 7 days\"", "date:2025-02-27..2025-03-05"),
        ("date:\"last 2 weeks\"", "date:2025-02-20..2025-03-05"),
        ("date:\"last 3 months\"", "date:2024-12-06..2025-03-05"),
        ("date:\"last 1 year\"", "date:2024-03-06..2025-03-05"),
        ("date:\"last week..yesterday\"", "date:2025-02-24..2025-03-04"),
        ("date:(today OR \"last month\")", "date:2025-03-05 OR date:2025-02"),
        ("x date:today", "+x date:2025-03-05"),
        ("-date:today x", "-date:2025-03-05 x"),
    ] {
        check_on(TODAY, typed, understood, &[]);
    }
    check_on(
        TODAY,
        "date: today",
        "date:2025-03-05",
        &["'date:' has a blank after it; read as 'date:today'"],
    );
    check_on(
        TODAY,
        "date:today..yesterday",
        "date:2025-03-04..2025-03-05",
        &["'today..yesterday' ends before it begins; read as 2025-03-04..2025-03-05"],
    );
    check_on(
        TODAY,
        "date:last week",
        "week",
        &[
            "'last' is not a date and is ignored; words want quotation marks, as in date:\"last week\" or date:\"this year\"",
        ],
    );
    check_on(TODAY, "today yesterday \"last week\"", "today yesterday \"last week\"", &[]);
}

#[test]
fn the_day_may_be_of_any_precision() {
    check_on("2025-03", "date:today", "date:2025-03-01", &[]);
    check_on("2025", "date:\"last month\"", "date:2024-12", &[]);
}

#[test]
fn the_present_day_is_what_today_is() {
    let query = Query::parse("date:today..");
    assert!(query.to_string().starts_with("date:2"), "{query}");
    assert!(query.diagnostics.is_empty());
}

#[test]
fn before_and_after_leave_the_date_out() {
    for (typed, understood) in [
        ("before:2024", "date:..2023"),
        ("before:2024-05", "date:..2024-04"),
        ("before:2024-03-01", "date:..2024-02-29"),
        ("before:2024-01-01", "date:..2023-12-31"),
        ("after:2024", "date:2025.."),
        ("after:2024-12", "date:2025-01.."),
        ("after:2024-12-31", "date:2025-01-01.."),
        ("before:today", "date:..2025-03-04"),
        ("after:yesterday", "date:2025-03-05.."),
        ("before:\"last week\"", "date:..2025-02-23"),
        ("after:\"last month\"", "date:2025-03.."),
        ("Before:2024 x", "date:..2023 +x"),
        ("after:2024 before:2025-06", "date:2025.. date:..2025-05"),
        ("before:(2020 OR 2024)", "date:..2019 OR date:..2023"),
        ("-after:2024 x", "-date:2025.. x"),
    ] {
        check_on(TODAY, typed, understood, &[]);
    }
    check(
        "before:2024..2025 x",
        "x",
        &["'2024..2025' is a range, where one date is expected, and is ignored"],
    );
    check("before:0001 x", "x", &["there is no date beyond '0001'; ignored"]);
    check("after:9999-12-31 x", "x", &["there is no date beyond '9999-12-31'; ignored"]);
    check("before: the storm", "the storm", &["'before:' has nothing after it and is ignored"]);
    check(
        "before:noon",
        "",
        &[
            "'noon' is not a date and is ignored; expected YYYY, YYYY-MM, YYYY-MM-DD, today, yesterday, \"last 7 days\", \"last month\" or a range such as 2024-05..2025-03",
        ],
    );
}
