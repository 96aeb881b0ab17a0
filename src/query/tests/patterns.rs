//! What stands for many words, and for one exactly.

use super::check;

#[test]
fn an_asterisk_ends_a_prefix() {
    check("terror*", "terror*", &[]);
    check("terror*,", "terror*", &[]);
    check("'terror*'", "terror*", &[]);
    check("state* OR nation*", "state* OR nation*", &[]);
    check("+terror* -isl*", "+terror* -isl*", &[]);
    check("al-q* C++*", "al-q* C++*", &[]);
    check("t*", "t*", &[]);
    check("AND*", "AND*", &[]);
    check("terror** x", "terror* x", &[]);
    check("who fights terror*?", "who fights terror*", &[]);
    check("title:ter*", "title:ter*", &[]);
    check("\"a b\"*", "\"a b\"", &["an asterisk stands within or after a word; '*' is ignored"]);
    check("(a b)** c", "(a b) c", &["an asterisk stands within or after a word; '**' is ignored"]);
}

#[test]
fn wildcards_stand_for_characters() {
    check("wil?car*d", "wil?car*d", &[]);
    check("ter*or *stan", "ter*or *stan", &[]);
    check("*bold*", "*bold*", &[]);
    check("**bold** x", "*bold* x", &[]);
    check("f**k", "f*k", &[]);
    check("?stan colo?r", "?stan colo?r", &[]);
    check("wom?n? wil?car*?", "wom?n? wil?car*?", &[]);
    check("[*stan], wom?n!", "*stan wom?n", &[]);
    check("-*stan +t?p", "-*stan +t?p", &[]);
    check("Isl?m* É?ole", "Isl?m* É?ole", &[]);
    check("al-q?ida O'Br?en", "al-q?ida O'Br?en", &[]);
    check("AN*D", "AN*D", &[]);
    check("title:wil?card path:*.pdf tag:new?", "title:wil?card path:*.pdf tag:new", &[]);
    check("tag:(a?c OR *d)", "tag:(a?c OR *d)", &[]);
    check("4*5=20", "4*5=20", &[]);
    check("*😀a*", "*😀a*", &[]);
}

#[test]
fn a_question_mark_at_the_end_is_punctuation() {
    check("what is ISKP?", "what is ISKP", &[]);
    check("what is \"the ISKP\"?", "what is \"the ISKP\"", &[]);
    check("really?? yes?!", "really yes", &[]);
    check("(who?) C++? U.S.?", "who C++ U.S.", &[]);
    check("¿qué? ماذا؟", "qué ماذا", &[]);
    check("? a ?? b", "a b", &[]);
    check("https://x.org/?q=1 www.x.org/a?b=c", "https://x.org/?q=1 www.x.org/a?b=c", &[]);
}

#[test]
fn asterisks_that_stand_for_nothing() {
    let lone = "an asterisk needs a letter or digit beside it, and is ignored";
    check("*", "", &[lone]);
    check("a *", "a", &[lone]);
    check("a *** b", "a b", &[lone]);
    check("-*", "", &[lone]);
    check("*? ?*", "", &[lone, lone]);
    check("*^2 a", "a", &[lone]);
    check(
        "*€* a",
        "a",
        &["a pattern needs a letter or digit beside its wildcards; '*€*' is ignored"],
    );
}

#[test]
fn near_spellings() {
    check("word~1", "word~1", &[]);
    check("wordy~2", "wordy~2", &[]);
    check("wordy~", "wordy~2", &[]);
    check("word~", "word~1", &[]);
    check("word~2", "word~2", &[]);
    check("word~0", "word", &[]);
    check("ab~ abc~", "ab~1 abc~1", &[]);
    check("Ehsan~2, (Ehsan~1)", "Ehsan~2 Ehsan~1", &[]);
    check("ISIS-K~1 Tehreek-e-Taliban~2", "ISIS-K~1 Tehreek-e-Taliban~2", &[]);
    check("-word~1 +word~1", "-word~1 +word~1", &[]);
    check("title:wrod~1", "title:wrod~1", &[]);
    check("AND~1 2024~1", "AND~1 2024~1", &[]);
    check("بلوچستان~2", "بلوچستان~2", &[]);
    check("~word a~b", "word a~b", &[]);
    check("~5 a", "5 a", &[]);
}

#[test]
fn near_spellings_that_are_odd() {
    check("wordy~3", "wordy~2", &["near spellings are at most 2 edits away; read as wordy~2"]);
    check(
        "word~99999999999 b",
        "word~2 b",
        &["near spellings are at most 2 edits away; read as word~2"],
    );
    check("word~0.8", "word~1", &["near spellings are 1 or 2 edits away; '~0.8' is read as '~'"]);
    check("word~-1", "word~1", &["near spellings are 1 or 2 edits away; '~-1' is read as '~'"]);
    check("ab~2", "ab~1", &["near spellings of two letters are 1 edit away; read as ab~1"]);
    check(
        "a~1 b",
        "a b",
        &["near spellings of one letter would be anything; read as the word 'a'"],
    );
    check(
        "€~1 b",
        "€ b",
        &["near spellings are those of letters and digits; read as the word '€'"],
    );
    check("word~1~2", "word~1", &["a word has one distance; of 'word~1~2' the first counts"]);
    check("ter*~1", "ter*", &["a pattern has no near spellings; 'ter*~1' is read as 'ter*'"]);
    check("t?r~1", "t?r", &["a pattern has no near spellings; 't?r~1' is read as 't?r'"]);
    check(
        "=word~1",
        "=word",
        &["an exact word has no near spellings; '=word~1' is read as '=word'"],
    );
}

#[test]
fn expressions_stand_between_slashes() {
    check("/isk[ap]?/", "/isk[ap]?/", &[]);
    check("(/a(b|c)d/ OR x)", "/a(b|c)d/ OR x", &[]);
    check("/a\"b/ c", "/a\"b/ c", &[]);
    check("-/isk./ +/i(s|z)k/", "-/isk./ +/i(s|z)k/", &[]);
    check("author:/raw.l/ title:(/a+/ b)", "author:/raw.l/ title:(/a+/ b)", &[]);
    check("what about /isk./?", "what about /isk./", &[]);
    check("/a\\/b/", "/a\\/b/", &[]);
    check("/\\d{4}/", "/\\d{4}/", &[]);
    check("/^a$/", "/^a$/", &[]);
    check("/is\u{AD}k/", "/isk/", &[]);
    check("/ا.ب/", "/ا.ب/", &[]);
}

#[test]
fn slashes_of_paths() {
    check("/usr/bin/ /usr/bin", "/usr/bin/ /usr/bin", &[]);
    check("/tmp a/b/c and/or", "/tmp a/b/c and/or", &[]);
    check("/a b/", "/a b/", &[]);
    check("// /../ /", "", &["there is no word to look for"]);
    check("path:/home/", "path:\"/home/\"", &[]);
    check("path:(/home/ OR /srv/x/)", "path:(\"/home/\" OR /srv/x/)", &[]);
    check("path:/home/* path:/home/x/*", "path:/home/* path:/home/x/*", &[]);
    check("a/b/ 1/2/", "a/b/ 1/2/", &[]);
}

#[test]
fn expressions_that_are_none() {
    check("/isk[/ b", "isk b", &["unclosed character class; read as the word 'isk'"]);
    check("/a)(b/", "\"a)(b\"", &["unopened group; read as the words 'a)(b'"]);
    check("/\\ba/", "\\ba", &["a pattern has no boundaries of words; read as the word '\\ba'"]);
    check(
        "/a(?=b)/",
        "\"a(?=b\"",
        &[
            "look-around, including look-ahead and look-behind, is not supported; read as the words 'a(?=b'",
        ],
    );
    check("-/x[/ b", "-x b", &["unclosed character class; read as the word 'x'"]);
}

#[test]
fn exact_words_and_phrases() {
    check("=Word", "=Word", &[]);
    check("=\"A Phrase\"", "=\"A Phrase\"", &[]);
    check("=“A Phrase” =„a“ =»b c«", "=\"A Phrase\" =a =\"b c\"", &[]);
    check("-=Word +=Word", "-=Word +=Word", &[]);
    check("-=\"a b\" +=\"c d\"", "-=\"a b\" +=\"c d\"", &[]);
    check("(=IS OR =US)", "=IS OR =US", &[]);
    check("title:=Word author:=\"de Gaulle\"", "title:=Word author:=\"de Gaulle\"", &[]);
    check("=U.S., =C++", "=U.S. =C++", &[]);
    check("=AND =NEAR/3", "=\"AND\" =\"NEAR/3\"", &[]);
    check("=\"AND\" =\"one\"", "=\"AND\" =one", &[]);
    check("=État =café", "=État =café", &[]);
    check("a=b x=\"y z\"", "a=b x \"y z\"", &[]);
}

#[test]
fn equals_signs_that_are_odd() {
    check("=", "", &["'=' stands alone and is ignored; it must touch its word, as in =word"]);
    check(
        "a = b",
        "a b",
        &["'=' stands alone and is ignored; it must touch its word, as in =word"],
    );
    check("==U.S.", "=U.S.", &["one '=' is enough; '==U.S.' is read as '=U.S.'"]);
    check("==word", "=word", &["one '=' is enough; '==word' is read as '=word'"]);
    check(
        "=(a b)",
        "a b",
        &["'=' stands before a word or a phrase, not before a parenthesis, and is ignored"],
    );
    check(
        "=title:a",
        "title:a",
        &["'=' stands after the field, as in title:=word, and is ignored"],
    );
    check(
        "=/a/ b",
        "/a/ b",
        &["'=' stands before a word or a phrase, not before an expression, and is ignored"],
    );
    check(
        "=ter*",
        "ter*",
        &["'=' stands before a word without wildcards, and is ignored; '=ter*' is read as 'ter*'"],
    );
    check(
        "=t?r",
        "t?r",
        &["'=' stands before a word without wildcards, and is ignored; '=t?r' is read as 't?r'"],
    );
    check("=\"\" a", "a", &["a phrase without a word is ignored"]);
    check(
        "tag:=News",
        "tag:\"News\"",
        &["'=' has no effect where a field is compared as a whole, and is ignored"],
    );
    check(
        "=\"a b\"~3",
        "=\"a b\"",
        &["the words of an exact phrase stand side by side; '~3' is ignored"],
    );
}
