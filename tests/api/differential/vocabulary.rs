//! The words of generated texts and queries.
//!
//! Few, so that they meet: in stems, as parts of compounds, in phrases and at
//! the beginnings of others. What is hard to read is among them in every form.

/// Words that any text may hold, whatever its language: names above all.
pub const NAMES: [&str; 16] = [
    "Islamic",
    "State",
    "state's",
    "Khorasan",
    "ISIS-K",
    "ISISK",
    "isis",
    "k",
    "U.S.",
    "U.S.-led",
    "al-Qa'ida",
    "al-Qaida",
    "qaida",
    "Tehreek-e-Taliban",
    "Taliban",
    "C++",
];

const ENGLISH: [&str; 20] = [
    "attack",
    "attacks",
    "attacking",
    "Attacked",
    "café",
    "Cafe",
    "CAFÉ",
    "cafe\u{301}s",
    "terror",
    "terrorist",
    "ter\u{AD}rorism",
    "army",
    "Army’s",
    "states",
    "the",
    "of",
    "a",
    "an",
    "don't",
    "3.14",
];

const GERMAN: [&str; 14] = [
    "Anschlag",
    "Anschläge",
    "Anschlags",
    "Straße",
    "Strasse",
    "Straßen",
    "über",
    "der",
    "die",
    "Armee",
    "Armeen",
    "Terror",
    "Café",
    "und",
];

const FRENCH: [&str; 12] = [
    "attaque",
    "attaques",
    "l’attaque",
    "l'État",
    "état",
    "États",
    "d'Islam",
    "la",
    "le",
    "café",
    "cafés",
    "terreur",
];

const PERSIAN: [&str; 10] =
    ["خراسان", "کتاب", "کتاب‌ها", "می‌خواهم", "دولت", "دولتِ", "حمله", "حمله‌ها", "در", "ارتش"];

const ARABIC: [&str; 9] =
    ["هجوم", "الهجوم", "هجمات", "دولة", "الدولة", "جيش", "الجيش", "في", "خُراسان"];

const HINDI: [&str; 8] = ["हमला", "हमले", "राज्य", "राज्यों", "सेना", "में", "और", "ख़ुरासान"];

const CHINESE: [&str; 8] = ["恐怖", "袭击", "恐怖袭击", "国家", "军队", "的", "美国", "军"];

const THAI: [&str; 7] = ["โจมตี", "การโจมตี", "รัฐ", "กองทัพ", "ที่", "ใน", "อิสลาม"];

/// A language of generated texts.
pub struct Language {
    pub tag: &'static str,
    pub words: &'static [&'static str],
    /// What ends its sentences.
    pub stops: &'static [&'static str],
    /// What stands between its words.
    pub gap: &'static str,
}

const STOPS: &[&str] = &[".", ".", ".", "!", "?", "…", ".”", ".[3]"];

/// The languages; English is stemmed, German and French too, Persian, Chinese
/// and Thai are not.
pub const LANGUAGES: [Language; 8] = [
    Language { tag: "en", words: &ENGLISH, stops: STOPS, gap: " " },
    Language { tag: "de", words: &GERMAN, stops: STOPS, gap: " " },
    Language { tag: "fr", words: &FRENCH, stops: STOPS, gap: " " },
    Language { tag: "fa", words: &PERSIAN, stops: &[".", "؟", "!"], gap: " " },
    Language { tag: "ar", words: &ARABIC, stops: &[".", "؟", "۔"], gap: " " },
    Language { tag: "hi", words: &HINDI, stops: &["।", "!", "?"], gap: " " },
    Language { tag: "zh", words: &CHINESE, stops: &["。", "！", "？"], gap: "" },
    Language { tag: "th", words: &THAI, stops: &[" ", "."], gap: "" },
];

/// Paragraphs that are plainly in a language, whatever that of their article.
pub const PROSE: [(&str, &str); 3] = [
    (
        "en",
        "The army of the state was attacked near the café, and it was not the first of the \
         attacks that they had seen from there. ISIS-K said that it was not them.",
    ),
    (
        "de",
        "Die Armee hat nach dem Anschlag auf der Straße gewarnt, dass die Armeen nicht mehr so \
         sicher sind, wie sie es noch waren. ISIS-K war es wohl nicht, und der Terror geht weiter.",
    ),
    (
        "fr",
        "L’attaque a été faite dans la rue par ceux qui ne sont pas de l’État, et les attaques \
         des cafés ont été plus nombreuses que dans une autre ville. ISIS-K est là, mais où ?",
    ),
];

/// What a full stop stands in without ending a sentence, and what may end one
/// without a full stop.
pub const ABBREVIATED: [&str; 5] = ["Gen. Khan", "No. 5", "e.g. Kabul", "J. R. Khan", "the U.S."];

/// What stands between two words of a sentence, now and then.
pub const BETWEEN: [&str; 7] = [", ", " – ", "; ", " (", ") ", " “", "” "];

/// Words of queries that no text has.
pub const ABSENT: [&str; 3] = ["zebra", "Taliban-linked", "صبر"];

pub const AUTHORS: [&str; 5] =
    ["Ann State", "Khorasani, Bob", "Café-Müller, Zoë", "K. Islam", "Taliban Watch"];

pub const PUBLISHERS: [&str; 3] = ["The State Press", "Café Publishers", "ISIS-K Monitor"];

pub const TAGS: [&str; 4] = ["terror", "Air Strikes", "U.S.", "Café-news"];

pub const DATES: [&str; 5] = ["2019", "2020-02", "2020-02-29", "2021-06-30", "2022"];
