//! `has:` and what it asks for.

use super::check;

#[test]
fn facts_filter() {
    check("has:author", "has:author", &[]);
    check("x has:author", "+x has:author", &[]);
    check("-has:author x", "-has:author x", &[]);
    check("a b has:heading -has:date", "+(a b) has:heading -has:date", &[]);
    check("has:(author OR date)", "has:author OR has:date", &[]);
    check("has:(author date)", "has:author has:date", &[]);
    check("HAS:URL Has:Title", "has:url has:title", &[]);
    check("has:authors has:by has:source", "has:author has:author has:publisher", &[]);
    check("has:language has:tags has:published", "has:lang has:tag has:date", &[]);
    check("has:translator,", "has:translator", &[]);
    check("has:\"publisher\"", "has:publisher", &[]);
    check("a OR has:url", "a OR has:url", &[]);
    check("a AND NOT has:date", "a AND NOT has:date", &[]);
    check("has: author", "has:author", &["'has:' has a blank after it; read as 'has:author'"]);
}

#[test]
fn what_is_no_fact() {
    check("has:auhtor x", "x", &["has: knows no 'auhtor'; did you mean has:author? it is ignored"]);
    check("has:dates", "", &["has: knows no 'dates'; did you mean has:date? it is ignored"]);
    check(
        "has:colour x",
        "x",
        &[
            "has: knows no 'colour', which is ignored; it asks for title, author, translator, publisher, date, url, lang, tag and heading",
        ],
    );
    check("has:auth* x", "x", &["has: knows no 'auth*'; did you mean has:author? it is ignored"]);
    check("it has: three parts", "it three parts", &["'has:' has nothing after it and is ignored"]);
    check("has:", "", &["'has:' has nothing after it and is ignored"]);
    check(
        "has:author^2 x",
        "has:author +x",
        &["a weight has no effect on a field, which only filters, and is ignored"],
    );
}

#[test]
fn whatever_a_field_states_is_a_fact() {
    for (typed, fact) in [
        ("title:*", "title"),
        ("author:*", "author"),
        ("lang:*", "lang"),
        ("tag:*", "tag"),
        ("date:*", "date"),
    ] {
        let remark = format!(
            "an asterisk needs a letter or digit beside it, and is ignored; for whatever states one write has:{fact}"
        );
        check(typed, "", &[&remark]);
    }
    check("path:*", "", &["an asterisk needs a letter or digit beside it, and is ignored"]);
}
