//! Operators, signs, parentheses.

use super::check;

#[test]
fn operators_bind_as_documented() {
    check("a AND b", "a AND b", &[]);
    check("a && b || c", "(a AND b) OR c", &[]);
    check("a AND b OR c d", "((a AND b) OR c) d", &[]);
    check("a OR b AND c", "a OR (b AND c)", &[]);
    check("a AND (b OR c)", "a AND (b OR c)", &[]);
    check("(a AND b) AND c", "a AND b AND c", &[]);
    check("a OR (b OR c) OR d", "a OR b OR c OR d", &[]);
    check("islamic state OR daesh", "islamic (state OR daesh)", &[]);
    check("a AND \"b c\" AND d*", "a AND \"b c\" AND d*", &[]);
    check("a and b or c", "a and b or c", &[]);
    check("(a b) AND c", "(a b) AND c", &[]);
    check("(a b) OR c", "(a b) OR c", &[]);
    check("a AND NOT b", "a AND NOT b", &[]);
    check("a AND -b", "a AND NOT b", &[]);
    check("a AND NOT b OR NOT c", "(a AND NOT b) OR NOT c", &[]);
    check("a OR NOT b", "a OR NOT b", &[]);
    check("banana OR NOT apple", "banana OR NOT apple", &[]);
    check("a AND(b)", "a AND b", &[]);
    check("(a)AND(b)", "a AND b", &[]);
    check("a AND b c AND d", "(a AND b) (c AND d)", &[]);
}

#[test]
fn exclusions() {
    check("a NOT b", "a -b", &[]);
    check("a -b", "a -b", &[]);
    check("a !b", "a -b", &[]);
    check("!a b", "-a b", &[]);
    check("!\"x y\" z", "-\"x y\" z", &[]);
    check("!(a b) c", "-(a b) c", &[]);
    check("-(a OR b) c", "-(a OR b) c", &[]);
    check("a NOT b AND c", "a (NOT b AND c)", &[]);
    check(
        "NOT a",
        "NOT a",
        &["nothing is asked for but exclusions; every passage without them matches"],
    );
    check(
        "NOT a AND NOT b",
        "NOT a AND NOT b",
        &["nothing is asked for but exclusions; every passage without them matches"],
    );
    check(
        "-islamic",
        "NOT islamic",
        &["nothing is asked for but exclusions; every passage without them matches"],
    );
    check(
        "-a -b",
        "NOT (a OR b)",
        &["nothing is asked for but exclusions; every passage without them matches"],
    );
    check(
        "-(a b)",
        "NOT (a b)",
        &["nothing is asked for but exclusions; every passage without them matches"],
    );
    check("x (-a)", "x -a", &[]);
    check("x (-a -b)", "x -(a OR b)", &[]);
    check("x -(a OR b) -c", "x -(a OR b) -c", &[]);
    check("x (NOT a AND NOT b)", "x (NOT a AND NOT b)", &[]);
    check("+(-a) b", "-a b", &[]);
    check("NOT NOT a", "a", &["exclusions in a row cancel out two by two"]);
    check("NOT NOT NOT a b", "-a b", &["exclusions in a row cancel out two by two"]);
    check("NOT -a b", "a b", &["exclusions in a row cancel out two by two"]);
    check("NOT (NOT a)", "NOT (NOT a)", &[]);
    check("a -(NOT b)", "a -(NOT b)", &[]);
    check("a OR NOT (b -c)", "a OR NOT (b -c)", &[]);
}

#[test]
fn signs_before_words() {
    check("+a b", "+a b", &[]);
    check("+a -b c", "+a -b c", &[]);
    check("x +(a b) -c", "x +(a b) -c", &[]);
    check("a +b", "a +b", &[]);
    check("+(+a)", "a", &[]);
    check("+a AND b", "a AND b", &[]);
    check("+a OR b", "a OR b", &["'+' has no effect beside OR and is ignored"]);
    check("a OR +b c", "(a OR b) c", &["'+' has no effect beside OR and is ignored"]);
    check("-a AND b", "NOT a AND b", &[]);
    check("-a OR b", "NOT a OR b", &[]);
    check("+NOT a b", "+\"NOT\" a b", &["'NOT' is read as the word 'NOT'"]);
    check("+44 20", "+44 20", &[]);
    check("+C++ -C#", "+C++ -C#", &[]);
    check("(+a -b)", "+a -b", &[]);
    check("-»a b« c", "-\"a b\" c", &[]);
    check("+”a b” c", "+\"a b\" c", &[]);
    check(
        "-» foo",
        "foo",
        &[
            "'-' stands alone and is ignored; it must touch its word, as in -word",
            "the quotation mark closes nothing and is ignored",
        ],
    );
    check(
        "covid -19",
        "covid -19",
        &["passages with '19' are excluded; for 'covid-19' write it without the blank"],
    );
    check(
        "covid -19, b",
        "covid -19 b",
        &["passages with '19' are excluded; for 'covid-19' write it without the blank"],
    );
    check("\"covid\" -19", "\"covid\" -19", &[]);
    check(
        "-19",
        "NOT 19",
        &["nothing is asked for but exclusions; every passage without them matches"],
    );
    check("covid-19", "covid-19", &[]);
    check("+-x y", "x y", &["of the signs '+', '-' and '!' a word takes one; '+-' is ignored"]);
    check(
        "--rebuild",
        "rebuild",
        &["of the signs '+', '-' and '!' a word takes one; '--' is ignored"],
    );
    check("!!x y", "x y", &["of the signs '+', '-' and '!' a word takes one; '!!' is ignored"]);
}

#[test]
fn signs_that_are_none() {
    check(
        "a - b",
        "a b",
        &["'-' stands alone and is ignored; it must touch its word, as in -word"],
    );
    check(
        "a + b",
        "a b",
        &["'+' stands alone and is ignored; it must touch its word, as in +word"],
    );
    check(
        "a ! b",
        "a b",
        &["'!' stands alone and is ignored; it must touch its word, as in !word"],
    );
    check("a -- b", "a b", &[]);
    check("a --- b", "a b", &[]);
    check("+", "", &["'+' stands alone and is ignored; it must touch its word, as in +word"]);
    check("-", "", &["'-' stands alone and is ignored; it must touch its word, as in -word"]);
    check("!", "", &["'!' stands alone and is ignored; it must touch its word, as in !word"]);
    check("a-b", "a-b", &[]);
    check(
        "a - -b",
        "a -b",
        &["'-' stands alone and is ignored; it must touch its word, as in -word"],
    );
    check("(a)-b", "a b", &["a sign counts only after a blank; '-' is ignored"]);
    check("\"a b\"-c", "\"a b\" c", &["a sign counts only after a blank; '-' is ignored"]);
    check("\"a b\"!", "\"a b\"", &[]);
    check("a –b", "a b", &["'–' is a dash, not the sign '-', and is ignored"]);
    check("a — b –", "a b", &[]);
    check("−5 x", "5 x", &["'−' is a dash, not the sign '-', and is ignored"]);
    check("-,", "", &["there is no word to look for"]);
    check("-AND a", "-\"AND\" a", &["'AND' is read as the word 'AND'"]);
}

#[test]
fn operators_with_nothing_beside_them() {
    check("a AND", "a", &["'AND' has nothing after it and is ignored"]);
    check("OR b", "b", &["'OR' has nothing before it and is ignored"]);
    check("AND", "", &["'AND' has nothing before it and is ignored"]);
    check("OR", "", &["'OR' has nothing before it and is ignored"]);
    check("NOT", "", &["'NOT' has nothing after it and is ignored"]);
    check("a NOT", "a", &["'NOT' has nothing after it and is ignored"]);
    check("a OR OR b", "a OR b", &["'OR' has nothing after it and is ignored"]);
    check("a AND AND b", "a AND b", &["'AND' has nothing after it and is ignored"]);
    check("a AND OR b", "a OR b", &["'AND' has nothing after it and is ignored"]);
    check("a OR AND b", "a OR b", &["'AND' has nothing before it and is ignored"]);
    check(
        "a AND NOT",
        "a",
        &["'AND' has nothing after it and is ignored", "'NOT' has nothing after it and is ignored"],
    );
    check("a AND ()", "a", &["parentheses with nothing in them are ignored"]);
    check("a AND \"\"", "a", &["a phrase without a word is ignored"]);
    check("a AND --", "a", &["'AND' has nothing after it and is ignored"]);
    check("(a AND) b", "a b", &["'AND' has nothing after it and is ignored"]);
    check("(OR)", "", &["'OR' has nothing before it and is ignored"]);
    check(
        "a OR -",
        "a",
        &[
            "'OR' has nothing after it and is ignored",
            "'-' stands alone and is ignored; it must touch its word, as in -word",
        ],
    );
    check("NOT (", "", &["the parenthesis is not closed; it is closed at the end"]);
    check(
        "AND OR NOT",
        "",
        &[
            "'AND' has nothing before it and is ignored",
            "'OR' has nothing after it and is ignored",
            "'NOT' has nothing after it and is ignored",
        ],
    );
}

#[test]
fn parentheses() {
    check("(a)", "a", &[]);
    check("((a b))", "a b", &[]);
    check("(a) (b)", "a b", &[]);
    check("a(b)c", "a b c", &[]);
    check("()", "", &["parentheses with nothing in them are ignored"]);
    check("a () b", "a b", &["parentheses with nothing in them are ignored"]);
    check("(())", "", &["parentheses with nothing in them are ignored"]);
    check("(a", "a", &["the parenthesis is not closed; it is closed at the end"]);
    check("((a", "a", &["2 parentheses are not closed; they are closed at the end"]);
    check("(a (b", "a b", &["2 parentheses are not closed; they are closed at the end"]);
    check("a)", "a", &["the parenthesis closes nothing and is ignored"]);
    check("a (b))", "a b", &["the parenthesis closes nothing and is ignored"]);
    check(
        ")(",
        "",
        &[
            "the parenthesis closes nothing and is ignored",
            "the parenthesis is not closed; it is closed at the end",
        ],
    );
    check("(--) a", "a", &["parentheses with nothing in them are ignored"]);
    check(":) a", "a", &["the parenthesis closes nothing and is ignored"]);
    check("f(x)", "f x", &[]);
    check("(a b", "a b", &["the parenthesis is not closed; it is closed at the end"]);
    check("-(", "", &["the parenthesis is not closed; it is closed at the end"]);
    check(
        "(\"a b)",
        "\"a b)\"",
        &[
            "the parenthesis is not closed; it is closed at the end",
            "the quotation mark is not closed; the phrase runs to the end",
        ],
    );
}
