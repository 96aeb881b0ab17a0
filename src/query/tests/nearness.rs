//! `NEAR` and `ADJ`.

use super::check;

#[test]
fn near_one_another() {
    check("a NEAR/5 b", "a NEAR/5 b", &[]);
    check("a NEAR b", "a NEAR/10 b", &[]);
    check("a ADJ b", "a ADJ/10 b", &[]);
    check("a ADJ/0 b", "a ADJ/0 b", &[]);
    check("a NEAR/05 b", "a NEAR/5 b", &[]);
    check("\"a b\" NEAR/3 c*", "\"a b\" NEAR/3 c*", &[]);
    check("\"a b\"~2 ADJ/3 =C", "\"a b\"~2 ADJ/3 =C", &[]);
    check("w?ld NEAR/3 /ex+/ ADJ/2 fuzy~1", "(w?ld NEAR/3 /ex+/) ADJ/2 fuzy~1", &[]);
    check("(a OR b) NEAR/5 c", "(a OR b) NEAR/5 c", &[]);
    check("(a b) NEAR/5 (c d)", "(a b) NEAR/5 (c d)", &[]);
    check("a^2 NEAR/5 b^3", "a^2 NEAR/5 b^3", &[]);
    check("(a OR b^2)^3 NEAR/5 b", "(a OR b^2)^3 NEAR/5 b", &[]);
    check("(a)NEAR/3(b)", "a NEAR/3 b", &[]);
    check("title:(a NEAR/3 b)", "title:(a NEAR/3 b)", &[]);
    check(
        "title:a NEAR/3 b",
        "title:a AND b",
        &["'NEAR/3' takes words, phrases and alternatives of them, not a field; read as AND"],
    );
}

#[test]
fn nearness_binds_tighter_than_and() {
    check("a NEAR/3 b c", "(a NEAR/3 b) c", &[]);
    check("a AND b NEAR/3 c", "a AND (b NEAR/3 c)", &[]);
    check("a OR b NEAR/3 c AND d", "a OR ((b NEAR/3 c) AND d)", &[]);
    check("a NEAR/3 b OR c", "(a NEAR/3 b) OR c", &[]);
    check("x -(a NEAR/3 b)", "x -(a NEAR/3 b)", &[]);
    check("+(a ADJ/3 b) c", "+(a ADJ/3 b) c", &[]);
    check("+a NEAR/3 b", "a NEAR/3 b", &[]);
}

#[test]
fn the_numbers_of_a_chain_add_up() {
    check("a NEAR/2 b NEAR/3 c", "a NEAR/5 b NEAR/0 c", &[]);
    check("a NEAR/5 b NEAR/0 c", "a NEAR/5 b NEAR/0 c", &[]);
    check("a ADJ/1 b ADJ c ADJ/2 d", "a ADJ/13 b ADJ/0 c ADJ/0 d", &[]);
    check("a NEAR/2 b ADJ/3 c", "(a NEAR/2 b) ADJ/3 c", &[]);
    check("a ADJ/1 b NEAR/2 c NEAR/3 d", "(a ADJ/1 b) NEAR/5 c NEAR/0 d", &[]);
    check("(a NEAR/2 b) NEAR/3 c", "(a NEAR/2 b) NEAR/3 c", &[]);
    check("a NEAR/2 (b NEAR/3 c)", "a NEAR/2 (b NEAR/3 c)", &[]);
    check(
        "a NEAR/2 b NEAR () NEAR/3 c",
        "a NEAR/5 b NEAR/0 c",
        &["parentheses with nothing in them are ignored"],
    );
}

#[test]
fn what_stands_near_nothing() {
    let and = |what: &str| {
        format!("'NEAR/10' takes words, phrases and alternatives of them, not {what}; read as AND")
            .replace("NEAR/10", "NEAR")
    };
    check("a NEAR NOT b", "a AND NOT b", &[&and("an exclusion")]);
    check("-a NEAR b", "NOT a AND b", &[&and("an exclusion")]);
    check("(a AND b) NEAR c", "a AND b AND c", &[&and("what AND joins")]);
    check("(+a b) NEAR c", "(+a b) AND c", &[&and("words with a sign")]);
    check("(a -b) NEAR c", "(a -b) AND c", &[&and("an exclusion")]);
    check("(a title:b) NEAR c", "(+a title:b) AND c", &[&and("words with a sign")]);
    check("(a OR title:b) NEAR c", "(a OR title:b) AND c", &[&and("a field")]);
    check("date:2024 NEAR c", "date:2024 AND c", &[&and("a field")]);
    check("has:author NEAR c", "has:author AND c", &[&and("a field")]);
    check("(a SENT b) NEAR c", "(a AND b)@sentence AND c", &[&and("a sentence")]);
    check("(a DOC b) NEAR c", "(a DOC b) AND c", &[&and("an article")]);
    check("a NEAR b NEAR NOT c", "a AND b AND NOT c", &[&and("an exclusion")]);
    check("tag:(a NEAR b)", "tag:(a AND b)", &[&and("a field that is compared as a whole")]);
    check(
        "a NEAR b ADJ NOT c NEAR d",
        "(a NEAR/10 b) AND NOT c AND d",
        &[&and("an exclusion").replace("NEAR", "ADJ"), &and("what AND joins")],
    );
}

#[test]
fn operators_with_nothing_beside_them() {
    check("a NEAR/5", "a", &["'NEAR/5' has nothing after it and is ignored"]);
    check("NEAR/5 a", "a", &["'NEAR/5' has nothing before it and is ignored"]);
    check(
        "NEAR protocol",
        "protocol",
        &["'NEAR' has nothing before it and is ignored; for the word write \"NEAR\""],
    );
    check(
        "a NEAR NEAR/3 b",
        "a NEAR/3 b",
        &["'NEAR' has nothing after it and is ignored; for the word write \"NEAR\""],
    );
    check("a NEAR/3 AND b", "a AND b", &["'NEAR/3' has nothing after it and is ignored"]);
    check("a OR NEAR/3 b", "a OR b", &["'NEAR/3' has nothing before it and is ignored"]);
    check("(NEAR/2) a", "a", &["'NEAR/2' has nothing before it and is ignored"]);
    check("() NEAR/3 a", "a", &["parentheses with nothing in them are ignored"]);
    check("a ADJ/3 \"\"", "a", &["a phrase without a word is ignored"]);
}

#[test]
fn distances_that_are_odd() {
    check(
        "a NEAR/501 b",
        "a NEAR/500 b",
        &["words stand at most 500 apart; 'NEAR/501' is read with that many"],
    );
    check(
        "a NEAR/400 b NEAR/200 c",
        "a NEAR/500 b NEAR/0 c",
        &["words stand at most 500 apart; 'NEAR/200' is read with that many"],
    );
    check(
        "a NEAR/99999999999 b",
        "a NEAR/500 b",
        &["words stand at most 500 apart; 'NEAR/99999999999' is read with that many"],
    );
    check(
        "a NEAR/ b",
        "a NEAR/10 b",
        &["'NEAR/' wants a number from 0 to 500 after the slash; read as NEAR/10"],
    );
    check(
        "a ADJ/-3 b",
        "a ADJ/10 b",
        &["'ADJ/-3' wants a number from 0 to 500 after the slash; read as ADJ/10"],
    );
    check(
        "a NEAR/2.5 b",
        "a NEAR/10 b",
        &["'NEAR/2.5' wants a number from 0 to 500 after the slash; read as NEAR/10"],
    );
}

#[test]
fn what_was_probably_meant() {
    for (typed, meant) in [
        ("near/5", "NEAR/5"),
        ("Near/5", "NEAR/5"),
        ("NEAR5", "NEAR/5"),
        ("NEAR:5", "NEAR/5"),
        ("adj/3", "ADJ/3"),
        ("w/5", "NEAR/5"),
        ("N/5", "NEAR/5"),
        ("pre/5", "ADJ/5"),
        ("AND/5", "NEAR/5"),
    ] {
        let remark = format!("did you mean {meant}? '{typed}' is read as the word '{typed}'");
        check(&format!("a {typed} b"), &format!("a {typed} b"), &[&remark]);
    }
    check(
        "a NEAR 5 b",
        "(a NEAR/10 5) b",
        &["did you mean NEAR/5? 'NEAR 5' looks for the word '5'"],
    );
    check("a ADJ 3 b", "(a ADJ/10 3) b", &["did you mean ADJ/3? 'ADJ 3' looks for the word '3'"]);
    check("attack NEAR 2024", "attack NEAR/10 2024", &[]);
    check("a NEAR 5 AND b", "(a NEAR/10 5) AND b", &[]);
    check("a near b", "a near b", &[]);
    for (typed, remark) in [
        ("NEAR/x", "'NEAR/x' is read as a word; the operator NEAR takes a number, as in NEAR/5"),
        ("ADJ/b", "'ADJ/b' is read as a word; the operator ADJ takes a number, as in ADJ/5"),
        ("SENT/x", "'SENT/x' is read as a word; the operator SENT takes no number"),
    ] {
        check(&format!("a {typed} b"), &format!("a {typed} b"), &[remark]);
    }
    check(
        "near/far NEAR",
        "near/far",
        &["'NEAR' has nothing after it and is ignored; for the word write \"NEAR\""],
    );
    check("+NEAR b", "+\"NEAR\" b", &["'NEAR' is read as the word 'NEAR'"]);
    check("NEAR, b", "\"NEAR\" b", &["'NEAR,' is read as the word 'NEAR'"]);
    check("\"NEAR\" \"DOC\"", "\"NEAR\" \"DOC\"", &[]);
}

#[test]
fn operators_take_turns_only_so_often() {
    let chain = "a NEAR b ADJ ".repeat(20) + "c";
    let query = super::super::Query::parse(&chain);
    assert!(query.to_string().starts_with("(((((((((a NEAR/10 b) ADJ/10 a)"), "{query}");
    assert!(query.to_string().ends_with(" AND b AND c"), "{query}");
    let messages: Vec<&str> = query.diagnostics.iter().map(|d| d.message.as_str()).collect();
    assert_eq!(
        messages,
        ["NEAR and ADJ take turns at most 8 times without parentheses; read as AND"]
    );
}
