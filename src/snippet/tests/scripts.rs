//! Marks in texts of many scripts.

use super::*;

#[test]
fn latin() {
    check_in(
        "de",
        &[
            (word("anschlag"), "Die Anschläge", "Die {s:Anschläge}"),
            (word("strasse"), "die Straße", "die {e:Straße}"),
            (exact("Straße"), "Strasse, Straße", "Strasse, {e:Straße}"),
        ],
    );
    check_in(
        "fr",
        &[
            (word("attaques"), "l’attaque", "l’{s:attaque}"),
            (word("etat"), "L'État", "L'{e:État}"),
            (exact("État"), "l'État, l'état", "l'{e:État}, l'état"),
            (phrase("coup d'état"), "le coup d’État", "le {p:coup d’État}"),
            (near(1, [word("état"), word("islam")]), "l'État d'Islam", "l'{e:État} d'{e:Islam}"),
        ],
    );
    check_in("tr", &[(word("istanbul"), "İstanbul’da", "{e:İstanbul’da}")]);
    check_in("vi", &[(word("viet nam"), "Việt Nam", "{e:Việt Nam}")]);
    check_in(
        "en",
        &[
            (word("e\u{301}cole"), "une École, ecole", "une {e:École}, {e:ecole}"),
            (word("ecole"), "E\u{301}COLE", "{e:E\u{301}COLE}"),
            (wildcard("?cole"), "e\u{301}cole", "{w:e\u{301}cole}"),
            (word("ﬁnance"), "finance", "{e:finance}"),
            (word("２０２４"), "in 2024", "in {e:2024}"),
        ],
    );
}

#[test]
fn cyrillic_and_greek() {
    check_in(
        "ru",
        &[
            (word("атака"), "Атаки и атакой", "{s:Атаки} и {s:атакой}"),
            (word("елка"), "ёлка", "{e:ёлка}"),
            (exact("ёлка"), "елка, ёлка", "елка, {e:ёлка}"),
            (
                phrase("исламское государство"),
                "Исламского государства",
                "{p:Исламского государства}",
            ),
            (prefix("терр"), "террористы", "{P:террористы}"),
            (fuzzy("Хорасан", 1), "Хоросан", "{f:Хоросан}"),
            (
                sentence(and([word("армия"), word("ушла")])),
                "Армия пришла. Армия ушла.",
                "Армия пришла. {e:Армия} {e:ушла}.",
            ),
        ],
    );
    check_in("el", &[(word("ανθρωπος"), "ο άνθρωπος", "ο {e:άνθρωπος}")]);
}

#[test]
fn arabic_and_persian() {
    check_in(
        "ar",
        &[
            // Vowel signs make another word to whoever writes them.
            (word("خُراسان"), "ولاية خُراسان", "ولاية {e:خُراسان}"),
            (exact("خُراسان"), "خراسان", "-"),
            (word("احمد"), "قال أحمد", "قال {e:أحمد}"),
            (exact("أحمد"), "احمد وأحمد أحمد", "احمد وأحمد {e:أحمد}"),
            (near(1, [word("جيش"), word("هجوم")]), "هجوم على جيش", "{e:هجوم} على {e:جيش}"),
            (sentence(and([word("جيش"), word("هجوم")])), "هل هجوم؟ هذا جيش.", "-"),
        ],
    );
    check_in(
        "fa",
        &[
            // With and without the zero-width non-joiner.
            (word("می‌خواهم"), "می\u{200C}خواهم", "{e:می\u{200C}خواهم}"),
            (word("میخواهم"), "می\u{200C}خواهم", "{e:می\u{200C}خواهم}"),
            (exact("میخواهم"), "می\u{200C}خواهم", "-"),
            (prefix("کتاب"), "کتاب\u{200C}ها", "{P:کتاب\u{200C}ها}"),
            (wildcard("کتاب*"), "کتاب\u{200C}ها", "{w:کتاب\u{200C}ها}"),
            (word("کتاب"), "كتاب", "{e:كتاب}"),
            (exact("کتاب"), "كتاب", "-"),
        ],
    );
}

#[test]
fn hebrew_and_hindi() {
    check_in(
        "he",
        &[
            (word("צה\"ל"), "כוחות צה״ל", "כוחות {e:צה״ל}"),
            (phrase("בית ספר"), "בית־ספר", "{p:בית־ספר}"),
            (adj(1, [word("בית"), word("ספר")]), "בית קטן ספר", "{e:בית} קטן {e:ספר}"),
        ],
    );
    check_in(
        "hi",
        &[
            (word("हमले"), "हमला हमलों", "{s:हमला} {s:हमलों}"),
            (exact("हमले"), "हमला हमले", "हमला {e:हमले}"),
            (prefix("राज्"), "राज्यों में", "{P:राज्यों} में"),
            (
                sentence(and([word("सेना"), word("राज्य")])),
                "सेना आई। राज्य में सेना।",
                "सेना आई। {e:राज्य} में {e:सेना}।",
            ),
        ],
    );
}

#[test]
fn scripts_without_blanks() {
    check_in(
        "zh",
        &[
            (word("袭击"), "恐怖袭击发生。", "恐怖{e:袭击}发生。"),
            (phrase("恐怖袭击"), "恐怖袭击发生", "{p:恐怖袭击}发生"),
            (near(2, [word("美国"), word("军队")]), "军队在美国", "{e:军队}在{e:美国}"),
            (sentence(and([word("美国"), word("军队")])), "美国发生。军队袭击。", "-"),
            // Two signs that touch are a word too.
            (wildcard("袭*"), "恐怖袭击", "恐怖{w:袭击}"),
        ],
    );
    check_in(
        "ja",
        &[
            (word("日本"), "今日は日本語", "今日は{e:日本}語"),
            (word("テロ"), "テロ攻撃", "{e:テロ}攻撃"),
            (word("ﾃﾛ"), "テロ", "{e:テロ}"),
            (word("が"), "か\u{3099}", "{e:か\u{3099}}"),
        ],
    );
    check_in(
        "th",
        &[
            (word("โจมตี"), "การโจมตีที่", "การ{e:โจมตี}ที่"),
            (near(3, [word("โจมตี"), word("รัฐ")]), "โจมตีที่รัฐ", "{e:โจมตี}ที่{e:รัฐ}"),
        ],
    );
    check_in(
        "ko",
        &[
            (word("한국"), "한국 한국어", "{e:한국} {e:한국}어"),
            (prefix("한국"), "한국어", "{P:한국어}"),
        ],
    );
}

#[test]
fn emoji_and_marks() {
    check(&[
        (word("army"), "👩\u{200D}👩\u{200D}👧army👍🏽", "👩\u{200D}👩\u{200D}👧{e:army}👍🏽"),
        (near(0, [word("a"), word("b")]), "a 🇩🇪🇫🇷 b", "{e:a} 🇩🇪🇫🇷 {e:b}"),
        (word("army"), "ar\u{200B}my", "{e:ar\u{200B}my}"),
        (word("👍"), "👍", "-"),
        (word("na\u{308}ive"), "naive näive", "{e:naive} {e:näive}"),
        (exact("näive"), "naive na\u{308}ive", "naive {e:na\u{308}ive}"),
    ]);
}
