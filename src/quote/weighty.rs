//! Words that turn what is said into something else: negations, numbers, names.
//!
//! Words are compared one by one, so that none of these is ever changed unseen. It
//! takes this list only where a quotation does not give the article's words:
//! within brackets, and at an ellipsis so short that it hides a word.

use super::words::WordKind;
use crate::text::{Change, DiffPart};

/// Says whether a word, given by its key, negates.
pub(super) fn is_negation(key: &str) -> bool {
    let word = key.to_lowercase();
    word.ends_with("n't") || NEGATIONS.contains(&word.as_str())
}

/// Says whether a word, given by its key, is a number, or a sign as go with numbers.
pub(super) fn is_number(key: &str, kind: WordKind) -> bool {
    kind != WordKind::Letters || NUMBERS.contains(&key.to_lowercase().as_str())
}

/// Says whether a word, given by its key, may be a name: it has a capital letter and
/// is none of the words that sentences often begin with.
pub(super) fn is_name(key: &str) -> bool {
    key.starts_with(char::is_uppercase) && !BEGINNINGS.contains(&key)
}

/// Says whether a part of a compound negates what follows it with a hyphen.
pub(super) fn negates_compound(key: &str) -> bool {
    is_negation(key) || matches!(key.to_lowercase().as_str(), "non" | "un" | "anti")
}

/// Says whether a word that is a number, or that negates, is among what differs:
/// then it is no paraphrase, however similar.
pub(super) fn changes_number_or_negation(parts: &[DiffPart]) -> bool {
    let changed = parts.iter().filter(|part| part.change != Change::Same);
    changed.flat_map(|part| part.text.split_whitespace()).any(|word| {
        let word = word.replace('’', "'");
        let mut halves = word.split(|c: char| !c.is_alphanumeric() && c != '\'');
        halves.any(|half| {
            let half = half.trim_matches('\'');
            half.chars().any(char::is_numeric)
                || is_negation(half)
                || is_number(half, WordKind::Letters)
        })
    })
}

/// Of the languages that drafts are often written in. Chinese, Japanese and Korean
/// are compared sign by sign.
const NEGATIONS: &[&str] = &[
    // English
    "no",
    "not",
    "never",
    "none",
    "nobody",
    "nothing",
    "neither",
    "nor",
    "nowhere",
    "cannot",
    "without",
    "hardly",
    "barely",
    "scarcely",
    "dont",
    "doesnt",
    "didnt",
    "isnt",
    "wasnt",
    "wont",
    "ain't",
    "non", // German
    "nicht",
    "nichts",
    "nie",
    "niemals",
    "niemand",
    "kein",
    "keine",
    "keinen",
    "keinem",
    "keiner",
    "keines",
    "weder",
    "nirgends",
    "ohne",
    "nein", // French
    "ne",
    "n'est",
    "n'a",
    "n'ont",
    "pas",
    "jamais",
    "aucun",
    "aucune",
    "ni",
    "sans",
    "rien",
    "personne", // Spanish, Italian, Portuguese
    "nunca",
    "jamás",
    "ningún",
    "ninguno",
    "ninguna",
    "nada",
    "nadie",
    "tampoco",
    "sin",
    "mai",
    "nessun",
    "nessuno",
    "nessuna",
    "niente",
    "nulla",
    "senza",
    "não",
    "nem",
    "nenhum",
    "nenhuma",
    "ninguém",
    "sem", // Dutch, Swedish, Danish, Norwegian
    "niet",
    "geen",
    "nooit",
    "niemand",
    "niets",
    "zonder",
    "inte",
    "aldrig",
    "ingen",
    "inget",
    "inga",
    "ikke",
    "ej",
    "utan", // Polish, Czech
    "nigdy",
    "nikt",
    "żaden",
    "żadna",
    "bez",
    "není",
    "nikdy",
    "nikdo",
    "žádný",
    // Russian, Ukrainian
    "не",
    "нет",
    "ни",
    "никогда",
    "никто",
    "ничего",
    "без",
    "ні",
    "немає",
    "ніколи",
    "ніхто",
    // Turkish, Indonesian
    "değil",
    "yok",
    "hiç",
    "tidak",
    "bukan",
    "tak",
    "jangan", // Arabic, Persian, Hebrew
    "لا",
    "لم",
    "لن",
    "ليس",
    "ليست",
    "غير",
    "دون",
    "ولا",
    "ولم",
    "ولن",
    "نه",
    "نیست",
    "هیچ",
    "بدون",
    "לא",
    "אין",
    "אל",
    "בלי", // Hindi
    "नहीं",
    "मत",
    "ना",
    "न",
    "बिना", // Chinese, Japanese, Korean
    "不",
    "没",
    "沒",
    "无",
    "無",
    "未",
    "非",
    "别",
    "別",
    "莫",
    "勿",
    "否",
    "な",
    "ず",
    "ぬ",
    "안",
    "못",
    "없",
    "않",
];

const NUMBERS: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "billions",
    "trillion",
    "dozen",
    "dozens",
    "half",
    "twice",
    "double",
    "一",
    "二",
    "三",
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "十",
    "百",
    "千",
    "万",
    "萬",
    "亿",
    "億",
    "两",
    "兩",
    "半",
];

const BEGINNINGS: &[&str] = &[
    "A", "An", "And", "At", "But", "He", "Her", "His", "I", "In", "It", "Its", "My", "Of", "On",
    "Our", "She", "That", "The", "Their", "There", "These", "They", "This", "Those", "To", "We",
    "You", "Your",
];

#[cfg(test)]
mod tests {
    use super::{is_negation, is_number};
    use crate::quote::words::WordKind;

    #[test]
    fn negations_and_numbers_are_known() {
        for word in ["not", "Not", "NEVER", "isn't", "cannot", "nicht", "pas", "не", "不", "ليس"]
        {
            assert!(is_negation(word), "{word}");
        }
        for word in ["note", "knot", "notion", "the", "now", "paste", "不同"] {
            assert!(!is_negation(word), "{word}");
        }
        assert!(is_number("Two", WordKind::Letters) && is_number("x2", WordKind::Number));
        assert!(!is_number("too", WordKind::Letters));
    }
}
