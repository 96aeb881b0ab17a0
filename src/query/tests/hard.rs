//! Queries as people type and paste them: text that other parsers fail on,
//! beside and within every operator.

use super::check;

/// Typed, understood, remarked upon.
type Row = (&'static str, &'static str, &'static [&'static str]);

fn check_all(rows: &[Row]) {
    for (typed, understood, remarks) in rows {
        check(typed, understood, remarks);
    }
}

const UNCLOSED_MARK: &str = "the quotation mark is not closed; the phrase runs to the end";
const UNCLOSED: &str = "the parenthesis is not closed; it is closed at the end";
const NOT_OPENED: &str = "the parenthesis closes nothing and is ignored";
const ONLY_EXCLUDES: &str =
    "nothing is asked for but exclusions; every passage without them matches";

#[test]
fn apostrophes() {
    check_all(&[
        ("don't NEAR/3 won’t", "don't NEAR/3 won’t", &[]),
        ("the minister's ADJ/2 speech", "the (minister's ADJ/2 speech)", &[]),
        ("=don't =O'Brien", "=don't =O'Brien", &[]),
        ("O'Brien~1 al-Qa'ida's~2", "O'Brien~1 al-Qa'ida's~2", &[]),
        ("l'État d'Orsay^2", "l'État d'Orsay^2", &[]),
        ("'n' SENT 'tis", "(n AND tis)@sentence", &[]),
        ("rock'n'roll* 'q?ote'", "rock'n'roll* q?ote", &[]),
        ("it's (they're)@sentence", "it's (they're)@sentence", &[]),
        ("ministers' DOC ministers’", "ministers DOC ministers", &[]),
        ("Qur'an Qur’ān Qurʼan", "Qur'an Qur’ān Qurʼan", &[]),
        ("author:O'Brien AND title:don't", "author:O'Brien AND title:don't", &[]),
        ("5'10\" tall", "5'10 \"tall\"", &[UNCLOSED_MARK]),
    ]);
}

#[test]
fn addresses_and_paths() {
    check_all(&[
        ("https://x.org/a?b=c&d=*", "https://x.org/a?b=c&d*", &[]),
        ("http://example.org/~user/", "http://example.org/~user/", &[]),
        ("https://x.org/a#b^2", "https://x.org/a#b^2", &[]),
        ("see https://x.org/.", "see https://x.org/", &[]),
        ("<https://x.org>", "https://x.org", &[]),
        ("\"https://x.org/a (b)\"", "\"https://x.org/a (b)\"", &[]),
        ("www.x.org/?q=1", "www.x.org/?q=1", &[]),
        ("mailto:a@b.org a@b.org", "mailto:a@b.org a@b.org", &[]),
        ("C:\\Users\\x\\*.txt", "C:\\Users\\x\\*.txt", &[]),
        ("C:\\Program Files (x86)\\a", "C:\\Program Files x86 \\a", &[]),
        ("\\\\server\\share\\ x", "\\\\server\\share\\ x", &[]),
        ("/etc/passwd NEAR ../x", "/etc/passwd NEAR/10 /x", &[]),
        ("./a.sh ~/b.txt", "/a.sh /b.txt", &[]),
        ("path:C:\\a path:../b", "path:C:\\a path:/b", &[]),
        ("10.1000/182 doi:10.1000/182", "10.1000/182 doi:10.1000/182", &[]),
        ("192.168.0.1:8080 ::1", "192.168.0.1:8080 1", &[]),
        ("s/old/new/ a/b", "s/old/new/ a/b", &[]),
        ("@user@host.org #tag", "@user@host.org #tag", &[]),
    ]);
}

#[test]
fn code_and_numbers() {
    check_all(&[
        ("C++ NEAR/2 C#", "C++ NEAR/2 C#", &[]),
        (
            "=C++ C++~ C++* C++^2",
            "=C++ C++ C++* C++^2",
            &["near spellings of one letter would be anything; read as the word 'C++'"],
        ),
        ("AD&D SENT R&D", "(AD&D AND R&D)@sentence", &[]),
        ("U.S. DOC U.K.", "U.S. DOC U.K.", &[]),
        ("\"U.S. Army\"~2 U.S.A.", "\"U.S. Army\"~2 U.S.A.", &[]),
        ("COVID-19~1 covid?19", "COVID-19~1 covid?19", &[]),
        ("3.14 -2.72 +1.41", "3.14 -2.72 +1.41", &[]),
        ("3,14 1.000.000 50% $5", "3,14 1.000.000 50% $5", &[]),
        (
            "x = y + z",
            "x y z",
            &[
                "'=' stands alone and is ignored; it must touch its word, as in =word",
                "'+' stands alone and is ignored; it must touch its word, as in +word",
            ],
        ),
        ("a == b != c", "a b c", &[]),
        (
            "f(x, y) = g[z]",
            "f (x y) g[z",
            &["'=' stands alone and is ignored; it must touch its word, as in =word"],
        ),
        ("if (a && b) { c }", "if (a AND b) c", &[]),
        ("a->b c::d e.f", "a->b c::d e.f", &[]),
        (
            "SELECT * FROM t",
            "SELECT FROM t",
            &["an asterisk needs a letter or digit beside it, and is ignored"],
        ),
        ("[a TO b] {c}", "a TO b c", &[]),
        ("2^10 2*3 6/2", "2^10 2*3 6/2", &[]),
        (
            "date:2024^2^3 x",
            "date:2024 +x",
            &[
                "a weight has no effect on a field, which only filters, and is ignored",
                "a part has one weight; '^3' is ignored",
            ],
        ),
        ("-1 0 +1", "-1 0 +1", &[]),
        ("1/2 NEAR/1 1/3", "1/2 NEAR/1 1/3", &[]),
        ("T-72 F-16C KC-135*", "T-72 F-16C KC-135*", &[]),
    ]);
}

#[test]
fn what_is_not_balanced() {
    check_all(&[
        ("\"a b NEAR/3 c", "\"a b NEAR/3 c\"", &[UNCLOSED_MARK]),
        ("a NEAR/3 \"b c", "a NEAR/3 \"b c\"", &[UNCLOSED_MARK]),
        ("=\"a b", "=\"a b\"", &[UNCLOSED_MARK]),
        ("(a NEAR/3 b", "a NEAR/3 b", &[UNCLOSED]),
        ("a NEAR/3 (b", "a NEAR/3 b", &[UNCLOSED]),
        (
            "(a SENT (b",
            "(a AND b)@sentence",
            &["2 parentheses are not closed; they are closed at the end"],
        ),
        ("a) NEAR/3 b", "a NEAR/3 b", &[NOT_OPENED]),
        ("a DOC b)", "a DOC b", &[NOT_OPENED]),
        ("a)@sentence b)^2", "a b", &[NOT_OPENED, NOT_OPENED]),
        ("(\"a b\"~3", "\"a b\"~3", &[UNCLOSED]),
        ("title:(a NEAR/3 b", "title:(a NEAR/3 b)", &[UNCLOSED]),
        ("/a( b/", "/a b/", &[UNCLOSED]),
        ("\"a\" b\" c", "\"a\" b \"c\"", &[UNCLOSED_MARK]),
        ("“a” b”", "\"a\" b", &["the quotation mark closes nothing and is ignored"]),
        ("((a)) ((b", "a b", &["2 parentheses are not closed; they are closed at the end"]),
    ]);
}

#[test]
fn operators_at_the_edges() {
    check_all(&[
        ("state AND", "state", &["'AND' has nothing after it and is ignored"]),
        (
            "state SENT AND",
            "state",
            &[
                "'SENT' has nothing after it and is ignored; for the word write \"SENT\"",
                "'AND' has nothing after it and is ignored",
            ],
        ),
        (
            "NEAR/5 AND OR a",
            "a",
            &[
                "'NEAR/5' has nothing before it and is ignored",
                "'AND' has nothing after it and is ignored",
            ],
        ),
        ("NOT NEAR/3 a", "a", &["'NOT' has nothing after it and is ignored"]),
        (
            "a NEAR/3 -",
            "a",
            &[
                "'NEAR/3' has nothing after it and is ignored",
                "'-' stands alone and is ignored; it must touch its word, as in -word",
            ],
        ),
        (
            "a DOC OR b",
            "a OR b",
            &["'DOC' has nothing after it and is ignored; for the word write \"DOC\""],
        ),
        (
            "(AND) (SENT) a",
            "a",
            &[
                "'AND' has nothing before it and is ignored",
                "'SENT' has nothing before it and is ignored; for the word write \"SENT\"",
            ],
        ),
        (
            "AND AND AND",
            "",
            &[
                "'AND' has nothing before it and is ignored",
                "'AND' has nothing before it and is ignored",
                "'AND' has nothing before it and is ignored",
            ],
        ),
        ("-a -b -\"c d\"", "NOT (a OR b OR \"c d\")", &[ONLY_EXCLUDES]),
        ("-(a NEAR/3 b)", "NOT (a NEAR/3 b)", &[ONLY_EXCLUDES]),
        ("NOT (a b)@sentence", "NOT (a AND b)@sentence", &[ONLY_EXCLUDES]),
        ("NOT (a DOC b)", "NOT (a DOC b)", &[ONLY_EXCLUDES]),
        ("-has:author", "NOT has:author", &[ONLY_EXCLUDES]),
        (
            "-=Word -ter* -w?rd -/x/ -abc~1",
            "NOT (=Word OR ter* OR w?rd OR /x/ OR abc~1)",
            &[ONLY_EXCLUDES],
        ),
        (
            "a AND NOT b NEAR/3 c",
            "a AND NOT b AND c",
            &[
                "'NEAR/3' takes words, phrases and alternatives of them, not an exclusion; read as AND",
            ],
        ),
        ("a AND NOT (b NEAR/3 c)", "a AND NOT (b NEAR/3 c)", &[]),
        ("rise AND fall OR \"rise and fall\"~2", "(rise AND fall) OR \"rise and fall\"~2", &[]),
        (
            "a NEAR/3 b SENT c AND d DOC e OR f g",
            "(((((a NEAR/3 b) AND c)@sentence AND d) DOC e) OR f) g",
            &[],
        ),
    ]);
}

#[test]
fn scripts() {
    check_all(&[
        ("😀 NEAR/3 🇵🇰", "😀 NEAR/3 🇵🇰", &[]),
        (
            "👩\u{200D}👩\u{200D}👧^2 ❤️~1",
            "👩\u{200D}👩\u{200D}👧^2 ❤️",
            &["near spellings are those of letters and digits; read as the word '❤️'"],
        ),
        ("طالبان NEAR/5 باكستان", "طالبان NEAR/5 باكستان", &[]),
        ("«الدولة الإسلامية»~3", "\"الدولة الإسلامية\"~3", &[]),
        ("الطالب* ب?كستان =الطالبان", "الطالب* ب?كستان =الطالبان", &[]),
        ("داعش، القاعدة؛ طالبان؟", "داعش القاعدة طالبان", &[]),
        ("می\u{200C}خواهم~1 می\u{200C}خ*", "می\u{200C}خواهم~1 می\u{200C}خ*", &[]),
        (
            "=شریف\u{200C}الله \"ذبیح\u{200C}الله مجاهد\"",
            "=شریف\u{200C}الله \"ذبیح\u{200C}الله مجاهد\"",
            &[],
        ),
        ("צה\"ל NEAR/2 דאעש", "צה\"ל NEAR/2 דאעש", &[]),
        ("=צה\"ל צה\"ל~1 צה\"ל^2", "=צה\"ל צה\"ל~1 צה\"ל^2", &[]),
        ("\"צה\"ל ניצח\"~2", "\"צה\"ל ניצח\"~2", &[]),
        ("पाकिस्तान~1 \"इस्लामी राज्य\"~2", "पाकिस्तान~1 \"इस्लामी राज्य\"~2", &[]),
        ("पाकिस्तान। भारत॥", "पाकिस्तान भारत", &[]),
        ("ประเทศไทย NEAR/3 \"รัฐอิสลาม\"", "ประเทศไทย NEAR/3 \"รัฐอิสลาม\"", &[]),
        ("伊斯蘭國 NEAR/3 「巴基斯坦」", "伊斯蘭國 NEAR/3 \"巴基斯坦\"", &[]),
        ("（伊斯蘭國 OR 塔利班）@sentence", "(伊斯蘭國 OR 塔利班)@sentence", &[]),
        ("伊斯蘭國。塔利班，巴基斯坦？", "伊斯蘭國。塔利班，巴基斯坦", &[]),
        ("イスラム国* ＂タリバン 政権＂~1", "イスラム国* \"タリバン 政権\"~1", &[]),
        ("e\u{301}tat~1 =e\u{301}tat E\u{301}*", "e\u{301}tat~1 =e\u{301}tat E\u{301}*", &[]),
        ("a\u{301}\u{302}\u{303} z\u{335}", "a\u{301}\u{302}\u{303} z\u{335}", &[]),
        (
            "is\u{AD}lamic~1 N\u{AD}EAR st\u{AD}ate",
            "islamic~1 \"NEAR\" state",
            &["'NEAR' is read as the word 'NEAR'"],
        ),
        ("İstanbul~1 ıssız", "İstanbul~1 ıssız", &[]),
        ("Straße~1 STRASSE", "Straße~1 STRASSE", &[]),
        ("Ελλάδα NEAR/3 «Ισλαμικό Κράτος»", "Ελλάδα NEAR/3 \"Ισλαμικό Κράτος\"", &[]),
        ("Хорасан* \"Исламское государство\"~1", "Хорасан* \"Исламское государство\"~1", &[]),
        ("\u{202B}داعش\u{202C} \u{200F}-طالبان", "داعش -طالبان", &[]),
        ("ｔｉｔｌｅ：x full＋width", "ｔｉｔｌｅ：x full＋width", &[]),
        ("a\u{3000}NEAR/3\u{3000}b", "a NEAR/3 b", &[]),
        ("a\nNEAR/3\r\nb", "a NEAR/3 b", &[]),
        ("a\0NEAR/3\0b", "a NEAR/3 b", &[]),
    ]);
}

#[test]
fn pasted_text() {
    check_all(&[
        ("**Note:** see [1], (2) and *this*.", "*Note:* see 1 2 and *this*", &[]),
        (
            "_emphasis_ `code` ~~struck~~",
            "_emphasis_ code struck~2",
            &["a word has one distance; of '~~struck~~' the first counts"],
        ),
        ("> quoted text — with a dash –", "quoted text with a dash", &[]),
        ("• item one · item two", "item one item two", &[]),
        ("Q: what? A: this!", "Q what A this", &[]),
        (
            "Title: The State; Author: A. B.",
            "title:The +(State B) author:A",
            &[
                "'Title:' has a blank after it; read as 'Title:The'",
                "'Author:' has a blank after it; read as 'Author:A.'",
            ],
        ),
        ("He said: \"no.\" She said: “yes!”", "He said \"no.\" She said \"yes!\"", &[]),
        ("12:30–14:00, pp. 3–5", "12:30–14:00 pp 3–5", &[]),
        ("#1 @home 100% §3 ¶4", "#1 @home 100% §3 4", &[]),
        ("Mr. & Mrs. Smith, Jr.", "Mr Mrs Smith Jr", &[]),
        (
            "(see note 3)^",
            "see note 3",
            &["a weight is a number above 0 and at most 100, as in word^2; '^' is ignored"],
        ),
        ("TODO: fix // comment", "TODO fix comment", &[]),
        ("{\"a\": [1, 2]}", "\"a\" 1 2", &[]),
        ("<b>bold</b> &amp; &#39;", "b>bold</b amp #39", &[]),
        ("\\escaped \\\"quote\\\"", "\\escaped \"quote\\\"", &[]),
    ]);
}
