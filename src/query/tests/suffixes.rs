//! What follows a phrase or a group, and weights after anything.

use super::check;

#[test]
fn phrases_with_words_between() {
    check("\"a b\"~5", "\"a b\"~5", &[]);
    check("“a b”~5, c", "\"a b\"~5 c", &[]);
    check("‘strategic depth’~2", "\"strategic depth\"~2", &[]);
    check("\"a b\"~0", "\"a b\"", &[]);
    check("\"a b\"~500", "\"a b\"~500", &[]);
    check("-\"a b\"~2 +\"c d\"~3", "-\"a b\"~2 +\"c d\"~3", &[]);
    check("title:(\"a b\"~3)", "title:\"a b\"~3", &[]);
    check("\"ISIS-K\"~2 \"伊斯蘭國\"~2", "\"ISIS-K\"~2 \"伊斯蘭國\"~2", &[]);
    check("\"a b\"~3 AND c", "\"a b\"~3 AND c", &[]);
}

#[test]
fn distances_that_are_odd() {
    check(
        "\"a b\"~",
        "\"a b\"",
        &["a distance is a number of words, as in \"a b\"~5; '~' is ignored"],
    );
    check(
        "\"a b\"~0.5",
        "\"a b\"",
        &["a distance is a number of words, as in \"a b\"~5; '~0.5' is ignored"],
    );
    check(
        "\"a b\"~-2",
        "\"a b\"",
        &["a distance is a number of words, as in \"a b\"~5; '~-2' is ignored"],
    );
    check("\"a b\"~501", "\"a b\"~500", &["words stand at most 500 apart; '~501' is read as ~500"]);
    check(
        "\"a b\"~99999999999",
        "\"a b\"~500",
        &["words stand at most 500 apart; '~99999999999' is read as ~500"],
    );
    check(
        "\"word\"~2",
        "\"word\"",
        &[
            "a phrase of one word has no distance, and near spellings are written word~; '~2' is ignored",
        ],
    );
    check("(a b)~5", "a b", &["words near one another are written a NEAR/5 b; '~5' is ignored"]);
    check("/a/^2~5", "/a/^2", &["an expression has no distance; '~5' is ignored"]);
    check(
        "tag:\"a b\"~5",
        "tag:\"a b\"",
        &["a distance has no effect where a field is compared as a whole, and is ignored"],
    );
    check("\"\"~5 a", "a", &["a phrase without a word is ignored"]);
    check(
        "a)~5",
        "a",
        &[
            "the parenthesis closes nothing and is ignored",
            "words near one another are written a NEAR/5 b; '~5' is ignored",
        ],
    );
}

#[test]
fn weights_follow_anything() {
    check("word^2", "word^2", &[]);
    check("word^2.50 b", "word^2.5 b", &[]);
    check("word^.5, b", "word^0.5 b", &[]);
    check("\"a b\"^0.5", "\"a b\"^0.5", &[]);
    check("\"a b\"~3^2", "\"a b\"~3^2", &[]);
    check(
        "\"a b\"^2~3",
        "\"a b\"^2",
        &["a distance stands before the weight, as in \"a b\"~3^2; '~3' is ignored"],
    );
    check("(a b)^3", "(a b)^3", &[]);
    check("(a AND b)^3 OR c", "(a AND b)^3 OR c", &[]);
    check("word~1^2 ter*^2 t?r^2 /a+/^2 =A^2", "word~1^2 ter*^2 t?r^2 /a+/^2 =A^2", &[]);
    check("+word^2 b", "+word^2 b", &[]);
    check("(a title:b)^2", "(+a title:b)^2", &[]);
    check("(a^2)^3", "(a^2)^3", &[]);
    check("(a b)@sentence^2", "(a AND b)@sentence^2", &[]);
    check("(a b)^2@sentence", "((a AND b)^2)@sentence", &[]);
    check("a^2 NEAR/3 b", "a^2 NEAR/3 b", &[]);
    check("word^100 C++^2 3.14^2 U.S.^2", "word^100 C++^2 3.14^2 U.S.^2", &[]);
    check("AND^2 a", "\"AND\"^2 a", &["'AND^2' is read as the word 'AND'"]);
    check("x^y 2^n", "x^y 2^n", &[]);
    check("^2 a", "2 a", &[]);
}

#[test]
fn weights_that_are_odd() {
    for typed in ["^", "^0", "^-2", "^101", "^1.2.3", "^99999999999999999999999999999999999999999"]
    {
        let shown: String = typed.chars().take(40).collect();
        let shown = if typed.len() > 40 { format!("{shown}…") } else { shown };
        let remark = format!(
            "a weight is a number above 0 and at most 100, as in word^2; '{shown}' is ignored"
        );
        check(&format!("word{typed}"), "word", &[&remark]);
        check(&format!("(a b){typed}"), "a b", &[&remark]);
    }
    check("word^2^3", "word^2", &["a part has one weight; '^3' is ignored"]);
    check("(a)^2^3", "a^2", &["a part has one weight; '^3' is ignored"]);
    check("-a^2 b", "-a b", &["a weight has no effect on what is excluded, and is ignored"]);
    check("b (-a)^2", "b -a", &["a weight has no effect on what is excluded, and is ignored"]);
    check(
        "date:2024^2 b",
        "date:2024 +b",
        &["a weight has no effect on a field, which only filters, and is ignored"],
    );
    for (typed, understood) in [
        ("title:word^2", "title:word"),
        ("title:(a b)^2", "title:(a b)"),
        ("title:(a^2)", "title:a"),
        ("(title:a)^2", "title:a"),
        ("(tag:a OR lang:b)^2", "tag:a OR lang:b"),
    ] {
        check(
            typed,
            understood,
            &["a weight has no effect on a field, which only filters, and is ignored"],
        );
    }
    check("()^2 a", "a", &["parentheses with nothing in them are ignored"]);
    check("a)^2", "a", &["the parenthesis closes nothing and is ignored"]);
}
