//! The words of a query, and what is no word.

use super::check;

#[test]
fn words_are_taken_without_what_surrounds_them() {
    check("islamic state", "islamic state", &[]);
    check("state, (really?) yes!", "state really yes", &[]);
    check(
        "C++ AD&D O.K. C# .NET R&D AT&T U.S. e.g. etc.",
        "C++ AD&D O.K. C# .NET R&D AT&T U.S. e.g. etc",
        &[],
    );
    check("U.S., e.g.; Ph.D.! a.m.", "U.S. e.g. Ph.D. a.m.", &[]);
    check("...foo… [1] <b>", "foo 1 b", &[]);
    check("COVID-19 x-ray state-of-the-art", "COVID-19 x-ray state-of-the-art", &[]);
    check("and or not", "and or not", &[]);
    check("AND, a", "\"AND\" a", &["'AND,' is read as the word 'AND'"]);
    check(
        "(NOT, OR.) b",
        "(\"NOT\" \"OR\") b",
        &["'NOT,' is read as the word 'NOT'", "'OR.' is read as the word 'OR'"],
    );
    check("Yahoo! wow!! really?!", "Yahoo wow really", &[]);
    check("-- … & ? |", "", &["there is no word to look for"]);
    check("100% $5 €20 §12 #tag @handle", "100% $5 €20 §12 #tag @handle", &[]);
    check("_x_ a_b \\n", "_x_ a_b \\n", &[]);
    check("A+ i++ 3+4=7", "A+ i++ 3+4=7", &[]);
    check("", "", &["there is no word to look for"]);
    check("   ", "", &["there is no word to look for"]);
}

#[test]
fn apostrophes_open_no_phrase() {
    check("don't O'Brien 'tis ministers’ don’t", "don't O'Brien tis ministers don’t", &[]);
    check("the minister's the ministers'", "the minister's the ministers", &[]);
    check("'single quotes' here", "single quotes here", &[]);
    check("‘quoted’ word", "quoted word", &[]);
    check("‘tis the ministers’ fault", "tis the ministers fault", &[]);
    check("the ‘90s ministers’ fault", "the 90s ministers fault", &[]);
    check("‘n roll it’ b", "n roll it b", &[]);
    check("rock ’n’ roll", "rock n roll", &[]);
    check("‘a ‘b c’ d", "a \"b c\" d", &[]);
    check("‘a \"b\" c’", "a \"b\" c", &[]);
    check("‘lost the end", "lost the end", &[]);
}

#[test]
fn phrases_stand_in_quotation_marks_of_any_kind() {
    check("\"strategic depth\" a", "\"strategic depth\" a", &[]);
    check("the “Islamic State” group", "the \"Islamic State\" group", &[]);
    check("„Islamischer Staat“ heute", "\"Islamischer Staat\" heute", &[]);
    check("»Islamischer Staat« heute", "\"Islamischer Staat\" heute", &[]);
    check("«État islamique»", "\"État islamique\"", &[]);
    check(
        "‹a b› ”c d” 「伊斯蘭 國」『x y』 〝p q〟 ‟r s”",
        "\"a b\" \"c d\" \"伊斯蘭 國\" \"x y\" \"p q\" \"r s\"",
        &[],
    );
    check("＂full width＂", "\"full width\"", &[]);
    check("‘strategic depth’ doctrine", "\"strategic depth\" doctrine", &[]);
    check("‘don’t panic’ he said", "\"don’t panic\" he said", &[]);
    check("a\"b c\"d", "a \"b c\" d", &[]);
    check("\"one\"", "\"one\"", &[]);
    check("\" a \t b \"", "\"a b\"", &[]);
    check("“he said \"yes\" twice”", "“he said \"yes\" twice”", &[]);
    check("«x “y” \"z\"»", "«x “y” \"z\"»", &[]);
    check("+\"a b\" -“c d”", "+\"a b\" -\"c d\"", &[]);
    check("\"(a AND b) title:x *\"", "\"(a AND b) title:x *\"", &[]);
}

#[test]
fn marks_that_are_not_paired() {
    check(
        "\"unclosed phrase here",
        "\"unclosed phrase here\"",
        &["the quotation mark is not closed; the phrase runs to the end"],
    );
    check(
        "“unclosed AND (x",
        "\"unclosed AND (x\"",
        &["the quotation mark is not closed; the phrase runs to the end"],
    );
    check(
        "5\" gun",
        "5 \"gun\"",
        &["the quotation mark is not closed; the phrase runs to the end"],
    );
    check("foo” bar", "foo bar", &["the quotation mark closes nothing and is ignored"]);
    check("foo」 bar", "foo bar", &["the quotation mark closes nothing and is ignored"]);
    check("a »", "a", &["the quotation mark closes nothing and is ignored"]);
    check("a \"\" b", "a b", &["a phrase without a word is ignored"]);
    check("\"--\"", "", &["a phrase without a word is ignored"]);
    check("a “” b", "a b", &["a phrase without a word is ignored"]);
    check("\"", "", &["a quotation mark with nothing after it is ignored"]);
    check("a \"", "a", &["a quotation mark with nothing after it is ignored"]);
}

#[test]
fn scripts_and_symbols() {
    check("€ 😀 👍🏽 ❤️ 👩\u{200D}👩\u{200D}👧", "€ 😀 👍🏽 ❤️ 👩\u{200D}👩\u{200D}👧", &[]);
    check("islamic\u{3000}state", "islamic state", &[]);
    check("is\u{AD}lamic st\u{200B}ate", "islamic state", &[]);
    check("\u{FEFF}a \u{200B} b", "a b", &[]);
    check("\u{200B}AND a", "a", &["'AND' has nothing before it and is ignored"]);
    check("A\u{AD}ND x", "\"AND\" x", &["'AND' is read as the word 'AND'"]);
    check("a\0b\u{1}c", "a b c", &[]);
    check("a\nb\tc\r\nd", "a b c d", &[]);
    check("דאעש -\"מדינה אסלאמית\"", "דאעש -\"מדינה אסלאמית\"", &[]);
    check("صه\"ل", "صه \"ل\"", &["the quotation mark is not closed; the phrase runs to the end"]);
    check("צה\"ל ישראל", "צה\"ל ישראל", &[]);
    check("\"צה\"ל ניצח\"", "\"צה\"ל ניצח\"", &[]);
    check("الدولة الإسلامية؟ «تنظيم الدولة»", "الدولة الإسلامية \"تنظيم الدولة\"", &[]);
    check("\u{202E}evil\u{202C} a", "evil a", &[]);
    check("می\u{200C}خواهم \u{200C}x\u{200C}", "می\u{200C}خواهم x", &[]);
    check("伊斯兰国 （a OR b）", "伊斯兰国 (a OR b)", &[]);
    check("title：x", "title:x", &[]);
    check("e\u{301}tat É", "e\u{301}tat É", &[]);
    check("नमस्ते।", "नमस्ते", &[]);
    check("\u{A0}a\u{2028}b", "a b", &[]);
}
