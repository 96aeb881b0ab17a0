//! Words, phrases and what stands for words.

use super::super::build::*;
use super::check;

#[test]
fn words() {
    check(&[
        ("attack", word("attack"), "Attacks! They attack.", "[stem:Attacks]! They [exact:attack]."),
        ("cafe", word("cafe"), "The CAFÉ’s café", "The [exact:CAFÉ’s] [exact:café]"),
        ("attack", word("attack"), "nothing of it", "-"),
        ("ISIS", word("ISIS"), "of ISIS-K", "of [exact:ISIS]-K"),
        (
            "ISIS-K",
            word("ISIS-K"),
            "ISIS-K, ISISK, ISIS K",
            "[exact:ISIS-K], [exact:ISISK], [exact:ISIS K]",
        ),
        ("ISISK", word("ISISK"), "of ISIS-K", "of [exact:ISIS-K]"),
        ("U.S.", word("U.S."), "the US and U.S.", "the [exact:US] and [exact:U.S.]"),
        ("al-Qa'ida", word("al-Qa'ida"), "Al Qaida, alqaida", "[exact:Al Qaida], [exact:alqaida]"),
    ]);
}

#[test]
fn exact_forms() {
    check(&[
        ("=Attack", exact("Attack"), "Attack, attack, Attacks", "[exact:Attack], attack, Attacks"),
        ("=café", exact("café"), "cafe\u{301}, cafe, Café", "[exact:cafe\u{301}], cafe, Café"),
        // Inner punctuation counts, what stands between words does not.
        (
            "=ISIS-K",
            exact("ISIS-K"),
            "ISIS-K, ISISK, ISIS K",
            "[exact:ISIS-K], ISISK, [exact:ISIS K]",
        ),
        (
            "=\"Islamic State\"",
            exact("Islamic State"),
            "Islamic  State, islamic State",
            "[phrase:Islamic  State], islamic State",
        ),
        ("=state", exact("state"), "The state's", "-"),
    ]);
}

#[test]
fn phrases() {
    check(&[
        (
            "\"islamic state\"",
            phrase("islamic state"),
            "Islamic; a state. Islamic States",
            "Islamic; a state. [phrase:Islamic States]",
        ),
        ("\"islamic state\"", phrase("islamic state"), "State Islamic", "-"),
        ("\"states\"", phrase("states"), "a state", "a [stem:state]"),
        ("\"a a\"", phrase("a a"), "a a a b", "[phrase:a a] a b"),
        // A compound begins where its first part does: what follows this part
        // follows the compound too.
        ("\"isisk k\"", phrase("isisk k"), "ISIS-K", "[phrase:ISIS-K]"),
        ("\"isisk left\"", phrase("isisk left"), "ISIS-K left", "-"),
        ("\"ISIS-K left\"", phrase("ISIS-K left"), "ISIS-K left", "[phrase:ISIS-K left]"),
    ]);
}

#[test]
fn phrases_with_slop() {
    check(&[
        (
            "\"the state\"~1",
            sloppy("the state", 1),
            "the old state",
            "[phrase:the] old [phrase:state]",
        ),
        ("\"the state\"~1", sloppy("the state", 1), "the very old state", "-"),
        ("\"state the\"~5", sloppy("state the", 5), "the old state", "-"),
        // The slop is that of all words together.
        ("\"a b c\"~2", sloppy("a b c", 2), "a x b x c", "[phrase:a] x [phrase:b] x [phrase:c]"),
        ("\"a b c\"~1", sloppy("a b c", 1), "a x b x c", "-"),
        // Every choice counts.
        ("\"a b\"~2", sloppy("a b", 2), "a a b", "[phrase:a] [phrase:a] [phrase:b]"),
        // Here a compound takes as much room as it has parts.
        (
            "\"isisk left\"~1",
            sloppy("isisk left", 1),
            "ISIS-K left",
            "[phrase:ISIS-K] [phrase:left]",
        ),
        ("\"isisk k\"~1", sloppy("isisk k", 1), "ISIS-K", "-"),
    ]);
}

#[test]
fn what_stands_for_words() {
    check(&[
        (
            "terror*",
            prefix("terror"),
            "Terrorists, terror, error",
            "[prefix:Terrorists], [prefix:terror], error",
        ),
        (
            "al-qa*",
            prefix("al-qa"),
            "al-Qaida, al Qa'ida, alqaida",
            "[prefix:al-Qaida], [prefix:al Qa'ida], [prefix:alqaida]",
        ),
        ("isi*", prefix("isi"), "ISIS-K", "[prefix:ISIS]-K"),
        ("isisk*", prefix("isisk"), "ISIS-K", "[prefix:ISIS-K]"),
        // Patterns are compared with forms, not with stems.
        ("attacke*", prefix("attacke"), "attacked, attack", "[prefix:attacked], attack"),
        (
            "t?rr*st",
            wildcard("t?rr*st"),
            "Terrorist, terrorists",
            "[wildcard:Terrorist], terrorists",
        ),
        ("*stan", wildcard("*stan"), "Pakistan stands", "[wildcard:Pakistan] stands"),
        ("*sk", wildcard("*sk"), "ISIS-K", "[wildcard:ISIS-K]"),
        (
            "/isk[ap]?/",
            regex("isk[ap]?"),
            "ISKP, ISK, Iskander",
            "[regex:ISKP], [regex:ISK], Iskander",
        ),
        ("/caf./", regex("caf."), "Café, cafes", "[regex:Café], cafes"),
        (
            "Ehsan~1",
            fuzzy("Ehsan", 1),
            "Ehsan, Ehsaan, Hesan, Ehasaan",
            "[exact:Ehsan], [fuzzy:Ehsaan], [fuzzy:Hesan], Ehasaan",
        ),
        ("Balochistan~2", fuzzy("Balochistan", 2), "Beluchistan", "[fuzzy:Beluchistan]"),
        ("ISISC~1", fuzzy("ISISC", 1), "ISIS-K", "[fuzzy:ISIS-K]"),
    ]);
}

#[test]
fn scripts() {
    check(&[
        ("恐怖", word("恐怖"), "反恐怖袭击", "反[exact:恐怖]袭击"),
        ("\"怖袭击\"", phrase("怖袭击"), "恐怖袭击。", "恐[phrase:怖袭击]。"),
        ("恐怖袭", word("恐怖袭"), "恐怖。袭击。", "[exact:恐怖。袭]击。"),
        ("คนไทย", word("คนไทย"), "เป็นคนไทยครับ", "เป็น[exact:คนไทย]ครับ"),
        ("कानपुर", word("कानपुर"), "कानपुर में", "[exact:कानपुर] में"),
        ("خُراسان", word("خُراسان"), "في خراسان", "في [exact:خراسان]"),
        ("کتابها", word("کتابها"), "کتاب‌ها", "[exact:کتاب‌ها]"),
        ("*سان", wildcard("*سان"), "خُراسان", "[wildcard:خُراسان]"),
        ("=خُراسان", exact("خُراسان"), "خراسان", "-"),
    ]);
}
