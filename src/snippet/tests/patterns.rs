//! What stands for words: wildcards, near spellings, regular expressions.

use super::*;

#[test]
fn wildcards() {
    check(&[
        (
            wildcard("wil?car*d"),
            "Wildcard, wilcard, wildcarded",
            "{w:Wildcard}, wilcard, {w:wildcarded}",
        ),
        (wildcard("*stan"), "Pakistan, standing, stan", "{w:Pakistan}, standing, {w:stan}"),
        (wildcard("t?rr*st"), "Terrorist, terrorists", "{w:Terrorist}, terrorists"),
        // The form is compared, not the stem.
        (wildcard("attack?"), "attacks attacked", "{w:attacks} attacked"),
        (wildcard("É?ole"), "ecole ÉCOLE", "{w:ecole} {w:ÉCOLE}"),
        // A compound counts as written as one, and by its parts.
        (wildcard("*sk"), "ISIS-K", "{w:ISIS-K}"),
        (wildcard("ISI?-K"), "ISIS-K ISISK", "{w:ISIS-K} {w:ISISK}"),
        (wildcard("*afghan*"), "Pak-Afghan", "{w:Pak-Afghan}"),
        (wildcard("?fghan"), "Pak-Afghan", "Pak-{w:Afghan}"),
        (wildcard("*"), "anything", "-"),
        (wildcard("?"), "a", "-"),
    ]);
}

#[test]
fn near_spellings() {
    check(&[
        (
            fuzzy("Ehsan", 1),
            "Ehsan, Ehsaan, Hesan, Ehasaan",
            "{e:Ehsan}, {f:Ehsaan}, {f:Hesan}, Ehasaan",
        ),
        (fuzzy("Balochistan", 1), "Baluchistan, Beluchistan", "{f:Baluchistan}, Beluchistan"),
        (fuzzy("Balochistan", 2), "Beluchistan", "{f:Beluchistan}"),
        (fuzzy("cafe", 1), "Cafés", "{f:Cafés}"),
        (fuzzy("ISISC", 1), "ISIS-K", "{f:ISIS-K}"),
        (fuzzy("ISIS-K", 1), "ISISK", "{e:ISISK}"),
        (fuzzy("word", 3), "word", "-"),
        (fuzzy("?", 1), "a", "-"),
    ]);
}

#[test]
fn expressions() {
    check(&[
        (regex("isk[ap]?"), "ISKP, ISK, Iskander", "{r:ISKP}, {r:ISK}, Iskander"),
        (regex("ISIS.*"), "ISIS-K isis", "{r:ISIS-K} {r:isis}"),
        (regex("caf."), "Café, cafes", "{r:Café}, cafes"),
        (regex(r"\d{4}"), "in 2024, 20245", "in {r:2024}, 20245"),
        (regex("colou?r"), "color colours", "{r:color} colours"),
        (regex("a|an"), "an a the", "{r:an} {r:a} the"),
        (regex("isk["), "isk", "-"),
        (regex(""), "isk", "-"),
    ]);
}
