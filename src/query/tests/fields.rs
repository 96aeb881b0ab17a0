//! Fields, and what no field is.

use super::check;

#[test]
fn fields_filter() {
    check("title:state", "title:state", &[]);
    check("islamic author:rawal", "+islamic author:rawal", &[]);
    check("islamic state author:rawal date:2024", "+(islamic state) author:rawal date:2024", &[]);
    check("islamic +state author:rawal", "islamic +state author:rawal", &[]);
    check("+author:rawal islamic", "author:rawal +islamic", &[]);
    check("-author:rawal islamic", "-author:rawal islamic", &[]);
    check(
        "NOT author:rawal",
        "NOT author:rawal",
        &["nothing is asked for but exclusions; every passage without them matches"],
    );
    check("tag:a tag:b", "tag:a tag:b", &[]);
    check("tag:a OR tag:b", "tag:a OR tag:b", &[]);
    check("islamic tag:a OR tag:b", "+islamic (tag:a OR tag:b)", &[]);
    check("islamic tag:(a OR b)", "+islamic tag:(a OR b)", &[]);
    check("islamic tag:a OR state", "islamic (tag:a OR state)", &[]);
    check("a (tag:b tag:c)", "+a (tag:b tag:c)", &[]);
    check("a AND author:b", "a AND author:b", &[]);
    check("a OR author:b", "a OR author:b", &[]);
    check("-x author:b", "-x author:b", &[]);
    check("-x +y author:b", "-x +y author:b", &[]);
    check("title:\"two words\" title:pre*", "title:\"two words\" title:pre*", &[]);
    check("title:(a b) c", "title:(a b) +c", &[]);
    check("title:(+a -b)", "title:(+a -b)", &[]);
    check(
        "title:(-a)",
        "title:(NOT a)",
        &["nothing is asked for but exclusions; every passage without them matches"],
    );
    check(
        "Title:x AUTHORS:y by:z source:w language:de tags:q headings:r",
        "title:x author:y author:z publisher:w lang:de tag:q heading:r",
        &[],
    );
    check(
        "path:reports/2024 id:budget#12 lang:pt-BR",
        "path:reports/2024 id:budget#12 lang:pt-BR",
        &[],
    );
    check("path:/home/x/*", "path:/home/x/*", &[]);
    check("tag:C++ tag:AD&D", "tag:C++ tag:AD&D", &[]);
    check("author:O'Brien", "author:O'Brien", &[]);
    check("author:«de Gaulle»", "author:\"de Gaulle\"", &[]);
    check("a author:b c d", "+(a c d) author:b", &[]);
}

#[test]
fn fields_that_are_odd() {
    check(
        "author: rawal",
        "author:rawal",
        &["'author:' has a blank after it; read as 'author:rawal'"],
    );
    check(
        "author: \"a b\" c",
        "author:\"a b\" +c",
        &["'author:' has a blank after it; read as 'author:\"a b\"'"],
    );
    check(
        "author: (a b)",
        "author:(a b)",
        &["'author:' has a blank after it; read as 'author:(…)'"],
    );
    check("title:", "", &["'title:' has nothing after it and is ignored"]);
    check("a title:", "a", &["'title:' has nothing after it and is ignored"]);
    check("title: AND a", "a", &["'title:' has nothing after it and is ignored"]);
    check("title: -a b", "-a b", &["'title:' has nothing after it and is ignored"]);
    check("title:-- b", "b", &["'title:' has nothing after it and is ignored"]);
    check("title:\"\"", "", &["a phrase without a word is ignored"]);
    check("title:()", "", &["parentheses with nothing in them are ignored"]);
    check("title:(--)", "", &["parentheses with nothing in them are ignored"]);
    check("(title:) a", "a", &["'title:' has nothing after it and is ignored"]);
    check("tag:-x", "tag:x", &["a sign stands before the field, as in -tag:x; '-' is ignored"]);
    check("tag:--x", "tag:x", &["a sign stands before the field, as in -tag:x; '--' is ignored"]);
    check("title:author:x", "title:x", &["'author:' names a field within a field and is ignored"]);
    check(
        "title:author:tag:x",
        "title:x",
        &[
            "'author:' names a field within a field and is ignored",
            "'tag:' names a field within a field and is ignored",
        ],
    );
    check("title: author:x", "author:x", &["'title:' has nothing after it and is ignored"]);
    check(
        "title:(a author:b c)",
        "title:(a b c)",
        &["'author:' names a field within a field and is ignored"],
    );
    check("author:(rawal OR -smith)", "author:(rawal OR NOT smith)", &[]);
    check("title:AND a", "title:\"AND\" +a", &["'AND' is read as the word 'AND'"]);
    check("title:(a", "title:a", &["the parenthesis is not closed; it is closed at the end"]);
    check(
        "title:)",
        "",
        &[
            "'title:' has nothing after it and is ignored",
            "the parenthesis closes nothing and is ignored",
        ],
    );
    check("title: //x", "title:(//x)", &["'title:' has a blank after it; read as 'title://x'"]);
    check("'title:x'", "\"title:x\"", &["''title:x'' is read as the word 'title:x'"]);
    check("title:!", "", &["'title:' has nothing after it and is ignored"]);
}

#[test]
fn names_that_are_no_fields() {
    check(
        "auhtor:rawal",
        "auhtor:rawal",
        &["no field 'auhtor'; did you mean author:? read as the word 'auhtor:rawal'"],
    );
    check(
        "autor:rawal",
        "autor:rawal",
        &["no field 'autor'; did you mean author:? read as the word 'autor:rawal'"],
    );
    check(
        "auhtor: rawal",
        "auhtor rawal",
        &["no field 'auhtor'; did you mean author:? read as the word 'auhtor'"],
    );
    check(
        "titel:x",
        "titel:x",
        &["no field 'titel'; did you mean title:? read as the word 'titel:x'"],
    );
    check(
        "foo:bar",
        "foo:bar",
        &[
            "no field 'foo'; the fields are title, heading, author, publisher, lang, tag, path, id, date, before, after and has; read as the word 'foo:bar'",
        ],
    );
    check(
        "foo:bar:baz",
        "foo:bar:baz",
        &[
            "no field 'foo'; the fields are title, heading, author, publisher, lang, tag, path, id, date, before, after and has; read as the word 'foo:bar:baz'",
        ],
    );
    check(
        "foo:\"bar baz\"",
        "foo \"bar baz\"",
        &[
            "no field 'foo'; the fields are title, heading, author, publisher, lang, tag, path, id, date, before, after and has; read as the word 'foo'",
        ],
    );
    check(
        "foo:(bar)",
        "foo bar",
        &[
            "no field 'foo'; the fields are title, heading, author, publisher, lang, tag, path, id, date, before, after and has; read as the word 'foo'",
        ],
    );
    check(
        "-foo:bar a",
        "-foo:bar a",
        &[
            "no field 'foo'; the fields are title, heading, author, publisher, lang, tag, path, id, date, before, after and has; read as the word 'foo:bar'",
        ],
    );
    check("Analysis: what changed", "Analysis what changed", &[]);
    check("tga:x", "tga:x", &["no field 'tga'; did you mean tag:? read as the word 'tga:x'"]);
    check(
        "ad:x",
        "ad:x",
        &[
            "no field 'ad'; the fields are title, heading, author, publisher, lang, tag, path, id, date, before, after and has; read as the word 'ad:x'",
        ],
    );
}

#[test]
fn colons_of_plain_text() {
    check("http://example.org/a?b=c", "http://example.org/a?b=c", &[]);
    check("https://x.org:8080/", "https://x.org:8080/", &[]);
    check("https:", "https", &[]);
    check("C:\\path", "C:\\path", &[]);
    check("10:30", "10:30", &[]);
    check("3:1", "3:1", &[]);
    check("a::b std::fmt path::new", "a::b std::fmt path::new", &[]);
    check("doi:10.1000/182 mailto:a@b.c", "doi:10.1000/182 mailto:a@b.c", &[]);
    check("x:y", "x:y", &[]);
    check("source://x", "source://x", &[]);
    check(":a", "a", &[]);
    check("a:", "a", &[]);
    check("https://en.wikipedia.org/wiki/Foo_(bar)", "https://en.wikipedia.org/wiki/Foo_ bar", &[]);
}
