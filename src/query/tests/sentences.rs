//! `SENT`, `@sentence` and `DOC`.

use super::check;

#[test]
fn in_one_sentence() {
    check("a SENT b", "(a AND b)@sentence", &[]);
    check("a SENT b SENT c", "(a AND b AND c)@sentence", &[]);
    check("(a b c)@sentence", "(a AND b AND c)@sentence", &[]);
    check("(a)@sentence (\"b c\")@Sentence", "(a)@sentence (\"b c\")@sentence", &[]);
    check("(a OR b)@sentence", "(a OR b)@sentence", &[]);
    check("a SENT NOT b", "(a AND NOT b)@sentence", &[]);
    check("(a b -c)@sentence", "(a AND b AND NOT c)@sentence", &[]);
    check("(a +b)@sentence", "(a AND b)@sentence", &[]);
    check("(a (b c) OR d)@sentence", "(a AND ((b AND c) OR d))@sentence", &[]);
    check("(a b) SENT (c OR d)", "(a AND b AND (c OR d))@sentence", &[]);
    check("(a -(b c))@sentence", "(a AND NOT (b c))@sentence", &[]);
    check("(a b)@sentence c", "(a AND b)@sentence c", &[]);
    check("-(a b)@sentence c", "-(a AND b)@sentence c", &[]);
    check("+(a b)@sentence c", "+(a AND b)@sentence c", &[]);
    check("NOT (a b)@sentence OR c", "NOT (a AND b)@sentence OR c", &[]);
    check("(a b)@sentence AND (c d)@sentence", "(a AND b)@sentence AND (c AND d)@sentence", &[]);
    check("a NEAR/3 b SENT c", "((a NEAR/3 b) AND c)@sentence", &[]);
    check("((a b) NEAR/3 c d)@sentence", "(((a b) NEAR/3 c) AND d)@sentence", &[]);
    check("((a b)^2 c)@sentence", "((a AND b)^2 AND c)@sentence", &[]);
    check("(a b)@sentence, c", "(a AND b)@sentence c", &[]);
}

#[test]
fn sentences_bind_tighter_than_and() {
    check("a SENT b AND c", "(a AND b)@sentence AND c", &[]);
    check("a SENT b c", "(a AND b)@sentence c", &[]);
    check("a OR b SENT c", "a OR (b AND c)@sentence", &[]);
    check("a DOC b SENT c", "a DOC (b AND c)@sentence", &[]);
}

#[test]
fn sentences_within_sentences_are_the_same() {
    check("((a b)@sentence c)@sentence", "(a AND b AND c)@sentence", &[]);
    check("(a SENT b) SENT c", "(a AND b AND c)@sentence", &[]);
    check("((a SENT b) OR c)@sentence", "((a AND b) OR c)@sentence", &[]);
    check("(a -(b SENT c))@sentence", "(a AND NOT (b AND c))@sentence", &[]);
    check(
        "(a)@sentence@sentence",
        "(a)@sentence",
        &["a group is in one sentence; '@sentence' is ignored"],
    );
}

#[test]
fn fields_in_sentences() {
    check("(a author:x)@sentence", "(a AND author:x)@sentence", &[]);
    check("a SENT title:(b c)", "(a AND title:(b c))@sentence", &[]);
    check("(a b date:2024)@sentence", "(a AND b AND date:2024)@sentence", &[]);
    check("x (author:y)@sentence", "+x (author:y)@sentence", &[]);
    let ignored = "has no meaning within a field";
    check("title:(a SENT b)", "title:(a AND b)", &[&format!("'SENT' {ignored}; read as AND")]);
    check("title:(a DOC b)", "title:(a AND b)", &[&format!("'DOC' {ignored}; read as AND")]);
    check(
        "title:(a b)@sentence",
        "title:(a b)",
        &[&format!("'@sentence' {ignored} and is ignored")],
    );
}

#[test]
fn sentences_that_are_odd() {
    let only =
        "nothing is asked for but exclusions; every passage with a sentence without them matches";
    check("(-a)@sentence", "(NOT a)@sentence", &[only]);
    check("(-a -b)@sentence c", "(NOT (a OR b))@sentence c", &[only]);
    check("()@sentence a", "a", &["parentheses with nothing in them are ignored"]);
    check("a)@sentence", "a", &["the parenthesis closes nothing and is ignored"]);
    check(
        "(a b)@sentense",
        "a b",
        &["there is no '@sentense'; did you mean @sentence? it is ignored"],
    );
    check("(a b)@s", "a b", &["there is no '@s'; did you mean @sentence? it is ignored"]);
    check(
        "(a b)@paragraph",
        "a b",
        &["a paragraph is what is searched anyway; '@paragraph' is ignored"],
    );
    check("(a b)@doc", "a b", &["passages of one article are written a DOC b; '@doc' is ignored"]);
    check(
        "(a b)@home",
        "a b",
        &["after a parenthesis only @sentence has a meaning; '@home' is ignored"],
    );
    check("(a b)@ c", "(a b) c", &[]);
    check("(a b) @sentence", "(a b) @sentence", &[]);
    check("word@sentence", "word@sentence", &[]);
    check(
        "\"a b\"@sentence",
        "\"a b\"",
        &["'@sentence' stands after a parenthesis, as in (a b)@sentence, and is ignored"],
    );
    check("\"a b\"@home", "\"a b\" @home", &[]);
    check("a SENT/5 b", "(a AND b)@sentence", &["SENT takes no number; 'SENT/5' is read as SENT"]);
    check(
        "a SENT",
        "a",
        &["'SENT' has nothing after it and is ignored; for the word write \"SENT\""],
    );
    check(
        "SENT a",
        "a",
        &["'SENT' has nothing before it and is ignored; for the word write \"SENT\""],
    );
    check("a sent b", "a sent b", &[]);
}

#[test]
fn in_one_article() {
    check("a DOC b", "a DOC b", &[]);
    check("a DOC b DOC \"c d\"", "a DOC b DOC \"c d\"", &[]);
    check("a DOC NOT b", "a DOC NOT b", &[]);
    check("a DOC -b", "a DOC NOT b", &[]);
    check("(a b) DOC (c OR d)", "(a b) DOC (c OR d)", &[]);
    check("a AND b DOC c AND NOT d", "(a AND b) DOC (c AND NOT d)", &[]);
    check("a DOC b OR c", "(a DOC b) OR c", &[]);
    check("a DOC b c", "(a DOC b) c", &[]);
    check("(a DOC b) DOC c", "(a DOC b) DOC c", &[]);
    check("(a DOC b) AND c", "(a DOC b) AND c", &[]);
    check("-(a DOC b) c", "-(a DOC b) c", &[]);
    check("author:x DOC a", "author:x DOC a", &[]);
    check("author:x DOC author:y b", "(author:x DOC author:y) +b", &[]);
    check("(a DOC b)^2", "(a DOC b)^2", &[]);
    check("a NEAR/3 b DOC c SENT d", "(a NEAR/3 b) DOC (c AND d)@sentence", &[]);
}

#[test]
fn articles_that_are_odd() {
    let only =
        "nothing is asked for but exclusions; every passage of articles without them matches";
    check("NOT a DOC NOT b", "NOT a DOC NOT b", &[only]);
    let more = "DOC looks at the whole article, which is no part of a sentence; read as AND";
    check("(a DOC b)@sentence", "(a AND b)@sentence", &[more]);
    check("(a DOC NOT b)@sentence", "(a AND NOT b)@sentence", &[more]);
    check("(a DOC b) SENT c", "(a AND b AND c)@sentence", &[more]);
    check("(x -(a DOC b))@sentence", "(x AND NOT (a AND b))@sentence", &[more]);
    check("a DOC", "a", &["'DOC' has nothing after it and is ignored; for the word write \"DOC\""]);
    check(
        "DOC a",
        "a",
        &["'DOC' has nothing before it and is ignored; for the word write \"DOC\""],
    );
    check("a DOC/5 b", "a DOC b", &["DOC takes no number; 'DOC/5' is read as DOC"]);
    check("a doc b", "a doc b", &[]);
    check("a DOC AND b", "a DOC b", &["'AND' has nothing before it and is ignored"]);
}
